"""The columns of each list as a table: their names, and what of a row's JSON they have.

Several values of a cell have a separator between them; of an entity its id comes first, and its name in a column beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from schemas.entity import COUNTED

Json = dict[str, Any]
Cell = Callable[[Json], str | None]
Columns = Mapping[str, Cell]

SEPARATOR = "|"


def _own(field: str) -> Cell:
    return lambda statement: statement[field]


def _article(field: str) -> Cell:
    return lambda statement: statement["article"][field]


def _values(field: str) -> Cell:
    return lambda statement: SEPARATOR.join(statement[field])


def _each(field: str, of: str) -> Cell:
    """A field of each entity, in order; of an entity that is mentioned twice only once."""
    return lambda statement: SEPARATOR.join({entity["id"]: entity[of] for entity in statement[field]}.values())


def _cue(statement: Json) -> str | None:
    return statement["cue"] and str(statement["cue"]["text"])


STATEMENTS: Columns = {
    "id": _own("id"),
    "text": _own("text"),
    "kind": _own("kind"),
    "cue": _cue,
    "speakers": _each("speakers", "id"),
    "speaker_names": _each("speakers", "name"),
    "on_behalf_of": _each("on_behalf_of", "id"),
    "on_behalf_of_names": _each("on_behalf_of", "name"),
    "addressees": _each("addressees", "id"),
    "addressee_names": _each("addressees", "name"),
    "relayed_by": _each("relayed_by", "id"),
    "relayed_by_names": _each("relayed_by", "name"),
    "acts": _values("acts"),
    "organisations": _each("organisations", "id"),
    "organisation_names": _each("organisations", "name"),
    "themes": _values("themes"),
    "entities": _each("entities", "id"),
    "entity_names": _each("entities", "name"),
    "context": _own("context"),
    "article": _article("id"),
    "title": _article("title"),
    "published_on": _article("published_on"),
    "source": _article("source"),
    "url": _article("url"),
    "side": _own("side"),
    "language": _own("language"),
    "created_at": _own("created_at"),
}


def _at(path: str) -> Cell:
    """What is at the end of a path of fields; of a list of objects the field of each."""
    fields = path.split(".")

    def read(row: Json) -> str:
        value: Any = row
        for field in fields:
            value = _step(value, field)
        return SEPARATOR.join(map(_write, value)) if isinstance(value, list) else _write(value)

    return read


def _step(value: Any, field: str) -> Any:
    if isinstance(value, list):
        return [_step(one, field) for one in value]
    return None if value is None else value[field]


def _write(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _columns(*names: str, **paths: str) -> Columns:
    """Columns of fields by their own names, and by others with their paths."""
    return {name: _at(path) for name, path in (dict(zip(names, names, strict=True)) | paths).items()}


_ENTITIES = _columns(
    *("id", "type", "name"),
    name_en="names.en",
    **{name: name for name in ("aliases", "wikidata", "code", "country", "role")},
    **{f"{name}_count": f"counts.{name}" for name in COUNTED},
)
_POSITION = ("id", "text", "speakers", "speaker_names", "on_behalf_of", "on_behalf_of_names", "themes", "article")


def _of_statement(name: str) -> Cell:
    return lambda row: STATEMENTS[name](row["statement"])


COLUMNS: Mapping[str, Columns] = {
    "/statements": STATEMENTS,
    "/articles": _columns(
        *("id", "title", "published_on", "source", "url", "side", "language", "is_excerpt"),
        statements="counts.statements",
        created_at="created_at",
    ),
    "/events": _columns(
        *("id", "type", "day", "name"),
        place="place.id",
        place_name="place.name",
        host="host.id",
        host_name="host.name",
        initiative="initiative.id",
        initiative_name="initiative.name",
        participants="participants.entity.id",
        participant_names="participants.entity.name",
        participant_roles="participants.role",
        articles="articles.id",
        article_sides="articles.side",
        article_sources="articles.source",
        confidence="confidence",
    ),
    "/entities": _ENTITIES,
    "/speakers": _ENTITIES,
    "/organisations": _ENTITIES,
    "/themes": _columns("id", "name", name_en="names.en", statements="counts.statements"),
    "/sources": _columns(
        *("id", "name", "aliases", "is_catalogued", "kind"),
        home="home.id",
        home_name="home.name",
        **{name: name for name in ("side", "domains", "address", "language")},
        articles="counts.articles",
        statements="counts.statements",
    ),
    "/positions": {
        **_columns("day", "stance", "marks", "acts"),
        **{name: _of_statement(name) for name in (*_POSITION, "title", "source", "url")},
    },
}
