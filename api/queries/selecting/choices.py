"""Closed lists whose values are in the database: themes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sqlalchemy import select

from api.database import Reader
from api.models import Theme
from extraction.knowledge import tables
from extraction.knowledge.asked_names import theme_words
from extraction.text.cleaning import clean
from extraction.text.folding import fold

_IDS = select(Theme.id)


class UnknownChoice(ValueError):  # noqa: N818 - named for what it is
    """A value that is none of a closed list."""

    def __init__(self, parameter: str, value: str, allowed: Sequence[str]) -> None:
        several = " For either of several give the parameter twice." if "," in value or ";" in value else ""
        words = f" Texts with a word are found by q={value[:80]}."
        super().__init__(f"There is no {parameter} {value[:80]}; there are {', '.join(allowed)}.{several or words}")
        self.parameter, self.allowed = parameter, list(allowed)


def read_theme(value: str) -> str | None:
    """The id of a theme of the tables of knowledge that an id, a label in German or English or an everyday word means."""
    return _known_themes().get(fold(clean(value))) or theme_words().get(fold(clean(value)))


def refuse_theme(reader: Reader, value: str) -> UnknownChoice:
    """The failure for a value that is no theme."""
    ids = {*tables.themes(), *(row.id for row in reader.run(_IDS))}
    return UnknownChoice("theme", value, sorted(ids))


@cache
def _known_themes() -> Mapping[str, str]:
    return {
        fold(name): theme.id
        for theme in tables.themes().values()
        for name in (theme.id, theme.label_de, theme.label_en)
    }
