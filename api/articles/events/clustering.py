"""Accounts put together that are of one event. The same accounts make the same events, in whatever order they came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from api.articles.events.accounts import ALONE, BY_HAND, Account, Key, Match
from api.articles.events.matching import Matches

_MOST_COMPARED = 20


def cluster(accounts: Iterable[Account], matches: Matches) -> list[list[Account]]:
    """The accounts of each event, sorted by their keys.

    The surest pairs are joined first. Two groups become one unless an account of the one contradicts one of the other, both are of
    one article, or both were put where they are by hand.
    """
    nodes = sorted(accounts, key=lambda account: account.key)
    groups: dict[Key, list[Account]] = {node.key: [node] for node in nodes}
    _join_pinned(nodes, groups)
    for one, other in _pairs(nodes, matches):
        left, right = groups[one.key], groups[other.key]
        if left is not right and _may_join(left, right, matches):
            _put_together(left, right, groups)
    found = {id(group): sorted(group, key=lambda account: account.key) for group in groups.values()}
    return sorted(found.values(), key=lambda group: group[0].key)


def _join_pinned(nodes: Sequence[Account], groups: dict[Key, list[Account]]) -> None:
    first: dict[int, Account] = {}
    for node in nodes:
        if node.is_pinned and node.event is not None:
            seed = first.setdefault(node.event, node)
            if groups[seed.key] is not groups[node.key]:
                _put_together(groups[seed.key], groups[node.key], groups)


def _pairs(nodes: Sequence[Account], matches: Matches) -> list[tuple[Account, Account]]:
    """The pairs that are of one event, the surest first."""
    found = [(m, one, other) for one, other in combinations(nodes, 2) if (m := matches.of(one, other)) is not None]
    unclear = _unclear(found, matches)
    found = [pair for pair in found if unclear.isdisjoint((pair[1].key, pair[2].key))]
    found.sort(key=lambda pair: (-pair[0].confidence, pair[1].key, pair[2].key))
    return [(one, other) for _, one, other in found]


def _unclear(pairs: Sequence[tuple[Match, Account, Account]], matches: Matches) -> set[Key]:
    """The accounts that leave open who met whom, and fit two different events equally well: a wrong join is worse than none."""
    fitting: dict[Key, list[tuple[float, Account]]] = {}
    for found, one, other in pairs:
        for mine, theirs in ((one, other), (other, one)):
            if mine.is_open and not mine.is_pinned:
                fitting.setdefault(mine.key, []).append((found.fit, theirs))
    return {key for key, others in fitting.items() if _are_different(others, matches)}


def _are_different(others: Sequence[tuple[float, Account]], matches: Matches) -> bool:
    best = max(confidence for confidence, _ in others)
    surest = list({account.content: account for confidence, account in others if confidence == best}.values())
    return any(_other_people(one, other, matches) for one, other in combinations(surest[:_MOST_COMPARED], 2))


def _other_people(one: Account, other: Account, matches: Matches) -> bool:
    return matches.contradict(one, other) and one.entities != other.entities


def _may_join(left: Sequence[Account], right: Sequence[Account], matches: Matches) -> bool:
    pinned = {account.event for account in (*left, *right) if account.is_pinned}
    if len(pinned) > 1 or {a.key[0] for a in left} & {a.key[0] for a in right}:
        return False
    return not any(matches.contradict(a, b) for a in left for b in right if not (a.is_pinned and b.is_pinned))


def _put_together(left: list[Account], right: list[Account], groups: dict[Key, list[Account]]) -> None:
    left.extend(right)
    for account in right:
        groups[account.key] = left


def best_match(account: Account, group: Iterable[Account], matches: Matches) -> Match:
    """Why an account is in its group: its surest pair there; alone it is its own."""
    if account.is_pinned:
        return BY_HAND
    found = (matches.of(account, other) for other in group if other.key != account.key)
    return max(filter(None, found), key=rank, default=ALONE)


def rank(found: Match) -> tuple[float, tuple[str, ...]]:
    """Of several matches that with the highest rank counts."""
    return found.confidence, found.reasons
