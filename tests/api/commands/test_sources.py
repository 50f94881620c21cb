"""The catalogue on the command line, and its sources watched."""

import csv
import io
from dataclasses import replace

import pytest

from api.sources import catalogue
from tests.api.feeding.conftest import articles, change_settings, reachable, run, site  # noqa: F401

TEXT = "xi > Der Minister betonte, die Gespräche über Handel und Klima sollten im Herbst in Genf fortgesetzt werden."


def test_sources_are_listed_by_kind_and_country(run):  # noqa: F811
    lines = run("sources", "list").stdout.splitlines()
    assert len(lines) == len(catalogue.list_sources())
    found = run("sources", "list", "--kind", "state-media", "--country", "cn").stdout
    assert "xinhua" in found
    assert "tagesschau" not in found


def test_the_list_as_csv_has_all_columns(run):  # noqa: F811
    rows = list(csv.DictReader(io.StringIO(run("sources", "list", "--csv").stdout)))
    [office] = [row for row in rows if row["id"] == "auswaertiges-amt"]
    assert (office["home"], office["evidence"], office["address"].startswith("https://")) == ("DE", "answered", True)


@pytest.fixture
def local(reachable, monkeypatch):  # noqa: F811
    """A source of the catalogue whose feed is on this machine."""
    feed = reachable.feed("/feed", "/a")
    source = replace(catalogue.get("auswaertiges-amt"), feed=feed)
    monkeypatch.setattr(catalogue, "find", lambda name: source if name == "AA" else None)
    return reachable


def test_a_source_is_watched_by_its_name(run, local, articles, change_settings):  # noqa: F811
    change_settings(fetch_pause=0.0)
    local.page("/a", TEXT)
    result = run("articles", "watch", "--once", "--source", "AA")
    assert result.exit_code == 0, result.output
    assert [article["source"] for article in articles()] == ["Auswärtiges Amt"]


def test_an_unknown_source_is_named_with_those_that_are_close(run):  # noqa: F811
    result = run("articles", "watch", "--once", "--source", "Der Spigel")
    assert result.exit_code == 2
    assert "spiegel" in result.stderr


def test_nothing_to_watch_is_told(run):  # noqa: F811
    result = run("articles", "watch", "--once")
    assert (result.exit_code, "--source" in result.stderr) == (2, True)
