"""Train the weights by which themes and acts are chosen, from annotated articles: `make labels`.

    PYTHONPATH=benchmarks python -m labels.training [--folder benchmarks/gold/train] [--check]

Writes extraction/data/theme_word_weights.tsv, theme_evidence_weights.tsv and act_weights.tsv, the same from the same articles.
What a model says of articles whose annotator it has not learnt from sets the thresholds, and the weights of the second theme model.
`--check` only prints the scores of this cross-validation. Needs scikit-learn (the extra `labels`).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from annotated.articles import read_gold

from extraction.labels.model.acts import act_names
from extraction.labels.model.weights import BIAS, THRESHOLD, Weights, themes
from extraction.labels.model.word_scores import WordScores
from labels.acts import act_rows
from labels.features import FOLDS, Read, article_fold, evidence_rows, folds_of, read_all, targets, word_rows
from labels.fitting import EVIDENCE, Fitting, Matrix, Table, fit_each, fit_evidence, likelihoods, probabilities

DATA = Path(__file__).parent.parent.parent / "extraction" / "data"
COMMENTS_GIVE_WAY = 0.5  # log odds: the first annotators' articles have nearly twice as many comments as any others
THRESHOLDS = {"themes": 0.43, "acts": 0.6}  # the rules ask for few themes: see docs/extraction.md
WORDS = Fitting(0.0, 0.2, 0.1)
ACTS = Fitting(0.0, 1.0, 0.155)


def out_of_fold_numbers(read: Sequence[Read]) -> np.ndarray:
    """The numbers of EVIDENCE by word weights that were learnt from other annotators."""
    wanted, folds, matrix = targets(read, "themes", themes()), folds_of(read), Matrix(word_rows(read))
    numbers = np.zeros((len(wanted), len(themes()), len(EVIDENCE)))
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


def write(name: str, about: str, table: Table) -> None:
    """Write a table of weights: label, feature, weight."""
    lines = [f"# {about}", "# Trained by `make labels` from benchmarks/gold/train; label <tab> feature <tab> weight."]
    for feature in sorted(table):
        lines += [f"{label}\t{feature}\t{weight:g}" for label, weight in sorted(table[feature].items())]
    (DATA / name).write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Read the command line, train, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent.parent / "gold" / "train")
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
