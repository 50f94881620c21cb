"""By what accounts are looked up when others are compared with them: who takes part, their countries, the place of a summit."""

from __future__ import annotations

from collections.abc import Iterator

from api.articles.events.accounts import Account, Party
from extraction.text import FAMILY_OF, EventType

MOST_CHARS = 200


def keys_of(account: Account) -> frozenset[str]:
    """The keys that an account is stored under."""
    return frozenset(key[:MOST_CHARS] for party in account.parties for key in _stored(party)) | _place(account)


def wanted_by(account: Account) -> frozenset[str]:
    """The keys of those that it may be one event with: a country meets its people, and they meet it."""
    return frozenset(key[:MOST_CHARS] for party in account.parties for key in _wanted(party)) | _place(account)


def _stored(party: Party) -> Iterator[str]:
    yield party.entity
    if party.is_person:
        yield _surname(party)
    if party.country:
        yield f"@{party.country}"
        if party.is_country:
            yield f"#{party.country}"


def _wanted(party: Party) -> Iterator[str]:
    yield party.entity
    if party.is_person:
        yield _surname(party)
    if party.country:
        yield f"{'@' if party.is_country else '#'}{party.country}"


def _surname(party: Party) -> str:
    return f"~{party.entity.rpartition('-')[2]}"


def _place(account: Account) -> frozenset[str]:
    is_summit = FAMILY_OF[account.type] is EventType.SUMMIT
    return frozenset({f"!{account.place.entity}"[:MOST_CHARS]}) if is_summit and account.place else frozenset()
