"""The API's description is valid and complete, and its examples are true."""

import json
from dataclasses import replace

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from api import create_app
from api.http.description import examples
from api.http.description.openapi import read_examples
from api.http.errors.problem_types import TYPES


def operations(described):
    for path, item in described["paths"].items():
        for method, operation in item.items():
            if method != "parameters":
                yield path, operation


def resolve(described, node):
    while "$ref" in node:
        *_, kind, name = node["$ref"].split("/")
        node = described["components"][kind][name]
    return node


def test_it_is_valid(described):
    assert list(OpenAPIV31SpecValidator(described).iter_errors()) == []


def test_every_operation_says_what_it_does_and_how_it_fails(described):
    for path, operation in operations(described):
        assert operation["summary"], path
        assert operation["tags"], path
        assert {"414", "429", "500", "default"} <= operation["responses"].keys(), path
        for status, response in operation["responses"].items():
            if status == "default" or int(status) >= 400:
                assert list(resolve(described, response)["content"]) == ["application/problem+json"], (path, status)
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_header_of_an_answer_is_described(described, seeded, settings):
    general = {"Content-Type", "Content-Length", "X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy"}
    app = create_app(replace(settings, ratelimit="100/minute"))
    for client in (seeded, app.test_client()):
        for path, item in described["paths"].items():
            if "{" not in path and "get" in item:
                response = client.get(path)
                sent = {name for name, _ in response.headers if not name.startswith("Access-Control")} - general
                answer = resolve(described, item["get"]["responses"][str(response.status_code)])
                assert sent <= answer["headers"].keys() | {"Vary"}, path


def test_whoever_can_be_told_that_nothing_changed_can_say_what_they_have(described):
    for path, operation in operations(described):
        names = {parameter["name"] for parameter in operation.get("parameters", [])}
        assert ("304" in operation["responses"]) == ("If-None-Match" in names), path


def test_every_tag_is_described(described):
    assert all(tag["description"] for tag in described["tags"])


def test_writing_needs_the_token_and_only_writing(described):
    schemes = described["components"]["securitySchemes"]
    assert schemes["token"]["scheme"] == "bearer"
    guarded = {operation["operationId"] for _, operation in operations(described) if operation.get("security")}
    assert guarded == {"addArticle", "removeArticle", "joinEvents", "splitEvent"}


def test_every_type_of_problem_is_an_example_of_an_error(described):
    shown = {
        example["value"]["type"]
        for response in described["components"]["responses"].values()
        for content in response["content"].values()
        for example in content.get("examples", {}).values()
    }
    assert shown == {type_.uri for type_ in TYPES.values()} - {"/problems/method-not-allowed"}


def test_headers_are_described(described):
    responses = described["components"]["responses"]
    assert "Retry-After" in responses["TooManyRequests"]["headers"]
    assert "Retry-After" in responses["Unavailable"]["headers"]
    assert "WWW-Authenticate" in responses["Unauthorised"]["headers"]
    assert "Location" in described["paths"]["/articles"]["post"]["responses"]["201"]["headers"]
    assert "Link" in described["paths"]["/statements"]["get"]["responses"]["200"]["headers"]


def test_every_answer_in_json_has_an_example_that_fits_its_schema(described):
    for path, operation in operations(described):
        for status in operation["responses"].keys() & {"200", "201"}:
            content = operation["responses"][status].get("content", {}).get("application/json")
            if content is None or operation["operationId"] == "listProblemTypes":
                continue
            assert "example" in content, (path, status)
            schema = content["schema"] | {"components": described["components"]}
            errors = list(OAS31Validator(schema).iter_errors(content["example"]))
            assert errors == [], (path, status)


def test_examples_of_problems_fit_their_schema(described):
    schema = {"$ref": "#/components/schemas/Problem", "components": described["components"]}
    for type_ in TYPES.values():
        assert list(OAS31Validator(schema).iter_errors(type_.example)) == [], type_.slug


def test_examples_are_what_the_seeded_application_answers(seeded):
    found = json.loads(examples.normalise(json.dumps(examples.gather(seeded))))
    assert found == read_examples(), "make openapi writes them anew"


def test_limits_are_described(described):
    parameters = {p["name"]: p for p in described["paths"]["/statements"]["get"]["parameters"]}
    assert parameters["limit"]["schema"]["maximum"] == 200
    assert parameters["speaker"]["schema"]["maxItems"] == 20
    assert parameters["speaker"]["schema"]["items"]["maxLength"] == 200


def test_every_answer_says_how_long_it_holds(described, seeded):
    for path, operation in operations(described):
        if "security" in operation or "requestBody" in operation or "{" in path:
            continue
        documented = operation["responses"]["200"]["headers"].keys()
        of_json = operation["operationId"].partition("As")[0]  # the same in another form
        asked = read_examples().get(of_json, {}).get("parameters", {})
        sent = seeded.get(path, query_string=asked | ({"limit": 1} if "." in path else {})).headers  # a page has links
        own = {"ETag", "Last-Modified", "Cache-Control", "Link", "Total-Count", "Changes-Cursor"}
        assert own & documented == own & set(sent.keys()), path
        assert ("304" in operation["responses"]) == ("ETag" in sent), path
