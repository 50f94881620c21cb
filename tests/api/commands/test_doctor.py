"""The doctor finds what ails, and says what to do about it."""

import errno
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from api.articles import catalogue
from api.commands import doctor
from api.models import Statement
from api.queries import fulltext
from extraction.text import dictionary
from tests import scripted


@pytest.fixture
def examine(monkeypatch, database_url, tmp_path):
    monkeypatch.chdir(tmp_path)

    def examine(**variables):
        for name, value in {"DATABASE_URL": database_url, "SECRET_KEY": "long enough for tests", **variables}.items():
            monkeypatch.setenv(name, value)
        result = CliRunner().invoke(doctor.examine)
        return result.exit_code, result.output

    return examine


@pytest.fixture
def stored(add):
    add("putin > Russland [ukraine]", "2022-06-16")


def test_a_server_in_order(stored, examine):
    status, told = examine()
    assert status == 0, told
    assert "articles: 1 with 1 statements" in told
    assert "warning" not in told.replace("disk", ""), told


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_full_disk_is_a_fault(stored, examine, monkeypatch):
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=40_000_000))
    status, told = examine()
    assert (status, "make room" in told) == (1, True), told
    monkeypatch.undo()
    monkeypatch.setattr(doctor, "TemporaryFile", Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
    status, told = examine()
    assert (status, "No space left" in told) == (1, True), told


def test_an_empty_server_is_told_to_seed(database, examine):
    status, told = examine()
    assert status == 0
    assert "warning articles: there are none: run flask --app wsgi seed" in told


def test_a_dictionary_that_is_not_packed(stored, examine, monkeypatch, tmp_path):
    monkeypatch.setattr(dictionary, "_PACKED", tmp_path / "none")
    status, told = examine()
    assert status == 0
    assert "warning dictionary: each process takes a second and 90 MB to unpack it: run python -c" in told


def test_settings_that_can_t_be_read_are_all_named(examine):
    status, told = examine(PAGE_SIZE="many", LOG_LEVEL="loud")
    assert status == 1
    assert "PAGE_SIZE" in told
    assert "LOG_LEVEL" in told


@pytest.mark.parametrize("url", ["sqlite:///none/such.sqlite", "postgresql://nobody@127.0.0.1:1/none"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_database_that_is_not_there(examine, url):
    status, told = examine(DATABASE_URL=url, DATABASE_TIMEOUT="1")
    assert status == 1
    assert "fault   database: " in told
    assert "see to DATABASE_URL" in told


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_tables_that_are_missing(examine, tmp_path):
    (tmp_path / "empty.sqlite").touch()
    status, told = examine(DATABASE_URL=f"sqlite:///{tmp_path}/empty.sqlite")
    assert status == 1
    assert "database upgrade" in told


def test_statements_missing_from_the_index_and_stored_in_an_old_form(stored, database, examine):
    with database.writing() as session:
        fulltext.clear(session.connection())
        session.execute(update(Statement).values(document_version=0))
    status, told = examine()
    assert status == 1
    assert "1 statements too few: run flask --app wsgi database reindex" in told
    assert "1 statements are stored in an old form: run flask --app wsgi seed" in told
    with database.writing() as session:  # what it says to do helps
        fulltext.rebuild(session.connection())
        catalogue.update(session, scripted.ENTITIES, [])
    assert examine()[0] == 0
