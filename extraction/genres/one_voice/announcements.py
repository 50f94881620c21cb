"""Lines that name somebody whose words follow, up to the end of the text: "Ministerin Jana Kern:", "Im Folgenden der Wortlaut …"."""

from __future__ import annotations

import re
from itertools import takewhile

from extraction.genres.declarations import in_a_row
from extraction.genres.one_voice.given_words import listed_words
from extraction.genres.one_voice.held_speeches import without_guests
from extraction.genres.one_voice.named_titles import author_in_title
from extraction.genres.people import bare_name, is_named, is_told_of, office_holder_in, people_of, person_in
from extraction.genres.speaker_labels import Role, read_label
from extraction.text import dataclass
from extraction.turns import (
    Line,
    Source,
    alternation,
    is_reported,
    names_one,
    opening_phrase,
    says_first_person,
    says_i,
)

_ON_TOPIC = re.compile(r"(?P<who>[A-ZÄÖÜ][^:;„“–]{5,60}?) (?:zu|zum|zur|anlässlich) ")
_TO_SOMEBODY = re.compile(rf"{alternation('message_to_somebody')} an\b")
_JOINED = re.compile(r"\b(?:und|sowie)\b")
_OTHERS = re.compile(r"\b(?:an|mit|gegen|bei|über)\b")
_SAYING = re.compile(rf"\b{alternation('verb_of_several', any_case=False)}\b")
_MOST_TOGETHER = 4
_FIRST_LINES, _LONGEST_HEADER = 5, 10
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
    by_title = _by_title(source)
    if by_title is not None or is_reported(source.text):
        return by_title
    found = _by_line(source) or _by_heading(source)
    author = author_in_title(source) if found is None else None
    return OneVoice(-1, author) if author is not None else found


def _by_title(source: Source) -> OneVoice | None:
    """ "Aus dem Briefing der Sprecherin Jana Kern" or "Ministerin Jana Kern zu Mali" over a text that says "ich"."""
    called = names_one(source.title, "speech_title") or names_one(source.title, "briefing_title")
    topic = None if called else _ON_TOPIC.match(source.title)
    if not called and (topic is None or is_reported(source.text)):
        return None
    person = person_in(topic["who"] if topic is not None else without_guests(source.title))
    words = "\n".join(line.text for line in source.lines if line.text not in source.title)
    if person is None or is_told_of(person, words):
        return None
    spoken = sum(line.ends_sentence and line.words > _LONGEST_HEADING for line in source.lines)
    least = _ENOUGH if called else 1
    return OneVoice(-1, person) if spoken >= least and says_i(words) else None


def _by_line(source: Source) -> OneVoice | None:
    for i, line in enumerate(source.lines[:_FIRST_LINES]):
        person = None if listed_words(source.lines, i) else _announced(line)
        if person is not None and i + _LEAST_WORDS < len(source.lines):
            below = "\n".join(line.text for line in source.lines[i + 1 : len(source.lines) - _FOOT])
            return None if is_told_of(person, below) else OneVoice(i, person)
    return None


def _by_heading(source: Source) -> OneVoice | None:
    """ "Botschaft zum Wassertag ⏎ Generalsekretärin Jana Kern ⏎ 22. März": the one office holder in the heading of such a text."""
    header = list(takewhile(lambda line: not line.ends_sentence, source.lines[:_LONGEST_HEADER]))
    texts = [line.text for line in header]
    headings = (source.title, *texts)
    if not any(map(_is_of_one, headings)) or not all(map(says_by_whom, headings)):
        return None  # no message, or one of which only the addressee is sure
    people = {bare_name(person) for text in texts for person in people_of(text) if is_named(person)}
    around = zip(["", *texts], texts, [*texts[1:], ""], strict=False)
    named = [(i, person) for i, lines in enumerate(around) if (person := _headed_by(*lines)) is not None]
    if len(named) != 1 or len(people) > 1:
        return None
    i, person = named[0]
    below = "\n".join(line.text for line in source.lines[len(header) : len(source.lines) - _FOOT])
    return OneVoice(i, person) if says_first_person(source.text) and not is_told_of(person, below) else None


def says_by_whom(title: str) -> bool:
    """Whether a title names the speaker and not whom a letter is to."""
    return not _TO_SOMEBODY.search(title) or bool(re.search(r"\b(?:von|des|der) .* an\b", title))


def _is_of_one(heading: str) -> bool:
    """Whether a heading calls the text a message, a speech or a statement."""
    return names_one(heading, "speech_title") or names_one(heading, "declaration_title")


def _headed_by(above: str, heading: str, below: str) -> str | None:
    """Who is named by office and name in a heading that begins with them, or with their message: "Botschaft von …"."""
    by_office = office_holder_in(heading, above, below)
    if by_office is not None or opening_phrase(heading, "speech_title") is None:
        return by_office
    person = person_in(heading)
    return person if person is not None and is_named(person) else None


def _announced(line: Line) -> str | None:
    """Whom a line names whose words follow; one that is a heading with a colon behind it names them as headings do."""
    if line.text.endswith(":") and (several := _several(line.text)) is not None:
        return several
    if line.text.endswith(":") and (label := read_label(line.text, 0)) is not None and label.stop == len(line.text):
        named = label.role is Role.NAME and (label.title or " " in label.name)
        return f"{label.title} {label.name}".strip() if named else None
    if line.text.endswith(":") and opening_phrase(line.text, "speech_title") is not None:
        return _headed_by("", line.text.rstrip(":"), "")
    if not line.ends_sentence or not names_one(line.text, "words_follow"):
        return None
    person = person_in(line.text)
    return person if person is not None and is_named(person) else None


def _several(lead: str) -> str | None:
    """ "Jana Kern, Berichterstatterin, und Ole Lind, Sprecher:", "Dazu erklären A und B:": those who speak together."""
    people = [person for person in people_of(lead) if is_named(person)]
    if not 1 < len(people) <= _MOST_TOGETHER:
        return None
    first, last = (bare_name(person) for person in (people[0], people[-1]))
    start, end = lead.index(first), lead.index(last)
    joined = _JOINED.search(lead, start + len(first), end) is not None and not _OTHERS.search(lead, start, end)
    said = lead.startswith(people[0]) or _SAYING.search(lead) is not None
    return in_a_row(tuple(map(bare_name, people))) if joined and said else None
