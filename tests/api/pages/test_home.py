"""The first page as the server makes it, without a browser."""

import html
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from markupsafe import Markup

from api.pages import subjects
from api.pages.addresses import Address
from api.pages.asking import Refused
from api.pages.parts import counting
from api.pages.parts.noting import tell_notes
from api.pictures.counted import value_of
from api.wording.texts import texts


def page(client, address, **options):
    response = client.get(address, **options)
    assert response.status_code == 200, response.headers.get("Location", response.text)
    return response.text


def rows(text, field):
    """Value, count and whether it is chosen, of each row of a facet."""
    own = re.search(rf'id="facet-{field}".*?</details>', text, re.DOTALL)[0]
    found = re.findall(r'value="([^"]+)" id="[^"]*"( checked)?>.*?class="number">([\d,.]+)<', own, re.DOTALL)
    return {value: (int(count), bool(checked)) for value, checked, count in found}


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("/?speaker=putin&speaker=Q7747", "/?speaker=wladimir-putin"),
        ("/?q=&theme=&speaker=Wladimir+Putin&sort=-published_on", "/?speaker=wladimir-putin"),
        ("/?explain=1&format=csv", "/"),
        ("/?from=2022-06&act=Kritik&theme=Ukrainekrieg", "/?theme=ukraine&act=disapprove&from=2022-06-01"),
        ("/?lang=de&country=cn", "/?country=china&lang=de"),
    ],
)
def test_a_question_has_one_address(seeded, asked, address):
    response = seeded.get(asked)
    assert response.status_code == 302
    assert response.headers["Location"] == address
    page(seeded, address)


def test_a_facet_is_counted_without_its_own_filter_and_keeps_its_promise(seeded):
    text = page(seeded, "/?speaker=wladimir-putin&theme=ukraine")
    for field, other in (("speaker", "theme=ukraine"), ("theme", "speaker=wladimir-putin")):
        counted = rows(text, field)
        assert len(counted) > 1
        for value, (count, is_chosen) in counted.items():
            total = seeded.get(f"/statements?{other}&{field}={value}").json["meta"]["total"]
            assert total == count
            assert is_chosen == (value in ("wladimir-putin", "ukraine"))


def test_every_mark_of_a_picture_leads_to_as_many_statements_as_it_says(seeded):
    for address in ("/", "/?speaker=xi-jinping", "/?picture=acts&theme=ukraine", "/?picture=countries"):
        marks = re.findall(r'<a href="([^"]+)" aria-label="[^"]*: (\d+)" class="mark"', page(seeded, address))
        assert len(marks) > 1
        for href, count in marks:
            assert f'data-found="{count}"' in page(seeded, html.unescape(href)), (address, href)


def test_pictures_have_tables_and_files(seeded):
    text = page(seeded, "/?theme=ukraine")
    table = re.search(r'id="table-themes">.*?</table>', text, re.DOTALL)[0].partition(">")[2]
    assert re.sub(r"<[^>]+>|\s+", " ", table).split()[:6] == ["As", "a", "table", "Speaker", "Theme", "Statements"]
    [csv] = set(re.findall(r'href="(/stats\?[^"]*group_by=theme&amp;format=csv)"', text))
    assert seeded.get(html.unescape(csv)).text.startswith("speaker,speaker_name,theme,theme_name,count\r\n")
    [svg] = set(re.findall(r'href="(/stats\?[^"]*group_by=theme&amp;format=svg[^"]*)"', text))
    assert seeded.get(html.unescape(svg)).content_type == "image/svg+xml"


def test_the_language_is_the_browsers_or_that_of_the_address(seeded):
    german = {"headers": {"Accept-Language": "de-DE,de;q=0.9,en;q=0.5"}}
    assert '<html lang="de">' in page(seeded, "/", **german)
    assert "Aussagen" in page(seeded, "/", **german)
    assert '<html lang="en">' in page(seeded, "/?lang=en", **german)
    assert '<html lang="en">' in page(seeded, "/", headers={"Accept-Language": "fr"})
    assert "Accept-Language" in seeded.get("/").headers["Vary"]
    assert 'href="/?theme=ukraine&amp;lang=de"' in page(seeded, "/?theme=ukraine")


def test_one_article_has_one_heading_and_names_have_commas(seeded):
    text = page(seeded, "/")
    assert text.count('<h3 class="article">') == 1
    assert re.search(r'Xi Jinping</a>, <a class="name speaker"[^>]*>Vladimir Putin', text)
    assert "null" not in text.lower().replace("nullmeridian", "")


def test_what_is_not_known_is_told_with_links(seeded):
    text = page(seeded, "/?speaker=Vladimir+Putni")
    assert '<a href="/?speaker=wladimir-putin">Vladimir Putin</a>' in text
    assert "Nothing found" in text
    assert "From “2023-01-01”: this is later than 1 January 2022" in page(seeded, "/?from=2023-01-01&to=2022-01-01")
    assert "Sprecher „Vladimir Putni“: unter diesem Namen ist nichts bekannt" in page(
        seeded, "/?speaker=Vladimir+Putni&lang=de"
    )


