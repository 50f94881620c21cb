"""Bodies that are sent in chunks: one whose chunks are malformed is the client's fault, and the last thing that is read of it."""

from __future__ import annotations

import errno
from typing import Any

from gunicorn.http.body import ChunkedReader
from gunicorn.http.errors import ParseException


class MalformedChunks(OSError):  # noqa: N818 - named for what it is
    """What werkzeug takes for a client that broke off, and answers by 400, and gunicorn for one that has hung up."""

    def __init__(self, detail: str) -> None:
        super().__init__(errno.ECONNRESET, detail)


class CheckedChunks:
    """Reads a body in chunks as gunicorn does, but nothing behind a fault, whose end nobody knows."""

    def __init__(self, request: Any) -> None:
        self._reader, self._request = request.body.reader, request

    def read(self, size: int) -> bytes:
        """Up to so many bytes; raises MalformedChunks."""
        try:
            return bytes(self._reader.read(size))
        except ParseException as error:
            self._request.force_close()
            raise MalformedChunks(str(error)) from None


def check_chunks(request: Any) -> None:
    """Have the body of a request of gunicorn's checked, if it is in chunks."""
    if request.body is not None and isinstance(request.body.reader, ChunkedReader):
        request.body.reader = CheckedChunks(request)
