"""Stances: which way a speaker leans on a theme, by the acts of what they say, and when that changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from api.accounts.told import Told
from extraction.text import Act
from schemas.events.position import Stance

# Acts by how much they commit a speaker, strongest first, as in extraction/data/acts.tsv: of several the strongest counts.
STANCE_OF: Mapping[Act, Stance] = {
    Act.THREATEN: Stance.OPPOSE,
    Act.REJECT: Stance.OPPOSE,
    Act.DISAPPROVE: Stance.OPPOSE,
    Act.DEMAND: Stance.URGE,
    Act.INTENT_TO_COOPERATE: Stance.SUPPORT,
    Act.ENDORSE: Stance.SUPPORT,
    Act.APPEAL: Stance.URGE,
    Act.CONSULT: Stance.NEUTRAL,
    Act.COMMENT: Stance.NEUTRAL,
}


class Course(Struct, frozen=True):
    """One stance in the whole time: how often it was taken, and its first and last statement."""

    stance: Stance
    count: int
    first: Told
    last: Told


class StanceChange(Struct, frozen=True):
    """A change of stance, between two statements: the last of the old one, the first of the new one."""

    old: Stance
    new: Stance
    before: Told
    after: Told


def stance_of(acts: Iterable[Act]) -> Stance:
    """The stance of a statement with these acts."""
    found = set(acts)
    return next((stance for act, stance in STANCE_OF.items() if act in found), Stance.NEUTRAL)


def list_courses(told: Sequence[Told]) -> list[Course]:
    """The stances that are taken in statements in the order of time, the one taken first at the head."""
    by_stance: dict[Stance, list[Told]] = {}
    for one in told:
        by_stance.setdefault(stance_of(one.acts), []).append(one)
    return [Course(stance, len(of), of[0], of[-1]) for stance, of in by_stance.items()]


def list_changes(told: Sequence[Told]) -> list[StanceChange]:
    """The changes of stance from one day to a later one, of statements in the order of time.

    A day has the stance of most of its statements, so that a speech that welcomes one thing and rebukes another is no change in
    itself. Days on which nothing but neutral things were said change nothing.
    """
    days = list(_list_days(told))
    return [
        StanceChange(old, new, _told_so(before, old)[-1], _told_so(after, new)[0])
        for (old, before), (new, after) in pairwise(days)
        if old is not new
    ]


def _list_days(told: Sequence[Told]) -> Iterator[tuple[Stance, list[Told]]]:
    """The days with a stance, and their statements. Where two stances are even, the one that stands goes on."""
    standing: Stance | None = None
    for _, group in groupby(told, key=lambda one: one.day):
        of_day = list(group)
        counted = Counter(stance_of(one.acts) for one in of_day)
        del counted[Stance.NEUTRAL]
        if counted:
            most = max(counted.values())
            even = [stance for stance, count in counted.items() if count == most]
            standing = standing if standing in even else even[-1]
            yield standing, of_day


def _told_so(told: Sequence[Told], stance: Stance) -> list[Told]:
    return [one for one in told if stance_of(one.acts) is stance]
