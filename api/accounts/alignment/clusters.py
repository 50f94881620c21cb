"""Which statements go into one row: the likeliest pairs first, whatever the order in which articles come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

from api.accounts.alignment import weights
from api.accounts.alignment.pairs import Pair, Text

Cluster = tuple[int, ...]


def cluster(texts: Sequence[Text], pairs: Iterable[Pair]) -> list[Cluster]:
    """Every place in exactly one cluster; `texts` are those of the statements at the places.

    Two clusters become one when their statements are alike on the whole (average linkage). A text has one statement in a cluster,
    and another one only where that is sure: what one side tells in one sentence the other may tell in two.
    """
    scores = {(pair.one, pair.other): pair.score for pair in pairs}
    alike = [pair for pair, score in scores.items() if score >= weights.ALIKE]
    scores |= {(other, one): score for (one, other), score in scores.items()}  # asked for in either order
    own: dict[int, Cluster] = {place: (place,) for place in range(len(texts))}
    for one, other in sorted(alike, key=lambda pair: (-scores[pair], pair)):
        first, second = own[one], own[other]
        if first is second or not _fit(texts, first, second, scores):
            continue
        joined = tuple(sorted(first + second))
        own |= dict.fromkeys(joined, joined)
    return sorted(set(own.values()))


def _fit(texts: Sequence[Text], first: Cluster, second: Cluster, scores: Mapping[tuple[int, int], float]) -> bool:
    between = [scores.get(pair, 0.0) for pair in product(first, second) if texts[pair[0]] != texts[pair[1]]]
    repeats = {texts[place] for place in first} & {texts[place] for place in second}
    needed = weights.SURE if repeats else weights.ALIKE
    return bool(between) and sum(between) / len(between) >= needed
