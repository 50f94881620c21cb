"""Statements as JSON: dumped by their schema once, when they are stored, and kept with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import select, union
from sqlalchemy.orm import Session, joinedload

from api.models import (
    AddresseeLink,
    Article,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    Statement,
)
from schemas.statement import DOCUMENT_VERSION
from schemas.statement import Statement as StatementSchema

NAMING = (SpeakerLink, AddresseeLink, RelayLink, OnBehalfOfLink, OrganisationLink, Mention)
BATCH = 1000
_schema = StatementSchema(exclude=("evidence",))


def write_document(statement: Statement) -> None:
    """Dump a statement into its own row."""
    statement.document = compact(_schema.dump(statement)).decode()
    statement.document_version = DOCUMENT_VERSION


def compact(value: Any) -> bytes:
    """JSON without blanks."""
    return msgspec.json.encode(value)


def extend(document: bytes, **fields: Any) -> bytes:
    """A statement's document with fields that depend on the query."""
    return b"%b,%b" % (document[:-1], compact(fields)[1:])


def rewrite_documents(session: Session, entities: Iterable[int], revision: int) -> int:
    """Dump anew, in the revision of that number, what names one of these entities (by number) or is of another version.

    How many there were.
    """
    numbers = list(entities)
    naming = union(*(select(link.sort_key).where(link.entity_number.in_(numbers)) for link in NAMING))
    stale = Statement.sort_key.in_(naming) | (Statement.document_version != DOCUMENT_VERSION)
    keys = session.scalars(select(Statement.sort_key).where(stale)).all()
    rewrite(session, keys, revision)
    return len(keys)


def rewrite(session: Session, keys: Sequence[int], revision: int) -> None:
    """Dump the statements with these sort keys anew, in the revision of that number."""
    for start in range(0, len(keys), BATCH):
        _rewrite(session, keys[start : start + BATCH], revision)


def _rewrite(session: Session, keys: Sequence[int], revision: int) -> None:
    """Not more at a time than memory has room for."""
    with_text = joinedload(Statement.article).undefer(Article.text)
    found = session.scalars(select(Statement).where(Statement.sort_key.in_(keys)).options(with_text)).all()
    for statement in found:
        statement.revision, statement.is_revised = revision, True
        write_document(statement)
    session.flush()
    for statement in found:
        session.expunge(statement)
