"""The other one in a conversation: "sein russischer Amtskollege", "der Gastgeber", "sein Vorgänger"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.knowledge.names import base_of, roles_on
from extraction.knowledge.names.role_holders import holders
from extraction.linking import TitlePhrase
from extraction.text import word_list, words_of

_POSSESSIVE = word_list("possessive_start")
_NO_COUNTERPARTS = words_of("no_counterpart")
_OTHERS_IN_OFFICE = words_of("other_in_office")
_HOSTS_AND_GUESTS = words_of("host_or_guest")
_GUESTS = words_of("guest")
_OBLIQUE_ARTICLES = words_of("oblique_article")


def resolve_counterpart(context: Context, phrase: TitlePhrase) -> str | None:
    """ "Sein russischer Amtskollege", "der Gastgeber", "sein Gesprächspartner": the other one in the conversation."""
    if phrase.title.head in _NO_COUNTERPARTS:
        return None
    people = context.recent_people(phrase.first)
    if phrase.title.head in _OTHERS_IN_OFFICE:
        return _other_in_office(context, phrase, people)
    if phrase.on_behalf_of.country and phrase.title.head in _HOSTS_AND_GUESTS:
        people = [p for p in people if context.country_of(p) == phrase.on_behalf_of.country] or people
    if phrase.title.head == "Gastgeber" and not (phrase.determiner or "").startswith(_POSSESSIVE):
        return _host(context, phrase, people)
    if phrase.title.head in _GUESTS and not phrase.on_behalf_of.country:
        return _guest(context, phrase, people)
    owner = context.best(phrase.first)
    if phrase.on_behalf_of.country:
        of_country = {p for p in people if context.country_of(p) == phrase.on_behalf_of.country}
        return context.best(phrase.first, among=of_country) or _colleague(context, owner, phrase.on_behalf_of.country)
    genders = phrase.title.genders
    others = [p for p in people if p != owner and (context.participants.people[p].gender or genders) in genders]
    return others[0] if others else None


def _other_in_office(context: Context, phrase: TitlePhrase, people: list[str]) -> str | None:
    """ "Sein Vorgänger" is who was just named beside him, if it is one alone."""
    owner, genders = context.best(phrase.first), phrase.title.genders
    near = {
        r.entity
        for r in context.participants.before(phrase.first)
        if context.sentence_at(phrase.first) - r.sentence <= 3
    }
    others = [
        p for p in people if p != owner and p in near and (context.participants.people[p].gender or genders) in genders
    ]
    return others[0] if len(others) == 1 and (phrase.determiner or "").startswith(_POSSESSIVE) else None


def _host(context: Context, phrase: TitlePhrase, people: list[str]) -> str | None:
    """At whose place the conversation is; to whom one speaks is another than who speaks."""
    if phrase.determiner in _OBLIQUE_ARTICLES:
        owner = context.best(phrase.first)
        people = [person for person in people if person != owner]
    if (host := context.host(people)) is not None:
        return host
    at_home = people if len(people) > 1 else [person for person in people if not context.is_abroad(person)]
    return min(at_home, key=context.order_of, default=None)


def _guest(context: Context, phrase: TitlePhrase, people: list[str]) -> str | None:
    """Whoever is not at home: the last one meant who is not the host, nor who speaks of "sein Gast"."""
    host = context.host(people) or min(people, key=context.order_of, default=None)
    if (phrase.determiner or "").startswith(_POSSESSIVE):
        host = context.best(phrase.first)
    genders = phrase.title.genders
    present = {
        r.entity for r in context.participants.before(phrase.first) if not (r.quoted or r.nested)
    }  # not only told about
    fitting = [p for p in people if p != host and (context.participants.people[p].gender or genders) in genders]
    return next((p for p in fitting if p in present), next(iter(fitting), None))


def _colleague(context: Context, owner: str | None, country: str) -> str | None:
    """Who held the same office in another country."""
    if owner is None:
        return None
    called = (base_of(title) for role in roles_on(owner, context.on) for title in role.titles)
    of_article = (phrase.base for phrase in context.participants.people[owner].titles)
    for title in (*called, *of_article):
        found = holders(title, country, None, context.on)
        if found:
            return context.known(found[0].id)
    return None
