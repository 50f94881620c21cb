"""Answers that were given are given again: never stale, within bounds, made once however many ask."""

import threading
import time

import pytest
from flask import Response

from api.http.caching.answer_cache import Answer, AnswerCache, read
from api.http.errors.problems import Problem
from api.queries.fetching import counts

QUESTIONS = ["/statements?speaker=xi", "/statements?format=atom", "/stats?group_by=theme", "/speakers", "/changes"]


@pytest.fixture
def statements_run(database):
    run = []
    database.observe(lambda _connection, statement, _values: run.append(statement))
    return run


def headers(response):
    return sorted((name, value) for name, value in response.headers if name != "X-Request-ID")


@pytest.mark.parametrize("address", QUESTIONS)
def test_what_is_asked_again_is_answered_alike_without_a_query(client, add, statements_run, address):
    add("xi > China [ukraine]")
    first = client.get(address)
    statements_run.clear()
    again = client.get(address)
    assert statements_run == []
    assert again.data == first.data
    assert headers(again) == headers(first)
    assert client.head(address).headers["Content-Length"] == str(len(first.data))


@pytest.mark.parametrize("address", QUESTIONS)
def test_it_is_never_stale(client, writer, add, address):
    article = add("xi > China [ukraine]")
    seen = [client.get(address).data]
    add("xi > Russland [taiwan]")
    seen += [client.get(address).data, client.get(address).data]
    assert writer.delete(f"/articles/{article}").status_code == 204
    seen += [client.get(address).data, client.get(address).data]
    assert seen[0] != seen[1] == seen[2] != seen[3] == seen[4]


def test_links_are_those_of_the_question(client, add):
    add("xi > China")
    for query in ("limit=50", "sort=-published_on", "explain=false", "speaker=Xi+Jinping", "speaker=xi"):
        assert client.get(f"/statements?{query}").json["links"]["self"] == f"/statements?{query}"


def test_feeds_name_the_server_that_was_asked(client, add):
    add("xi > China")
    for server in ("http://one.example", "http://two.example"):
        assert f"{server}/statements" in client.get("/statements?format=atom", base_url=server).text


def test_errors_are_not_kept(client, add):
    assert client.get("/speakers/neuer").status_code == 404
    add("neuer > China")
    assert client.get("/speakers/neuer").status_code == 200


def test_those_who_ask_at_once_share_one_answer(app, add, monkeypatch):
    add("xi > China")
    count, asked = counts.count_statements, []

    def count_slowly(*arguments):
        asked.append(arguments)
        time.sleep(0.3)
        return count(*arguments)

    monkeypatch.setattr(counts, "count_statements", count_slowly)
    answers, start = [], threading.Barrier(6)

    def ask():
        start.wait()
        answers.append(app.test_client().get("/statements?speaker=xi").data)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(answers), len(set(answers)), len(asked)) == (6, 1, 1)


class TestBounds:
    def answer(self, size):
        return Answer(b"x" * size, ())

    def test_no_more_is_kept_than_is_set(self):
        answers = AnswerCache(10_000)
        for number in range(50):
            answers.keep((str(number),), self.answer(1000))
        kept = [number for number in range(50) if answers.find((str(number),))]
        assert kept == list(range(50 - len(kept), 50))
        assert 3 < len(kept) <= 10

    def test_what_is_too_large_is_not_kept(self):
        answers = AnswerCache(10_000)
        answers.keep(("large",), self.answer(20_000))
        assert answers.find(("large",)) is None

    def test_nothing_is_kept_in_no_memory(self):
        answers = AnswerCache(0)
        made = [answers.find_or_make(("a",), lambda: Response("x")).data for _ in range(2)]
        assert made == [b"x", b"x"]
        assert answers.find(("a",)) is None

    def test_what_fails_fails_for_all_and_is_tried_again(self):
        answers, outcomes = AnswerCache(1000), [Problem("not-found", "none"), Response("there")]

        def make():
            outcome = outcomes.pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

        with pytest.raises(Problem):
            answers.find_or_make(("a",), make)
        assert answers.find_or_make(("a",), make).data == b"there"

    def test_streams_and_errors_are_not_kept(self):
        assert read(Response(iter(["a"]))) is None
        assert read(Response("a", status=404)) is None
