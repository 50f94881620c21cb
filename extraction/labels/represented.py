"""Whom speakers belong to, and the country or body whose office they hold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extraction.knowledge import tables
from extraction.knowledge.behalf_names import (
    BehalfName,
    behalf_names,
    country_id,
    organisation_in_role,
    sides_of,
    whole_of,
)
from extraction.knowledge.names import roles_on, title_of
from extraction.text import Attribution, Document, Entity, EntityType, Genre, Kind, dataclass, word_list, words_of
from extraction.text.inflection import small

_UNION = "EU"
_OFFICES_BESIDE_OWN = words_of("office_beside_own")
_MINISTERS = word_list("end_of_minister")
_NAMED_OUTRIGHT = words_of("never_meant_by_we")
_GOVERNMENT = word_list("office_of_government")


@cache
def _members() -> frozenset[str | None]:
    return frozenset(map(country_id, word_list("member_of_union")))


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whom the speakers belong to: ids of countries and organisations; `unknown` where the country of one is not known."""

    sides: frozenset[str]
    unknown: bool
    minister: bool = False  # of an unknown country

    def may_speak_for(self, name: BehalfName, stance: bool) -> bool:
        """Whether the speakers can mean their own side: where it is unknown, the one that takes a stance is theirs.

        A member's minister may take one for the whole union.
        """
        union = name.id == _UNION and not _members().isdisjoint(self.sides)
        return name.id in self.sides or ((self.unknown or union) and stance)


def belonging(speakers: Sequence[Entity]) -> Belonging:
    """Whom speakers belong to."""
    sides = frozenset(side for entity in speakers for side in sides_of(entity))
    unknown = [entity for entity in speakers if has_no_side(entity)]
    return Belonging(sides, bool(unknown), bool(unknown) and all(map(_is_minister, unknown)))


def _is_minister(entity: Entity) -> bool:
    """ "Energieminister Jan Muster": whose country nobody says, for it is clear to the reader."""
    return any(word.removesuffix("in").endswith(_MINISTERS) for word in small(entity.role or "").split())


def has_no_side(entity: Entity) -> bool:
    """Whether somebody's country is unknown; who chairs an organisation for a time also holds an office at home."""
    if entity.type is not EntityType.PERSON or entity.country:
        return False
    role = small(entity.role or "")
    named = (role.split("-")[0],) in behalf_names().by_words
    return not named or any(word in role for word in _OFFICES_BESIDE_OWN)


def sides_of_ids(ids: Sequence[str]) -> frozenset[str]:
    """Whom known countries and organisations belong to."""
    known = tables.entities()
    return frozenset(side for one in ids if one in known for side in sides_of(known[one]))


def governed_by(document: Document, attribution: Attribution, speakers: Sequence[Entity]) -> tuple[str, ...]:
    """The country or body whose office the one speaker holds, in direct speech."""
    if attribution.kind is not Kind.DIRECT or len(speakers) != 1:
        return ()
    speaker = speakers[0]
    if speaker.type is not EntityType.PERSON:
        return _of_body(speaker) if attribution.turn is not None else ()
    if (side := _of_office(speaker, document)) is not None:
        return (side,) if small(side) not in _NAMED_OUTRIGHT else ()
    if not speaker.country and (body := organisation_in_role(speaker.role or "")) is not None:
        return (body,)
    official = attribution.turn is not None and attribution.turn.official and speaker.id in tables.people()
    country = tables.countries().get(speaker.country or "") if official or holds_office(speaker, document) else None
    return (country.id,) if country else ()


def _of_office(speaker: Entity, document: Document) -> str | None:
    """The side of an office by the lists: one in a government first, then any in an organisation ("EU-Kommissarin")."""
    roles = list(roles_on(speaker.id, document.published_on))
    for role in roles:
        if role.office in _GOVERNMENT and (role.country or role.organisation):
            return country_id(role.country) or whole_of(role.organisation or "")
    bodies = (role.organisation for role in roles if role.organisation in tables.organisations())
    return next((whole_of(body) for body in bodies if body is not None), None)


def speaks_with_all(speaker: Entity, document: Document) -> bool:
    """Whether "wir" in a speech is rather the people or everybody: a federal president's, a minister's for development."""
    listed = document.genre is Genre.SPEECH and speaker.id in tables.people()
    return listed and _of_office(speaker, document) is None


def _of_body(body: Entity) -> tuple[str, ...]:
    """Whom an embassy, a ministry or an organisation speaks for in a statement of its own."""
    if body.type is EntityType.COUNTRY or body.id in tables.organisations():
        return (whole_of(body.id),)
    country = tables.countries().get(body.country or "")
    return (country.id,) if country else ()


def holds_office(speaker: Entity, document: Document) -> bool:
    """Whether a person has a public office on the day, by the lists or by the text."""
    titles = map(title_of, (speaker.role or "").split(" "))
    return any(roles_on(speaker.id, document.published_on)) or any(t is not None and t.kind == "office" for t in titles)
