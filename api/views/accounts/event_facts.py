"""What each side says of an event itself: who wanted it, on which day it was, how long it lasted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from api.accounts.facts import Differences, Facts, differ
from api.accounts.told import Told
from api.database import Reader
from api.queries.articles import list_beginnings
from extraction.events.durations import MOST_CHARS, find_duration

MOST_TEXTS = 50  # articles whose texts are looked into for how long it lasted


def read_beginnings(reader: Reader, ids: Iterable[str]) -> dict[str, str]:
    """By the ids of an event's articles what is read of their texts for how long it lasted."""
    return list_beginnings(reader, sorted(set(ids))[:MOST_TEXTS], MOST_CHARS)


def part_accounts(told: Iterable[Told]) -> dict[str, list[Told]]:
    """The statements of an event's articles by side."""
    accounts: dict[str, list[Told]] = {}
    for one in told:
        accounts.setdefault(_side(one.side, one.article.id), []).append(one)
    return accounts


def compare_facts(
    articles: Sequence[Mapping[str, Any]], accounts: Mapping[str, Iterable[Told]], texts: Mapping[str, str]
) -> dict[str, Any]:
    """Where the sides do not say the same of an event; `articles` are its accounts as JSON, `accounts` the statements by side."""
    return _show(differ(_list_facts(articles, _sides_by_article(accounts), texts)), articles)


def _side(side: str | None, article: str) -> str:
    return side or f"article:{article}"


def _sides_by_article(accounts: Mapping[str, Iterable[Told]]) -> dict[str, set[str]]:
    sides: dict[str, set[str]] = {}
    for side, told in accounts.items():
        for one in told:
            sides.setdefault(one.article.id, set()).add(side)
    return sides


def _list_facts(
    accounts: Iterable[Mapping[str, Any]], sides: Mapping[str, set[str]], texts: Mapping[str, str]
) -> dict[str, list[Facts]]:
    """What each side says of the event itself: an article of nobody's side that tells by one side alone tells that by it too."""
    facts: dict[str, list[Facts]] = {}
    for account in accounts:
        told, id_ = account["told"], account["id"]
        by_statements = sides.get(id_, set())
        side = next(iter(by_statements)) if len(by_statements) == 1 else _side(account["side"], id_)
        facts.setdefault(side, []).append(
            Facts(
                article=id_,
                initiative=told["initiative"] and told["initiative"]["id"],
                day=date.fromisoformat(told["day"]) if told["day"] and told["is_day_told"] else None,
                duration=find_duration(texts.get(id_, "")),
            )
        )
    return facts


def _show(differences: Differences, accounts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The differences, with entities for their ids."""
    named = {
        one["told"]["initiative"]["id"]: one["told"]["initiative"] for one in accounts if one["told"]["initiative"]
    }
    initiative = differences.initiative
    return {
        "initiative": initiative and {side: named.get(id_) for side, id_ in initiative.items()},
        "day": differences.day,
        "duration": differences.duration,
    }
