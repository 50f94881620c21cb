"""What speaks for the themes of a statement: its words, the rest of its sentence, and the article around it.

Each feature is a number for every theme. What it weighs depends on the circumstances of the statement, which are the same for
all themes: a statement that carries on, or whose own words say little, takes more from what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extraction.labels.model.word_scores import Stretch, WordScores, probabilities
from extraction.labels.stance import tokens_in
from extraction.labels.theme_terms import TermMatch, find_terms, theme_terms
from extraction.text import Attribution, Document, Kind, Sentence, Span

FADING = 0.7  # what a sentence is about holds for the next one, a little less
TERM_IN_WORDS = 0.8  # a term that names its theme, as a probability
MOST_HINTS = 3
WORD = re.compile(r"[\w-]+")

FEATURES = (
    "words", "words_beside_stronger_theme", "strongest_term", "hints", "frame_terms",
    "title_words", "before", "after", "mean_of_article",
)  # fmt: skip
CIRCUMSTANCES = ("always", "direct", "carried", "unsure")

Numbers = Sequence[float]
"""A number for each theme, in the order of the themes."""


class ReadSentence(NamedTuple):
    """A sentence: the terms in it, by the indices of its tokens, and its scores."""

    terms: list[TermMatch]
    scores: Stretch


class StatementFeatures(NamedTuple):
    """A statement: its FEATURES, how much of each of the CIRCUMSTANCES holds, the scores of its content and the terms in it."""

    numbers: tuple[Numbers, ...]
    circumstances: tuple[float, ...]
    content: Stretch
    terms: list[TermMatch]


class ThemeFeatures:
    """Reads one article, each sentence once; then gives the features of its statements. The index of a statement is that of its
    attribution.
    """

    def __init__(self, document: Document, attributions: Sequence[Attribution], scores: WordScores) -> None:
        self.document = document
        self.attributions = attributions
        self.scores = scores
        self.themes = scores.weights.labels
        self.sentences = [self._read_sentence(sentence) for sentence in document.sentences]
        title = WORD.findall(document.title or "")
        self.title_words = probabilities(scores.read(title, _weighed(find_terms(title, theme_terms()))).logits)
        self._read_around()

    def _read_sentence(self, sentence: Sentence) -> ReadSentence:
        words = [token.text for token in self.document.words(sentence)]
        terms = list(find_terms(words, theme_terms()))
        return ReadSentence(terms, self.scores.read(words, _weighed(terms)))

    def _read_around(self) -> None:
        """The mean over all sentences, and what fades from sentence to sentence in both directions."""
        nothing = self.scores.nothing
        usual = probabilities(nothing.logits)
        self.likely = [usual if s.scores is nothing else probabilities(s.scores.logits) for s in self.sentences]
        likely = self.likely
        self.mean = [sum(column) / len(likely) for column in zip(*likely, strict=True)] or nothing.named
        told = [_told(row, s.scores.named) if s.terms else row for row, s in zip(likely, self.sentences, strict=True)]
        self.before = _fading(told)
        self.after = _fading(told[::-1])[::-1]

    def _terms_of_content(self, attribution: Attribution) -> list[TermMatch]:
        """The terms of the sentence of a statement that stand inside of its content."""
        sentence, content = attribution.sentence, attribution.content
        terms = self.sentences[sentence].terms
        return [t for t in terms if any(span.contains(self.span_of(sentence, t)) for span in content)]

    def span_of(self, sentence: int, term: TermMatch) -> Span:
        """Where a term of a sentence stands."""
        tokens, first = self.document.tokens, self.document.sentences[sentence].first
        return Span(tokens[first + term.first].start, tokens[first + term.last - 1].end)

    def of_statement(self, index: int) -> StatementFeatures:
        """The features of a statement."""
        attribution = self.attributions[index]
        sentence = attribution.sentence
        terms = self._terms_of_content(attribution)
        content = self._read_content(attribution, terms)
        whole = content is self.sentences[sentence].scores
        likely = self.likely[sentence] if whole else probabilities(content.logits)
        unsure = 1 - max(likely)
        numbers = (
            content.logits,
            [one * unsure for one in likely],
            content.named,
            [count if count < MOST_HINTS else MOST_HINTS for count in content.hinted],
            self._named_by_frame(sentence, terms, content),
            self.title_words,
            self.before[sentence],
            self.after[sentence],
            self.mean,
        )
        direct, carried = attribution.kind is Kind.DIRECT, attribution.kind is Kind.FREE_INDIRECT
        return StatementFeatures(numbers, (1.0, float(direct), float(carried), unsure), content, terms)

    def _read_content(self, attribution: Attribution, terms: Sequence[TermMatch]) -> Stretch:
        """The scores of a content; those of its sentence, where the sentence says no more."""
        if self._is_whole(attribution, terms):
            return self.sentences[attribution.sentence].scores
        words = [token.text for span in attribution.content for token in tokens_in(self.document, span)]
        return self.scores.read(words, _weighed(terms))

    def _is_whole(self, attribution: Attribution, terms: Sequence[TermMatch]) -> bool:
        """Whether the content is one piece of its sentence, and beside it are only words that add nothing, as "sagte er"."""
        sentence, span = self.document.sentences[attribution.sentence], attribution.content[0]
        inside = sentence.span.contains(span) and len(attribution.content) == 1
        if not inside or len(terms) < len(self.sentences[attribution.sentence].terms):
            return False
        words = (t.text for t in self.document.words(sentence) if not span.start <= t.start < span.end)
        return self.scores.says_nothing(words)

    def _named_by_frame(self, sentence: int, terms: Sequence[TermMatch], content: Stretch) -> Numbers:
        """How strongly the rest of the sentence names the themes that the content does not."""
        around = self.sentences[sentence]
        if len(around.terms) == len(terms):
            return self.scores.nothing.named
        return [0.0 if own else other for own, other in zip(content.named, around.scores.named, strict=True)]


def _weighed(terms: Iterable[TermMatch]) -> list[tuple[str, float]]:
    return [(term.theme, term.weight) for term in terms]


def _told(likely: Numbers, named: Numbers) -> list[float]:
    """What a sentence tells of each theme, by its words and its terms."""
    return [max(a, b * TERM_IN_WORDS) if b else a for a, b in zip(likely, named, strict=True)]


def _fading(told: Sequence[Numbers]) -> list[Numbers]:
    """For each sentence what those before it tell, the nearer the stronger."""
    faded: list[Numbers] = []
    current: Numbers = [0.0] * (len(told[0]) if told else 0)
    for row in told:
        faded.append(current)
        current = [new if new >= (old := before * FADING) else old for new, before in zip(row, current, strict=True)]
    return faded
