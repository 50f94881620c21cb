"""How many statements an address finds in groups, as /stats has it; Refused is raised where it can't be counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from api.pages.addresses import PAGING, SHOWING, Address, Pair
from api.pages.asking import ask
from api.pictures.counted import value_of

MOST_ROWS = 200
TOP = 10  # values of a grouping that a matrix has at most; facets ask for as many, so that both ask the same
_MOST_PAGES = 3


def count_groups(pairs: list[Pair], *names: str, limit: int = MOST_ROWS) -> Any:
    """The largest groups of what filters find."""
    return ask("/stats", _asked(pairs, names, limit))


def count_pairs(address: Address, names: Sequence[str]) -> tuple[Any, bool]:
    """The pairs of the most frequent values of two groupings, so that a matrix lacks no number; and whether there are other values.

    A value that is filtered by is not chosen anew.
    """
    narrowed, wanted, is_cut = address, 1, False
    for name in names:
        answer = count_groups(address.filters, name, limit=TOP)
        values = [value_of(group["key"][name]) for group in answer["data"] if group["key"][name] is not None]
        wanted *= len(values)
        if answer["meta"]["total"] > TOP:
            is_cut, narrowed = True, narrowed.with_values(**{name: values})
    return _count_until(wanted, narrowed, names), is_cut


def _count_until(wanted: int, address: Address, names: Sequence[str]) -> Any:
    """Groups page by page until so many of the values filtered by are there: others that are said with them come between."""
    asked = _asked(address.filters, names, MOST_ROWS)
    answer = ask("/stats", asked)
    groups = _within(address, names, answer["data"])
    for _ in range(1, _MOST_PAGES):
        following = answer["links"]["next"]
        if not following or len(groups) >= wanted:
            break
        answer = ask("/stats", [*asked, ("cursor", unquote(following.rpartition("cursor=")[2]))])
        groups += _within(address, names, answer["data"])
    is_whole = not answer["links"]["next"] or len(groups) >= wanted
    return {"data": groups, "meta": {"total": len(groups) if is_whole else answer["meta"]["total"]}}


def _within(address: Address, names: Sequence[str], groups: list[Any]) -> list[Any]:
    chosen = {name: address.all(name) for name in names}
    return [
        group
        for group in groups
        if all(not chosen[name] or value_of(group["key"][name]) in chosen[name] for name in names)
    ]


def _asked(pairs: list[Pair], names: Sequence[str], limit: int) -> list[Pair]:
    kept = [pair for pair in pairs if pair[0] not in (*PAGING, *SHOWING)]
    return [*kept, *(("group_by", name) for name in names), ("limit", str(limit))]
