"""The names under which countries and organisations can be the subject of a sentence, and who belongs to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extraction.knowledge import tables
from extraction.text import Entity, rows, word_list, words_of
from extraction.text.inflection import small, stem

_STRONG_ENDINGS = word_list("strong_adjective_ending")

FEMININE_OR_PLURAL, NEUTER = "die", "das"
Words = tuple[str, ...]
_SPEAKS_FOR_WHOLE = words_of("speaks_for_whole")
_SPEAKS_FOR_ITSELF = words_of("speaks_for_itself")


@dataclass(frozen=True, slots=True)
class BehalfName:
    """Who a name stands for: the id of a country or organisation."""

    id: str
    article: str | None = None

    def is_nominative(self, article: str | None) -> bool:
        """Whether the name with an article can be a subject: "die EU", not "der EU"; "der Iran" and "Iran" alike."""
        if article == "der":
            return self.article not in (FEMININE_OR_PLURAL, NEUTER)
        return article in (None, "die", "das")


@dataclass(frozen=True, slots=True)
class BehalfNames:
    """Names by their words in small letters, by the stem of an adjective ("chinesisch"), and by id; the words that open them."""

    by_words: Mapping[Words, BehalfName]
    openings: frozenset[str]
    by_adjective: Mapping[str, BehalfName]
    by_id: Mapping[str, BehalfName]


@cache
def behalf_names() -> BehalfNames:
    """All names, read once, also as they are after an article. A country's name comes before a capital's."""
    by_words: dict[Words, BehalfName] = {}
    for text, name in (*country_names(), *institution_names(), *capital_names(), *organisation_names()):
        for words in forms_of(text):
            by_words.setdefault(words, name)
    by_adjective = {stem(a): BehalfName(c.id) for c in tables.countries().values() for a in c.adjectives}
    countries = {c.id: BehalfName(c.id, c.article) for c in tables.countries().values()}
    organisations = {o.id: BehalfName(o.id, o.article) for o in tables.organisations().values()}
    return BehalfNames(by_words, frozenset(words[0] for words in by_words), by_adjective, countries | organisations)


def forms_of(text: str) -> Iterator[Words]:
    """A name as it stands and after an article: "Vereinte Nationen" and "Vereinten", "Weißes Haus" and "Weiße Haus"."""
    first, *rest = small(text).split()
    yield (first, *rest)
    if rest and first.endswith("e"):
        yield (first + "n", *rest)
    if rest and first.endswith(_STRONG_ENDINGS):
        yield (first[:-1], *rest)


def country_names() -> Iterator[tuple[str, BehalfName]]:
    """Countries by name."""
    for country in tables.countries().values():
        for text in (country.name, country.official, *country.aliases):
            yield text, BehalfName(country.id, country.article)


def capital_names() -> Iterator[tuple[str, BehalfName]]:
    """Capitals that stand for a government, and those that stand for an organisation instead ("Brüssel")."""
    for city, organisation in rows("metonyms.tsv"):
        yield city, BehalfName(organisation)
    for country in tables.countries().values():
        for spellings in () if country.capital_is_ambiguous else country.cities:
            yield from ((text, BehalfName(country.id)) for text in spellings)


def organisation_names() -> Iterator[tuple[str, BehalfName]]:
    """Organisations by name."""
    for organisation in tables.organisations().values():
        for text in (organisation.name, *organisation.aliases):
            yield text, BehalfName(whole_of(organisation.id), organisation.article)


def whole_of(side: str) -> str:
    """The organisation that an organ speaks for, the EU for its Commission; any other side speaks for itself."""
    organisation = tables.organisations().get(side) if small(side) in _SPEAKS_FOR_WHOLE else None
    return (organisation.parent if organisation else None) or side


def institution_names() -> Iterator[tuple[str, BehalfName]]:
    """Governments and palaces by name, for their country or organisation; parties and agencies speak for themselves."""
    for institution in tables.institutions().values():
        country = tables.countries().get(institution.country or "")
        side = country.id if country else institution.organisation
        if side and institution.id not in _SPEAKS_FOR_ITSELF:
            for text in (institution.name, *institution.aliases):
                yield text, BehalfName(side, institution.article)


@lru_cache(maxsize=1 << 10)
def organisation_in_role(role: str) -> str | None:
    """The organisation that a role names: "Vorsitzender der Afrikanischen Union" → "AU"."""
    words = small(role).split()
    named = (
        behalf_names().by_words.get(tuple(words[i:j])) for i in range(1, len(words)) for j in range(len(words), i, -1)
    )
    return next((name.id for name in named if name is not None and name.id in tables.organisations()), None)


def country_id(code: str | None) -> str | None:
    """The id of the country with an ISO code, which may be an organisation's id too (AU)."""
    country = tables.countries().get(code or "")
    return country.id if country else None


@lru_cache(maxsize=1 << 10)
def sides_of(entity: Entity) -> frozenset[str]:
    """The ids of the countries and organisations that a speaker belongs to."""
    return frozenset(filter(None, _sides(entity)))


def _sides(entity: Entity) -> Iterator[str | None]:
    yield from (entity.id, country_id(entity.code), country_id(entity.country), entity.parent)
    person = tables.people().get(entity.id)
    for role in person.roles if person else ():
        yield from (country_id(role.country), role.organisation, *tables.ancestors(role.organisation or ""))
    yield organisation_in_role(entity.role or "")
    for office in small(entity.role or "").split():
        if name := behalf_names().by_words.get((office.split("-")[0],)):
            yield name.id
