"""Workers that parse and store by themselves, at once, on PostgreSQL: each article once, counts exact, none lost if one is killed."""

import json
import os
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from api.articles import ingest
from api.transfer import archive_workers, archives
from api.transfer.archives import LoadOutcome
from tests import wholeness
from tests.api.transfer.test_archives import REAL
from tests.conftest import PARSER

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
ARTICLES = 40


@pytest.fixture
def archive(tmp_path):
    """Articles that share speakers, themes and words, some of them twice."""
    texts = [f"putin > Frieden {n} [ukraine]\nneu-{n % 7} > Handel [neu-{n % 5}] {{UN}}" for n in range(ARTICLES - 10)]
    texts += texts[:10]
    file = tmp_path / "archive.ndjson"
    file.write_text("\n".join(json.dumps({"text": text, "language": "de"}) for text in texts), encoding="utf-8")
    return file


def test_writers_at_once_wait_for_one_another_and_count_exactly(database, database_url, archive, add, monkeypatch):
    monkeypatch.setattr(archives, "_parser", lambda: PARSER)
    monkeypatch.setattr(archive_workers, "TOGETHER", 4)
    removed = [add(f"xi > Fort {n} [ukraine]") for n in range(6)]
    removing = threading.Thread(target=lambda: [ingest.remove(database, id_) for id_ in removed])
    removing.start()
    with ThreadPoolExecutor(6) as pool:
        loaded = list(archive_workers.load_archive(database_url, archive, pool, 6))
    removing.join()
    archive_workers._database(database_url).engine.dispose()
    assert len({one.name for one in loaded}) == len(loaded) == ARTICLES
    added = [one.outcome for one in loaded].count(LoadOutcome.ADDED)
    found = wholeness.articles(database)
    assert added == len(found) == ARTICLES - 10
    wholeness.check(database)


def test_by_dask_and_one_worker_that_is_killed(app, client, database, tmp_path, monkeypatch):
    distributed = pytest.importorskip("distributed", reason="Dask is not installed")
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(f"{REAL} Das war am {number + 1}. Juni.", encoding="utf-8")
    monkeypatch.setattr(archive_workers, "TOGETHER", 1)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        workers = list(cluster.workers.values())
        killing = threading.Thread(target=_kill_when_something_is_stored, args=(client, workers[0].pid))
        killing.start()
        args = ["articles", "load", str(tmp_path), "--dask", cluster.scheduler_address]
        result = app.test_cli_runner().invoke(args=args)
        killing.join()
    assert result.exit_code == 0, result.output
    assert "0 refused" in result.output
    assert client.get("/articles").json["meta"]["total"] == 4
    wholeness.check(database)


def _kill_when_something_is_stored(client, pid):
    end = time.monotonic() + 60
    while not client.get("/articles").json["meta"]["total"] and time.monotonic() < end:
        time.sleep(0.02)
    os.kill(pid, signal.SIGKILL)
