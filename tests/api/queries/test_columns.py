"""Groups counted by columns are those of the links, whatever has happened to the statements, and however little is kept."""

import random

import numpy as np
import pytest
from pyroaring import BitMap

from api.articles import drafts, facets, ingest, reparsing
from api.queries import preparation
from api.queries.bitmaps import columns, kept_columns
from api.queries.fetching import group_counts, groups
from api.queries.fetching.groupings import GROUPINGS
from api.queries.planning import group_plan
from api.queries.selecting.filters import select_statements
from tests import scripted
from tests.api.queries.test_queries_as_a_model import write_article

FILTERS = [{}, {"theme": ["ukraine"]}, {"speaker": ["xi", "putin"], "q": "Handel OR China"}]
PAIRS = [("speaker", "day"), ("entity", "theme"), ("event", "week"), ("source_country", "year"), ("addressee", "act")]


@pytest.fixture(autouse=True)
def kept(monkeypatch):
    monkeypatch.setattr(columns, "KEPT", kept_columns.KeptColumns(10_000_000))
    monkeypatch.setattr(group_plan, "MOST_PAIRS", -1)
    monkeypatch.setattr(group_plan, "_MEETING", 1000)
    return columns.KEPT


@pytest.fixture
def count(database, monkeypatch):
    """A function that counts groups by columns or by links, in pages of some size."""

    def count(names, filters, few, limit=1000):
        monkeypatch.setattr(group_plan, "FEW", few)
        with database.reading() as reader:
            selection, position, rows = select_statements(reader, filters), None, []
            while True:
                plan = group_plan.plan_groups(reader, selection, names, position, limit)
                page, total = groups.fetch_groups(reader, plan)
                rows += [tuple(row) for row in page.rows]
                position = page.next
                if position is None:
                    assert total == len(rows)
                    return rows

    return count


def change_something(rng, database, articles, number):
    """Add, remove or parse again, with other events, people and labels."""
    do = rng.choice(["add", "add", "remove", "reparse"])
    if do == "add" or not articles:
        event = f"* call 2022-06-{rng.randint(10, 15)} putin, xi\n" if rng.random() < 0.5 else ""
        article = drafts.NewArticle(
            text=f"{event}xi > Nummer {number}\n{write_article(rng)}", source=rng.choice([None, "Quelle A", "Xinhua"])
        )
        articles.append(ingest.add(database, drafts.TextParser(scripted.extract, scripted.detect), article).id)
    elif do == "remove":
        ingest.remove(database, articles.pop(rng.randrange(len(articles))))
    else:
        names = dict(zip(rng.sample(["ukraine", "taiwan", "energy"], 2), ["ukraine", "energy"], strict=True))

        def extract(text, **fields):
            for old, new in names.items():
                text = text.replace(f"[{old}]", f"[{new}]")
            return scripted.extract(text.replace("xi >", "mueller >"), **fields)

        chosen = rng.sample(articles, 1)
        list(reparsing.reparse(database, drafts.TextParser(extract, scripted.detect), chosen))


