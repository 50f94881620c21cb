"""Acts as a linear model chooses them from the features of a statement, the rules' verdict among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extraction.labels import acts as rules
from extraction.labels.label_set import Labels
from extraction.labels.model.act_features import Features, act_features
from extraction.labels.model.weights import Weights, read_table
from extraction.labels.model.word_scores import probability
from extraction.labels.stance import Clause, main_clauses
from extraction.text import Act, Attribution, Document, Evidence, Span, Token, growing, rows

MOST = 2
COMMENT = Act.COMMENT.value
MOST_WORDS = 3
SPEAKS = 0.2  # a feature's weight from which on its word is shown as evidence


@cache
def act_names() -> tuple[str, ...]:
    """The acts in the order of data/acts.tsv, the strongest first."""
    return tuple(row[0] for row in rows("acts.tsv"))


class ActModel:
    """The weights of data/act_weights.tsv."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.acts = tuple(map(Act, weights.labels))

    def choose(self, features: Features) -> list[int]:
        """The best act, and a second one above its threshold; a comment stands alone."""
        logits = self.weights.with_bias(features)
        ranked = sorted(range(len(logits)), key=logits.__getitem__, reverse=True)
        first, second = ranked[:MOST]
        alone = COMMENT in (self.weights.labels[first], self.weights.labels[second])
        return [first] if alone or probability(logits[second]) < self.weights.thresholds[second] else [first, second]

    def heavy_words(self, features: Features, act: int) -> Iterator[Evidence]:
        """The words whose features speak most for an act."""
        heavy: dict[tuple[int, int], float] = {}
        spoken: dict[tuple[int, int], Token] = {}
        of_feature = self.weights.of_feature
        for feature, token in features.items():
            if token is not None and feature in of_feature and (weight := of_feature[feature][act]) > 0:
                place = token.start, token.end
                spoken[place] = token
                heavy[place] = heavy.get(place, 0.0) + weight
        for place in sorted(heavy, key=lambda place: -heavy[place])[:MOST_WORDS]:
            if heavy[place] >= SPEAKS:
                yield Evidence("acts", self.weights.labels[act], spoken[place].text, Span(*place))


@cache
@growing()
def act_model() -> ActModel:
    """The trained model."""
    return ActModel(Weights(act_names(), read_table("act_weights.tsv")))


def assign(
    document: Document,
    attribution: Attribution,
    own_side: bool = False,
    clauses: Sequence[Clause] | None = None,
) -> Labels[Act]:
    """The acts of a statement and the words that made them, the likeliest first; never empty.

    `own_side` says that the content speaks for the speaker's own country or organisation; `clauses` are its main clauses,
    where they were read before.
    """
    clauses = main_clauses(document, attribution.content) if clauses is None else clauses
    ruled = rules.assign(document, attribution, own_side, clauses)
    model = act_model()
    features = act_features(document, attribution, clauses, own_side, ruled.values)
    chosen = model.choose(features)
    acts = tuple([model.acts[act] for act in chosen])
    evidence: list[Evidence] = []
    for act, index in zip(acts, chosen, strict=True):
        by_rules = [e for e in ruled.evidence if e.value == act.value]
        evidence += by_rules or list(model.heavy_words(features, index)) or _cue(document, attribution, act)
    return Labels(acts, tuple(evidence))


def _cue(document: Document, attribution: Attribution, act: Act) -> list[Evidence]:
    return [Evidence("acts", act.value, span.of(document.text), span) for span in attribution.cue]
