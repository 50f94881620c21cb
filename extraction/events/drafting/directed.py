"""Who does it and to whom: "X empfing Y", "Y wurde von X empfangen", "Y besuchte X"; and each of them with a role."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.events.parties import BARE, GENITIVE, EventLine, Party, is_represented
from extraction.events.words import Trigger, clause_around
from extraction.events.words.event_words import CALLER, GUEST, HOST
from extraction.text import EventParticipant, ParticipantRole, words_of
from extraction.text.lexicon import contractions


def directed(line: EventLine, trigger: Trigger, taking: Sequence[Party]) -> tuple[EventParticipant, ...]:
    """ "X empfing Y", "Y wurde von X empfangen", "Y besuchte X", "der Besuch von Y bei X"."""
    subject, others = _subject(line, trigger, taking)
    if trigger.frame == GUEST and not subject:  # "eine Delegation unter Leitung von X ist eingetroffen"
        subject, others = [p for p in others if _leads(line, p)], [p for p in others if not _leads(line, p)]
    if trigger.frame == CALLER:
        return with_role(line, [*subject, *others], ParticipantRole.PARTICIPANT)
    host_first = trigger.frame == HOST
    active, passive = (
        (ParticipantRole.HOST, ParticipantRole.GUEST) if host_first else (ParticipantRole.GUEST, ParticipantRole.HOST)
    )
    if host_first and not trigger.is_own and not (subject and others and all(p.is_person for p in (*subject, *others))):
        return ()
    if trigger.frame == GUEST and trigger.is_verb and not others and not _goes_somewhere(line, trigger):
        return ()
    acting = with_role(line, subject, active)
    found = (*acting, *(p for p in with_role(line, others, passive) if p.entity not in {a.entity for a in acting}))
    people = {e for p in (*subject, *others) if p.is_person for e in p.entities}
    sent = {e for p in others if p.is_delegation for e in p.entities}  # "eine Delegation unter Leitung von X"
    return found if len(people) < 2 else tuple(p for p in found if p.entity in people or p.entity not in sent)


def _goes_somewhere(line: EventLine, trigger: Trigger) -> bool:
    """ "reiste nach Oslo", "ist in Oslo eingetroffen"."""
    return any(
        contractions().get(line.word(i), line.word(i)) in words_of("event_destination")
        for i in range(*clause_around(line, trigger.at))
    )


def _subject(line: EventLine, trigger: Trigger, taking: Sequence[Party]) -> tuple[list[Party], list[Party]]:
    """Who does it, and to whom: an agent behind "von" is the subject of a passive, whose object is bare."""
    by = {*words_of("event_agent"), GENITIVE}
    represented = [p for p in taking if p.governor == GENITIVE and trigger.is_verb and is_represented(line, p)]
    agents = [p for p in taking if p.governor in by and p not in represented and not _leads(line, p)]
    bare = [p for p in taking if p.governor == BARE]
    rest = [p for p in taking if p not in agents and p not in bare]
    if trigger.is_verb and [p for p in agents if p.governor != GENITIVE]:
        return agents, [*bare, *rest]
    if trigger.frame == HOST and is_passive(line, trigger):
        return [], [*bare, *rest]  # "wurde am Flughafen begrüßt"
    if not trigger.is_verb:
        return ([*agents, *bare] if not (agents and bare) else agents), [*rest, *(bare if agents and bare else [])]
    objects = [p for p in bare if line.word(p.first) in words_of("event_object_determiner", "event_object_pronoun")]
    objects = objects if len(objects) < len(bare) else []
    if not objects and len(bare) > 1:
        cut = next((k for k in range(1, len(bare)) if not bare[k].follows), len(bare))
        objects = bare[cut:]
    return [p for p in bare if p not in objects], [*objects, *rest]


def is_passive(line: EventLine, trigger: Trigger) -> bool:
    """ "wurde … von X begrüßt", "ist … empfangen worden"."""
    return trigger.is_verb and not words_of("event_passive").isdisjoint(line.words_in(clause_around(line, trigger.at)))


def _leads(line: EventLine, party: Party) -> bool:
    """ "eine Delegation unter Leitung von Minister X": X is no agent of the verb."""
    return party.noun is not None and party.governor == "von" and line.word(party.noun) in words_of("event_delegation")


def with_role(line: EventLine, parties: Iterable[Party], role: ParticipantRole) -> tuple[EventParticipant, ...]:
    """Each once. Where two people take part, countries and bodies beside them are only where they come from."""
    parties = list(parties)
    people = dict.fromkeys(e for p in parties if p.is_person for e in p.entities)
    others = dict.fromkeys(e for p in parties if not p.is_person for e in p.entities)
    if people:
        homes = {line.document.entities[e].country for e in people if e in line.document.entities} - {None}
        others = {e: None for e in others if len(people) < 2 and _code(line, e) not in homes}
    return tuple(EventParticipant(entity, role) for entity in (*people, *others))


def _code(line: EventLine, entity: str) -> str | None:
    known = line.document.entities.get(entity)
    return (known.code or known.country) if known is not None else None
