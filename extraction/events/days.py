"""The days that a text names, resolved against the day of publication: "am Mittwochnachmittag", "gestern", "am 5. Mai"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from extraction.text import Token, rows, word_list, words_of
from extraction.text.records import keeping_words

_WEEK = 7
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?$")
_YEAR = re.compile(r"(?:19|20)\d{2}$")
_BEFORE_DAYS = words_of("preposition", "article", "determiner", "day_before", "day_after")  # "Herr Freitag" is none
_DAYTIMES = word_list("event_daytime")


@dataclass(frozen=True, slots=True)
class ToldDay:
    """A day that the words at a half-open range of tokens name. `explicit` ones are dates, the others count from publication."""

    first: int
    last: int
    day: date
    explicit: bool = False


def find_days(tokens: Sequence[Token], first: int, last: int, on: date | None) -> list[ToldDay]:
    """The days that some tokens name, in their order. Without a day of publication only full dates are days."""
    found: list[ToldDay] = []
    i = first
    while i < last:
        told = _day_at(tokens, i, last, on) if _may_name_day(tokens[i].text) else None
        if told is not None:
            if told.explicit and found and not found[-1].explicit and told.first - found[-1].last <= 1:
                found.pop()  # "am Mittwoch, 15. Juni": the date decides
            found.append(told)
        i = told.last if told is not None else i + 1
    return found


def _day_at(tokens: Sequence[Token], i: int, last: int, on: date | None) -> ToldDay | None:
    return next((day for read in _READERS if (day := read(tokens, i, last, on)) is not None), None)


@keeping_words
def _may_name_day(word: str) -> bool:
    """Whether a word may begin what names a day; most don't."""
    return word[0].isdigit() or _days_back(word.lower()) is not None or weekday_of(word) is not None


def _named_day(tokens: Sequence[Token], i: int, last: int, on: date | None) -> ToldDay | None:
    """ "heute", "gestern", "am Vortag"."""
    if on is None:
        return None
    word = tokens[i].text.lower()
    if word in words_of("day_eve") and _has_genitive(tokens, i, last):
        return None  # "am Vorabend des Gipfels"
    back = _days_back(word)
    return ToldDay(i, i + 1, on - timedelta(days=back)) if back is not None else None


def _has_genitive(tokens: Sequence[Token], i: int, last: int) -> bool:
    return i + 1 < last and tokens[i + 1].text.lower() in words_of("genitive_article", "genitive_start")


def _days_back(word: str) -> int | None:
    if word in words_of("day_same"):
        return 0
    if word in words_of("day_earlier", "day_eve"):
        return 1
    return 2 if word in words_of("day_two_earlier") else None


def _weekday(tokens: Sequence[Token], i: int, _last: int, on: date | None) -> ToldDay | None:
    """ "am Mittwochnachmittag": the last one before publication, or on that day; "kommenden Mittwoch" the next."""
    number = weekday_of(tokens[i].text)
    before = tokens[i - 1].text.lower() if i else ""
    if number is None or on is None or (i and tokens[i - 1].text[0].isupper() and before not in _BEFORE_DAYS):
        return None
    if before == "des":
        return None  # "zum Schutz des Sonntags"
    back = (on.weekday() - number) % _WEEK
    if before in words_of("day_after"):
        return ToldDay(i, i + 1, on + timedelta(days=_WEEK - back))
    if before in words_of("day_before") and back == 0:
        back = _WEEK
    return ToldDay(i, i + 1, on - timedelta(days=back))


def weekday_of(word: str) -> int | None:
    """The number of the weekday that a word names, alone or with a part of the day; Monday is 0."""
    return _weekday_in(word) if word[0].isupper() else None


@keeping_words
def _weekday_in(word: str) -> int | None:
    lower = word.lower()
    for name, number in _weekdays().items():
        if lower.startswith(name) and lower[len(name) :] in ("", "s", *_DAYTIMES):
            return number
    return None


@cache
def _weekdays() -> dict[str, int]:
    return {name: int(number) for name, number in rows("weekdays.tsv")}


@cache
def _months() -> dict[str, int]:
    return {name: int(number) for name, number in rows("months.tsv")}


def _date_in_words(tokens: Sequence[Token], i: int, last: int, on: date | None) -> ToldDay | None:
    """ "5. Mai", "5. Mai 2026", "3. bis 5. Mai", "3. und 4. Mai": of several days the first."""
    if not tokens[i].text.isdigit() or i + 2 >= last or tokens[i + 1].text != ".":
        return None
    at = i + 2
    if tokens[at].text in ("bis", "und", "/", "–", "-") and at + 3 < last and tokens[at + 2].text == ".":
        at += 3
    month = _months().get(tokens[at].text.lower().rstrip("."))
    if month is None:
        return None
    end = at + 1
    if end < last and tokens[end].text == ".":
        end += 1
    year = int(tokens[end].text) if end < last and _YEAR.match(tokens[end].text) else None
    return _told(i, end + (year is not None), int(tokens[i].text), month, year, on)


def _date_in_figures(tokens: Sequence[Token], i: int, last: int, on: date | None) -> ToldDay | None:
    """ "15.06.2022", "5.5."."""
    if not tokens[i].text[0].isdigit():
        return None
    match = _DAY_AND_MONTH.match(tokens[i].text)
    if match is None:
        return None
    full = match[3] is not None
    if not full and not (i + 1 < last and tokens[i + 1].text == "." and tokens[i + 1].start == tokens[i].end):
        return None
    year = (int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])) if full else None
    return _told(i, i + 1 + (not full), int(match[1]), int(match[2]), year, on)


def _told(first: int, end: int, day: int, month: int, year: int | None, on: date | None) -> ToldDay | None:
    """A date; without a year the one that is nearest to the day of publication."""
    if year is None and on is None:
        return None
    years = [year] if year is not None else [on.year, on.year - 1, on.year + 1] if on else []
    days = [found for one in years if (found := _date(one, month, day)) is not None]
    if not days:
        return None
    nearest = min(days, key=lambda d: abs((d - on).days)) if on else days[0]
    return ToldDay(first, end, nearest, explicit=True)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_Reader = Callable[[Sequence[Token], int, int, "date | None"], "ToldDay | None"]
_READERS: tuple[_Reader, ...] = (_named_day, _weekday, _date_in_words, _date_in_figures)


def lies_long_before(tokens: Sequence[Token], first: int, last: int, on: date | None) -> bool:
    """Whether words put something into an earlier month or year: "im März", "2019", "vor drei Jahren", "im Vorjahr"."""
    return any(_may_tell_of_past(tokens[i].text) and _tells_of_past(tokens, i, first, on) for i in range(first, last))


@keeping_words
def _may_tell_of_past(word: str) -> bool:
    return word.lower() in words_of("long_before") or word.lower() in _months() or _YEAR.match(word) is not None


def _tells_of_past(tokens: Sequence[Token], i: int, first: int, on: date | None) -> bool:
    word = tokens[i].text
    lower = word.lower()
    if lower in words_of("long_before"):
        season = bool(i) and tokens[i - 1].text.lower() == "im"
        return lower.startswith("vor") or season or any(t.text.lower() == "vor" for t in tokens[max(first, i - 3) : i])
    if _YEAR.match(word):
        before = tokens[i - 1].text.lower() if i else ""
        return on is not None and int(word) < on.year - 1 and before not in ("seit", "von")
    before = tokens[i - 1].text.lower() if i else ""
    return lower in _months() and word[0].isupper() and before == "im" and (on is None or _months()[lower] != on.month)
