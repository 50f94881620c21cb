"""Declarations, communiqués, conclusions and resolutions: where their words begin and end on a page, and who issues them."""

from extraction.genres.declarations.appeals import read_appeal
from extraction.genres.declarations.beginnings import behind_wording
from extraction.genres.declarations.capitals import lower_capitals
from extraction.genres.declarations.issuers import in_a_row, names_in, names_of_member
from extraction.genres.declarations.reading import read_declaration
from extraction.genres.declarations.signatories import people_below
from extraction.genres.declarations.titles import is_issuer_word

__all__ = [
    "behind_wording",
    "in_a_row",
    "is_issuer_word",
    "lower_capitals",
    "names_in",
    "names_of_member",
    "people_below",
    "read_appeal",
    "read_declaration",
]
