"""Who takes part in an event and how: from the phrases of a sentence and the frame of the word that tells of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from extraction.events.drafting.asked_to_come import with_those_asked
from extraction.events.drafting.authors import (
    find_correspondents,
    find_signers,
    find_speakers,
    find_told,
    particle_of,
    reporting,
)
from extraction.events.drafting.directed import directed, is_passive, with_role
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
from extraction.events.words import (
    Trigger,
    clause_around,
    event_noun,
    holding_clause,
    is_finite,
    is_possessed,
)
from extraction.events.words.event_words import CALLER, GUEST, HOST, ISSUER, SENDER, SPEAKER, TELLER
from extraction.text import EventParticipant, EventType, ParticipantRole, word_list, words_of

_LONGEST_CHAIR = 3  # tokens from "unter" to "Vorsitz"


def taking_part(
    line: EventLine, trigger: Trigger, parties: Sequence[Party], others: frozenset[int]
) -> tuple[Trigger, tuple[EventParticipant, ...]] | None:
    """What a word tells of and who takes part; None where it is only a country that reports to a council."""
    return reporting(line, trigger, participants_of(line, trigger, parties, others))


def participants_of(
    line: EventLine, trigger: Trigger, parties: Sequence[Party], others: frozenset[int] = frozenset()
) -> tuple[EventParticipant, ...]:
    """Those who take part, in the order of the text. `others` are the tokens of nouns for other events, whose people are no part."""
    if line.word(trigger.at) in words_of("event_guest") and trigger.preposition != "zu" and not line.is_title:
        return ()  # "Der Gast übergab dem Minister einen Gruß von X": who came is told elsewhere
    near = [party for party in _near(line, trigger, parties) if party.noun not in others]
    if trigger.frame == ISSUER and (signers := find_signers(line, trigger, parties)):
        return with_role(line, signers, ParticipantRole.PARTICIPANT)
    if trigger.frame in (SPEAKER, ISSUER):
        role = ParticipantRole.SPEAKER if trigger.frame == SPEAKER else ParticipantRole.PARTICIPANT
        return with_role(line, find_speakers(line, trigger, near), role)
    if trigger.frame == SENDER:
        senders, recipients = find_correspondents(line, trigger, near)
        sending = with_role(line, senders, ParticipantRole.SENDER)
        to = with_role(line, recipients, ParticipantRole.RECIPIENT)
        return (*sending, *(p for p in to if p.entity not in {one.entity for one in sending}))
    if trigger.frame == TELLER:
        return with_role(line, find_told(line, trigger, near), ParticipantRole.PARTICIPANT)
    held = None if trigger.is_verb else holding_clause(line, trigger.at)
    if held is not None:
        taking = [p for p in parties if held[0] <= p.first < held[1] and _holds(line, p)]
        return with_role(line, taking, ParticipantRole.PARTICIPANT)
    taking = [party for party in near if _takes_part(line, trigger, party)]
    taking = [party for party in taking if not _is_visited(line, trigger, party, taking)]
    if trigger.frame in (HOST, GUEST, CALLER):
        return directed(line, trigger, taking)
    attached = [party for party in taking if party.noun == trigger.at]
    if line.is_title and trigger.preposition == "zu" and attached and not is_possessed(line, trigger.at):
        taking = attached  # "Auswärtiges Amt zum Telefonat von X mit Y"
    own, taking = taking, with_those_asked(line, trigger, parties, taking)
    asked = len(own) < len(taking)
    if not (trigger.is_own or asked or brings_others(line, trigger) or _meets(line, taking, trigger)):
        return ()
    found = with_role(line, taking, ParticipantRole.PARTICIPANT)
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
    by_agent = by_agent and (not _is_abstract(line, noun) or is_passive(line, trigger))
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


def _mediators(line: EventLine, parties: Iterable[Party]) -> tuple[EventParticipant, ...]:
    found = [p for p in parties if p.noun is not None and line.word(p.noun) in words_of("event_mediation")]
    return with_role(line, found, ParticipantRole.MEDIATOR)


def caller_of(trigger: Trigger, participants: Sequence[EventParticipant]) -> str | None:
    """Who calls: "rief … an", "erhielt einen Anruf von …"."""
    return participants[0].entity if trigger.frame == CALLER and len(participants) > 1 else None
