"""Sentences that a page has broken in the middle: "Die Beziehungen sind hervorragend ⏎⏎ und vertrauensvoll."."""

from __future__ import annotations

from extraction.text.lexicon import words_of

_FEWEST = 3  # words of the first line; what is shorter may be a button or a label
_NEAR = 20  # characters in which the last mark of the line before is
_ENDS = (".", "!", "?", "…")
_CLOSING = "“”\"«»’')"


def goes_on_below(before: str, above: str, below: str, *, ends: bool = False) -> bool:
    """Whether a line goes on in the one below it: it has no mark, and a small letter opens the other, which `ends` the sentence.

    Not where what stands `before` it is what goes on: "Meine Damen und Herren, ⏎ Artikel teilen ⏎ wir stehen …".
    """
    if not below[:1].islower():
        return False
    if before.rstrip().endswith(",") and below.split()[0] not in words_of("coordinator", "subordinator"):
        return False
    above = above.strip()
    whole = ends or below.rstrip().rstrip(_CLOSING).endswith(_ENDS)
    opened = above.lstrip("„“»«\"'(")[:1].isupper() and len(above.split()) >= _FEWEST
    return whole and opened and above[-1:].isalnum()


def goes_on_over_gap(text: str, end: int, start: int) -> bool:
    """Whether the line that ends at one offset and the one that begins at the other are a sentence with empty lines in it."""
    if not text[start].islower():
        return False  # like most lines
    first, last = text.rfind("\n", 0, end) + 1, text.find("\n", start)
    before = text[max(0, first - _NEAR) : first]
    return goes_on_below(before, text[first:end], text[start : last if last >= 0 else len(text)])
