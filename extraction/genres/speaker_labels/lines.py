"""Finds the labels of a text: at the start of a line, alone on one, and inside one where the label is known from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from extraction.genres.people import are_first_letters, of_initials
from extraction.genres.speaker_labels.bodies import is_body
from extraction.genres.speaker_labels.label import Label, Role, read_label
from extraction.genres.speaker_labels.names import is_short_title
from extraction.knowledge.names import title_of
from extraction.text.tokens import too_many
from extraction.turns import FIRST_PERSON, Line, Source, trade_words

_INLINE = re.compile(r"(?<=[.!?…“”\"»)])[ \t]*(?=[^\W\d_][^:\n.!?]{0,40}:\s)")
_GLUED = re.compile(
    r"(?<=[^\W\d_A-Z)][.!?])(?=[A-ZÄÖÜ]\S{1,20} [^.!?:,;]{3,40}$)"
)  # "… zur Diskussion.|Abg. Jana Kern"
_MARKS = "–—*|/\t>]}›)«"  # that a label may have in place of its colon
_LONGEST_HEADING, _LONGEST_BARE_LABEL = 14, 3
_FEWEST_SPOKEN = 12  # words below a name that no blank line parts from the words above
_FIRST_WORDS = 2  # of which one is the title in a line that says what somebody is


def find_labels(text: str, lines: Sequence[Line]) -> Iterator[Label]:
    """Every label in a text: at the start of a line, alone on one, and inside one where the label is known from elsewhere."""
    alone = _repeated_lines(lines)
    opening = _without_datelines(text, [_label_of_line(line, alone) for line in lines])
    known = {text[label.start : label.end] for label in opening if label is not None}
    for line, label, below in zip_longest(lines, opening, lines[1:]):
        if label is not None:
            yield label
        elif below is not None and (glued := _glued_label(line, below)) is not None:
            yield glued
        behind = label.stop - line.start if label is not None else 0
        for match in _INLINE.finditer(line.text, behind) if ":" in line.text else ():
            inline = read_label(line.text[match.end() :], line.start + match.end())
            if inline is not None and (_is_known(text, inline, known) or (label and _is_named_before(text, inline))):
                yield inline


def _glued_label(line: Line, below: Line) -> Label | None:
    """ "Der Antrag steht zur Diskussion.Abg. Jana Kern" over her words: the label that a page has set right behind a full stop."""
    name = _glued_name(line, below)
    return read_label(name, line.end - len(name), colon=False) if name else None


def _glued_name(line: Line, below: Line) -> str:
    match = None if line.ends_sentence or not _is_prose(below) else _GLUED.search(line.text)
    if match is None or FIRST_PERSON.search(below.text) is None:
        return ""
    name = line.text[match.end() :]
    first = name.split()[0]
    return name if is_short_title(first) or title_of(first) is not None else ""


def labels_of(source: Source) -> list[Label]:
    """All labels of a text; none where there are more than any text has that says something."""
    labels = list(find_labels(source.text, source.lines))
    return [] if too_many(len(labels), len(source.text)) else _without_subheads(source.lines, labels)


def _without_subheads(lines: Sequence[Line], labels: list[Label]) -> list[Label]:
    """The labels without those of a report's subheads: "Kern: Niemand will Krieg" above "Kern warnte vor …".

    They close like no sentence, and what stands below has no label and tells of one of those people.
    """
    names = {label.name.split()[-1] for label in labels if label.role is Role.NAME and label.name}
    at = {label.start: label for label in labels}
    heads = {i for i, line in enumerate(lines) if line.start in at and at[line.start].stop < line.end}
    subheads = [i for i in heads if not lines[i].ends_sentence and lines[i].words <= _LONGEST_HEADING]
    told = [i for i in subheads if i + 1 not in heads and i + 1 < len(lines) and _tells_of_one(lines[i + 1], names)]
    if not told or 2 * len(told) < len(labels):
        return labels
    dropped = {lines[i].start for i in subheads}
    return [label for label in labels if label.start not in dropped]


def _tells_of_one(line: Line, names: set[str]) -> bool:
    """Whether a sentence names one of some people before it says much."""
    return line.ends_sentence and any(word.strip(",") in names for word in line.text.split()[:_LONGEST_HEADING])


def _is_known(text: str, label: Label, known: set[str]) -> bool:
    return label.role in (Role.QUESTION, Role.ANSWER) or text[label.start : label.end] in known


def _is_named_before(text: str, label: Label) -> bool:
    """ "HB: Wann reisen Sie? Kern: …": behind a label in the same line, one whose name the text has had."""
    return label.role is Role.NAME and text.find(text[label.start : label.end], 0, label.start) >= 0


def _without_datelines(text: str, labels: list[Label | None]) -> list[Label | None]:
    """Labels before a dash or in bold letters count where several talk so and come back: one alone is the place of a report."""
    marked = Counter(label.name for label in labels if label is not None and _is_marked(text, label))
    talk = len(marked) > 1 and max(marked.values()) > 1
    return labels if talk else [None if label and _is_marked(text, label) else label for label in labels]


def _is_marked(text: str, label: Label) -> bool:
    return label.stop > label.end and text[label.stop - 1] in _MARKS and text[label.end] != "."


def _label_of_line(line: Line, alone: frozenset[str]) -> Label | None:
    if line.text in alone and "|" in line.text:
        name = line.text.rpartition("|")[2]  # "HB | Jana Kern" over the first question of "J. K."
        return read_label(name, line.end - len(name), colon=False)
    label = read_label(line.text, line.start)
    if label is not None:
        listed = label.role is Role.OFFICE and not line.ends_sentence  # "Sprecher: Lind, Kern (AA)"
        return None if listed else label
    if line.ends_sentence and not line.text.endswith(")") and line.text not in alone:
        return None
    label = read_label(line.text, line.start, colon=False)
    if label is None or line.words > _LONGEST_HEADING // 2:
        return None
    bracket = line.text.rpartition("(")[2].removesuffix(")") if line.text.endswith(")") else ""
    trade = label.role in (Role.QUESTION, Role.ANSWER) and line.text.split()[0].lower() in trade_words(
        "question_label"
    ) | trade_words("answer_label")
    short = label.role is Role.NAME and label.behalf is not None and line.words <= _LONGEST_BARE_LABEL  # "StS Lind"
    return label if is_body(bracket) or line.text in alone or trade or short else None


def _repeated_lines(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines without a full stop that stand more than once, names above what each says, and those that look like them."""
    count = Counter(
        line.text for line in lines if line.words <= 5 and (not line.ends_sentence or are_first_letters(line.text))
    )
    repeated = {text for text, times in count.items() if times > 1}
    titled = {above.text for above, below in pairwise(lines) if _stands_over_words(above, below)}
    titled |= {name for above, below in pairwise(lines) if (name := _glued_name(above, below))}
    repeated |= titled if len(titled) > 1 else set()
    if not repeated:
        return frozenset()
    looks = set().union(*map(_looks, repeated))
    over_office = {a.text for a, b in pairwise(lines) if _stands_over_office(a, b)}
    more = over_office if repeated & over_office else set()
    letters = [text for text in repeated if are_first_letters(text)]
    more |= {text for text in count if letters and "|" in text and _is_whole_name(text, letters)}
    return frozenset(repeated | more | {text for text in count if not looks.isdisjoint(_looks(text))})


