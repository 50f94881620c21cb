"""Requests read by their schemas, and everything that is wrong with them said by name."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NoReturn

import marshmallow as ma
from flask import Request
from marshmallow import RAISE
from webargs.flaskparser import FlaskParser

from api import app_state
from api.http.errors.problem_types import Fault
from api.http.errors.problems import Problem
from api.http.requests.current import current_request
from schemas.base import Spreading

MAX_CURSOR_CHARS = 1000
MAX_FAULTS = 10  # that are told
MAX_NAME_CHARS = 60  # of a parameter that there is not
# What other APIs call parameters, and what is called so here.
_OTHER_NAMES: Mapping[str, Sequence[str]] = {
    **dict.fromkeys(("search", "query", "text", "suche", "keyword"), ("q",)),
    **dict.fromkeys(("page", "offset", "skip"), ("cursor", "after")),
    **dict.fromkeys(("per_page", "page_size", "pagesize", "size", "rows", "count"), ("limit",)),
    **dict.fromkeys(
        ("date", "day", "year", "month", "after", "von", "start", "start_date", "date_from", "from_date"), ("from",)
    ),
    **dict.fromkeys(("until", "before", "bis", "end", "end_date", "date_to", "to_date"), ("to",)),
    **dict.fromkeys(
        ("author", "person", "name", "who", "sprecher", "participants", "speaker"), ("speaker", "participant")
    ),
    **dict.fromkeys(("org", "orgs", "body"), ("organisation",)),
    **dict.fromkeys(("on_behalf_of", "behalf", "state", "land"), ("country",)),
    **dict.fromkeys(("lang", "locale"), ("language",)),
    **dict.fromkeys(("topic", "tag", "thema", "subject"), ("theme",)),
    **dict.fromkeys(("order", "order_by", "orderby", "sort_by"), ("sort",)),
    **dict.fromkeys(("group", "groupby", "by"), ("group_by",)),
}
_CLOSE_ENOUGH = 0.65
CURSORS = ("cursor", "after")  # names of parameters
Fields = Mapping[str, ma.fields.Field[Any]]


class RequestParser(FlaskParser):
    """Refuses unknown parameters, and single-valued ones given twice; tells malformed JSON from another media type."""

    DEFAULT_UNKNOWN_BY_LOCATION = FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION | {"json": RAISE}

    def parse(self, argmap: Any, req: Request | None = None, *, location: str | None = None, **kwargs: Any) -> Any:
        """What a schema reads in a part of a request; raises Problem.

        A query is read field by field: webargs and the schema would look at each of twenty parameters that were not given, which
        takes longer than the rest of reading it.
        """
        if location != "query":
            return super().parse(argmap, req, location=location, **kwargs)
        given = current_request().args.to_dict(flat=False)
        return _read_query(argmap.spread(given) if isinstance(argmap, Spreading) else given, argmap)

    def load_json(self, req: Request, schema: ma.Schema) -> Any:  # noqa: ARG002 - as webargs calls it
        """The body as JSON."""
        if req.mimetype != "application/json":
            raise Problem("unsupported-media-type", f"The body is {req.mimetype or 'of no type'}.")
        coding = req.headers.get("Content-Encoding", "identity").strip().lower()
        if coding != "identity":
            raise Problem("unsupported-media-type", f"The body is sent as {coding[:MAX_NAME_CHARS]}; send it as it is.")
        try:
            return json.loads(_body(req))
        except (ValueError, RecursionError) as error:
            raise Problem("malformed-json", f"The body can't be read as JSON: {error}.") from None

    def handle_error(self, error: ma.ValidationError, req: Request, schema: ma.Schema, **kwargs: Any) -> NoReturn:  # noqa: ARG002
        """Everything that the schema finds wrong."""
        raise Problem(
            "invalid-body", "The body is not as described.", list(_body_faults(error.messages_dict["json"], ""))
        )


def _read_query(given: Mapping[str, list[str]], schema: ma.Schema) -> dict[str, Any]:
    """The query's parameters, after what no schema can check; raises Problem."""
    fields, required, defaults = _parameters(schema)
    named = [name for name in fields if name in given]
    faults = [*_unknown(given, fields), *_unreadable({name: given[name] for name in named}, fields)]
    if faults:
        slug = "unknown-parameter" if "allowed" in faults[0] else "invalid-parameter"
        raise Problem(slug, *_cut(faults[0]["detail"], faults))
    query = {name: default() if callable(default) else default for name, default in defaults}
    missing = required - given.keys()
    for name in [name for name in fields if name in given or name in missing] if missing else named:
        field, values = fields[name], given.get(name)
        if values is None:
            faults.append(_missing(name, field))
        else:
            try:
                query[str(field.name)] = field.deserialize(values if _is_list(field) else values[0], name, given)
            except ma.ValidationError as error:
                faults.append(_fault(name, error.messages, field))
    if faults:
        raise Problem("invalid-parameter", *_cut(f"{faults[0]['parameter']}: {faults[0]['detail']}", faults))
    return query


