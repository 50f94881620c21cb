"""The part of a text where a query's words stand, with marks around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from html import escape

from api.queries.fulltext.analysis import Word, analyse, split
from api.queries.fulltext.syntax import Node, Term

SNIPPET_CHARS = 300  # longest snippet before words at its ends are completed and marks are added
_LEAD_CHARS = 60  # at most so much stands before the first mark in a text that is cut
_SPECIAL = re.compile("[&<>\"']")  # what is escaped

Place = tuple[int, int]


def highlighter(query: Node) -> Callable[[str], str]:
    """What makes a snippet of a text: HTML, escaped (&, <, >, " and '), each run of words found in <mark>…</mark>.

    A long text is cut between words around its first mark; … stands where something is left out.
    """
    return partial(_highlight, query, _whole_words(query))


def _highlight(query: Node, stems: frozenset[str] | None, text: str) -> str:
    if stems is not None and len(text) <= SNIPPET_CHARS:
        return _mark_words(text, *split(text, stems))
    words = list(analyse(text))
    marks = _merge(words, query)
    start, end = _window(text, words, marks)
    marked = _mark(text, start, end, [(a, b) for a, b in marks if start <= a and b <= end])
    return f"{'… ' if start else ''}{marked}{' …' if end < len(text) else ''}"


def _mark_words(text: str, pieces: list[str], marked: Iterable[int]) -> str:
    """The pieces of a text joined, those at some places marked."""
    escaped = list(map(escape, pieces)) if _SPECIAL.search(text) else pieces
    for place in marked:
        escaped[place] = f"<mark>{escaped[place]}</mark>"
    return "".join(escaped)


def _whole_words(query: Node) -> frozenset[str] | None:
    """The stems of a query of nothing but whole words; None for others."""
    terms = list(_terms(query))
    if any(term.is_spelt or len(term.words) > 1 for term in terms):
        return None
    return frozenset(word for term in terms for word in term.words)


def _merge(words: Sequence[Word], query: Node) -> list[Place]:
    """Places of marked words, those of a phrase as one; half-open character offsets."""
    merged: list[Place] = []
    for first, last in sorted({place for term in _terms(query) for place in _find(words, term)}):
        start, end = words[first].start, words[last].end
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _terms(node: Node) -> Iterator[Term]:
    """All terms that are not excluded."""
    if isinstance(node, Term):
        yield node
        return
    for part in node.parts:
        yield from _terms(part)


def _find(words: Sequence[Word], term: Term) -> Iterator[Place]:
    """First and last index of each run of words that a term finds."""
    length = len(term.words)
    if length == 1 and not term.is_spelt:
        [wanted] = term.words
        yield from ((place, place) for place, word in enumerate(words) if word.stem == wanted)
        return
    for first in range(len(words) - length + 1):
        run = words[first : first + length]
        if _is_found(run, term):
            yield first, first + length - 1


def _is_found(run: Sequence[Word], term: Term) -> bool:
    if term.is_exact:
        return [word.folded for word in run] == list(term.words)
    if not term.is_prefix:
        return all(word.stem == wanted for word, wanted in zip(run, term.words, strict=True))
    *whole, beginning = term.words
    return [word.folded for word in run[:-1]] == whole and run[-1].folded.startswith(beginning)


def _window(text: str, words: Sequence[Word], marks: Sequence[Place]) -> Place:
    if len(text) <= SNIPPET_CHARS or not marks:
        return 0, len(text)
    latest = max(0, min(marks[0][0] - _LEAD_CHARS, len(text) - SNIPPET_CHARS))
    start = next((word.start for word in words if word.start >= latest), 0) if latest else 0
    start = min(start, marks[0][0])
    end = next((word.end for word in words if word.end >= start + SNIPPET_CHARS), len(text))
    return start, max(end, marks[0][1])


def _mark(text: str, start: int, end: int, marks: Iterable[Place]) -> str:
    pieces = []
    for first, last in marks:
        pieces.append(f"{escape(text[start:first])}<mark>{escape(text[first:last])}</mark>")
        start = last
    return "".join(pieces) + escape(text[start:end])
