"""Who takes part in an event and how: from the phrases of a sentence and the frame of the word that tells of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from extraction.events.drafting.authors import find_correspondents, find_signers, find_speakers, find_told, particle_of
from extraction.events.parties import (
    BARE,
    GENITIVE,
    EventLine,
    Party,
    acts_for,
    is_day,
    is_place,
    is_represented,
    is_setting,
)
from extraction.events.words import Trigger, clause_around, event_noun, holding_clause, is_finite, is_possessed
from extraction.events.words.event_words import CALLER, GUEST, HOST, ISSUER, SENDER, SPEAKER, TELLER
from extraction.text import EventParticipant, EventType, ParticipantRole, word_list, words_of
from extraction.text.lexicon import contractions

_LONGEST_CHAIR = 3  # tokens from "unter" to "Vorsitz"


def participants_of(
    line: EventLine, trigger: Trigger, parties: Sequence[Party], others: frozenset[int] = frozenset()
) -> tuple[EventParticipant, ...]:
    """Those who take part, in the order of the text. `others` are the tokens of nouns for other events, whose people are no part."""
    if line.word(trigger.at) in words_of("event_guest") and trigger.preposition != "zu" and not line.is_title:
        return ()  # "Der Gast übergab dem Minister einen Gruß von X": who came is told elsewhere
    near = [party for party in _near(line, trigger, parties) if party.noun not in others]
    if trigger.frame == ISSUER and (signers := find_signers(line, trigger, parties)):
        return _with_role(line, signers, ParticipantRole.PARTICIPANT)
    if trigger.frame in (SPEAKER, ISSUER):
        role = ParticipantRole.SPEAKER if trigger.frame == SPEAKER else ParticipantRole.PARTICIPANT
        return _with_role(line, find_speakers(line, trigger, near), role)
    if trigger.frame == SENDER:
        senders, recipients = find_correspondents(line, trigger, near)
        sending = _with_role(line, senders, ParticipantRole.SENDER)
        to = _with_role(line, recipients, ParticipantRole.RECIPIENT)
        return (*sending, *(p for p in to if p.entity not in {one.entity for one in sending}))
    if trigger.frame == TELLER:
        return _with_role(line, find_told(line, trigger, near), ParticipantRole.PARTICIPANT)
    held = None if trigger.is_verb else holding_clause(line, trigger.at)
    if held is not None:
        taking = [p for p in parties if held[0] <= p.first < held[1] and _holds(line, p)]
        return _with_role(line, taking, ParticipantRole.PARTICIPANT)
    taking = [party for party in near if _takes_part(line, trigger, party)]
    taking = [party for party in taking if not _is_visited(line, trigger, party, taking)]
    if trigger.frame in (HOST, GUEST, CALLER):
        return _directed(line, trigger, taking)
    attached = [party for party in taking if party.noun == trigger.at]
    if line.is_title and trigger.preposition == "zu" and attached and not is_possessed(line, trigger.at):
        taking = attached  # "Auswärtiges Amt zum Telefonat von X mit Y"
    if not trigger.is_own and not brings_others(line, trigger) and not _meets(line, taking, trigger):
        return ()
    found = _with_role(line, taking, ParticipantRole.PARTICIPANT)
    return (*found, *_mediators(line, parties))


def _holds(line: EventLine, party: Party) -> bool:
    """ "die Unterredung, die X mit Y geführt hat": who stands in the clause as one of those who held it."""
    by_name = party.governor == BARE or party.governor in words_of("event_partner")
    return (by_name or is_represented(line, party)) and not is_place(line, party)


def brings_others(line: EventLine, trigger: Trigger) -> bool:
    """ "stieß zu den Gesprächen hinzu", "an den Beratungen nahm auch X teil": a vague word, and who else was there."""
    is_vague = trigger.type is EventType.MEETING and trigger.is_definite and trigger.is_circumstance
    return is_vague and not words_of("event_adding").isdisjoint(line.words)


def _near(line: EventLine, trigger: Trigger, parties: Sequence[Party]) -> list[Party]:
    """The phrases of the trigger's clause; without a subject there those of the clauses before, the nearest first."""
    if line.is_title:
        return list(parties)
    first, last = clause_around(line, trigger.at)
    if trigger.frame == TELLER:
        last = max(last, particle_of(line, trigger.at))  # "sicherte X, der Vorsitzende, heute Präsident Y zu"
    if (
        line.word(first - 1) in words_of("conjunction_of_names")
        and len([p for p in parties if p.governor == BARE and first <= p.first < last]) < 2
    ):
        first = clause_around(line, first - 2)[0]  # "griff zum Hörer und rief X an"
    if trigger.type is EventType.CALL and trigger.preposition and line.word(last) in words_of("conjunction_of_names"):
        last = clause_around(line, last + 1)[1]  # "griff zum Telefon und trug X seine Bedenken vor"
    first = _before_verb(line, first, {i for p in parties if p.is_person for i in range(p.first, p.last)})
    subjects = [p.first for p in parties if p.governor == BARE and not is_place(line, p)]
    while first > line.first and not any(first <= at < last for at in subjects):
        first = min(first - 1, clause_around(line, max(line.first, first - 2))[0])
    if trigger.is_circumstance and _is_before_relative(line, last):
        while last < line.last and not any(first <= at < last for at in subjects):
            last = max(last + 1, clause_around(line, min(last + 1, line.last - 1))[1])
    return _with_rows(parties, first, last)


