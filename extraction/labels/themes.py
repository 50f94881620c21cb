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

from extraction.labels.label_set import Labels
from extraction.labels.stance import tokens_in
from extraction.labels.theme_references import opens_with_reference, opens_with_topic, points_back, speaks_of_conflict
from extraction.labels.theme_terms import TermMatch, find_terms, theme_terms
from extraction.labels.theme_weights import (
    NAMED,
    PLACES,
    VENUES,
    ThemeLabels,
    Weighed,
    Weights,
    company,
    place_of,
    ranked,
    without_venues,
)
from extraction.text import Attribution, Document, Evidence, Sentence, Span, Token, guarded

STAGE = "themes"
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
        self.said: dict[int, list[ThemeLabels]] = {}
        self.narrated: dict[int, ThemeLabels] = {}
        self.terms: dict[int, list[Weighed]] = {}
        self.of_content: dict[int, list[Weighed]] = {}  # by the identity of the attribution
        self.around: dict[int, Weights] = {}
        self.title_and_lead = self._weigh_title_and_lead()
        self.running = self._running_through_article()

    def read(self) -> list[ThemeLabels]:
        """Themes and evidence of every attribution, in order; none for one that can't be read."""
        results = []
        for attribution in self.attributions:
            labels: ThemeLabels = Labels()
            with guarded(self.document, STAGE, self._sentence(attribution.sentence).span):
                labels = self._of_attribution(attribution)
                self.said.setdefault(attribution.sentence, []).append(labels)
            results.append(labels)
        return results

    def _of_attribution(self, attribution: Attribution) -> ThemeLabels:
        words = [token for span in attribution.content for token in tokens_in(self.document, span)]
        own = self._weigh_content(attribution)
        labels = self._with_opening_topic(
            attribution, self._with_running_theme(self._of_content(attribution, words, own)), own
        )
        if PLACES.intersection(labels.values):
            return labels
        if not speaks_of_conflict(words):
            return self._with_place_of_parties(attribution, labels)
        place = self._place_of_conflict(attribution, own)
        # The words that show a place are kept as evidence, also where the themes have none.
        shown = Labels((), place.evidence) if set(labels.values) & company("placeless", "*") else place
        return labels + shown

    def _with_opening_topic(self, attribution: Attribution, labels: ThemeLabels, own: Weights) -> ThemeLabels:
        """The labels with what the sentence says first that it is about; that alone where the content names nothing."""
        sentence = self._sentence(attribution.sentence)
        if not opens_with_topic(self.document.words(sentence)):
            return labels
        around = self._weigh_around_content(attribution)
        named = [t for t in around.strong() if t not in VENUES and t not in labels.values]
        if not named:
            return labels
        topic = around.labels(named[:AT_ONCE])
        return labels + topic if own.strong() else topic

    def _of_content(self, attribution: Attribution, words: Sequence[Token], own: Weights) -> ThemeLabels:
        before = self._nearest_before(attribution)
        strong = own.strong()
        kept = [theme for theme in own.weight if theme in before.values and theme != LAST_RESORT]
        if strong and set(strong) <= company("placeless", "*"):
            kept = [theme for theme in kept if theme not in PLACES]
        if strong and not self._gives_way(words, own, before):
            goes_on = attribution.carried or (max(own.weight.values()) < NAMED and points_back(words))
            return self._strong_of_content(own, [*strong, *kept], before, goes_on)
        if before and points_back(words):
            return self._named_around(attribution) or before
        if kept:
            return before
        if earlier := self._last_hinted_at(own):
            return earlier
        found = self._found_outside_content(attribution, before)
        return found if found.values != (LAST_RESORT,) or not own.weight else own.labels(own.weak()[:2])

    @staticmethod
    def _strong_of_content(own: Weights, strong: Sequence[str], before: ThemeLabels, goes_on: bool) -> ThemeLabels:
        """The strong themes; a sentence that goes on about money or talks alone is still about what was before it."""
        labels = own.labels(dict.fromkeys(strong))
        if not goes_on or len(before.values) > AT_ONCE or not set(labels.values) <= company("carried", "*"):
            return labels
        return Labels(tuple(dict.fromkeys((*before.values, *labels.values))), (*before.evidence, *labels.evidence))

    def _gives_way(self, words: Sequence[Token], own: Weights, before: ThemeLabels) -> bool:
        """Whether strong words are still not what a sentence is about: all subjects are negotiated, all decided on."""
        running = before.values or tuple(self.running)
        negotiated = own.strong() == [PEACE] and bool(running) and set(running) <= company("negotiated", PEACE)
        if any(weight >= NAMED for weight in own.weight.values()):
            return negotiated
        if before and opens_with_reference(words):
            return True
        if own.strong() == [LAST_RESORT]:
            return bool(self.running) and not VENUES.intersection(self.running)
        return negotiated

    def _with_running_theme(self, labels: ThemeLabels) -> ThemeLabels:
        """The themes with the one that the article is about, where it goes together with all of them."""
        for theme in self.running[:AT_ONCE]:
            if theme not in labels.values and labels and set(labels.values) <= company("throughout", theme):
                return labels + self.title_and_lead.labels([theme])
        return labels

    def _named_around(self, attribution: Attribution) -> ThemeLabels | None:
        """What the rest of the sentence names: "Auf die Frage nach den Zöllen sagte sie, darüber …"."""
        around = self._weigh_around_content(attribution)
        named = [t for t in around.strong() if around.weight[t] >= NAMED and t not in PLACES and t not in VENUES]
        return around.labels(named) if named else None

    def _last_hinted_at(self, own: Weights) -> ThemeLabels | None:
        """The themes of the last statement of the article that was about what weak words hint at."""
        for index in islice(reversed(self.said), LOOK_BACK):
            for labels in reversed(self.said[index]):
                if (
                    len(labels.values) <= AT_ONCE
                    and LAST_RESORT not in labels.values
                    and own.weight.keys() & set(labels.values)
                ):
                    return labels
        return None

    def _found_outside_content(self, attribution: Attribution, before: ThemeLabels) -> ThemeLabels:
        if labels := self._named_around(attribution):
            return labels
        if before:
            return before if attribution.carried else self._narrowed_to_article(before)
        if self.said and attribution.carried:
            return self.said[next(reversed(self.said))][-1]
        return self.title_and_lead.labels(self.running[:AT_ONCE] or [LAST_RESORT])

    def _narrowed_to_article(self, labels: ThemeLabels) -> ThemeLabels:
        """Of what another one spoke of, that which the article is about: "verlangte Sanktionen, riet zu Geduld"."""
        leading = [theme for theme in self.running if theme in labels.values]
        return Labels(tuple(leading), labels.only(leading).evidence) if leading else labels

    def _nearest_before(self, attribution: Attribution) -> ThemeLabels:
        """The themes of the nearest statement or narration before it in the paragraph."""
        paragraph = self._sentence(attribution.sentence).paragraph
        for index in range(attribution.sentence, max(-1, attribution.sentence - LOOK_BACK - 1), -1):
            if self._sentence(index).paragraph != paragraph:
                break
            if index in self.said:
                return self.said[index][-1]
            if index != attribution.sentence and (labels := self._of_narration(index)):
                return without_venues(labels)
        return Labels()

    def _place_of_conflict(self, attribution: Attribution, own: Weights) -> ThemeLabels:
        """The place of a conflict: named by weak words, by whom the sentence says to speak to whom, or before."""
        if place := place_of(ranked(own.weight)):
            return own.labels([place])
        around = self._weigh_around_content(attribution)
        if place := place_of(around.strong()):
            return around.labels([place])
        return self._place_of_parties(attribution) or self._place_before(attribution.sentence)

    def _place_of_parties(self, attribution: Attribution) -> ThemeLabels | None:
        """The place of a conflict that names who speaks or to whom: "forderte Bagdad auf"."""
        parties = (attribution.speaker, attribution.addressee)
        named = Weights.of(weighed([t for span in parties if span for t in tokens_in(self.document, span)]))
        place = place_of(named.strong())
        return named.labels([place]) if place else None

    def _with_place_of_parties(self, attribution: Attribution, labels: ThemeLabels) -> ThemeLabels:
        """The labels, with the place where a party of its conflict is told about arms or peace."""
        found = self._place_of_parties(attribution) if set(labels.values) & company("fought", "*") else None
        return labels + found if found else labels

    def _place_before(self, sentence: int) -> ThemeLabels:
        """The place last named in the sentences before, or else in the title and the lead."""
        for index in range(sentence, max(-1, sentence - LOOK_BACK - 1), -1):
            found = self.said.get(index) or ([] if index == sentence else [self._of_narration(index)])
            for labels in reversed(found):
                if place := place_of(labels.values):
                    return labels.only([place])
        place = place_of(self.title_and_lead.strong())
        return self.title_and_lead.labels([place] if place else [])

    def _of_narration(self, index: int) -> ThemeLabels:
        """The themes that a sentence without statements names."""
        if index not in self.narrated:
            terms = self.terms_of_sentence(index)
            self.narrated[index] = self._of_terms(terms) if terms else Labels()
        return self.narrated[index]

    @staticmethod
    def _of_terms(terms: Sequence[Weighed]) -> ThemeLabels:
        weights = Weights.of(terms)
        return weights.labels(weights.besides(VENUES))

    def _weigh_title_and_lead(self) -> Weights:
        """What the title and the first sentence speak for."""
        weights = Weights()
        title = WORD.findall(self.document.title or "")
        for match in find_terms(title, theme_terms()):
            weights.weight[match.theme] = weights.weight.get(match.theme, 0.0) + match.weight
        lead = Weights.of(self.terms_of_sentence(0) if self.document.sentences else [])
        for theme, weight in lead.weight.items():
            weights.weight[theme] = weights.weight.get(theme, 0.0) + weight
        return weights

    def _running_through_article(self) -> list[str]:
        """What an article is about: the strong themes of title and lead, those first that most sentences speak of.

        One that no other sentence speaks of is left out, if there are others.
        """
        spoken = Counter(
            theme for i in range(1, len(self.document.sentences)) for theme in self._of_narration(i).values
        )
        leading = sorted(self.title_and_lead.leading(), key=lambda theme: -spoken[theme])
        return [theme for theme in leading if spoken[theme] or not spoken[leading[0]]]

    def _sentence(self, index: int) -> Sentence:
        return self.document.sentences[index]

    def _weigh_content(self, attribution: Attribution) -> Weights:
        """What the content of an attribution speaks for."""
        return Weights.of(self.terms_of_content(attribution))

    def _weigh_around_content(self, attribution: Attribution) -> Weights:
        """What the words of the sentence speak for that neither belong to what is said in it nor name the speakers."""
        if attribution.sentence not in self.around:
            self.around[attribution.sentence] = self._weigh_rest(attribution)
        return self.around[attribution.sentence]

    def _weigh_rest(self, attribution: Attribution) -> Weights:
        others = self.by_sentence.get(attribution.sentence, ())
        away = [span for a in others for span in (*a.content, *([a.speaker] if a.speaker else []))][:MOST_AWAY]
        terms = self.terms_of_sentence(attribution.sentence)
        return Weights.of(e for e in terms if not any(span.overlaps(e[1].span) for span in away))

    def terms_of_sentence(self, index: int) -> list[Weighed]:
        """The terms of a sentence, found once."""
        if index not in self.terms:
            self.terms[index] = []
            sentence = self._sentence(index)
            with guarded(self.document, STAGE, sentence.span):
                self.terms[index] = weighed(self.document.words(sentence))
        return self.terms[index]

    def terms_of_content(self, attribution: Attribution) -> list[Weighed]:
        """The terms of the sentence of an attribution that stand inside of its content, found once."""
        found = self.of_content.get(id(attribution))
        if found is None:
            terms = self.terms_of_sentence(attribution.sentence)
            found = [e for e in terms if any(span.contains(e[1].span) for span in attribution.content)]
            self.of_content[id(attribution)] = found
        return found


def weighed(tokens: Sequence[Token]) -> list[Weighed]:
    """The terms among tokens: their weights and what shows them."""
    found = find_terms([token.text for token in tokens], theme_terms())
    return [(match.weight, evidence_of(match, tokens)) for match in found]


def evidence_of(match: TermMatch, tokens: Sequence[Token]) -> Evidence:
    """The words of a term as evidence for its theme."""
    words = tokens[match.first : match.last]
    span = Span(words[0].start, words[-1].end)
    return Evidence("themes", match.theme, " ".join(word.text for word in words), span)
