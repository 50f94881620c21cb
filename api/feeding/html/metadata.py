"""What a page says of itself: title, who published it, its address."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from api.feeding.html import json_ld
from api.feeding.html.trees import is_within, marks, words
from schemas.base import WEB_ADDRESS

_TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
_SOURCES = ("og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher", "application-name")
_KICKER = re.compile(r"kicker|dachzeile|topline|overline|roofline|spitzmarke|eyebrow|supertitle|tagline")
_PARTING = r"\s*(?:[|–—•·»]|\s-|::)\s+"
_ASIDE = frozenset({"nav", "aside", "footer"})
_HOME = re.compile(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w{2,5}|home(?:\.\w{2,5})?|startseite)?/?", re.IGNORECASE
)
_MAX_ADDRESS, _MAX_TITLE, _MAX_SOURCE = 2000, 1000, 200


def find_meta(root: Any, *names: str) -> str | None:
    """The content of the first of these meta elements that has one."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        content = plain(meta.get("content"))
        for attribute in ("property", "name"):
            if content and (name := (meta.get(attribute) or "").strip().lower()):
                found.setdefault(name, content)
    return next((found[name] for name in names if name in found), None)


def find_titles(root: Any) -> list[str]:
    """What stands at the head of a page as its title, the best first; kickers are left out."""
    headings = [_without_kicker(heading) for heading in root.iter("h1") if not is_within(heading, _ASIDE)]
    title = root.find(".//head/title")
    found = [find_meta(root, *_TITLES), *headings[:1], plain(title.text) if title is not None else None]
    return list(dict.fromkeys(filter(None, found)))


def find_title(root: Any, article: json_ld.Node, source: str | None, own_address: str | None) -> str | None:
    """The title, without the name of the site."""
    headline = plain(article.get("headline") if isinstance(article.get("headline"), str) else None)
    titles = [headline, *find_titles(root)] if headline else find_titles(root)
    if not titles:
        return None
    sites = [source, *_sites(root), *_hosts(own_address)]
    return cut_site(titles[0], filter(None, sites))[:_MAX_TITLE] or None


def cut_site(title: str, sites: Iterable[str]) -> str:
    """A title without the name of a site before or after it, parted by a dash or bar."""
    for site in sites:
        name = re.escape(site)
        cut = re.sub(rf"(?i){_PARTING}{name}$|^{name}{_PARTING}", "", title)
        if cut and cut != title:
            return cut
    return title


def find_source(root: Any, article: json_ld.Node) -> str | None:
    """Who published the page, as far as it says so."""
    found = find_meta(root, *_SOURCES) or plain(json_ld.name(article.get("publisher")))
    return found[:_MAX_SOURCE] if found else None


def find_address(root: Any, own: str | None) -> str | None:
    """The address that the page gives for its own, unless it is that of the home page or a search; else where it was."""
    for written in _canonical(root):
        address = _resolve(own, written)
        if address and _is_believed(address, own):
            return address
    return own


def is_home(address: str) -> bool:
    """Whether an address is that of a site, not of a page in it."""
    try:
        return _HOME.fullmatch(urlsplit(address).path) is not None
    except ValueError:
        return False


def plain(value: str | None) -> str | None:
    """A text of metadata, with entities that were escaped twice resolved, and evened out."""
    return " ".join(html.unescape(value or "").replace("\u00ad", "").split()) or None


def _canonical(root: Any) -> Iterator[str]:
    for link in root.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            yield link.get("href")
    if address := find_meta(root, "og:url"):
        yield address


def _resolve(own: str | None, written: str) -> str | None:
    try:
        address = urljoin(own or "", written.strip())
        parts = urlsplit(address)
        if parts.port == 0:
            return None
    except ValueError:
        return None
    address = parts._replace(fragment="").geturl()
    return address if re.fullmatch(WEB_ADDRESS, address) and len(address) <= _MAX_ADDRESS else None


def _is_believed(address: str, own: str | None) -> bool:
    parts, here = urlsplit(address), urlsplit(own or "")
    if is_home(address):
        return own is not None and is_home(own) and not parts.query
    return not parts.query or own is None or parts.path == here.path


def _without_kicker(heading: Any) -> str | None:
    parts = [each for each in heading.iterdescendants() if each.tag in ("span", "div", "small", "p", "a", "strong")]
    kickers = [words(each) for each in parts if _KICKER.search(marks(each))]
    text = _spaced(heading)
    for kicker in kickers:
        text = text.removeprefix(kicker).strip(" :–|") or text
    return plain(text)


def _spaced(heading: Any) -> str:
    """The words of a heading, those of its parts apart: a kicker is often an element glued to the next."""
    return " ".join(" ".join(heading.itertext()).split()) if _has_parts(heading) else words(heading)


def _has_parts(heading: Any) -> bool:
    parts = [each for each in heading if each.tag in ("span", "div", "small", "p")]
    return len(parts) > 1 and all(not (each.tail or "").strip() for each in parts)


def _sites(root: Any) -> list[str | None]:
    return [find_meta(root, "og:site_name"), find_meta(root, "application-name")]


def _hosts(address: str | None) -> list[str]:
    """A host's name, and what of it people call the site by: example.org, example."""
    try:
        host = (urlsplit(address or "").hostname or "").removeprefix("www.")
    except ValueError:
        return []
    return [name for name in (host, *host.split(".")[:-1][-1:]) if len(name) > 2]
