"""Statements as a sheet for Excel (XLSX): the columns of the table, every cell as text, days as days.

XlsxWriter keeps a row at a time and the rest in a file, so that a sheet of any length takes the same memory; nothing can be sent
before the last row is written, as the format wants it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Any

import xlsxwriter

from api.http.responses.formats.columns import STATEMENTS

MAX_ROWS = 1_048_575  # of a sheet of Excel, beside the header
_MAX_CELL = 32_767  # characters of a cell of Excel
_CHUNK = 65_536
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = datetime(2000, 1, 1)  # the same result is the same file, whenever it is asked for
_WIDTHS = {"text": 80, "context": 60, "title": 40}
_DAYS = frozenset(("published_on",))


def write(parts: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    """The file with all statements, each JSON in the form of schemas.statement, in pieces."""
    with TemporaryFile() as file:
        workbook = xlsxwriter.Workbook(file, _OPTIONS)
        workbook.set_properties({"created": _MADE})
        _fill(workbook, (json.loads(document) for documents in parts for document in documents))
        workbook.close()
        file.seek(0)
        while piece := file.read(_CHUNK):
            yield piece


def _fill(workbook: Any, statements: Iterable[dict[str, Any]]) -> None:
    sheet = workbook.add_worksheet("Statements")
    sheet.freeze_panes(1, 0)
    bold, day = workbook.add_format({"bold": True}), workbook.add_format({"num_format": "yyyy-mm-dd"})
    for column, name in enumerate(STATEMENTS):
        sheet.set_column(column, column, _WIDTHS.get(name, 16))
        sheet.write_string(0, column, name, bold)
    for row, statement in enumerate(statements, 1):
        for column, (name, read) in enumerate(STATEMENTS.items()):
            _write_cell(sheet, row, column, read(statement), day if name in _DAYS else None)


def _write_cell(sheet: Any, row: int, column: int, value: str | None, day: Any) -> None:
    """One cell; a day before 1900, which Excel does not know, is text."""
    if not value:
        return
    with suppress(ValueError):
        if day is not None and (written := date.fromisoformat(value)).year >= 1900:
            sheet.write_datetime(row, column, written, day)
            return
    sheet.write_string(row, column, value[:_MAX_CELL])
