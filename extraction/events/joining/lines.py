"""Which lines of an article tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extraction.events.drafts import OPENING, Draft, is_in_stay, merge
from extraction.events.joining.one_by_one import told_apart
from extraction.events.joining.summits import is_of_summit, is_when_two_met, is_why_they_came
from extraction.text import FAMILY_OF, EventParticipant, EventType, ParticipantRole, replace

_OF_ONE = frozenset((EventType.SPEECH, EventType.STATEMENT))
_ONCE_TOLD = _OF_ONE | {EventType.SUMMIT}


def joined(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of one event as one, in the order in which they were told; a title's open word says least and comes last."""
    found: list[Draft] = []
    told = told_apart(list(drafts))
    for draft in sorted(told, key=lambda d: d.sentence < 0 and not d.is_own):
        draft = _with_those_who_met(found, draft)
        if _sums_up(draft, found) or is_why_they_came(draft, told) or is_when_two_met(draft, told):
            continue
        at = _told_before(found, draft)
        if at is not None:
            found[at] = merge(found[at], draft)
        else:
            found.append(draft)
    return _with_receptions(found)


def _with_receptions(found: list[Draft]) -> list[Draft]:
    """A visit with the reception of the guest by a host of whom the title spoke first."""
    visit = next((k for k, one in enumerate(found) if one.type is EventType.VISIT and one.sentence < OPENING), None)
    if visit is None:
        return found
    received = [
        one
        for one in found
        if one.type is EventType.MEETING and one.sentence < OPENING and _is_received(found[visit], one)
    ]
    merged = found[visit]
    for one in received:
        merged = merge(merged, one)
    return [merged if k == visit else one for k, one in enumerate(found) if one not in received]


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
        return is_in_stay(one, other) and (one.covers(other) or other.covers(one))
    if FAMILY_OF[one.type] is not FAMILY_OF[other.type]:
        return _means_the_other(one, other) or is_of_summit(one, other) or is_of_summit(other, one)
    if not one.names:
        return True
    if not other.names:
        return other.refers or other.sentence < 0 or (one.type is other.type and one.type in _ONCE_TOLD)
    if one.type is EventType.LETTER:
        of_it = other.refers and other.sentence == one.sentence + 1 and other.names <= one.names
        return of_it or not _conflict(one, other)  # "In dem Brief sprach er …", whoever that is
    if one.type is other.type is EventType.SUMMIT and other.refers and None in (one.place, other.place):
        return True  # "An dem Gipfel nahmen auch … teil"
    if one.covers(other) or other.covers(one) or len(one.names & other.names) > 1:
        return True
    return _is_received(one, other)


def _is_received(visit: Draft, meeting: Draft) -> bool:
    """ "X und seine Frau sind eingetroffen. X führte ein Gespräch mit Präsident Y": one of the guests with somebody of the country."""
    shared = visit.names & meeting.names or meeting.greets_guest
    if visit.type is not EventType.VISIT or visit.home is None or not shared:
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
