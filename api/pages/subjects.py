"""The pages of whom and what statements are about: people, countries, organisations, themes."""

from __future__ import annotations

from typing import Any

from flask import Response

from api.pages.addresses import Address
from api.pages.asking import Refused, address_of, ask
from api.pages.parts import Narrowing, Panel, count_groups, draw_groups, draw_time, group_by_article, quote, shown
from api.pages.rendering import blueprint, do_not_keep, link, page, render
from api.wording.naming import name_country, name_entity, name_theme
from api.wording.texts import Texts

LATEST, THEMES = "6", 6
HOLDERS = ("speaker", "country", "organisation")  # whose positions can be traced
OWN = ("speaker", "country")
FILTERS = ("speaker", "country", "organisation", "addressee", "entity")
_AS_SPEAKER = {"own_acts": ("theme", "act"), "own_years": ("year", "act"), "addressees": ("addressee",)}
_AS_SUBJECT = {"acts": ("speaker", "act"), "own_themes": ("theme",), "own_years": ("year", "act")}
_AS_THEME = {"acts": ("speaker", "act"), "own_years": ("year", "act"), "countries": ("country",)}


@blueprint.get("/view/entities/<id_>")
@page
def show_entity(_address: Address, words: Texts, id_: str) -> Response:
    """A person, country, organisation, place or initiative."""
    entity = ask(f"/entities/{id_}")
    filter_ = _choose_filter(entity["counts"])
    pictures = _AS_SPEAKER if filter_ in ("speaker", "country") else _AS_SUBJECT
    counts = [(name, entity["counts"][name]) for name in FILTERS if entity["counts"][name]]
    said = {
        "name": name_entity(id_, entity["name"], words.lang),
        "kind": words(f"type.{entity['type']}"),
        "entity": entity,
        "country": name_country(entity["country"], words.lang),
        "counts": [(name, count, Address(((name, id_),)).href) for name, count in counts],
    }
    return _render(f"/entities/{id_}", filter_, id_, words, pictures, **said)


@blueprint.get("/view/themes/<id_>")
@page
def show_theme(_address: Address, words: Texts, id_: str) -> Response:
    """A theme."""
    theme = ask(f"/themes/{id_}")
    said = {
        "name": name_theme(id_, words.lang),
        "kind": words("field.theme"),
        "counts": [("theme", theme["counts"]["statements"], Address((("theme", id_),)).href)],
    }
    return _render(f"/themes/{id_}", "theme", id_, words, _AS_THEME, **said)


@blueprint.get("/view/sources/<id_>")
@page
def show_source(_address: Address, words: Texts, id_: str) -> Response:
    """A house that publishes."""
    source = ask(f"/sources/{id_}")
    home = source["home"] and name_entity(source["home"]["id"], source["home"]["name"], words.lang)
    said = {
        "name": source["name"],
        "kind": words.find(f"source.kind.{source['kind']}") or words("field.source"),
        "source": source | {"home": home},
        "side": source["side"] and (name_country(source["side"], words.lang) or source["side"]),
        "counts": [("source", source["counts"]["statements"], Address((("source", source["name"]),)).href)],
    }
    return _render(f"/sources/{id_}", "source", source["name"], words, _AS_THEME, **said)


def _render(
    path: str, filter_: str, value: str, words: Texts, pictures: dict[str, tuple[str, ...]], **said: Any
) -> Response:
    found = Address(((filter_, value),))
    latest = ask("/statements", [*found.filters, ("limit", LATEST)])
    panels: list[Panel] = []
    if latest["meta"]["total"]:
        panels = [draw_time(found, words), *(draw_groups(name, found, by, words) for name, by in pictures.items())]
    return render(
        "subject.html",
        words,
        found=found,
        filter=filter_,
        panels=shown(panels),
        groups=group_by_article(latest["data"]),
        total=latest["meta"]["total"],
        positions=_list_positions(found, filter_, words) if latest["data"] else [],
        narrow=Narrowing(found, words),
        quote=quote,
        alternates={"json": address_of(path), "atom": address_of("/statements", [*found.filters, ("format", "atom")])},
        **said,
    )


def _choose_filter(counts: dict[str, int]) -> str:
    """What a page is mainly about: the own words, as a speaker or in whose name it is spoken, before those of others."""
    own = max(OWN, key=lambda name: counts[name])
    return own if counts[own] else next((name for name in FILTERS if counts[name]), "entity")


def _list_positions(found: Address, filter_: str, words: Texts) -> list[tuple[str, str]]:
    """The themes on which most is said, with the address of what was said in the order of time."""
    if filter_ not in HOLDERS:
        return []
    try:
        groups = count_groups(found.filters, "theme", limit=THEMES)["data"]
    except Refused:
        do_not_keep()
        return []
    themes = [group["key"]["theme"]["id"] for group in groups]
    return [
        (name_theme(id_, words.lang), link("/view/positions", dict(found.pairs) | {"theme": id_})) for id_ in themes
    ]
