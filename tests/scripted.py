"""A stand-in for the extraction: articles written as scripts, so that tests of storing and asking say what is in an article.

Each line is a statement: speakers > content, marked with [themes], {organisations}, (countries it speaks for), @addressees,
%relays, !acts:

    putin, xi > Frieden [ukraine] {UN} (china) @ selenskyj ! appeal

A line that starts with ~ can't be read; as the first one it spoils the whole article. One that starts with * tells of an event: type,
day or -, participants, and perhaps the place behind #:

    * call 2022-06-15 putin, xi
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extraction.text.results import (
    Act,
    Cue,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Fault,
    Kind,
    Mention,
    Span,
    Statement,
)
from extraction.text.told_events import EventParticipant, EventType, ParticipantRole, ToldEvent

ENTITIES = {
    entity.id: entity
    for entity in (
        Entity(
            "putin",
            EntityType.PERSON,
            "Wladimir Putin",
            "Vladimir Putin",
            ("Putin",),
            "Q7747",
            country="RU",
            gender="m",
        ),
        Entity(
            "xi", EntityType.PERSON, "Xi Jinping", "Xi Jinping", ("Xi",), "Q15031", country="CN", role="Staatspräsident"
        ),
        Entity("selenskyj", EntityType.PERSON, "Wolodymyr Selenskyj", "Volodymyr Zelenskyy", ("Selenski", "Zelensky")),
        Entity("li-qiang", EntityType.PERSON, "Li Qiang", "Li Qiang", ("Li",), country="CN"),
        Entity("li-keqiang", EntityType.PERSON, "Li Keqiang", "Li Keqiang", ("Li",), country="CN"),
        Entity("mueller", EntityType.PERSON, "Gerd Müller", None, ("Müller",), country="DE"),
        Entity("china", EntityType.COUNTRY, "China", "China", ("Volksrepublik China", "CHN"), "Q148", code="CN"),
        Entity("russland", EntityType.COUNTRY, "Russland", "Russia", ("RUS",), "Q159", code="RU"),
        Entity("australien", EntityType.COUNTRY, "Australien", "Australia", ("AUS",), "Q408", code="AU"),
        Entity("AU", EntityType.ORGANISATION, "Afrikanische Union", "African Union", (), "Q7159"),
        Entity("UN", EntityType.ORGANISATION, "Vereinte Nationen", "United Nations", ("UNO", "UN"), "Q1065"),
        Entity("SCO", EntityType.ORGANISATION, "Shanghaier Organisation für Zusammenarbeit", None, ("SOZ",), "Q485207"),
    )
}
UNREAD = "~"
EVENT = re.compile(r"\* (?P<type>[a-z-]+) (?P<day>[0-9-]+) (?P<who>[^#\n]*)(?:# *(?P<place>.*))?$", re.MULTILINE)
LINE = re.compile(
    r"(?P<speakers>[^>]*)> *(?P<content>[^\[{(@!%]*[^\[{(@!% ])"
    r" *(?:\[(?P<themes>.*?)\])? *(?:\{(?P<organisations>.*?)\})? *(?:\((?P<voices>.*?)\))?"
    r" *(?:@ *(?P<addressees>[^!%]*))?(?:% *(?P<relays>[^!]*))?(?:! *(?P<acts>.*))?$"
)


def extract(text: str, *, title: object = None, published_on: date | None = None, author: object = None) -> Extraction:
    """The statements of a script; lines without > are narration."""
    events = tuple(_events(text, published_on))
    statements = tuple(_statements(text))
    used = {
        id_
        for s in statements
        for id_ in (*s.speakers, *s.addressees, *s.relayed_by, *s.on_behalf_of, *s.organisations)
    }
    mentioned = {mention.entity for statement in statements for mention in statement.mentions}
    told = {entity for event in events for entity in event.entities}
    entities = {id_: _entity(id_) for id_ in sorted(used | mentioned | told)}
    return Extraction(text, "de", statements, entities, tuple(_faults(text)), events)


def detect(text: str) -> str:
    """English and undetermined texts say so."""
    return "en" if text.startswith("English") else "und" if text.startswith("???") else "de"


def _faults(text: str) -> Iterator[Fault]:
    if text.startswith(UNREAD):
        yield Fault("stage")
    for match in re.finditer(rf"(?<=\n){UNREAD}.*", text):
        yield Fault("stage", Span(*match.span()))


def _events(text: str, on: date | None) -> Iterator[ToldEvent]:
    for match in EVENT.finditer(text):
        told = match["day"] != "-"
        yield ToldEvent(
            EventType(match["type"]),
            tuple(EventParticipant(id_, ParticipantRole.PARTICIPANT) for id_ in _list(match["who"])),
            (Span(*match.span()),),
            date.fromisoformat(match["day"]) if told else on,
            is_day_told=told,
            place=(match["place"] or "").strip() or None,
        )


def _statements(text: str) -> Iterator[Statement]:
    start = 0
    for line in text.split("\n"):
        if match := LINE.match(line):
            yield _statement(match, start, line)
        start += len(line) + 1


def _statement(match: re.Match[str], start: int, line: str) -> Statement:
    content = Span(start + match.start("content"), start + match.end("content"))
    acts = tuple(Act(act) for act in _list(match["acts"])) or (Act.COMMENT,)
    themes = _list(match["themes"])
    return Statement(
        text=match["content"],
        spans=(content,),
        kind=Kind.DIRECT if "„" in match["content"] else Kind.INDIRECT,
        context=Span(start, start + len(line)),
        cue=Cue(">", Span(start + line.index(">"), start + line.index(">") + 1)),
        speakers=_list(match["speakers"]),
        addressees=_list(match["addressees"]),
        relayed_by=_list(match["relays"]),
        on_behalf_of=_list(match["voices"]),
        acts=acts,
        organisations=_list(match["organisations"]),
        themes=themes,
        mentions=tuple(_mentions(match["content"], content.start)),
        evidence=tuple(Evidence("themes", theme, match["content"], content) for theme in themes),
    )


def _mentions(content: str, start: int) -> Iterator[Mention]:
    for entity in ENTITIES.values():
        for found in re.finditer(re.escape(entity.name), content):
            yield Mention(entity.id, entity.name, Span(start + found.start(), start + found.end()))


def _entity(id_: str) -> Entity:
    return ENTITIES.get(id_) or Entity(id_, EntityType.PERSON, id_.replace("-", " ").title())


def _list(values: str | None) -> tuple[str, ...]:
    return tuple(value.strip() for value in (values or "").split(",") if value.strip())
