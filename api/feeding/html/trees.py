"""HTML as a tree, and what one asks of its elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from api.articles.article_text import Refusal
from api.feeding import encodings, extras

_SAID = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML_SAID = re.compile(r"^\s*<\?xml[^>]*\?>")
_LOOKED_AT = 4096  # bytes in which a page says its encoding
BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header"
    " hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)


def parse(content: bytes | str, said: str | None = None) -> Any:
    """The root of a page; `said` is the encoding that its server names. Raises Refusal for what is no page."""
    html = extras.load_library("lxml.html", "web")
    text = content if isinstance(content, str) else _decode(content, said)
    text = _XML_SAID.sub("", text).replace("\0", "")
    try:
        root = html.document_fromstring(
            text, parser=html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=False)
        )
    except Exception as error:  # of a page so broken that the library stumbles over it
        raise Refusal("unreadable-text", f"The page can't be read ({type(error).__name__}).") from None
    if root is None or not len(root):
        raise Refusal("empty-text", "The page has no main text.")
    return root


def _decode(content: bytes, said: str | None) -> str:
    written = _SAID.search(content[:_LOOKED_AT])
    return encodings.decode_leniently(content, said or (written[1].decode("ascii") if written else None))


def words(element: Any) -> str:
    """The text of an element, evened out; what stands in different blocks is kept apart."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Any) -> Iterator[str]:
    for event, each in element_events(element):
        if event == "start":
            if each.tag in BLOCKS or each.tag == "br":
                yield " "
            yield each.text or ""
        else:
            if each.tag in BLOCKS:
                yield " "
            if each is not element:
                yield each.tail or ""


def element_events(element: Any) -> Any:
    """The starts and ends of the elements in it."""
    return extras.load_library("lxml.etree", "web").iterwalk(element, events=("start", "end"))


def marks(element: Any) -> str:
    """The class and id of an element, in small letters, parted by blanks."""
    return f"{element.get('class', '')} {element.get('id', '')}".lower()


def remove(element: Any) -> None:
    """Take an element out; the text after it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def is_within(element: Any, tags: frozenset[str]) -> bool:
    """Whether one of its ancestors has one of these tags."""
    return any(ancestor.tag in tags for ancestor in element.iterancestors())
