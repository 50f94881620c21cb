"""Bitmaps that are joined as they are stored are those that pyroaring would make."""

import random
from itertools import pairwise

import pytest
from pyroaring import BitMap

from api.articles.facets.containers import Lows, add, remove, write

CHUNK = 3
FIRST = CHUNK << 16


def lows(numbers):
    """The numbers as containers has them."""
    runs = 1 + sum(after != before + 1 for before, after in pairwise(numbers))
    return Lows(b"".join((number & 0xFFFF).to_bytes(2, "little") for number in numbers), runs)


def draw(generator, first, last, length, is_dense):
    found = range(first, first + length) if is_dense else generator.sample(range(first, last), length)
    return [FIRST + number for number in sorted(found)]


@pytest.mark.parametrize("is_dense", [False, True])
@pytest.mark.parametrize("length", [1, 2, 3, 50, 4096, 4097])
def test_what_comes_and_goes_is_what_pyroaring_would_store(length, is_dense):
    generator = random.Random(length)
    old = draw(generator, 0, 30_000, length, is_dense)
    assert write(CHUNK, lows(old)) == BitMap(old).serialize()
    for more, several in [(1, False), (4, True), (300, False), (4000, False)]:
        new = draw(generator, 30_000, 60_000, more, several)
        stored = add(write(CHUNK, lows(old)), CHUNK, lows(new))
        assert stored == (BitMap(old) | BitMap(new)).serialize()
        assert BitMap.deserialize(remove(stored, CHUNK, lows(new))) == BitMap(old)


def test_numbers_that_come_back_go_to_their_places():
    stored = add(write(CHUNK, lows([FIRST + 5, FIRST + 9])), CHUNK, lows([FIRST + 7]))
    assert list(BitMap.deserialize(stored)) == [FIRST + 5, FIRST + 7, FIRST + 9]
    emptied = remove(stored, CHUNK, lows([FIRST + 5, FIRST + 7, FIRST + 9]))
    assert list(BitMap.deserialize(add(emptied, CHUNK, lows([FIRST + 4])))) == [FIRST + 4]
