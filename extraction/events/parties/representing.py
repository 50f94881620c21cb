"""Phrases for countries and bodies behind a noun for those who act for them, and those that are only places."""

from __future__ import annotations

from extraction.events.parties.line import GENITIVE, EventLine, Party
from extraction.knowledge.names import title_of
from extraction.text import EntityType, words_of


def is_represented(line: EventLine, party: Party) -> bool:
    """ "Die Außenminister von Estland und Lettland"."""
    return (
        party.noun is not None
        and party.governor in {GENITIVE, *words_of("event_origin")}
        and acts_for(line, party.noun)
    )


def acts_for(line: EventLine, noun: int) -> bool:
    """ "die Außenminister von …", "mit Vertretern der …": who acts for those named behind, and takes part."""
    if line.word(noun) not in words_of("event_delegation") and title_of(line.text(noun)) is None:
        return False
    i = noun - 1
    while i > line.first and line.text(i)[:1].islower() and line.word(i) not in words_of("preposition"):
        i -= 1
    return line.word(i) not in words_of("preposition") or line.word(i) in words_of("event_partner_or_agent")


def is_place(line: EventLine, party: Party) -> bool:
    """Whether a phrase names a city or a region, which takes no part in anything."""
    entities = (line.document.entities.get(entity) for entity in party.entities)
    return any(entity is not None and entity.type is EntityType.PLACE for entity in entities)
