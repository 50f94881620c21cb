"""Interviews in which the one who asks has no label: told by labels of answers, question marks, "Sie", dashes, the order of lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extraction.genres.people import bare_name, is_named, person_in, place_of
from extraction.genres.speaker_labels import Label, Role
from extraction.genres.talks.askers import (
    are_labelled_once,
    goes_on_without_labels,
    is_credit,
    is_press_conference,
    only_questions_labelled,
    with_askers,
)
from extraction.genres.talks.interviewed import ADDRESS, is_kicker, who_answers
from extraction.genres.talks.openings import silences_in_lead
from extraction.text import Genre, Span, TurnKind
from extraction.turns import (
    FIRST_PERSON,
    QUOTED,
    Line,
    Passage,
    Script,
    Source,
    alternation,
    is_reported,
    names_one,
    opening_phrase,
    question,
    says_i,
    silence,
    without_quotations,
)

_ASKED = re.compile(r"\b(?:Sie|Ihnen|Ihr|Ihre|Ihrem|Ihren|Ihrer|Ihres)\b")
_MARKED = re.compile(r"(\*\*|__|\*|_)[^*_].*\1")
_DASH = re.compile(r"[–—-]\s+")
_OPENING_MARKS, _CLOSING_MARKS = tuple('„“"»«'), tuple('“”"«»')
_OPENS_ASKING = re.compile(r"[^.!?…]{2,40}\? ")  # "Echt jetzt? Das Haus steht seit Mai leer ..."
_TALKED = re.compile(rf"\b{alternation('talked_with')}\b")
_LINE_STARTS = attrgetter("start")
_LONGEST_QUESTION = 70
_LONGEST_QUOTE, _LONGEST_HEADING = 40, 12
_ENOUGH, _DASHES, _NEAR, _PROVOKING = 3, 4, 12, 25
_FIRST_ASKED, _LONGEST_FOOT = 6, 8  # lines that may hold the first question, and who has asked
_LABELLED = re.compile(r"[^\W\d_][^:?!.]{0,30}: ")


@dataclass(frozen=True, slots=True)
class Exchange:
    """The lines of an interview that are asked, answered or told of in between; the others are nobody's."""

    asked: frozenset[int]
    answered: frozenset[int]
    told: frozenset[int] = frozenset()


def read_interview(source: Source, labels: Sequence[Label]) -> Script | None:
    """The questions and answers of an interview, with the labels in it; None where the text is none."""
    labels = labels if len(labels) != 1 or labels[0].role is not Role.QUESTION else ()  # "Noch eine Frage zu Mali: …?"
    labels = with_askers(source, labels)
    names = {label.name for label in labels if label.role is Role.NAME}
    if len(names) > 1 or any(label.role in (Role.ANSWER, Role.CHAIR) for label in labels):
        return None
    if is_press_conference(labels) or not (are_labelled_once(labels) or only_questions_labelled(source, labels)):
        return None
    own = [label for label in labels if label.role in (Role.NAME, Role.OFFICE)]
    by_line = {bisect_right(source.lines, label.start, key=_LINE_STARTS) - 1: label for label in own}
    exchange = _behind_questions(source, labels) if only_questions_labelled(source, labels) else None
    if exchange is None:
        exchange = _by_dashes(source) or _by_marks(source) or _by_labels(source, by_line) or _by_questions(source)
    if exchange is None or not goes_on_without_labels(source, labels, exchange.asked):
        return None
    asked = " ".join(source.lines[i].text for i in sorted(exchange.asked))
    who = who_answers(source, own, asked, first=min(exchange.asked | exchange.answered))
    return Script(Genre.INTERVIEW, tuple(_passages(source, by_line, exchange, who))) if who else None


def _behind_questions(source: Source, labels: Sequence[Label]) -> Exchange:
    """ "HAFENBLATT: Frage?" before every question, and answers without a label."""
    lines, labelled = source.lines, {label.start for label in labels}
    asked = [i for i, line in enumerate(lines) if line.start in labelled]
    answered = (i for i in range(asked[0], len(lines)) if i not in asked and not is_credit(lines[i]))
    return Exchange(frozenset(asked), frozenset(i for i in answered if not _is_heading(lines, i)))


def _by_dashes(source: Source) -> Exchange | None:
    """ "– Frage? – Antwort.": every turn opens with a dash."""
    dashed = [i for i, line in enumerate(source.lines) if _DASH.match(line.text)]
    if len(dashed) < _DASHES or 3 * len(dashed) < 2 * len(source.lines):
        return None
    asked, answered = dashed[::2], dashed[1::2]
    if 2 * sum(source.lines[i].asks for i in asked) < len(asked):
        return None
    return Exchange(frozenset(asked), frozenset(answered))


