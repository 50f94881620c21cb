"""Open letters and appeals: the words are those of the people who sign below, each on a line or in a row with semicolons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extraction.genres.letters import SIGNED, closes_letter, is_salutation, signing_body
from extraction.genres.people import NAME_PARTICLES, bare_name, bare_person, opens_with_office, person_in
from extraction.knowledge.names import title_of
from extraction.text import Genre, TurnKind, dataclass
from extraction.text.dictionary import is_known
from extraction.turns import (
    Line,
    Passage,
    Script,
    Source,
    alternation,
    is_furniture,
    names_one,
    opening_phrase,
    says_first_person,
    silence,
)

_ITEM = re.compile(r"(?:[-–—•·*▪►✓]|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_BEHIND_NAME = re.compile(
    r"\s*(?:,|\(|\s[–—|-]\s|/)"
)  # "Jana Kern, Ärztin", "Jana Kern (Ärztin)", "Jana Kern – Ärztin"
_DEGREES = re.compile(rf"(?:{alternation('degree_before_name', any_case=False)}\.[\s-]*)+")
_NEXT_OF_ROW, _BRACKETS = re.compile(r"[,;]\s+|\s+(?:und|sowie)\s+"), re.compile(r"\s*\([^()]*\)")
_HEAD_OF_LIST, _LONGEST_HEADING = 8, 12
_FIRST_LINES = 15  # among which the words begin
_LONGEST_NAME = 5  # words
_FEWEST, _MOST = 2, 20  # who sign; a longer list is cut
_LEAST_WORDS = 2  # lines of words


@dataclass(frozen=True, slots=True)
class Signers:
    """Who signs, the body for which they do, and which lines hold that: half-open, from the close of the letter on."""

    names: tuple[str, ...]
    body: str | None
    first: int
    last: int


def read_appeal(source: Source) -> Script | None:
    """The words of a letter or appeal that several people sign; None where fewer do or nobody says "wir"."""
    signers = _signers(source)
    opening = _opening(source, signers.first) if signers is not None else None
    if signers is None or opening is None:
        return None
    body = source.lines[opening : signers.first]
    if len(body) < _LEAST_WORDS or not says_first_person("\n".join(line.text for line in body)):
        return None
    return Script(Genre.DECLARATION, tuple(_passages(source, opening, signers)))


def _signers(source: Source) -> Signers | None:
    """The first list of people in the second half of the text, below a line that says that they sign."""
    lines = source.lines
    for i in range(len(lines) // 3, len(lines)):
        head = lines[i]
        if not _heads_signers(head):
            continue
        names, body, last = _named_behind(head.text.partition(":")[2]) or _named_in(head.text), None, i + 1
        listed = _are_listed(lines[i + 1 : i + 1 + _MOST])
        for line in lines[i + 1 :]:
            behind = _named_behind(line.text.partition(":")[2]) if not names and _heads_signers(line) else []
            found = behind or _named_in(line.text) or (_listed_in(line) if listed else [])
            called = signing_body([line]) if body is None and not found else None
            offices = bool(names) and not found and _is_office(line)  # "Jana Kern ⏎ Vorsitzende des Flussbunds"
            if offices:
                called = None
            if not (found or called or offices or (not names and _heads_signers(line))):
                break
            names, body, last = names + found, body or called, last + 1
        few = len(set(names)) < _FEWEST
        if few and opening_phrase(_plain(head.text.partition(":")[0]), "signers_heading") is not None:
            bodies = list(takewhile(_may_be_body, lines[i + 1 : i + 1 + _MOST]))
            names, body, last = [_ITEM.sub("", line.text, count=1) for line in bodies], None, i + 1 + len(bodies)
        if len(set(names)) >= _FEWEST:
            return Signers(tuple(dict.fromkeys(names))[:_MOST], body, i, last)
    return None


def _are_listed(lines: Sequence[Line]) -> bool:
    """Whether lines are a list of people: two of the first ones name somebody, more than have no name as far as the list goes."""
    rows = list(takewhile(lambda line: not line.ends_sentence or line.text.endswith((".", ")")), lines))
    known = [bool(_named_in(line.text)) for line in rows]
    return sum(known[: _FEWEST + 1]) >= _FEWEST or (known[:1] == [True] and sum(known) >= _FEWEST)


def _listed_in(line: Line) -> list[str]:
    """Whom a line of such a list names, whatever its words: "Farida Sultani, Dolmetscherin", "Zarghuna Barakzai"."""
    item = _ITEM.match(line.text)
    signer = _DEGREES.sub("", line.text[item.end() :] if item else line.text)
    name, *role = _BEHIND_NAME.split(signer, maxsplit=1)
    parts = name.split()
    spelled = 1 < len(parts) <= _LONGEST_NAME and all(part[0].isupper() or part in NAME_PARTICLES for part in parts)
    strange = not all(map(is_known, parts)) or (bool(role) and title_of(parts[0]) is None and not is_known(parts[0]))
    return [" ".join(parts)] if spelled and strange and not any(map(str.isdigit, name)) else []


def _heads_signers(line: Line) -> bool:
    """ "Mit freundlichen Grüßen", "Erstunterzeichner*innen:", "Unterzeichnet von: Jana Kern, Ärztin; …"."""
    head, colon, _ = line.text.partition(":")
    if len(head.split()) > _HEAD_OF_LIST and not _names_signers(line.text):
        return False
    closed = opening_phrase(head.rstrip(","), "letter_closing") is not None and not line.text.endswith(".")
    return (
        closed
        or closes_letter(line)
        or (opening_phrase(_plain(head), "signers_heading") is not None and (bool(colon) or not line.ends_sentence))
    )


def _behind_heading(text: str) -> str:
    """ "Unterzeichnet von | Jana Kern und Ole Lind": the row behind a heading without a colon."""
    phrase = opening_phrase(text, "signers_heading")
    return " ".join(text.split()[len(phrase.split()) :]) if phrase is not None else ""


def _names_signers(text: str) -> bool:
    return len(_named_behind(_behind_heading(text))) >= _FEWEST


def _plain(head: str) -> str:
    """ "Unterzeichner*innen", "Unterzeichner:innen" and "UnterzeichnerInnen" as "Unterzeichner"."""
    return re.sub(r"(?<=\w)(?:[*:_/]-?innen|Innen|/innen)\b", "", head)


def _named_in(text: str) -> list[str]:
    """Whom a line names that is nothing but people and what they are; none where one part of it is no name."""
    text = SIGNED.sub("", text.strip(), count=1).rstrip(".")
    row = re.split(r",\s+|\s+und\s+", text)  # "Jana Kern, Ole Lind und Liv Moe"
    if len(row) > 1 and all(len(part.split()) > 1 and _name_of(part) == part for part in row):
        return row
    parts = [part for part in re.split(r"\s*;\s*", text) if part]
    names = [name for part in parts if (name := _name_of(part)) is not None]
    return names if len(names) == len(parts) else []


def _named_behind(text: str) -> list[str]:
    """Whom a row behind "Erstunterzeichner:" names, each with what they are in brackets or behind a comma, if at all."""
    parts = [part.strip() for part in _NEXT_OF_ROW.split(_BRACKETS.sub("", text).strip(" .")) if part.strip()]
    names = [_name_of(part) for part in parts]
    found = [name for name in names if name is not None]
    in_a_row = len(found) >= _FEWEST and names[0] is not None and 2 * len(found) >= len(parts)
    return found if in_a_row else _named_in(text)


def _may_be_body(line: Line) -> bool:
    """ "Ärzte ohne Grenzen" in a list of organisations that sign."""
    plain = not line.ends_sentence and line.words <= _LONGEST_HEADING and not any(map(str.isdigit, line.text))
    return plain and ":" not in line.text and _ITEM.sub("", line.text, count=1)[:1].isupper()


def _is_office(line: Line) -> bool:
    """ "Vorsitzende des Flussbunds": what somebody is, in a line of its own below the name."""
    return not line.ends_sentence and opens_with_office(line.text)


def _name_of(signer: str) -> str | None:
    """ "Prof. Dr. Jana Kern, Vorsitzende der Seebrücke" → "Jana Kern"."""
    item = _ITEM.match(signer)
    signer = _DEGREES.sub("", signer[item.end() :] if item else signer)
    name = _BEHIND_NAME.split(signer, maxsplit=1)[0].strip()
    bare = bare_name(person_in(name) or bare_person(name) or "")
    return bare if bare[:1].isupper() and name.endswith(bare) and " " in bare else None


def _opening(source: Source, end: int) -> int | None:
    """The first line of the words: the salutation, or what stands below the heading of an appeal."""
    lines = source.lines
    edge = min(end, _FIRST_LINES)
    salutation = next((i for i in range(edge) if is_salutation(lines[i])), None)
    if salutation is not None:
        return salutation
    headings = (source.title, *(line.text for line in lines[:edge] if not line.ends_sentence))
    if not any(names_one(heading, "appeal_title") for heading in headings):
        return None
    return next((i for i in range(edge) if _is_said(lines, i)), None)


def _is_said(lines: Sequence[Line], i: int) -> bool:
    """Whether a line holds words: a sentence or an item of a list; no heading, and no line that only leads to items."""
    line = lines[i]
    if _ITEM.match(line.text):
        return True
    leads = line.text.endswith((":", ",")) and i + 1 < len(lines) and _ITEM.match(lines[i + 1].text) is not None
    return line.words > _LONGEST_HEADING or (line.ends_sentence and not leads and not is_furniture(line))


def _passages(source: Source, opening: int, signers: Signers) -> Iterator[Passage]:
    speaker = signers.body or "; ".join(signers.names)  # whatever their names
    for i, line in enumerate(source.lines[: signers.last]):
        if opening <= i < signers.first and _is_said(source.lines, i) and not is_salutation(line):
            item = _ITEM.match(line.text)
            start = line.start + (item.end() if item else 0)
            end = line.end - (1 if line.text.endswith((";", ",")) else 0)
            yield Passage(TurnKind.WORDS, start, end, speaker, signers.body or signers.names[0])
        elif i >= opening or not line.ends_sentence:
            yield silence(line.start, line.end)
