"""Asking for statements."""

import pytest

SUMMIT = """\
Die Präsidenten trafen sich.
xi > China sei bereit [ukraine, trade-and-economy] {UN, SCO} (china) ! intent-to-cooperate
putin > Russland lehne das ab [taiwan] (russland) @ xi ! endorse, reject
putin, xi > „Frieden“ [ukraine] ! consult"""
LATER = """\
selenskyj > er werde mit Wladimir Putin sprechen [ukraine] {UN}
mueller > Handel [trade-and-economy] {AU} (AU)"""


@pytest.fixture
def articles(add):
    return add(SUMMIT, "2022-06-16", source="BRNN", url="http://example.org/1"), add(
        LATER, "2023-01-01", source="Xinhua"
    )


@pytest.mark.shared
@pytest.mark.usefixtures("articles")
class TestFilters:
    @pytest.mark.parametrize(
        "name", ["putin", "Wladimir Putin", "vladimir putin", "PUTIN", "Q7747", "q7747", "Wladimir  Putín"]
    )
    def test_a_speaker_is_found_by_any_name(self, texts, name):
        assert texts(speaker=name) == ["Russland lehne das ab", "„Frieden“"]

    @pytest.mark.parametrize(
        "name", ["UN", "un", "UNO", "Vereinte Nationen", "vereinte nationen", "Q1065", "United Nations"]
    )
    def test_an_organisation_is_found_by_any_name(self, texts, name):
        assert texts(organisation=name) == ["er werde mit Wladimir Putin sprechen", "China sei bereit"]

    @pytest.mark.parametrize("name", ["cn", "CN", "CHN", "China", "china", "Q148"])
    def test_a_country_is_found_by_name_and_codes(self, texts, name):
        assert texts(country=name) == ["China sei bereit"]

    @pytest.mark.parametrize("name", ["Müller", "mueller", "MÜLLER", "Muller", "Gerd Mueller"])
    def test_umlauts_may_be_written_in_any_way(self, texts, name):
        assert texts(speaker=name) == ["Handel"]

    def test_the_type_decides_between_a_code_and_an_id(self, texts):
        assert texts(country="AU") == []
        assert texts(country="Afrikanische Union") == ["Handel"]
        assert texts(organisation="AU") == ["Handel"]

    def test_themes_are_found_by_id(self, texts):
        assert texts(theme="taiwan") == ["Russland lehne das ab"]

    def test_repeated_values_mean_either(self, client, texts):
        response = client.get("/statements?theme=taiwan&theme=trade-and-economy")
        assert [s["text"] for s in response.json["data"]] == ["Handel", "China sei bereit", "Russland lehne das ab"]
        assert response.json["meta"]["total"] == 3

    def test_different_filters_mean_both(self, texts):
        assert texts(speaker="putin", theme="ukraine") == ["„Frieden“"]
        assert texts(speaker="putin", organisation="UN") == []
        assert texts(speaker="xi", organisation="soz", theme="ukraine", act="intent-to-cooperate") == [
            "China sei bereit"
        ]

    def test_entities_are_what_the_content_mentions(self, texts):
        assert texts(entity="putin") == ["er werde mit Wladimir Putin sprechen"]
        assert texts(entity="russland") == ["Russland lehne das ab"]

    def test_the_other_filters(self, texts, articles):
        assert texts(addressee="xi") == ["Russland lehne das ab"]
        assert texts(article=articles[1]) == ["er werde mit Wladimir Putin sprechen", "Handel"]
        assert texts(kind="direct") == ["„Frieden“"]
        assert texts(act="reject") == ["Russland lehne das ab"]
        assert texts(act="endorse", kind="indirect") == ["Russland lehne das ab"]
        assert texts(source="brnn", speaker="xi", kind="direct") == ["„Frieden“"]
        assert texts(language="de", theme="taiwan") == ["Russland lehne das ab"]
        assert len(texts(language="de-AT")) == 5

    def test_days_are_included_on_both_sides(self, texts):
        assert len(texts(**{"from": "2022-06-16", "to": "2022-06-16"})) == 3
        assert texts(**{"from": "2022-06-17", "to": "2022-12-31"}) == []
        assert len(texts(**{"from": "2022-06-17", "to": "9999-12-31"})) == 2
        assert texts(**{"from": "2023-01-01", "to": "2022-01-01"}) == []

    def test_since_leaves_out_what_was_stored_by_then(self, client):
        rows = client.get("/statements?sort=created_at").json["data"]
        first = rows[0]["created_at"]
        later = client.get("/statements", query_string={"since": first}).json["data"]
        assert {row["article"]["source"] for row in later} == {"Xinhua"}

    def test_moments_may_have_an_offset_even_if_it_was_not_escaped(self, client):
        for moment in ("2022-06-16T12:00:00+02:00", "2022-06-16T12:00:00.123456+02:00", "2022-06-16T12:00:00%2B02:00"):
            assert client.get(f"/statements?since={moment}").json["meta"]["total"] == 5
        assert client.get("/statements?since=2999-01-01T00:00:00-05:00").json["meta"]["total"] == 0


