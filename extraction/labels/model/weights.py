"""Reading the tables of trained weights: label, feature, weight. `make labels` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from extraction.text import rows
from extraction.text.lexicon import lines

Vector = tuple[float, ...]
"""A weight for each label, in the order of the labels."""

BIAS = "bias"
THRESHOLD = "threshold"
ANY_LABEL = "*"


class Weights:
    """The weights of one model, feature by feature."""

    def __init__(self, labels: Sequence[str], table: Mapping[str, Mapping[str, float]]) -> None:
        """`table` has feature → label → weight."""
        self.labels = tuple(labels)
        places = {label: i for i, label in enumerate(labels)}
        self.of_feature: dict[str, Vector] = {feature: _vector(row, places) for feature, row in table.items()}
        self.of_feature.pop(BIAS, None)
        self.of_feature.pop(THRESHOLD, None)
        self.bias = [table.get(BIAS, {}).get(label, 0.0) for label in labels]
        self.thresholds = [table.get(THRESHOLD, {}).get(label, 0.5) for label in labels]

    def of(self, features: Iterable[str]) -> Vector:
        """What features add to each label together; nothing if they say nothing."""
        return tuple(map(sum, zip(*self._known(features), strict=True)))

    def with_bias(self, features: Iterable[str]) -> list[float]:
        """The log odds of each label by features."""
        return added_up(self.bias, self._known(features))

    def _known(self, features: Iterable[str]) -> list[Vector]:
        return list(filter(None, map(self.of_feature.get, features)))


def _vector(weights: Mapping[str, float], places: Mapping[str, int]) -> Vector:
    """The weight for each label, in their order: a feature has one for few of them."""
    vector = [0.0] * len(places)
    for label, weight in weights.items():
        if label in places:
            vector[places[label]] = weight
    return tuple(vector)


def added_up(bias: Sequence[float], vectors: Iterable[Vector]) -> list[float]:
    """Log odds with everything that speaks for or against them."""
    return list(map(sum, zip(bias, *vectors, strict=True)))


@cache
def read_table(name: str) -> dict[str, dict[str, float]]:
    """Feature → label → weight, from one table."""
    table: dict[str, dict[str, float]] = {}
    for line in lines(name):
        if not line.startswith(
            "# "
        ):  # read by itself: the features of the acts are half of all that is read at the start
            label, feature, weight = line.split("\t")
            row = table.get(feature)
            if row is None:
                table[feature] = {label: float(weight)}
            else:
                row[label] = float(weight)
    return table


@cache
def themes() -> tuple[str, ...]:
    """The ids of the themes, in the order of data/themes.tsv."""
    return tuple(row[0] for row in rows("themes.tsv"))
