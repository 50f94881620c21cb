"""Queries for columns, run without what the ORM adds for objects: it costs more than the questions themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, CursorResult, Select
from sqlalchemy.orm import Session

from api.database import CONNECTION


def run(
    session: Session, query: Select[*tuple[Any, ...]], parameters: Mapping[str, Any] | None = None
) -> CursorResult[*tuple[Any, ...]]:
    """The rows of a query, in the session's transaction."""
    connection: Connection = session.info.get(CONNECTION) or session.connection()
    return connection.execute(query, parameters)
