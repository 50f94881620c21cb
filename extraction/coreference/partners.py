"""Finds with whom somebody talks: who "sprach mit X über den Handel" says that X talked about it, too."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.references import PRONOUNS
from extraction.coreference.title_references import resolve_title
from extraction.linking.links import PersonMention
from extraction.text.document import Span, TokenRange
from extraction.text.lexicon import words_of

_WITH = words_of("with_partner")
_JOINING = words_of("conjunction_of_names") | {","}
_ENDS_OF_CLAUSES = frozenset(",;:–—")


def partners_of(context: Context, cue: TokenRange, content: tuple[Span, ...]) -> tuple[str, ...]:
    """The people with whom the clause of a cue says that somebody talked: "sprach am Rande mit A und B über …"."""
    first, last = _clause(context, cue)
    for i in range(first, last - 1):
        inside = any(span.start <= context.tokens[i].start < span.end for span in content)
        if context.tokens[i].text.lower() in _WITH and not inside:
            found = _people_from(context, i + 1, last)
            if found:
                return found
    return ()


def _clause(context: Context, cue: TokenRange) -> TokenRange:
    """The clause that a cue stands in: up to the next marks that set off no name."""
    start, end = context.limits(cue[0])
    first, last = cue
    while first > start and not _parts_clauses(context, first - 1):
        first -= 1
    while last < end and not _parts_clauses(context, last):
        last += 1
    return first, last


def _parts_clauses(context: Context, i: int) -> bool:
    if context.tokens[i].text not in _ENDS_OF_CLAUSES:
        return False
    people = context.links.people_in(max(0, i - 8), i + 2)
    return not any(person.last == i or person.first == i + 1 for person in people)


def _people_from(context: Context, at: int, limit: int) -> tuple[str, ...]:
    """The people named in a row from a token on, each by name, title or pronoun."""
    found: dict[str, None] = {}
    while at < limit:
        entity, end = _person_from(context, at, limit)
        if entity is None:
            break
        found.setdefault(entity)
        at = end
        while at < limit and context.tokens[at].text in _JOINING:
            at += 1
        if at == end:
            break
    return tuple(found)


def _person_from(context: Context, at: int, limit: int) -> tuple[str | None, int]:
    """The person whom the phrase at a token means, and where the phrase ends; a description of nobody in the article is none."""
    named = next((p for p in context.links.people_in(at, limit) if _opens(p, at)), None)
    if named is not None:
        return named.entity, named.last
    if context.tokens[at].text.lower() in PRONOUNS:
        return None, at
    for i in range(at, min(at + 4, limit)):
        phrase = context.title_phrase(i)
        if phrase is not None and phrase.first == at:
            before = set(context.document.entities)
            entity = resolve_title(context, phrase, (phrase.first, phrase.end))
            if entity in context.participants.people and entity in before:
                return entity, phrase.end
            return None, at
    return None, at


def _opens(person: PersonMention, at: int) -> bool:
    return person.first == at or any(title.first == at for title in person.titles)
