"""Examples for the API's description: real responses of a server that has only what it is seeded with, shortened."""

from __future__ import annotations

import re
from typing import Any

from flask.testing import FlaskClient

from api.http.responses import formats
from schemas.statement import Format

Json = dict[str, Any]
REQUESTS: dict[str, tuple[str, Json]] = {
    "listChanges": ("/changes", {"limit": 1}),
    "listStatements": ("/statements", {"speaker": ["putin"], "limit": 1}),
    "listPositions": ("/positions", {"speaker": ["putin"], "theme": ["taiwan"], "limit": 1}),
    "compareStatements": ("/compare", {"left.act": ["appeal"], "right.act": ["reject"]}),
    "countStatements": ("/stats", {"group_by": ["theme", "speaker"], "limit": 2}),
    "getStatement": ("/statements/{id}", {}),
    "listArticles": ("/articles", {"source": ["BRNN"], "limit": 1}),
    "getArticle": ("/articles/{id}", {}),
    "listEvents": ("/events", {"participant": ["putin"], "limit": 1}),
    "compareAccounts": ("/events/{id}/compare", {}),
    "getEvent": ("/events/{id}", {}),
    "listEntities": ("/entities", {"q": "pu", "limit": 1}),
    "getEntity": ("/entities/{id}", {"id": "UN"}),
    "listSpeakers": ("/speakers", {"limit": 1}),
    "getSpeaker": ("/speakers/{id}", {"id": "wladimir-putin"}),
    "listOrganisations": ("/organisations", {"q": "shang", "limit": 1}),
    "getOrganisation": ("/organisations/{id}", {"id": "SCO"}),
    "listThemes": ("/themes", {"limit": 1}),
    "getTheme": ("/themes/{id}", {"id": "ukraine"}),
    "listSources": ("/sources", {"q": "brnn", "limit": 1}),
    "getSource": ("/sources/{id}", {"id": "auswaertiges-amt"}),
    "isLive": ("/health/live", {}),
    "isReady": ("/health/ready", {}),
    "getProblemType": ("/problems/{slug}", {"slug": "unknown-parameter"}),
}
_NOT_SHOWN = frozenset((Format.JSON, Format.XLSX, Format.PARQUET))  # the page itself, and what is no text
FORMS: Json = {"speaker": ["putin"], "theme": ["taiwan"]}  # one statement in every form
STORED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")
CURSOR = re.compile(r'((?:cursor|after)=)[^"&\\]+')
TEXT_CHARS = 200


def gather(client: FlaskClient) -> Json:
    """Send every request; each response with what was sent."""
    found: Json = {}
    for operation, (path, parameters) in REQUESTS.items():
        known = parameters | _ids(found, path, parameters)
        query = {name: value for name, value in known.items() if f"{{{name}}}" not in path}
        response = client.get(path.format(**known), query_string=query)
        found[operation] = {"parameters": known, "response": _shorten(response.get_json())}
    found["listStatements"]["forms"] = {
        media_type: client.get("/statements", query_string=FORMS, headers={"Accept": media_type}).text
        for form, media_type in formats.MEDIA_TYPES.items()
        if form not in _NOT_SHOWN
    }
    article = found["getArticle"]["response"]
    body = {name: article[name] for name in ("text", "title", "published_on", "source", "url")}
    event = found["getEvent"]["response"]
    found["joinEvents"] = {"body": {"event": "e-24dc9b89b204564612"}, "response": event}
    found["splitEvent"] = {"body": {"article": article["id"]}, "response": event}
    found["addArticle"] = {"body": body, "response": article}
    found["parseArticle"] = {"body": body, "response": article}
    return found


def normalise(text: str) -> str:
    """JSON with all times of storing set to the same, and without signatures, which depend on a secret."""
    return CURSOR.sub(r"\1OPAQUE", STORED.sub("2026-01-01T00:00:00.000000Z", text))


def _ids(found: Json, path: str, parameters: Json) -> Json:
    """The id of the first thing in the list before, where a request names none."""
    if "{id}" not in path or "id" in parameters:
        return {}
    listed = {
        "/statements/{id}": "listStatements",
        "/articles/{id}": "listArticles",
        "/events/{id}": "listEvents",
        "/events/{id}/compare": "listEvents",
    }[path]
    return {"id": found[listed]["response"]["data"][0]["id"]}


def _shorten(body: Json) -> Json:
    if "sides" in body.get("meta", {}):
        return body | {"data": body["data"][:1]}
    if "participants" in body:
        first, *_ = body["statements"]
        return body | {"statements": [first | {"statements": first["statements"][:1]}]}
    if "statements" in body:
        short = body["text"][:TEXT_CHARS].rsplit(" ", 1)[0]
        return body | {"text": f"{short} …", "statements": body["statements"][:1]}
    return body
