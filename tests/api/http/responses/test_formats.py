"""Statements in other forms than JSON pages: which is chosen, and what is in it."""

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api import create_app
from api.http.responses.formats import feed, table
from api.http.responses.formats.columns import STATEMENTS
from tests.conftest import PARSER

pytestmark = pytest.mark.shared

JSON, CSV, NDJSON, ATOM = "application/json", "text/csv", "application/x-ndjson", "application/atom+xml"
ATOM_NAME = re.compile(r"\{http://www\.w3\.org/2005/Atom\}")
SUMMIT = """\
xi > China sei bereit, "alles" zu tun [ukraine, trade-and-economy] {UN, SCO} (china) @ putin ! intent-to-cooperate
putin > =Russland lehne das ab [taiwan] (russland) @ xi ! endorse, reject
putin, xi > „Frieden“ mit China und mit China [ukraine] ! consult"""
LATER = (
    "selenskyj > er werde mit Wladimir Putin sprechen [ukraine] {UN}\nmueller > Handel [trade-and-economy] {AU} (AU)"
)

ACCEPTED = {
    None: JSON,
    "": JSON,
    "*/*": JSON,
    "application/*": JSON,
    "application/json": JSON,
    "application/json; charset=utf-8": JSON,
    "APPLICATION/JSON": JSON,
    "text/csv": CSV,
    "text/*": CSV,
    "text/csv;header=present;q=0.9, application/json;q=0.8": CSV,
    "application/x-ndjson": NDJSON,
    "application/atom+xml": ATOM,
    "application/atom+xml, text/xml;q=0.5, */*;q=0.1": ATOM,
    "application/json;q=0.5, */*": CSV,
    "application/json;q=0, */*": CSV,
    "*/*;q=0.1, application/x-ndjson;q=0.2": NDJSON,
    "text/csv, */*": CSV,
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8": JSON,
    "application/pdf, application/x-ndjson;q=0.01": NDJSON,
    "text/html": 406,
    "application/xml": 406,
    "application/json;q=0": 406,
    "*/*;q=0": 406,
    "json": 406,
}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestChoice:
    @pytest.mark.parametrize(("accepted", "expected"), ACCEPTED.items())
    def test_by_the_header(self, client, accepted, expected):
        response = client.get("/statements", headers={} if accepted is None else {"Accept": accepted})
        if expected == 406:
            assert (response.status_code, response.mimetype) == (406, "application/problem+json")
            assert response.json["type"] == "/problems/not-acceptable"
            assert all(media_type in response.json["detail"] for media_type in (JSON, CSV, NDJSON, ATOM))
        else:
            assert (response.status_code, response.mimetype) == (200, expected)
        assert "Accept" in response.vary

    @pytest.mark.parametrize(("name", "expected"), {"json": JSON, "csv": CSV, "ndjson": NDJSON, "atom": ATOM}.items())
    @pytest.mark.parametrize("accepted", ["*/*", "text/csv", "application/json", "text/html"])
    def test_the_parameter_decides_before_the_header(self, client, name, expected, accepted):
        response = client.get(f"/statements?format={name}", headers={"Accept": accepted})
        assert (response.status_code, response.mimetype) == (200, expected)

    @pytest.mark.parametrize("name", ["xml", "", "text/csv"])
    def test_a_form_that_there_is_not_is_refused_by_name(self, client, name):
        response = client.get("/statements", query_string={"format": name})
        assert (response.status_code, response.mimetype) == (422, "application/problem+json")
        [error] = response.json["errors"]
        assert (error["parameter"], error["allowed"]) == (
            "format",
            ["json", "csv", "ndjson", "atom", "xlsx", "parquet"],
        )

    def test_errors_are_problems_whatever_is_accepted(self, client):
        for accepted in (CSV, NDJSON, ATOM):
            response = client.get("/statements?speeker=putin", headers={"Accept": accepted})
            assert (response.status_code, response.mimetype) == (422, "application/problem+json")
        assert client.get("/statements?format=csv&q=%22").json["type"] == "/problems/malformed-query"

    def test_other_lists_are_tables_but_no_feeds(self, client):
        for path in ("/themes", "/articles"):
            assert client.get(path, headers={"Accept": ATOM}).status_code == 406
            assert client.get(path, headers={"Accept": f"{ATOM}, */*"}).mimetype == JSON
            assert client.get(path, headers={"Accept": CSV}).mimetype == CSV
        assert client.get("/themes?format=atom").json["errors"][0]["allowed"] == ["json", "csv"]


