"""Train the weights by which themes and acts are chosen, from annotated articles: `make labels`.

    python benchmarks/label_training.py [--folder benchmarks/gold/train] [--check]

Writes extraction/data/theme_word_weights.tsv, theme_evidence_weights.tsv and act_weights.tsv, the same from the same articles.
What a model says of articles whose annotator it has not learnt from sets the thresholds, and the weights of the second theme model.
`--check` only prints the scores of this cross-validation. Needs scikit-learn (the extra `labels`).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from annotated.articles import Article, read_gold
from annotated.oracle import attribution_of, speakers_of
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from extraction.labels import acts as act_rules
from extraction.labels import on_behalf_of
from extraction.labels.label_set import Labels
from extraction.labels.model.act_features import act_features
from extraction.labels.model.acts import act_names
from extraction.labels.model.theme_features import FEATURES, ThemeFeatures
from extraction.labels.model.weights import ANY_LABEL, BIAS, THRESHOLD, Weights, themes
from extraction.labels.model.word_scores import WordScores, term_features, word_features
from extraction.labels.stance import main_clauses, tokens_in
from extraction.labels.themes import ThemeReader
from extraction.text import Attribution, Document
from extraction.text.inflection import stem
from extraction.text.tokens import tokenise

DATA = Path(__file__).parent.parent / "extraction" / "data"
FOLDS = 4
EVIDENCE_C = 0.3
RAREST = 2
COMMENTS_GIVE_WAY = 0.5  # log odds: the first annotators' articles have nearly twice as many comments as any others
LISTS = ("hint=", "term=")
TRUST_IN_LISTS = (
    2.0  # features of lists are penalised less than single words: they speak for words that no training article has
)
THRESHOLDS = {"themes": 0.28, "acts": 0.6}

Table = dict[str, dict[str, float]]  # feature → label → weight


@dataclass(frozen=True)
class Fitting:
    """How a model is fitted: whether by L1 (1) or L2 (0), the inverse of the penalty, and the least weight that is kept."""

    l1_ratio: float
    c: float
    least_weight: float


WORDS = Fitting(0.0, 0.3, 0.1)
ACTS = Fitting(0.0, 1.0, 0.1)


@dataclass
class Read:
    """An annotated article as the models see it."""

    article: Article
    document: Document
    attributions: list[Attribution]
    rules: ThemeReader
    ruled: list[Labels[str]]


def read_all(articles: Iterable[Article]) -> list[Read]:
    """The articles, tokenised, with their annotated attributions and the themes that the rules give."""
    found = []
    for article in articles:
        document = Document(article.text, article.title, article.published_on)
        tokenise(document)
        attributions = [attribution_of(statement, document) for statement in article.statements]
        rules = ThemeReader(document, attributions)
        found.append(Read(article, document, attributions, rules, rules.read()))
    return found


def folds_of(read: Sequence[Read]) -> np.ndarray:
    """The fold of each statement: all of one annotator's are in one."""
    sizes = Counter(r.article.annotator for r in read for _ in r.attributions)
    loads, fold = [0] * FOLDS, {}
    for annotator, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold[annotator] = loads.index(min(loads))
        loads[fold[annotator]] += size
    return np.array([fold[r.article.annotator] for r in read for _ in r.attributions])


def targets(read: Sequence[Read], field: str, labels: Sequence[str]) -> np.ndarray:
    """Statement × label: whether it was annotated with it."""
    return np.array([[label in getattr(s, field) for label in labels] for r in read for s in r.article.statements])


# --- features of words ------------------------------------------------------------------------------------------------


def word_rows(read: Sequence[Read]) -> list[Counter[str]]:
    """The features of the words of every statement's content."""
    stems = {stem(t.text) for r in read for t in r.document.tokens if t.text[:1].isalpha() and len(t.text) > 1}
    known = {part for word in stems for part in (f"{word}-", f"-{word}")}
    return [content_features(r, attribution, known) for r in read for attribution in r.attributions]


def content_features(read: Read, attribution: Attribution, known: set[str]) -> Counter[str]:
    """The features of one content; every different word counts once."""
    words = {t.text for span in attribution.content for t in tokens_in(read.document, span)}
    features: Counter[str] = Counter()
    for word in sorted(words):
        if len(word) > 1 and word[0].isalnum():
            features.update(word_features(word, known))
    terms = read.rules.terms_of_sentence(attribution.sentence)
    inside = [(e.value, w) for w, e in terms if any(span.contains(e.span) for span in attribution.content)]
    features.update(term_features(inside))
    return features


