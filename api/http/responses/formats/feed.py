"""A page of statements as an Atom feed (RFC 4287), its neighbours linked as RFC 5005 has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

Json = dict[str, Any]

NAME = "Communiqué"
NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00Z"  # when a feed without entries was updated
TITLE_CHARS = 100
# The same page by the names of RFC 8288 and of RFC 5005.
_RELATIONS = {"self": ("self",), "next": ("next",), "prev": ("prev", "previous")}
_NO_FILTERS = {"format", "limit", "cursor", "sort", "explain"}
# Titles and names may have characters that XML can't hold in any way.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(documents: Iterable[bytes], links: Mapping[str, str | None], server: str) -> str:
    """Statements, each JSON in the form of schemas.statement, as a feed.

    `links` are those of schemas.page.Links, `server` is the absolute address under which the API is.
    """
    statements = [json.loads(document) for document in documents]
    own = links["self"] or ""
    feed = Element("feed", {"xmlns": NAMESPACE})
    _add(feed, "id", urljoin(server, _address(own, without="cursor")))
    _add(feed, "title", _title(own))
    _add(feed, "updated", max((statement["created_at"] for statement in statements), default=NEVER))
    _add(SubElement(feed, "author"), "name", NAME)
    for name, address in links.items():
        for relation in _RELATIONS[name] if address else ():
            _link(feed, relation, "application/atom+xml", urljoin(server, _address(address or "")))
    for statement in statements:
        _add_entry(feed, statement, server)
    indent(feed)
    return _NOT_XML.sub("\ufffd", str(tostring(feed, encoding="utf-8", xml_declaration=True), "utf-8"))


def _address(reference: str, without: str = "") -> str:
    """A reference to this list that gives it as a feed, whatever is accepted."""
    path, query = urlsplit(reference)[2:4]
    parameters = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if name != without]
    named = [] if any(name == "format" for name, _ in parameters) else [("format", "atom")]
    return f"{path}?{urlencode(sorted([*parameters, *named]))}"


def _title(address: str) -> str:
    """With the filters: "Communiqué: speaker putin, theme taiwan"."""
    filters = [f"{name} {value}" for name, value in parse_qsl(urlsplit(address).query) if name not in _NO_FILTERS]
    return f"{NAME}: {', '.join(filters) or 'statements'}"


def _add_entry(feed: Element, statement: Json, server: str) -> None:
    entry, article = SubElement(feed, "entry", {"xml:lang": statement["language"]}), statement["article"]
    address = urljoin(server, f"statements/{statement['id']}")
    _add(entry, "id", address)
    _add(entry, "title", _headline(statement))
    _add(entry, "updated", statement["created_at"])
    if article["published_on"]:
        _add(entry, "published", f"{article['published_on']}T00:00:00Z")
    for speaker in statement["speakers"]:
        _add(SubElement(entry, "author"), "name", speaker["name"])
    if article["url"]:
        _link(entry, "alternate", "text/html", article["url"])
    _link(entry, "alternate", "application/json", address)
    for theme in statement["themes"]:
        SubElement(entry, "category", {"term": theme, "scheme": urljoin(server, "themes")})
    _add(entry, "content", statement["text"])


def _headline(statement: Json) -> str:
    """Who says what, on one line."""
    speakers = ", ".join(speaker["name"] for speaker in statement["speakers"])
    text = " ".join(statement["text"].split())
    short = text if len(text) <= TITLE_CHARS else f"{text[:TITLE_CHARS].rsplit(' ', 1)[0]} …"
    return f"{speakers}: {short}" if speakers else short


def _link(parent: Element, relation: str, type_: str, address: str) -> None:
    SubElement(parent, "link", {"rel": relation, "type": type_, "href": address})


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
