"""Themes as two linear models choose them: one hears the words, the other weighs them with the rules and the article around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from operator import mul

from extraction.labels.label_set import Labels
from extraction.labels.model.theme_features import FEATURES, ThemeFeatures
from extraction.labels.model.weights import ANY_LABEL, BIAS, THRESHOLD, read_table, themes
from extraction.labels.model.word_scores import probability, word_scores
from extraction.labels.stance import tokens_in
from extraction.labels.theme_weights import ThemeLabels
from extraction.labels.themes import LAST_RESORT, STAGE, ThemeReader
from extraction.text import Attribution, Document, Evidence, Span, guarded

MOST = 4
MOST_NAMED = 6
MOST_WORDS = 3
SPEAKS = 0.3  # a word's weight from which on it is shown as evidence
LOOK_BACK = 12


class ThemeModel:
    """The weights of data/theme_evidence_weights.tsv: one for each number, and each theme's bias and threshold."""

    def __init__(self, table: dict[str, dict[str, float]]) -> None:
        self.weights = tuple(table.get(feature, {}).get(ANY_LABEL, 0.0) for feature in FEATURES)
        self.bias = [table.get(BIAS, {}).get(theme, 0.0) for theme in themes()]
        self.thresholds = [table.get(THRESHOLD, {}).get(theme, 0.5) for theme in themes()]

    def probability(self, theme: int, numbers: Sequence[float]) -> float:
        """How likely a theme is, by the numbers that speak for it."""
        return probability(self.bias[theme] + sum(map(mul, self.weights, numbers)))

    def choose(self, likely: dict[int, float], named: Sequence[float]) -> list[int]:
        """The best theme, and others above their thresholds, more than MOST only where terms name them; the likeliest first."""
        ranked = sorted(likely, key=lambda theme: -likely[theme])
        chosen = ranked[:1] + [theme for theme in ranked[1:] if likely[theme] >= self.thresholds[theme]]
        return chosen[:MOST] + [theme for theme in chosen[MOST:MOST_NAMED] if named[theme] == 1]


@cache
def theme_model() -> ThemeModel:
    """The trained model."""
    return ThemeModel(read_table("theme_evidence_weights.tsv"))


def assign(document: Document, attributions: Sequence[Attribution]) -> list[ThemeLabels]:
    """Themes and their evidence for all attributions of an article, in the order of the text.

    None is without a theme, but for those whose sentence could not be read.
    """
    if not attributions:
        return []
    ruled = [Labels((LAST_RESORT,)) for _ in attributions]
    with guarded(document, STAGE):
        rules = ThemeReader(document, attributions)
        ruled = rules.read()
        features = ThemeFeatures(document, attributions, rules, word_scores())
        return [_choose(features, index, labels) if labels else labels for index, labels in enumerate(ruled)]
    return ruled


def _choose(features: ThemeFeatures, index: int, ruled: ThemeLabels) -> ThemeLabels:
    content = features.content(index)
    candidates = features.candidates(content, ruled.values)
    numbers = features.of_statement(index, content, ruled.values, candidates)
    model = theme_model()
    likely = {theme: model.probability(theme, row) for theme, row in zip(candidates, numbers, strict=True)}
    chosen = model.choose(likely, content.named)
    names = tuple(features.themes[theme] for theme in chosen)
    evidence = (e for theme in chosen for e in _evidence(features, index, theme, ruled))
    return Labels(names, tuple(evidence))


def _evidence(features: ThemeFeatures, index: int, theme: int, ruled: ThemeLabels) -> list[Evidence]:
    """The words that carried a theme: those of the rules, else the heaviest of the content, else what was said before."""
    name = features.themes[theme]
    by_rules = [e for e in ruled.evidence if e.value == name]
    return by_rules or list(_heavy_words(features, index, theme)) or _said_before(features, index, name)


def _heavy_words(features: ThemeFeatures, index: int, theme: int) -> Iterator[Evidence]:
    """The words of a content that speak most for a theme."""
    name, scores = features.themes[theme], features.scores
    heavy = []
    for span in features.attributions[index].content:
        for token in tokens_in(features.document, span):
            weights = scores.word(token.text).weights
            if weights and weights[theme] >= SPEAKS:
                heavy.append((-weights[theme], token.start, token))
    for _, _, token in sorted(heavy[:100], key=lambda found: found[:2])[:MOST_WORDS]:
        yield Evidence("themes", name, token.text, Span(token.start, token.end))


def _said_before(features: ThemeFeatures, index: int, name: str) -> list[Evidence]:
    """The terms of the last sentence that names a theme, or else of the first one behind."""
    sentence = features.attributions[index].sentence
    for other in (*range(sentence, max(-1, sentence - LOOK_BACK), -1), *range(sentence + 1, sentence + LOOK_BACK)):
        if other < len(features.sentences):
            found = [e for _, e in features.rules.terms_of_sentence(other) if e.value == name]
            if found:
                return found[:MOST_WORDS]
    return []
