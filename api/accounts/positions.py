"""Positions: what somebody says on a theme in the order of time, with stances, their changes, formulas, and periods for charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from api.accounts.formulas import Formula, list_formulas
from api.accounts.stances import Course, StanceChange, list_changes, list_courses, stance_of
from api.accounts.told import Told
from extraction.text import Act
from schemas.events.position import Interval, Mark, Stance

_CHARS = {Interval.YEAR: 4, Interval.MONTH: 7, Interval.DAY: 10}  # of a date in ISO 8601


class Period(Struct, frozen=True):
    """A period in which something was said: how many statements, with which acts and stances."""

    period: str
    statements: int
    acts: Mapping[Act, int]
    stances: Mapping[Stance, int]


class Positions(Struct, frozen=True):
    """Statements in the order of time and what is seen in them; `marks` are by the ids of statements."""

    told: Sequence[Told]
    stances: Sequence[Course]
    changes: Sequence[StanceChange]
    formulas: Sequence[Formula]
    periods: Sequence[Period]
    marks: Mapping[str, Sequence[Mark]]


def trace(told: Iterable[Told], interval: Interval) -> Positions:
    """The positions in statements, which come in any order."""
    ordered = sorted(told, key=lambda one: one.place)
    courses, changes = list_courses(ordered), list_changes(ordered)
    return Positions(
        told=ordered,
        stances=courses,
        changes=changes,
        formulas=list_formulas(ordered),
        periods=_list_periods(ordered, interval),
        marks=_mark(courses, changes),
    )


def _list_periods(told: Sequence[Told], interval: Interval) -> list[Period]:
    chars = _CHARS[interval]
    return [_count(period, list(group)) for period, group in groupby(told, key=lambda one: one.day.isoformat()[:chars])]


def _count(period: str, told: Sequence[Told]) -> Period:
    acts = Counter(act for one in told for act in one.acts)
    stances = Counter(stance_of(one.acts) for one in told)
    return Period(period, len(told), dict(acts.most_common()), dict(stances.most_common()))


def _mark(courses: Iterable[Course], changes: Iterable[StanceChange]) -> dict[str, list[Mark]]:
    marks: dict[str, list[Mark]] = {}
    for course in courses:
        marks.setdefault(course.first.id, []).append(Mark.FIRST)
    for change in changes:
        marks.setdefault(change.after.id, []).append(Mark.CHANGE)
    for course in courses:
        marks.setdefault(course.last.id, []).append(Mark.LAST)
    return marks
