"""The first page: a form of the filters, what they find as pictures, facets and a list."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from api.app_state import database
from api.pages.addresses import PERIOD, Address
from api.pages.asking import Refused, address_of, ask
from api.pages.canonical import Chosen, read_address
from api.pages.happenings import find_event_name
from api.pages.parts import (
    CHOICES,
    FIELDS,
    TYPED,
    Narrowing,
    checked,
    count_facets,
    draw_choice,
    draw_time,
    group_by_article,
    link_page,
    quote,
    tell_notes,
)
from api.pages.rendering import blueprint, do_not_keep, go_to, page, render
from api.wording.texts import Texts

PAGE_SIZE = "20"
ORDERS = ("-published_on", "published_on", "-created_at", "created_at")
EXPORTS = ("json", "csv", "xlsx", "ndjson", "atom")


@blueprint.get("/")
@page
def show(address: Address, words: Texts) -> Response:
    """What the address asks for."""
    with database().reading() as reader:
        canonical, chosen = read_address(reader, address, words)
    if sorted(canonical.pairs) != sorted(_given()):
        return go_to(canonical)
    try:
        answer = ask("/statements", [*canonical.asked, *_default_limit(canonical)])
    except Refused as refused:
        return _render(canonical, chosen, words, refused.status, problem=refused.problem)
    panels = [draw_time(canonical, words), draw_choice(canonical, words)] if answer["meta"]["total"] else []
    facets = list(count_facets(canonical, chosen, words))
    if any(facet.is_failed for facet in facets):
        do_not_keep()
    return _render(canonical, chosen, words, answer=answer, panels=checked(panels), facets=facets)


def _given() -> list[tuple[str, str]]:
    return list(request.args.items(multi=True))


def _default_limit(address: Address) -> list[tuple[str, str]]:
    return [] if address.get("limit") else [("limit", PAGE_SIZE)]


def _render(address: Address, chosen: list[Chosen], words: Texts, status: int = 200, **found: Any) -> Response:
    answer = found.get("answer") or {"data": [], "meta": {"total": 0}, "links": {}}
    return render(
        "home.html",
        words,
        status,
        address=address,
        groups=group_by_article(answer["data"]),
        meta=answer["meta"],
        pages={name: link_page(address, answer["links"].get(name)) for name in ("prev", "next")},
        notes=tell_notes(answer["meta"], address, words),
        chips=_chips(address, chosen, answer["data"], words),
        narrow=Narrowing(address, words),
        quote=quote,
        fields=FIELDS,
        typed=TYPED,
        orders=ORDERS,
        kept=_kept(address),
        choices=CHOICES,
        exports=[(form, _export(address, form)) for form in EXPORTS],
        **{"problem": None, "panels": [], "facets": []} | found,
    )


def _chips(address: Address, chosen: list[Chosen], data: list[Any], words: Texts) -> list[tuple[str, str, str]]:
    """Each chosen value: its filter, its name, and the address without it."""
    chips = []
    for one in chosen:
        name = one.name
        if one.field == "article" and data:
            name = next((row["article"]["title"] or name for row in data if row["article"]["id"] == one.value), name)
        if one.field == "event":
            name = find_event_name(one.value, words)
        chips.append((words.find(f"field.{one.field}") or one.field, name, address.toggled(one.field, one.value).href))
    return chips


def _kept(address: Address) -> list[tuple[str, str]]:
    """What the form has no field for: it is sent along."""
    in_form = ("q", "sort", "cursor", "more", *PERIOD, *FIELDS)
    return [pair for pair in address.pairs if pair[0] not in in_form]


def _export(address: Address, form: str) -> str:
    pairs = [pair for pair in address.asked if pair[0] not in ("cursor", "limit")]
    return address_of("/statements", [*pairs, *([("format", form)] if form != "json" else [])])
