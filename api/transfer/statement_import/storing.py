"""A batch of prepared statements into the tables, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.articles import statement_rows
from api.articles.catalogue import EntityReference, ensure_entities, ensure_knowledge, find_or_add_themes
from api.database import Database, bulk, is_listed, revisions, write_list
from api.models import Statement
from api.transfer.statement_import import articles
from api.transfer.statement_import.lines import Chunk, FaultyBatch
from api.transfer.statement_import.preparing import PreparedChunk, prepare
from extraction.text import Entity as Record

Part = tuple[Chunk, PreparedChunk]
PrepareAll = Callable[[Sequence[Chunk]], Iterable[PreparedChunk]]


def store_batch(database: Database, parts: Sequence[Part], prepare_all: PrepareAll) -> int:
    """How many statements were new; `prepare_all` prepares chunks again, of which some were not. Raises FaultyBatch."""
    if faults := [fault for _, prepared in parts for fault in prepared.faults]:
        raise FaultyBatch(faults)
    with database.writing(in_bulk=True) as session:
        ensure_knowledge(session)
        bulk.prepare(session.connection())
        revision = revisions.lock(session)
        new = _without_known(session, parts, prepare_all)
        if not new:
            return 0
        revisions.advance(revision)
        places = articles.place(session, revision, new)
        themes = find_or_add_themes(session, {id_ for _, prepared in new for id_ in prepared.rows.themes})
        entities = ensure_entities(session, _list_entities(prepared for _, prepared in new))
        for chunk, prepared in new:
            _order_mentions(session.get_bind().dialect.name, chunk, prepared, entities)
        named = statement_rows.name(entities, {id_: theme.number for id_, theme in themes.items()})
        session.flush()
        prepared_rows = [prepared.rows for _, prepared in new]
        written = statement_rows.write(session.connection(), prepared_rows, places, named)
        statement_rows.count(session.connection(), written)
        return sum(len(prepared.rows.ids) for _, prepared in new)


def _without_known(session: Session, parts: Sequence[Part], prepare_all: PrepareAll) -> list[Part]:
    """Each statement once, those that are there left out."""
    dialect = session.get_bind().dialect.name
    query = select(Statement.id).where(is_listed(Statement.id, dialect, "ids"))
    ids = [id_ for _, prepared in parts for id_ in prepared.rows.ids]
    known = set(session.scalars(query, {"ids": write_list(dialect, ids)}))
    if not known and len(set(ids)) == len(ids):
        return list(parts)
    chunks = [_leave_out(chunk, prepared, known) for chunk, prepared in parts]
    mixed = [
        chunk
        for chunk, (_, prepared) in zip(chunks, parts, strict=True)
        if 0 < len(chunk.lines) < len(prepared.rows.ids)
    ]
    again = dict(zip(map(id, mixed), prepare_all(mixed), strict=True))
    return [
        (chunk, again[id(chunk)]) if id(chunk) in again else part
        for chunk, part in zip(chunks, parts, strict=True)
        if chunk.lines
    ]


def _leave_out(chunk: Chunk, prepared: PreparedChunk, known: set[str]) -> Chunk:
    """The lines of statements that are not known; they are from now on."""
    lines = []
    for place, id_ in zip(prepared.lines, prepared.rows.ids, strict=True):
        if id_ not in known:
            known.add(id_)
            lines.append(chunk.lines[place])
    return Chunk(chunk.batch, lines)


def _list_entities(parts: Iterable[PreparedChunk]) -> dict[str, Record]:
    """What is told of entities, by id; a mention alone tells less than a reference. Of several the first holds."""
    mentioned: dict[str, Record] = {}
    referred: dict[str, Record] = {}
    for prepared in parts:
        for all_, some in ((mentioned, prepared.mentioned), (referred, prepared.referred)):
            for id_, record in some.items():
                all_.setdefault(id_, record)
    return mentioned | referred


def _order_mentions(dialect: str, chunk: Chunk, prepared: PreparedChunk, entities: dict[str, EntityReference]) -> None:
    """Of several entities that are mentioned at one place the one with the lower number comes first."""
    if not prepared.rows.tied:
        return
    lines = [chunk.lines[prepared.lines[statement]] for statement in prepared.rows.tied]
    again = prepare(Chunk(chunk.batch, lines), dialect, lambda id_: entities[id_].number)
    places = dict(zip(prepared.rows.entities, count(), strict=False))
    for statement, template, holes in zip(prepared.rows.tied, again.rows.templates, again.rows.holes, strict=True):
        prepared.rows.templates[statement] = template
        prepared.rows.holes[statement] = [2 * places[again.rows.entities[hole // 2]] + hole % 2 for hole in holes]
