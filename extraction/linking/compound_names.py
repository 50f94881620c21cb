"""The names inside a compound: "EU-Kommission", "Putin-Berater", "Ukrainekrieg"."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.knowledge.names import Form, folded, name_tree, people_tree, single_names, title_of
from extraction.text.dictionary import is_known

_SHORTEST_COMPOUND = 9


@lru_cache(maxsize=1 << 12)
def names_in_compound(word: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, entity) of each name in a compound, as offsets in the word."""
    if "-" in word:
        return tuple(_hyphenated(word))
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha():
        return ()
    if folded(word[:3])[:3] not in _starts_of_names():
        return ()
    for end in range(len(word) - 4, 3, -1):
        target = single_names().get(folded(word[:end]))
        if target is not None and target.form is Form.NAME and _is_compound(word, end):
            return ((0, end, target.entity),)
    return ()


@cache
def _starts_of_names() -> frozenset[str]:
    """How the names begin that may be the first part of a compound, folded."""
    return frozenset(name[:length] for name in single_names() for length in range(4))


def _is_compound(word: str, end: int) -> bool:
    rest = word[end:].capitalize()
    return word[end:].islower() and (title_of(rest) is not None or (is_known(rest) and len(rest) > 3))


def _hyphenated(word: str) -> list[tuple[int, int, str]]:
    found, at = [], 0
    for part in word.split("-"):
        entity = _part_entity(part)
        if entity is not None:
            found.append((at, at + len(part), entity))
        at += len(part) + 1
    return found


def _part_entity(part: str) -> str | None:
    if not part[:1].isupper():
        adjectives = name_tree().following.get(folded(part))
        return next((t.entity for t in adjectives.targets if t.form is Form.ADJECTIVE), None) if adjectives else None
    target = single_names().get(folded(part))
    if target is not None and (part.isupper() or not target.acronym):
        return target.entity
    people = people_tree().following.get(folded(part))
    if people is None:
        return None
    holders = {t.entity for t in people.targets if t.form is Form.SURNAME and not t.shared}
    return holders.pop() if len(holders) == 1 else None
