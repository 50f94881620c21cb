"""Tables as the migrations make them: those of the models, on both databases."""

from functools import partial

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import column, inspect, select
from sqlalchemy import table as table_of

from api import migrations
from api.database.engine import Database
from api.models import Base, Facet, FacetPair
from tests import wholeness

VERSIONS = table_of("alembic_version", column("version_num"))


def test_migrations_make_the_tables_of_the_models(database):
    with database.migrating() as connection:
        included = {"include_object": partial(migrations.is_checked, connection.dialect.name)}
        context = MigrationContext.configure(
            connection, opts={"compare_server_default": True, "include_name": migrations.is_modelled} | included
        )
        assert compare_metadata(context, Base.metadata) == []


def test_upgrading_again_changes_nothing(database):
    migrations.upgrade(database)
    with database.reading() as reader:
        assert migrations.is_current(reader.connection)


def test_link_tables_begin_with_what_is_asked_for_and_go_on_with_the_sort_key(database):
    inspector = inspect(database.engine)
    for table, first in [("speaker", "entity_number"), ("organisation", "entity_number"), ("theme", "theme_number")]:
        assert inspector.get_pk_constraint(f"statement_{table}")["constrained_columns"] == [first, "sort_key"]


def test_a_server_without_tables_is_not_ready(tmp_path):
    database = Database(f"sqlite:///{tmp_path}/new/folder/empty.sqlite")
    with database.reading() as reader:
        assert not migrations.is_current(reader.connection)


@pytest.mark.parametrize("versions", [["0019"], ["9999"], []], ids=["older", "ahead", "none"])
def test_tables_of_another_version_are_not_current(database, versions):
    with database.migrating() as connection:
        connection.execute(VERSIONS.delete())
        for version in versions:
            connection.execute(VERSIONS.insert().values(version_num=version))
        assert not migrations.is_current(connection)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_connection_to_sqlite_is_prepared(database):
    with database.engine.connect() as one, database.engine.connect() as other:
        for connection in (one, other):
            pragmas = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")
            ]
            assert pragmas == ["wal", 1]
            assert connection.exec_driver_sql("PRAGMA busy_timeout").scalar() == 15_000


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_references_are_not_checked_in_bulk_but_ever_after(database):
    found = []
    for in_bulk in (True, False):
        with database.writing(in_bulk=in_bulk) as session:
            found.append(session.connection().exec_driver_sql("PRAGMA foreign_keys").scalar())
    assert found == [0, 1]


def test_pairs_that_are_no_longer_kept_go(database, add):
    add("xi, putin > China bereit [ukraine, taiwan] {UN}", "2022-01-01")
    counted = wholeness.count(database)
    with database.migrating() as connection:
        for field, others in (("speaker", ("theme", "speaker", "act")), ("theme", ("speaker",)), ("entity", ("kind",))):
            one = connection.execute(select(Facet.number).where(Facet.field == field)).scalars().first()
            for other in others:
                number = connection.execute(select(Facet.number).where(Facet.field == other)).scalars().first()
                values = {"facet_number": one, "field": other, "other_number": number, "statements": 1}
                connection.execute(FacetPair.__table__.insert().values(values))
    assert wholeness.count(database) != counted
    with database.migrating() as connection:
        command.downgrade(migrations.configure(connection), "0019")
        command.upgrade(migrations.configure(connection), "head")
    assert wholeness.count(database) == counted
