"""Facets of statements, written in the transaction that stores or removes the statements (models.facet says what they are).

They are written for many statements at once, by set operations. May import models, database and queries.fulltext.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

import numpy as np
from sqlalchemy import Connection, delete, select, update

from api.articles.facets.counting import CountChange, count
from api.articles.facets.members import Gathering as Gathering
from api.articles.facets.members import Members
from api.articles.facets.reading import BATCH, in_parts, read_facets
from api.articles.facets.reading import FacetKey as FacetKey
from api.articles.facets.reading import describe as describe
from api.articles.facets.reading import describe_origin as describe_origin
from api.database import bulk
from api.models import Facet, FacetBitmap, FacetChunk, FacetPair, Revision, Statement, StatementNumber


def add(connection: Connection, sort_keys: Sequence[int]) -> None:
    """Number statements that have just been stored with all of their links, and count them."""
    recount(connection, _number(connection, sort_keys))


def add_gathered(connection: Connection, sort_keys: Sequence[int], gathered: Gathering) -> None:
    """The same for statements whose facets were gathered, in this order, by whoever stored them (reading tells some)."""
    count(CountChange(connection, 1), gathered.number(list(_number(connection, sort_keys).values())))


def remove(connection: Connection, article_number: int) -> None:
    """Take the statements of an article, which are still there, out of the counts."""
    numbered = select(StatementNumber.sort_key, StatementNumber.number).join(
        Statement, Statement.sort_key == StatementNumber.sort_key
    )
    rows = connection.execute(numbered.where(Statement.article_number == article_number)).all()
    _withdraw(connection, {row.sort_key: row.number for row in rows})


def withdraw(connection: Connection, sort_keys: Sequence[int]) -> dict[int, int]:
    """Take statements, which are still there, out of the counts; their numbers by sort key."""
    query = select(StatementNumber.sort_key, StatementNumber.number)
    numbers: dict[int, int] = {}
    for part in in_parts(sort_keys):
        rows = connection.execute(query.where(StatementNumber.sort_key.in_(part)))
        numbers |= {row.sort_key: row.number for row in rows}
    _withdraw(connection, numbers)
    return numbers


def restore(connection: Connection, numbers: dict[int, int]) -> None:
    """Count statements that were withdrawn, changed and stored again, by sort key, under the numbers that they had."""
    _write_numbers(connection, numbers)
    recount(connection, numbers)


def recount(connection: Connection, numbers: dict[int, int]) -> None:
    """Count statements that were withdrawn and have other links now, by sort key, under the numbers that they have."""
    count(CountChange(connection, 1), _read(connection, numbers))


def rebuild(connection: Connection, advance: bulk.Advance = bulk.ignore) -> int:
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
        advance(len(batch))
    return stored


def _number(connection: Connection, sort_keys: Sequence[int]) -> dict[int, int]:
    """The numbers of new statements, by sort key."""
    if not sort_keys:
        return {}
    grown = update(Revision).values(statements=Revision.statements + len(sort_keys)).returning(Revision.statements)
    last = connection.execute(grown).scalar_one()
    numbers = dict(zip(sort_keys, range(last - len(sort_keys) + 1, last + 1), strict=True))
    _write_numbers(connection, numbers)
    return numbers


def _write_numbers(connection: Connection, numbers: Mapping[int, int]) -> None:
    columns = {"number": np.array(list(numbers.values()), np.int64), "sort_key": np.array(list(numbers), np.int64)}
    bulk.insert_numbers(connection, StatementNumber.__table__, columns)


def _withdraw(connection: Connection, numbers: Mapping[int, int]) -> None:
    count(CountChange(connection, -1), _read(connection, numbers))


def _read(connection: Connection, numbers: Mapping[int, int]) -> Members:
    """The facets of statements of these numbers, by sort key."""
    facets, gathered = read_facets(connection, list(numbers)), Gathering()
    by_number = sorted((number, sort_key) for sort_key, number in numbers.items())
    for _, sort_key in by_number:
        gathered.add(facets[sort_key])
    return gathered.number([number for number, _ in by_number])
