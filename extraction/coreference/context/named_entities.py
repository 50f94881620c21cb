"""The countries, bodies and places that an article names where, and those that are found on the way."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from itertools import takewhile

from extraction.coreference.context.places import Places
from extraction.knowledge import tables
from extraction.linking import Links
from extraction.text import STARTS_AT, Document, Entity, EntityType, Mention, TokenRange, words_of
from extraction.text.sentence_edges import DASHES

_PLACE_PREPOSITIONS = words_of("preposition_of_place")
_MENTIONS_BACK = 60


def _is_institution(entity: str) -> bool:
    return entity in tables.organisations() or entity in tables.institutions()


class NamedEntities(Places):
    """The places, countries and bodies of an article by where they are named."""

    def __init__(self, document: Document, links: Links) -> None:
        super().__init__(document, links)
        self.short_names: dict[str, str] = {}  # abbreviations that stand for an entity of the article
        self.new_mentions: list[Mention] = []
        self._institutions = [m for m in document.mentions if _is_institution(m.entity)]
        self._names = tuple(document.mentions)  # without those that are found on the way
        self._name_starts = [m.span.start for m in document.mentions]

    def countries_before(self, token: int) -> list[str]:
        """The countries named before a token, as entities, the last one first."""
        start = self.tokens[token].start
        at = bisect_left(self._name_starts, start)
        found: dict[str, None] = {}
        for mention in self._names[max(0, at - _MENTIONS_BACK) : at][::-1]:
            known = self.document.entities[mention.entity]
            if known.type is EntityType.PLACE and self._is_place_of_event(mention):
                continue
            country = tables.countries().get(known.code or known.country or "")
            if country is not None and known.type is not EntityType.PERSON:
                found.setdefault(country.id)
        return list(found)

    def _is_place_of_event(self, mention: Mention) -> bool:
        """ "In Prag", "nach Wien": where something happens is no side in it."""
        before = self.document.text[max(0, mention.span.start - 6) : mention.span.start].split()
        return bool(before) and before[-1].lower() in _PLACE_PREPOSITIONS

    def institutions_before(self, token: int) -> list[str]:
        """The organisations and institutions named before a token, the last one first."""
        return [mention.entity for mention in self.mentions_of_institutions(token)]

    def mentions_of_institutions(self, token: int) -> list[Mention]:
        """Where organisations and institutions are named before a token, the last one first."""
        at = bisect_left(self._institutions, self.tokens[token].start, key=STARTS_AT)
        return self._institutions[max(0, at - _MENTIONS_BACK) : at][::-1]

    def bodies_before(self, token: int) -> list[str]:
        """The organisations and institutions named before a token, the last one first, then those of the title line."""
        return [*self.institutions_before(token), *self.links.title_bodies]

    def institutions_between(self, first: int, last: int) -> list[tuple[int, str]]:
        """The organisations and institutions named among some tokens, as (first token, entity)."""
        start, end = (bisect_left(self._institutions, self.tokens[i].start, key=STARTS_AT) for i in (first, last))
        return [(self.range_of(m.span)[0], m.entity) for m in self._institutions[start:end]]

    def places_of_opening(self) -> Iterator[Entity]:
        """The places that the first sentences name: cities, and palaces that something happens in."""
        opening = self.document.sentences[min(2, len(self.document.sentences) - 1)].span.end
        for mention in takewhile(lambda m: m.span.start < opening, self.document.mentions):
            place = self.document.entities[mention.entity]
            inside = self.document.text[max(0, mention.span.start - 3) : mention.span.start] == "im "
            inside = inside or self._is_in_dateline(mention)
            listed = place.id in tables.institutions() or place.code is not None
            if place.type is EntityType.PLACE or (inside and listed):
                yield place

    def _is_in_dateline(self, mention: Mention) -> bool:
        """ "MINSK, 24. August (BelTA) –": a capital in front of the dash is a place, not its country."""
        first = self.document.sentences[0].span
        return mention.span.end <= first.end and first.of(self.document.text)[-1] in DASHES

    def ensure(self, entity: Entity) -> str:
        """Put an entity into the document, unless one with its id is there, or its name is short for another's."""
        if entity.name in self.short_names:
            return self.short_names[entity.name]
        self.document.entities.setdefault(entity.id, entity)
        return entity.id

    def mention(self, entity: str, tokens: TokenRange) -> None:
        """Put in a mention; an institution's is remembered for "das Ministerium"."""
        span = self.span_of(tokens)
        mention = Mention(entity, span.of(self.document.text), span)
        self.new_mentions.append(mention)
        if self.document.entities[entity].type is EntityType.ORGANISATION:
            insort(self._institutions, mention, key=STARTS_AT)

    def known(self, identifier: str) -> str:
        """Put an entity that is known, or was introduced, into the document, an organisation with those that it is a part of."""
        wholes = tables.ancestors(identifier) if identifier in tables.organisations() else ()
        for one in (identifier, *wholes):
            if one not in self.document.entities:  # as one is that the text has introduced
                self.document.entities[one] = tables.entities()[one]
        return identifier
