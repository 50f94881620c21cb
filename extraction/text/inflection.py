"""Words without their case, accents and inflectional endings, so that the forms of a word meet."""

from __future__ import annotations

import unicodedata

from extraction.text.dictionary import lemma_of
from extraction.text.lexicon import word_list
from extraction.text.word_memory import keeping_words

ENDINGS = word_list("inflection")
_PLAIN = str.maketrans("äöü", "aou")


@keeping_words
def fold(word: str) -> str:
    """The word in small letters, umlauts and accents as their base letters: "Häfen" is a form of "Hafen"."""
    plain = small(word).translate(_PLAIN)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@keeping_words
def small(word: str) -> str:
    """The word in small letters with its umlauts, ß as ss: "Förder…" is not "Forder…"."""
    return word.lower().replace("ß", "ss")


@keeping_words
def stem(word: str) -> str:
    """The folded word without its inflectional ending: "Abkommens" and "Abkommen" give "abkomm"."""
    return strip(fold(word))


def strip(word: str) -> str:
    """A word in small letters without its inflectional ending."""
    if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    if word.endswith(ENDINGS):
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                return word[: -len(ending)]
    return word


@keeping_words
def stems(word: str) -> frozenset[str]:
    """The word without its ending, and its lemma: "Häfen" is a form of "Hafen", but "Forderung" none of "Förderung"."""
    return frozenset((strip(small(word)), strip(small(lemma_of(word)))))
