"""Reads the word lists in data/. The only module that knows how those files are written."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources

# The tables of named lists of words.
WORD_LIST_TABLES = (
    "function_words.tsv", "lists_attribution.tsv", "lists_events.tsv", "lists_grammar.tsv", "lists_labels.tsv",
    "lists_references.tsv", "lists_word_parts.tsv",
)  # fmt: skip


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage while things are made of which none refers back to itself."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def growing() -> Iterator[None]:
    """The same while tables are built that stay; they are passed by afterwards instead of looked through again and again."""
    with uncollected():
        yield
        gc.freeze()


def data_files() -> list[str]:
    """The names of all tables."""
    return sorted(f.name for f in resources.files("extraction.data").iterdir() if f.name.endswith((".tsv", ".txt")))


def lines(name: str) -> list[str]:
    """All lines of a data file, comments too."""
    return resources.files("extraction.data").joinpath(name).read_text("utf-8").splitlines()


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a data file, cut at tabs; empty lines and lines that start with "# " are left out."""
    for line in lines(name):
        if line.strip() and not line.startswith("# "):
            cells = line.split("\t")
            yield [cell.strip() for cell in cells] if " \t" in line or "\t " in line or line.strip() != line else cells


@cache
def word_lists() -> dict[str, tuple[str, ...]]:
    """Every named list of words, from all tables of lists: name → words in their order, and behind them as the Swiss spell them."""
    return {name: _with_swiss(words.split()) for table in WORD_LIST_TABLES for name, words in rows(table)}


def _with_swiss(words: list[str]) -> tuple[str, ...]:
    """ "außerdem" and "ausserdem": in Switzerland there is no "ß"."""
    swiss = (word.replace("ß", "ss") for word in words if "ß" in word)
    return tuple(dict.fromkeys((*words, *swiss)))


def word_list(name: str) -> tuple[str, ...]:
    """The words of one list in their order, as endings are tried."""
    return word_lists()[name]


@cache
def words_of(*names: str) -> frozenset[str]:
    """The words of one or more lists together."""
    return frozenset().union(*(word_lists()[name] for name in names))


@cache
def contractions() -> dict[str, str]:
    """Preposition with the article in it → the preposition alone: "beim" → "bei"."""
    return dict(rows("contractions.tsv"))


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviation → "" (never ends a sentence), "*" (before a sentence starter) or "#" (unless a number follows)."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("abbreviations.txt")}
