"""Cuts sentences where the form of a text parts them: behind a label, a salutation, a numbered point."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from extraction.text import Document, Sentence, Span


def cut_sentences(document: Document, offsets: Iterable[int]) -> None:
    """Let a sentence begin at each offset that lies inside one."""
    cuts = sorted({bisect_left(document.starts, offset) for offset in offsets})
    sentences: list[Sentence] = []
    at = 0
    for sentence in document.sentences:
        while at < len(cuts) and cuts[at] <= sentence.first:
            at += 1
        first = sentence.first
        while at < len(cuts) and cuts[at] < sentence.last:
            sentences.append(_part(document, sentence, first, cuts[at]))
            first = cuts[at]
            at += 1
        sentences.append(_part(document, sentence, first, sentence.last) if first > sentence.first else sentence)
    document.sentences = sentences


def _part(document: Document, sentence: Sentence, first: int, last: int) -> Sentence:
    span = Span(document.tokens[first].start, document.tokens[last - 1].end)
    return Sentence(span, first, last, sentence.paragraph)
