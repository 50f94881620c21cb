"""The command line for articles that are stored: parse and compare them anew, move them, remove them."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import BinaryIO

import click
from flask.cli import with_appcontext

from api.app_state import database, parser, settings
from api.articles import ingest, near_duplicates, reparsing
from api.commands.progress import reporting, track
from api.transfer import article_export, article_import


@click.command("reparse")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@with_appcontext
def reparse_articles(ids: tuple[str, ...]) -> None:
    """Parse articles again, all if no ID is given, as is needed after a change of the extraction.

    Statements that are found again keep their ids. Each article is changed whole or not at all; what could not be parsed is
    named, and the exit status is 1.
    """
    wanted = ids or reparsing.list_articles(database())
    results = reparsing.reparse(database(), parser(), wanted)
    done = []
    for result in track(results, "reparse", "articles", len(wanted)):
        done.append(result)
        if result.failure:
            click.echo(f"not parsed {result.id}: {result.failure}", err=True)
    added, changed, removed = (sum(getattr(r, name) for r in done) for name in ("added", "changed", "removed"))
    click.echo(f"{len(done)} articles parsed: {added} statements added, {changed} changed, {removed} removed")
    sys.exit(any(result.failure for result in done))


@click.command("relink")
@with_appcontext
def relink_articles() -> None:
    """Find anew which articles are nearly the same, as is needed once for those stored before this was done."""
    with reporting("relink", "articles") as progress:
        compared = near_duplicates.rebuild(database(), progress.advance)
    click.echo(f"compared {compared} articles")


@click.command("export")
@click.argument("file", type=click.File("wb", atomic=True), default="-")
@with_appcontext
def export_articles(file: BinaryIO) -> None:
    """Write all articles with their statements, ids and times to FILE, or to standard output: a line of JSON for each."""
    for line in track(article_export.export(database(), settings().export_timeout), "export", "articles"):
        file.write(line)


@click.command("import")
@click.argument("file", type=click.File("rb"))
@with_appcontext
def import_articles(file: BinaryIO) -> None:
    """Store the articles of an export (- for standard input) that are not there: all of them, or none if a line is faulty."""
    try:
        with closing(track(file, "import", "articles")) as lines:
            done = article_import.store(database(), lines)
    except article_import.FaultyLine as fault:
        raise click.ClickException(f"{fault} Nothing was stored.") from None
    click.echo(f"{done.new} articles stored, {done.known} there already")


@click.command("remove")
@click.argument("id_", metavar="ID")
@with_appcontext
def remove_article(id_: str) -> None:
    """Remove an article with its statements."""
    if not ingest.remove(database(), id_):
        raise click.ClickException(f"There is no article {id_}.")
