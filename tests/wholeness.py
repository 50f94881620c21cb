"""Whether a database is whole: every article with all of its statements, their links, full text, facets and removals."""

from __future__ import annotations

from sqlalchemy import exists, func, select, text

from api.articles import facets
from api.models import Article, Base, Facet, FacetPair, Statement, StatementNumber
from api.queries import fulltext
from api.queries.fulltext import postgresql
from api.queries.fulltext.analysis import list_forms


def articles(database):
    """What is stored of each article, by its id: the texts of its statements with their links."""
    with database.reading() as reader:
        return {
            article.id: (article.text, [_describe(statement) for statement in article.statements])
            for article in reader.session.scalars(select(Article))
        }


def _describe(statement):
    return (
        statement.position,
        statement.text,
        [entity.id for entity in statement.speakers],
        [entity.id for entity in statement.organisations],
        [theme.id for theme in statement.themes],
        [act.value for act in statement.acts],
    )


def check(database):
    """The counts are those of the rows, everything is indexed, and nothing is left of what is not there."""
    with database.reading() as reader:
        statements = set(reader.session.scalars(select(Statement.sort_key)))
        assert fulltext.count(reader.connection) == len(statements)
        if database.is_sqlite:
            _check_words(reader.session)
        assert set(reader.session.scalars(select(StatementNumber.sort_key))) == statements
        last = select(func.max(Statement.position) - func.count()).group_by(Statement.article_number)
        assert set(reader.session.scalars(last)) <= {-1}, "no statement of an article is missing"
    assert orphans(database) == []
    counted = count(database)
    with database.writing() as session:
        facets.rebuild(session.connection())
    assert count(database) == counted


def references(database):
    """Columns with what they refer to, of all tables, whether this database sees to it by a foreign key or not."""
    keys = [key for table in Base.metadata.sorted_tables for key in table.foreign_keys]
    words = [] if database.is_sqlite else [(postgresql.WORDS.c.sort_key, Statement.__table__.c.sort_key)]
    return [(key.parent, key.column) for key in keys] + words


def orphans(database):
    """The columns, as table.column, in which a row refers to what is not there."""
    with database.reading() as reader:
        return [
            str(column)
            for column, target in references(database)
            if reader.session.scalar(select(exists().where(column.is_not(None), ~_is_there(column, target))))
        ]


def _is_there(column, target):
    """An alias, as a table may refer to itself."""
    other = target.table.alias()
    return exists().where(other.c[target.name] == column).correlate(column.table)


def _check_words(session):
    """The index has the words of the statements, each at its place, and none of those that were removed or changed."""
    session.execute(text("CREATE VIRTUAL TABLE temp.indexed USING fts5vocab(main, statement_words, instance)"))
    indexed = {tuple(row) for row in session.execute(text('SELECT doc, col, "offset", term FROM temp.indexed'))}
    session.execute(text("DROP TABLE temp.indexed"))
    texts = [(s.sort_key, list_forms(s.text)) for s in session.scalars(select(Statement))]
    places = [(key, place, forms) for key, several in texts for place, forms in enumerate(several)]
    assert indexed == {(k, c, at, f) for k, at, forms in places for c, f in zip(("words", "stems"), forms, strict=True)}


def count(database):
    """How often each facet, and each pair of them, is counted."""
    with database.reading() as reader:
        names = {row.number: (row.field, row.value, row.statements) for row in reader.session.scalars(select(Facet))}
        pairs = {
            (names[p.facet_number][:2], names[p.other_number][:2], p.statements)
            for p in reader.session.scalars(select(FacetPair))
        }
        return set(names.values()), pairs