def _by_marks(source: Source) -> Exchange | None:
    """ "**Frau Kern, reicht das Öl?**": every question is set in bold or italic letters."""
    lines = source.lines
    marked = [i for i, line in enumerate(lines) if _MARKED.fullmatch(line.text)]
    asked = frozenset(i for i in marked if not _is_marked_label(lines[i]))
    if len(asked) < 2 or len(asked) * 4 < len(lines) or 2 * sum(lines[i].asks for i in asked) < len(asked):
        return None
    first = min(asked)
    answered = {i for i in range(first, len(lines)) if i not in asked and not is_credit(lines[i])}
    return Exchange(asked, frozenset(i for i in answered if not _is_heading(lines, i)))


def _is_marked_label(line: Line) -> bool:
    return line.text.rstrip("*_").endswith(":")


def _by_labels(source: Source, by_line: dict[int, Label]) -> Exchange | None:
    """ "KERN: …" before every answer, or only before the first."""
    if not by_line:
        return None
    lines, first = source.lines, min(by_line)
    questions = [i for i, line in enumerate(lines) if line.asks and i not in by_line]
    called = names_one(f"{source.title} {lines[0].text}", "interview_title") or any(
        map(is_credit, (*lines[:3], *lines[-3:]))
    )
    called = called or names_one(lines[0].text, "interview_credit")  # at the end of a lead: "Mit ihr sprach Jana Kern."
    named = by_line[first].name.split(" ")[-1]
    called = called or any(_tells_of_talk(line, named) for line in lines[: min(first, _FIRST_ASKED)])
    if len(questions) + called + _alternate(lines, by_line) < 2:
        return None
    if len(by_line) == 1:
        return _alternating(source, first, called=called)
    asked = {
        i for label_line in by_line for i in [label_line - 1] if i >= 0 and i not in by_line and not is_credit(lines[i])
    }
    start, end = min(asked, default=first), len(lines)
    answered = {
        i for i in range(first, end) if i not in asked and not is_credit(lines[i]) and not _is_heading(lines, i)
    }
    told = _between_quotations(lines, by_line, answered)
    return Exchange(frozenset(i for i in asked if i >= start), frozenset(answered - told), told)


def _tells_of_talk(line: Line, named: str) -> bool:
    """ "Die «Rundschau» hat sich mit Prinz Ole unterhalten.": whether a line over the first answer says so of whoever answers."""
    return line.ends_sentence and not line.asks and named in line.text and _TALKED.search(line.text) is not None


def _between_quotations(lines: Sequence[Line], by_line: dict[int, Label], answered: set[int]) -> frozenset[int]:
    """The lines without quotation marks where every answer with a label stands in such: there the page goes on to tell."""
    quoted = [lines[i].text[label.stop - lines[i].start :].strip() for i, label in by_line.items()]
    if not all(words.startswith(_OPENING_MARKS) and words.endswith(_CLOSING_MARKS) for words in quoted):
        return frozenset()
    return frozenset(i for i in answered if i not in by_line and not lines[i].text.startswith(_OPENING_MARKS))


def _alternate(lines: Sequence[Line], by_line: dict[int, Label]) -> bool:
    """Whether each of several labelled lines stands behind a shorter one without a label."""
    before = [i - 1 for i in by_line]
    asked = all(i >= 0 and i not in by_line and lines[i].words <= _PROVOKING for i in before)
    return len(by_line) >= _ENOUGH and asked


def _by_questions(source: Source) -> Exchange | None:
    """No label at all: questions with "Sie" and a question mark, and answers in the first person."""
    lines = source.lines
    if not any(line.asks for line in lines):
        return None
    called = _is_called_interview(source)
    quoted = not called and _quotes_guest(source)
    questions = [i for i, line in enumerate(lines) if _is_question(line) or ((called or quoted) and line.asks)]
    if len(questions) < _ENOUGH - called or not questions:
        return None
    first = questions[0] + 1
    exchange = _in_turns(lines, first) if quoted else _alternating(source, first, called=called)
    if exchange is None:
        return None
    first_person = sum(bool(FIRST_PERSON.search(lines[i].text)) for i in exchange.answered)
    covered = len(exchange.asked) + len(exchange.answered)
    return exchange if (first_person > 1 or called) and 2 * covered > len(lines) - called * first else None


def _quotes_guest(source: Source) -> bool:
    """ "Ministerin Jana Kern: „Ohne Polen geht es nicht“": whom a title quotes above a text without a reporter's frames."""
    person = person_in(without_quotations(source.title)) if QUOTED.search(source.title) else None
    return person is not None and is_named(person) and not is_reported(source.text)


def _is_called_interview(source: Source) -> bool:
    """Whether title, lead or a closing line say so, or the text opens with a question to somebody: "Frau Ministerin, …?"."""
    lines = source.lines
    lead = any(is_kicker(line) or names_one(line.text, "interview_lead") for line in lines[:2] if not line.asks)
    opened = any(
        line.asks and opening_phrase(_LABELLED.sub("", line.text), "interview_address") is not None
        for line in lines[:_FIRST_ASKED]
    )
    credited = any(map(is_credit, (*lines[:3], *lines[-_LONGEST_FOOT:])))
    titled = names_one(source.title, "interview_title") or opening_phrase(source.title, "interview_kicker") is not None
    return lead or opened or credited or titled


