"""The command line for archives: flask --app wsgi articles load …"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

import click
from flask.cli import with_appcontext

from api.app_state import database, settings
from api.commands.progress import track
from api.transfer import archive_workers, archives
from api.transfer.archives import Loaded, LoadOutcome


@click.command("load")
@click.argument("archive", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--processes",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes that parse and, on PostgreSQL, store.",
)
@click.option("--dask", metavar="ADDRESS", help="Let the workers of a Dask scheduler do that, such as tcp://host:8786.")
@with_appcontext
def load_articles(archive: Path, processes: int, dask: str | None) -> None:
    """Parse and store the articles of ARCHIVE: a folder of text files, or an NDJSON file.

    A folder has texts (UTF-8) NAME.txt and, if anything is known of them, NAME.json with title, published_on, source, url and
    language; a line of NDJSON has these and text. What is there is passed by, so a load that was broken off is simply started again.
    What can't be stored is named, and the exit status is 1.
    """
    done: Counter[LoadOutcome] = Counter()
    length = archives.count_items(archive)
    with _executor(processes, dask) as (executor, width):
        for one in track(_load(archive, executor, width), archive.name, "articles", length):
            done[one.outcome] += 1
            if one.outcome is LoadOutcome.REFUSED:
                click.echo(f"\nrefused {one.name}: {one.detail}", err=True)
    click.echo(", ".join(f"{done[outcome]} {outcome.value}" for outcome in LoadOutcome))
    sys.exit(bool(done[LoadOutcome.REFUSED]))


def _load(archive: Path, executor: Executor, width: int) -> Iterator[Loaded]:
    """SQLite has one writer, which is this process; to PostgreSQL the workers write themselves."""
    try:
        if database().is_sqlite:
            yield from archives.load_archive(database(), archive, executor, archives.TOGETHER + archives.AHEAD * width)
        else:
            yield from archive_workers.load_archive(settings().database_url, archive, executor, width)
    except BrokenExecutor:
        raise click.ClickException(
            "A process was killed. What is stored is passed by when this is started again."
        ) from None


@contextmanager
def _executor(processes: int, dask: str | None) -> Iterator[tuple[Executor, int]]:
    """What parses, and how many articles at a time."""
    if dask is None:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
            yield pool, processes
        return
    try:
        from distributed import Client
    except ImportError:
        raise click.ClickException(
            "Dask is not installed: pip install '.[dask]' in the folder of the project."
        ) from None
    with Client(dask) as client:
        yield client.get_executor(), max(1, sum(client.ncores().values()))
