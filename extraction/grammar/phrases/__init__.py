"""Noun phrases: where they start and end, their cores and what extends them, names in them."""

from extraction.grammar.phrases.agreement import agrees
from extraction.grammar.phrases.bare_objects import is_bare_object, is_object_behind_name
from extraction.grammar.phrases.cores import behind_extended_attribute
from extraction.grammar.phrases.ends import noun_phrase_end
from extraction.grammar.phrases.names_in_phrases import is_body, is_country, is_country_name, is_known_surname
from extraction.grammar.phrases.starts import is_nominal_start, may_be_nominative

__all__ = [
    "agrees",
    "behind_extended_attribute",
    "is_bare_object",
    "is_body",
    "is_country",
    "is_country_name",
    "is_known_surname",
    "is_nominal_start",
    "is_object_behind_name",
    "may_be_nominative",
    "noun_phrase_end",
]
