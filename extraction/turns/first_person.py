"""Whether words are somebody's own, by their pronouns: outside of what they quote."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from extraction.text import words_of
from extraction.turns.trade_words import alternation

FIRST_PERSON = re.compile(r"\b(?:ich|mich|mir|mein\w{0,2}|wir|uns|unser\w{0,2})\b", re.IGNORECASE)
_SAYS_I = re.compile(r"\b(?:ich|Ich|mich|mir|meine[rnms]?|mein)\b")
_REPORTED = re.compile(
    rf"[“”«»\"],? {alternation('frame_behind_quotation', any_case=False)}\b"
    rf"|\b{alternation('frame_before_pronoun', any_case=False)} (?:er|sie|der|die)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_TELLS = words_of("verb_of_reporter")
_OWN = frozenset({"ich", "wir", "mir", "uns", "mich"})
_SENTENCE = re.compile(r"[^.!?\n]{12,600}[.!?]")
_OFTEN, _PER_FRAME = 2, 60  # frames; words of the text for one
QUOTED = re.compile(r"[„»«“\"][^„“”»«\"\n]{0,2000}[“”»«\"]")


def without_quotations(text: str) -> str:
    """A text with a blank in place of each quotation."""
    return QUOTED.sub(" ", text)


def says_first_person(text: str) -> bool:
    """Whether a text speaks of "ich" or "wir" outside of quotations."""
    return FIRST_PERSON.search(without_quotations(text)) is not None


def says_i(text: str) -> bool:
    """Whether a text speaks of "ich" outside of quotations: one person's words."""
    return _SAYS_I.search(without_quotations(text)) is not None


def first_person_sentences(text: str) -> tuple[int, int]:
    """How many sentences of a text outside of its quotations speak of "ich" or "wir", and how many there are."""
    sentences = _SENTENCE.findall(without_quotations(text))
    return sum(FIRST_PERSON.search(sentence) is not None for sentence in sentences), len(sentences)


@lru_cache(maxsize=2)  # several readers ask it of the same text
def is_reported(text: str) -> bool:
    """Whether somebody's words stand in a text with a frame of a reporter's: "…", sagte sie."""
    return _REPORTED.search(text) is not None


def is_told_by_reporter(text: str) -> bool:
    """Whether a text lets others speak again and again, as reporters do who say "ich": "Juri raucht. „Jeden Morgen“, sagt er."."""
    words = _WORD.findall(without_quotations(text))
    told = sum(word in _TELLS and near not in _OWN for word, near in pairwise([*words, ""]))
    return told >= _OFTEN and told * _PER_FRAME >= len(words)
