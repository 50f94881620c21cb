"""How many statements there are of each value of a filter, whatever is chosen of that filter: what choosing it alone would find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from api.pages.addresses import Address, Linking
from api.pages.asking import Refused
from api.pages.canonical import Chosen
from api.pages.parts.counting import MOST_ROWS, TOP, count_groups
from api.pictures.counted import value_of
from api.wording.naming import name_role, name_value
from api.wording.texts import Texts

FIELDS = ("speaker", "theme", "act", "country", "organisation", "addressee", "kind", "source", "side", "language")
TYPED = ("speaker", "country", "organisation", "addressee", "source")  # a name can be typed
PEOPLE = ("speaker", "addressee")
OPEN = ("speaker", "theme", "act")
ROWS = 8
SHORT = ("act", "kind")  # closed lists are shown whole


@dataclass(frozen=True)
class Row:
    """A value: its count, its share of the largest, the address with it alone, and whether it is chosen."""

    value: str
    name: str
    count: int
    share: float
    only: str
    is_chosen: bool
    role: str = ""


@dataclass(frozen=True)
class Facet:
    """A filter's values, the largest first and those that are chosen; `more` is the address that lists all."""

    field: str
    rows: list[Row]
    total: int
    more: str | None
    is_open: bool
    is_whole: bool
    is_failed: bool = False


def count_facets(address: Address, chosen: list[Chosen], texts: Texts) -> Iterator[Facet]:
    """The facets of an address; one that can't be counted says so."""
    for field in FIELDS:
        own = [one for one in chosen if one.field == field]
        try:
            yield _count(address, field, own, texts)
        except Refused:
            yield Facet(field, [], 0, None, bool(own) or field in OPEN, False, is_failed=True)


def _count(address: Address, field: str, own: list[Chosen], texts: Texts) -> Facet:
    is_whole = address.get("more") == field
    most = MOST_ROWS if is_whole else 20 if field in SHORT else ROWS
    without = address.without(field)
    answer = count_groups(without.filters, field, limit=MOST_ROWS if own or is_whole else max(most, TOP))
    groups = [group for group in answer["data"] if group["key"][field] is not None]
    values = {one.value for one in own}
    largest = max((group["count"] for group in groups), default=1)
    shown = [group for at, group in enumerate(groups) if at < most or value_of(group["key"][field]) in values]
    only = address.linking(field)
    rows = [_row(only, field, group, largest, values, texts) for group in shown]
    listed = {row.value for row in rows}
    rows += [Row(one.value, one.name, 0, 0, only({field: one.value}), True) for one in own if one.value not in listed]
    has_more = not is_whole and answer["meta"]["total"] > len(rows)
    more = address.with_values(more=field).href if has_more else None
    return Facet(field, rows, answer["meta"]["total"], more, is_whole or bool(own) or field in OPEN, is_whole)


def _row(only: Linking, field: str, group: Mapping[str, Any], largest: int, chosen: set[str], texts: Texts) -> Row:
    key, count = group["key"][field], group["count"]
    value = value_of(key)
    share = round(100 * count / largest, 1)
    role = name_role(value, texts.lang) if field in PEOPLE else ""
    return Row(value, name_value(field, key, texts), count, share, only({field: value}), value in chosen, role)
