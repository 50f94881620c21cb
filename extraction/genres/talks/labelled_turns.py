"""Turns that have labels: the words behind each label without headings and questions, whose they are, on whose behalf."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from extraction.genres.people import (
    country_in,
    fuller_name,
    holder_named,
    house_in,
    introduced_as,
    is_named,
    of_initials,
    person_in,
)
from extraction.genres.speaker_labels import Label, Role, Surnames, body_in, is_office_line, spokesperson
from extraction.genres.talks.exchanges import end_of_words
from extraction.text import Span, TurnKind, dataclass, replace
from extraction.turns import Line, Passage, Source, names_one, question, silence

_LINE_STARTS = attrgetter("start")
_LONGEST_HEADING = 14
_FIRST_LABELS = 100
_FOOT = 2  # lines
LONGEST_LEAD = 1_000  # characters of a line that may name who talks


@dataclass(frozen=True, slots=True)
class Reading:
    """A text whose speakers may have labels, with the labels in it, in order."""

    source: Source
    labels: Sequence[Label]
    surnames: Surnames

    @property
    def text(self) -> str:
        """The text."""
        return self.source.text

    @property
    def title(self) -> str:
        """The title."""
        return self.source.title

    @property
    def lines(self) -> Sequence[Line]:
        """The lines of the text."""
        return self.source.lines

    @property
    def lead(self) -> list[str]:
        """How the first lines begin."""
        return [line.text[:LONGEST_LEAD] for line in self.lines[:3]]

    @property
    def foot(self) -> list[str]:
        """How the last lines begin, which may tell who has talked."""
        return [line.text[:LONGEST_LEAD] for line in self.lines[-_FOOT:] if line.start > self.labels[-1].stop]

    def behind(self, index: int) -> tuple[int, int]:
        """Where the words behind a label start and end."""
        following = self.labels[index + 1].start if index + 1 < len(self.labels) else len(self.text)
        return self.labels[index].stop, following if following < len(self.text) else self.end

    @property
    def end(self) -> int:
        """Where the words behind the last label end."""
        return end_of_words(self.source, self.labels) if self.labels else len(self.text)


def turn_of(reading: Reading, index: int, speakers: dict[tuple[str, str, str | None], str]) -> Iterator[Passage]:
    """The label and what stands behind it, up to the next label. `speakers` keeps whom each label names."""
    label = reading.labels[index]
    start, end = reading.behind(index)
    yield silence(label.start, label.stop)
    if label.role is Role.QUESTION:
        yield question(start, end)
    elif label.role is Role.CHAIR:
        yield silence(start, end)
    else:
        key = (label.name, label.title, label.behalf)
        speakers[key] = who = speakers.get(key) or speaker_of(reading, label)
        cue = (Span(label.start, label.end),)
        words = Passage(TurnKind.WORDS, start, end, who, cue, _behalf(reading, label), official=True)
        yield from without_headings(words, reading, index)


def _behalf(reading: Reading, label: Label) -> str | None:
    """For whom a label's "wir" speaks: by its ministry or title; a spokesperson without a name by the country in the title."""
    if label.behalf is not None:
        return label.behalf
    spokesperson = label.role in (Role.OFFICE, Role.ANSWER)
    if spokesperson or label.house:
        body = body_in(reading.title)  # "VUORELA (Auswärtiges)" at a "Briefing der Kommission und des EAD"
        return body or (country_in(reading.title) if spokesperson else None)
    return None


def speaker_of(reading: Reading, label: Label) -> str:
    """The phrase that names whose words stand behind a label."""
    if label.role is Role.NAME:
        german = names_one(f"{reading.title} {reading.lead[0]}", "german_briefing")
        known = spokesperson(label, reading.surnames, reading.source.on, german=german)
        names = dict.fromkeys(other.name for other in reading.labels[:_FIRST_LABELS])
        near = [reading.title, *names, *reading.lead, *reading.foot]
        meant = introduced_as(label.name, near) or of_initials(label.name, [*near, reading.source.author or ""])
        meant = meant or holder_named(label.name, near)
        if meant is not None:
            return meant
        return known or fuller_name(f"{label.title} {label.name}".strip(), near)
    house = house_in(reading.title)
    if house is not None:
        spokesperson_named = (person_in(line) for line in reading.lead if names_one(line, "office_label"))
        return next((person for person in spokesperson_named if person and is_named(person)), house.phrase)
    found = [person for text in (reading.title, *reading.lead) if (person := person_in(text)) is not None]
    return next(filter(is_named, found), next(iter(found), label.name))


def without_headings(words: Passage, reading: Reading, index: int) -> Iterator[Passage]:
    """A turn without what is nobody's in it: headings before the next label, and the lines that close the text."""
    first, end = (bisect_left(reading.lines, edge, key=_LINE_STARTS) for edge in (words.start, words.end))
    inside = reading.lines[first:end]
    last = index + 1 == len(reading.labels)
    first_words = reading.text[words.start : inside[0].start if inside else words.end].strip()
    at = words.start
    for position, line in enumerate(inside):
        opens = not first_words and position == 0
        office = opens and len(inside) > 1 and is_office_line(line)
        if (
            office
            or _is_heading(line, last=position + 1 == len(inside), opens=opens)
            or (last and names_one(line.text, "interview_credit"))
        ):
            yield replace(words, start=at, end=line.start)
            yield silence(line.start, line.end)
            at = line.end
        elif (
            line.asks
            and position + 1 == len(inside)
            and not last
            and (_same_speaker(reading, index) or reading.labels[index + 1].role is Role.ANSWER)
            and (first_words or position)
        ):
            yield replace(words, start=at, end=line.start)
            yield question(line.start, line.end)
            at = line.end
    yield replace(words, start=at)


def _same_speaker(reading: Reading, index: int) -> bool:
    """ "KERN: … Und dann? KERN: …": between two turns of one speaker the other one asks without a label."""
    here, following = reading.labels[index].name, reading.labels[index + 1].name
    return here.split(" ")[-1:] == following.split(" ")[-1:]


def _is_heading(line: Line, *, last: bool, opens: bool) -> bool:
    return not line.ends_sentence and line.words <= _LONGEST_HEADING and not opens and (last or line.blank_before)
