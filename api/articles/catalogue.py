"""The entities and themes of the extraction as rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, selectinload

from api.articles import documents
from api.articles.events import storing as events
from api.database import bulk, revisions
from api.models import KEY_CHARS, Alias, Entity, Theme, ThemeAlias
from extraction.knowledge import tables
from extraction.knowledge.asked_names import asked_names
from extraction.knowledge.records import Theme as ThemeRecord
from extraction.text import Entity as Record
from extraction.text import EntityType
from extraction.text.folding import fold

_A = TypeVar("_A", Alias, ThemeAlias)


class EntityReference(NamedTuple):
    """What is told of an entity wherever it is named, its number, and what it belongs to."""

    number: int
    id: str
    type: EntityType
    name: str
    wikidata: str | None
    code: str | None
    country: str | None
    parent: str | None


_REFERENCE = [getattr(Entity, name) for name in EntityReference._fields]


def update(session: Session, entities: Mapping[str, Record], themes: Iterable[ThemeRecord]) -> bool:
    """Bring entities, themes and the statements that name them up to date with what is known; whether anything has changed."""
    revision = revisions.lock(session)
    changed, is_changed = update_entities(session, entities)
    update_themes(session, themes)
    is_changed |= bool(session.new or session.deleted or any(map(session.is_modified, session.dirty)))
    session.flush()
    numbers = [row.number for row in changed]
    is_changed |= documents.rewrite_documents(session, numbers, revision.number + 1) > 0
    events.rename(session, revision.number + 1, numbers)
    if is_changed:
        revisions.advance(revision)
    return is_changed


def load_knowledge(session: Session) -> bool:
    """Bring everything up to date with the tables of the extraction; whether anything has changed."""
    return update(session, tables.entities(), tables.themes().values())


def ensure_knowledge(session: Session) -> bool:
    """Load it where it never was: what is imported there has to be called, found and listed as where it comes from.

    Whether it was loaded.
    """
    is_missing = not session.scalar(select(exists(select(Entity.number).where(Entity.is_known))))
    if is_missing:
        load_knowledge(session)
    return is_missing


def update_entities(session: Session, records: Mapping[str, Record]) -> tuple[list[Entity], bool]:
    """Make the rows of everything known equal to the knowledge files; the rows that were there and have changed, and whether others
    were added.
    """
    rows = {row.id: row for row in session.scalars(select(Entity).options(selectinload(Entity.spellings)))}
    changed = [rows[r.id] for r in records.values() if r.id in rows and _update(rows[r.id], r)]
    missing = [record for record in records.values() if record.id not in rows]
    _insert(session, missing, is_known=True)
    for row in rows.values():
        if row.is_known and row.id not in records:
            row.is_known = False
    return changed, bool(missing)


def find_or_add_entities(session: Session, records: Mapping[str, Record]) -> dict[str, Entity]:
    """The rows of these entities by id; those that are missing are added, those that are there stay as they are."""
    rows = find_or_make_entities(session, records)
    session.add_all(rows.values())
    return rows


def find_or_make_entities(session: Session, records: Mapping[str, Record]) -> dict[str, Entity]:
    """The same, but those that are missing are not added."""
    found = {row.id: row for row in session.scalars(select(Entity).where(Entity.id.in_(list(records))))}
    return found | {record.id: _row(record, is_known=False) for record in records.values() if record.id not in found}


def ensure_entities(session: Session, records: Mapping[str, Record]) -> dict[str, EntityReference]:
    """What is to be told of these entities wherever they are named, by id; those that are missing are stored."""
    known = set(session.scalars(select(Entity.id).where(Entity.id.in_(list(records)))))
    _insert(session, [record for record in records.values() if record.id not in known], is_known=False)
    rows = session.execute(select(*_REFERENCE).where(Entity.id.in_(list(records))))
    return {row.id: EntityReference(*row) for row in rows}


def _insert(session: Session, records: Sequence[Record], is_known: bool) -> None:
    """Store entities that are missing: of what is known there are very many, so not one by one."""
    connection = session.connection()
    numbers = bulk.draw_numbers(connection, Entity.__table__, "number", len(records))
    rows = [_columns(r) | {"number": n, "is_known": is_known} for n, r in zip(numbers, records, strict=True)]
    bulk.insert(connection, Entity.__table__, rows)
    spellings = sorted((key, number) for number, record in zip(numbers, records, strict=True) for key in _keys(record))
    bulk.insert_rows(connection, Alias.__table__, ("folded", "entity_number"), spellings)


def update_themes(session: Session, records: Iterable[ThemeRecord]) -> None:
    """Make the rows of the themes equal to the knowledge files."""
    rows = {row.id: row for row in session.scalars(select(Theme))}
    for record in records:
        row = rows.get(record.id) or Theme(id=record.id)
        _label(row, record.label_de, record.label_en)
        session.add(row)


def find_or_add_themes(session: Session, ids: Iterable[str]) -> dict[str, Theme]:
    """The rows of these themes by id; one that is missing is added with its id for a label."""
    rows = find_or_make_themes(session, ids)
    session.add_all(rows.values())
    return rows


def find_or_make_themes(session: Session, ids: Iterable[str]) -> dict[str, Theme]:
    """The same, but those that are missing are not added."""
    wanted = set(ids)
    found = {row.id: row for row in session.scalars(select(Theme).where(Theme.id.in_(wanted)))}
    missing = {id_: Theme(id=id_) for id_ in sorted(wanted - set(found))}
    for id_, row in missing.items():
        _label(row, id_, None)
    return found | missing


def _label(row: Theme, name: str, name_en: str | None) -> None:
    row.name, row.name_en, row.name_folded = name, name_en, fold(name)
    keys = {fold(n) for n in (row.id, name, name_en) if n}
    _update_spellings(row.spellings, keys, ThemeAlias)


def _row(record: Record, is_known: bool) -> Entity:
    row = Entity(**_columns(record), is_known=is_known)
    row.spellings = [Alias(folded=folded) for folded in sorted(_keys(record))]
    return row


def _update(row: Entity, record: Record) -> bool:
    """Whether anything was changed."""
    changes = {name: value for name, value in _columns(record).items() if getattr(row, name) != value}
    for name, value in changes.items():
        setattr(row, name, value)
    row.is_known = True
    _update_spellings(row.spellings, _keys(record), Alias)
    return bool(changes)


def _update_spellings(spellings: list[_A], keys: set[str], alias: type[_A]) -> None:
    present = {spelling.folded: spelling for spelling in spellings}
    for folded in present.keys() - keys:
        spellings.remove(present[folded])
    spellings.extend(alias(folded=folded) for folded in sorted(keys - present.keys()))


def _columns(record: Record) -> dict[str, object]:
    fields = {name: getattr(record, name) for name in Record.__dataclass_fields__}
    return fields | {"aliases": list(record.aliases), "name_folded": _key(record.name)}


def _keys(record: Record) -> set[str]:
    """Everything by which an entity can be asked for, folded."""
    names = (record.id, record.name, record.name_en, *record.aliases, *asked_names().get(record.id, ()))
    codes = (record.wikidata, record.code)
    return {_key(name) for name in (*names, *codes) if name} - {""}


def _key(name: str) -> str:
    return fold(name)[:KEY_CHARS]
