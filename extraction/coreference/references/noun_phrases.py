"""Phrases around a noun that is no title: sides, members, bodies, people by what they are; what is left is a description."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions import QUOTATION_MARKS, describe, describe_institution, on_behalf_of_phrase
from extraction.coreference.nouns import (
    apposed_body,
    body_endings,
    body_with_name,
    full_name,
    group_in_parliament,
    is_title_of_medium,
    longer_word,
    person_meant,
    relative_meant,
    speaker_by_noun,
    whole_phrase_of,
)
from extraction.coreference.references.bodies import body_meant
from extraction.coreference.references.owners import owner_of_thought
from extraction.coreference.references.parties import resolve_side
from extraction.coreference.references.publishers import publisher_of
from extraction.knowledge import tables
from extraction.linking import is_party
from extraction.text import Entity, EntityType, TokenRange, replace, word_list, words_of

_SIDES = words_of("side")
_EMBASSIES = words_of("embassy")
_MEMBERS = word_list("members_end")
_SOME = words_of("some_of_many")


def resolve_noun(context: Context, part: TokenRange, head: int) -> str | None:
    """The first reading that finds somebody; what is left is a description."""
    word = context.tokens[head].text
    whole = whole_phrase_of(context, word)
    if whole is not None and (part[1] == head + 1 or context.tokens[head + 1].text == "("):
        return _with_short_name(context, resolve_noun(context, whole, _noun_of(context, whole)), word)
    for reading in (
        _side_or_members,
        group_in_parliament,
        _named_or_embassy,
        relative_meant,
        owner_of_thought,
        publisher_of,
        apposed_body,
        body_meant,
        full_name,
        person_meant,
    ):
        found = reading(context, part, head)
        if found is not None:
            return found
    longer = longer_word(context, part, word)
    if longer is not None:
        return context.ensure(Entity(tables.slug(longer), EntityType.ORGANISATION, longer))
    nouns = [token.text.lower() for token in context.tokens[head : min(head + 2, part[1])] if token.text[0].isupper()]
    body = any(noun.endswith(body_endings()) for noun in nouns)  # "die Nationale | Kommission"
    body = body or (is_party(word) and word.endswith("n")) or is_title_of_medium(context, part)  # "die Grünen"
    if not body and (last := speaker_by_noun(context, part, head)) is not None:
        return last
    return describe(context, part, EntityType.ORGANISATION if body else EntityType.PERSON)


def _noun_of(context: Context, part: TokenRange) -> int:
    """The first noun of a phrase that names a body."""
    return next((i for i in range(*part) if context.tokens[i].text[0].isupper()), part[0])


def _with_short_name(context: Context, entity: str | None, short: str) -> str | None:
    """An entity of the article that is called by its abbreviation from here on; what only its words describe is a body."""
    known = context.document.entities.get(entity) if entity is not None else None
    if known is None or short in (known.name, *known.aliases):
        return entity
    named = known.id in context.links.newcomers or known.id in tables.entities()
    kind = known.type if named else EntityType.ORGANISATION
    context.document.entities[known.id] = replace(known, type=kind, aliases=(*known.aliases, short))
    context.short_names[short] = known.id
    return entity


def _side_or_members(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Die chinesische Seite"; "die Mitgliedstaaten" are the organisation that they belong to."""
    word = context.tokens[head].text
    if word in _SIDES:
        return resolve_side(context, part, head)
    members = word.lower().endswith(_MEMBERS)
    if not members or context.tokens[part[0]].text.lower() in _SOME:
        return None
    body = on_behalf_of_phrase(context, part, head).organisation
    if body is None and part[1] == head + 1:
        body = next((e for e in context.bodies_before(part[0]) if e in tables.organisations()), None)
    return context.known(body) if body else None


def _named_or_embassy(context: Context, part: TokenRange, head: int) -> str | None:
    """The name in "des Magazins „Atlas“", "das Bündnis AOSIS"; an embassy."""
    rest = context.tokens[head + 1 : part[1]]
    if context.tokens[head].text in _EMBASSIES and on_behalf_of_phrase(context, part, head).country:
        return describe_institution(context, part, head)  # not the message of a country
    quoted = len(rest) > 1 and rest[0].text in QUOTATION_MARKS and rest[1].text[0].isalnum()
    closing = (
        next((i for i, t in enumerate(rest[1:], 1) if t.text in QUOTATION_MARKS), len(rest)) if quoted else len(rest)
    )
    named = [token.text for token in rest[:closing] if token.text[0].isalnum()]
    acronym = len(rest) == len(named) == 1 and named[0].isupper() and len(named[0]) > 2
    if not quoted and not acronym:
        return None
    if acronym:
        return context.ensure(Entity(tables.slug(named[0]), EntityType.ORGANISATION, named[0]))
    return body_with_name(context, part, head, named)
