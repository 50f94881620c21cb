"""Events while an article is read: what each line says, and which lines tell of one event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from functools import lru_cache

from extraction.text import FAMILY_OF, EventParticipant, EventType, ParticipantRole, Span, dataclass, replace

_PLAIN = ParticipantRole.PARTICIPANT
_SAYS_MORE = frozenset((EventType.VIDEO_CALL, EventType.DECLARATION, EventType.BRIEFING, EventType.VISIT))
_BETWEEN_PEOPLE = frozenset((EventType.CALL, EventType.MEETING))
_OF_ONE = frozenset((EventType.SPEECH, EventType.STATEMENT))
_LONGEST_STAY = timedelta(days=4)
_TWO = 2  # parts of a name
_OPENING = 3  # sentences: who is told there to have travelled is on a visit


@dataclass(frozen=True, slots=True)
class Draft:
    """An event as one line tells it.

    `is_own` says that a word that is used of nothing else tells of it; `refers` that the line may speak of one that was told before
    ("bei dem Treffen"), `is_spoken` that it only says that they spoke, `is_somewhere` that they were in a town, whichever; `is_report`
    that it only passes on words about something else ("hieß es in einer Mitteilung"). `sides` has the country code of everybody who
    takes part, `countries` those who are no people. Those of one that `is_pronominal` are "beide" or "sie"; those of one that
    `adds` came to what was told before ("stießen zu den Gesprächen hinzu"). What people came for `is_attended` ("zum Gipfel
    gekommen"). The title's `sentence` is -1. `home` is the code
    of the country that a visit goes to.
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
    is_somewhere: bool = False
    home: str | None = None

    @property
    def names(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(p.entity for p in self.participants)

    @property
    def is_between_people(self) -> bool:
        """Whether it is a call or a meeting, which an open word ("sprachen") may mean as well."""
        return FAMILY_OF[self.type] in _BETWEEN_PEOPLE

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
        of_no_country = other.is_between_people and any(other.sides.get(body) is None for body in bodies)
        return [
            name
            for name in self.names - self.countries
            if name not in other.names
            and (self.sides.get(name) is None or (of_no_country and self.sides[name] not in other.sides.values()))
        ]


@lru_cache(maxsize=1 << 12)
def is_one(name: str, other: str) -> bool:
    """Whether two ids are of one person: a text may give the surname alone ("shen"), before the given name, or with an initial."""
    short, long = sorted((_without_initials(name), _without_initials(other)), key=len)
    if short == long or long.startswith(f"{short}-") or long.endswith(f"-{short}"):
        return True
    parts, others = short.split("-"), long.split("-")
    if len(parts) == 1 and len(others) > _TWO:
        return short in others  # "salvatierra" of "diego-salvatierra-mora"
    return (
        len(parts) > 1 and len(parts) == len(others) and (_are_turned(parts, others) or _are_initialled(parts, others))
    )


def _are_turned(parts: Sequence[str], others: Sequence[str]) -> bool:
    """ "solvang-ingrid" and "ingrid-solvang": a language may put the family first."""
    return parts != others and (parts == [*others[1:], others[0]] or parts == [others[-1], *others[:-1]])


def _are_initialled(parts: Sequence[str], others: Sequence[str]) -> bool:
    """ "i-solvang" and "ingrid-solvang", in whatever order."""
    if len(parts) != _TWO:
        return False
    return any(
        len(initial) == 1 and name in others and others[1 - others.index(name)].startswith(initial)
        for initial, name in (parts, parts[::-1])
    )


def _without_initials(name: str) -> str:
    """ "geir-o-pedersen" as "geir-pedersen"."""
    parts = name.split("-")
    return "-".join(part for part in parts if len(part) > 1) if len(parts) > 2 else name


def joined(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of one event as one, in the order in which they were told; a title's open word says least and comes last."""
    found: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: d.sentence < 0 and not d.is_own):
        draft = _with_those_who_met(found, draft)
        if _sums_up(draft, found):
            continue
        at = _told_before(found, draft)
        if at is not None:
            found[at] = merge(found[at], draft)
        else:
            found.append(draft)
    return found


def _sums_up(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether a title tells in one of several events that the text tells apart: "spricht mit X und Y"."""
    if draft.sentence >= 0 or not draft.is_between_people:
        return False
    parts = [one.names for one in found if one.is_between_people and len(one.names) > 1 and one.names < draft.names]
    return len(parts) > 1 and draft.names == frozenset().union(*parts)


def _with_those_who_met(found: Sequence[Draft], draft: Draft) -> Draft:
    """At a "gemeinsame Pressekonferenz" those speak who met."""
    met = next((one for one in found[::-1] if one.is_between_people and len(one.names) > 1), None)
    if draft.is_pronominal and draft.is_between_people and met is not None and met.sentence >= 0:
        return replace(draft, participants=(), refers=True)
    if not draft.is_joint or met is None or not draft.names <= met.names:
        return draft
    role = draft.participants[0].role if draft.participants else ParticipantRole.SPEAKER
    return replace(
        draft, participants=tuple(EventParticipant(p.entity, role) for p in met.participants), sides=met.sides
    )


def _told_before(found: Sequence[Draft], draft: Draft) -> int | None:
    """The last event before that a draft may be: of its family, with the same people, and no other day."""
    if draft.adds:
        at = next((k for k, one in list(enumerate(found))[::-1] if _may_be_joined(one)), None)
        if at is not None:
            return at
    fitting = [k for k, one in enumerate(found) if _is_same(one, draft)]
    if draft.refers and not draft.participants:
        same_type = [k for k in fitting if found[k].type is draft.type]
        return next(iter((same_type or fitting)[::-1]), None)
    return fitting[0] if fitting else None


def _may_be_joined(one: Draft) -> bool:
    """Whether others may come to an event: talks, or a summit."""
    return one.sentence >= 0 and (one.is_between_people or one.type is EventType.SUMMIT)


def _is_same(one: Draft, other: Draft) -> bool:
    if one.day and other.day and one.day != other.day and min(one.sentence, other.sentence) >= 0:
        return _is_in_stay(one, other) and (one.covers(other) or other.covers(one))
    if FAMILY_OF[one.type] is not FAMILY_OF[other.type]:
        return _means_the_other(one, other) or _is_of_summit(one, other) or _is_of_summit(other, one)
    if not one.names:
        return True
    if not other.names:
        return other.refers or other.sentence < 0 or (one.type is other.type and one.type in _OF_ONE)
    if one.type is EventType.LETTER:
        return not _conflict(one, other)
    if one.type is other.type is EventType.SUMMIT and other.refers and None in (one.place, other.place):
        return True  # "An dem Gipfel nahmen auch … teil"
    if one.covers(other) or other.covers(one) or len(one.names & other.names) > 1:
        return True
    return _is_received(one, other)


def _is_received(visit: Draft, meeting: Draft) -> bool:
    """ "X und seine Frau sind eingetroffen. X führte ein Gespräch mit Präsident Y": one of the guests with somebody of the country."""
    if visit.type is not EventType.VISIT or visit.home is None or not visit.names & meeting.names:
        return False
    hosts = meeting.names - visit.names
    received = visit.home not in {visit.sides.get(name) for name in visit.names - visit.countries}
    return received and bool(hosts) and all(meeting.sides.get(host) == visit.home for host in hosts)


def _means_the_other(one: Draft, other: Draft) -> bool:
    """An open word ("sprachen", "Gespräch") beside one for a call: both mean the call."""
    if not one.is_between_people or not other.is_between_people or one.is_own == other.is_own:
        return False
    vague, clear = (other, one) if one.is_own else (one, other)
    if not vague.names or not clear.names:
        return vague.refers or clear.refers or vague.sentence < 0
    said_at_once = vague.sentence == clear.sentence >= 0  # "griff zum Hörer: Er sprach mit X"
    of_title = vague.sentence < 0 and len(clear.names) == 1  # of whom the line tells the other side as what was said
    return clear.covers(vague) or (vague.covers(clear) and (clear.refers or said_at_once or of_title))


def _is_in_stay(visit: Draft, meeting: Draft) -> bool:
    """ "stattete vom 12. bis 15. April einen Besuch ab. Am 14. April traf sie X": one visit, told by its most important day."""
    if (
        visit.type is not EventType.VISIT
        or meeting.type is not EventType.MEETING
        or visit.day is None
        or meeting.day is None
    ):
        return False
    return timedelta() < meeting.day - visit.day <= _LONGEST_STAY


def _is_of_summit(summit: Draft, meeting: Draft) -> bool:
    """Whether those who came to a summit met one another there, and perhaps their hosts: that meeting is the summit."""
    if summit.type is not EventType.SUMMIT or FAMILY_OF[meeting.type] is not EventType.MEETING:
        return False
    is_next = meeting.sentence == summit.sentence + 1 or (summit.sentence < 0 and meeting.sentence < _OPENING)
    if summit.names <= summit.countries and is_next and len(meeting.names) > 2:
        return True  # "… ist der Gipfel abgehalten worden. Unter dem Vorsitz von X berieten Y und Z"
    if summit.sentence < 0 and summit.names and summit.names <= summit.countries & meeting.names:
        return meeting.sentence < _OPENING  # "… beim Gipfel mit der EU": the talks with it
    return summit.is_attended and len(summit.names) > 1 and summit.names <= meeting.names


def _conflict(one: Draft, other: Draft) -> bool:
    """Whether two letters have different senders or different addressees; a country or ministry may stand for who acts for it."""
    for role in (ParticipantRole.SENDER, ParticipantRole.RECIPIENT):
        first, second = ({p.entity for p in draft.participants if p.role is role} for draft in (one, other))
        if first and second and not first & second and not _may_stand_for(one, first, other, second):
            return True
    return False


def _may_stand_for(one: Draft, names: set[str], other: Draft, others: set[str]) -> bool:
    """Whether countries or bodies on one side may be whom the other side names, or the same in other words."""
    of_country, of_other = names <= one.countries, others <= other.countries
    if of_country and of_other:
        return not {one.sides.get(n) for n in names}.isdisjoint({other.sides.get(n) for n in others} - {None})
    return of_country or of_other


def _correspondents(one: Draft, other: Draft) -> tuple[EventParticipant, ...]:
    """Those of both letters; where one has a country or a ministry and the other who acts for it, the person."""
    countries = one.countries | other.countries
    found = dict.fromkeys((*one.participants, *other.participants))
    by_name = {p.role for p in found if p.entity not in countries}
    return tuple(
        p for p in found if p.entity not in countries or p.role not in by_name or _has_person_beside(p, one, other)
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
    is_stay = kinds == {EventType.VISIT, EventType.MEETING} and max(one.sentence, other.sentence) < _OPENING
    is_stay = is_stay and not (_is_mere_journey(one) or _is_mere_journey(other))
    type_ = EventType.VISIT if is_stay else other.type if said_more else clearer.type
    return replace(
        one,
        type=EventType.SUMMIT if EventType.SUMMIT in kinds else type_,
        participants=_correspondents(one, other) if type_ is EventType.LETTER else _united(one, other),
        spans=tuple(dict.fromkeys((*one.spans, *other.spans))),
        sentence=max(one.sentence, other.sentence) if min(one.sentence, other.sentence) < 0 else one.sentence,
        is_own=one.is_own or other.is_own,
        is_spoken=one.is_spoken and (other.is_spoken or other.refers or not other.is_between_people),
        day=other.day if _is_in_stay(one, other) else one.day or other.day,
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
    )


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
