"""flask --app wsgi articles add: articles from files, folders, standard input, web addresses and feeds."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any, TextIO

import click
from flask.cli import with_appcontext

from api.app_state import database, parser, settings
from api.commands.articles.feeding import find_parts, make_fetcher, summing_up, tell
from api.commands.progress import track
from api.feeding import encodings, files, formats
from api.feeding.items import Fields, Item
from api.feeding.outcomes import Fate, Report
from api.feeding.storing import Store
from api.feeding.web import addresses

_REPORT = click.File("w", encoding="utf-8", errors="backslashreplace")  # JSON's own way for names that are not UTF-8


def _check_encoding(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and encodings.find_codec(value) is None:
        raise click.BadParameter(f"{value} is no encoding of text; such are utf-8, latin-1, cp1252, utf-16.")
    return value


@click.command("add")
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
@with_appcontext
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
    parts = find_parts(sources)
    fetcher = make_fetcher(parts)
    with summing_up(report):
        for part in track(parts, "add", "sources", len(parts)):
            for outcome in store.add(_read(part, format_, fetcher, given, encoding)):
                tell(report, outcome)
    sys.exit(bool(report.fates[Fate.REFUSED]))


def _write(value: Any) -> Any:
    return value.date().isoformat() if isinstance(value, datetime) else value


def _read(part: Any, format_: str, fetcher: Any, given: Fields, encoding: str | None) -> Iterator[Item]:
    if isinstance(part, Item):
        yield part
    elif part == "-":
        yield from files.read_stream("-", sys.stdin.buffer, format_, settings().max_file_bytes, given, encoding)
    elif isinstance(part, str):
        yield from addresses.read_address(fetcher, part, given, encoding)
    else:
        yield from files.read_file(part, settings().max_file_bytes, given, encoding)
