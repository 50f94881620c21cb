"""Full text: the same queries have the same responses on both databases."""

from itertools import product

import pytest
from alembic import command
from sqlalchemy import text as sql

from api import migrations
from api.articles import ingest
from api.queries import fulltext
from tests import plain_documents

SUMMIT = """\
xi > Die Beziehungen zwischen beiden Ländern seien gut [ukraine]
xi > China schlage eine globale Sicherheitsinitiative vor
putin > Die Sicherheit Europas hänge an der Straße nach Großenhain
putin > es sei sicher, dass man sich treffe
putin > Müller und Söhne & <Co bauten die Brücke Heihe-Blagoweschtschensk
xi > die U.N. sollten Xi's Plan prüfen
xi > er beziehe Öl aus dem Land"""

FOUND = {
    "Beziehung": [0],
    "beziehungen": [0],
    "BEZIEHUNGEN": [0],
    "Land": [0, 6],
    "laender": [0, 6],
    "Länder": [0, 6],
    "Sicherheit": [2],
    "Sicherheit*": [1, 2],
    "sicherheits*": [1],
    "sicher": [3],
    "Sicherheits-": [2],
    "Initiative": [],
    "strasse": [2],
    "STRASSE": [2],
    "Straßen": [2],
    "Gross*": [2],
    "groß*": [2],
    "Mueller": [4],
    "muel*": [4],
    "mül*": [4],
    "muller": [],
    "Oel": [6],
    "sich": [3],
    "UN": [5],
    "u.n.": [5],
    "xis": [5],
    "Heihe-Blagoweschtschensk": [4],
    "Blagoweschtschensk-Heihe": [],
    "Heihe-Blago*": [4],
    "Brücken Heihe": [4],
    '"Brücke Heihe"': [4],
    '"Heihe Brücke"': [],
    "„beiden Ländern“": [0],
    "„beiden Länder“": [],
    "=Land": [6],
    "=ländern": [0],
    "=laender": [],
    "Land -=Ländern": [6],
    "Land AND Öl": [6],
    "Land UND gut": [0],
    "Beziehung ODER Sicherheit": [0, 2],
    "Land NOT Öl": [0],
    "Land NICHT (Öl OR Meer)": [0],
    "Land AND NOT Öl": [0],
    "Öl,Land": [6],
    "Öl; Land": [6],
    "Land –Öl": [0],
    "Land −Öl": [0],
    "Land \u2011Öl": [0],
    '"Sicherheit der Europas"': [],
    "Beziehung OR Sicherheit": [0, 2],
    "Land -Öl": [0],
    "-Öl Land": [0],
    'Land -"beiden Ländern"': [6],
    "Europa": [2],
    "Länder -bezieh*": [],
    "Sicherheit* -Europa": [1],
    "Land (Öl OR gut)": [0, 6],
    "(Land Öl) OR Initiative OR Europa": [2, 6],
    "Land -(gut OR Europa)": [6],
    "Land - Öl": [6],
    "or": [],
    "Söhne & Co": [4],
    "words:beziehung": [],
    "nix": [],
}


@pytest.fixture
def lines(add):
    add(SUMMIT, "2022-06-16")
    return [line.split("> ")[1].split(" [")[0] for line in SUMMIT.split("\n")]


@pytest.mark.shared
@pytest.mark.parametrize(("q", "found"), FOUND.items())
def test_words_are_found(texts, lines, q, found):
    assert texts(q=q) == [lines[index] for index in found]


def test_the_other_filters_and_the_total_go_with_it(client, texts, lines):
    assert texts(q="Land OR Europa", speaker="putin") == [lines[2]]
    assert texts(q="Land", theme="ukraine", speaker="xi", kind="indirect") == [lines[0]]
    assert texts(q="Land", **{"from": "2022-06-17"}) == []
    assert client.get("/statements?q=Land&limit=1").json["meta"]["total"] == 2


