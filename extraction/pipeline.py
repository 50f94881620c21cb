"""The stages in order: tokens, quotations, attributions; then names, voices, themes and acts."""

from __future__ import annotations

from datetime import date

from extraction.document import Document
from extraction.quotation_marks import find_quotations
from extraction.reported_speech import attribute
from extraction.tokens import tokenise


def parse(text: str, *, title: str | None = None, published_on: date | None = None) -> Document:
    """Read a text up to its attributions: who is said, in which words, to have said what. No names are linked."""
    document = Document(text, title=title, published_on=published_on)
    tokenise(document)
    find_quotations(document)
    attribute(document)
    return document
