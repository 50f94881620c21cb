"""Web pages: main text, title, date of publication, source and canonical address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from api.articles.article_text import Refusal
from api.feeding import extras
from api.feeding.items import Fields
from schemas.base import WEB_ADDRESS

_NAMES = {"title": "title", "date": "published_on", "sitename": "source", "url": "url"}
_LONGEST = {"title": 1000, "source": 200}


def read_page(content: bytes, address: str | None = None) -> Fields:
    """The fields of an article; `address` is where the page was, if that is known. Raises Refusal for a page without a main text."""
    trafilatura = extras.load_library("trafilatura", "web")
    try:
        found = trafilatura.bare_extraction(
            content, url=address, with_metadata=True, include_comments=False, include_tables=False
        )
    except Exception as error:  # of a page so broken that a library stumbles over it
        raise Refusal("unreadable-text", f"The page can't be read ({type(error).__name__}).") from None
    if found is None or not found.text:
        raise Refusal("empty-text", "The page has no main text.")
    fields = {ours: _tidy(ours, getattr(found, theirs)) for theirs, ours in _NAMES.items()}
    return {**fields, "url": _address(fields) or address, "text": _without_title(found.text, fields["title"])}


def _tidy(name: str, value: str | None) -> str | None:
    return " ".join((value or "").split())[: _LONGEST.get(name)] or None


def _address(fields: Mapping[str, Any]) -> str | None:
    """The canonical address, unless it is none that can be stored."""
    url = fields["url"]
    return url if url and re.match(WEB_ADDRESS, url) and len(url) <= 2000 else None


def _without_title(text: str, title: str | None) -> str:
    """The text without a first line that only repeats the title; lines are paragraphs."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and lines[0] == title:
        lines = lines[1:]
    return "\n\n".join(lines)
