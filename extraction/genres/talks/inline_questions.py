"""Interviews whose questions open the paragraphs of their answers: "Herr Kern, … Ist das zu schaffen? Ja, wenn …"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extraction.genres.people import bare_name, place_of
from extraction.genres.speaker_labels import Label, Role
from extraction.genres.talks.askers import is_credit
from extraction.genres.talks.interviewed import ADDRESS, is_kicker, who_answers
from extraction.genres.talks.openings import silences_in_lead
from extraction.text import STARTS_AT, Genre, Sentence, TurnKind
from extraction.turns import (
    FIRST_PERSON,
    Line,
    Passage,
    Script,
    Source,
    is_reported,
    names_one,
    opening_phrase,
    question,
    says_first_person,
    silence,
    without_quotations,
)

_ASKED = re.compile(r"(?<=\s)(?:Sie|Ihnen|Ihre?[mnrs]?)\b")  # inside a sentence, where it is no "they"
_BEFORE_ADDRESS = re.compile(
    r"(?:[*_]+|\d{1,2}[.)]\s+|[^.?!:]{2,40}?\s[|–—-]\s+)"
)  # "Berlin | Frau Kern, …", "1. Herr Lind, …"
_MARKS = re.compile(r"[\s*_]*(?:[–—-]\s+)?")
_DASH_BEHIND = re.compile(r"\?[*_]* [–—-] \S")
_QUESTION_INSIDE = re.compile(r"\?[“”\"«»]?\s+\S")
_EDGE, _FEWEST, _FEWEST_DASHES = 3, 2, 3
_LONGEST_QUESTION, _LONGEST_HEADING = 70, 12  # words


def read_inline_interview(source: Source, labels: Sequence[Label]) -> Script | None:
    """The answers of an interview in which most paragraphs open with a question; None where the text is none."""
    lines = source.lines
    inside = [i for i, line in enumerate(lines) if _QUESTION_INSIDE.search(line.text)]
    if len(inside) < _FEWEST or sum(label.role is not Role.OFFICE for label in labels) > 1:
        return None
    first = inside[0]
    turns = [i for i in range(first, len(lines)) if not is_credit(lines[i]) and not _is_heading(lines[i])]
    if 2 * len(inside) <= len(turns) or not _is_interview(source, inside):
        return None
    answers = {i: _behind_marks(source.text, _start_of_answer(source, lines[i])) for i in turns}
    asked = " ".join(source.text[lines[i].start : answers[i]] for i in turns)
    told = "\n".join(source.text[answers[i] : lines[i].end] for i in turns)
    who = (
        who_answers(source, (), asked, first=first) if _has_dashes(source, inside) or says_first_person(told) else None
    )
    return Script(Genre.INTERVIEW, tuple(_passages(source, first, answers, who))) if who is not None else None


def _is_interview(source: Source, inside: Sequence[int]) -> bool:
    """Whether a dash parts questions from answers, a credit line says so, or the first question calls somebody by name or office.

    A title that says so needs a "Sie" besides.
    """
    lines = source.lines
    if is_reported(without_quotations(source.text)):
        return False
    if _has_dashes(source, inside):
        return True
    if any(map(is_credit, (*lines[:_EDGE], *lines[-_EDGE:]))) or _calls_somebody(lines[inside[0]]):
        return True
    called = names_one(source.title, "interview_title") or any(
        is_kicker(line) or names_one(line.text, "interview_lead") for line in lines[: min(inside[0], _EDGE)]
    )
    return called and any(_ASKED.search(lines[i].text.partition("?")[0]) for i in inside)


def _has_dashes(source: Source, inside: Sequence[int]) -> bool:
    """Whether dashes part questions from answers."""
    return sum(_DASH_BEHIND.search(source.lines[i].text) is not None for i in inside) >= _FEWEST_DASHES


def _calls_somebody(line: Line) -> bool:
    """ "Berlin | Frau Kern, wie …?": an address in front of a question."""
    before = _BEFORE_ADDRESS.match(line.text)
    words = line.text[before.end() if before else 0 :]
    address = opening_phrase(words, "interview_address") is not None or ADDRESS.match(words) is not None
    return address and "," in words.partition("?")[0][: _LONGEST_QUESTION // 2]


def _is_heading(line: Line) -> bool:
    return not line.ends_sentence and line.words <= _LONGEST_HEADING


def _start_of_answer(source: Source, line: Line) -> int:
    """Where the answer begins in a paragraph: behind its first question, else behind a first sentence that only provokes."""
    sentences = _sentences_of(source, line)
    texts = [without_quotations(s.span.of(source.text)).strip() for s in sentences]
    asks = next((k for k, text in enumerate(texts) if text.endswith("?")), None)
    if asks is not None and _is_asked(texts[: asks + 1]):
        while asks + 1 < len(texts) and texts[asks + 1].endswith("?"):
            asks += 1
        return sentences[asks].span.end
    if len(texts) < _FEWEST or FIRST_PERSON.search(texts[0]):
        return line.start
    provokes = asks is not None or _ASKED.search(texts[0]) or opening_phrase(texts[1], "answer_reacts") is not None
    return sentences[0].span.end if provokes else line.start  # else it goes on with the answer before


def _behind_marks(text: str, start: int) -> int:
    """ "**Reicht das? **Nein.", "Reicht das? – Nein.": past the marks of a question in bold letters, and a dash."""
    marks = _MARKS.match(text, start)
    return marks.end() if marks else start


def _is_asked(texts: Sequence[str]) -> bool:
    """Whether what stands up to a question is not yet an answer, which would say "ich" or "wir"."""
    words = sum(len(text.split()) for text in texts)
    return words <= _LONGEST_QUESTION and not any(FIRST_PERSON.search(text) for text in texts[:-1])


def _sentences_of(source: Source, line: Line) -> Sequence[Sentence]:
    sentences = source.document.sentences
    first = bisect_left(sentences, line.start, key=STARTS_AT)
    return sentences[first : bisect_left(sentences, line.end, key=STARTS_AT)]


def _passages(source: Source, first: int, answers: dict[int, int], who: str) -> Iterator[Passage]:
    cue = place_of(source, bare_name(who))
    for i, line in enumerate(source.lines):
        if i in answers:
            if answers[i] > line.start:
                yield question(line.start, answers[i])
            yield Passage(TurnKind.WORDS, answers[i], line.end, who, cue, official=True)
        elif i > first:
            yield silence(line.start, line.end)
        else:
            yield from silences_in_lead(source, line)
