"""Chunks of lines prepared ahead by processes of their own, in the order in which they come."""

from __future__ import annotations

import gc
import logging
import os
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from functools import partial
from itertools import chain, islice
from multiprocessing import connection, get_context, parent_process
from threading import Thread

from api.transfer.statement_import.lines import CHUNK, Chunk
from api.transfer.statement_import.preparing import PreparedChunk, prepare

MOST = 2  # to prepare statements takes as long as to store them; each further process has 80 MB
SMALL = 5  # chunks that are prepared before other processes could have started
_log = logging.getLogger(__name__)
Pair = tuple[Chunk, PreparedChunk]


def default_processes() -> int:
    """As many as there are cores to this process, where the system tells that, but no more than can be of use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


class PreparationPool:
    """Prepares chunks for databases of a dialect by so many processes but one, this, which stores; small files by this one."""

    def __init__(self, dialect: str, processes: int) -> None:
        self._prepare: Callable[[Chunk], PreparedChunk] = partial(prepare, dialect=dialect)
        self._processes = processes
        self._pool: ProcessPoolExecutor | None = None
        self._is_broken = False

    def prepare_ahead(self, chunks: Iterable[Chunk], ahead: int) -> Iterator[Pair]:
        """Chunks with what they hold; that many more are prepared while somebody works with the last ones."""
        rest = iter(chunks)
        first = list(islice(rest, 1))
        if self._processes > 1 and first and len(first[0].lines) == CHUNK:
            first += islice(rest, SMALL - 1)
            if len(first) == SMALL:
                yield from self._prepare_elsewhere(chain(first, rest), ahead)
                return
        yield from ((chunk, self._prepare(chunk)) for chunk in chain(first, rest))

    def _prepare_elsewhere(self, chunks: Iterable[Chunk], ahead: int) -> Iterator[Pair]:
        self._pool = _start(self._processes - 1)
        waiting: deque[tuple[Chunk, Future[bytes]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, self._submit(chunk)))
            if len(waiting) > ahead:
                yield self._take(*waiting.popleft())
        while waiting:
            yield self._take(*waiting.popleft())

    def prepare_all(self, chunks: Sequence[Chunk]) -> list[PreparedChunk]:
        """What chunks hold that are needed at once."""
        if self._pool is None:
            return [self._prepare(chunk) for chunk in chunks]
        futures = [self._submit(chunk) for chunk in chunks]
        return [self._take(chunk, future)[1] for chunk, future in zip(chunks, futures, strict=True)]

    def close(self) -> None:
        """Let the processes end."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _submit(self, chunk: Chunk) -> Future[bytes]:
        assert self._pool is not None
        try:
            return self._pool.submit(_pickle, self._prepare, chunk)
        except BrokenExecutor as error:
            broken: Future[bytes] = Future()
            broken.set_exception(error)
            return broken

    def _take(self, chunk: Chunk, future: Future[bytes]) -> Pair:
        """What is prepared; by this process if another one was killed."""
        try:
            return chunk, pickle.loads(future.result())  # noqa: S301 - from a process of our own
        except BrokenExecutor:
            if not self._is_broken:
                _log.warning("A process that prepares lines was killed; this one goes on alone.")
            self._is_broken = True
            return chunk, self._prepare(chunk)


def _pickle(prepare: Callable[[Chunk], PreparedChunk], chunk: Chunk) -> bytes:
    """What is prepared, as bytes: those who wait for it keep a third of the memory that it takes as objects."""
    return pickle.dumps(prepare(chunk), pickle.HIGHEST_PROTOCOL)


def _start(processes: int) -> ProcessPoolExecutor:
    """Forked from a process that has no threads and no connections; if there are several, it has imported everything already."""
    context = get_context("forkserver")
    context.set_forkserver_preload([prepare.__module__] if processes > 1 else [])
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Nothing that is prepared refers to itself, so there is no garbage to look for."""
    gc.disable()
    _end_with_parent()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for ever for more to do."""
    parent = parent_process()
    assert parent is not None

    def watch() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    Thread(target=watch, daemon=True).start()
