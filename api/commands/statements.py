"""The command line for statements: flask --app wsgi statements …"""

from __future__ import annotations

import sys
from typing import BinaryIO

import click

from api.app_state import database
from api.commands.command_line import CommandGroup
from api.transfer import ndjson_import

statements_group = CommandGroup("statements", help="Bring statements in.")


@statements_group.command("import")
@click.argument("file", type=click.File("rb"))
@click.option("--batch", type=click.IntRange(1, 100_000), default=ndjson_import.BATCH, show_default=True)
def import_statements(file: BinaryIO, batch: int) -> None:
    """Store the statements of FILE (- for standard input), as /statements gives them as NDJSON.

    Statements that are there are passed by. Each BATCH of lines is stored whole or not at all; lines that can't be stored are
    named, and the exit status is 1.
    """
    lines = new = 0
    try:
        for stored in ndjson_import.store(database(), file, batch):
            lines, new = lines + stored.lines, new + stored.new
            _report(lines, new)
    except ndjson_import.FaultyBatch as faulty:
        for fault in faulty.faults:
            click.echo(f"line {fault.line}: {fault.detail}", err=True)
        click.echo(f"Nothing after line {lines} was stored.", err=True)
        sys.exit(1)
    finally:
        click.echo(f"{lines} lines read, {new} statements stored, {lines - new} passed by")


def _report(lines: int, new: int) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r{lines} lines, {new} new", nl=False, err=True)
