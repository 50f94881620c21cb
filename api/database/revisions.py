"""The revision of the data: what every writing transaction begins with, and every answer depends on."""

from __future__ import annotations

import math
import secrets
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.engine import DRIVER, Database
from api.database.revision_memory import MARK
from api.models import Revision

_TICK = timedelta(microseconds=1)
_CURRENT = "SELECT number, mark, history, modified_at FROM revision"


class State(NamedTuple):
    """A state of the data: columns of models.Revision."""

    number: int
    mark: str
    history: str
    modified_at: int


def lock(session: Session) -> Revision:
    """Wait until no other transaction writes, and keep others waiting until this one ends."""
    return session.scalars(select(Revision).with_for_update()).one()


def advance(revision: Revision) -> datetime:
    """Note that the data change; the time of the change, later than every change before."""
    revision.number += 1
    revision.changed_at = max(datetime.now(UTC), revision.changed_at + _TICK)
    revision.modified_at = max(math.ceil(revision.changed_at.timestamp()), revision.modified_at + 1)
    revision.mark = secrets.token_hex(8)
    return revision.changed_at


def tick(revision: Revision) -> datetime:
    """Another time of the same change, later than those before."""
    revision.changed_at += _TICK
    revision.modified_at = max(math.ceil(revision.changed_at.timestamp()), revision.modified_at)
    return revision.changed_at


def read(session: Session) -> State:
    """The state of the data that a session sees, which it keeps in mind."""
    driver = session.info.get(DRIVER)
    row = driver.execute(_CURRENT, ()).fetchone() if driver else session.connection().exec_driver_sql(_CURRENT).one()
    state = State(*row)
    session.info[MARK] = state.mark
    return state


def current(database: Database) -> State:
    """The state of the data as of the last commit by any process. It is read for every request, so without SQLAlchemy's help."""
    try:
        return State(*database.glance(_CURRENT))
    except Exception:  # of whichever driver: asked again, SQLAlchemy mends the connection or raises an error of its own
        with database.replica.connect() as connection:
            return State(*connection.exec_driver_sql(_CURRENT).one())
