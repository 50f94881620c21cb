"""Transcripts: press conferences, briefings, podium talks and parliaments, and interviews whose speakers all have labels."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from operator import attrgetter

from extraction.genres.people import (
    introduced_as,
    is_known_person,
    of_initials,
)
from extraction.genres.speaker_labels import Label, Role, Surnames
from extraction.genres.talks.askers import Turn, hosts_of
from extraction.genres.talks.exchanges import is_direct, is_exchange
from extraction.genres.talks.labelled_turns import LONGEST_LEAD, Reading, turn_of
from extraction.genres.talks.lone_voices import is_lone_voice
from extraction.genres.talks.openings import before_labels, calls_talk
from extraction.text import Genre, replace, words_of
from extraction.turns import FIRST_PERSON, Script, Source, alternation, names_one, trade_words

_STAGE = re.compile(rf"^\({alternation('interjection')}\b", re.MULTILINE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?\s?)+(?=[^\W\d_]{2})")  # "W. Putin"
_ADDRESSES_HOUSE = re.compile(
    rf"\s*(?:{alternation('thanks_before_address')},? )?(?:[^\W\d_]+ ){{0,2}}{alternation('house_address')}"
    rf"(?:!|[^\n.:?]{{0,60}}?{alternation('house_addressed_too')})"
)
_FIRST_ADDRESS = 6  # lines
_LINE_STARTS = attrgetter("start")
_ENOUGH, _DENSE, _MANY, _FIRST_LABELS = 3, 3, 6, 100
_LONGEST_LETTERS = 3
_FIRST_LINES = 15  # that may say who leads the talk


def read_transcript(source: Source, labels: Sequence[Label]) -> Script | None:
    """The turns of a text whose speakers have labels; None where the labels don't make a transcript."""
    plenary = _is_plenary(source.text, source.title) or _addresses_house(source, labels)
    labelled = any(label.behalf is not None and label.role is Role.NAME for label in labels)
    if not labels:
        return None
    surnames = Surnames(source.text)
    labels = _by_what_they_do(Reading(source, labels, surnames), plenary=plenary)
    reading, lines = Reading(source, labels, surnames), source.lines
    told = is_exchange(source, labels) and not _all_labelled(source, labels)
    minutes = plenary and any(label.role is Role.NAME for label in labels) and not _tells_of_debate(reading)
    talk = len(labels) > 1 or plenary or labelled
    if not ((talk and (told or _is_transcript(reading) or minutes)) or is_lone_voice(reading)):
        return None
    speakers: dict[tuple[str, str, str | None], str] = {}
    passages = list(before_labels(source, labels[0].start)) if labels[0].start > lines[0].start and not told else []
    for index in range(len(labels)):
        passages += turn_of(reading, index, speakers)
    return Script(Genre.TRANSCRIPT, tuple(passages))


def _tells_of_debate(reading: Reading) -> bool:
    """Whether a text is a report on a debate, and its few labels are in headings: "Ministerin Kern: Der Hafen bleibt offen"."""
    if len(reading.labels) * _DENSE >= len(reading.lines):
        return False
    at = (bisect_right(reading.lines, label.start, key=_LINE_STARTS) - 1 for label in reading.labels)
    lines = [(reading.lines[i], label) for i, label in zip(at, reading.labels, strict=True)]
    return all(label.stop < line.end and not line.ends_sentence for line, label in lines)


def _all_labelled(source: Source, labels: Sequence[Label]) -> bool:
    """Whether every line from the first label on has one, and they are many: no report goes on between them."""
    spoken = sum(line.start >= labels[0].start for line in source.lines)
    return len(labels) >= max(_MANY, spoken)


def _is_plenary(text: str, title: str) -> bool:
    return names_one(title, "plenary_title") or len(_STAGE.findall(text)) > 1


def _addresses_house(source: Source, labels: Sequence[Label]) -> bool:
    """Whether a label near the start has an address to a parliament behind it: "Dr. Kern (SPÖ): Herr Präsident! Hohes Haus!"."""
    if any(_leads_house(source, label) for label in labels[:1]):
        return True
    near = source.lines[min(_FIRST_ADDRESS, len(source.lines)) - 1].end if source.lines else 0
    return any(
        label.role is Role.NAME and _ADDRESSES_HOUSE.match(source.text, label.stop) is not None
        for label in takewhile(lambda label: label.start < near, labels[:_FIRST_LABELS])
    )


def _leads_house(source: Source, label: Label) -> bool:
    """ "Präsidentin Kern: Ich rufe Punkt drei auf. Das Wort hat …": who leads a sitting opens it."""
    led = label.role is Role.NAME and _is_chair(source.text, label)
    return led and names_one(source.text[label.stop : label.stop + LONGEST_LEAD], "house_led")


def _by_what_they_do(reading: Reading, *, plenary: bool) -> list[Label]:
    """Labels whose words are mostly questions are the questioner's; a parliament's president only leads the sitting."""
    asked: dict[str, list[bool]] = {}
    for index, label in enumerate(reading.labels):
        words = reading.text[slice(*reading.behind(index))].strip().partition("\n")[0].rstrip()
        asked.setdefault(label.name, []).append(words.endswith("?"))
    papers = {name for name in asked if _is_paper(reading, name)}
    members = {label.name for label in reading.labels if label.behalf or label.house} if plenary else set()
    often = {name for name, times in asked.items() if 2 * sum(times) > len(times)}
    askers = papers | (often - members)  # what members of a parliament say before they ask is theirs
    names = {label.name for label in reading.labels if label.role is Role.NAME}
    if not names - askers and not any(label.role in (Role.ANSWER, Role.OFFICE) for label in reading.labels):
        askers = papers if names - papers else set()
    hosts = set() if plenary else _hosts(reading)
    return [_behaving(label, askers | hosts, plenary=plenary, text=reading.text) for label in reading.labels]


