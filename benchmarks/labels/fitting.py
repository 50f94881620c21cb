"""Models of labels fitted to features: logistic regressions, one for each label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from extraction.labels.model.theme_features import CIRCUMSTANCES, FEATURES
from extraction.labels.model.themes import weight_name
from extraction.labels.model.weights import ANY_LABEL, BIAS, themes
from extraction.labels.model.word_scores import PART

EVIDENCE_C = 0.3
RAREST = 2
RAREST_PART = 3
LISTS = ("hint=", "term=")
TRUST_IN_LISTS = (
    2.0  # features of lists are penalised less than single words: they speak for words that no training article has
)
TRUST_IN_PARTS = 0.5  # a word has many
EVIDENCE = [weight_name(feature, circumstance) for feature in FEATURES for circumstance in CIRCUMSTANCES]
Table = dict[str, dict[str, float]]  # feature → label → weight


@dataclass(frozen=True)
class Fitting:
    """How a model is fitted: whether by L1 (1) or L2 (0), the inverse of the penalty, and the least weight that is kept."""

    l1_ratio: float
    c: float
    least_weight: float


class Matrix:
    """Rows of named features as a sparse matrix; features of fewer than RAREST (RAREST_PART) rows are left out."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        counts = Counter(feature for row in rows for feature in row)
        self.names = sorted(
            f for f, count in counts.items() if count >= (RAREST_PART if f.startswith(PART) else RAREST)
        )
        column = {name: i for i, name in enumerate(self.names)}
        cells = [(i, column[f], value) for i, row in enumerate(rows) for f, value in row.items() if f in column]
        row, col, value = zip(*cells, strict=True)
        self.values = csr_matrix((value, (row, col)), shape=(len(rows), len(self.names)), dtype=float)


def fit_each(matrix: Matrix, wanted: np.ndarray, rows: np.ndarray, labels: Sequence[str], how: Fitting) -> Table:
    """One logistic regression for each label, as a table of weights."""
    table: Table = {BIAS: {}}
    trust = np.array([trust_in(name) for name in matrix.names])
    values = matrix.values[rows] @ diags(trust)
    for j, label in enumerate(labels):
        model = LogisticRegression(C=how.c, solver="liblinear", l1_ratio=how.l1_ratio, random_state=0)
        model.fit(values, wanted[rows, j])
        table[BIAS][label] = round(float(model.intercept_[0]), 3)
        for name, weight in zip(matrix.names, model.coef_[0] * trust, strict=True):
            if abs(weight) >= how.least_weight:
                table.setdefault(name, {})[label] = round(float(weight), 2)
    return table


def trust_in(feature: str) -> float:
    """How much less than that of others the weight of a feature is penalised."""
    return TRUST_IN_LISTS if feature.startswith(LISTS) else TRUST_IN_PARTS if feature.startswith(PART) else 1.0


def fit_evidence(numbers: np.ndarray, wanted: np.ndarray) -> Table:
    """The weights of EVIDENCE, one for all themes, and a bias for each theme."""
    count = len(themes())
    flat = numbers.reshape(-1, len(EVIDENCE))
    scaler = StandardScaler().fit(flat)
    ones = np.tile(np.eye(count), (len(numbers), 1))
    model = LogisticRegression(C=EVIDENCE_C, max_iter=500, random_state=0)
    model.fit(np.hstack([scaler.transform(flat), ones]), wanted.reshape(-1))
    scale = np.where(scaler.scale_ > 0, scaler.scale_, 1.0)
    weights = model.coef_[0][: len(EVIDENCE)] / scale
    bias = model.intercept_[0] - float(weights @ scaler.mean_) + model.coef_[0][len(EVIDENCE) :]
    table: Table = {f: {ANY_LABEL: round(float(w), 4)} for f, w in zip(EVIDENCE, weights, strict=True)}
    table[BIAS] = {theme: round(float(b), 3) for theme, b in zip(themes(), bias, strict=True)}
    return table


def likelihoods(numbers: np.ndarray, table: Table) -> np.ndarray:
    """Statement × theme: how likely."""
    weights = np.array([table[f][ANY_LABEL] for f in EVIDENCE])
    bias = np.array([table[BIAS][theme] for theme in themes()])
    return 1 / (1 + np.exp(-(numbers @ weights + bias)))


def probabilities(matrix: Matrix, table: Table, labels: Sequence[str]) -> np.ndarray:
    """Row × label, by a table of weights."""
    weights = np.array([[table.get(name, {}).get(label, 0.0) for label in labels] for name in matrix.names])
    bias = np.array([table[BIAS][label] for label in labels])
    return 1 / (1 + np.exp(-(matrix.values @ weights + bias)))
