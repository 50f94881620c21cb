"""Boxes of fields that a page or a catalogue keeps of a text: "Titel: …", "Verlag:", "Datum: 3. Mai" in lines one below the other.

What stands before such a colon labels a thing and never speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extraction.text import word_list
from extraction.turns.lines import Line
from extraction.turns.trade_words import opening_phrase, trade_words

_FIELD = re.compile(r"(?P<label>[A-ZÄÖÜ][^:„“”»«!?]{1,40}?):(?:\s+(?P<kept>\S.*)|$)")
_HOLDER = re.compile(r"\{\{|\[\[|[^\W\d_]+:none\b")  # what a template left open
_FEWEST, _LONGEST_LABEL, _SHORTEST_COMPOUND = 3, 4, 8  # lines, words, letters
_ENDS = word_list("ending_of_field")
_SENTENCE_MARKS = (".", "!", "?", "…", "“", "”", "«", "»", '"')


def field_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines of all boxes of fields: three in a row whose labels come once each, of which most surely label things."""
    found: list[Line] = []
    for is_field, run in groupby(lines, key=_reads_as_field):
        box = list(run) if is_field else []
        while box and _opens_turn(box[-1]):
            box.pop()
        if len(box) >= _FEWEST and _is_box(box):
            found += box
    return found


def is_thing(label: str) -> bool:
    """Whether a label is that of a thing: "Titel", "Kurzbeschreibung", "Erstelldatum"."""
    words = label.lower().rstrip(".").split()
    if not words or len(words) > _LONGEST_LABEL:
        return False
    if opening_phrase(label, "field_label") is not None:
        return True
    return len(words[0]) >= _SHORTEST_COMPOUND and words[0].endswith(_ENDS)


def names_somebody(line: Line) -> bool:
    """Whether a field may hold who speaks, or what the text is called: "Rednerin: Jana Kern"."""
    label = line.text.partition(":")[0]
    return opening_phrase(label, "naming_field") is not None


def _reads_as_field(line: Line) -> bool:
    match = _FIELD.match(line.text) if ":" in line.text else None
    if match is None or len(match["label"].split()) > _LONGEST_LABEL:
        return False
    if opening_phrase(match["label"], "signers_heading") is not None:
        return False
    return is_thing(match["label"]) or not (match["kept"] or "").endswith(_SENTENCE_MARKS)


def _opens_turn(line: Line) -> bool:
    """ "Kern (AA):" below a box: who speaks in the next line, where the label is of no thing."""
    return line.text.endswith(":") and not is_thing(line.text[:-1])


def _is_box(box: Sequence[Line]) -> bool:
    labels = [line.text.partition(":")[0] for line in box]
    sure = sum(map(_is_sure, box))
    return len(set(labels)) == len(labels) and 2 * sure >= len(labels)


def _is_sure(line: Line) -> bool:
    label, _, kept = line.text.partition(":")
    known = label.lower() in trade_words("no_label") or label.lower() in trade_words("page_record")
    return known or not kept.strip() or _HOLDER.search(kept) is not None or is_thing(label) or names_somebody(line)
