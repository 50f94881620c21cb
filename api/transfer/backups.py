"""Backups: one SQLite file with all there is, tokens' digests too, taken from and put into a server of either kind while it works.

SQLite is copied by its online backup API, PostgreSQL row by row in one snapshot. A backup is there whole or not at all, and so is what
is restored. A backup from before an upgrade is upgraded as it is restored.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

from alembic.util import CommandError

from api import migrations
from api.database import Database, bulk, revisions
from api.transfer import database_copy

_PREFIX = ".backup-"


class Unusable(ValueError):  # noqa: N818 - named for what it is
    """A file that is no backup, or none of this version."""


def back_up(database: Database, file: Path, advance: bulk.Advance = bulk.ignore) -> int:
    """Write everything to a file, in the place of one of that name; its bytes. Raises database_copy.Unsuitable, sqlite3.Error.

    Of PostgreSQL `advance` is told of rows; what is written of SQLite, measure_drafts tells.
    """
    with _draft(file.parent) as draft:
        if database.is_sqlite:
            _copy_pages(_file_of(database), draft)
        else:
            _copy_rows(database, draft, advance)
        _check(draft)
        _close(draft)
        draft.replace(file)
    return file.stat().st_size


def measure_drafts(folder: Path) -> int:
    """How many bytes of backups that are being written there are in a folder."""
    sizes = [file.stat().st_size for file in folder.glob(f"{_PREFIX}*/*") if file.exists()]
    return sum(sizes)


def restore(database: Database, file: Path, advance: bulk.Advance = bulk.ignore) -> None:
    """Put a backup in the place of all that there is. Raises Unusable, database_copy.Unsuitable, sqlite3.Error.

    The changes since the backup are gone, so the history is a new one: who follows `/changes` is told to begin anew.
    """
    _check(file)
    with _draft(_file_of(database).parent if database.is_sqlite else Path(gettempdir())) as draft:
        _copy_pages(file, draft)
        _bring_up_to_date(draft)
        if database.is_sqlite:
            _copy_pages(draft, _file_of(database))
        else:
            _replace_rows(draft, database, advance)


@contextmanager
def _draft(folder: Path) -> Iterator[Path]:
    """A file in a folder of its own, which is locked as long as somebody works there: others are what a killed process has left."""
    for left in folder.glob(f"{_PREFIX}*"):
        _remove_unlocked(left)
    with ExitStack() as opened:
        made = _make_locked(folder, opened)
        opened.callback(shutil.rmtree, made)
        yield made / "draft.sqlite"


def _make_locked(folder: Path, opened: ExitStack) -> Path:
    """Made anew if somebody has taken it for a left one before it was locked."""
    while True:
        made = Path(mkdtemp(prefix=_PREFIX, dir=folder))
        with suppress(FileNotFoundError):
            number = os.open(made, os.O_RDONLY)
            opened.callback(os.close, number)
            fcntl.flock(number, fcntl.LOCK_EX)
        if made.exists():
            return made


def _remove_unlocked(folder: Path) -> None:
    with suppress(OSError):  # also where it is locked, or somebody else's
        number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
        finally:
            os.close(number)


@contextmanager
def _opened(file: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{file}")
    try:
        yield database
    finally:
        database.engine.dispose()


def _file_of(database: Database) -> Path:
    return Path(database.engine.url.database or "")


def _copy_pages(source: Path, target: Path) -> None:
    """In one step, so that a writer can't make it begin anew; it waits for a writer of the target."""
    address = f"{source.absolute().as_uri()}?mode=rw"
    with closing(sqlite3.connect(address, uri=True)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


def _copy_rows(database: Database, draft: Path, advance: bulk.Advance) -> None:
    with _opened(draft) as target:
        migrations.upgrade(target)
        list(database_copy.copy(database, target, advance=advance))


def _replace_rows(draft: Path, database: Database, advance: bulk.Advance) -> None:
    migrations.upgrade(database)
    with _opened(draft) as source:
        list(database_copy.copy(source, database, replaces=True, advance=advance))


def _check(file: Path) -> None:
    """Raises Unusable."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            connection.execute("SELECT version_num FROM alembic_version")
    except sqlite3.DatabaseError as error:
        raise Unusable(f"{file} is no backup: {error}.") from None
    if found != "ok":
        raise Unusable(f"{file} is damaged: {found}")


def _close(draft: Path) -> None:
    """Make it one file that is on the disk, without the log beside it."""
    with closing(sqlite3.connect(draft)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with draft.open("rb") as written:
        os.fsync(written.fileno())


def _bring_up_to_date(draft: Path) -> None:
    with _opened(draft) as database:
        try:
            migrations.upgrade(database)
        except CommandError as error:
            raise Unusable(f"The backup is of another version of Communiqué: {error}") from None
        with database.writing() as session:
            revisions.fork(revisions.lock(session))
