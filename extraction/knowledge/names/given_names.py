"""Given names that are known, and whose they are: data/given_names.tsv."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.knowledge.names.trees import folded
from extraction.text import rows
from extraction.text.folding import fold


@cache
def given_names() -> dict[str, str]:
    """Folded given name → "m", "f" or "x"."""
    found: dict[str, str] = {}
    for gender, names in rows("given_names.tsv"):
        for name in names.split():
            key = fold(name)
            found[key] = gender if found.get(key, gender) == gender else "x"
    return found


@lru_cache(maxsize=1 << 12)
def is_given_name(word: str) -> bool:
    """Whether a word, or each half of a double name, is a known given name."""
    return all(folded(part) in given_names() for part in word.split("-"))


def gender_of(name: str) -> str | None:
    """The gender of a person by the given name."""
    first = name.split()[0].split("-")[0]
    gender = given_names().get(folded(first))
    return None if gender == "x" else gender


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    return {fold(name): frozenset(map(fold, forms.split("|"))) for name, forms in rows("nicknames.tsv")}


def may_be_same_given_name(one: str, other: str) -> bool:
    """Whether two given names may be one person's: "J." for "Jonas", "Mike" for "Michael"."""
    first, second = sorted((folded(one).rstrip("."), folded(other).rstrip(".")), key=len)
    if len(first) == 1:
        return second.startswith(first)
    return first == second or first in _short_forms().get(second, ()) or second in _short_forms().get(first, ())
