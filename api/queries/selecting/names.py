"""What a name in a question means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, bindparam, case, func, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.database.execution import run
from api.database.revision_memory import Memory
from api.models import Alias, Entity, Facet, Theme, ThemeAlias
from api.queries.bitmaps.facet_bitmaps import FacetCount
from extraction.text.document import EntityType
from extraction.text.folding import fold

memory = Memory()
CLOSEST = 3
CLOSE_ENOUGH = 70  # of 100, as rapidfuzz counts
NEARLY_AS_CLOSE = 12  # behind the closest

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Names:
    """A table of things with names, and the table of their folded names."""

    table: type[Entity] | type[Theme]
    aliases: type[Alias] | type[ThemeAlias]
    number: InstrumentedAttribute[int]


ENTITIES = Names(Entity, Alias, Alias.entity_number)
THEMES = Names(Theme, ThemeAlias, ThemeAlias.theme_number)


@dataclass(slots=True)
class Meant:
    """Numbers of what is meant, their facets in the field of the parameter, and what to tell who asked."""

    numbers: list[int] = field(default_factory=list)
    facets: list[FacetCount] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def add(self, rows: Iterable[Any]) -> None:
        """Add rows of `_named`, each once."""
        for row in rows:
            if row.number not in self.numbers:
                self.numbers.append(row.number)
                self.facets += [FacetCount(row.facet, row.statements)] if row.facet is not None else []


def resolve(
    session: Session, names: Names, parameter: str, values: Sequence[str], preferred: EntityType | None = None
) -> Meant:
    """What the values of a parameter mean. Of several things with one name those of the preferred type are meant, otherwise all."""
    key = ("meant", names.table, parameter, tuple(values), preferred)
    return memory.recall(session, key, lambda: _resolve(session, names, parameter, values, preferred))


def _resolve(
    session: Session, names: Names, parameter: str, values: Iterable[str], preferred: EntityType | None
) -> Meant:
    meant = Meant()
    for value in dict.fromkeys(values):
        rows = _meant(_named(session, names, parameter, value), value, preferred)
        meant.add(rows)
        if not rows:
            meant.warnings.append(_unknown(session, names, parameter, value))
        elif len(rows) > 1:
            meant.warnings.append(f"{parameter}={value}: several are known by this name, all are meant: {_list(rows)}.")
    return meant


def begins(names: Names, text: str) -> ColumnElement[bool]:
    """The condition that a word of any of its names begins so."""
    return names.table.number.in_(select(names.number).where(_hits(names, fold(text))))


def nearness(names: Names, text: str) -> ColumnElement[int]:
    """How near a name comes to what is being typed: 0 if it is one of its names, 1 if one begins so, 2 if a word inside does."""
    start = fold(text)
    folded = names.aliases.folded
    near = case((folded == start, 0), (folded.startswith(start, autoescape=True), 1), else_=2)
    nearest = select(func.min(near)).where(names.number == names.table.number, _hits(names, start))
    return func.coalesce(nearest.scalar_subquery(), 2)


def _hits(names: Names, start: str) -> ColumnElement[bool]:
    folded = names.aliases.folded
    return or_(folded.startswith(start, autoescape=True), folded.contains(f" {start}", autoescape=True))


def _named(session: Session, names: Names, parameter: str, value: str) -> Sequence[Any]:
    """What has a name, with its facet in the field of a parameter, None where it has none."""
    rows = run(session, _naming(names), {"folded": fold(value), "field": parameter})
    return sorted(rows, key=lambda row: row.id) if len(rows) > 1 else rows


@cache
def _naming(names: Names) -> Any:
    table = names.table
    type_ = Entity.type if names.table is Entity else null().label("type")
    columns = (table.number, table.id, type_, table.name, Facet.number.label("facet"), Facet.statements)
    has_facet = (Facet.field == bindparam("field")) & (Facet.value == table.id)
    named = select(*columns).join(names.aliases, names.number == table.number).outerjoin(Facet, has_facet)
    return named.where(names.aliases.folded == bindparam("folded"))


def _meant(rows: Sequence[Any], value: str, preferred: EntityType | None) -> Sequence[Any]:
    """A type decides before an id does: country=AU is Australia, though the African Union has that id."""
    if preferred is not None:
        rows = [row for row in rows if row.type is preferred] or rows
    return [row for row in rows if row.id == value] or rows


def _unknown(session: Session, names: Names, parameter: str, value: str) -> str:
    closest = _closest(session, names, value)
    hint = f" Closest: {_list(closest)}." if closest else ""
    return f"{parameter}={value}: nothing is known by this name.{hint}"


def _closest(session: Session, names: Names, value: str) -> Sequence[Any]:
    """Those whose names are most like it, the most alike first."""
    found = run(session, _every(names))
    hits = most_alike(value, {index: row[0] for index, row in enumerate(found)}, limit=4 * CLOSEST)
    numbers = list(dict.fromkeys(found[index][1] for index in hits))[:CLOSEST]
    rows = session.scalars(select(names.table).where(names.table.number.in_(numbers))).all()
    return sorted(rows, key=lambda row: numbers.index(row.number))


@cache
def _every(names: Names) -> Any:
    return select(names.aliases.folded, names.number)


def most_alike(value: str, folded: Mapping[K, str], limit: int = CLOSEST) -> list[K]:
    """The keys of the folded names that are most like a value, letter by letter or in whole words, the most alike first."""
    hits = process.extract(fold(value), folded, scorer=fuzz.token_set_ratio, score_cutoff=CLOSE_ENOUGH, limit=limit)
    return [key for _, score, key in hits if score >= hits[0][1] - NEARLY_AS_CLOSE]


def _list(rows: Sequence[Any]) -> str:
    return ", ".join(f"{row.name} ({row.id})" for row in rows)
