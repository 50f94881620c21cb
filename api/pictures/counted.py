"""Which picture counted groups make: time on an axis, two groupings as a matrix, one as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from api.pictures.bars import Bar, draw_bars
from api.pictures.matrix import Heading, Matrix, draw_matrix
from api.pictures.timeline import Period, draw_timeline
from api.wording.naming import DATES, name_value
from api.wording.texts import Texts

MOST_BARS, MOST_ROWS, MOST_COLUMNS, MOST_TIMES = 12, 10, 10, 24
Group = Mapping[str, Any]  # {"key": {grouping: value}, "count"}, as /stats has it
Link = Callable[[Mapping[str, str]], str | None]


@dataclass(frozen=True)
class Drawing:
    """How groups are drawn: what a picture is called, where a mark leads, and whether it is a file of its own."""

    title: str
    texts: Texts
    link: Link = lambda _: None
    is_file: bool = False
    only: Mapping[str, Sequence[str]] | None = None  # the values of a grouping that may be shown
    is_cut: bool = False  # there are more groups, none of which is larger than those at hand


def draw(names: Sequence[str], groups: Sequence[Group], drawing: Drawing) -> str | None:
    """The picture of groups by one or two groupings; none if there is nothing to draw."""
    known = [group for group in groups if all(group["key"][name] is not None for name in names)]
    if not known:
        return None
    if len(names) == 2:
        return _draw_pairs(names, known, drawing)
    return _draw_times(names[0], known, drawing) if names[0] in DATES else _draw_values(names[0], known, drawing)


def value_of(key: Any) -> str:
    """What a filter takes for a part of a group's key."""
    return str(key["id"] if isinstance(key, dict) else key)


def read_period(written: str) -> tuple[date, date]:
    """The first day of a day, week, month or year, and the first day after it."""
    if "W" in written:
        monday = date.fromisocalendar(int(written[:4]), int(written[6:]), 1)
        return monday, _after(monday, 7)
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        return date(*parts), _after(date(*parts), 1)
    year, month = parts[0], parts[1] if len(parts) > 1 else 1
    first = date(year, month, 1)
    if len(parts) == 1:
        return first, date(min(year + 1, date.max.year), 1, 1)
    return first, _after(date(year, month, 28), 4).replace(day=1)


def last_day(written: str) -> date:
    """The last day of a day, week, month or year."""
    return read_period(written)[1] - timedelta(days=1)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=min(days, (date.max - day).days))


def _draw_times(name: str, groups: Sequence[Group], drawing: Drawing) -> str:
    periods = []
    for group in groups:
        written = group["key"][name]
        start, end = read_period(written)
        href = drawing.link({name: written})
        periods.append(Period(start, end, group["count"], drawing.texts.day(written), href))
    return draw_timeline(periods, drawing.title, drawing.texts, is_file=drawing.is_file)


def _draw_values(name: str, groups: Sequence[Group], drawing: Drawing) -> str:
    bars = [
        Bar(
            name_value(name, group["key"][name], drawing.texts),
            group["count"],
            drawing.link({name: value_of(group["key"][name])}),
            _hue(name, value_of(group["key"][name])),
        )
        for group in groups[:MOST_BARS]
    ]
    return draw_bars(bars, drawing.title, drawing.texts, is_file=drawing.is_file)


def _draw_pairs(names: Sequence[str], groups: Sequence[Group], drawing: Drawing) -> str | None:
    """Times are columns, in their order; otherwise the first grouping has the rows."""
    row, column = reversed(names) if names[0] in DATES else names
    only = drawing.only or {}
    least = min(group["count"] for group in groups) if drawing.is_cut else 0
    groups = [
        group
        for group in groups
        if all(not only.get(name) or value_of(group["key"][name]) in only[name] for name in names)
    ]
    counts = {(value_of(group["key"][row]), value_of(group["key"][column])): group["count"] for group in groups}
    if not counts:
        return None
    rows = _headings(row, groups, MOST_ROWS, drawing.texts)
    columns = _headings(column, groups, MOST_TIMES if column in DATES else MOST_COLUMNS, drawing.texts)
    shown = {one.value for one in rows}, {one.value for one in columns}
    counts = {pair: count for pair, count in counts.items() if pair[0] in shown[0] and pair[1] in shown[1]}
    return draw_matrix(
        Matrix(rows, columns, counts, least),
        drawing.title,
        drawing.texts,
        lambda one, other: drawing.link({row: one, column: other}),
        is_file=drawing.is_file,
    )


def _headings(name: str, groups: Sequence[Group], most: int, texts: Texts) -> list[Heading]:
    """The values with the most statements; times in their order, the latest if there are too many."""
    sums: Counter[str] = Counter()
    keys: dict[str, Any] = {}
    for group in groups:
        value = value_of(group["key"][name])
        sums[value] += group["count"]
        keys[value] = group["key"][name]
    values = sorted(sums)[-most:] if name in DATES else [value for value, _ in sums.most_common(most)]
    return [Heading(value, name_value(name, keys[value], texts), _hue(name, value)) for value in values]


def _hue(name: str, value: str) -> str:
    return f"act-{value}" if name == "act" else ""
