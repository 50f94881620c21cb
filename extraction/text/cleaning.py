"""Text as people paste it: what can't be seen goes, what was written for machines is read, lines cut at a width are joined."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import pairwise

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# Soft hyphen, zero-width characters, marks of direction, variation selectors.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_CODE = re.compile(r"\[n[A-Z0-9]{6,14}\]")
_SPACE = re.compile(r"\s+")
_ENDS = re.compile(r"[.!?…:;][“”\"«»’')\]]*\s*$")
_OPENS = re.compile(
    r"\s*(?:[•·*–—-]\s|\d{1,3}[.)]|\([a-z0-9]{1,3}\)|[a-z]\)|[^\W\d_][^:\n]{0,60}:(?:\s|$))"
)  # an item, a label
_NARROW, _WIDE = 40, 130  # characters of a line that a program has cut
_FEWEST, _FULL, _SMALL = 6, 0.6, 5


def clean(text: str) -> str:
    """One line without invisible characters, HTML entities, full-width letters, ligatures and special blanks.

    Signs of the wide forms of East Asian scripts become those of ASCII; a name in Chinese characters stays as it is.
    """
    if _ENTITY.search(text):
        text = html.unescape(text)
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    return _SPACE.sub(" ", text).strip()


def blank_codes(text: str) -> str:
    """A text of the same length without the codes by which an agency names its reports: "….[nABC123XYZ] Beides …"."""
    return _CODE.sub(lambda match: " " * len(match[0]), text) if "[n" in text else text


def join_wrapped_lines(text: str) -> str:
    """A text of the same length in which lines that a program has cut at a width, as in PDF files, go on.

    A newline within a paragraph becomes a blank, so that every character keeps its place; most texts come back as they are.
    """
    if text.count("\n") < _FEWEST:
        return text
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROW <= width <= _WIDE or not _is_wrapped(lines):
        return text
    joints = [" " if _goes_on(line, below, width) else "\n" for line, below in pairwise(lines)]
    return "".join(part for pair in zip(lines, [*joints, ""], strict=True) for part in pair)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether most lines that another one follows are cut within a sentence."""
    followed = [(line, below) for line, below in pairwise(lines) if below.strip() and len(line) >= _NARROW]
    cut = [below for line, below in followed if _ENDS.search(line) is None]
    small = sum(
        below.lstrip()[0].islower() for below in cut
    )  # what goes on within a sentence; in lists of names nothing does
    return len(cut) >= _FEWEST and 2 * len(cut) > len(followed) and _SMALL * small >= len(cut)


def _goes_on(line: str, below: str, width: int) -> bool:
    full = len(line) >= _FULL * width and bool(below.strip())
    return full and not line.isupper() and not below.isupper() and _OPENS.match(below) is None
