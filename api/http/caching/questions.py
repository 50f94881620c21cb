"""What a request asks, however it is spelt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from flask import request

from api import app_state
from api.http.responses import exports, pages
from api.http.responses.formats import JSON, chosen_media_type

Raw = tuple[str, ...]
_MOST = 2000
_LONGEST = 500  # characters of a query; longer ones are rarely asked again
_PARTS = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT")


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was found to be well-formed.

    `meaning` is the same for all spellings: it has every parameter, defaults included, in one order. `spelling` is the address as
    links in the answer repeat it. `is_bounded` tells a page from a stream.
    """

    meaning: str
    spelling: str
    media_type: str
    is_bounded: bool


class Spellings:
    """Questions by what was sent. A question's meaning never changes, so they are kept whatever happens to the data."""

    def __init__(self) -> None:
        self._questions: dict[Raw, Question] = {}

    def find(self, raw: Raw) -> Question | None:
        """The question that was sent like this before."""
        return self._questions.get(raw)

    def keep(self, raw: Raw, question: Question) -> None:
        """Remember a question; when there are too many, all are forgotten."""
        if sum(map(len, raw)) > _LONGEST:
            return
        if len(self._questions) >= _MOST:
            self._questions.clear()
        self._questions[raw] = question


def sent() -> Raw:
    """What of the current request its answer depends on, unread."""
    environ = request.environ
    return tuple(environ.get(part, "") for part in _PARTS)


def read(query: Mapping[str, Any]) -> Question:
    """The question of the current request, whose query was read by its schema. Raises Problem (406)."""
    media_type = chosen_media_type()
    is_bounded = not exports.is_asked(query, media_type)
    page_size = app_state.settings().page_size if is_bounded else None
    place = pages.path() if media_type == JSON else request.url_root + pages.path()
    return Question(write(place, query, page_size), f"{place} {pages.address()}", media_type, is_bounded)


def write(place: str, query: Mapping[str, Any], page_size: int | None) -> str:
    """The meaning of a query; `page_size` is that of a page which names none, None where all is wanted."""
    known = {name: value for name, value in query.items() if name != "format"}
    if page_size is not None:
        known.setdefault("limit", page_size)
    written = [f"{name}={value}" for name, values in sorted(known.items()) for value in _write(values)]
    return "\0".join((place, *written))


def _write(value: Any) -> list[str]:
    """A value, or the values of a filter, each once in one order."""
    if type(value) is str:
        return [value]
    if isinstance(value, list):
        return sorted({text for item in value for text in _write(item)})
    if isinstance(value, Enum):
        return [str(value.value)]
    return [value.isoformat() if isinstance(value, date) else str(value)]
