"""Events that the form of a text tells: a speech, a press conference, a statement or a declaration with its speakers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extraction.coreference.resolver import Resolver
from extraction.events.drafts import Draft
from extraction.events.parties import is_named, is_person, speaks_for_others
from extraction.events.words import event_noun
from extraction.knowledge import tables
from extraction.text import (
    Document,
    Entity,
    EntityType,
    EventParticipant,
    EventType,
    Genre,
    ParticipantRole,
    Sentence,
    Span,
    TurnKind,
    words_of,
)

_TYPES = {
    Genre.TRANSCRIPT: EventType.PRESS_CONFERENCE,
    Genre.SPEECH: EventType.SPEECH,
    Genre.PRESS_STATEMENT: EventType.STATEMENT,
    Genre.DECLARATION: EventType.DECLARATION,
}
_ROLES = {EventType.DECLARATION: ParticipantRole.PARTICIPANT, EventType.LETTER: ParticipantRole.SENDER}
_FROM = words_of("event_from")
_HEADING = 400  # characters
_SPEAKERS = re.compile(r"^([^\W\d_]+): ", re.MULTILINE)
_LISTED = re.compile(r"([^\W\d_][^(),]*[^(),\s])(?:\s*\([^()]*\))?(?:,|$)")
_LABEL = 9  # tokens


def told_by_form(document: Document, resolver: Resolver, titled: Sequence[Draft] = ()) -> list[Draft]:
    """The event that a document is the record of, with those who speak in it; `titled` are those that its title tells of."""
    usual = _TYPES.get(document.genre)
    named = _named_in_heading(document)
    if usual is None:
        return _told_by_labels(document, resolver, named)
    type_ = named or usual
    speakers: dict[str, None] = {}
    for turn in document.turns:
        if turn.kind is TurnKind.WORDS and turn.speaker is not None:
            speakers.update(dict.fromkeys(resolver.resolve(turn.speaker)))
    announced: list[str] = []
    if document.genre is Genre.TRANSCRIPT:
        announced = _announced(document)
        speakers.update(dict.fromkeys((*_labelled(document, resolver), *announced)))
    known = [e for e in speakers if e in announced or is_named(document, resolver, e) or resolver.is_known(e)]
    if not known and document.genre is Genre.SPEECH and not any(d.type is type_ and d.participants for d in titled):
        known = [m.entity for m in document.mentions if is_person(document, m.entity)][:1]
    is_interview = document.genre is Genre.TRANSCRIPT and len(known) == 1 and named is None
    if not known or (is_interview and not _is_spokesperson(document, known)):
        return []
    role = _ROLES.get(type_, ParticipantRole.SPEAKER)
    participants = tuple(EventParticipant(entity, role) for entity in known)
    return [Draft(type_, participants, (Span(0, 0),), -1, is_own=True)]


def _told_by_labels(document: Document, resolver: Resolver, named: EventType | None) -> list[Draft]:
    """A press conference by its title, whose speakers have labels in the middle of lines."""
    if named not in (EventType.PRESS_CONFERENCE, EventType.BRIEFING):
        return []
    speakers = dict.fromkeys(_labelled(document, resolver))
    participants = tuple(EventParticipant(entity, ParticipantRole.SPEAKER) for entity in speakers)
    return [Draft(named, participants, (Span(0, 0),), -1, is_own=True)] if participants else []


def is_record_of_words(document: Document) -> bool:
    """Whether a title or first line calls a document a press conference or a briefing."""
    return _named_in_heading(document) in (EventType.PRESS_CONFERENCE, EventType.BRIEFING)


def is_declaration(document: Document) -> bool:
    """Whether a document is a declaration by its form or, where that looks like a speech's, by its title."""
    is_speech = document.genre is Genre.SPEECH
    return document.genre is Genre.DECLARATION or (is_speech and _named_in_heading(document) is EventType.DECLARATION)


def is_labelled(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence starts with a label in capitals: "SPRECHERIN LIND: …"."""
    opening = [t.text for t in document.tokens[sentence.first : min(sentence.last, sentence.first + _LABEL)]]
    return ":" in opening and all(word.isupper() for word in opening[: opening.index(":")] if word.isalpha())


def _is_spokesperson(document: Document, people: list[str]) -> bool:
    """Whether it is a briefing; one other who answers questions gives an interview."""
    return all(speaks_for_others(document, person) for person in people)


def _labelled(document: Document, resolver: Resolver) -> Iterator[str]:
    """Who speaks by a label in the middle of a line: "SPRECHERIN LIND: … SPRECHER KASK (AA): …"."""
    for sentence in document.sentences:
        if is_labelled(document, sentence):
            opening = [t.text for t in document.tokens[sentence.first : sentence.first + _LABEL]]
            people = resolver.links.people_in(sentence.first, sentence.first + opening.index(":"))
            yield from (person.entity for person in people)


def _announced(document: Document) -> list[str]:
    """Who is on the list of speakers above a transcript: "Sprecher: StS Kern, Lind (AA)"; an unknown name is somebody new."""
    heading = document.text[:_HEADING]
    start = next(
        (m.end() for m in _SPEAKERS.finditer(heading) if m[1].lower() in words_of("event_speakers_heading")), None
    )
    if start is None:
        return []
    end = document.text.find("\n", start)
    row = document.text[start : end if end >= 0 else len(document.text)]
    return [_listed(document, m[1]) for m in _LISTED.finditer(row)]


def _listed(document: Document, name: str) -> str:
    """Whom the text knows by a surname, who is on a list rather than new; else somebody new."""
    surname = name.split()[-1]
    called = [e for e in document.entities.values() if e.type is EntityType.PERSON and e.name.split()[-1:] == [surname]]
    if called:
        return min(called, key=lambda e: e.id not in tables.people()).id
    new = Entity(tables.slug(surname), EntityType.PERSON, surname)
    document.entities.setdefault(new.id, new)
    return new.id


def _named_in_heading(document: Document) -> EventType | None:
    """The type that the title or the first lines name, among those that are records of words."""
    return _record_named(f"{document.title or ''} {document.text[:_HEADING].partition(chr(10))[0]}")


@lru_cache(maxsize=8)  # asked for twice for each article
def _record_named(heading: str) -> EventType | None:
    words = heading.replace(":", " ").replace(",", " ").split()
    named = [found.type for word in words if (found := event_noun(word, word)) is not None and found.type in _RECORDS]
    if not named:
        return None
    if named[0] is not EventType.STATEMENT:
        return named[0]
    if _FROM & {word.lower() for word in words} and named[-1] in (EventType.BRIEFING, EventType.PRESS_CONFERENCE):
        return named[-1]  # "Erklärungen aus der Regierungspressekonferenz"
    return EventType.DECLARATION if words_of("jointly") & set(heading.lower().split()) else named[0]


_RECORDS = frozenset({*_TYPES.values(), EventType.BRIEFING, EventType.LETTER})
