"""Pages: all rows, each once, in order, in both directions, also while articles are being added and removed."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from api.http.errors.problems import Problem
from api.http.requests.cursors import Cursors
from api.queries.paging import Position

SORTS = ["-published_on", "published_on", "-created_at", "created_at"]
FILTERS = [
    "",
    "&speaker=xi",
    "&speaker=xi&speaker=putin",
    "&entity=china",
    "&speaker=xi&theme=ukraine",
    "&kind=indirect",
]


@pytest.fixture
def articles(add):
    days = ["2022-06-16", None, "2021-01-01", "2022-06-16", "2023-05-05"]
    for number, day in enumerate(days):
        add("\n".join(f"xi{', putin' * (n % 2)} > China {number} {n} und China [ukraine]" for n in range(4)), day)


def follow_links(client, address, direction="next"):
    pages = []
    while address:
        response = client.get(address).json
        pages.append(response)
        address = response["links"][direction]
    return pages


def rows(pages):
    return [row["text"] for page in pages for row in page["data"]]


@pytest.mark.shared
@pytest.mark.usefixtures("articles")
@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("filters", FILTERS)
def test_small_pages_have_the_rows_of_one_large_page_both_ways(client, sort, filters):
    everything = rows([client.get(f"/statements?sort={sort}&limit=200{filters}").json])
    there = follow_links(client, f"/statements?sort={sort}&limit=3{filters}")
    assert rows(there) == everything
    assert len(everything) == there[0]["meta"]["total"] == 20
    assert there[0]["links"]["prev"] is None
    back = follow_links(client, there[-1]["links"]["self"], "prev")
    assert rows(reversed(back)) == everything


@pytest.mark.shared
@pytest.mark.usefixtures("articles")
def test_orders(client):
    def order(sort):
        return rows(follow_links(client, f"/statements?sort={sort}&limit=7"))

    def expected(*articles):
        return [f"China {article} {n} und China" for article in articles for n in range(4)]

    assert order("-published_on") == expected(4, 3, 0, 2, 1)
    assert order("published_on") == expected(1, 2, 0, 3, 4)
    assert order("created_at") == expected(0, 1, 2, 3, 4)
    assert order("-created_at") == expected(4, 3, 2, 1, 0)


@pytest.mark.usefixtures("articles")
def test_articles_that_come_and_go_move_no_row(client, add, writer):
    before = rows([client.get("/statements?limit=200").json])
    first = client.get("/statements?limit=6").json
    add("xi > China neu", "2024-01-01")
    add("xi > China alt", "2020-01-01")
    removed = first["data"][-1]["article"]["id"]
    assert writer.delete(f"/articles/{removed}").status_code == 204
    rest = rows(follow_links(client, first["links"]["next"]))
    kept = [text for text in before[6:] if not text.startswith("China 3")]
    assert [text for text in rest if text != "China alt"] == kept


@given(days=st.lists(st.dates() | st.none(), max_size=6), limit=st.integers(1, 5), sort=st.sampled_from(SORTS))
@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_dates_and_limits(client, writer, days, limit, sort):
    for article in client.get("/articles?limit=200").json["data"]:
        writer.delete(f"/articles/{article['id']}")
    for number, day in enumerate(days):
        new = {"text": f"xi > China {number} A\nputin > China {number} B", "published_on": day and day.isoformat()}
        assert writer.post("/articles", json=new).status_code == 201
    pages = follow_links(client, f"/statements?limit={limit}&sort={sort}")
    found = [(s["article"]["published_on"] or "", s["text"]) for page in pages for s in page["data"]]
    assert len(found) == len(set(found)) == 2 * len(days)
    if sort.endswith("published_on"):
        assert [day for day, _ in found] == sorted((day for day, _ in found), reverse=sort.startswith("-"))


class TestLinks:
    @pytest.mark.usefixtures("articles")
    def test_the_header_has_the_links_of_the_body(self, client):
        response = client.get("/statements?limit=3&speaker=Xi+Jinping")
        links = response.json["links"]
        assert response.headers["Link"] == f'<{links["self"]}>; rel="self", <{links["next"]}>; rel="next"'
        assert links["self"] == "/statements?limit=3&speaker=Xi+Jinping"
        assert "speaker=Xi+Jinping" in links["next"]

    @pytest.mark.parametrize("values", [(5,), (2**62, "ä"), ("x" * 300,), (datetime(2024, 5, 1, tzinfo=UTC), 7)])
    def test_cursors_are_good_for_their_list_and_server_alone(self, values):
        position = Position(values, backwards=True)
        cursor = Cursors("secret").write(position, "a list")
        assert Cursors("secret").read(cursor, "a list") == position
        payload, _, signature = cursor.partition(".")
        for secret, kind, made_up in [
            ("another", "a list", cursor),
            ("secret", "another", cursor),
            ("secret", "a list", f"{payload[:-1]}.{signature}"),
            ("secret", "a list", f"{payload}.{signature[:-2]}AA"),
        ]:
            with pytest.raises(Problem):
                Cursors(secret).read(made_up, kind)

    @pytest.mark.usefixtures("articles")
    def test_a_cursor_belongs_to_its_list_and_order(self, client):
        cursor = client.get("/statements?limit=3").json["links"]["next"].split("cursor=")[1]
        for address in (f"/statements?sort=created_at&cursor={cursor}", f"/articles?cursor={cursor}"):
            response = client.get(address)
            assert (response.status_code, response.json["type"]) == (422, "/problems/invalid-cursor")

    @pytest.mark.parametrize("cursor", ["abc", "", "W10.abc", "ä", "x" * 900, "null", "a.b.c"])
    def test_a_made_up_cursor_is_refused(self, client, cursor):
        response = client.get("/statements", query_string={"cursor": cursor})
        assert (response.status_code, response.json["type"]) == (422, "/problems/invalid-cursor")
        assert response.json["errors"][0]["parameter"] == "cursor"
