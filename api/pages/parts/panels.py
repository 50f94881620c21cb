"""The pictures of a page: what is counted, where marks lead, and each picture's table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from markupsafe import Markup

from api.pages.addresses import PERIOD, Address, Linking
from api.pages.asking import Refused, address_of
from api.pages.parts.counting import MOST_ROWS, count_groups, count_pairs
from api.pages.rendering import do_not_keep
from api.pictures.counted import Drawing, draw, last_day, read_period, value_of
from api.wording.naming import DATES, name_value
from api.wording.texts import Texts

# The pictures that can be chosen, by what they are called in an address.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "themes": ("speaker", "theme"),
    "acts": ("speaker", "act"),
    "speakers": ("speaker",),
    "countries": ("country",),
    "organisations": ("organisation",),
}
MOST_YEARS, MOST_MONTHS_BY_DAY = 14, 3  # longer spans are shown by years; shorter ones by days
MOST_TABLE_ROWS = 100


@dataclass(frozen=True)
class Panel:
    """A picture with its title, its table (names, count, address of each group) and where its figures are."""

    name: str
    title: str
    groupings: Sequence[str]
    svg: Markup | None = None
    rows: list[tuple[list[str], int, str | None]] = field(default_factory=list)
    csv: str = ""
    file: str = ""
    note: str = ""
    is_failed: bool = False


def shown(panels: Iterable[Panel]) -> list[Panel]:
    """The pictures that show something or say that they failed; a page with one that failed is not kept."""
    return [panel for panel in checked(panels) if panel.svg or panel.is_failed]


def checked(panels: Iterable[Panel]) -> list[Panel]:
    """All the pictures, also those that have nothing to show; a page with one that failed is not kept."""
    kept = list(panels)
    if any(panel.is_failed for panel in kept):
        do_not_keep()
    return kept


def draw_time(address: Address, texts: Texts) -> Panel:
    """Statements over time, by days, months or years as the span has it."""
    try:
        name, answer = _count_times(address)
    except Refused:
        return Panel("time", texts("picture.time"), (), is_failed=True)
    return _panel("time", address, (name,), answer, texts)


def draw_choice(address: Address, texts: Texts, default: str = "themes") -> Panel:
    """The picture that is chosen in the address, or the first."""
    name = address.get("picture")
    name = name if name in CHOICES else default
    return draw_groups(name, address, CHOICES[name], texts)


def draw_groups(name: str, address: Address, groupings: Sequence[str], texts: Texts) -> Panel:
    """The picture of what an address finds in groups."""
    is_open = len(groupings) == 2 and not any(one in DATES or address.all(one) for one in groupings)
    try:
        if is_open:
            answer, is_cut = count_pairs(address, groupings)
        else:
            answer = count_groups(address.filters, *groupings)
            is_cut = _is_cut(answer)
    except Refused:
        return Panel(name, texts(f"picture.{name}"), groupings, is_failed=True)
    note = texts("picture.cut") if is_cut else ""
    return replace(_panel(name, address, groupings, answer, texts), note=note)


def link_groups(address: Address, groupings: Sequence[str]) -> Linking:
    """What gives the address that is narrowed to a group; a time sets its first and last day."""
    names = [name for grouping in groupings for name in (PERIOD if grouping in DATES else (grouping,))]
    write = address.linking(*names)

    @cache  # a picture and its table have the same groups
    def link(*values: str) -> str:
        named: dict[str, str] = {}
        for grouping, value in zip(groupings, values, strict=True):
            if grouping in DATES:
                named |= {"from": read_period(value)[0].isoformat(), "to": last_day(value).isoformat()}
            else:
                named[grouping] = value
        return write(named)

    return lambda key: link(*(key[grouping] for grouping in groupings))


def _count_times(address: Address) -> tuple[str, Any]:
    """By the finest of years, months and days that has not too many."""
    by_month = count_groups(address.filters, "month")
    months = sorted(group["key"]["month"] for group in by_month["data"] if group["key"]["month"])
    if by_month["meta"]["total"] > MOST_ROWS or _years_between(months) > MOST_YEARS:
        return "year", count_groups(address.filters, "year")
    if len(months) <= MOST_MONTHS_BY_DAY and months and _months_between(months) <= MOST_MONTHS_BY_DAY:
        return "day", count_groups(address.filters, "day")
    return "month", by_month


def _years_between(months: Sequence[str]) -> int:
    return int(months[-1][:4]) - int(months[0][:4]) if months else 0


def _months_between(months: Sequence[str]) -> int:
    first, last = (int(month[:4]) * 12 + int(month[5:7]) for month in (months[0], months[-1]))
    return last - first + 1


def _panel(name: str, address: Address, groupings: Sequence[str], answer: Any, texts: Texts) -> Panel:
    title = texts(f"picture.{name}")
    only = {grouping: address.all(grouping) for grouping in groupings if address.all(grouping)}
    link = link_groups(address, groupings)
    svg = draw(
        groupings,
        answer["data"],
        Drawing(title, texts, link, only=only, is_cut=_is_cut(answer)),
    )
    rows = [_table_row(link, groupings, group, texts) for group in answer["data"][:MOST_TABLE_ROWS]]
    if groupings[0] in DATES:
        rows.sort(key=lambda row: row[2] or "")
    asked = [*address.filters, *(("group_by", grouping) for grouping in groupings)]
    pictured = [*asked, ("format", "svg"), ("lang", texts.lang)]
    return Panel(
        name,
        title,
        groupings,
        Markup(svg) if svg else None,  # noqa: S704 - what the pictures write is escaped
        rows,
        address_of("/stats", [*asked, ("format", "csv")]),
        address_of("/stats", pictured),
    )


def _is_cut(answer: Any) -> bool:
    return bool(answer["meta"]["total"] > len(answer["data"]))


def _table_row(link: Linking, groupings: Sequence[str], group: Any, texts: Texts) -> tuple[list[str], int, str | None]:
    key = group["key"]
    names = [name_value(grouping, key[grouping], texts) for grouping in groupings]
    if any(key[grouping] is None for grouping in groupings):
        return names, group["count"], None
    return names, group["count"], link({grouping: value_of(key[grouping]) for grouping in groupings})
