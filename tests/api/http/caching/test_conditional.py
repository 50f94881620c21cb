"""Polling: a tag changes exactly when the answer could have, and whoever has the answer gets 304 before any query."""

import multiprocessing
import time
from dataclasses import replace

import pytest

from api import create_app
from api.articles import access_tokens, drafts, ingest
from api.database.engine import Database
from api.database.reading.reader import DataRevision
from api.http.caching import conditional
from tests.conftest import PARSER

TEXT = "xi, putin > China bereit [ukraine] {UN} (china) @ selenskyj ! appeal"
LISTS = [
    "/statements",
    "/articles",
    "/speakers",
    "/organisations",
    "/themes",
    "/entities",
    "/sources",
    "/stats?group_by=theme",
    "/changes",
]
FORMS = [
    'W/"{}"', '"{}"', '"other", W/"{}"', 'W/"a",W/"{}", "b"', '"{}-gzip"', 'W/"{}-br"', '"{};gzip"', 'W/"{}--gzip"', '"{}:zstd"', "*",
]  # fmt: skip
STATIC = ["/openapi.yaml", "/docs", "/problems", "/problems/not-found"]


def get(client, address, **headers):
    return client.get(address, headers={name.replace("_", "-"): value for name, value in headers.items()})


def tag(client, address, **headers):
    return get(client, address, **headers).headers["ETag"]


@pytest.fixture
def statements_run(database):
    """What SQL was run since."""
    run = []
    database.observe(lambda _connection, statement, _values: run.append(statement))
    return run


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("setting", ["page_size", "max_page_size", "max_compared", "max_positions"])
def test_a_tag_is_another_where_a_setting_says_how_much_is_answered(settings, setting):
    revision = DataRevision(0, "", "", 0)
    other = replace(settings, **{setting: 7})
    assert conditional.entity_tag(revision, "", "", settings) != conditional.entity_tag(revision, "", "", other)


def test_a_tag_is_another_where_the_extraction_is():
    assert "extraction/data/acts.tsv" in [name for name, _ in conditional.read_program()]


class TestTags:
    @pytest.mark.shared
    @pytest.mark.parametrize("address", LISTS + STATIC)
    def test_every_get_has_one_and_it_gets_304(self, client, add, address):
        add(TEXT)
        first = client.get(address)
        assert first.headers["ETag"].startswith('W/"')
        assert "no-cache" in first.headers["Cache-Control"]
        assert "Accept-Encoding" in first.headers["Vary"]
        again = get(client, address, If_None_Match=first.headers["ETag"])
        assert (again.status_code, again.data) == (304, b"")
        for name in ("ETag", "Cache-Control", "Vary"):
            assert again.headers[name] == first.headers[name]
        assert "Content-Type" not in again.headers

    @pytest.mark.shared
    @pytest.mark.parametrize("address", [*LISTS, *STATIC, "/", "/static/docs.js"])
    def test_304_leaves_the_policy_of_a_page_as_it_is(self, client, add, address):
        add(TEXT)
        first = get(client, address, Accept="text/html,*/*")
        again = get(client, address, Accept="text/html,*/*", If_None_Match=first.headers["ETag"])
        assert again.status_code == 304
        assert again.headers.get_all("Content-Security-Policy") == first.headers.get_all("Content-Security-Policy")

    def test_one_resource_has_one_too(self, client, add):
        article = add(TEXT)
        for address in (
            f"/articles/{article}",
            "/speakers/xi",
            "/organisations/UN",
            "/entities/china",
            "/themes/ukraine",
        ):
            assert get(client, address, If_None_Match=tag(client, address)).status_code == 304

    @pytest.mark.shared
    @pytest.mark.parametrize("address", LISTS)
    def test_304_comes_before_any_query(self, client, add, statements_run, address):
        add(TEXT)
        known = tag(client, address)
        statements_run.clear()
        assert get(client, address, If_None_Match=known).status_code == 304
        client.application.wsgi_app._known.clear()
        assert get(client, address, If_None_Match=known).status_code == 304, "nor if the request was never seen"
        assert statements_run == []

    @pytest.mark.shared
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("?speaker=xi&theme=ukraine", "?theme=ukraine&speaker=xi"),
            ("?speaker=xi&speaker=putin", "?speaker=putin&speaker=xi&speaker=xi"),
            ("", "?limit=50"),
            ("", "?sort=-published_on&explain=false"),
            ("?explain=1", "?explain=true"),
            ("?from=2022-06-16", "?from=2022-06-16&limit=50"),
            ("?since=2022-06-16T12:00:00Z", "?since=2022-06-16T14:00:00%2B02:00"),
            ("?source=%C3%BC", "?source=ü"),
            ("?source=a+b", "?source=a%20b"),
            ("?format=csv", "?format=csv"),
        ],
    )
    def test_however_a_question_is_spelt_its_tag_is_the_same(self, client, one, other):
        assert tag(client, f"/statements{one}") == tag(client, f"/statements{other}")

    def test_what_may_be_answered_differently_has_another_tag(self, client, add):
        add(TEXT)
        addresses = ["", "?limit=49", "?speaker=xi", "?addressee=xi", "?speaker=putin", "?sort=published_on", "?format=csv",
                     "?format=csv&limit=50", "?format=ndjson", "?format=atom", "?explain=1", "?q=China", "?q=bereit"]  # fmt: skip
        tags = [tag(client, f"/statements{query}") for query in addresses] + [tag(client, path) for path in LISTS[1:]]
        assert len(set(tags)) == len(tags)

    def test_the_media_type_is_a_part_however_it_is_chosen(self, client):
        assert tag(client, "/statements", Accept="text/csv") == tag(client, "/statements?format=csv")
        assert tag(client, "/statements", Accept="text/csv") != tag(client, "/statements", Accept="application/json")

    def test_it_is_the_same_on_other_servers_and_after_a_restart(self, client, settings, add):
        add(TEXT)
        other = create_app(settings, PARSER)
        assert tag(other.test_client(), "/statements?limit=7") == tag(client, "/statements?limit=7")
        other.extensions["communique"].database.engine.dispose()


