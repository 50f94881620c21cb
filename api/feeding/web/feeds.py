"""RSS and Atom: the articles that a feed names."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin

from api.articles.article_text import Refusal
from api.feeding import extras

MAX_ENTRIES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of an article."""

    address: str
    title: str | None = None
    published_on: date | None = None
    source: str | None = None


def read_feed(content: bytes, address: str) -> list[Entry] | None:
    """The articles of the feed at an address, in its order; None if it is no feed. Raises Refusal."""
    parse = extras.load_library("feedparser", "web").parse
    try:
        # As a stream, since the library takes other values for the name of a file or address that it opens.
        feed = parse(io.BytesIO(content), response_headers={"content-location": address})
    except Exception as error:  # of a feed so broken that the library stumbles over it
        raise Refusal("unreadable-text", f"The feed can't be read ({type(error).__name__}).") from None
    if not feed.get("version"):  # which is left out of an response to nothing at all
        return None
    return list(_entries(feed, address))[:MAX_ENTRIES]


def _entries(feed: Any, address: str) -> Iterator[Entry]:
    source = _tidy(feed.feed.get("title"), 200)
    for entry in feed.entries:
        if link := entry.get("link"):
            yield Entry(
                address=urljoin(address, link),
                title=_tidy(entry.get("title"), 1000),
                published_on=_day(entry, "published") or _day(entry, "updated"),
                source=_tidy((entry.get("source") or {}).get("title"), 200) or source,
            )


def _tidy(text: str | None, longest: int) -> str | None:
    return " ".join((text or "").split())[:longest] or None


def _day(entry: Any, name: str) -> date | None:
    """The day where the feed is written; in a form that we don't know, the library's, which is that of UTC."""
    written, moment = entry.get(name) or "", entry.get(f"{name}_parsed")
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        with suppress(ValueError, TypeError, OverflowError):
            return read(written.strip()).date()
    with suppress(ValueError):
        return date(*moment[:3]) if moment else None
    return None
