"""The folder of an export: files of Parquet in folders of years (Hive layout), and a file that says which they are.

A file has all statements of one year within a range of sort keys. Files are written under names that no reader looks for; the state
names them, and only then they take the place of those before. So whatever is killed leaves what was there, or what is completed
by whoever opens the folder next.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, to_builtins

LAYOUT = 1  # to be raised when columns or names change: folders of another layout are written anew
STATE = "_state.json"
_LOCK = "_lock"
_DRAFT = ".draft"
NO_YEAR = "__HIVE_DEFAULT_PARTITION__"  # Hive's own word for null


class WrongFolder(ValueError):  # noqa: N818 - named for what it is
    """The folder can't be exported to; the text says why."""


class DataFile(Struct, frozen=True):
    """A file: its path in the folder, its year (0 for articles without a date), its rows, and the sort key from which on it has all
    of the year's, up to that of the next file.
    """

    path: str
    year: int
    low: int
    rows: int


class State(Struct, frozen=True):
    """What the folder has: statements of a revision of a history, by files in the order of their keys."""

    layout: int
    history: str
    revision: int
    rows: int
    files: tuple[DataFile, ...]


class Folder:
    """A folder that this process alone exports to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.state = self._read()
        if self.state is not None:
            self._settle(self.state)

    def begin(self, year: int, name: str) -> tuple[str, Path]:
        """The path in the folder that a new file of that name will have, and the one at which it is to be written."""
        file = self.path / f"year={year or NO_YEAR}" / f"statements-{name}.parquet"
        file.parent.mkdir(exist_ok=True)
        return str(file.relative_to(self.path)), _draft(file)

    def has(self, file: DataFile) -> bool:
        """Whether a file is still there."""
        return (self.path / file.path).exists()

    def commit(self, state: State) -> None:
        """Put the files of a state in the place of those before."""
        draft = self.path / f"{STATE}{_DRAFT}"
        with draft.open("w", encoding="utf-8") as written:
            json.dump(to_builtins(state), written, indent=1)
            written.flush()
            os.fsync(written.fileno())
        draft.replace(self.path / STATE)
        self._settle(state)
        self.state = state

    def _read(self) -> State | None:
        try:
            read: dict[str, Any] = json.loads((self.path / STATE).read_bytes())
            return convert(read, State) if read["layout"] == LAYOUT else State(0, "", -1, 0, ())
        except FileNotFoundError:
            self._refuse_others()
            return None
        except (ValueError, KeyError) as error:
            raise WrongFolder(f"{self.path / STATE} can't be read: {error}") from None

    def _refuse_others(self) -> None:
        """Drafts may be there, of a first export that was broken off."""
        others = [file for file in self.path.iterdir() if not file.name.startswith(("_", "year="))]
        if others or any(self.path.glob("year=*/*.parquet")):
            raise WrongFolder(f"{self.path} has other files, and no {STATE}.")

    def _settle(self, state: State) -> None:
        """Give the files of a state their names, and remove what earlier states and broken exports have left."""
        named = {self.path / file.path for file in state.files}
        for file in named:
            if _draft(file).exists():
                _draft(file).replace(file)
        for pattern in ("statements-*.parquet", f".statements-*{_DRAFT}"):
            for left in set(self.path.glob(f"year=*/{pattern}")) - named:
                left.unlink()
        for year in self.path.glob("year=*"):
            if not any(year.iterdir()):
                year.rmdir()


def _draft(file: Path) -> Path:
    return file.with_name(f".{file.name}{_DRAFT}")


@contextmanager
def open_folder(path: Path) -> Iterator[Folder]:
    """The folder, made if it is not there. Raises WrongFolder if another process exports to it, or something else is in it."""
    path.mkdir(parents=True, exist_ok=True)
    with (path / _LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise WrongFolder(f"Another process exports to {path}.") from None
        yield Folder(path)
