"""The filters of /statements and /stats resolved to a selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from api.database import Reader
from api.models import Article, Event, Facet
from api.queries.fulltext.syntax import MAX_TERMS, advise, parse
from api.queries.notes import Note
from api.queries.selecting import sides, sources
from api.queries.selecting.facets import find_facets
from api.queries.selecting.names import resolve_names
from api.queries.selecting.selection import LINKS, Condition, Selection
from api.queries.selecting.words import resolve_word, split_words
from api.sources import catalogue
from extraction.text import Kind
from schemas.ids import read_article_id

Resolved = tuple[Condition, tuple[Note, ...]]  # with warnings


def select_statements(reader: Reader, filters: Mapping[str, Any], max_terms: int = MAX_TERMS) -> Selection:
    """The selection that filters in the form of schemas.statement.StatementFilters mean.

    Raises fulltext.syntax.MalformedQuery for a `q` that can't be read or has more words than `max_terms`.
    """
    words = parse(filters["q"], max_terms) if filters.get("q") is not None else None
    whole, other_words = split_words(words) if words is not None else ([], None)
    conditions = [resolve_word(reader, word) for word in whole]
    warnings: list[Note] = advise(filters["q"]) if words is not None else []

    def add(fields: Mapping[str, Any], resolve: Callable[[Reader, str, Sequence[Any]], Resolved]) -> None:
        for field in fields:
            if values := filters.get(field):
                condition, told = resolve(reader, field, values)
                conditions.append(condition)
                warnings.extend(told)

    add(LINKS, _resolve_link)
    articles = _find_articles(reader, filters["article"], warnings) if filters.get("article") else None
    add(_COLUMNS, resolve_column)
    has_days = filters.get("from_") or filters.get("to")
    warnings += warn_of_days(filters)
    return Selection(
        conditions=tuple(conditions),
        articles=articles,
        since=filters.get("since"),
        days=(filters.get("from_"), filters.get("to")) if has_days else None,
        words=words,
        other_words=other_words,
        warnings=tuple(warnings),
    )


def warn_of_days(filters: Mapping[str, Any]) -> list[Note]:
    """What to say of days between which there is none."""
    first, last = filters.get("from_"), filters.get("to")
    if not (first and last and first > last):
        return []
    said = f"from={first} is later than to={last}: nothing can be found."
    return [Note(said, "from-after-to", parameter="from", value=str(first), values=[str(last)])]


def _resolve_link(reader: Reader, field: str, values: Sequence[Any]) -> Resolved:
    link = LINKS[field]
    if field == "event":
        return resolve_events(reader, values)
    if link.names is None:
        return Condition(field, tuple(dict.fromkeys(values)), find_facets(reader, field, values)), ()
    named = resolve_names(reader, link.names, field, values, link.preferred)
    return Condition(field, named.numbers, named.facets), named.warnings


def resolve_events(reader: Reader, ids: Sequence[str]) -> Resolved:
    """The condition that ids of events mean."""
    numbers = {row.id: row.number for row in reader.connection.execute(_EVENTS, {"ids": ids})}
    warnings = tuple(_miss("event", id_) for id_ in dict.fromkeys(ids) if id_ not in numbers)
    return Condition("event", tuple(numbers.values()), find_facets(reader, "event", numbers)), warnings


_EVENTS = select(Event.id, Event.number).where(Event.id.in_(bindparam("ids", expanding=True)))


def resolve_column(reader: Reader, field: str, values: Sequence[Any]) -> Resolved:
    """The condition that names of a field mean which statements, and some of which articles, have a column for."""
    return _COLUMNS[field](reader, values)


def _find_articles(reader: Reader, ids: Sequence[str], warnings: list[Note]) -> tuple[int, ...]:
    """The numbers of those that there are; the others are added to the warnings."""
    found = reader.connection.execute(_ARTICLES, {"ids": list(map(read_article_id, ids))}).all()
    known = {row.id for row in found}
    unknown = sorted({id_ for id_ in ids if read_article_id(id_) not in known})
    warnings += [_miss("article", id_) for id_ in unknown]
    return tuple(row.number for row in found)


def _miss(field: str, id_: str) -> Note:
    return Note(f"{field}={id_}: there is no such {field}.", "no-such-id", parameter=field, value=id_)


_ARTICLES = select(Article.id, Article.number).where(Article.id.in_(bindparam("ids", expanding=True)))


def _resolve_kinds(reader: Reader, kinds: Sequence[Kind]) -> Resolved:
    return Condition("kind", tuple(kinds), find_facets(reader, "kind", kinds)), ()


def _resolve_languages(reader: Reader, tags: Sequence[str]) -> Resolved:
    """A tag includes those that begin with it (basic filtering of RFC 4647); if none does, its beginning counts (3.4, lookup)."""
    known = [row.value for row in reader.run(_LANGUAGES)]
    included: dict[str, None] = {}
    warnings: list[Note] = []
    for tag in dict.fromkeys(tag.lower() for tag in tags):
        range_ = tag
        while not (found := [one for one in known if f"{one}-".startswith(f"{range_}-")]) and "-" in range_:
            range_ = range_.rpartition("-")[0]
        included |= dict.fromkeys(found)
        if range_ != tag and found:
            said = f"language={tag}: no statement has this tag, those in {range_} are meant."
            warnings.append(Note(said, "wider-language", parameter="language", value=tag, values=[range_]))
        elif not found:
            said = f"language={tag}: no statement is in this language; there are {', '.join(sorted(known)) or 'none'}."
            warnings.append(Note(said, "no-such-value", parameter="language", value=tag, values=sorted(known)))
    return Condition("language", tuple(included) or tuple(tags), find_facets(reader, "language", included)), tuple(
        warnings
    )


_LANGUAGES = select(Facet.value).where(Facet.field == "language")


def _resolve_sources(reader: Reader, names: Sequence[str]) -> Resolved:
    keys = {name: catalogue.asked_key(name) or "" for name in names}
    known = sources.find_known(reader, list(keys.values()))
    warnings = tuple(sources.warn_of_unknown(reader, name) for name, key in keys.items() if key not in known)
    return Condition("source", tuple(known), find_facets(reader, "source", known)), warnings


def _resolve_sides(reader: Reader, names: Sequence[str]) -> Resolved:
    found = {name: sides.find_sides(name) for name in names}
    values = tuple(dict.fromkeys(side for each in found.values() for side in each))
    has_account = {name: bool(find_facets(reader, "side", each)) for name, each in found.items() if each}
    unknown = tuple(sides.warn_of_unknown(name) for name, each in found.items() if not each)
    unused = tuple(sides.warn_of_unused(name, found[name]) for name, has_any in has_account.items() if not has_any)
    return Condition("side", values, find_facets(reader, "side", values)), unknown + unused


_COLUMNS: Mapping[str, Callable[[Reader, Sequence[Any]], Resolved]] = {
    "kind": _resolve_kinds,
    "language": _resolve_languages,
    "source": _resolve_sources,
    "side": _resolve_sides,
}
