"""The two who are meant together: "beide", "beide Seiten", "beide Länder"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.groups.conversations import code_of
from extraction.coreference.groups.counted import met
from extraction.knowledge import tables
from extraction.linking import TitlePhrase
from extraction.text import replace, words_of

_PARTIES = words_of("parties")


def both(context: Context, token: int, phrase: TitlePhrase | None, words: list[str]) -> tuple[str, ...] | None:
    """The two who meet: people where two are known, otherwise the two countries."""
    people = context.recent_people(token)
    if phrase is not None and phrase.title.kind == "office" and not set(words) & _PARTIES:
        titled = [p for p in people if context.fits(p, with_any_gender(phrase))]
        people = titled if len(titled) > 1 else people
    present = {r.entity for r in context.participants.before(token) if not r.quoted}
    people = here if len(here := [p for p in people if p in present]) > 1 else people
    at, together = context.last_group_with_sentence(token)
    later = met(context, token, set(people), after=at)
    if together is not None and len(together) == 2 and set(together) <= set(people) and later is None:
        return together
    pair = _pair(context, token, people)
    return pair or _two_countries(context, token, people)


def countries_of_both(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Beide Länder": the countries of the two who meet."""
    pair = both(context, token, None, []) or ()
    codes = dict.fromkeys(code for one in pair if (code := context.country_of(one) or code_of(one)))
    return tuple(context.known(tables.countries()[code].id) for code in codes) if len(codes) == 2 else None


def with_any_gender(phrase: TitlePhrase) -> TitlePhrase:
    """A plural's title with every gender open: "die beiden Präsidenten" may be a woman and a man."""
    return replace(phrase, title=replace(phrase.title, genders="mf"), determiner=None)


def _pair(context: Context, token: int, people: list[str]) -> tuple[str, ...] | None:
    """The last two whom one sentence brought together, else the two who were meant last; in the order of the article."""
    if len(people) < 2:
        return None
    pair = people[:2]
    if len(people) > 2:
        pair = met(context, token, set(people)) or _abroad(context, people)
    return tuple(sorted(pair, key=context.order_of))


def _abroad(context: Context, people: list[str]) -> list[str]:
    """The one meant last and the next from another country."""
    first = people[0]
    country = context.country_of(first)
    other = next((p for p in people[1:] if context.country_of(p) != country), people[1])
    return [first, other]


def _two_countries(context: Context, token: int, people: list[str]) -> tuple[str, ...] | None:
    """Where fewer than two people are known: the one person and the other country, or two countries."""
    countries = context.countries_before(token)
    person = people[0] if people else None
    own = tables.countries().get(context.country_of(person) or "") if person else None
    others = [c for c in countries if own is None or c != own.id]
    if person is not None and others:
        return (person, context.known(others[0]))
    return tuple(context.known(c) for c in countries[:2]) if len(countries) > 1 else None
