"""Resolves a title without a name: somebody of the article, a known holder of the office, or a description."""

from __future__ import annotations

from dataclasses import replace

from extraction.coreference.context import Context, titles_of_deputy
from extraction.coreference.descriptions import describe_person, describe_spokesperson
from extraction.coreference.nouns import (
    by_work,
    called_so_elsewhere,
    epithet,
    going_on,
    leads_body,
    named_with,
    newly_named,
    only_stranger,
    relative_meant,
    said_otherwise,
)
from extraction.coreference.references.counterparts import resolve_counterpart
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, base_of
from extraction.knowledge.names.role_holders import described_office, holders
from extraction.knowledge.records import Person
from extraction.linking import OnBehalfOf, TitlePhrase
from extraction.text import TokenRange, word_list, words_of

_PREPOSITIONS = words_of("preposition_of_source_of_several")
_SEVERAL, _DEFINITE = words_of("determiner_of_several"), words_of("definite_article")
_BODY_ARTICLES = frozenset({"der", "dem", "den", "des"})
_WITHOUT_HOLDER = words_of("title_without_holder")
_OF_ONE_COUNTRY = word_list("title_of_one_country_start")
_HIGH_REPRESENTATIVE = "EU-Außenbeauftragter"
_HIGH = words_of("high_office")
_FOR_OTHERS = words_of("field_of_other_high_office")
_OF_GERMANY = word_list("title_of_germany_start")
INDEFINITE = words_of("indefinite")
# Offices that every country has: without a country they say too little.
_EVERYWHERE = words_of("office_everywhere")
_LOOSELY = 2  # by what is known, and not in the article's words
_OF_MANY = words_of("office_of_many_countries")
POSSESSIVE = word_list("possessive_start")


def is_plural(context: Context, phrase: TitlePhrase) -> bool:
    """Whether a title stands in the plural: by its form, its determiner or the verb beside it."""
    title, word = phrase.title, context.tokens[phrase.at].text
    if not title.plural:
        return False
    if not title.singular:
        return True
    if phrase.determiner in _SEVERAL:
        return FEMALE not in title.genders or bool(context.is_plural_verb_near((phrase.first, phrase.end)))
    return phrase.determiner is None and word.lower() != title.base.lower() and not phrase.on_behalf_of


def resolve_title(context: Context, phrase: TitlePhrase, part: TokenRange) -> str | None:
    """A title without a name: somebody of the article, a known holder of the office, or a description."""
    if phrase.title.kind == "part":
        named = named_with(context, part, context.tokens[phrase.at].text)
        return named or resolve_counterpart(context, phrase) or describe_person(context, phrase, part)
    if phrase.determiner is not None and phrase.determiner.startswith(POSSESSIVE) and not phrase.on_behalf_of:
        if phrase.title.head == "Sprecher" and (own := _spokesman_so_far(context, phrase, None)):
            return own
        owner = _possessor_of(context, phrase) if phrase.title.head == "Sprecher" else None
        if owner is not None:
            return describe_spokesperson(context, owner, phrase, part)
        if phrase.end == phrase.at + 1 and (friend := relative_meant(context, part, phrase.at)) is not None:
            return friend
        phrase = replace(phrase, on_behalf_of=_on_behalf_of_possessor(context, phrase))
    if phrase.determiner in INDEFINITE or _is_of_several(context, phrase, part):
        return describe_person(context, phrase, part)
    bare_spokesman = phrase.determiner is None and phrase.title.head == "Sprecher"
    master = next((p.entity for p in context.links.people_in(part[0], phrase.at)), None) if bare_spokesman else None
    if master is not None and (own := _spokesman_so_far(context, phrase, context.country_of(master))):
        return own
    found = None if bare_spokesman else by_work(context, phrase, context.titled(phrase, phrase.first))
    earlier = {r.entity for r in context.participants.before(phrase.first)}
    if (body := _body(context, phrase)) is not None and found not in earlier:
        return body
    if found is not None and found not in earlier and context.fits(found, phrase) <= _LOOSELY:
        found = said_otherwise(context, phrase) or found  # rather than somebody whom the article names later
    found = (
        found
        or office_holder(context, phrase)
        or leads_body(context, phrase)
        or newly_named(context, phrase)
        or epithet(context, phrase)
    )
    found = found or going_on(context, phrase) or only_stranger(context, phrase) or called_so_elsewhere(context, phrase)
    return found or said_otherwise(context, phrase) or describe_person(context, phrase, part)


def titled_otherwise(context: Context, part: TokenRange, but: str) -> str | None:
    """Whom a title without a name means where it can't be somebody: nobody calls himself "der Kanzler" in his own words."""
    phrase = context.title_phrase(part[1] - 1)
    if (
        phrase is None
        or is_plural(context, phrase)
        or phrase.determiner not in _DEFINITE
        or phrase.title.kind == "part"
    ):
        return None
    holder = office_holder(context, phrase) if not context.links.people_in(*part) else None
    return holder if holder != but else None


