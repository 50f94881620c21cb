"""Whom pronouns and phrases mean, and whom a pronoun for an object, who is not the subject: "Präsident Kern empfing ihn"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from extraction.events.parties.line import BARE, EventLine, Party
from extraction.events.parties.people import is_person
from extraction.events.parties.same_names import known_as
from extraction.knowledge.names import FEMALE, MALE
from extraction.text import Span, replace, words_of

_OBJECTS = words_of("event_object_pronoun") | {"sie"}
_ENDS = frozenset((",", ";", ":", "–")) | words_of("conjunction_of_names")


def not_oneself(line: EventLine, party: Party, before: Sequence[Party]) -> Party:
    """ "Präsident Kern empfing ihn": an object is not the subject of its clause, but who was spoken of before."""
    if not (party.is_pronoun and line.word(party.first) in _OBJECTS and before):
        return party
    subject = before[-1]
    between = (line.word(i) for i in range(subject.last, party.first))
    own = not subject.is_pronoun and subject.is_person and subject.governor == BARE
    if not own or subject.entities != party.entities or not _ENDS.isdisjoint(between):
        return party
    others = (p.entities for p in reversed(before) if p.is_person and p.entities and p.entities != party.entities)
    return replace(party, entities=next(others, ()) or _spoken_of(line, party))


def _spoken_of(line: EventLine, party: Party) -> tuple[str, ...]:
    """Whom the sentence before names first, of those whom an object may mean that is not the subject."""
    sentences = line.document.sentences
    at = bisect_left(sentences, line.first, key=lambda s: s.first) - 1
    if at < 0 or line.is_title:
        return ()
    named = line.resolver.links.people_in(sentences[at].first, sentences[at].last)
    is_man = line.word(party.first) in words_of("event_object_pronoun")
    for person in named:
        known = line.document.entities.get(person.entity)
        if known is not None and person.entity not in party.entities and (known.gender != (FEMALE if is_man else MALE)):
            return (person.entity,)
    return ()


def meant(line: EventLine, i: int) -> tuple[str, ...]:
    """Whom a pronoun means; "er" is no house that is named, but the first man: "…, wie der Palast mitteilte. … telefonierte er"."""
    entities = resolved(line, i, i + 1)
    if line.word(i) != "er" or all(is_person(line.document, entity) for entity in entities):
        return entities
    before = [p for p in line.resolver.links.people if p.last <= i and p.entity in line.document.entities]
    men = [p.entity for p in before if line.document.entities[p.entity].gender != FEMALE]
    return tuple(men[:1])


def resolved(line: EventLine, first: int, last: int) -> tuple[str, ...]:
    """Whom a phrase means of those who are known or introduced; descriptions are left out."""
    tokens = line.document.tokens
    entities = line.resolver.resolve(Span(tokens[first].start, tokens[last - 1].end))
    known = [e for e in entities if line.resolver.is_known(e)]
    return tuple(found for e in known for found in (known_as(line, e) if is_person(line.document, e) else (e,)))
