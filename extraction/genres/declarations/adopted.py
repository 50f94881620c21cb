"""Pages that tell that a body has adopted a text and give its words below: "Der Rat hat heute Schlussfolgerungen angenommen."."""

from __future__ import annotations

import re

from extraction.genres.declarations.beginnings import Beginning
from extraction.genres.declarations.covers import behind_cover
from extraction.text import replace
from extraction.turns import Line, Source, alternation, names_one, trade_words

_ADOPTS = re.compile(
    r"(?:^|(?<=[–-] )|(?<=[.)] ))(?P<who>(?:Der|Die|Das) [^.:;,]{3,120}?) "
    r"(?P<verb>"
    rf"{alternation('verb_of_adoption', any_case=False)}) (?P<what>[^:;]{{5,250}}?)(?:[.:]|$)"
)
_WORDING = re.compile(rf"\b{alternation('adopted_text_follows')}\b|:$")
_ELSEWHERE = re.compile(rf"\b{alternation('wording_elsewhere')}\b")
_EUROPEAN = "Rat der Europäischen Union"
_COUNCIL = re.compile(
    r"Der Rat(?: \([^()]+\))?(?: der (?:EU|Europäischen Union))?"
)  # "Der Rat (Auswärtige Angelegenheiten)"
_LINES_OF_PAGE, _LINES_BETWEEN, _LONGEST_HEADING = 10, 4, 25


def behind_adoption(source: Source) -> Beginning | None:
    """Where the words of an adopted text begin, and who has adopted it; None where a page only tells of it."""
    if (words := behind_cover(source)) is not None:
        return Beginning(words, behind_page=True, adopted=source.lines[0].start, defined=True)
    for i, line in enumerate(source.lines[:_LINES_OF_PAGE]):
        adopted = _ADOPTS.search(line.text) if line.ends_sentence or line.text.endswith(":") else None
        if adopted is None or not _is_of_text(adopted):
            continue
        first, announced = _first_of_words(source, i)
        if first is None or first >= len(source.lines):
            return None
        who = _EUROPEAN if _COUNCIL.fullmatch(adopted["who"]) else adopted["who"]
        words = replace(source, lines=source.lines[first:])
        return Beginning(words, behind_page=True, parties=who, adopted=line.start, defined=announced)
    return None


def _is_of_text(adopted: re.Match[str]) -> bool:
    what = adopted["what"].split()
    named = names_one(adopted["what"], "declaration_title")
    return named and not trade_words("adopting_verb").isdisjoint((*what, adopted["verb"]))


def _first_of_words(source: Source, i: int) -> tuple[int | None, bool]:
    """The line behind what leads to the words, and whether they surely follow: behind a colon, or the text's own heading."""
    lines = source.lines
    first, sure = None, False
    for k in range(i, min(i + 1 + _LINES_BETWEEN, len(lines))):
        line = lines[k]
        if _ELSEWHERE.search(line.text) is not None and not line.text.endswith(":"):
            break
        headed = k > i and _is_heading(line)
        if headed or _WORDING.search(line.text) is not None:
            first, sure = k + 1, sure or headed or line.text.endswith(":")
        elif k > i:
            break
    return first, sure


def _is_heading(line: Line) -> bool:
    """ "SCHLUSSFOLGERUNGEN DES RATES", "Schlussfolgerungen des Rates zu Mali"."""
    short = not line.ends_sentence and line.words <= _LONGEST_HEADING
    return short and names_one(line.text, "declaration_title")