def _body(context: Context, phrase: TitlePhrase) -> str | None:
    """ "Der Bundesrat lehnte ab": a body that is called like the title of those who sit in it, and nobody has been named with it."""
    called = tables.entities().get(tables.slug(phrase.title.base))
    return context.known(called.id) if called is not None and phrase.determiner in _BODY_ARTICLES else None


def _is_of_several(context: Context, phrase: TitlePhrase, part: TokenRange) -> bool:
    """ "unter Berufung auf Regierungsvertreter": without an article behind a preposition it is a plural of unnamed people."""
    before = context.tokens[part[0] - 1].text.lower() if part[0] else ""
    bare = phrase.first == part[0] and phrase.determiner is None and not phrase.on_behalf_of
    return bare and phrase.title.plural and before in _PREPOSITIONS


def _spokesman_so_far(context: Context, phrase: TitlePhrase, country: str | None) -> str | None:
    """ "Sein Sprecher", "Putins Sprecher" is the one whom the article has named already, of a country where it is known."""
    titles = phrase.title.genders
    nearby = (r.entity for r in context.participants.before(phrase.first))
    people = (context.participants.people[entity] for entity in dict.fromkeys(nearby))
    fitting = (p for p in people if p.speaks_for_others and (p.gender or titles) in titles)
    return next((p.id for p in fitting if country is None or p.country in (country, None)), None)


def office_holder(context: Context, phrase: TitlePhrase) -> str | None:
    """The known holder of an office on the article's date. Spokespeople go by name or by what they are called."""
    if (high := _high_office(context, phrase)) is not None:
        return high
    if phrase.title.head in _WITHOUT_HOLDER or phrase.title.kind == "person":
        return None
    gender = phrase.title.genders if len(phrase.title.genders) == 1 else None
    side = phrase.on_behalf_of
    if context.reading and not side and not phrase.title.base.startswith(_OF_ONE_COUNTRY):
        return None
    if not side and phrase.end > phrase.at + 1:
        return None  # "der Chef der Behörde": of what, the lists can't tell
    behind = (token.text for token in context.tokens[phrase.at + 1 : phrase.end])
    described = described_office(phrase.title.base, behind) if phrase.end > phrase.at + 1 else None
    titles: tuple[str, ...] = (
        (described,)
        if described
        else (base_of(phrase.role), phrase.title.base, phrase.base, f"{side.organisation}-{phrase.base}")
    )
    if phrase.deputy:
        titles = titles_of_deputy(phrase)
    for title in dict.fromkeys(titles):
        found = holders(title, side.country, side.organisation, context.on, gender=gender, former=phrase.former)
        if len(found) > 1 and not side:
            home = _country_of_article(context, phrase.first)
            found = tuple(p for p in found if p.country == home and title not in _EVERYWHERE) or (
                found if home == "DE" else ()
            )
        if found and (side or _is_of_article(context, phrase, found) or title.startswith(_OF_GERMANY)):
            return context.known(found[0].id)
    return None


def _country_of_article(context: Context, token: int) -> str:
    """The country whose "Innenminister" a text means: Germany, unless it has told of others alone; then the last of these."""
    named = context.countries_before(token)
    germany = tables.countries()["DE"].id
    people = context.participants.people
    at_home = germany in named or any(people[r.entity].country == "DE" for r in context.participants.before(token))
    last = next((c.code for c in tables.countries().values() if named and c.id == named[0]), None)
    return "DE" if at_home or last is None else last


def _is_of_article(context: Context, phrase: TitlePhrase, found: tuple[Person, ...]) -> bool:
    """Whether all who hold an office are of one country; of an office that many have, it is one named so far.

    "Der Generalstabschef" is nobody from a country that the article does not tell of.
    """
    countries = {person.country for person in found}
    if len(countries) > 1 or phrase.title.base not in _OF_MANY:
        return len(countries) == 1
    own = tables.countries().get(next(iter(countries)) or "DE")
    return own is None or own.code == "DE" or own.id in context.countries_before(phrase.first)


def _high_office(context: Context, phrase: TitlePhrase) -> str | None:
    """ "Die Hohe Vertreterin [der Union]": who holds that office of the EU; those of others say of whom or for what."""
    if phrase.at == 0 or context.tokens[phrase.at - 1].text not in _HIGH or not phrase.title.singular:
        return None
    words = {context.tokens[i].text for i in range(phrase.at + 1, phrase.end)}
    if phrase.title.head != "Vertreter" or phrase.on_behalf_of.organisation not in (None, "EU") or words & _FOR_OTHERS:
        return None
    found = holders(_HIGH_REPRESENTATIVE, None, "EU", context.on)
    return context.known(found[0].id) if found else None


def _possessor_of(context: Context, phrase: TitlePhrase) -> str | None:
    gender = MALE if (phrase.determiner or "").startswith("sein") else FEMALE
    owner = context.best(phrase.first, gender)
    return owner if owner is not None and context.participants.people[owner].is_person else None


def _on_behalf_of_possessor(context: Context, phrase: TitlePhrase) -> OnBehalfOf:
    gender = MALE if (phrase.determiner or "").startswith("sein") else FEMALE
    owner = context.best(phrase.first, gender)
    return OnBehalfOf(country=context.country_of(owner)) if owner else OnBehalfOf()
