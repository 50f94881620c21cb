"""Themes as two linear models choose them: one hears the words, the other weighs them with the article around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from operator import add

from extraction.labels.label_set import Labels
from extraction.labels.model.theme_features import CIRCUMSTANCES, FEATURES, StatementFeatures, ThemeFeatures
from extraction.labels.model.weights import ANY_LABEL, BIAS, THRESHOLD, read_table, themes
from extraction.labels.model.word_scores import probabilities, word_scores
from extraction.labels.stance import tokens_in
from extraction.labels.theme_terms import TermMatch
from extraction.text import Attribution, Document, Evidence, Span, guarded

STAGE = "themes"
LAST_RESORT = "bilateral-relations"  # where nothing says anything, or a text can't be read
LISTED = 0.05  # how likely a theme is at least of those that a sentence lists by name
LEAST = 0.09  # how likely the best theme is at least
MOST = 4
MOST_NAMED = 6
MOST_WORDS = 3
SPEAKS = 0.3  # a word's weight from which on it is shown as evidence
LOOK_BACK = 12

ThemeLabels = Labels[str]


class ThemeModel:
    """The weights of data/theme_evidence_weights.tsv: for each feature one by circumstance, and each theme's bias and threshold."""

    def __init__(self, table: dict[str, dict[str, float]]) -> None:
        self.weights = [
            [table.get(weight_name(feature, circumstance), {}).get(ANY_LABEL, 0.0) for circumstance in CIRCUMSTANCES]
            for feature in FEATURES
        ]
        self.bias = [table.get(BIAS, {}).get(theme, 0.0) for theme in themes()]
        self.nothing = [0.0] * len(self.bias)
        self.thresholds = [table.get(THRESHOLD, {}).get(theme, 0.5) for theme in themes()]

    def likelihoods(self, statement: StatementFeatures) -> list[float]:
        """How likely each theme is."""
        always, direct, carried, unsure = statement.circumstances
        weighed = []
        for (by_always, by_direct, by_carried, by_unsure), row in zip(self.weights, statement.numbers, strict=True):
            if not any(row):
                continue  # like what terms and hints say of most statements
            weight = by_always * always + by_direct * direct + by_carried * carried + by_unsure * unsure
            weighed.append([weight * number for number in row])
        added = map(sum, zip(*weighed, strict=True)) if weighed else self.nothing
        return probabilities(list(map(add, self.bias, added)))

    def choose(self, likely: Sequence[float], named: Sequence[float]) -> list[int]:
        """The best theme, and others above their thresholds, more than MOST only where terms name them; the likeliest first.

        LAST_RESORT where none is likely. A sentence that lists MOST subjects by name is about each of them.
        """
        best = max(range(len(likely)), key=likely.__getitem__)
        if likely[best] < LEAST:
            return [themes().index(LAST_RESORT)]
        lists = named.count(1) >= MOST
        thresholds = self.thresholds
        if lists:
            thresholds = [LISTED if one == 1 else least for one, least in zip(named, thresholds, strict=True)]
        above = [i for i, (one, least) in enumerate(zip(likely, thresholds, strict=True)) if one >= least and i != best]
        chosen = [best, *sorted(above, key=lambda theme: -likely[theme])]
        return chosen[:MOST] + [theme for theme in chosen[MOST:MOST_NAMED] if named[theme] == 1]


def weight_name(feature: str, circumstance: str) -> str:
    """The name under which the table has the weight of a feature in a circumstance."""
    return feature if circumstance == CIRCUMSTANCES[0] else f"{feature}, {circumstance}"


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
    with guarded(document, STAGE):
        features = ThemeFeatures(document, attributions, word_scores())
        return [_read(features, index) for index in range(len(attributions))]
    return [Labels((LAST_RESORT,)) for _ in attributions]


def _read(features: ThemeFeatures, index: int) -> ThemeLabels:
    """The themes of a statement; none if it can't be read."""
    document = features.document
    with guarded(document, STAGE, document.sentences[features.attributions[index].sentence].span):
        return _choose(features, index)
    return Labels()


def _choose(features: ThemeFeatures, index: int) -> ThemeLabels:
    statement, model = features.of_statement(index), theme_model()
    chosen = model.choose(model.likelihoods(statement), statement.content.named)
    names = tuple(features.themes[theme] for theme in chosen)
    return Labels(names, tuple(e for theme in chosen for e in _evidence(features, index, theme, statement.terms)))


def _evidence(features: ThemeFeatures, index: int, theme: int, terms: Sequence[TermMatch]) -> list[Evidence]:
    """The words that carried a theme: the terms of the content, else its heaviest words, else what was said before."""
    name, sentence = features.themes[theme], features.attributions[index].sentence
    named = _shown(features, sentence, name, terms)
    return named or list(_heavy_words(features, index, theme)) or _said_before(features, sentence, name)


def _shown(features: ThemeFeatures, sentence: int, name: str, terms: Sequence[TermMatch]) -> list[Evidence]:
    """The first terms that speak for a theme."""
    spans = [features.span_of(sentence, term) for term in terms if term.theme == name][:MOST_WORDS]
    return [Evidence("themes", name, span.of(features.document.text), span) for span in spans]


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


def _said_before(features: ThemeFeatures, sentence: int, name: str) -> list[Evidence]:
    """The terms of the last sentence that names a theme, or else of the first one behind."""
    for other in (*range(sentence, max(-1, sentence - LOOK_BACK), -1), *range(sentence + 1, sentence + LOOK_BACK)):
        if other < len(features.sentences):
            found = _shown(features, other, name, features.sentences[other].terms)
            if found:
                return found
    return []
