"""The command line for articles: flask --app wsgi articles …"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any, BinaryIO, TextIO

import click

from api.app_state import database, parser, settings
from api.articles import ingest, near_duplicates, reparsing
from api.articles.article_text import Refusal
from api.commands.archives import load_articles
from api.commands.command_line import CommandGroup
from api.commands.sources import find_watched
from api.feeding import encodings, files, formats
from api.feeding.items import Fields, Item
from api.feeding.outcomes import Fate, Outcome, Report
from api.feeding.storing import Store
from api.feeding.web import addresses
from api.feeding.web.watching import Intervals, Watch
from api.transfer import article_transfer

_REPORT = click.File("w", encoding="utf-8", errors="backslashreplace")  # JSON's own way for names that are not UTF-8
_CLEAR = "\r\x1b[K"  # the line of a terminal, which shows the progress


def _check_encoding(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and encodings.find_codec(value) is None:
        raise click.BadParameter(f"{value} is no encoding of text; such are utf-8, latin-1, cp1252, utf-16.")
    return value


articles_group = CommandGroup("articles", help="Add, renew, move and remove articles.")
articles_group.add_command(load_articles)


@articles_group.command("add")
@click.argument("sources", nargs=-1, required=True)
@click.option("--title")
@click.option("--date", "published_on", type=click.DateTime(["%Y-%m-%d"]), help="Day of publication.")
@click.option("--source", help="Who published it.")
@click.option("--language", help="BCP 47; found out from the text if not given.")
@click.option("--url")
@click.option("--author", help="Whose words an op-ed, a letter or a speech are, if the text does not say so.")
@click.option("--side", help="Whose account it is: ISO code of a country or id of an organisation.")
@click.option("--format", "format_", type=click.Choice(formats.FORMATS), default="txt", help="Of standard input (-).")
@click.option(
    "--encoding", callback=_check_encoding, help="Of the text, such as latin-1; UTF-8 or what a page says if not given."
)
@click.option("--report", "file", type=_REPORT, help="Write a line of JSON for each article.")
def add_articles(
    sources: tuple[str, ...], format_: str, encoding: str | None, file: TextIO | None, **fields: Any
) -> None:
    """Parse and store articles from SOURCES: files, folders, globs, - for standard input, web addresses and feeds.

    Formats are txt, md, html, pdf, json and ndjson (objects with the fields of POST /articles). Options outweigh what
    a file says. What is refused is named with the reason, and the exit status is 1.
    """
    given = {name: _write(value) for name, value in fields.items()}
    report = Report(file)
    store = Store(database(), parser(), settings().max_body_bytes)
    parts = _find_parts(sources)
    fetcher = _make_fetcher(parts)
    with _summing_up(report), click.progressbar(parts, file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        for part in shown:
            for outcome in store.add(_read(part, format_, fetcher, given, encoding)):
                _tell(report, outcome)
    sys.exit(bool(report.fates[Fate.REFUSED]))


@articles_group.command("watch")
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option(
    "--source", "names", multiple=True, help="A source of the catalogue, by any of its names; may be repeated."
)
@click.option("--once", is_flag=True, help="Look at each feed once and end.")
def watch_feeds(feeds: tuple[str, ...], names: tuple[str, ...], once: bool) -> None:
    """Store the articles of RSS, Atom and JSON feeds as they appear, until it is stopped.

    A FEED may also be a page or an OPML list that names feeds. SIGTERM or Ctrl-C stops it. How often feeds are looked at, and
    what may be fetched, is set by WATCH_INTERVAL and the other settings.
    """
    given: dict[str, Fields] = {feed: {} for feed in feeds} | dict(map(find_watched, names))
    if not given:
        raise click.UsageError("Say what is to be watched: the address of a feed, or --source.")
    report = Report()
    store = Store(database(), parser(), settings().max_body_bytes)
    intervals = Intervals(settings().watch_interval, settings().watch_max_interval, settings().fetch_pause)
    watch = Watch(_make_fetcher(list(given)), store, intervals, given)
    with _summing_up(report), suppress(KeyboardInterrupt):
        for outcome in watch.look_once() if once else watch.run():
            _tell(report, outcome)
    sys.exit(once and bool(report.fates[Fate.REFUSED]))


@articles_group.command("reparse")
@click.argument("ids", metavar="[ID]...", nargs=-1)
def reparse_articles(ids: tuple[str, ...]) -> None:
    """Parse articles again, all if no ID is given, as is needed after a change of the extraction.

    Statements that are found again keep their ids. Each article is changed whole or not at all; what could not be parsed is
    named, and the exit status is 1.
    """
    wanted = ids or reparsing.list_articles(database())
    results = reparsing.reparse(database(), parser(), wanted)
    done = []
    with click.progressbar(results, len(wanted), file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        for result in shown:
            done.append(result)
            if result.failure:
                click.echo(f"not parsed {result.id}: {result.failure}", err=True)
    added, changed, removed = (sum(getattr(r, name) for r in done) for name in ("added", "changed", "removed"))
    click.echo(f"{len(done)} articles parsed: {added} statements added, {changed} changed, {removed} removed")
    sys.exit(any(result.failure for result in done))


@articles_group.command("relink")
def relink_articles() -> None:
    """Find anew which articles are nearly the same, as is needed once for those stored before this was done."""
    click.echo(f"compared {near_duplicates.rebuild(database())} articles")


@articles_group.command("export")
@click.argument("file", type=click.File("wb", atomic=True), default="-")
def export_articles(file: BinaryIO) -> None:
    """Write all articles with their statements, ids and times to FILE, or to standard output: a line of JSON for each."""
    for line in article_transfer.export(database(), settings().export_timeout):
        file.write(line)


@articles_group.command("import")
@click.argument("file", type=click.File("rb"))
def import_articles(file: BinaryIO) -> None:
    """Store the articles of an export (- for standard input) that are not there: all of them, or none if a line is faulty."""
    try:
        done = article_transfer.store(database(), file)
    except article_transfer.FaultyLine as fault:
        raise click.ClickException(f"{fault} Nothing was stored.") from None
    click.echo(f"{done.new} articles stored, {done.known} there already")


@articles_group.command("remove")
@click.argument("id_", metavar="ID")
def remove_article(id_: str) -> None:
    """Remove an article with its statements."""
    if not ingest.remove(database(), id_):
        raise click.ClickException(f"There is no article {id_}.")


def _write(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _find_parts(sources: Sequence[str]) -> list[Any]:
    """Paths, web addresses, "-" and refusals, in order, each once."""
    parts: list[Any] = []
    for source in sources:
        try:
            parts.extend([source] if source == "-" or addresses.is_address(source) else files.find_files(source))
        except Refusal as refusal:
            parts.append(Item(source, refusal))
    return list(dict.fromkeys(parts))


def _make_fetcher(parts: Sequence[Any]) -> Any:
    """A fetcher, if something is to be fetched."""
    if not any(isinstance(part, str) and part != "-" for part in parts):
        return None
    try:
        return addresses.make_fetcher(settings())
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from None


def _read(part: Any, format_: str, fetcher: Any, given: Fields, encoding: str | None) -> Iterator[Item]:
    if isinstance(part, Item):
        yield part
    elif part == "-":
        yield from files.read_stream("-", sys.stdin.buffer, format_, settings().max_file_bytes, given, encoding)
    elif isinstance(part, str):
        yield from addresses.read_address(fetcher, part, given, encoding)
    else:
        yield from files.read_file(part, settings().max_file_bytes, given, encoding)


@contextmanager
def _summing_up(report: Report) -> Iterator[None]:
    """Sum up at the end, however it comes; the signal to terminate is as Ctrl-C."""
    usual = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, usual)
        click.echo(report.summarise(), err=True)


def _tell(report: Report, outcome: Outcome) -> None:
    report.note(outcome)
    if sys.stderr.isatty():
        click.echo(_CLEAR, nl=False, err=True)
    click.echo(str(outcome), err=outcome.fate is Fate.REFUSED)
