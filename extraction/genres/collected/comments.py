"""Comments inside a page of news: "Standpunkt", "Von Jana Kern", and below her words, up to the next heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.collected.blocks import Block, end_of_words
from extraction.genres.people import is_name
from extraction.turns import Line, Source, alternation, says_first_person, trade_words

_BY = re.compile(rf"{alternation('before_author')} (?P<name>[^\d,.:;!?]{{4,60}})(?:, [^.:;!?]{{4,80}})?")
_LONGEST_HEADING, _NEAR = 3, 3  # words; lines between the heading and the byline


def comments_in(source: Source) -> Iterator[Block]:
    """The comments whose heading calls them so, and whose byline stands right below."""
    lines = source.lines
    for i, line in enumerate(lines):
        if line.words <= _LONGEST_HEADING and line.text.rstrip(":").lower() in trade_words("comment_heading"):
            block = _comment_below(lines, i)
            if block is not None:
                yield block


def _comment_below(lines: Sequence[Line], i: int) -> Block | None:
    byline = next((k for k in range(i + 1, min(len(lines), i + 1 + _NEAR)) if _author(lines[k]) is not None), None)
    who = _author(lines[byline]) if byline is not None else None
    if byline is None or who is None:
        return None
    first = byline + 1
    while first < len(lines) and lines[first].text.startswith((f"{who} ", f"{who},")):
        first += 1  # "Jana Kern lehrt in Riga."
    last = end_of_words(lines, first, who)
    words = "\n".join(line.text for line in lines[first:last])
    return Block(who, i, first, last, last) if says_first_person(words) else None


def _author(line: Line) -> str | None:
    """Whom a byline names: "Von Jana Kern, Botschafterin"."""
    match = _BY.fullmatch(line.text.rstrip("."))
    name = match["name"].strip() if match is not None else ""
    return name if is_name(name) else None