class Matrix:
    """Rows of named features as a sparse matrix; features of fewer than RAREST rows are left out."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        counts = Counter(feature for row in rows for feature in row)
        self.names = sorted(feature for feature, count in counts.items() if count >= RAREST)
        column = {name: i for i, name in enumerate(self.names)}
        cells = [(i, column[f], value) for i, row in enumerate(rows) for f, value in row.items() if f in column]
        row, col, value = zip(*cells, strict=True)
        self.values = csr_matrix((value, (row, col)), shape=(len(rows), len(self.names)), dtype=float)


def fit_each(matrix: Matrix, wanted: np.ndarray, rows: np.ndarray, labels: Sequence[str], how: Fitting) -> Table:
    """One logistic regression for each label, as a table of weights."""
    table: Table = {BIAS: {}}
    trust = np.array([TRUST_IN_LISTS if name.startswith(LISTS) else 1.0 for name in matrix.names])
    values = matrix.values[rows] @ diags(trust)
    for j, label in enumerate(labels):
        model = LogisticRegression(C=how.c, solver="liblinear", l1_ratio=how.l1_ratio, random_state=0)
        model.fit(values, wanted[rows, j])
        table[BIAS][label] = round(float(model.intercept_[0]), 3)
        for name, weight in zip(matrix.names, model.coef_[0] * trust, strict=True):
            if abs(weight) >= how.least_weight:
                table.setdefault(name, {})[label] = round(float(weight), 2)
    return table


# --- themes -----------------------------------------------------------------------------------------------------------


def evidence_rows(read: Sequence[Read], scores: WordScores) -> np.ndarray:
    """Statement × theme × number of FEATURES."""
    everything = range(len(themes()))
    found = []
    for r in read:
        if not r.attributions:
            continue
        features = ThemeFeatures(r.document, r.attributions, r.rules, scores)
        for i, ruled in enumerate(r.ruled):
            found.append(features.of_statement(i, features.content(i), ruled.values, everything))
    return np.array(found)


def fit_evidence(numbers: np.ndarray, wanted: np.ndarray) -> Table:
    """The weights of FEATURES, one for all themes, and a bias for each theme."""
    count = len(themes())
    flat = numbers.reshape(-1, len(FEATURES))
    scaler = StandardScaler().fit(flat)
    ones = np.tile(np.eye(count), (len(numbers), 1))
    model = LogisticRegression(C=EVIDENCE_C, max_iter=500, random_state=0)
    model.fit(np.hstack([scaler.transform(flat), ones]), wanted.reshape(-1))
    scale = np.where(scaler.scale_ > 0, scaler.scale_, 1.0)
    weights = model.coef_[0][: len(FEATURES)] / scale
    bias = model.intercept_[0] - float(weights @ scaler.mean_) + model.coef_[0][len(FEATURES) :]
    table: Table = {f: {ANY_LABEL: round(float(w), 4)} for f, w in zip(FEATURES, weights, strict=True)}
    table[BIAS] = {theme: round(float(b), 3) for theme, b in zip(themes(), bias, strict=True)}
    return table


def likelihoods(numbers: np.ndarray, table: Table) -> np.ndarray:
    """Statement × theme: how likely."""
    weights = np.array([table[f][ANY_LABEL] for f in FEATURES])
    bias = np.array([table[BIAS][theme] for theme in themes()])
    return 1 / (1 + np.exp(-(numbers @ weights + bias)))


def out_of_fold_numbers(read: Sequence[Read]) -> np.ndarray:
    """The numbers of FEATURES by word weights that were learnt from other annotators."""
    wanted, folds, matrix = targets(read, "themes", themes()), folds_of(read), Matrix(word_rows(read))
    numbers = np.zeros((len(wanted), len(themes()), len(FEATURES)))
    for fold in range(FOLDS):
        table = fit_each(matrix, wanted, folds != fold, themes(), WORDS)
        held = [r for r, own in zip(read, article_fold(read, folds), strict=True) if own == fold]
        numbers[folds == fold] = evidence_rows(held, WordScores(Weights(themes(), table)))
    return numbers


def train_themes(read: Sequence[Read]) -> tuple[Table, Table]:
    """The weights of words, and those of the numbers that out-of-fold word weights lead to."""
    wanted, folds, numbers = targets(read, "themes", themes()), folds_of(read), out_of_fold_numbers(read)
    likely = np.zeros(wanted.shape)
    for fold in range(FOLDS):
        table = fit_evidence(numbers[folds != fold], wanted[folds != fold])
        likely[folds == fold] = likelihoods(numbers[folds == fold], table)
    thresholds = [THRESHOLDS["themes"]] * len(themes())
    print_scores("themes", likely, wanted, thresholds, read)
    evidence = fit_evidence(numbers, wanted)
    evidence[THRESHOLD] = dict(zip(themes(), thresholds, strict=True))
    everything = np.full(len(wanted), True)
    return fit_each(Matrix(word_rows(read)), wanted, everything, themes(), WORDS), evidence


def article_fold(read: Sequence[Read], folds: np.ndarray) -> list[int]:
    """The fold of each article; -1 for one without statements."""
    found, at = [], 0
    for r in read:
        found.append(int(folds[at]) if r.attributions else -1)
        at += len(r.attributions)
    return found


# --- acts -------------------------------------------------------------------------------------------------------------


def act_rows(read: Sequence[Read]) -> list[dict[str, float]]:
    """The features of every statement's acts."""
    rows = []
    for r in read:
        for statement, attribution in zip(r.article.statements, r.attributions, strict=True):
            clauses = main_clauses(r.document, attribution.content)
            speakers = speakers_of(statement, r.document)
            # In whole articles the form of the text also says for whom "wir" speaks; here the annotators do.
            own = bool(statement.on_behalf_of or on_behalf_of.assign(r.document, attribution, speakers, clauses))
            ruled = act_rules.assign(r.document, attribution, own, clauses).values
            features = act_features(r.document, attribution, clauses, own, ruled)
            rows.append(dict.fromkeys(features, 1.0))
    return rows


