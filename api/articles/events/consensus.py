"""What an event is by all of its accounts: what most of them tell, told days before those of publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from api.articles.events.accounts import Account, Place
from extraction.events.parties import is_one
from extraction.text import EventType, ParticipantRole

V = TypeVar("V")

_PLAIN = ParticipantRole.PARTICIPANT
# Of types that as many accounts tell, the one that says more.
_SAYS_MORE = (EventType.VIDEO_CALL, EventType.VISIT, EventType.DECLARATION, EventType.BRIEFING)
NAMED = 4  # participants in the name of an event


@dataclass(frozen=True, slots=True)
class Consensus:
    """An event by all of its accounts."""

    type: EventType
    day: date | None
    place: str | None
    host: str | None
    initiative: str | None
    participants: tuple[tuple[str, ParticipantRole], ...]
    name: str


def agree_on(accounts: Sequence[Account]) -> Consensus:
    """What the accounts of one event tell together. They are sorted by their keys."""
    told = [account for account in accounts if account.is_type_told] or list(accounts)
    days = [a.day for a in accounts if a.is_day_told] or [a.day for a in accounts]
    type_ = _most(Counter(a.type for a in told), lambda t: (t not in _SAYS_MORE, t))
    day = _most(Counter(day for day in days if day is not None), lambda d: d)
    participants = _participants(accounts)
    return Consensus(
        type=type_ or accounts[0].type,
        day=day,
        place=_place([account.place for account in accounts if account.place]),
        host=_most(Counter(a.host for a in accounts if a.host), str),
        initiative=_most(Counter(a.initiative for a in accounts if a.initiative), str),
        participants=participants,
        name=_name(type_ or accounts[0].type, day, [e for e, _ in participants], accounts),
    )


def _most(counted: Counter[V], order: Callable[[V], Any]) -> V | None:
    """What is told most often; of several the first in an order."""
    most = max(counted.values(), default=0)
    return min((value for value, count in counted.items() if count == most), key=order, default=None)


def _place(places: Iterable[Place]) -> str | None:
    """A city rather than its country."""
    named = list(places)
    cities = [place.entity for place in named if not place.is_country] or [place.entity for place in named]
    return _most(Counter(cities), str)


def _participants(accounts: Sequence[Account]) -> tuple[tuple[str, ParticipantRole], ...]:
    """All whom an account names, by their longest name; a country only where none of its people is named."""
    roles: dict[str, ParticipantRole] = {}
    for party in (party for account in accounts for party in account.parties):
        if roles.get(party.entity, _PLAIN) is _PLAIN:
            roles[party.entity] = party.role
    parties = {party.entity: party for account in accounts for party in account.parties}
    homes = {party.country for party in parties.values() if party.is_person}
    kept = [
        entity
        for entity, party in parties.items()
        if not (party.is_country and party.country in homes)
        and not any(len(other) > len(entity) and is_one(entity, other) for other in parties)
    ]
    return tuple((entity, roles[entity]) for entity in kept)


def _name(type_: EventType, day: date | None, entities: Sequence[str], accounts: Sequence[Account]) -> str:
    names = {entity: name for account in accounts for entity, name in account.names.items()}
    listed = ", ".join(names.get(entity, entity) for entity in entities[:NAMED])
    more = " …" if len(entities) > NAMED else ""
    return f"{type_.capitalize()}{f', {day}' if day else ''}: {listed}{more}"
