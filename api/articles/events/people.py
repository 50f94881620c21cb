"""Whom two accounts mean alike: by name, by a country for its people, by an office for who holds it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from api.articles.events.accounts import Account, Party
from extraction.events.parties import HEADS_OF_COUNTRIES, is_one
from extraction.knowledge.names import FAMILY_NAME_FIRST, roles_on
from extraction.knowledge.names.transliteration import are_spellings, is_german_for_pinyin, transliteration_key
from extraction.text import FAMILY_OF, EventType

_BY_OFFICE = frozenset((EventType.CALL, EventType.MEETING, EventType.LETTER))


def shared(one: Account, other: Account) -> set[str]:
    """Those of the second who take part in the first, by name, or as a country there and as its people here.

    Beside somebody who is meant by both, an office is also whoever may act for it: "das Außenministerium" and its minister.
    """
    found = {theirs.entity for theirs in other.parties if is_meant(theirs, one.parties)}
    if not found or FAMILY_OF[one.type] not in _BY_OFFICE:
        return found
    return {theirs.entity for theirs in other.parties if theirs.entity in found or _is_in_office(theirs, one, other)}


def are_by_office(one: Account, other: Account, names: Iterable[str]) -> bool:
    """Whether some who are shared are an office by one account, and somebody who may act for it by the other."""
    theirs = [party for party in other.parties if party.entity in names]
    return any(not is_meant(party, one.parties) for party in theirs)


def is_left(one: Account, other: Account) -> bool:
    """Whether somebody takes part in the first whom nobody of the second means."""
    return any(not is_meant(mine, other.parties) and not _is_in_office(mine, other, one) for mine in one.parties)


def differ(some: list[Party], others: list[Party], on: date | None) -> bool:
    """Whether two lists name nobody whom the other means."""
    return bool(some and others) and not any(means(a, b) or _may_act_for(a, b, on) for a in some for b in others)


def is_meant(party: Party, others: Iterable[Party]) -> bool:
    """Whether one of several means somebody."""
    return any(means(other, party) for other in others)


def means(one: Party, other: Party) -> bool:
    """Whether two are one by name, or the one is the country of the other."""
    if is_one(one.entity, other.entity):
        return True
    if one.is_person and other.is_person:
        agree = one.country is None or other.country is None or one.country == other.country
        return agree and (_are_spellings(one.entity, other.entity) or _are_spellings_of_pinyin(one, other))
    named = one.is_country or other.is_country  # a ministry is not any minister of its country
    return named and one.country is not None and one.country == other.country


def _are_spellings(one: str, other: str) -> bool:
    """Whether two ids are spellings of one name, or one of the other's surname: "sarsenow" and "yerlan-sarsenov"."""
    short, long = sorted((one, other), key=lambda name: name.count("-"))
    surname = "-" not in short and "-" in long
    same = surname and transliteration_key(short) == transliteration_key(long.rpartition("-")[2])
    return same or are_spellings(short, long)


def _are_spellings_of_pinyin(one: Party, other: Party) -> bool:
    """ "yang-jiechi" and "yang-dschietschi": a name of a country that writes families first, once in Pinyin and once as in German."""
    if FAMILY_NAME_FIRST.isdisjoint((one.country, other.country)):
        return False
    return is_german_for_pinyin(one.entity, other.entity) or is_german_for_pinyin(other.entity, one.entity)


def _is_in_office(party: Party, account: Account, own: Account) -> bool:
    """Whether somebody of an account stands for a party of another, or the other way round."""
    if any(_may_act_for(party, other, account.day) for other in account.parties):
        return True
    homes = {one.place.country for one in (account, own) if one.place is not None} - {None}
    return any(_may_be_host(party, other, homes) for other in account.parties)


def _may_be_host(one: Party, other: Party, homes: set[str | None]) -> bool:
    """Whether one is the country in which they met, and the other somebody of whom nothing says where from."""
    country, person = (one, other) if one.is_country else (other, one)
    return country.is_country and person.is_person and person.country is None and country.country in homes


def _may_act_for(one: Party, other: Party, on: date | None) -> bool:
    """Whether one is an authority or organisation for which the other may act: of a country, or whose head it is.

    Who leads a country acts for no ministry.
    """
    if one.is_person == other.is_person:
        return False
    person, body = (one, other) if one.is_person else (other, one)
    if body.is_country:
        return False
    roles = roles_on(person.entity, on)
    if any(role.organisation is not None and _is_part_of(role.organisation, body.entity) for role in roles):
        return True
    leads = any(role.office in HEADS_OF_COUNTRIES for role in roles)
    return not leads and body.country is not None and body.country == person.country


def _is_part_of(one: str, other: str) -> bool:
    """Whether one body is the other, or an organ of it: EU-COMMISSION of EU."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")
