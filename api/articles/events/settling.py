"""Accounts put together anew: they are clustered, each group has the event that most of it had, what differs is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from api.articles.events import writing
from api.articles.events.accounts import Account, Key
from api.articles.events.clustering import best_match, cluster
from api.articles.events.links import relink
from api.articles.events.matching import Matches


@dataclass(frozen=True, slots=True)
class Work:
    """One revision: what is compared, and written."""

    session: Session
    revision: int
    matches: Matches = field(default_factory=Matches)


def settle(
    work: Work, accounts: Sequence[Account], fresh: Set[Key] = frozenset(), changed: Set[int] = frozenset()
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


def _write_group(work: Work, number: int, group: Sequence[Account]) -> None:
    """Accounts as those of an event. Statements are linked before the events that they were linked with can go."""
    after = [replace(one, event=number, match=best_match(one, group, work.matches)) for one in group]
    pairs = list(zip(after, group, strict=True))
    writing.write_matches(work.session, [a for a, b in pairs if (a.event, a.match) != (b.event, b.match)])
    writing.write_event(work.session, work.revision, number, after)
    for article in dict.fromkeys(a.article for a, b in pairs if b.event != number):
        relink(work.session, article)
