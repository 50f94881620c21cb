"""Which meetings are the summit that an article tells of."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.events.drafts import OPENING, Draft
from extraction.text import FAMILY_OF, EventType, ParticipantRole

_OF_TWO = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING, EventType.PRESS_CONFERENCE))
_TWO = 2


def is_of_summit(summit: Draft, meeting: Draft) -> bool:
    """Whether those who came to a summit met one another there, and perhaps their hosts: that meeting is the summit."""
    if summit.type is not EventType.SUMMIT or FAMILY_OF[meeting.type] is not EventType.MEETING:
        return False
    if _is_gathering_at(summit, meeting) or _is_summit_in_title(summit, meeting):
        return True
    if meeting.sentence < 0 <= summit.sentence < OPENING and not meeting.names:
        return True  # "Vierertreffen in Riga" in a title
    if len(meeting.names) > 2 and meeting.names <= summit.names and meeting.sentence >= 0:
        return True  # "Die vier Politiker berieten über …"
    is_next = meeting.sentence == summit.sentence + 1 or (summit.sentence < 0 and meeting.sentence < OPENING)
    if summit.names <= summit.countries and is_next and len(meeting.names) > 2:
        return True  # "… ist der Gipfel abgehalten worden. Unter dem Vorsitz von X berieten Y und Z"
    if summit.sentence < 0 and summit.names and summit.names <= summit.countries & meeting.names:
        return meeting.sentence < OPENING  # "… beim Gipfel mit der EU": the talks with it
    return summit.is_attended and len(summit.names) > 1 and summit.names <= meeting.names


def is_why_they_came(summit: Draft, drafts: Sequence[Draft]) -> bool:
    """ "empfing Präsident Kern. Kern hält sich zum Gipfel in Oslo auf": of a summit is only told why somebody was there."""
    if summit.type is not EventType.SUMMIT or not (summit.is_attended and summit.names):
        return False
    met = (one for one in drafts if one.is_between_people and 0 <= one.sentence <= summit.sentence)
    return any(summit.names <= one.names and len(one.names) > 1 for one in met)


def is_when_two_met(summit: Draft, drafts: Sequence[Draft]) -> bool:
    """ "A und B sprachen vor Beginn des Gipfels unter vier Augen": of a summit is only told when or where the two spoke.

    Not where the article tells of it elsewhere too.
    """
    if summit.type is not EventType.SUMMIT or summit.sentence < 0 or len(summit.names) != _TWO:
        return False
    others = [one for one in drafts if one is not summit]
    if any(one.type is EventType.SUMMIT and (not one.names or one.names & summit.names) for one in others):
        return False
    return any(
        one.type in _OF_TWO and one.names == summit.names and one.sentence == summit.sentence and not one.refers
        for one in others
    )


def _is_gathering_at(summit: Draft, meeting: Draft) -> bool:
    """ "… hat der Gipfel stattgefunden. Auf Einladung von X kamen Y und Z zusammen": three people or more.

    The summit names none of them, or some.
    """
    if summit.sentence < 0:
        near = meeting.sentence < OPENING
    else:
        near = meeting.sentence in (-1, summit.sentence, summit.sentence + 1) and summit.sentence < OPENING
    people = (meeting.names | {meeting.host}) - {None} - meeting.countries
    named = summit.names - summit.countries
    hosted = meeting.is_own_or_hosted or any(p.role is ParticipantRole.HOST for p in meeting.participants)
    return near and hosted and len(people) > 2 and (not named or bool(named & people))


def _is_summit_in_title(summit: Draft, meeting: Draft) -> bool:
    """ "Kern, Tveit und Aalto beraten über …" in a title, of those who came to the summit that the opening tells of."""
    titled = meeting.sentence < 0 <= summit.sentence < OPENING and not meeting.is_own
    return titled and bool(meeting.names) and (meeting.names <= summit.names or summit.names <= summit.countries)
