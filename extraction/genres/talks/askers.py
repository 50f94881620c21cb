"""Who asks in an interview: by labels of which not all turns have one, and by what stands behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extraction.genres.talks.labels import Label, Role
from extraction.text import replace
from extraction.turns import Line, Source, names_one, opening_phrase

_LINE_STARTS = attrgetter("start")
_CREDITED = re.compile(r"Mit [A-ZÄÖÜ][^.:!?]{2,80} (?:sprach|sprachen|führte|führten) ")  # "Mit Jana Kern sprach …"
_SEVERAL, _LONGEST_CREDIT = 2, 14


def with_askers(source: Source, labels: Sequence[Label]) -> list[Label]:
    """The labels, of which those are questioners' whose lines ask and address somebody: "HAFENBLATT: Frau Kern, …?"."""
    names = {label.name for label in labels if label.role is Role.NAME}
    askers = {name for name in names if _asks(source, [label for label in labels if label.name == name])}
    return [replace(label, role=Role.QUESTION) if label.name in askers else label for label in labels]


def _asks(source: Source, labels: Sequence[Label]) -> bool:
    """Whether most lines with some labels ask, and none stands behind a question: whoever answers may ask back."""
    places = [bisect_right(source.lines, label.start, key=_LINE_STARTS) - 1 for label in labels]
    asking = sum(source.lines[i].asks for i in places)
    answers = any(i and source.lines[i - 1].asks for i in places)
    return (
        2 * asking > len(places)
        and not answers
        and any(_addresses(source.lines[i], label) for i, label in zip(places, labels, strict=True))
    )


def _addresses(line: Line, label: Label) -> bool:
    words = line.text[label.stop - line.start :]
    return opening_phrase(words, "interview_address") is not None


def is_credit(line: Line) -> bool:
    """ "Die Fragen stellte Jana Kern." """
    if opening_phrase(line.text, "interview_credit") is not None:
        return True
    credited = names_one(line.text, "interview_credit") or _CREDITED.match(line.text) is not None
    return line.words < _LONGEST_CREDIT and credited and not line.asks


def are_labelled_once(labels: Sequence[Label]) -> bool:
    """Whether those who ask have no label or only one the first time: "Rundschau: … Kern: …"; whoever answers may always have one."""
    asking = [label for label in labels if label.role is Role.QUESTION]
    answering = [label for label in labels if label.role is Role.NAME]
    once = len(asking) == len({label.name for label in asking})
    return not asking or (once and (len(answering) <= 1 or len(asking) == 1))


def only_questions_labelled(source: Source, labels: Sequence[Label]) -> bool:
    """Whether every question has a label and no answer has, each in a line of its own."""
    if len(labels) < _SEVERAL or any(label.role is not Role.QUESTION for label in labels):
        return False
    places = [bisect_right(source.lines, label.start, key=_LINE_STARTS) - 1 for label in labels]
    edges = [*places[1:], len(source.lines)]
    return all(edge - place > 1 for place, edge in zip(places, edges, strict=True))


def goes_on_without_labels(source: Source, labels: Sequence[Label], asked: frozenset[int]) -> bool:
    """Whether some questions have no label, where others have one, or only the answers have none."""
    labelled = {label.start for label in labels if label.role is Role.QUESTION}
    if not labelled or only_questions_labelled(source, labels):
        return True
    return any(source.lines[i].start not in labelled for i in asked)
