"""Statements: the way of a query from its filters to the rows that it finds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select

from api.database import DOCUMENT, Reader
from api.models import Statement
from api.queries.fetching.counts import count_statements
from api.queries.fetching.statements import fetch_statements, stream_statements
from api.queries.fulltext.syntax import Node
from api.queries.notes import Note
from api.queries.paging import Page, Position
from api.queries.planning.statement_plan import plan_export, plan_page
from api.queries.selecting import select_statements
from api.queries.selecting.names.name_notes import warn_of_name
from schemas.values.ids import read_statement_id


class StatementsPage(NamedTuple):
    """A page, how many statements are on all pages, what to warn of, and the words that were looked for."""

    page: Page
    total: int
    warnings: Sequence[Note]
    words: Node | None


class AllStatements(NamedTuple):
    """All rows in batches, which are read as they are taken; how many they are, what to warn of, and the words looked for."""

    batches: Iterable[Sequence[Any]]
    total: int
    warnings: Sequence[Note]
    words: Node | None


def find_page(
    reader: Reader, query: Mapping[str, Any], position: Position | None, limit: int, max_terms: int
) -> StatementsPage:
    """The page of a query's statements at a position; a full-text query may have `max_terms` words."""
    selection = select_statements(reader, query, max_terms)
    plan = plan_page(reader, selection, query["sort"], position, limit)
    page, total = fetch_statements(reader, plan, with_evidence=query["explain"])
    return StatementsPage(page, total, (*selection.warnings, *warn_of_name(query, total)), selection.words)


def find_all(reader: Reader, query: Mapping[str, Any], max_terms: int) -> AllStatements:
    """Everything that a query finds, for an export."""
    selection = select_statements(reader, query, max_terms)
    plan = plan_export(reader, selection, query["sort"])
    batches = stream_statements(reader, plan, with_evidence=query["explain"])
    total = count_statements(reader, plan)
    return AllStatements(batches, total, (*selection.warnings, *warn_of_name(query, total)), selection.words)


def find_statement(reader: Reader, id_: str, *, with_evidence: bool = False) -> Any:
    """The row of one statement with `document` and, if wanted, `evidence`; None if there is none."""
    return next(
        iter(reader.run(_FINDING_WITH_EVIDENCE if with_evidence else _FINDING, {"id": read_statement_id(id_)})), None
    )


_FINDING = select(DOCUMENT).where(Statement.id == bindparam("id"))
_FINDING_WITH_EVIDENCE = _FINDING.add_columns(Statement.evidence)
