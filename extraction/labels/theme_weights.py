"""Themes by the weight of the words that speak for them, and which themes go together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from extraction.labels.label_set import Labels
from extraction.text import Evidence, rows, words_of

MOST = 4
MOST_NAMED = 6
MOST_EVIDENCE = 8
ENOUGH = 2.0
NAMED = 3.0
WEAK_AT_MOST = 1.5
PLACES = words_of("theme_of_place")
VENUES = words_of("theme_of_venue")

ThemeLabels = Labels[str]
Weighed = tuple[float, Evidence]


@dataclass(slots=True)
class Weights:
    """Themes with their weight and the words that made it."""

    weight: dict[str, float] = field(default_factory=dict)
    evidence: dict[str, list[Evidence]] = field(default_factory=dict)
    _strong: list[str] | None = field(default=None, init=False)  # once they were asked for

    @classmethod
    def of(cls, terms: Iterable[Weighed]) -> Weights:
        """The weights of terms, added up."""
        weights = cls()
        for weight, evidence in terms:
            weights.add(evidence.value, weight, evidence)
        return weights

    def add(self, theme: str, weight: float, evidence: Evidence) -> None:
        """Add a word's weight to a theme; weak words alone never make a strong theme."""
        self._strong = None
        before = self.weight.get(theme, 0.0)
        total = max(before, weight) if theme in PLACES else before + weight
        strong = weight >= ENOUGH or before >= ENOUGH
        self.weight[theme] = total if strong else min(total, WEAK_AT_MOST)
        words = self.evidence.setdefault(theme, [])
        if len(words) < MOST_EVIDENCE:
            words.append(evidence)

    def strong(self) -> list[str]:
        """The themes with enough weight, the heaviest first; beside one that is named, others must weigh as much."""
        if self._strong is None:
            self._strong = self._find_strong() if self.weight else []
        return self._strong.copy()

    def _find_strong(self) -> list[str]:
        named = [t for t, weight in self.weight.items() if weight >= NAMED]
        strong = [t for t, weight in self.weight.items() if weight >= ENOUGH and self._holds(t, named)]
        return ranked({t: self.weight[t] for t in strong if t in named or not self._is_aside(t, strong)})

    def _is_aside(self, theme: str, strong: Sequence[str]) -> bool:
        """Whether a country only says where: "Flüssiggas aus Katar" is not about a conflict of the Middle East."""
        others = [other for other in strong if other not in PLACES]
        return theme in PLACES and bool(others) and set(others) <= company("placeless", "*")

    def _holds(self, theme: str, named: Sequence[str]) -> bool:
        """Whether a strong theme holds beside those that are named: places do, and what goes together with them."""
        if not named or theme in named or theme in PLACES:
            return True
        return any(theme in company("beside", other) for other in named)

    def besides(self, aside: Set[str]) -> list[str]:
        """The strong themes among all but some; all where those are the only ones."""
        if not self.weight:
            return []
        others = Weights({t: weight for t, weight in self.weight.items() if t not in aside})
        return others.strong() or self.strong()

    def leading(self) -> list[str]:
        """The strong themes of a title and lead; who meets and where says less than what about."""
        return self.besides(PLACES | VENUES)

    def weak(self) -> list[str]:
        """The heaviest of the themes with too little weight."""
        top = max(self.weight.values(), default=0.0)
        return ranked({t: w for t, w in self.weight.items() if w == top})

    def labels(self, themes: Iterable[str]) -> ThemeLabels:
        """The themes with their evidence."""
        chosen = tuple(t for i, t in enumerate(themes) if i < MOST or self.weight.get(t, 0.0) >= NAMED)[:MOST_NAMED]
        return Labels(chosen, tuple(e for theme in chosen for e in self.evidence.get(theme, ())))


def ranked(weight: dict[str, float]) -> list[str]:
    """Themes by falling weight."""
    return sorted(weight, key=lambda theme: -weight[theme])


def company(use: str, theme: str) -> frozenset[str]:
    """The themes that data/theme_company.tsv lists for a use and a theme."""
    return _companies().get((use, theme), frozenset())


@cache
def _companies() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for use, theme, other in rows("theme_company.tsv"):
        found.setdefault((use, theme), set()).add(other)
    return {key: frozenset(themes) for key, themes in found.items()}


def place_of(themes: Iterable[str]) -> str | None:
    """The first theme that is a place."""
    return next((theme for theme in themes if theme in PLACES), None)


def without_venues(labels: ThemeLabels) -> ThemeLabels:
    """Labels without who meets whom and in which circle, where there are others."""
    return labels.only(set(labels.values) - VENUES) or labels
