"""Feeds looked at again and again, politely: no more often than need be, and less and less often while they can't be read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from api.articles.article_text import Refusal
from api.feeding.items import Fields
from api.feeding.outcomes import Fate, Outcome
from api.feeding.storing import Store
from api.feeding.web import entries, feeds, responses
from api.feeding.web.remembering import Memory

if TYPE_CHECKING:
    from api.feeding.web.fetching import Fetcher, WebResponse


@dataclass(frozen=True, slots=True)
class Intervals:
    """Seconds: between two looks at a feed, the longest that failures double this to, between two pages."""

    usual: float
    longest: float
    pause: float

    def after(self, failures: int, asked: float) -> float:
        """The time to the next look: doubled for each failure in a row, and what the server asked for, if that is longer."""
        return max(self.usual, min(max(self.usual * 2.0 ** min(failures, 30), asked), self.longest))


@dataclass(slots=True)
class _Feed:
    """A feed, or a page or list that names feeds, and what its server said to ask with next time; `is_named` by such a page."""

    address: str
    is_named: bool = False
    given: Fields = field(default_factory=dict)
    due: float = 0.0
    failures: int = 0
    conditions: dict[str, str] = field(default_factory=dict)


class Watch:
    """Watches feeds: `given` has fields for each address that outweigh what is found there; `clock` gives seconds, `sleep` waits."""

    def __init__(
        self,
        fetcher: Fetcher,
        store: Store,
        intervals: Intervals,
        given: Mapping[str, Fields],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._fetcher, self._store, self._intervals = fetcher, store, intervals
        self._clock, self._sleep = clock, sleep
        self._memory = Memory(store.database)
        self._feeds = [_Feed(address, given=fields) for address, fields in given.items()]

    def run(self) -> Iterator[Outcome]:
        """What becomes of the articles, without end."""
        while True:
            feed = min(self._feeds, key=lambda feed: feed.due)
            self._sleep(max(0.0, feed.due - self._clock()))
            yield from self._look(feed)

    def look_once(self) -> Iterator[Outcome]:
        """What becomes of the articles that are in the feeds now."""
        looked_at: set[str] = set()
        while waiting := [feed for feed in self._feeds if feed.address not in looked_at]:
            looked_at.add(waiting[0].address)
            yield from self._look(waiting[0])

    def _look(self, feed: _Feed) -> Iterator[Outcome]:
        asked = 0.0
        try:
            yield from self._add_new(feed)
            feed.failures = 0
        except (Refusal, OperationalError) as error:
            feed.failures += 1
            asked = _retry_after(error)
            yield Outcome(name=feed.address, fate=Fate.REFUSED, reason=_reason(error), detail=_describe(error))
        feed.due = self._clock() + self._intervals.after(feed.failures, asked)

    def _add_new(self, feed: _Feed) -> Iterator[Outcome]:
        """Raises Refusal where the feed can't be read."""
        response = self._fetcher.fetch(feed.address, feed.conditions)
        if response.status == 304:
            return
        found = responses.read_feed(response)
        if found is None:
            self._watch_named(feed, response)
            return
        self._memory.forget_expired()
        known = self._memory.find_known(entry.key for entry in found.entries)
        is_complete = True
        for entry in found.entries:
            if entry.key not in known:
                outcomes = self._add(feed, entry)
                is_complete &= self._memory.remember(entry.key, [outcome.reason for outcome in outcomes])
                yield from outcomes
        if refusal := entries.refuse_left_out(found):
            yield Outcome(name=feed.address, fate=Fate.REFUSED, reason=refusal.reason, detail=str(refusal))
        feed.conditions = _conditions(response.headers) if is_complete else {}

    def _add(self, feed: _Feed, entry: feeds.Entry) -> list[Outcome]:
        if entry.address:
            self._sleep(self._intervals.pause)
        return list(self._store.add(entries.read_entry(self._fetcher, entry, feed.given)))

    def _watch_named(self, page: _Feed, response: WebResponse) -> None:
        """Watch the feeds that a page or list names in its stead. Raises Refusal where it names none."""
        named = [] if page.is_named else responses.find_feeds(response)
        if not named:
            raise Refusal("unknown-format", "This is no feed, and it names none.")
        watched = {feed.address for feed in self._feeds}
        self._feeds.remove(page)
        self._feeds.extend(
            _Feed(address, is_named=True, given=page.given) for address in named if address not in watched
        )


def _conditions(headers: object) -> dict[str, str]:
    """The headers of a conditional request (RFC 9110, 13.1)."""
    assert isinstance(headers, dict)
    found = {"If-None-Match": headers.get("etag"), "If-Modified-Since": headers.get("last-modified")}
    return {name: value for name, value in found.items() if value}


def _retry_after(error: Exception) -> float:
    """The seconds that the server asks for; a date there is left to doubling."""
    response = getattr(error, "response", None)
    value = response.headers.get("retry-after", "") if response else ""
    return float(value) if value.isascii() and value.isdigit() and len(value) < 10 else 0.0


def _reason(error: Exception) -> str:
    return error.reason if isinstance(error, Refusal) else "database"


def _describe(error: Exception) -> str:
    return str(error) if isinstance(error, Refusal) else "The database can't be reached."