def _hosts(reading: Reading) -> set[str]:
    """Who leads the talk, by every form of the name that a label has."""
    own = [i for i, label in enumerate(reading.labels) if label.role is Role.NAME and not label.recorded]
    turns = [Turn(reading.labels[i].name, reading.text[slice(*reading.behind(i))].strip()) for i in own]
    first = reading.labels[own[0]].start if own else 0
    over = takewhile(lambda line: line.start < first, reading.lines[:_FIRST_LINES])
    return hosts_of(turns, [line.text[:LONGEST_LEAD] for line in (*over, *reading.lines[:3], *reading.lines[-3:])])


def _is_paper(reading: Reading, name: str) -> bool:
    """ "BZ: Herr Minister, …": a few capitals that are nobody's first letters."""
    stands = next(reading.text[label.start : label.end] for label in reading.labels if label.name == name)
    if not (stands.isupper() and stands.isalpha() and len(stands) <= _LONGEST_LETTERS):
        return False
    near = [reading.title, *reading.lead, *(label.name for label in reading.labels if label.name != name)]
    named = any(re.search(rf"\b{re.escape(name)}\b", text) for text in near)  # "HSU" of "Hsu Meiling"
    return not named and (introduced_as(stands, near) or of_initials(stands, near)) is None


def _behaving(label: Label, askers: set[str], *, plenary: bool, text: str) -> Label:
    if label.role is Role.NAME and label.name in askers:
        return replace(label, role=Role.QUESTION)
    return replace(label, role=Role.CHAIR) if plenary and _is_chair(text, label) else label


def _is_chair(text: str, label: Label) -> bool:
    """Whether a label begins with the office of whoever leads a sitting: "Präsidentin Kern", "Der Präsident"."""
    words = text[label.start : label.end].lower().split()
    words = words[1:] if len(words) > 1 and words[0] in words_of("article") else words
    return words[0] in trade_words("plenary_chair")


def _is_transcript(reading: Reading) -> bool:
    """Whether the labels make a transcript and not a few lines with a colon."""
    roles = Counter(label.role for label in reading.labels)
    spoken = [label for label in reading.labels if label.role not in (Role.QUESTION, Role.CHAIR)]
    names = Counter(label.name for label in spoken)
    if not spoken:
        return False
    asked = roles[Role.QUESTION] + roles[Role.CHAIR]
    trade = asked + roles[Role.ANSWER] + roles[Role.OFFICE]
    above = f"{reading.title} {' '.join(line.text for line in reading.lines[:2])}"
    called = calls_talk(above)
    several = trade > 1 or len(spoken) > 1 or calls_talk(reading.title)
    several = several or any(label.behalf is not None for label in spoken)  # "Frage" and "Wagner (AA)" are enough
    if trade and several and (asked > 1 or _DENSE * len(reading.labels) >= len(reading.lines)):
        return True
    if called and (len(spoken) > 1 or (spoken[0].role is Role.NAME and (asked or spoken[0].behalf is not None))):
        return True
    if len(names) > 1 and names_one(above, "several_speak") and _open_lines(reading):
        return True
    if len(names) > 1 and _DENSE * len(spoken) >= len(reading.lines) and _stand_alone(reading):
        return True
    repeated = max(names.values()) > 1 and len(names) > 1 and len(spoken) >= _ENOUGH
    return repeated and (5 * len(reading.labels) >= 2 * len(reading.lines) or _speak_for_themselves(reading))


def _stand_alone(reading: Reading) -> bool:
    """Whether every label ends its line and has a title, as in minutes: "Abg. Jana Kern" over words of her own."""
    ends = {line.end for line in reading.lines}
    texts = [reading.text[slice(*reading.behind(i))] for i in range(len(reading.labels))]
    alone = all(label.stop in ends or label.end in ends for label in reading.labels)
    return alone and 2 * sum(FIRST_PERSON.search(text) is not None for text in texts) > len(texts)


def _open_lines(reading: Reading) -> bool:
    """Whether every label opens a line with sentences behind it, and the first words are somebody's own."""
    starts = {line.start: line for line in reading.lines}
    lines = [starts.get(label.start) for label in reading.labels]
    opened = reading.text[slice(*reading.behind(0))]
    return all(line is not None and line.ends_sentence for line in lines) and is_direct(opened)


def _speak_for_themselves(reading: Reading) -> bool:
    """Whether people's labels have mostly "ich", "wir" or "Sie" behind them: turns of many paragraphs, as heads of state have."""
    if not all(_INITIAL.match(label.name) or is_known_person(tuple(label.name.split(" "))) for label in reading.labels):
        return False
    direct = sum(is_direct(reading.text[slice(*reading.behind(i))]) for i in range(len(reading.labels)))
    return 2 * direct > len(reading.labels)
