"""The German dictionary of simplemma: which words there are, and what they are forms of.

As it is shipped it takes a second to unpack and 100 MB to hold. `pack` makes a trie of it, once after an installation, which is there
at once and takes 8 MB. Where that was not done, or for another version, the dictionary is unpacked.
"""

from __future__ import annotations

import sysconfig
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory, DictionaryFactory, TrieDictionaryFactory

from extraction.text.records import WORDS, keeping_words

_LANGUAGE = "de"
_FOLDER = Path(sysconfig.get_path("data"), "share", "communique", f"simplemma-{version('simplemma')}")
_PACKED = _FOLDER / f"{_LANGUAGE}.dic"  # as simplemma names it
_NUL = "\0"  # ends a key of a trie


@keeping_words
def lemma_of(word: str) -> str:
    """The dictionary form of a word; the word itself where none is known."""
    found = _entry(word)
    if found is not None:
        return found
    return word if _NUL in word else str(_lemmatizer().lemmatize(word, _LANGUAGE))


@lru_cache(maxsize=WORDS)
def is_known(word: str) -> bool:
    """Whether a word is in the dictionary, in this spelling or with its first letter in the other case."""
    if word.isalpha():
        return _entry(word) is not None
    return _NUL not in word and _lookup().get_lemma(normalize("NFC", word), _LANGUAGE) is not None


def is_known_small(word: str) -> bool:
    """Whether a word of letters is in the dictionary with a small first letter: "Anders" is, "Oleg" not."""
    return word.isalpha() and _entries().get(normalize("NFC", word.lower())) is not None


@lru_cache(maxsize=1 << 12)
def names_people(word: str) -> bool:
    """Whether a word, or the end of a compound, is a man's word beside a woman's: "Preisträger", "Experte"."""
    tails = (word[start:].capitalize() for start in range(len(word) - 4))
    return any(is_known(tail) and is_known(tail.removesuffix("e") + "in") for tail in tails)


@lru_cache(maxsize=1 << 10)
def may_be_compound(word: str) -> bool:
    """Whether a word that is not in the dictionary ends in one that is: "Stimmenkauf"."""
    return any(is_known(word[start:].capitalize()) for start in range(2, len(word) - 3))


def names_woman(word: str) -> bool:
    """Whether a word is a woman's beside a man's: "Preisträgerin", "Expertin"."""
    man = word.removesuffix("in")
    return man != word and (names_people(man) or names_people(man + "e"))


def _entry(word: str) -> str | None:
    """What the dictionary has for a word of letters alone, as most are: what all of simplemma's strategies begin with."""
    if not word.isalpha() or word.isnumeric():
        return None
    entry, composed = _entries().get, normalize("NFC", word)
    return entry(composed) or entry(composed.lower() if composed[:1].isupper() else composed.capitalize())


@lru_cache(maxsize=1)
def _entries() -> Mapping[str, str]:
    return _factory().get_dictionary(_LANGUAGE)


@lru_cache(maxsize=1)
def _factory() -> DictionaryFactory:
    return TrieDictionaryFactory(disk_cache_dir=str(_FOLDER)) if is_packed() else DefaultDictionaryFactory()


@lru_cache(maxsize=1)
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_factory())


@lru_cache(maxsize=1)
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(cache_max_size=0, lemmatization_strategy=DefaultStrategy(dictionary_factory=_factory()))


def is_packed() -> bool:
    """Whether the dictionary of this version is packed."""
    return _PACKED.exists()


def pack() -> None:
    """Pack the dictionary, unless it is; the file appears when it is whole. Raises OSError where it can't be written."""
    if is_packed():
        return
    _FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=_FOLDER) as draft:
        TrieDictionaryFactory(disk_cache_dir=draft).get_dictionary(_LANGUAGE)
        Path(draft, _PACKED.name).replace(_PACKED)