def _is_question(line: Line) -> bool:
    return line.asks and line.words <= _LONGEST_QUESTION and bool(_ASKED.search(line.text) or ADDRESS.search(line.text))


def _alternating(source: Source, first: int, *, called: bool) -> Exchange | None:
    """Question and answer in turns, from the line of the first answer on."""
    lines = source.lines
    if (strict := _in_turns(lines, first)) is not None:
        return strict
    blocks = _asks_by_block(lines, first)
    asked, answered = {first - 1} if first else set[int](), {first}
    for i in range(first + 1, len(lines)):
        line = lines[i]
        if is_credit(line) or _is_heading(lines, i):
            continue
        if i - 1 in asked:
            answered.add(i)
        elif (line.blank_before and i + 1 < len(lines) and not lines[i + 1].blank_before) if blocks else _asks(line):
            asked.add(i)
        else:
            answered.add(i)
    return Exchange(frozenset(asked), frozenset(answered)) if called or len(asked) >= _ENOUGH else None


def _in_turns(lines: Sequence[Line], first: int) -> Exchange | None:
    """Every second line asks, with a question mark or in a few words: "Der Nachbar lehnt das ab."."""
    turns = [i for i in range(max(0, first - 1), len(lines)) if not is_credit(lines[i]) and not _is_heading(lines, i)]
    asked, answered = turns[::2], turns[1::2]
    if len(turns) % 2 or len(asked) < 2 or any(lines[i].asks for i in answered):
        return None
    provoking = [i for i in asked if not lines[i].asks]
    short = all(lines[i].words <= _PROVOKING and not says_i(lines[i].text) for i in provoking)
    shorter = all(lines[i].words <= lines[j].words + _NEAR for i, j in zip(asked, answered, strict=True))
    told = 2 * len(provoking) <= len(asked) and short and shorter
    return Exchange(frozenset(asked), frozenset(answered)) if told else None


def _asks_by_block(lines: Sequence[Line], first: int) -> bool:
    """Whether every question opens a block that its answer goes on with."""
    questions = [i for i in range(first - 1, len(lines) - 1) if i >= 0 and lines[i].asks]
    opening = [i for i in questions if lines[i].blank_before and not lines[i + 1].blank_before]
    return len(opening) > 1 and 3 * len(opening) >= 2 * len(questions)


def _asks(line: Line) -> bool:
    addressed = bool(_ASKED.search(line.text) or ADDRESS.match(line.text))
    if line.asks and line.words <= _LONGEST_QUESTION:
        return addressed or not FIRST_PERSON.search(line.text)
    opened = addressed or (_OPENS_ASKING.match(line.text) is not None and line.text.endswith(("...", "…", "–")))
    return opened and not FIRST_PERSON.search(line.text) and line.words <= _LONGEST_QUESTION // 2


def _is_heading(lines: Sequence[Line], i: int) -> bool:
    """A heading, or a pull quote that repeats what somebody answers."""
    line = lines[i]
    bare = line.text.strip('„“”"»«‚‘ ').rstrip(".!")
    repeated = line.words <= _LONGEST_QUOTE and any(
        bare in near.text and len(near.text) > len(line.text) for near in _around(lines, i)
    )
    noted = (
        ":" in line.text and opening_phrase(line.text, "background_heading") is not None
    )  # "Zur Person: Jana Kern war …"
    return repeated or noted or (not line.ends_sentence and line.words <= _LONGEST_HEADING)


def _around(lines: Sequence[Line], i: int) -> Sequence[Line]:
    return (*lines[max(0, i - _NEAR) : i], *lines[i + 1 : i + 1 + _NEAR])


def _passages(source: Source, labels: dict[int, Label], exchange: Exchange, who: str) -> Iterator[Passage]:
    label = next(iter(labels.values()), None)
    cue = (Span(label.start, label.end),) if label is not None else place_of(source, bare_name(who))
    first = min(exchange.asked | exchange.answered)
    for i, line in enumerate(source.lines):
        if i in exchange.asked:
            yield question(line.start, line.end)
        elif i in exchange.answered:
            yield from _answer(source, labels.get(i), line, who, cue)
        elif i not in exchange.told and i > first:
            yield silence(line.start, line.end)
        elif i not in exchange.told:
            yield from silences_in_lead(source, line)


def _answer(
    source: Source, label: Label | None, line: Line, who: str, cue: tuple[Span, ...] | str
) -> Iterator[Passage]:
    start = line.start
    if label is not None:
        cue = (Span(label.start, label.end),)
        yield silence(label.start, label.stop)
        start = label.stop
    dash = _DASH.match(source.text, start)
    start = dash.end() if dash else start
    yield Passage(TurnKind.WORDS, start, line.end, who, cue, official=True)
