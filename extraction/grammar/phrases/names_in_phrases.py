"""Names in noun phrases: of countries, of known people, in quotation marks; and nouns for bodies."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tags import Tag
from extraction.knowledge.tables import countries, institutions, organisations, people
from extraction.text import rows, words_of

NAME_PARTICLES = words_of("name_particle_in_phrase")

_PARTICLES_OR_WORDS = words_of("name_particle_or_word")
_LEADING_PARTICLES = words_of("leading_name_particle")
_NAME_ARTICLES = words_of("article_in_name")
_PARTICLES_WITH_ARTICLE = words_of("particle_with_article")


def leading_quoted_name(parsed: ParsedSentence, t: int, limit: int) -> int:
    """ "die „Initiative Roter Löwe“", "„Die Zeit“": a name in quotation marks as the noun."""
    start = t + 1 if parsed.tag(t) is Tag.DETERMINER and t + 1 < limit else t
    while start < limit - 1 and parsed.tag(start) is Tag.ADJECTIVE:
        start += 1
    named = start + 1 < limit and _opens_name(parsed.tokens[start + 1].text)
    if named and parsed.tokens[start].text in '„»«"“‚›':
        end = quoted_name_end(parsed, start, limit)
        while start < end < limit and parsed.tokens[end].text.startswith("-"):
            end += 1  # "die „Bild“-Zeitung"
        return end if end > start else t
    return t


def _opens_name(word: str) -> bool:
    """Whether a word in quotation marks can begin a name: "Die Zeit", "example.org"."""
    return word[:1].isupper() or ("." in word and len(word) > 4 and word[-1].isalpha())


@cache
def country_names() -> frozenset[str]:
    """Countries and capitals, which need no article and so stand right before an object."""
    known = countries().values()
    return frozenset(name for country in known for name in (country.name, *country.aliases, *country.capitals))


@cache
def surnames() -> frozenset[str]:
    """The surnames of known people, in one word."""
    return frozenset(person.surname for person in people().values())


def is_known_surname(word: str) -> bool:
    """Whether a word is the surname of a known person."""
    return word in surnames()


@cache
def name_words() -> frozenset[str]:
    """Every word of the names of known people."""
    return frozenset(
        word for person in people().values() for name in (person.name, *person.aliases) for word in name.split()
    )


def is_country(word: str) -> bool:
    """Whether a word is the name of a country or a capital in the nominative."""
    return word in country_names()


@cache
def _country_proper_names() -> frozenset[str]:
    return frozenset(name for country in countries().values() for name in (country.name, *country.aliases))


def is_country_name(word: str) -> bool:
    """Whether a word is the name of a country, and not of its capital."""
    return word in _country_proper_names()


def name_follows(parsed: ParsedSentence, i: int, limit: int) -> bool:
    """Particles count as part of a name only between names: "von der Leyen", "da Silva"; "Sprecher der Polizei" is none."""
    word = parsed.tokens[i].text
    if word in _PARTICLES_OR_WORDS and parsed.tokens[i - 1].text not in _LEADING_PARTICLES:
        follows_particle = (
            i + 2 < limit and parsed.tokens[i + 1].text in _NAME_ARTICLES and word in _PARTICLES_WITH_ARTICLE
        )
        return follows_particle and parsed.tag(i + 2) is Tag.NOUN
    j = i + 1
    while j < limit and parsed.tokens[j].text in NAME_PARTICLES:
        j += 1
    return j < limit and parsed.tag(j) is Tag.NOUN


@cache
def organisation_names() -> frozenset[str]:
    """The names of international organisations, in one word or in several."""
    return frozenset(name for body in organisations().values() for name in (body.name, *body.aliases))


@cache
def _body_names() -> frozenset[str]:
    return organisation_names().union(name for body in institutions().values() for name in (body.name, *body.aliases))


@lru_cache(maxsize=1 << 10)
def is_body_name(words: str) -> bool:
    """Whether words are the whole name of a known organisation or institution: "Human Rights Watch"."""
    return words in _body_names() or words.upper() in _body_names()  # "die Uno"


@lru_cache(maxsize=1 << 12)
def is_body(noun: str) -> bool:
    """Whether a noun is, or ends in, one for an authority or another body of people."""
    return noun.lower().removesuffix("s").endswith(_body_endings())


@cache
def _body_endings() -> tuple[str, ...]:
    return (*(row[0].lower() for row in rows("institution_nouns.tsv")), *words_of("body"))


def quoted_name_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    """The end of a name in quotation marks that opens at a token."""
    for i in range(t + 1, min(limit, t + 10)):
        if parsed.tokens[i].text in '“”"«»‘’‹':
            return i + 1
    return t
