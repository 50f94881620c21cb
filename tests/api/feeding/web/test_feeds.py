"""Feeds of all kinds: what their entries say, and what becomes of those that say little."""

import json

import pytest

from api.feeding import kinds
from api.feeding.web import feeds

pytestmark = pytest.mark.on_sqlite

BASE = "https://bote.example/feed"
WORDS = "Der Minister betonte, die Gespräche über Handel und Klima sollten im Herbst in Genf fortgesetzt werden"
TEXT = f"xi > {WORDS}."
HTML = f"xi &gt; {WORDS}."


def rss(*items, title="Der Bote"):
    joined = "".join(f"<item>{item}</item>" for item in items)
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel><title>{title}</title>{joined}</channel></rss>'.encode()


def encoded(html):
    return f"<content:encoded><![CDATA[{html}]]></content:encoded>"


def entry(item, **options):
    [found] = feeds.read_feed(rss(item, **options), BASE).entries
    return found


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("M&amp;uuml;ller &amp;amp; Co", "Müller & Co"),
        ("&lt;b&gt;Rede&lt;/b&gt; an alle", "Rede an alle"),
        ("Telefonat - Der Bote", "Telefonat"),
        ("Der Bote: Telefonat", "Der Bote: Telefonat"),
    ],
)
def test_titles_are_plain(written, title):
    assert entry(f"<link>/a</link><title>{written}</title>").title == title


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Di, 12 Dez 2023 10:00:00 +0100", "2023-12-12"),
        ("Di, 12 Mär 2024 10:00 GMT", "2024-03-12"),
        ("12. März 2024", "2024-03-12"),
        ("Mon, 04 Mar 2024 00:30:00 +0100", "2024-03-04"),
        ("Fri, 01 Jan 2100 00:00:00 GMT", None),
        ("1710244800", "2024-03-12"),
        ("1710244800000", "2024-03-12"),
        ("16832024", None),
    ],
)
def test_days_are_read_in_german_too_and_none_is_to_come(written, day):
    found = entry(f"<link>/a</link><pubDate>{written}</pubDate>").published_on
    assert (found and found.isoformat()) == day


def test_the_source_of_an_item_goes_before_the_title_of_the_feed():
    assert entry("<link>/a</link><source url='http://x'>Agentur</source>").source == "Agentur"
    assert entry("<link>/a</link>").source == "Der Bote"


def test_more_entries_than_are_taken_are_counted(monkeypatch):
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 2)
    found = feeds.read_feed(rss(*(f"<link>/{n}</link>" for n in range(5))), BASE)
    assert (len(found.entries), found.left_out) == (2, 3)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xef\xbb\xbf\n\n" + rss("<link>/a</link>"), kinds.FEED),
        (b"<!-- erzeugt -->\n" + rss("<link>/a</link>"), kinds.FEED),
        (b'{"version": "https://jsonfeed.org/version/1.1", "items": []}', kinds.JSON_FEED),
        (b'<?xml version="1.0"?><opml version="2.0"><body/></opml>', kinds.OPML),
        (b'[{"text": "a"}]', "json"),
        (b'{"text": "a"}\n{"text": "b"}', "ndjson"),
        (b"<!DOCTYPE html>\n<title>x</title>", "html"),
        (b"%PDF-1.7 ...", "pdf"),
        (b"[1] Der Minister sagte", "txt"),
        (b"Der Minister sagte <leise>, er komme.", "txt"),
    ],
)
def test_content_is_told_by_what_it_is(content, kind):
    assert kinds.find_kind(content, "txt") == kind


@pytest.mark.parametrize(
    "media_type", ["application/rss+xml", "text/html", "text/plain", "application/octet-stream", "text/xml"]
)
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\n\n", b"<!-- erzeugt -->\n"])
def test_a_feed_is_read_whatever_its_media_type(run, reachable, articles, media_type, before):
    reachable.page("/a", TEXT)
    result = run("articles", "add", reachable.put("/feed", before + rss("<link>/a</link>"), Content_Type=media_type))
    assert (result.exit_code, len(articles())) == (0, 1), result.output


