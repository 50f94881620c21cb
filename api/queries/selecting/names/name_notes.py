"""What to tell of a name in a query: that it means several, or nothing that is known here, and what is most like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.database import Reader
from api.queries.notes import Note
from api.queries.selecting.names.index import CLOSEST
from api.queries.selecting.names.known_names import german_name_of, known_names
from api.queries.selecting.names.named_rows import find_with_ids, new_names
from api.queries.selecting.names.offices import find_holders
from extraction.knowledge.asked_names import dissolved_states
from extraction.text import EntityType
from extraction.text.cleaning import clean
from extraction.text.folding import fold

MOST_CHARS = 80  # of a value that is told
_PARTS = re.compile(r"\s*[,;|/&]\s*|\s+(?:und|oder|and|or)\s+", re.IGNORECASE)
Thing = tuple[str, str]  # id and name


def warn(reader: Reader, field: str, value: str, rows: Sequence[Any], preferred: EntityType | None) -> Iterable[Note]:
    """What to tell of a value by the rows that it names: nothing where they are one that statements have."""
    if not rows:
        yield describe_missing(reader, field, value, preferred)
    elif len(rows) > 1 and {row.id for row in rows} <= find_holders(value):
        yield _note(field, value, "several", "several hold or held this office, all are meant: {}.", _name(rows))
    elif len(rows) > 1:
        yield _note(field, value, "several", "several are known by this name, all are meant: {}.", _name(rows))
    elif not rows[0].facet:
        yield _note(field, value, "not-here", f"{{}} is known, but in no statement here as {field}.", _name(rows))


def describe_missing(reader: Reader, field: str, value: str, preferred: EntityType | None = None) -> Note:
    """What to say of a value that names nothing that is known here."""
    if (state := dissolved_states().get(fold(value))) and preferred is not EntityType.PERSON:
        year, after = state
        things = [(id_, german_name_of(id_)) for id_ in after]
        return _note(field, value, "dissolved", f"this state ended in {year}. After it came {{}}.", things, year=year)
    people = preferred in (None, EntityType.PERSON)
    if known := (people and find_holders(value)) or known_names().find(value, preferred):
        things = [(id_, german_name_of(id_)) for id_ in sorted(known)]
        return _note(field, value, "not-here", "{} is known, but in no statement here.", things)
    if parts := _find_several(reader, value, preferred):
        repeated = "&".join(f"{field}={part}" for part in parts)
        said = f"nothing is known by this name. For either of several give {field} twice: {repeated}."
        return _note(field, value, "several-in-one", said, values=parts)
    closest = _find_closest(reader, value, preferred)
    hint = " Closest: {}." if closest else ""
    return _note(field, value, "unknown-name", f"nothing is known by this name.{hint}", closest)


def warn_of_name(filters: Mapping[str, Any], total: int) -> list[Note]:
    """What to say where nothing is found by words that are somebody's or something's name, and no speaker is asked for."""
    text = filters.get("q")
    if total or not text or filters.get("speaker"):
        return []
    words = set(fold(text).split())
    names = [(id_, german_name_of(id_)) for id_ in sorted(known_names().find(text))]
    things = [thing for thing in names if words <= set(fold(thing[1]).split())][:CLOSEST]  # not "Putin -Ukraine"
    if not things:
        return []
    id_ = f"={things[0][0]}" if len(things) == 1 else ""
    said = f"these words find nothing. What {{}} said is found by speaker{id_}, who mentions them by entity."
    return [_note("q", text, "name-in-words", said, things)]


def _note(field: str, value: str, code: str, said: str, things: Sequence[Thing] = (), **parts: Any) -> Note:
    """A note of a value; `{}` in what is said stands for the things that it names."""
    named = ", ".join(f"{name} ({id_})" for id_, name in things)
    sentence = f"{field}={_cut(value)}: {said.replace('{}', named)}"
    names = [{"id": id_, "name": name} for id_, name in things]
    return Note(sentence, code, parameter=field, value=_cut(value), names=names, **parts)


def describe_found(field: str, value: str, rows: Sequence[Any], code: str, told: str) -> Note:
    """What to say of a value that names what a filter can't find anything by."""
    return _note(field, value, code, f"{{}} {told}.", _name(rows))


def _cut(value: str) -> str:
    return value if len(value) <= MOST_CHARS else f"{value[:MOST_CHARS]}…"


def _find_several(reader: Reader, value: str, preferred: EntityType | None) -> list[str]:
    """The first of several names in one value; none if nothing is known by any of them."""
    parts = [part for part in _PARTS.split(clean(value)) if part]
    if len(parts) < 2 or not any(_is_known(reader, part, preferred) for part in parts):
        return []
    return [_cut(part) for part in parts[:CLOSEST]]


def _is_known(reader: Reader, name: str, preferred: EntityType | None) -> bool:
    return any(index.find(name, preferred) for index in (known_names(), new_names(reader)))


def _find_closest(reader: Reader, value: str, preferred: EntityType | None) -> list[Thing]:
    """Those whose names are most like it, of the type that is meant, the most alike first."""
    scored = known_names().find_closest(value, preferred, CLOSEST) + new_names(reader).find_closest(
        value, preferred, CLOSEST
    )
    ids = [id_ for id_, _ in sorted(scored, key=lambda one: -one[1])[:CLOSEST]]
    rows = {row.id: row.name for row in find_with_ids(reader, "", ids)}
    return [(id_, rows.get(id_) or german_name_of(id_)) for id_ in ids]


def _name(rows: Sequence[Any]) -> list[Thing]:
    return [(row.id, row.name) for row in rows]
