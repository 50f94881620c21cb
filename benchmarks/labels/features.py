"""Annotated articles as the models of labels see them: features of words, of evidence, of acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from annotated.articles import Article
from annotated.oracle import attribution_of

from extraction.labels.label_set import Labels
from extraction.labels.model.theme_features import ThemeFeatures
from extraction.labels.model.weights import themes
from extraction.labels.model.word_scores import WordScores, term_features, word_features
from extraction.labels.stance import tokens_in
from extraction.labels.themes import ThemeReader
from extraction.text import Attribution, Document
from extraction.text.inflection import stem
from extraction.text.tokens import tokenise

FOLDS = 4


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


def article_fold(read: Sequence[Read], folds: np.ndarray) -> list[int]:
    """The fold of each article; -1 for one without statements."""
    found, at = [], 0
    for r in read:
        found.append(int(folds[at]) if r.attributions else -1)
        at += len(r.attributions)
    return found
