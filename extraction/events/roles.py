"""Who takes part in an event and how: from the phrases of a sentence and the frame of the word that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.events.parties import BARE, GENITIVE, EventLine, Party, is_day, is_setting
from extraction.events.words import Trigger, clause_around, event_noun
from extraction.events.words.event_words import CALLER, GUEST, HOST, ISSUER, SENDER, SPEAKER, TELLER
from extraction.knowledge.names import title_of
from extraction.text import EntityType, EventParticipant, EventType, ParticipantRole, words_of
from extraction.text.lexicon import contractions


def participants_of(
    line: EventLine, trigger: Trigger, parties: Sequence[Party], others: frozenset[int] = frozenset()
) -> tuple[EventParticipant, ...]:
    """Those who take part, in the order of the text. `others` are the tokens of nouns for other events, whose people are no part."""
    near = [party for party in _near(line, trigger, parties) if party.noun not in others]
    if trigger.frame == ISSUER and (signers := _signers(line, trigger, parties)):
        return _with_role(line, signers, ParticipantRole.PARTICIPANT)
    if trigger.frame in (SPEAKER, ISSUER):
        role = ParticipantRole.SPEAKER if trigger.frame == SPEAKER else ParticipantRole.PARTICIPANT
        return _with_role(line, _speakers(line, trigger, near), role)
    if trigger.frame == SENDER:
        return _correspondents(line, trigger, near)
    if trigger.frame == TELLER:
        return _with_role(line, _told_to(line, trigger, near), ParticipantRole.PARTICIPANT)
    taking = [party for party in near if _takes_part(line, trigger, party)]
    taking = [party for party in taking if not _is_visited(line, trigger, party, taking)]
    if trigger.frame in (HOST, GUEST, CALLER):
        return _directed(line, trigger, taking)
    attached = [party for party in taking if party.noun == trigger.at]
    if line.is_title and trigger.preposition == "zu" and attached:
        taking = attached  # "Auswärtiges Amt zum Telefonat von X mit Y"
    if not trigger.is_own and not brings_others(line, trigger) and not _meets(line, taking, trigger):
        return ()
    found = _with_role(line, taking, ParticipantRole.PARTICIPANT)
    return (*found, *_mediators(line, parties))


def brings_others(line: EventLine, trigger: Trigger) -> bool:
    """ "stieß zu den Gesprächen hinzu", "an den Beratungen nahm auch X teil": a vague word, and who else was there."""
    is_vague = trigger.type is EventType.MEETING and trigger.is_definite and trigger.is_circumstance
    return is_vague and not words_of("event_adding").isdisjoint(line.words)


def _near(line: EventLine, trigger: Trigger, parties: Sequence[Party]) -> list[Party]:
    """The phrases of the trigger's clause; without a subject there those of the clauses before, the nearest first."""
    if line.is_title:
        return list(parties)
    first, last = clause_around(line, trigger.at)
    if (
        line.word(first - 1) in words_of("conjunction_of_names")
        and len([p for p in parties if p.governor == BARE and first <= p.first < last]) < 2
    ):
        first = clause_around(line, first - 2)[0]  # "griff zum Hörer und rief X an"
    while first > line.first and not any(p.governor == BARE and first <= p.first < last for p in parties):
        first = min(first - 1, clause_around(line, max(line.first, first - 2))[0])
    return _with_rows(parties, first, last)


def _with_rows(parties: Sequence[Party], first: int, last: int) -> list[Party]:
    """The phrases between two tokens, with the whole of a row whose commas are no ends of clauses."""
    rows: list[list[Party]] = []
    for party in parties:
        if party.follows and rows:
            rows[-1].append(party)
        else:
            rows.append([party])
    return [p for row in rows if any(first <= p.first < last for p in row) for p in row]


