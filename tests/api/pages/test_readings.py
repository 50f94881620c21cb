"""The pages of articles, statements and whom they are about, as the server makes them."""

import html
import re

import pytest

from api.pages.parts.article_text import cut_text, find_context


@pytest.fixture(scope="module")
def article(seeded_app):
    client = seeded_app.test_client()
    return client.get(f"/articles/{client.get('/articles').json['data'][0]['id']}?explain=1").json


def text_of(page):
    return html.unescape(re.sub(r"<sup>.*?</sup>|<[^>]+>", "", page))


def test_an_article_has_its_text_with_every_statement_marked_where_it_stands(seeded, article):
    text = seeded.get(f"/view/articles/{article['id']}").text
    body = re.search(r'class="body">(.*?)</section>', text, re.DOTALL)[1]
    assert text_of(body).split() == article["text"].split()
    for statement in article["statements"]:
        marked = re.findall(rf'<a class="said[^>]*data-statement="{statement["id"]}".*?</a>', body, re.DOTALL)
        assert " … ".join(text_of(part) for part in marked) == statement["text"]
    assert text_of("".join(re.findall(r'<u class="cue">.*?</u>', body)))
    assert "<sup>1,2</sup>" in body


def test_the_chosen_statement_is_outlined_with_what_made_its_labels(seeded, article):
    statement = next(one for one in article["statements"] if one["evidence"])
    text = seeded.get(f"/view/articles/{article['id']}?statement={statement['id']}").text
    body = re.search(r'class="body">(.*?)</section>', text, re.DOTALL)[1]
    assert len(re.findall(r'class="said[^"]* chosen"', body)) == len(statement["spans"])
    marked = "".join(re.findall(r'<mark class="evidence">(.*?)</mark>', body))
    assert all(word in marked for part in statement["evidence"] for word in part["text"].split(" … "))


def test_pieces_of_nested_statements_are_the_innermosts():
    outer = {"id": "o", "spans": [{"start": 0, "end": 10}], "cue": None}
    inner = {"id": "i", "spans": [{"start": 4, "end": 7}], "cue": {"start": 3, "end": 4}}
    [runs] = cut_text("0123456789 x", [outer, inner])
    assert [(run.statement and run.statement["id"], "".join(piece.text for piece in run.pieces)) for run in runs] == [
        ("o", "0123"),
        ("i", "456"),
        ("o", "789"),
        (None, " x"),
    ]
    assert [run.starts for run in runs] == [True, True, False, False]


def test_a_statement_has_its_sentence_and_can_be_cited(seeded, article):
    statement = article["statements"][0]
    text = seeded.get(f"/view/statements/{statement['id']}").text
    start, end = find_context(article["text"], statement)
    assert article["text"][start:end] == statement["context"]
    assert f"Xi Jinping: „{statement['text']}“, BRNN, 16 June 2022" in html.unescape(text)
    assert f"curl &#39;http://127.0.0.1:8000/statements/{statement['id']}&#39;" in text
    assert f'<link rel="alternate" type="application/json" href="/statements/{statement["id"]}">' in text


@pytest.mark.parametrize(
    ("path", "heading", "found"),
    [
        ("/view/entities/wladimir-putin", "Vladimir Putin", "/?speaker=wladimir-putin"),
        ("/view/entities/china?lang=de", "China", "/?country=china"),
        ("/view/entities/UN", "United Nations", "/?organisation=UN"),
        ("/view/themes/ukraine?lang=de", "Ukraine", "/?theme=ukraine"),
    ],
)
def test_whom_and_what_it_is_about_has_a_page(seeded, path, heading, found):
    text = seeded.get(path).text
    assert f"<h1>{heading}</h1>" in text
    assert f'href="{found}' in text
    assert 'data-picture="time"' in text
    assert 'class="statement"' in text
    assert 'type="application/atom+xml"' in text


@pytest.mark.parametrize("kind", ["entities", "themes", "articles", "statements"])
def test_what_there_is_not_is_said_on_a_page(seeded, kind):
    response = seeded.get(f"/view/{kind}/nothing")
    assert response.status_code == 404
    assert "There is nothing here" in response.text


def test_links_keep_the_language(seeded, article):
    text = seeded.get(f"/view/articles/{article['id']}?lang=de").text
    assert 'href="/view/entities/xi-jinping?lang=de"' in text


def test_who_looks_with_a_browser_is_shown_errors_as_pages(seeded):
    browser = {"headers": {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8", "Accept-Language": "de"}}
    lost = seeded.get("/nowhere", **browser)
    assert (lost.status_code, lost.content_type) == (404, "text/html; charset=utf-8")
    assert "Hier ist nichts" in lost.text
    assert seeded.get("/nowhere").content_type == "application/problem+json"
    assert seeded.get("/statements/nothing", **browser).content_type == "application/problem+json"
    assert seeded.post("/", **browser).status_code == 405


def test_the_pages_of_problems_lead_home_and_show_code(seeded):
    text = seeded.get("/problems/unknown-parameter", headers={"Accept": "text/html"}).text
    assert "`" not in text
    assert "<code>allowed</code>" in text
    assert '<a href="/">' in text
    german = seeded.get("/problems/unknown-parameter?lang=de", headers={"Accept": "text/html"})
    assert "<h1>Unbekannter Parameter</h1>" in german.text
    assert '<a href="/problems?lang=de">' in german.text
    assert "Accept-Language" in ", ".join(german.headers.getlist("Vary"))


@pytest.mark.parametrize(
    ("path", "moved"),
    [
        ("/view/entities/putin?lang=de", "/view/entities/wladimir-putin?lang=de"),
        ("/view/themes/Ukrainekrieg", "/view/themes/ukraine"),
    ],
)
def test_a_name_in_a_path_leads_to_what_it_means(seeded, path, moved):
    response = seeded.get(path)
    assert response.status_code == 302
    assert response.headers["Location"] == moved
    assert seeded.get(moved).status_code == 200


def test_addresses_to_keep_are_not_what_the_host_of_whoever_asked_first_says(seeded):
    [statement, *_] = seeded.get("/statements").json["data"]
    address = f"/view/statements/{statement['id']}"
    for host in ("evil.example", "localhost"):
        page = seeded.get(address, headers={"Host": host}).text
        assert "evil.example" not in page
        assert f"curl &#39;http://127.0.0.1:8000/statements/{statement['id']}&#39;" in page
