"""Positions as JSON."""

from __future__ import annotations

from typing import Any

from api.accounts.positions import Positions
from api.accounts.stances import stance_of
from api.accounts.told import Told
from api.articles.documents import compact


def write_row(told: Told, positions: Positions, document: bytes) -> bytes:
    """A statement with the stance that it takes, and what is to be marked in it."""
    head = {
        "day": told.day,
        "acts": told.acts,
        "stance": stance_of(told.acts),
        "marks": positions.marks.get(told.id, ()),
    }
    return b'%b,"statement":%b}' % (compact(head)[:-1], document)


def describe_positions(positions: Positions) -> dict[str, Any]:
    """What is told about all of the statements together."""
    return {
        "stances": [
            {"stance": one.stance, "count": one.count, "first": _excerpt(one.first), "last": _excerpt(one.last)}
            for one in positions.stances
        ],
        "changes": [
            {"old": one.old, "new": one.new, "before": _excerpt(one.before), "after": _excerpt(one.after)}
            for one in positions.changes
        ],
        "formulas": [
            {
                "text": one.text,
                "count": one.count,
                "first": _excerpt(one.first),
                "last": _excerpt(one.last),
                "has_vanished": one.has_vanished,
            }
            for one in positions.formulas
        ],
        "periods": positions.periods,
    }


def _excerpt(told: Told) -> dict[str, Any]:
    return {"id": told.id, "text": told.text, "day": told.day, "acts": told.acts, "article": told.article.id}
