"""One way to fold names, so that every spelling of a name meets itself: at ingestion and when a question is asked."""

from __future__ import annotations

import re
import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
# What German writes is folded without a look at each letter.
_UMLAUTS = str.maketrans("äöü", "aou")
# An umlaut written out loses its e, like its dots. "ue" is none after a vowel or q ("Bauer", "Treue", "Quelle").
_WRITTEN_OUT = re.compile(r"(?<=[ao])e+|(?<=(?<![aeouq])u)e+")
_DROPPED = re.compile(r"[.'`´‘’ʼ\u00ad\u200b-\u200f\u2060\ufeff]")
_BETWEEN = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """Fold a name to the key under which it is looked up; folding a key changes nothing.

    Case and accents go, ß is ss, ä and ae are a (so "Müller", "MUELLER" and "Muller" meet), full stops and apostrophes go
    ("U.N." is "un"), hyphens and other marks are one blank. Different names may share a key: it is for looking up, not for showing.
    """
    bare = name.casefold().translate(_UMLAUTS)
    if not bare.isascii():
        bare = without_accents(bare).translate(_STROKES)
    if not (bare.isascii() and bare.isalnum()):
        bare = _BETWEEN.sub(" ", _DROPPED.sub("", bare)).strip()
    return _WRITTEN_OUT.sub("", bare)


def without_accents(name: str) -> str:
    """The name in small letters without accents, and with nothing else changed."""
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(c))
