"""Reads the events of an article from its title, its opening and the narrative sentences after it.

What is quoted or summarised tells of no event of the article, unless somebody passes on just that ("Wie der Kreml mitteilte, …").
What is planned, refused or long past is none either.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from extraction.coreference.resolver import Resolver
from extraction.events.article_cast import cast_of, speakers_in
from extraction.events.attending import with_attendance
from extraction.events.drafts import OPENING, Draft
from extraction.events.finishing import finish
from extraction.events.genre_events import is_declaration, told_by_form
from extraction.events.joining import joined, with_countries_before, with_protagonists, with_those_before
from extraction.events.sentences import line_of, read_sentences
from extraction.events.title import place_in_title, titled_beside
from extraction.text import Document, EntityType, EventType, Genre, Statement, ToldEvent, replace, words_of

_MOST = 12
_AT_ONCE = frozenset((EventType.SUMMIT, EventType.PRESS_CONFERENCE, EventType.DECLARATION))
_ON_A_SUBJECT = frozenset((EventType.STATEMENT,))


def find_events(document: Document, resolver: Resolver, statements: Sequence[Statement] = ()) -> tuple[ToldEvent, ...]:
    """The events that a document tells of, the one that it is mostly about first. Its statements say who speaks at them."""
    if document.genre is Genre.INTERVIEW or _is_background(document):
        return ()
    speakers = speakers_in(document, resolver, statements)
    drafts, attendances = read_sentences(document, resolver, speakers)
    drafts = with_protagonists(document, drafts, lambda at: line_of(document, resolver, document.sentences[at]))
    drafts = with_those_before(document, drafts, lambda at: line_of(document, resolver, document.sentences[at]))
    drafts = with_countries_before(document, drafts, lambda at: line_of(document, resolver, document.sentences[at]))
    titled = titled_beside(document, drafts)
    if not (drafts and is_declaration(document)):  # its opening says who adopted it
        drafts = [*titled, *told_by_form(document, resolver, titled), *drafts]
    drafts = _without_weak(drafts)
    if not drafts:
        return ()
    named = _named_in_opening(document)
    drafts = [replace(d, topics=(*d.topics, *named)) if d.type in _ON_A_SUBJECT else d for d in drafts]
    place = place_in_title(document)
    drafts = [replace(d, place=d.place or place) if d.is_between_people else d for d in drafts]
    cast = cast_of(document, resolver, statements, speakers, drafts)
    return finish(document, with_attendance(document, joined(drafts), attendances), cast)[:_MOST]


def _without_weak(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those that only tell what two people agreed upon where no other tells of talks."""
    told = any((d.is_between_people or d.type in _AT_ONCE) and not d.is_weak for d in drafts)
    return [d for d in drafts if not d.is_weak or not (told or len(d.names - d.countries) < 2)]


def _is_background(document: Document) -> bool:
    """ "Hintergrund: …", "Chronologie: …": what its heading says to tell of no event of its own."""
    heading, colon, _ = (document.title or "").partition(":")
    words = heading.lower().split()
    if words and words[0] in words_of("event_none_first_word"):
        return True
    return bool(colon and words) and (
        " ".join(words) in words_of("event_none_heading")
        or (len(words) > 1 and words[-1] in words_of("event_none_heading_phrase"))
    )


def _named_in_opening(document: Document) -> list[str]:
    """The countries, places and bodies that the opening names, by adjectives too."""
    end = document.sentences[min(OPENING, len(document.sentences)) - 1].span.end if document.sentences else 0
    near = takewhile(lambda mention: mention.span.start < end, document.mentions)
    return list(dict.fromkeys(m.entity for m in near if document.entities[m.entity].type is not EntityType.PERSON))
