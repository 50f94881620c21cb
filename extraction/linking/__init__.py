"""Entity linking: which known or new entity each name in an article means. Imports grammar and what lies below it."""

from extraction.linking.introduced import is_dictionary_word, past_honorific, row_of_names
from extraction.linking.linking import find_mentions
from extraction.linking.links import Links, Newcomer, PersonMention, entity_of
from extraction.linking.on_behalf_of import OnBehalfOf, is_party, on_behalf_of_entity
from extraction.linking.scanning import NameMatch
from extraction.linking.title_phrases import NUMBERS, TitlePhrase, read_title_phrase

__all__ = [
    "NUMBERS",
    "Links",
    "NameMatch",
    "Newcomer",
    "OnBehalfOf",
    "PersonMention",
    "TitlePhrase",
    "entity_of",
    "find_mentions",
    "is_dictionary_word",
    "is_party",
    "on_behalf_of_entity",
    "past_honorific",
    "read_title_phrase",
    "row_of_names",
]
