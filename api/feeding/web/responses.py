"""What comes from an address: a page, a file, a feed or a list of feeds, and the articles in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from api.articles.article_text import Refusal
from api.feeding import encodings, formats, kinds
from api.feeding.html import pages
from api.feeding.items import Fields, Item, make_article
from api.feeding.web import discovery, feeds

if TYPE_CHECKING:
    from api.feeding.web.fetching import WebResponse


_TYPES = {
    "application/json": "json",
    "application/pdf": "pdf",
    "text/plain": "txt",
    "text/markdown": "md",
    "application/x-ndjson": "ndjson",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


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


def read_response(
    name: str, response: WebResponse, known: Fields, given: Fields, encoding: str | None = None
) -> Iterator[Item]:
    """The article in an response: a page, or a file in another format."""
    said = encoding or _encoding(response)
    kind = kind_of(response)
    if kind != "html":
        yield from formats.read_articles(
            name, kind, response.content, {"url": response.address, **known, **filled(given)}, said
        )
        return
    try:
        found = filled(pages.read_page(response.content, response.address, said))
        fields = {**_host_as_source(response), **known, **found, **filled(given)}
        yield Item(name, make_article(formats.date_by_text(fields)))
    except Refusal as refusal:
        yield Item(name, refusal)


def kind_of(response: WebResponse) -> str:
    """What an response is, by its content rather than its media type."""
    return kinds.find_kind(response.content, _TYPES.get(_media_type(response), "html"))


def _encoding(response: WebResponse) -> str | None:
    """The encoding that the server names, if it is one."""
    named = _CHARSET.search(response.headers.get("content-type", ""))
    return named[1] if named and encodings.find_codec(named[1]) else None


def _host_as_source(response: WebResponse) -> Fields:
    """Who published it, where neither the page nor a feed says so."""
    return {"source": (urlsplit(response.address).hostname or "").removeprefix("www.")[:200] or None}


def _media_type(response: WebResponse) -> str:
    return response.headers.get("content-type", "").partition(";")[0].strip().lower()


def filled(fields: Fields) -> dict[str, object]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value is not None}
