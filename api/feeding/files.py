"""Files, folders and globs: which files they stand for, and what these hold."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from api.articles.article_text import Refusal
from api.feeding import formats
from api.feeding.items import Fields, Item


def find_files(name: str) -> list[Path]:
    """The files that a path or glob means, in order; of a folder, those of known formats in it and its folders.

    Raises Refusal where there is nothing.
    """
    path = Path(name)
    if path.is_dir():
        return _in_folder(path)
    if path.exists():
        return [path]
    found = [file for match in sorted(glob.glob(name, recursive=True)) for file in _files(Path(match))]  # noqa: PTH207
    if not found:
        raise Refusal("not-found", "There is no such file.")
    return list(dict.fromkeys(found))


def read_file(path: Path, max_bytes: int, given: Fields, encoding: str | None = None) -> Iterator[Item]:
    """The articles of a file."""
    try:
        format_ = formats.find_format(path.name)
        if format_ is None:
            raise Refusal("unknown-format", f"The ending {path.suffix} is none of {', '.join(formats.FORMATS)}.")
        with path.open("rb") as file:
            yield from read_stream(str(path), file, format_, max_bytes, given, encoding)
    except OSError as error:
        yield Item(str(path), Refusal("unreadable-file", f"The file can't be read: {error.strerror}."))
    except Refusal as refusal:
        yield Item(str(path), refusal)


def read_stream(
    name: str, file: BinaryIO, format_: str, max_bytes: int, given: Fields, encoding: str | None = None
) -> Iterator[Item]:
    """The articles of an open file, or the refusal of one that is too large."""
    content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        yield Item(name, Refusal("body-too-large", f"The file has more than {max_bytes} bytes."))
    else:
        yield from formats.read_articles(name, format_, content, given, encoding)


def _files(path: Path) -> Iterable[Path]:
    return _in_folder(path) if path.is_dir() else [path]


def _in_folder(folder: Path) -> list[Path]:
    """Hidden files and those of other formats are passed by."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix and not _is_hidden(path, folder))
    return sorted(path for path in files if formats.find_format(path.name))


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)
