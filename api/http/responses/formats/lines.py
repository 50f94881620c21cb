"""Statements as lines of JSON (NDJSON): each is a statement as the JSON pages have it."""

from __future__ import annotations

from collections.abc import Iterable


def write(documents: Iterable[bytes]) -> bytes:
    """Statements, each JSON without line feeds, as lines."""
    return b"".join(b"%b\n" % document for document in documents)
