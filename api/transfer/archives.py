"""Archives of articles: read from a folder or a file, parsed by many processes, stored by this one, each article once.

What is there already is not parsed again, so a load that was interrupted goes on where it stopped when it is started again. Any
executor of the kind of concurrent.futures serves: a pool of processes on one machine, Dask on many.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from marshmallow import ValidationError

from api.articles import drafts, ingest
from api.articles.article_text import Refusal, identify, normalise
from api.database import Database
from schemas.article import NewArticle

AHEAD = 8  # articles that are handed out for each process beside those that are being stored
TOGETHER = 16  # articles that are stored in one transaction


class LoadOutcome(StrEnum):
    """What has become of an article."""

    ADDED = "added"
    KNOWN = "there already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ArchiveItem:
    """An article of an archive by the name under which it is found there; what is wrong with it if it can't be read."""

    name: str
    new: drafts.NewArticle | None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An item that is done."""

    name: str
    outcome: LoadOutcome
    detail: str = ""


def count_items(archive: Path) -> int:
    """How many items it has."""
    if archive.is_dir():
        return sum(1 for _ in archive.glob("**/*.txt"))
    with archive.open("rb") as lines:
        return sum(1 for line in lines if line.strip())


def read_archive(archive: Path) -> Iterator[ArchiveItem]:
    """The articles of a folder (NAME.txt, with what is known of it in NAME.json) or of an NDJSON file, as POST takes them."""
    if archive.is_dir():
        for file in sorted(archive.glob("**/*.txt")):
            yield _read_file(file, str(file.relative_to(archive)))
    else:
        with archive.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _read(f"line {number}", line)


def _read_file(file: Path, name: str) -> ArchiveItem:
    about = file.with_suffix(".json")
    try:
        fields = json.loads(about.read_bytes()) if about.exists() else {}
        text = file.read_text(encoding="utf-8")
    except ValueError as error:
        return ArchiveItem(name, None, f"It can't be read: {error}.")
    return (
        _read(name, json.dumps(fields | {"text": text}).encode())
        if isinstance(fields, dict)
        else ArchiveItem(name, None, "no object")
    )


def _read(name: str, content: bytes) -> ArchiveItem:
    try:
        fields: Any = NewArticle().load(json.loads(content))
    except ValidationError as error:
        return ArchiveItem(name, None, f"It is not as described: {error.messages}")
    except ValueError as error:
        return ArchiveItem(name, None, f"It can't be read: {error}.")
    return ArchiveItem(name, drafts.NewArticle(**fields))


def load_archive(database: Database, archive: Path, executor: Executor, ahead: int) -> Iterator[Loaded]:
    """Parse the articles by an executor and store them as they come back, those together that have come meanwhile.

    No more than `ahead` are handed out or being stored at a time.
    """
    waiting: dict[Future[drafts.Parsed], str] = {}
    for item in read_archive(archive):
        if (done := pass_by(database, item)) is not None:
            yield done
            continue
        waiting[executor.submit(parse_article, item.new, database.engine.dialect.name)] = item.name
        if len(waiting) >= ahead:
            yield from _store_finished(database, waiting)
    while waiting:
        yield from _store_finished(database, waiting)


def _store_finished(database: Database, waiting: dict[Future[drafts.Parsed], str]) -> Iterator[Loaded]:
    """Wait until some are parsed, and store these, in the order in which they were handed out."""
    done = wait(waiting, return_when=FIRST_COMPLETED).done
    parsed: dict[str, drafts.Parsed] = {}
    for future in list(islice((future for future in waiting if future in done), TOGETHER)):
        name = waiting.pop(future)
        try:
            parsed[name] = future.result()
        except Refusal as refusal:
            yield Loaded(name, LoadOutcome.REFUSED, str(refusal))
    for name, added in zip(parsed, ingest.store_all(database, list(parsed.values())), strict=True):
        yield Loaded(name, LoadOutcome.ADDED if added.is_new else LoadOutcome.KNOWN)


def pass_by(database: Database, item: ArchiveItem) -> Loaded | None:
    """What has become of an item that need not be parsed; None if it has to be."""
    if item.new is None:
        return Loaded(item.name, LoadOutcome.REFUSED, item.fault)
    try:
        id_ = identify(normalise(item.new.text))
    except Refusal as refusal:
        return Loaded(item.name, LoadOutcome.REFUSED, str(refusal))
    return Loaded(item.name, LoadOutcome.KNOWN) if ingest.is_there(database, id_) else None


def parse_article(new: drafts.NewArticle | None, dialect: str) -> drafts.Parsed:
    """Parse an article with the project's own extraction, read once by each process, and prepare it to be stored. Raises Refusal."""
    assert new is not None
    return ingest.prepare(drafts.parse(_parser(), new), dialect)


@cache
def _parser() -> drafts.TextParser:
    return drafts.own_parser()
