"""The revision of the data: what every writing transaction begins with, and every response depends on."""

from __future__ import annotations

import math
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.database.engine import Database
from api.database.reading.reader import DataRevision
from api.models import Revision

State = DataRevision
_TICK = timedelta(microseconds=1)
_HISTORY_BYTES = 8  # as the migration that makes the tables draws it


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


def fork(revision: Revision) -> None:
    """Begin a new history: what was told of changes so far may not be of these data, so whoever follows them has to begin anew."""
    advance(revision)
    revision.history = secrets.token_hex(_HISTORY_BYTES)


def current(database: Database) -> State:
    """The revision of the data as of the last commit by any process."""
    return database.current_revision()
