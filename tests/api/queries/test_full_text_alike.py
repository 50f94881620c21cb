"""Whatever is asked in q, both databases give the same statements, and refuse the same with the same words."""

from __future__ import annotations

import shutil
from datetime import date

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from api import create_app
from api.articles import drafts, ingest
from api.settings import Settings
from tests.conftest import PARSER

SUMMIT = """\
xi > Die Beziehungen zwischen beiden Ländern seien gut [ukraine]
xi > China schlage eine globale Sicherheitsinitiative vor
putin > Die Sicherheit Europas hänge an der Straße nach Großenhain
putin > Müller und Söhne & <Co bauten die Brücke Heihe-Blagoweschtschensk
xi > die U.N. sollten Xi's Plan prüfen, sagte „Mr. Öl“
xi > er beziehe Öl aus dem Land, 3,5 Mio. Tonnen 2022/23"""
TALK = """\
mueller > man fordere Frieden – und fördere den Handel
mueller > Mueller, Muller und Strassen: „Größe“ ist nicht GROESSE
selenskyj > Länder = Land * 2; die =Beziehung* sei "gut" oder nicht
selenskyj > 𝔉rieden, ﬁnal, İstanbul und Ægypten; ÖL"""
WORDS = """\
Beziehungen beziehung BEZIEHE Länder Land laender Ländern Sicherheit sicherheitsinitiative Straße Strassen STRASSE Müller Mueller
muller Öl oel ÖL U.N. UN Xi's xis Heihe-Blagoweschtschensk Brücke Bruecke und die nicht Frieden FRIEDENS fördere fordere Größe
groesse gut 3,5 2022/23 Ægypten İstanbul ﬁnal final 𝔉rieden Co Meer ß ä aeoeue
""".split()
MARKS = "\" „ “ - – = * ( ) OR UND NOT , : ~ ' \\ & | ! <> %".split()
TEXTS = [line.partition(" > ")[2].partition(" [")[0] for line in f"{SUMMIT}\n{TALK}".splitlines()]
words = st.sampled_from(WORDS)
beginnings = st.builds(lambda word, length: f"{word[:length]}*", words, st.integers(1, 8))
phrases = st.builds(
    lambda some, marks: f"{marks[0]}{' '.join(some)}{marks[1]}",
    st.lists(words, min_size=1, max_size=3),
    st.sampled_from(['""', "„“", "«»", "”“"]),
)
runs = st.builds(  # as words follow one another in the texts: a phrase, or of all forms what is written as one word
    lambda text, first, length, written: (
        written[0] + written[1].join(text.split()[first : first + length]) + written[0]
    ),
    st.sampled_from([text.replace('"', "") for text in TEXTS]),
    st.integers(0, 6),
    st.integers(1, 3),
    st.sampled_from([('"', " "), ("", "-")]),
)
compounds = st.lists(words, min_size=2, max_size=3).map("-".join) | st.sampled_from(
    ["Brücken-Heihe", "Heihe-Brücken", "beide-Land", "Land-beide", "Sicherheiten-Europa", "sicher-europa"]
)
terms = words | words.map("={}".format) | beginnings | phrases | runs | compounds
parts = terms | st.builds("{}{}".format, st.sampled_from(["-", "–", "−", "NOT ", "NICHT "]), terms)
queries = st.recursive(
    parts,
    lambda some: st.builds(
        lambda several, by, brackets: f"({by.join(several)})" if brackets else by.join(several),
        st.lists(some, min_size=2, max_size=3),
        st.sampled_from([" ", " OR ", " ODER ", " AND ", ", "]),
        st.booleans(),
    ),
    max_leaves=6,
)
anything = st.lists(words | st.sampled_from(MARKS), max_size=8).map(" ".join)
noise = anything | st.text('äöüßÄÖÜaeoulnd"„“*=-() ', max_size=20) | st.text(max_size=12)


@pytest.fixture(scope="module")
def clients(sqlite_knowing, postgresql_knowing, postgresql_server, tmp_path_factory):
    """A client of an application on each database, with the same articles."""
    path = shutil.copy(sqlite_knowing, tmp_path_factory.mktemp("alike") / "alike.sqlite")
    applications = [
        create_app(Settings(database_url=url, secret_key="for tests only", answer_cache_bytes=0), PARSER)
        for url in (f"sqlite:///{path}", postgresql_knowing("test_alike"))
    ]
    databases = [app.extensions["communique"].database for app in applications]
    for database in databases:
        for text, day in (
            (SUMMIT, date(2022, 6, 15)),
            (TALK, date(2022, 6, 16)),
            (SUMMIT.replace("xi", "putin"), None),
        ):
            ingest.add(database, PARSER, drafts.NewArticle(text=text, published_on=day))
    yield [app.test_client() for app in applications]
    for database in databases:
        database.engine.dispose()
    postgresql_server.drop("test_alike")


def _ask(client, **parameters):
    """What the response tells, without when statements were stored."""
    response = client.get("/statements", query_string=parameters)
    if response.status_code != 200:
        return response.status_code, response.json
    found = [{name: value for name, value in one.items() if name != "created_at"} for one in response.json["data"]]
    return response.status_code, found, response.json["meta"]["total"], response.json["meta"]["warnings"]


def _compare(clients, **parameters):
    sqlite, postgresql = (_ask(client, **parameters) for client in clients)
    assert sqlite == postgresql
    return sqlite


@given(queries, st.sampled_from([{}, {"speaker": "xi"}, {"limit": 2}, {"sort": "published_on"}]))
@example("Öl -Land*", {})
@example("„beiden Ländern“ OR =Strassen", {})
@settings(max_examples=300, deadline=None)
def test_what_can_be_read_finds_the_same(clients, query, others):
    status, found, *_ = _compare(clients, q=query, **others)
    event(f"{status}, {'some' if status == 200 and found else 'none'}")


@given(noise)
@example('"')
@example("-=*")
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_is_answered_alike(clients, query):
    status, *_ = _compare(clients, q=query)
    assert status in (200, 422)


@pytest.mark.parametrize(
    "query",
    ["Ländern", "=Länder", '"beiden Ländern"', "Sicherheit*", "Land -Öl", "Öl OR Frieden", "Mueller", "beide-Land"],
)
def test_there_is_something_to_find(clients, query):
    """Else all of the above would be alike for want of anything to be found."""
    _, found, total, _ = _compare(clients, q=query)
    assert total == len(found) > 0
