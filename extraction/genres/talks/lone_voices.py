"""Talks in which only one person has a label as yet: a long first turn, answers to questions, an opening statement.

"Kern: Wir haben gestern …" under a list of spokespeople or a heading that names her, and nobody tells of her below.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extraction.genres.people import bare_person, fuller_name, is_known_person, is_name
from extraction.genres.speaker_labels import Label, Role, is_short_title
from extraction.genres.talks.exchanges import is_direct
from extraction.genres.talks.labelled_turns import Reading
from extraction.genres.talks.openings import calls_talk
from extraction.grammar import is_known_surname
from extraction.text.dictionary import is_known
from extraction.turns import (
    Line,
    first_person_sentences,
    is_reported,
    is_told_by_reporter,
    says_first_person,
    without_quotations,
)

_LINE_STARTS = attrgetter("start")
_HEAD = 25  # lines in which the first label has to stand
_FEWEST_WORDS, _FEWEST_SURE = 25, 12  # words behind the first label; where it is surely one
_LEAST_OWN, _FEW_OWN = 0.15, 1  # share of sentences in the first person; lines above that may say "ich" or "wir"


def is_lone_voice(reading: Reading) -> bool:
    """Whether all labels but those of questioners are of one person, who speaks below and of whom nobody tells there."""
    own = [label for label in reading.labels if label.role not in (Role.QUESTION, Role.CHAIR)]
    if not own or len({label.name.split(" ")[-1] for label in own}) > 1 or own[0].role is Role.ANSWER:
        return False
    first = own[0]
    at = bisect_right(reading.lines, first.start, key=_LINE_STARTS) - 1
    if at >= _HEAD or not _opens(reading.lines, at, first):
        return False
    words = _behind(reading, own)
    if (
        sum(line.ends_sentence and not line.asks and says_first_person(line.text) for line in reading.lines[:at])
        > _FEW_OWN
    ):
        return False  # a speech with questions at its end
    if is_reported(words) or is_told_by_reporter(words) or not _is_somebody(reading, first, at):
        return False
    surname = first.name.split(" ")[-1]
    told_of = re.search(rf"\b{re.escape(surname)}\b", without_quotations(words)) is not None
    sure = len(own) < len(reading.labels) or bool(first.title) or calls_talk(reading.title)
    return not told_of and _speaks(words, sure=sure)


def _opens(lines: Sequence[Line], at: int, label: Label) -> bool:
    """Whether a label begins its line, and sentences follow it there or below: no headline ("Kern: Alles bleibt offen")."""
    line = lines[at]
    return line.start == label.start and (line.ends_sentence or label.stop >= line.end)


def _behind(reading: Reading, own: list[Label]) -> str:
    """The words from the first label on, without the labels."""
    edges = [label.stop for label in own]
    ends = [*(label.start for label in own[1:]), reading.end]
    return "\n".join(reading.text[start:end] for start, end in zip(edges, ends, strict=True))


def _speaks(words: str, *, sure: bool) -> bool:
    """Whether somebody speaks for themselves or to others at once, and again and again.

    A few words are enough where others ask, the label has a title, or the page says that it holds a talk.
    """
    if len(words.split()) < (_FEWEST_SURE if sure else _FEWEST_WORDS):
        return False
    opened = words.strip().partition("\n")[0]
    own, sentences = first_person_sentences(words)
    return is_direct(without_quotations(opened)) and says_first_person(words) and own >= _LEAST_OWN * sentences


def _is_somebody(reading: Reading, label: Label, at: int) -> bool:
    """Whether a label is surely a person's: by a title or a house with it, a whole name, or one that the head of the page names."""
    if label.role is Role.OFFICE or label.title or label.behalf is not None or label.house:
        return True
    if is_short_title(reading.text[label.start : label.end].split()[0]):
        return True  # "HV Kern"
    if " " in label.name:
        return (
            is_name(label.name) or bare_person(label.name) is not None or is_known_person(tuple(label.name.split(" ")))
        )
    over = [reading.title, *(line.text for line in reading.lines[:at])]
    if not any(re.search(rf"\b{re.escape(label.name)}\b", text) for text in over):
        return is_known_surname(label.name) or (
            reading.text[label.start : label.end].isupper() and not is_known(label.name)
        )
    known = is_known(label.name)
    return not known or fuller_name(label.name, over) != label.name or reading.surnames.house_of(label.name) is not None
