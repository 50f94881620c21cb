"""Resolves who is meant: names, titles, pronouns, inhabitants, "beide Seiten", capitals, institutions, descriptions.

The article comes first: whoever was named, titled or meant before, the nearest and most prominent. The known people come
second, by title, country or organisation and the article's date. What is left is a description, which becomes an entity of its own.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from itertools import islice, takewhile

from extraction.coreference.antecedents import read
from extraction.coreference.context import Context
from extraction.coreference.groups import both, resolve_phrase
from extraction.knowledge import tables
from extraction.linking.linking import find_mentions
from extraction.linking.links import Links
from extraction.text.document import Document, EntityType, Mention, Span, TokenRange
from extraction.text.lexicon import word_list

_OWN = word_list("own_start")


def _place(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


class Resolver:
    """Resolves the noun phrases of one article. Links its names first, unless that was done."""

    def __init__(self, document: Document, links: Links | None = None) -> None:
        self._document = document
        self._context = Context(document, links if links is not None else find_mentions(document))
        self._answers: dict[Span, tuple[str, ...]] = {}
        read(self._context)
        document.mentions = sorted(
            [*document.mentions, *self._context.new_mentions], key=lambda m: (m.span.start, m.span.end)
        )

    def resolve(self, phrase: Span, at: int | None = None) -> tuple[str, ...]:
        """The ids of the entities that a speaker's noun phrase means: one, or several for joint speakers; none for "man".

        `at` is the offset from which the phrase is looked at; by default its own place. Entities that the article did not have yet
        are put into the document, and so is the mention.
        """
        if phrase not in self._answers:
            tokens = self._context.range_of(phrase)
            self._answers[phrase] = resolve_phrase(self._context, tokens) if tokens[0] < tokens[1] else ()
            self._mention(phrase, self._answers[phrase])
        return self._answers[phrase]

    def resolve_country(self, phrase: Span, speaker: str | None = None) -> str | None:
        """The country that a phrase speaks for: "sein Land", "unser Land", "Peking", "die russische Seite", "die Gegenseite".

        `speaker` is the entity who says "unser Land"; without it the phrase is looked at from its own place. None where the phrase
        means no country.
        """
        tokens = self._context.range_of(phrase)
        if tokens[0] >= tokens[1]:
            return None
        words = [t.text.lower() for t in self._document.tokens[tokens[0] : tokens[1]]]
        named = self._named_country(tokens)
        if named is not None:
            return named
        if words[0].startswith(_OWN) and speaker is None:
            speaker = self._context.best(tokens[0])
        if "gegenseite" in words or (words[-1] == "seite" and "andere" in words):
            speaker = speaker or self._context.best(tokens[0])
            speaker = self._context.other_than(speaker, tokens[0])
        return self._home(speaker or next(iter(self.resolve(phrase)), None))

    def parties(self, at: int) -> tuple[str, ...]:
        """Who talks to each other at an offset, for content that nobody is said to say: "Erörtert wurde auch der Handel"."""
        token = min(self._context.range_of(Span(at, at))[0], len(self._document.tokens) - 1)
        found = both(self._context, token, None, []) if token >= 0 else None
        return found or ()

    def _named_country(self, tokens: TokenRange) -> str | None:
        for i in range(*tokens):
            match = self._context.links.scan.starting_at(i)
            known = tables.entities().get(match.entity) if match is not None else None
            if known is not None and known.type is not EntityType.PERSON:
                return self._country_id(known.code or known.country)
        return None

    def _home(self, entity: str | None) -> str | None:
        known = self._document.entities.get(entity or "") or tables.entities().get(entity or "")
        if known is None or known.type is not EntityType.PERSON:
            return self._country_id(known.code or known.country) if known else None
        return self._country_id(self._context.country_of(entity))

    def _country_id(self, code: str | None) -> str | None:
        country = tables.countries().get(code or "")
        return self._context.known(country.id) if country else None

    def _mention(self, phrase: Span, entities: tuple[str, ...]) -> None:
        """Put in a mention for a phrase that no name inside it has yet."""
        document = self._document
        if len(entities) != 1:
            return
        at = bisect_left(document.mentions, phrase.start, key=lambda m: m.span.start)
        inside = takewhile(lambda m: m.span.start < phrase.end, islice(document.mentions, at, None))
        if not any(m.entity == entities[0] and phrase.contains(m.span) for m in inside):
            insort(document.mentions, Mention(entities[0], phrase.of(document.text), phrase), key=_place)
