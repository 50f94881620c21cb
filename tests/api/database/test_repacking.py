"""What PostgreSQL's tables and indexes are like after many rows came in, and were written anew."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from api.database import repacking
from api.database.engine import Database
from api.models import Facet
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


def test_who_reads_long_makes_nobody_else_wait(database, client, add, monkeypatch):
    monkeypatch.setattr(repacking, "ATTEMPTS", 3)
    monkeypatch.setattr(repacking, "PAUSE", 0.05)
    add(SCRIPT)
    with ThreadPoolExecutor() as pool:
        with database.exporting(60) as slow:
            slow.session.scalars(select(Facet)).all()
            repacked, until, waited = pool.submit(repacking.repack, database), time.monotonic() + 2, []
            while time.monotonic() < until:
                before = time.monotonic()
                assert client.get(f"/speakers?limit={len(waited) % 200 + 1}").status_code == 200
                waited.append(time.monotonic() - before)
            assert not repacked.done()  # indexes wait for who reads
        assert repacked.result() == ["facet"]
    assert max(waited) < 1.5  # the longest that somebody waits elsewhere is 10 seconds
    wholeness.check(database)


def test_a_table_that_takes_longer_than_readers_should_wait_is_left(database, add, caplog, monkeypatch):
    monkeypatch.setattr(repacking, "MOMENT", 60)
    add(SCRIPT)
    files = _files(database)
    with database.engine.begin() as other:
        other.exec_driver_sql("LOCK TABLE facet IN ACCESS SHARE MODE")
        assert repacking.repack(database, longest=0.2) == ["facet"]
    assert "`database compact` does it: facet" in caplog.text
    now = _files(database)
    assert now["facet"] == files["facet"]
    assert now["facet_pair"] != files["facet_pair"]
    with database.engine.connect() as connection:  # the pool's next have their own again
        assert connection.exec_driver_sql("SHOW statement_timeout").scalar() == "10s"
        assert connection.exec_driver_sql("SHOW lock_timeout").scalar() == "15s"
    wholeness.check(database)


def test_indexes_that_wait_too_long_for_a_reader_are_written_another_time(database_url, database, add, monkeypatch):
    monkeypatch.setattr(repacking, "ATTEMPTS", 1)
    add(SCRIPT)
    impatient = Database(database_url, timeout=0.3)
    with database.exporting(60) as slow:
        slow.session.scalars(select(Facet)).all()
        left = repacking.repack(impatient)
    assert left[:2] == ["facet", "statement"]
    assert left[-1] == "pk_statement_words"
    assert repacking.repack(impatient) == []
    impatient.engine.dispose()
    with database.reading() as reader:
        assert reader.connection.exec_driver_sql(INVALID).scalar() == 0
    wholeness.check(database)
