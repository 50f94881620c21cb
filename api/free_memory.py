"""How a process keeps the memory that it has done with, where the C library is glibc."""

from __future__ import annotations

import ctypes
import os
from typing import Any

_ARENA_MAX, _MMAP_THRESHOLD, _TRIM_THRESHOLD = -8, -3, -1  # as malloc.h names them
_ARENAS = 2
# Bytes. What compresses a page takes 330 kB: given back to the system after each page, it would be fetched anew for the next one,
# which takes longer than to compress it.
_LARGE, _SPARE = 512 * 1024, 1024 * 1024


def bound_free_memory() -> None:
    """Let threads share heaps, and give large blocks back at once; to be called before there are threads.

    glibc would make a heap for each of them, up to eight for each core, every one with room that it has had need of some time; and
    after some large blocks it would take all of them from there. MALLOC_ARENA_MAX, where it is set, holds.
    """
    mallopt = _find("mallopt")
    if mallopt is not None and "MALLOC_ARENA_MAX" not in os.environ:
        mallopt(_ARENA_MAX, _ARENAS)
        mallopt(_MMAP_THRESHOLD, _LARGE)
        mallopt(_TRIM_THRESHOLD, _SPARE)


def give_back_free_memory() -> None:
    """Give the system what lies free between what is used: to be called when much has been done with, as it takes milliseconds."""
    malloc_trim = _find("malloc_trim")
    if malloc_trim is not None:
        malloc_trim(0)


def _find(function: str) -> Any:
    """A function of the C library; None where it has none."""
    return getattr(ctypes.CDLL(None), function, None)
