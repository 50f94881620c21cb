"""A list as it is asked for: a page of it, or in a form of rows all of it, read page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response

from api.app_state import database
from api.database import Reader
from api.http.responses import exports, pages
from api.http.responses.formats import chosen_media_type
from api.queries.notes import Note
from api.queries.paging import Page, Position

BATCH = 500  # rows of an export that are read at once
Fetch = Callable[[Position | None, int], tuple[Page, Sequence[bytes]]]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a query finds: how many rows, and a page of them at a position, with its rows as JSON.

    `fetch` reads with the reader that the listing was made with. `more` is what else `meta` has.
    """

    total: int
    fetch: Fetch
    warnings: Sequence[Note] = ()
    more: Mapping[str, Any] | None = None


def respond_with(query: Mapping[str, Any], find: Callable[[Reader], Listing]) -> Response:
    """The list that `find` gives, in the form that the current request asks for."""
    media_type = chosen_media_type()
    if exports.is_export(query, media_type):
        return exports.respond(media_type, lambda reader: _export(find(reader)))
    wanted = pages.read_paging(query)
    with database().reading() as reader:
        found = find(reader)
        page, rows = found.fetch(wanted.position, wanted.limit)
    return pages.respond(wanted, page, rows, found.total, found.warnings, media_type, found.more)


def _export(found: Listing) -> exports.Export:
    return exports.Export(found.total, found.warnings, _batches(found.fetch))


def _batches(fetch: Fetch) -> Iterator[Sequence[bytes]]:
    page, rows = fetch(None, BATCH)
    yield rows
    while page.next:
        page, rows = fetch(page.next, BATCH)
        yield rows
