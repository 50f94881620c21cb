"""A text as lines, which is how the forms of the genres show."""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date

from extraction.text import Document, dataclass, replace
from extraction.text.sentence_edges import goes_on_below

_LINE = re.compile(r"[^\n]+")
_TIME_MARK = re.compile(r"\[\d{1,2}:\d{2}(?::\d{2})?\]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks at its ends and the time of a recording ("[00:25]").

    It says where it stands, and whether an empty line or the start of the text is before it.
    """

    text: str
    start: int
    end: int
    blank_before: bool
    goes_on: bool = False  # whether a sentence that the next line closes was broken behind it
    words: int = field(init=False, compare=False)  # how many it has: every reader of a genre asks

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", len(self.text.split()))

    @property
    def ends_sentence(self) -> bool:
        """Whether the line closes like a sentence, or is the first part of one, and not like a heading."""
        return self.goes_on or self.text.rstrip("“”\"«»’')]⟧*_ ")[-1:] in (".", "!", "?", "…", ":", ";", ",")

    @property
    def asks(self) -> bool:
        """Whether the line closes with a question mark."""
        return self.text.rstrip("“”\"«»’'*_ ").endswith("?")


@dataclass(frozen=True, slots=True)
class Source:
    """What the readers of the genres look at: a text with its lines, its title, byline and day."""

    document: Document
    text: str
    lines: tuple[Line, ...]
    title: str
    author: str | None
    on: date | None


def source_of(document: Document) -> Source:
    """A document as the readers of the genres look at it."""
    lines = tuple(lines_of(document.text))
    return Source(document, document.text, lines, document.title or "", document.author, document.published_on)


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold anything, in its order."""
    found: list[Line] = []
    for match in _LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            end = start + len(words)
            between = text[found[-1].end : start] if found else ""
            mark = _TIME_MARK.match(words)
            start += mark.end() if mark else 0
            found.append(Line(text[start:end], start, end, not found or between.count("\n") > 1))
    for i in range(len(found) - 2, -1, -1):
        below = found[i + 1]
        before = found[i - 1].text if i else ""
        if below.text[0].islower() and goes_on_below(before, found[i].text, below.text, ends=below.goes_on):
            found[i] = replace(found[i], goes_on=True)
    return found
