"""A list as a table: CSV (RFC 4180) in UTF-8, safe to open in a spreadsheet.

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
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from api.http.responses.formats.columns import Columns

Json = dict[str, Any]

# What OWASP's page on CSV injection lists, full-width forms included, also behind blanks and quotation marks that an import may strip.
_FORMULA = re.compile(
    r"""^(?=[\s"]*[=+\-@＝＋－＠']|[\t\r\n])"""
    r"""|(?<=[;\t\r\n])(?=(?:[^\S\t\r\n]|")*[=+\-@＝＋－＠'])"""  # looks no further than the next of these, or long gaps took long
)


@dataclass(frozen=True, slots=True)
class CsvDialect:
    """How a table is written."""

    separator: str = ","
    beginning: bytes = b""


RFC4180 = CsvDialect()
EXCEL = CsvDialect(";", codecs.BOM_UTF8)  # as German spreadsheets open it by a double click


def write(columns: Columns, documents: Iterable[bytes], dialect: CsvDialect = RFC4180) -> bytes:
    """Rows, each JSON, as lines without the header."""
    return write_lines((_cells(columns, json.loads(document)) for document in documents), dialect)


def write_header(names: Iterable[str], dialect: CsvDialect = RFC4180) -> bytes:
    """The beginning of a table, with the names of its columns."""
    return dialect.beginning + write_lines([names], dialect)


def write_lines(rows: Iterable[Iterable[str]], dialect: CsvDialect = RFC4180) -> bytes:
    """Rows of cells as lines of CSV (RFC 4180)."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=dialect.separator, lineterminator="\r\n").writerows(rows)
    return written.getvalue().encode()


def make_harmless(cell: str) -> str:
    """The text such that no spreadsheet takes it or a part of it for a formula."""
    return _FORMULA.sub("'", cell)


def _cells(columns: Columns, row: Json) -> list[str]:
    return [make_harmless(read(row) or "") for read in columns.values()]
