"""Text as people paste it: what can't be seen goes, what was written for machines is read."""

from __future__ import annotations

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Soft hyphen, zero-width characters, marks of direction, variation selectors.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """One line without invisible characters, HTML entities, full-width letters, ligatures and special blanks.

    Signs of the wide forms of East Asian scripts become those of ASCII; a name in Chinese characters stays as it is.
    """
    if _ENTITY.search(text):
        text = html.unescape(text)
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _SPACE.sub(" ", text).strip()
