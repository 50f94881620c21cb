"""What the values in an address mean: the one spelling of each, and what it is called.

`speaker=putin` and `speaker=Q7747` become `speaker=wladimir-putin`, `from=2022-06` becomes its first day, so that one question has one
address. What is not known or can't be read stays as it is: the API says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError, fields

from api.database import Reader
from api.pages.addresses import Address
from api.queries import articles
from api.queries.selecting import LINKS, UnknownChoice, find_rows
from api.sources import catalogue as sources
from api.wording.naming import name_entity, name_theme, name_value
from api.wording.texts import Texts
from extraction.knowledge import tables
from extraction.knowledge.sides import find_side
from schemas.statement import StatementFilters

MOST_MEANT = 6  # people of one name who are listed each for themselves
_SCHEMA = {field.data_key or name: field for name, field in StatementFilters().fields.items()}


@dataclass(frozen=True)
class Chosen:
    """A value of a filter and what it is called."""

    field: str
    value: str
    name: str


def read_address(reader: Reader, address: Address, texts: Texts) -> tuple[Address, list[Chosen]]:
    """The one spelling of an address, and what is chosen in it."""
    chosen = list(dict.fromkeys(one for pair in address.filters for one in _read(reader, *pair, texts)))
    others = [pair for pair in address.pairs if pair not in address.filters]
    return Address.read([*((one.field, one.value) for one in chosen), *others], address.path), chosen


def _read(reader: Reader, field: str, value: str, texts: Texts) -> Iterable[Chosen]:
    link = LINKS.get(field)
    if link is not None and link.names is not None:
        return _read_name(reader, field, value, texts)
    written = _read_value(field, value)
    if field == "article" and (article := articles.find_article(reader, value)) is not None:
        return [Chosen(field, written, article.title or written)]
    return [Chosen(field, written, _name(field, written, texts))]


def _read_name(reader: Reader, field: str, value: str, texts: Texts) -> Iterable[Chosen]:
    rows = _find(reader, field, value)
    ids = [row.id for row in rows]
    if not rows or len(rows) > MOST_MEANT or any([one.id for one in _find(reader, field, id_)] != [id_] for id_ in ids):
        return [Chosen(field, value, value)]
    if field == "theme":
        return [Chosen(field, row.id, name_theme(row.id, texts.lang)) for row in rows]
    return [Chosen(field, row.id, name_entity(row.id, row.name, texts.lang)) for row in rows]


def _find(reader: Reader, field: str, value: str) -> Any:
    link = LINKS[field]
    assert link.names is not None
    try:
        return find_rows(reader, link.names, field, value, link.preferred)
    except UnknownChoice:
        return []


def _read_value(field: str, value: str) -> str:
    """As the schema of /statements writes what it reads."""
    declared = _SCHEMA.get(field)
    inner = declared.inner if isinstance(declared, fields.List) else declared
    write = _WRITE.get(field)
    if inner is None or write is None:
        return value
    try:
        return write(inner.deserialize(value))
    except ValidationError:
        return value


def _write_source(name: str) -> str:
    """The name of a house by any of its names; other names stay as they are."""
    house = sources.find(name)
    return house.name if house is not None else name


def _write_side(name: str) -> str:
    """The id of the country or organisation whose account it is."""
    side = find_side(name)
    country = tables.countries().get(side or "")
    return country.id if country is not None else side or name


_WRITE: Mapping[str, Callable[[Any], str]] = {
    "act": lambda act: str(act.value),
    "kind": lambda kind: str(kind.value),
    "language": str,
    "source": _write_source,
    "side": _write_side,
    "from": lambda day: str(day.isoformat()),
    "to": lambda day: str(day.isoformat()),
}


def _name(field: str, value: str, texts: Texts) -> str:
    if field in ("from", "to"):
        try:
            return texts.day(value)
        except (ValueError, IndexError):
            return value
    known = tables.entities().get(value) if field == "side" else None
    return name_entity(value, known.name, texts.lang) if known is not None else name_value(field, value, texts)
