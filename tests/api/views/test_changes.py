"""Changes: who follows them keeps a copy that is always in step."""

import threading

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import update

from api import create_app
from api.articles import catalogue, drafts, ingest, source_resolution
from api.articles.events import by_hand
from api.database import revisions
from api.database.engine import Database
from api.models import Article, Revision
from tests import scripted
from tests.conftest import PARSER

TEXTS = [
    f"xi > China {number} [ukraine]\nputin > Russland {number}\nneuer-{number} > Antwort {number}"
    for number in range(4)
]
STEPS = st.lists(st.tuples(st.sampled_from(["add", "remove", "revise", "follow"]), st.integers(0, 3)), max_size=14)


class Copy:
    """A copy of all statements that follows the changes."""

    def __init__(self, client, address="/changes"):
        self.client, self.address, self.statements = client, address, {}

    def follow(self, limit=50):
        """Follow to the end."""
        while not self.take(limit)["meta"]["is_complete"]:
            pass

    def take(self, limit):
        """One page."""
        separator = "&" if "?" in self.address else "?"
        page = self.client.get(f"{self.address}{separator}limit={limit}").json
        for change in page["data"]:
            if change["action"] == "removed":
                assert change["statement"] is None
                self.statements.pop(change["id"], None)
            else:
                assert change["statement"]["article"]["id"] == change["article_id"]
                self.statements[change["id"]] = change["statement"]
        self.address = page["links"]["next"].replace(f"limit={limit}&", "")
        return page


def stored(client):
    return {statement["id"]: statement for statement in client.get("/statements?limit=200").json["data"]}


def revise(database, name):
    """Learn another name for one who is named in statements, as seeding does."""
    known = dict(scripted.ENTITIES)
    known["xi"] = scripted.Entity(**{f: getattr(known["xi"], f) for f in known["xi"].__slots__} | {"name": name})
    with database.writing() as session:
        catalogue.update(session, known, [])


@given(steps=STEPS, limits=st.lists(st.integers(1, 7), min_size=1, max_size=5))
@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_copy_that_follows_is_in_step_whatever_happens(client, database, steps, limits):
    copy, added = Copy(client), {}
    for turn, (step, number) in enumerate(steps):
        if step == "add":
            added[number] = ingest.add(database, PARSER, drafts.NewArticle(text=TEXTS[number])).id
        elif step == "remove" and number in added:
            ingest.remove(database, added.pop(number))
        elif step == "revise":
            revise(database, f"Xi {turn}")
        elif step == "follow":
            copy.take(limits[turn % len(limits)])  # a page only: the rest may have changed when it goes on
    copy.follow(limits[0])
    assert copy.statements == stored(client)


def test_what_happened_is_said(client, database, add):
    kept, gone = add(TEXTS[0]), add(TEXTS[1])
    start = client.get("/changes").json
    assert [change["action"] for change in start["data"]] == ["added"] * 6
    assert start["meta"] == {"limit": 50, "is_complete": True}
    ingest.remove(database, gone)
    revise(database, "Xi Dschinping")
    news = client.get(start["links"]["next"]).json["data"]
    assert [(change["action"], change["article_id"]) for change in news] == [("removed", gone)] * 3 + [
        ("changed", kept)
    ]
    assert news[-1]["statement"]["speakers"][0]["name"] == "Xi Dschinping"
    assert [change["revision"] for change in start["data"] + news] == sorted(
        change["revision"] for change in start["data"] + news
    )


def test_the_next_link_is_always_there_and_waits_for_news(client, add):
    empty = client.get("/changes").json
    assert (empty["data"], empty["meta"]["is_complete"]) == ([], True)
    add(TEXTS[0])
    first = client.get(empty["links"]["next"])
    assert len(first.json["data"]) == 3
    assert f'<{first.json["links"]["next"]}>; rel="next"' in first.headers["Link"]
    for _ in range(3):
        first = client.get(first.json["links"]["next"])
        assert first.json["data"] == []


def test_a_text_removed_and_added_again_is_there(client, database, add):
    copy = Copy(client)
    id_ = add(TEXTS[0])
    copy.follow()
    ingest.remove(database, id_)
    add(TEXTS[0])
    copy.follow()
    assert copy.statements == stored(client)
    assert len(copy.statements) == 3


@pytest.mark.parametrize("form", ["json", "csv", "ndjson", "atom"])
def test_lists_say_from_where_to_follow(client, database, add, form):
    gone = add(TEXTS[0])
    copy = Copy(client)
    copy.statements = stored(client)
    cursor = client.get(f"/statements?format={form}").headers["Changes-Cursor"]
    ingest.remove(database, gone)
    add(TEXTS[1])
    copy.address = f"/changes?after={cursor}"
    copy.follow(2)
    assert copy.statements == stored(client)


