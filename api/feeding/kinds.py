"""What content is, told by itself: names of files and media types are often wrong."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any

FEED, JSON_FEED, OPML = "feed", "json-feed", "opml"
_SKIPPED = re.compile(
    r"(?:\s|\ufeff|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\])?[^>]*>)*", re.IGNORECASE | re.DOTALL
)
_ELEMENT = re.compile(r"<(?:[\w-]+:)?([a-z][\w-]*)", re.IGNORECASE)
_FEEDS = {"rss", "feed", "rdf"}
_PAGES = {"html", "head", "body", "div", "p", "article", "main", "section", "meta", "title", "table", "h1"}
_DOCTYPE = re.compile(r"<!doctype\s+html", re.IGNORECASE)
_LOOKED_AT = 20_000  # bytes: some put long comments first
_PDF_WITHIN = 1024  # bytes, as readers of PDF take it


def find_kind(content: bytes, said: str) -> str:
    """A format of formats.FORMATS, or one of the kinds of feed; what is said where the content does not tell."""
    if b"%PDF-" in content[:_PDF_WITHIN] and not content.lstrip().startswith((b"<", b"{")):
        return "pdf"
    head = _decode(content[:_LOOKED_AT])
    bare = head[_SKIPPED.match(head).end() :]  # type: ignore[union-attr] # which matches the empty text too
    if bare.startswith(("{", "[")):
        return _find_json_kind(content) or said
    element = _ELEMENT.match(bare)
    name = element[1].lower() if element else ""
    if name in _FEEDS:
        return FEED
    if name == "opml":
        return OPML
    if name in _PAGES and (said not in ("md",) or name == "html"):
        return "html"
    return "html" if _DOCTYPE.search(head[: len(head) - len(bare)]) else said


def is_json_feed(value: Any) -> bool:
    """Whether parsed JSON is a JSON Feed."""
    return (
        isinstance(value, dict)
        and "jsonfeed.org/version" in str(value.get("version"))
        and isinstance(value.get("items"), list)
    )


def _decode(content: bytes) -> str:
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content[2:].decode(codec, "replace")
    return content.decode("utf-8", "replace")


def _find_json_kind(content: bytes) -> str | None:
    """Of text that only begins like JSON, none."""
    text = content.decode("utf-8-sig", "replace").strip()
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return "ndjson" if _is_object(text.partition("\n")[0]) else None
    if is_json_feed(value):
        return JSON_FEED
    return (
        "json"
        if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(v, dict) for v in value))
        else None
    )


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
