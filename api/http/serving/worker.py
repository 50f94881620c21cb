"""A worker of gunicorn whose threads never wait for clients: one is given to a request that has come, and is free when the answer is
made.

gunicorn's own gives a thread to a connection at once, and waits for clients that are slow to say more, to read or to hang up in
threads, or in the loop that all connections depend on. A few dozen of them, of whom nothing is known yet, would keep everybody else
waiting.
"""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ, EVENT_WRITE
from typing import Any, ClassVar

from gunicorn.workers.gthread import ThreadWorker

from api.http.serving.chunked_bodies import MalformedChunks, check_chunks
from api.http.serving.worker_sockets import Intake, Outlet
from api.settings import Settings

STOPPING = 2.0  # seconds that a kept connection has for another request when the worker is to stop, and to take its last answer
MAX_HEAD = 65_536  # bytes; of a longer one, all that is to be read must have come
MAX_UNSENT = 64  # answers of which clients have not taken all yet
# Bytes of requests that have not come as a whole; with more, the one that has most of them is given up.
MAX_RECEIVED = 50_000_000
_SWEEP = 0.2  # seconds between two looks at who has had his time
_CHUNK = 16_384
_HEAD_ENDS = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,12})[ \t]*\r\n", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:", re.IGNORECASE)


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Keeps connections in its loop until a request is there, and when its answer is made; gunicorn.conf.py gives the `settings`.

    A connection in the loop has, besides what gunicorn gives it, the time until which it may wait (`timeout`), that since which it
    waits (`since`), what has come of a request (`received`) and how much has to come before a thread can begin (`needed`).
    """

    settings: ClassVar[Settings]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waiting: dict[Any, None] = {}  # all connections in the loop
        # Those of them that have yet to take the rest of an answer, in the order of time.
        self._unsent: dict[Any, None] = {}
        self._received = 0  # bytes of requests that are coming
        self._next_sweep = 0.0

    @classmethod
    def check_config(cls, cfg: Any, log: Any) -> None:
        """Called at the start: what is heard before a thread is given to it must not be encrypted."""
        super().check_config(cfg, log)
        if cfg.is_ssl:
            raise RuntimeError("TLS is left to a proxy, as in deploy/nginx.conf: leave out certfile and keyfile.")

    def accept(self, listener: Any) -> None:
        """Called when a listener has a connection: who has waited longest makes room for it, if there are as many as are allowed."""
        super().accept(listener)
        if self.nr_conns >= self.worker_connections and self._waiting:
            self._drop(min(self._waiting, key=lambda conn: conn.since))

    def enqueue_req(self, conn: Any) -> None:
        """Called for a connection on which a request may come: a new one, or one that is kept."""
        conn.received = bytearray(conn.parser.unreader.take_buffered() if conn.parser else b"")
        conn.needed = 0
        self._received += len(conn.received)
        begun = bool(conn.received)
        seconds = self.settings.receive_timeout if begun else self.cfg.keepalive if self.alive else STOPPING
        self._wait(conn, seconds, EVENT_READ, self._hear)
        if begun:
            self._go_on(conn, 0)

    def finish_request(self, conn: Any, fs: Future[bool]) -> None:
        """Called when a thread has done with a connection."""
        is_kept = not fs.cancelled() and fs.exception() is None and fs.result()
        if conn.sock.fileno() >= 0 and conn.outlet.rest:
            self._wait(conn, self.settings.export_stall_timeout, EVENT_WRITE, partial(self._send_on, is_kept))
            self._unsent[conn] = None
            if len(self._unsent) > MAX_UNSENT:
                self._drop(next(iter(self._unsent)))
        else:
            self._settle(conn, is_kept)

    def handle(self, conn: Any) -> bool:
        """Called in a thread with a connection on which a request has come."""
        received, conn.received = conn.received, bytearray()
        conn.sock.setblocking(True)
        conn.data_ready = True
        conn.init()
        conn.intake = Intake(conn.sock, self.settings.receive_timeout)
        conn.parser.unreader.sock = conn.intake
        conn.parser.unreader.unread(bytes(received))
        connection, conn.sock = conn.sock, conn.outlet
        try:
            return bool(super().handle(conn))
        finally:
            conn.sock = connection

    def handle_request(self, req: Any, conn: Any) -> bool:
        """Called when the head is understood: if the body could not be waited for in the loop, it has its time from now on."""
        conn.intake.ends = time.monotonic() + self.settings.receive_limit
        check_chunks(req)
        return bool(super().handle_request(req, conn))

    def _keepalive_after(self, conn: Any, keepalive: bool) -> bool:
        """Whether a connection can be kept: not if more of the body is to come, for which nobody wants to wait, or it is malformed."""
        conn.intake.ends = 0.0
        with suppress(MalformedChunks):
            return bool(super()._keepalive_after(conn, keepalive))
        return False

    def murder_pending(self) -> None:
        """Called in each turn of the loop: give up who has had his time."""
        now = time.monotonic()
        if now < self._next_sweep:
            return
        self._next_sweep = now + _SWEEP
        for conn in [conn for conn in self._waiting if conn.timeout <= now]:
            self._drop(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """Called when the worker is to stop: who has not begun a request has until then to do so.

        Who has connected already is taken on, and then nobody else can connect here: a connection that waits for a worker when the
        last one ends would be reset.
        """
        for listener in self.sockets:
            self._accept_all(listener)
            listener.close()
        for conn in self._waiting:
            if not conn.received and conn not in self._unsent:
                conn.timeout = min(conn.timeout, deadline)

    def _accept_all(self, listener: Any) -> None:
        known = -1
        while known != self.nr_conns < self.worker_connections:
            known = self.nr_conns
            ThreadWorker.accept(self, listener)

    def _wait(self, conn: Any, seconds: float, event: int, call: Callable[[Any, Any], None]) -> None:
        conn.outlet = Outlet(conn.sock, self.settings.export_stall_timeout) if event == EVENT_READ else conn.outlet
        conn.sock.setblocking(False)
        conn.since = time.monotonic()
        conn.timeout = conn.since + seconds
        self._waiting[conn] = None
        self.poller.register(conn.sock, event, partial(call, conn))

    def _hear(self, conn: Any, _socket: Any) -> None:
        """Take what a client has sent."""
        data = _receive(conn.sock)
        if data is None:
            return
        if not data:
            self._drop(conn)
            return
        now, known = time.monotonic(), len(conn.received)
        if not known:
            conn.since = now
        conn.received += data
        self._received += len(data)
        conn.timeout = min(now + self.settings.receive_timeout, conn.since + self.settings.receive_limit)
        self._go_on(conn, known)
        if self._received > MAX_RECEIVED:
            self._drop(max(self._waiting, key=lambda conn: len(conn.received)))

    def _go_on(self, conn: Any, known: int) -> None:
        """Hand a connection to a thread if a request is there; so many bytes of it have been looked at before."""
        if not conn.needed:
            conn.needed = _measure(conn.received, known, self.settings.max_body_bytes)
        if conn.needed and len(conn.received) >= conn.needed:
            self._forget(conn)
            super().enqueue_req(conn)

    def _send_on(self, is_kept: bool, conn: Any, _socket: Any) -> None:
        """Send more of an answer."""
        try:
            del conn.outlet.rest[: conn.sock.send(conn.outlet.rest[:_CHUNK])]
        except BlockingIOError:
            return
        except OSError:
            self._drop(conn)
            return
        if not conn.outlet.rest:
            self._forget(conn)
            self._settle(conn, is_kept)

    def _settle(self, conn: Any, is_kept: bool) -> None:
        """Wait for another request, or end a connection: it is not closed before the client can have read that nothing more comes."""
        if is_kept:
            self.enqueue_req(conn)
            return
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self.nr_conns -= 1
            conn.close()
            return
        self._wait(conn, STOPPING, EVENT_READ, self._see_off)

    def _see_off(self, conn: Any, _socket: Any) -> None:
        """Throw away what a client still sends."""
        if _receive(conn.sock) == b"":
            self._drop(conn)

    def _drop(self, conn: Any) -> None:
        self._forget(conn)
        self.nr_conns -= 1
        conn.close()

    def _forget(self, conn: Any) -> None:
        del self._waiting[conn]
        self._received -= len(conn.received)
        self._unsent.pop(conn, None)
        self.poller.unregister(conn.sock)


def _receive(connection: socket.socket) -> bytes | None:
    """What has come: nothing at all (None), or the end of what comes (no bytes)."""
    with suppress(BlockingIOError):
        try:
            return connection.recv(_CHUNK)
        except ConnectionError:
            return b""
    return None


def _measure(received: bytearray, known: int, max_body: int) -> int:
    """How many bytes of a request have to be there before a thread begins with it; 0 while its head is not there.

    A body of unknown length, or one that the client only sends when it is asked to, is left to the thread, and so is one that is too
    long, which will be refused. `known` bytes have been looked at before.
    """
    end = received.find(_HEAD_ENDS, max(0, known - len(_HEAD_ENDS) + 1))
    if end < 0:
        return len(received) if len(received) > MAX_HEAD else 0
    end += len(_HEAD_ENDS)
    found = _LENGTH.search(received, 0, end)
    length = int(found[1]) if found and not _EXPECTS.search(received, 0, end) else 0
    return end + length if length <= max_body else end
