"""The list of sources: the houses of the catalogue, and what else articles name, with the number of their statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import func, select

from api.database import Reader, RevisionCache, is_listed, write_list
from api.models import Article, Facet
from api.models.facet import UNKNOWN
from api.queries.catalogue import NEAREST
from api.queries.paging import Page, Position, cut_page
from api.sources import catalogue
from api.sources.catalogue import Source
from extraction.text.folding import fold

_cache = RevisionCache()
_COUNTS = select(Facet.value, Facet.statements).where(Facet.field == "source", Facet.value != UNKNOWN)
_KEYS = 3  # by which sources are sorted


class ListedSource(NamedTuple):
    """A source by its key (sources.catalogue.key): its house in the catalogue, if it has one, and its number of statements."""

    key: str
    house: Source | None
    statements: int

    @property
    def id(self) -> str:
        """What is asked for by; as a name it is found, too."""
        return self.key.replace(" ", "-")

    @property
    def names(self) -> Sequence[str]:
        """All names, folded, and the domains."""
        if self.house is None:
            return (self.key,)
        house = self.house
        return (*(fold(name) for name in (house.name, house.id, *house.names)), *house.domains)


class SourceRow(NamedTuple):
    """A source, and what it is sorted by."""

    source: ListedSource
    rank: int
    name: str
    key: str


def select_sources(reader: Reader, query: Mapping[str, Any]) -> list[SourceRow]:
    """The sources that a query finds, sorted as `sort` says (see `catalogue.choose_order`)."""
    return sorted(_choose(_list_sources(reader), query), key=lambda row: row[1:])


def cut_sources(rows: Sequence[SourceRow], position: Position | None, limit: int) -> Page:
    """A page of these."""
    is_backwards = position is not None and position.backwards
    if position is not None:
        rows = [row for row in rows if (row[1:] < position.values if is_backwards else row[1:] > position.values)]
    nearest = rows[::-1] if is_backwards else rows
    return cut_page(nearest[: limit + 1], _KEYS, position, limit)


def find_source(reader: Reader, name: str) -> ListedSource | None:
    """The source that has an id or name."""
    key = catalogue.asked_key(name)
    return next((source for source in _list_sources(reader) if source.key == key), None)


def describe_sources(reader: Reader, keys: Iterable[str]) -> Mapping[str, tuple[str | None, int]]:
    """By the keys of sources: a name that articles give it, the first in the alphabet, and how many articles it has."""
    rows = reader.run(_naming(reader.dialect), {"keys": write_list(reader.dialect, keys)})
    return {key: (name, articles) for key, name, articles in rows}


@cache
def _naming(dialect: str) -> Any:
    named = select(Article.source_folded, func.min(Article.source), func.count())
    return named.where(is_listed(Article.source_folded, dialect, "keys")).group_by(Article.source_folded)


def _list_sources(reader: Reader) -> Sequence[ListedSource]:
    return _cache.recall(reader, "sources", lambda: _read_sources(reader))


def _read_sources(reader: Reader) -> Sequence[ListedSource]:
    counts = dict.fromkeys((house.id for house in catalogue.list_sources()), 0)
    counts |= dict(reader.run_packed(_COUNTS))
    return [ListedSource(key, catalogue.get(key), statements) for key, statements in counts.items()]


def _choose(sources: Iterable[ListedSource], query: Mapping[str, Any]) -> Iterable[SourceRow]:
    """Those with a word that begins as `q` does, each ranked: the lowest comes first."""
    for source in sources:
        near = min((_nearness(name, query["q"]) for name in source.names), default=_FAR) if query.get("q") else 0
        if near < _FAR:
            rank = {"name": 0, NEAREST: near * _MOST - source.statements}.get(query["sort"], -source.statements)
            yield SourceRow(source, rank, source.names[0], source.key)


_FAR = 3
_MOST = 2**48  # more than all statements there are


def _nearness(name: str, typed: str) -> int:
    """0 for the name itself, 1 for its beginning, 2 for that of a word in it."""
    start = typed.strip().lower() if "." in typed else fold(typed)
    if name == start:
        return 0
    return 1 if name.startswith(start) else 2 if f" {start}" in name else _FAR
