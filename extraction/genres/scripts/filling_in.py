"""The passages of a script as turns of the document, which has its sentences cut at their edges."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, takewhile

from extraction.text import STARTS_AT, Document, Turn, TurnKind, replace
from extraction.turns import Margin, Passage, Script, cut_sentences, says_nothing, silence, stage_directions


def fill_in(document: Document, margin: Margin, script: Script | None, furniture: list[tuple[int, int]]) -> None:
    """Cut the sentences of a document at the edges of a script and of the page's furniture, and give it their turns."""
    passages = [silence(start, end) for start, end in furniture]
    if script is not None:
        document.genre = script.genre
        spoken = _unbroken(document.text, script.passages)
        passages = [p for whole in spoken for p in _without_asides(document.text, whole, furniture)] + passages
    cut_sentences(document, (edge for p in passages for edge in (p.start, p.end)))
    document.turns = [turn for passage in passages for turn in _turns(document, margin, passage)]


def _unbroken(text: str, passages: Iterable[Passage]) -> list[Passage]:
    """Passages of the same words as one where a sentence goes on from one to the next: "… hervorragend ⏎⏎ und vertrauensvoll."."""
    found: list[Passage] = []
    for passage in passages:
        last = (
            found[-1]
            if found and passage.kind is TurnKind.WORDS and text[passage.start : passage.start + 1].islower()
            else None
        )
        if last is not None and text[last.end - 1 : last.end].isalnum() and text[last.end : passage.start].isspace():
            joined = replace(last, end=passage.end)
            if replace(passage, start=last.start) == joined:
                found[-1] = joined
                continue
        found.append(passage)
    return found


def _without_asides(text: str, passage: Passage, furniture: list[tuple[int, int]]) -> Iterator[Passage]:
    """A passage without stage directions and without what is the page's."""
    at = passage.start
    if passage.kind is TurnKind.WORDS:
        first = bisect_left(furniture, (passage.start, 0))
        inside = takewhile(lambda piece: piece[1] <= passage.end, islice(furniture, first, None))
        for start, end in sorted([*stage_directions(text, passage.start, passage.end), *inside]):
            if start >= at:
                yield replace(passage, start=at, end=start)
                yield silence(start, end)
                at = end
    yield replace(passage, start=at)


def _turns(document: Document, margin: Margin, passage: Passage) -> Iterator[Turn]:
    """A passage as turns: words with something to say, and what says nothing."""
    first = bisect_left(document.sentences, passage.start, key=STARTS_AT)
    last = bisect_left(document.sentences, passage.end, key=STARTS_AT)
    if passage.kind is not TurnKind.WORDS:
        if first < last:
            yield Turn(passage.kind, first, last, margin.place(passage.speaker) if passage.speaker else None)
        return
    label = passage.label if isinstance(passage.label, tuple) else (margin.place(passage.label),)
    speaker = margin.place(passage.speaker) if passage.speaker else None
    behalf = margin.span_of(passage.on_behalf_of) if passage.on_behalf_of else None
    for silent, group in groupby(
        range(first, last), key=lambda i: says_nothing(document.sentences[i].span.of(document.text))
    ):
        indices = list(group)
        if silent:
            yield Turn(TurnKind.SILENCE, indices[0], indices[-1] + 1)
        else:
            yield Turn(
                TurnKind.WORDS,
                indices[0],
                indices[-1] + 1,
                speaker,
                label,
                behalf,
                passage.official,
                passage.declares,
                passage.also,
            )


def silence_margin(document: Document) -> None:
    """The phrases in the margin are read by nobody but the resolver."""
    first = bisect_left(document.sentences, document.margin, key=STARTS_AT)
    if first < len(document.sentences):
        document.turns.append(Turn(TurnKind.SILENCE, first, len(document.sentences)))
