"""Compressed texts that are kept in memory."""

import sys

from api.models import compressed_text
from api.models.compressed_text import compress, decompress_all

ROOM = 3_000_000  # bytes of a worker


def _kept_bytes() -> int:
    kept = compressed_text._kept
    return sys.getsizeof(kept) + sum(sys.getsizeof(stored) + sys.getsizeof(text) for stored, text in kept.items())


def test_texts_in_memory_take_no_more_than_their_room():
    most = 0
    for first in range(0, 12_000, 50):
        texts = [
            f"Aussage {number} über den Hafen und die Fähre, {'die ' * (number % 90)}fährt."
            for number in range(first, first + 50)
        ]
        assert decompress_all([compress(text) for text in texts]) == [text.encode() for text in texts]
        most = max(most, _kept_bytes())
    assert 1_000_000 < most < ROOM
