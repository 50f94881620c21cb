"""What opens a talk: a title that calls the text one, and what stands before the first label: a lead, a heading, opening words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from extraction.genres.people import bare_name, is_told_of, person_in
from extraction.genres.speaker_labels import read_label
from extraction.text import STARTS_AT, TurnKind
from extraction.turns import Line, Passage, Source, alternation, is_reported, names_one, silence

_ASKING = alternation("question_word")
_EXPLAINS = alternation("verb_of_explaining")
_ASKED_FIRST = re.compile(rf"(?:^|[.!?:–] ){_ASKING}\b[^.!?]+, {_EXPLAINS}\b")
_ASKED_LAST = re.compile(rf"\b{_EXPLAINS}\b[^.!?]*, (?:\w+ )?{_ASKING} ")
_LONGEST_HEADING, _ENOUGH = 8, 3


def calls_talk(title: str) -> bool:
    """Whether a title calls the text a talk, also in a compound: "Abschlusspressekonferenz"."""
    compound = "ressekonferenz" in title and any(word.endswith("pressekonferenz") for word in title.split())
    return compound or names_one(title, "interview_title")


def before_labels(source: Source, end: int) -> Iterator[Passage]:
    """What stands before the first label, at `end`: a lead, which is read like any article, under lines that are nobody's; or the
    opening words of the one person in a briefing's title.
    """
    lines = [line for line in source.lines if line.start < end]
    called = calls_talk(source.title) or names_one(source.title, "briefing_title")
    above = "\n".join(line.text for line in lines)  # what the page says once more is not of it
    person = person_in(source.title) if called else None
    spoken = {line.start for line in lines if line.ends_sentence and line.words > _LONGEST_HEADING}
    if person is None or len(spoken) < _ENOUGH or is_reported(above) or is_told_of(person, above):
        yield from (passage for line in lines for passage in silences_in_lead(source, line))
        return
    for line in lines:
        own = Passage(TurnKind.WORDS, line.start, line.end, person, bare_name(person), official=True)
        yield own if line.start in spoken else silence(line.start, line.end)


def silences_in_lead(source: Source, line: Line) -> Iterator[Passage]:
    """What is nobody's in a line over a talk: all of a heading, question, credit or list ("Sprecher: StS Lind, …"), of a lead only
    the sentences that say what the talk is about.
    """
    listed = read_label(line.text, line.start) is not None
    if listed or line.asks or not line.ends_sentence:
        yield silence(line.start, line.end)
    elif _opens_talk(line.text):
        first = bisect_right(source.document.sentences, line.start, key=STARTS_AT) - 1
        for sentence in source.document.sentences[max(0, first) :]:
            span = sentence.span
            if span.start >= line.end:
                return
            if _opens_talk(span.of(source.text)):
                yield silence(max(span.start, line.start), min(span.end, line.end))


def _opens_talk(text: str) -> bool:
    return names_one(text, "lead_asks") or names_one(text, "talk_opened") or _says_about_what(text)


def _says_about_what(lead: str) -> bool:
    """ "Was das für Mali heißt, erklärt …", "… erläutert, wie es weitergeht": whether a lead says what the talk is about."""
    return _ASKED_FIRST.search(lead) is not None or _ASKED_LAST.search(lead) is not None
