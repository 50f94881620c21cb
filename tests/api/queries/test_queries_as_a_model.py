"""Whatever is asked, the response is that of a plain loop over all statements, on both databases, also after articles were removed."""

import random
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api import create_app
from api.articles import ingest
from api.queries.bitmaps.kept_columns import KEPT
from api.queries.fulltext.analysis import analyse
from api.queries.planning import group_plan, statement_plan
from tests.conftest import PARSER

PEOPLE = ["putin", "xi", "selenskyj", "mueller"]
THEMES = ["ukraine", "taiwan", "energy"]
WORDS = ["Frieden", "Handel", "Beziehung", "China", "Gas"]
DAYS = [None, "2021-12-31", "2022-01-01", "2022-01-15", "2022-02-01", "2022-12-31", "2023-03-03"]
SORTS = ["-published_on", "published_on", "-created_at", "created_at"]
GROUPINGS = ["speaker", "organisation", "theme", "act", "kind", "country", "source", "day", "month", "year"]


def ids(entities):
    return [entity["id"] for entity in entities]


FIELDS = {
    "speaker": lambda row: ids(row["speakers"]),
    "addressee": lambda row: ids(row["addressees"]),
    "organisation": lambda row: ids(row["organisations"]),
    "country": lambda row: ids(row["on_behalf_of"]),
    "entity": lambda row: ids(row["entities"]),
    "theme": lambda row: row["themes"],
    "act": lambda row: row["acts"],
    "kind": lambda row: [row["kind"]],
    "source": lambda row: [row["article"]["source"]],
    "article": lambda row: [row["article"]["id"]],
    "language": lambda row: [row["language"]],
    "day": lambda row: [row["article"]["published_on"]],
    "month": lambda row: [(row["article"]["published_on"] or "")[:7] or None],
    "year": lambda row: [(row["article"]["published_on"] or "")[:4] or None],
}
VALUES = {
    "speaker": PEOPLE,
    "addressee": PEOPLE,
    "organisation": ["UN", "SCO", "AU"],
    "country": ["china", "russland"],
    "entity": ["china", "xi"],
    "theme": THEMES,
    "act": ["appeal", "demand", "comment"],
    "kind": ["direct", "indirect", "reported"],
    "source": ["Quelle A", "Quelle B"],
    "language": ["de"],
}
parameters = st.dictionaries(
    st.sampled_from(sorted(VALUES)), st.sets(st.integers(0, 3), min_size=1, max_size=2), max_size=3
)
queries = st.sampled_from(
    [*WORDS, "Frieden Handel", "Gas OR China", "Handel -Gas", '"Frieden Handel"', "Bezieh*", "Gas Bezieh*"]
)
queries = st.tuples(
    parameters,
    st.none() | st.none() | queries,
    st.none() | st.sampled_from(DAYS[1:]),
    st.none() | st.sampled_from(DAYS[1:]),
    st.none() | st.none() | st.integers(0, 11),
    st.sampled_from(SORTS),
    st.integers(1, 7),
    st.lists(st.sampled_from(GROUPINGS), min_size=1, max_size=2, unique=True),
)


def write_article(rng):
    """A script; see tests.scripted."""
    return "\n".join(_write_line(rng) for _ in range(rng.randint(1, 5)))


def _write_line(rng):
    def some(values, most):
        return ", ".join(rng.sample(values, rng.randint(0, most)))

    content = " ".join(rng.choices([*WORDS, "Xi Jinping"], k=rng.randint(1, 4)))
    content = f"„{content}“" if rng.random() < 0.3 else content
    people = ", ".join(rng.sample(PEOPLE, rng.randint(1, 2)))
    line = f"{people} > {content} [{some(THEMES, 2)}] {{{some(['UN', 'SCO'], 2)}}} ({some(['china', 'russland'], 1)})"
    return f"{line} @ {rng.choice(PEOPLE)} ! {rng.choice(['appeal', 'demand'])}" if rng.random() < 0.3 else line


pytestmark = pytest.mark.shared


@pytest.fixture
def client(settings, database):
    """Of an application of its own for each test: nothing that one plan found answers for another."""
    KEPT.limit(150_000_000)
    app = create_app(settings, PARSER)
    yield app.test_client()
    app.extensions["communique"].database.engine.dispose()


@pytest.fixture
def rows(client, add, database, shared):
    """The statements that are there, each with its article's place in the order of adding; some were removed."""
    if "rows" not in shared.articles:
        shared.articles["rows"] = _store(client, add, database)
    return shared.articles["rows"]


def _store(client, add, database):
    rng = random.Random(7)
    added = []
    for number in range(14):
        source = rng.choice([None, "Quelle A", "Quelle B"])
        added.append(add(f"Nummer {number}\n{write_article(rng)}", rng.choice(DAYS), source=source))
    for id_ in (added[3], added[9]):
        ingest.remove(database, id_)
    found = []
    for number, id_ in enumerate(added):
        if id_ not in (added[3], added[9]):
            statements = client.get(f"/articles/{id_}").json["statements"]
            found += [row | {"place": (number, position)} for position, row in enumerate(statements)]
    return found


