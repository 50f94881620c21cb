"""How alike two texts are, by the runs of words that they share (Broder 1997: resemblance of shingles).

The MinHash of a text are the smallest hashes of its shingles: what two texts share of these says how alike they are, so candidates
are found by an index, and only they are compared in full.
"""

from __future__ import annotations

import hashlib
from heapq import nsmallest

from extraction.text.folding import fold

WORDS = 4  # of a shingle
HASHES = 32  # of a MinHash
MIN_SHINGLES = 20  # of a text that is compared at all


def find_shingles(text: str) -> frozenset[int]:
    """Hashes of 63 bits of all runs of words, whatever their case and accents; none of a text too short to compare."""
    words = fold(text).split()
    runs = {" ".join(words[start : start + WORDS]) for start in range(len(words) - WORDS + 1)}
    return frozenset(map(_hash, runs)) if len(runs) >= MIN_SHINGLES else frozenset()


def compute_minhash(shingles: frozenset[int]) -> list[int]:
    """The smallest hashes, in order."""
    return nsmallest(HASHES, shingles)


def compare(one: frozenset[int], other: frozenset[int]) -> float:
    """The share of common shingles in all of both: 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest()) >> 1
