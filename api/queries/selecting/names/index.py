"""An index of names that finds a thing by what people write for it: inflected, turned round, transliterated, by the surname alone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from api.queries.selecting.names.readings import has_title, read_ways
from extraction.knowledge.names.transliteration import romanise, transliteration_key
from extraction.text import EntityType, words_of
from extraction.text.folding import fold

CLOSE_ENOUGH = 70  # of 100, as rapidfuzz counts
NEARLY_AS_CLOSE = 12  # behind the closest
CLOSEST = 3  # that are told
OTHER_TYPE = 12  # so much closer what is of another type has to be
_FEWEST_SOUNDS = 5
_ALIKE = 60  # of 100, by letters, for names that sound alike
_LETTERS_A_FAULT = 4  # a name is no other for one fault in so many letters
_ENDING = re.compile(r"(?<=...)(?:e[mnrs]?|n|s)$")  # of German adjectives and nouns; no more than names need
_VOWELS = re.compile(r"[aeiou]+")
_SAME_SOUND = str.maketrans("hcfwx", "ssvvs")
_REPEATED = re.compile(r"(.)\1+")
K = TypeVar("K")


class NamedThing(NamedTuple):
    """A thing with its names."""

    id: str
    type: EntityType | None
    names: Sequence[str]
    country: str | None = None


class NameIndex:
    """Things by their names; nothing of it changes."""

    def __init__(self, things: Iterable[NamedThing]) -> None:
        self.types: dict[str, EntityType | None] = {}
        self._folded: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._words: dict[tuple[str, ...], set[str]] = defaultdict(set)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._sounds: dict[str, set[str]] = defaultdict(set)
        self._listed: list[tuple[str, str]] = []  # folded name, id
        for thing in things:
            self._add(thing)
        self._keys = [_sound(folded) for folded, _ in self._listed]

    def __contains__(self, id_: str) -> bool:
        return id_ in self.types

    def _add(self, thing: NamedThing) -> None:
        self.types[thing.id] = thing.type
        for folded in {fold(name) for name in thing.names} - {""}:
            self._folded[folded].add(thing.id)
            self._listed.append((folded, thing.id))
            words = folded.split()
            self._stems[_stems(words)].add(thing.id)
            if thing.type is EntityType.PERSON:
                self._add_person(thing, words)

    def _add_person(self, thing: NamedThing, words: Sequence[str]) -> None:
        keys = [transliteration_key(word) for word in words]
        self._words[tuple(sorted(keys))].add(thing.id)
        for key in keys:
            self._parts[key].add(thing.id)
        for surname in _surnames(keys, thing.country):
            self._surnames[surname].add(thing.id)
            self._sounds[_sound(surname)].add(thing.id)
        self._sounds[" ".join(sorted(map(_sound, words)))].add(thing.id)

    def find(self, name: str, preferred: EntityType | None = None) -> frozenset[str]:
        """The ids of what a name means, of the preferred type if anything of it is meant."""
        steps = (self._by_name, self._by_inflection, self._by_words, self._by_surname, self._by_parts, self._by_sound)
        others: frozenset[str] = frozenset()
        is_person = preferred is EntityType.PERSON and has_title(name)
        for reading in read_ways(name):
            for step in steps:
                found = step(reading)
                of_type = frozenset(id_ for id_ in found if preferred is None or self.types[id_] is preferred)
                if of_type:
                    return of_type
                if step == self._by_name and not is_person:
                    others = others or frozenset(found)
        return others

    def find_closest(self, name: str, preferred: EntityType | None, most: int) -> list[tuple[str, float]]:
        """Ids of what a misspelt name may mean, with how close they come, the closest first: by letters and by sound."""
        scores: dict[str, float] = {}
        for reading in read_ways(name):
            written, sound = fold(romanise(reading)), _sound(fold(romanise(reading)))
            for scorer, weight in ((fuzz.ratio, 1.0), (fuzz.token_sort_ratio, 0.97), (fuzz.token_set_ratio, 0.9)):
                self._score(scores, written, [folded for folded, _ in self._listed], scorer, weight)
            self._score(scores, sound, self._keys, fuzz.ratio, 0.88, written)
        of_type = {id_: score - self._handicap(id_, preferred) for id_, score in scores.items()}
        ranked = sorted(of_type.items(), key=lambda item: (-item[1], item[0]))
        return [(id_, score) for id_, score in ranked if score >= max(CLOSE_ENOUGH, ranked[0][1] - NEARLY_AS_CLOSE)][
            :most
        ]

    def _score(
        self,
        scores: dict[str, float],
        text: str,
        names: Sequence[str],
        scorer: Any,
        weight: float,
        written: str | None = None,
    ) -> None:
        """What sounds alike must be `written` nearly alike, too, and comes as close as both together."""
        found = process.extract(text, names, scorer=scorer, score_cutoff=CLOSE_ENOUGH / weight, limit=20)
        for _, score, at in found:
            folded, id_ = self._listed[at]
            letters = score if written is None else fuzz.ratio(written, folded)
            if is_near(text, names[at]) and letters >= min(score, _ALIKE):
                scores[id_] = max(scores.get(id_, 0), (score + letters) / 2 * weight)

    def _handicap(self, id_: str, preferred: EntityType | None) -> int:
        """What is of a type that a filter never takes is not offered; organisations speak and are spoken for, too."""
        type_ = self.types[id_]
        if preferred in (None, type_):
            return 0
        return OTHER_TYPE if type_ is EntityType.ORGANISATION else 100

    def _by_name(self, reading: str) -> Collection[str]:
        return self._folded.get(fold(reading), ())

    def _by_inflection(self, reading: str) -> Collection[str]:
        """ "Europäischen Union", "Vereinigten Staaten"."""
        return self._stems.get(_stems(fold(reading).split()), ())

    def _by_words(self, reading: str) -> Collection[str]:
        """Names of people in any order and transliteration."""
        return self._words.get(tuple(sorted(map(transliteration_key, fold(reading).split()))), ())

    def _by_surname(self, reading: str) -> Collection[str]:
        """A surname alone, or with initials before it."""
        words = [word for word in fold(reading).split() if len(word) > 1]
        return self._surnames.get(" ".join(map(transliteration_key, words)), ())

    def _by_parts(self, reading: str) -> Collection[str]:
        """Two or more parts of one person's name and of no other's, one word more or less."""
        keys = [transliteration_key(word) for word in fold(reading).split() if len(word) > 1]
        if len(keys) < 2 or len(keys) > 6:
            return ()
        for chosen in (keys, *([*keys[:i], *keys[i + 1 :]] for i in range(len(keys)) if len(keys) > 2)):
            found = set.intersection(*(self._parts.get(key, set()) for key in chosen))
            if len(found) == 1:
                return found
        return ()

    def _by_sound(self, reading: str) -> Collection[str]:
        """As romanisations for other languages have it, if only one person's name sounds so."""
        written = fold(reading)
        sound = " ".join(sorted(map(_sound, written.split())))
        found = self._sounds.get(sound, ()) if len(sound) >= _FEWEST_SOUNDS else ()
        return found if len(found) == 1 and self._is_alike(written, next(iter(found))) else ()

    def _is_alike(self, written: str, id_: str) -> bool:
        return any(fuzz.token_sort_ratio(written, name) >= _ALIKE for name, of in self._listed if of == id_)


