"""Events kept in step with their accounts, in the transaction that stores, changes or removes an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from api.articles.events import writing
from api.articles.events.accounts import ALONE, BY_HAND, Account, Key
from api.articles.events.clustering import best_match, cluster, rank
from api.articles.events.consensus import agree_on
from api.articles.events.links import link, relink
from api.articles.events.matching import Matches
from api.articles.events.neighbours import complete_event, find_component, find_near, load_events
from api.articles.events.rows import load_entities, make_account
from api.articles.facets import FacetKey
from api.database import is_listed, write_list
from api.models import Article, Event, EventAccount, EventKey, EventLink, EventParticipant, write_told
from extraction.text import FAMILY_OF, EventType, ToldEvent

_BATCH = 1000  # entities in a query


@dataclass(frozen=True, slots=True)
class Given:
    """To which event an account is said to belong, by id, and whether for good."""

    event: str
    is_pinned: bool = False


@dataclass(frozen=True, slots=True)
class _Work:
    """One revision: what is compared, and written."""

    session: Session
    revision: int
    matches: Matches = field(default_factory=Matches)


def add(
    session: Session, revision: int, article: Article, told: Sequence[ToldEvent], given: Sequence[Given | None] = ()
) -> None:
    """Store the accounts of an article, whose statements are there but not counted, and put each to its event.

    At first that is the event that is given for it.
    """
    if told:
        _add(_Work(session, revision), article, told, given)
        link(session, article.number)


def list_facets(session: Session, keys: Sequence[int]) -> dict[int, list[FacetKey]]:
    """The events of statements as facets, by sort key."""
    query = select(EventLink.sort_key, Event.id).join(Event, Event.number == EventLink.event_number)
    dialect = session.get_bind().dialect.name
    listed = query.where(is_listed(EventLink.sort_key, dialect, "keys"))
    found = session.connection().execute(listed, {"keys": write_list(dialect, keys)})
    return {key: [("event", event)] for key, event in found}


def replace_accounts(session: Session, revision: int, article: Article, told: Sequence[ToldEvent]) -> None:
    """Put other accounts in place of an article's, after it was parsed again.

    An account of a family keeps the event that it had. What was decided by hand stays, though the account be of another family now.
    """
    columns = (EventAccount.told, EventAccount.event_number, EventAccount.is_pinned, Event.id)
    query = select(*columns).join(Event, Event.number == EventAccount.event_number)
    mine = query.where(EventAccount.article_number == article.number).order_by(EventAccount.position)
    old = session.connection().execute(mine).all()
    forget(session, article.number)
    _add(_Work(session, revision), article, told, _give(told, old))
    relink(session, article.number)
    review(session, revision, {row.event_number for row in old})


def _give(told: Sequence[ToldEvent], old: Sequence[Row[*tuple[Any, ...]]]) -> list[Given | None]:
    """For each account the event that one of its family had, in their order, where some are too many the pinned ones.

    What else is pinned goes to those for which there is none.
    """
    wanted = Counter(FAMILY_OF[event.type] for event in told)
    left: dict[EventType, list[Given]] = {}
    for row in sorted(old, key=lambda row: not row.is_pinned):
        left.setdefault(FAMILY_OF[EventType(row.told["type"])], []).append(Given(row.id, row.is_pinned))
    order = [row.id for row in old]
    kept = {
        family: iter(sorted(of[: wanted[family]], key=lambda one: order.index(one.event)))
        for family, of in left.items()
    }
    others = iter([one for family, of in left.items() for one in of[wanted[family] :] if one.is_pinned])
    given = [next(kept.get(FAMILY_OF[event.type], others), None) for event in told]
    return [one or next(others, None) for one in given]


def has_same(session: Session, article: Article, told: Sequence[ToldEvent]) -> bool:
    """Whether an article's accounts are just these."""
    mine = select(EventAccount.told).where(EventAccount.article_number == article.number)
    stored = session.connection().scalars(mine.order_by(EventAccount.position))
    return list(stored) == [write_told(event) for event in told]


def forget(session: Session, article_number: int) -> set[int]:
    """Take an article's accounts out; the events that they were of, which are to be reviewed."""
    mine = select(EventAccount.event_number).where(EventAccount.article_number == article_number)
    events = set(session.connection().scalars(mine))
    for table in (EventAccount, EventKey):
        session.connection().execute(delete(table).where(table.article_number == article_number))
    return events


def review(session: Session, revision: int, events: Iterable[int]) -> None:
    """Look at events anew, some accounts of which are gone or were moved by hand; one that has none left goes."""
    work, numbers = _Work(session, revision), set(events)
    _settle(work, find_component(session, load_events(session, numbers), work.matches), changed=numbers)
    writing.drop_empty(session, revision, numbers)


def rename(session: Session, revision: int, entities: Sequence[int]) -> None:
    """Write events anew in which these entities, by number, take part: they are called something else now."""
    column, events = EventParticipant.entity_number, set[int]()
    for start in range(0, len(entities), _BATCH):
        query = select(EventParticipant.event_number).where(column.in_(entities[start : start + _BATCH]))
        events |= set(session.connection().scalars(query))
    for number in sorted(events):
        writing.write_event(session, revision, number, load_events(session, [number]))


