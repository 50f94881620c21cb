"""The main text of a page, found by trafilatura in a tree that has been pruned and made plain; and the text of a piece of HTML."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

from api.articles.article_text import Refusal
from api.feeding import extras
from api.feeding.html.phrases import is_foreign_line
from api.feeding.html.trees import BLOCKS, marks, words

_QUOTES = (("„", "“"), ("‚", "‘"))  # of the outer and the inner quotation
_LEAD = re.compile(r"teaser|lead|intro|vorspann|summary|abstract|excerpt|standfirst|subtitle|anriss")
_LAYOUT_ROLES = ("presentation", "none")
_LINKED = 0.6  # of its text: a cell that is links is navigation
_LONG_CELL = 150  # characters
_INLINE = ("time", "label", "cite", "data", "mark", "ins", "output")
_GIST = 60  # characters of a paragraph that are looked for in what was found


def extract(root: Any) -> str:
    """The main text of a pruned page, its paragraphs parted by blank lines; empty if there is none. Changes the tree."""
    _make_plain(root)
    found = _extract(root)
    lead = _find_lead(root)
    if lead and lead[:_GIST] not in found:
        found = f"{lead}\n\n{found}"
    return found


def read_piece(root: Any) -> str:
    """The text of a piece of HTML that is all text, such as that of a feed's entry. Changes the tree."""
    _make_plain(root)
    return _join(_paragraphs(root))


def without_title(text: str, titles: Iterable[str]) -> str:
    """The text without a first paragraph that only repeats a title, whatever its spaces."""
    first, _, rest = text.partition("\n\n")
    return rest if rest and _squeeze(first) in map(_squeeze, titles) else text


def _squeeze(text: str) -> str:
    return "".join(text.split()).casefold()


def _extract(root: Any) -> str:
    trafilatura = extras.load_library("trafilatura", "web")
    html = extras.load_library("lxml.html", "web")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # which else names faults of a page without the page
    try:
        found = trafilatura.bare_extraction(
            html.tostring(root, encoding="unicode"), include_comments=False, include_tables=False
        )
    except Exception as error:  # of a page so broken that a library stumbles over it
        raise Refusal("unreadable-text", f"The page can't be read ({type(error).__name__}).") from None
    return _join((found.text or "").split("\n")) if found else ""


def _join(paragraphs: Any) -> str:
    tidy = (" ".join(paragraph.split()) for paragraph in paragraphs)
    return "\n\n".join(paragraph for paragraph in tidy if paragraph and not is_foreign_line(paragraph))


def _make_plain(root: Any) -> None:
    """Quotations get their marks, tables that only lay out become boxes, and what stands in a sentence stays in it."""
    for quotation in list(root.iter("q")):
        _mark(quotation)
    for table in reversed(list(root.iter("table"))):
        if _is_layout(table):
            _unfold(table)
    for element in list(root.iter(*_INLINE)):
        if any(a.tag in ("p", "li", "q", "blockquote", "td") for a in element.iterancestors()):
            element.drop_tag()
    for element in root.iter("p", "div", "section", "header"):
        if _LEAD.search(marks(element)) and element.find(".//a") is None:
            for name in ("class", "id"):
                element.attrib.pop(name, None)


def _mark(quotation: Any) -> None:
    depth = sum(1 for ancestor in quotation.iterancestors() if ancestor.get("data-quotation"))
    opening, closing = _QUOTES[min(depth, 1)]
    quotation.set("data-quotation", "1")
    quotation.tag = "span"
    quotation.text = opening + (quotation.text or "")
    if len(quotation):
        quotation[-1].tail = (quotation[-1].tail or "") + closing
    else:
        quotation.text += closing


def _is_layout(table: Any) -> bool:
    """Whether a table holds text rather than data."""
    if (table.get("role") or "").lower() in _LAYOUT_ROLES:
        return True
    if table.find(".//th") is not None or table.find(".//caption") is not None:
        return False
    cells = list(table.iter("td"))
    return any(
        len(words(cell)) >= _LONG_CELL or cell.find(".//p") is not None or cell.find(".//h1") is not None
        for cell in cells
    )


def _unfold(table: Any) -> None:
    for cell in list(table.iter("td", "th")):
        text, linked = words(cell), sum(len(words(link)) for link in cell.iter("a"))
        if text and linked >= _LINKED * len(text):
            cell.drop_tree()
        else:
            cell.tag = "div" if any(each.tag in BLOCKS for each in cell.iterdescendants()) else "p"
    for element in list(table.iter("tr", "tbody", "thead", "tfoot", "colgroup", "col")):
        element.drop_tag()
    table.tag = "div"
    table.attrib.clear()


def _find_lead(root: Any) -> str | None:
    """The paragraph that opens an article between its heading and its text, which is easily taken for something else."""
    heading = next((h for h in root.iter("h1")), None)
    if heading is None:
        return None
    for element in _following(heading):
        if element.tag in ("h2", "h3", "ul", "ol", "table", "nav", "aside", "footer"):
            return None
        if element.tag == "p":
            text = words(element)
            if text.endswith((".", "!", "?", "“", "”", ":")) and len(text.split()) >= 5 and not is_foreign_line(text):
                return text if element.find(".//a") is None else None
    return None


def _following(heading: Any) -> Iterator[Any]:
    """The elements after the heading, in order."""
    is_after = False
    for element in heading.getroottree().iter():
        if is_after and isinstance(element.tag, str) and not any(a is heading for a in element.iterancestors()):
            yield element
        is_after = is_after or element is heading


def _paragraphs(root: Any) -> Iterator[str]:
    """The text of the blocks, in order; what stands between two blocks is one of its own."""
    line: list[str] = []
    for event, element in _walk(root):
        is_block = element.tag in BLOCKS
        if event == "start":
            if is_block or element.tag == "br":
                yield "".join(line)
                line = []
            line.append(element.text or "")
            continue
        if is_block:
            yield "".join(line)
            line = []
        line.append(element.tail or "")
    yield "".join(line)


def _walk(root: Any) -> Iterator[tuple[str, Any]]:
    body = root.find("body")
    etree = extras.load_library("lxml.etree", "web")
    return iter(etree.iterwalk(root if body is None else body, events=("start", "end")))
