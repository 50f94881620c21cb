"""Readers of SQLite hand their connections on, as long as these are to the file of that name and in no transaction."""

import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from api.database.reading import prepared_statements, sqlite_connections
from api.models import Article, Revision

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
COUNT = select(func.count()).select_from(Article)


def driver_of(database):
    with database.reading() as reader:
        return reader.connection.connection.dbapi_connection


def test_one_connection_serves_one_reader_after_another(database):
    first = driver_of(database)
    database.current_revision()
    assert driver_of(database) is first
    assert not first.in_transaction


def test_readers_at_once_have_connections_of_their_own_and_few_are_kept(database, monkeypatch):
    monkeypatch.setattr(sqlite_connections, "MOST_IDLE", 1)
    with database.reading() as one, database.reading() as other:
        drivers = [reader.connection.connection.dbapi_connection for reader in (one, other)]
    assert drivers[0] is not drivers[1]
    assert database.engine.pool.checkedout() == 1


def test_more_readers_than_the_pool_has_leave_room_for_who_writes(database):
    barrier = threading.Barrier(10)

    def read():
        with database.reading() as reader:
            barrier.wait()
            reader.session.scalar(select(Revision.number))

    threads = [threading.Thread(target=read) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0 < database.engine.pool.checkedout() <= sqlite_connections.MOST_IDLE
    with database.writing() as session:
        assert session.scalar(select(Revision.number)) is not None


def test_what_was_read_by_the_session_and_by_the_driver_is_one_revision(database, add):
    add("xi > eins")
    with database.reading() as reader:
        assert reader.run(COUNT) == [(1,)]
        add("xi > zwei")
        assert len(reader.session.scalars(select(Article)).all()) == 1
    with database.reading() as reader:
        assert len(reader.session.scalars(select(Article)).all()) == 2


def test_a_fault_leaves_the_connection_fit_for_the_next(database, add):
    with pytest.raises(DBAPIError), database.reading() as reader:
        reader.connection.exec_driver_sql("SELECT nonsense")
    add("xi > eins")
    with database.reading() as reader:
        assert reader.session.scalar(select(Article.number)) == 1


ADDRESSES = (
    "/statements?speaker=xi", "/statements?q=eins", "/statements?speaker=xi&theme=ukraine", "/statements?from=2022-01-15",
    "/stats?group_by=theme&group_by=act", "/stats?group_by=month&q=eins", "/stats?group_by=speaker&theme=ukraine", "/sources",
)  # fmt: skip


def test_no_change_makes_statements_that_are_kept_beside_those_before(client, add):
    def ask(text):
        add(text, "2022-06-16")
        for address in ADDRESSES:
            assert client.get(address).status_code == 200
        return prepared_statements.prepare.cache_info().misses

    ask("xi > eins [ukraine]")
    assert ask("xi > eins zwei [ukraine]") == ask("xi > eins drei [ukraine]")


def test_none_stays_open_before_a_fork(database, add):
    add("xi > eins")
    log = Path(f"{database.engine.url.database}-wal")
    with closing(driver_of(database)):
        assert log.exists()
        database.close_connections()
        assert not log.exists()
