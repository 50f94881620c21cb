"""Two accounts side by side, and what somebody says on a theme in the order of time."""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from typing import Any

from flask import Response
from markupsafe import Markup

from api.app_state import database
from api.pages.addresses import Address
from api.pages.asking import Refused, address_of, ask
from api.pages.canonical import read_address
from api.pages.parts import Narrowing, link_page, quote, tell_notes
from api.pages.rendering import blueprint, go_to, page, render
from api.pictures import MOST_TIMES, Heading, Matrix, draw_matrix
from api.wording.naming import name_country, name_theme
from api.wording.texts import Texts
from extraction.knowledge import tables

SIDES = ("left", "right")
BY = ("speaker", "country", "source", "side", "theme", "from", "to", "article")
HOLDERS = ("speaker", "country", "organisation")
STANCES = ("support", "urge", "neutral", "oppose")


@blueprint.get("/view/compare")
@page
def show_comparison(address: Address, words: Texts) -> Response:
    """A form for two sides and, once both are chosen, their statements side by side."""
    asked = [pair for pair in address.pairs if pair[0] != "lang"]
    found: dict[str, Any] = {"problem": None}
    status = 200
    try:
        if asked:
            found |= describe_comparison(ask("/compare", asked), words, _title_sides(address, words), address)
    except Refused as refused:
        status, found["problem"] = refused.status, refused.problem
    json = address_of("/compare", asked) if asked else None
    return render(
        "compare.html",
        words,
        status,
        address=address,
        sides=SIDES,
        by=BY,
        json=json,
        themes=_list_themes(words),
        **found,
    )


def _title_sides(address: Address, words: Texts) -> dict[str, str]:
    """What each side is chosen by: the names of its values."""
    titles = {}
    with database().reading() as reader:
        for side in SIDES:
            pairs = [
                (name.removeprefix(f"{side}."), value) for name, value in address.pairs if name.startswith(f"{side}.")
            ]
            _, chosen = read_address(reader, Address.read(pairs), words)
            titles[side] = ", ".join(one.name for one in chosen)
    return titles


def _list_themes(words: Texts) -> list[tuple[str, str]]:
    return sorted(((id_, name_theme(id_, words.lang)) for id_ in tables.themes()), key=itemgetter(1))


def describe_comparison(
    answer: Any, words: Texts, titles: Mapping[str, str] | None = None, address: Address | None = None
) -> dict[str, Any]:
    """What pages show of a comparison, of two sides or of an event's; `titles` are names of sides that are known to the page."""
    return {
        "rows": answer["data"],
        "meta": answer["meta"],
        "names": {
            side["side"]: (titles or {}).get(side["side"]) or name_side(side["side"], words)
            for side in answer["meta"]["sides"]
        },
        "notes": tell_notes(answer["meta"], address or Address(()), words),
        "narrow": Narrowing(Address(()), words),
        "quote": quote,
    }


def name_side(side: str, words: Texts) -> str:
    """What a side is called: left and right, or a country or organisation."""
    return words.find(f"compare.{side}") or name_country(side, words.lang) or side


@blueprint.get("/view/positions")
@page
def show_positions(address: Address, words: Texts) -> Response:
    """Stances on a theme: the first and last of each, changes, formulas, and all statements in order."""
    with database().reading() as reader:
        canonical, chosen = read_address(reader, address, words)
    if canonical != address:
        return go_to(canonical)
    asked = [pair for pair in address.pairs if pair[0] != "lang"]
    answer = ask("/positions", asked)
    names = {field: ", ".join(one.name for one in chosen if one.field == field) for field in (*HOLDERS, "theme")}
    who = next(filter(None, (names[field] for field in HOLDERS)), "")
    meta = answer["meta"]
    return render(
        "positions.html",
        words,
        title=words("positions.title", who=who, theme=names["theme"]),
        rows=answer["data"],
        meta=meta,
        notes=tell_notes(meta, address, words),
        next=link_page(address, answer["links"]["next"]),
        chart=_draw(meta["periods"], words),
        narrow=Narrowing(Address(()), words),
        quote=quote,
        alternates={"json": address_of("/positions", asked), "atom": None},
    )


def _draw(periods: list[Mapping[str, Any]], words: Texts) -> Markup | None:
    """A row for each stance, a column for each of the latest periods."""
    shown = periods[-MOST_TIMES:]
    counts = {
        (stance, period["period"]): count for period in shown for stance, count in period["stances"].items() if count
    }
    if not counts:
        return None
    rows = [Heading(stance, words(f"stance.{stance}"), f"stance-{stance}") for stance in STANCES]
    columns = [Heading(period["period"], words.day(period["period"])) for period in shown]
    drawn = draw_matrix(Matrix(rows, columns, counts), words("positions.chart"), words, lambda *_: None)
    return Markup(drawn)  # noqa: S704 - what the pictures write is escaped
