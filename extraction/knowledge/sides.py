"""Sides: whose account something can be, a country by its ISO code or an international organisation by its id."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from extraction.knowledge.tables import countries, entities, organisations


class Affiliated(Protocol):
    """An entity, as far as its side depends on it."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def code(self) -> str | None: ...  # noqa: D102
    @property
    def country(self) -> str | None: ...  # noqa: D102
    @property
    def parent(self) -> str | None: ...  # noqa: D102


@cache
def sides() -> Mapping[str, str]:
    """The ids of the entities that sides stand for. An organisation with the id of a country's code (AU, AL) is none."""
    of_organisations = {id_: id_ for id_ in organisations()}
    return of_organisations | {country.code: country.id for country in countries().values()}


def find_side(written: str) -> str | None:
    """The side with this code or id, whatever its case."""
    return _by_lower_case().get(written.strip().lower())


def side_of(entity: Affiliated) -> str | None:
    """For whom an entity speaks: its country, itself if it is a country or organisation, or else what it is part of."""
    for side in (entity.code, entity.country, entity.id, entity.parent):
        if side in sides() and not (side == entity.id and side in countries()):
            return side
    return None


def describe_side(side: str) -> dict[str, str] | None:
    """Id and name of the country or organisation; None for what is no side."""
    entity = entities().get(sides().get(side, ""))
    return {"id": entity.id, "name": entity.name} if entity else None


@cache
def _by_lower_case() -> Mapping[str, str]:
    return {side.lower(): side for side in sides()}
