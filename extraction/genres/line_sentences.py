"""The sentences of a line, parsed: for readers that look at frames before the document is cut into turns."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from extraction.grammar import ParsedSentence, hidden_quotations, parse_sentence
from extraction.text import STARTS_AT, Document
from extraction.text.quotation_marks import find_quotations
from extraction.turns import Line


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
