"""Where words stand in an article: spans and tokens, sentences, and the phrase around a token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import chain, groupby

from extraction.grammar import verb_forms
from extraction.knowledge.names import title_of
from extraction.linking import Links, TitlePhrase, read_title_phrase
from extraction.text import Document, Span, Token, TokenRange, words_of

_OBLIQUE = words_of("oblique_determiner")
_PREPOSITIONS, _ADVERBS = words_of("preposition"), words_of("adverb", "adverb_in_attribute")
_LONGEST_ATTRIBUTE = 5  # tokens: "dem noch immer nicht"
_UNION_PARTIES = words_of("union_party")
_PASSIVE = words_of("passive_past")
_OPENERS = words_of("subordinator", "relative_pronoun")
_PANELS = words_of("panel")
_THAN, _COMPARING = words_of("than"), words_of("adverb_of_comparison")
_BEFORE_LAST = words_of("auxiliary_of_pluperfect")


def _is_finite_only(word: str) -> bool:
    """Whether a word is a finite verb and can be no infinitive."""
    forms = verb_forms(word.lower()) if word[0].islower() else ()
    return any(f.finite for f in forms) and not any(f.infinitive for f in forms)


def _is_participle(word: str) -> bool:
    return word[0].islower() and any(form.participle for form in verb_forms(word))


def _is_in_attribute(word: str) -> bool:
    """An adverb, or an adjective as it stands behind "dem" and "den"."""
    return word in _ADVERBS or (word[0].islower() and word.endswith("en"))


class Places:
    """The words of an article, by where they stand."""

    def __init__(self, document: Document, links: Links) -> None:
        self.document = document
        self.links = links
        self.tokens: list[Token] = document.tokens
        self._title_phrases: dict[int, TitlePhrase | None] = {}
        self._sentence_firsts = [s.first for s in document.sentences]
        self._told_before: dict[int, bool] = {}

    @cached_property
    def tokens_of_words(self) -> dict[str, list[int]]:
        """The tokens of each word of the article, in order."""
        found: dict[str, list[int]] = {}
        for i, token in enumerate(self.tokens):
            found.setdefault(token.text, []).append(i)
        return found

    @cached_property
    def firsts_of_compounds(self) -> frozenset[str]:
        """The first parts of the hyphenated words of title and text, in small letters."""
        title = (self.document.title or "").split()
        words = chain(title, (token.text for token in self.tokens))
        return frozenset(word.partition("-")[0].lower() for word in words if "-" in word)

    @cached_property
    def names_in_capitals(self) -> tuple[tuple[str, ...], ...]:
        """The rows of two words or more in capitals, in which reviews of the press name newspapers: "NEUE ZÜRCHER ZEITUNG"."""
        words = (token.text for token in self.tokens)
        runs = groupby(words, key=lambda word: len(word) > 1 and word.isupper())
        found = (tuple(run) for capitals, run in runs if capitals)
        return tuple(dict.fromkeys(run for run in found if len(run) > 1))

    @cached_property
    def names_union_party(self) -> bool:
        """Whether the article names a party that is called "die Union" too, or its group in parliament."""
        return any(token.text in _UNION_PARTIES for token in self.tokens)

    @cached_property
    def is_panel(self) -> bool:
        """Whether the article tells of people on a panel."""
        return any(token.text.lower() in _PANELS for token in self.tokens)

    def range_of(self, span: Span) -> TokenRange:
        """The tokens of a span, half-open."""
        return bisect_left(self.document.starts, span.start), bisect_left(self.document.starts, span.end)

    def span_of(self, tokens: TokenRange) -> Span:
        """The characters of a range of tokens."""
        return Span(self.tokens[tokens[0]].start, self.tokens[tokens[1] - 1].end)

    def sentence_at(self, token: int) -> int:
        """The index of the sentence that a token is in."""
        return max(0, bisect_right(self._sentence_firsts, token) - 1)

    def limits(self, token: int) -> TokenRange:
        """The first and the last token of the sentence that a token is in, half-open."""
        sentence = self.document.sentences[self.sentence_at(token)]
        return sentence.first, sentence.last

    def title_phrase(self, at: int) -> TitlePhrase | None:
        """The title phrase around a token."""
        if title_of(self.tokens[at].text) is None:
            return None  # like most words
        if at not in self._title_phrases:
            self._title_phrases[at] = read_title_phrase(self.tokens, self.links.scan, at, *self.limits(at))
        return self._title_phrases[at]

    def is_told_before(self, sentence: int) -> bool:
        """Whether a sentence opens with what had happened before: "Präsident Kern hatte den Plan am Montag abgelehnt"."""
        found = self._told_before.get(sentence)
        if found is None:
            span = self.document.sentences[sentence]
            found = self._told_before[sentence] = self._opens_in_pluperfect(span.first, span.last)
        return found

    def _opens_in_pluperfect(self, first: int, last: int) -> bool:
        words = [token.text for token in self.tokens[first:last]]
        verb = next((i for i, word in enumerate(words) if word in _BEFORE_LAST), None)
        if verb is None or any(map(_is_finite_only, words[:verb])):
            return False
        return any(map(_is_participle, words[verb + 1 :]))

    def is_oblique(self, first: int, name: int) -> bool:
        """Whether the noun phrase that starts at `first` can be no subject: behind a preposition, or not in the nominative."""
        if self.is_behind_preposition(first) or self._is_compared(first):
            return True
        if self.tokens[first].text.lower() in _OBLIQUE or self.tokens[first].text.lower() in _PREPOSITIONS:
            return True
        match = self.links.scan.starting_at(name)
        return (match is not None and match.genitive) or self._is_behind_attribute(first)

    def _is_behind_attribute(self, first: int) -> bool:
        """ "neben dem | noch immer | erkrankten Präsidenten Kern": adverbs part the article from what it belongs to."""
        before = first - 1
        while before > max(0, first - _LONGEST_ATTRIBUTE) and _is_in_attribute(self.tokens[before].text):
            before -= 1
        return 0 <= before < first - 1 and self.tokens[before].text.lower() in _OBLIQUE

    def _is_compared(self, first: int) -> bool:
        """ "Anders als | Kern sieht er …", "Ebenso wie | Kern …": whom the subject is compared with."""
        words = [token.text.lower() for token in self.tokens[max(0, first - 2) : first]]
        return len(words) > 1 and words[1] in _THAN and words[0] in _COMPARING

    def owns_title(self, tokens: TokenRange) -> bool:
        """ "Macrons | Energieminister": a genitive before the title of whoever speaks."""
        match = self.links.scan.starting_at(tokens[0])
        genitive = match is not None and match.genitive and match.last == tokens[1]
        return genitive and tokens[1] < len(self.tokens) and title_of(self.tokens[tokens[1]].text) is not None

    def is_behind_preposition(self, first: int) -> bool:
        """Whether a preposition of the same sentence stands right before a token."""
        before = self.tokens[first - 1].text.lower() if first else ""
        return before in _PREPOSITIONS and self.sentence_at(first - 1) == self.sentence_at(first)

    def is_plural_clause_of(self, token: int) -> bool:
        """Whether the pronoun at a token opens a subordinate clause with a plural verb at its end: "…, in der | sie … vereinbaren"."""
        if token < 2 or self.tokens[token - 1].text.lower() not in _OPENERS:
            return False
        last = self.limits(token)[1]
        end = next((i for i in range(token, last) if not self.tokens[i].text[0].isalnum()), last)
        verb = self.tokens[end - 1].text.lower()
        forms = [f for f in verb_forms(verb) if f.finite] if verb not in _PASSIVE else []
        return bool(forms) and all(f.plural and not f.singular for f in forms)

    def is_plural_verb_near(self, tokens: TokenRange) -> bool | None:
        """Whether the finite verb beside a phrase is plural; None where there is none or it leaves that open."""
        first, last = self.limits(tokens[0])
        around = [tokens[1], tokens[0] - 1, tokens[1] + 1, tokens[0] - 2]
        if first <= around[1] and _is_finite_only(self.tokens[around[1]].text):
            around.insert(0, around[1])  # "ließ sie ausrichten"
        for i in around:
            if first <= i < last and self.tokens[i].text[0].islower():
                forms = [f for f in verb_forms(self.tokens[i].text.lower()) if f.finite]
                numbers = {n for f in forms for n, has in (("p", f.plural), ("s", f.singular)) if has}
                if numbers:
                    return None if len(numbers) > 1 else numbers == {"p"}
        return None
