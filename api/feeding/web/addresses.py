"""Web addresses and feeds: what is fetched, and the articles in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from api.articles.article_text import Refusal
from api.feeding import encodings, extras, formats, kinds
from api.feeding.html import metadata, pages
from api.feeding.items import Fields, Item, make_article
from api.feeding.web import discovery, feeds
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


def read_feed(response: WebResponse) -> feeds.Feed | None:
    """The feed of an response; None if it is none. Raises Refusal for one that can't be read."""
    kind = kind_of(response)
    if kind in (kinds.FEED, kinds.JSON_FEED):
        return feeds.read_feed(response.content, response.address, kind)
    is_xml = "xml" in _media_type(response).replace("xhtml+xml", "") and kind != kinds.OPML
    return feeds.read_feed(response.content, response.address, kinds.FEED) if is_xml else None


def find_feeds(response: WebResponse) -> list[str]:
    """The feeds that a page or list names. Raises Refusal for a list without any."""
    kind = kind_of(response)
    if kind == kinds.OPML:
        return discovery.find_in_list(response.content, response.address)
    found = discovery.find_in_page(response.content, response.address) if kind == "html" else None
    return [found] if found else []


def read_entry(fetcher: Fetcher, entry: feeds.Entry, given: Fields, encoding: str | None = None) -> Iterator[Item]:
    """The article that an entry of a feed names; what its page does not say is taken from the entry."""
    known = _known(entry)
    if entry.address is None:
        yield _read_content(entry, known, given)
        return
    try:
        items = list(read_response(entry.address, fetcher.fetch(entry.address), known, given, encoding))
    except Refusal as refusal:
        items = [Item(entry.address, refusal)]
    yield from (_fill(item, entry, known, given) for item in items)


def read_response(
    name: str, response: WebResponse, known: Fields, given: Fields, encoding: str | None = None
) -> Iterator[Item]:
    """The article in an response: a page, or a file in another format."""
    said = encoding or _encoding(response)
    kind = kind_of(response)
    if kind != "html":
        yield from formats.read_articles(
            name, kind, response.content, {"url": response.address, **known, **_filled(given)}, said
        )
        return
    try:
        found = _filled(pages.read_page(response.content, response.address, said))
        fields = {**_host_as_source(response), **known, **found, **_filled(given)}
        yield Item(name, make_article(formats.date_by_text(fields)))
    except Refusal as refusal:
        yield Item(name, refusal)


def kind_of(response: WebResponse) -> str:
    """What an response is, by its content rather than its media type."""
    return kinds.find_kind(response.content, _TYPES.get(_media_type(response), "html"))


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


def refuse_left_out(feed: feeds.Feed) -> Refusal | None:
    """What is said of the entries of a feed that are too many."""
    if not feed.left_out:
        return None
    return Refusal("too-many-entries", f"{feed.left_out} entries after the first {feeds.MAX_ENTRIES} were left out.")


def _known(entry: feeds.Entry) -> Fields:
    day = entry.published_on.isoformat() if entry.published_on else None
    return _filled({"title": entry.title, "source": entry.source, "published_on": day})


def _read_content(entry: feeds.Entry, known: Fields, given: Fields) -> Item:
    """The article of an entry without a page."""
    if entry.fault:
        return Item(entry.name, Refusal("wrong-address", entry.fault))
    if not entry.content:
        return Item(
            entry.name, Refusal("no-link", f"The entry “{entry.title or entry.name}” has neither a link nor a text.")
        )
    try:
        fields = {**known, "text": pages.read_piece(entry.content), **_filled(given)}
        return Item(entry.name, make_article(formats.date_by_text(fields)))
    except Refusal as refusal:
        return Item(entry.name, refusal)


def _fill(item: Item, entry: feeds.Entry, known: Fields, given: Fields) -> Item:
    """The article with the text of the feed, where the page has none, or only a beginning that is shorter."""
    refusal = item.content
    if not isinstance(refusal, Refusal) or refusal.reason not in ("paywall", "empty-text") or not entry.content:
        return item
    filled = _read_content(entry, {**known, "url": entry.address}, given)
    if isinstance(filled.content, Refusal) or len(filled.content.text) <= len(getattr(refusal, "text", "")):
        return item
    return filled


def _encoding(response: WebResponse) -> str | None:
    """The encoding that the server names, if it is one."""
    named = _CHARSET.search(response.headers.get("content-type", ""))
    return named[1] if named and encodings.find_codec(named[1]) else None


def _host_as_source(response: WebResponse) -> Fields:
    """Who published it, where neither the page nor a feed says so."""
    return {"source": (urlsplit(response.address).hostname or "").removeprefix("www.")[:200] or None}


def _media_type(response: WebResponse) -> str:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def _filled(fields: Fields) -> dict[str, object]:
    return {name: value for name, value in fields.items() if value is not None}
