"""The filters of /statements as conditions: what every question about statements begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from pyroaring import BitMap
from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.models import (
    ActLink,
    AddresseeLink,
    Article,
    Facet,
    Mention,
    OrganisationLink,
    SpeakerLink,
    Statement,
    ThemeLink,
    VoiceLink,
)
from api.models.sort_keys import statement_keys
from api.queries import fulltext
from api.queries.bitmaps import facet_bitmaps
from api.queries.bitmaps.facet_bitmaps import FacetCount, Facets
from api.queries.bitmaps.word_bitmaps import WORD, find_stem, split
from api.queries.fulltext.match import Match
from api.queries.fulltext.syntax import MAX_TERMS, Node, parse
from api.queries.selecting import sources
from api.queries.selecting.names import ENTITIES, THEMES, Names, resolve
from extraction.text.document import EntityType, Kind
from extraction.text.folding import fold


@dataclass(frozen=True, slots=True)
class Link:
    """How a filter finds statements: the columns of a link table with the value and with the statement's sort key."""

    value: InstrumentedAttribute[Any]
    sort_key: InstrumentedAttribute[int]
    names: Names | None = None
    preferred: EntityType | None = None
    repeats: bool = False


# In the order in which they should lead the search: what is likely to be rarest first.
LINKS = {
    "addressee": Link(AddresseeLink.entity_number, AddresseeLink.sort_key, ENTITIES, EntityType.PERSON),
    "organisation": Link(OrganisationLink.entity_number, OrganisationLink.sort_key, ENTITIES, EntityType.ORGANISATION),
    "speaker": Link(SpeakerLink.entity_number, SpeakerLink.sort_key, ENTITIES, EntityType.PERSON),
    "country": Link(VoiceLink.entity_number, VoiceLink.sort_key, ENTITIES, EntityType.COUNTRY),
    "theme": Link(ThemeLink.theme_number, ThemeLink.sort_key, THEMES),
    "act": Link(ActLink.act, ActLink.sort_key),
    "entity": Link(Mention.entity_number, Mention.sort_key, ENTITIES, repeats=True),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """A filter by a link: any of the values."""

    field: str
    link: Link
    values: Sequence[Any]

    @property
    def is_unique(self) -> bool:
        """Whether no statement is found twice."""
        return len(self.values) == 1 and not self.link.repeats

    def holds(self) -> ColumnElement[bool]:
        """The condition on rows of the link table."""
        return self.link.value == self.values[0] if len(self.values) == 1 else self.link.value.in_(self.values)


@dataclass(slots=True)
class Selection:
    """Which statements are asked for: by links, by their own columns, by a range of sort keys, by the words of their text.

    The same is said by `facets`, `articles` (their numbers), `since`, `days` (first and last) and `rest`, the part of `words` that
    has no facets, which bitmaps answer (hits), once: `found`.
    `is_empty` says that nothing can be found, `warnings` why.
    """

    facets: list[Facets] = field(default_factory=list)
    articles: list[int] | None = None
    since: datetime | None = None
    days: tuple[date | None, date | None] | None = None
    links: list[Condition] = field(default_factory=list)
    columns: list[ColumnElement[bool]] = field(default_factory=list)
    sort_keys: range | None = None
    words: Node | None = None
    rest: Node | None = None
    match: Callable[[], Match] | None = None
    found: BitMap | None = None
    is_empty: bool = False
    warnings: list[str] = field(default_factory=list)

    @property
    def is_everything(self) -> bool:
        """Whether nothing is asked for."""
        asked = (self.articles, self.since, self.days, self.rest)
        return not self.facets and all(one is None for one in asked)


def read(session: Session, filters: Mapping[str, Any], max_terms: int = MAX_TERMS) -> Selection:
    """The selection that filters in the form of schemas.statement.StatementFilters mean.

    Raises fulltext.syntax.MalformedQuery for a `q` that can't be read or has more words than `max_terms`.
    """
    selection = Selection()
    if (q := filters.get("q")) is not None:
        _add_words(session, selection, parse(q, max_terms))
    for parameter, link in LINKS.items():
        if values := filters.get(parameter):
            _add_link(session, selection, parameter, link, values)
    for parameter, read_column in COLUMNS.items():
        if values := filters.get(parameter):
            read_column(session, selection, values)
    if since := filters.get("since"):
        selection.since = since
        selection.columns.append(Statement.created_at > since)
    if filters.get("from_") or filters.get("to"):
        selection.days = filters.get("from_"), filters.get("to")
        selection.sort_keys = statement_keys(*selection.days)
    return selection


def _add_words(session: Session, selection: Selection, query: Node) -> None:
    selection.words, selection.match = query, partial(fulltext.match, session, query)
    words, selection.rest = split(query)
    for word in words:
        _add_facets(selection, WORD, find_stem(session, word), [fulltext.write(word)])


def _add_link(session: Session, selection: Selection, parameter: str, link: Link, values: Sequence[Any]) -> None:
    if link.names is not None:
        meant = resolve(session, link.names, parameter, values, link.preferred)
        selection.warnings += meant.warnings
        values, facets = meant.numbers, tuple(meant.facets)
    else:
        facets = facet_bitmaps.find_facets(session, parameter, values)
    values = tuple(dict.fromkeys(values))
    selection.links.append(Condition(parameter, link, values))
    _add_facets(selection, parameter, facets, values)


def _add_facets(selection: Selection, field: str, facets: tuple[FacetCount, ...], values: Sequence[Any] = ()) -> None:
    selection.facets.append(Facets(field, facets, values[0] if len(facets) == len(values) == 1 else None))
    selection.is_empty |= not facets


def _add_kinds(session: Session, selection: Selection, kinds: Sequence[Kind]) -> None:
    selection.columns.append(Statement.kind.in_(kinds))
    _add_facets(selection, "kind", facet_bitmaps.find_facets(session, "kind", kinds), kinds)


def _add_languages(session: Session, selection: Selection, tags: Sequence[str]) -> None:
    """A tag includes those that begin with it (basic filtering of RFC 4647)."""
    language = func.lower(Statement.language)
    ranges = [or_(language == tag.lower(), language.startswith(f"{tag.lower()}-")) for tag in tags]
    selection.columns.append(or_(*ranges))
    known = session.scalars(select(Facet.value).where(Facet.field == "language")).all()
    meant = [one for one in known if any(one == tag.lower() or one.startswith(f"{tag.lower()}-") for tag in tags)]
    _add_facets(selection, "language", facet_bitmaps.find_facets(session, "language", meant))


def _add_articles(session: Session, selection: Selection, ids: Sequence[str]) -> None:
    found = session.execute(select(Article.id, Article.number).where(Article.id.in_(ids))).all()
    unknown = sorted(set(ids) - {row.id for row in found})
    selection.warnings += [f"article={id_}: there is no such article." for id_ in unknown]
    selection.articles = [row.number for row in found]
    selection.columns.append(Statement.article_number.in_(selection.articles))
    selection.is_empty |= not found


def _add_sources(session: Session, selection: Selection, names: Sequence[str]) -> None:
    known = sources.known(session, [fold(name) for name in names])
    missing = [name for name in names if fold(name) not in known]
    selection.warnings += [sources.warn(session, name) for name in missing]
    selection.columns.append(Statement.source_folded.in_(known))
    _add_facets(selection, "source", facet_bitmaps.find_facets(session, "source", known), known)


COLUMNS: Mapping[str, Callable[[Session, Selection, Sequence[Any]], None]] = {
    "article": _add_articles,
    "kind": _add_kinds,
    "language": _add_languages,
    "source": _add_sources,
}
