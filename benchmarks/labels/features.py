"""Annotated articles as the models of labels see them: features of words, of evidence, of acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from annotated.articles import Article
from annotated.oracle import attribution_of

from extraction.labels.model.theme_features import ThemeFeatures
from extraction.labels.model.weights import Weights, themes
from extraction.labels.model.word_scores import WordScores, term_features, word_features
from extraction.labels.stance import tokens_in
from extraction.text import Attribution, Document
from extraction.text.tokens import tokenise

FOLDS = 4


@dataclass
class Read:
    """An annotated article as the models see it."""

    article: Article
    document: Document
    attributions: list[Attribution]


def read_all(articles: Iterable[Article]) -> list[Read]:
    """The articles, tokenised, with their annotated attributions."""
    found = []
    for article in articles:
        document = Document(article.text, article.title, article.published_on)
        tokenise(document)
        found.append(Read(article, document, [attribution_of(s, document) for s in article.statements]))
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


def word_rows(read: Sequence[Read]) -> list[Counter[str]]:
    """The features of the words of every statement's content."""
    nothing = WordScores(Weights(themes(), {}))
    return [row for r in read for row in content_rows(r, nothing)]


def content_rows(read: Read, nothing: WordScores) -> list[Counter[str]]:
    """The features of each content of an article; every different word counts once."""
    reader = ThemeFeatures(read.document, read.attributions, nothing)
    rows = []
    for index, attribution in enumerate(read.attributions):
        features: Counter[str] = Counter()
        words = {t.text for span in attribution.content for t in tokens_in(read.document, span)}
        for word in sorted(words):
            if len(word) > 1 and word[0].isalnum():
                features.update(word_features(word))
        features.update(term_features((t.theme, t.weight) for t in reader.of_statement(index).terms))
        rows.append(features)
    return rows


def evidence_rows(read: Sequence[Read], scores: WordScores) -> np.ndarray:
    """Statement × theme × weight of the evidence: each feature in each circumstance."""
    found = []
    for r in read:
        reader = ThemeFeatures(r.document, r.attributions, scores) if r.attributions else None
        for index in range(len(r.attributions)):
            statement = reader.of_statement(index)
            numbers = np.array(statement.numbers, dtype=float)
            in_circumstances = numbers[:, None, :] * np.array(statement.circumstances)[None, :, None]
            found.append(in_circumstances.reshape(-1, numbers.shape[1]).T)
    return np.array(found)


def article_fold(read: Sequence[Read], folds: np.ndarray) -> list[int]:
    """The fold of each article; -1 for one without statements."""
    found, at = [], 0
    for r in read:
        found.append(int(folds[at]) if r.attributions else -1)
        at += len(r.attributions)
    return found
