"""The dictionary says the same whether it was packed or not."""

from functools import cache

import pytest
from simplemma.strategies.dictionaries import dictionary_factory, trie_dictionary_factory

from extraction.text import dictionary

WORDS = [
    "betonte",
    "Gespräche",
    "gespräche",
    "Gespra\u0308che",
    "Xyzzylein",
    "UN",
    "Übersee",
    "Kiew",
    "wird's",
    "wird’s",
    "",
]


@pytest.fixture(scope="module")
def unpack():
    """simplemma's own function, which takes a second, but once for all tests."""
    return cache(dictionary_factory._load_dictionary_from_disk)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch, unpack):
    """The folder for a dictionary that was not packed yet."""
    for module in (dictionary_factory, trie_dictionary_factory):
        monkeypatch.setattr(module, "_load_dictionary_from_disk", unpack)
    monkeypatch.setattr(dictionary, "_FOLDER", tmp_path)
    monkeypatch.setattr(dictionary, "_PACKED", tmp_path / dictionary._PACKED.name)
    dictionary._factory.cache_clear()
    yield tmp_path
    dictionary._factory.cache_clear()


def test_it_is_packed_once_and_says_the_same(elsewhere):
    unpacked = dictionary._factory().get_dictionary("de")
    dictionary.pack()
    [file] = elsewhere.iterdir()
    written = file.stat().st_mtime_ns
    dictionary.pack()
    assert [found.stat().st_mtime_ns for found in elsewhere.iterdir()] == [written]
    dictionary._factory.cache_clear()
    packed = dictionary._factory().get_dictionary("de")
    assert type(packed) is not type(unpacked)
    assert len(packed) == len(unpacked)
    keys = list(unpacked)[::100]
    assert [packed[key] for key in keys] == [unpacked[key] for key in keys]
    assert [packed.get(word) for word in WORDS] == [unpacked.get(word) for word in WORDS]


def test_what_can_not_be_read_is_unpacked(elsewhere):
    (elsewhere / dictionary._PACKED.name).write_bytes(b"no trie")
    assert dictionary._factory().get_dictionary("de")["betonte"] == "betonen"


def test_words_are_known_in_either_case_and_however_they_are_encoded():
    known = dict(zip(WORDS, map(dictionary.is_known, WORDS), strict=True))
    assert known["Gespräche"]
    assert known["gespräche"]
    assert known["Gespra\u0308che"]
    assert not known["Xyzzylein"]
    assert not known[""]


@pytest.mark.parametrize("word", ["\0", "betonte\0", "\0betonte", "be\0tonte"])
def test_a_character_that_no_word_has_is_no_trouble(word):
    assert (dictionary.lemma_of(word), dictionary.is_known(word)) == (word, False)