def _takes_part(line: EventLine, trigger: Trigger, party: Party) -> bool:
    if _is_place(line, party):
        return False
    if party.governor == BARE:
        return True
    noun = party.noun
    mine = noun is not None and (noun == trigger.at or noun in trigger.also)
    if party.governor in words_of("event_partner"):
        return noun is None or mine or is_setting(line, noun) or (party.is_person and not _is_event(line, noun))
    if party.governor == "bei":
        return trigger.frame == GUEST and (party.is_person or noun is None)
    if noun is None:
        return party.governor in words_of("event_agent") and trigger.is_verb
    if line.word(noun) in words_of("event_chair") and words_of("event_chaired") & {
        line.word(noun - 1),
        line.word(noun - 2),
    }:
        return True  # "unter dem Vorsitz von X berieten …"
    delegated = _acts_for(line, noun) or party.is_delegation
    attached = party.governor in {GENITIVE, *words_of("event_origin")} and (mine or delegated)
    by_agent = party.governor in words_of("event_agent") and trigger.is_verb
    by_agent = by_agent and (not _is_abstract(line, noun) or _is_passive(line, trigger))
    return attached or (by_agent and party.is_person)


def _is_visited(line: EventLine, trigger: Trigger, party: Party, taking: Sequence[Party]) -> bool:
    """ "hat Nordland einen Besuch abgestattet": the country behind those who go there is where, not who."""
    if trigger.frame != GUEST or trigger.is_verb or party.is_person or party.is_delegation or party.governor != BARE:
        return False
    if party.follows and line.word(party.first - 1) != ",":
        return False  # "X und Nordland"
    return any(p.is_person and p.governor == BARE and p.first < party.first for p in taking)


def _is_represented(line: EventLine, party: Party) -> bool:
    """ "Die Außenminister von Estland und Lettland"."""
    return (
        party.noun is not None
        and party.governor in {GENITIVE, *words_of("event_origin")}
        and _acts_for(line, party.noun)
    )


def _acts_for(line: EventLine, noun: int) -> bool:
    """ "die Außenminister von …", "mit Vertretern der …": who acts for those named behind, and takes part."""
    if line.word(noun) not in words_of("event_delegation") and title_of(line.text(noun)) is None:
        return False
    i = noun - 1
    while i > line.first and line.text(i)[:1].islower() and line.word(i) not in words_of("preposition"):
        i -= 1
    return line.word(i) not in words_of("preposition") or line.word(i) in words_of("event_partner_or_agent")


def _is_event(line: EventLine, noun: int) -> bool:
    token = line.document.tokens[noun]
    return event_noun(token.text, token.lemma) is not None


def _is_abstract(line: EventLine, noun: int) -> bool:
    return not is_setting(line, noun) and not _is_event(line, noun)


def _is_place(line: EventLine, party: Party) -> bool:
    """Whether a phrase names a city or a region, which takes no part in anything."""
    entities = (line.document.entities.get(entity) for entity in party.entities)
    return any(entity is not None and entity.type is EntityType.PLACE for entity in entities)


def _meets(line: EventLine, taking: Sequence[Party], trigger: Trigger) -> bool:
    """Whether an open word ("sprach", "Gespräch") has two who meet: one behind "mit" or "zwischen", or a row, or two people."""
    people = [p for p in taking if p.entities and (p.is_person or p.is_delegation or _is_represented(line, p))]
    if any(p.governor in words_of("event_with") for p in taking):
        return bool(people) or len({e for p in taking for e in p.entities}) > 1
    if any(p.follows for p in people) or any(len(p.entities) > 1 for p in people):
        return True
    countries = {e for p in taking if p.governor == BARE and not p.is_person for e in p.entities}
    if len(countries) > 1 and any(is_day(line, i) for i in range(line.first, line.last)):
        return True  # "Estland und Norwegen haben ihre Verhandlungen am Mittwoch beendet", "gestern verhandelt"
    return trigger.type is not EventType.CALL and len(people) > 1 and trigger.is_verb


