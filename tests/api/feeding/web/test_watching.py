"""Feeds that are watched: asked conditionally, at intervals that grow with failures, each article fetched once."""

import itertools
import os
import signal
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from api import app_state
from api.feeding.storing import Store
from api.feeding.web.fetching import Fetcher
from api.feeding.web.watching import Intervals, Watch
from api.models import FetchedAddress
from tests.conftest import PARSER

pytestmark = pytest.mark.on_sqlite

TEXT = "xi > Der Minister betonte, die Gespräche über Handel und Klima sollten im Herbst in Genf fortgesetzt werden."
INTERVALS = Intervals(usual=100, longest=1000, pause=1)


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self):
        self.now = 0.0
        self.slept = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def watch(app, database, clock):
    def watch(*feeds):
        store = Store(database, PARSER, 100_000)
        return Watch(Fetcher(allow_private=True), store, INTERVALS, {feed: {} for feed in feeds}, clock, clock.sleep)

    return watch


def paths(site):
    return [path for path, _ in site.asked]


def test_a_feed_is_asked_conditionally_and_only_new_articles_are_fetched(watch, site):
    site.page("/a", TEXT)
    watching = watch(site.feed("/feed", "/a", ETag='"1"', Last_Modified="Thu, 16 Jun 2022 10:00:00 GMT"))
    assert [o.fate for o in watching.look_once()] == ["added"]
    assert list(watching.look_once()) == []
    path, headers = site.asked[-1]
    assert (path, headers["If-None-Match"]) == ("/feed", '"1"')
    assert headers["If-Modified-Since"] == "Thu, 16 Jun 2022 10:00:00 GMT"
    site.page("/b", TEXT.replace("Handel", "Frieden"))
    site.feed("/feed", "/b", "/a", ETag='"2"')
    assert [o.name for o in watching.look_once()] == [f"{site.address}/b"]
    assert paths(site).count("/a") == 1


def test_articles_stored_before_a_restart_are_not_fetched_again(watch, site):
    site.page("/a", TEXT)
    feed = site.feed("/feed", "/a")
    assert len(list(watch(feed).look_once())) == 1
    assert list(watch(feed).look_once()) == []
    assert paths(site).count("/a") == 1


def test_a_page_that_fails_is_tried_again_and_one_that_is_refused_is_not(watch, site):
    site.put("/a", b"", status=500)
    site.page("/b", "English text " * 20)
    site.put("/c.txt", b"English text", Content_Type="text/plain")
    watching = watch(site.feed("/feed", "/a", "/c.txt", ETag='"1"'))
    assert [o.reason for o in watching.look_once()] == ["unreachable", "unsupported-language"]
    site.page("/a", TEXT)
    assert [o.fate for o in watching.look_once()] == ["added"]
    assert paths(site).count("/c.txt") == 1


@pytest.mark.parametrize(("status", "times"), [(404, 1), (410, 1), (403, 1), (429, 2), (503, 2)])
def test_a_page_that_is_not_there_is_asked_for_once(watch, site, status, times):
    site.put("/a", b"", status=status)
    watching = watch(site.feed("/feed", "/a", ETag='"1"'))
    assert [len(list(watching.look_once())) for _ in range(2)] == [1, times - 1]
    assert paths(site).count("/a") == times


def test_the_command_ends_and_sums_up_when_it_is_told_to_terminate(reachable, change_settings, run, articles):
    change_settings(fetch_pause=0.0, watch_interval=1000.0)
    reachable.page("/a", TEXT)
    feed = reachable.feed("/feed", "/a")

    def terminate():
        while not articles():
            time.sleep(0.1)
        time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=terminate)
    thread.start()
    result = run("articles", "watch", feed)
    thread.join()
    assert result.exit_code == 0
    assert "1 added, 0 there already, 0 refused" in result.stderr


def test_intervals_double_with_failures_up_to_a_bound_and_start_again(watch, site, clock):
    site.put("/feed", b"", status=500)
    watching = watch(site.address + "/feed")
    list(itertools.islice(watching.run(), 6))
    waits = [seconds for seconds in clock.slept if seconds]
    assert waits == [200, 400, 800, 1000, 1000]
    site.page("/a", TEXT)
    site.feed("/feed", "/a")
    run = watching.run()
    assert next(run).fate == "added"
    site.page("/b", TEXT.replace("Handel", "Frieden"))
    site.feed("/feed", "/b")
    assert next(run).fate == "added"
    assert 100 in clock.slept


def test_what_the_server_asks_for_is_kept_to(watch, site, clock):
    site.put("/feed", b"", status=503, Retry_After="700")
    list(itertools.islice(watch(site.address + "/feed").run(), 2))
    assert 700 in clock.slept


def test_one_feed_that_fails_does_not_keep_others_waiting(watch, site):
    site.page("/a", TEXT)
    good = site.feed("/feed", "/a")
    found = list(itertools.islice(watch(site.address + "/none", good).run(), 2))
    assert [o.fate for o in found] == ["refused", "added"]


def test_what_is_no_feed_is_refused(watch, site):
    assert [o.reason for o in watch(site.page("/a", TEXT)).look_once()] == ["unknown-format"]


def test_the_command_looks_once_if_it_is_told_to(run, reachable, change_settings, app, articles):
    change_settings(fetch_pause=0.0)
    assert app_state.of(app).settings.fetch_private
    reachable.page("/a", TEXT)
    result = run("articles", "watch", "--once", reachable.feed("/feed", "/a"))
    assert (result.exit_code, len(articles())) == (0, 1), result.output


def test_the_command_refuses_private_feeds(run, site, articles):
    result = run("articles", "watch", "--once", site.feed("/feed", "/a"))
    assert (result.exit_code, articles(), site.asked) == (1, [], [])


def test_what_was_refused_or_led_elsewhere_is_not_asked_for_after_a_restart(watch, site):
    site.put("/refused.txt", b"English text", Content_Type="text/plain")
    site.page("/target", TEXT)
    site.redirect("/moved", "/target")
    site.page("/other", TEXT.replace("Handel", "Frieden"))
    status, headers, body = site.responses["/other"]
    site.responses["/other"] = (
        status,
        headers,
        body.replace(b"</head>", b"<link rel=canonical href='/elsewhere'></head>"),
    )
    feed = site.feed("/feed", "/refused.txt", "/moved", "/other", "/gone")
    assert [o.fate for o in watch(feed).look_once()] == ["refused", "added", "added", "refused"]
    assert list(watch(feed).look_once()) == []
    assert [paths(site).count(p) for p in ("/refused.txt", "/moved", "/other", "/gone")] == [1, 1, 1, 1]


def test_what_was_refused_is_asked_for_again_when_it_makes_sense(watch, site, database):
    feed = site.feed("/feed", "/gone")
    assert len(list(watch(feed).look_once())) == 1
    with database.writing() as session:
        session.execute(update(FetchedAddress).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    site.page("/gone", TEXT)
    assert [o.fate for o in watch(feed).look_once()] == ["added"]


def test_entries_without_link_are_stored_once(watch, site):
    item = "<item><title>A</title><description>xi &gt; eins</description></item>"
    site.put("/feed", f'<rss version="2.0"><channel>{item}</channel></rss>'.encode())
    assert [o.fate for o in watch(site.address + "/feed").look_once()] == ["added"]
    other = "<item><title>B</title><description>xi &gt; zwei</description></item>"
    site.put("/feed", f'<rss version="2.0"><channel>{other}{item}</channel></rss>'.encode())
    assert [o.fate for o in watch(site.address + "/feed").look_once()] == ["added"]