def test_cursors_of_other_data_are_told(client, database, add):
    add(TEXTS[0])
    address = client.get("/changes").json["links"]["next"]
    with database.writing() as session:
        session.execute(update(Revision).values(number=Revision.number - 1))
    restored = client.get(address)
    with database.writing() as session:
        session.execute(update(Revision).values(number=Revision.number + 100, history="other"))
    replaced = client.get(address)
    for refused in (restored, replaced):
        assert (refused.status_code, refused.json["type"]) == (410, "/problems/outdated-cursor")
        assert refused.json["errors"][0]["parameter"] == "after"


@pytest.mark.parametrize("query", ["after=abc", "after=", "limit=0", "limit=201", "cursor=x", "after=a&after=b"])
def test_what_is_no_cursor_is_refused(client, query):
    assert client.get(f"/changes?{query}").status_code == 422


def test_no_change_is_skipped_while_others_write(client, database, database_url):
    """Each writer is slow to commit; a copy that follows meanwhile misses nothing."""
    started, copy = threading.Barrier(3), Copy(client)

    def write(numbers):
        other = Database(database_url)
        started.wait()
        for number in numbers:
            ingest.add(other, PARSER, drafts.NewArticle(text=f"xi > Satz {number} [ukraine]"))
        other.engine.dispose()

    writers = [threading.Thread(target=write, args=(range(n, 24, 2),)) for n in range(2)]
    for writer in writers:
        writer.start()
    started.wait()
    while any(writer.is_alive() for writer in writers):
        copy.take(3)
    for writer in writers:
        writer.join()
    copy.follow(3)
    assert copy.statements == stored(client)
    assert len(copy.statements) == 24


def test_a_cursor_may_be_of_a_later_state_than_this_process_has_seen(client, settings, add):
    add("xi > Eins")
    first = client.get("/changes?limit=1").json["links"]["next"]
    other = create_app(settings, PARSER)
    ingest.add(other.extensions["communique"].database, PARSER, drafts.NewArticle(text="xi > Zwei"))
    cursor = other.test_client().get("/statements").headers["Changes-Cursor"]
    other.extensions["communique"].database.engine.dispose()
    assert client.get(f"/changes?after={cursor}").json["data"] == []
    assert [one["statement"]["text"] for one in client.get(first).json["data"]] == ["Zwei"]


def test_a_state_has_a_mark_of_its_own(database, add):
    seen = [revisions.current(database)]
    for text in TEXTS:
        add(text)
        seen.append(revisions.current(database))
    assert len({state.mark for state in seen}) == len({state.modified_at for state in seen}) == len(seen)
    assert len({state.history for state in seen}) == 1


class EventCopy(Copy):
    """A copy of all events that follows the changes."""

    def take(self, limit):
        """One page."""
        page = self.client.get(f"{self.address}&limit={limit}").json
        for change in page["data"]:
            assert (change["article_id"], change["statement"]) == (None, None)
            assert (change["event"] is None) == (change["action"] == "removed")
            self.statements.pop(change["id"], None)
            if change["event"]:
                self.statements[change["id"]] = change["event"]
        self.address = page["links"]["next"].replace(f"limit={limit}&", "")
        self.actions = [change["action"] for change in page["data"]]
        return page


def test_a_copy_of_events_is_in_step_whatever_happens_to_them(app, client, database, add):
    copy = EventCopy(client, "/changes?of=event")

    def check(*actions, limit=50):
        copy.follow(limit)
        assert copy.statements == {one["id"]: one for one in client.get("/events?limit=200").json["data"]}
        assert tuple(copy.actions) == actions or limit == 1

    call = "* call 2022-06-15 putin, xi\n"
    add(f"{call}xi > eins", "2022-06-15")
    check("added")
    other = add(f"{call}putin > zwei", "2022-06-15", source="dpa")
    check("changed")
    gone = add("* speech 2022-06-15 mueller\nmueller > drei", "2022-06-15")
    check("added")
    ingest.remove(database, gone)
    check("removed")
    [event] = copy.statements
    split = by_hand.split(database, event, other)
    check("changed", "added", limit=1)
    by_hand.join(database, event, split)
    check("removed", "changed")
    revise(database, "Xi Dada")
    check("changed")
    with database.writing() as session:
        session.execute(update(Article).where(Article.id == other).values(source="Xinhua"))
        source_resolution.resolve(session)
    check("changed")


def test_changes_of_both_are_told_together_and_a_list_of_events_says_from_where(client, add):
    cursor = client.get("/events").headers["Changes-Cursor"]
    add("* call 2022-06-15 putin, xi\nxi > eins", "2022-06-15")
    told = client.get(f"/changes?of=event&of=statement&after={cursor}").json["data"]
    assert [("event" in one, one["id"][:2], one["revision"]) for one in told] == [
        (False, "s-", told[0]["revision"]), (True, "e-", told[0]["revision"]),
    ]  # fmt: skip
    assert ["event" in one for one in client.get(f"/changes?after={cursor}").json["data"]] == [False]
