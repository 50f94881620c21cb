"""Articles into the tables: parsed once, stored whole or not at all, however many processes add the same text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.articles import documents, facets, near_duplicates, removals
from api.articles.article_text import (
    Refusal,
    determine_language,
    identify,
    identify_statement,
    normalise,
    refuse_markup,
)
from api.articles.catalogue import (
    find_or_add_entities,
    find_or_add_themes,
    find_or_make_entities,
    find_or_make_themes,
)
from api.articles.events import storing as events
from api.articles.sides import resolve_source, side_of_statement
from api.articles.unread import write_faults
from api.database import Database, revisions
from api.models import Article, Entity, Mention, Revision, Statement, Theme
from api.models.sort_keys import MAX_STATEMENTS, article_key, statement_key
from api.queries import fulltext
from extraction.text import Entity as EntityRecord
from extraction.text import Evidence, Extraction
from extraction.text import Statement as Record


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as it is handed in; the fields are those of schemas.article.NewArticle."""

    text: str
    title: str | None = None
    published_on: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class TextParser:
    """What turns a text into statements: the two functions of the extraction that are needed here.

    `extract(text, title=…, published_on=…, author=…)` gives an Extraction, `detect(text)` a BCP 47 tag, "und" where it can't tell.
    """

    extract: Callable[..., Extraction]
    detect: Callable[[str], str]


def own_parser() -> TextParser:
    """The project's own extraction, which is imported once it is needed: that takes longer than all else at a start."""
    from extraction import extract
    from extraction.text.language import detect

    return TextParser(extract, detect)


