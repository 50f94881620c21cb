"""Long commands tell how far they have come."""

import threading
from types import SimpleNamespace

import pytest

from api.commands import progress
from api.commands.progress import Progress, reporting, track


@pytest.fixture
def moment():
    return [0.0]


def test_what_is_done_its_rate_and_the_time_left(moment):
    told = Progress("import", "lines", 400, clock=lambda: moment[0])
    told.advance(100)
    moment[0] = 1200.0
    assert told.describe() == "import: 100 of 400 lines, 0 a second, 25%, 1:00:00 left"


def test_of_what_has_no_known_end_no_time_is_told(moment):
    told = Progress("export", "articles", clock=lambda: moment[0])
    told.advance(3000)
    moment[0] = 2.0
    assert told.describe() == "export: 3,000 articles, 1,500 a second"


def test_what_the_count_does_not_tell_is_measured(moment):
    told = Progress("backup", "bytes", clock=lambda: moment[0])
    told.measure, told.share = lambda: 50, 0.5
    moment[0] = 10.0
    assert told.describe() == "backup: 50 bytes, 5 a second, 50%, 0:00:10 left"


@pytest.fixture(autouse=True)
def often(monkeypatch):
    monkeypatch.setattr(progress, "settings", lambda: SimpleNamespace(progress_seconds=0.01))


def test_lines_come_without_a_terminal_and_while_one_step_lasts(monkeypatch):
    lines, told = [], threading.Event()

    def echo(line, **options):
        lines.append((line, options))
        told.set()

    monkeypatch.setattr(progress.click, "echo", echo)
    with reporting("copy", "rows", 10) as shown:
        shown.advance(5)
        assert told.wait(60)
    line, options = lines[0]
    assert line.startswith("copy: ")
    assert options == {"nl": True, "err": True}


def test_each_item_is_handed_on():
    assert list(track([1, 2], "reparse", "articles", 2)) == [1, 2]
