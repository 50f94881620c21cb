"""How a server's process keeps the memory that it has done with, where the C library is glibc."""

from __future__ import annotations

import ctypes
import os

_ARENA_MAX, _MMAP_THRESHOLD = -8, -3  # as malloc.h names them
_ARENAS = 2
_LARGE = 256 * 1024  # bytes


def bound_free_memory() -> None:
    """Let threads share heaps, and give large blocks back at once; to be called before there are threads.

    glibc would make a heap for each of them, up to eight for each core, every one with room that it has had need of some time; and
    after some large blocks it would take all of them from there. MALLOC_ARENA_MAX, where it is set, holds.
    """
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None and "MALLOC_ARENA_MAX" not in os.environ:
        mallopt(_ARENA_MAX, _ARENAS)
        mallopt(_MMAP_THRESHOLD, _LARGE)
