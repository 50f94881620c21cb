"""Markdown: plain text, title and, from YAML front matter, the other fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token

from api.articles.article_text import Refusal
from api.feeding import dates
from api.feeding.items import Fields

_FRONT_MATTER = re.compile(r"\A---\r?\n(.*?)^---\s*$\r?\n?", re.DOTALL | re.MULTILINE)
# As generators of sites and people who write German call the fields.
_NAMES = {
    **dict.fromkeys(("date", "datum", "published", "published_at", "publishdate", "pubdate"), "published_on"),
    "lang": "language",
    "sprache": "language",
    "canonical_url": "url",
    "titel": "title",
    "autor": "author",
    "quelle": "source",
    "publisher": "source",
}
_FIELDS = {"title", "published_on", "source", "url", "author", "language"}


def read_markdown(content: str) -> Fields:
    """The fields of an article. The first heading is the title unless the front matter has one. Raises Refusal."""
    match = _FRONT_MATTER.match(content)
    fields = _read_front_matter(match[1]) if match else {}
    title, paragraphs = _read_blocks(content[match.end() :] if match else content)
    return {"title": title, **fields, "text": "\n\n".join(paragraphs)}


def _read_front_matter(text: str) -> dict[str, Any]:
    try:
        values = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError, RecursionError):
        raise Refusal("invalid-fields", "The front matter is no YAML.") from None
    if not isinstance(values, dict):
        raise Refusal("invalid-fields", "The front matter has no fields.")
    named = {_NAMES.get(str(name).lower(), str(name).lower()): value for name, value in values.items()}
    found = {name: value for name, value in named.items() if name in _FIELDS and value is not None}
    if not all(isinstance(value, str | int | float | date) for value in found.values()):
        raise Refusal("invalid-fields", "The front matter has lists or tables where a text is meant.")
    return {name: _write(name, value) for name, value in found.items()}


def _write(name: str, value: Any) -> str:
    """A value as it is written; of a moment of publication the day."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    day = dates.read_day(str(value)) if name == "published_on" else None
    return day.isoformat() if day else str(value)


def _read_blocks(content: str) -> tuple[str | None, list[str]]:
    """The title and the paragraphs; the title is not one of them."""
    title: str | None = None
    paragraphs: list[str] = []
    is_heading = False
    for token in MarkdownIt("commonmark", {"maxNesting": 50}).parse(content):
        if token.type == "inline":
            text = "".join(_words(token.children or [])).strip()
            if is_heading and title is None and not paragraphs:
                title = text or None
            elif text:
                paragraphs.append(text)
        is_heading = token.type == "heading_open" and token.tag == "h1"
    return title, paragraphs


def _words(tokens: list[Token]) -> Iterator[str]:
    """The words without marks; what an image shows is left out."""
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield " "
