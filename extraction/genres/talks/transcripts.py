"""Transcripts: press conferences, briefings, podium talks and parliaments, and interviews whose speakers all have labels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import attrgetter

from extraction.genres.announcements import before_labels, calls_talk
from extraction.genres.house_statements import house_in
from extraction.genres.person_phrases import country_in, is_known_person, is_named, person_in
from extraction.genres.talks.askers import Turn, hosts_of
from extraction.genres.talks.exchanges import end_of_words, is_direct, is_exchange
from extraction.genres.talks.label_bodies import body_in
from extraction.genres.talks.label_lines import is_office_line
from extraction.genres.talks.labels import Label, Role
from extraction.genres.talks.spokespeople import Surnames, spokesperson
from extraction.genres.whole_names import fuller_name, holder_named, introduced_as, of_initials
from extraction.text import Genre, Span, TurnKind, dataclass, replace
from extraction.turns import Line, Passage, Script, Source, alternation, names_one, question, silence, trade_words

_STAGE = re.compile(r"^\((?:Beifall|Zuruf|Lachen|Heiterkeit|Applaus|Unruhe)", re.MULTILINE)
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?\s?)+(?=[^\W\d_]{2})")  # "W. Putin"
_ADDRESSES_HOUSE = re.compile(
    rf"\s*(?:{alternation('thanks_before_address')},? )?(?:[^\W\d_]+ ){{0,2}}{alternation('house_address')}"
    rf"(?:!|[^\n.:?]{{0,60}}?{alternation('house_addressed_too')})"
)
_FIRST_ADDRESS = 6  # lines
_LINE_STARTS = attrgetter("start")
_LONGEST_HEADING = 14
_ENOUGH, _DENSE, _MANY, _FIRST_LABELS = 3, 3, 6, 100
_FOOT, _LONGEST_LETTERS = 2, 3
_FIRST_LINES = 15  # that may say who leads the talk
_LONGEST_LEAD = 1_000  # characters of a line that may name who talks


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
        return [line.text[:_LONGEST_LEAD] for line in self.lines[:3]]

    @property
    def foot(self) -> list[str]:
        """How the last lines begin, which may tell who has talked."""
        return [line.text[:_LONGEST_LEAD] for line in self.lines[-_FOOT:] if line.start > self.labels[-1].stop]

    def behind(self, index: int) -> tuple[int, int]:
        """Where the words behind a label start and end."""
        following = self.labels[index + 1].start if index + 1 < len(self.labels) else len(self.text)
        return self.labels[index].stop, following if following < len(self.text) else self.end

    @property
    def end(self) -> int:
        """Where the words behind the last label end."""
        return end_of_words(self.source, self.labels) if self.labels else len(self.text)


def read_transcript(source: Source, labels: Sequence[Label]) -> Script | None:
    """The turns of a text whose speakers have labels; None where the labels don't make a transcript."""
    plenary = _is_plenary(source.text, source.title) or _addresses_house(source, labels)
    labelled = any(label.behalf is not None and label.role is Role.NAME for label in labels)
    if len(labels) < (1 if plenary or labelled else 2):
        return None
    surnames = Surnames(source.text)
    labels = _by_what_they_do(Reading(source, labels, surnames), plenary=plenary)
    reading, lines = Reading(source, labels, surnames), source.lines
    told = is_exchange(source, labels) and not _all_labelled(source, labels)
    minutes = plenary and any(label.role is Role.NAME for label in labels) and not _tells_of_debate(reading)
    if not (told or _is_transcript(reading) or minutes):
        return None
    speakers: dict[tuple[str, str, str | None], str] = {}
    passages = list(before_labels(source, labels[0].start)) if labels[0].start > lines[0].start and not told else []
    for index in range(len(labels)):
        passages += _turn(reading, index, speakers)
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
    first = source.text[label.start : label.end].split()[0].lower()
    led = first in trade_words("plenary_chair") and label.role is Role.NAME
    return led and names_one(source.text[label.stop : label.stop + _LONGEST_LEAD], "house_led")


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
    return hosts_of(turns, [line.text[:_LONGEST_LEAD] for line in (*over, *reading.lines[:3], *reading.lines[-3:])])


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
    first = text[label.start : label.end].split()[0].lower()
    return replace(label, role=Role.CHAIR) if plenary and first in trade_words("plenary_chair") else label


def _is_transcript(reading: Reading) -> bool:
    """Whether the labels make a transcript and not a few lines with a colon."""
    roles = Counter(label.role for label in reading.labels)
    spoken = [label for label in reading.labels if label.role not in (Role.QUESTION, Role.CHAIR)]
    names = Counter(label.name for label in spoken)
    if not spoken:
        return False
    asked = roles[Role.QUESTION] + roles[Role.CHAIR]
    trade = asked + roles[Role.ANSWER] + roles[Role.OFFICE]
    called = calls_talk(f"{reading.title} {' '.join(line.text for line in reading.lines[:2])}")
    several = trade > 1 or len(spoken) > 1 or calls_talk(reading.title)
    several = several or any(label.behalf is not None for label in spoken)  # "Frage" and "Wagner (AA)" are enough
    if trade and several and (asked > 1 or _DENSE * len(reading.labels) >= len(reading.lines)):
        return True
    if called and (len(spoken) > 1 or (spoken[0].role is Role.NAME and (asked or spoken[0].behalf is not None))):
        return True
    repeated = max(names.values()) > 1 and len(names) > 1 and len(spoken) >= _ENOUGH
    return repeated and (5 * len(reading.labels) >= 2 * len(reading.lines) or _speak_for_themselves(reading))


def _speak_for_themselves(reading: Reading) -> bool:
    """Whether people's labels have mostly "ich", "wir" or "Sie" behind them: turns of many paragraphs, as heads of state have."""
    if not all(_INITIAL.match(label.name) or is_known_person(tuple(label.name.split(" "))) for label in reading.labels):
        return False
    direct = sum(is_direct(reading.text[slice(*reading.behind(i))]) for i in range(len(reading.labels)))
    return 2 * direct > len(reading.labels)


def _turn(reading: Reading, index: int, speakers: dict[tuple[str, str, str | None], str]) -> Iterator[Passage]:
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
