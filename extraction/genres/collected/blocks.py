"""A block of somebody's own words inside a page that tells of other things around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.letters import behind_salutation
from extraction.genres.people import bare_name
from extraction.text import Span, TurnKind, dataclass
from extraction.turns import Line, Passage, is_reported, opening_phrase, says_first_person, silence

_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-–•·*▪►])\s+(?=\S)")
_OPENING_MARKS, _CLOSING_MARKS = tuple('„“"»«'), tuple('“”"«»')
_LONGEST_HEADING = 12  # words


@dataclass(frozen=True, slots=True)
class Block:
    """Whose words stand in which lines, as half-open ranges: `first` to `last` the words, `head` to `end` with what belongs to
    nobody around them, the announcement, the salutation, the signature. Without `who` all of it is nobody's.
    """

    who: str
    head: int
    first: int
    last: int
    end: int


def passages_of_block(lines: Sequence[Line], block: Block, text: str) -> Iterator[Passage]:
    """The words of a block, and what belongs to nobody in it."""
    cue = _place(lines[block.head : block.end], bare_name(block.who), text)
    for i in range(block.head, block.end):
        line = lines[i]
        noted = bare_name(block.who) in line.text  # "Jana Kern lehrt in Riga."
        if block.who and block.first <= i < block.last and is_said(line) and not noted:
            item = _ITEM.match(line.text)
            start = line.start + item.end() if item else behind_salutation(line)
            if start > line.start:
                yield silence(line.start, start)
            yield Passage(TurnKind.WORDS, start, line.end, block.who, cue)
        else:
            yield silence(line.start, line.end)


def end_of_words(lines: Sequence[Line], first: int, who: str) -> int:
    """Behind the last line of words that begin in line `first`: up to a line that tells of whoever speaks, or to a heading below
    which nobody says "ich" or "wir".
    """
    surname = re.compile(rf"\b{re.escape(bare_name(who).split(' ')[-1])}s?\b")
    last = at = first
    while at < len(lines):
        end = at
        while end < len(lines) and is_said(lines[end]) and not surname.search(lines[end].text):
            end += 1
        words = "\n".join(line.text for line in lines[at:end])
        if at > first and (not says_first_person(words) or is_reported(words)):
            break
        last = end
        at = _behind_heading(lines, end, surname)
    return last


def _behind_heading(lines: Sequence[Line], i: int, surname: re.Pattern[str]) -> int:
    """The line behind the heading in line `i`, and behind the note on the author below it; where it is no heading, the end."""
    if i >= len(lines) or is_said(lines[i]):
        return len(lines)
    boxed = opening_phrase(lines[i].text.rstrip(":"), "about_author") is not None
    noted = boxed and i + 1 < len(lines) and surname.search(lines[i + 1].text) is not None
    return i + 1 + noted


def first_told(lines: Sequence[Line], first: int, last: int) -> int:
    """The line from which a page only tells, where words from line `first` on stand in quotation marks: behind these and whoever
    says "wir"; `last` where they don't.
    """
    if first == last or not lines[first].text.startswith(_OPENING_MARKS):
        return last
    closed = next((i for i in range(first, last) if lines[i].text.rstrip(".").endswith(_CLOSING_MARKS)), last)
    return max((i for i in range(closed, last) if i == closed or _is_own(lines[i])), default=last) + 1


def _is_own(line: Line) -> bool:
    """Whether a line is in quotation marks, too, or in the first person."""
    return line.text.startswith(_OPENING_MARKS) or line.text.endswith(_CLOSING_MARKS) or says_first_person(line.text)


def is_said(line: Line) -> bool:
    """Whether a line is no heading."""
    return line.ends_sentence or line.words > _LONGEST_HEADING


def _place(lines: Sequence[Line], name: str, text: str) -> tuple[Span, ...] | str:
    """Where the block names who speaks, else the name itself."""
    start = text.find(name, lines[0].start, lines[-1].end)
    return (Span(start, start + len(name)),) if start >= 0 else name
