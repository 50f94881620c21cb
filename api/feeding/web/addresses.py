"""Web addresses and feeds: what is fetched, and the articles in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.articles.article_text import Refusal
from api.feeding import extras, formats
from api.feeding.items import Fields, Item, make_article
from api.feeding.web import feeds, pages
from api.settings import Settings

if TYPE_CHECKING:
    from api.feeding.web.fetching import Fetcher, WebResponse

_TYPES = {"application/pdf": "pdf", "text/plain": "txt", "text/markdown": "md", "application/x-ndjson": "ndjson"}
_TYPES |= {"application/json": "json"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


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


def read_address(fetcher: Fetcher, address: str, given: Fields) -> Iterator[Item]:
    """The article at an address, or those that the feed there names."""
    try:
        response = fetcher.fetch(address)
        entries = feeds.read_feed(response.content, response.address) if looks_like_feed(response) else None
    except Refusal as refusal:
        yield Item(address, refusal)
        return
    if entries is None:
        yield from read_response(address, response, {}, given)
        return
    for entry in entries:
        yield from read_entry(fetcher, entry, given)


def read_entry(fetcher: Fetcher, entry: feeds.Entry, given: Fields) -> Iterator[Item]:
    """The article that an entry of a feed names; what its page does not say is taken from the entry."""
    known = {"title": entry.title, "source": entry.source}
    known |= {"published_on": entry.published_on.isoformat() if entry.published_on else None}
    try:
        yield from read_response(entry.address, fetcher.fetch(entry.address), known, given)
    except Refusal as refusal:
        yield Item(entry.address, refusal)


def read_response(name: str, response: WebResponse, known: Fields, given: Fields) -> Iterator[Item]:
    """The article in an response: a page, or a file in another format."""
    format_ = _TYPES.get(_media_type(response))
    if format_:
        yield from formats.read_articles(
            name, format_, _as_utf8(response), {"url": response.address, **known, **_filled(given)}
        )
        return
    try:
        found = _filled(pages.read_page(response.content, response.address))
        yield Item(name, make_article({**known, **found, **_filled(given)}))
    except Refusal as refusal:
        yield Item(name, refusal)


def looks_like_feed(response: WebResponse) -> bool:
    """By media type or first characters."""
    return "xml" in _media_type(response).replace("xhtml+xml", "") or response.content.lstrip().startswith(
        (b"<?xml", b"<rss", b"<feed")
    )


def _as_utf8(response: WebResponse) -> bytes:
    """The content, if it is text in another encoding that the server names."""
    named = _CHARSET.search(response.headers.get("content-type", ""))
    if not named:
        return response.content
    try:
        return response.content.decode(named[1]).encode()
    except (LookupError, UnicodeError, ValueError):
        return response.content


def _media_type(response: WebResponse) -> str:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def _filled(fields: Fields) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}
