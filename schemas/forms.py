"""The forms of lists that are no statements: JSON, or a table."""

from __future__ import annotations

from enum import StrEnum

from schemas.page import PageQuery
from schemas.values.parameters import AskedChoice


class ListFormat(StrEnum):
    """The formats of most lists."""

    JSON = "json"
    CSV = "csv"


class Dialect(StrEnum):
    """How CSV is written."""

    RFC = "rfc4180"
    EXCEL = "excel"


def dialect() -> AskedChoice:
    """The parameter that chooses one."""
    return AskedChoice(
        Dialect,
        "dialect",
        metadata={
            "description": "How CSV is written: `rfc4180`, or `excel` with semicolons and a byte order mark, which a German Excel"
            " opens by a double click"
        },
    )


class ListQuery(PageQuery):
    """A list that is a table, too."""

    format = AskedChoice(
        ListFormat,
        "format",
        metadata={
            "description": "In what form; decides before the header `Accept` does. `csv` is all rows at once unless `limit` or"
            " `cursor` is given: then that one page"
        },
    )
    dialect = dialect()