def test_pages_are_in_the_order_of_days(client, add):
    for day in range(1, 8):
        add(f"xi > der Friede {day}\nxi > kein Krieg {day}", f"2022-06-0{day}")
    for sort, query in product(["-published_on", "published_on", "created_at"], ["q=Frieden", "q=Frieden&speaker=xi"]):
        assert_pages_in_order(client, sort, query)


def assert_pages_in_order(client, sort, query):
    seen, address = [], f"/statements?{query}&limit=3&sort={sort}"
    while address:
        response = client.get(address).json
        seen += [row["article"]["published_on"] for row in response["data"]]
        last, address = response, response["links"]["next"]
    assert seen == sorted(seen, reverse=sort.startswith("-"))
    assert len(set(seen)) == len(seen) == last["meta"]["total"] == 7
    assert len(client.get(last["links"]["prev"]).json["data"]) == 3


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestAdvice:
    @pytest.mark.parametrize("q", ["Beziehung oder Sicherheit", "Land and Meer", "Land und Meer", "Land nicht Meer"])
    def test_what_looks_like_an_operator_is_warned_of(self, client, lines, q):
        [warning] = client.get("/statements", query_string={"q": q}).json["meta"]["warnings"]
        assert warning.startswith(f"q: {q.split()[1]} is looked for as a word; ")

    @pytest.mark.parametrize("q", ["Land ODER Meer", '"Müller und Söhne"', "und", "Land", "oder Land"])
    def test_nothing_else_is(self, client, lines, q):
        assert client.get("/statements", query_string={"q": q}).json["meta"]["warnings"] == []


class TestSnippet:
    def test_words_are_marked_and_the_text_is_escaped(self, client, lines):
        [row] = client.get("/statements", query_string={"q": "soehne Brück* -Haus"}).json["data"]
        assert row["snippet"] == (
            "Müller und <mark>Söhne</mark> &amp; &lt;Co bauten die <mark>Brücke</mark> Heihe-Blagoweschtschensk"
        )

    def test_a_phrase_is_marked_as_one(self, client, lines):
        [row] = client.get("/statements", query_string={"q": '"BEIDEN Ländern" OR seien'}).json["data"]
        assert row["snippet"] == "Die Beziehungen zwischen <mark>beiden Ländern</mark> <mark>seien</mark> gut"

    def test_a_long_text_is_cut_around_the_first_mark(self, client, add):
        add("xi > " + "viel Wasser " * 100 + "dann Frieden " + "viel Wasser " * 100 + "Ende")
        [row] = client.get("/statements?q=Friede").json["data"]
        assert row["snippet"].startswith("… ")
        assert row["snippet"].endswith(" …")
        assert "dann <mark>Frieden</mark> viel" in row["snippet"]
        assert len(row["snippet"]) < 350

    def test_it_is_only_there_when_words_are_asked_for(self, client, lines):
        assert all("snippet" not in row for row in client.get("/statements").json["data"])
        [row] = client.get("/statements?q=Europa&explain=1").json["data"]
        assert {"snippet", "evidence"} <= set(row)