@pytest.fixture
def articles(add):
    url = "http://example.org/?a=1&b=2"
    return add(SUMMIT, "2022-06-16", source="BRNN", url=url, title="+49 Müller"), add(LATER, "2023-01-01")


@pytest.fixture
def pages(client, articles):
    """A function that gives the statements of all JSON pages of a question."""

    def pages(question=""):
        address, found = f"/statements?limit=2&{question}", []
        while address:
            answer = client.get(address).json
            found += answer["data"]
            address = answer["links"]["next"]
        return found

    return pages


def rows_of(response):
    """The rows of a CSV answer, as written and with their values."""
    reader = csv.DictReader(io.StringIO(response.get_data().decode(), newline=""), strict=True)
    rows = list(reader)
    return rows, [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


QUESTIONS = [
    "",
    "sort=published_on",
    "sort=created_at&theme=ukraine",
    "speaker=xi&speaker=putin",
    "q=China",
    "to=2022-12-31",
]


class TestRows:
    @pytest.mark.parametrize("question", QUESTIONS)
    def test_lines_are_the_statements_of_all_pages(self, client, pages, question):
        response = client.get(f"/statements?format=ndjson&{question}")
        expected = pages(question)
        assert response.data.endswith(b"\n")
        assert [json.loads(line) for line in response.data.decode().split("\n")[:-1]] == expected
        assert response.headers["Total-Count"] == str(len(expected))

    def test_lines_have_what_only_some_questions_ask_for(self, client, pages):
        lines = client.get("/statements?format=ndjson&explain=1&q=China").text.splitlines()
        assert [json.loads(line) for line in lines] == pages("explain=1&q=China")
        assert {"evidence", "snippet"} <= json.loads(lines[0]).keys()

    def test_a_line_is_the_statement_as_it_is_stored(self, client, pages):
        id_ = pages()[0]["id"]
        assert client.get(f"/statements/{id_}").data in client.get("/statements?format=ndjson").data.split(b"\n")

    @pytest.mark.parametrize("question", QUESTIONS)
    def test_the_table_has_the_statements_of_all_pages(self, client, pages, question):
        response = client.get(f"/statements?format=csv&{question}")
        _, values = rows_of(response)
        expected = pages(question)
        assert [row["id"] for row in values] == [statement["id"] for statement in expected]
        assert [row["text"] for row in values] == [statement["text"] for statement in expected]
        assert response.headers["Total-Count"] == str(len(expected))

    @pytest.mark.parametrize("paging", ["", "&limit=2"])
    def test_a_table_for_excel_has_the_same_cells(self, client, pages, paging):
        plain = client.get(f"/statements.csv?sort=published_on{paging}")
        excel = client.get(f"/statements?format=csv&dialect=Excel&sort=published_on{paging}")
        assert excel.data.startswith(b"\xef\xbb\xbfid;text;")
        assert excel.headers["ETag"] != plain.headers["ETag"]
        rows = [
            list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
            for text, mark in ((plain.data.decode(), ","), (excel.data.decode("utf-8-sig"), ";"))
        ]
        assert rows[0] == rows[1]
        assert client.get("/statements.csv?dialect=lotus").status_code == 422

    def test_a_row_has_the_fields_of_its_statement(self, client, pages):
        [statement] = pages("theme=taiwan")
        [row], [values] = rows_of(client.get("/statements?format=csv&theme=taiwan"))
        assert row["text"] == "'=Russland lehne das ab"
        assert row["title"] == "'+49 Müller"
        assert values == {
            "id": statement["id"],
            "text": "=Russland lehne das ab",
            "kind": "indirect",
            "cue": ">",
            "speakers": "putin",
            "speaker_names": "Wladimir Putin",
            "on_behalf_of": "russland",
            "on_behalf_of_names": "Russland",
            "addressees": "xi",
            "addressee_names": "Xi Jinping",
            "relayed_by": "",
            "relayed_by_names": "",
            "acts": "endorse|reject",
            "organisations": "",
            "organisation_names": "",
            "themes": "taiwan",
            "entities": "russland",
            "entity_names": "Russland",
            "context": statement["context"],
            "article": statement["article"]["id"],
            "title": "+49 Müller",
            "published_on": "2022-06-16",
            "side": statement["article"].get("side") or statement.get("side"),
            "source": "BRNN",
            "url": "http://example.org/?a=1&b=2",
            "language": "de",
            "created_at": statement["created_at"],
        }

    def test_several_values_share_a_cell_each_once(self, client, pages):
        _, [row] = rows_of(client.get("/statements?format=csv&kind=direct"))
        assert len(pages("kind=direct")[0]["entities"]) == 2
        assert (row["speakers"], row["speaker_names"]) == ("putin|xi", "Wladimir Putin|Xi Jinping")
        assert (row["entities"], row["entity_names"]) == ("china", "China")

    @pytest.mark.parametrize(("form", "expected"), [("csv", table.write_header(STATEMENTS)), ("ndjson", b"")])
    def test_nothing_found_is_an_empty_result_that_says_why(self, client, articles, form, expected):
        response = client.get(f"/statements?format={form}&speaker=Mülker")
        assert (response.status_code, response.get_data()) == (200, expected)
        assert response.headers["Total-Count"] == "0"
        [warning] = json.loads(response.headers["Warnings"])
        assert warning == client.get("/statements?speaker=Mülker").json["meta"]["warnings"][0]
        assert "Gerd Müller" in warning

    def test_many_warnings_are_cut_to_what_a_header_holds(self, client, articles):
        names = [f"{number:x>190}" for number in range(20)]
        response = client.get("/statements", query_string={"format": "csv", "speaker": names})
        assert response.status_code == 200
        assert 0 < len(json.loads(response.headers["Warnings"])) < 20
        assert len(response.headers["Warnings"]) <= 2000

    @pytest.mark.parametrize("form", ["csv", "ndjson", "xlsx"])
    def test_a_file_is_offered(self, client, articles, form):
        response = client.get(f"/statements?format={form}")
        assert response.headers["Content-Disposition"] == f"attachment; filename=statements.{form}"
        assert "Content-Length" not in response.headers

    @pytest.mark.parametrize("form", ["csv", "ndjson"])
    def test_a_page_can_be_asked_for_too(self, client, pages, form):
        def ids(response):
            text = response.get_data().decode()
            return [
                row["id"] for row in (rows_of(response)[0] if form == "csv" else map(json.loads, text.splitlines()))
            ]

        first = client.get(f"/statements?format={form}&limit=2")
        following = re.search(r'<([^>]+)>; rel="next"', first.headers["Link"])[1]
        second = client.get(following)
        assert [len(ids(first)), len(ids(second))] == [2, 2]
        assert ids(first) + ids(second) == [statement["id"] for statement in pages()[:4]]
        assert first.headers["Total-Count"] == second.headers["Total-Count"] == "5"
        assert client.get(f"/statements?format={form}&limit=201").status_code == 422
        assert client.get(f"/statements?format={form}&cursor=made-up").status_code == 422


def test_json_pages_tell_their_total_in_a_header_too(client, articles):
    for path in ("/statements?limit=1", "/articles", "/speakers", "/themes", "/stats?group_by=kind"):
        response = client.get(path)
        assert response.headers["Total-Count"] == str(response.json["meta"]["total"])
        assert "Warnings" not in response.headers


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
PIECES = st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "'", '"', ";", ",", "＝", " ", "x"])
RISKY = st.lists(PIECES, min_size=1, max_size=8).map("".join)
FORMULAS = tuple("=+-@＝＋－＠")
PREFIXED = re.compile(r"(^|[;\t\r\n])'")


