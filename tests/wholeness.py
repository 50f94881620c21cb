"""Whether a database is whole: every article with all of its statements, their links, full text, facets and removals."""

from __future__ import annotations

from sqlalchemy import func, select, text

from api.articles import facets
from api.models import ActLink, Article, EventLink, Facet, FacetPair, SpeakerLink, Statement, StatementNumber, ThemeLink
from api.queries import fulltext
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
        for link in (SpeakerLink, ThemeLink, ActLink, EventLink):
            assert set(reader.session.scalars(select(link.sort_key))) <= statements
        last = select(func.max(Statement.position) - func.count()).group_by(Statement.article_number)
        assert set(reader.session.scalars(last)) <= {-1}, "no statement of an article is missing"
    counted = count(database)
    with database.writing() as session:
        facets.rebuild(session.connection())
    assert count(database) == counted


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
