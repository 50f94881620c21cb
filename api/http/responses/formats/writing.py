"""How rows are put into each media type, and the headers that go with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from flask import Response, request
from werkzeug.datastructures import Headers

from api.app_state import settings
from api.articles.documents import compact
from api.http.responses.formats import JSON, MEDIA_TYPES, PARQUET, PATHS, feed, lines, spreadsheet, table
from api.http.responses.formats.columns import COLUMNS
from schemas.forms import Dialect
from schemas.statement import Format

TOTAL = "Total-Count"
WARNINGS = "Warnings"
_WARNINGS_CHARS = 2000  # servers and proxies refuse long headers


@dataclass(frozen=True, slots=True)
class RowFormat:
    """A form of rows alone. `write` takes JSON of rows, part by part, and gives what is sent, piece by piece."""

    content_type: str
    filename: str
    write: Callable[[Iterable[Iterable[bytes]]], Iterator[bytes]]
    max_rows: int | None = None


def _by_parts(write: Callable[[Iterable[bytes]], bytes], header: bytes = b"") -> Callable[..., Iterator[bytes]]:
    """Writes each part by itself, the header before the first; the header alone where there is none."""

    def write_parts(parts: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
        before = header
        for rows in parts:
            yield before + write(rows)
            before = b""
        if before:
            yield before

    return write_parts


def _write_parquet(parts: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    from api.transfer.parquet.writing import write  # its library is large, and not everywhere

    return write(parts)


_CSV = MEDIA_TYPES[Format.CSV]
ROW_FORMATS = {
    MEDIA_TYPES[Format.NDJSON]: RowFormat(MEDIA_TYPES[Format.NDJSON], "statements.ndjson", _by_parts(lines.write)),
    MEDIA_TYPES[Format.XLSX]: RowFormat(
        MEDIA_TYPES[Format.XLSX], "statements.xlsx", spreadsheet.write, spreadsheet.MAX_ROWS
    ),
    PARQUET: RowFormat(PARQUET, "statements.parquet", _write_parquet),
}


def is_of_rows(media_type: str) -> bool:
    """Whether a media type has rows alone."""
    return media_type == _CSV or media_type in ROW_FORMATS


def row_format(media_type: str) -> RowFormat | None:
    """How rows of the current request's list are written in a media type; which dialect of CSV, it may say itself."""
    if media_type == _CSV:
        return _as_table(PATHS[request.endpoint], chosen_dialect())
    return ROW_FORMATS.get(media_type)


def chosen_dialect() -> table.CsvDialect:
    """The dialect of CSV that the current request names."""
    named = request.args.get("dialect", "").strip().lower()
    return table.EXCEL if named == Dialect.EXCEL else table.RFC4180


@cache
def _as_table(path: str, dialect: table.CsvDialect) -> RowFormat:
    columns = COLUMNS.get(path, {})
    write = partial(table.write, columns, dialect=dialect)
    header = table.write_header(columns, dialect)
    return RowFormat(f"{_CSV}; charset=utf-8", f"{path.lstrip('/')}.csv", _by_parts(write, header))


def write_page(
    media_type: str, rows: Iterable[bytes], meta: Mapping[str, Any], links: Mapping[str, str | None]
) -> Response:
    """A page: rows of JSON, `meta` and `links` in the form of schemas.page."""
    if form := row_format(media_type):
        body: bytes | str = b"".join(form.write([rows]))
    elif media_type == MEDIA_TYPES[Format.ATOM]:
        body = feed.write(rows, links, _locate)
    else:
        body = write_json(rows, meta, links)
    return make_response(body, media_type, meta["total"], meta["warnings"])


def write_json(rows: Iterable[bytes], meta: Mapping[str, Any], links: Mapping[str, str | None]) -> bytes:
    """A page in JSON."""
    parts = [*rows] or [b""]
    parts[0] = b'{"data":[' + parts[0]
    parts[-1] += b'],"meta":%b,"links":%b}' % (compact(meta), compact(links))
    return b",".join(parts)  # once: a page is long, and to copy it takes time


def make_response(
    body: bytes | str | Iterable[bytes], media_type: str, total: int, warnings: Sequence[str]
) -> Response:
    """A response that says what it is, how many rows there are in all, and the warnings where its body has no place for them."""
    form = row_format(media_type)
    headers = Headers()
    headers.add(TOTAL, str(total))
    if form:
        headers.add("Content-Disposition", f"attachment; filename={form.filename}")
    if warnings and media_type != JSON:
        headers.add(WARNINGS, _in_ascii(warnings))
    return Response(body, headers=headers, content_type=form.content_type if form else media_type)


def _locate(reference: str) -> str:
    """A reference to something of the API, absolute if the settings say where the API is; whoever asked it has no say."""
    path = reference.removeprefix(request.script_root)
    return f"{settings().public_url.rstrip('/') or request.script_root}{path}"


def _in_ascii(warnings: Sequence[str]) -> str:
    """A JSON list of as many warnings as a header holds."""
    kept = list(warnings)
    while len(written := json.dumps(kept)) > _WARNINGS_CHARS:
        kept.pop()
    return written
