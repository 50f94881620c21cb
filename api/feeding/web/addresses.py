"""Web addresses and feeds: what is fetched, and the articles in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.articles.article_text import Refusal
from api.feeding import extras, kinds
from api.feeding.html import metadata
from api.feeding.items import Fields, Item
from api.feeding.web import feeds
from api.feeding.web.entries import read_entry, refuse_left_out
from api.feeding.web.responses import find_feeds, kind_of, read_feed, read_response
from api.settings import Settings

if TYPE_CHECKING:
    from api.feeding.web.fetching import Fetcher


def is_address(source: str) -> bool:
    """Whether it is to be fetched rather than read from a file."""
    return source.lower().startswith(("http://", "https://"))


def make_fetcher(settings: Settings) -> Fetcher:
    """A fetcher under the settings. Raises Refusal where the libraries are missing."""
    fetching = extras.load_library("api.feeding.web.fetching", "web")
    fetcher: Fetcher = fetching.Fetcher(
        hosts=tuple(settings.fetch_hosts.lower().split()),
        allow_private=settings.fetch_private,
        max_bytes=settings.fetch_max_bytes,
        timeout=settings.fetch_timeout,
    )
    return fetcher


def read_address(fetcher: Fetcher, address: str, given: Fields, encoding: str | None = None) -> Iterator[Item]:
    """The article at an address, or those of the feed there; of a list of feeds or a home page those of its feeds."""
    try:
        response = fetcher.fetch(address)
        named = find_feeds(response) if metadata.is_home(response.address) or kind_of(response) == kinds.OPML else []
        feed = None if named else read_feed(response)
    except Refusal as refusal:
        yield Item(address, refusal)
        return
    if named:
        for each in named:
            yield from _read_named(fetcher, each, given, encoding)
    elif feed is None:
        yield from read_response(address, response, {}, given, encoding)
    else:
        yield from _read_entries(fetcher, address, feed, given, encoding)


def _read_named(fetcher: Fetcher, address: str, given: Fields, encoding: str | None) -> Iterator[Item]:
    """The articles of a feed that a page or list names."""
    try:
        feed = read_feed(fetcher.fetch(address))
        if feed is None:
            raise Refusal("unknown-format", "This is no feed.")
    except Refusal as refusal:
        yield Item(address, refusal)
        return
    yield from _read_entries(fetcher, address, feed, given, encoding)


def _read_entries(
    fetcher: Fetcher, address: str, feed: feeds.Feed, given: Fields, encoding: str | None
) -> Iterator[Item]:
    for entry in feed.entries:
        yield from read_entry(fetcher, entry, given, encoding)
    if refusal := refuse_left_out(feed):
        yield Item(address, refusal)
