"""Counts over time: a bar where its day, month or year lies, so that gaps are seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, log10

from api.pictures.svg import CHAR, LINE, MARK, SOFT, element, mark, picture, text
from api.wording.texts import Texts

LEFT, RIGHT, TOP, BOTTOM = 46.0, 12.0, 10.0, 22.0
MOST_TICKS, FEWEST = 7, 12  # of units
SIZE, FILE_SIZE = (480.0, 230.0), (720.0, 240.0)
DAYS_OF_YEAR, DAYS_OF_MONTH = 365.25, 30.4
_MONTH_STEPS = (1, 2, 3, 6)
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class Period:
    """A stretch of time with its count; `end` is the first day after it."""

    start: date
    end: date
    count: int
    name: str
    href: str | None = None


@dataclass(frozen=True)
class Axis:
    """Days laid along a width."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Where a day begins."""
        days = (self.last - self.first).days or 1
        return LEFT + (day - self.first).days / days * (self.width - LEFT - RIGHT)


def draw_timeline(periods: Sequence[Period], title: str, texts: Texts, *, is_file: bool = False) -> str:
    """A bar for each period."""
    ordered = sorted(periods, key=lambda period: period.start)
    width, height = FILE_SIZE if is_file else SIZE
    axis = _lay_out(ordered, width)
    top = round_up(max(period.count for period in ordered))
    floor = height - BOTTOM
    parts = [
        *_draw_counts(top, floor, axis, texts),
        *_draw_days(axis, floor, texts),
        *(_draw_bar(period, axis, top, floor, at == 0, texts) for at, period in enumerate(ordered)),
    ]
    return picture(width, height, title, parts, is_file)


def _lay_out(ordered: Sequence[Period], width: float) -> Axis:
    """From the first to the last; what is short has some time on both sides, lest a bar be as wide as the picture."""
    first, last = ordered[0].start, max(period.end for period in ordered)
    unit = (ordered[0].end - first).days
    missing = max(0, FEWEST * unit - (last - first).days) // 2
    first -= timedelta(days=min(missing, (first - date.min).days))
    return Axis(first, last + timedelta(days=min(missing, (date.max - last).days)), width)


def round_up(count: int) -> int:
    """The end of an axis for counts: not far above the largest, with few digits, and even where it is halved."""
    power = int(10 ** int(log10(max(count, 1))))
    tenths = (10, 12, 14, 16, 18, 20, 24, 30, 40, 50, 60, 80, 100) if power > 1 else range(20, 120, 20)
    return next(step * power // 10 for step in tenths if step * power >= 10 * count)


def _draw_bar(period: Period, axis: Axis, top: int, floor: float, is_first: bool, texts: Texts) -> str:
    left, right = axis.x(period.start), axis.x(period.end)
    tall = period.count / top * (floor - TOP)
    gap = min(1.0, (right - left) / 5)
    width = max(1.5, right - left - gap)
    bar = element("rect", class_="bar", fill=MARK, x=left, y=floor - tall, width=width, height=tall)
    space = element("rect", fill="transparent", x=left, y=TOP, width=width, height=floor - TOP)
    return mark(space + bar, f"{period.name}: {texts.number(period.count)}", period.href, is_first)


def _draw_counts(top: int, floor: float, axis: Axis, texts: Texts) -> Iterator[str]:
    for count in (0, top // 2, top):
        y = floor - count / top * (floor - TOP)
        yield element("line", class_="line", stroke=LINE, x1=LEFT, x2=axis.width - RIGHT, y1=y, y2=y)
        yield text(LEFT - 6, y + 4, texts.number(count), class_="soft", fill=SOFT, text_anchor="end")


def _draw_days(axis: Axis, floor: float, texts: Texts) -> Iterator[str]:
    written = 0.0  # up to where there are words
    for day, name in _ticks(axis, texts):
        x, wide = axis.x(day), len(name) * CHAR
        yield element("line", class_="line", stroke=SOFT, x1=x, x2=x, y1=floor, y2=floor + 4)
        left = min(max(x - wide / 2, LEFT), axis.width - RIGHT - wide)
        if left >= written:
            yield text(left + wide / 2, floor + 17, name, class_="soft", fill=SOFT, text_anchor="middle")
            written = left + wide + CHAR


def _ticks(axis: Axis, texts: Texts) -> Iterator[tuple[date, str]]:
    """Beginnings of years, months or weeks, no more than fit."""
    days = (axis.last - axis.first).days or 1
    if days > MOST_TICKS * DAYS_OF_MONTH * _MONTH_STEPS[-1]:
        step = _least(_YEAR_STEPS, days / DAYS_OF_YEAR)
        first = ceil((axis.first.year + (axis.first > date(axis.first.year, 1, 1))) / step) * step
        for year in range(max(first, 1), min(axis.last.year + 1, date.max.year), step):
            yield date(year, 1, 1), str(year)
    elif days > 2 * DAYS_OF_MONTH:
        step = _least(_MONTH_STEPS, days / DAYS_OF_MONTH)
        for number in range(axis.first.year * 12, axis.last.year * 12 + 12, step):
            day = date(number // 12, number % 12 + 1, 1)
            if axis.first <= day <= axis.last:
                yield day, texts.month_tick(day)
    else:
        step = max(1, ceil(days / (MOST_TICKS - 1)))
        for place in range(0, days, step):
            day = axis.first + timedelta(days=place)
            yield day, f"{day.day}. {day.month}." if texts.lang == "de" else f"{day.day} {texts.month_tick(day)[:3]}"


def _least(steps: Sequence[int], units: float) -> int:
    return next((step for step in steps if units / step <= MOST_TICKS), steps[-1])
