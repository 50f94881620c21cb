"""The command line for tokens: flask --app wsgi tokens …"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import click

from api.app_state import database
from api.articles import access_tokens
from api.commands.command_line import CommandGroup
from api.models import Scope, Token

tokens_group = CommandGroup("tokens", help="Make, list and revoke tokens that allow writing.")


@tokens_group.command("create")
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What it allows; all if not given.",
)
@click.option("--days", type=click.FloatRange(min=0, min_open=True, max=36_500), help="After how many days it expires.")
def create_token(name: str, scopes: tuple[str, ...], days: float | None) -> None:
    """Make a token and print it: it is shown only now."""
    expires_at = datetime.now(UTC) + timedelta(days=days) if days else None
    try:
        with database().writing() as session:
            token = access_tokens.create(session, name, map(Scope, scopes or Scope), expires_at)
    except ValueError as error:
        raise click.ClickException(str(error)) from None
    click.echo(token)


@tokens_group.command("list")
def list_tokens() -> None:
    """Print names, scopes and times of all tokens, a line each, with tabs between them."""
    click.echo("\t".join(("name", "scopes", "created", "expires", "last used")))
    with database().reading() as reader:
        for token in access_tokens.list_all(reader.session):
            click.echo("\t".join(_describe(token)))


@tokens_group.command("revoke")
@click.argument("name")
def revoke_token(name: str) -> None:
    """Make a token invalid."""
    with database().writing() as session:
        if not access_tokens.revoke(session, name):
            raise click.ClickException(f"There is no token of the name {name}.")


def _describe(token: Token) -> tuple[str, ...]:
    times = (token.created_at, token.expires_at, token.used_at)
    return (
        token.name,
        token.scopes,
        *(time.isoformat(timespec="minutes") if time else "never" for time in times),
    )
