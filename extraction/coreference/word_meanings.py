"""What a word by itself may refer to: title, pronoun, authority, organisation, relative."""

from __future__ import annotations

from enum import Enum

from extraction.coreference.nouns import RELATIVES
from extraction.coreference.references import organisation_noun
from extraction.knowledge.names import title_of
from extraction.knowledge.names.authorities import institution_noun
from extraction.text import words_of
from extraction.text.records import keeping_words

_PRONOUNS = words_of("third_person_pronoun")
_BOTH = words_of("both_of_two")


class Meaning(Enum):
    """What a word by itself may refer to, or that it parts clauses."""

    MARK = 0
    TITLE = 1
    PRONOUN = 2
    BOTH = 3
    INSTITUTION = 4
    ORGANISATION = 5
    RELATIVE = 6


@keeping_words
def meaning_of(word: str) -> Meaning | None:
    """What a word may refer to; None for most."""
    if word in (",", ":", ";"):
        return Meaning.MARK
    if word[0].isupper() and title_of(word) is not None:
        return Meaning.TITLE
    if word.lower() in _PRONOUNS:
        return Meaning.PRONOUN
    if (word.lower() in _BOTH and word.islower()) or word == "Beide":
        return Meaning.BOTH
    if word[0].isupper() and institution_noun(word) is not None:
        return Meaning.INSTITUTION
    if word in RELATIVES:
        return Meaning.RELATIVE
    return Meaning.ORGANISATION if organisation_noun(word) else None
