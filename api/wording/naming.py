"""What values of filters and groupings are called in each language."""

from __future__ import annotations

from typing import Any

from api.wording.roles import translate_role
from api.wording.texts import Texts
from extraction.knowledge import tables

DATES = ("day", "week", "month", "year")


def name_entity(id_: str, name: str, lang: str) -> str:
    """The name of an entity: in English where one is known, otherwise as it is given, which is German."""
    known = tables.entities().get(id_)
    return (known.name_en if known is not None and lang == "en" else None) or name


def name_role(id_: str, lang: str) -> str:
    """The office of a person whom the tables know, in English where it is known; empty if there is none."""
    known = tables.entities().get(id_)
    role = known.role if known is not None else None
    return (role and lang == "en" and translate_role(role)) or role or ""


def name_theme(id_: str, lang: str) -> str:
    """The label of a theme."""
    theme = tables.themes().get(id_)
    if theme is None:
        return id_
    return theme.label_en if lang == "en" else theme.label_de


def name_country(code: str | None, lang: str) -> str:
    """The name of a country by its ISO code, or of an organisation by its id."""
    known = tables.countries().get(code or "") or tables.entities().get(code or "")
    return name_entity(known.id, known.name, lang) if known is not None else code or ""


def name_value(field: str, value: Any, texts: Texts) -> str:
    """What a value of a field is called: of an entity or theme as `{"id", "name"}` or, of other fields, as it is."""
    if value is None:
        return texts("undated" if field in DATES else "unknown")
    if isinstance(value, dict):
        id_, name = value["id"], value["name"]
        return name_theme(id_, texts.lang) if field == "theme" else name_entity(id_, name, texts.lang)
    if field in DATES:
        return texts.day(value)
    if field == "theme":
        return name_theme(value, texts.lang)
    return texts.find(f"{field}.{value}") or str(value)
