"""The command line for events: flask --app wsgi events …"""

from __future__ import annotations

import click

from api.app_state import database
from api.articles.events import by_hand
from api.commands.command_line import CommandGroup
from api.queries.events import list_unsure

events_group = CommandGroup("events", help="Look at events, join and split them.")


@events_group.command("list")
@click.option("--min-articles", type=click.IntRange(1), default=2, show_default=True)
@click.option("--below", type=click.FloatRange(0, 1), default=1.0, help="Only those no surer than that.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
def list_events(min_articles: int, below: float, limit: int) -> None:
    """List the latest events: id, how surely their articles are of one, how many there are, name."""
    with database().reading() as reader:
        for event in list_unsure(reader, min_articles, below, limit):
            click.echo(f"{event.id}  {event.confidence:.2f}  {event.articles}  {event.name}")


@events_group.command("join")
@click.argument("event")
@click.argument("others", nargs=-1, required=True)
def join_events(event: str, others: tuple[str, ...]) -> None:
    """Make OTHERS part of EVENT, for good: whatever comes or is parsed again stays so."""
    try:
        for other in others:
            by_hand.join(database(), event, other)
            click.echo(f"{other} is part of {event} now")
    except by_hand.Impossible as error:
        raise click.ClickException(str(error)) from None


@events_group.command("split")
@click.argument("event")
@click.argument("articles", nargs=-1, required=True)
def split_event(event: str, articles: tuple[str, ...]) -> None:
    """Take the accounts of ARTICLES out of EVENT, for good; each gets an event of its own."""
    try:
        for article in articles:
            click.echo(f"{article} tells of {by_hand.split(database(), event, article)} now")
    except by_hand.Impossible as error:
        raise click.ClickException(str(error)) from None
