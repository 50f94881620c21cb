"""Words without their case, accents and inflectional endings, so that the forms of a word meet."""

from __future__ import annotations

import re
import unicodedata

from extraction.text.dictionary import is_known, lemma_of
from extraction.text.lexicon import word_list
from extraction.text.records import keeping_words

ENDINGS = word_list("inflection")
_OFFICIALS = word_list("end_of_adjectival_noun")
_PLAIN = str.maketrans("äöü", "aou")
_BOTH_GENDERS = ("innen", "Innen")
_GENDER_MARK = re.compile(r"(?P<stem>[^\W\d_][\w-]*?[a-zäöüß])(?:[*:_·/]-?innen|Innen)$")


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


def ends_in_word(word: str) -> bool:
    """Whether the dictionary has a word, or the last part of one that it lacks: "Militär|blogger"."""
    return is_known(word) or any(is_known(word[at:].capitalize()) for at in range(2, len(word) - 4))


def nominative_of_genitive(noun: str) -> str:
    """ "Präsidialamts" → "Präsidialamt", "Pressedienstes" → "Pressedienst": by the last part of a compound that is known."""
    if not noun.endswith("s"):
        return noun
    if noun.endswith("nisses"):
        return noun.removesuffix("ses")  # "Bündnisses"
    for start in range(len(noun) - 3):
        tail = noun[start:].capitalize()
        if is_known(tail) and lemma_of(tail) in (tail.removesuffix("s"), tail.removesuffix("es")):
            lemma = lemma_of(tail)
            shorter = lemma.removesuffix("e")
            lemma = shorter if tail.endswith("es") and lemma.endswith("e") and is_known(shorter) else lemma
            return noun[: len(noun) - len(tail)] + (
                lemma if start == 0 else lemma.lower()
            )  # no "Schutze" of "Schutzes"
    return noun


@keeping_words
def nominative_of_adjectival(noun: str) -> str:
    """ "Grünen", "Angehörigen" → "Grüne", "Angehörige": plurals that are inflected as adjectives; others stay as they are."""
    if noun.lower().endswith(_OFFICIALS):
        return noun[:-1]
    adjective = lemma_of(noun.lower())
    is_adjective = adjective.islower() and adjective != noun.lower() and is_known(noun[:-1] + "r")
    forms = (noun[:-1], noun[:-1] + "r")
    return noun[:-1] if noun.endswith("en") and is_adjective and lemma_of(noun) in forms else noun


def without_gender_mark(word: str) -> str:
    """ "Aktivist*innen", "Anwohner:innen", "StudentInnen": the usual plural, "Aktivisten"."""
    if not word.endswith(_BOTH_GENDERS) or (match := _GENDER_MARK.match(word)) is None:
        return word
    stem = match["stem"]
    if stem.endswith("er"):
        return stem
    ends = ("e", "en") if "Ä" in stem or "ö" in stem else ("en", "e")  # "Ärzte", "Köche"
    return next((stem + end for end in ends if is_known((stem + end).rpartition("-")[2])), stem + "en")
