"""HTTP as clients, browsers and proxies know it: compression, other origins, HEAD, OPTIONS, addresses spelt in other ways."""

import dataclasses
import gzip
import json
from urllib.parse import quote

import brotli
import pytest
from backports import zstd

from api import create_app
from tests.conftest import PARSER

pytestmark = pytest.mark.on_sqlite

DECODE = {"gzip": gzip.decompress, "br": brotli.decompress, "zstd": zstd.decompress}
ADDRESSES = [
    "/statements", "/statements?format=csv", "/statements?format=csv&limit=50", "/statements?format=ndjson", "/statements?format=atom",
    "/stats?group_by=theme&group_by=speaker", "/openapi.yaml", "/docs", "/problems", "/changes",
]  # fmt: skip
OTHERS = [
    "/Statements",
    "/STATEMENTS",
    "/speakers/a%2Fb",
    "/speakers/%00",
    "/speakers/%FF",
    "/state%00ments",
    "/speakers/+",
]


@pytest.fixture
def configured(settings):
    """A function that gives a client of an application with other settings."""
    made = []

    def configured(**changes):
        made.append(create_app(dataclasses.replace(settings, **changes), PARSER))
        return made[-1].test_client()

    yield configured
    for app in made:
        app.extensions["communique"].database.engine.dispose()


@pytest.fixture
def articles(add):
    pairs = (f"xi, putin > China bereit {n} [thema-{n}]\nputin > Frieden {n} [ukraine]" for n in range(12))
    add("\n".join(pairs), "2022-06-16")


@pytest.mark.usefixtures("articles")
class TestCompression:
    @pytest.mark.shared
    @pytest.mark.parametrize("coding", DECODE)
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_everything_is_sent_compressed_and_means_the_same(self, client, address, coding):
        plain = client.get(address)
        for _ in range(3):  # made, kept, kept compressed
            packed = client.get(address, headers={"Accept-Encoding": coding})
            if len(plain.data) < 500:
                continue
            assert packed.headers["Content-Encoding"] == coding
            assert DECODE[coding](packed.data) == plain.data
            assert packed.headers.get("ETag") == plain.headers.get("ETag")
            assert packed.headers["Content-Type"] == plain.headers["Content-Type"]
        assert client.get(address).data == plain.data

    def test_problems_too(self, client):
        refused = client.get("/statements?" + "&".join(f"x{n}=1" for n in range(9)), headers={"Accept-Encoding": "br"})
        assert (refused.status_code, refused.mimetype) == (422, "application/problem+json")
        assert json.loads(brotli.decompress(refused.data))["type"] == "/problems/unknown-parameter"

    @pytest.mark.parametrize(
        ("accepted", "coding"),
        [
            ("gzip, br, zstd", "zstd"),
            ("gzip, br", "gzip"),  # br when it is sent again
            ("gzip;q=1.0, br;q=0.5", "gzip"),
            ("gzip; q=0.2, br; q=0.9", "br"),
            ("gzip;q=0", None),
            ("br;q=0, gzip", "gzip"),
            ("*", "zstd"),
            ("*;q=0", None),
            ("identity", None),
            ("identity;q=0.5, gzip;q=0.1", None),
            ("GZIP", "gzip"),
            ("compress", None),
            ("", None),
        ],
    )
    def test_the_client_chooses(self, client, accepted, coding):
        response = client.get("/statements", headers={"Accept-Encoding": accepted})
        assert response.headers.get("Content-Encoding") == coding

    def test_what_is_sent_again_is_sent_by_brotli(self, client):
        plain = client.get("/statements").data
        responses = [client.get("/statements", headers={"Accept-Encoding": "gzip, br"}) for _ in range(3)]
        assert [response.headers.getlist("Content-Encoding") for response in responses] == [["gzip"], ["br"], ["br"]]
        assert [brotli.decompress(response.data) for response in responses[1:]] == [plain, plain]
        assert responses[1].headers["Content-Length"] == str(len(responses[1].data))
        assert "br" not in client.get("/statements", headers={"Accept-Encoding": "gzip"}).headers["Content-Encoding"]

    def test_what_is_small_is_left_alone(self, client, configured):
        assert "Content-Encoding" not in client.get("/health/live", headers={"Accept-Encoding": "gzip"}).headers
        small = configured(compress_min_bytes=10_000_000)
        assert "Content-Encoding" not in small.get("/statements", headers={"Accept-Encoding": "gzip"}).headers

    def test_caches_are_told(self, client):
        for address in (*ADDRESSES, "/nowhere"):
            assert "accept-encoding" in ", ".join(client.get(address).headers.getlist("Vary")).lower()


