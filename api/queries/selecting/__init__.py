"""The step after the request is read: names and words of a query are resolved to a selection. Imports full text."""

from api.queries.selecting.choices import UnknownChoice, read_theme
from api.queries.selecting.column_filters import resolve_column
from api.queries.selecting.filters import resolve_events, select_statements, warn_of_days
from api.queries.selecting.names.beginnings import begins, nearness
from api.queries.selecting.names.name_notes import describe_found, describe_missing
from api.queries.selecting.names.named_rows import read_every_name
from api.queries.selecting.names.resolving import find_rows, resolve_names
from api.queries.selecting.selection import ENTITIES, LINKS, THEMES, NameTable, Selection

__all__ = [
    "ENTITIES",
    "LINKS",
    "THEMES",
    "NameTable",
    "Selection",
    "UnknownChoice",
    "begins",
    "describe_found",
    "describe_missing",
    "find_rows",
    "nearness",
    "read_every_name",
    "read_theme",
    "resolve_column",
    "resolve_events",
    "resolve_names",
    "select_statements",
    "warn_of_days",
]
