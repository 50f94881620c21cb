"""Facets of statements, written in the transaction that stores or removes the statements (models.facet says what they are)."""

from __future__ import annotations

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from typing import Any, cast

from pyroaring import BitMap
from sqlalchemy import Connection, Table, bindparam, delete, select, update

from api.database import bulk
from api.models import (
    ActLink,
    AddresseeLink,
    Entity,
    Event,
    EventLink,
    Facet,
    FacetBitmap,
    FacetChunk,
    FacetPair,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    Revision,
    SpeakerLink,
    Statement,
    StatementNumber,
    Theme,
    ThemeLink,
)
from api.models.facet import ANY, CHUNK_BITS, GROUPED, PAIRED, UNKNOWN
from api.models.sort_keys import ARTICLE_BITS, POSITION_BITS
from api.queries.fulltext.analysis import list_forms

ENTITY_FIELDS: Mapping[str, Any] = {
    "speaker": SpeakerLink,
    "addressee": AddresseeLink,
    "relayed_by": RelayLink,
    "country": OnBehalfOfLink,
    "organisation": OrganisationLink,
    "entity": Mention,
}
BATCH = 5000
_VERSION_BITS = 63

FacetKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _CountChange:
    """Statements that come (sign 1) or go (sign -1)."""

    connection: Connection
    sign: int
    numbers: dict[int, int]  # sort key → number

    def __post_init__(self) -> None:
        assert self.sign in (1, -1)


def add(connection: Connection, sort_keys: Sequence[int]) -> None:
    """Number statements that have just been stored with all of their links, and count them."""
    if not sort_keys:
        return
    grown = update(Revision).values(statements=Revision.statements + len(sort_keys)).returning(Revision.statements)
    last = connection.execute(grown).scalar_one()
    numbers = dict(zip(sort_keys, range(last - len(sort_keys) + 1, last + 1), strict=True))
    rows = [{"number": number, "sort_key": sort_key} for sort_key, number in numbers.items()]
    bulk.insert(connection, StatementNumber.__table__, rows)
    _count(_CountChange(connection, 1, numbers))


def remove(connection: Connection, article_number: int) -> None:
    """Take the statements of an article, which are still there, out of the counts."""
    numbered = select(StatementNumber.sort_key, StatementNumber.number).join(
        Statement, Statement.sort_key == StatementNumber.sort_key
    )
    rows = connection.execute(numbered.where(Statement.article_number == article_number)).all()
    _count(_CountChange(connection, -1, {row.sort_key: row.number for row in rows}))


def withdraw(connection: Connection, sort_keys: Sequence[int]) -> dict[int, int]:
    """Take statements, which are still there, out of the counts; their numbers by sort key."""
    query = select(StatementNumber.sort_key, StatementNumber.number)
    numbers: dict[int, int] = {}
    for part in _parts(sort_keys):
        rows = connection.execute(query.where(StatementNumber.sort_key.in_(part)))
        numbers |= {row.sort_key: row.number for row in rows}
    _count(_CountChange(connection, -1, numbers))
    return numbers


def restore(connection: Connection, numbers: dict[int, int]) -> None:
    """Count statements that were withdrawn, changed and stored again, by sort key, under the numbers that they had."""
    rows = [{"number": number, "sort_key": sort_key} for sort_key, number in numbers.items()]
    bulk.insert(connection, StatementNumber.__table__, rows)
    _count(_CountChange(connection, 1, numbers))


def recount(connection: Connection, numbers: dict[int, int]) -> None:
    """Count statements that were withdrawn and have other links now, by sort key, under the numbers that they have."""
    _count(_CountChange(connection, 1, numbers))


def rebuild(connection: Connection) -> int:
    """Number and count all statements anew, in the order in which they were stored; how many there are."""
    for table in (FacetPair, FacetBitmap, FacetChunk, Facet, StatementNumber):
        connection.execute(delete(table))
    connection.execute(update(Revision).values(statements=0))
    keys = connection.execute(select(Statement.sort_key).order_by(Statement.created_at, Statement.sort_key.desc()))
    sort_keys = iter(keys.scalars().all())
    stored = 0
    while batch := list(islice(sort_keys, BATCH)):
        add(connection, batch)
        stored += len(batch)
    return stored


