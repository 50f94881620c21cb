"""What the resolution of references works on: one article with its links and the memory of who was meant where."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from extraction.coreference.context.named_entities import NamedEntities
from extraction.coreference.context.participants import Participant, Participants, Referent
from extraction.coreference.context.parties import parties_beside
from extraction.coreference.context.title_fitting import fits_title, is_generic, is_of_party
from extraction.grammar import verb_forms
from extraction.knowledge.names import roles_on
from extraction.linking import Links, TitlePhrase, entity_of
from extraction.text import Document, TokenRange, words_of

_JOINING = words_of("conjunction_of_names")
_LONGEST_NAME = 6  # tokens
_EARLY = 20
_NEAR = 2  # sentences
_OPENING = 4  # tokens
_QUESTIONS = words_of("question_put")
_IN_PASSING = 8.0
_BEFORE_FRAME = frozenset(',“”"»«‘')
_GROUPS_BACK, _SENTENCES_BACK = 100, 6


class Context(NamedEntities):
    """An article while its references are resolved."""

    def __init__(self, document: Document, links: Links) -> None:
        super().__init__(document, links)
        self.participants = Participants(document)
        self.on: date | None = document.published_on
        self.reading = True
        self.groups: list[tuple[int, tuple[str, ...]]] = []
        self.abbreviations: dict[str, TokenRange] | None = None  # those of the text, once one is asked for
        self.heads: dict[TokenRange, int] = {}  # of the phrases asked for so far
        self.members: list[tuple[int, str, str]] = []  # titles of an organisation's members: token, title, organisation

    def speakers_between(self, first: int, last: int) -> list[TokenRange]:
        """The phrases that name speakers among some tokens."""
        if first >= last:
            return []
        return [
            tokens
            for span in self.participants.speakers_in(self.span_of((first, last)))
            if (tokens := self.range_of(span))[0] < tokens[1]
        ]

    def participant(self, entity: str) -> Participant:
        """The record of a person in this article; whoever takes part is one of its entities, if only the title line names them."""
        if entity not in self.document.entities:
            self.document.entities[entity] = entity_of(self.links, entity)
        return self.participants.participant(entity, self.links.newcomers)

    def refer(self, entity: str, tokens: TokenRange, *, start: int | None = None, subject: bool = False) -> None:
        """Remember that the words at `tokens` mean a participant. `start` is where the whole noun phrase starts."""
        person = self.participant(entity)
        person.parties |= parties_beside(self.tokens, tokens)
        span = self.span_of(tokens)
        first = tokens[0] if start is None else start
        inside, speaks = self.participants.in_content(span), self.participants.is_speaker(span)
        head = speaks and self.participants.opens_speaker(self.span_of((first, tokens[1])))
        head = head and not self.owns_title(tokens)
        oblique = self.is_oblique(first, tokens[0]) and (
            inside or not (head or self._is_whose_view(first))
        )  # "laut Macron" is as good as "Macron sagte"
        speaks = speaks and not oblique  # but not "der Sekretär des Präsidenten"
        sentence = self.sentence_at(tokens[0])
        asked = not speaks and not inside and self._is_in_question(sentence, tokens[0])
        quoted, speaker, nested = (inside and not speaks) or asked, speaks and not inside, speaks and inside
        attributive = oblique and not (self.is_behind_preposition(first) or self._is_joined(first))
        self.participants.add(
            Referent(
                entity,
                *tokens,
                sentence,
                (subject or speaker) and not oblique,
                oblique,
                speaker,
                quoted,
                nested,
                attributive,
                self.participants.is_relay(span),
            )
        )

    def _is_in_question(self, sentence: int, token: int) -> bool:
        """ "Auf die Frage, ob | der Kanzler | reise, sagte er …": whom a question names that somebody answers in the same sentence."""
        first, last = self.document.sentences[sentence].first, self.document.sentences[sentence].last
        opening = (self.tokens[i].text.lower() for i in range(first, min(first + _OPENING, token)))
        return not _QUESTIONS.isdisjoint(opening) and bool(self.speakers_between(token + 1, last))

    def _is_whose_view(self, first: int) -> bool:
        """ "Für | den Politologen Kern kommt das nicht überraschend": the sentence is about how somebody sees things."""
        return first > 0 and self.tokens[first - 1].text == "Für"

    def _is_joined(self, first: int) -> bool:
        """ "mit Präsident Kern und | dem Minister Lind": a phrase that goes on with another person."""
        if first < 2 or self.tokens[first - 1].text not in _JOINING:
            return False
        return any(person.last == first - 1 for person in self.links.people_in(first - _LONGEST_NAME, first - 1))

    def best(
        self,
        token: int,
        gender: str | None = None,
        among: set[str] | None = None,
        preferred: Iterable[str] = (),
        *,
        by_title: bool = False,
    ) -> str | None:
        """The most prominent participant before a token, of a gender, among some; `preferred` ones count for more.

        A pronoun goes on with whoever the sentence before told of, in whatever tense; a title that fits several (`by_title`)
        goes back behind a paragraph in the pluperfect: "Minister Lind hatte im Mai …⏎Der Diplomat …" is whom the report is about.
        """
        if among is not None and not among:
            return None
        sentence, participants = self.sentence_at(token), self.participants
        sentences = self.document.sentences
        goes_back = by_title and not self.is_told_before(sentence)
        scores: dict[str, float] = {}
        for order, referent in enumerate(participants.before(token)):
            entity = referent.entity
            if among is not None and entity not in among:
                continue
            if not participants.may_be(entity, gender):
                continue
            score = (
                (0 if participants.people[entity].is_person else -2)
                + participants.salience(referent, sentence)
                - 0.01 * order
                + (2 if entity in preferred else 0)
            )
            apart = goes_back and sentences[referent.sentence].paragraph < sentences[sentence].paragraph
            if apart and self.is_told_before(referent.sentence):
                score -= _IN_PASSING
            scores[entity] = max(scores.get(entity, score), score)
        return max(scores, key=lambda entity: scores[entity]) if scores else None

    def lately_meant(
        self, token: int, gender: str, country: str | None, phrase: TitlePhrase | None = None
    ) -> str | None:
        """The most prominent person of a gender and country in the sentence of a token and the two before it.

        With the phrase that may mean them nobody of another party than that names.
        """
        sentence = self.sentence_at(token)
        near = {r.entity for r in self.participants.before(token) if sentence - r.sentence <= _NEAR and not r.quoted}
        people = {p for p in near if self.participants.people[p].is_person}
        if phrase is not None:
            people = {p for p in people if is_of_party(self.participants.people[p], phrase) is not False}
        fitting = {p for p in people if country is None or self.country_of(p) in (country, None)}
        return self.best(token, gender, among=fitting)

    def speaker_going_on(self, token: int, gender: str | None, country: str | None) -> str | None:
        """Whoever spoke last, where a phrase stands behind words and a verb as who goes on: "…“, sagte | die Leiterin"."""
        if token < 2 or self.tokens[token - 2].text not in _BEFORE_FRAME:
            return None
        cue = self.tokens[token - 1].text
        if cue != "so" and not any(form.finite for form in verb_forms(cue)):
            return None
        sentence = self.sentence_at(token)
        said = (r for r in self.participants.before(token) if (r.speaker or r.subject) and not (r.relaying or r.quoted))
        last = next((r.entity for r in said if sentence - r.sentence <= _NEAR), None)
        person = self.participants.people.get(last or "")
        if person is None or not person.is_person or person.gender not in (gender, None):
            return None
        return last if country is None or self.country_of(last) in (country, None) else None

    def recent_people(self, token: int) -> list[str]:
        """The participants before a token who are no spokespeople, the last meant first."""
        found: dict[str, None] = {}
        for referent in self.participants.before(token):
            if referent.entity in found or referent.relaying:
                continue
            person = self.participants.people[referent.entity]
            if person.is_person and not person.speaks_for_others:
                found[referent.entity] = None
        return list(found)

    def other_than(self, entity: str | None, token: int) -> str | None:
        """The last one meant before a token who is not this one: the other in a conversation."""
        return next((person for person in self.recent_people(token) if person != entity), None)

    def fits(self, participant: str, phrase: TitlePhrase) -> int:
        """How well a title phrase describes a participant on the day of the article."""
        return fits_title(self.participants.people[participant], phrase, self.on)

    def titled(self, phrase: TitlePhrase, token: int) -> str | None:
        """The participant whom a title phrase describes best, before a token or, failing that, early in the article."""
        nearby = dict.fromkeys(referent.entity for referent in self.participants.before(token))
        early = dict.fromkeys(list(self.participants.people)[:_EARLY])
        people = (entity for entity in nearby | early if self.participants.people[entity].is_person)
        fits = {entity: self.fits(entity, phrase) for entity in people}  # not "einzelne Abgeordnete"
        provisional = {entity for entity in fits if self.participants.people[entity].provisional}
        surely = {entity for entity in fits.keys() - provisional if fits[entity] > 1}
        loosely = {entity for entity in fits.keys() - provisional if fits[entity]}
        exact = {entity for entity in fits if fits[entity] > 2}
        later = next((entity for entity in early if entity in surely), None)
        return (
            self.best(token, among=surely, preferred=exact, by_title=True)
            or (later if not is_generic(phrase) else None)
            or self.best(token, among=loosely, by_title=True)
            or later
            or self.best(token, among={p for p in provisional if fits[p]}, preferred=exact, by_title=True)
        )

    def last_group(self, token: int) -> tuple[str, ...] | None:
        """The people who were last named or meant together before a token, a few sentences back at most."""
        return self.last_group_with_sentence(token)[1]

    def last_group_with_sentence(self, token: int) -> tuple[int, tuple[str, ...] | None]:
        """The last group before a token, and the sentence that it was meant in; (-1, None) where there is none."""
        sentence = self.sentence_at(token)
        for at, group in self.groups[: -_GROUPS_BACK - 1 : -1]:
            if at < token:
                near = sentence - self.sentence_at(at) <= _SENTENCES_BACK
                return (self.sentence_at(at), group) if near else (-1, None)
        return -1, None

    def country_of(self, entity: str | None) -> str | None:
        """The country that a participant speaks for: that of the present office, else where they are from."""
        if entity is None:
            return None
        for role in roles_on(entity, self.on):
            if role.country is not None:
                return role.country
        known = self.participants.people.get(entity)
        return (
            known.country
            if known
            else (self.document.entities[entity].country if entity in self.document.entities else None)
        )

    def order_of(self, entity: str) -> int:
        """Where an entity comes among the participants, in the order of the article."""
        return (
            self.participants.people[entity].order
            if entity in self.participants.people
            else len(self.participants.people)
        )

    def host(self, people: list[str]) -> str | None:
        """Whose country the conversation takes place in: the first city that the article names, or a palace ("im Kreml")."""
        for place in self.places_of_opening() if people else ():
            at_home = [p for p in people if self.country_of(p) == (place.country or place.code)]
            if at_home:
                return at_home[0]
        return None

    def is_abroad(self, person: str) -> bool:
        """Whether the first place that the article names is in another country than the person's."""
        place = next(self.places_of_opening(), None)
        home = (place.country or place.code) if place is not None else None
        return home is not None and home != self.country_of(person)
