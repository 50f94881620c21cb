"""Connections to PostgreSQL are asked whether they stand when they were not used for a while, and only then."""

import psycopg
import pytest
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from api.database import connection_checks
from api.database.reading.postgresql import PostgresqlReading
from api.models import Revision

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def pings(database, monkeypatch):
    """One for each ping."""
    found, ping = [], database.engine.dialect.do_ping
    monkeypatch.setattr(database.engine.dialect, "do_ping", lambda connection: found.append(1) or ping(connection))
    return found


def number(database):
    with database.reading() as reader:
        return reader.session.scalar(select(Revision.number))


def test_what_was_just_used_is_not_asked(database, pings, monkeypatch):
    number(database)
    monkeypatch.setattr(connection_checks, "PING_AFTER", 60)
    number(database)
    assert not pings
    monkeypatch.setattr(connection_checks, "PING_AFTER", -1)
    number(database)
    assert len(pings) == 1


def test_what_was_lost_meanwhile_is_replaced(database, database_url, monkeypatch):
    monkeypatch.setattr(connection_checks, "PING_AFTER", -1)
    before = number(database)
    _cut(database_url)
    assert number(database) == before


def test_what_is_lost_unasked_fails_once(database, database_url, monkeypatch):
    monkeypatch.setattr(connection_checks, "PING_AFTER", 60)
    before = number(database)
    _cut(database_url)
    with pytest.raises(OperationalError):
        number(database)
    assert number(database) == before


def test_a_first_row_is_read_in_no_transaction(database):
    reading = PostgresqlReading(database.replica, database.replica)
    first, second = (reading.read_first("SELECT now(), pg_backend_pid()") for _ in range(2))
    assert first[0] < second[0], "each is a transaction of its own"
    assert first[1] == second[1], "they have one connection"
    assert reading.count_idle() == 1
    with database.replica.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert not driver.autocommit
        assert driver.info.transaction_status == psycopg.pq.TransactionStatus.IDLE


def _cut(url):
    """End all other connections to the database, as a restart does."""
    with psycopg.connect(url, autocommit=True) as connection:
        others = "datname = current_database() AND pid <> pg_backend_pid()"
        connection.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {others}")  # noqa: S608
