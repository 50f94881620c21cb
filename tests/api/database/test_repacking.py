"""What PostgreSQL's tables and indexes are like after many rows came in, and were written anew."""

import pytest

from api.database import repacking
from tests import wholeness

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
SCRIPT = "xi > China bereit [ukraine, taiwan] {UN}\nputin > Frieden"
INVALID = "SELECT count(*) FROM pg_index WHERE NOT indisvalid"


def _files(database):
    """The files of tables and indexes, by their names: what is written anew has another one."""
    with database.reading() as reader:
        rows = reader.connection.exec_driver_sql(
            "SELECT relname, relfilenode FROM pg_class WHERE relkind IN ('r', 'i')"
        )
        return dict(rows.all())


def test_answers_stay_the_same(database, client, add):
    article = add(SCRIPT, "2022-01-01")
    paths = (
        "/statements",
        "/statements?q=Frieden",
        "/statements?theme=ukraine",
        "/stats?by=speaker",
        f"/articles/{article}",
    )
    before, files = [client.get(path).data for path in paths], _files(database)
    repacking.repack(database)
    assert [client.get(path).data for path in paths] == before
    changed = {name for name, file in _files(database).items() if files[name] != file}
    assert {
        "pk_statement",
        "pk_mention",
        "facet_bitmap",
        "ix_statement_theme_sort_key",
        "pk_statement_words",
    } <= changed
    assert "statement" not in changed
    wholeness.check(database)


def test_it_works_beside_a_reader_and_ends_what_was_stopped(database, add):
    add(SCRIPT)
    with database.migrating() as connection:  # as it is left by somebody who stopped it
        connection.exec_driver_sql("CREATE INDEX pk_mention_ccnew ON mention (entity_number)")
        connection.exec_driver_sql(
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'pk_mention_ccnew'::regclass"
        )
    repacking.repack(database)
    with database.reading() as reader:
        assert reader.connection.exec_driver_sql(INVALID).scalar() == 0
    assert "pk_mention_ccnew" not in _files(database)