def is_formula(shown):
    return shown.lstrip().startswith(FORMULAS) or shown.startswith(("\t", "\r", "\n"))


class TestSafety:
    @given(cells=st.lists(RISKY | TEXT, min_size=1, max_size=4))
    def test_cells_come_back_and_none_is_a_formula(self, cells):
        written = table.write_lines([["id", *map(table.make_harmless, cells)]]).decode()
        [[_, *read]] = csv.reader(io.StringIO(written, newline=""), strict=True)
        assert written.endswith("\r\n")
        assert [PREFIXED.sub(r"\1", shown) for shown in read] == cells
        assert not any(is_formula(shown) for shown in read)

    @given(cells=st.lists(RISKY, min_size=1, max_size=4))
    @pytest.mark.parametrize("separator", [";", "\t"])
    def test_none_is_a_formula_where_another_separator_is_expected(self, separator, cells):
        written = table.write_lines([["id", *map(table.make_harmless, cells)]]).decode()
        for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator):
            assert not any(shown.lstrip().startswith(FORMULAS) for shown in row)

    @given(text=RISKY, name=RISKY)
    def test_every_column_is_made_harmless(self, text, name):
        statement = dict.fromkeys(("id", "text", "kind", "context", "side", "language", "created_at"), text)
        statement |= {field: [text] for field in ("acts", "themes")} | {"cue": {"text": text}}
        entities = [{"id": text, "name": name}]
        statement |= dict.fromkeys(
            ("speakers", "on_behalf_of", "addressees", "relayed_by", "organisations", "entities"), entities
        )
        statement["article"] = dict.fromkeys(("id", "title", "published_on", "source", "url", "side"), name)
        [row] = csv.reader(
            io.StringIO(table.write(STATEMENTS, [json.dumps(statement).encode()]).decode(), newline=""), strict=True
        )
        assert len(row) == len(STATEMENTS)
        assert not any(is_formula(shown) for shown in row)

    def test_what_is_no_formula_stays(self):
        for text in ("a=b", "2022-06-16", "Xi Jinping", "„=“", "…", "– nein", "a; b", "„x“; y", ""):
            assert table.make_harmless(text) == text


