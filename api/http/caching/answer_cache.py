"""Answers that were given, kept in memory for whoever asks again.

Keys have the tag of the answer, and so the state of the data: an answer is never found once the data have changed. The least recently
used are dropped first. What several ask for at once is made once.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from threading import Lock

from cachetools import LRUCache
from flask import Response

Key = tuple[str, ...]
_OVERHEAD = 500  # bytes of an entry besides its texts, about


@dataclass(frozen=True, slots=True)
class Answer:
    """Body and headers of a response of status 200."""

    body: bytes
    headers: tuple[tuple[str, str], ...]

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + _OVERHEAD

    def respond(self) -> Response:
        """A response of its own."""
        return Response(self.body, headers=list(self.headers))


class AnswerCache:
    """Holds answers of up to so many bytes in all; of 0 bytes it holds none."""

    def __init__(self, most_bytes: int) -> None:
        self._kept: LRUCache[Key, Answer] = LRUCache(most_bytes, getsizeof=lambda answer: answer.size)
        self._making: dict[Key, Future[Answer | None]] = {}
        self._lock = Lock()

    def find(self, key: Key) -> Answer | None:
        """The answer that is kept."""
        with self._lock:
            return self._kept.get(key)

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep an answer, if it fits at all."""
        with self._lock:
            if answer.size <= self._kept.maxsize:
                self._kept[key] = answer

    def find_or_make(self, key: Key, make: Callable[[], Response]) -> Response:
        """The answer that is kept, or that is made now; others that want it wait, and get it, or the exception, too."""
        with self._lock:
            if kept := self._kept.get(key):
                return kept.respond()
            making = self._making.get(key)
            mine: Future[Answer | None] = self._making.setdefault(key, Future())
        if making is None:
            return self._make(key, mine, make)
        answer = making.result()
        return answer.respond() if answer else make()

    def _make(self, key: Key, mine: Future[Answer | None], make: Callable[[], Response]) -> Response:
        try:
            response = make()
            answer = read(response)
            if answer:
                self.keep(key, answer)
            mine.set_result(answer)
        except BaseException as error:
            mine.set_exception(error)
            raise
        finally:
            with self._lock:
                del self._making[key]
        return response


def read(response: Response) -> Answer | None:
    """What can be kept of a response."""
    if response.status_code != 200 or response.is_streamed:
        return None
    left_out = ("content-length", "set-cookie")
    headers = tuple((name, value) for name, value in response.headers if name.lower() not in left_out)
    return Answer(response.get_data(), headers)
