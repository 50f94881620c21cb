"""One noun phrase that means one participant: pronoun, name, title, noun. Imports descriptions, nouns and what they import."""

from extraction.coreference.references.parties import organisation_named_again, organisation_noun, resolve_inhabitant
from extraction.coreference.references.phrases import resolve_one, resolve_pronoun
from extraction.coreference.references.pronouns import NOBODY, PRONOUNS
from extraction.coreference.references.publishers import document_nouns
from extraction.coreference.references.titles import (
    INDEFINITE,
    POSSESSIVE,
    is_plural,
    office_holder,
    resolve_title,
    titled_otherwise,
)

__all__ = [
    "INDEFINITE",
    "NOBODY",
    "POSSESSIVE",
    "PRONOUNS",
    "document_nouns",
    "is_plural",
    "office_holder",
    "organisation_named_again",
    "organisation_noun",
    "resolve_inhabitant",
    "resolve_one",
    "resolve_pronoun",
    "resolve_title",
    "titled_otherwise",
]
