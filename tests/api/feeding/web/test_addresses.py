"""Articles from web addresses and feeds; and where a fetch must not go."""

import gzip
import socket
from datetime import date
from ipaddress import ip_address

import httpcore
import pytest

from api.articles.article_text import Refusal
from api.feeding.web import feeds, guard
from api.feeding.web.fetching import Fetcher
from tests.api.feeding.conftest import trickle

pytestmark = pytest.mark.on_sqlite

TEXT = "xi > Der Minister betonte, die Gespräche über Handel und Klima sollten im Herbst in Genf fortgesetzt werden."


def refuse(fetcher, address):
    with pytest.raises(Refusal) as caught:
        fetcher.fetch(address)
    return caught.value.reason


@pytest.fixture
def fetcher():
    return Fetcher(allow_private=True, max_bytes=10_000, timeout=5)


def test_an_address_gives_the_article_of_its_page(run, reachable, articles):
    address = reachable.page("/a", TEXT, "Telefonat")
    result = run("articles", "add", address, "--source", "Amt")
    assert result.exit_code == 0, result.output
    [found] = articles()
    assert [found[name] for name in ("title", "published_on", "source", "url")] == [
        "Telefonat",
        "2022-06-16",
        "Amt",
        address,
    ]


def test_a_feed_gives_the_articles_it_names_and_what_pages_lack(run, reachable, articles):
    reachable.page("/a", TEXT, "Telefonat")
    reachable.put("/b.txt", b"xi > zwei", Content_Type="text/plain")
    result = run("articles", "add", reachable.feed("/feed", f"{reachable.address}/a", "/b.txt", "/missing"))
    assert (result.exit_code, len(articles())) == (1, 2)
    assert f"refused {reachable.address}/missing: The server answered 404." in result.stderr
    assert {(a["title"], a["source"]) for a in articles()} == {("Telefonat", "Bote"), ("Aus dem Feed", "Feed")}


def test_a_canonical_address_that_is_none_is_not_taken(run, reachable, articles):
    address = reachable.page("/a", TEXT)
    status, headers, body = reachable.responses["/a"]
    link = b'<link rel="canonical" href="mailto:a@bote.example"></head>'
    reachable.responses["/a"] = (status, headers, body.replace(b"</head>", link))
    assert run("articles", "add", address).exit_code == 0
    assert articles()[0]["url"] == address


@pytest.mark.parametrize(
    "body", [b"", b"<?xml version='1.0'?>", b"<rss", b"<html>" + b"<div>" * 5000, b"\xff\xfe\x00\xd8", b"\0" * 99]
)
def test_broken_pages_and_feeds_are_refused(run, reachable, body):
    result = run(
        "articles", "add", reachable.put("/a", body, Content_Type="application/xml"), reachable.put("/b", body)
    )
    assert (result.exit_code, result.stderr.count("refused http")) == (1, 2)
    assert isinstance(result.exception, SystemExit)


@pytest.mark.parametrize("as_address", [False, True])
def test_a_feed_that_is_the_name_of_a_file_or_address_opens_neither(reachable, tmp_path, as_address):
    reachable.feed("/inside", "/a")
    (tmp_path / "feed.xml").write_bytes(reachable.responses["/inside"][2])
    content = f"{reachable.address}/inside" if as_address else str(tmp_path / "feed.xml")
    assert not feeds.read_feed(content.encode(), reachable.address)
    assert reachable.asked == []


