"""What a statement is about: weighted evidence from its words, and inheritance where it points back.

The order in which themes are looked for: the content, the sentence around it, the sentences before it in the paragraph,
the statement before, the article's title and lead; `bilateral-relations` where nothing says anything. What runs through
an article is stronger than a weak word, and than words that fit every subject ("verhandeln", "ein Kompromiss"); beside
words of another theme it is kept where the two go together (data/theme_company.tsv).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import islice

from extraction.labels.stance import tokens_in
from extraction.labels.theme_references import opens_with_reference, opens_with_topic, points_back, speaks_of_conflict
from extraction.labels.theme_terms import Hit, find_terms, theme_terms
from extraction.labels.theme_weights import (
    NAMED,
    PLACES,
    VENUES,
    Labels,
    Weighed,
    Weights,
    company,
    place_of,
    ranked,
    without_venues,
)
from extraction.text.document import Attribution, Document, Evidence, Sentence, Span, Token

LOOK_BACK = 4
LAST_RESORT = "bilateral-relations"
AT_ONCE = 2
MOST_AWAY = 20
PEACE = "peace-and-negotiations"
WORD = re.compile(r"[\w-]+")


class ThemeReader:
    """Reads one article from its top: every sentence may take its theme from those before it."""

    def __init__(self, document: Document, attributions: Sequence[Attribution]) -> None:
        self.document = document
        self.attributions = attributions
        self.by_sentence: dict[int, list[Attribution]] = defaultdict(list)
        for attribution in attributions:
            self.by_sentence[attribution.sentence].append(attribution)
        self.said: dict[int, list[Labels]] = {}
        self.narrated: dict[int, Labels] = {}
        self.hits: dict[int, list[Weighed]] = {}
        self.top = self._top()
        self.leading = self._leading()

    def read(self) -> list[Labels]:
        """Themes and evidence of every attribution, in order."""
        results = []
        for attribution in self.attributions:
            labels = self._themes(attribution)
            self.said.setdefault(attribution.sentence, []).append(labels)
            results.append(labels)
        return results

    def _themes(self, attribution: Attribution) -> Labels:
        words = [token for span in attribution.content for token in tokens_in(self.document, span)]
        own = self._inside(attribution)
        labels = self._under_topic(attribution, self._accompanied(self._content(attribution, words, own)), own)
        if PLACES.intersection(labels[0]):
            return labels
        if not speaks_of_conflict(words):
            return self._between_parties(attribution, labels)
        themes, evidence = self._place(attribution, own)
        themes = tuple(theme for theme in themes if not set(labels[0]) & company("placeless", "*"))
        return (*labels[0], *themes), (*labels[1], *evidence)

    def _under_topic(self, attribution: Attribution, labels: Labels, own: Weights) -> Labels:
        """The labels with what the sentence says first that it is about; that alone where the content names nothing."""
        sentence = self._sentence(attribution.sentence)
        if not opens_with_topic(self.document.words(sentence)):
            return labels
        around = self._around(attribution)
        named = [t for t in around.strong() if t not in VENUES and t not in labels[0]]
        if not named:
            return labels
        themes, evidence = around.labels(named[:AT_ONCE])
        return ((*labels[0], *themes), (*labels[1], *evidence)) if own.strong() else (themes, evidence)

    def _content(self, attribution: Attribution, words: Sequence[Token], own: Weights) -> Labels:
        before = self._before(attribution)
        strong = own.strong()
        kept = [theme for theme in own.weight if theme in before[0] and theme != LAST_RESORT]
        if strong and set(strong) <= company("placeless", "*"):
            kept = [theme for theme in kept if theme not in PLACES]
        if strong and not self._gives_way(words, own, before):
            goes_on = attribution.carried or (max(own.weight.values()) < NAMED and points_back(words))
            return self._strong(own, [*strong, *kept], before, goes_on)
        if before[0] and points_back(words):
            return self._asked(attribution) or before
        if kept:
            return before
        if earlier := self._earlier(own):
            return earlier
        found = self._elsewhere(attribution, before)
        return found if found[0] != (LAST_RESORT,) or not own.weight else own.labels(own.weak()[:2])

    @staticmethod
    def _strong(own: Weights, strong: Sequence[str], before: Labels, goes_on: bool) -> Labels:
        """The strong themes; a sentence that goes on about money or talks alone is still about what was before it."""
        themes, evidence = own.labels(dict.fromkeys(strong))
        if not goes_on or len(before[0]) > AT_ONCE or not set(themes) <= company("carried", "*"):
            return themes, evidence
        return tuple(dict.fromkeys((*before[0], *themes))), (*before[1], *evidence)

    def _gives_way(self, words: Sequence[Token], own: Weights, before: Labels) -> bool:
        """Whether strong words are still not what a sentence is about: all subjects are negotiated, all decided on."""
        running = before[0] or tuple(self.leading)
        negotiated = own.strong() == [PEACE] and bool(running) and set(running) <= company("negotiated", PEACE)
        if any(weight >= NAMED for weight in own.weight.values()):
            return negotiated
        if before[0] and opens_with_reference(words):
            return True
        if own.strong() == [LAST_RESORT]:
            return bool(self.leading) and not VENUES.intersection(self.leading)
        return negotiated

    def _accompanied(self, labels: Labels) -> Labels:
        """The themes with the one that the article is about, where it goes together with all of them."""
        for theme in self.leading[:AT_ONCE]:
            if theme not in labels[0] and labels[0] and set(labels[0]) <= company("throughout", theme):
                themes, evidence = self.top.labels([theme])
                return (*labels[0], *themes), (*labels[1], *evidence)
        return labels

    def _asked(self, attribution: Attribution) -> Labels | None:
        """What the rest of the sentence names: "Auf die Frage nach den Zöllen sagte sie, darüber …"."""
        around = self._around(attribution)
        named = [t for t in around.strong() if around.weight[t] >= NAMED and t not in PLACES and t not in VENUES]
        return around.labels(named) if named else None

    def _earlier(self, own: Weights) -> Labels | None:
        """The themes of the last statement of the article that was about what weak words hint at."""
        for index in islice(reversed(self.said), LOOK_BACK):
            for labels in reversed(self.said[index]):
                if len(labels[0]) <= AT_ONCE and LAST_RESORT not in labels[0] and own.weight.keys() & set(labels[0]):
                    return labels
        return None

    def _elsewhere(self, attribution: Attribution, before: Labels) -> Labels:
        if labels := self._asked(attribution):
            return labels
        if before[0]:
            return before if attribution.carried else self._narrowed(before)
        if self.said and attribution.carried:
            return self.said[next(reversed(self.said))][-1]
        return self.top.labels(self.leading[:AT_ONCE] or [LAST_RESORT])

    def _narrowed(self, labels: Labels) -> Labels:
        """Of what another one spoke of, that which the article is about: "verlangte Sanktionen, riet zu Geduld"."""
        leading = [theme for theme in self.leading if theme in labels[0]]
        return (tuple(leading), tuple(e for e in labels[1] if e.value in leading)) if leading else labels

    def _before(self, attribution: Attribution) -> Labels:
        """The themes of the nearest statement or narration before it in the paragraph."""
        paragraph = self._sentence(attribution.sentence).paragraph
        for index in range(attribution.sentence, max(-1, attribution.sentence - LOOK_BACK - 1), -1):
            if self._sentence(index).paragraph != paragraph:
                break
            if index in self.said:
                return self.said[index][-1]
            if index != attribution.sentence and (labels := self._narrated(index))[0]:
                return without_venues(labels)
        return (), ()

    def _place(self, attribution: Attribution, own: Weights) -> Labels:
        """The place of a conflict: named by weak words, by whom the sentence says to speak to whom, or before."""
        if place := place_of(ranked(own.weight)):
            return own.labels([place])
        around = self._around(attribution)
        if place := place_of(around.strong()):
            return around.labels([place])
        return self._parties(attribution) or self._place_before(attribution.sentence)

    def _parties(self, attribution: Attribution) -> Labels | None:
        """The place of a conflict that names who speaks or to whom: "forderte Bagdad auf"."""
        parties = (attribution.speaker, attribution.addressee)
        named = Weights.of(weighed([t for span in parties if span for t in tokens_in(self.document, span)]))
        place = place_of(named.strong())
        return named.labels([place]) if place else None

    def _between_parties(self, attribution: Attribution, labels: Labels) -> Labels:
        """The labels, with the place where a party of its conflict is told about arms or peace."""
        found = self._parties(attribution) if set(labels[0]) & company("fought", "*") else None
        return ((*labels[0], *found[0]), (*labels[1], *found[1])) if found else labels

    def _place_before(self, sentence: int) -> Labels:
        """The place last named in the sentences before, or else in the title and the lead."""
        for index in range(sentence, max(-1, sentence - LOOK_BACK - 1), -1):
            found = self.said.get(index) or ([] if index == sentence else [self._narrated(index)])
            for themes, evidence in reversed(found):
                if place := place_of(themes):
                    return (place,), tuple(e for e in evidence if e.value == place)
        place = place_of(self.top.strong())
        return self.top.labels([place] if place else [])

    def _narrated(self, index: int) -> Labels:
        """The themes that a sentence without statements names."""
        if index not in self.narrated:
            weights = Weights.of(self._hits(index))
            self.narrated[index] = weights.labels(weights.besides(VENUES))
        return self.narrated[index]

    def _top(self) -> Weights:
        """What the title and the first sentence speak for."""
        weights = Weights()
        title = WORD.findall(self.document.title or "")
        for hit in find_terms(title, theme_terms()):
            weights.weight[hit.theme] = weights.weight.get(hit.theme, 0.0) + hit.weight
        lead = Weights.of(self._hits(0) if self.document.sentences else [])
        for theme, weight in lead.weight.items():
            weights.weight[theme] = weights.weight.get(theme, 0.0) + weight
        return weights

    def _leading(self) -> list[str]:
        """What an article is about: the strong themes of title and lead, those first that most sentences speak of.

        One that no other sentence speaks of is left out, if there are others.
        """
        spoken = Counter(theme for i in range(1, len(self.document.sentences)) for theme in self._narrated(i)[0])
        leading = sorted(self.top.leading(), key=lambda theme: -spoken[theme])
        return [theme for theme in leading if spoken[theme] or not spoken[leading[0]]]

    def _sentence(self, index: int) -> Sentence:
        return self.document.sentences[index]

    def _inside(self, attribution: Attribution) -> Weights:
        """What the content of an attribution speaks for."""
        hits = self._hits(attribution.sentence)
        inside = [e for e in hits if any(span.contains(e[1].span) for span in attribution.content)]
        return Weights.of(inside)

    def _around(self, attribution: Attribution) -> Weights:
        """What the words of the sentence speak for that neither belong to what is said in it nor name the speakers."""
        others = self.by_sentence.get(attribution.sentence, ())
        away = [span for a in others for span in (*a.content, *([a.speaker] if a.speaker else []))][:MOST_AWAY]
        hits = self._hits(attribution.sentence)
        return Weights.of(e for e in hits if not any(span.overlaps(e[1].span) for span in away))

    def _hits(self, index: int) -> list[Weighed]:
        """The terms of a sentence, found once."""
        if index not in self.hits:
            words = self.document.words(self._sentence(index))
            self.hits[index] = weighed(words)
        return self.hits[index]


def weighed(tokens: Sequence[Token]) -> list[Weighed]:
    """The terms among tokens: their weights and what shows them."""
    hits = find_terms([token.text for token in tokens], theme_terms())
    return [(hit.weight, evidence_of(hit, tokens)) for hit in hits]


def evidence_of(hit: Hit, tokens: Sequence[Token]) -> Evidence:
    """The words of a hit as evidence for its theme."""
    words = tokens[hit.first : hit.last]
    span = Span(words[0].start, words[-1].end)
    return Evidence("themes", hit.theme, " ".join(word.text for word in words), span)


def assign(document: Document, attributions: Sequence[Attribution]) -> list[Labels]:
    """Themes and their evidence for all attributions of an article, in the order of the text; never without a theme."""
    return ThemeReader(document, attributions).read()
