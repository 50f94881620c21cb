"""The accounts of one event side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from flask import Response

from api.accounts.alignment import align, list_sides
from api.accounts.facts import Differences, Facts, differ
from api.accounts.told import Told, read_told
from api.app_state import database, settings
from api.database import Reader
from api.http import Blueprint, Problem, cacheable
from api.models import Event
from api.queries import articles, events, notes
from api.views.comparisons import respond
from api.views.events import describe
from extraction.text.durations import MOST_CHARS, find_duration
from schemas.events.comparison import EventComparison

MOST_TEXTS = 50  # articles whose texts are looked into for how long it lasted
blueprint = Blueprint("event comparisons", __name__, description="How each side tells of one event")


@blueprint.route("/events/<id_>/compare")
@blueprint.without_parameters
@blueprint.response(200, EventComparison)
@blueprint.problems(404, 503)
@blueprint.doc(operationId="compareAccounts")
@cacheable
def compare_accounts(id_: str) -> Response:
    """Compare the accounts of an event.

    An account is of a side: the country or organisation whose article it is or, inside an agency's story, of whoever relays the words;
    `article:ID` where nobody's side is known. Every statement of the event's articles is in exactly one row.
    """
    with database().reading() as reader:
        event = _find(reader, id_)
        [described] = describe(reader, [event])
        newest = events.list_told(reader, event, 2 * settings().max_compared)
        texts = articles.list_beginnings(
            reader, sorted({one["id"] for one in described["articles"]})[:MOST_TEXTS], MOST_CHARS
        )
    told = read_told(newest.documents)
    accounts = _part(told)
    documents = {one.id: document for one, document in zip(told, newest.documents, strict=True)}
    facts = _list_facts(described["articles"], _sides_by_article(accounts), texts)
    meta = {"event": described, **notes.describe(newest.warn())}
    return respond(align(accounts), list_sides(accounts), documents, meta, _show(differ(facts), described["articles"]))


def _find(reader: Reader, id_: str) -> Event:
    event = events.find_event(reader, id_)
    if event is None:
        raise Problem("not-found", f"There is no event {id_}.")
    return event


def _part(told: Iterable[Told]) -> dict[str, list[Told]]:
    """The statements by side."""
    accounts: dict[str, list[Told]] = {}
    for one in told:
        accounts.setdefault(_side(one.side, one.article.id), []).append(one)
    return accounts


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
