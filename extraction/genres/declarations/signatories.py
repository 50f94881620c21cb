"""The people who issue a declaration together, by name: behind "wir", in the line before its words, in the signatures."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from extraction.genres.declarations.beginnings import WE, Beginning, behind_number
from extraction.genres.declarations.issuers import in_a_row
from extraction.genres.declarations.opening_people import people_of_opening
from extraction.genres.declarations.titles import named_in_title
from extraction.genres.letters import SIGNED
from extraction.genres.people import bare_name, is_name, is_named, opens_with_office, people_of, person_in
from extraction.knowledge.names import title_of
from extraction.turns import Line, Source, alternation, names_one

_FEWEST = 2
_LEAD_LINES, _SIGNED_LINES, _MET_LINES = 8, 14, 4
_LONGEST_SIGNATURE = 16  # words
_WE_AND_NAMES = re.compile(r"Wir, (?P<who>[^.:;]{5,500})")
_TOGETHER = re.compile(rf"\b{alternation('verb_of_issuers', any_case=False)}\b")
_OFFICES = re.compile(r"\b(?:des|der|dem|von) (?P<office>[A-ZÄÖÜ][\w-]+)")
_BULLET = re.compile(r"[-–•*]\s*(?=[A-ZÄÖÜ])")
_BEHIND_NAME = re.compile(r"\s*(?:,|\(|\s[–—|-]\s)")


def people_who_issue(source: Source, beginning: Beginning) -> str | None:
    """Two or more people who say "wir" in a declaration: "Wir, Jana Kern, Präsidentin von …, und Ole Lind, …"."""
    named = _behind_we(beginning) or _in_lead(source, beginning) or _who_met(source)
    named = named or people_of_opening(beginning.source, named_in_title(source.title) or "")
    if named:
        return in_a_row(named)
    return people_below(source.lines)


def means_people(phrase: str) -> bool:
    """Whether a phrase for issuers means those who hold an office: "die Außenminister Estlands und Lettlands"."""
    words = re.findall(r"[^\W\d_]\w+", phrase)
    return any(title_of(word) is not None for word in words)


def people_below(lines: Sequence[Line]) -> str | None:
    """Two or more who sign, each by name, with an office beside the name or below it."""
    signed = list(itertools.takewhile(_may_sign, reversed(lines[-_SIGNED_LINES:])))[::-1]
    names = tuple(dict.fromkeys(_signers(signed)))
    sure = any(person_in(name) == name for name in names)
    return in_a_row(names) if len(names) >= _FEWEST and sure else None


def _behind_we(beginning: Beginning) -> tuple[str, ...]:
    """Who stands by name between "Wir" and the first verb."""
    for line in beginning.source.lines[:2]:
        start = behind_number(line)
        whole = _WE_AND_NAMES.match(beginning.source.text[start : line.end])
        if whole is None:
            continue
        called = WE.match(whole[0])
        people = _several(called["who"]) if called is not None else ()
        return people or (_several(_up_to_verb(whole["who"])))
    return ()


def _up_to_verb(words: str) -> str:
    """ "Jana Kern, Präsidentin von A, und Ole Lind, Präsident von B, | bekräftigen …": what a verb in small letters ends."""
    parts = words.split(", ")
    kept = itertools.takewhile(lambda part: re.match(r"(?:und |sowie |der |die )?[A-ZÄÖÜ]", part) is not None, parts)
    return ", ".join(kept)


def _in_lead(source: Source, beginning: Beginning) -> tuple[str, ...]:
    """ "Die Ministerin von A, Jana Kern, und der Minister von B, Ole Lind, haben folgende Erklärung verabschiedet:"."""
    first = beginning.source.lines[0]
    leads = [line for line in source.lines[:_LEAD_LINES] if line.start < first.start or line.text.endswith(":")]
    for line in leads:
        if not names_one(line.text, "declaration_title"):
            continue
        verb = _TOGETHER.search(line.text)
        if verb is not None:
            return _several(line.text[: verb.start()]) or _several(line.text[verb.end() :])
    return ()


def _who_met(source: Source) -> tuple[str, ...]:
    """ "Auf Einladung des Präsidenten von A, Jana Kern, besuchte die Präsidentin von B, Liv Moe, …": the two of a title without names.

    The first lines name nobody but the two heads who issue the text and the offices that they hold.
    """
    offices = [match["office"] for match in _OFFICES.finditer(source.title) if title_of(match["office"]) is not None]
    if len(offices) != _FEWEST:
        return ()
    for line in source.lines[:_MET_LINES]:
        if people := _several(line.text):
            return people if len(people) == _FEWEST else ()
    return ()


def _several(words: str) -> tuple[str, ...]:
    people = tuple(dict.fromkeys(person for person in people_of(words) if is_named(person)))
    return people if len(people) >= _FEWEST else ()


def _may_sign(line: Line) -> bool:
    return not line.ends_sentence and line.words <= _LONGEST_SIGNATURE


def _signers(signed: Sequence[Line]) -> Iterator[str]:
    """Names in lines that are a name alone or begin with one, each with an office behind it or below."""
    for line, below in itertools.zip_longest(signed, signed[1:]):
        text = SIGNED.sub("", _BULLET.sub("", line.text, count=1), count=1)
        name, *office = _BEHIND_NAME.split(text, maxsplit=1)
        person = bare_name(name)
        named = " " in person and is_name(person)
        offices = (*office, below.text if below is not None else "", name)
        body = bool(office) and office[0][:1].isupper()  # "Jana Kern, Deutscher Bundestag"
        if named and (body or any(map(opens_with_office, offices))):
            yield person
