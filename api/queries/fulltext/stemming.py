"""Words as they are spelt and as they are compared: the forms of a word meet, and different words do not.

A word is spelt in small letters with its umlauts written out, so that "foerdern" is "fördern" and "fordern" is not. Its stem is
that of the form that the dictionary gives for it ("Länder" is of "Land", "Volker" not of "Volk"), or of the word itself where the
dictionary has none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

import snowballstemmer

from extraction.text.dictionary import is_known, lemma_of

FUNCTION = "="  # begins the stem of a function word, as no spelt word begins
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
# Letters that Unicode does not take apart into a base letter and an accent.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_DROPPED = re.compile(r"[\W_]+")
_DIGRAPH = re.compile(r"([ao])e|(?<![aeouq])(u)e")  # "ue" is no umlaut after a vowel or q ("Bauer", "Quelle")
_DOTTED = {"a": "ä", "o": "ö", "u": "ü"}
_PLAIN = str.maketrans("äöü", "aou")
# Nouns whose suffix makes a word of its own, which the stemmer would take off ("Sicherheit" is not "sicher").
_NOUN = re.compile(r"(.{2,}(?:heit|keit|ung))(?:en|s)?")
# The s of "Chinas", "Europas" and "Embargos", which it leaves on; not that of "Erdgas", "Glas", "Gras" and "arbeitslos".
_NAME_IN_S = re.compile(r"(.{2,}(?:(?<!g)(?<!gl)(?<!gr)a|(?<!l)o))s")
_LINKS = ("", "s", "n", "en", "es")  # between the parts of a compound
_SHORTEST_PART = 3


@lru_cache(maxsize=1 << 12)
def spell(written: str) -> str:
    """A word in small letters, umlauts and ß written out, other accents and marks left out; spelling it again changes nothing."""
    small = unicodedata.normalize("NFKC", written).casefold().translate(_WRITTEN_OUT)
    if not small.isascii():
        letters = unicodedata.normalize("NFKD", small)
        small = "".join(c for c in letters if not unicodedata.combining(c)).casefold().translate(_STROKES)
    return small if small.isalnum() else _DROPPED.sub("", small)


@lru_cache(maxsize=1 << 12)
def stem(spelt: str) -> str:
    """The stem of a word that is spelt as `spell` does it.

    A function word is its own stem, with a mark, lest it meet a content word: to the stemmer "sicher" is "sich".
    """
    if spelt in _function_words():
        return f"{FUNCTION}{spelt}"
    known = next((form for form in _readings(spelt) if is_known(form)), None)
    base = _lemma(known).lower() if known else _base_of_compound(_with_umlauts(spelt))
    if known and base.endswith("er"):  # "Volker" is not "Volk", nor "Partner" the head of "Partnerschaft"
        return spell(base)
    return spell(_shorten(base))


def _lemma(word: str) -> str:
    """The dictionary form of a known word, which is rather a noun ("Öl", "Söhne", "Gründe") than a verb's form of no or "e" ending."""
    lemma = lemma_of(word)
    if len(lemma) > len(word) and lemma_of(word.capitalize()) == word.capitalize():
        return word
    if word.endswith("e") and lemma.translate(_PLAIN) != lemma:
        noun = lemma_of(word.capitalize())
        return noun if noun[0].isupper() and noun.lower().translate(_PLAIN) == noun.lower() else lemma
    return lemma


def _readings(spelt: str) -> Iterator[str]:
    """What may be meant, the word itself first."""
    dotted = _with_umlauts(spelt)
    yield spelt
    if dotted != spelt:
        yield dotted
    if "ss" in spelt:
        yield spelt.replace("ss", "ß")
        yield dotted.replace("ss", "ß")


def _with_umlauts(spelt: str) -> str:
    return _DIGRAPH.sub(lambda found: _DOTTED[found[1] or found[2]], spelt)


def _base_of_compound(word: str) -> str:
    """A compound with an umlaut in its last part, that part in its dictionary form: "Atommächte" is of "Atommacht"."""
    if word.translate(_PLAIN) == word:
        return word
    for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
        first, last = word[:at], word[at:]
        if is_known(last) and any(first.endswith(link) and is_known(first.removesuffix(link)) for link in _LINKS):
            return first + lemma_of(last).lower()
    return word


def _shorten(word: str) -> str:
    """Without its ending, but with its umlauts, which the stemmer takes away."""
    if noun := _NOUN.fullmatch(word):
        return noun[1]
    if name := _NAME_IN_S.fullmatch(word):
        word = name[1]
    # A new one each time, as stemmers can't be shared by threads.
    short = str(snowballstemmer.stemmer("german").stemWord(word))
    kept = word[: len(short)]
    return kept if kept.translate(_PLAIN) == short else short


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(spell(word) for line in lines if not line.startswith("#") for word in line.split())
