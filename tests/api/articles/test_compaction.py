"""What is not compressed is read as what is, and becomes it."""

from sqlalchemy import LargeBinary, cast, select

from api.articles import compaction
from api.models import Article, Statement
from api.models.compressed_text import MAGIC
from tests import plain_documents

SCRIPT = (
    "xi > China sei bereit, die Beziehungen zu vertiefen, und er danke Putin [ukraine] {UN} (china)\nputin > Frieden"
)


def _stored(database):
    """The first bytes of what is stored of each statement and article."""
    with database.reading() as reader:
        columns = (Statement.__table__.c.document, Article.__table__.c.text)
        return [
            bytes(row[0])[:4] for column in columns for row in reader.session.execute(select(cast(column, LargeBinary)))
        ]


def _shown(client, article):
    paths = (
        "/statements?explain=1",
        "/statements?q=Beziehung",
        f"/articles/{article}",
        "/changes",
        "/statements?format=ndjson",
    )
    responses = [client.get(path) for path in paths]
    assert {response.status_code for response in responses} == {200}
    return [response.data for response in responses]


def test_plain_rows_are_read_and_compressed_once(database, client, add, app):
    article = add(SCRIPT * 10)
    shown, stored = _shown(client, article), _stored(database)
    assert set(stored) == {MAGIC}
    with database.migrating() as connection:
        plain_documents.write(connection)
    assert MAGIC not in _stored(database)
    assert _shown(client, article) == shown
    result = app.test_cli_runner().invoke(args=["database", "compact"])
    assert result.output == f"compressed {len(stored)} statements and articles\n"
    assert _stored(database) == stored
    assert _shown(client, article) == shown
    assert compaction.compact(database) == 0
