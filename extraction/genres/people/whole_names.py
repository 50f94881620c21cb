"""Finds the whole name for what stands in a label: a surname, first letters, an office.

"Kern" → "Ministerin Jana Kern", "J. K." → "Jana Kern", "Ministerin" → "Ministerin Jana Kern": by title, lead and other labels.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import attrgetter

from extraction.genres.people.person_phrases import NAME_PARTICLES, bare_name, people_of, person_in
from extraction.knowledge.names import Title, is_given_name, title_of
from extraction.text.dictionary import is_known

_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'-]+)+")
_INITIALS = re.compile(r"(?:[^\W\d_a-zß-ÿ]\.[ \xa0-]?){2,4}")  # "M.F.", "A. L."
_LONGEST_NAME, _LONGEST_GIVEN = 4, 12
_ALIKE = 0.8  # share of letters that two spellings of a given name have in common


def fuller_name(name: str, texts: Sequence[str]) -> str:
    """The phrase in one of some texts that gives more of a name than its surname; the name itself where there is none."""
    surname = name.split(" ")[-1]
    parts = bare_name(name).split(" ")
    if len(parts) == 2 and parts[0].endswith("."):  # "D. Kern" is "Doris Kern"
        whole = fuller_name(surname, texts)
        if bare_name(whole).startswith(parts[0][0]) and whole != surname:
            return whole
        spelled = rf"\b{re.escape(parts[0][:-1])}[^\W\d_][\w’'-]* {re.escape(surname)}\b"
        found = [match[0] for text in texts for match in re.finditer(spelled, text)]
        return found[0] if found else name
    if len(parts) > 1:
        return _spelled_right(parts, texts) or name
    behind = [p for text in texts for match in _before(surname, text) if (p := person_in(text[match.start() :]))]
    last = [phrase for phrase in behind if phrase.split(" ")[-1] == surname]
    named = next((phrase for phrase in last if len(bare_name(phrase).split(" ")) > 1), None)
    if named is not None:
        return named
    inside = next((phrase for phrase in behind if surname in phrase.split(" ")[:-1]), None)  # "Nadine Olivieri Lozano"
    others = (phrase for text in texts for phrase in (_surname_first(surname, text), _given_before(surname, text)))
    return inside or next((phrase for phrase in others if phrase is not None), next(iter(last), name))


def _spelled_right(parts: list[str], texts: Sequence[str]) -> str | None:
    """ "Iganzio Kern" is "Minister Ignazio Kern", where some of the texts name one."""
    for person in (person for text in texts for person in people_of(text)):
        named = bare_name(person).split(" ")
        if named[-1] == parts[-1] and named != parts and SequenceMatcher(None, named[0], parts[0]).ratio() >= _ALIKE:
            return person
    return None


def _given_before(surname: str, text: str) -> str | None:
    """ "vertritt Espérance Uwera das Land": a capitalised word inside a sentence right before a surname is the given name."""
    match = re.search(rf"(?<=[^\W\d_A-ZÄÖÜ] )(?P<given>[^\W\d_a-zß-ÿ][\w’'-]+) {re.escape(surname)}\b", text)
    if match is None or title_of(match["given"]) is not None or is_known(match["given"] + "in"):
        return None  # "trifft Amtsinhaber Kern"
    return f"{match['given']} {surname}"


def _before(surname: str, text: str) -> Iterator[re.Match[str]]:
    """Where a name that ends in a surname may begin: up to three words before it."""
    if f" {surname}" in text:
        yield from re.finditer(rf"(?:[^\W\d_](?:[\w’'-]+|\w{{0,4}}\.) ){{1,3}}{re.escape(surname)}\b", text)


def _surname_first(surname: str, text: str) -> str | None:
    """ "Zhao Tong" for "Zhao": a name in the order of China, Korea and Vietnam, with the titles before it."""
    if f"{surname} " not in text or is_given_name(surname):
        return None
    common = is_known(surname.lower())
    for match in re.finditer(rf"\b{re.escape(surname)} (?P<given>[^\W\d_][\w’'-]+)", text):
        given = match["given"]
        if given[0].isupper() and title_of(given) is None and len(given) < _LONGEST_GIVEN:
            before = text[: match.start()].split()[-1:]
            title = f"{before[0]} " if before and title_of(before[0]) is not None else ""
            if title or not common:
                return f"{title}{surname} {given}"
    return None


def holder_named(office: str, texts: Sequence[str]) -> str | None:
    """ "Minister" is "Minister Pavlo Kern" where one of some texts names one person with that office."""
    title = title_of(office)
    if title is None:
        return None
    people = dict.fromkeys(person for text in texts for person in people_of(text))
    for kind in (attrgetter("base"), attrgetter("head")):  # "Ministerin" is the minister, else the foreign minister
        found = [person for person in people if kind(title) in map(kind, _titles(person))]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _titles(person: str) -> list[Title]:
    before = person.removesuffix(bare_name(person)).split()
    return [title for word in before if (title := title_of(word)) is not None]


def are_initials(name: str) -> bool:
    """Whether a label is nothing but first letters: "T. S.", "TS", which a label's spelling may have as "Ts"."""
    bare = _letters_of(name)
    return 1 < len(bare) < 4 and (len(bare) < 3 or (bare.isupper() and "." in name))