class TestChange:
    def test_it_changes_with_each_change_and_only_then(self, writer, database, add):
        seen = [tag(writer, "/statements")]

        def changed():
            seen.append(tag(writer, "/statements"))
            return seen[-1] != seen[-2]

        article = add(TEXT)
        assert changed()
        add(TEXT)
        assert not changed(), "the text was there"
        assert writer.post("/articles", json={"text": TEXT}).status_code == 200
        assert not changed()
        with database.writing() as session:
            access_tokens.create(session, "another")
        assert writer.post("/articles", json={"text": ""}).status_code == 422
        assert writer.delete("/articles/none").status_code == 404
        assert not changed()
        assert writer.delete(f"/articles/{article}").status_code == 204
        assert changed()
        add(TEXT)
        assert changed()
        assert len(set(seen)) == 4, "the same data again are another state: times differ"

    def test_another_process_changes_it(self, client, database, database_url):
        before = client.get("/statements")
        process = multiprocessing.get_context("fork").Process(target=add_elsewhere, args=(database_url, TEXT))
        process.start()
        process.join(timeout=60)
        assert process.exitcode == 0
        after = get(client, "/statements", If_None_Match=before.headers["ETag"])
        assert (after.status_code, after.json["meta"]["total"]) == (200, 1)


def add_elsewhere(url, text):
    ingest.add(Database(url), PARSER, drafts.NewArticle(text=text))


@pytest.mark.shared
class TestIfNoneMatch:
    @pytest.mark.parametrize("form", FORMS)
    def test_it_is_found_in_lists_weakly_and_as_proxies_change_it(self, client, form):
        bare = tag(client, "/themes").removeprefix("W/").strip('"')
        assert get(client, "/themes", If_None_Match=form.format(bare)).status_code == 304

    @pytest.mark.parametrize("form", ['"x{}"', '"{}x"', '"other"', "{}", '"{}-gzip-x"', ""])
    def test_others_are_not_it(self, client, form):
        bare = tag(client, "/themes").removeprefix("W/").strip('"')
        assert get(client, "/themes", If_None_Match=form.format(bare)).status_code == 200

    @pytest.mark.parametrize("query", ["?speeker=x", "?limit=0", "?cursor=x", "?q=%22", "?kind=x"])
    def test_what_is_malformed_is_refused_whatever_the_client_has(self, client, query):
        for known in ("*", tag(client, "/statements")):
            assert get(client, f"/statements{query}", If_None_Match=known).status_code == 422
        assert get(client, "/statements/none", If_None_Match="*").status_code == 404

    def test_errors_have_no_tag_and_are_kept_by_no_one(self, client):
        for address in ("/statements?speeker=x", "/statements/none", "/nowhere", "/changes?after=x"):
            for _ in range(2):
                response = client.get(address)
                assert "ETag" not in response.headers
                assert response.headers["Cache-Control"] == "no-store"

    def test_supervision_is_of_this_moment(self, client):
        for address in ("/health/live", "/health/ready"):
            response = client.get(address)
            assert (response.headers["Cache-Control"], response.headers.get("ETag")) == ("no-store", None)


class TestTime:
    @pytest.fixture
    def later(self, monkeypatch):
        """Some seconds after all changes."""
        real = time.time
        monkeypatch.setattr(time, "time", lambda: real() + 60)

    @pytest.mark.usefixtures("later")
    def test_the_time_of_the_last_change_gets_304(self, client, add):
        add(TEXT)
        modified = client.get("/statements").headers["Last-Modified"]
        assert get(client, "/statements", If_Modified_Since=modified).status_code == 304
        assert get(client, "/statements", If_Modified_Since="Thu, 01 Jan 1998 00:00:00 GMT").status_code == 200
        assert get(client, "/statements", If_Modified_Since="gestern").status_code == 200
        assert get(client, "/statements", If_Modified_Since=modified, If_None_Match='"other"').status_code == 200
        assert get(client, "/statements?speeker=x", If_Modified_Since=modified).status_code == 422

    def test_changes_within_one_second_are_told_apart(self, client, add):
        for number in range(3):
            before = client.get("/statements")
            add(f"xi > Satz {number}")
            after = get(client, "/statements", If_Modified_Since=before.headers["Last-Modified"])
            assert after.status_code == 200

    @pytest.mark.usefixtures("later")
    def test_each_change_has_a_second_of_its_own(self, client, add):
        seen = set()
        for number in range(3):
            add(f"xi > Satz {number}")
            seen.add(client.get("/statements").headers["Last-Modified"])
        assert len(seen) == 3
