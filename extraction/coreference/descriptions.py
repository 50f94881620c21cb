"""Makes entities of those who go without a name: "Sprecher des Außenministeriums", "chinesisches Außenministerium"."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from extraction.coreference.context import Context
from extraction.coreference.members import country_of_minister
from extraction.coreference.nouns.bodies import QUOTATION_MARKS, is_in_marks
from extraction.coreference.nouns.nominatives import in_nominative
from extraction.coreference.nouns.phrases import (
    before_comma,
    strange_name,
    without_extended_attribute,
    without_place,
)
from extraction.knowledge import tables
from extraction.knowledge.names import Form, title_of
from extraction.knowledge.names.authorities import institution_noun, institution_nouns
from extraction.knowledge.records import Country
from extraction.linking import OnBehalfOf, TitlePhrase, is_party, on_behalf_of_entity
from extraction.text import NAME_CHARS, Entity, EntityType, Token, TokenRange, replace, word_list, words_of
from extraction.text.inflection import nominative_of_genitive, without_gender_mark

_UND_ODER = words_of("und_oder")
_STATES = word_list("end_of_feminine_state")
_OWN_PLURALS = word_list("institution_plural_end")
_SIBILANTS = word_list("sibilant")


_MISSIONS = words_of("embassy")
_LONGEST_SEAT = 4  # tokens, with "in"
_FROM = "aus"
_CONTRACTED = {"vom": "dem", "beim": "dem", "zum": "dem", "zur": "der"}
_STRONG = {"der": "er", "die": "e", "das": "es"}
_ENDINGS = word_list("ending_of_nominative")
_BEHIND_ARTICLE = {"das": "s", "der": "r"}  # "das asiatische Komitee" is an "asiatisches Komitee"
_OF_ARTICLE = {"die": "der", "der": "des"}
_DETERMINERS = words_of("article", "determiner", "genitive_determiner")
_COURTESIES = frozenset(word.capitalize() for word in words_of("courtesy_of_one"))
_BEFORE_NAMES = _DETERMINERS | words_of("numeral", "courtesy_of_one", "mark_of_recording")


def describe_person(context: Context, phrase: TitlePhrase, part: TokenRange) -> str:
    """The entity of somebody known by title only. The article's other mentions of the same title meet it."""
    name = _name_of_title(context, phrase, part)
    gender = phrase.title.genders if len(phrase.title.genders) == 1 else None
    entity = Entity(
        tables.slug(name) or name[:NAME_CHARS],
        EntityType.PERSON,
        name,
        country=phrase.on_behalf_of.country,
        role=phrase.role,
        gender=gender,
        aliases=_shorter_names(context, phrase, part, name),
    )
    return context.ensure(entity)


def _shorter_names(context: Context, phrase: TitlePhrase, part: TokenRange, name: str) -> tuple[str, ...]:
    """ "Ranghoher UN-Diplomat" is also just a "UN-Diplomat", a "Diplomat aus Baku" a "Diplomat"."""
    adjectives = sum(_is_adjective(t) for t in context.tokens[max(phrase.first, part[0]) : phrase.at])
    words = name.split(" ")
    adjectives = adjectives if adjectives < len(words) and words[0][0].islower() else 0
    start = words.index(_FROM) if _FROM in words else len(words)
    shorter = (" ".join(words[adjectives:]), " ".join(words[:start]), " ".join(words[adjectives:start]))
    return tuple(dict.fromkeys(called for called in shorter if called and called != name))


def _name_of_title(context: Context, phrase: TitlePhrase, part: TokenRange) -> str:
    """Adjectives in the nominative, title, attribute: "ukrainischer Armeesprecher", "Sprecher des russischen Präsidenten"."""
    tokens = context.tokens
    ending = "e" if phrase.title.genders == "f" else "er"
    left = [_nominative(t.text, ending) for t in tokens[max(phrase.first, part[0]) : phrase.at] if _is_adjective(t)]
    rest = without_place([t.text for t in tokens[phrase.at + 1 : part[1]]], from_where=True)
    title = phrase.role.split(" ")[0]
    possessor = _genitive_name(context, phrase)
    return " ".join([*([possessor] if possessor else []), *left, title, *before_comma(rest)])


def _genitive_name(context: Context, phrase: TitlePhrase) -> str | None:
    match = context.links.scan.starting_at(phrase.first)
    if match is None or not match.genitive or match.last > phrase.at:
        return None
    return context.document.text[match.start : match.end]


def _is_adjective(token: Token) -> bool:
    word = token.text
    return word[0].islower() and word.endswith(_ENDINGS) and word not in _DETERMINERS and word not in _UND_ODER


def _nominative(word: str, ending: str) -> str:
    for old in _ENDINGS:
        if word.endswith(old):
            return word.removesuffix(old) + ending
    return word


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
    weak = " ".join([*(_nominative(word, "en") for word in country.name.split()[:-1]), country.name.split()[-1]])
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


def describe_office(context: Context, owner: str, part: TokenRange) -> str:
    """The entity of somebody's office ("Netanjahus Büro"), which speaks for that person's country."""
    person = context.document.entities.get(owner) or tables.entities()[owner]
    surname = person.name.split()[-1]
    name = f"Büro von {person.name}"
    said = " ".join(t.text for t in context.tokens[part[0] : part[1]] if t.text.lower() not in _DETERMINERS)
    aliases = (said, f"Büro von {surname}", f"{surname}s Büro", f"Büro {surname}s", f"Büro {person.name}s")
    country = context.country_of(owner)
    entity = Entity(tables.slug(name), EntityType.ORGANISATION, name, aliases=aliases, country=country)
    return context.ensure(entity)


def describe_spokesperson(context: Context, owner: str, phrase: TitlePhrase, part: TokenRange) -> str:
    """The entity of somebody's spokesperson without a name: "sein Sprecher", "ein Sprecher Sunaks"."""
    person = context.document.entities.get(owner) or tables.entities()[owner]
    surname, title = person.name.split()[-1], phrase.title.base
    if phrase.title.genders == "f" and not title.endswith("in"):
        title += "in"
    said = " ".join(t.text for t in context.tokens[part[0] : part[1]] if t.text.lower() not in _DETERMINERS)
    name = f"{title} von {person.name}"
    aliases = tuple(dict.fromkeys((said, f"{title} {surname}s", f"{surname}s {title}", f"{title} von {surname}")))
    gender = phrase.title.genders if len(phrase.title.genders) == 1 else None
    return context.ensure(
        Entity(tables.slug(name), EntityType.PERSON, name, aliases=aliases, country=context.country_of(owner),
               role=phrase.role, gender=gender)
    )  # fmt: skip


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