class TestMalformed:
    @pytest.mark.shared
    @pytest.mark.parametrize(
        ("q", "part", "offset"),
        [
            ("", "", 0),
            ("  ", "", 0),
            ("!!", "!!", 0),
            ('Land "und Meer', '"und Meer', 5),
            ('Land ""', '""', 5),
            ('Land "und*"', '"und*"', 5),
            ("Land *", "*", 5),
            ("La*nd", "La*nd", 0),
            ("Land *meer", "*meer", 5),
            ("OR Land", "OR", 0),
            ("ODER Land", "ODER", 0),
            ("AND Land", "AND", 0),
            ("Land UND", "UND", 5),
            ("Land AND OR Meer", "OR", 9),
            ("Land NOT", "NOT", 5),
            ("NICHT Land", "NICHT", 0),
            ("Land NEAR Meer", "NEAR", 5),
            ("Land NEAR/3 Meer", "NEAR", 5),
            ("Land speaker:putin", "speaker:putin", 5),
            ("titel:Land", "titel:Land", 0),
            ("Land Meer~2", "Meer~2", 5),
            ("Meer^2.5", "Meer^2.5", 0),
            ("Land OR", "OR", 5),
            ("Land OR OR Meer", "OR", 8),
            ("Land (Meer", "(", 5),
            ("Land) Meer", ")", 4),
            ("Land ()", ")", 6),
            ("-Land", "-Land", 0),
            ("Meer OR -Land", "-Land", 8),
        ],
    )
    def test_a_query_that_cannot_be_read_says_where(self, client, database, q, part, offset):
        response = client.get("/statements", query_string={"q": q})
        assert (response.status_code, response.mimetype) == (422, "application/problem+json")
        assert response.json["type"] == "/problems/malformed-query"
        [fault] = response.json["errors"]
        assert (fault["parameter"], fault["part"], fault["offset"]) == ("q", part, offset)

    def test_length_and_number_of_words_are_limited(self, client, database):
        assert client.get("/statements", query_string={"q": "a " * 20}).status_code == 200
        response = client.get("/statements", query_string={"q": "a " * 21})
        assert "more than 20 words" in response.json["detail"]
        assert response.json["errors"][0]["offset"] == 40
        assert client.get("/statements", query_string={"q": "x" * 201}).status_code == 422

    def test_nothing_in_a_query_is_syntax_of_the_database(self, client, database):
        for q in (
            "a'b",
            "a\\",
            "near(a b)",
            "a:b",
            "^a",
            "'a':*",
            "a & !b",
            "a <-> b",
            "{words} : a",
            "a+b",
            "=ist",
            "😀 a",
        ):
            assert client.get("/statements", query_string={"q": q}).status_code == 200, q


class TestIndex:
    def entries(self, database):
        with database.reading() as reader:
            return reader.session.scalar(sql("SELECT count(*) FROM statement_words"))

    def test_statements_leave_it_when_they_are_removed(self, database, add, texts, lines):
        other = add("xi > Beziehung", "2022-01-01")
        assert self.entries(database) == len(lines) + 1
        ingest.remove(database, other)
        assert self.entries(database) == len(lines)
        assert texts(q="Beziehung") == [lines[0]]

    def test_it_is_written_with_the_article_or_not_at_all(self, database, add, monkeypatch):
        def fail(*_):
            raise RuntimeError

        with monkeypatch.context() as patch:
            patch.setattr(fulltext, "add_written", fail)
            with pytest.raises(RuntimeError):
                add("xi > Beziehung")
        assert self.entries(database) == 0
        assert add("xi > Beziehung")
        assert self.entries(database) == 1

    def test_it_can_be_made_anew(self, app, database, texts, lines):
        with database.writing() as session:
            fulltext.clear(session.connection())
            session.execute(sql("DELETE FROM facet_bitmap"))
        assert texts(q="Beziehunge*") == texts(q="Beziehung") == []
        result = app.test_cli_runner().invoke(args=["database", "reindex"])
        assert result.output == f"indexed {len(lines)} statements\n"
        assert texts(q="Beziehunge*") == texts(q="Beziehung") == [lines[0]]

    def test_what_was_stored_before_there_was_one_is_indexed(self, database, texts, lines):
        with database.migrating() as connection:
            plain_documents.write(connection)
            command.downgrade(migrations.configure(connection), "0001")
        migrations.upgrade(database)
        assert texts(q="Beziehunge*") == texts(q="Beziehung") == [lines[0]]

    @pytest.mark.parametrize("words", ["wort " * 30_000, " ".join(f"{'𝐚' * 60}{n:05}" for n in range(3000))])
    def test_a_text_of_very_many_words_can_be_stored(self, database, words):
        with database.migrating() as connection:
            fulltext.add(connection, [(1, words)])
        assert self.entries(database) == 1
