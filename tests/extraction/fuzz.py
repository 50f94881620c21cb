"""Reads articles that were put together at random, and tells which of them have a fault.

The test suite runs it for seconds; `python -m tests.extraction.fuzz COUNT FIRST` for as long as it takes.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from extraction.text import guard
from extraction.text.document import Document
from extraction.text.results import Extraction, Fault, Span
from tests.extraction.random_articles import Article, article

EVERY = 10_000


@contextmanager
def faults_raised() -> Iterator[None]:
    """Inside, a fault ends the reading of an article instead of becoming a warning."""
    before = guard.note
    guard.note = _raise
    try:
        yield
    finally:
        guard.note = before


def _raise(_document: Document, _fault: Fault, error: Exception) -> None:
    raise error


def find_faults(numbers: range) -> Iterator[tuple[int, Exception]]:
    """The numbers of the articles that can't be read, each with what was raised."""
    with faults_raised():
        for number in numbers:
            made = article(number)
            try:
                check(made, made.read())
            except Exception as error:
                yield number, error


def check(made: Article, found: Extraction) -> None:
    """Raises AssertionError where what was found does not hold together."""
    text = made.text
    assert found.text == text
    for statement in found.statements:
        assert all((statement.speakers, statement.themes, statement.acts))
        for span in (*statement.spans, statement.context, *(m.span for m in statement.mentions)):
            assert 0 <= span.start < span.end <= len(text), span
        assert all(a.end <= b.start for a, b in pairwise(statement.spans))
        assert statement.text == " … ".join(span.of(text) for span in statement.spans)
        assert set(statement.speakers) <= found.entities.keys()
    assert in_order([statement.spans[0] for statement in found.statements])


def in_order(spans: list[Span]) -> bool:
    return all(a.start <= b.start for a, b in pairwise(spans))


def main(count: int = 100_000, first: int = 0) -> int:
    """Read that many articles; tell each kind of fault once, with its first article."""
    kinds: dict[tuple[str, str, int | None], int] = {}
    for start in range(first, first + count, EVERY):
        numbers = range(start, min(start + EVERY, first + count))
        for number, error in find_faults(numbers):
            place = traceback.extract_tb(error.__traceback__)[-1]
            kind = (type(error).__name__, place.name, place.lineno)
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] == 1:
                print(f"article {number}: {article(number)!r}")
                traceback.print_exception(error, file=sys.stdout)
        print(f"{numbers.stop - first} articles, {sum(kinds.values())} with a fault", flush=True)
    for kind, times in kinds.items():
        print(times, *kind)
    return bool(kinds)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
