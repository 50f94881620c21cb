"""How much each side tells, by kinds of rows, themes and acts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from api.accounts.alignment.rows import Row
from api.accounts.alignment.speakers import Accounts
from api.accounts.told import Told
from schemas.events.comparison import RowKind

Counts = dict[str, dict[str, int]]


class Side(Struct, frozen=True):
    """What a side tells in all."""

    side: str
    articles: Sequence[str]
    statements: int


class Summary(Struct, frozen=True):
    """Rows by kind; statements by side and kind, by theme and side, by act and side."""

    rows: dict[RowKind, int]
    by_side: Counts
    by_theme: Counts
    by_act: Counts


def list_sides(accounts: Accounts) -> list[Side]:
    """The sides in the order of their names."""
    return [Side(side, sorted({one.article.id for one in told}), len(told)) for side, told in sorted(accounts.items())]


def summarise(rows: Iterable[Row]) -> Summary:
    """The counts of rows; what most statements have comes first."""
    listed = list(rows)
    told = [(side, row.kind, one) for row in listed for side, of in row.cells.items() for one in of]
    return Summary(
        rows={kind: count for kind in RowKind if (count := sum(row.kind is kind for row in listed))},
        by_side=_count((side, kind) for side, kind, _ in told),
        by_theme=_by_side((side, one, one.themes) for side, _, one in told),
        by_act=_by_side((side, one, one.acts) for side, _, one in told),
    )


def _by_side(told: Iterable[tuple[str, Told, Iterable[str]]]) -> Counts:
    counted = _count((label, side) for side, _, labels in told for label in labels)
    return dict(sorted(counted.items(), key=lambda item: (-sum(item[1].values()), item[0])))


def _count(pairs: Iterable[tuple[str, str]]) -> Counts:
    counted: Counts = {}
    for outer, inner in sorted(pairs):
        of = counted.setdefault(outer, {})
        of[inner] = of.get(inner, 0) + 1
    return counted
