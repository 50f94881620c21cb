"""The command line."""

import pytest


@pytest.fixture
def run(app, database):
    return lambda *args: app.test_cli_runner().invoke(args=[str(arg) for arg in args])


def test_files_are_added_with_their_metadata(run, client, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("xi > China [ukraine]", encoding="utf-8")
    result = run(
        "articles",
        "add",
        file,
        "--title",
        "T",
        "--date",
        "2022-06-16",
        "--source",
        "S",
        "--language",
        "de",
        "--url",
        "http://x.de",
    )
    assert result.exit_code == 0, result.output
    [article] = client.get("/articles").json["data"]
    assert article["id"] in result.stdout
    assert [article[n] for n in ("title", "published_on", "source", "language", "url")] == [
        "T",
        "2022-06-16",
        "S",
        "de",
        "http://x.de",
    ]
    assert "there already" in run("articles", "add", file).stdout
    assert client.get("/statements").json["meta"]["total"] == 1


def test_what_is_refused_is_named_and_the_rest_is_added(run, client, tmp_path):
    contents = {
        "good.txt": b"xi > China",
        "binary.txt": b"\x89PNG\r\n\x00\xff",
        "empty.txt": b"",
        "english.txt": b"English text",
    }
    contents |= {"large.txt": b"xi > China " * 20_000, "nul.txt": b"xi > \0"}
    files = []
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        files.append(tmp_path / name)
    result = run("articles", "add", *files)
    assert result.exit_code == 1
    refused = [line for line in result.stderr.splitlines() if line.startswith("refused")]
    assert [line.split("/")[-1].split(":")[0] for line in refused] == [name for name in contents if name != "good.txt"]
    assert client.get("/articles").json["meta"]["total"] == 1


def test_an_article_is_removed(run, client, add):
    article = add("xi > China")
    assert run("articles", "remove", article).exit_code == 0
    assert client.get("/articles").json["meta"]["total"] == 0
    assert run("articles", "remove", article).exit_code == 1


def test_a_token_is_all_that_is_printed(run, client):
    result = run("tokens", "create", "desk")
    assert (result.exit_code, len(result.stdout.split()), result.stdout.count("\n")) == (0, 1, 1)
    headers = {"Authorization": f"Bearer {result.stdout.strip()}"}
    assert client.post("/articles", json={"text": "xi > China"}, headers=headers).status_code == 201
    again = run("tokens", "create", "desk")
    assert (again.exit_code, again.stdout) == (1, "")
    assert run("tokens", "revoke", "nobody").exit_code == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("command", ["articles add {file}", "articles export", "tokens list", "seed"])
def test_a_database_that_ails_is_told_in_a_line(app, database, tmp_path, command):
    (tmp_path / "a.txt").write_text("xi > eins", encoding="utf-8")
    with database.migrating() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        for table in ("article", "token", "theme"):
            connection.exec_driver_sql(f"ALTER TABLE {table} RENAME TO {table}_away")
    result = app.test_cli_runner().invoke(args=command.format(file=tmp_path / "a.txt").split())
    assert (result.exit_code, type(result.exception)) == (1, SystemExit)
    assert "Error: The database: no such table" in result.stderr
    assert "doctor" in result.stderr
