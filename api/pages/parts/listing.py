"""Statements as pages show them: grouped by article, each label with the address that narrows to it."""

from __future__ import annotations

from functools import cache
from itertools import groupby
from typing import Any

from markupsafe import Markup

from api.pages.addresses import Address
from api.pages.rendering import link
from api.wording.naming import name_entity
from api.wording.texts import Texts

Json = dict[str, Any]


def group_by_article(statements: list[Json]) -> list[tuple[Json, list[Json]]]:
    """Neighbouring statements of one article together."""
    groups = groupby(statements, key=lambda statement: statement["article"]["id"])
    return [(found[0]["article"], found) for _, group in groups if (found := list(group))]


def quote(statement: Json) -> Markup:
    """The words, with what was looked for marked: the snippet is HTML, escaped by the API."""
    snippet = statement.get("snippet")
    return Markup(snippet) if snippet else Markup.escape(statement["text"])  # noqa: S704


def link_page(address: Address, neighbour: str | None) -> str | None:
    """The page's address of a neighbouring page of the API's list."""
    return address.with_values(cursor=neighbour.rpartition("cursor=")[2]).href if neighbour else None


class Narrowing:
    """Addresses that narrow the list at hand to what a label says."""

    def __init__(self, address: Address, words: Texts) -> None:
        self._address, self._lang = address, words.lang
        self._linking = cache(address.linking)

    def __call__(self, field: str, value: str) -> str:
        """The address with a value chosen alone of its filter; of what is chosen alone already the address without it."""
        chosen = self._address.all(field)
        if chosen == [value]:
            return self._address.with_values(**{field: []}).href
        return self._linking(field)({field: value})

    def name(self, entity: Json) -> str:
        """What an entity is called."""
        return name_entity(entity["id"], entity["name"], self._lang)


class Leading(Narrowing):
    """Addresses of the pages about what labels name."""

    def __call__(self, _field: str, value: str) -> str:
        """The page about an entity."""
        return link(f"/view/entities/{value}")
