"""RSS, Atom and JSON Feed: the articles that a feed names."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from api.articles.article_text import Refusal
from api.feeding import dates, extras, kinds
from api.feeding.html.metadata import cut_site, plain
from api.feeding.web import json_feed

MAX_ENTRIES = 2000
_TAG = re.compile(r"<[^<>]{1,500}>")
_CLOCK = re.compile(r"\d{10}(?:\d{3})?")
_LONGEST_TITLE, _LONGEST_SOURCE = 1000, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a feed says of an article: `address` is that of its page, `content` its text as HTML, where there is either.

    `name` tells it apart from the others; `fault` says why its address can't be one.
    """

    name: str
    address: str | None = None
    title: str | None = None
    published_on: date | None = None
    source: str | None = None
    content: str | None = None
    fault: str | None = None

    @property
    def key(self) -> str:
        """What stays the same while the entry does: its address, or what it says."""
        return self.address or "\n".join(filter(None, (self.title, self.content, self.fault, self.source)))


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed, in its order, and how many were left out."""

    entries: list[Entry]
    left_out: int = 0


def read_feed(content: bytes, address: str, kind: str = kinds.FEED) -> Feed | None:
    """The feed at an address, of a kind of kinds.find_kind; None if it is no feed. Raises Refusal."""
    readers: Mapping[str, Callable[[bytes, str], Iterator[Entry] | None]] = {
        kinds.JSON_FEED: _read_json,
        kinds.FEED: _read_xml,
    }
    found = readers.get(kind, _read_xml)(content, address)
    if found is None:
        return None
    entries = list(found)
    return Feed(entries[:MAX_ENTRIES], max(0, len(entries) - MAX_ENTRIES))


def _read_json(content: bytes, address: str) -> Iterator[Entry] | None:
    feed = json_feed.parse(content)
    source = _tidy(feed.title, _LONGEST_SOURCE)
    return (
        _make(address, number, item.address, item.title, [item.published], source, source, item.content)
        for number, item in enumerate(feed.items, 1)
    )


def _read_xml(content: bytes, address: str) -> Iterator[Entry] | None:
    parse = extras.load_library("feedparser", "web").parse
    try:
        # As a stream, since the library takes other values for the name of a file or address that it opens.
        feed = parse(io.BytesIO(_bare(content)), response_headers={"content-location": address})
    except Exception as error:  # of a feed so broken that the library stumbles over it
        raise Refusal("unreadable-text", f"The feed can't be read ({type(error).__name__}).") from None
    if not feed.get("version"):  # which is left out of an response to nothing at all
        return None
    return _xml_entries(feed, address)


def _bare(content: bytes) -> bytes:
    """Without what may not stand before an XML declaration."""
    stripped = content.lstrip()
    comment = re.match(rb"(?:\s*<!--.*?-->)+\s*(?=<\?xml)", stripped, re.DOTALL)
    return stripped[comment.end() :] if comment else stripped


def _xml_entries(feed: Any, address: str) -> Iterator[Entry]:
    site = _tidy(feed.feed.get("title"), _LONGEST_SOURCE)
    for number, entry in enumerate(feed.entries, 1):
        source = _tidy((entry.get("source") or {}).get("title"), _LONGEST_SOURCE) or site
        written = [entry.get("published"), entry.get("updated")]
        found = _make(address, number, entry.get("link"), entry.get("title"), written, source, site, _content(entry))
        yield found if found.published_on else _with_parsed_day(found, entry)


def _content(entry: Any) -> str | None:
    """The text of an entry; without a link the description is meant to be it (RSS 2.0)."""
    whole = [
        each.get("value")
        for each in entry.get("content") or []
        if "html" in (each.get("type") or "") or not each.get("type")
    ]
    whole += [each.get("value") for each in entry.get("content") or []]
    text = next(filter(None, whole), None)
    return text or (None if entry.get("link") else entry.get("summary"))


def _make(
    base: str,
    number: int,
    link: str | None,
    title: str | None,
    written: list[str | None],
    source: str | None,
    site: str | None,
    content: str | None,
) -> Entry:
    address, fault = _resolve(base, link)
    tidy = _tidy(_TAG.sub("", title or ""), _LONGEST_TITLE)
    return Entry(
        name=address or link or f"{base}#{number}",
        address=address,
        title=tidy and cut_site(tidy, filter(None, (source, site))),
        published_on=next(filter(None, (_day(each) for each in written if each)), None),
        source=source,
        content=content,
        fault=fault,
    )


def _resolve(base: str, link: str | None) -> tuple[str | None, str | None]:
    """The address of an entry, or why it has none."""
    if not link or not link.strip():
        return None, None
    try:
        address = urljoin(base, link.strip())
        urlsplit(address).port  # noqa: B018 - which raises where it can't be one
    except ValueError as error:
        return None, f"This is no web address: {error}."
    return address, None


def _tidy(text: str | None, longest: int) -> str | None:
    return (plain(text) or "")[:longest] or None


def _day(written: str) -> date | None:
    """The day where the feed is written, in German and English; none that is yet to come."""
    for read in (parsedate_to_datetime, _of_clock, datetime.fromisoformat):
        with suppress(ValueError, TypeError, OverflowError):
            return _past(read(written.strip()).date())
    return _past(dates.read_day(written))


def _of_clock(written: str) -> datetime:
    """A moment as seconds or milliseconds since 1970; raises ValueError."""
    if not _CLOCK.fullmatch(written):
        raise ValueError(written)
    return datetime.fromtimestamp(int(written[:10]), UTC)


def _past(day: date | None) -> date | None:
    return day if day and dates.is_past(day) else None


def _with_parsed_day(entry: Entry, found: Any) -> Entry:
    """With the day in a form that only the library knows, which is that of UTC."""
    for name in ("published_parsed", "updated_parsed"):
        with suppress(ValueError, TypeError):
            if moment := found.get(name):
                day = date(*moment[:3])
                return replace(entry, published_on=_past(day) if day >= dates.EARLIEST else None)
    return entry
