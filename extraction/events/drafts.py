"""Events while an article is read: what a line says of one, and what two say together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from datetime import date, timedelta

from extraction.events.parties import is_one
from extraction.knowledge import tables
from extraction.text import FAMILY_OF, EventParticipant, EventType, ParticipantRole, Span, dataclass, replace

_PLAIN = ParticipantRole.PARTICIPANT
_SAYS_MORE = frozenset((EventType.VIDEO_CALL, EventType.DECLARATION, EventType.BRIEFING, EventType.VISIT))
_BETWEEN_PEOPLE = frozenset((EventType.CALL, EventType.MEETING))
_LONGEST_STAY = timedelta(days=4)
OPENING = 3  # sentences that say what an article is about; who is told there to have travelled is on a visit


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one line tells it.

    `is_own` says that a word that is used of nothing else tells of it; `refers` that the line may speak of one that was told
    before ("bei dem Treffen"), `is_spoken` that it only says that they spoke, `is_somewhere` that they were in a town, whichever;
    `is_report` that it only passes on words about something else ("hieß es in einer Mitteilung"), `is_post` that it is one on the
    net; `greets_guest` that somebody welcomed who was only called the guest. `sides` has the country code of everybody who takes
    part, `countries` those who are no people. Those of one that `is_pronominal` are "beide" or "sie"; those of one that `adds`
    came to what was told before ("stießen zu den Gesprächen hinzu"). What people came for `is_attended` ("zum Gipfel gekommen").
    The title's `sentence` is -1. `home` is the code of the country that a visit goes to; `is_since` says that its day is the one
    on which it began ("seit Montag"). One that `lacks_subject` only says with whom somebody met who was told before. One that
    `is_weak` only tells what people did together ("vereinbarten"), and counts where nothing else tells of talks.
    """

    type: EventType
    participants: tuple[EventParticipant, ...]
    spans: tuple[Span, ...]
    sentence: int
    is_own: bool
    is_spoken: bool = False
    refers: bool = False
    is_joint: bool = False
    day: date | None = None
    place: str | None = None
    host: str | None = None
    initiative: str | None = None
    topics: tuple[str, ...] = ()
    sides: Mapping[str, str | None] = field(default_factory=dict)
    countries: frozenset[str] = frozenset()
    is_titled: bool = False
    is_pronominal: bool = False
    adds: bool = False
    is_attended: bool = False
    is_report: bool = False
    is_post: bool = False
    greets_guest: bool = False
    is_somewhere: bool = False
    home: str | None = None
    is_since: bool = False
    lacks_subject: bool = False
    is_weak: bool = False

    @property
    def names(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(p.entity for p in self.participants)

    @property
    def is_between_people(self) -> bool:
        """Whether it is a call or a meeting, which an open word ("sprachen") may mean as well."""
        return FAMILY_OF[self.type] in _BETWEEN_PEOPLE

    @property
    def is_own_or_hosted(self) -> bool:
        """Whether a word that is used of nothing else tells of it, or somebody had invited to it."""
        return self.is_own or self.host is not None

    def covers(self, other: Draft) -> bool:
        """Whether all who take part in another take part here, by name or by their country."""
        codes = {self.sides.get(name) for name in self.names} - {None}
        left = {
            name for name in other.names
            if not any(is_one(name, own) for own in self.names)
            and not (name in other.countries and other.sides.get(name) in codes)
        }  # fmt: skip
        of_somewhere = self.unclaimed_by(other, left)
        # the ministers of two countries, of which the text does not say which is whose; who leads a body
        return left <= other.countries and len(left) <= len(of_somewhere) and len(other.names) <= len(self.names)

    def unclaimed_by(self, other: Draft, bodies: Collection[str]) -> list[str]:
        """The people here for whom bodies there may stand: those of no known country, or who lead a body of no country."""
        by_people = other.is_between_people or other.type is EventType.DECLARATION
        of_no_country = by_people and any(other.sides.get(body) is None for body in bodies)
        return [
            name
            for name in self.names - self.countries
            if name not in other.names
            and (self.sides.get(name) is None or (of_no_country and self.sides[name] not in other.sides.values()))
        ]


def is_in_stay(visit: Draft, meeting: Draft) -> bool:
    """ "stattete vom 12. bis 15. April einen Besuch ab. Am 14. April traf sie X": one visit, told by its most important day."""
    if visit.type is not EventType.VISIT or visit.day is None or meeting.day is None:
        return False
    if meeting.type is EventType.VISIT and (visit.home == meeting.home or None in (visit.home, meeting.home)):
        return visit.is_since != meeting.is_since and abs(meeting.day - visit.day) <= _LONGEST_STAY
    return meeting.type is EventType.MEETING and timedelta() < meeting.day - visit.day <= _LONGEST_STAY


def _correspondents(one: Draft, other: Draft) -> tuple[EventParticipant, ...]:
    """Those of both letters; where one has a country or a ministry and the other who acts for it, the person."""
    countries = one.countries | other.countries
    found = {p.entity: p for p in (*other.participants, *one.participants)}  # whoever writes is not written to
    found = {e: found[e] for e in dict.fromkeys(p.entity for p in (*one.participants, *other.participants))}
    by_name = {p.role for p in found.values() if p.entity not in countries}
    return tuple(
        p
        for p in found.values()
        if p.entity not in countries or p.role not in by_name or _has_person_beside(p, one, other)
    )


def _has_person_beside(body: EventParticipant, *letters: Draft) -> bool:
    """ "an den Generalsekretär und den Rat": a body that a letter names beside somebody."""
    return any(
        body in letter.participants
        and any(p.role is body.role and p.entity not in letter.countries for p in letter.participants)
        for letter in letters
    )


def merge(one: Draft, other: Draft) -> Draft:
    """One event of two drafts: the first says what it is where both say it, roles that say more win; a title has the vaguer place."""
    clearer = other if other.is_own and not one.is_own else one
    said_more = other.type in _SAYS_MORE and other.is_own and FAMILY_OF[one.type] is FAMILY_OF[other.type]
    kinds = {one.type, other.type}
    is_stay = kinds == {EventType.VISIT, EventType.MEETING} and max(one.sentence, other.sentence) < OPENING
    is_stay = is_stay and not (_is_mere_journey(one) or _is_mere_journey(other) or _met_besides(one, other))
    type_ = EventType.VISIT if is_stay else other.type if said_more else clearer.type
    return replace(
        one,
        type=EventType.SUMMIT if EventType.SUMMIT in kinds else type_,
        participants=_correspondents(one, other) if type_ is EventType.LETTER else _united(one, other),
        spans=tuple(dict.fromkeys((*one.spans, *other.spans))),
        sentence=max(one.sentence, other.sentence) if min(one.sentence, other.sentence) < 0 else one.sentence,
        is_own=one.is_own or other.is_own,
        is_spoken=one.is_spoken and (other.is_spoken or other.refers or not other.is_between_people),
        day=_day_of(one, other),
        place=other.place or one.place if one.sentence < 0 else one.place or other.place,
        host=one.host or other.host,
        initiative=one.initiative or other.initiative,
        topics=tuple(dict.fromkeys((*one.topics, *other.topics))),
        sides={**other.sides, **one.sides},
        countries=one.countries | other.countries,
        is_titled=one.is_titled or other.is_titled,
        is_attended=one.is_attended or other.is_attended,
        is_report=one.is_report and other.is_report,
        is_somewhere=one.is_somewhere or other.is_somewhere,
        home=one.home or other.home,
        is_since=one.is_since or other.is_since,
    )


def _day_of(one: Draft, other: Draft) -> date | None:
    """The day of both: of a stay that is said to have begun on one, that; of a visit, that of its most important talks."""
    since = next((draft.day for draft in (one, other) if draft.is_since and draft.day), None)
    return since or (other.day if is_in_stay(one, other) else one.day or other.day)


def _met_besides(one: Draft, other: Draft) -> bool:
    """ "empfing X. X weilt wegen der Tagung im Land": who was there anyway; or whom a traveller met who leads no country."""
    visit, meeting = (one, other) if one.type is EventType.VISIT else (other, one)
    if visit.is_own or meeting.sentence < 0 or not visit.names:
        return False
    if meeting.is_own and len(meeting.names) > 1 and meeting.sentence < visit.sentence:
        return True
    hosts = meeting.names - visit.names - meeting.countries
    known = tables.people()
    return bool(hosts) and all(host in known and meeting.sides.get(host) is None for host in hosts)


def _is_mere_journey(draft: Draft) -> bool:
    """ "Tammsoo reiste nach Norwegen" in a title: where somebody went, before the text says what for."""
    return draft.type is EventType.VISIT and draft.sentence < 0 and not draft.is_own


def _united(one: Draft, other: Draft) -> tuple[EventParticipant, ...]:
    """Those of both; a country whose people take part is left out."""
    roles = {p.entity: p.role for p in one.participants}
    for p in other.participants:
        if roles.get(p.entity, _PLAIN) is _PLAIN:
            roles[p.entity] = p.role
    short = {e for e in roles if any(len(longer) > len(e) and is_one(e, longer) for longer in roles)}
    roles = {e: role for e, role in roles.items() if e not in short}
    countries, sides = one.countries | other.countries, {**other.sides, **one.sides}
    stood_for = _stood_for(one, other) | _stood_for(other, one)
    codes = {sides.get(entity) for entity in roles if entity not in countries}
    return tuple(
        EventParticipant(e, role)
        for e, role in roles.items()
        if e not in countries or (sides.get(e) not in codes and e not in stood_for)
    )


def _stood_for(one: Draft, other: Draft) -> set[str]:
    """The countries of a draft for which people of another stand, of whom the text does not say where they are from."""
    codes = {other.sides.get(name) for name in other.names - other.countries} - {None}
    countries = {c for c in one.countries & one.names - other.names if one.sides.get(c) not in codes}
    return countries if len(countries) <= len(other.unclaimed_by(one, countries)) else set()
