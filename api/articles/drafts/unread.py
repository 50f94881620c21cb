"""What of an article could not be read, as its row keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from extraction.text import Fault, Span

Row = dict[str, Any]


def write_faults(faults: Iterable[Fault]) -> list[Row] | None:
    """Faults as a column holds them; None where there are none."""
    return [
        {"stage": f.stage, "start": f.span.start if f.span else None, "end": f.span.end if f.span else None}
        for f in faults
    ] or None


def read_faults(rows: Sequence[Row] | None) -> tuple[Fault, ...]:
    """What `write_faults` wrote."""
    return tuple(Fault(row["stage"], _span(row)) for row in rows or ())


def describe_faults(rows: Sequence[Row] | None) -> list[Row]:
    """What could not be read, each place once, in the order of the text: as schemas.article.ReadingWarning dumps it."""
    places = dict.fromkeys(_span(row) for row in rows or ())
    return [_warning(span) for span in sorted(places, key=lambda span: (span is not None, span or Span(0, 0)))]


def _span(row: Row) -> Span | None:
    return None if row["start"] is None else Span(row["start"], row["end"])


def _warning(span: Span | None) -> Row:
    if span is None:
        return {"detail": "The article could be read only in part.", "start": None, "end": None}
    detail = f"What stands at characters {span.start} to {span.end} could not be read."
    return {"detail": detail, "start": span.start, "end": span.end}
