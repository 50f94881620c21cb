"""The articles that the entries of a feed name; what a page does not say is taken from its entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from api.articles.article_text import Refusal
from api.feeding import formats
from api.feeding.html import pages
from api.feeding.items import Fields, Item, make_article
from api.feeding.web import feeds
from api.feeding.web.responses import filled, read_response

if TYPE_CHECKING:
    from api.feeding.web.fetching import Fetcher


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


def refuse_left_out(feed: feeds.Feed) -> Refusal | None:
    """What is said of the entries of a feed that are too many."""
    if not feed.left_out:
        return None
    return Refusal("too-many-entries", f"{feed.left_out} entries after the first {feeds.MAX_ENTRIES} were left out.")


def _known(entry: feeds.Entry) -> Fields:
    day = entry.published_on.isoformat() if entry.published_on else None
    return filled({"title": entry.title, "source": entry.source, "published_on": day})


def _read_content(entry: feeds.Entry, known: Fields, given: Fields) -> Item:
    """The article of an entry without a page."""
    if entry.fault:
        return Item(entry.name, Refusal("wrong-address", entry.fault))
    if not entry.content:
        return Item(
            entry.name, Refusal("no-link", f"The entry “{entry.title or entry.name}” has neither a link nor a text.")
        )
    try:
        fields = {**known, "text": pages.read_piece(entry.content), **filled(given)}
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
