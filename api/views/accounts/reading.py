"""The statements of which accounts and positions are made: the latest that filters find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from api.accounts.told import Told, read_told
from api.app_state import settings
from api.database import Reader
from api.queries.fetching.newest import Newest, fetch_newest
from api.queries.notes import Note
from api.queries.selecting import select_statements


class AccountStatements(NamedTuple):
    """The statements of an account, their JSON by id, and warnings."""

    told: list[Told]
    documents: Mapping[str, bytes]
    warnings: Sequence[Note]


def read_account(reader: Reader, filters: Mapping[str, Any], most: int) -> AccountStatements:
    """The latest statements that filters of /statements find, no more than `most`."""
    selection = select_statements(reader, filters, settings().max_query_terms)
    return read_newest(fetch_newest(reader, selection, most), selection.warnings)


def read_newest(newest: Newest, warnings: Sequence[Note] = ()) -> AccountStatements:
    """What has been fetched already; `warnings` are those of the filters."""
    told = read_told(newest.documents)
    documents = {one.id: document for one, document in zip(told, newest.documents, strict=True)}
    return AccountStatements(told, documents, [*warnings, *newest.warn()])
