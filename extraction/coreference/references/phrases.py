"""Resolves one noun phrase that means one participant: name, title, pronoun, inhabitant, institution or description."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe
from extraction.coreference.nouns import (
    head_of,
    is_behind_extended_attribute,
    named_behind_comma,
    named_person,
    newspaper_of,
)
from extraction.coreference.references.names import country_with_part, is_before_noun, resolve_match, resolve_with_noun
from extraction.coreference.references.noun_phrases import resolve_noun
from extraction.coreference.references.pronouns import (
    NOBODY,
    PRONOUNS,
    body_adopting,
    body_before,
    body_called_it,
    first_or_nearest,
    most_prominent,
    possessor,
    unnamed_person,
)
from extraction.coreference.references.publishers import issuer_behind
from extraction.coreference.references.titles import is_plural, resolve_title
from extraction.knowledge.names import Form
from extraction.text import TokenRange, replace


def resolve_one(context: Context, part: TokenRange) -> str | None:
    """The entity that a phrase means; None for "man", "es" and the like."""
    word = context.tokens[part[0]].text.lower()
    if part[1] - part[0] == 1 and word in NOBODY and word not in PRONOUNS:
        return _body_or_nobody(context, part[0])
    if part[1] - part[0] == 1 and word in PRONOUNS:
        return resolve_pronoun(context, part[0])
    if part[1] - part[0] == 1 and (owner := possessor(context, part[0])) is not None:
        return owner
    if (newspaper := newspaper_of(context, part)) is not None:
        return newspaper
    head = head_of(context, part)
    if context.tokens[head].text == "Gegenüber":
        return context.other_than(context.best(part[0]), part[0])
    named = (
        named_person(context, part, head) or named_behind_comma(context, part) or country_with_part(context, part, head)
    )
    if named is not None:
        return named
    phrase = context.title_phrase(head)
    if phrase is not None and phrase.first > part[0] and is_behind_extended_attribute(context, part, phrase.at):
        article = context.tokens[part[0]].text.lower()
        phrase = replace(phrase, first=phrase.at, determiner=article)  # "ein mit der Sache befasster | Diplomat"
    if phrase is not None and is_plural(context, phrase):
        return describe(context, part)
    if phrase is not None:
        return resolve_title(context, phrase, part)
    return _resolve_name_or_noun(context, part, head)


def _body_or_nobody(context: Context, token: int) -> str | None:
    """ "Das Amt lehnt das ab. | Es | fordert …": the body in the neuter; None for "man" and any other "es"."""
    body = body_called_it(context, token)
    return resolve_one(context, body) if body is not None else None


def _resolve_name_or_noun(context: Context, part: TokenRange, head: int) -> str | None:
    """Whom a phrase means by a known name or by a noun that is no title."""
    match = context.links.scan.starting_at(head)
    if match is not None and (match.last <= part[1] or match.form is Form.NAME):
        if not is_before_noun(context, match, part):
            return resolve_match(context, match, part)
        if (found := resolve_with_noun(context, match, part)) is not None:
            return found
        head = match.last
    if (issuer := issuer_behind(context, part, head)) is not None and (
        found := resolve_one(context, issuer)
    ) is not None:
        return found
    return resolve_noun(context, part, head)


def resolve_pronoun(context: Context, token: int) -> str | None:
    """The most prominent participant of the pronoun's gender; a relative or demonstrative one points at the nearest."""
    unnamed = unnamed_person(context, token)
    if unnamed is not None and (found := resolve_one(context, unnamed)) is not None:
        return found
    if (found := first_or_nearest(context, token)) is not None:
        return found
    adopting = body_adopting(context, token)
    if adopting is not None and (found := resolve_one(context, adopting)) is not None:
        return found
    return body_before(context, token) or most_prominent(context, token)
