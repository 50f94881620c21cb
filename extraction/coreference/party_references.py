"""Resolves those who are meant by country or organisation: "der Franzose", "die chinesische Seite", "das Bündnis"."""

from __future__ import annotations

from functools import cache

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe, on_behalf_of_phrase
from extraction.knowledge import tables
from extraction.knowledge.tables import FEMALE, MALE
from extraction.linking.scanning import NameMatch
from extraction.text.document import TokenRange
from extraction.text.lexicon import rows, word_list, words_of

_PLURAL_ENDS = word_list("inhabitant_plural_end")
_ARTICLES_OF_MAN = words_of("article_of_man")
_NOMINATIVE_ARTICLES = words_of("nominative_article")
_DEFINITE = words_of("definite_determiner", "contracted_preposition")
_OTHER = words_of("other")
_POSSESSIVES = words_of("possessive_of_side")
_SIDES = words_of("side_of_country")


def resolve_inhabitant(context: Context, match: NameMatch, part: TokenRange) -> str | None:
    """ "Der Franzose" is somebody of the article from France; "die Franzosen" are France."""
    country = tables.entities()[match.entity].code
    people = _active(context, match.first, {p for p in context.participants.people if context.country_of(p) == country})
    determiner = context.tokens[part[0]].text.lower()
    plural = determiner == "die" and match.gender == MALE and context.tokens[match.first].text.endswith(_PLURAL_ENDS)
    gender = MALE if determiner in _ARTICLES_OF_MAN else match.gender
    if determiner == "die" and not plural:
        gender = FEMALE  # "die Deutsche"
    found = None if plural else context.best(match.first, gender, people) or _of_unknown_country(context, match, gender)
    if found is not None:
        return found
    return match.entity if plural or part[1] - part[0] == 1 else describe(context, part)


def _active(context: Context, token: int, people: set[str]) -> set[str]:
    """Those who do or say something in the article, where there are any: nobody calls the late Castro "der Kubaner"."""
    doing = {r.entity for r in context.participants.before(token) if r.entity in people and (r.subject or r.speaker)}
    return doing or people


def _of_unknown_country(context: Context, match: NameMatch, gender: str | None) -> str | None:
    """ "Der Slowake" may be a commissioner of whose country nothing was said."""
    nearby = {referent.entity for referent in context.participants.before(match.first)}
    strangers = {e for e in nearby if context.participants.people[e].is_person and context.country_of(e) is None}
    return context.best(match.first, gender, strangers) if strangers else None


def institution_meant(context: Context, token: int, article: str) -> str | None:
    """ "Sie" may be the Commission, "er" the Kremlin, where no person fits."""
    for entity in context.institutions_before(token):
        known = tables.organisations().get(entity) or tables.institutions().get(entity)
        if known is not None and known.article == article:
            return entity
    return None


@cache
def organisation_nouns() -> dict[str, frozenset[str]]:
    """Nouns for organisations, and which ones each may mean."""
    return {noun: frozenset(ids.split("|")) for noun, _, ids in rows("organisation_nouns.tsv")}


@cache
def _organs_called() -> dict[str, tuple[str, ...]]:
    """Nouns for organisations, and what each may mean, the likeliest first."""
    return {noun: tuple(i for i in ids.split("|") if i != "*") for noun, _, ids in rows("organisation_nouns.tsv")}


def organisation_meant(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Das Bündnis", "die Organisation": the last one that the article named and that is called so."""
    noun = context.tokens[head].text
    allowed = organisation_nouns().get(noun)
    if allowed is None or part[1] - part[0] > 2 or context.tokens[part[0]].text.lower() not in _NOMINATIVE_ARTICLES:
        return None
    before = [e for e in context.bodies_before(part[0]) if e in tables.organisations()]
    meant = next((e for e in before if allowed & {e, "*"}), None)
    if meant is None:  # "der Rat" in a text about the EU
        organs = ((whole, organ) for whole in dict.fromkeys(before) for organ in _organs_called()[noun])
        meant = next((organ for whole, organ in organs if whole in tables.ancestors(organ)), None)
    return context.known(meant) if meant else None


def organisation_named_again(context: Context, head: int) -> str | None:
    """ "Der Union", "im Bündnis": as `organisation_meant`, in any case, also where only a compound has named it ("EU-Gipfel")."""
    allowed = organisation_nouns().get(organisation_noun(context.tokens[head].text) or "")
    if allowed is None or head == 0 or context.tokens[head - 1].text.lower() not in _DEFINITE:
        return None
    before = [e for e in context.institutions_before(head) if e in tables.organisations()]
    named = next((e for e in before if allowed & {e, "*"}), None)
    return named or next((e for e in sorted(allowed - {"*"}) if _in_compound(context, e)), None)


def organisation_noun(word: str) -> str | None:
    """The noun for organisations that a word is, be it in the genitive."""
    nouns = organisation_nouns()
    forms = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ses"))
    return next((form for form in forms if form in nouns), None)


def _in_compound(context: Context, organisation: str) -> bool:
    """Whether the article has a compound that begins with the short name of an organisation."""
    names = (organisation, *tables.organisations()[organisation].aliases)
    beginnings = tuple(f"{name.lower()}-" for name in names if name.isupper())
    title = (context.document.title or "").split()
    words = (*title, *(token.text for token in context.tokens))
    return bool(beginnings) and any(word.lower().startswith(beginnings) for word in words)


def resolve_side(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Die chinesische Seite": who speaks for China in the article, else China; "die Gegenseite": the other one."""
    word = context.tokens[head].text
    people = context.recent_people(part[0])
    words = {t.text.lower() for t in context.tokens[part[0] : head]}
    if word == "Gegenseite" or words & _OTHER:
        return context.other_than(context.best(part[0]), part[0])
    side = on_behalf_of_phrase(context, part, head)
    if not side.country and words & _POSSESSIVES:
        return context.best(part[0])
    if word == "Seite" and side.country:
        mine = [p for p in people if context.country_of(p) == side.country]
        if mine:
            return mine[0]
    country = tables.countries().get(side.country or "")
    return context.known(country.id) if country and word in _SIDES else side.organisation
