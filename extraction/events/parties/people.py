"""Who the people of an article are: for which country they act, who speaks in it, who speaks for others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice, takewhile

from extraction.coreference.resolver import Resolver
from extraction.knowledge import tables
from extraction.knowledge.names import roles_on, single_names, title_of
from extraction.text import Document, EntityType, Statement, words_of
from extraction.text.dictionary import is_known
from extraction.text.folding import fold

_BEFORE_NAME = 80  # characters
_OPENING = 4000  # characters in which people are introduced
_MOST_MENTIONS = 60


def is_person(document: Document, entity: str) -> bool:
    """Whether an entity is a person."""
    known = document.entities.get(entity)
    return known is not None and known.type is EntityType.PERSON


def country_of(document: Document, entity: str) -> str | None:
    """The code of the country that somebody acts for, that a body belongs to, or that an entity is."""
    for role in roles_on(entity, document.published_on):
        if role.country is not None:
            return role.country
    known = document.entities.get(entity) or tables.entities().get(entity)
    return (known.code or known.country) if known is not None else None


def acts_for_country(document: Document, entity: str) -> bool:
    """Whether somebody acts for a country, and not as an organisation's envoy or head."""
    roles = roles_on(entity, document.published_on)
    if roles:
        return all(role.organisation is None for role in roles)
    return country_of(document, entity) is not None


def speaks_for_others(document: Document, entity: str) -> bool:
    """Whether somebody is a spokesperson by the article or by what is known."""
    known = document.entities.get(entity)
    words = (known.role or "").lower().replace("-", " ").split() if known is not None else []
    if any(word.endswith(tuple(words_of("spokesperson_role"))) for word in words):
        return True
    known_as_such = any(role.office == "spokesperson" for role in roles_on(entity, document.published_on))
    return known_as_such or _is_called_spokesperson(document, entity)


def _is_called_spokesperson(document: Document, entity: str) -> bool:
    """ "so der Sprecher der Präsidentschaft, Botschafter Bassam Muster": who has another title besides."""
    if not any(role in document.text[:_OPENING].lower() for role in words_of("spokesperson_role")):
        return False  # like most
    for mention in islice(document.mentions, _MOST_MENTIONS):
        if mention.entity == entity:
            words = document.text[max(0, mention.span.start - _BEFORE_NAME) : mention.span.start].split()
            between = takewhile(lambda word: not _is_spokesperson(word), reversed(words[1:]))
            title = list(between)
            if len(title) < len(words[1:]) and all(map(_is_of_title, title)):
                return True
    return False


def _is_spokesperson(word: str) -> bool:
    return word.lower().rstrip(",").endswith(tuple(words_of("spokesperson_role")))


def _is_of_title(word: str) -> bool:
    """Whether a word may stand between "Sprecher" and the name: a title or a body, an article."""
    return not word.endswith((".", ":", "“")) and (word[:1].isupper() or word in words_of("genitive_article"))


def is_commenting(document: Document, entity: str) -> bool:
    """Whether somebody speaks in an article of what others did: a member of parliament, an expert."""
    known = document.entities.get(entity)
    words = (known.role or "").lower().replace("-", " ").split() if known is not None else []
    return any(word.endswith(tuple(words_of("event_commenting"))) for word in words)


def speakers_of(document: Document, resolver: Resolver, statements: Iterable[Statement]) -> tuple[str, ...]:
    """The people who say something in an article and have a name, in the order in which they first do."""
    speakers = dict.fromkeys(speaker for statement in statements for speaker in statement.speakers)
    return tuple(speaker for speaker in speakers if is_named(document, resolver, speaker))


def bodies_of(document: Document, statements: Iterable[Statement]) -> tuple[str, ...]:
    """The countries, organisations and authorities that say something in an article, in the order in which they first do."""
    speakers = dict.fromkeys(speaker for statement in statements for speaker in statement.speakers)
    return tuple(speaker for speaker in speakers if not is_person(document, speaker))


def addressees_of(document: Document, resolver: Resolver, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Those to whom something is said in an article and who have a name or are a body."""
    addressees = dict.fromkeys(addressee for statement in statements for addressee in statement.addressees)
    return tuple(a for a in addressees if is_named(document, resolver, a) or not is_person(document, a))


def is_named(document: Document, resolver: Resolver, entity: str) -> bool:
    """Whether somebody goes by a name and not by a description ("Kritiker", "indonesischer Verteidigungsminister")."""
    if not is_person(document, entity):
        return False
    if is_group(document.entities[entity].name) or "/" in document.entities[entity].name:
        return False  # "Tartu/Oslo" is a dateline
    if entity in tables.people() or entity in resolver.links.newcomers:
        return True
    words = document.entities[entity].name.split()
    if len(words) > 1 and title_of(f"{words[0]}n") is not None and fold(words[-1]) in single_names():
        return False  # "Ministerpräsidenten Estlands"
    return all(word[0].isupper() and title_of(word) is None for word in words) and not all(map(is_known, words))


def is_group(name: str) -> bool:
    """ "Führungsspitzen", "EU-Seite": what somebody is called who is no person."""
    return name.lower().replace("-", " ").rpartition(" ")[2] in words_of("event_delegation", "event_side")


def surnames_of(document: Document, speakers: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The surnames of those who speak in an article and who is meant; the resolver finds some only where they speak."""
    return tuple((document.entities[s].name.split()[-1], s) for s in speakers if document.entities[s].name)


HEADS_OF_COUNTRIES = frozenset(
    (
        "head-of-state",
        "head-of-government",
        "federal-president",
        "ruler",
        "monarch",
        "chancellor",
        "presidential-government",
    )
)


def leads_country(document: Document, entity: str) -> bool:
    """Whether somebody leads a country by what is known, or else by what the text calls them."""
    roles = [role for role in roles_on(entity, document.published_on) if role.country is not None]
    if roles:
        return any(role.office in HEADS_OF_COUNTRIES for role in roles)
    known = document.entities.get(entity)
    words = (known.role or "").lower().replace("-", " ").split() if known is not None else []
    return words_of("event_deputy").isdisjoint(words) and any(
        word.removesuffix("in").removesuffix("en") in words_of("event_leader") for word in words
    )
