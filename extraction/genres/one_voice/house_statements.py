"""Statements of embassies, ministries and their spokespeople, whose office stands over the text: "Stellungnahme des Sprechers zu …".

The whole text is theirs, behind a question if one opens it.
"""

from __future__ import annotations

from collections.abc import Iterator

from extraction.genres.people import House, house_in, place_of
from extraction.text import Genre, TurnKind
from extraction.turns import (
    Line,
    Passage,
    Script,
    Source,
    is_reported,
    opening_phrase,
    question,
    says_first_person,
    silence,
)

_HEADINGS, _LONGEST_HEADING, _OPENING = 3, 14, 2


def read_house_statement(source: Source) -> Script | None:
    """The words of a house or of who speaks for it; None where no heading says so or the text reports."""
    house = _house_over(source)
    announced = any(line.text.endswith(":") for line in source.lines[:_HEADINGS])
    if house is None or announced or is_reported(source.text):
        return None
    if not (says_first_person(source.text) or house.is_body):
        return None
    passages = tuple(_passages(source, house))
    spoken = [passage for passage in passages if passage.kind is TurnKind.WORDS]
    genre = Genre.DECLARATION if house.is_body else Genre.SPEECH
    return Script(genre, passages) if spoken else None


def _house_over(source: Source) -> House | None:
    headings = [source.title, *(line.text for line in source.lines[:_HEADINGS] if not line.ends_sentence)]
    return next((house for heading in headings if (house := house_in(heading)) is not None), None)


def _passages(source: Source, house: House) -> Iterator[Passage]:
    answered = False
    for i, line in enumerate(source.lines):
        if line.asks and not answered and i < _HEADINGS + _OPENING:
            yield question(line.start, line.end)
        elif _is_heading(line):
            yield silence(line.start, line.end)
        elif opening_phrase(line.text.rstrip(":"), "background_heading") is not None and line.words <= _LONGEST_HEADING:
            yield silence(line.start, len(source.text))
            return
        else:
            answered = True
            yield Passage(
                TurnKind.WORDS,
                line.start,
                line.end,
                house.phrase,
                place_of(source, house.phrase),
                declares=house.is_body,
            )


def _is_heading(line: Line) -> bool:
    return not line.ends_sentence and line.words <= _LONGEST_HEADING
