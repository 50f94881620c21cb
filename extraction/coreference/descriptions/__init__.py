"""Entities of those who go without a name: "Sprecher des Außenministeriums", "chinesisches Außenministerium"."""

from extraction.coreference.descriptions.described_phrases import describe
from extraction.coreference.descriptions.institutions import describe_institution, ministry_of, on_behalf_of_phrase
from extraction.coreference.descriptions.phrases import QUOTATION_MARKS, is_in_marks
from extraction.coreference.descriptions.titled_people import describe_office, describe_person, describe_spokesperson

__all__ = [
    "QUOTATION_MARKS",
    "describe",
    "describe_institution",
    "describe_office",
    "describe_person",
    "describe_spokesperson",
    "is_in_marks",
    "ministry_of",
    "on_behalf_of_phrase",
]
