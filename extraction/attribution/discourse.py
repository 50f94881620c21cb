"""What is known of an article while it is read: its parsed sentences, and what has been found in them so far."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from extraction.grammar import ParsedSentence
from extraction.text import STARTS_AT, Attribution, Document, Span


@dataclass(slots=True)
class Discourse:
    """What is known of an article while its sentences are read for attributions.

    `quoted` holds for each token the quotation that hides it, `found` the attributions of each sentence, `direct` the attributions
    of the quotations that have their frame, still without content, and `floor` who spoke last before each sentence. `declared`
    holds the sentences of declarations.
    """

    document: Document
    quoted: list[int | None]
    sentences: list[ParsedSentence]
    found: list[list[Attribution]] = field(default_factory=list)
    direct: dict[int, Attribution] = field(default_factory=dict)
    floor: list[Span | None] = field(default_factory=list)
    declared: frozenset[int] = frozenset()

    def add(self, attribution: Attribution) -> None:
        """Add an attribution to its sentence; one without content is none."""
        if attribution.content:
            self.found[attribution.sentence].append(attribution)

    def give_up(self, index: int) -> None:
        """Leave a sentence unread, with all that was found in it."""
        self.sentences[index] = ParsedSentence.unread(self.document, index)
        self.found[index] = []

    def sentence_of_character(self, offset: int) -> int:
        """The index of the last sentence that starts at or before a character."""
        return max(0, bisect_right(self.document.sentences, offset, key=STARTS_AT) - 1)