def _count(change: _CountChange) -> None:
    if not change.numbers:
        return
    found = _read_facets(change)
    members: dict[FacetKey, list[int]] = defaultdict(list)
    for number, facets in found.items():
        for facet in facets:
            members[facet].append(number)
    facet_numbers = _count_facets(change, members)
    _write_bitmaps(change, {facet_numbers[facet]: numbers for facet, numbers in members.items()})
    _renew_chunks(change)
    _count_pairs(change, found.values(), facet_numbers)
    if change.sign < 0:
        _forget_unused(change, facet_numbers.values())


def _read_facets(change: _CountChange) -> dict[int, list[FacetKey]]:
    """The facets of each statement, by its number."""
    facets: dict[int, list[FacetKey]] = {number: [ANY] for number in change.numbers.values()}
    for read in (_read_own, _read_entities, _read_themes, _read_acts, _read_events):
        for sort_key, field, value in read(change):
            facets[change.numbers[sort_key]].append((field, value))
    return facets


_OWN = select(
    Statement.sort_key,
    Statement.kind,
    Statement.source_folded,
    Statement.side,
    Statement.language,
    Statement.text,
)


def _read_own(change: _CountChange) -> Iterator[tuple[int, str, str]]:
    for row in _select(change, _OWN, Statement.sort_key):
        key = row.sort_key
        day = day_of(key)
        yield key, "kind", row.kind.value
        yield key, "source", row.source_folded or UNKNOWN
        yield key, "side", row.side or UNKNOWN
        yield key, "language", row.language.lower()
        yield key, "day", day
        yield key, "month", day[:7]
        for stem in {stem for _, stem in list_forms(row.text)}:
            yield key, "stem", stem


def day_of(sort_key: int) -> str:
    """The day of publication in a statement's sort key (ISO 8601), UNKNOWN where there is none."""
    ordinal = sort_key >> (ARTICLE_BITS + POSITION_BITS)
    return date.fromordinal(ordinal).isoformat() if ordinal else UNKNOWN


def _read_entities(change: _CountChange) -> Iterator[tuple[int, str, str]]:
    for field, link in ENTITY_FIELDS.items():
        query = select(link.sort_key, Entity.id).join(Entity, Entity.number == link.entity_number)
        for key, id_ in set(_select(change, query, link.sort_key)):
            yield key, field, id_


def _read_themes(change: _CountChange) -> Iterator[tuple[int, str, str]]:
    query = select(ThemeLink.sort_key, Theme.id).join(Theme, Theme.number == ThemeLink.theme_number)
    for key, id_ in _select(change, query, ThemeLink.sort_key):
        yield key, "theme", id_


def _read_acts(change: _CountChange) -> Iterator[tuple[int, str, str]]:
    for key, act in _select(change, select(ActLink.sort_key, ActLink.act), ActLink.sort_key):
        yield key, "act", act.value


def _read_events(change: _CountChange) -> Iterator[tuple[int, str, str]]:
    query = select(EventLink.sort_key, Event.id).join(Event, Event.number == EventLink.event_number)
    for key, id_ in _select(change, query, EventLink.sort_key):
        yield key, "event", id_


def _select(change: _CountChange, query: Any, key: Any) -> Iterator[Any]:
    for part in _parts(change.numbers):
        yield from change.connection.execute(query.where(key.in_(part)))


