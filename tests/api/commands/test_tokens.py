"""Tokens: what they allow, until when, and when they were used."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from api import create_app
from api.articles import access_tokens
from api.models import Scope, Token
from tests.conftest import PARSER

NEW = {"text": "putin > Russland [ukraine]", "language": "de"}


@pytest.fixture
def ask(client, database):
    """A function that sends a request with a new token."""

    def ask(method, address, scopes=tuple(Scope), days=None):
        expires_at = days and datetime.now(UTC) + timedelta(days=days)
        with database.writing() as session:
            token = access_tokens.create(session, f"{scopes} {days}", scopes, expires_at)
        return client.open(address, method=method, json=NEW, headers={"Authorization": f"Bearer {token}"})

    return ask


def test_a_token_for_adding_does_not_remove(ask, client):
    article = ask("POST", "/articles", [Scope.ADD])
    assert article.status_code == 201
    address = f"/articles/{article.json['id']}"
    refused = ask("DELETE", address, [Scope.ADD], 1)
    assert (refused.status_code, refused.json["type"]) == (403, "/problems/out-of-scope")
    assert "insufficient_scope" in refused.headers["WWW-Authenticate"]
    assert client.get(address).status_code == 200
    assert ask("DELETE", address, [Scope.REMOVE]).status_code == 204


def test_of_hashes_that_begin_alike_the_whole_one_counts(client, database):
    with database.writing() as session:
        token = access_tokens.create(session, "desk")
        digest = session.get(Token, "desk").digest
        for name, like in (("a", digest[:-1] + "g"), ("b", "g" + digest[1:])):
            session.add(Token(name=name, digest=like, scopes="add", created_at=datetime.now(UTC)))
    assert access_tokens.use(database, token, Scope.REMOVE) is access_tokens.Standing.VALID
    with database.writing() as session:
        access_tokens.revoke(session, "desk")
    assert access_tokens.use(database, token, Scope.ADD) is access_tokens.Standing.UNKNOWN


def test_an_expired_token_is_refused(ask, client):
    refused = ask("POST", "/articles", days=-1)
    assert (refused.status_code, refused.json["detail"]) == (401, "The token has expired.")
    assert client.get("/articles").json["meta"]["total"] == 0
    assert ask("POST", "/articles", days=1).status_code == 201


def test_the_last_use_is_noted_and_changes_no_data(ask, client, database):
    def used():
        with database.reading() as reader:
            return [token.used_at for token in access_tokens.list_all(reader.session)]

    before = datetime.now(UTC)
    ask("POST", "/articles")
    [first] = used()
    assert before <= first <= datetime.now(UTC)
    with database.writing() as session:
        session.get(Token, access_tokens.list_all(session)[0].name).used_at = first - timedelta(hours=1)
    ask("POST", "/articles", days=5)
    assert max(used()) > first


def test_a_read_only_server_refuses_every_token(settings, database):
    with database.writing() as session:
        token = access_tokens.create(session, "desk")
    client = create_app(replace(settings, read_only=True), PARSER).test_client()
    for method, address in (("POST", "/articles"), ("DELETE", "/articles/any")):
        response = client.open(address, method=method, json=NEW, headers={"Authorization": f"Bearer {token}"})
        assert (response.status_code, response.json["type"]) == (403, "/problems/read-only")
    assert client.get("/articles").json["meta"]["total"] == 0


def test_the_command_line_makes_lists_and_revokes_them(app, database, client):
    def run(*args):
        return app.test_cli_runner().invoke(args=["tokens", *args])

    token = run("create", "desk", "--scope", "add", "--days", "30").stdout.strip()
    assert run("create", "feeds").exit_code == 0
    client.post("/articles", json=NEW, headers={"Authorization": f"Bearer {token}"})
    header, desk, feeds = (line.split("\t") for line in run("list").stdout.splitlines())
    assert header == ["name", "scopes", "created", "expires", "last used"]
    assert desk[:2] == ["desk", "add"]
    assert datetime.fromisoformat(desk[3]) - datetime.fromisoformat(desk[2]) == timedelta(days=30)
    assert desk[4] != "never"
    assert feeds[1] == "add remove"
    assert feeds[3:] == ["never", "never"]
    assert token not in run("list").stdout
    assert run("revoke", "desk").exit_code == 0
    assert len(run("list").stdout.splitlines()) == 2
    assert run("create", "x", "--scope", "everything").exit_code == 2
