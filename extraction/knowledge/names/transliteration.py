"""Other spellings of the same name: Lawrow, Lavrov; Selenskyj, Zelensky; Chamenei, Khamenei; Erdoğan, Erdogan.

Names from other scripts reach German by several romanisations (DIN 1460, the Duden's transcription, English press usage).
Two spellings have the same key if they differ only in how these write a sound. Only names of five letters or more are
compared so; short ones meet by chance too often.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, product

from extraction.text.lexicon import words_of

# Sounds of several letters come first; "\x01" is the c that the letters of one do not turn into k.
_SOUNDS = {
    "dsch": "i", "tsch": "\x01", "schtsch": "\x01", "shch": "\x01", "tch": "\x01", "sch": "s", "ch": "h", "kh": "h", "sh": "s",
    "zh": "s", "dj": "i", "dzh": "i", "zsch": "s", "ts": "s", "tz": "s", "ss": "s", "sz": "s", "ck": "k", "ph": "f", "th": "t",
    "ou": "u", "oe": "o", "ae": "a", "ue": "u", "ee": "i", "oo": "u",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_SOUNDS_OF_LETTERS = str.maketrans({"x": "ks", "w": "v", "y": "i", "j": "i", "z": "s", "c": "k", "q": "k", "\x01": "c"})
_REPEATED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiou]")
_SHORTEST = 5
_MANY = 3  # parts of a name
_SERVANT = "abdel"
_HARD = str.maketrans("bdg", "ptk")
_LETTERS = str.maketrans("äöüłøı", "aouloi", "'’ʻ`-.")


# Cyrillic and Greek letters in the German transcription; soft and hard signs have no sound.
_ROMAN = {
    "а": "a", "б": "b", "в": "w", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "jo", "є": "je", "ж": "sch", "з": "s", "и": "i",
    "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ў": "u", "ф": "f", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "ju", "я": "ja", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dsch",
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l", "μ": "m",
    "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f", "χ": "ch", "ψ": "ps",
    "ω": "o",
}  # fmt: skip
_CYRILLIC_OR_GREEK = re.compile("[\u0370-\u03ff\u0400-\u04ff]")


def romanise(name: str) -> str:
    """A name in Latin letters if it is in Cyrillic or Greek ones; others as they are."""
    if not _CYRILLIC_OR_GREEK.search(name):
        return name
    composed = unicodedata.normalize("NFC", name.casefold())
    letters = (
        _ROMAN.get(c) or _ROMAN.get(unicodedata.normalize("NFD", c)[0], c) if c not in "ьъ" else "" for c in composed
    )
    return "".join(letters)


@lru_cache(maxsize=1 << 12)
def transliteration_key(word: str) -> str:
    """What spellings of one name have in common; the word itself, folded, where it is short."""
    plain = _plain(word)
    if len(plain) < _SHORTEST:
        return plain
    return _sounds(plain)


def _sounds(plain: str) -> str:
    sounds = _SOUND.sub(lambda match: _SOUNDS[match[0]], plain).translate(_SOUNDS_OF_LETTERS)
    return _REPEATED.sub(r"\1", sounds)


def key_in_genitive(word: str) -> str:
    """The key of a name with the "s" of the genitive, for names that take one: no sound but "ts" ends in this letter."""
    key = transliteration_key(word)
    if len(key) < _SHORTEST or key[-1] == "t" or not word[-1].isalpha():
        return transliteration_key(word + "s")
    return key if key[-1] == "s" else key + "s"


def _plain(word: str) -> str:
    plain = word.casefold().translate(_LETTERS)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "'’ʻ`-.")


@lru_cache(maxsize=1 << 12)
def are_spellings(one: str, other: str) -> bool:
    """Whether two ids of people are spellings of one name: "nasser-al-khatib", "nasir-al-chatib".

    Surnames have one key, given names one key or the same consonants and ends: Arabic and Persian write no short vowels.
    "Jan" and "Jon" are too short to tell, "Daniel" and "Daniela" are two people.
    """
    if _sound_alike(one.split("-"), other.split("-")):
        return True
    names, others = (_parts_of(name) for name in (one, other))
    if len(names) < 2 or len(others) < 2 or transliteration_key(names[-1]) != transliteration_key(others[-1]):
        return False
    first, second = transliteration_key(names[0]), transliteration_key(others[0])
    ends_alike = first[:1] == second[:1] and _hardened(first)[-1:] == _hardened(second)[-1:]
    is_long = min(len(first), len(second)) >= _SHORTEST - 1
    return first == second or (
        is_long and ends_alike and _consonants(_hardened(first)) == _consonants(_hardened(second))
    )


def is_german_for_pinyin(german: str, pinyin: str) -> bool:
    """Whether an id of a person writes in German letters what another writes in Pinyin: "yang-dschietschi", "yang-jiechi".

    Two different names in Pinyin are never one person: "Xiaomin" and "Xiaoming", "Zhiming" and "Shiming".
    """
    if _GERMAN_ALONE not in german:
        return False
    return re.fullmatch(_PINYIN.sub(lambda match: _GERMAN_FOR_PINYIN[match[0]], pinyin), german) is not None


_GERMAN_ALONE = "sch"
_GERMAN_FOR_PINYIN = {
    "zh": "(?:zh|dsch)", "ch": "(?:ch|tsch)", "sh": "(?:sh|sch)", "j": "(?:j|dsch)", "q": "(?:q|tsch)", "x": "(?:x|hs|sch)",
    "y": "[yj]",
}  # fmt: skip
_PINYIN = re.compile("|".join(_GERMAN_FOR_PINYIN))


def _parts_of(name: str) -> list[str]:
    """The parts of an id without particles; "abdel-ati" and "abdul-ati" are one part as "abdelati" is."""
    parts = [part for part in name.split("-") if part not in words_of("name_particle_of_newcomer")]
    found: list[str] = []
    for part in parts:
        if found and found[-1] in words_of("name_of_servant"):
            found[-1] = _SERVANT + part
        else:
            found.append(next((_SERVANT + part[len(s) :] for s in _servants() if part.startswith(s)), part))
    return found


def _servants() -> list[str]:
    """The spellings of "Abdel" that other names are written together with."""
    return [s for s in words_of("name_of_servant") if len(s) >= _SHORTEST]


def _sound_alike(parts: Sequence[str], others: Sequence[str]) -> bool:
    """ "moon-jae-in" and "mun-jae-in": names of three or more parts, of which one is written in another way, however short."""
    if len(parts) != len(others) or len(parts) < _MANY:
        return False
    different = [(a, b) for a, b in zip(parts, others, strict=True) if a != b]
    return len(different) == 1 and _sounds(different[0][0]) == _sounds(different[0][1])


def _hardened(key: str) -> str:
    """A key whose last letter is spoken hard: David, Davit; Jakob, Yaqup."""
    return key[:-1] + key[-1:].translate(_HARD)


def _consonants(key: str) -> str:
    return _REPEATED.sub(r"\1", _VOWELS.sub("", key))


# What one romanisation writes for different consonants of others: "Jalili" and "Dschalili", "Cavusoglu" and "Tschawuschoghlu".
_AMBIGUOUS = {
    "ch": ("h", "s"),
    "c": ("k", "s", "j"),
    "j": ("", "j"),
    "g": ("k", ""),
    "dh": ("s", "t"),
    "th": ("s", "t"),
}
_CLEAR = {
    "dsch": "j", "dzh": "j", "dj": "j", "tsch": "s", "schtsch": "s", "shch": "s", "tch": "s", "sch": "s", "sh": "s", "zh": "s",
    "kh": "h", "gh": "k", "ck": "k", "ph": "v", "tz": "s", "ts": "s", "zsch": "s",
}  # fmt: skip
_WRITTEN = re.compile("|".join(sorted((*_CLEAR, *_AMBIGUOUS), key=len, reverse=True)) + "|.")
_CONSONANT = {
    "f": "v",
    "w": "v",
    "b": "p",
    "d": "t",
    "q": "k",
    "x": "ks",
    "z": "s",
    "h": "",
    "y": "",
    **dict.fromkeys("aeiou", ""),
}
_ANY_VOWELS = re.compile(r"[aeiou]+(?:h?[aeiou]+)*")
_MOST_READINGS = 24


@lru_cache(maxsize=1 << 12)
def consonant_skeletons(word: str) -> frozenset[str]:
    """The consonants that a name may be spoken with, as romanisations of any language write them: "rn" of Rohani and Rouhani.

    Vowels, and those consonants that some leave out, are none; b, d, g are p, t, k. A name has several where its letters stand for
    different sounds in different languages. So much is alike in many names: who is compared so needs support from elsewhere.
    """
    pieces = _WRITTEN.findall(_plain(word))
    kinds = [kind for kind in _AMBIGUOUS if kind in pieces]
    found = set()
    for readings in islice(product(*(_AMBIGUOUS[kind] for kind in kinds)), _MOST_READINGS):
        spoken = dict(zip(kinds, readings, strict=True))
        sounds = (spoken.get(p, _CLEAR.get(p, _CONSONANT.get(p, p))) for p in pieces)
        found.add(_REPEATED.sub(r"\1", "".join(sounds)))
    return frozenset(found - {""})


@lru_cache(maxsize=1 << 12)
def sound_of(word: str) -> str:
    """A name's key with any vowels alike, and no h between them: "Chamenehi", "Chamenei"."""
    return _ANY_VOWELS.sub("a", transliteration_key(word))
