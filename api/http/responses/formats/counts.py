"""Counts of groups as a table (CSV) and as a picture (SVG)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from flask import Response

from api.app_state import settings
from api.http.responses.formats import JSON, MEDIA_TYPES, MOST_GROUPS
from api.http.responses.formats.table import CsvDialect, make_harmless, write_header, write_lines
from api.http.responses.formats.writing import chosen_dialect, make_response
from api.pictures.counted import Drawing, draw
from api.pictures.svg import element, picture, text
from api.wording.texts import texts
from schemas.stats import StatsFormat

CSV = MEDIA_TYPES[StatsFormat.CSV]
NAMED = ("speaker", "organisation", "theme", "country", "addressee", "relayed_by", "entity")
_MOST = {MEDIA_TYPES[form]: most for form, most in MOST_GROUPS.items()}
_EMPTY_WIDTH, _EMPTY_HEIGHT = 320, 60


def most_groups(media_type: str) -> int:
    """How many groups one response has at most."""
    return _MOST.get(media_type, settings().max_page_size)


def respond(
    media_type: str, names: Sequence[str], rows: Iterable[bytes], total: int, warnings: Sequence[str], lang: str
) -> Response:
    """Groups, each JSON in the form of schemas.stats.Group, in another form than JSON."""
    groups = [json.loads(row) for row in rows]
    if media_type == CSV:
        response = make_response(_write_table(names, groups, chosen_dialect()), media_type, total, warnings)
        response.headers["Content-Disposition"] = "attachment; filename=counts.csv"
        return response
    assert media_type != JSON
    return make_response(_draw(names, groups, total, lang), media_type, total, warnings)


def _write_table(names: Sequence[str], groups: Sequence[Any], dialect: CsvDialect) -> bytes:
    """A column for each grouping, for what has a name too a second one with it, and the count."""
    header = [column for name in names for column in ((name, f"{name}_name") if name in NAMED else (name,))]
    lines = write_lines((_cells(names, group) for group in groups), dialect)
    return write_header([*header, "count"], dialect) + lines


def _cells(names: Sequence[str], group: Any) -> list[str]:
    cells: list[str] = []
    for key in (group["key"][name] for name in names):
        cells += [key["id"], key["name"]] if isinstance(key, dict) else [key or ""]
    return [*map(make_harmless, cells), str(group["count"])]


def _draw(names: Sequence[str], groups: Sequence[Any], total: int, lang: str) -> str:
    words = texts(lang)
    fields = " × ".join(words.find(f"field.{name}") or name for name in names)
    title = f"{words('pictures.count')}: {fields}"
    if total > len(groups):
        title += f". {words('picture.cut', shown=len(groups), total=total)}"
    drawing = Drawing(title, words, is_file=True, is_cut=total > len(groups))
    return draw(names, groups, drawing) or _draw_nothing(words("found.none"))


def _draw_nothing(said: str) -> str:
    box = element("rect", width=_EMPTY_WIDTH, height=_EMPTY_HEIGHT, fill="none")
    return picture(_EMPTY_WIDTH, _EMPTY_HEIGHT, said, [box, text(20, 35, said)], is_file=True)
