"""PDF: the text of the pages, its lines joined to paragraphs."""

from __future__ import annotations

import io
import re
from itertools import groupby
from statistics import median

from api.articles.article_text import Refusal
from api.feeding import extras
from api.feeding.items import Fields

MAX_PAGES = 200
_HYPHEN = re.compile(r"(?<=\w)[-\u00ad\u2010]\n(?=[a-zäöüß])")
_END = re.compile(r"[.!?:…][“”\"«»‘’')]*$")
_SHORT = 0.8  # of the usual length: a line that ends so early and with a full stop ends the paragraph


def read_pdf(content: bytes) -> Fields:
    """The text, and the title that the file names. Raises Refusal."""
    pypdf = extras.load_library("pypdf", "pdf")
    try:
        document = pypdf.PdfReader(io.BytesIO(content))
        if len(document.pages) > MAX_PAGES:
            raise Refusal("body-too-large", f"The file has more than {MAX_PAGES} pages.")
        texts = [page.extract_text() for page in document.pages]
        title = document.metadata and document.metadata.title
    except Refusal:
        raise
    except Exception as error:  # damaged files raise whatever Python raises on the way
        raise Refusal("unreadable-text", f"The PDF can't be read ({type(error).__name__}).") from None
    return {"text": join_lines("\n".join(texts)), "title": (title or "").strip()[:1000] or None}


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
