"""What speaks for a theme of a statement, as numbers: its words, the rules, and what the article says around it."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from extraction.labels.model.word_scores import Stretch, WordScores, probabilities
from extraction.labels.stance import tokens_in
from extraction.labels.theme_terms import find_terms, theme_terms
from extraction.labels.themes import WORD, ThemeReader
from extraction.text import Attribution, Document, Kind

FADING = 0.7  # what a sentence is about holds for the next one, a little less
TERM_IN_WORDS = 0.8  # a term that names its theme, as a probability
MOST_WEIGHT = 6.0
NAMED = 0.6  # of the strength of a term: from which on it names its theme
LIKELY = 0.05
POSSIBLE = -3.0  # log odds

FEATURES = (
    "words", "words_beside_stronger_theme", "terms", "strongest_term", "hints",
    "rules", "first_of_rules", "frame_terms", "title_terms", "title_words", "lead_terms",
    "before", "after", "before_of_direct", "before_of_carried", "before_without_terms",
    "question", "question_mark", "question_of_direct", "question_without_terms",
    "mean_of_article", "most_of_article", "terms_of_article", "hints_of_article", "hints_of_article_without_terms",
)  # fmt: skip


class ThemeFeatures:
    """Reads one article, then gives the numbers for each of its statements. The index of a statement is that of its attribution."""

    def __init__(
        self, document: Document, attributions: Sequence[Attribution], rules: ThemeReader, scores: WordScores
    ) -> None:
        self.document = document
        self.attributions = attributions
        self.rules = rules
        self.scores = scores
        self.themes = scores.weights.labels
        self.sentences = [self._read_sentence(i) for i in range(len(document.sentences))]
        title = WORD.findall(document.title or "")
        self.title = scores.read(title, ((m.theme, m.weight) for m in find_terms(title, theme_terms())))
        self.title_words = probabilities(self.title.logits)
        self._read_article()
        self.likely_around = [mean > LIKELY or p > 0.1 for mean, p in zip(self.mean, self.title_words, strict=True)]
        self.questions = self._read_questions()

    def _read_sentence(self, index: int) -> Stretch:
        words = [token.text for token in self.document.words(self.document.sentences[index])]
        return self.scores.read(words, ((e.value, weight) for weight, e in self.rules.terms_of_sentence(index)))

    def _read_article(self) -> None:
        """Means and maxima over all sentences, and what fades from sentence to sentence in both directions."""
        nothing = self.scores.nothing
        usual = probabilities(nothing.logits)
        likely = [usual if s is nothing else probabilities(s.logits) for s in self.sentences]
        count = len(likely) or 1
        by_theme: list[tuple[float, ...]] = list(zip(*likely, strict=True)) or [(0.0,) for _ in self.themes]
        named: list[tuple[float, ...]] = list(zip(*(s.named for s in self.sentences), strict=True)) or [
            () for _ in self.themes
        ]
        hinted: list[tuple[int, ...]] = list(zip(*(s.hinted for s in self.sentences), strict=True)) or [
            () for _ in self.themes
        ]
        self.mean = [sum(column) / count for column in by_theme]
        self.most = list(map(max, by_theme))
        self.share_named = [sqrt(sum(map(NAMED.__le__, column)) / count) for column in named]
        self.share_hinted = [sqrt(sum(map(bool, column)) / count) for column in hinted]
        told = [_told(row, s.named) for row, s in zip(likely, self.sentences, strict=True)]
        self.before = _fading(told)
        self.after = _fading(told[::-1])[::-1]

    def _read_questions(self) -> list[tuple[list[float], bool]]:
        """For each statement the terms of the last stretch that nobody is quoted with, and whether it ends in a question."""
        said = [a.sentence for a in self.attributions]
        questions: list[tuple[list[float], bool]] = []
        current: tuple[list[float], bool] = ([0.0] * len(self.themes), False)
        for index, sentence in enumerate(said):
            stretch = range(said[index - 1] + 1 if index else 0, sentence)
            if stretch:
                named = [max(column) for column in zip(*(self.sentences[i].named for i in stretch), strict=True)]
                current = named, any(self._ends_in_question(i) for i in stretch)
            questions.append(current)
        return questions

    def _ends_in_question(self, sentence: int) -> bool:
        words = self.document.words(self.document.sentences[sentence])
        return bool(words) and words[-1].text == "?"

    def content(self, index: int) -> Stretch:
        """The words of a statement alone."""
        attribution = self.attributions[index]
        words = (token.text for span in attribution.content for token in tokens_in(self.document, span))
        return self.scores.read(words, self._content_terms(attribution))

    def _content_terms(self, attribution: Attribution) -> list[tuple[str, float]]:
        return [(e.value, weight) for weight, e in self.rules.terms_of_content(attribution)]

    def candidates(self, content: Stretch, ruled: Sequence[str]) -> list[int]:
        """The themes that anything at all speaks for."""
        around, logits, named = self.likely_around, content.logits, content.named
        return [
            t for t, theme in enumerate(self.themes) if logits[t] > POSSIBLE or named[t] or around[t] or theme in ruled
        ]

    def of_statement(
        self, index: int, content: Stretch, ruled: Sequence[str], themes: Sequence[int]
    ) -> list[tuple[float, ...]]:
        """The numbers of FEATURES for some themes of a statement; `ruled` are the themes that the rules give it."""
        attribution = self.attributions[index]
        sentence = attribution.sentence
        direct = attribution.kind is Kind.DIRECT
        carried = attribution.kind is Kind.FREE_INDIRECT
        bare = not any(named >= NAMED for named in content.named)
        weight = [0.0] * len(self.themes)
        for name, term in self._content_terms(attribution):
            t = self.themes.index(name)
            weight[t] = min(weight[t] + term, MOST_WEIGHT)
        likely = probabilities(content.logits)
        strongest = max(likely)
        named, around = content.named, self.sentences[sentence].named
        before, after = self.before[sentence], self.after[sentence]
        question, asked = self.questions[index]
        nothing = self.scores.nothing.named
        hinted = content.hinted
        by_rules, first_by_rules = nothing.copy(), nothing.copy()
        for t in (t for t, theme in enumerate(self.themes) if theme in ruled):
            by_rules[t], first_by_rules[t] = 1.0, float(self.themes[t] == ruled[0])
        columns: tuple[Sequence[float], ...] = (
            content.logits,
            [p * (1 - strongest) for p in likely],
            weight,
            named,
            [min(count, 3) for count in hinted] if max(hinted) > 3 else hinted,
            by_rules,
            first_by_rules,
            [0.0 if n else a for n, a in zip(named, around, strict=True)] if any(named) else around,
            self.title.named,
            self.title_words,
            self.sentences[0].named,
            before,
            after,
            before if direct else nothing,
            before if carried else nothing,
            before if bare else nothing,
            question,
            question if asked else nothing,
            question if direct else nothing,
            question if bare else nothing,
            self.mean,
            self.most,
            self.share_named,
            self.share_hinted,
            self.share_hinted if bare else nothing,
        )
        rows = list(zip(*columns, strict=True))
        return [rows[theme] for theme in themes]


def _told(likely: list[float], named: Sequence[float]) -> list[float]:
    """What a sentence tells of each theme, by its words and its terms."""
    if not any(named):
        return likely
    return list(map(max, likely, [TERM_IN_WORDS * n for n in named]))


def _fading(told: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each sentence what those before it tell, the nearer the stronger."""
    faded: list[list[float]] = []
    current = [0.0] * (len(told[0]) if told else 0)
    for row in told:
        faded.append(current)
        current = list(map(max, row, [FADING * old for old in current]))
    return faded
