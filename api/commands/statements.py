"""The command line for statements: flask --app wsgi statements …"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import BinaryIO

import click

from api.app_state import database, settings
from api.commands.command_line import CommandGroup
from api.commands.progress import reporting
from api.free_memory import bound_free_memory
from api.transfer import statement_import
from api.transfer.parquet import library

statements_group = CommandGroup("statements", help="Bring statements in, and hand them to other programs.")


@statements_group.command("import")
@click.argument("file", type=click.File("rb"))
@click.option(
    "--batch",
    type=click.IntRange(1, 100_000),
    show_default=" or ".join(f"{size:,} on {dialect}" for dialect, size in statement_import.BATCHES.items()),
    help="Lines that are stored at once.",
)
@click.option(
    "--processes",
    type=click.IntRange(1, 64),
    default=statement_import.default_processes,
    show_default="2, or 1 where there is one core",
    help="One of them stores what the others have prepared.",
)
def import_statements(file: BinaryIO, batch: int | None, processes: int) -> None:
    """Store the statements of FILE (- for standard input), as /statements gives them as NDJSON.

    Statements that are there are passed by. Each BATCH of lines is stored whole or not at all; lines that can't be stored are
    named, and the exit status is 1.
    """
    bound_free_memory()
    lines = new = 0
    try:
        with reporting("import", "lines") as progress:
            for stored in statement_import.store(database(), file, batch, processes):
                lines, new = lines + stored.lines, new + stored.new
                progress.advance(stored.lines)
                progress.share = _find_share(file)
    except statement_import.FaultyBatch as faulty:
        for fault in faulty.faults:
            click.echo(f"line {fault.line}: {fault.detail}", err=True)
        click.echo(f"Nothing after line {lines} was stored.", err=True)
        sys.exit(1)
    finally:
        click.echo(f"{lines} lines read, {new} statements stored, {lines - new} passed by")


@statements_group.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", type=click.Choice(["parquet"]), required=True, expose_value=False)
@click.option(
    "--rows", type=click.IntRange(1000, 10_000_000), default=100_000, show_default=True, help="Most rows of a file."
)
def export_statements(folder: Path, rows: int) -> None:
    """Write all statements into FOLDER, in folders of years, for DuckDB, pandas, Spark and their like.

    Again with the same FOLDER it writes only the files in which something was added, changed or removed since. Killed anywhere it
    leaves what was there before; start it again. docs/parquet.md says what the columns are.
    """
    if not library.is_installed():
        raise click.ClickException(library.MISSING)
    from api.transfer.parquet import exporting
    from api.transfer.parquet.folder import WrongFolder, open_folder

    try:
        with (
            open_folder(folder) as opened,
            database().exporting(settings().export_timeout) as reader,
            reporting("export", "statements") as progress,
        ):
            done = exporting.export(reader, opened, rows, progress.advance)
    except (WrongFolder, exporting.LaggingDatabase) as error:
        raise click.ClickException(str(error)) from None
    written, now = done.written, done.state
    click.echo(
        f"revision {now.revision}: {now.rows} statements in {len(now.files)} files, of which {len(written)} files"
        f" with {sum(file.rows for file in written)} statements were written"
    )


def _find_share(file: BinaryIO) -> float | None:
    """Which part of a file is read; None for what is no file, as a pipe."""
    try:
        size = os.fstat(file.fileno()).st_size
        return file.tell() / size if size else None
    except (OSError, ValueError):
        return None
