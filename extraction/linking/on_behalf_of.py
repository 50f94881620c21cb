"""For whom the holder of a title speaks: by an entity, by the first part of a compound."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names import Title, single_names
from extraction.text import EntityType, dataclass, rows, words_of
from extraction.text.folding import fold

_WITH_BUNDES = words_of("title_with_bundes")


@dataclass(frozen=True, slots=True)
class OnBehalfOf:
    """For whom somebody speaks: a country's code, an organisation's id, or neither."""

    country: str | None = None
    organisation: str | None = None

    def __bool__(self) -> bool:
        return bool(self.country or self.organisation)


ON_NOBODYS_BEHALF = OnBehalfOf()


@lru_cache(maxsize=1 << 12)
def on_behalf_of_entity(entity: str) -> OnBehalfOf:
    """For whom an entity speaks or stands."""
    known = tables.entities().get(entity)
    if known is None:
        return ON_NOBODYS_BEHALF
    if known.id in tables.organisations():
        return OnBehalfOf(organisation=known.id)
    return OnBehalfOf(country=known.code or known.country, organisation=known.parent)


@lru_cache(maxsize=1 << 12)
def split_modifier(title: Title) -> tuple[OnBehalfOf, str]:
    """ "US-Präsident" → (US, "Präsident"); "Bundesaußenminister" → (DE, "Außenminister"); "Energieminister" stays whole."""
    modifier = title.modifier.removeprefix("Ex-")
    own = title.base.removeprefix("Ex-").removeprefix("Alt")
    stem, hyphen, rest = modifier.partition("-")
    if title.kind == "party" and (country := _parties().get(stem or title.head)):
        return OnBehalfOf(country=country), title.head
    target = single_names().get(fold(stem)) or single_names().get(fold(stem.removesuffix("s")))
    if target is not None and (hyphen or not rest) and tables.entities()[target.entity].type is not EntityType.PLACE:
        remainder = own[len(stem) + len(hyphen) :]
        return on_behalf_of_entity(target.entity), remainder[:1].upper() + remainder[1:]
    if modifier.startswith("Bundes") and title.head not in _WITH_BUNDES:
        remainder = own.removeprefix("Bundes")
        return OnBehalfOf(country="DE"), remainder[:1].upper() + remainder[1:]
    return ON_NOBODYS_BEHALF, own[:1].upper() + own[1:]


@cache
def _parties() -> dict[str, str]:
    """The country in which members of a party mostly make politics."""
    return {name: country for country, names in rows("parties.tsv") for name in names.split("|")}


def is_party(name: str) -> bool:
    """Whether a party goes by a name before "-Politiker" or "-Chef"."""
    return name in _parties()


def on_behalf_of_compound(word: str) -> OnBehalfOf:
    """ "US-Außenministerium", "Bundesverteidigungsministerium"."""
    stem, hyphen, _ = word.partition("-")
    target = single_names().get(fold(stem)) if hyphen else None
    if target is not None:
        return on_behalf_of_entity(target.entity)
    return OnBehalfOf(country="DE") if word.startswith("Bundes") else ON_NOBODYS_BEHALF
