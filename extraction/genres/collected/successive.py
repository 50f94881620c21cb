"""Statements or speeches of several people on one page, each below a line that names who speaks: "Rede von Ministerin Jana Kern"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction.genres.people import bare_name, bare_person, is_named, people_of, person_in
from extraction.text import Genre, Span, TurnKind, dataclass, words_of
from extraction.turns import (
    Line,
    Passage,
    Script,
    Source,
    is_reported,
    names_one,
    opening_phrase,
    says_first_person,
    silence,
)

_OF = words_of("genitive_article", "von")
_ARTICLES = words_of("article")
_LONGEST_HEADING, _LONGEST_LEAD, _FEWEST = 14, 20, 2
_COLLECTIONS = ("speech_title", "declaration_title", "collection_title")


@dataclass(frozen=True, slots=True)
class Head:
    """A line that names whose words stand below it: which line, whom, whether it calls them a speech, whether it only names them."""

    line: int
    person: str
    is_speech: bool
    is_bare: bool = False


def read_successive(source: Source) -> Script | None:
    """The words below each of the lines that name a speaker; None where fewer than two people speak so in the first person."""
    flat = not any(line.blank_before for line in source.lines[1:])  # no empty line shows what a heading is
    heads = [head for i, line in enumerate(source.lines) if (head := _head_in(i, line, flat=flat)) is not None]
    if len({head.person for head in heads}) < _FEWEST or is_reported(source.text):
        return None
    spoken = _sections(source, heads)
    if any(head.is_bare for head, _ in spoken) and not _is_collection(source, [head for head, _ in spoken]):
        heads = [head for head in heads if not head.is_bare]
        spoken = _sections(source, heads)
    if len({head.person for head, _ in spoken}) < _FEWEST or not all(_is_own(*section) for section in spoken):
        return None
    genre = Genre.SPEECH if any(head.is_speech for head, _ in spoken) else Genre.PRESS_STATEMENT
    return Script(genre, tuple(_passages(source, heads, spoken)))


def _sections(source: Source, heads: Sequence[Head]) -> list[tuple[Head, Sequence[Line]]]:
    """The heads that have words below them, each with its lines."""
    ends = [*(head.line for head in heads[1:]), len(source.lines)]
    sections = [(head, source.lines[head.line + 1 : end]) for head, end in zip(heads, ends, strict=False)]
    return [(head, _behind_lead(lines)) for head, lines in sections if any(map(_is_said, lines))]


def _head_in(i: int, line: Line, *, flat: bool) -> Head | None:
    """ "Rede von Ministerin Jana Kern", "Danach ergriff Minister Ole Lind das Wort.": None for any other line."""
    if line.words <= _LONGEST_HEADING and (not line.ends_sentence or line.text.endswith(":")):
        return _heading(i, line.text.rstrip(":")) or _name_over_words(i, line, flat=flat)
    if line.words <= _LONGEST_LEAD and _tells_who_speaks(line):
        people = [person for person in people_of(line.text.rstrip(".")) if is_named(person)]
        return Head(i, people[0], is_speech=False) if len(people) == 1 else None
    return None


def _tells_who_speaks(line: Line) -> bool:
    return line.text.endswith(".") and names_one(line.text.rstrip("."), "takes_the_floor")


def _heading(i: int, text: str) -> Head | None:
    words = text.split()
    start = 1 if words[:1] and words[0].lower() in _ARTICLES else 0
    opening = " ".join(words[start:])
    is_speech = opening_phrase(opening, "speech_title") is not None
    if not (is_speech or opening_phrase(opening, "declaration_title") is not None):
        return None
    of = next((k for k in range(start + 1, min(start + 3, len(words))) if words[k] in _OF), None)
    if of is None:
        return None
    named = " ".join(words[of + 1 :])
    person = person_in(named) or bare_person(named.partition(",")[0])
    return Head(i, person, is_speech) if person is not None else None


def _name_over_words(i: int, line: Line, *, flat: bool) -> Head | None:
    """ "Ministerin Jana Kern", "Ministerin Jana Kern schreibt an ihren Amtskollegen:": office and name, and what leads to words."""
    person = person_in(line.text) if flat or line.blank_before or line.text.endswith(":") else None
    if person is None or not is_named(person) or bare_name(person) == person or not line.text.startswith(person):
        return None
    behind = line.text[len(person) :].strip(" :")
    leads = opening_phrase(behind, "leads_to_letter") is not None and line.text.endswith(":")
    return Head(i, person, is_speech=False, is_bare=True) if leads or not behind else None


def _is_collection(source: Source, heads: Sequence[Head]) -> bool:
    """Whether a page is called one of letters or statements and names each of their authors once, over words of theirs."""
    people = [head.person for head in heads]
    headings = (source.title, *(line.text for line in source.lines[: heads[0].line]))
    called = any(names_one(text, name) for text in headings for name in _COLLECTIONS)
    return called and len(set(people)) == len(people)


def _behind_lead(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines of a section behind those that only lead to its words: "Der Präsident schreibt:", "An meine Kollegin:"."""
    first = 0
    while first < len(lines) and lines[first].text.endswith(":") and lines[first].words <= _LONGEST_LEAD:
        first += 1
    return lines[first:]


def _is_said(line: Line) -> bool:
    """Whether a line is no heading and no mark between two people's words ("* * *")."""
    return line.ends_sentence or line.words > _LONGEST_HEADING


def _is_own(head: Head, lines: Sequence[Line]) -> bool:
    """Whether lines are in the first person and do not tell of the one who is to speak in them."""
    text = "\n".join(line.text for line in lines if _is_said(line))  # a signature names its author
    told = is_named(head.person) and bare_name(head.person).split(" ")[-1] in text
    return says_first_person(text) and not told


def _passages(
    source: Source, heads: Sequence[Head], spoken: Sequence[tuple[Head, Sequence[Line]]]
) -> Iterator[Passage]:
    leads = [line for line in source.lines[: heads[0].line] if _tells_who_speaks(line)]
    words = {line.start for _, lines in spoken for line in lines}
    leads += [line for line in source.lines[heads[0].line :] if line.start not in words]
    for line in leads:
        yield silence(line.start, line.end)
    for head, lines in spoken:
        cue = _place(source, head)
        for line in lines:
            said = _is_said(line)
            yield (
                Passage(TurnKind.WORDS, line.start, line.end, head.person, cue)
                if said
                else silence(line.start, line.end)
            )


def _place(source: Source, head: Head) -> Span | str:
    """Where a head names who speaks."""
    line, name = source.lines[head.line], bare_name(head.person)
    at = line.text.find(name)
    return Span(line.start + at, line.start + at + len(name)) if at >= 0 else name
