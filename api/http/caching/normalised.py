"""What a request is for, however it is spelt: the normalised query and the media type, of which its entity tag is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from msgspec import Struct

from api.database import revisions
from api.http.caching.conditional import entity_tag
from api.http.requests.current import current_request
from api.http.responses import exports, pages
from api.http.responses.formats import chosen_media_type
from api.settings import Settings


class Resource(Struct, frozen=True):
    """What a well-formed request is for.

    `query` is the same for all spellings: path and parameters, defaults included, in one order. `route` is the rule that the path
    follows. `is_page` tells a page from an export.
    """

    query: str
    media_type: str
    route: str
    is_page: bool

    def tag(self, revision: revisions.State, settings: Settings) -> str:
        """The entity tag of the response that is made of a revision of the data."""
        return entity_tag(revision, self.query, self.media_type, settings)


def read_resource(query: Mapping[str, Any], settings: Settings) -> Resource:
    """What the current request is for, whose query was read by its schema; raises Problem (406)."""
    media_type, rule = chosen_media_type(), current_request().url_rule
    is_whole = exports.is_export(query, media_type)
    page_size = None if is_whole else settings.page_size
    is_page = not is_whole or "group_by" in query  # counts are short, whole or not
    return Resource(normalise(pages.path(), query, page_size), media_type, rule.rule if rule else "", is_page)


def normalise(path: str, query: Mapping[str, Any], page_size: int | None) -> str:
    """The one spelling of a query; `page_size` is the default of `limit`, None for an export, which has none."""
    values = {name: value for name, value in query.items() if name != "format"}
    if page_size is not None:
        values.setdefault("limit", page_size)
    written = [f"{name}={text}" for name, value in sorted(values.items()) for text in _write(value)]
    return "\0".join((path, *written))


def _write(value: Any) -> list[str]:
    """A value, or the values of a filter, each once in one order."""
    if type(value) is str:
        return [value]
    if isinstance(value, list):
        return sorted({text for item in value for text in _write(item)})
    if isinstance(value, Enum):
        return [str(value.value)]
    return [value.isoformat() if isinstance(value, date) else str(value)]
