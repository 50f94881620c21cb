"""Backups are taken from a server that works and put back into one, of either kind; all is there or nothing is changed."""

import fcntl
import os
import signal
import sqlite3
import time
from threading import Event, Thread

import pytest

from api import create_app
from api.articles import ingest
from api.transfer import backups
from tests import wholeness
from tests.conftest import PARSER

QUERIES = ["/statements?explain=1", "/statements?q=Frieden", "/stats?group_by=speaker", "/articles", "/speakers"]


@pytest.fixture
def command(app):
    def command(*arguments):
        result = app.test_cli_runner().invoke(args=["database", *map(str, arguments)])
        return result.exit_code, result.output

    return command


def test_what_was_removed_or_added_since_is_undone(client, add, database, command, tmp_path):
    kept = add("putin > Frieden mit China [ukraine] {UN} (russland) @ xi\nxi > „Handel“ (china)", "2022-01-01")
    before = [client.get(query).json for query in QUERIES]
    code, output = command("backup", tmp_path / "backup.sqlite")
    assert code == 0, output
    ingest.remove(database, kept)
    add("selenskyj > Waffen")
    code, output = command("restore", tmp_path / "backup.sqlite", "--yes")
    assert code == 0, output
    assert [client.get(query).json for query in QUERIES] == before
    wholeness.check(database)
    add("jemand-neues > Frieden [neues]")
    assert client.get("/statements?q=Frieden").json["meta"]["total"] == 2
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith((".", "backup"))) == [
        "backup.sqlite"
    ]


def test_followers_of_changes_begin_anew_and_tags_differ(client, add, command, tmp_path):
    add("putin > Frieden")
    assert command("backup", tmp_path / "backup.sqlite")[0] == 0
    add("xi > Handel")
    lost = client.get("/statements")
    command("restore", tmp_path / "backup.sqlite", "--yes")
    assert client.get("/changes", query_string={"after": lost.headers["Changes-Cursor"]}).status_code == 410
    add("selenskyj > Waffen")
    tag = {"If-None-Match": lost.headers["ETag"]}
    assert client.get("/statements", headers=tag).status_code == 200


def test_a_backup_of_one_kind_goes_into_the_other(client, add, command, tmp_path, sqlite_template, postgresql_template):
    add("putin > Frieden [ukraine]", "2022-01-01")
    command("backup", tmp_path / "backup.sqlite")
    other = f"sqlite:///{tmp_path}/other.sqlite"
    if client.application.extensions["communique"].database.is_sqlite:
        other = postgresql_template(f"restored_{tmp_path.name.replace('-', '_')}"[:60].lower())
    settings = client.application.extensions["communique"].settings
    there = create_app(settings.__class__(database_url=other, secret_key=settings.secret_key), PARSER)
    result = there.test_cli_runner().invoke(args=["database", "restore", f"{tmp_path}/backup.sqlite", "--yes"])
    assert result.exit_code == 0, result.output
    for query in QUERIES:
        assert there.test_client().get(query).json == client.get(query).json, query


def test_a_backup_taken_while_articles_are_added_is_whole(database, app, add, command, tmp_path):
    add("putin > Anfang")
    stop = Event()

    def write():
        number = 0
        while not stop.is_set():
            number += 1
            add(f"putin > Frieden {number} [ukraine]\nxi > Handel {number} {{UN}}")

    writer = Thread(target=write)
    writer.start()
    try:
        results = [command("backup", tmp_path / f"{number}.sqlite") for number in range(4)]
    finally:
        stop.set()
        writer.join()
    assert [code for code, _ in results] == [0] * 4, results
    for number in range(4):
        settings = app.extensions["communique"].settings
        url = f"sqlite:///{tmp_path}/{number}.sqlite"
        copy = (
            create_app(settings.__class__(database_url=url, secret_key="-"), PARSER).extensions["communique"].database
        )
        wholeness.check(copy)
        copy.engine.dispose()


@pytest.mark.parametrize("content", [b"", b"no database at all, but long enough to be looked at" * 100])
def test_what_is_no_backup_changes_nothing(client, add, command, tmp_path, content):
    add("putin > Frieden")
    (tmp_path / "file").write_bytes(content)
    code, output = command("restore", tmp_path / "file", "--yes")
    assert code == 1
    assert "is no backup" in output
    assert client.get("/statements").json["meta"]["total"] == 1


def test_a_backup_of_a_later_version_is_refused(client, add, command, tmp_path):
    add("putin > Frieden")
    command("backup", tmp_path / "later.sqlite")
    with sqlite3.connect(tmp_path / "later.sqlite") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    code, output = command("restore", tmp_path / "later.sqlite", "--yes")
    assert code == 1
    assert "another version" in output
    assert client.get("/statements").json["meta"]["total"] == 1


def test_a_backup_that_can_not_be_written_leaves_the_last_one(add, command, tmp_path):
    add("putin > Frieden")
    code, output = command("backup", tmp_path / "no folder" / "backup.sqlite")
    assert code == 1
    assert "no folder" in output


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_a_killed_backup_has_left_is_removed_and_nothing_of_one_at_work(add, command, tmp_path):
    add("putin > Frieden")
    left, at_work = tmp_path / ".backup-left", tmp_path / ".backup-at-work"
    for folder in (left, at_work):
        folder.mkdir()
        (folder / "draft.sqlite").write_bytes(b"x")
    lock = os.open(at_work, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    code, output = command("backup", tmp_path / "backup.sqlite")
    os.close(lock)
    assert code == 0, output
    assert list(tmp_path.glob(".backup-*")) == [at_work]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_backup_that_is_told_to_terminate_leaves_nothing(add, command, tmp_path, monkeypatch):
    def be_told(_source, draft):
        draft.write_bytes(b"x")
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)

    monkeypatch.setattr(backups, "_copy_pages", be_told)
    code, _ = command("backup", tmp_path / "backup.sqlite")
    assert code == 1
    assert list(tmp_path.glob("*backup*")) == []
