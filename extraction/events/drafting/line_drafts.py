"""The events that one line of an article tells of: its title, or a sentence."""

from __future__ import annotations

from bisect import bisect_left

from extraction.events.days import ToldDay, find_days
from extraction.events.drafting.circumstances import host_of, initiative_of, is_somewhere, place_of, span_of, topics_of
from extraction.events.drafting.in_turn import one_after_another
from extraction.events.drafting.roles import brings_others, caller_of, taking_part
from extraction.events.drafting.telling import (
    containing,
    frames,
    is_by_the_way,
    is_given_here,
    is_held,
    is_invitation,
    is_told,
    only_reports,
    tells_of_event,
)
from extraction.events.drafting.told_days import (
    day_before_told,
    is_of_something_else,
    is_recent,
    is_to_come,
    nearest_day,
)
from extraction.events.drafts import Draft
from extraction.events.parties import BARE, EventLine, Party, country_of, find_parties, is_person, with_commas
from extraction.events.words import (
    CALLER,
    HOST,
    Trigger,
    clause_around,
    combined,
    find_triggers,
    holding_clause,
    is_present,
)
from extraction.text import (
    Attribution,
    EventParticipant,
    EventType,
    Kind,
    replace,
    words_of,
)

_OPENING = 3  # sentences in which any word for an event counts
_OPENING_PARTS = 6  # sentences in which events may be referred to
_TWO = 2  # who meet; more come to a summit
_TALKS = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_RECORDED = frozenset((EventType.SPEECH, EventType.PRESS_CONFERENCE, EventType.BRIEFING))
_PASSED_ON = _RECORDED | {EventType.LETTER}  # "Der Brief sei an X gerichtet, sagte …"
# Types whose participants the rest of the article may name.
_AT_LARGE = _RECORDED | {EventType.SUMMIT, EventType.LETTER}


def drafts_of(line: EventLine, index: int) -> list[Draft]:
    """What a line tells of; `index` is the number of the sentence, -1 for the title."""
    # Whose words a trigger is in is cheap to see, and leaves most lines without any; only then are the parties of a line read.
    triggers = [trigger for trigger in find_triggers(line) if line.is_title or is_told(line, trigger, index)]
    if not triggers:
        return []
    parties = [party for party in find_parties(line) if not _is_of_text(line, party, triggers)]
    line = with_commas(line, parties)
    triggers = combined(line, [t for t in triggers if tells_of_event(line, t, index)], parties)
    triggers = [t for t in triggers if not (_is_over(line, t, triggers) or _is_long_running(t, triggers, parties))]
    days = find_days(line.document.tokens, line.first, line.last, line.document.published_on) if triggers else []
    found = []
    for trigger in triggers:
        draft = _draft(
            line, index, trigger, _of_its_part(line, trigger, triggers, parties), _others(triggers, trigger), days
        )
        if draft is not None:
            is_only = not any(other.is_verb for other in triggers if other is not trigger)
            found += one_after_another(line, trigger, parties, draft, is_only=is_only)
    return found


def _of_its_part(line: EventLine, trigger: Trigger, triggers: list[Trigger], parties: list[Party]) -> list[Party]:
    """ "X trifft Y – Festrede auf dem Platz": who stands in the part of a title with a word of its own is none of the other's."""
    if not line.is_title or len(triggers) < _TWO:
        return parties
    marks = [i for i in range(line.first, line.last) if line.word(i) in words_of("event_dash")]
    part = bisect_left(marks, trigger.at)
    if all(bisect_left(marks, other.at) == part for other in triggers):
        return parties
    return [party for party in parties if bisect_left(marks, party.first) == part]


def _is_of_text(line: EventLine, party: Party, triggers: list[Trigger]) -> bool:
    """ "schickt Kim Brief zum Neujahr": what reads like a name and is a noun for a text."""
    is_name = party.is_person and all(line.is_noun(i) for i in range(party.first, party.last))
    return is_name and any(t.at == party.last - 1 and t.type in _PASSED_ON and not t.is_verb for t in triggers)


def _is_over(line: EventLine, trigger: Trigger, triggers: list[Trigger]) -> bool:
    """ "haben sich nach dem Gipfel zu einem Gespräch getroffen": a summit that was over, told beside what came then."""
    over = trigger.type is EventType.SUMMIT and trigger.preposition in words_of("event_over") and not line.is_title
    return over and any(other.type in _TALKS and other is not trigger for other in triggers)


