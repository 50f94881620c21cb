"""Makes entities of phrases as they stand, without determiner: "indische Wahlkommission", "Frau aus Sindscha"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions.nominatives import in_nominative
from extraction.coreference.descriptions.phrases import (
    QUOTATION_MARKS,
    before_comma,
    is_in_marks,
    strange_name,
    without_extended_attribute,
    without_place,
)
from extraction.knowledge import tables
from extraction.knowledge.names import Form
from extraction.linking import is_party, on_behalf_of_entity
from extraction.text import NAME_CHARS, Entity, EntityType, TokenRange, words_of
from extraction.text.inflection import without_gender_mark

_CONTRACTED = {"vom": "dem", "beim": "dem", "zum": "dem", "zur": "der"}
_DETERMINERS = words_of("article", "determiner", "genitive_determiner")
_COURTESIES = frozenset(word.capitalize() for word in words_of("courtesy_of_one"))
_BEFORE_NAMES = _DETERMINERS | words_of("numeral", "courtesy_of_one", "mark_of_recording")


def _as_said(context: Context, part: TokenRange, name: str) -> tuple[str, ...]:
    """ "Grünen", "Die Grünen": the form that goes with the article, by which a party is known."""
    said = context.tokens[part[1] - 1].text
    return (said, f"Die {said}") if part[1] - part[0] == 2 and is_party(said) and said != name else ()


def _is_woman(words: list[str]) -> bool:
    """ "Eine | Frau aus Sindscha": no name follows, so that the word says what somebody is."""
    return words[0] in _COURTESIES and words[1][0].islower()


def describe(context: Context, part: TokenRange, kind: EntityType = EntityType.PERSON) -> str:
    """The entity of a phrase as it stands, without determiner and without what follows a comma.

    A body with its country's adjective ("indische Wahlkommission") belongs to the country and goes without the adjective, too.
    """
    words = [without_gender_mark(t.text) for t in context.tokens[part[0] : part[1]]]
    first = part[0]
    whole = is_in_marks(context.tokens, part)  # "„Der Standard“" is a name with its article
    while len(words) > 1 and words[0].lower() in _BEFORE_NAMES and not (whole or _is_woman(words)):
        words, first = words[1:], first + 1
    words = [word for word in before_comma(words) or words if word not in QUOTATION_MARKS] or words
    words = without_extended_attribute(words) if first > part[0] else words
    words = strange_name(words) or words
    if kind is EntityType.ORGANISATION and len(kept := without_place(words)) > 1:
        words = kept  # "Nationale Verteidigungskommission in Pjöngjang", but "Handelskammer in Riga"
    words = in_nominative(words, _determiner_of(context, part), cut=first > part[0])
    name = " ".join(words)
    match = context.links.scan.starting_at(first)
    of_country = (
        match is not None and match.form is Form.ADJECTIVE and kind is EntityType.ORGANISATION and len(words) > 1
    )
    country = on_behalf_of_entity(match.entity).country if match is not None and of_country else None
    aliases = (" ".join(words[1:]),) if country else _as_said(context, part, name)
    return context.ensure(Entity(tables.slug(name) or name[:NAME_CHARS], kind, name, aliases=aliases, country=country))


def _determiner_of(context: Context, part: TokenRange) -> str:
    """The word that a phrase begins with, or the article in the preposition before it: "vom | kanadischen Verband"."""
    before = context.tokens[part[0] - 1].text.lower() if part[0] else ""
    return _CONTRACTED.get(before) or context.tokens[part[0]].text.lower()
