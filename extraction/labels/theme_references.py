"""Words that take up what was said before, and words that speak of a conflict without its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from extraction.labels.theme_terms import TermMatch, find_terms, reference_terms
from extraction.text import Token, words_of
from extraction.text.inflection import fold

DEFINITE = words_of("definite_determiner")
FIRST_WORDS = 4


def references(tokens: Sequence[Token], use: str) -> Iterator[TermMatch]:
    """The words of data/theme_references.tsv with a use."""
    return (match for match in _matches(tuple(token.text for token in tokens)) if match.theme == use)


@lru_cache(maxsize=100)
def _matches(words: tuple[str, ...]) -> tuple[TermMatch, ...]:
    """All words of the table among these, kept while the same content is asked for one use after the other."""
    return tuple(find_terms(words, reference_terms()))


def speaks_of_conflict(tokens: Sequence[Token]) -> bool:
    """Whether the words speak of a war or a crisis."""
    return any(references(tokens, "conflict"))


def points_back(tokens: Sequence[Token]) -> bool:
    """Whether the words take up what was said before: "dazu", "diese Frage", "den Vorstoß"."""
    if any(not begins_noun_phrase(tokens, match) for match in references(tokens, "back")):
        return True
    return any(is_definite(tokens, match.first) for match in references(tokens, "noun"))


def opens_with_reference(tokens: Sequence[Token]) -> bool:
    """Whether the first word takes up what was said before: "Darüber entscheide das Parlament"."""
    found = references(tokens[: FIRST_WORDS + 1], "back")
    return any(match.first == 0 and not begins_noun_phrase(tokens, match) for match in found)


def begins_noun_phrase(tokens: Sequence[Token], match: TermMatch) -> bool:
    """Whether a lone "das" is an article: the next word is a noun."""
    following = tokens[match.last : match.last + 1]
    return fold(tokens[match.first].text) == "das" and any(token.text[:1].isupper() for token in following)


def is_definite(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun has a definite article or demonstrative before it, at most one adjective between."""
    return any(fold(token.text) in DEFINITE for token in tokens[max(0, index - 2) : index])


def opens_with_topic(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says first what it is about: "Zum Klimaschutz sagte sie, …"."""
    return any(match.first == 0 for match in references(tokens[: FIRST_WORDS + 1], "topic"))
