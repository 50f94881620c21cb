"""Makes entities of authorities by country and noun: "chinesisches Außenministerium", "afghanische Botschaft in Riga"."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from extraction.coreference.context import Context
from extraction.coreference.descriptions.described_phrases import describe
from extraction.coreference.descriptions.phrases import with_case_ending
from extraction.knowledge import tables
from extraction.knowledge.names import Form, title_of
from extraction.knowledge.names.authorities import institution_noun, institution_nouns
from extraction.knowledge.records import Country
from extraction.linking import OnBehalfOf, on_behalf_of_entity
from extraction.text import Entity, EntityType, TokenRange, replace, word_list, words_of
from extraction.text.inflection import nominative_of_genitive

_STATES = word_list("end_of_feminine_state")
_SIBILANTS = word_list("sibilant")
_MISSIONS = words_of("embassy")
_LONGEST_SEAT = 4  # tokens, with "in"
_STRONG = {"der": "er", "die": "e", "das": "es"}
_OF_ARTICLE = {"die": "der", "der": "des"}


def describe_institution(context: Context, part: TokenRange, head: int) -> str | None:
    """The entity of an authority, with its country's adjective: "chinesisches Außenministerium"; None for other nouns."""
    word = context.tokens[head].text
    noun = institution_noun(word)
    if noun is None or title_of(word) is not None:
        return None
    side = on_behalf_of_phrase(context, part, head)
    article, by_country = institution_nouns()[noun]
    if side.country in by_country and (word == noun or word.startswith(noun)):
        return context.known(by_country[side.country])
    if not side:
        earlier = earlier_institution(context, word, part)
        of_minister = None if earlier else ministry_of(context, word, country_of_minister(context, word, part[0]))
        return earlier or of_minister or describe(context, part, EntityType.ORGANISATION)
    entity = _institution(word, noun, article, side)
    seat = _seat_behind(context, part) if noun in _MISSIONS else ""
    said = f"{entity.name} in {seat}" if seat else ""
    return context.ensure(replace(entity, aliases=(*entity.aliases, said)) if said else entity)


def _seat_behind(context: Context, part: TokenRange) -> str:
    """ "Die chinesische Botschaft in Den Haag": where a mission has its seat."""
    words = [token.text for token in context.tokens[part[0] : part[1] + _LONGEST_SEAT]]
    at = next((i for i, word in enumerate(words) if word == "in" and i + 1 >= part[1] - part[0]), None)
    at = at if at is not None else next((i for i, word in enumerate(words) if word == "in"), None)
    return " ".join(takewhile(lambda word: word[0].isupper(), words[at + 1 :])) if at is not None else ""


def ministry_of(context: Context, word: str, country: str | None) -> str | None:
    """ "Außenministerium" of a country, whether a list has it or not."""
    noun = institution_noun(word)
    if noun is None or country is None:
        return None
    article, by_country = institution_nouns()[noun]
    if country in by_country and word == noun:
        return context.known(by_country[country])
    return context.ensure(_institution(word, noun, article, OnBehalfOf(country=country)))


def _institution(word: str, noun: str, article: str, side: OnBehalfOf) -> Entity:
    genitive = nominative_of_genitive(word) if word.endswith("es") else word.removesuffix("s")
    own = word if noun == word else genitive
    if own.startswith("Bundes") and side.country == "DE":
        return Entity(tables.slug(own), EntityType.ORGANISATION, own, country="DE")
    country = tables.countries().get(side.country or "")
    adjective = country.adjectives[0] if country and country.adjectives else None
    name = f"{adjective}{_STRONG[article]} {own}" if adjective else own
    identifier = tables.slug(f"{own} {country.name if country else side.organisation or ''}")
    aliases = _other_names(own, country, _STRONG[article]) if country else ()
    return Entity(
        identifier, EntityType.ORGANISATION, name, aliases=aliases, country=side.country, parent=side.organisation
    )


def _other_names(own: str, country: Country, ending: str) -> tuple[str, ...]:
    """ "Außenministerium in Kabul", "Außenministerium Afghanistans", "afghanische Botschaft" by every adjective."""
    seats = () if country.capital_is_ambiguous else country.capitals
    genitive = () if country.article or country.name.endswith(_SIBILANTS) else (f"{own} {country.name}s",)
    weak = " ".join([*(with_case_ending(word, "en") for word in country.name.split()[:-1]), country.name.split()[-1]])
    of = f"{own} {_OF_ARTICLE[country.article]} {weak}" if country.article in _OF_ARTICLE else ""
    adjectives = (f"{a}{ending} {own}" for a in country.adjectives[1:] if a[0].islower() or "-" in a)
    state = country.official.split(" ")[0].lower()
    official = (f"{own} der {country.official}",) if state.endswith(_STATES) else ()
    return (
        *(f"{own} in {seat}" for seat in seats),
        *genitive,
        of or f"{own} von {country.name}",
        *official,
        *adjectives,
    )


def on_behalf_of_phrase(context: Context, part: TokenRange, head: int) -> OnBehalfOf:
    """The country or organisation that a phrase names beside its head."""
    for i in range(part[0], part[1]):
        match = context.links.scan.starting_at(i)
        if i != head and match is not None and match.form not in (Form.FULL_NAME, Form.SURNAME):
            return on_behalf_of_entity(match.entity)
    for piece in context.links.scan.parts_at(head):
        return on_behalf_of_entity(piece.entity)
    return OnBehalfOf(country="DE") if context.tokens[head].text.startswith("Bundes") else OnBehalfOf()


def earlier_institution(context: Context, word: str, part: TokenRange) -> str | None:
    """ "Das Ministerium" is the one that the article spoke of last."""
    wanted = word.removesuffix("s").lower()
    entities, also = context.document.entities, _called(wanted)
    before = context.institutions_before(part[0])
    return next((e for e in before if e in also or entities[e].name.lower().endswith(wanted)), None)


@lru_cache(maxsize=1_000)
def _called(wanted: str) -> frozenset[str]:
    """The institutions that a noun may mean though their names end otherwise: the "Auswärtiges Amt" is a "Ministerium"."""
    nouns = institution_nouns().items()
    return frozenset(i for noun, (_, ids) in nouns if noun.lower().endswith(wanted) for i in ids.values())


def country_of_minister(context: Context, ministry: str, token: int) -> str | None:
    """The one country whose minister has been named before its ministry: "Außenminister Cho reiste ab, wie das Außenministerium …"."""
    office = ministry.lower().removesuffix("s").removesuffix("ium")
    people = {referent.entity for referent in context.participants.before(token)}
    ministers = [person for person in people if _is_called(context, person, office)]
    countries = {context.country_of(person) for person in ministers}
    return countries.pop() if len(countries) == 1 else None


def _is_called(context: Context, person: str, office: str) -> bool:
    known = context.participants.people.get(person)
    return known is not None and any(phrase.title.base.lower() == office for phrase in known.titles)