@dataclass(frozen=True, slots=True)
class Added:
    """The id of an article, and whether it is new."""

    id: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """Rows that statements refer to, besides that of their article."""

    entities: dict[str, Entity]
    themes: dict[str, Theme]


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article that has been parsed and is yet to be stored; it can be handed from one process to another."""

    id: str
    text: str
    language: str
    new: NewArticle
    extraction: Extraction


def add(database: Database, parser: TextParser, new: NewArticle) -> Added:
    """Parse an article and store it with all of its statements, unless its text is there already. Raises Refusal."""
    id_ = identify(normalise(new.text))
    if is_there(database, id_):
        return Added(id_, is_new=False)
    return store(database, parse(parser, new))


def is_there(database: Database, id_: str) -> bool:
    """Whether the whole article is stored."""
    with database.reading() as reader:
        return _exists(reader.session, id_)


def parse(parser: TextParser, new: NewArticle) -> Parsed:
    """Parse an article. Raises Refusal."""
    refuse_markup(new.text)
    text = normalise(new.text)
    language = determine_language(text, new.language, parser.detect)
    extraction = parser.extract(text, title=new.title, published_on=new.published_on, author=new.author)
    check_size(extraction)
    return Parsed(identify(text), text, language, new, extraction)


def make_unstored(session: Session, parsed: Parsed, made_at: datetime) -> Article:
    """An article with its statements and their JSON as `store` would make them, stored nowhere."""
    entities = find_or_make_entities(session, parsed.extraction.entities)
    themes = find_or_make_themes(session, _themes([parsed.extraction]))
    article = _article(parsed.id, parsed.text, parsed.language, parsed.new)
    article.number, article.sort_key, article.created_at, article.is_excerpt = 0, 0, made_at, False
    _fill(article, parsed.extraction, _Parts(entities, themes))
    for statement in article.statements:
        documents.write_document(statement)
    return article


def store(database: Database, parsed: Parsed) -> Added:
    """Store an article with all of its statements, unless it has come to be there meanwhile."""
    return store_all(database, [parsed])[0]


def store_all(database: Database, several: Sequence[Parsed]) -> list[Added]:
    """Store articles as `store` does, all in one transaction: what each of them costs alone is most of what they cost."""
    with database.writing() as session:
        revision = revisions.lock(session)
        missing = _without_known(session, several)
        _add(session, revision, list(missing.values()))
    return [Added(parsed.id, is_new=missing.get(parsed.id) is parsed) for parsed in several]


def remove(database: Database, id_: str) -> bool:
    """Remove an article with its statements; whether it was there."""
    with database.writing() as session:
        revision = revisions.lock(session)
        is_gone = removals.remove_article(session, id_, revision.number + 1)
        if is_gone:
            revisions.advance(revision)
        return is_gone


def check_size(extraction: Extraction) -> None:
    """Raises Refusal for more statements than there is room for."""
    if len(extraction.statements) > MAX_STATEMENTS:
        raise Refusal("too-many-statements", f"An article can't have more than {MAX_STATEMENTS} statements.")


def fill(session: Session, article: Article, extraction: Extraction) -> None:
    """Give an article its statements, with their ids, and its warnings; none of the statements is dumped yet."""
    _fill(article, extraction, _parts(session, [extraction]))


def _fill(article: Article, extraction: Extraction, parts: _Parts) -> None:
    records = enumerate(extraction.statements)
    article.statements = [_statement(article, position, record, parts) for position, record in records]
    article.warnings = write_faults(extraction.warnings)
    _identify_statements(article)


def _exists(session: Session, id_: str) -> bool:
    """Whether the whole article is there."""
    return session.scalar(select(Article.number).where(Article.id == id_, ~Article.is_excerpt)) is not None


def _without_known(session: Session, several: Iterable[Parsed]) -> dict[str, Parsed]:
    """The articles that are not there, each text once, by their ids."""
    by_id: dict[str, Parsed] = {}
    for parsed in several:
        by_id.setdefault(parsed.id, parsed)
    known = session.scalars(select(Article.id).where(Article.id.in_(by_id), ~Article.is_excerpt)).all()
    return {id_: parsed for id_, parsed in by_id.items() if id_ not in known}


def _add(session: Session, revision: Revision, missing: Sequence[Parsed]) -> None:
    """Add articles that are not there, each in a revision of its own."""
    if not missing:
        return
    for parsed in missing:
        removals.remove_article(session, parsed.id, revision.number + 1)  # an excerpt gives way to the whole
    parts = _parts(session, [parsed.extraction for parsed in missing])
    articles = [_make(revision, parsed, parts) for parsed in missing]
    session.add_all(articles)
    session.flush()
    statements = [statement for article in articles for statement in article.statements]
    fulltext.add(session.connection(), [(statement.sort_key, statement.text) for statement in statements])
    for article, parsed in zip(articles, missing, strict=True):
        events.add(session, revision.number, article, parsed.extraction.events)
    facets.add(session.connection(), [statement.sort_key for statement in statements])
    for article in articles:
        near_duplicates.link(session, article)


def _make(revision: Revision, parsed: Parsed, parts: _Parts) -> Article:
    """An article with its statements, in the next revision."""
    article = _article(parsed.id, parsed.text, parsed.language, parsed.new)
    revision.articles += 1
    article.number, article.created_at = revision.articles, revisions.advance(revision)
    article.sort_key = article_key(article.published_on, article.number)
    _fill(article, parsed.extraction, parts)
    for statement in article.statements:
        statement.revision = revision.number
        documents.write_document(statement)
    return article


def _article(id_: str, text: str, language: str, new: NewArticle) -> Article:
    article = Article(
        id=id_,
        text=text,
        title=new.title or None,
        published_on=new.published_on,
        source=new.source or None,
        url=new.url or None,
        given_side=new.side or None,
        author=new.author or None,
        language=language,
    )
    resolve_source(article)
    return article


def _parts(session: Session, extractions: Iterable[Extraction]) -> _Parts:
    """What is missing is made; of what several say of an entity the first holds."""
    entities: dict[str, EntityRecord] = {}
    several = list(extractions)
    for extraction in several:
        entities = {**extraction.entities, **entities}
    return _Parts(find_or_add_entities(session, entities), find_or_add_themes(session, _themes(several)))


def _themes(extractions: Iterable[Extraction]) -> set[str]:
    return {theme for extraction in extractions for record in extraction.statements for theme in record.themes}


def _statement(article: Article, position: int, record: Record, parts: _Parts) -> Statement:
    entities = parts.entities
    return Statement(
        sort_key=statement_key(article.sort_key, position),
        position=position,
        text=record.text,
        spans=[asdict(span) for span in record.spans],
        kind=record.kind,
        cue=record.cue and {"text": record.cue.text, **asdict(record.cue.span)},
        context_start=record.context.start,
        context_end=record.context.end,
        language=article.language,
        source_folded=article.source_folded,
        side=side_of_statement(article.side, [entities[id_] for id_ in record.relayed_by]),
        created_at=article.created_at,
        evidence=[_evidence(evidence) for evidence in record.evidence],
        speakers=[entities[id_] for id_ in record.speakers],
        addressees=[entities[id_] for id_ in record.addressees],
        relayed_by=[entities[id_] for id_ in record.relayed_by],
        on_behalf_of=[entities[id_] for id_ in record.on_behalf_of],
        organisations=[entities[id_] for id_ in record.organisations],
        themes=[parts.themes[id_] for id_ in record.themes],
        acts=list(record.acts),
        entities=_mentions(record, entities),
    )


def _mentions(record: Record, entities: Mapping[str, Entity]) -> list[Mention]:
    """In the order of the text, each place once."""
    places = sorted({(m.span.start, m.span.end, m.entity) for m in record.mentions})
    return [Mention(entity=entities[entity], start=start, end=end) for start, end, entity in places]


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"field": evidence.field, "value": evidence.value, "text": evidence.text, **asdict(evidence.span)}


def _identify_statements(article: Article) -> None:
    """Ids from the article and the place in its text; statements of one place are told apart by their order."""
    seen: Counter[str] = Counter()
    for statement in article.statements:
        place = json.dumps(statement.spans)
        statement.id = identify_statement(article.text, place, seen[place])
        seen[place] += 1
