"""Keeps a fault where it is: whatever a stage raises costs the sentence or the stage that raised it, and nothing else.

A fault is noted in the document and logged with the kind of the exception, the place in the code and the offsets, never with words
of the text.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import extract_tb

from extraction.text.document import Document, Fault, Span

log = logging.getLogger(__name__)


@contextmanager
def guarded(document: Document, stage: str, span: Span | None = None) -> Iterator[None]:
    """Run a block that may fail, and go on behind it if it does. `span` is what the block reads; None is all of the text."""
    try:
        yield
    except Exception as error:  # whatever it is, the rest of the article can be read
        in_margin = span is not None and span.start >= document.margin >= 0
        note(document, Fault(stage, None if in_margin else span), error)


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
