"""The command line for the catalogue of sources: flask --app wsgi sources …"""

from __future__ import annotations

import csv
import sys

import click

from api.app_state import database
from api.articles import source_resolution
from api.commands.command_line import CommandGroup
from api.feeding.items import Fields
from api.sources import catalogue
from api.sources.catalogue import Evidence, Source, SourceKind

_COLUMNS = ("id", "kind", "home", "name", "address", "seen_on", "evidence", "licence")

sources_group = CommandGroup("sources", help="Look at the catalogue of sources.")


@sources_group.command("list")
@click.option("--kind", type=click.Choice([kind.value for kind in SourceKind]))
@click.option("--country", "home", help="ISO code of a country, or id of an organisation.")
@click.option("--csv", "as_csv", is_flag=True, help="All columns, as CSV.")
def list_catalogue(kind: str | None, home: str | None, as_csv: bool) -> None:
    """List the houses of the catalogue: id, kind, whose they are, name, what is watched, and when its address was last seen."""
    found = [source for source in catalogue.list_sources() if _fits(source, kind, home)]
    if as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows([getattr(source, column) or "" for column in _COLUMNS] for source in found)
        return
    for source in found:
        seen = f"{source.evidence} {source.seen_on}" if source.seen_on else source.evidence
        click.echo(f"{source.id}  {source.kind}  {source.home}  {source.name}  {source.address or '-'}  {seen}")


@sources_group.command("resolve")
def resolve_sources() -> None:
    """Find the sources of all articles in the catalogue anew, and whose account they are.

    `database upgrade` does so after a change of the catalogue.
    """
    with database().writing() as session:
        changed = source_resolution.resolve(session)
    click.echo(f"{changed} articles have another source or side now")


def find_watched(name: str) -> tuple[str, Fields]:
    """The address at which a source is watched, and what is known of its articles."""
    source = catalogue.find(name)
    if source is None:
        close = ", ".join(catalogue.find_close(name))
        raise click.BadParameter(
            f"No source is called {name}.{f' Is it one of {close}?' if close else ''}", param_hint="--source"
        )
    if source.address is None:
        raise click.BadParameter(f"The catalogue has no address of {source.name}.", param_hint="--source")
    if source.evidence is Evidence.UNCONFIRMED:
        click.echo(f"nobody has confirmed the address of {source.name}: {source.address}", err=True)
    return source.address, {"source": source.name}


def _fits(source: Source, kind: str | None, home: str | None) -> bool:
    return kind in (None, source.kind) and (home is None or source.home.lower() == home.lower())
