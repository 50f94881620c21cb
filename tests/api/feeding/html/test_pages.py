"""Pages as articles: what belongs to the text, what does not, and what they say of themselves."""

import pytest

from api.articles.article_text import Refusal
from api.feeding.html import pages
from tests.api.feeding.html.conftest import ADDRESS, FIRST, SECOND

TEXT = f"{FIRST}\n\n{SECOND}"
FOREIGN = "Der Papst sagte in Rom, es werde morgen sicher regnen."


@pytest.mark.parametrize(
    "part",
    [
        f"<p hidden>{FOREIGN}</p>",
        f"<div aria-hidden=true><p>{FOREIGN}</p></div>",
        f"<div style='display: none'><p>{FOREIGN}</p></div>",
        f"<template><p>{FOREIGN}</p></template>",
        f"<div class='video-player'><p>{FOREIGN}</p></div>",
        f"<audio><p>{FOREIGN}</p></audio>",
        f"<div><h3>Auch interessant</h3><p>{FOREIGN}</p></div>",
        f"<h3>Auch interessant:</h3><ul><li><a href=/x>{FOREIGN}</a></li></ul>",
        f"<div><span>Anzeige</span><p>{FOREIGN}</p></div>",
        f"<p>Lesen Sie auch: {FOREIGN}</p>",
        "<p>Jetzt den Boten vier Wochen lang im Abo testen, für nur einen Euro.</p>",
        f"<aside class=abo-box><p>{FOREIGN}</p></aside>",
        f"<section class=comments><h2>Kommentare</h2><p>{FOREIGN}</p></section>",
        f"<div class='related-articles'><p>{FOREIGN}</p></div>",
    ],
)
def test_hidden_and_foreign_parts_are_left_out(read, part):
    assert read(tail=part)["text"] == TEXT


@pytest.mark.parametrize(
    ("lead", "first"),
    [
        (
            "<p class=teaser>Der Kanzler sagte am Montag, er sei einverstanden.</p>",
            "Der Kanzler sagte am Montag, er sei einverstanden.",
        ),
        ("<p>Er sagte: <q>Wir sind <q>bereit</q> dazu</q>.</p>", "Er sagte: „Wir sind ‚bereit‘ dazu“."),
        ("<p>Am <time datetime=2024-03-12>12. März</time> fuhr er heim.</p>", "Am 12. März fuhr er heim."),
    ],
)
def test_parts_that_belong_are_kept(read, lead, first):
    assert read(lead=lead)["text"] == f"{first}\n\n{TEXT}"


@pytest.mark.parametrize("cell", [f"<p>{FIRST}</p><p>{SECOND}</p>", f"<font>{FIRST}<br><br>{SECOND}</font>"])
def test_a_table_that_lays_out_gives_its_text_without_the_links_beside_it(cell):
    page = f"<body><table><tr><td><a href=/>Start</a> <a href=/a>Die ganze Politik</a></td><td>{cell}</td></tr></table></body>"
    assert pages.read_page(page.encode())["text"] == TEXT


def test_one_bad_byte_is_replaced_alone(read):
    found = read(
        lead="<p>Die Größe sei für Müller gut.</p>", encode=lambda page: page.encode().replace("ß".encode(), b"\xdf")
    )
    assert found["text"] == f"Die Grö�e sei für Müller gut.\n\n{TEXT}"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig"])
def test_a_page_that_says_another_encoding_than_it_has_is_read(read, encoding):
    assert read(encode=lambda page: page.encode(encoding))["text"] == TEXT


@pytest.mark.parametrize(
    ("canonical", "address", "found"),
    [
        ("https://bote.example/", ADDRESS, ADDRESS),
        ("https://bote.example/de/", ADDRESS, ADDRESS),
        ("/?id=3", ADDRESS, ADDRESS),
        ("/suche?q=Minister", ADDRESS, ADDRESS),
        ("mailto:a@bote.example", ADDRESS, ADDRESS),
        ("http://bote.example:99999999999999/x", ADDRESS, ADDRESS),
        ("/politik/1.html", "https://bote.example/amp/politik/1.html", "https://bote.example/politik/1.html"),
        ("https://bote.example/a?id=1", "https://bote.example/a?id=1&utm_source=x", "https://bote.example/a?id=1"),
        ("https://agentur.example/a", ADDRESS, "https://agentur.example/a"),
        ("https://bote.example/", None, None),
    ],
)
@pytest.mark.parametrize("form", ['<link rel=canonical href="{}">', '<meta property="og:url" content="{}">'])
def test_a_canonical_address_is_believed_if_it_can_be_that_of_the_page(read, form, canonical, address, found):
    assert read(head=form.format(canonical), address=address)["url"] == found


@pytest.mark.parametrize(
    ("heading", "head", "title"),
    [
        ("<span class=kicker>Diplomatie</span><span>Telefonat</span>", "", "Telefonat"),
        (
            "x",
            '<meta property=og:title content="M&amp;uuml;ller &amp;amp; Co | Bote"><meta property=og:site_name content=Bote>',
            "Müller & Co",
        ),
        ("x", '<meta property=og:title content="Telefonat - bote.example">', "Telefonat"),
        ("Rede - ein Rückblick", "", "Rede - ein Rückblick"),
    ],
)
def test_titles_are_plain(read, heading, head, title):
    found = read(heading=heading, head=head)
    assert (found["title"], found["text"]) == (title, TEXT)


@pytest.mark.parametrize(
    "end", ["Jetzt weiterlesen mit Plus", "Dieser Artikel ist exklusiv für Abonnenten.", "Anmelden und weiterlesen"]
)
def test_a_page_that_gives_only_the_beginning_is_refused(read, end):
    with pytest.raises(Refusal) as caught:
        read(tail=f"<div class=paywall><p>{end}</p></div>")
    assert caught.value.reason == "paywall"


def test_an_offer_beside_related_articles_is_no_end(read):
    assert read(tail="<aside><h3>Auch interessant</h3><p>Jetzt weiterlesen mit Plus</p></aside>")["text"] == TEXT


def test_a_piece_of_html_gives_all_of_its_text():
    assert (
        pages.read_piece("Eins &amp; zwei<br>drei<p>Er sagte: <q>Ja</q>.</p><script>x</script>")
        == "Eins & zwei\n\ndrei\n\nEr sagte: „Ja“."
    )
