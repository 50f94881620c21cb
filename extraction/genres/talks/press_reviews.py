"""Reviews of the press: words with the name of their newspaper over or below them, "DE TELEGRAAF (AMSTERDAM)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.speaker_labels import is_outlet
from extraction.knowledge.names import is_given_name, listed_newspaper, title_of, usual_spelling
from extraction.text import Genre, Span, TurnKind, dataclass
from extraction.turns import Line, Passage, Script, Source, names_one, silence

_FIRST_LINES = 4
_LONGEST_NAME = 6  # words
_LONGEST_SIGNATURE = 100  # characters
_OPENING, _CLOSING = tuple("„“\"»«'”"), tuple("“”\"«»'")
_NAME = r"(?P<open>[„“\"»«”]?)(?P<name>[A-ZÄÖÜÉ0-9][^„“”\"»«()\[\]:;,!?–—\n]{1,60}?)[“”\"«»]?"
_TOWN = r"[A-ZÄÖÜ][\w.’'-]{1,20}(?: [A-ZÄÖÜ][\w.’'-]{1,20}){0,3}"
_PLACE = rf"(?P<place>\s?\((?:[^()\n]{{2,40}})\)|,\s{_TOWN}|\saus\s{_TOWN})?"
_HEAD = re.compile(rf"(?:(?P<town>[A-ZÄÖÜ][\w.’'-]{{2,20}}):\s)?{_NAME}{_PLACE}\s?(?::(?=\s|$)|[–—-](?=\s)|$)")
_SIGNATURE = re.compile(rf"[(\[–—-]?\s?{_NAME}{_PLACE}[)\]]?\.?")
_LAST_MARK = re.compile(r"[.!?…)][“”\"«»]\s?(?=[(\[–—-]?\s?[„“\"»«]?[A-ZÄÖÜÉ0-9])")


@dataclass(frozen=True, slots=True)
class Name:
    """Where a newspaper is named, in which line, what it is called, and where that line goes on behind the name."""

    place: Span
    line: int
    paper: str
    end: int


def read_press_review(source: Source) -> Script | None:
    """The words of newspapers that are named on a line of their own, or behind the closing mark; None for other texts."""
    if not _is_review(source):
        return None
    below = _names_stand_below(source.lines)
    found = (*_signed(source.lines, apart=below), *(() if below else _headed(source.lines)))
    passages = sorted(found, key=lambda passage: passage.start)
    return Script(Genre.ARTICLE, tuple(passages)) if passages else None


def _is_review(source: Source) -> bool:
    first = (source.title, *(line.text for line in source.lines[:_FIRST_LINES] if not line.ends_sentence))
    return any(names_one(text, "press_review_title") for text in first)


def _names_stand_below(lines: Sequence[Line]) -> bool:
    """Whether a whole paragraph is quoted before any line names a newspaper, so that the next such line is of what stands over it."""
    for i, line in enumerate(lines):
        if line.text.startswith(_OPENING) and line.text.endswith(_CLOSING):
            return True
        if _name_over(lines, i) is not None:
            return False
    return False


def _signed(lines: Sequence[Line], *, apart: bool) -> Iterator[Passage]:
    """The quotations with a newspaper's name behind the closing mark, in the same line or below; `apart`: also by a blank line."""
    for i, line in enumerate(lines):
        name = _name_behind(lines, i, apart=apart) if line.text.startswith(_OPENING) else None
        if name is not None:
            yield _words(name, line.start, min(line.end, name.place.start))
            yield silence(name.place.start, name.end)


def _name_behind(lines: Sequence[Line], i: int, *, apart: bool) -> Name | None:
    line = lines[i]
    for mark in _LAST_MARK.finditer(line.text, max(0, len(line.text) - _LONGEST_SIGNATURE)):
        name = _read_name(_SIGNATURE.fullmatch(line.text, mark.end()), line.start, i)
        if name is not None:
            return name
    below = lines[i + 1] if i + 1 < len(lines) else None
    if below is None or (below.blank_before and not apart) or not line.text.endswith(_CLOSING):
        return None
    return _read_name(_SIGNATURE.fullmatch(below.text), below.start, i + 1)


def _headed(lines: Sequence[Line]) -> Iterator[Passage]:
    """The words below a line that names a newspaper, or behind its name and a colon."""
    names = [name for i in range(len(lines)) if (name := _name_over(lines, i)) is not None]
    for k, name in enumerate(names):
        last = names[k + 1].line if k + 1 < len(names) else len(lines)
        section = list(_section(lines, name, last))
        if section:
            yield silence(lines[name.line].start, name.end)
            yield from (_words(name, *stretch) for stretch in section)


def _name_over(lines: Sequence[Line], i: int) -> Name | None:
    line = lines[i]
    match = _HEAD.match(line.text)
    if match is None or (i and not line.blank_before and lines[i - 1].text.endswith(_CLOSING)):
        return None
    if match["name"].endswith((".", "!", "?", "…")) and not match["place"] and not _is_paper(match["name"]):
        return None  # a sentence in quotation marks
    shown = match["place"] or match["town"] or match["open"] or _is_paper(match["name"])
    return _read_name(match, line.start, i) if shown else None


def _section(lines: Sequence[Line], name: Name, last: int) -> Iterator[tuple[int, int]]:
    """The stretches of a newspaper's words: what is quoted first, else the paragraphs up to the next heading."""
    starts = [max(line.start, name.end) for line in lines[name.line : last]]
    said = False
    marked = False
    for line, start in zip(lines[name.line : last], starts, strict=True):
        text = line.text[start - line.start :].strip()
        if not line.ends_sentence or not text:
            if said and line.blank_before:
                return
            continue
        marked = marked or (not said and text.startswith(_OPENING))
        yield start, line.end
        said = True
        if marked and text.endswith(_CLOSING):
            return


def _read_name(match: re.Match[str] | None, offset: int, line: int) -> Name | None:
    if match is None:
        return None
    words = match["name"].split()
    person = not match["open"] and (is_given_name(words[0].capitalize()) or title_of(words[0]) is not None)
    if len(words) > _LONGEST_NAME or (person and not _is_paper(match["name"])):
        return None
    place = Span(offset + match.start("name"), offset + match.end("name"))
    paper = listed_newspaper(match["name"]) or usual_spelling(words)
    return Name(place, line, paper, offset + match.end())


def _is_paper(name: str) -> bool:
    in_capitals = name.isupper() and len(name.split()) > 1
    return in_capitals or listed_newspaper(name) is not None or is_outlet(name.replace("-", " "))


def _words(name: Name, start: int, end: int) -> Passage:
    return Passage(TurnKind.WORDS, start, end, f"„{name.paper}“", (name.place,))