def test_a_json_feed_is_read(run, reachable, articles):
    reachable.put("/a", b"<html><body><nav>x</nav></body></html>", Content_Type="text/html")
    items = [
        {
            "id": 1,
            "url": "/a",
            "title": "M&uuml;ller",
            "content_html": f"<p>{HTML}</p>",
            "date_published": "2024-03-12T10:00:00+01:00",
        },
        {"id": 2, "content_text": "putin > Sein Kollege stimmte zu."},
        {"id": 3, "title": "Leer"},
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Der Bote", "items": items}
    result = run("articles", "add", reachable.put("/feed", json.dumps(feed).encode(), Content_Type="text/plain"))
    second, first = sorted(articles(), key=lambda article: article["title"] or "")
    assert (first["title"], first["published_on"], first["source"]) == ("Müller", "2024-03-12", "Der Bote")
    assert first["url"] == f"{reachable.address}/a"
    assert (second["source"], second["url"]) == ("Der Bote", None)
    assert "Leer" in result.stderr
    assert "neither a link nor a text" in result.stderr


def test_items_without_link_are_stored_or_refused_by_name(run, reachable, articles):
    items = (
        f"<title>A</title>{encoded(f'<p>{HTML}</p>')}",
        "<title>B</title><description>putin > zwei</description>",
        "<title>C</title>",
    )
    result = run("articles", "add", reachable.put("/feed", rss(*items), Content_Type="application/rss+xml"))
    assert [article["title"] for article in articles()] == ["A", "B"]
    assert "“C”" in result.stderr
    assert "2 added, 0 there already, 1 refused (no-link 1)" in result.stderr


def test_the_day_and_source_of_a_page_go_before_those_of_the_feed_and_these_before_its_host(run, reachable, articles):
    reachable.page("/a", TEXT)
    page = (
        f"<html><body><h1>x</h1><p>{HTML.replace('Handel', 'Frieden')}</p><p>© 2019 Stand: 1.1.2020</p></body></html>"
    )
    reachable.put("/b", page.encode(), Content_Type="text/html; charset=utf-8")
    day = "<pubDate>Tue, 12 Mar 2024 10:00:00 GMT</pubDate>"
    run(
        "articles",
        "add",
        reachable.put("/feed", rss(f"<link>/a</link>{day}", f"<link>/b</link>{day}")),
        reachable.address + "/b",
    )
    found = {article["url"]: article for article in articles()}
    assert [(a["published_on"], a["source"]) for _, a in sorted(found.items())] == [
        ("2022-06-16", "Bote"),
        ("2024-03-12", "Der Bote"),
    ]


def test_only_a_page_alone_has_its_host_for_a_source(run, reachable, articles):
    page = f"<html><body><h1>x</h1><p>{HTML}</p></body></html>"
    run("articles", "add", reachable.put("/b", page.encode(), Content_Type="text/html; charset=utf-8"))
    assert articles()[0]["source"] == "127.0.0.1"


@pytest.mark.parametrize("whole", [True, False])
def test_a_page_behind_a_paywall_is_filled_from_the_feed_or_refused(run, reachable, articles, whole):
    page = f"<html><body><article><h1>x</h1><p>{HTML}</p><p>Jetzt weiterlesen mit Plus</p></article></body></html>"
    reachable.put("/a", page.encode(), Content_Type="text/html; charset=utf-8")
    content = (
        encoded(f"<p>{HTML}</p><p>{HTML.replace('Handel', 'Frieden')}</p>")
        if whole
        else encoded(f"<p>{WORDS[:40]}</p>")
    )
    result = run("articles", "add", reachable.put("/feed", rss(f"<link>/a</link>{content}")))
    assert [article["url"] for article in articles()] == ([f"{reachable.address}/a"] if whole else [])
    assert ("paywall 1" in result.stderr) is not whole


@pytest.mark.parametrize(
    "link", ["http://127.0.0.1:99999999999999/x", "http://127.0.0.1:70000/x", "http://[x/a", "http://x:port/a"]
)
def test_an_address_that_cannot_be_is_refused_by_name_and_the_rest_goes_on(run, reachable, articles, link):
    reachable.page("/a", TEXT)
    reachable.put("/r", b"", status=302, Location=link)
    result = run(
        "articles",
        "add",
        reachable.put("/feed", rss(f"<link>{link}</link>", "<link>/r</link>", "<link>/a</link>")),
        link,
    )
    assert len(articles()) == 1
    assert isinstance(result.exception, SystemExit)
    assert f"refused {link}: " in result.stderr
    assert f"refused {reachable.address}/r: " in result.stderr
    assert "1 added, 0 there already, 3 refused" in result.stderr


@pytest.mark.parametrize("path", ["/", "/list.opml"])
def test_home_pages_and_lists_give_the_articles_of_their_feeds(run, reachable, articles, path):
    reachable.page("/a", TEXT)
    reachable.put("/feed", rss("<link>/a</link>"))
    links = '<link rel=alternate type="application/rss+xml" title=Kommentare href=/k>'
    links += '<link rel=alternate type="application/atom+xml" href=/feed>'
    reachable.put(
        "/", f"<html><head>{links}</head><body><p>Willkommen</p></body></html>".encode(), Content_Type="text/html"
    )
    outlines = '<outline text="a"><outline type="rss" xmlUrl="/feed"/></outline>'
    reachable.put("/list.opml", f'<opml version="2.0"><body>{outlines}</body></opml>'.encode(), Content_Type="text/xml")
    for command in ("add",), ("watch", "--once"):
        result = run("articles", *command, reachable.address + path)
        assert (result.exit_code, [a["url"] for a in articles()]) == (0, [f"{reachable.address}/a"]), result.output


def test_robots_txt_may_begin_with_a_byte_order_mark(run, reachable, articles):
    reachable.put("/robots.txt", b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\n")
    assert "robots.txt of" in run("articles", "add", reachable.page("/a", TEXT)).stderr
