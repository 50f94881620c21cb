"""Makes events of an article's drafts: who else took part, the day where no line says it, hosts by the place.

At a summit or a press conference takes part whoever speaks in the article; a call of which one side is named is with the other who
speaks. What is too little for an event is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extraction.events.days import find_days
from extraction.events.drafts import Draft, is_one
from extraction.events.parties import country_of, is_commenting, is_person, speaks_for_others
from extraction.knowledge import tables
from extraction.text import (
    Document,
    EventParticipant,
    EventType,
    Genre,
    ParticipantRole,
    Sentence,
    ToldEvent,
    dataclass,
    replace,
    words_of,
)

_TWO_SIDED = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_AT_A_HOST = frozenset((EventType.MEETING, EventType.VISIT, EventType.SUMMIT))
_OF_ALL = {
    EventType.SUMMIT: ParticipantRole.PARTICIPANT,
    EventType.PRESS_CONFERENCE: ParticipantRole.SPEAKER,
    EventType.BRIEFING: ParticipantRole.SPEAKER,
}
_OF_ONE = {
    EventType.SPEECH: ParticipantRole.SPEAKER,
    EventType.STATEMENT: ParticipantRole.SPEAKER,
    EventType.LETTER: ParticipantRole.SENDER,
}
_DATELINE = 2  # sentences
_SHORTEST = 8  # tokens
_SEVERAL = 3
_FRESH = 7  # days


@dataclass(frozen=True, slots=True)
class Cast:
    """Who else is in an article: the named people who speak in it, those spoken to, whom it calls the host, bodies that speak,
    those that first say something together, and the people who are one subject right before."""

    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    host: str | None = None
    bodies: tuple[str, ...] = ()
    jointly: tuple[str, ...] = ()
    together: tuple[str, ...] = ()


def finish(document: Document, drafts: Sequence[Draft], cast: Cast) -> tuple[ToldEvent, ...]:
    """The events that are enough of one. Who speaks in the article takes part in the first that needs them."""
    summit = any(draft.type is EventType.SUMMIT for draft in drafts)
    completed = [_completed(document, draft, cast, first=k == 0, summit=summit) for k, draft in enumerate(drafts)]
    kept = [_of_type(document, draft) for draft in _with_those_of_summit(document, completed) if _is_enough(draft)]
    if document.genre is Genre.PRESS_STATEMENT and len(kept) > 1:
        kept = [draft for draft in kept if draft.type is not EventType.STATEMENT]  # who passes on of what happened
    if any(not draft.is_report for draft in kept):
        kept = [draft for draft in kept if not draft.is_report]
    kept = [draft for draft in kept if not _is_said_at_summit(draft, kept)]
    dateline = _day_of_opening(document)
    return tuple(_event(document, draft, dateline) for draft in kept)


def _is_said_at_summit(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """ "sagte er in seiner Ansprache" of somebody at a summit that was told before."""
    return draft.type is EventType.SPEECH and any(
        summit.type is EventType.SUMMIT and summit.sentence < draft.sentence and draft.names <= summit.names
        for summit in drafts
    )


def _is_enough(draft: Draft) -> bool:
    if draft.type in _TWO_SIDED and len(draft.participants) < 2:
        return False
    if draft.type is EventType.PRESS_CONFERENCE and not draft.is_own:
        return False  # "sagte vor Journalisten"
    if draft.type is EventType.VISIT and draft.sentence < 0 and not draft.is_own and draft.names <= draft.countries:
        return False  # "China bestätigt Reise"
    return bool(draft.participants)


def _of_people(document: Document, draft: Draft) -> Draft:
    """A summit without the body whose it is, where several of its people are named."""
    people = [p for p in draft.participants if is_person(document, p.entity)]
    if len(people) < _SEVERAL:
        return draft
    kept = tuple(p for p in draft.participants if p in people or country_of(document, p.entity) is not None)
    return replace(draft, participants=kept)


def _of_type(document: Document, draft: Draft) -> Draft:
    """Who only "spoke" with somebody and is said to be nowhere was on the telephone; a declaration is everybody's alike."""
    if draft.type is EventType.DECLARATION:
        plain = tuple(EventParticipant(p.entity, ParticipantRole.PARTICIPANT) for p in draft.participants)
        return replace(draft, participants=plain)
    if draft.type is EventType.SUMMIT:
        return _of_people(document, draft)
    somewhere = draft.place is not None or draft.host is not None or draft.is_somewhere
    if draft.type is EventType.MEETING and draft.is_spoken and not somewhere:
        return replace(draft, type=EventType.CALL)
    return draft


# --- who else ---------------------------------------------------------------------------------------------------------