def choose(rows, query):
    """The parameters of a query, and the rows that it means, in their order."""
    filters, q, first, last, since, sort, limit, _ = query
    asked = {name: sorted({VALUES[name][i % len(VALUES[name])] for i in indexes}) for name, indexes in filters.items()}
    chosen = [row for row in rows if all(set(FIELDS[name](row)) & set(values) for name, values in asked.items())]
    if q:
        chosen = [row for row in chosen if matches(row["text"], q)]
    if first:
        chosen = [row for row in chosen if (row["article"]["published_on"] or "") >= first]
    if last:
        chosen = [row for row in chosen if "" < (row["article"]["published_on"] or "") <= last]
    if since is not None:
        moment = rows[since % len(rows)]["created_at"]
        chosen = [row for row in chosen if row["created_at"] > moment]
        asked["since"] = moment
    asked |= {name: value for name, value in {"q": q, "from": first, "to": last}.items() if value}
    return asked | {"sort": sort, "limit": limit}, sorted(chosen, key=lambda row: order(row, sort))


def order(row, sort):
    number, position = row["place"]
    day = datetime.fromisoformat(row["article"]["published_on"] or "0001-01-01").replace(tzinfo=UTC).timestamp()
    match sort:
        case "-published_on":
            return -day, -number, position
        case "published_on":
            return day, number, position
        case "-created_at":
            return -number, position, 0
        case _:
            return number, position, 0


def matches(text, q):
    stems = [word.stem for word in analyse(text)]

    def has(word):
        return next(analyse(word)).stem in stems

    match q.split(" "):
        case ["Bezieh*"]:
            return "Beziehung" in text
        case ["Gas", "Bezieh*"]:
            return "Gas" in text and "Beziehung" in text
        case [one, "OR", other]:
            return has(one) or has(other)
        case [one, other] if other.startswith("-"):
            return has(one) and not has(other[1:])
        case [one, _] if one.startswith('"'):
            return any(pair == ("fried", "handel") for pair in pairwise(stems))
        case words:
            return all(map(has, words))


def follow_links(client, asked):
    """The ids of all pages, there and back."""
    pages, page = [], client.get("/statements", query_string=asked).json
    while True:
        pages.append([row["id"] for row in page["data"]])
        assert page["meta"]["total"] is not None
        if not page["links"]["next"]:
            break
        page = client.get(page["links"]["next"]).json
    back = [pages[-1]]
    while page["links"]["prev"]:
        page = client.get(page["links"]["prev"]).json
        back.append([row["id"] for row in page["data"]])
    assert back[::-1] == pages
    return [id_ for ids_ in pages for id_ in ids_]


@pytest.mark.parametrize(
    ("few", "meeting", "cheapest"), [(0, 1000, "_LOOKING_UP"), (2000, 0, "_PASSING"), (0, -1, "_LOADING")]
)
def test_answers_are_those_of_the_model(client, rows, monkeypatch, few, meeting, cheapest):
    """However they are found."""
    monkeypatch.setattr(group_plan, "FEW", few)
    monkeypatch.setattr(group_plan, "_MEETING", meeting)
    monkeypatch.setattr(statement_plan, cheapest, -1000)

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(queries)
    def check(query):
        asked, expected = choose(rows, query)
        page = client.get("/statements", query_string=asked).json
        assert page["meta"]["total"] == len(expected)
        assert follow_links(client, asked) == [row["id"] for row in expected]
        del asked["sort"], asked["limit"]
        groupings = query[-1]
        counted = client.get("/stats", query_string=asked | {"group_by": groupings, "limit": 200}).json
        found = {tuple(map(_key, group["key"].values())): group["count"] for group in counted["data"]}
        values = ([FIELDS[name](row) for name in groupings] for row in expected)
        assert found == Counter(group for each in values for group in product(*each))
        assert counted["meta"]["total"] == len(found)

    check()


@pytest.mark.parametrize(("pairs", "meeting"), [(0, 1000), (0, -1), (10_000, 1000)])
def test_two_groupings_are_those_of_the_model(client, rows, monkeypatch, pairs, meeting):
    """By columns, by bitmaps, and by the pairs that are kept."""
    monkeypatch.setattr(group_plan, "FEW", 0)
    monkeypatch.setattr(group_plan, "_MEETING", meeting)
    monkeypatch.setattr(group_plan, "MOST_PAIRS", pairs)
    for one in GROUPINGS:
        for other in GROUPINGS:
            if one != other:
                groups = client.get(f"/stats?group_by={one}&group_by={other}&limit=200").json["data"]
                found = {(_key(group["key"][one]), _key(group["key"][other])): group["count"] for group in groups}
                expected = Counter((a, b) for row in rows for a in FIELDS[one](row) for b in FIELDS[other](row))
                assert found == expected or len(groups) == 200


def test_catalogues_count_as_the_model(client, rows):
    expected = Counter(id_ for row in rows for id_ in ids(row["speakers"]))
    found = {row["id"]: row["counts"]["speaker"] for row in client.get("/speakers").json["data"]}
    assert found == expected


def _key(value):
    return value["id"] if isinstance(value, dict) else value
