"""Names that are being typed: which begin so, and how near each comes."""

from __future__ import annotations

from sqlalchemy import ColumnElement, case, func, or_, select

from api.queries.selecting.selection import NameTable
from extraction.text.folding import fold


def begins(names: NameTable, text: str) -> ColumnElement[bool]:
    """The condition that a word of any of its names begins so."""
    return names.table.number.in_(select(names.number).where(_has_word(names, fold(text))))


def nearness(names: NameTable, text: str) -> ColumnElement[int]:
    """How near a name comes to what is being typed: 0 if it is one of its names, 1 if one begins so, 2 if a word inside does."""
    start = fold(text)
    folded = names.aliases.folded
    near = case((folded == start, 0), (folded.startswith(start, autoescape=True), 1), else_=2)
    nearest = select(func.min(near)).where(names.number == names.table.number, _has_word(names, start))
    return func.coalesce(nearest.scalar_subquery(), 2)


def _has_word(names: NameTable, start: str) -> ColumnElement[bool]:
    folded = names.aliases.folded
    return or_(folded.startswith(start, autoescape=True), folded.contains(f" {start}", autoescape=True))