def test_they_are_those_of_the_links_after_every_change(database, count):
    rng, articles = random.Random(1), []
    for number in range(10):
        change_something(rng, database, articles, number)
        for filters in FILTERS:
            for names in rng.sample([*PAIRS, *((name,) for name in GROUPINGS)], 5):
                by_columns = count(names, filters, few=0, limit=rng.choice([3, 1000]))
                assert by_columns == count(names, filters, few=10_000), (names, filters)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_pages_of_equal_groups_go_there_and_back(client, add, monkeypatch):
    add("xi, putin, mueller > Handel [ukraine, taiwan] {UN}\nxi > Frieden [ukraine]", "2022-01-01")
    monkeypatch.setattr(group_plan, "FEW", 0)
    address = "/stats?group_by=speaker&group_by=theme&limit="
    everything = client.get(f"{address}50").json["data"]
    assert [row["count"] for row in everything] == [2, 1, 1, 1, 1, 1]
    page = client.get(f"{address}2").json
    pages = [page["data"]]
    while page["links"]["next"]:
        page = client.get(page["links"]["next"]).json
        pages.append(page["data"])
    assert [row for page in pages for row in page] == everything
    while page["links"]["prev"]:
        page = client.get(page["links"]["prev"]).json
        pages.remove(page["data"])
    assert len(pages) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_of_each_column_only_the_last_version_is_kept(add, count, kept):
    sizes = []
    for number in range(3):
        add(f"xi > Satz {number} [ukraine]", "2022-06-16")
        count(("speaker", "theme"), {}, few=0)
        sizes.append(kept.size)
    assert sizes[0] == sizes[1] == sizes[2] > 0


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("room", [0, 200_000])
def test_there_is_a_bound(database, add, count, kept, room):
    kept.limit(room)
    add("xi > Handel [ukraine]\nputin > Frieden [taiwan]")
    for names in PAIRS:
        assert count(names, {}, few=0) == count(names, {}, few=10)
        assert kept.size <= room


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_reader_of_an_earlier_revision_is_given_nothing_of_a_later_one(database, add, monkeypatch):
    monkeypatch.setattr(group_plan, "FEW", 0)
    article = add("xi > Handel [ukraine]")

    def count(reader):
        plan = group_plan.plan_groups(reader, select_statements(reader, {}), ("theme", "speaker"), None, 5)
        return groups.fetch_groups(reader, plan)[0].rows

    with database.reading() as reader:
        assert reader.revision.number
        ingest.remove(database, article)
        add("putin > Handel [taiwan]")
        with database.reading() as later:
            assert count(later) == [("taiwan", "putin", 1, "taiwan", "putin")]
        assert count(reader) == [("ukraine", "xi", 1, "ukraine", "xi")]


def test_they_are_made_before_they_are_asked_for(database, add, monkeypatch):
    """And with nothing changed not again; after a change only where it is."""
    add("xi > Handel [ukraine]\nxi > Handel [taiwan]", "2022-01-01")
    monkeypatch.setattr(preparation, "MANY", 1)
    monkeypatch.setattr(group_plan, "FEW", 0)
    preparation.prepare(database)
    read = []
    monkeypatch.setattr(columns, "_read", lambda bitmap: read.append(bitmap))

    def count():
        with database.reading() as reader:
            plan = group_plan.plan_groups(reader, select_statements(reader, {}), ("theme", "week"), None, 5)
            return [row[2] for row in groups.fetch_groups(reader, plan)[0].rows]

    assert (count(), read) == ([1, 1], [])
    add("xi > Frieden")
    count()
    assert read


@pytest.mark.parametrize("numbers", [[], [0], [65_535, 3], range(0, 60_000, 7), range(1, 50_000, 2), range(9, 60_000)])
@pytest.mark.parametrize("is_packed", [False, True])
def test_every_form_of_a_bitmap_is_read(numbers, is_packed):
    """Arrays, bits and runs."""
    bitmap = BitMap(number + 3 * columns.CHUNK for number in numbers)
    if is_packed:
        bitmap.run_optimize()
    read = np.frombuffer(columns._read(bitmap.serialize()), "<u2")
    assert read.tolist() == sorted(numbers)


@pytest.mark.parametrize("most", [1, 100])
def test_keys_are_counted_however_many_there_can_be(monkeypatch, most):
    monkeypatch.setattr(group_counts, "MOST_KEYS", most)
    keys = np.array([7, 3, 3, 900, 7, 3, 0], np.int64)
    for bins in (901, 10**12):
        counter = group_counts._Counter(bins)
        for part in (keys[:3], keys[3:]):
            counter.add(part)
        found, sizes = counter.finish()
        assert (found.tolist(), sizes.tolist()) == ([0, 3, 7, 900], [1, 3, 2, 1])


def test_statements_numbered_anew_are_in_other_versions(database, add):
    add("xi > Handel")

    def read():
        with database.reading() as reader:
            return dict(reader.run(columns._VERSIONS))

    before = read()
    with database.writing() as session:
        facets.rebuild(session.connection())
    assert before.keys() == read().keys() == {0}
    assert before != read()
