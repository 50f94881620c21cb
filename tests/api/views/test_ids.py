"""Ids are taken for numbers by nobody, and those of earlier versions go on working wherever ids are taken."""

import hashlib
import json

import pytest
from alembic import command
from sqlalchemy import text, update

from api import migrations
from api.models import Article, Statement
from tests import plain_documents

SCRIPT = "Kopf\nxi > China sei bereit [ukraine] {UN} (china)\nputin > er danke [taiwan]"


def digest(*parts):
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]


@pytest.fixture
def old(add, client):
    """The ids of the stored article and its statements as earlier versions made them, and as they are."""
    article = client.get(f"/articles/{add(SCRIPT)}").json
    before = digest(" ".join(SCRIPT.split()))
    statements = {s["id"]: digest(before, json.dumps(s["spans"]), "0") for s in article["statements"]}
    return {article["id"]: before}, statements


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestForms:
    def test_an_id_begins_with_a_letter_and_what_the_old_one_did(self, old):
        for letter, ids in zip("as", old, strict=True):
            assert all(id_ == f"{letter}-{before[:18]}" for id_, before in ids.items())

    def test_old_ids_are_taken_in_addresses_and_filters(self, old, writer):
        [(article, before)], statements = old[0].items(), old[1]
        for id_, was in statements.items():
            assert writer.get(f"/statements/{was}").json == writer.get(f"/statements/{id_}").json
        assert writer.get(f"/articles/{before}").json["id"] == article
        found = writer.get("/statements", query_string={"article": [before]}).json
        assert (found["meta"]["total"], found["meta"]["warnings"]) == (2, [])
        assert writer.delete(f"/articles/{before}").status_code == 204

    def test_old_ids_are_taken_on_the_command_line(self, old, app):
        run, [before] = app.test_cli_runner().invoke, old[0].values()
        assert run(args=["articles", "reparse", before]).exit_code == 0
        assert run(args=["articles", "remove", before]).exit_code == 0

    @pytest.mark.parametrize("command_", ["statements", "articles"])
    def test_exports_of_earlier_versions_are_read(self, old, app, writer, tmp_path, command_):
        run, [article] = app.test_cli_runner().invoke, old[0]
        exported = writer.get("/statements?format=ndjson").text
        if command_ == "articles":
            exported = run(args=["articles", "export"]).output
        for id_, before in (old[0] | old[1]).items():
            exported = exported.replace(id_, before)
        (tmp_path / "old.ndjson").write_text(exported, encoding="utf-8")
        expected = [s["id"] for s in writer.get("/statements").json["data"]]
        following = writer.get("/changes").json["links"]["next"]
        assert run(args=[command_, "import", str(tmp_path / "old.ndjson")]).exit_code == 0
        assert writer.get(following).json["data"] == [], "all of it is there"
        assert writer.delete(f"/articles/{article}").status_code == 204
        done = run(args=[command_, "import", str(tmp_path / "old.ndjson")])
        assert done.exit_code == 0, done.output
        statements = writer.get("/statements").json["data"]
        assert [s["id"] for s in statements] == expected
        assert {s["article"]["id"] for s in statements} == {article}


def test_an_upgrade_gives_what_is_stored_the_ids_of_now(old, writer, database):
    shown = [writer.get(path).json["data"] for path in ("/statements", "/articles")]
    cursor = writer.get("/changes").json["links"]["next"]
    with database.migrating() as connection:
        plain_documents.write(connection)
        command.downgrade(migrations.configure(connection), "0016")  # when documents were texts
        for table, ids in ((Article, old[0]), (Statement, old[1])):
            for id_, before in ids.items():
                connection.execute(update(table).where(table.id == id_).values(id=before))
                swapped = text("UPDATE statement SET document = replace(document, :now, :before)")
                connection.execute(swapped, {"now": f'"{id_}"', "before": f'"{before}"'})
        command.stamp(migrations.configure(connection), "0011")
    with database.migrating() as connection:  # that one alone: what came after it is there
        command.upgrade(migrations.configure(connection), "0012")
        command.stamp(migrations.configure(connection), "0016")
        command.upgrade(migrations.configure(connection), "head")
    assert [writer.get(path).json["data"] for path in ("/statements", "/articles")] == shown
    assert writer.get(cursor).status_code == 410, "copies begin anew"
