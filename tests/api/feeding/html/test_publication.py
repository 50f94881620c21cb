"""The day of a page: what says publication, and nothing else."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.api.feeding.html.conftest import ADDRESS

DAY = "2024-03-12"
SOON = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()


def ld(*nodes):
    return f'<script type="application/ld+json">{json.dumps(nodes)}</script>'


def article(**fields):
    return {"@type": "NewsArticle", "headline": "Telefonat der Minister", **fields}


@pytest.mark.parametrize(
    "parts",
    [
        {"head": ld(article(datePublished=f"{DAY}T10:00:00+01:00", dateModified="2024-05-01"))},
        {"head": ld(article(datePublished=DAY, dateModified="2024-01-01"))},
        {"head": ld({"@graph": [{"@type": "Organization"}, {"@type": "WebPage", "datePublished": DAY}]})},
        {"head": ld({"@type": "WebPage", "mainEntity": article(datePublished=DAY)})},
        {
            "head": ld(
                article(headline="Anderes", url="https://bote.example/b", datePublished="2020-01-02"),
                article(url=ADDRESS, headline="x", datePublished=DAY),
            )
        },
        {"head": f'<meta property="article:published_time" content="{DAY}T23:00:00Z">'},
        {"head": f'<meta name="DC.date.issued" content="{DAY}"><meta name="last-modified" content="2025-01-01">'},
        {
            "lead": f"<div itemscope itemtype='https://schema.org/NewsArticle'><meta itemprop=datePublished content={DAY}></div>"
        },
        {"lead": f"<time datetime={DAY}>12. März</time>"},
        {
            "lead": f"<p>Aktualisiert <time datetime=2024-04-01></time> Erstveröffentlichung <time datetime={DAY}></time></p>"
        },
        {"lead": "<p class=datum>12. März 2024, 14:05 Uhr</p>"},
        {"lead": "<p class=entry-meta>Dienstag, 12. März 2024, 14:05 Uhr</p>"},
        {"lead": "<p>Veröffentlicht am Dienstag, den 12. März 2024</p>"},
        {"tail": "<p>Aktualisiert am 1.4.2024, Erstveröffentlichung 12.03.2024</p>"},
        {"lead": "<p>Von Anna Beck | Erschienen: 12.03.2024, 14:00 Uhr</p>"},
        {"address": "https://bote.example/2024/03/12/telefonat"},
        {"address": "https://bote.example/telefonat-2024-03-12.html"},
    ],
)
def test_what_says_publication_counts(read, parts):
    assert read(**parts)["published_on"] == DAY


@pytest.mark.parametrize(
    "parts",
    [
        {"after": "<footer>© 2024 Bote. Stand: 12.03.2019</footer>"},
        {"after": "<p>Letzte Änderung: 12.03.2024</p><p>Stand: 12.03.2024</p>"},
        {"after": "<a href=/2015/11/archiv>Archiv</a>"},
        {"head": "<link rel=stylesheet href='/s.css?v=20240312'><meta property=og:image content='/2024/03/12/a.jpg'>"},
        {"head": ld(article(dateModified=DAY))},
        {"head": ld({"@type": "ItemList", "itemListElement": [article(datePublished=DAY)]})},
        {"head": ld(article(headline="Anderes", url="https://bote.example/anderes", datePublished=DAY))},
        {"head": ld({"@type": "Event", "startDate": DAY, "datePublished": DAY})},
        {"head": ld(article(datePublished=SOON))},
        {"head": f'<meta property="article:modified_time" content="{DAY}">'},
        {"lead": f"<p>Aktualisiert am <time datetime={DAY}>12. März</time></p>"},
        {"tail": f"<section><div itemprop=comment><time itemprop=datePublished datetime={DAY}></time></div></section>"},
        {"tail": f"<blockquote class=twitter-tweet>Hallo <time datetime={DAY}></time></blockquote>"},
        {"after": f"<ul><li><a href=/x>Anderes</a> <time datetime={DAY}></time></li></ul>"},
        {"after": f"<section><h2>Termine</h2><article><h3>Tagung</h3><time datetime={DAY}></time></article></section>"},
        {"lead": "<p>Erschienen in der Printausgabe vom 12.03.2024</p>"},
        {"tail": "<p>Der erste Bericht wurde veröffentlicht am 12. März 2024 und löste damals großen Streit aus.</p>"},
        {"tail": "<p>Am 12. März 2024 sagte der Minister, er reise ab.</p>"},
        {"tail": "<p>Drucksache 20240312, Telefon 030 20240312</p><p>Nächste Sitzung: 12. März 2024</p>"},
        {"address": "https://bote.example/dokument/99202403121"},
    ],
)
def test_other_days_do_not(read, parts):
    assert read(**parts)["published_on"] is None