def _is_before_relative(line: EventLine, comma: int) -> bool:
    """ "In einem Brief, der dem Blatt vorliegt, fordert X": a clause about the noun in front, behind which the sentence goes on."""
    behind = line.word(comma + 1)
    pronoun = line.word(comma + 2) if behind in words_of("preposition") else behind
    return line.word(comma) == "," and pronoun in words_of("relative_pronoun")


def _before_verb(line: EventLine, first: int, names: Collection[int]) -> int:
    """ "Mit X, der Nummer zwei des Staates, | beriet sie …": what stands before a verb in second place belongs to its clause.

    `names` are the tokens of people, among whom "bin" is no verb.
    """
    if line.word(first - 1) != "," or not is_finite(line.text(first)):
        return first
    start = first
    while start > line.first:
        before = clause_around(line, max(line.first, start - 2))
        if any(i not in names and is_finite(line.text(i)) for i in range(*before)) or before[0] >= start:
            return first
        start = before[0] if line.word(before[0] - 1) == "," else line.first if before[0] == line.first else -1
        if start < 0:
            return first
    return start


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
    if is_place(line, party):
        return False
    if party.governor == BARE:
        return True
    noun = party.noun
    mine = noun is not None and (noun == trigger.at or noun in trigger.also)
    if party.governor in words_of("event_partner"):
        by_medium = noun is not None and trigger.is_verb and line.word(noun - 1) in words_of("event_by_medium")
        return (
            noun is None
            or mine
            or by_medium
            or is_setting(line, noun)
            or (party.is_person and not _is_event(line, noun))
        )
    if party.governor == "bei":
        is_called = (
            trigger.type is EventType.CALL and party.is_person and not line.is_title
        )  # "meldete sich telefonisch bei X"
        return is_called or (trigger.frame == GUEST and (party.is_person or noun is None))
    if party.governor == "zu" and trigger.type is EventType.CALL and trigger.is_verb and party.is_person:
        return True  # "ließ sich zu X durchstellen"
    if noun is None:
        return party.governor in words_of("event_agent") and trigger.is_verb
    if line.word(noun) in words_of("event_chair") and not words_of("event_chaired").isdisjoint(
        line.word(i) for i in range(noun - _LONGEST_CHAIR, noun)
    ):
        return True  # "unter dem Vorsitz von X berieten …"
    if (
        party.is_person
        and line.word(noun) in words_of("event_side")
        and line.word(noun - 2) in words_of("event_at_side")
    ):
        return True  # "traf an der Seite von Minister X den Präsidenten"
    delegated = acts_for(line, noun) or party.is_delegation
    is_envoy = party.is_person and line.word(noun).endswith(word_list("event_envoy_ending"))
    attached = party.governor in {GENITIVE, *words_of("event_origin")} and (mine or (delegated and not is_envoy))
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


