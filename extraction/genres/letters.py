"""Letters: who signs one, and to whom it is, so that the addressee is never taken for who writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extraction.genres.people import bare_name, is_name, people_of, person_in
from extraction.knowledge.names import title_of
from extraction.text import word_list
from extraction.turns import Line, alternation, names_one, opening_phrase, trade_words

_LONGEST_SIGNATURE, _LONGEST_SALUTATION = 9, 25  # words
_LONGEST_CLOSING, _LONGEST_ADDRESS = 12, 4  # words
_MOST_SIGNERS = 3  # who are named one by one
_EDGE, _LONGEST_GREETING = 5, 20  # lines at the start in which one may stand, and below headings and greetings alone
_FIRST_LINES = 16  # of address, place and day
SIGNED = re.compile(rf"{alternation('mark_of_signature')}\s*(?=[A-ZÄÖÜ])")
_QUOTING = '„“”"»«,'
_FOR_BODY = re.compile(
    rf"{alternation('for_a_body', any_case=False)}(?: (?:von|der|des|die|das|den))? (?P<body>[A-ZÄÖÜ„»\"].{{2,70}})"
)
_OF_BODY = re.compile(
    rf"\b{alternation('letter')} (?:der|des|von|vom) (?P<body>[A-ZÄÖÜ„»\"][^.:;]{{2,70}}?)(?= an | zu | zum | zur |,|$)"
)
_TO = re.compile(r"\ban (?:den |die |das |Frau |Herrn )?(?P<who>[A-ZÄÖÜ].+)")
_OF_SPEAKER = re.compile(rf"\w*{alternation('speech_title')} (?:von|des|der) ")
_WRITTEN = re.compile(rf"{alternation('letter')}\b.*? (?=an )")


def closing_line(lines: Sequence[Line]) -> int | None:
    """The line with which the close of a letter begins: "Mit freundlichen Grüßen", above names alone."""
    for i in range(len(lines) - 1, -1, -1):
        if closes_letter(lines[i]):
            return i
        if lines[i].words > _LONGEST_SALUTATION:
            return None
    return None


def closes_letter(line: Line) -> bool:
    """ "Mit freundlichen Grüßen", "In stiller Anteilnahme", "Mit herzlichen Grüßen verbleibe ich bis zur nächsten Woche"."""
    words = line.text.rstrip(",!. ").lower()
    if words in trade_words("letter_closing"):
        return True
    if line.text.endswith(".") or line.words > _LONGEST_CLOSING:
        return False
    parts = words.split()
    ends = len(parts) > 1 and parts[-1] in trade_words("end_of_closing") and parts[0] in trade_words("start_of_closing")
    return ends or ("verbleibe" in words and opening_phrase(words, "letter_closing") is not None)


def is_signature(line: Line) -> bool:
    """Whether a line can be a name under a letter."""
    return not line.ends_sentence and line.words <= _LONGEST_SIGNATURE


def signing_body(signed: Sequence[Line]) -> str | None:
    """The body that signs: in front of the people who act for it, or behind them ("für die Initiative Hafen")."""
    first = signed[0].text if signed else ""
    if person_in(first) is None and _is_body(first):
        return first
    for line in signed[: 2 * _LONGEST_SIGNATURE]:
        match = _FOR_BODY.fullmatch(line.text)
        if match is not None and _is_body(match["body"]):
            return match["body"]
    return None


def writing_body(headings: Sequence[str]) -> str | None:
    """The body that writes by a title: "Offener Brief der Initiative Hafen an den Minister"."""
    for match in filter(None, map(_OF_BODY.search, headings)):
        if _is_body(match["body"]) and person_in(match["body"]) is None:
            return match["body"]
    return None


def signers(signed: Sequence[Line]) -> str | None:
    """ "Jana Kern, Ärztin / Ole Lind": two or three who sign one below the other; None for one, and for more."""
    names = list(_names_of(signed))
    if not 1 < len(names) <= _MOST_SIGNERS:
        return None
    return "; ".join(names)  # whatever their names


def _names_of(signed: Sequence[Line]) -> Iterator[str]:
    for line in signed:
        name = bare_name(line.text.partition(",")[0].strip())
        named = " " in name and is_signature(line) and is_name(name)
        if named and title_of(name.split(" ")[0]) is None:
            yield name
        elif title_of(line.text.split()[0]) is None:  # whoever signs may have an office below
            return


def addressed(title: str, lines: Sequence[Line]) -> frozenset[str]:
    """The surnames of those to whom a letter is: behind "an", or named in its address by what the salutation calls them."""
    opened = lines[:_FIRST_LINES]
    called = next((i for i, line in enumerate(opened) if is_salutation(line)), None)
    headings = [title, *(line.text for line in opened[: called or 2] if not line.ends_sentence)]
    found = [match["who"] for heading in headings if (match := _TO.search(heading)) and _names_letter(heading)]
    to = [person for who in found for person in people_of(who)]
    if called is not None:
        salutation = opened[called].text
        heads = (line.text for line in opened[:called] if not _says_whose(line.text))
        inside = (person for text in heads for person in people_of(text))
        to += [person for person in inside if _is_called(person, salutation)]
    return frozenset(bare_name(person).split(" ")[-1] for person in to)


def _says_whose(heading: str) -> bool:
    """ "Rede des Präsidenten Jan Kern in Oslo": a heading that names who speaks, and not to whom."""
    of_speaker = _OF_SPEAKER.match(heading) is not None and not names_one(heading, "honours_guest")
    return of_speaker and _TO.search(heading) is None


def is_salutation(line: Line) -> bool:
    """ "Exzellenzen, verehrte Gäste,": a short line that addresses somebody and says nothing."""
    closed = line.text.endswith((",", "!", ":")) or not line.ends_sentence
    if not closed or line.words > _LONGEST_SALUTATION:
        return False
    return opening_phrase(line.text, "salutation") is not None or _addresses_office(line)


def greeting(lines: Sequence[Line]) -> range:
    """The lines at the start that greet listeners or readers, one below the other: "Professor Ole Lind, Rektor, ⏎ Verehrte Gäste,"."""
    head = takewhile(lambda i: i < _EDGE or _may_greet(lines[i]), range(min(len(lines), _LONGEST_GREETING)))
    called = [i for i in head if is_salutation(lines[i]) and (i + 1 < _EDGE or not names_one(lines[i].text, "reader"))]
    if not called:
        return range(0)
    first, last = called[0], called[-1]
    while first and lines[first - 1].text.endswith(",") and lines[first - 1].words <= _LONGEST_SALUTATION:
        first -= 1
    return range(first, last + 1)


def _may_greet(line: Line) -> bool:
    return not line.ends_sentence or line.text.endswith((",", "!")) or is_salutation(line)


def _addresses_office(line: Line) -> bool:
    """ "Frau Ministerin,", "Herr Präsident, Frau Kern,": whom a letter is to, in a line of their own."""
    if not line.text.endswith((",", "!")):
        return False
    called = [part.split() for part in line.text.rstrip(",!").split(",")]
    if not all(1 < len(words) <= _LONGEST_ADDRESS and words[0] in ("Herr", "Frau") for words in called):
        return False
    return title_of(called[0][1]) is not None


def behind_salutation(line: Line) -> int:
    """ "Meine Damen und Herren, der Frieden ist …": where the words begin."""
    match = re.match(r"[^,.!?:]{3,80}[,!] ", line.text)
    if match is None or opening_phrase(line.text, "salutation") is None:
        return line.start
    return line.start + match.end()


def _names_letter(heading: str) -> bool:
    """Whether "an" says to whom: "Brief von X an Y", "An Y"."""
    return heading.startswith(("an ", "An ")) or _WRITTEN.search(heading) is not None


def _is_called(person: str, salutation: str) -> bool:
    """Whether a salutation means somebody: by the surname, or by the office before the name where it names nobody."""
    words = re.findall(r"[^\W\d_][\w’'-]*", salutation)
    if bare_name(person).split(" ")[-1] in words:
        return True
    if next(people_of(salutation), None) is not None:
        return False  # "Sehr geehrter Präsident Ole Lind," below "Rede des Präsidenten Jan Kern"
    offices = {title.base for word in words if (title := title_of(word)) is not None}
    before = person.removesuffix(bare_name(person)).split()
    return any((title := title_of(word)) is not None and title.base in offices for word in before)


def _is_body(phrase: str) -> bool:
    words = (word.strip(_QUOTING).lower() for word in phrase.split())
    return any(word.endswith(word_list("signing_body")) for word in words)
