"""The API's description is true and committed."""

import re
from pathlib import Path

import pytest
import yaml

DOCUMENT = Path(__file__).parents[4] / "docs" / "openapi.yaml"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestDescription:
    def test_the_committed_document_is_the_one_that_is_served(self, client):
        assert DOCUMENT.read_text(encoding="utf-8") == client.get("/openapi.yaml").text, "make openapi writes it anew"

    def test_every_route_is_described(self, app, described):
        routes = {
            (re.sub(r"<(\w+?)_?>", r"{\1}", rule.rule), method.lower())
            for rule in app.url_map.iter_rules()
            for method in rule.methods - {"HEAD", "OPTIONS"}
            if not rule.endpoint.startswith(("static", "documentation.", "pages."))  # pages and their parts
        }
        assert routes == {
            (path, method) for path, item in described["paths"].items() for method in item if method != "parameters"
        }

    def test_parameters_are_those_that_are_allowed(self, client, described):
        parameters = {p["name"] for p in described["paths"]["/statements"]["get"]["parameters"] if p["in"] == "query"}
        allowed = client.get("/statements?no_such=1").json["errors"][0]["allowed"]
        assert parameters == set(allowed) - {"format", "dialect"}, (
            "what changes the form is described by operations of their own"
        )

    def test_it_has_no_aliases_and_is_there_as_json_too(self, client, described):
        anchors = [token for token in yaml.scan(client.get("/openapi.yaml").text) if isinstance(token, yaml.AliasToken)]
        assert anchors == []
        response = client.get("/openapi.json")
        assert (response.status_code, response.mimetype) == (200, "application/json")
        assert response.json == described

    @pytest.mark.parametrize("path", ["/statements", "/statements.csv", "/stats", "/stats.csv", "/stats.svg"])
    def test_the_most_rows_are_those_that_are_taken(self, client, described, path):
        parameters = described["paths"][path]["get"]["parameters"]
        [most] = [one["schema"]["maximum"] for one in parameters if one["name"] == "limit"]
        query = {"group_by": "act"} if path.startswith("/stats") else {}
        statuses = [client.get(path, query_string=query | {"limit": rows}).status_code for rows in (most, most + 1)]
        assert statuses == [200, 422]


def test_operations_have_ids_and_errors_are_problems(described):
    operations = [o for item in described["paths"].values() for m, o in item.items() if m != "parameters"]
    ids = [operation["operationId"] for operation in operations]
    assert len(ids) == len(set(ids)) == len(operations)
    for response in described["components"]["responses"].values():
        assert list(response["content"]) == ["application/problem+json"]


def test_its_title_makes_a_name_of_a_package(described):
    assert described["info"]["title"].isascii()


def test_each_operation_answers_with_one_media_type(described):
    for path, item in described["paths"].items():
        content = item.get("get", {}).get("responses", {}).get("200", {}).get("content", {})
        assert len(content) <= 1 or path.startswith("/problems"), path


def test_it_is_openapi_3_1(described):
    assert described["openapi"] == "3.1.0"
