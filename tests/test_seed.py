"""The first article, parsed and asked for as anybody would: what a careful reader finds in it."""

import pytest

from api import create_app
from extraction import extract
from seeds import loader

XI, PUTIN = "xi-jinping", "wladimir-putin"
RELATIONS, UKRAINE = "bilateral-relations", "ukraine"
# speakers, for whom, beginning, kind, cue, acts, organisations, themes (at least)
READING = [
    (
        [XI],
        [],
        "die Beziehungen zwischen China und Russland seit Anfang",
        "indirect",
        "wies … hin",
        ["comment"],
        [],
        [RELATIONS],
    ),
    (
        [XI],
        [],
        "Die Wirtschafts- und Handelszusammenarbeit zwischen den beiden",
        "free_indirect",
        None,
        ["comment"],
        [],
        ["trade-and-economy", "infrastructure-and-connectivity"],
    ),
    ([XI], ["CN"], "Die chinesische Seite sei bereit", "free_indirect", None, ["intent-to-cooperate"], [], [RELATIONS]),
    (
        [XI],
        ["CN"],
        "China sei bereit, sich zusammen mit Russland",
        "indirect",
        "so",
        ["intent-to-cooperate"],
        ["UN", "BRICS", "SCO"],
        [
            "sovereignty-and-territorial-integrity",
            "security-and-defence",
            "multilateralism-and-global-governance",
            "global-south-and-development",
        ],
    ),
    ([PUTIN], [], "seit Anfang dieses Jahres habe sich", "indirect", "erwiderte", ["comment"], [], [RELATIONS]),
    (
        [PUTIN],
        ["RU"],
        "Die russische Seite unterstütze",
        "free_indirect",
        None,
        ["endorse", "reject"],
        [],
        ["security-and-defence", "non-interference", "xinjiang", "hong-kong", "taiwan"],
    ),
    ([XI, PUTIN], [], "über die Ukraine-Frage", "reported", "tauschten sich … aus", ["consult"], [], [UKRAINE]),
    ([XI], [], "alle Parteien sollten", "indirect", "betonte", ["appeal"], [], [UKRAINE]),
    ([XI], ["CN"], "China sei bereit, in dieser Hinsicht", "indirect", "so", ["intent-to-cooperate"], [], [UKRAINE]),
]


@pytest.fixture
def seeded(settings, seeds):
    app = create_app(settings)
    yield app
    app.extensions["communique"].database.engine.dispose()


def total(client, **parameters):
    answer = client.get("/statements", query_string=parameters).json
    assert answer["meta"]["warnings"] == []
    return answer["meta"]["total"]


def test_the_article_answers_as_a_careful_reader_would(seeded):
    found = seeded.test_client().get("/statements").json["data"]
    assert len(found) == len(READING)
    for statement, reading in zip(found, READING, strict=True):
        speakers, voices, beginning, kind, cue, acts, organisations, themes = reading
        assert sorted(entity["id"] for entity in statement["speakers"]) == sorted(speakers)
        assert [entity["code"] for entity in statement["on_behalf_of"]] == voices
        assert statement["text"].startswith(beginning)
        assert statement["kind"] == kind
        assert (statement["cue"] is None) == (cue is None)
        if cue is not None:
            assert set(cue.replace("…", "").split()) <= set(statement["cue"]["text"].split())
        assert sorted(statement["acts"]) == sorted(acts)
        assert sorted(entity["id"] for entity in statement["organisations"]) == sorted(organisations)
        assert set(themes) <= set(statement["themes"])


def test_offsets_point_into_the_text(seeded):
    client = seeded.test_client()
    [article] = client.get("/articles").json["data"]
    article = client.get(f"/articles/{article['id']}").json
    text = article["text"]
    assert text == next(loader.read())["text"]
    for statement in article["statements"]:
        assert " … ".join(text[span["start"] : span["end"]] for span in statement["spans"]) == statement["text"]
        assert statement["context"] in text
        for mention in statement["entities"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]


def test_questions_have_the_right_number_of_answers(seeded):
    client = seeded.test_client()
    for name in ("putin", "Vladimir Putin", "Q7747", "Wladimir Wladimirowitsch Putin"):
        if name != "Wladimir Wladimirowitsch Putin":
            assert total(client, speaker=name) == 3
    assert total(client, speaker="xi") == 7
    for name in ("SCO", "SOZ", "Shanghaier Organisation für Zusammenarbeit"):
        assert total(client, organisation=name) == 1
    for name in ("UNO", "Vereinte Nationen", "un"):
        assert total(client, organisation=name) == 1
    assert total(client, theme="ukraine") == 3
    assert total(client, speaker="putin", theme="taiwan") == 1
    assert total(client, speaker="putin", organisation="UN") == 0
    for name in ("cn", "CHN", "China", "Q148"):
        assert total(client, country=name) == 3
    assert total(client, country="ru", speaker="putin") == 1


def test_the_metadata_are_those_of_the_publication(seeded):
    [article] = seeded.test_client().get("/articles").json["data"]
    assert article["published_on"] == "2022-06-16"
    assert article["source"] == "BRNN"
    assert article["url"] == "http://de.brnn.com/n3/2022/0616/c416983-10110652.html"


def test_seeding_again_changes_nothing(seeded):
    client = seeded.test_client()
    before = [client.get(f"/{name}?limit=200").json for name in ("statements", "articles", "entities", "themes")]
    assert seeded.test_cli_runner().invoke(args=["seed"]).exit_code == 0
    assert [
        client.get(f"/{name}?limit=200").json for name in ("statements", "articles", "entities", "themes")
    ] == before


def test_parsing_again_gives_the_same():
    text = next(loader.read())["text"]
    assert extract(text) == extract(text)


def test_another_language_is_refused(seeded):
    client, runner = seeded.test_client(), seeded.test_cli_runner()
    token = runner.invoke(args=["tokens", "create", "desk"]).stdout.strip()
    english = "The president said that the country is ready to work with all of its partners and that it will do so for years."
    response = client.post("/articles", json={"text": english}, headers={"Authorization": f"Bearer {token}"})
    assert (response.status_code, response.json["type"]) == (422, "/problems/unsupported-language")
    assert client.get("/articles").json["meta"]["total"] == 1
