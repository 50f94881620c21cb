"""Migrations of databases that are in use: back to an earlier version and up again, everything is answered as before."""

from dataclasses import replace

import pytest
from alembic import command
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select

from api import create_app, migrations
from api.articles import ingest
from api.models import Event, Statement
from tests import plain_documents, wholeness
from tests.conftest import PARSER

REVISIONS = ("0021", "0020", "0019", "0018", "0017", "0016")  # back to each of them; 0015 knows no changes of events
PLAIN = "0016"  # for which articles and statements may not be compressed
ARTICLES = [
    (
        "putin > China bereit [ukraine, taiwan] {UN, SCO} @ xi ! appeal\n"
        "xi > Frieden in der Straße (china)\n"
        "* call 2022-06-15 putin, xi",
        "2022-06-16",
    ),
    (
        "xi > UNO und Öl [ukraine] {UN} (china) @ selenskyj % li-qiang\n"
        "putin > Frieden, Handel [taiwan] ! reject\n"
        "* call 2022-06-15 putin, xi",
        "2022-06-17",
    ),
    ("mueller > Handel und Friedens [trade-and-economy] {AU}", None),
]
GONE = "selenskyj > Unfug [ukraine]"
PATHS = [
    *("/statements?explain=1", "/statements?limit=2&sort=published_on", "/statements?format=ndjson"),
    *("/statements?speaker=putin&theme=ukraine", "/statements?country=china", "/statements?relayed_by=li-qiang"),
    *("/statements?q=Frieden", "/statements?q=bere*+-%C3%96l", "/statements?q=%3DFriedens+OR+%22der+Stra%C3%9Fe%22"),
    *("/statements?addressee=xi&act=appeal", "/articles", "/speakers", "/organisations", "/themes", "/entities"),
    *("/events", "/changes?limit=100", "/changes?of=event", "/positions?speaker=putin&theme=ukraine"),
    *("/stats?group_by=speaker", "/stats?group_by=month&group_by=theme", "/stats?group_by=speaker&theme=ukraine"),
    "/stats?group_by=event",
]
SCHEMA = {
    "sqlite": ["SELECT type, name, sql FROM sqlite_master"],
    "postgresql": [
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
        "SELECT relname, reloptions::text FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'",
        "SELECT table_name, column_name, data_type, is_nullable, column_default FROM information_schema.columns"
        " WHERE table_schema = 'public'",
    ],
}


@pytest.fixture
def ask(settings, database):
    """A function that gives the answers of a new application, which has kept none and no rows."""

    def ask():
        app = create_app(replace(settings, answer_cache_bytes=0), PARSER)
        client = app.test_client()
        with database.reading() as reader:
            ids = [f"/statements/{id_}" for id_ in sorted(reader.session.scalars(select(Statement.id)))]
            ids += [f"/events/{id_}/compare" for id_ in sorted(reader.session.scalars(select(Event.id)))]
        answers = {path: client.get(path) for path in (*PATHS, *ids)}
        app.extensions["communique"].database.engine.dispose()
        assert {path: answer.text for path, answer in answers.items() if answer.status_code != 200} == {}
        return {path: answer.data for path, answer in answers.items()}

    return ask


@pytest.fixture
def filled(database, add):
    """A database with every kind of row, of which some were removed."""
    for text, day in ARTICLES:
        add(text, day)
    ingest.remove(database, add(GONE, "2022-06-16"))
    return database


def _go_back(database, revision):
    with database.migrating() as connection:
        if revision == PLAIN:
            plain_documents.write(connection)
        command.downgrade(migrations.configure(connection), revision)
    with database.reading() as reader:
        assert MigrationContext.configure(reader.connection).get_current_revision() == revision


def _describe_schema(database):
    """All that the database itself tells of its tables: more than the models know, such as triggers and how full pages are."""
    with database.reading() as reader:
        described = [reader.connection.exec_driver_sql(query).all() for query in SCHEMA[reader.connection.dialect.name]]
        return [sorted(map(tuple, rows)) for rows in described]


@pytest.mark.parametrize("revision", REVISIONS)
def test_back_and_up_again_all_is_answered_as_before(filled, ask, revision):
    before, counted, schema = ask(), wholeness.count(filled), _describe_schema(filled)
    _go_back(filled, revision)
    migrations.upgrade(filled)
    assert _describe_schema(filled) == schema
    assert ask() == before
    assert wholeness.count(filled) == counted
    wholeness.check(filled)


def test_what_is_stored_and_removed_afterwards_is_whole(filled, ask, add):
    """Step by step: what goes with a statement is found by each version in a way of its own."""
    before = ask()
    for revision in REVISIONS:
        _go_back(filled, revision)
    migrations.upgrade(filled)
    assert ask() == before
    added = add(
        "putin > Frieden [ukraine] {UN} (china) @ xi % li-qiang ! appeal\n* call 2022-06-15 putin, xi", "2022-06-18"
    )
    wholeness.check(filled)
    assert ingest.remove(filled, added)
    wholeness.check(filled)
