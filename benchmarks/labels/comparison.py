"""Ways to choose themes and acts, side by side: for acts rules and model, each alone and both, and the most similar annotated
statements; for themes the words alone, the words with the article around, and the most similar statements.

Trains on benchmarks/gold/train; needs scikit-learn (the extra `labels`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from annotated.articles import Article, read_gold
from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer

from extraction.labels.model.acts import act_names
from extraction.labels.model.weights import THRESHOLD, Weights, themes
from extraction.labels.model.word_scores import WordScores
from labels import features, fitting, training
from labels.acts import act_rows

TRAIN = Path(__file__).parent.parent / "gold" / "train"
NEIGHBOURS = 9
RULES_OF_ACTS = ("rule=",)

Rows = Sequence[Mapping[str, float]]


def compare(articles: Sequence[Article]) -> Iterator[str]:
    """A line for each way: F1 of themes and of acts, contents taken from the annotation."""
    train, test = features.read_all(read_gold(TRAIN)), features.read_all(articles)
    for field, scores in (("themes", compare_themes(train, test)), ("acts", compare_acts(train, test))):
        yield field
        yield from (f"  {way:30} {score:7.3f}" for way, score in scores.items())


def compare_themes(train: Sequence[features.Read], test: Sequence[features.Read]) -> dict[str, float]:
    """F1 of themes by way."""
    wanted, known = features.targets(test, "themes", themes()), features.targets(train, "themes", themes())
    words, evidence = training.train_themes(train)
    numbers = features.evidence_rows(test, WordScores(Weights(themes(), words)))
    thresholds = [evidence[THRESHOLD][theme] for theme in themes()]
    rows = features.word_rows([*train, *test])
    near = nearest(rows[: len(known)], known, rows[len(known) :])
    by_words = 1 / (1 + np.exp(-numbers[:, :, fitting.EVIDENCE.index("words")]))
    return {
        "words alone": training.f1(training.chosen(by_words, thresholds), wanted),
        "words and what is around": training.f1(
            training.chosen(fitting.likelihoods(numbers, evidence), thresholds), wanted
        ),
        "most similar statements": training.f1(training.chosen(near, [0.4] * len(themes())), wanted),
    }


def compare_acts(train: Sequence[features.Read], test: Sequence[features.Read]) -> dict[str, float]:
    """F1 of acts by way."""
    names = act_names()
    wanted, known = features.targets(test, "acts", names), features.targets(train, "acts", names)
    rows, count = act_rows([*train, *test]), len(known)
    ruled = np.array([[f"rule={name}" in row for name in names] for row in rows[count:]])
    bare = [{f: v for f, v in row.items() if not f.startswith(RULES_OF_ACTS)} for row in rows]
    near = nearest(rows[:count], known, rows[count:])
    return {
        "rules alone": training.f1(ruled, wanted),
        "model without the rules": training.f1(fitted(bare, known), wanted),
        "both": training.f1(fitted(rows, known), wanted),
        "most similar statements": training.f1(training.chosen(near, [0.5] * len(names)), wanted),
    }


def fitted(rows: Rows, known: np.ndarray) -> np.ndarray:
    """The acts chosen for the rows behind those whose acts are known."""
    names, count = act_names(), len(known)
    matrix = fitting.Matrix(rows)
    padded = np.vstack([known, np.zeros((len(rows) - count, len(names)), bool)])
    learnt = np.arange(len(rows)) < count
    table = fitting.fit_each(matrix, padded, learnt, names, training.ACTS)
    usual = [training.THRESHOLDS["acts"]] * len(names)
    return training.chosen(fitting.probabilities(matrix, table, names)[count:], usual)


def nearest(rows: Rows, known: np.ndarray, others: Rows) -> np.ndarray:
    """For each other row the share of its most similar rows that has a label, weighted by similarity (cosine of tf-idf)."""
    vectorizer, weighting = DictVectorizer(), TfidfTransformer()
    vectors = weighting.fit_transform(vectorizer.fit_transform(rows))
    similar = (weighting.transform(vectorizer.transform(others)) @ vectors.T).toarray()
    shares = []
    for row in similar:
        best = np.argsort(-row, kind="stable")[:NEIGHBOURS]
        shares.append((row[best, None] * known[best]).sum(axis=0) / (row[best].sum() or 1.0))
    return np.array(shares)
