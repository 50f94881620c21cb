"""Reading the tables of trained weights: label, feature, weight. `make labels` writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from extraction.text import rows
from extraction.text.lexicon import lines

Vector = tuple[tuple[int, float], ...]
"""Weights by the index of their label; labels without one are left out."""

BIAS = "bias"
THRESHOLD = "threshold"
ANY_LABEL = "*"


class Weights:
    """The weights of one model, feature by feature."""

    def __init__(self, labels: Sequence[str], table: Mapping[str, Mapping[str, float]]) -> None:
        """`table` has feature → label → weight."""
        self.labels = tuple(labels)
        index = {label: i for i, label in enumerate(labels)}
        self.of_feature: dict[str, Vector] = {
            feature: tuple([(index[label], weight) for label, weight in row.items() if label in index])
            for feature, row in table.items()
        }
        self.bias = self._taken_out(BIAS, 0.0)
        self.thresholds = self._taken_out(THRESHOLD, 0.5)

    def _taken_out(self, feature: str, usual: float) -> list[float]:
        row = dict(self.of_feature.pop(feature, ()))
        return [row.get(i, usual) for i in range(len(self.labels))]

    def of(self, features: Iterable[str]) -> Vector:
        """What features add to each label together; nothing if they say nothing."""
        total: dict[int, float] = {}
        for feature in features:
            for label, weight in self.of_feature.get(feature, ()):
                total[label] = total.get(label, 0.0) + weight
        return tuple(total.items())


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
