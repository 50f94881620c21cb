"""Whether two accounts are of one event: how surely, and why.

They are where their types are of one family, enough of those who take part are the same, their days are within one of each other, and
nothing contradicts: another place, another addressee, another subject. Two accounts with different told days are of one event only
where the sides are so far apart that the day is another there.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from api.articles.events.accounts import Account, Key, Match, Party, Place
from api.articles.events.people import are_by_office, differ, is_left, means
from api.articles.events.people import shared as shared_by
from extraction.knowledge.clocks import are_far_apart
from extraction.text import FAMILY_OF, EventType, ParticipantRole

_BETWEEN_PEOPLE = frozenset((EventType.CALL, EventType.MEETING))
_OF_ONE = frozenset((EventType.SPEECH, EventType.STATEMENT, EventType.LETTER))
_OF_A_SUBJECT = frozenset((EventType.STATEMENT, EventType.LETTER))
_PRINCIPALS = 2
_GATHERINGS = frozenset((EventType.MEETING, EventType.SUMMIT))
_AT_LARGE = frozenset((EventType.SUMMIT, EventType.PRESS_CONFERENCE))


class Matches:
    """Matches of accounts, each two contents compared once: of a large event many accounts tell the same."""

    def __init__(self) -> None:
        self._numbers: dict[Hashable, int] = {}  # of contents
        self._contents: dict[Key, int] = {}
        self._found: dict[tuple[int, int], Match | None] = {}
        self._contradict: dict[tuple[int, int], bool] = {}

    def of(self, one: Account, other: Account) -> Match | None:
        """As `match` says."""
        if one.key[0] == other.key[0]:
            return None
        pair = self._pair(one, other)
        if pair not in self._found:
            self._found[pair] = match(one, other)
        return self._found[pair]

    def contradict(self, one: Account, other: Account) -> bool:
        """As `contradicts` says."""
        pair = self._pair(one, other)
        if pair not in self._contradict:
            self._contradict[pair] = contradicts(one, other)
        return self._contradict[pair]

    def _pair(self, one: Account, other: Account) -> tuple[int, int]:
        first, second = self._content(one), self._content(other)
        return (first, second) if first < second else (second, first)

    def _content(self, account: Account) -> int:
        number = self._contents.get(account.key)
        if number is None:
            number = self._contents[account.key] = self._numbers.setdefault(account.content, len(self._numbers))
        return number


def match(one: Account, other: Account) -> Match | None:
    """How surely two accounts are of one event, the same whichever comes first; None where they are not."""
    if one.key[0] == other.key[0] or contradicts(one, other):
        return None
    theirs, mine = shared_by(one, other), shared_by(other, one)
    shared = min(theirs, mine, key=lambda names: (-len(names), sorted(names)))
    if not _is_enough(one, other, shared):
        return None
    confidence, reasons = 1.0, [f"participants {', '.join(sorted(shared))}"] if shared else []
    if FAMILY_OF[one.type] is not FAMILY_OF[other.type]:
        confidence -= 0.1
    elif one.type is not other.type:
        confidence -= 0.02
    reasons.append(
        f"type {one.type}" if one.type is other.type else f"types {' and '.join(sorted((one.type, other.type)))}"
    )
    if one.day == other.day and one.day is not None:
        reasons.append(f"day {one.day}")
        confidence -= 0.0 if one.is_day_told and other.is_day_told else 0.05
    else:
        reasons.append("days within one")
        confidence -= 0.15
    if one.place and other.place and _agree(one.place, other.place):
        reasons.append(f"place {min(one.place.entity, other.place.entity)}")
    if are_by_office(one, other, theirs) or are_by_office(other, one, mine):
        reasons.append("an office for who acts for it")
        confidence -= 0.1
    unmatched = max(len(one.parties), len(other.parties)) - max(1, len(shared))
    fewer = 0.05 * max(0, unmatched)
    return Match(round(max(0.3, confidence - fewer), 2), tuple(reasons), fit=round(confidence, 2))


def contradicts(one: Account, other: Account) -> bool:
    """Whether something says that two accounts are of different events."""
    return (
        not _same_family(one, other)
        or not _days_meet(one, other)
        or _other_place(one, other)
        or _other_partner(one, other)
        or _other_gathering(one, other)
        or _other_subject(one, other)
    )


def _same_family(one: Account, other: Account) -> bool:
    families = {FAMILY_OF[one.type], FAMILY_OF[other.type]}
    if len(families) == 1:
        return True
    vague = not (one.is_type_told and other.is_type_told)
    if families <= _BETWEEN_PEOPLE:
        return vague
    if families == _GATHERINGS:
        return _is_one_gathering(one, other)
    return _is_one_appearance(one, other)


def _is_one_gathering(one: Account, other: Account) -> bool:
    """A meeting of the same people who by the other account met at a summit, or of whom the other names but some.

    Of a summit of many two or three may meet aside.
    """
    meeting, summit = (one, other) if other.type is EventType.SUMMIT else (other, one)
    if min(len(meeting.people), len(summit.people)) < _PRINCIPALS or is_left(summit, meeting):
        return False
    return not is_left(meeting, summit) or len(meeting.people) > _PRINCIPALS


def _is_one_appearance(one: Account, other: Account) -> bool:
    """What two say together before the press, by the other account in statements; a report to a council, by the other a speech."""
    types = {one.type, other.type}
    if types == {EventType.PRESS_CONFERENCE, EventType.STATEMENT}:
        return min(len(one.people), len(other.people)) >= _PRINCIPALS and not (
            is_left(one, other) or is_left(other, one)
        )
    if types == {EventType.BRIEFING, EventType.SPEECH}:
        same_place = one.place is not None and other.place is not None and one.place.entity == other.place.entity
        return same_place and not is_left(one, other) and not is_left(other, one)
    return False


# --- days -------------------------------------------------------------------------------------------------------------


def _days_meet(one: Account, other: Account) -> bool:
    """A told day, and one that is only that of publication, which may be the day after."""
    if one.day is None or other.day is None:
        return False
    apart = (other.day - one.day).days
    if apart == 0:
        return True
    if one.is_day_told and other.is_day_told:
        return abs(apart) == 1 and (_may_differ_by_one(one, other) or _is_during_visit(one, other))
    if one.is_day_told != other.is_day_told:
        return apart == (1 if one.is_day_told else -1)
    return abs(apart) == 1 and FAMILY_OF[one.type] in _BETWEEN_PEOPLE


def _may_differ_by_one(one: Account, other: Account) -> bool:
    """Sides far apart, where the day is another; a summit of several days."""
    if FAMILY_OF[one.type] is EventType.SUMMIT:
        return True
    if one.place and other.place and one.place.entity == other.place.entity:
        return False
    sides = (party.country for account in (one, other) for party in account.parties[:_PRINCIPALS])
    return are_far_apart(sides) and not _are_of_one_side(one, other)


def _are_of_one_side(one: Account, other: Account) -> bool:
    """Whether two accounts of a call name the same of two people first, as each side does its own: by one clock days never differ."""
    if FAMILY_OF[one.type] is not EventType.CALL:
        return False
    if not all(len(account.people) == len(account.parties) == _PRINCIPALS for account in (one, other)):
        return False
    return means(one.parties[0], other.parties[0]) and means(one.parties[1], other.parties[1])


def _is_during_visit(one: Account, other: Account) -> bool:
    """Whether those who met did so in the same place on the day after a visit began."""
    if one.place is None or other.place is None or not _agree(one.place, other.place):
        return False
    first, second = sorted((one, other), key=lambda account: account.day or date.max)
    return first.type is EventType.VISIT and FAMILY_OF[second.type] is EventType.MEETING


# --- who --------------------------------------------------------------------------------------------------------------


def _is_enough(one: Account, other: Account, shared: set[str]) -> bool:
    """Whether all of the shorter list are on the longer one; at large gatherings one is enough, or the place."""
    if {FAMILY_OF[one.type], FAMILY_OF[other.type]} == _GATHERINGS:
        return not (is_left(one, other) or is_left(other, one))
    if FAMILY_OF[one.type] in _AT_LARGE:
        same_place = one.place is not None and other.place is not None and _agree(one.place, other.place)
        return bool(shared) or (same_place and FAMILY_OF[one.type] is EventType.SUMMIT)
    least = min(len(one.parties), len(other.parties))
    if len(shared) < least and not (least > 2 and len(shared) >= 2):
        return False
    if FAMILY_OF[one.type] in _BETWEEN_PEOPLE and least < 2:
        if {one.type, other.type} == {EventType.VISIT, EventType.MEETING}:
            return False  # whom a guest met besides the host
        return one.place is not None and other.place is not None and bool(shared)
    return bool(shared)


def _other_partner(one: Account, other: Account) -> bool:
    """A call with somebody else, a letter to somebody else."""
    if FAMILY_OF[one.type] is EventType.LETTER:
        return any(
            differ(_in_role(one, role), _in_role(other, role), one.day)
            for role in (ParticipantRole.SENDER, ParticipantRole.RECIPIENT)
        )
    if FAMILY_OF[one.type] not in _BETWEEN_PEOPLE:
        return False
    return is_left(one, other) and is_left(other, one) and not _same_principals(one, other)


def _other_gathering(one: Account, other: Account) -> bool:
    """Two summits in one town, each with people of whom the other names none: of ministers, and of those who lead their countries."""
    if FAMILY_OF[one.type] is not EventType.SUMMIT or min(len(one.people), len(other.people)) < _PRINCIPALS:
        return False
    return not shared_by(one, other)


def _same_principals(one: Account, other: Account) -> bool:
    """Whether two people met by both accounts, each of which names others who sat beside them: who was along comes behind."""
    first, second = one.parties[:_PRINCIPALS], other.parties[:_PRINCIPALS]
    if min(len(one.parties), len(other.parties)) <= _PRINCIPALS or not all(p.is_person for p in (*first, *second)):
        return False
    return all(any(means(a, b) for b in second) for a in first) and all(any(means(b, a) for a in first) for b in second)


def _in_role(account: Account, role: ParticipantRole) -> list[Party]:
    return [party for party in account.parties if party.role is role]


def _are_correspondents(one: Account, other: Account) -> bool:
    """Whether two letters go from the same person to the same, who hardly write to one another twice a day."""
    return all(
        any(means(a, b) for a in _in_role(one, role) for b in _in_role(other, role) if a.is_person and b.is_person)
        for role in (ParticipantRole.SENDER, ParticipantRole.RECIPIENT)
    )


def _other_subject(one: Account, other: Account) -> bool:
    """Two statements of one ministry on one day that name different countries."""
    if FAMILY_OF[one.type] not in _OF_A_SUBJECT or _are_correspondents(one, other):
        return False
    return bool(one.topics and other.topics) and not one.topics & other.topics


# --- where ------------------------------------------------------------------------------------------------------------


def _other_place(one: Account, other: Account) -> bool:
    """Another city; where the same two met on the same day, one of which nothing is known may be in or near the other."""
    if one.place is None or other.place is None or _agree(one.place, other.place):
        return False
    vague = one.place.country is None or other.place.country is None
    met = FAMILY_OF[one.type] is FAMILY_OF[other.type] is EventType.MEETING and one.day == other.day
    both = min(len(one.people), len(other.people)) >= _PRINCIPALS and not (is_left(one, other) and is_left(other, one))
    return not (vague and met and both)


def _agree(one: Place, other: Place) -> bool:
    """One city, a city and its country, or a city and a building of the same country."""
    if one.entity == other.entity:
        return True
    if one.is_city != other.is_city and not (one.is_country or other.is_country):
        return None not in (one.country, other.country) and one.country == other.country
    if one.is_country or other.is_country:
        return None in (one.country, other.country) or one.country == other.country
    return False
