"""How long a conversation lasted, by what a text says: "dauerte knapp eine Stunde", "in dem 40-minütigen Telefonat"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extraction.text.lexicon import rows

MOST_CHARS = 20_000  # of a text that are read
_LONGEST = 50  # characters before the unit: "etwas mehr als eine Dreiviertel"
_NEAR = 70  # characters between a duration and the word that says what lasted so long
_MOST_MINUTES = 24 * 60
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Duration:
    """How long, in minutes, and in the words of the text."""

    minutes: float
    text: str


def find_duration(text: str) -> Duration | None:
    """The first duration in a text that stands near a word for a conversation, in the same sentence."""
    text = text[:MOST_CHARS]
    for unit in _units().finditer(text):
        found = _pattern().search(text, max(0, unit.start() - _LONGEST), unit.end())
        if found is None:
            continue
        minutes = _number(found["number"], bool(found["half"])) * _unit(found["unit"])
        if 0 < minutes <= _MOST_MINUTES and _is_of_conversation(text, found.start(), found.end()):
            return Duration(minutes, " ".join(found[0].split()))
    return None


def _number(written: str, is_half: bool) -> float:
    """ "eine halbe" is a half, "40" and "1,5" are what they say."""
    if is_half:
        return 0.5
    return _forms("number").get(written) or _forms("number").get(written.lower()) or float(written.replace(",", "."))


def _unit(written: str) -> float:
    return _forms("minutes").get(written) or _forms("minutes")[written.lower()]


def _is_of_conversation(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    before, after = _SENTENCE_END.split(before)[-1], _SENTENCE_END.split(after)[0]
    if after.split()[:1] and after.split()[0] in _forms("otherwise"):  # "zwei Stunden vor dem Treffen"
        return False
    return any(word in _forms("meeting") for word in re.findall(r"\w+", f"{before} {after}"))


@cache
def _units() -> re.Pattern[str]:
    """Where a unit may stand: what is looked for in the whole text has to be quick."""
    units = sorted(_forms("minutes"), key=len, reverse=True)
    beginnings = {unit[1:5] for unit in units}
    return re.compile(rf"(?<=[A-Za-z])(?:{'|'.join(sorted(beginnings))})\w*")


@cache
def _pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted(_forms("number"), key=len, reverse=True))
    units = "|".join(sorted(_forms("minutes"), key=len, reverse=True))
    about = "|".join(_forms("about"))
    return re.compile(
        rf"(?:\b(?:{about})\.?\s+)*\b(?P<number>{numbers}|\d{{1,3}}(?:,\d)?)(?P<half>\s+halben?)?[\s-]*(?P<unit>{units})\b",
        re.IGNORECASE,
    )


@cache
def _forms(kind: str) -> dict[str, float]:
    return {
        form: float(value) for kind_, value, forms in rows("durations.tsv") if kind_ == kind for form in forms.split()
    }
