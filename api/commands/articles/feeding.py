"""What the commands that feed the database share: what they fetch with, and how they tell what becomes of each article."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from api.app_state import settings
from api.articles.article_text import Refusal
from api.feeding import files
from api.feeding.items import Item
from api.feeding.outcomes import Fate, Outcome, Report
from api.feeding.web import addresses

_CLEAR = "\r\x1b[K"  # the line of a terminal, which shows the progress


def find_parts(sources: Sequence[str]) -> list[Any]:
    """Paths, web addresses, "-" and refusals, in order, each once."""
    parts: list[Any] = []
    for source in sources:
        try:
            parts.extend([source] if source == "-" or addresses.is_address(source) else files.find_files(source))
        except Refusal as refusal:
            parts.append(Item(source, refusal))
    return list(dict.fromkeys(parts))


def make_fetcher(parts: Sequence[Any]) -> Any:
    """A fetcher, if something is to be fetched."""
    if not any(isinstance(part, str) and part != "-" for part in parts):
        return None
    try:
        return addresses.make_fetcher(settings())
    except Refusal as refusal:
        raise click.ClickException(str(refusal)) from None


@contextmanager
def summing_up(report: Report) -> Iterator[None]:
    """Sum up at the end, however it comes; the signal to terminate is as Ctrl-C."""
    usual = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, usual)
        click.echo(report.summarise(), err=True)


def tell(report: Report, outcome: Outcome) -> None:
    """Note what became of an article, and say it."""
    report.note(outcome)
    if sys.stderr.isatty():
        click.echo(_CLEAR, nl=False, err=True)
    click.echo(str(outcome), err=outcome.fate is Fate.REFUSED)
