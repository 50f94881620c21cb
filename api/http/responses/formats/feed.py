"""A page of statements as an Atom feed (RFC 4287), its neighbours linked as RFC 5005 has it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree.ElementTree import Element, SubElement, indent, tostring

Json = dict[str, Any]

NAME = "Communiqué"
NAMESPACE = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01T00:00:00Z"  # when a feed without entries was updated
TITLE_CHARS = 100
# The same page by the names of RFC 8288 and of RFC 5005.
_RELATIONS = {"self": ("self",), "next": ("next",), "prev": ("prev", "previous")}
_PAGING = {"format", "limit", "cursor", "explain"}
_NO_FILTERS = {*_PAGING, "sort"}
# Titles and names may have characters that XML can't hold in any way.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


# Ids are URIs by RFC 4151 that are the same wherever the API is; nobody owns a host under .invalid (RFC 2606).
_TAG = "tag:communique.invalid,2026:"


def write(documents: Iterable[bytes], links: Mapping[str, str | None], server: Callable[[str], str]) -> str:
    """Statements, each JSON in the form of schemas.statement, as a feed.

    `links` are those of schemas.page.Links; `server` makes them absolute if it is known where the API is.
    """
    statements = [json.loads(document) for document in documents]
    own = links["self"] or ""
    feed = Element("feed", {"xmlns": NAMESPACE})
    _add(feed, "id", _identify(own))
    _add(feed, "title", _title(own))
    _add(feed, "updated", max((statement["created_at"] for statement in statements), default=NEVER))
    _add(SubElement(feed, "author"), "name", NAME)
    for name, address in links.items():
        for relation in _RELATIONS[name] if address else ():
            _link(feed, relation, "application/atom+xml", server(_address(address or "")))
    for statement in statements:
        _add_entry(feed, statement, server)
    indent(feed)
    return _NOT_XML.sub("\ufffd", str(tostring(feed, encoding="utf-8", xml_declaration=True), "utf-8"))


def _identify(reference: str) -> str:
    """The id of a list, whatever page of it and at whichever of its addresses."""
    path, query = urlsplit(reference)[2:4]
    filters = sorted(pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] not in _PAGING)
    list_ = path.rpartition("/")[2].removesuffix(".atom")
    return f"{_TAG}{list_}{'?' if filters else ''}{urlencode(filters)}"


def _address(reference: str) -> str:
    """A reference to this list that gives it as a feed, whatever is accepted."""
    path, query = urlsplit(reference)[2:4]
    parameters = parse_qsl(query, keep_blank_values=True)
    is_named = path.endswith(".atom") or any(name == "format" for name, _ in parameters)
    parameters += [] if is_named else [("format", "atom")]
    return f"{path}{'?' if parameters else ''}{urlencode(sorted(parameters))}"


def _title(address: str) -> str:
    """With the filters: "Communiqué: speaker putin, theme taiwan"."""
    filters = [f"{name} {value}" for name, value in parse_qsl(urlsplit(address).query) if name not in _NO_FILTERS]
    return f"{NAME}: {', '.join(filters) or 'statements'}"


def _add_entry(feed: Element, statement: Json, server: Callable[[str], str]) -> None:
    entry, article = SubElement(feed, "entry", {"xml:lang": statement["language"]}), statement["article"]
    _add(entry, "id", f"{_TAG}statements/{statement['id']}")
    _add(entry, "title", _headline(statement))
    _add(entry, "updated", statement["created_at"])
    if article["published_on"]:
        _add(entry, "published", f"{article['published_on']}T00:00:00Z")
    for speaker in statement["speakers"]:
        _add(SubElement(entry, "author"), "name", speaker["name"])
    if article["url"]:
        _link(entry, "alternate", "text/html", article["url"])
    _link(entry, "alternate", "application/json", server(f"/statements/{statement['id']}"))
    for theme in statement["themes"]:
        SubElement(entry, "category", {"term": theme, "scheme": f"{_TAG}themes"})
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