def _letters_of(name: str) -> str:
    return name.replace(".", "").replace(" ", "").replace("-", "")


def are_first_letters(text: str) -> bool:
    """Whether a text is nothing but the first letters of a name: "A. L.", "M.F."."""
    return text.endswith(".") and _INITIALS.fullmatch(text) is not None


def introduced_as(letters: str, texts: Sequence[str]) -> str | None:
    """ "Jana Kern (JK)" for "JK": the person behind whose name some letters stand in brackets."""
    bracket = f"({letters.upper()})"
    for text in texts:
        before = text.partition(bracket)[0].rstrip() if bracket in text else ""
        person = deque(people_of(before), maxlen=1)
        if person and before.endswith(person[0].split(" ")[-1]):
            return person[0]
    return None


def first_letters(name: str) -> str:
    """ "JK" for "Jana Kern" and for "J. K."."""
    return (
        _letters_of(name).upper() if are_initials(name) else _letters([p for p in name.split(" ") if p[:1].isupper()])
    )


def of_initials(name: str, texts: Sequence[str]) -> str | None:
    """The person in some texts whose names begin with the letters of a label: "Thomas Schäfer-Weiß" for "T. S."."""
    if not are_initials(name):
        return None
    wanted = _letters_of(name).upper()
    for text in texts:
        for person in people_of(text):
            parts = [part for part in bare_name(person).split(" ") if part not in NAME_PARTICLES]
            hyphened = _letters(" ".join(parts).split("-"))
            if wanted in (_letters(parts), _letters([parts[0], parts[-1]]), hyphened) or _first_of_two(parts, wanted):
                return person
    return next((row for text in texts for row in _capitalised_rows(text) if _begin_with(row.split(" "), wanted)), None)


def _begin_with(parts: list[str], letters: str) -> bool:
    """Whether a row of words has these first letters and is no row of nouns."""
    meant = letters in (_letters(parts), _letters([parts[0], parts[-1]])) or _first_of_two(parts, letters)
    return meant and not all(map(is_known, parts)) and not any(map(title_of, parts))


def _first_of_two(parts: Sequence[str], letters: str) -> bool:
    """ "XC" for "Ximena Carrasco Ibáñez": letters that leave the second surname out."""
    return len(parts) == len(letters) + 1 > 2 and _letters(parts[:-1]) == letters and not is_known(parts[-1])


def _capitalised_rows(text: str) -> Iterator[str]:
    """Every two to four capitalised words in a row: "Die Juristin Thandeka Nomvula Kern" holds six rows."""
    for match in _CAPITALISED.finditer(text):
        words = match[0].split(" ")
        for length in range(min(_LONGEST_NAME, len(words)), 1, -1):
            yield from (" ".join(words[i : i + length]) for i in range(len(words) - length + 1))


def _letters(parts: Sequence[str]) -> str:
    return "".join(part[:1] for part in parts)
