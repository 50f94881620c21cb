"""flask --app wsgi articles watch: articles of feeds, as they appear."""

from __future__ import annotations

import sys
from contextlib import suppress

import click
from flask.cli import with_appcontext

from api.app_state import database, parser, settings
from api.commands.articles.feeding import make_fetcher, summing_up, tell
from api.commands.sources import find_watched
from api.feeding.items import Fields
from api.feeding.outcomes import Fate, Report
from api.feeding.storing import Store
from api.feeding.web.watching import Intervals, Watch


@click.command("watch")
@click.argument("feeds", metavar="[FEED]...", nargs=-1)
@click.option(
    "--source", "names", multiple=True, help="A source of the catalogue, by any of its names; may be repeated."
)
@click.option("--once", is_flag=True, help="Look at each feed once and end.")
@with_appcontext
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
    watch = Watch(make_fetcher(list(given)), store, intervals, given)
    with summing_up(report), suppress(KeyboardInterrupt):
        for outcome in watch.look_once() if once else watch.run():
            tell(report, outcome)
    sys.exit(once and bool(report.fates[Fate.REFUSED]))
