"""PDF: the text of the pages, its lines joined to paragraphs."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from statistics import median

from api.articles.article_text import Refusal
from api.feeding import extras
from api.feeding.items import Fields

MAX_PAGES = 200
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\n(?=[a-zäöüß])")
_END = re.compile(r"[.!?:…][“”\"«»‘’')]*$")
_SHORT = 0.8  # of the usual length: a line that ends so early and with a full stop ends the paragraph
_EDGE = 3  # lines at the head and foot of a page among which running titles and page numbers are
_NUMBER = re.compile(r"(?i)[-–—|\[(\s]*(?:seite|page|s\.)?\s*\d{1,4}\s*(?:(?:/|von|of)\s*\d{1,4})?[-–—|\])\s.]*")
_PAGE_NUMBER = re.compile(r"(?i)\b(?:seite|page)\b|[\W\d_]+")
_SHORTEST_TITLE = 8  # letters of what runs along the pages


def read_pdf(content: bytes) -> Fields:
    """The text, and the title that the file names. Raises Refusal."""
    pypdf = extras.load_library("pypdf", "pdf")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # which else names faults of a file without the file
    try:
        document = pypdf.PdfReader(io.BytesIO(content))
        if len(document.pages) > MAX_PAGES:
            raise Refusal("body-too-large", f"The file has more than {MAX_PAGES} pages.")
        texts = [page.extract_text() for page in document.pages]
        title = " ".join(((document.metadata and document.metadata.title) or "").split())[:1000] or None
    except Refusal:
        raise
    except Exception as error:  # damaged files raise whatever Python raises on the way
        detail = f"The PDF can't be read ({type(error).__name__}: {error})."
        raise Refusal("unreadable-text", detail.replace("\n", " ")[:300]) from None
    return {"text": join_lines(join_pages(texts, title)), "title": title}


def join_pages(texts: Sequence[str], title: str | None = None) -> str:
    """The lines of all pages without running titles and page numbers, so that a sentence goes on across pages."""
    pages = [text.strip("\n").split("\n") for text in texts]
    if len(pages) < 2:
        return "\n".join(texts)
    edges = Counter(line for lines in pages for line in {_even_out(lines[i]) for i in _edges(lines)})
    running = {line for line, count in edges.items() if len(line) >= _SHORTEST_TITLE and count > 1} | {
        _even_out(title or "")
    } - {""}
    kept = [_strip_edges(lines, running, is_first=number == 0) for number, lines in enumerate(pages)]
    return "\n".join("\n".join(lines) for lines in kept if lines)


def _strip_edges(lines: list[str], running: set[str], is_first: bool) -> list[str]:
    """A page without what runs at its edges; the first one keeps what may be the title of the text."""
    edges = _edges(lines)
    heads = {i for i in edges if i < _EDGE} if is_first else set()
    dropped = {i for i in edges if _NUMBER.fullmatch(lines[i]) or (i not in heads and _even_out(lines[i]) in running)}
    kept = [line for i, line in enumerate(lines) if i not in dropped]
    while kept and not kept[0].strip():
        kept.pop(0)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _edges(lines: Sequence[str]) -> list[int]:
    """The first and last lines that have words."""
    filled = [i for i, line in enumerate(lines) if line.strip()]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _even_out(line: str) -> str:
    """A line without what differs from page to page."""
    return " ".join(_PAGE_NUMBER.sub(" ", line).split()).casefold()


def join_lines(text: str) -> str:
    """Lines of print as paragraphs: hyphens at line ends undone, a line to a paragraph."""
    lines = [line.strip() for line in _HYPHEN.sub("", text).split("\n")]
    usual = median([len(line) for line in lines if line] or [0])
    paragraphs: list[str] = []
    for is_text, block in groupby(lines, key=bool):
        if is_text:
            paragraphs.extend(_split_block(list(block), usual))
    return "\n\n".join(paragraphs)


def _split_block(lines: list[str], usual: float) -> list[str]:
    paragraphs, current = [], []
    for line in lines:
        current.append(line)
        if len(line) < _SHORT * usual and _END.search(line):
            paragraphs.append(" ".join(current))
            current = []
    return [*paragraphs, " ".join(current)] if current else paragraphs
