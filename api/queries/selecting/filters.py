"""The filters of /statements and /stats resolved to a selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select

from api.database import Reader
from api.models import Article, Event
from api.queries.fulltext.syntax import MAX_TERMS, advise, parse
from api.queries.notes import Note
from api.queries.selecting.column_filters import COLUMNS, Resolved, resolve_column
from api.queries.selecting.facets import find_facets
from api.queries.selecting.names.resolving import resolve_names
from api.queries.selecting.selection import LINKS, Condition, Selection
from api.queries.selecting.words import resolve_word, split_words
from schemas.values.ids import read_article_id


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
    add(COLUMNS, resolve_column)
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
