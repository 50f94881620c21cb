"""Names that are being typed, in whatever script: which begin so, and how near each comes."""

from __future__ import annotations

from functools import cache

from sqlalchemy import ColumnElement, case, func, or_, select

from api.queries.selecting.selection import ENTITIES, NameTable
from extraction.knowledge.asked_names import foreign_names
from extraction.knowledge.names.transliteration import romanise
from extraction.text.folding import fold

_IS, _BEGINS, _HAS = 0, 1, 2  # how near a name comes


def begins(names: NameTable, text: str) -> ColumnElement[bool]:
    """The condition that a word of any of its names begins so."""
    has_word = or_(*(_has_word(names, start) for start in _spell(text)))
    conditions = [names.table.number.in_(select(names.number).where(has_word))]
    if found := _find_foreign(names, text):
        conditions.append(names.table.id.in_(found))
    return or_(*conditions)


def nearness(names: NameTable, text: str) -> ColumnElement[int]:
    """How near a name comes to what is being typed: 0 if it is one of its names, 1 if one begins so, 2 if a word inside does."""
    folded, starts = names.aliases.folded, _spell(text)
    is_one = or_(*(folded == start for start in starts))
    is_begun = or_(*(folded.startswith(start, autoescape=True) for start in starts))
    near = case((is_one, _IS), (is_begun, _BEGINS), else_=_HAS)
    has_word = or_(*(_has_word(names, start) for start in starts))
    nearest = select(func.min(near)).where(names.number == names.table.number, has_word).scalar_subquery()
    foreign = _find_foreign(names, text)
    if not foreign:
        return func.coalesce(nearest, _HAS)
    at = [(names.table.id.in_([id_ for id_, n in foreign.items() if n == near]), near) for near in (_IS, _BEGINS)]
    return func.coalesce(case(*at), nearest, _HAS)


def _spell(text: str) -> tuple[str, ...]:
    """What names in Latin letters may begin with, folded."""
    folded = fold(text)
    return tuple(dict.fromkeys((folded, fold(romanise(text)) or folded)))


def _has_word(names: NameTable, start: str) -> ColumnElement[bool]:
    folded = names.aliases.folded
    return or_(folded.startswith(start, autoescape=True), folded.contains(f" {start}", autoescape=True))


def _find_foreign(names: NameTable, text: str) -> dict[str, int]:
    """The ids of entities of which a name in another script has such a word, each with how near it comes."""
    start = fold(text)
    if names is not ENTITIES or not start or start.isascii():
        return {}
    found: dict[str, int] = {}
    for folded, id_ in _foreign_names():
        if folded.startswith(start) or f" {start}" in folded:
            near = _IS if folded == start else _BEGINS if folded.startswith(start) else _HAS
            found[id_] = min(near, found.get(id_, _HAS))
    return found


@cache
def _foreign_names() -> tuple[tuple[str, str], ...]:
    return tuple((fold(name), id_) for id_, names in foreign_names().items() for name in names)
