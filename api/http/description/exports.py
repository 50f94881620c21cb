"""Exports in the API's description: each form of a list as an operation of its own, so that generated clients know what they get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from api.http.responses.formats import MEDIA_TYPES, Offer
from api.http.responses.formats.columns import COLUMNS
from schemas.forms import ListFormat
from schemas.statement import Format
from schemas.stats import StatsFormat

Json = dict[str, Any]
TEXT = {"schema": {"type": "string"}}
BINARY = {"type": "string", "format": "binary"}
WORDS: Mapping[str, str] = {
    Format.CSV: "CSV",
    Format.NDJSON: "NDJSON",
    Format.ATOM: "an Atom feed",
    Format.XLSX: "a sheet for Excel (XLSX)",
    Format.PARQUET: "Parquet",
    StatsFormat.SVG: "a picture (SVG)",
}
# What is said of forms that are no whole results.
PARTS: Mapping[str, str] = {
    Format.ATOM: "A page of the newest.",
    StatsFormat.SVG: "Time is drawn on an axis, two groupings as a matrix, one as bars.",
}
WHOLE = "Everything that is found as one stream, or one page of it if `limit` or `cursor` is given."
HEADERS: Json = {
    "Content-Disposition": TEXT
    | {"description": "A name for the file", "example": "attachment; filename=statements.csv"},
    "Warnings": TEXT
    | {
        "description": "`meta.warnings`, where the form has no place for them: a JSON list, as many as a header holds",
        "example": '["speaker=Putni: nothing is known by this name. Closest: Wladimir Putin (wladimir-putin)."]',
    },
}
NEGOTIATION = ("format", "dialect")  # parameters by which an address without a suffix gives another form


def separate(described: Json, offers: Mapping[str, Offer], examples: Mapping[str, str]) -> None:
    """Give each form of a list a path of its own, and leave JSON to the list itself; `examples` are of statements, by media type."""
    paths: Json = {}
    for path, item in described["paths"].items():
        paths[path] = item
        if offer := offers.get(path):
            operation = item["get"]
            dialect = [one for one in operation["parameters"] if one["name"] == "dialect"]
            operation["parameters"] = list(_parameters(operation, JSON_ALONE))
            for form in offer.forms:
                paths[f"{path}.{form}"] = {"get": _describe(operation, form, examples)}
                export = paths[f"{path}.{form}"]["get"]
                if form == "csv" and path in COLUMNS:
                    export["description"] += f" Columns: {', '.join(f'`{name}`' for name in COLUMNS[path])}."
                export["parameters"] += dialect if form == "csv" else []
                if form in offer.longest:
                    _raise_limit(export, offer.longest[form])
    described["paths"] = paths


JSON_ALONE = frozenset(NEGOTIATION)


def _describe(operation: Json, form: Format | StatsFormat | ListFormat, examples: Mapping[str, str]) -> Json:
    export = deepcopy(operation)
    export["operationId"] = f"{operation['operationId']}As{form.capitalize()}"
    export["summary"] = f"{operation['summary'].rstrip('.')}, as {WORDS[form]}."
    export["description"] = PARTS.get(form, WHOLE)
    if form != Format.PARQUET:  # which needs a library that is not everywhere
        export["responses"].pop("406", None)  # the address says which form is sent
    answer, media_type = export["responses"]["200"], MEDIA_TYPES[form]
    answer["description"] = f"The rows as {WORDS[form]}"
    # Generated clients read text/… as text, JSON as JSON, and of all else only bytes.
    answer["content"] = {media_type: {"schema": TEXT["schema"] if media_type.startswith("text/") else BINARY}}
    if operation["operationId"] == "listStatements" and media_type in examples:
        answer["content"][media_type]["example"] = examples[media_type]
    answer["headers"] |= {name: header for name, header in HEADERS.items() if name == "Warnings" or form not in PARTS}
    return export


def _raise_limit(operation: Json, most: int) -> None:
    """Say how many rows this form has at most, and has if nothing is said."""
    [limit] = [one for one in operation["parameters"] if one["name"] == "limit"]
    limit["schema"] |= {"default": most, "maximum": most}


def _parameters(operation: Json, without: frozenset[str]) -> Iterator[Json]:
    return (parameter for parameter in operation["parameters"] if parameter["name"] not in without)
