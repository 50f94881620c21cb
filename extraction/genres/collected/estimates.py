"""What a live blog lets its own correspondents say in items of their own: "Einschätzung von Nahostkorrespondentin Jana Kern"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from extraction.genres.people import bare_name, is_named, people_of
from extraction.text import Genre, TurnKind
from extraction.turns import Line, Passage, Script, Source, live_headings, names_one, silence, trade_words

_LONGEST_HEADING, _BELOW = 14, 1  # words, lines below the heading that may name who writes


def read_estimates(source: Source) -> Script | None:
    """The words of each item that its heading gives to a correspondent; None where there is none, or no live blog."""
    headings = {line.start for line in live_headings(source.lines)}
    passages = tuple(_passages(source.lines, headings)) if headings else ()
    return Script(Genre.ARTICLE, passages) if passages else None


def _passages(lines: Sequence[Line], headings: set[int]) -> Iterator[Passage]:
    for i, line in enumerate(lines):
        named = _correspondent(lines, i)
        if named is None:
            continue
        at, person = named
        words = list(takewhile(lambda below: below.ends_sentence and below.start not in headings, lines[at + 1 :]))
        if words:
            yield silence(line.start, lines[at].end)
            yield from (Passage(TurnKind.WORDS, below.start, below.end, person, person) for below in words)


def _correspondent(lines: Sequence[Line], i: int) -> tuple[int, str] | None:
    """The line that names whose estimate the heading at `i` announces, itself or the one below, and the name."""
    if not _is_heading(lines[i]) or not names_one(lines[i].text, "estimate_heading"):
        return None
    for at in range(i, min(i + 1 + _BELOW, len(lines))):
        reports = any(
            word.strip(":,").lower().endswith(tuple(trade_words("journalist"))) for word in lines[at].text.split()
        )
        if not _is_heading(lines[at]) or not reports:
            continue
        people = [bare_name(person) for person in people_of(lines[at].text) if is_named(person)]
        if len(people) == 1:
            return at, people[0]
    return None


def _is_heading(line: Line) -> bool:
    return not line.ends_sentence and line.words <= _LONGEST_HEADING
