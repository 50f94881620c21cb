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
_PREPOSITIONS = words_of("preposition")
_UNION_PARTIES = words_of("union_party")


def _is_finite_only(word: str) -> bool:
    """Whether a word is a finite verb and can be no infinitive."""
    forms = verb_forms(word.lower()) if word[0].islower() else ()
    return any(f.finite for f in forms) and not any(f.infinitive for f in forms)


class Places:
    """The words of an article, by where they stand."""

    def __init__(self, document: Document, links: Links) -> None:
        self.document = document
        self.links = links
        self.tokens: list[Token] = document.tokens
        self._title_phrases: dict[int, TitlePhrase | None] = {}
        self._sentence_firsts = [s.first for s in document.sentences]

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
        if at not in self._title_phrases:
            self._title_phrases[at] = read_title_phrase(self.tokens, self.links.scan, at, *self.limits(at))
        return self._title_phrases[at]

    def is_oblique(self, first: int, name: int) -> bool:
        """Whether the noun phrase that starts at `first` can be no subject: behind a preposition, or not in the nominative."""
        if self.is_behind_preposition(first):
            return True
        if self.tokens[first].text.lower() in _OBLIQUE or self.tokens[first].text.lower() in _PREPOSITIONS:
            return True
        match = self.links.scan.starting_at(name)
        return match is not None and match.genitive

    def owns_title(self, tokens: TokenRange) -> bool:
        """ "Macrons | Energieminister": a genitive before the title of whoever speaks."""
        match = self.links.scan.starting_at(tokens[0])
        genitive = match is not None and match.genitive and match.last == tokens[1]
        return genitive and tokens[1] < len(self.tokens) and title_of(self.tokens[tokens[1]].text) is not None

    def is_behind_preposition(self, first: int) -> bool:
        """Whether a preposition of the same sentence stands right before a token."""
        before = self.tokens[first - 1].text.lower() if first else ""
        return before in _PREPOSITIONS and self.sentence_at(first - 1) == self.sentence_at(first)

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
