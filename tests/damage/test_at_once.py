"""Many at once: migrators, and writers of the same articles."""

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from api import migrations
from api.articles import drafts, ingest
from api.database.engine import Database
from tests import wholeness
from tests.conftest import NUMBERS, PARSER

WRITERS, ARTICLES, EACH = 50, 40, 8


@pytest.fixture
def empty_url(request, tmp_path, database_url):
    """A database without tables, of the same kind."""
    if database_url.startswith("sqlite"):
        return f"sqlite:///{tmp_path}/empty.sqlite"
    return request.getfixturevalue("postgresql_server").make(f"empty_{next(NUMBERS)}", "template0")


def _upgrade(url):
    database = Database(url, timeout=60)
    migrations.upgrade(database)
    database.engine.dispose()


def test_of_many_migrators_one_works_and_the_others_wait(empty_url):
    processes = [get_context("fork").Process(target=_upgrade, args=(empty_url,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * len(processes)
    database = Database(empty_url)
    with database.reading() as reader:
        assert migrations.is_current(reader.connection)
    assert ingest.add(database, PARSER, drafts.NewArticle(text="putin > Frieden")).is_new
    wholeness.check(database)
    database.engine.dispose()


def test_fifty_writers_of_overlapping_sets_of_articles(database, database_url):
    patient = Database(database_url, timeout=300)  # how long a writer waits for the others depends on the machine

    def write(writer):
        added = 0
        for number in range(writer, writer + EACH):
            article = number % ARTICLES
            text = f"putin > Frieden {article} [ukraine]\nneu-{article} > Handel [neu-{article % 7}] {{UN}}"
            added += ingest.add(patient, PARSER, drafts.NewArticle(text=text)).is_new
        return added

    with ThreadPoolExecutor(WRITERS) as pool:
        added = sum(pool.map(write, range(WRITERS)))
    patient.engine.dispose()
    found = wholeness.articles(database)
    assert added == len(found) == ARTICLES
    assert {len(statements) for _, statements in found.values()} == {2}
    wholeness.check(database)
