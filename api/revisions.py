"""The revision of the data: what every writing transaction begins with."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.models import Revision

_TICK = timedelta(microseconds=1)


def lock(session: Session) -> Revision:
    """Wait until no other transaction writes, and keep others waiting until this one ends."""
    return session.scalars(select(Revision).with_for_update()).one()


def advance(revision: Revision) -> datetime:
    """Note that the data change; the time of the change, later than every change before."""
    revision.number += 1
    return tick(revision)


def tick(revision: Revision) -> datetime:
    """Another time of the same change, later than every one before."""
    revision.changed_at = max(datetime.now(UTC), revision.changed_at + _TICK)
    return revision.changed_at
