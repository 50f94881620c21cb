"""Where feeds are named: in the head of a page, and in a list of feeds (OPML)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin

from api.articles.article_text import Refusal
from api.feeding import extras
from api.feeding.html import trees

MAX_FEEDS = 100  # of a list
_TYPES = {"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"}
_COMMENTS = re.compile(r"(?i)comment|kommentar")


def find_in_page(content: bytes, address: str) -> str | None:
    """The first feed that a page names as its own, not that of comments; None if there is none."""
    try:
        root = trees.parse(content)
    except Refusal:
        return None
    for link in root.iter("link"):
        if _names_feed(link) and (found := _join(address, link.get("href"))):
            return found
    return None


def find_in_list(content: bytes, address: str) -> list[str]:
    """The feeds of an OPML list, each once. Raises Refusal where there is none."""
    etree = extras.load_library("lxml.etree", "web")
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    outlines = [] if root is None else root.iter("{*}outline")
    found = [_join(address, each.get("xmlUrl") or each.get("xmlurl")) for each in outlines]
    feeds = list(dict.fromkeys(filter(None, found)))[:MAX_FEEDS]
    if not feeds:
        raise Refusal("empty-text", "The list names no feeds.")
    return feeds


def _names_feed(link: Any) -> bool:
    rel = (link.get("rel") or "").lower().split()
    if "alternate" not in rel or (link.get("type") or "").partition(";")[0].strip().lower() not in _TYPES:
        return False
    return not _COMMENTS.search(f"{link.get('title', '')} {link.get('href', '')}")


def _join(base: str, link: str | None) -> str | None:
    try:
        found = urljoin(base, (link or "").strip())
    except ValueError:
        return None
    return found if link and found.startswith(("http://", "https://")) else None
