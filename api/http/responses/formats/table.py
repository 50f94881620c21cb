"""Statements as a table: CSV (RFC 4180) in UTF-8, safe to open in a spreadsheet.

A cell that a spreadsheet would take for a formula has an apostrophe put before it. So has what looks like one after a semicolon, a
tabulator or a line break in a cell: spreadsheets that expect another separator begin a cell there, as German ones do. What begins with
an apostrophe gets one more, so that who drops one there each time has the value again.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Callable, Iterable
from typing import Any

Json = dict[str, Any]
Cell = Callable[[Json], str | None]

SEPARATOR = "|"  # between the values of one cell
# What OWASP's page on CSV injection lists, full-width forms included, also behind blanks and quotation marks that an import may strip.
_FORMULA = re.compile(
    r"""^(?=[\s"]*[=+\-@＝＋－＠']|[\t\r\n])"""
    r"""|(?<=[;\t\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠'])"""  # looks no further than the next of these, or long gaps took long
)


def _own(field: str) -> Cell:
    return lambda statement: statement[field]


def _article(field: str) -> Cell:
    return lambda statement: statement["article"][field]


def _values(field: str) -> Cell:
    return lambda statement: SEPARATOR.join(statement[field])


def _each(field: str, of: str) -> Cell:
    """A field of each entity, in order; of an entity that is mentioned twice only once."""
    return lambda statement: SEPARATOR.join({entity["id"]: entity[of] for entity in statement[field]}.values())


def _cue(statement: Json) -> str | None:
    return statement["cue"] and str(statement["cue"]["text"])


COLUMNS: dict[str, Cell] = {
    "id": _own("id"),
    "text": _own("text"),
    "kind": _own("kind"),
    "cue": _cue,
    "speakers": _each("speakers", "id"),
    "speaker_names": _each("speakers", "name"),
    "on_behalf_of": _each("on_behalf_of", "id"),
    "on_behalf_of_names": _each("on_behalf_of", "name"),
    "addressees": _each("addressees", "id"),
    "addressee_names": _each("addressees", "name"),
    "relayed_by": _each("relayed_by", "id"),
    "relayed_by_names": _each("relayed_by", "name"),
    "acts": _values("acts"),
    "organisations": _each("organisations", "id"),
    "organisation_names": _each("organisations", "name"),
    "themes": _values("themes"),
    "entities": _each("entities", "id"),
    "entity_names": _each("entities", "name"),
    "context": _own("context"),
    "article": _article("id"),
    "title": _article("title"),
    "published_on": _article("published_on"),
    "source": _article("source"),
    "url": _article("url"),
    "side": _own("side"),
    "language": _own("language"),
    "created_at": _own("created_at"),
}


def write(documents: Iterable[bytes]) -> bytes:
    """Statements, each JSON in the form of schemas.statement, as lines without the header."""
    return write_lines(_cells(json.loads(document)) for document in documents)


def make_harmless(cell: str) -> str:
    """The text such that no spreadsheet takes it or a part of it for a formula."""
    return _FORMULA.sub("'", cell)


def _cells(statement: Json) -> list[str]:
    return [make_harmless(read(statement) or "") for read in COLUMNS.values()]


def write_lines(rows: Iterable[Iterable[str]], separator: str = ",") -> bytes:
    """Rows of cells as lines of CSV (RFC 4180)."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode()


def write_for_excel(documents: Iterable[bytes]) -> bytes:
    """The same as `write`, as German spreadsheets open it by a double click."""
    return write_lines((_cells(json.loads(document)) for document in documents), ";")


HEADER = write_lines([COLUMNS])
EXCEL_HEADER = codecs.BOM_UTF8 + write_lines([COLUMNS], ";")
