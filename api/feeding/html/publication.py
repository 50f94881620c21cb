"""The day on which a page was published: only what says so counts, never a change, an event, a copyright or a day to come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from api.feeding import dates
from api.feeding.html import json_ld
from api.feeding.html.metadata import find_meta
from api.feeding.html.trees import BLOCKS, marks, words

_META = (
    "article:published_time og:article:published_time og:published_time article:published published_time dc.date.issued"
    " dcterms.issued dc.issued dc.date.published dcterms.date dc.date dc.date.created dcterms.created citation_publication_date"
    " citation_date pubdate publishdate publish-date publish_date publication_date publication-date date.published datepublished"
    " parsely-pub-date sailthru.date cxenseparse:recs:publishtime date"
).split()
_CHANGE = re.compile(r"(?i)aktualis|update|geändert|änderung|überarbeitet|modif|bearbeitet|revis|stand\b|letzte")
_FIRST = re.compile(r"(?i)veröffentlich|publi[sz]|erschien|pub-?date|issued|original")
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|datum|pub-?date|publi\w*|veroeffentlich\w*|dateline|timestamp|time|meta|byline)(?:$|[\s_-])"
)
_NO_DATE_CLASS = re.compile(r"event|termin|modif|updat|aktual|comment|kommentar|kalender|calendar|related|teaser")
_FOREIGN = frozenset({"aside", "nav", "footer", "blockquote", "figure", "ul", "ol", "table", "form"})
_FOREIGN_SCOPES = re.compile(r"(?i)comment|itemlist|event|socialmedia|video|review|response|question")
_BODY = 80  # characters from which a paragraph belongs to the text and ends the head
_MOST_PARTS, _LONGEST_LINE = 20, 200  # of a line that says when the page was published
_SLACK = timedelta(minutes=10)  # between two clocks
_PATH_DAY = re.compile(r"(?:^|[/_-])((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?=$|[/_.-])")
_WHOLE_DAY = re.compile(
    r"(?i)\W*(?:(?:mo|di|mi|do|fr|sa|so)\w*\.?,? )?(?:\d{1,2}\. ?(?:[a-zä]{3,9}\.?|\d{1,2}\.) ?\d{4}|\d{4}-\d\d-\d\d)"
    r"(?:[ ,|–-]+(?:um )?\d{1,2}[:.]\d\d(?: ?uhr)?)?\W*"
)


def find(root: Any, article: json_ld.Node, addresses: Iterable[str | None]) -> date | None:
    """The day of publication of the page of which `article` is the node in JSON-LD; `addresses` are its own.

    `root` is without hidden and foreign parts, but for its head.
    """
    for written in _written(root, article):
        if day := read_past_day(written):
            return day
    lines = (dates.find_published(line) for line in _lines(root))
    in_addresses = (_in_address(address) for address in addresses if address)
    return next((day for day in (*lines, *in_addresses) if day and dates.is_past(day)), None)


def read_past_day(written: str) -> date | None:
    """The day of a moment that has come."""
    day = dates.read_day(written)
    if day is None:
        return None
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        moment = None
    if moment and moment.tzinfo:
        return day if moment <= datetime.now(UTC) + _SLACK else None
    return day if dates.is_past(day) else None


def _written(root: Any, article: json_ld.Node) -> Iterator[str]:
    """What says the day, the surest first."""
    if isinstance(published := article.get("datePublished"), str):
        yield published
    yield from _microdata(root)
    for name in _META:
        if content := find_meta(root, name):
            yield content
    yield from _in_head(root)


def _microdata(root: Any) -> Iterator[str]:
    for element in root.iter():
        if "datePublished" not in (element.get("itemprop") or "").split():
            continue
        scopes = [a for a in element.iterancestors() if a.get("itemscope") is not None]
        if any(
            _FOREIGN_SCOPES.search(s.get("itemtype") or "") or (s.get("itemprop") or "") == "comment" for s in scopes
        ):
            continue
        if scopes and _is_one_of_many(root, scopes[0]):
            continue
        yield element.get("content") or element.get("datetime") or words(element)


def _is_one_of_many(root: Any, scope: Any) -> bool:
    """Whether an item without the heading of the page stands beside others of its type: a list of teasers."""
    type_ = scope.get("itemtype")
    others = [e for e in root.iter() if e.get("itemscope") is not None and e.get("itemtype") == type_]
    return len(others) > 1 and scope.find(".//h1") is None


def _in_head(root: Any) -> Iterator[str]:
    """Days of <time> and of elements whose class says so, between the heading and the text."""
    times = [e for e in _head(root) if e.tag == "time" or _is_dated(e)]
    fitting = [time for time in times if not _says(_CHANGE, time)]
    for time in sorted(fitting, key=lambda e: not _says(_FIRST, e)):
        yield time.get("datetime") or words(time)


def _head(root: Any) -> Iterator[Any]:
    """The elements of the article's head: around its heading, up to the first paragraph of the text."""
    container = _container(root)
    if container is None:
        return
    for element in container.iter():
        if element.tag in ("p", "div") and _is_body(element):
            return
        if element.tag in ("h2", "h3") and (element.find(".//a") is not None or element.getparent().tag == "a"):
            return  # a teaser of another page
        if not any(a.tag in _FOREIGN for a in _up_to(element, container)):
            yield element