def _is_long_running(trigger: Trigger, triggers: list[Trigger], parties: list[Party]) -> bool:
    """ "In den Verhandlungen zwischen der Schweiz und der EU hat X einen Brief geschickt": talks of months, beside what is told."""
    if trigger.type is not EventType.MEETING or trigger.is_own or trigger.preposition != "in" or len(triggers) < _TWO:
        return False
    own = [p for p in parties if p.noun == trigger.at]
    return len(own) > 1 and not any(p.is_person or p.is_delegation for p in own)


def _others(triggers: list[Trigger], trigger: Trigger) -> frozenset[int]:
    return frozenset(other.at for other in triggers if other.at != trigger.at and not other.is_verb)


def _draft(
    line: EventLine, index: int, trigger: Trigger, parties: list[Party], others: frozenset[int], days: list[ToldDay]
) -> Draft | None:
    document = line.document
    attribution = None if line.is_title else containing(document, trigger.at)
    if (
        attribution is not None
        and attribution.kind is Kind.REPORTED
        and (frames(trigger) or is_invitation(line, trigger) or _is_sent(line, trigger, attribution))
    ):
        attribution = None
    mine = [p for p in parties if _is_beside(line, p, trigger, attribution)] if not line.is_title else parties
    if not line.is_title and is_given_here(line, trigger):
        mine = [p for p in parties if p.first < trigger.at]
    reported = taking_part(line, trigger, mine, others)
    if reported is None:
        return None
    trigger, participants = reported
    if trigger.frame == CALLER and len(participants) == 1:
        participants = (*participants, *_answering(participants[0], mine))
    is_large = trigger.type in (_AT_LARGE | {EventType.DECLARATION}) and not trigger.is_verb
    at_large = (is_large or trigger.type is EventType.SUMMIT) and index < _OPENING_PARTS
    if not participants and not trigger.is_definite and not line.is_title and not at_large:
        return None
    if trigger.type is EventType.SUMMIT and trigger.is_verb and len(participants) == _TWO and not trigger.also:
        trigger = replace(trigger, type=EventType.MEETING)  # "Die Verteidigungsminister Estlands und Norwegens tagten"
    names = [p.entity for p in participants]
    told = nearest_day(line, trigger, [day for day in days if not is_of_something_else(line, index, trigger, day)])
    if told is not None and document.published_on is not None and not is_recent(told.day, document.published_on):
        return None
    if (told is not None and is_to_come(line, index, trigger, told)) or _goes_on(line, index, trigger):
        return None
    place = place_of(line, trigger.type, mine, trigger.at)
    return Draft(
        trigger.type,
        participants,
        (span_of(line),),
        index,
        trigger.is_own,
        is_spoken=trigger.is_spoken,
        is_titled=line.is_title,
        refers=trigger.is_definite,
        is_pronominal=trigger.is_verb and bool(mine) and _are_meant_before(line, trigger, mine),
        is_joint=trigger.is_joint,
        day=told.day if told else day_before_told(line, trigger),
        place=place,
        host=host_of(line, mine),
        initiative=initiative_of(line, mine) or caller_of(trigger, participants),
        topics=topics_of(line, parties),
        adds=brings_others(line, trigger),
        is_attended=trigger.preposition in words_of("event_attendance"),
        is_somewhere=is_somewhere(line) or line.word(trigger.at) in words_of("event_face_to_face"),
        lacks_subject=_lacks_subject(line, trigger, mine, participants),
        is_report=(trigger.type is EventType.STATEMENT and only_reports(line, trigger))
        or is_by_the_way(line, trigger, index),
        is_weak=trigger.is_verb and line.document.tokens[trigger.at].lemma in words_of("event_agreeing"),
        greets_guest=_greets_guest(line, trigger),
        is_post=trigger.type is EventType.STATEMENT and trigger.is_verb,
        home=country_of(document, place) if place and trigger.type is EventType.VISIT else None,
        is_since=told is not None and line.word(told.first - 1) in words_of("event_since"),
        sides={p.entity: country_of(document, p.entity) for p in participants},
        countries=frozenset(e for e in names if e in document.entities and not is_person(document, e)),
    )


def _lacks_subject(
    line: EventLine, trigger: Trigger, parties: list[Party], participants: tuple[EventParticipant, ...]
) -> bool:
    """ "Es folgte ein Gespräch mit X", "Der Ratsvorsitzende tauschte sich mit X aus": who met X was told before."""
    if line.is_title or trigger.type not in _TALKS or not participants:
        return False
    names = {p.entity for p in participants}
    first, last = clause_around(line, trigger.at)
    with_ = words_of("event_with") if line.word(trigger.at) not in words_of("event_talking_partner") else {BARE}
    return all(
        p.governor in with_ for p in parties if first <= p.first < last and not names.isdisjoint(p.entities)
    ) and all(is_person(line.document, name) for name in names)


