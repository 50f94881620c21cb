"""Whose party the words around somebody show, so that "der CDU-Politiker" is nobody of another party."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.linking import TitlePhrase
from extraction.text import Token, TokenRange, rows, word_list

_PARTS = word_list("part_behind_party")
_LONGEST_BRACKET = 5  # tokens: "(Bündnis 90/Die Grünen)"


def parties_of(phrase: TitlePhrase) -> frozenset[str]:
    """The parties that a title may name: "CDU-Politiker", "Vize-Vorsitzender der Unionsfraktion"; none for most titles."""
    return parties_in(phrase.title.base) or frozenset().union(*map(parties_in, phrase.role.split()[1:]))


def parties_beside(tokens: list[Token], name: TokenRange) -> frozenset[str]:
    """The parties in a bracket behind a name or in the word before it: "Jan Kern (SPD)", "SPD-Mann Jan Kern"."""
    before = tokens[name[0] - 1].text if name[0] else ""
    if "-" in before and (parties := parties_in(before)):
        return parties
    at = name[1]
    if at >= len(tokens) or tokens[at].text != "(":
        return frozenset()
    inside = [token.text for token in tokens[at + 1 : at + 1 + _LONGEST_BRACKET]]
    if ")" not in inside:
        return frozenset()
    return frozenset().union(*map(parties_in, inside[: inside.index(")")]))


@lru_cache(maxsize=1 << 10)
def parties_in(word: str) -> frozenset[str]:
    """The parties that a word or the first part of a compound shows: "SPD-Fraktionsvize", "Unionspolitiker"."""
    known = _party_words()
    if (found := known.get(word) or known.get(word.partition("-")[0])) is not None:
        return found
    if not word[:1].isupper():
        return frozenset()
    starts = (word[: -len(part)] for part in _PARTS if word.endswith(part))
    return next((known[start] for start in starts if start in known), frozenset())


@cache
def _party_words() -> dict[str, frozenset[str]]:
    names = {name: frozenset({name}) for _, names in rows("parties.tsv") for name in names.split("|")}
    return names | {word: frozenset(parties.split("|")) for word, parties in rows("party_words.tsv")}
