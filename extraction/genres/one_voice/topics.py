"""Words under headings of their topics: "Über die Beziehungen mit Chile", and below it what the one whom the report names says."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.genres.people import bare_name, is_named, person_in
from extraction.text import Genre, TurnKind
from extraction.turns import (
    FIRST_PERSON,
    Line,
    Passage,
    Script,
    Source,
    is_reported,
    opening_phrase,
    silence,
    without_quotations,
)

_FEWEST, _LONGEST_HEADING = 2, 14


def read_topics(source: Source) -> Script | None:
    """The words under two headings of topics or more; None where they are not in the first person, or a reporter's."""
    headings = [i for i, line in enumerate(source.lines) if _is_topic(line)]
    if len(headings) < _FEWEST or headings[0] == 0:
        return None
    words = "\n".join(line.text for line in source.lines[headings[0] :])
    person = next((p for line in source.lines[: headings[0]] if (p := person_in(line.text)) and is_named(p)), None)
    told = person is None or bare_name(person).split(" ")[-1] in words
    if told or is_reported(words) or not FIRST_PERSON.search(without_quotations(words)):
        return None
    return Script(Genre.SPEECH, tuple(_passages(source, headings, person or "")))


def _is_topic(line: Line) -> bool:
    short = not line.ends_sentence and line.words <= _LONGEST_HEADING
    return short and opening_phrase(line.text, "topic_heading") is not None


def _passages(source: Source, headings: list[int], person: str) -> Iterator[Passage]:
    for line in source.lines[headings[0] :]:
        if line.ends_sentence:
            yield Passage(TurnKind.WORDS, line.start, line.end, person, bare_name(person))
        else:
            yield silence(line.start, line.end)
