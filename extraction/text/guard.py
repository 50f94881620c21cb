"""Keeps a fault where it is: whatever a stage raises costs the sentence or the stage that raised it, and nothing else.

A fault is noted in the document and logged with the kind of the exception, the place in the code and the offsets, never with words
of the text.
"""

from __future__ import annotations

import logging
from traceback import extract_tb

from extraction.text.document import Document
from extraction.text.results import Fault, Span

log = logging.getLogger(__name__)


class guarded:  # noqa: N801 (read as a word of the language, like contextlib's)
    """Run a block that may fail, and go on behind it if it does. `span` is what the block reads; None is all of the text."""

    __slots__ = ("document", "span", "stage")

    def __init__(self, document: Document, stage: str, span: Span | None = None) -> None:
        self.document, self.stage, self.span = document, stage, span

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _traceback: object) -> bool:
        if error is None or not isinstance(error, Exception):
            return False
        in_margin = self.span is not None and self.span.start >= self.document.margin >= 0
        note(self.document, Fault(self.stage, None if in_margin else self.span), error)
        return True  # whatever it was, the rest of the article can be read


def note(document: Document, fault: Fault, error: Exception) -> None:
    """Put a fault down in the document, and in the log."""
    document.faults[fault] = None
    place = extract_tb(error.__traceback__)[-1]
    log.error(
        "%s in %s, line %s: the stage %s could not read %s",
        type(error).__name__,
        place.name,
        place.lineno,
        fault.stage,
        f"characters {fault.span.start} to {fault.span.end}" if fault.span else "the text as a whole",
    )
