"""What is handed in at its longest is stored on every database, and one character more is refused, by whichever way it comes."""

import json
import random

import pytest

from schemas.values import bounds
from tests import scripted

LETTERS = [
    *map(chr, range(0x4E00, 0x9FA5)),
    *map(chr, range(0x3300, 0x3358)),
    *"aä𐍈ﷺ",
]  # some are many when they are folded
FIELDS = {
    "title": bounds.TITLE_CHARS,
    "source": bounds.SOURCE_CHARS,
    "author": bounds.AUTHOR_CHARS,
}


def written(chars, seed=0, letters=LETTERS):
    """Text of so many characters that can't be compressed much."""
    return "".join(random.Random(seed).choices(letters, k=chars))


def address(size):
    return "https://x.example/" + written(size - 18, letters="abcdefghijklmnopqrstuvwxyz0123456789")


CASES = [
    *((field, most, written) for field, most in FIELDS.items()),
    ("url", bounds.ADDRESS_BYTES, address),
    ("url", bounds.ADDRESS_BYTES, lambda size: "https://x.example/" + "日" * ((size - 18) // 3)),
    ("language", bounds.LANGUAGE_CHARS, lambda size: "de" + "-abcdefgh" * 3 + "-" + "a" * (size - 30)),
]


def test_an_article_s_fields_are_stored_up_to_their_bounds(writer):
    statuses = {}
    for at, (field, most, write) in enumerate(CASES):
        for more in (0, 3):
            body = {"text": f"xi > Satz {at} {more}", field: write(most + more)}
            statuses[at, field, more] = writer.post("/articles", json=body).status_code
    expected = {case: 422 if case[2] else 201 for case in statuses}
    assert statuses == expected


def test_names_and_words_in_a_text_may_be_of_any_length(writer, monkeypatch):
    """Names are cut, the words of the index too: nothing that a text says is too long for a database."""
    name, word = written(3000, 1), written(5000, 2)
    made = scripted.Entity(name[: bounds.ENTITY_CHARS], scripted.EntityType.PERSON, name, aliases=(name,))
    assert (len(made.name), [len(alias) for alias in made.aliases]) == (bounds.ENTITY_CHARS, [bounds.ENTITY_CHARS])
    monkeypatch.setitem(scripted.ENTITIES, "lang", made)
    monkeypatch.setattr(scripted, "_entity", lambda id_: made if id_ == made.id else scripted.ENTITIES[id_])
    response = writer.post("/articles", json={"text": f"{made.id} > {word} ist ein Wort"})
    assert response.status_code == 201, response.text
    [statement] = writer.get("/statements", query_string={"speaker": made.name}).json["data"]
    assert statement["id"] == response.json["statements"][0]["id"]


def _line(**changed):
    speaker = {"id": "neu", "type": "person", "name": "Neu"} | changed.pop("speaker", {})
    article = {"id": "a", "source": "S"} | changed.pop("article", {})
    line = {
        "id": "s", "text": "eins", "spans": [{"start": 0, "end": 4}], "speakers": [speaker], "on_behalf_of": [],
        "kind": "indirect", "cue": None, "addressees": [], "acts": ["comment"], "organisations": [], "themes": [],
        "entities": [], "context": "eins", "article": article, "language": "de",
    }  # fmt: skip
    return line | changed


IMPORTED = [
    (bounds.ENTITY_CHARS, lambda size: _line(speaker={"id": written(size)})),
    (bounds.ENTITY_CHARS, lambda size: _line(speaker={"name": written(size)})),
    (bounds.ID_CHARS, lambda size: _line(id="s" * size)),
    (bounds.ID_CHARS, lambda size: _line(article={"id": "a" * size})),
    (bounds.TITLE_CHARS, lambda size: _line(article={"title": written(size)})),
    (bounds.SOURCE_CHARS, lambda size: _line(article={"source": written(size)})),
    (bounds.ADDRESS_BYTES, lambda size: _line(article={"url": address(size)})),
    (bounds.LANGUAGE_CHARS, lambda size: _line(language="d" * size)),
    (bounds.THEME_CHARS, lambda size: _line(themes=[written(size)])),
    (bounds.MOST_NAMED, lambda size: _line(themes=[str(number) for number in range(size)])),
]


def test_imported_statements_are_stored_up_to_their_bounds(app, client, database):
    def run(line):
        content = json.dumps(line).encode()
        result = app.test_cli_runner().invoke(args=["statements", "import", "-"], input=content)
        stored = client.get("/articles").json["meta"]["total"]
        for article in client.get("/articles").json["data"]:
            assert client.get(f"/articles/{article['id']}").status_code == 200
            app.test_cli_runner().invoke(args=["articles", "remove", article["id"]])
        return result.exit_code, stored

    found = [(run(make(most)), run(make(most + 1))) for most, make in IMPORTED]
    assert found == [((0, 1), (1, 0))] * len(IMPORTED)


TRANSFERRED = [
    (bounds.TITLE_CHARS, lambda line, size: line | {"title": written(size)}),
    (bounds.SOURCE_CHARS, lambda line, size: line | {"source": written(size)}),
    (bounds.AUTHOR_CHARS, lambda line, size: line | {"author": written(size)}),
    (bounds.ADDRESS_BYTES, lambda line, size: line | {"url": address(size)}),
    (bounds.LANGUAGE_CHARS, lambda line, size: line | {"language": "de" + "e" * (size - 2)}),
    (bounds.ID_CHARS, lambda line, size: line | {"statements": [line["statements"][0] | {"id": "s" * size}]}),
    (
        bounds.ENTITY_CHARS,
        lambda line, size: line | {"entities": [line["entities"][0] | {"aliases": [], "role": written(size)}]},
    ),
    (2, lambda line, size: line | {"entities": [line["entities"][0] | {"country": "c" * size}]}),
]


def test_imported_articles_are_stored_up_to_their_bounds(app, add):
    add("xi > eins")
    runner = app.test_cli_runner()
    line = json.loads(runner.invoke(args=["articles", "export"]).stdout)
    line["language"] = "de"

    def run(changed):
        runner.invoke(args=["articles", "remove", line["id"]])
        return runner.invoke(args=["articles", "import", "-"], input=json.dumps(changed).encode()).exit_code

    assert [(run(make(line, most)), run(make(line, most + 1))) for most, make in TRANSFERRED] == [(0, 1)] * len(
        TRANSFERRED
    )


@pytest.mark.parametrize("name", ["n" * (bounds.TOKEN_CHARS + 1), "", "a\tb", "\udcff"])
def test_the_name_of_a_token_is_printable_and_not_too_long(app, database, name):
    result = app.test_cli_runner().invoke(args=["tokens", "create", name])
    assert (result.exit_code, "printable" in result.output) == (1, True)
    assert app.test_cli_runner().invoke(args=["tokens", "create", "n" * bounds.TOKEN_CHARS]).exit_code == 0


def test_what_no_database_has_in_an_id_is_not_found(client):
    paths = [
        f"/{kind}/{id_}"
        for kind in ("articles", "statements", "sources", "speakers", "themes")
        for id_ in ("%00", "ä" * 3000)
    ]
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)
