"""Lists of speakers, organisations, themes and entities."""

import pytest

from api.articles import catalogue
from extraction.knowledge.records import Theme
from tests import scripted


def test_new_labels_of_themes_find_them(client, database):
    with database.writing() as session:
        assert catalogue.update(session, scripted.ENTITIES, [Theme("ukraine", "Ukraine-Konflikt", "Ukraine conflict")])
        assert not catalogue.update(
            session, scripted.ENTITIES, [Theme("ukraine", "Ukraine-Konflikt", "Ukraine conflict")]
        )
    assert client.get("/themes/ukraine").json["names"] == {"de": "Ukraine-Konflikt", "en": "Ukraine conflict"}
    assert client.get("/statements?theme=ukraine+konflikt").json["meta"]["total"] == 2


@pytest.fixture(autouse=True)
def articles(add):
    add(
        "xi > China und China [ukraine] {UN, SCO} (china)\nxi, putin > Russland [ukraine, taiwan] {UN} @ selenskyj",
        "2022-01-01",
    )
    add("eine-unbekannte > Ja [taiwan]", "2022-01-02")


def ids(client, address):
    return [row["id"] for row in client.get(address).json["data"]]


@pytest.mark.shared
def test_speakers_are_those_who_spoke_most_first(client):
    assert ids(client, "/speakers") == ["xi", "eine-unbekannte", "putin"]
    assert client.get("/speakers").json["meta"]["total"] == 3


@pytest.mark.shared
def test_organisations_are_all_that_are_known(client):
    assert ids(client, "/organisations") == ["UN", "SCO", "AU"]


@pytest.mark.shared
def test_themes_have_counts(client):
    rows = client.get("/themes").json["data"]
    assert [(row["id"], row["counts"]["statements"]) for row in rows] == [("taiwan", 2), ("ukraine", 2)]
    assert client.get("/themes/ukraine").json == rows[1]


@pytest.mark.shared
def test_entities_are_of_all_types(client):
    assert ids(client, "/entities")[:2] == ["china", "russland"]
    assert ids(client, "/entities?type=country&sort=name") == ["australien", "china", "russland"]
    assert set(ids(client, "/entities?type=country&type=organisation")) == {
        "australien",
        "china",
        "russland",
        "AU",
        "UN",
        "SCO",
    }


@pytest.mark.shared
def test_counts_are_what_the_filters_find(client):
    for row in client.get("/entities?limit=200").json["data"]:
        for name, count in row["counts"].items():
            total = client.get("/statements", query_string={name: row["id"]}).json["meta"]["total"]
            if not (name == "country" and row["id"] == "AU"):  # there the code of Australia is meant
                assert total == count, (row["id"], name)


@pytest.mark.shared
def test_an_entity_has_every_field_of_the_contract(client):
    assert client.get("/entities/xi").json == {
        "id": "xi",
        "type": "person",
        "name": "Xi Jinping",
        "wikidata": "Q15031",
        "code": None,
        "country": "CN",
        "names": {"de": "Xi Jinping", "en": "Xi Jinping"},
        "aliases": ["Xi"],
        "role": "Staatspräsident",
        "roles": {"de": "Staatspräsident", "en": "President"},
        "counts": {"speaker": 2, "addressee": 0, "relayed_by": 0, "country": 0, "organisation": 0, "entity": 0},
    }


@pytest.mark.shared
@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("/entities?q=pu", ["putin"]),
        ("/entities?q=VLADI", ["putin"]),
        ("/entities?q=mül", ["mueller"]),
        ("/entities?q=Влад", ["putin"]),
        ("/entities?q=ь", []),
        ("/entities?q=中", ["china"]),
        ("/entities?q=الصي", ["china"]),
        ("/entities?q=zusammen", ["SCO"]),
        ("/entities?q=Q148", ["china"]),
        ("/entities?q=%25", None),
        ("/entities?q=nkin", []),
        ("/speakers?q=xi", ["xi"]),
        ("/speakers?q=mül", []),
        ("/organisations?q=uno", ["UN"]),
        ("/themes?q=tai", ["taiwan"]),
    ],
)
def test_the_beginning_of_a_word_completes_a_name(client, address, found):
    response = client.get(address).json
    if found is not None:
        assert [row["id"] for row in response["data"]] == found
        assert response["meta"]["total"] == len(found)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=li", ["li-keqiang", "li-qiang"]),  # a name of both
        ("q=au", ["AU", "australien"]),  # the name itself, the beginning of a name
        ("q=qiang", ["li-qiang"]),
        ("q=u", ["UN", "eine-unbekannte", "AU"]),
        ("q=ООН", ["UN"]),
        ("q=شنغهاي", ["SCO"]),
        ("q=z", ["selenskyj", "SCO"]),  # the beginning of a name before that of a word in one
        ("q=z&sort=-count", ["SCO", "selenskyj"]),
        ("q=z&sort=name", ["SCO", "selenskyj"]),
    ],
)
def test_what_comes_nearest_is_first(client, query, found):
    assert ids(client, f"/entities?{query}") == found
    pages = [ids(client, f"/entities?{query}&limit=1")]
    assert pages == [found[:1]]
    if len(found) > 1:
        following = client.get(f"/entities?{query}&limit=1").json["links"]["next"]
        assert ids(client, following) == found[1:2]


def test_of_names_equally_near_that_of_whoever_speaks_most_is_first(client, add):
    assert ids(client, "/entities?q=w") == ["putin", "selenskyj"]
    add("selenskyj > Ja\nselenskyj > Nein")
    assert ids(client, "/entities?q=w") == ["selenskyj", "putin"]


@pytest.mark.shared
def test_a_cursor_is_good_only_for_its_order(client):
    cursor = client.get("/entities?q=z&limit=1").json["links"]["next"].split("cursor=")[1]
    assert client.get(f"/entities?cursor={cursor}").status_code == 422


@pytest.mark.shared
@pytest.mark.parametrize("sort", ["name", "-count"])
@pytest.mark.parametrize("name", ["entities", "speakers", "themes", "organisations"])
def test_small_pages_have_all_rows(client, name, sort):
    everything, pages, address = ids(client, f"/{name}?limit=200&sort={sort}"), [], f"/{name}?limit=2&sort={sort}"
    while address:
        pages += ids(client, address)
        address = client.get(address).json["links"]["next"]
    assert pages == everything


@pytest.mark.shared
@pytest.mark.parametrize(
    "address", ["/speakers/nix", "/organisations/china", "/themes/nix", "/entities/nix", "/entities/xi%00"]
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404
