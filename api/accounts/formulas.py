"""Formulas: phrases of a speaker that come back word for word on another day ("gebührende Rolle spielen"), and those that vanish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date
from itertools import islice, pairwise

from msgspec import Struct

from api.accounts.told import Told
from api.queries.fulltext.analysis import Word, analyse, is_content

SHORTEST, LONGEST = 3, 12  # words
FEWEST_CONTENT_WORDS = 2
FEWEST_ABSENCES = 2  # days of which it has to be missing before it has vanished
MOST = 20
MOST_WORDS = 200  # of a statement that are read

Stems = tuple[str, ...]


class Formula(Struct, frozen=True):
    """A phrase as it was said last, how many statements have it, the first and the last of them.

    It has vanished when it is missing since on more days than it ever was between two uses.
    """

    text: str
    count: int
    first: Told
    last: Told
    has_vanished: bool


def list_formulas(told: Sequence[Told], most: int = MOST) -> list[Formula]:
    """The formulas in statements in the order of time, those said most often first; no part of a longer one that is said as often."""
    days = sorted({one.day for one in told})
    repeated = {stems: uses for stems, uses in _find_phrases(told).items() if _is_repeated(uses)}
    whole = _drop_parts(repeated)
    ranked = sorted(whole, key=lambda stems: (-len(repeated[stems]), -len(stems), stems))
    return [_describe(repeated[stems], days) for stems in ranked[:most]]


class _Use(Struct, frozen=True):
    """A phrase in a statement: from which to which character."""

    told: Told
    start: int
    end: int


def _find_phrases(told: Sequence[Told]) -> dict[Stems, list[_Use]]:
    """Every phrase that may be a formula, with its uses, one for a statement."""
    found: dict[Stems, list[_Use]] = {}
    texts = [list(islice(analyse(one.text), MOST_WORDS)) for one in told]
    returning = _find_returning(told, texts)
    for one, words in zip(told, texts, strict=True):
        own: dict[Stems, _Use] = {}
        for first, last in _spans(words, returning):
            stems = tuple(word.stem for word in words[first : last + 1])
            own.setdefault(stems, _Use(one, words[first].start, words[last].end))
        for stems, use in own.items():
            found.setdefault(stems, []).append(use)
    return found


def _find_returning(told: Sequence[Told], texts: Sequence[Sequence[Word]]) -> set[str]:
    """The stems that are said on two days at least: no formula has any other, which leaves few phrases to look at."""
    first_day: dict[str, date] = {}
    found: set[str] = set()
    for one, words in zip(told, texts, strict=True):
        found |= {word.stem for word in words if first_day.setdefault(word.stem, one.day) != one.day}
    return found


def _spans(words: Sequence[Word], returning: Set[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each phrase of returning words that begins and ends with a content word."""
    content = [place for place, word in enumerate(words) if is_content(word.stem)]
    others = [place for place, word in enumerate(words) if word.stem not in returning]
    for at, first in enumerate(content):
        end = next((place for place in others if place >= first), len(words))
        for last in content[at + FEWEST_CONTENT_WORDS - 1 :]:
            if last >= min(end, first + LONGEST):
                break
            if last - first + 1 >= SHORTEST:
                yield first, last


def _is_repeated(uses: Sequence[_Use]) -> bool:
    return len(uses) > 1 and uses[0].told.day != uses[-1].told.day


def _drop_parts(repeated: dict[Stems, list[_Use]]) -> list[Stems]:
    """The phrases that are no part of a longer one with as many uses. What has fewer words again is a part of these parts."""
    parts = {
        part for stems, uses in repeated.items() for part in _cut(stems) if len(repeated.get(part, ())) == len(uses)
    }
    return [stems for stems in repeated if stems not in parts]


def _cut(stems: Stems) -> Iterator[Stems]:
    """A phrase without its first and without its last content word."""
    content = [place for place, one in enumerate(stems) if is_content(one)]
    yield stems[content[1] :]
    yield stems[: content[-2] + 1]


def _describe(uses: Sequence[_Use], days: Sequence[date]) -> Formula:
    last = uses[-1]
    used = sorted({days.index(use.told.day) for use in uses})
    longest_gap = max((after - before - 1 for before, after in pairwise(used)), default=0)
    missing = len(days) - 1 - used[-1]
    return Formula(
        text=last.told.text[last.start : last.end],
        count=len(uses),
        first=uses[0].told,
        last=last.told,
        has_vanished=missing >= FEWEST_ABSENCES and missing > longest_gap,
    )
