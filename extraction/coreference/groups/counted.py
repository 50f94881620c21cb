"""Those who are counted: "alle drei Staaten", "alle drei Gesprächspartner"."""

from __future__ import annotations

from functools import cache

from extraction.coreference.context import Context
from extraction.knowledge import tables
from extraction.knowledge.names import Form
from extraction.linking import NUMBERS
from extraction.text import words_of

_STATES = words_of("several_countries")
_PARTIES = words_of("parties")
_BACK = 5  # sentences to the countries


def counted(context: Context, token: int, number: int, noun: str) -> tuple[str, ...] | None:
    """Whom "alle drei Staaten", "alle vier" mean, in the order of the article; None where fewer are known."""
    if noun in _STATES:
        return _last_countries(context, token, number)
    return _last_ones(context, token, number) if number > 2 and (noun in _PARTIES or noun in NUMBERS) else None


def _last_ones(context: Context, token: int, number: int) -> tuple[str, ...] | None:
    """ "Alle drei Gesprächspartner": those whom one sentence brought together, else those who were meant last."""
    recent = context.recent_people(token)
    people = met(context, token, set(recent), number=number) or recent[:number]
    return tuple(sorted(people, key=context.order_of)) if len(people) == number else None


def _last_countries(context: Context, token: int, number: int) -> tuple[str, ...] | None:
    """ "Alle drei Staaten": the countries that were named last, in the order of the article."""
    first = context.document.sentences[max(0, context.sentence_at(token) - _BACK)].first
    matches = (context.links.scan.starting_at(i) for i in range(token - 1, first - 1, -1))
    named = (match.entity for match in matches if match is not None and match.form is Form.NAME)
    countries = [country for country in dict.fromkeys(named) if country in country_ids()][:number]
    return tuple(map(context.known, reversed(countries))) if len(countries) == number else None


def met(context: Context, token: int, people: set[str], *, number: int = 2, after: int = -1) -> list[str] | None:
    """Those of some people whom the last sentence with so many of them means outside of reported content, if it is `after` one."""
    by_sentence: dict[int, dict[str, None]] = {}
    for referent in context.participants.before(token):
        takes_part = not referent.quoted and not referent.attributive and not referent.relaying
        if referent.entity in people and takes_part and referent.sentence > after:
            by_sentence.setdefault(referent.sentence, {}).setdefault(referent.entity)
    for sentence in sorted(by_sentence, reverse=True):
        if len(by_sentence[sentence]) == number:
            return list(by_sentence[sentence])
    return None


@cache
def country_ids() -> frozenset[str]:
    """The ids of all countries."""
    return frozenset(country.id for country in tables.countries().values())
