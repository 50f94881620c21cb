"""Exchanges inside a report: "W. Kern: …" and "A. Lind: …" between paragraphs that tell what happened."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extraction.genres.speaker_labels import Label, Role
from extraction.turns import FIRST_PERSON, Line, Source, opening_phrase, without_quotations

_CAPITAL_ADDRESS = re.compile(r"(?<![.!?…“] )(?<!^)\b(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)\b")
_LINE_STARTS = attrgetter("start")
_LONGEST_LEAD = 2_000


def is_exchange(source: Source, labels: Sequence[Label]) -> bool:
    """Whether two or more people whom the report names before have labels, with words of their own behind each."""
    names = {_surname(label) for label in labels}
    if len(names) < 2 or any(label.role is not Role.NAME for label in labels):
        return False
    lead = f"{source.title}\n{source.text[: labels[0].start][-_LONGEST_LEAD:]}"
    if labels[0].start == source.lines[0].start or not all(re.search(rf"\b{re.escape(n)}\b", lead) for n in names):
        return False
    edges = [*(label.start for label in labels[1:]), len(source.text)]
    return all(is_direct(source.text[label.stop : edge]) for label, edge in zip(labels, edges, strict=True))


def end_of_words(source: Source, labels: Sequence[Label]) -> int:
    """Where the words behind the last label end: before the first paragraph that tells of those who have labels."""
    names = {_surname(label) for label in labels if label.role is Role.NAME}
    first = bisect_right(source.lines, labels[-1].stop, key=_LINE_STARTS)
    telling = (line.start for line in source.lines[first:] if _tells(line, names))
    return next(telling, len(source.text))


def _surname(label: Label) -> str:
    return label.name.split(" ")[-1]


def is_direct(words: str) -> bool:
    """Whether somebody speaks for themselves or to another."""
    return FIRST_PERSON.search(words) is not None or _CAPITAL_ADDRESS.search(words) is not None


def _tells(line: Line, names: set[str]) -> bool:
    """ "Anschließend legte Kern Blumen nieder.": a paragraph about what was done, with nobody's "wir" or "Sie"."""
    plain = without_quotations(line.text)
    if is_direct(plain) or not line.ends_sentence:
        return False
    return opening_phrase(plain, "goes_on_to_tell") is not None or any(
        re.search(rf"\b{re.escape(n)}\b", plain) for n in names
    )
