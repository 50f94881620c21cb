"""Archives loaded by workers that parse articles and store them too, each over connections of its own: for PostgreSQL.

Whatever writes articles begins by locking the one row of the revision (revisions.lock), before it reads or changes anything else. So
of many writers one writes at a time and the others wait in a queue: none waits for what another has locked meanwhile, which is what a
deadlock takes, and facets, pairs and counts are those of one writer after another. Parsing, which takes the time, goes on beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from functools import lru_cache
from itertools import islice
from pathlib import Path

from api.articles import drafts, ingest
from api.articles.article_text import Refusal
from api.database import Database
from api.transfer.archives import (
    TOGETHER,
    ArchiveItem,
    Loaded,
    LoadOutcome,
    parse_article,
    pass_by,
    read_archive,
)

AHEAD = 2  # parts that are handed out for each worker
_PATIENCE = 600.0  # seconds to wait for those who write before


def load_archive(url: str, archive: Path, executor: Executor, workers: int) -> Iterator[Loaded]:
    """Let the workers of an executor parse and store the articles in the database of an address, some at a time."""
    waiting: set[Future[list[Loaded]]] = set()
    items = read_archive(archive)
    while part := list(islice(items, TOGETHER)):
        waiting.add(executor.submit(parse_and_store, url, part))
        if len(waiting) >= AHEAD * workers:
            yield from _take_finished(waiting)
    while waiting:
        yield from _take_finished(waiting)


def _take_finished(waiting: set[Future[list[Loaded]]]) -> Iterator[Loaded]:
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        waiting.remove(future)
        yield from future.result()


def parse_and_store(url: str, items: Sequence[ArchiveItem]) -> list[Loaded]:
    """Parse articles that are not there, and store them in one transaction. Done again it does nothing: a lost worker loses time."""
    database = _database(url)
    done: list[Loaded] = []
    parsed: dict[str, drafts.Parsed] = {}
    for item in items:
        if (known := pass_by(database, item)) is not None:
            done.append(known)
            continue
        try:
            parsed[item.name] = parse_article(item.new, database.engine.dialect.name)
        except Refusal as refusal:
            done.append(Loaded(item.name, LoadOutcome.REFUSED, str(refusal)))
    stored = ingest.store_all(database, list(parsed.values()))
    return done + [
        Loaded(name, LoadOutcome.ADDED if added.is_new else LoadOutcome.KNOWN)
        for name, added in zip(parsed, stored, strict=True)
    ]


@lru_cache(maxsize=4)
def _database(url: str) -> Database:
    """One for each process."""
    return Database(url, timeout=_PATIENCE)
