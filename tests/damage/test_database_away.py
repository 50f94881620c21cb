"""A database that is locked, full, gone or damaged: 503 with Retry-After, nothing half-stored, and service resumes by itself."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from api.settings import Settings
from tests import wholeness

QUESTIONS = [
    "/statements",
    "/statements?q=Frieden",
    "/articles",
    "/stats?group_by=speaker",
    "/changes",
    "/health/ready",
]
onsqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def settings(database_url):
    return Settings(database_url=database_url, secret_key="for tests only", database_timeout=0.2)


@pytest.fixture
def file(settings):
    return Path(settings.database_url.removeprefix("sqlite:///"))


def assert_unavailable(response):
    assert response.status_code == 503, response.text
    assert response.content_type == "application/problem+json"
    assert int(response.headers["Retry-After"]) > 0
    assert "sqlite" not in response.text.lower()


@onsqlite
def test_who_writes_into_a_locked_database_is_told_to_come_again(writer, add, file):
    add("putin > Frieden")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert_unavailable(writer.post("/articles", json={"text": "xi > Handel"}))
        assert writer.get("/statements?q=Frieden").json["meta"]["total"] == 1
    assert writer.post("/articles", json={"text": "xi > Handel"}).status_code == 201


@onsqlite
def test_a_database_that_is_moved_away_and_back(writer, add, file, database):
    add("putin > Frieden")
    assert writer.get("/statements").json["meta"]["total"] == 1
    database.engine.dispose()  # writes the log into the file
    away = file.with_suffix(".away")
    file.rename(away)
    for question in QUESTIONS:
        assert_unavailable(writer.get(question))
    assert_unavailable(writer.post("/articles", json={"text": "xi > Handel"}))
    assert "communique_database_up 0.0" in writer.get("/metrics").text
    assert not file.exists()
    away.rename(file)
    assert "communique_database_up 1.0" in writer.get("/metrics").text
    assert writer.get("/statements").json["meta"]["total"] == 1
    assert writer.post("/articles", json={"text": "xi > Handel"}).status_code == 201


@onsqlite
def test_another_file_of_that_name_is_used_at_once(writer, add, file, database):
    add("putin > Frieden")
    database.engine.dispose()
    other = shutil.copy(file, file.with_suffix(".other"))
    assert writer.post("/articles", json={"text": "xi > Handel"}).status_code == 201  # connections are open again
    for beside in file.parent.glob(f"{file.name}-*"):
        beside.unlink()
    Path(other).replace(file)
    assert writer.get("/articles").json["meta"]["total"] == 1


@onsqlite
def test_a_full_disk_stores_nothing_and_is_not_for_ever(writer, add, database):
    add("putin > Frieden")

    def limit(pages):
        with database.engine.connect() as connection:  # the pool has one connection, used again
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")

    with database.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    limit(pages)
    large = "\n".join(f"putin > Frieden und Handel und Gas {number} [ukraine]" for number in range(300))
    assert_unavailable(writer.post("/articles", json={"text": large}))
    assert writer.get("/statements").json["meta"]["total"] == 1
    limit(1_000_000)
    assert writer.post("/articles", json={"text": large}).status_code == 201
    wholeness.check(database)


@onsqlite
def test_a_damaged_file_is_reported_and_a_mended_one_used(client, add, file, database):
    add("putin > Frieden")
    database.engine.dispose()
    good = file.read_bytes()
    file.write_bytes(b"no database at all" * 1000)
    for question in QUESTIONS:
        assert_unavailable(client.get(question))
    file.write_bytes(good)
    assert client.get("/health/ready").status_code == 200
    assert client.get("/statements").json["meta"]["total"] == 1


def test_readiness_tells_of_missing_migrations(client, database):
    assert client.get("/health/ready").status_code == 200
    with database.migrating() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0001'")
    response = client.get("/health/ready")
    assert response.status_code == 503
    assert "database upgrade" in response.json["detail"]
    assert client.get("/health/live").status_code == 200


def test_no_connection_left_is_no_fault_of_the_program(client, add, database):
    add("putin > Frieden")
    database.engine.dispose()  # with those that readers keep
    pool = database.engine.pool
    pool._timeout = 0.1
    held = [database.engine.connect() for _ in range(pool.size() + pool._max_overflow)]
    try:
        assert_unavailable(client.get("/statements"))
    finally:
        for connection in held:
            connection.close()
    assert client.get("/statements").status_code == 200