def _is_whole_name(text: str, letters: Sequence[str]) -> bool:
    """ "HB | Jana Kern" where "J. K." stands alone on lines: who asks, named the first time."""
    return any(of_initials(name, [text.rpartition("|")[2]]) is not None for name in letters)


def _looks(text: str) -> set[tuple[str, str]]:
    """What a name shares with the other names of a text: its short title ("Abg."), its ornament ("— … —"), a title in capitals."""
    first = text.split()[0]
    shared = {("title", first)} if is_short_title(first) else set()
    if are_first_letters(text):
        shared.add(("first", "letters"))
    if not text[0].isalnum() and not text[-1].isalnum():
        shared.add((text[0], text[-1]))
    if text.isupper() and title_of(first) is not None:
        shared.add(("capitals", "title"))
    return shared


def _stands_over_words(line: Line, below: Line) -> bool:
    """ "Präsidentin Kern" above words in the first person: one of those who speak, each once."""
    if (
        line.ends_sentence
        or not 1 < line.words <= _LONGEST_BARE_LABEL + 1
        or not (_is_prose(below) or (line.blank_before and below.ends_sentence))
    ):
        return False
    first = line.text.split()[0]
    return (title_of(first) is not None or is_short_title(first)) and FIRST_PERSON.search(below.text) is not None


def _is_prose(line: Line) -> bool:
    """Whether a line holds sentences, though the last may be cut or have a label right behind it."""
    return line.words >= _FEWEST_SPOKEN and (line.ends_sentence or ". " in line.text)


def _stands_over_office(line: Line, below: Line) -> bool:
    """ "Jana Kern" above "Senatorin, Mato Grosso": who speaks, on a line of its own."""
    short = line.blank_before and not line.ends_sentence and line.words <= _LONGEST_BARE_LABEL + 1
    return short and not below.blank_before and is_office_line(below)


def is_office_line(line: Line) -> bool:
    """Whether a line is nothing but what somebody is: "Minister für Auswärtige Beziehungen"."""
    titled = any(title_of(word.strip(",")) is not None for word in line.text.split()[:_FIRST_WORDS])
    return titled and not line.ends_sentence and line.words <= _LONGEST_HEADING
