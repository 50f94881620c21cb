"""Tells what kind of text a document is and fills in its genre and its turns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from extraction.genres.declarations import read_declaration
from extraction.genres.interviews import read_interview
from extraction.genres.press_statements import read_paragraphs, read_press_statement
from extraction.genres.speeches import read_speech
from extraction.genres.transcripts import read_transcript
from extraction.text.document import Document, Turn, TurnKind
from extraction.text.guard import guarded
from extraction.turns.lines import Source, source_of
from extraction.turns.margin import Margin
from extraction.turns.nothing_said import says_nothing, stage_directions
from extraction.turns.passages import Passage, Script, silence
from extraction.turns.sentence_cuts import cut_sentences

GenreReader = Callable[[Source], Script | None]

_READERS: tuple[GenreReader, ...] = (
    read_interview,
    read_transcript,
    read_press_statement,
    read_declaration,
    read_speech,
    read_paragraphs,
)


def find_turns(document: Document) -> None:
    """Fill in genre, turns and margin of a document, and cut its sentences at the turns' edges. Tokens and sentences must be there."""
    margin = Margin(document)
    script = _read(document)
    with guarded(document, "genre"):
        _fill_in(document, margin, script)
    margin.attach()
    if script is not None:
        _silence_margin(document)


def _fill_in(document: Document, margin: Margin, script: Script | None) -> None:
    if script is not None:
        document.genre = script.genre
        passages = [p for whole in script.passages for p in _without_stage_directions(document.text, whole)]
        cut_sentences(document, (edge for p in passages for edge in (p.start, p.end)))
        document.turns = [turn for passage in passages for turn in _turns(document, margin, passage)]


def _read(document: Document) -> Script | None:
    source = source_of(document)
    if not source.lines:
        return None
    for read in _READERS:
        with guarded(document, "genre"):
            script = read(source)
            if script is not None:
                return script
    return None


def _without_stage_directions(text: str, passage: Passage) -> Iterator[Passage]:
    at = passage.start
    if passage.kind is TurnKind.WORDS:
        for start, end in stage_directions(text, passage.start, passage.end):
            yield replace(passage, start=at, end=start)
            yield silence(start, end)
            at = end
    yield replace(passage, start=at)


def _turns(document: Document, margin: Margin, passage: Passage) -> Iterator[Turn]:
    """A passage as turns: words with something to say, and what says nothing."""
    first = bisect_left(document.sentences, passage.start, key=lambda s: s.span.start)
    last = bisect_left(document.sentences, passage.end, key=lambda s: s.span.start)
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


def _silence_margin(document: Document) -> None:
    """The phrases in the margin are read by nobody but the resolver."""
    first = bisect_left(document.sentences, document.margin, key=lambda s: s.span.start)
    if first < len(document.sentences):
        document.turns.append(Turn(TurnKind.SILENCE, first, len(document.sentences)))
