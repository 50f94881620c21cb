"""The names of what the tables of knowledge know."""

from __future__ import annotations

from functools import cache
from typing import Any

from api.queries.selecting.names.index import NamedThing, NameIndex
from extraction.knowledge import tables
from extraction.knowledge.asked_names import asked_names, foreign_names
from extraction.text import word_list
from extraction.text.cleaning import clean
from extraction.text.folding import without_accents


@cache
def known_names() -> NameIndex:
    """What the tables of knowledge know."""
    return NameIndex(
        NamedThing(entity.id, entity.type, _names_of(entity), entity.country) for entity in tables.entities().values()
    )


def _names_of(entity: Any) -> list[str]:
    own = (entity.id, entity.name, entity.name_en, *entity.aliases, entity.wikidata, entity.code)
    asked = (*asked_names().get(entity.id, ()), *foreign_names().get(entity.id, ()), *_of_country().get(entity.id, ()))
    return [name for name in (*own, *asked) if name]


@cache
def _of_country() -> dict[str, list[str]]:
    """The id of a country → its adjectives in all their forms ("russisch", "der russischen") and its people ("Russe", "Russinnen")."""
    endings = ("", *word_list("adjective_ending"))
    return {
        country.id: [
            *(adjective + ending for adjective in country.adjectives for ending in endings),
            *country.men,
            *(f"{man}n" for man in country.men if man.endswith("e")),
            *country.women,
            *(f"{woman}nen" for woman in country.women),
        ]
        for country in tables.countries().values()
    }


def is_just_so(row: Any, value: str) -> bool:
    """Whether a value is a name of a row just as it is written."""
    known = tables.entities().get(row.id)
    names = _names_of(known) if known is not None else [row.name, row.code]
    written = clean(value).casefold()
    if written.isascii():  # whoever types no accents may mean any: Orban is Orbán, too
        return written in {without_accents(name) for name in names if name}
    return written in {name.casefold() for name in names if name}


def german_name_of(id_: str) -> str:
    """The German name of what is known by an id."""
    return tables.entities()[id_].name