def _read(response):
    found = feedparser.parse(response.data)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


class TestFeed:
    def test_a_feed_is_one_page(self, client, pages):
        response = client.get("/statements?format=atom&limit=2&speaker=Xi+Jinping&speaker=putin")
        found = _read(response)
        expected = pages("speaker=xi&speaker=putin")[:2]
        assert [entry.id for entry in found.entries] == [
            f"tag:communique.invalid,2026:statements/{s['id']}" for s in expected
        ]
        assert [entry.content[0].value for entry in found.entries] == [statement["text"] for statement in expected]
        assert found.feed.title == "Communiqué: speaker Xi Jinping, speaker putin"
        assert found.feed.author == "Communiqué"
        assert found.feed.updated == max(statement["created_at"] for statement in expected)
        assert response.headers["Total-Count"] == "3"

    def test_links_lead_through_all_pages_and_back(self, client, pages):
        def links(found):
            return {link.rel: link.href for link in found.feed.links}

        pages_of_feed = [_read(client.get("/statements?limit=2", headers={"Accept": ATOM}))]
        while "next" in links(pages_of_feed[-1]):
            pages_of_feed.append(_read(client.get(links(pages_of_feed[-1])["next"])))
        ids = [entry.id.rsplit("/", 1)[1] for page in pages_of_feed for entry in page.entries]
        assert ids == [statement["id"] for statement in pages()]
        assert "prev" not in links(pages_of_feed[0])
        assert links(pages_of_feed[1])["prev"] == links(pages_of_feed[1])["previous"]
        back = _read(client.get(links(pages_of_feed[1])["prev"]))
        assert [entry.id for entry in back.entries] == [entry.id for entry in pages_of_feed[0].entries]
        again = _read(client.get(links(pages_of_feed[1])["self"]))
        assert [entry.id for entry in again.entries] == [entry.id for entry in pages_of_feed[1].entries]
        assert len({page.feed.id for page in pages_of_feed}) == 1

    def test_an_entry_has_what_a_reader_shows(self, client, articles):
        [entry] = _read(client.get("/statements?format=atom&kind=direct")).entries
        assert entry.title == "Wladimir Putin, Xi Jinping: „Frieden“ mit China und mit China"
        assert [author.name for author in entry.authors] == ["Wladimir Putin", "Xi Jinping"]
        assert [(tag.term, tag.scheme) for tag in entry.tags] == [("ukraine", "tag:communique.invalid,2026:themes")]
        assert entry.published == "2022-06-16T00:00:00Z"
        links = {link.type: link.href for link in entry.links if link.rel == "alternate"}
        assert links == {"text/html": "http://example.org/?a=1&b=2", JSON: f"/statements/{entry.id.rpartition('/')[2]}"}
        assert client.get(links[JSON]).json["id"] in entry.id
        assert entry.content[0].language == "de"

    def test_ids_depend_neither_on_the_host_nor_on_the_address(self, client, articles):
        asked = [
            ("/statements?format=atom&speaker=xi", {}),
            ("/statements.atom?speaker=xi", {"base_url": "https://y.de"}),
        ]
        asked += [
            (
                "/statements?speaker=xi&limit=1",
                {"headers": {"Accept": ATOM}, "environ_overrides": {"SCRIPT_NAME": "/v"}},
            )
        ]
        found = [_read(client.get(address, **more)) for address, more in asked]
        assert {feed.feed.id for feed in found} == {"tag:communique.invalid,2026:statements?speaker=xi"}
        assert len({feed.entries[0].id for feed in found}) == 1
        assert client.get(asked[0][0]).data == client.get(asked[0][0], base_url="https://y.de").data

    def test_addresses_follow_a_prefix(self, client, articles):
        found = _read(client.get("/statements?format=atom&limit=1", environ_overrides={"SCRIPT_NAME": "/api"}))
        addresses = [
            link.href for part in (found.feed, found.entries[0]) for link in part.links if link.type != "text/html"
        ]
        assert all(address.startswith("/api/statements") for address in addresses)

    def test_links_are_absolute_where_the_settings_say_where_the_api_is(self, settings, articles):
        client = create_app(replace(settings, public_url="https://api.example.org/v1/"), PARSER).test_client()
        found = _read(client.get("/statements.atom?limit=1", base_url="http://other"))
        addresses = [
            link.href for part in (found.feed, found.entries[0]) for link in part.links if link.type != "text/html"
        ]
        assert all(address.startswith("https://api.example.org/v1/statements") for address in addresses)
        client.application.extensions["communique"].database.engine.dispose()

    def test_an_empty_feed_is_a_feed(self, client, articles):
        response = client.get("/statements?format=atom&speaker=nobody-at-all")
        found = _read(response)
        assert (found.entries, found.feed.updated) == ([], "1970-01-01T00:00:00Z")
        assert "nobody-at-all" in json.loads(response.headers["Warnings"])[0]

    @given(text=st.text(st.characters(codec="utf-8")))
    def test_any_text_gives_a_feed_that_can_be_read(self, text):
        statement = {"id": "1", "text": text, "speakers": [{"name": text}], "themes": [text], "language": "de"}
        statement |= {"created_at": "2022-01-01T00:00:00Z"}
        statement["article"] = {"published_on": None, "url": text}
        written = feed.write([json.dumps(statement)], {"self": "/statements"}, str)
        root = ElementTree.fromstring(written.encode())  # noqa: S314 - written here
        assert [ATOM_NAME.sub("", child.tag) for child in root].count("entry") == 1
