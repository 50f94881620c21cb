"""Examines a server from the command line: settings, database, tables, index and data, and says what to do where one ails."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Literal

import click
from environs import EnvValidationError
from sqlalchemy import ColumnElement, Connection, func, make_url, select
from sqlalchemy.exc import SQLAlchemyError

from api import migrations
from api.database import Database
from api.models import Article, Statement, Token
from api.queries import fulltext
from api.settings import Settings, describe, read_settings
from extraction.knowledge.faults import find_faults
from extraction.knowledge.list_faults import find_list_faults
from extraction.text import dictionary
from schemas.statement import DOCUMENT_VERSION

Verdict = Literal["well", "warning", "fault"]
MIN_SECRET_CHARS = 16
MIN_FREE_BYTES = 500_000_000
LEAST_FREE_BYTES = 50_000_000  # with less, the next transactions may fail
TRIAL_BYTES = 1_000_000
PACK = "from extraction.text import dictionary; dictionary.pack()"
UPGRADE = "run flask --app wsgi database upgrade"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, and what to do about it."""

    subject: str
    state: Verdict
    text: str


@click.command("doctor")
def examine() -> None:
    """Check settings, database, tables, index and data; exits 1 if something is wrong."""
    states = set()
    for finding in findings():
        states.add(finding.state)
        click.echo(f"{finding.state:8}{finding.subject}: {finding.text}", err=finding.state == "fault")
    sys.exit("fault" in states)


def findings() -> Iterator[Finding]:
    """Everything that can be looked at; what depends on something that is wrong is left out."""
    try:
        settings = read_settings()
    except EnvValidationError as error:
        for fault in describe(error):
            yield Finding("settings", "fault", fault)
        return
    yield _settings(settings)
    yield _knowledge()
    yield _dictionary()
    yield from _database(settings)


def _settings(settings: Settings) -> Finding:
    if len(settings.secret_key) < MIN_SECRET_CHARS:
        return Finding(
            "settings", "warning", f"SECRET_KEY has less than {MIN_SECRET_CHARS} characters: make a longer one"
        )
    return Finding("settings", "well", "all can be read")


def _knowledge() -> Finding:
    faults = [*find_list_faults(), *find_faults()]
    if faults:
        return Finding("knowledge", "fault", f"{len(faults)} in extraction/data, the first: {faults[0]}")
    return Finding("knowledge", "well", "the tables of extraction/data have no faults")


def _dictionary() -> Finding:
    if dictionary.is_packed():
        return Finding("dictionary", "well", "it is packed")
    return Finding(
        "dictionary", "warning", f"each process takes a second and 90 MB to unpack it: run python -c '{PACK}'"
    )


def _database(settings: Settings) -> Iterator[Finding]:
    file = make_url(settings.database_url).database or ""
    if settings.database_url.startswith("sqlite") and not Path(file).is_file():
        yield Finding("database", "fault", f"there is no file {file}: see to DATABASE_URL, or {UPGRADE}")
        return
    database = Database(settings.database_url, settings.database_timeout, settings.statement_timeout)
    kind = database.engine.dialect.name
    try:
        if database.is_sqlite:
            yield _room(Path(file))
        with database.reading() as reader:
            yield Finding("database", "well", f"{kind} answers")
            yield from _contents(reader.connection)
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        yield Finding("database", "fault", f"{kind} does not answer ({cause}): see to DATABASE_URL and to the server")
    finally:
        database.engine.dispose()


def _room(file: Path) -> Finding:
    free = shutil.disk_usage(file.parent).free
    text = f"{free // 1_000_000} MB are free at {file.parent}"
    try:
        with TemporaryFile(dir=file.parent) as trial:
            trial.write(bytes(TRIAL_BYTES))
            trial.flush()
    except OSError as error:  # quotas, too, and what is not ours to write
        return Finding("disk", "fault", f"{text}, but nothing can be written ({error.strerror}): make room")
    if free < LEAST_FREE_BYTES:
        return Finding("disk", "fault", f"{text}: make room, nothing can be stored soon")
    return Finding("disk", "well" if free >= MIN_FREE_BYTES else "warning", text)


def _contents(connection: Connection) -> Iterator[Finding]:
    if not migrations.is_current(connection):
        yield Finding("tables", "fault", f"they are not up to date: {UPGRADE}")
        return
    yield Finding("tables", "well", "they are up to date")
    for look in (_articles, _documents, _index, _tokens):
        yield look(connection)


def _count(connection: Connection, table: type, *conditions: ColumnElement[bool]) -> int:
    return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def _articles(connection: Connection) -> Finding:
    articles = _count(connection, Article)
    if not articles:
        return Finding("articles", "warning", "there are none: run flask --app wsgi seed")
    return Finding("articles", "well", f"{articles} with {_count(connection, Statement)} statements")


def _documents(connection: Connection) -> Finding:
    stale = _count(connection, Statement, Statement.document_version != DOCUMENT_VERSION)
    if stale:
        return Finding("documents", "fault", f"{stale} statements are stored in an old form: run flask --app wsgi seed")
    return Finding("documents", "well", "all statements are stored in today's form")


def _index(connection: Connection) -> Finding:
    missing = _count(connection, Statement) - fulltext.count(connection)
    if missing:
        return Finding("full text", "fault", f"{missing} statements too few: run flask --app wsgi database reindex")
    return Finding("full text", "well", "every statement is indexed")


def _tokens(connection: Connection) -> Finding:
    tokens = _count(connection, Token)
    text = (
        f"{tokens} allow writing" if tokens else "none, so writing is closed: run flask --app wsgi tokens create NAME"
    )
    return Finding("tokens", "well", text)