class TestUnknownValues:
    def test_a_name_that_is_not_known_finds_nothing_and_warns(self, client, articles):
        answer = client.get("/statements?speaker=Vladimir+Putni").json
        assert answer["data"] == []
        assert answer["meta"]["total"] == 0
        [warning] = answer["meta"]["warnings"]
        assert "Vladimir Putni" in warning
        assert "Wladimir Putin (putin)" in warning

    def test_what_is_known_is_found_beside_it(self, client, articles):
        answer = client.get("/statements?speaker=xi&speaker=nobody-at-all").json
        assert answer["meta"]["total"] == 2
        assert len(answer["meta"]["warnings"]) == 1

    @pytest.mark.parametrize(("parameter", "close"), [("source=BRN", "BRNN"), ("article=x", "")])
    def test_other_filters_warn_too(self, client, articles, parameter, close):
        answer = client.get(f"/statements?{parameter}").json
        assert answer["data"] == []
        assert close in answer["meta"]["warnings"][0]

    def test_a_shared_surname_means_all_and_says_so(self, client, add):
        add("li-qiang > Eins\nli-keqiang > Zwei")
        answer = client.get("/statements?speaker=Li").json
        assert answer["meta"]["total"] == 2
        assert "Li Qiang (li-qiang)" in answer["meta"]["warnings"][0]
        assert client.get("/statements?speaker=li-qiang").json["meta"]["warnings"] == []


class TestDocument:
    def test_a_statement_has_every_field_of_the_contract(self, client, articles):
        [statement] = client.get("/statements?speaker=putin&theme=taiwan").json["data"]
        text = client.get(f"/articles/{articles[0]}").json["text"]
        start = text.index("Russland lehne")
        assert statement["spans"] == [{"start": start, "end": start + len("Russland lehne das ab")}]
        assert statement["kind"] == "indirect"
        assert statement["cue"] == {"text": ">", "start": start - 2, "end": start - 1}
        assert statement["acts"] == ["endorse", "reject"]
        assert statement["themes"] == ["taiwan"]
        assert [entity["id"] for entity in statement["speakers"]] == ["putin"]
        assert [entity["code"] for entity in statement["on_behalf_of"]] == ["RU"]
        assert [entity["id"] for entity in statement["addressees"]] == ["xi"]
        assert statement["entities"] == [
            {
                "id": "russland",
                "type": "country",
                "name": "Russland",
                "text": "Russland",
                "start": start,
                "end": start + 8,
            }
        ]
        assert statement["context"].startswith("putin > Russland")
        assert statement["article"] == {
            "id": articles[0],
            "title": None,
            "published_on": "2022-06-16",
            "source": "BRNN",
            "url": "http://example.org/1",
        }
        assert statement["language"] == "de"
        assert "evidence" not in statement

    def test_one_statement_is_the_same_as_in_the_list(self, client, articles):
        statement = client.get("/statements?theme=taiwan").json["data"][0]
        assert client.get(f"/statements/{statement['id']}").json == statement

    def test_explain_adds_the_words_that_made_the_labels(self, client, articles):
        [statement] = client.get("/statements?theme=taiwan&explain=1").json["data"]
        [evidence] = statement["evidence"]
        assert (evidence["field"], evidence["value"], evidence["text"]) == ("themes", "taiwan", statement["text"])
        assert client.get(f"/statements/{statement['id']}?explain=true").json == statement

    def test_speakers_keep_the_order_of_the_text(self, client, articles):
        [statement] = client.get("/statements?kind=direct").json["data"]
        assert [entity["id"] for entity in statement["speakers"]] == ["putin", "xi"]