def _container(root: Any) -> Any:
    """The closest element around the heading that has paragraphs of text; without a heading, the article."""
    heading = next((h for h in root.iter("h1")), None)
    if heading is None:
        found = next((e for e in root.iter("article", "main")), None)
        return found if found is None or sum(1 for _ in root.iter("article")) <= 1 else None
    for ancestor in heading.iterancestors():
        if any(_is_body(p) for p in ancestor.iter("p", "div")) or ancestor.tag in ("article", "main", "body"):
            return ancestor
    return None


def _is_body(element: Any) -> bool:
    own = " ".join(
        [element.text or "", *((child.text or "") + (child.tail or "") for child in element if child.tag not in BLOCKS)]
    )
    return len(" ".join(own.split())) >= _BODY


def _is_dated(element: Any) -> bool:
    if not isinstance(element.tag, str) or len(element) > 3:
        return False
    name = marks(element)
    if not _DATE_CLASS.search(name) or _NO_DATE_CLASS.search(name) or element.find(".//time") is not None:
        return False
    return _WHOLE_DAY.fullmatch(words(element)) is not None


def _says(pattern: re.Pattern[str], element: Any) -> bool:
    """Whether an element or what stands right before it says so."""
    before = element.getprevious()
    parent = element.getparent()
    label = (before.tail or words(before)) if before is not None else (parent.text or "") if parent is not None else ""
    told = (
        f"{marks(element)} {element.get('itemprop', '')} {element.get('title', '')} {label[-60:]} {words(element)[:60]}"
    )
    return pattern.search(told) is not None


def _up_to(element: Any, container: Any) -> Iterator[Any]:
    yield element
    for ancestor in element.iterancestors():
        if ancestor is container:
            return
        yield ancestor


def _lines(root: Any) -> Iterator[str]:
    """The short blocks of the page that are not in a list, foreign or not the article's."""
    body = root.find("body")
    for element in () if body is None else body.iter(*BLOCKS, "span", "small", "time"):
        if sum(1 for _ in islice(element.iter(), _MOST_PARTS)) == _MOST_PARTS:
            continue
        text = words(element)
        if 0 < len(text) <= _LONGEST_LINE and not any(
            a.tag in _FOREIGN - {"table", "footer"} for a in _up_to(element, body)
        ):
            yield text


def _in_address(address: str) -> date | None:
    """The day in the path of an address, such as /2024/03/12/ or 2024-03-12."""
    try:
        path = urlsplit(address).path
        found = _PATH_DAY.search(path)
        return date(int(found[1]), int(found[3]), int(found[4])) if found else None
    except ValueError:
        return None
