"""Covers of texts that a body sends out: numbers, sender, subject, "Die Delegationen erhalten anbei …", then the text."""

from __future__ import annotations

from extraction.text import replace
from extraction.turns import Line, Source, names_one, opening_phrase

_LONGEST_COVER, _LINES_BELOW, _LONGEST_HEADING = 60, 12, 25  # lines, lines, words


def behind_cover(source: Source) -> Source | None:
    """A source from the line on that stands below its cover and its own heading; None where it has no cover."""
    lines = source.lines
    cover = next((i for i, line in enumerate(lines[:_LONGEST_COVER]) if transmits(line)), None)
    if cover is None:
        return None
    first = cover + 1
    while first < len(lines) and not lines[first - 1].text.endswith((".", ":")) and first <= cover + 2:
        first += 1  # its sentence may be broken
    below = lines[first : first + _LINES_BELOW]
    heads = [i for i, line in enumerate(below, first) if _is_heading(line) or _is_annex(line)]
    first = heads[-1] + 1 if heads else first
    return replace(source, lines=lines[first:]) if first < len(lines) else None


def transmits(line: Line) -> bool:
    """ "Die Delegationen erhalten anbei die Schlussfolgerungen …": the cover of a text, which says nothing."""
    words = line.text.rstrip(".:")
    return names_one(words, "transmits_text") and names_one(words, "declaration_title")


def _is_heading(line: Line) -> bool:
    """ "SCHLUSSFOLGERUNGEN DES RATES ZU MALI"."""
    short = not line.ends_sentence and line.words <= _LONGEST_HEADING
    return short and names_one(line.text, "declaration_title")


def _is_annex(line: Line) -> bool:
    """ "ANLAGE", "Anhang I"."""
    return line.words <= 2 and opening_phrase(line.text, "annex_heading") is not None
