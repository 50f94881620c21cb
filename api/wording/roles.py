"""Offices of people in English, of the German in which texts and tables have them (roles.tsv)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from extraction.knowledge import tables

_ENDINGS = ("er", "e", "")  # of an adjective before an office
_WITH_ARTICLE = ("United ", "Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Seychelles", "Comoros")


def translate_role(role: str) -> str | None:
    """An office in English: "President of China" for "chinesischer Präsident"; None if it is not known."""
    if (whole := _titles().get(role)) is not None:
        return whole
    country, title = _split(role)
    english = _titles().get(title)
    return f"{english} of {country}" if english and country else None


def _split(role: str) -> tuple[str | None, str]:
    """The country that an office is of, and its title."""
    if role.startswith("US-"):
        return _of("US"), role[len("US-") :]
    adjective, _, title = role.partition(" ")
    codes = (_adjectives().get(adjective.removesuffix(ending)) for ending in _ENDINGS if adjective.endswith(ending))
    return _of(next(filter(None, codes), "")), title


def _of(code: str) -> str | None:
    known = tables.countries().get(code)
    if known is None:
        return None
    return f"the {known.name_en}" if known.name_en.startswith(_WITH_ARTICLE) else known.name_en


@cache
def _adjectives() -> Mapping[str, str]:
    return {adjective: country.code for country in tables.countries().values() for adjective in country.adjectives}


@cache
def _titles() -> Mapping[str, str]:
    lines = (files("api.wording") / "roles.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {title: english for titles, english in rows for title in titles.split("|")}
