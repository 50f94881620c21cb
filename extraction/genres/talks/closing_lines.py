"""Where the page goes on below the last answer of a talk: a credit, a box of facts, who has been asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extraction.genres.people import bare_name
from extraction.genres.talks.askers import is_credit
from extraction.text import TurnKind
from extraction.turns import FIRST_PERSON, Line, Script

_LINE_ENDS = attrgetter("end")
_LONGEST_HEADING = 5  # words


def end_of_talk(script: Script, lines: Sequence[Line]) -> int | None:
    """The first line below the last answer that is the page's; None where none is."""
    credit = next((i for i in range(len(lines) // 2, len(lines)) if _closes_talk(lines[i])), len(lines))
    edge = lines[credit].start if credit < len(lines) else lines[-1].end
    above = [passage for passage in script.passages if passage.start < edge]
    asked = max((passage.start for passage in above if passage.kind is TurnKind.QUESTION), default=None)
    if asked is None:
        return None
    words = [passage for passage in above if passage.kind is TurnKind.WORDS and passage.start > asked]
    first = bisect_left(lines, words[0].start, key=_LINE_ENDS) + 1 if words else credit
    names = {bare_name(passage.speaker) for passage in words if isinstance(passage.speaker, str)}
    closing = (i for i in range(first, credit) if is_credit(lines[i]) or _is_note(lines, i, names))
    return next(closing, credit if credit < len(lines) else None)


def _closes_talk(line: Line) -> bool:
    """ "Das Gespräch führte Jana Kern.": a credit that can be no label ("Moderation: Danke.")."""
    return ":" not in line.text and is_credit(line)


def _is_note(lines: Sequence[Line], i: int, names: set[str]) -> bool:
    """ "Jana Kern (61) war Konsulin.", "Daten und Fakten" over lines in which nobody says "ich" or "wir"."""
    line = lines[i]
    about = any(" " in name and line.text.startswith(name) for name in names)
    heads = line.blank_before and not line.ends_sentence and line.words <= _LONGEST_HEADING and i + 1 < len(lines)
    return (about or heads) and not any(FIRST_PERSON.search(below.text) for below in lines[i:])
