"""Who stands behind a bare surname in the press conferences of German governments, by data/spokespeople.tsv."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, cached_property

from extraction.genres.speaker_labels.label import Label
from extraction.knowledge.names import is_given_name
from extraction.text import rows

_GERMANY = "Deutschland"
_GOVERNMENT = "BReg"
_BRACKET = re.compile(r"(?<=\w) \((?P<house>[^()\n]{2,30})\)")
_WORD = re.compile(r"[^\W\d_]{2,}$")
_LONGEST_NAME = 40
_MOST_OF_ONE_NAME = 100


class Surnames:
    """What a text says about the surnames in it: the houses in brackets behind them, and the given names before them."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _houses(self) -> dict[str, list[tuple[str, str]]]:
        """Last word before a bracket, in small letters → what stands before the bracket, and what in it, in the order of the text."""
        found: dict[str, list[tuple[str, str]]] = {}
        for match in _BRACKET.finditer(self._text):
            before = self._text[max(0, match.start() - _LONGEST_NAME) : match.start()].lower()
            of_name = found.setdefault(before.split()[-1], [])
            if len(of_name) < _MOST_OF_ONE_NAME:
                of_name.append((before, match["house"]))
        return found

    def house_of(self, surname: str) -> str | None:
        """The house in brackets behind a surname: "Sprecher: StS Lind, Kern (AA)"."""
        lower = surname.lower()
        for before, house in self._houses.get(lower.rpartition(" ")[2], ()):
            if before.endswith(lower) and not _is_letter(before[: -len(lower)][-1:]):
                return house
        return None

    def word_before(self, surname: str, label: Label) -> str | None:
        """The word before a surname where it stands first outside of a label."""
        wanted = f" {surname}"
        at = self._text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            word = _WORD.search(self._text[max(0, at - _LONGEST_NAME) : at])
            outside = word is not None and (end <= label.start or label.stop <= at - len(word[0]))
            if word is not None and outside and not _is_letter(self._text[end : end + 1]):
                return word[0]
            at = self._text.find(wanted, at + 1)
        return None


def _is_letter(character: str) -> bool:
    """Whether a character is of a word; there may be none."""
    return character.isalnum() or character == "_"


@cache
def spokespeople() -> dict[tuple[str, str], list[tuple[int, int, str]]]:
    """Surname and house → from which year to which who stands behind it in a German government's press conference."""
    found: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for surname, first, last, houses, person in rows("spokespeople.tsv"):
        for house in houses.split("|"):
            found.setdefault((surname, house), []).append((int(first), 9999 if last == "-" else int(last), person))
    return found


def spokesperson(label: Label, surnames: Surnames, on: date | None, *, german: bool = False) -> str | None:
    """The full name behind the surname in a label with a ministry or a short title, unless the text gives another.

    In a `german` government's press conference a bare surname means who speaks for the government, or whose house the text names.
    """
    if (label.behalf or (_GERMANY if german else None)) != _GERMANY or on is None:
        return None
    house = label.house or surnames.house_of(label.name) or _GOVERNMENT
    found = [person for first, last, person in spokespeople().get((label.name, house), ()) if first <= on.year <= last]
    if len(found) != 1:
        return None
    given = surnames.word_before(label.name, label)
    other = given is not None and given[0].isupper() and is_given_name(given)
    return None if other else found[0]
