"""The API's description: put together from schemas and views, completed with what holds for every operation."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any, cast

import yaml
from flask import Flask

from api import app_state
from api.http.description import exports
from api.http.requests.blueprint import EVERYWHERE, RESPONSES
from api.http.requests.parsing import CURSORS, MAX_CURSOR_CHARS
from api.http.responses.formats import OFFERS
from api.settings import Settings

Json = dict[str, Any]
EXAMPLES = "examples.json"
PATH_PARAMETERS = {"id": "Id, as lists give it", "slug": "The end of the type's address, such as unknown-parameter"}
LINK = {
    "description": "The links of the body (RFC 8288)",
    "schema": {"type": "string"},
    "example": '</statements?limit=1>; rel="self"',
}
TOTAL = {
    "description": "Rows on all pages. A whole result in CSV or NDJSON is complete if it has as many",
    "schema": {"type": "integer", "minimum": 0},
    "example": 3,
}
TEXT = {"schema": {"type": "string"}}
COUNT = {"schema": {"type": "integer", "minimum": 0}}
HEADERS = {
    "ETag": TEXT
    | {
        "description": "Changes when the response could have; send it back as `If-None-Match` (RFC 9110)",
        "example": 'W/"5f0c…"',
    },
    "Last-Modified": TEXT | {"description": "When the data last changed"},
    "Cache-Control": TEXT
    | {"description": "Whether the response may be used again without a request", "example": "public, no-cache"},
    "Vary": TEXT | {"description": "Headers of the request that the response depends on", "example": "Accept-Encoding"},
}
EVERYWHERE_HEADERS = {
    "X-Request-ID": TEXT
    | {"description": "The request's id in the log: the one that was sent, or a new one", "example": "5c0e…"},
    "X-RateLimit-Limit": COUNT | {"description": "Requests in a time, where their rate is limited", "example": 100},
    "X-RateLimit-Remaining": COUNT | {"description": "How many of them are left", "example": 99},
    "X-RateLimit-Reset": COUNT | {"description": "When they are all there again (Unix time)", "example": 1795458166},
}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "description": "The `ETag` of the response that is there already (RFC 9110)",
    "schema": {"type": "string"},
}
FRESH = ("ETag", "Cache-Control", "Vary")
NO_STORE = {"Cache-Control": HEADERS["Cache-Control"] | {"example": "no-store"}}
CHANGES_CURSOR = TEXT | {"description": "From where to read /changes, for whoever copies the response"}
NOT_MODIFIED = {
    "description": "The response is the one whose `ETag` came as `If-None-Match`, or whose `Last-Modified` as `If-Modified-Since`",
    "headers": {name: HEADERS[name] for name in FRESH},
}
SUPERVISION = ("isLive", "isReady", "getMetrics")
UNDATED = ("listProblemTypes", "getProblemType")  # they are of the program, not of the data
LOCATION = {
    "description": "The address of the article",
    "required": True,
    "schema": {"type": "string", "format": "uri-reference"},
}


class Dumper(yaml.SafeDumper):
    """YAML without aliases, of which parsers allow few."""

    def ignore_aliases(self, _data: Any) -> bool:
        """What stands in several places is written there each time."""
        return True


def describe(app: Flask) -> str:
    """The OpenAPI document of an application, as YAML."""
    return _write_yaml(json.dumps(document(app)))


@lru_cache(maxsize=4)
def _write_yaml(document: str) -> str:
    """A JSON document as YAML, which takes half a second to write: so it is written once for each document."""
    return yaml.dump(json.loads(document), Dumper=Dumper, sort_keys=False, allow_unicode=True, width=120)


def document(app: Flask) -> Json:
    """The OpenAPI document of an application."""
    api = cast(Any, app.extensions["flask-smorest"]["apis"][""]["ext_obj"])
    described: Json = json.loads(json.dumps(api.describe()))
    described["servers"] = [{"url": "/", "description": "This server"}]
    described["paths"] = {path.replace("{id_}", "{id}"): item for path, item in described["paths"].items()}
    for item in described["paths"].values():
        _name_path_parameters(item.get("parameters", ()))
    examples = read_examples()
    for response in described["components"]["responses"].values():  # errors, which are not to be kept
        response["headers"] = response.get("headers", {}) | NO_STORE | EVERYWHERE_HEADERS
    for operation in _operations(described):
        _add_errors(operation)
        _add_headers(operation)
        _add_example(operation, examples.get(operation["operationId"]))
        for parameter in operation.get("parameters", ()):
            _add_bounds(parameter, app_state.of(app).settings)
    exports.separate(described, OFFERS, examples.get("listStatements", {}).get("forms", {}))
    _name_headers(described)
    return described


def read_examples() -> Json:
    """Real responses by operationId; written by the openapi command."""
    file = files("api.http.description") / EXAMPLES
    return cast(Json, json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else {}


def _operations(described: Json) -> Iterator[Json]:
    for item in described["paths"].values():
        yield from (operation for method, operation in item.items() if method != "parameters")


def _name_path_parameters(parameters: Iterable[Json]) -> None:
    for parameter in parameters:
        parameter["name"] = parameter["name"].rstrip("_")  # Python's own names are avoided in views only
        parameter["description"] = PATH_PARAMETERS[parameter["name"]]


def _add_errors(operation: Json) -> None:
    responses = operation["responses"]
    for status in EVERYWHERE:
        responses.setdefault(str(status), {"$ref": f"#/components/responses/{RESPONSES[status][0]}"})
    operation["responses"] = dict(sorted(responses.items()))


def _add_headers(operation: Json) -> None:
    id_, responses = operation["operationId"], operation["responses"]
    if "security" not in operation and "requestBody" not in operation:  # what only reads
        responses["200"].setdefault("headers", {}).update(_freshness(id_))
        if id_ not in (*SUPERVISION, *UNDATED):
            responses.setdefault("406", {"$ref": f"#/components/responses/{RESPONSES[406][0]}"})
        if id_ not in SUPERVISION:
            responses["304"] = dict(NOT_MODIFIED)
            operation.setdefault("parameters", []).append(IF_NONE_MATCH)
    if _schema(operation, "200").endswith("Page"):
        responses["200"]["headers"] |= {"Link": LINK} | ({} if id_ == "listChanges" else {"Total-Count": TOTAL})
    if id_ in ("listStatements", "listEvents"):
        responses["200"]["headers"] |= {"Changes-Cursor": CHANGES_CURSOR}
    if id_ == "addArticle":
        responses["201"].setdefault("headers", {})["Location"] = LOCATION
    operation["responses"] = dict(sorted(responses.items()))
    _add_headers_of_all(responses)


def _add_headers_of_all(responses: Json) -> None:
    for response in responses.values():
        if "$ref" not in response:
            response["headers"] = response.get("headers", {}) | EVERYWHERE_HEADERS


def _name_headers(described: Json) -> None:
    """Headers that many responses have are described once."""
    shared = HEADERS | EVERYWHERE_HEADERS | {"Total-Count": TOTAL, "Link": LINK}
    named = {json.dumps(header): name for name, header in shared.items()}
    described["components"]["headers"] = shared
    operations = [response for operation in _operations(described) for response in operation["responses"].values()]
    for response in [*operations, *described["components"]["responses"].values()]:
        for name, header in response.get("headers", {}).items():
            if named.get(json.dumps(header)) == name:
                response["headers"][name] = {"$ref": f"#/components/headers/{name}"}


def _freshness(operation_id: str) -> Json:
    """Headers that say how long a response holds."""
    if operation_id in SUPERVISION:
        return NO_STORE
    return {name: header for name, header in HEADERS.items() if name in FRESH or operation_id not in UNDATED}


def _schema(operation: Json, status: str) -> str:
    content = operation["responses"].get(status, {}).get("content", {})
    return cast(str, content.get("application/json", {}).get("schema", {}).get("$ref", ""))


def _add_example(operation: Json, example: Json | None) -> None:
    """`response` is an example of one, `body` and `parameters` are those of its request."""
    for status in ("200", "201"):
        if example and _schema(operation, status):
            operation["responses"][status]["content"]["application/json"]["example"] = example["response"]
    if example and "body" in example:
        operation["requestBody"]["content"]["application/json"]["example"] = example["body"]
    for parameter in operation.get("parameters", ()):
        if example and parameter["name"] in example.get("parameters", {}):
            parameter["example"] = example["parameters"][parameter["name"]]


def _add_bounds(parameter: Json, settings: Settings) -> None:
    schema = parameter.get("schema", {})
    if parameter.get("in") != "query":
        return
    if schema.get("type") == "array":
        schema.setdefault("maxItems", settings.max_values)
        schema = schema["items"]
    if parameter["name"] == "limit":
        schema |= {"default": settings.page_size, "maximum": settings.max_page_size}
    elif schema.get("type") == "string" and not {"enum", "format"} & schema.keys():
        schema["maxLength"] = MAX_CURSOR_CHARS if parameter["name"] in CURSORS else settings.max_value_chars
