"""Reads the word lists in data/. The only module that knows how those files are written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a data file, cut at tabs; empty lines and lines that start with "# " are left out."""
    text = resources.files("extraction.data").joinpath(name).read_text("utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("# "):
            yield [cell.strip() for cell in line.split("\t")]


@cache
def word_classes() -> dict[str, frozenset[str]]:
    """The closed word classes of data/function_words.tsv: class → lower-case words."""
    return {name: frozenset(words.split()) for name, words in rows("function_words.tsv")}


@cache
def words_of(*classes: str) -> frozenset[str]:
    """The words of one or more closed classes together."""
    return frozenset().union(*(word_classes()[name] for name in classes))


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviation → "" (never ends a sentence), "*" (before a sentence starter) or "#" (unless a number follows)."""
    return {row[0]: row[1] if len(row) > 1 else "" for row in rows("abbreviations.txt")}
