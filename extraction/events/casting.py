"""Who else takes part in an event: those whom other sentences name, or who speak in the article.

At a summit or a press conference takes part whoever speaks in the article; a call of which one side is named is with the other who
speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from extraction.events.drafts import Draft
from extraction.events.parties import (
    country_of,
    is_commenting,
    is_one,
    is_person,
    leads_country,
    speaks_for_others,
)
from extraction.text import Document, EventParticipant, EventType, ParticipantRole, dataclass, replace

_AT_A_HOST = frozenset((EventType.MEETING, EventType.VISIT, EventType.SUMMIT))
_TWO_SIDED = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
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


@dataclass(frozen=True, slots=True)
class Cast:
    """Who else is in an article: the named people who speak in it, those spoken to, whom it calls the host, bodies that speak,
    those that first say something together, the people who are one subject right before; and who does something to whom
    right before a letter."""

    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    host: str | None = None
    bodies: tuple[str, ...] = ()
    jointly: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    written: tuple[str, ...] = ()


def with_those_of_summit(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
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


def with_cast(document: Document, draft: Draft, cast: Cast, *, first: bool, summit: bool = False) -> Draft:
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
    if first and draft.type in (_TWO_SIDED | {EventType.VISIT}):
        draft = _by_name(document, draft, cast.speakers)
        draft = _by_name(document, draft, _leaders(document, draft))
    briefed = bool(draft.participants) and all(speaks_for_others(document, p.entity) for p in draft.participants)
    if draft.type is EventType.PRESS_CONFERENCE and briefed:
        draft = replace(draft, type=EventType.BRIEFING)
    return draft


def _by_name(document: Document, draft: Draft, speakers: Sequence[str]) -> Draft:
    """ "mit seiner schwedischen Amtskollegin. … Wallström bezeichnete …": instead of a country the one who speaks for it by name."""
    meant: dict[str, str] = {}
    for country in draft.names & draft.countries:
        known = document.entities.get(country)
        acting = [s for s in speakers if known is not None and known.code and country_of(document, s) == known.code]
        acting = [s for s in acting if not speaks_for_others(document, s) and not is_commenting(document, s)]
        if len(set(acting)) == 1 and acting[0] not in draft.names:
            meant[country] = acting[0]
    if not meant or not draft.names - draft.countries:
        return draft
    renamed = tuple(replace(p, entity=meant.get(p.entity, p.entity)) for p in draft.participants)
    return replace(draft, participants=renamed, countries=draft.countries - meant.keys())


def _leaders(document: Document, draft: Draft) -> list[str]:
    """ "mit den Staats- und Regierungschefs Deutschlands und Polens": those whom the text names, where a leader met them."""
    if not draft.countries & draft.names or not all(leads_country(document, n) for n in draft.names - draft.countries):
        return []
    named = dict.fromkeys(mention.entity for mention in document.mentions)
    return [e for e in named if is_person(document, e) and leads_country(document, e)]


def _who_speak(document: Document, draft: Draft, speakers: Sequence[str]) -> Sequence[str]:
    """At a summit nobody who speaks for others; at a briefing of a spokesperson only such."""
    if draft.type is EventType.SUMMIT:
        return [speaker for speaker in speakers if not speaks_for_others(document, speaker)]
    if draft.type is not EventType.BRIEFING:
        return speakers
    if draft.names and not any(speaks_for_others(document, name) for name in draft.names):
        return ()  # before a council each reports on their own
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
    visited = {
        p.entity
        for p in bodies
        if p.role is ParticipantRole.HOST or (home is not None and country_of(document, p.entity) == home)
    }
    kept = tuple(p for p in draft.participants if p.entity not in visited)
    return replace(
        _with(document, replace(draft, participants=kept), [host], ParticipantRole.HOST), host=draft.host or host
    )


def _with_speaker(document: Document, draft: Draft, cast: Cast) -> Draft:
    """A speech, statement or letter with whose it is, a letter also with to whom it goes."""
    role = _OF_ONE[draft.type]
    if draft.type is EventType.LETTER and cast.written and draft.names <= {cast.written[0]}:
        sender = EventParticipant(cast.written[0], ParticipantRole.SENDER)
        draft = replace(draft, participants=(sender,))
        return _with(document, draft, cast.written[1:], ParticipantRole.RECIPIENT)
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