def _greets_guest(line: EventLine, trigger: Trigger) -> bool:
    """ "begrüßte seinen Gast im Amt", "… und wurde von X empfangen": who that is was told before."""
    if trigger.frame != HOST or not trigger.is_verb:
        return False
    first, last = clause_around(line, trigger.at)
    words = line.words_in((first, last))
    if not words.isdisjoint(words_of("event_guest_greeted")):
        return True
    goes_on = line.word(first - 1) in words_of("conjunction_of_names")
    return goes_on and not words.isdisjoint(words_of("event_passive"))


def _answering(caller: EventParticipant, parties: list[Party]) -> list[EventParticipant]:
    """ "X rief im Kanzleramt an, Y hörte zu": the one other of whom the sentence speaks."""
    others = {e for p in parties if p.is_person and p.governor == BARE for e in p.entities} - {caller.entity}
    return [replace(caller, entity=other) for other in others] if len(others) == 1 else []


def _is_sent(line: EventLine, trigger: Trigger, attribution: Attribution) -> bool:
    """ "hat dem Präsidenten ein Kondolenzschreiben übermittelt": no content, though the verb may have one."""
    return trigger.type is EventType.LETTER and is_held(line, trigger, attribution)


def _are_meant_before(line: EventLine, trigger: Trigger, parties: list[Party]) -> bool:
    """ "Beide Seiten erörterten …", "Sie sprachen über …": those whom the line before told of."""
    if not any(p.is_pronoun and len(p.entities) > 1 for p in parties):
        return False
    first, last = clause_around(line, trigger.at)
    inside = [p for p in parties if first <= p.first < last and p.governor in (BARE, "mit", "zwischen")]
    return len(inside) == 1 and inside[0].is_pronoun and len(inside[0].entities) > 1


def _is_beside(line: EventLine, party: Party, trigger: Trigger, attribution: Attribution | None) -> bool:
    """Whether a phrase stands where the event does: in the same content, or outside of any; or in that of the word for it."""
    if party.noun == trigger.at or (trigger.is_verb and _is_by_medium(line, party)):
        return True  # "hat den Eingang eines Briefes von X bestätigt", "haben per Videokonferenz mit X beraten"
    held = None if trigger.is_verb else holding_clause(line, trigger.at)
    if held is not None and held[0] <= party.first < held[1]:
        return True
    around = containing(line.document, party.first)
    if around is None or around is attribution:
        return around is attribution
    word = line.document.tokens[trigger.at].span
    start = around.content[0].start
    between = (i for i in range(line.first, party.first) if line.document.tokens[i].start >= start)
    if trigger.type in _TALKS and trigger.is_circumstance and _is_told_something(line, party, around):
        return attribution is None
    if party.governor == BARE and party.is_person and trigger.type is EventType.LETTER and party.entities:
        at_start = line.document.tokens[party.first].start == around.content[0].start
        return at_start and attribution is None  # "drückte Präsidentin X in einem Brief sein Mitgefühl aus"
    if party.governor != BARE or not party.is_person or any(line.word(i) in words_of("article") for i in between):
        return False  # "begrüßte den Vertrag mit X"
    return trigger.is_verb and attribution is None and any(cue.contains(word) for cue in around.cue)


def _is_told_something(line: EventLine, party: Party, content: Attribution) -> bool:
    """ "hat dem Kanzler in einem Telefonat gedankt": whom somebody thanked, though no more is told of what was said."""
    at_start = line.document.tokens[party.first].start == content.content[0].start
    is_somebody = party.governor == BARE and (party.is_person or party.is_delegation)
    is_named = (
        party.is_person and not party.is_pronoun and line.is_noun(party.first)
    )  # "trug Präsident X seine Bedenken vor"
    return at_start and is_somebody and (is_named or line.word(party.first) in words_of("event_dative_determiner"))


def _is_by_medium(line: EventLine, party: Party) -> bool:
    """ "per Videokonferenz mit X": whom the verb behind it has for a partner."""
    return (
        party.noun is not None and party.governor == "mit" and line.word(party.noun - 1) in words_of("event_by_medium")
    )


def _goes_on(line: EventLine, index: int, trigger: Trigger) -> bool:
    """ "Heute reist der Minister an die Grenze": where a report of what was says that somebody goes next."""
    return (
        index >= _OPENING and trigger.is_verb and trigger.type is EventType.VISIT and is_present(line.text(trigger.at))
    )
