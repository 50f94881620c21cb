"""Articles that are nearly the same know of one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.articles import minhash
from api.models import Duplicate, MinHash

WIRE = """Der Außenminister hat nach den Gesprächen in Genf betont, alle Seiten sollten zu den Verhandlungen über den Abbau der
Zölle zurückkehren. Er sei zuversichtlich, dass bis zum Herbst ein Entwurf vorliege, den beide Parlamente beraten könnten.
Die Vertreterin der Gegenseite erklärte, ohne Zusagen beim Klimaschutz werde es keine Einigung geben. Man habe lange genug auf
Antworten gewartet und erwarte nun einen Zeitplan, der von beiden Regierungen unterschrieben werde."""
OTHER = """In der Hauptstadt hat am Mittwoch die Konferenz der Hafenstädte begonnen. Mehr als vierzig Bürgermeister reisten an, um
über Landstrom für Kreuzfahrtschiffe, neue Bahnlinien ins Hinterland und die Folgen des steigenden Meeresspiegels zu reden.
Zum Auftakt sagte der Gastgeber, niemand könne die Aufgaben allein lösen. Am Freitag soll eine Erklärung verabschiedet werden."""


def duplicates(client, id_):
    return client.get(f"/articles/{id_}").json["duplicates"]


def test_the_same_story_on_two_sites_is_linked_both_ways(client, add):
    first = add(WIRE, source="A")
    other = add(OTHER)
    second = add("GENF - " + WIRE.replace("zuversichtlich", "sicher") + " Mehr dazu am Abend.", source="B")
    third = add(WIRE.upper() + " (Eig. Ber.)", source="C")
    assert duplicates(client, first) == [second, third]
    assert duplicates(client, second) == [first, third]
    assert duplicates(client, other) == []


def test_links_go_with_the_article(client, writer, add, database):
    first, second = add(WIRE), add(WIRE + " Mehr am Abend.")
    tag = client.get(f"/articles/{second}").headers["ETag"]
    writer.delete(f"/articles/{first}")
    response = client.get(f"/articles/{second}", headers={"If-None-Match": tag})
    assert (response.status_code, response.json["duplicates"]) == (200, [])
    writer.delete(f"/articles/{second}")
    with database.reading() as reader:
        assert (reader.session.query(Duplicate).count(), reader.session.query(MinHash).count()) == (0, 0)


def test_articles_stored_before_are_compared_on_command(app, client, add, database):
    first, second = add(WIRE), add(WIRE + " Mehr am Abend.")
    with database.writing() as session:
        session.query(Duplicate).delete()
        session.query(MinHash).delete()
    assert duplicates(client, first) == []
    for _ in range(2):
        assert "compared 2 articles" in app.test_cli_runner().invoke(args=["articles", "relink"]).output
        assert duplicates(client, first) == [second]


@pytest.mark.parametrize("text", ["", "Ein kurzer Satz.", "Danke. " * 100])
def test_texts_too_short_to_compare_are_like_none(text):
    assert minhash.compute_minhash(minhash.find_shingles(text)) == []


@given(st.lists(st.text("abcd ", max_size=8), max_size=200).map(" ".join), st.text("abcd ", max_size=400))
def test_resemblance_is_symmetric_and_that_of_equals_is_one(one, other):
    a, b = minhash.find_shingles(one), minhash.find_shingles(other)
    assert minhash.compare(a, b) == minhash.compare(b, a)
    assert minhash.compare(a, a) == (1.0 if a else 0.0)
    assert all(0 <= each < 1 << 63 for each in a)
