"""What the accounts of one event say of the event itself: who asked for it, on which day, how long; and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec import Struct

from extraction.events.durations import Duration

TOLERANCE = 1.25  # "knapp eine Stunde" is the same as 55 minutes

V = TypeVar("V", bound=Hashable)


class Facts(Struct, frozen=True):
    """What an article says of an event; None where it says nothing. `initiative` is the id of who asked for it."""

    article: str
    initiative: str | None = None
    day: date | None = None
    duration: Duration | None = None


class Differences(Struct, frozen=True):
    """By side what each says, where the sides do not say the same; None where they do, or none says anything.

    That one side tells who asked for a call and the other does not is a difference; that one names the day and the other leaves it to
    the day of publication is none.
    """

    initiative: Mapping[str, str | None] | None = None
    day: Mapping[str, date | None] | None = None
    duration: Mapping[str, Duration | None] | None = None


def differ(facts: Mapping[str, Iterable[Facts]]) -> Differences:
    """Where the sides differ, by what the articles of each say; what most of them say counts."""
    sorted_ = {side: sorted(of, key=lambda one: one.article) for side, of in sorted(facts.items())}
    initiative = {side: _most(one.initiative for one in of) for side, of in sorted_.items()}
    day = {side: _most(one.day for one in of) for side, of in sorted_.items()}
    duration = {side: _most(one.duration for one in of) for side, of in sorted_.items()}
    return Differences(
        initiative=initiative if len(set(initiative.values())) > 1 else None,
        day=day if len({one for one in day.values() if one is not None}) > 1 else None,
        duration=duration if _differ_in_length(list(duration.values())) else None,
    )


def _most(told: Iterable[V | None]) -> V | None:
    """What is told most often, of several the first."""
    counted = Counter(one for one in told if one is not None)
    return next((one for one, _ in counted.most_common(1)), None)


def _differ_in_length(told: Sequence[Duration | None]) -> bool:
    minutes = [one.minutes for one in told if one is not None]
    return bool(minutes) and (len(minutes) < len(told) or max(minutes) > TOLERANCE * min(minutes))
