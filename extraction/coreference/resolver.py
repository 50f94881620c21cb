"""Resolves who is meant: names, titles, pronouns, inhabitants, "beide Seiten", capitals, institutions, descriptions.

The article comes first: whoever was named, titled or meant before, the nearest and most prominent. The known people come
second, by title, country or organisation and the article's date. What is left is a description, which becomes an entity of its own.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import replace
from itertools import islice, takewhile
from operator import attrgetter

from extraction.coreference.antecedents import read_antecedents
from extraction.coreference.context import Context
from extraction.coreference.groups import both, panel, resolve_phrase, who_talk
from extraction.coreference.references import PRONOUNS, titled_otherwise
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE
from extraction.linking import Links, find_mentions
from extraction.text import STARTS_AT, Document, EntityType, Mention, Span

_MOST_BODIES = 200
_PARTNERS = {"ihm": MALE, "ihr": FEMALE}
_PARTNERS_BACK = 2  # sentences
_PLACE = attrgetter("span.start", "span.end")  # of a mention
_THIRD = {"er": MALE, "sie": FEMALE}


class Resolver:
    """Resolves the noun phrases of one article. Links its names first, unless that was done."""

    def __init__(self, document: Document, links: Links | None = None) -> None:
        self._document = document
        self._context = Context(document, links if links is not None else find_mentions(document))
        self._answers: dict[Span, tuple[str, ...]] = {}
        read_antecedents(self._context)
        self.links = self._context.links
        self._bodies = sorted(
            (m for m in self._context.new_mentions if document.entities[m.entity].type is EntityType.ORGANISATION),
            key=_PLACE,
        )
        document.mentions = sorted([*document.mentions, *self._context.new_mentions], key=_PLACE)

    def resolve(self, phrase: Span) -> tuple[str, ...]:
        """The ids of the entities that a speaker's noun phrase means: one, or several for joint speakers; none for "man".

        Entities that the article did not have yet are put into the document, and so is the mention.
        """
        known = self._answers.get(phrase)
        if known is None:
            tokens = self._context.range_of(phrase)
            known = resolve_phrase(self._context, tokens) if tokens[0] < tokens[1] else ()
            self._answers[phrase] = known
            self._mention(phrase, known)
        return known

    def mean(self, pronoun: Span, person: Span) -> None:
        """Let a pronoun mean whom a phrase names, where its gender allows that."""
        gender = _THIRD.get(pronoun.of(self._document.text).lower())
        meant, people = self.resolve(person), self._context.participants.people
        if gender is None or len(meant) != 1 or meant[0] not in people:
            return
        if people[meant[0]].is_person and people[meant[0]].gender in (gender, None):
            self._answers[pronoun] = meant

    def principal(self, phrase: Span, teller: tuple[str, ...], *, in_own_words: bool = False) -> tuple[str, ...]:
        """Whom a pronoun means in what a spokesperson tells, where it seemed to mean the teller: "Er habe Hilfe angeboten".

        Somebody who speaks `in_own_words` never means himself by one, nor by a title: "Er hat mir gesagt, …", "Der Papst fordert …".
        """
        context = self._context
        token = context.range_of(phrase)[0]
        gender = PRONOUNS.get(phrase.of(self._document.text).lower())
        people = context.participants.people
        if len(teller) != 1 or teller[0] not in people:
            return teller
        if gender is None:
            other = titled_otherwise(context, context.range_of(phrase), teller[0]) if in_own_words else None
            return (other,) if other is not None else teller
        if not in_own_words and not people[teller[0]].speaks_for_others:
            return teller
        fitting = [p for p in context.recent_people(token) if p != teller[0] and people[p].gender in (gender, None)]
        found = self._acting_in_content(token, fitting) or next(iter(fitting), None)
        return (found,) if found is not None else teller

    def _acting_in_content(self, token: int, people: list[str]) -> str | None:
        """ "Kern habe mit Lind gesprochen, sagte sein Sprecher. Er habe …": who acts in the last sentence that tells of them."""
        near = [r for r in self._context.participants.before(token) if r.entity in people]
        last = near[0].sentence if near else -1
        return next((r.entity for r in reversed(near) if r.sentence == last and not r.oblique), None)

    def of_tellers_country(self, phrase: Span, speakers: tuple[str, ...], teller: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a title without a name means in what a spokesperson tells: "Der Präsident habe …, sagte Peskow" is Russia's."""
        context, people = self._context, self._context.participants.people
        tokens = context.range_of(phrase)
        title = context.title_phrase(tokens[1] - 1)
        if title is None or title.on_behalf_of or len(speakers) != 1 or len(teller) != 1:
            return speakers
        country = context.country_of(teller[0])
        tells = teller[0] in people and people[teller[0]].speaks_for_others and country is not None
        if not tells or context.links.people_in(*tokens) or context.country_of(speakers[0]) == country:
            return speakers
        own = (p for p in context.recent_people(tokens[0]) if context.country_of(p) == country and p != teller[0])
        found = next((p for p in own if context.fits(p, title)), None)
        return (found,) if found is not None else speakers

    def other_party(self, phrase: Span, speakers: tuple[str, ...]) -> tuple[str, ...]:
        """Whom "ihm" or "dem Gast" means behind "mit": somebody named shortly before who is not the one who speaks."""
        context = self._context
        first, last = context.range_of(phrase)
        gender = _PARTNERS.get(phrase.of(self._document.text).lower())
        if last - first > 1:
            title = context.title_phrase(last - 1)
            part = title is not None and title.title.kind == "part" and title.first == first
            return tuple(p for p in self.resolve(phrase) if p not in speakers and self.is_known(p)) if part else ()
        sentence, people = context.sentence_at(first), context.participants.people
        for referent in context.participants.before(first) if gender is not None else ():
            person = people[referent.entity]
            near = sentence - referent.sentence < _PARTNERS_BACK and not referent.quoted
            if near and person.is_person and referent.entity not in speakers and person.gender in (gender, None):
                return (referent.entity,) if self.is_known(referent.entity) else ()
        return ()

    def is_known(self, entity: str) -> bool:
        """Whether an entity is of the tables or introduced by name, and no mere description ("ein Sprecher")."""
        known = entity in tables.entities() or entity in self.links.newcomers
        return known or any(body.entity == entity for body in self._bodies[:_MOST_BODIES])

    def bodies_in(self, first: int, last: int) -> list[tuple[int, int, str]]:
        """The authorities and other bodies that are named between two tokens: first and last token, half-open, and the entity."""
        start = self._document.tokens[first].start if first < last else 0
        at = bisect_left(self._bodies, start, key=STARTS_AT)
        ranges = ((self._context.range_of(body.span), body.entity) for body in islice(self._bodies, at, None))
        return [
            (*tokens, entity)
            for tokens, entity in takewhile(lambda found: found[0][0] < last, ranges)
            if tokens[1] <= last
        ]

    def add_names(self, entity: str, names: tuple[str, ...]) -> None:
        """Let an entity of the article also go by other names."""
        known = self._document.entities[entity]
        new = tuple(name for name in names if name not in (known.name, *known.aliases))
        self._document.entities[entity] = replace(known, aliases=(*known.aliases, *new))

    def parties(self, at: int) -> tuple[str, ...]:
        """Who talks to each other at an offset, for content that nobody is said to say: "Erörtert wurde auch der Handel"."""
        token = min(self._context.range_of(Span(at, at))[0], len(self._document.tokens) - 1)
        if token < 0:
            return ()
        if self._context.is_panel and (speaking := panel(self._context, token)) is not None:
            return speaking
        group = self._context.last_group(token) or ()
        if len(group) > 2 and set(group) <= set(self._context.recent_people(token)):
            return group
        return both(self._context, token, None, []) or ()

    def who_talk(self, at: int, *, answers: bool) -> tuple[str, ...]:
        """Who says at an offset of a readout what it gives to nobody: "Hervorgehoben wurde die Lage am Golf"."""
        return who_talk(self._context, max(0, self._context.range_of(Span(at, at))[0]), answers=answers)

    def _mention(self, phrase: Span, entities: tuple[str, ...]) -> None:
        """Put in a mention for a phrase that no name inside it has yet."""
        document = self._document
        if len(entities) != 1:
            return
        at = bisect_left(document.mentions, phrase.start, key=STARTS_AT)
        inside = takewhile(lambda m: m.span.start < phrase.end, islice(document.mentions, at, None))
        if not any(m.entity == entities[0] and phrase.contains(m.span) for m in inside):
            insort(document.mentions, Mention(entities[0], phrase.of(document.text), phrase), key=_PLACE)