def is_near(value: str, name: str) -> bool:
    """Whether one may be the other misspelt: as a whole, or each word of the shorter one as a word of the other."""
    shorter, longer = sorted((value.split(), name.split()), key=len)
    return _has_few_faults(value, name) or all(any(_has_few_faults(word, one) for one in longer) for word in shorter)


def _has_few_faults(word: str, other: str) -> bool:
    most = max(1, max(len(word), len(other)) // _LETTERS_A_FAULT)
    return OSA.distance(word, other, score_cutoff=most) <= most


def _surnames(keys: Sequence[str], country: str | None) -> Iterable[str]:
    """The last word, or the first where the family name comes first; with what belongs to it."""
    if len(keys) < 2:
        return keys
    if country in words_of("family_name_first"):
        return (keys[0],) if len(keys[0]) > 1 else ()
    return (keys[-1], " ".join(keys[1:]))


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(_ENDING.sub("", word) for word in words)


@lru_cache(maxsize=1 << 14)  # all known names, once
def _sound(folded: str) -> str:
    """A name with any vowels alike, and those consonants that some romanisation writes for another; without the e at the end of
    "Poutine".
    """
    key = transliteration_key(folded).translate(_SAME_SOUND).removesuffix("e")
    return _VOWELS.sub("a", _REPEATED.sub(r"\1", key))


def most_alike(value: str, folded: Mapping[K, str], limit: int = CLOSEST) -> list[K]:
    """The keys of the folded names that are most like a value, letter by letter or in whole words, the most alike first."""
    found = process.extract(fold(value), folded, scorer=fuzz.token_sort_ratio, score_cutoff=CLOSE_ENOUGH, limit=limit)
    return [key for _, score, key in found if score >= found[0][1] - NEARLY_AS_CLOSE]