@pytest.mark.parametrize("asked", ["/?q=%22offen", "/?limit=0", "/?speeker=putin", "/?cursor=none"])
def test_what_is_malformed_is_told_on_the_page(seeded, asked):
    response = seeded.get(asked)
    assert response.status_code >= 400
    assert response.content_type == "text/html; charset=utf-8"
    assert "No answer" in response.text
    assert 'href="/"' in response.text
    german = seeded.get(f"{asked}&lang=de").text
    assert re.search(r'class="warnings fault".*?<strong>\w+</strong>: <span lang="de">', german, re.DOTALL)


def test_people_have_their_offices_in_both_languages(seeded):
    assert '<small class="role">President of China</small>' in page(seeded, "/")
    assert '<small class="role">chinesischer Präsident</small>' in page(seeded, "/?lang=de")
    assert "Person · President of Russia · Russia" in re.sub(
        r"<[^>]+>", "", page(seeded, "/view/entities/wladimir-putin")
    ).replace("person", "Person")


def test_an_empty_database_says_what_to_do(client):
    assert "There are no statements yet" in page(client, "/")


def test_the_page_is_unchanged_until_the_data_change(seeded_copy):
    client = seeded_copy.test_client()
    tags = {lang: client.get(f"/?lang={lang}").headers["ETag"] for lang in ("en", "de")}
    assert len(set(tags.values())) == 2
    assert client.get("/?lang=de", headers={"If-None-Match": tags["de"]}).status_code == 304
    [article] = client.get("/articles").json["data"]
    assert seeded_copy.test_cli_runner().invoke(args=["articles", "remove", article["id"]]).exit_code == 0
    assert client.get("/?lang=de", headers={"If-None-Match": tags["de"]}).status_code == 200


@pytest.mark.parametrize("name", ["/", "/view/entities/xi-jinping", "/view/themes/ukraine", "/view/events/{event}"])
def test_what_can_not_be_counted_leaves_the_rest_and_is_not_kept(seeded_copy, monkeypatch, name):
    def refuse(*_args, **_kwargs):
        raise Refused({"status": 503, "title": "Unavailable"})

    client = seeded_copy.test_client()
    address = name.format(event=client.get("/events").json["data"][0]["id"])
    monkeypatch.setattr(counting, "ask", refuse)
    broken = client.get(address)
    assert broken.status_code == 200
    assert "Could not be counted" in broken.text
    assert 'class="statement"' in broken.text
    monkeypatch.undo()
    assert "Could not be counted" not in page(client, address)


def test_a_page_that_is_refused_as_a_whole_says_when_to_try_again(seeded_copy, monkeypatch):
    def refuse(*_args, **_kwargs):
        raise Refused({"status": 503, "title": "Unavailable"}, {"Retry-After": "5", "Server": "x"})

    monkeypatch.setattr(subjects, "ask", refuse)
    response = seeded_copy.test_client().get("/view/entities/xi-jinping")
    assert (response.status_code, response.headers["Retry-After"], response.mimetype) == (503, "5", "text/html")
    assert "Server" not in response.headers


def test_pages_may_load_nothing_from_elsewhere(seeded):
    policy = seeded.get("/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r' (?:src|style|on\w+)="(?!/static/)[^"]*"', page(seeded, "/")) == []


def test_a_name_among_words_leads_to_the_speaker_instead(seeded):
    told = page(seeded, "/?q=Merkel&theme=ukraine&lang=en")
    assert '<a href="/?speaker=angela-merkel&amp;theme=ukraine&amp;lang=en">Angela Merkel</a>' in told


def test_markup_in_warnings_is_text(app):
    note = {"code": "unknown-name", "parameter": "speaker", "value": "<b>", "names": [{"id": "x", "name": "<i>"}]}
    with app.test_request_context():
        [told] = tell_notes({"warnings": ["<b>"], "notes": [note]}, Address(()), texts("de"))
    assert isinstance(told, Markup)
    unknown = {"warnings": ["a <b>"], "notes": [{"code": "made-yesterday"}]}
    assert tell_notes(unknown, Address(()), texts("de")) == ["a &lt;b&gt;"]
    assert told == (
        'Sprecher „&lt;b&gt;“: unter diesem Namen ist nichts bekannt. Am nächsten: <a href="/?speaker=x">&lt;i&gt;</a>.'
    )


def test_a_matrix_knows_every_number_of_the_values_that_it_has(seeded, monkeypatch):
    for name in ("TOP", "MOST_ROWS"):
        monkeypatch.setattr(counting, name, 2)
    drawn = re.search(r'data-picture="acts">.*?</svg>', page(seeded, "/?picture=acts"), re.DOTALL)[0]
    assert "≤" not in drawn
    shown = re.findall(r'<a href="([^"]+)" aria-label="[^"]*: (\d+)" class="mark"', drawn)
    chosen = [dict(parse_qsl(urlsplit(html.unescape(href)).query)) for href, _ in shown]
    for grouping in ("speaker", "act"):
        groups = seeded.get(f"/stats?group_by={grouping}&limit=2").json["data"]
        values = {value_of(group["key"][grouping]) for group in groups}
        assert {one[grouping] for one in chosen} <= values
    for href, count in shown:
        query = html.unescape(href).partition("?")[2].replace("picture=acts", "limit=1")
        assert seeded.get(f"/statements?{query}").json["meta"]["total"] == int(count)