def _parts(values: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


def _count_facets(change: _CountChange, members: Mapping[FacetKey, Sequence[int]]) -> dict[FacetKey, int]:
    """Count the facets, making those that are missing; their numbers."""
    rows = [
        {"field": field, "value": value, "statements": change.sign * len(numbers)}
        for (field, value), numbers in sorted(members.items())
    ]
    more = {"statements": "facet.statements + excluded.statements"}
    bulk.upsert(change.connection, Facet.__table__, rows, ("field", "value"), more)
    return _find_facets(change, members)


def _find_facets(change: _CountChange, facets: Iterable[FacetKey]) -> dict[FacetKey, int]:
    found: dict[FacetKey, int] = {}
    for field, same in groupby(sorted(facets), key=lambda facet: facet[0]):
        for part in _parts(value for _, value in same):
            query = select(Facet.value, Facet.number).where(Facet.field == field, Facet.value.in_(part))
            found |= {(field, value): number for value, number in change.connection.execute(query)}
    return found


def _write_bitmaps(change: _CountChange, members: Mapping[int, Sequence[int]]) -> None:
    new: dict[tuple[int, int], BitMap] = {}
    for facet, numbers in members.items():
        for chunk, same in groupby(numbers, key=lambda number: number >> CHUNK_BITS):
            new[facet, chunk] = new.get((facet, chunk), BitMap()) | BitMap(same)
    combine: Callable[[BitMap, BitMap], BitMap] = BitMap.union if change.sign > 0 else BitMap.difference
    for key, bitmap in _read_bitmaps(change, new):
        new[key] = combine(bitmap, new[key])
    rows = [{"facet_number": f, "chunk": c, "bitmap": bitmap.serialize()} for (f, c), bitmap in sorted(new.items())]
    keys = ("facet_number", "chunk")
    bulk.upsert(change.connection, FacetBitmap.__table__, rows, keys, {"bitmap": "excluded.bitmap"})


def _renew_chunks(change: _CountChange) -> None:
    """Draw new versions; but for the first statement of a chunk they are there."""
    chunks, version = {number >> CHUNK_BITS for number in change.numbers.values()}, secrets.randbits(_VERSION_BITS)
    renewed = update(FacetChunk).where(FacetChunk.chunk.in_(chunks)).values(version=version)
    if change.connection.execute(renewed).rowcount < len(chunks):
        rows = [{"chunk": chunk, "version": version} for chunk in sorted(chunks)]
        bulk.upsert(change.connection, FacetChunk.__table__, rows, ("chunk",), {"version": "excluded.version"})


def _read_bitmaps(
    change: _CountChange, wanted: Mapping[tuple[int, int], BitMap]
) -> Iterator[tuple[tuple[int, int], BitMap]]:
    columns = (FacetBitmap.facet_number, FacetBitmap.chunk, FacetBitmap.bitmap)
    for chunk in {chunk for _, chunk in wanted}:
        for part in _parts(facet for facet, c in wanted if c == chunk):
            query = select(*columns).where(FacetBitmap.chunk == chunk, FacetBitmap.facet_number.in_(part))
            for row in change.connection.execute(query):
                yield (row.facet_number, row.chunk), BitMap.deserialize(row.bitmap)


def _count_pairs(
    change: _CountChange, statements: Iterable[Iterable[FacetKey]], numbers: Mapping[FacetKey, int]
) -> None:
    counted: Counter[tuple[int, str, int]] = Counter()
    for facets in statements:
        groups = [(facet[0], numbers[facet]) for facet in facets if facet[0] in GROUPED]
        for facet in facets:
            if facet[0] in PAIRED:
                number = numbers[facet]
                counted.update([(number, field, other) for field, other in groups])
    rows = [
        {"facet_number": facet, "field": field, "other_number": other, "statements": change.sign * count}
        for (facet, field, other), count in sorted(counted.items())
    ]
    _add_pairs(change, rows)


def _add_pairs(change: _CountChange, rows: Sequence[Mapping[str, Any]]) -> None:
    more = {"statements": "facet_pair.statements + excluded.statements"}
    bulk.upsert(change.connection, FacetPair.__table__, rows, ("facet_number", "field", "other_number"), more)
    if change.sign < 0 and rows:
        is_row = (FacetPair.facet_number == bindparam("facet_number")) & (FacetPair.field == bindparam("field"))
        gone = delete(cast(Table, FacetPair.__table__)).where(
            is_row, FacetPair.other_number == bindparam("other_number")
        )
        change.connection.execute(gone.where(FacetPair.statements == 0), rows)


def _forget_unused(change: _CountChange, facets: Iterable[int]) -> None:
    """Facets that no statement has any more."""
    query = select(Facet.number).where(Facet.number.in_(list(facets)), Facet.statements == 0)
    unused = change.connection.execute(query).scalars().all()
    change.connection.execute(delete(FacetBitmap).where(FacetBitmap.facet_number.in_(unused)))
    change.connection.execute(delete(Facet).where(Facet.number.in_(unused)))