def _with_those_of_summit(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """A declaration for which nobody is named with those who took part in the summit that adopted it."""
    summit = next((draft for draft in drafts if draft.type is EventType.SUMMIT), None)
    if summit is None:
        return list(drafts)
    return [
        _with(document, draft, [p.entity for p in summit.participants], ParticipantRole.PARTICIPANT)
        if draft.type is EventType.DECLARATION and not draft.participants
        else draft
        for draft in drafts
    ]


def _completed(document: Document, draft: Draft, cast: Cast, *, first: bool, summit: bool = False) -> Draft:
    """A draft with those whom other sentences name."""
    draft = _with_hosts(document, draft, cast) if first else draft
    if draft.type is EventType.VISIT and draft.host is not None and is_person(document, draft.host):
        draft = _with_host(document, draft, draft.host)
    if draft.type in _OF_ALL and first:
        draft = _with(document, draft, _who_speak(document, draft, cast.speakers), _OF_ALL[draft.type])
    elif draft.type in _OF_ONE:
        draft = _with_speaker(document, draft, cast)
    elif draft.type is EventType.DECLARATION and not draft.participants and not summit:
        draft = _with(document, draft, cast.jointly or cast.bodies, ParticipantRole.PARTICIPANT)
    elif first and len(draft.participants) < 2 and (draft.participants or draft.is_titled):
        draft = _with(document, draft, _other_side(document, draft, cast.speakers), ParticipantRole.PARTICIPANT)
    elif first and draft.refers and not draft.participants and draft.type in _TWO_SIDED:
        together = cast.together if len(cast.together) > 1 else _speaker_and_addressee(document, cast)
        draft = _with(document, draft, together, ParticipantRole.PARTICIPANT)
    briefed = bool(draft.participants) and all(speaks_for_others(document, p.entity) for p in draft.participants)
    if draft.type is EventType.PRESS_CONFERENCE and briefed:
        draft = replace(draft, type=EventType.BRIEFING)
    return draft


def _who_speak(document: Document, draft: Draft, speakers: Sequence[str]) -> Sequence[str]:
    """At a summit nobody who speaks for others; at a briefing of a spokesperson only such."""
    if draft.type is EventType.SUMMIT:
        return [speaker for speaker in speakers if not speaks_for_others(document, speaker)]
    if draft.type is not EventType.BRIEFING or not any(speaks_for_others(document, name) for name in draft.names):
        return speakers
    return [speaker for speaker in speakers if speaks_for_others(document, speaker)]


def _with_hosts(document: Document, draft: Draft, cast: Cast) -> Draft:
    """The first event with whom the article calls the host; a summit of which nobody is named with those named together before it."""
    if draft.type is EventType.SUMMIT and not draft.participants and draft.refers:
        draft = _with(document, draft, cast.together, ParticipantRole.PARTICIPANT)
    if cast.host is None or not is_person(document, cast.host):
        return draft
    if draft.type is EventType.PRESS_CONFERENCE:
        return _with(document, draft, [cast.host], ParticipantRole.SPEAKER)
    return _with_host(document, draft, cast.host) if draft.type in _AT_A_HOST else draft


def _with_host(document: Document, draft: Draft, host: str) -> Draft:
    """The host by name instead of the country that was visited."""
    home = country_of(document, draft.place) if draft.place else None
    bodies = [p for p in draft.participants if not is_person(document, p.entity)]
    visited = {p.entity for p in bodies if p.role is ParticipantRole.HOST or country_of(document, p.entity) == home}
    kept = tuple(p for p in draft.participants if p.entity not in visited)
    return replace(
        _with(document, replace(draft, participants=kept), [host], ParticipantRole.HOST), host=draft.host or host
    )


def _with_speaker(document: Document, draft: Draft, cast: Cast) -> Draft:
    """A speech, statement or letter with whose it is, a letter also with to whom it goes."""
    role = _OF_ONE[draft.type]
    roles = {p.role for p in draft.participants}
    if role not in roles:
        others = [s for s in cast.speakers if s not in draft.names and not speaks_for_others(document, s)]
        others += cast.bodies if draft.type is EventType.STATEMENT else []
        if draft.type is EventType.SPEECH and draft.refers and len(cast.together) == 1:
            others = list(cast.together)  # "Muster versuchte es. Eine Stunde stand sie am Pult"
        if draft.type is EventType.LETTER:
            others = [one for one in others if one not in cast.addressees] or others
        draft = _with(document, draft, others[:1], role)
    if draft.type is EventType.LETTER and ParticipantRole.RECIPIENT not in roles:
        others = [a for a in cast.addressees if a not in draft.names]
        draft = _with(document, draft, others[:1], ParticipantRole.RECIPIENT)
    return draft


def _with(document: Document, draft: Draft, entities: Sequence[str], role: ParticipantRole) -> Draft:
    known = [name for name in draft.names if is_person(document, name)]
    new = tuple(
        EventParticipant(e, role) for e in entities
        if e not in draft.names and not (is_person(document, e) and any(is_one(e, name) for name in known))
    )  # fmt: skip
    codes = {country_of(document, p.entity) for p in new}
    kept = tuple(
        p for p in draft.participants
        if is_person(document, p.entity) or document.entities[p.entity].code is None or country_of(document, p.entity) not in codes
    )  # fmt: skip
    return replace(draft, participants=(*kept, *new))


def _speaker_and_addressee(document: Document, cast: Cast) -> list[str]:
    """ "hat X zu mehr Hilfe gedrängt. Das sagte er nach dem Gespräch": who was there, where one speaks to one other."""
    speakers = [s for s in cast.speakers if not speaks_for_others(document, s)]
    addressees = [a for a in cast.addressees if a not in speakers]
    return [*speakers, *addressees] if len(speakers) == len(addressees) == 1 else []


def _other_side(document: Document, draft: Draft, speakers: Sequence[str]) -> list[str]:
    """Whoever else speaks for another country than the one who is named; of nobody named the first two."""
    sides = {country_of(document, name) for name in draft.names}
    found: list[str] = []
    for speaker in speakers:
        side = country_of(document, speaker)
        if (
            speaker not in draft.names
            and (side is None or side not in sides)
            and not speaks_for_others(document, speaker)
            and not is_commenting(document, speaker)
        ):
            found.append(speaker)
            sides.add(side)
    return found[: 2 - len(draft.names)]


# --- day, place, host -------------------------------------------------------------------------------------------------


def _event(document: Document, draft: Draft, dateline: date | None) -> ToldEvent:
    participants = draft.participants
    host = _person_of_side(document, participants, draft.host)
    if draft.type in _AT_A_HOST:
        host = host or next((p.entity for p in participants if p.role is ParticipantRole.HOST), None)
        host = host or _at_home(document, participants, draft.place)
        participants = _hosted(_with_inviting(document, draft, participants, host), host)
    names = {p.entity for p in participants}
    homes = {country_of(document, name) for name in names}
    return ToldEvent(
        type=draft.type,
        is_type_told=draft.is_own,
        participants=participants,
        spans=draft.spans,
        day=draft.day or dateline or document.published_on,
        is_day_told=(draft.day or dateline) is not None,
        place=draft.place if draft.place in document.entities else None,
        host=host,
        initiative=_person_of_side(document, participants, draft.initiative),
        topics=tuple(
            t for t in draft.topics
            if t not in names and t != draft.place and t in document.entities and document.entities[t].code not in homes
        ),
    )  # fmt: skip


def _with_inviting(
    document: Document, draft: Draft, participants: tuple[EventParticipant, ...], host: str | None
) -> tuple[EventParticipant, ...]:
    """ "Auf Einladung von Präsident Tveit ist Kern eingetroffen": who invited to a visit takes part in it."""
    if draft.type is not EventType.VISIT or host is None or not is_person(document, host):
        return participants
    if len(participants) != 1 or participants[0].entity == host:
        return participants
    return (*participants, EventParticipant(host, ParticipantRole.HOST))


def _day_of_opening(document: Document) -> date | None:
    """The day in a dateline or the first sentences: "Peking, 15. Juni (Agentur) – …"."""
    if not document.sentences:
        return None
    bare = document.sentences[0].last - document.sentences[0].first < _SHORTEST  # "Leipzig (dpa) –"
    on = document.published_on
    for number, sentence in enumerate(document.sentences[: _DATELINE + bare]):
        for told in find_days(document.tokens, sentence.first, sentence.last, on):
            of_report = number > 0 and told.day == on and _reports(document, sentence)
            if not of_report and (on is None or 0 <= (on - told.day).days <= _FRESH):
                return told.day
    return None


def _reports(document: Document, sentence: Sentence) -> bool:
    """ "Über das Gespräch informierte das Amt am Dienstag": the day on which it was told."""
    words = {token.text.lower() for token in document.tokens[sentence.first : sentence.last]}
    return not words.isdisjoint(words_of("event_report", "event_informing"))


def _person_of_side(document: Document, participants: Sequence[EventParticipant], side: str | None) -> str | None:
    """Whoever takes part for a country or body; the side itself where nobody or more than one does."""
    if side is None or any(p.entity == side for p in participants):
        return side
    known = document.entities.get(side) or tables.entities().get(side)
    code = country_of(document, side)
    mine = [p.entity for p in participants if code is not None and country_of(document, p.entity) == code]
    if len(mine) == 1 and known is not None and not is_person(document, side):
        return mine[0]
    return side if side in document.entities else None


def _at_home(document: Document, participants: Sequence[EventParticipant], place: str | None) -> str | None:
    """The one of several who is in their own country."""
    code = country_of(document, place) if place else None
    countries = [country_of(document, p.entity) for p in participants]
    if code is None or len(participants) < 2 or None in countries or countries.count(code) != 1:
        return None
    return participants[countries.index(code)].entity


def _hosted(participants: tuple[EventParticipant, ...], host: str | None) -> tuple[EventParticipant, ...]:
    """With a host the others are guests."""
    if host is None or not any(p.entity == host for p in participants):
        return participants
    plain = ParticipantRole.PARTICIPANT
    return tuple(
        replace(
            p, role=ParticipantRole.HOST if p.entity == host else ParticipantRole.GUEST if p.role is plain else p.role
        )
        for p in participants
    )