# --- accounts that come -----------------------------------------------------------------------------------------------


def _add(work: _Work, article: Article, told: Sequence[ToldEvent], given: Sequence[Given | None]) -> None:
    entities = load_entities(work.session, {entity for event in told for entity in event.entities})
    for position, event in enumerate(told):
        one = given[position] if position < len(given) else None
        account = make_account(
            (article.id, position),
            event,
            entities,
            article=article.number,
            event=writing.find_or_make_event(work.session, work.revision, one.event, event.day) if one else None,
            is_pinned=bool(one and one.is_pinned),
        )
        _put(work, account, event)


def _put(work: _Work, account: Account, told: ToldEvent) -> None:
    """Store an account and put it to its event."""
    group = _find_group(work, account)
    if group is not None:
        _join(work, account, told, group)
        return
    number = (
        writing.make_event(work.session, work.revision, account.key, account.day)
        if account.event is None
        else account.event
    )
    account = replace(account, event=number)
    writing.write_account(work.session, account, told)
    _settle(work, find_component(work.session, [account], work.matches), fresh={account.key})


def _find_group(work: _Work, account: Account) -> list[Account] | None:
    """The accounts of the event that a new one joins where that changes nothing else; None where those around are to be clustered.

    It is so where all that match it are of one event and nothing there contradicts it: then the order in which pairs are joined makes
    no difference. Most accounts are such, and clustering costs more the more there are.
    """
    near = find_near(work.session, account)
    matching = [one for one in near if work.matches.of(account, one) is not None]
    events = {one.event for one in (account, *matching) if one.event is not None}
    if len(events) > 1 or account.is_pinned:
        return None
    group = [one for number in events for one in complete_event(work.session, number, near)]
    if group and not matching:
        return None
    fits = all(one.key[0] != account.key[0] and not work.matches.contradict(account, one) for one in group)
    return group if fits else None


def _join(work: _Work, account: Account, told: ToldEvent, group: Sequence[Account]) -> None:
    """Store an account as one of an event that has all of these, or is new."""
    number = next((one.event for one in (account, *group) if one.event is not None), None)
    if number is None:
        number = writing.make_event(work.session, work.revision, account.key, account.day)
    account = replace(account, event=number, match=best_match(account, group, work.matches))
    known = [_rematch(work, one, account) for one in group]
    writing.write_account(work.session, account, told)
    writing.write_matches(
        work.session, [one for one, before in zip(known, group, strict=True) if one.match != before.match]
    )
    everyone = sorted((*known, account), key=lambda one: one.key)
    writing.write_event(work.session, work.revision, number, everyone, agree_on(group) if group else None)


def _rematch(work: _Work, account: Account, other: Account) -> Account:
    """An account of which another one may be a surer match than those before."""
    found = work.matches.of(account, other)
    if found is None or account.match == BY_HAND:
        return account
    is_surer = account.match == ALONE or rank(found) > rank(account.match)
    return replace(account, match=found) if is_surer else account


# --- accounts put together anew ---------------------------------------------------------------------------------------


def _settle(
    work: _Work, accounts: Sequence[Account], fresh: Set[Key] = frozenset(), changed: Set[int] = frozenset()
) -> None:
    """Cluster accounts, let each group have the event that most of it had, and write what differs.

    `fresh` accounts are new; of `changed` events some accounts are gone.
    """
    groups = cluster(accounts, work.matches)
    sizes = Counter(account.event for account in accounts)
    for group, chosen in zip(groups, _choose(groups, fresh), strict=True):
        number = (
            writing.make_event(work.session, work.revision, group[0].key, group[0].day) if chosen is None else chosen
        )
        is_kept = sizes[number] == len(group) and all(a.event == number and a.key not in fresh for a in group)
        if number in changed or not is_kept:
            _write_group(work, number, group)
    writing.drop_empty(work.session, work.revision, [number for number in sizes if number is not None])


def _choose(groups: Sequence[Sequence[Account]], fresh: Set[Key]) -> list[int | None]:
    """The number of the event that each group goes on: pinned accounts decide, else the most, else those not new, else the oldest."""
    wishes: list[tuple[bool, int, bool, int, int]] = []
    for index, group in enumerate(groups):
        for number in {account.event for account in group if account.event is not None}:
            mine = [account for account in group if account.event == number]
            is_pinned, are_fresh = any(a.is_pinned for a in mine), all(a.key in fresh for a in mine)
            wishes.append((not is_pinned, -len(mine), are_fresh, number, index))
    chosen: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    for *_, number, index in sorted(wishes):
        if chosen[index] is None and number not in taken:
            chosen[index] = number
            taken.add(number)
    return chosen


def _write_group(work: _Work, number: int, group: Sequence[Account]) -> None:
    """Accounts as those of an event. Statements are linked before the events that they were linked with can go."""
    after = [replace(one, event=number, match=best_match(one, group, work.matches)) for one in group]
    pairs = list(zip(after, group, strict=True))
    writing.write_matches(work.session, [a for a, b in pairs if (a.event, a.match) != (b.event, b.match)])
    writing.write_event(work.session, work.revision, number, after)
    for article in dict.fromkeys(a.article for a, b in pairs if b.event != number):
        relink(work.session, article)