def train_acts(read: Sequence[Read]) -> Table:
    """The weights of the features of acts."""
    names = act_names()
    wanted, folds, matrix = targets(read, "acts", names), folds_of(read), Matrix(act_rows(read))
    likely = np.zeros(wanted.shape)
    for fold in range(FOLDS):
        table = fit_each(matrix, wanted, folds != fold, names, ACTS)
        table[BIAS]["comment"] -= COMMENTS_GIVE_WAY
        likely[folds == fold] = probabilities(matrix, table, names)[folds == fold]
    thresholds = [THRESHOLDS["acts"]] * len(names)
    print_scores("acts", likely, wanted, thresholds, read)
    table = fit_each(matrix, wanted, np.full(len(wanted), True), names, ACTS)
    table[BIAS]["comment"] = round(table[BIAS]["comment"] - COMMENTS_GIVE_WAY, 3)
    table[THRESHOLD] = dict(zip(names, thresholds, strict=True))
    return table


def probabilities(matrix: Matrix, table: Table, labels: Sequence[str]) -> np.ndarray:
    """Row × label, by a table of weights."""
    weights = np.array([[table.get(name, {}).get(label, 0.0) for label in labels] for name in matrix.names])
    bias = np.array([table[BIAS][label] for label in labels])
    return 1 / (1 + np.exp(-(matrix.values @ weights + bias)))


# --- thresholds and scores --------------------------------------------------------------------------------------------


def chosen(likely: np.ndarray, thresholds: Sequence[float]) -> np.ndarray:
    """The best label of each row, and those above their thresholds."""
    picked = likely >= np.array(thresholds)
    picked[np.arange(len(likely)), likely.argmax(axis=1)] = True
    return picked


def f1(picked: np.ndarray, wanted: np.ndarray) -> float:
    """The micro-averaged F1."""
    right = (picked & wanted).sum()
    return float(2 * right / (picked.sum() + wanted.sum() or 1))


def print_scores(
    field: str, likely: np.ndarray, wanted: np.ndarray, thresholds: Sequence[float], read: Sequence[Read]
) -> None:
    """The cross-validated scores, all and by annotator."""
    picked = chosen(likely, thresholds)
    print(f"{field}: cross-validated F1 {f1(picked, wanted):.3f}")
    names = np.array([r.article.annotator for r in read for _ in r.attributions])
    for name in sorted(set(names)):
        rows = names == name
        if rows.sum() >= 200:
            print(f"  {name:10} {f1(picked[rows], wanted[rows]):.3f}")


# --- tables -----------------------------------------------------------------------------------------------------------


def write(name: str, about: str, table: Table) -> None:
    """Write a table of weights: label, feature, weight."""
    lines = [f"# {about}", "# Trained by `make labels` from benchmarks/gold/train; label <tab> feature <tab> weight."]
    for feature in sorted(table):
        lines += [f"{label}\t{feature}\t{weight:g}" for label, weight in sorted(table[feature].items())]
    (DATA / name).write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent / "gold" / "train")
    parser.add_argument("--check", action="store_true", help="only print the scores of the cross-validation")
    options = parser.parse_args()
    read = read_all(read_gold(options.folder))
    words, evidence = train_themes(read)
    act_table = train_acts(read)
    if not options.check:
        write("theme_word_weights.tsv", "What words add to the log odds of a theme.", words)
        write("theme_evidence_weights.tsv", "What the evidence for a theme adds to its log odds.", evidence)
        write("act_weights.tsv", "What the features of a statement add to the log odds of an act.", act_table)


if __name__ == "__main__":
    main()
