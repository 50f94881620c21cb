"""Pairs of statements of different texts, and how likely it is that they tell the same point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import exp, log

from msgspec import Struct

from api.accounts.alignment import weights
from api.accounts.alignment.contents import Features, read_features
from api.accounts.alignment.speakers import Speakers
from api.accounts.told import Told
from extraction.text import EntityType

Text = tuple[str, str]  # the side and the article to which a statement belongs
RAREST = 0.1  # what a feature counts that every statement has


class Pair(Struct, frozen=True):
    """Two statements by their places in a list, and the probability that they tell the same point."""

    one: int
    other: int
    score: float


def score_pairs(told: Sequence[Told], texts: Sequence[Text], speakers: Speakers) -> list[Pair]:
    """The pairs that have something in common: of different texts, of speakers who may be the same."""
    contents = _weigh([_read(one) for one in told])
    totals = [sum(content.values()) for content in contents]
    themes = _weigh([dict.fromkeys(one.themes, 1.0) for one in told])
    who = [speakers.of(one) for one in told]
    found = []
    for (one, other), shared in _find_shared(contents, texts).items():
        if speakers.may_agree(who[one], who[other]):
            score = _score(shared, totals[one], totals[other], _best_theme(themes[one], themes[other]))
            found.append(Pair(one, other, score))
    return found


def _read(told: Told) -> Features:
    """The features of a content. Countries are named all the time, and seldom are what a statement is about."""
    found = read_features(told.text)
    countries = {
        feature for one in told.entities if one.type is EntityType.COUNTRY for feature in read_features(one.text)
    }
    return {feature: weight * (weights.COUNTRY if feature in countries else 1) for feature, weight in found.items()}


def _score(shared: float, one: float, other: float, theme: float) -> float:
    odds = weights.START + weights.THEME * theme
    odds += weights.SHARED * 2 * shared / (one + other)
    odds += weights.COVERED * shared / (min(one, other) + weights.DAMPING)
    return 1 / (1 + exp(-odds))


def _weigh(features: Sequence[Features]) -> list[Features]:
    """Features by how rare they are here: "Erdgas" tells less apart in a call on nothing but gas."""
    rarity = _rarity(features)
    return [{feature: weight * rarity[feature] for feature, weight in of.items()} for of in features]


def _rarity(features: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """1 for what one statement has, less the more have it."""
    listed = list(features)
    counted = Counter(feature for of in listed for feature in of)
    all_ = len(listed) + 1
    return {feature: max(RAREST, log(all_ / count) / log(all_)) for feature, count in counted.items()}


def _find_shared(contents: Sequence[Features], texts: Sequence[Text]) -> dict[tuple[int, int], float]:
    """What each two statements of different texts have in common, by lists of the statements of each feature."""
    numbers = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    text_of = [numbers[text] for text in texts]
    shared: dict[tuple[int, int], float] = {}
    for holders in _list_holders(contents):
        for (one, weight), (other, same) in combinations(holders, 2):
            if text_of[one] != text_of[other]:
                key = (one, other)
                shared[key] = shared.get(key, 0.0) + (
                    weight if weight < same else same
                )  # hundreds of thousands of times
    return shared


def _list_holders(contents: Sequence[Features]) -> Iterator[list[tuple[int, float]]]:
    holders: dict[str, list[tuple[int, float]]] = {}
    for place, content in enumerate(contents):
        for feature, weight in content.items():
            holders.setdefault(feature, []).append((place, weight))
    return (of for of in holders.values() if 1 < len(of) <= weights.MOST_SHARING)


def _best_theme(one: Features, other: Features) -> float:
    return max((weight for theme, weight in one.items() if theme in other), default=0.0)
