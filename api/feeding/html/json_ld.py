"""What a page says of its article in JSON-LD (schema.org); articles that it only lists are not its own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

_ARTICLES = frozenset(
    "article newsarticle report reportagenewsarticle analysisnewsarticle opinionnewsarticle backgroundnewsarticle blogposting"
    " liveblogposting specialannouncement pressrelease techarticle scholarlyarticle governmentservice statement".split()
)
_PAGES = frozenset("webpage itempage aboutpage".split())
_MAX_DEPTH = 6
_MAX_NODES = 2000
_LEADING = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
)  # what leads to nodes about the page itself, unlike hasPart or itemListElement
_CONTROL = re.compile(r"[\x00-\x1f]+")

Node = Mapping[str, Any]


def find(root: Any, addresses: set[str], titles: set[str]) -> Node:
    """The node of the page's own article, or of the page; an empty one if there is none.

    `addresses` are those of the page, `titles` what stands at its head: among several articles they tell which is its own.
    """
    nodes = list(_nodes(root))
    articles = [node for node in nodes if types(node) & _ARTICLES]
    for node in articles:
        if _addresses(node) & {_bare(address) for address in addresses}:
            return node
    for node in articles:
        if _text(node.get("headline")) in titles:
            return node
    foreign = addresses and any(_is_elsewhere(address, addresses) for node in articles for address in _addresses(node))
    if len(articles) == 1 and not foreign:
        return articles[0]
    pages = [node for node in nodes if types(node) & _PAGES]
    return pages[0] if len(pages) == 1 and not articles else {}


def types(node: Node) -> set[str]:
    """The types of a node, in small letters and without their vocabulary."""
    return {str(each).rsplit("/", 1)[-1].lower() for each in _listed(node.get("@type"))}


def name(value: Any) -> str | None:
    """The name of an organisation, given as a node, a list or a text."""
    for each in _listed(value):
        found = each.get("name") if isinstance(each, Mapping) else each
        if isinstance(found, str) and found.strip() and not found.startswith(("http:", "https:")):
            return found
    return None


def _nodes(root: Any) -> Iterator[Node]:
    """The nodes about the page, at most so many."""
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        for node in _flatten(_load(script.text or ""), 0):
            count += 1
            if count > _MAX_NODES:
                return
            yield node


def _load(written: str) -> Any:
    text = written.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(_CONTROL.sub(" ", text))
    except (ValueError, RecursionError):
        return None


def _flatten(value: Any, depth: int) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    for each in _listed(value):
        if isinstance(each, Mapping):
            yield each
            for leading in _LEADING:
                if isinstance(each.get(leading), Mapping | list):
                    yield from _flatten(each[leading], depth + 1)


def _addresses(node: Node) -> set[str]:
    found = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    written = [each.get("@id") or each.get("url") if isinstance(each, Mapping) else each for each in found]
    return {_bare(each) for each in written if isinstance(each, str) and each.startswith(("http:", "https:", "/"))}


def _is_elsewhere(address: str, own: set[str]) -> bool:
    """Whether an address leads to another page than these: "/" or "/#article" on the same page does not."""
    paths = {_path(each) for each in own}
    return _path(address) not in paths | {"", "/"}


def _path(address: str) -> str:
    try:
        return urlsplit(urljoin("http://x/", address)).path.rstrip("/")
    except ValueError:
        return ""


def _bare(address: str) -> str:
    """Without scheme, www, fragment, query and the slash at the end."""
    return re.sub(r"^https?://(www\.)?", "", re.split(r"[?#]", address, maxsplit=1)[0]).rstrip("/").lower()


def _text(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