def _directed(line: EventLine, trigger: Trigger, taking: Sequence[Party]) -> tuple[EventParticipant, ...]:
    """ "X empfing Y", "Y wurde von X empfangen", "Y besuchte X", "der Besuch von Y bei X"."""
    subject, others = _subject(line, trigger, taking)
    if trigger.frame == CALLER:
        return _with_role(line, [*subject, *others], ParticipantRole.PARTICIPANT)
    host_first = trigger.frame == HOST
    active, passive = (
        (ParticipantRole.HOST, ParticipantRole.GUEST) if host_first else (ParticipantRole.GUEST, ParticipantRole.HOST)
    )
    if host_first and not trigger.is_own and not (subject and others and all(p.is_person for p in (*subject, *others))):
        return ()
    if trigger.frame == GUEST and trigger.is_verb and not others and not _goes_somewhere(line, trigger):
        return ()
    acting = _with_role(line, subject, active)
    found = (*acting, *(p for p in _with_role(line, others, passive) if p.entity not in {a.entity for a in acting}))
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
    agents = [p for p in taking if p.governor in by and not _leads(line, p)]
    bare = [p for p in taking if p.governor == BARE]
    rest = [p for p in taking if p not in agents and p not in bare]
    if trigger.is_verb and [p for p in agents if p.governor != GENITIVE]:
        return agents, [*bare, *rest]
    if trigger.frame == HOST and _is_passive(line, trigger):
        return [], [*bare, *rest]  # "wurde am Flughafen begrüßt"
    if not trigger.is_verb:
        return ([*agents, *bare] if not (agents and bare) else agents), [*rest, *(bare if agents and bare else [])]
    objects = [p for p in bare if line.word(p.first) in words_of("event_object_determiner")]
    objects = objects if len(objects) < len(bare) else []
    if not objects and len(bare) > 1:
        cut = next((k for k in range(1, len(bare)) if not bare[k].follows), len(bare))
        objects = bare[cut:]
    return [p for p in bare if p not in objects], [*objects, *rest]


def _is_passive(line: EventLine, trigger: Trigger) -> bool:
    """ "wurde … von X begrüßt", "ist … empfangen worden"."""
    return trigger.is_verb and not words_of("event_passive").isdisjoint(line.words_in(clause_around(line, trigger.at)))


def _leads(line: EventLine, party: Party) -> bool:
    """ "eine Delegation unter Leitung von Minister X": X is no agent of the verb."""
    return party.noun is not None and party.governor == "von" and line.word(party.noun) in words_of("event_delegation")


def _speakers(line: EventLine, trigger: Trigger, near: Sequence[Party]) -> list[Party]:
    """Whose speech, statement or press conference it is: "Rede von X", "die Erklärung des Ministeriums", "auf … sagte X"."""
    own = [p for p in near if _is_on_behalf(line, p)]
    own = own or [p for p in near if p.noun == trigger.at and p.governor in (GENITIVE, "von")]
    if trigger.frame == ISSUER and not own and _are_counted(line, trigger):
        return []
    bare = [p for p in near if not _is_place(line, p) and (p.governor == BARE or _is_represented(line, p))]
    together = words_of("event_together")
    joined = [p for p in near if p.governor == "mit" and (p.noun == trigger.at or line.word(p.first - 2) in together)]
    if trigger.type not in (EventType.PRESS_CONFERENCE, EventType.BRIEFING):
        joined = []
    people = [p for p in bare if p.is_person]
    return [*(own or _first_row(people or bare)), *joined]


def _signers(line: EventLine, trigger: Trigger, parties: Sequence[Party]) -> list[Party]:
    """ "in einer Erklärung, die X und Y am Mittwoch unterzeichnet haben": those of the relative clause."""
    if line.text(trigger.at + 1) != "," or line.word(trigger.at + 2) not in words_of("relative_pronoun"):
        return []
    first, last = clause_around(line, trigger.at + 2)
    if not any(line.document.tokens[i].lemma in words_of("adopted") or line.word(i) in words_of("event_signed") for i in range(first, last)):
        return []
    return [p for p in parties if first <= p.first < last and p.governor == BARE and not _is_place(line, p)]


