"""What is kept of bitmaps is of the revision that is read, and not more than there is room for."""

import pytest

from api.database.reading.revision_cache import RevisionCache
from api.queries.bitmaps import facet_bitmaps
from api.queries.selecting.facets import find_facets

NAMES = ["xi", "putin", "scholz"]


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr(facet_bitmaps, "_cache", RevisionCache(facet_bitmaps.KEPT_BYTES))


@pytest.fixture
def count_reads(monkeypatch):
    """How often bitmaps were read from the database."""
    reads = []
    read = facet_bitmaps._read_bitmaps
    monkeypatch.setattr(
        facet_bitmaps, "_read_bitmaps", lambda reader, facets: reads.append(len(facets)) or read(reader, facets)
    )
    return reads


def load(database, names=NAMES):
    """How many statements each speaker has, by bitmaps."""
    with database.reading() as reader:
        facets = [find_facets(reader, "speaker", [name]) for name in names]
        loaded = facet_bitmaps.load_bitmaps(reader, [facet.number for [facet] in facets])
        assert list(map(len, loaded.values())) == [facet.statements for [facet] in facets]
        return list(map(len, loaded.values()))


def test_they_are_read_once_and_again_when_the_data_have_changed(add, database, count_reads):
    for number in range(3):
        add("\n".join(f"{name} > Handel {number}" for name in NAMES))
    assert load(database) == load(database) == [3, 3, 3]
    assert count_reads == [3]
    assert load(database, ["putin"]) == [3]
    assert count_reads == [3]
    add("putin > Frieden")
    assert load(database) == [3, 4, 3]
    assert count_reads == [3, 3]


def test_a_reader_of_an_earlier_revision_is_given_nothing_of_a_later_one(add, database):
    add("xi > Handel")
    with database.reading() as reader:
        assert reader.revision.number
        add("xi > Frieden")
        assert load(database, ["xi"]) == [2]
        [facet] = find_facets(reader, "speaker", ["xi"])
        assert len(facet_bitmaps.load_bitmaps(reader, [facet.number])[facet.number]) == 1


def test_there_is_a_bound(add, database, monkeypatch):
    add("\n".join(f"{name} > Handel" for name in NAMES))
    monkeypatch.setattr(facet_bitmaps, "_cache", RevisionCache(50))  # bytes; one bitmap has some 20
    for _ in range(3):
        assert load(database) == [1, 1, 1]
        mark, kept = facet_bitmaps._cache._kept
        assert mark
        assert 0 < len(kept) <= 2
