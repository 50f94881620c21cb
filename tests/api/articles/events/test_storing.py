"""Events in the tables: as articles come, are parsed again and go, and as somebody decides."""

from __future__ import annotations

import pytest

from api.articles import ingest, reparsing
from api.articles.events import by_hand
from tests import scripted, wholeness

CALL = "* call 2022-06-15 putin, xi"


@pytest.fixture
def events(client):
    """A function that gives the texts of the statements of each event that there is, by its id."""

    def events():
        found = client.get("/events?limit=200").json["data"]
        return {
            one["id"]: sorted(
                s["text"] for s in client.get("/statements", query_string={"event": one["id"]}).json["data"]
            )
            for one in found
        }

    return events


def test_articles_about_one_event_are_joined_in_any_order(add, events, database):
    add(f"{CALL}\nxi > eins", "2022-06-16")
    first = events()
    add("* call - xi, putin\nputin > zwei", "2022-06-16")
    add("* call 2022-06-14 xi, putin\nputin > drei", "2022-06-16")
    add(f"{CALL}\nxi > vier\n* meeting 2022-06-16 putin, selenskyj\nputin > fünf", "2022-06-16")
    after = events()
    assert after.items() >= {next(iter(first)): ["eins", "vier", "zwei"]}.items()
    assert sorted(after.values()) == [["drei"], ["eins", "vier", "zwei"], ["fünf"]]
    wholeness.check(database)


def test_an_event_goes_with_its_last_account(add, events, database):
    one, two = add(f"{CALL}\nxi > eins"), add(f"{CALL}\nputin > zwei")
    assert ingest.remove(database, one)
    assert list(events().values()) == [["zwei"]]
    assert ingest.remove(database, two)
    assert events() == {}
    wholeness.check(database)


def test_an_article_that_is_parsed_again_tells_of_another_event(add, events, database):
    add(f"{CALL}\nxi > eins")
    add(f"{CALL}\nputin > zwei")
    before = events()

    def run(old, new):
        parser = ingest.TextParser(
            lambda text, **more: scripted.extract(text.replace(old, new), **more), scripted.detect
        )
        return list(reparsing.reparse(database, parser, reparsing.list_articles(database)))

    run("15 putin, xi\nputin", "25 putin, xi\nputin")
    assert sorted(events().values()) == [["eins"], ["zwei"]]
    wholeness.check(database)
    run("", "")
    assert list(events().values()) == [["eins", "zwei"]]
    assert events().keys() == before.keys()
    wholeness.check(database)


def test_what_is_decided_by_hand_stays_when_articles_come_and_are_parsed_again(add, events, database):
    one, two = add(f"{CALL}\nxi > eins"), add(f"{CALL}\nputin > zwei")
    add("* speech 2022-07-01 putin\nputin > drei")
    ids = {tuple(texts): id_ for id_, texts in events().items()}
    both, speech = ids["eins", "zwei"], ids[("drei",)]
    split = by_hand.split(database, both, two)
    assert by_hand.join(database, both, speech) == both
    add(f"{CALL}\nxi > vier")
    parser = ingest.TextParser(scripted.extract, scripted.detect)
    assert all(one.failure is None for one in reparsing.reparse(database, parser, [one, two]))
    after = events()
    assert "drei" in after[both]
    assert "eins" in after[both]
    assert "zwei" in after[split]
    assert len(after) == 2
    wholeness.check(database)


def test_what_is_not_there_can_t_be_decided(add, database):
    one = add(f"{CALL}\nxi > eins")
    with database.reading() as reader:
        event = reader.connection.exec_driver_sql("SELECT id FROM event").scalar_one()
    for decide in (
        lambda: by_hand.join(database, event, "e-0"),
        lambda: by_hand.join(database, event, event),
        lambda: by_hand.split(database, event, one),
        lambda: by_hand.split(database, event, "nothing"),
    ):
        with pytest.raises(by_hand.Impossible):
            decide()
