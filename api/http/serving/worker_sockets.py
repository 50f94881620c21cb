"""What stands for a client's socket in a thread: neither side of it lets a slow client keep the thread."""

from __future__ import annotations

import errno
import socket
import time
from contextlib import suppress
from typing import Any

MAX_REST = 1_000_000  # bytes of an answer that a thread leaves to be sent when the client takes them
_AT_ONCE = getattr(socket, "MSG_DONTWAIT", 0)


class Intake:
    """The rest of a request: until `ends`, a time on the monotonic clock, and not longer than `stall` seconds for more to come.

    Whoever is too slow is treated like one who has left.
    """

    def __init__(self, connection: socket.socket, stall: float) -> None:
        self._connection, self._stall = connection, stall
        self.ends = 0.0

    def recv(self, size: int) -> bytes:
        """As that of the socket."""
        self._connection.settimeout(max(0.0, min(self._stall, self.ends - time.monotonic())))
        try:
            return self._connection.recv(size)
        except (BlockingIOError, TimeoutError):
            raise ConnectionResetError(errno.ECONNRESET, "The client is too slow.") from None
        finally:
            self._connection.settimeout(None)


class Outlet:
    """The answer: what the client does not take at once is kept as the `rest`; only for what is too long the thread waits, as many
    seconds as the socket's timeout says.
    """

    def __init__(self, connection: socket.socket, timeout: float) -> None:
        self._connection, self._timeout = connection, timeout
        self.rest = bytearray()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def settimeout(self, seconds: float) -> None:
        """As that of the socket, for what is sent."""
        self._timeout = seconds

    def shutdown(self, how: int) -> None:
        """Nothing: the worker's loop sees to it, when the rest is sent."""

    def recv(self, size: int) -> bytes:
        """Nothing, as if the client had closed: gunicorn waits for that after an answer that broke off, here the loop does."""
        return b""

    def close(self) -> None:
        """Nothing: the loop does it, when the client has closed."""

    def send(self, data: bytes) -> int:
        """As that of the socket, but all of it."""
        self.sendall(data)
        return len(data)

    def sendall(self, data: bytes) -> None:
        """Send what can be sent now."""
        sent = 0
        if not self.rest:
            with suppress(BlockingIOError):
                sent = self._connection.send(data, _AT_ONCE)
        if sent < len(data):
            self.rest += data[sent:]
        if len(self.rest) > MAX_REST:
            self._flush()

    def _flush(self) -> None:
        self._connection.settimeout(self._timeout)
        try:
            self._connection.sendall(self.rest)
        finally:
            self.rest.clear()
            self._connection.settimeout(None)
