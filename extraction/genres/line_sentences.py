"""The sentences of a line, parsed, and whether one tells of somebody: for readers that look at frames before there are turns."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from extraction.frames import Frame, read_frame
from extraction.grammar import ParsedSentence, Tag, hidden_quotations, parse_sentence
from extraction.knowledge.names import title_of
from extraction.text import STARTS_AT, Document, words_of
from extraction.text.quotation_marks import find_quotations
from extraction.turns import Line

_MODALS = words_of("core_modal")
_INDEFINITE = words_of("indefinite", "amount_of_people")


class LineSentences:
    """Parses the sentences of a document line by line, on a copy that has its quotations."""

    def __init__(self, document: Document) -> None:
        self._document = Document(
            document.text, tokens=document.tokens, starts=document.starts, sentences=document.sentences
        )

    @cached_property
    def _quoted(self) -> list[int | None]:
        return hidden_quotations(self._document)

    @cached_property
    def closings(self) -> dict[int, int]:
        """Where each quotation that closes starts and ends, marks included."""
        find_quotations(self._document)
        closed = (q.outer for q in self._document.quotations if q.outer.end > q.inner.end)
        found = {outer.start: outer.end for outer in closed}
        self._document.quotations = []
        return found

    def within(self, line: Line) -> range:
        """The indices of the sentences that begin in a line."""
        sentences = self._document.sentences
        first, last = (bisect_left(sentences, edge, key=STARTS_AT) for edge in (line.start, line.end))
        return range(first, last)

    def parsed(self, index: int) -> ParsedSentence:
        """A sentence, parsed."""
        return parse_sentence(self._document, index, self._quoted)


def tells_of_somebody(parsed: ParsedSentence) -> bool:
    """Whether a sentence tells what somebody with a title said or did with words."""
    frames = (read_frame(parsed, k) for k in range(len(parsed.segments)))
    return any(
        frame is not None and frame.speaker is not None and _names_person(parsed, frame) and _is_told(parsed, frame)
        for frame in frames
    )


def _is_told(parsed: ParsedSentence, frame: Frame) -> bool:
    """Whether a frame tells of one's words; "sollte sprechen können" and "darf ein Minister nicht fehlen" are demands.

    What is told of "113 Abgeordnete" or "viele Minister" may be a part of anybody's words.
    """
    form = parsed.segments[frame.segment].form
    some = frame.speaker is not None and _means_some(parsed, frame.speaker[0])
    return not some and (form is None or form.lemma not in _MODALS)


def _means_some(parsed: ParsedSentence, t: int) -> bool:
    """Whether a phrase opens with how many are meant: "ein", "mehrere", "viele", "zehn", "113"."""
    return parsed.tag(t) is Tag.NUMBER or parsed.tokens[t].text.lower() in _INDEFINITE


def _names_person(parsed: ParsedSentence, frame: Frame) -> bool:
    return frame.speaker is not None and any(title_of(parsed.tokens[t].text) is not None for t in range(*frame.speaker))
