"""Events in the tables: as articles come, are parsed again and go, and as somebody decides."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from sqlalchemy import select

from api.articles import catalogue, drafts, ingest, reparsing
from api.articles.events import by_hand, matching, neighbours
from api.articles.events.clustering import best_match, cluster
from api.articles.events.rows import ACCOUNTS, make_accounts
from api.models import EventAccount
from tests import scripted, wholeness

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
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


@pytest.fixture
def reparse(database):
    """A function that parses articles again, as if something else were written in their texts."""

    def reparse(old="", new="", ids=None):
        parser = drafts.TextParser(
            lambda text, **more: scripted.extract(text.replace(old, new), **more), scripted.detect
        )
        done = list(reparsing.reparse(database, parser, ids or reparsing.list_articles(database)))
        assert all(one.failure is None for one in done)

    return reparse


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


def test_an_article_that_is_parsed_again_tells_of_another_event(add, events, database, reparse):
    add(f"{CALL}\nxi > eins")
    add(f"{CALL}\nputin > zwei")
    before = events()
    reparse("15 putin, xi\nputin", "25 putin, xi\nputin")
    assert sorted(events().values()) == [["eins"], ["zwei"]]
    wholeness.check(database)
    reparse()
    assert list(events().values()) == [["eins", "zwei"]]
    assert events().keys() == before.keys()
    wholeness.check(database)


def test_an_event_whose_article_joins_another_leaves_nothing_behind(client, add, events, database, reparse):
    add(f"{CALL}\nxi > eins")
    add(f"{CALL}\nputin > zwei")
    add(f"{CALL.replace('15', '25')}\nputin > drei")
    [joined, left] = sorted(events(), key=lambda id_: -len(events()[id_]))
    reparse("25 putin", "15 putin")
    assert events() == {joined: ["drei", "eins", "zwei"]}
    [group] = client.get("/stats?group_by=event").json["data"]
    assert (group["key"]["event"]["id"], group["count"]) == (joined, 3)
    assert client.get("/statements", query_string={"event": left}).json["meta"]["warnings"]
    wholeness.check(database)


@ON_SQLITE
def test_the_article_that_was_not_touched_says_which_event_goes_on(add, events, reparse):
    moved = add(f"{CALL.replace('15', '25')}\nxi > eins")
    add(f"{CALL}\nputin > zwei")
    untouched = next(id_ for id_, texts in events().items() if texts == ["zwei"])
    reparse("25 putin", "15 putin", [moved])
    assert events() == {untouched: ["eins", "zwei"]}


@ON_SQLITE
def test_an_account_that_another_kept_apart_joins_when_that_goes(add, events, database):
    add(f"{CALL}\nxi > eins", "2022-06-15")
    add("* call - putin, xi\nxi > zwei", "2022-06-16")
    late = add(f"{CALL.replace('15', '16')}\nxi > drei", "2022-06-16")
    assert sorted(events().values()) == [["drei", "zwei"], ["eins"]]
    ingest.remove(database, late)
    assert list(events().values()) == [["eins", "zwei"]]


def test_what_is_decided_by_hand_stays_when_articles_come_and_are_parsed_again(add, events, database, reparse):
    one, two = add(f"{CALL}\nxi > eins"), add(f"{CALL}\nputin > zwei")
    add("* speech 2022-07-01 putin\nputin > drei")
    ids = {tuple(texts): id_ for id_, texts in events().items()}
    both, speech = ids["eins", "zwei"], ids[("drei",)]
    split = by_hand.split(database, both, two)
    assert by_hand.join(database, both, speech) == both
    add(f"{CALL}\nxi > vier")
    reparse(ids=[one, two])
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


@ON_SQLITE
@pytest.mark.parametrize(
    ("old", "new"),
    [("xi > eins", "xi > anders"), ("* call 2022-06-15 mueller, xi", "* meeting 2022-06-15 mueller, xi"),
        ("* call 2022-06-15 mueller, xi\n", "")],
)  # fmt: skip
def test_what_is_pinned_stays_so_however_the_article_is_read(add, events, database, reparse, old, new):
    one = add(f"{CALL}\nxi > eins\n* call 2022-06-15 mueller, xi\nmueller > zwei")
    both, other = sorted(events(), key=lambda id_: "eins" not in events()[id_])
    by_hand.join(database, both, other)
    reparse(old, new, [one])
    assert events().keys() == {both}
    with database.reading() as reader:
        assert all(reader.session.scalars(select(EventAccount.is_pinned)))
    wholeness.check(database)


ACCOUNTS_OF_SOME = (
    ("* call 2022-06-15 putin, xi", "2022-06-15"), ("* call - xi, putin", "2022-06-16"), ("* call 2022-06-16 xi, putin", "2022-06-16"),
    ("* video-call 2022-06-15 putin, china", "2022-06-15"), ("* call - xi, putin", "2022-06-17"),
)  # fmt: skip


@ON_SQLITE
def test_articles_added_one_by_one_make_the_events_that_they_make_together(add, database):
    """Of all orders there is one in this database after the other: each time all are removed."""
    for order in list(permutations(ACCOUNTS_OF_SOME))[::11]:
        ids = [add(f"{told}\nxi > {told} {day}", day) for told, day in order]
        with database.reading() as reader:
            accounts = make_accounts(reader.session, reader.connection.execute(ACCOUNTS).all())
        stored, matches = _by_event(accounts), {one.key: one.match for one in accounts}
        together = cluster([replace(one, event=None) for one in accounts], matching.Matches())
        assert stored == {frozenset(one.key for one in group) for group in together}
        for group in together:
            assert {one.key: best_match(one, group, matching.Matches()) for one in group}.items() <= matches.items()
        for id_ in ids:
            ingest.remove(database, id_)


def _by_event(accounts):
    events = {one.event for one in accounts}
    return {frozenset(one.key for one in accounts if one.event == event) for event in events}


@ON_SQLITE
def test_an_account_is_compared_with_what_others_tell_not_with_each_of_them(add, database, monkeypatch):
    compared = []
    match = matching.match
    monkeypatch.setattr(matching, "match", lambda *pair: compared.append(pair) or match(*pair))
    for number in range(12):
        add(f"{CALL}\nxi > {number}", "2022-06-15")
    assert len(compared) == 11


@ON_SQLITE
def test_what_is_near_many_accounts_that_tell_the_same_is_read_once(add, database):
    for number in range(6):
        add(f"{CALL}\nxi > {number}", "2022-06-15")
    run = []
    database.observe(lambda _connection, statement, _values: run.append(statement))
    with database.reading() as reader:
        [first, *_] = make_accounts(reader.session, reader.connection.execute(ACCOUNTS).all())
        found = neighbours.find_component(reader.session, [replace(first, event=None)], matching.Matches())
    assert len(found) == 6
    assert sum("event_key" in statement for statement in run) == 1


@ON_SQLITE
def test_an_entity_that_is_called_something_else_is_so_in_the_names_of_events(client, add, database):
    add(f"{CALL}\nxi > eins")
    renamed = scripted.ENTITIES["xi"]
    with database.writing() as session:
        catalogue.update(session, scripted.ENTITIES | {"xi": replace(renamed, name="Xi Dada")}, [])
    [event] = client.get("/events").json["data"]
    assert event["name"] == "Call, 2022-06-15: Wladimir Putin, Xi Dada"