def _is_event(line: EventLine, noun: int) -> bool:
    token = line.document.tokens[noun]
    return event_noun(token.text, token.lemma) is not None


def _is_abstract(line: EventLine, noun: int) -> bool:
    return not is_setting(line, noun) and not _is_event(line, noun)


def _meets(line: EventLine, taking: Sequence[Party], trigger: Trigger) -> bool:
    """Whether an open word ("sprach", "Gespräch") has two who meet: one behind "mit" or "zwischen", or a row, or two people."""
    people = [p for p in taking if p.entities and (p.is_person or p.is_delegation or is_represented(line, p))]
    if any(p.governor in words_of("event_with") or _is_met_in(line, p) for p in taking):
        return bool(people) or len({e for p in taking for e in p.entities}) > 1
    if any(p.follows for p in people) or any(len(p.entities) > 1 for p in people):
        return True
    countries = {e for p in taking if p.governor == BARE and not p.is_person for e in p.entities}
    if len(countries) > 1 and any(is_day(line, i) for i in range(line.first, line.last)):
        return True  # "Estland und Norwegen haben ihre Verhandlungen am Mittwoch beendet", "gestern verhandelt"
    return trigger.type is not EventType.CALL and len(people) > 1 and trigger.is_verb


def _is_met_in(line: EventLine, party: Party) -> bool:
    """ "führte Gespräche mit den Spitzen der Union"."""
    noun = party.noun
    return noun is not None and is_represented(line, party) and "mit" in (line.word(noun - 1), line.word(noun - 2))


def _directed(line: EventLine, trigger: Trigger, taking: Sequence[Party]) -> tuple[EventParticipant, ...]:
    """ "X empfing Y", "Y wurde von X empfangen", "Y besuchte X", "der Besuch von Y bei X"."""
    subject, others = _subject(line, trigger, taking)
    if trigger.frame == GUEST and not subject:  # "eine Delegation unter Leitung von X ist eingetroffen"
        subject, others = [p for p in others if _leads(line, p)], [p for p in others if not _leads(line, p)]
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
    represented = [p for p in taking if p.governor == GENITIVE and trigger.is_verb and is_represented(line, p)]
    agents = [p for p in taking if p.governor in by and p not in represented and not _leads(line, p)]
    bare = [p for p in taking if p.governor == BARE]
    rest = [p for p in taking if p not in agents and p not in bare]
    if trigger.is_verb and [p for p in agents if p.governor != GENITIVE]:
        return agents, [*bare, *rest]
    if trigger.frame == HOST and _is_passive(line, trigger):
        return [], [*bare, *rest]  # "wurde am Flughafen begrüßt"
    if not trigger.is_verb:
        return ([*agents, *bare] if not (agents and bare) else agents), [*rest, *(bare if agents and bare else [])]
    objects = [p for p in bare if line.word(p.first) in words_of("event_object_determiner", "event_object_pronoun")]
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


def _mediators(line: EventLine, parties: Iterable[Party]) -> tuple[EventParticipant, ...]:
    found = [p for p in parties if p.noun is not None and line.word(p.noun) in words_of("event_mediation")]
    return _with_role(line, found, ParticipantRole.MEDIATOR)


def _with_role(line: EventLine, parties: Iterable[Party], role: ParticipantRole) -> tuple[EventParticipant, ...]:
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


def caller_of(trigger: Trigger, participants: Sequence[EventParticipant]) -> str | None:
    """Who calls: "rief … an", "erhielt einen Anruf von …"."""
    return participants[0].entity if trigger.frame == CALLER and len(participants) > 1 else None
