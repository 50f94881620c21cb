"""Which entries of feeds were dealt with: kept in the database, so that a restart or the next `watch --once` does not ask again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from sqlalchemy import delete, select

from api.database import Database
from api.models import Article, FetchedAddress

_BATCH = 500
_STORED = timedelta(days=30)  # an entry that is still in its feed then is looked at again
_REFUSED = timedelta(days=7)  # for what it is: a newer version may come to take it
_SHORTER = {
    "not-available": timedelta(days=1),
    "robots": timedelta(days=1),
    "paywall": timedelta(days=1),
}  # which often change
PASSING = frozenset(
    {"too-slow", "unreachable", "robots-unreadable", "database"}
)  # reasons for which it is worth another try at once


class Memory:
    """What was dealt with; `clock` tells the time."""

    def __init__(self, database: Database, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._database, self._clock = database, clock

    def find_known(self, keys: Iterable[str]) -> set[str]:
        """Those of some entries, by address or other key, that need not be asked for: dealt with lately, or stored by that address."""
        wanted = {_digest(key): key for key in keys}
        known: set[str] = set()
        with self._database.reading() as reader:
            for part in _batches(wanted):
                fresh = FetchedAddress.key.in_(part) & (FetchedAddress.expires_at > self._clock())
                known.update(
                    wanted[digest] for digest in reader.session.scalars(select(FetchedAddress.key).where(fresh))
                )
            for part in _batches(wanted.values()):
                known.update(filter(None, reader.session.scalars(select(Article.url).where(Article.url.in_(part)))))
        return known

    def remember(self, key: str, reasons: Iterable[str | None]) -> bool:
        """Note what became of an entry, by the reasons for which its articles were refused; whether that was final."""
        refused = [reason for reason in reasons if reason]
        if not PASSING.isdisjoint(refused):
            return False
        reason = refused[0] if refused else None
        lasting = _SHORTER.get(reason, _REFUSED) if reason else _STORED
        row = FetchedAddress(key=_digest(key), reason=reason and reason[:40], expires_at=self._clock() + lasting)
        with self._database.writing() as session:
            session.merge(row)
        return True

    def forget_expired(self) -> None:
        """Drop what is to be asked for again."""
        with self._database.reading() as reader:
            is_expired = FetchedAddress.expires_at <= self._clock()
            found = reader.session.scalar(select(FetchedAddress.key).where(is_expired).limit(1))
        if found:
            with self._database.writing() as session:
                session.execute(delete(FetchedAddress).where(is_expired))


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode(errors="surrogatepass")).hexdigest()


def _batches(values: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(values)
    while batch := list(islice(rest, _BATCH)):
        yield batch
