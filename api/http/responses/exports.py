"""Exports: whole results as one stream, in constant memory, of one state of the data.

The rows are counted in the transaction that reads them, and the count is sent first. What fails later breaks the connection off
without the last chunk of HTTP/1.1, so that no client takes a part for the whole.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from socket import socket
from threading import BoundedSemaphore
from typing import Any

from flask import Flask, Response, current_app, request

from api import app_state
from api.database import Reader
from api.http.errors.problems import Problem
from api.http.responses.formats.writing import RowFormat, is_of_rows, make_response, row_format
from api.settings import Settings

_SLOTS = "communique-exports"
_RETRY_AFTER = 10  # seconds in which an export may have ended


class ExportTimeout(RuntimeError):  # noqa: N818 - as TimeoutError is named
    """An export took longer than EXPORT_TIMEOUT."""


@dataclass(frozen=True, slots=True)
class Export:
    """How many rows there are, what to warn of, and the rows as JSON, part by part: read only when they are sent."""

    total: int
    warnings: Sequence[str]
    parts: Iterable[Iterable[bytes]]


def register(app: Flask, settings: Settings) -> None:
    """Limit how many exports an application sends at once."""
    app.extensions[_SLOTS] = BoundedSemaphore(settings.max_exports)


def is_export(query: Mapping[str, Any], media_type: str) -> bool:
    """Whether a query is for everything at once: in a form of rows, without naming a page."""
    return is_of_rows(media_type) and not {"limit", "cursor"} & query.keys()


def respond(media_type: str, read: Callable[[Reader], Export]) -> Response:
    """Stream what `read` finds with a reader that is open until the last row is sent or the client leaves."""
    seconds = app_state.settings().export_timeout
    with ExitStack() as opened:
        opened.enter_context(_slot())
        deadline = time.monotonic() + seconds
        export = read(opened.enter_context(app_state.database().exporting(seconds)))
        form = row_format(media_type)
        assert form is not None
        if form.max_rows is not None and export.total > form.max_rows:
            detail = f"There are {export.total} rows, and {form.max_rows} fit: narrow the query, or take CSV."
            raise Problem("invalid-parameter", f"format: {detail}", [{"parameter": "format", "detail": detail}])
        body = _body(export, form, deadline, opened) if request.method != "HEAD" else iter(())
        response = make_response(body, media_type, export.total, export.warnings)
        if request.method != "HEAD":
            response.call_on_close(opened.pop_all().close)
    return response


@contextmanager
def _slot() -> Iterator[None]:
    """One of the exports that may be sent at once; raises Problem if there are as many already."""
    slots = current_app.extensions[_SLOTS]
    if not slots.acquire(blocking=False):
        raise Problem(
            "too-many-exports",
            "As many exports as the server sends at once are being sent; try again soon, or ask for pages.",
            headers=[("Retry-After", str(_RETRY_AFTER))],
        )
    try:
        yield
    finally:
        slots.release()


def _body(export: Export, form: RowFormat, deadline: float, opened: ExitStack) -> Iterator[bytes]:
    """What is sent; the first part is made at once, so that what fails before it has a status of its own."""
    sending = _send(form.write(export.parts), deadline, request.environ.get("gunicorn.socket"))
    opened.callback(sending.close)
    first = list(islice(sending, 1))
    return chain(first, sending)


def _send(parts: Iterable[bytes], deadline: float, connection: socket | None) -> Generator[bytes]:
    """Each part with its bounds in time: one for making them all, one for the client to take it.

    A thread that waits for a client can only be woken by its socket, so that is where the second is set. gunicorn sets its own
    again for the next request on the connection.
    """
    stall = app_state.settings().export_stall_timeout
    for part in parts:
        left = deadline - time.monotonic()
        if left <= 0:
            raise ExportTimeout("The export took longer than EXPORT_TIMEOUT.")
        if connection is not None:
            connection.settimeout(min(left, stall))
        yield part