def _is_on_behalf(line: EventLine, party: Party) -> bool:
    """ "Erklärung des Hohen Vertreters im Namen der Union"."""
    return party.noun is not None and line.word(party.noun) in words_of("event_behalf") and party.governor in (GENITIVE, "von")


def _are_counted(line: EventLine, trigger: Trigger) -> bool:
    """ "riefen die drei Länder Teheran auf": who issues it was named before."""
    first, last = clause_around(line, trigger.at)
    return any(
        line.word(i) == "die"
        and line.word(i + 1) in words_of("counted")
        and line.word(i + 2) in words_of("event_countries")
        for i in range(first, last)
    )


def _first_row(parties: list[Party]) -> list[Party]:
    """The subject: the first phrase with those that go on its row."""
    end = next((k for k, party in enumerate(parties) if k and not party.follows), len(parties))
    return parties[:end]


def _correspondents(line: EventLine, trigger: Trigger, near: Sequence[Party]) -> tuple[EventParticipant, ...]:
    own = [p for p in near if p.noun == trigger.at and p.governor in (GENITIVE, "von")]
    bare = [p for p in near if p.governor == BARE and not _is_place(line, p)]
    to = [p for p in near if p.governor in words_of("event_letter_to")]
    datives = [p for p in bare if line.word(p.first) in words_of("event_object_determiner") and not to]
    if not to and not datives:
        datives = bare[len(_first_row(bare)) :]
    if trigger.is_verb and not to and not datives:
        return ()
    senders = own or [p for p in bare if p not in datives]
    if not to and not words_of("event_received").isdisjoint(line.words):
        senders, datives = own, _first_row(bare)  # "hat ein Schreiben des Präsidenten erhalten"
    return (
        *_with_role(line, senders, ParticipantRole.SENDER),
        *_with_role(line, to or datives, ParticipantRole.RECIPIENT),
    )


def _told_to(line: EventLine, trigger: Trigger, near: Sequence[Party]) -> list[Party]:
    """ "hat der Präsidentin gestern versprochen": who says something to whom, where a day shows that they were in touch."""
    first, last = clause_around(line, trigger.at)
    datives = words_of("event_dative_determiner")
    bare = [p for p in near if p.is_person and p.entities and p.governor == BARE and first <= p.first < last]
    if len(bare) != 2 or bare[1].is_pronoun or bare[1].follows:
        return []
    told_to = [p for p in bare if line.word(p.first) in datives and not p.is_pronoun]
    if len(told_to) != 1 or not any(is_day(line, i) for i in range(first, last)):
        return []
    return bare


def _mediators(line: EventLine, parties: Iterable[Party]) -> tuple[EventParticipant, ...]:
    found = [p for p in parties if p.noun is not None and line.word(p.noun) in words_of("event_mediation")]
    return _with_role(line, found, ParticipantRole.MEDIATOR)


def _with_role(line: EventLine, parties: Iterable[Party], role: ParticipantRole) -> tuple[EventParticipant, ...]:
    """Each once. Where two people take part, countries and bodies beside them are only where they come from."""
    parties = list(parties)
    people = dict.fromkeys(e for p in parties if p.is_person for e in p.entities)
    others = dict.fromkeys(e for p in parties if not p.is_person for e in p.entities)
    if people:
        homes = {line.document.entities[e].country for e in people if e in line.document.entities}
        others = {e: None for e in others if len(people) < 2 and _code(line, e) not in homes}
    return tuple(EventParticipant(entity, role) for entity in (*people, *others))


def _code(line: EventLine, entity: str) -> str | None:
    known = line.document.entities.get(entity)
    return (known.code or known.country) if known is not None else None


def caller_of(trigger: Trigger, participants: Sequence[EventParticipant]) -> str | None:
    """Who calls: "rief … an", "erhielt einen Anruf von …"."""
    return participants[0].entity if trigger.frame == CALLER and len(participants) > 1 else None
