"""Events: what happened, who took part, which articles tell of it, and what was said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response

from api.pages.addresses import Address
from api.pages.asking import Refused, address_of, ask
from api.pages.comparing import describe_comparison
from api.pages.parts import Narrowing, draw_groups, link_page, quote, shown, tell_notes
from api.pages.rendering import blueprint, link, page, render
from api.wording.naming import name_country, name_entity
from api.wording.texts import Texts
from extraction.text import EventType

TYPES = [type_.value for type_ in EventType]
PICTURES = {"themes": ("speaker", "theme"), "acts": ("speaker", "act")}
MOST_NAMES = 4  # of participants in a heading
Json = dict[str, Any]


@blueprint.get("/view/events")
@page
def list_events(address: Address, words: Texts) -> Response:
    """Events, the latest first, narrowed by who took part, where from, what kind and when."""
    asked = [pair for pair in address.pairs if pair[0] != "lang"]
    found: Json = {"events": [], "total": 0, "problem": None}
    status = 200
    try:
        answer = ask("/events", asked)
        events = [(event, name_participants(event, words)) for event in answer["data"]]
        found |= {"events": events, "total": answer["meta"]["total"]}
        found["notes"] = tell_notes(answer["meta"], address, words)
        found["next"] = link_page(address, answer["links"]["next"])
    except Refused as refused:
        status, found["problem"] = refused.status, refused.problem
    alternates = {"json": address_of("/events", asked), "atom": None}
    return render("events.html", words, status, address=address, types=TYPES, alternates=alternates, **found)


@blueprint.get("/view/events/<id_>")
@page
def show_event(_address: Address, words: Texts, id_: str) -> Response:
    """An event: participants, place, who asked for it, its accounts, and what each participant said."""
    event = ask(f"/events/{id_}")
    found = Address((("event", id_),))
    panels = [draw_groups(name, found, by, words) for name, by in PICTURES.items()]
    return render(
        "event.html",
        words,
        event=event,
        name=name_event(event, words),
        accounts=[(account, name_account(account, words)) for account in event["articles"]],
        compare=_compare(event),
        found=found,
        panels=shown(panels),
        narrow=Narrowing(found, words),
        quote=quote,
        alternates={
            "json": address_of(f"/events/{id_}"),
            "atom": address_of("/statements", [*found.filters, ("format", "atom")]),
        },
    )


@blueprint.get("/view/events/<id_>/compare")
@page
def compare_accounts(_address: Address, words: Texts, id_: str) -> Response:
    """The accounts of an event side by side, and where they differ about the event itself."""
    answer = ask(f"/events/{id_}/compare")
    event = answer["meta"]["event"]
    titles = {f"article:{account['id']}": account["title"] or account["source"] for account in event["articles"]}
    values = describe_comparison(answer, words, {side: title for side, title in titles.items() if title})
    return render(
        "accounts.html",
        words,
        event=event,
        name=name_event(event, words),
        differences=_list_differences(answer["meta"]["summary"], values["names"], words),
        alternates={"json": address_of(f"/events/{id_}/compare"), "atom": None},
        **values,
    )


def _list_differences(summary: Json, sides: dict[str, str], words: Texts) -> list[tuple[str, list[tuple[str, str]]]]:
    """In what the accounts differ, with what each side says."""
    write: dict[str, Callable[[Any], str]] = {
        "day": words.day,
        "initiative": lambda entity: name_entity(entity["id"], entity["name"], words.lang),
        "duration": lambda duration: str(duration["text"]),
    }
    return [
        (words(f"event.{field}"), [(sides.get(side, side), say(told)) for side, told in summary[field].items() if told])
        for field, say in write.items()
        if summary[field]
    ]


def name_event(event: Json, words: Texts) -> str:
    """What an event is called: kind, day, and who took part."""
    day = event["day"] and words.day(event["day"])
    said = (words(f"event.{event['type']}"), day, name_participants(event, words))
    return " · ".join(part for part in said if part)


def name_participants(event: Json, words: Texts) -> str:
    """Who took part in an event, and how many more."""
    who = [name_entity(one["entity"]["id"], one["entity"]["name"], words.lang) for one in event["participants"]]
    more = len(who) - MOST_NAMES
    return ", ".join(who[:MOST_NAMES]) + (f"\N{NO-BREAK SPACE}+{more}" if more > 0 else "")


def find_event_name(id_: str, words: Texts) -> str:
    """What the event with an id is called, or else the id."""
    try:
        return name_event(ask(f"/events/{id_}"), words)
    except Refused:
        return id_


def name_account(account: Json, words: Texts) -> str:
    """Whose account it is, where that is known."""
    side = account["side"]
    return name_country(side, words.lang) if side else account["source"] or ""


def _compare(event: Json) -> str | None:
    """Where its accounts are side by side, if it has several."""
    return link(f"/view/events/{event['id']}/compare") if len(event["articles"]) > 1 else None
