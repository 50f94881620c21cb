"""Names by which people ask, beyond those that German texts use: data for queries, which no text is read by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from extraction.knowledge.names import title_of
from extraction.text import rows
from extraction.text.folding import fold

TITLES, LINK, WITHIN, HEAD = ("en", "de", "fr"), "link", "within", "head"
"""The uses that person_titles.tsv tells: titles by language, words between a title and a place, others inside a title, and titles of
whoever heads an organisation."""


@cache
def asked_names() -> Mapping[str, tuple[str, ...]]:
    """The id of a country, organisation or person → official English, older and short names."""
    return {id_: tuple(names.split("|")) for id_, names in rows("asked_names.tsv")}


@cache
def foreign_names() -> Mapping[str, tuple[str, ...]]:
    """The id of a country, organisation or person → names in other scripts than Latin ones."""
    return {id_: tuple(names.split("|")) for id_, names in rows("foreign_names.tsv")}


@cache
def asked_offices() -> Mapping[str, tuple[str, ...]]:
    """An English name of an office, folded → the German titles of its holders."""
    found: dict[str, tuple[str, ...]] = {}
    for title, names in rows("asked_offices.tsv"):
        for name in map(fold, names.split("|")):
            found[name] = (*found.get(name, ()), title)
    return found


@cache
def dissolved_states() -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """A name of a state that is no more, folded → its last year and the ids of the countries that came after it."""
    return {
        fold(name): (int(year), tuple(ids.split("|")))
        for names, year, ids in rows("dissolved_states.tsv")
        for name in names.split("|")
    }


@cache
def theme_words() -> Mapping[str, str]:
    """An everyday word, folded → the theme that it stands for."""
    return {fold(word): theme for theme, words in rows("theme_words.tsv") for word in words.split("|")}


@cache
def choice_words(name: str) -> Mapping[str, str]:
    """A word, folded → the value of the closed list of that name: kind, act or type."""
    found: dict[str, str] = {}
    for list_, value, words in rows("choice_words.tsv"):
        if list_ == name:
            found |= {fold(word): value for word in (value, *words.split("|"))}
    return found


@cache
def languages() -> Mapping[str, str]:
    """A language's name, folded, or ISO 639-2 code → its BCP 47 tag."""
    return {
        fold(word): tag
        for tag, codes, names in rows("languages.tsv")
        for word in (*codes.split("|"), *names.split("|"))
    }


def is_person_title(word: str) -> bool:
    """Whether a word says what somebody is, so that a name may follow: "Präsident", "US-Präsident", "President", "Mrs."."""
    if fold(word) in _title_words(*TITLES):
        return True
    return title_of(word[:1].upper() + word[1:]) is not None


def is_within_title(word: str) -> bool:
    """Whether a word can stand inside a title or before it: "of", "Prime", "ehemaliger"."""
    return fold(word) in _title_words(WITHIN, LINK)


def is_title_link(word: str) -> bool:
    """Whether a word can stand between a title and where it is held, or before both: "of", "the", "ex"."""
    return fold(word) in _title_words(LINK)


def is_title_of_head(title: str) -> bool:
    """Whether a title, in its masculine base, is one that anybody has who heads an organisation."""
    return fold(title) in _title_words(HEAD)


@cache
def _title_words(*uses: str) -> frozenset[str]:
    return frozenset(fold(word) for use, words in rows("person_titles.tsv") if use in uses for word in words.split())