def _cut(detail: str, faults: list[Fault]) -> tuple[str, list[Fault]]:
    """What is said of faults: the first few of them, and how many more there are."""
    more = len(faults) - MAX_FAULTS
    return (f"{detail} There are {more} more faults." if more > 0 else detail), faults[:MAX_FAULTS]


def _body(req: Request) -> bytes:
    body = req.get_data(cache=True)
    req.stream.read(1)  # a body sent in chunks is cut at the limit; only reading on raises RequestEntityTooLarge
    return body


def _unknown(given: Iterable[str], fields: Fields) -> list[Fault]:
    """Those that there are not; the first says which there are."""
    names = [name for name in given if name not in fields]
    faults: list[Fault] = [
        {"parameter": _shown(name), "detail": _no_such(_shown(name), sorted(fields))} for name in names
    ]
    return [{**fault, "allowed": sorted(fields)} if at == 0 else fault for at, fault in enumerate(faults)]


def _shown(name: str) -> str:
    return name if len(name) <= MAX_NAME_CHARS else f"{name[:MAX_NAME_CHARS]}…"


def _no_such(name: str, known: list[str]) -> str:
    meant = next((one for one in _OTHER_NAMES.get(name.lower(), ()) if one in known), None)
    close = [meant] if meant else difflib.get_close_matches(name.lower(), known, n=1, cutoff=_CLOSE_ENOUGH)
    return f"There is no parameter {name!r}." + (f" Did you mean {close[0]}?" if close else "")


def _unreadable(given: Mapping[str, list[str]], fields: Fields) -> list[Fault]:
    settings = app_state.settings()
    faults = []
    for name, values in given.items():
        most = settings.max_values if _is_list(fields[name]) else 1
        longest = MAX_CURSOR_CHARS if name in CURSORS else settings.max_value_chars
        if len(values) > most:
            many = "May be given only once." if most == 1 else f"May be given {most} times, not {len(values)}."
            faults.append({"parameter": name, "detail": many})
        if any(len(value) > longest for value in values):
            faults.append({"parameter": name, "detail": f"Must not be longer than {longest} characters."})
    return faults


def _missing(name: str, field: ma.fields.Field[Any]) -> Fault:
    """What is said of a parameter that has to be given: what it may be, or an example of it."""
    inner = field.inner if isinstance(field, ma.fields.List) else field
    allowed = _allowed(field)
    example = getattr(inner, "example", None) or next(iter(allowed), None)
    fault: Fault = {"parameter": name, "detail": "Must be given" + (f", such as {name}={example}." if example else ".")}
    return fault | ({"allowed": allowed} if allowed else {})


def _is_list(field: ma.fields.Field[Any]) -> bool:
    return isinstance(field, ma.fields.List)


@cache
def _parameters(schema: ma.Schema) -> tuple[Fields, frozenset[str], tuple[tuple[str, Any], ...]]:
    """The fields by the names of their parameters, which of these must be given, and what a query has where they are not."""
    fields = {field.data_key or name: field for name, field in schema.load_fields.items()}
    defaults = {str(field.name): field.load_default for field in fields.values() if not field.required}
    return (
        fields,
        frozenset(name for name, field in fields.items() if field.required),
        tuple((name, default) for name, default in defaults.items() if default is not ma.missing),
    )


def _fault(parameter: str, found: Any, field: ma.fields.Field[Any]) -> Fault:
    fault: Fault = {"parameter": parameter, "detail": " ".join(_texts(found))}
    allowed = _allowed(field)
    return fault | ({"allowed": allowed} if allowed else {})


def _allowed(field: Any) -> list[str]:
    """The values that a field is limited to, if it is."""
    if isinstance(field, ma.fields.List):
        return _allowed(field.inner)
    if isinstance(field, ma.fields.Enum):
        return [member.value for member in field.enum]
    return [
        str(choice)
        for v in getattr(field, "validators", ())
        if isinstance(v, ma.validate.OneOf)
        for choice in v.choices
    ]


def _texts(found: Any) -> list[str]:
    """All messages of marshmallow, however deep, each once."""
    if isinstance(found, Mapping):
        found = [text for part in found.values() for text in _texts(part)]
    return list(dict.fromkeys(str(text) for text in found))


def _body_faults(found: Any, pointer: str) -> Iterator[Fault]:
    if not isinstance(found, Mapping):
        yield {"pointer": pointer, "detail": " ".join(_texts(found))}
        return
    for key, part in found.items():
        step = "" if key == "_schema" else "/" + str(key).replace("~", "~0").replace("/", "~1")
        yield from _body_faults(part, pointer + step)