def test_this_machine_is_refused_unless_the_setting_allows_it(run, site, articles):
    result = run("articles", "add", site.page("/a", TEXT))
    assert (result.exit_code, articles(), site.asked) == (1, [], [])
    assert "127.0.0.1 is at a private or reserved address." in result.stderr


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 10.1.2.3 127.0.0.1 127.8.9.1 169.254.169.254 172.16.0.1 192.168.1.1 100.64.0.1 224.0.0.1 255.255.255.255 240.0.0.1
    :: ::1 fe80::1 fc00::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
    fec0::1 192.0.0.8 192.88.99.1""".split(),
)
def test_private_addresses_are_told(address):
    assert not guard.is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34"])
def test_public_addresses_are_told(address):
    assert guard.is_public(ip_address(address))


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_other_spellings_of_this_machine_are_refused(site, host):
    assert refuse(Fetcher(), f"http://{host}:{site.server_port}/") in (
        "private-address",
        "wrong-address",
        "unreachable",
    )
    assert site.asked == []


class Names:
    """A name server that gives each name its responses in turn, the last one again and again."""

    def __init__(self, monkeypatch, **responses):
        self.responses = {name.replace("_", "."): list(addresses) for name, addresses in responses.items()}
        self.connected = []
        monkeypatch.setattr(socket, "getaddrinfo", self.resolve)
        monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", self.connect)

    def resolve(self, host, port, *arguments, **options):
        responses = self.responses[host]
        addresses = responses.pop(0) if len(responses) > 1 else responses[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in addresses.split()]

    def connect(self, host, port, *arguments, **options):
        self.connected.append(host)
        return httpcore.MockStream(
            [b"HTTP/1.1 302 Found\r\nLocation: http://next.example/\r\nContent-Length: 0\r\n\r\n"]
        )


def test_what_is_connected_to_is_the_address_that_was_looked_at(monkeypatch):
    names = Names(monkeypatch, first_example=["93.184.216.34", "127.0.0.1"], next_example=["93.184.216.35"])
    refuse(Fetcher(), "http://first.example/")
    assert set(names.connected) <= {"93.184.216.34", "93.184.216.35"}
    assert names.connected


def test_a_second_answer_of_the_name_server_does_not_lead_inside(monkeypatch):
    names = Names(monkeypatch, first_example=["93.184.216.34", "10.0.0.1"], next_example=["10.0.0.2"])
    assert refuse(Fetcher(), "http://first.example/") == "private-address"
    assert names.connected == ["93.184.216.34"]


def test_one_private_address_among_public_ones_is_refused(monkeypatch):
    names = Names(monkeypatch, first_example=["93.184.216.34 10.0.0.1"])
    assert refuse(Fetcher(), "http://first.example/") == "private-address"
    assert names.connected == []


def test_hosts_not_on_the_list_are_refused_after_redirects_too(site):
    fetcher = Fetcher(hosts=("127.0.0.1", "example.org"), allow_private=True)
    assert refuse(fetcher, site.redirect("/away", f"http://localhost:{site.server_port}/a")) == "host-not-allowed"
    assert refuse(fetcher, "http://notexample.org/") == "host-not-allowed"
    assert refuse(fetcher, "http://127.0.0.1.example.com/") == "host-not-allowed"
    assert fetcher.fetch(site.put("/b", b"x")).content == b"x"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/", "http://", "http://u:p@example.org/", "gopher://x/"],
)
def test_other_schemes_are_refused_after_redirects_too(fetcher, site, address):
    assert refuse(fetcher, address) == "wrong-address"
    if address.startswith(("file", "ftp", "gopher")):
        assert refuse(fetcher, site.redirect("/away", address)) == "wrong-address"


def test_circles_of_redirects_end(fetcher, site):
    assert refuse(fetcher, site.redirect("/a", "/a")) == "unreachable"
    assert len(site.asked) < 10


def test_huge_bodies_are_broken_off(fetcher, site):
    def flood(handler):
        while True:
            handler.wfile.write(b"x" * 10_000)

    assert refuse(fetcher, site.put("/flood", flood)) == "body-too-large"
    bomb = gzip.compress(b"\0" * 5_000_000)
    assert len(bomb) < 10_000
    assert refuse(fetcher, site.put("/bomb", bomb, Content_Encoding="gzip")) == "body-too-large"


def test_packed_answers_are_unpacked_and_other_packings_refused(fetcher, site):
    assert fetcher.fetch(site.put("/a", gzip.compress(b"text"), Content_Encoding="gzip")).content == b"text"
    assert refuse(fetcher, site.put("/b", b"text", Content_Encoding="gzip")) == "unreadable-text"
    assert refuse(fetcher, site.put("/c", b"text", Content_Encoding="br")) == "unreadable-text"


def test_packed_answers_that_break_off_are_refused(fetcher, site):
    half = gzip.compress(b"text" * 1000)[:-9]
    assert refuse(fetcher, site.put("/a", half, Content_Encoding="gzip")) == "unreadable-text"


def test_text_in_another_encoding_is_read_as_the_server_says(run, reachable, articles):
    address = reachable.put("/a.txt", "xi > Größe".encode("latin-1"), Content_Type="text/plain; charset=ISO-8859-1")
    unknown = reachable.put("/b.txt", b"xi > zwei", Content_Type="text/plain; charset=nonsense")
    assert run("articles", "add", address, unknown).exit_code == 0
    assert "Größe" in run("articles", "export").stdout


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 04 Mar 2024 00:30:00 +0100", date(2024, 3, 4)),
        ("2024-03-04T00:30:00+01:00", date(2024, 3, 4)),
        ("04 Mar 2024 01:00 GMT", date(2024, 3, 4)),
        ("irgendwann", None),
    ],
)
def test_the_day_of_an_entry_is_that_of_where_it_was_written(written, day):
    item = f"<item><link>/a</link><pubDate>{written}</pubDate></item>"
    [entry] = feeds.read_feed(
        f'<rss version="2.0"><channel>{item}</channel></rss>'.encode(), "http://a.example/"
    ).entries
    assert entry.published_on == day


def test_slow_bodies_are_broken_off(site):
    assert refuse(Fetcher(allow_private=True, timeout=0.5), site.put("/slow", trickle)) == "too-slow"


def test_a_server_that_says_nothing_is_given_up():
    with socket.create_server(("127.0.0.1", 0)) as silent:
        fetcher = Fetcher(allow_private=True, timeout=0.3)
        assert refuse(fetcher, f"http://127.0.0.1:{silent.getsockname()[1]}/") == "too-slow"


def test_nobody_there_is_a_refusal(fetcher):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert refuse(fetcher, f"http://127.0.0.1:{port}/") == "unreachable"


def test_robots_txt_is_kept_to_and_read_once(fetcher, site):
    site.put("/robots.txt", b"User-agent: *\nDisallow: /private\n\nUser-agent: communique\nDisallow: /*.pdf$\n")
    site.put("/private/a", b"x")
    assert fetcher.fetch(site.address + "/private/a").content == b"x"
    assert refuse(fetcher, site.address + "/a.pdf") == "robots"
    assert refuse(fetcher, site.redirect("/away", "/b.pdf")) == "robots"
    assert [path for path, _ in site.asked].count("/robots.txt") == 1
    assert "/b.pdf" not in [path for path, _ in site.asked]


def test_a_site_in_trouble_is_left_alone(fetcher, site):
    site.put("/robots.txt", b"", status=503)
    assert refuse(fetcher, site.put("/a", b"x")) == "robots-unreadable"
