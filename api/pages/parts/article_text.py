"""An article's text cut into pieces: which statement each is part of, whose words they are, and what is a cue or made a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

HUES = 8  # speakers have a colour each, and a number, since colours come again
_PARAGRAPH = re.compile(r"[^\n]+")
Json = dict[str, Any]


@dataclass(frozen=True)
class Piece:
    """A stretch of text that is the same throughout."""

    text: str
    is_cue: bool
    is_evidence: bool
    event: str | None = None  # the sentence tells of it
    starts_event: bool = False


@dataclass(frozen=True)
class Run:
    """Pieces of one statement, or of none; `starts` tells the first of its statement's."""

    statement: Json | None
    starts: bool
    pieces: list[Piece]


@dataclass(frozen=True)
class Speaker:
    """One of those who speak in an article: number, colour, and how many statements."""

    number: int
    hue: int
    entity: Json
    statements: int


def list_speakers(statements: Iterable[Json]) -> dict[str, Speaker]:
    """Who speaks, in the order of the text, by id."""
    entities: dict[str, Json] = {}
    counted: dict[str, int] = {}
    for statement in statements:
        for entity in statement["speakers"]:
            entities.setdefault(entity["id"], entity)
            counted[entity["id"]] = counted.get(entity["id"], 0) + 1
    return {
        id_: Speaker(place + 1, place % HUES + 1, entity, counted[id_])
        for place, (id_, entity) in enumerate(entities.items())
    }


def cut_text(
    text: str,
    statements: Sequence[Json],
    start: int = 0,
    end: int | None = None,
    evidence_of: str | None = None,
    events: Sequence[Json] = (),
) -> list[list[Run]]:
    """Paragraphs of runs between two offsets; the words that made the labels of one statement, and sentences that tell of events,
    are told, too.
    """
    marks = _Marks(statements, evidence_of, events)
    seen: set[str] = set()
    paragraphs = []
    for found in _PARAGRAPH.finditer(text, start, len(text) if end is None else end):
        paragraphs.append(list(_cut(text, marks, found.start(), found.end(), seen)))
    return paragraphs


def find_context(text: str, statement: Json) -> tuple[int, int]:
    """Where a statement's context stands: around its first piece, or else its pieces alone."""
    first, last = statement["spans"][0]["start"], statement["spans"][-1]["end"]
    context = statement["context"]
    start = text.rfind(context, 0, first + len(context))
    return (start, start + len(context)) if 0 <= start <= first else (first, last)


class _Marks:
    """Spans of statements, cues and evidence, and every offset at which one of them begins or ends."""

    def __init__(self, statements: Sequence[Json], evidence_of: str | None, events: Sequence[Json]) -> None:
        self.said = [(part["start"], part["end"], one) for one in statements for part in one["spans"]]
        self.cues = [(one["cue"]["start"], one["cue"]["end"]) for one in statements if one["cue"]]
        chosen = [one for one in statements if one["id"] == evidence_of]
        self.evidence = [(part["start"], part["end"]) for one in chosen for part in one.get("evidence", ())]
        self.events = [
            (part["start"], part["end"], name_event(at)) for at, one in enumerate(events) for part in one["spans"]
        ]
        spans = [*((start, end) for start, end, _ in (*self.said, *self.events)), *self.cues, *self.evidence]
        self.edges = sorted({edge for span in spans for edge in span})

    def place_at(self, start: int) -> int | None:
        """Which span of a statement an offset is in: the innermost."""
        around = [(end - begin, place) for place, (begin, end, _) in enumerate(self.said) if begin <= start < end]
        return min(around)[1] if around else None


def _cut(text: str, marks: _Marks, start: int, end: int, seen: set[str]) -> Iterator[Run]:
    edges = [start, *(edge for edge in marks.edges if start < edge < end), end]
    for place, group in groupby(pairwise(edges), key=lambda pair: marks.place_at(pair[0])):
        statement = marks.said[place][2] if place is not None else None
        starts = statement is not None and statement["id"] not in seen
        if statement is not None:
            seen.add(statement["id"])
        pieces = [_piece(text, marks, a, b, seen) for a, b in group]
        yield Run(statement, starts, pieces)


def _piece(text: str, marks: _Marks, start: int, end: int, seen: set[str]) -> Piece:
    event = next((name for first, last, name in marks.events if first <= start < last), None)
    starts_event = event is not None and event not in seen
    seen.update({event} if event else ())
    return Piece(text[start:end], _is_in(start, marks.cues), _is_in(start, marks.evidence), event, starts_event)


def name_event(place: int) -> str:
    """What an article's text calls its event at a place, to link to it."""
    return f"told-{place + 1}"


def _is_in(offset: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
