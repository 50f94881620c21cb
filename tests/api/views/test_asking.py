"""Questions as people ask them: understood, or refused with what is taken; nothing is found silently never."""

import pytest

pytestmark = pytest.mark.shared


@pytest.fixture
def ask(client, add):
    add(
        "putin > Der Handel wächst [trade-and-economy] ! endorse\nxi > Frieden jetzt [peace-and-negotiations] ! demand",
        "2022-06-15",
    )
    add("xi > Ein Treffen im Sommer [migration] ! consult", "2022-07-01")
    return lambda query, status=200: _ask(client, query, status)


def _ask(client, query, status):
    response = client.get(f"/statements?{query}")
    assert response.status_code == status, response.text
    return response.json if status == 200 else response.json["errors"]


def _found(answer):
    return [statement["text"] for statement in answer["data"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("theme=Wirtschaft", "Der Handel wächst"),
        ("theme=ECONOMY", "Der Handel wächst"),
        ("theme=Handel%20und%20Wirtschaft", "Der Handel wächst"),
        ("theme=Krieg", "Frieden jetzt"),
        ("theme=Fl%C3%BCchtlinge", "Ein Treffen im Sommer"),
        ("theme=refugees", "Ein Treffen im Sommer"),
        ("theme=Migranten", "Ein Treffen im Sommer"),
        ("act=ENDORSE", "Der Handel wächst"),
        ("act=fordern", "Frieden jetzt"),
        ("act=Forderung", "Frieden jetzt"),
        ("act=Beratung", "Ein Treffen im Sommer"),
        ("act=demand&format=JSON", "Frieden jetzt"),
        ("speaker=putin&kind=Indirekt", "Der Handel wächst"),
        ("speaker=putin&kind=INDIRECT", "Der Handel wächst"),
        ("speaker=putin&language=deutsch", "Der Handel wächst"),
        ("speaker=putin&language=German", "Der Handel wächst"),
        ("speaker=putin&language=ger", "Der Handel wächst"),
        ("speaker=putin&language=de_DE", "Der Handel wächst"),
        ("speaker=putin&language=deu-AT", "Der Handel wächst"),
        ("speaker=putin&from=2022&to=2022", "Der Handel wächst"),
        ("from=2022-06&to=2022-06&act=demand", "Frieden jetzt"),
        ("from=2022-W24&to=2022-w24&act=demand", "Frieden jetzt"),
        ("from=2022-07", "Ein Treffen im Sommer"),
        ("q=%C2%ADHan%C2%ADdel", "Der Handel wächst"),
        ("q=Sommer%E2%80%8B", "Ein Treffen im Sommer"),
        ("q=%EF%BC%A8andel", "Der Handel wächst"),
        ("q=w%26auml%3Bchst", "Der Handel wächst"),
        ("q=Der%C2%A0Handel", "Der Handel wächst"),
        ("q=Handel/w%C3%A4chst", "Der Handel wächst"),
        ("q=Handel%20!Sommer", "Der Handel wächst"),
        ("q=w%C3%A4chst%20!Handel%20OR%20Sommer", "Ein Treffen im Sommer"),
        ("sort=Published_On&limit=1&explain=JA", "Der Handel wächst"),
        ("theme=Atomprogramm%20&theme=Wirtschaft", "Der Handel wächst"),
    ],
)
def test_what_people_write_is_understood(ask, query, found):
    assert _found(ask(query)) == [found]


@pytest.mark.parametrize(
    ("query", "parameter", "told"),
    [
        ("theme=M%C3%B6bel", "theme", "trade-and-economy"),
        ("kind=laut", "kind", "free_indirect"),
        ("act=tanzen", "act", "intent-to-cooperate"),
        ("act=demand,endorse", "act", "the parameter twice"),
        ("theme=Krieg,Handel", "theme", "the parameter twice"),
        ("format=docx", "format", "ndjson"),
        ("speaker=", "speaker", "putin"),
        ("country=%20", "country", "Russland"),
        ("theme=", "theme", "ukraine"),
        ("article=", "article", "not be empty"),
        ("source=-", "source", "Xinhua"),
        ("organisation=%E2%80%8B", "organisation", "such as UN"),
        ("language=", "language", "such as de"),
        ("language=Klingonisch", "language", "such as de"),
        ("from=2022-06-31", "from", "2022-06-15"),
        ("to=31.06.2022", "to", "2022-06-15"),
        ("from=06/2022", "from", "2022-06"),
        ("from=2022-W54", "from", "2022-W24"),
        ("to=gestern", "to", "2022"),
        ("from=", "from", "2022"),
        ("limit=5.0", "limit", "at least 1, such as 50"),
        ("limit=1_0", "limit", "at least 1, such as 50"),
        ("limit=%2B5", "limit", "at least 1, such as 50"),
        ("limit=viele", "limit", "at least 1, such as 50"),
        ("limit=0", "limit", "at least 1, such as 50"),
        ("limit=201", "limit", "1 to 200"),
        ("since=2022", "since", "2022-06-15T12:00:00Z"),
        ("since=2022-06-15T12:00:00", "since", "with its zone"),
        ("explain=vielleicht", "explain", "1 or 0"),
        ("sort=Titel", "sort", "-created_at"),
    ],
)
def test_what_is_not_understood_is_refused_with_what_is_taken(ask, query, parameter, told):
    [fault] = ask(query, 422)
    assert fault["parameter"] == parameter
    assert told in fault["detail"] or told in fault.get("allowed", ())


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("from=2023-05-01&to=2023-04-01", "from=2023-05-01 is later than to=2023-04-01"),
        ("language=fr", "there are de"),
        ("language=xx", "language=xx"),
        ("source=Nirgendwo", "source=Nirgendwo"),
        ("article=abc", "article=abc"),
    ],
)
def test_what_finds_nothing_says_why(ask, query, told):
    answer = ask(query)
    assert answer["meta"]["total"] == 0
    assert told in answer["meta"]["warnings"][0]


def test_a_known_theme_that_no_statement_has_is_no_fault(ask):
    assert ask("theme=hong-kong")["data"] == []


def test_a_warning_is_not_much_longer_than_what_was_asked(ask):
    [warning] = ask(f"speaker={'x' * 190}")["meta"]["warnings"]
    assert len(warning) < 300


@pytest.mark.parametrize(
    "query", ["&".join(f"p{n}=1" for n in range(500)), f"{'x' * 4000}=1", "&".join(["limit=a", "from=b", "to=c"])]
)
def test_an_error_is_not_larger_than_what_was_asked_by_much(client, query):
    response = client.get(f"/statements?{query}")
    assert response.status_code == 422
    assert len(response.data) < len(query) + 1500
    assert len(response.json["errors"]) <= 10


def test_how_many_more_faults_there_are_is_told(client):
    detail = client.get("/statements?" + "&".join(f"p{n}=1" for n in range(32))).json["detail"]
    assert "22 more" in detail


@pytest.mark.parametrize("number", ["2.0", "+2", "1_0", "zwei", "0", "1001"])
def test_numbers_of_other_lists_say_what_is_taken(client, number):
    response = client.get("/events", query_string={"min_articles": number})
    assert "from 1 to 1000, such as 2" in response.json["errors"][0]["detail"]