class TestOrigins:
    ORIGIN = "https://reader.example"

    def preflight(self, client, method, headers=""):
        asked = {
            "Origin": self.ORIGIN,
            "Access-Control-Request-Method": method,
            "Access-Control-Request-Headers": headers,
        }
        return client.options("/statements" if method == "GET" else "/articles", headers=asked)

    def test_all_may_read_and_see_the_headers(self, client):
        for address in ("/statements", "/statements", "/statements/none", "/statements?format=csv"):
            headers = client.get(address, headers={"Origin": self.ORIGIN}).headers
            assert headers.getlist("Access-Control-Allow-Origin") == ["*"]
            exposed = headers["Access-Control-Expose-Headers"]
            assert all(name in exposed for name in ("ETag", "Link", "Total-Count", "Retry-After", "Changes-Cursor"))

    def test_conditional_requests_are_allowed(self, client):
        allowed = self.preflight(client, "GET", "If-None-Match, Accept").headers
        assert allowed["Access-Control-Allow-Origin"] in ("*", self.ORIGIN)
        assert "GET" in allowed["Access-Control-Allow-Methods"]
        assert allowed["Access-Control-Allow-Headers"].lower() == "accept, if-none-match"

    def test_nobody_may_write_unless_it_is_set(self, client, configured):
        refused = self.preflight(client, "POST", "Authorization, Content-Type").headers
        assert "POST" not in refused.get("Access-Control-Allow-Methods", "")
        assert "authorization" not in refused.get("Access-Control-Allow-Headers", "").lower()
        allowed = self.preflight(configured(cors_writing=True), "POST", "Authorization, Content-Type").headers
        assert "POST" in allowed["Access-Control-Allow-Methods"]
        assert "authorization" in allowed["Access-Control-Allow-Headers"].lower()

    def test_origins_can_be_listed_or_none(self, configured):
        listed = configured(cors_origins=f"{self.ORIGIN} https://other.example")
        allowed = listed.get("/themes", headers={"Origin": self.ORIGIN}).headers
        assert allowed["Access-Control-Allow-Origin"] == self.ORIGIN
        assert "Origin" in allowed["Vary"].split(", ")
        stranger = listed.get("/themes", headers={"Origin": "https://evil.example"}).headers
        assert "Access-Control-Allow-Origin" not in stranger
        assert "Access-Control-Allow-Origin" not in configured(cors_origins="").get("/themes").headers


@pytest.mark.shared
@pytest.mark.usefixtures("articles")
class TestMethods:
    @pytest.mark.parametrize("address", [*ADDRESSES, "/statements/none", "/nowhere", "/health/live"])
    def test_head_is_get_without_a_body(self, client, address):
        got, head = client.get(address), client.head(address)
        assert (head.status_code, head.data) == (got.status_code, b"")
        ignored = {"X-Request-ID", "Last-Modified"}  # this is the time of the answer in the second of a change
        if "Content-Length" not in got.headers:
            ignored.add("Content-Length")
        assert ("Last-Modified" in head.headers) == ("Last-Modified" in got.headers)
        assert {k: v for k, v in head.headers if k not in ignored} == {k: v for k, v in got.headers if k not in ignored}

    def test_head_is_conditional_too(self, client):
        known = client.head("/statements").headers["ETag"]
        assert client.head("/statements", headers={"If-None-Match": known}).status_code == 304

    @pytest.mark.parametrize(
        ("address", "methods"),
        [
            ("/statements", "GET, HEAD, OPTIONS"),
            ("/articles", "GET, HEAD, OPTIONS, POST"),
            ("/articles/x", "DELETE, GET, HEAD, OPTIONS"),
        ],
    )
    def test_options_says_what_is_allowed(self, client, address, methods):
        answer = client.options(address)
        assert answer.status_code in (200, 204)
        assert ", ".join(sorted(answer.headers["Allow"].split(", "))) == methods
        refused = client.patch(address)
        assert (refused.status_code, refused.mimetype) == (405, "application/problem+json")
        assert ", ".join(sorted(refused.headers["Allow"].split(", "))) == methods


class TestAddresses:
    def test_a_slash_at_the_end_does_not_matter(self, client, add):
        add("xi > China")
        assert client.get("/statements/").data == client.get("/statements").data
        assert client.get("/statements/").headers["ETag"] == client.get("/statements").headers["ETag"]
        assert client.get("/speakers/xi/").json["id"] == "xi"

    def test_slashes_given_twice_lead_to_the_address(self, client):
        answer = client.get("/", query_string={"speaker": "xi"}, environ_overrides={"PATH_INFO": "//statements"})
        assert answer.status_code == 308
        assert answer.headers["Location"].endswith("/statements?speaker=xi")

    @pytest.mark.shared
    @pytest.mark.parametrize("path", OTHERS)
    def test_other_addresses_are_not_found(self, client, path):
        response = client.get(path)
        assert (response.status_code, response.mimetype) == (404, "application/problem+json")

    def test_encoded_letters_are_letters(self, client, add):
        add("jürgen > China", source="Büro +1")
        assert client.get("/speakers/j%C3%BCrgen").json["id"] == client.get("/%73peakers/jürgen").json["id"] == "jürgen"
        for query in ("source=B%C3%BCro%20%2B1", "source=B%c3%bcro+%2b1", f"source={quote('Büro +1')}"):
            assert client.get(f"/statements?{query}").json["meta"]["total"] == 1
