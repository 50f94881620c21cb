"""Lines that name somebody whose words follow, up to the end of the text: "Ministerin Jana Kern:", "Im Folgenden der Wortlaut …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.genres.person_phrases import bare_name, is_named, person_in
from extraction.genres.talks.labels import Role, read_label
from extraction.text import TurnKind, dataclass
from extraction.turns import Line, Passage, Source, is_reported, names_one, says_i, silence

_ON_TOPIC = re.compile(r"(?P<who>[A-ZÄÖÜ][^:;„“–]{5,60}?) (?:zu|zum|zur|anlässlich) ")
_FIRST_LINES = 5
_LONGEST_HEADING, _ENOUGH = 8, 3
_FOOT = 2  # lines at the end that may tell of who has spoken
_LEAST_WORDS = 2  # lines that have to follow


@dataclass(frozen=True, slots=True)
class OneVoice:
    """Which line names whose words follow, -1 for the title, and whom."""

    line: int
    person: str


def announcement_in(source: Source) -> OneVoice | None:
    """What announces one person's words, where nothing below tells of them: the title of who says "ich", or a line at the start."""
    return _by_title(source) or (_by_line(source) if not is_reported(source.text) else None)


def _by_title(source: Source) -> OneVoice | None:
    """ "Aus dem Briefing der Sprecherin Jana Kern" or "Ministerin Jana Kern zu Mali" over a text that says "ich"."""
    called = names_one(source.title, "speech_title") or names_one(source.title, "briefing_title")
    topic = None if called else _ON_TOPIC.match(source.title)
    if not called and (topic is None or is_reported(source.text)):
        return None
    person = person_in(topic["who"] if topic is not None else source.title)
    words = "\n".join(line.text for line in source.lines if line.text not in source.title)
    if person is None or _is_told(person, words):
        return None
    spoken = sum(line.ends_sentence and line.words > _LONGEST_HEADING for line in source.lines)
    least = _ENOUGH if called else 1
    return OneVoice(-1, person) if spoken >= least and says_i(words) else None


def _by_line(source: Source) -> OneVoice | None:
    for i, line in enumerate(source.lines[:_FIRST_LINES]):
        person = _announced(line)
        if person is not None and i + _LEAST_WORDS < len(source.lines):
            below = "\n".join(line.text for line in source.lines[i + 1 : len(source.lines) - _FOOT])
            return None if _is_told(person, below) else OneVoice(i, person)
    return None


def before_labels(source: Source, end: int) -> Iterator[Passage]:
    """What stands before the first label, at `end`: the opening words of the one person in a briefing's title, else a report.

    Headings, questions and what tells of them ("Das Hafenblatt fragte ihn, …") are nobody's.
    """
    lines = [line for line in source.lines if line.start < end]
    called = names_one(source.title, "interview_title") or names_one(source.title, "briefing_title")
    person = person_in(source.title) if called else None
    spoken = {line.start for line in lines if line.ends_sentence and line.words > _LONGEST_HEADING}
    if person is None or len(spoken) < _ENOUGH or is_reported(source.text[:end]) or _is_told(person, source.text[:end]):
        yield from (silence(line.start, line.end) for line in lines if not _may_report(line))
        return
    for line in lines:
        own = Passage(TurnKind.WORDS, line.start, line.end, person, bare_name(person), official=True)
        yield own if line.start in spoken else silence(line.start, line.end)


def _may_report(line: Line) -> bool:
    """Whether a line before the first label is no heading, no question and no list ("Sprecher: StS Lind und andere.")."""
    listed = read_label(line.text, line.start) is not None
    return line.ends_sentence and not (line.asks or listed or names_one(line.text, "lead_asks"))


def _is_told(person: str, text: str) -> bool:
    """Whether a text tells of somebody, or the phrase names nobody."""
    return not is_named(person) or bare_name(person).split(" ")[-1] in text


def _announced(line: Line) -> str | None:
    if line.text.endswith(":") and (label := read_label(line.text, 0)) is not None and label.stop == len(line.text):
        named = label.role is Role.NAME and (label.title or " " in label.name)
        return f"{label.title} {label.name}".strip() if named else None
    if not line.ends_sentence or not names_one(line.text, "words_follow"):
        return None
    person = person_in(line.text)
    return person if person is not None and is_named(person) else None
