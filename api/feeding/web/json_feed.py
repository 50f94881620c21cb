"""JSON Feed 1.1 (jsonfeed.org): its title and items."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from api.articles.article_text import Refusal
from api.feeding.kinds import is_json_feed


@dataclass(frozen=True, slots=True)
class JsonItem:
    """An item as it is written; `content` is HTML."""

    address: str | None
    title: str | None
    published: str | None
    content: str | None


@dataclass(frozen=True, slots=True)
class JsonFeed:
    """A feed as it is written."""

    title: str | None
    items: list[JsonItem]


def parse(content: bytes) -> JsonFeed:
    """The feed. Raises Refusal for what is none."""
    try:
        value = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        raise Refusal("invalid-json", "This is no JSON.") from None
    if not is_json_feed(value):
        raise Refusal("unknown-format", "This is no JSON Feed.")
    return JsonFeed(_text(value, "title"), [_item(each) for each in value["items"] if isinstance(each, dict)])


def _item(item: Mapping[str, Any]) -> JsonItem:
    plain = _text(item, "content_text")
    return JsonItem(
        address=_text(item, "url") or _text(item, "external_url"),
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        content=_text(item, "content_html") or (_paragraphs(plain) if plain else None),
    )


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) and value.strip() else None
