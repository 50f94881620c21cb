"""Counts by two groupings: a field for each pair, the darker the more."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from api.pictures.svg import CHAR, LINE, MARK, SOFT, element, mark, picture, shorten, text
from api.wording.texts import Texts

CELL_HEIGHT, CELL_WIDTH = 24.0, 36.0
NAME_CHARS, HEAD_CHARS = 21, 18
PALEST, DARKEST = 0.08, 0.5  # opacity: words on the darkest are still read


@dataclass(frozen=True)
class Heading:
    """A row's or column's value, its name, and the class by which a style sheet may colour it."""

    value: str
    name: str
    hue: str = ""


@dataclass(frozen=True)
class Matrix:
    """Rows, columns and the counts of their pairs."""

    rows: Sequence[Heading]
    columns: Sequence[Heading]
    counts: Mapping[tuple[str, str], int]
    least: int = 0  # a pair that is not there has no more; 0 if it has none


def draw_matrix(
    matrix: Matrix, title: str, texts: Texts, link: Callable[[str, str], str | None], *, is_file: bool = False
) -> str:
    """A field with its number for each pair that there is."""
    left = min(NAME_CHARS, max(len(row.name) for row in matrix.rows)) * CHAR + 14
    head = min(HEAD_CHARS, max(len(column.name) for column in matrix.columns)) * CHAR * 0.72 + 20
    width = left + len(matrix.columns) * CELL_WIDTH + head * 0.75
    height = head + len(matrix.rows) * CELL_HEIGHT + 6
    parts = [*_draw_heads(matrix, left, head), *_draw_rows(matrix, left, head, texts, link)]
    return picture(width, height, title, parts, is_file)


def _draw_heads(matrix: Matrix, left: float, head: float) -> Iterator[str]:
    for place, column in enumerate(matrix.columns):
        x, y = left + (place + 0.45) * CELL_WIDTH, head - 8
        name = shorten(column.name, HEAD_CHARS)
        yield text(x, y, name, class_="soft", fill=SOFT, transform=f"rotate(-40 {x:.1f} {y:.1f})")


def _draw_rows(
    matrix: Matrix, left: float, head: float, texts: Texts, link: Callable[[str, str], str | None]
) -> Iterator[str]:
    most = max(matrix.counts.values(), default=1)
    is_first = True
    for number, row in enumerate(matrix.rows):
        y = head + number * CELL_HEIGHT
        yield text(left - 8, y + 16, shorten(row.name, NAME_CHARS), text_anchor="end")
        for place, column in enumerate(matrix.columns):
            x, count = left + place * CELL_WIDTH, matrix.counts.get((row.value, column.value), 0)
            box = {"x": x + 1, "y": y + 1, "width": CELL_WIDTH - 2, "height": CELL_HEIGHT - 2, "rx": 2}
            if not count:
                yield element("rect", class_="empty", fill="none", stroke=LINE, **box)
                if matrix.least:
                    most_there = f"≤{texts.number(matrix.least)}"
                    yield text(x + CELL_WIDTH / 2, y + 16, most_there, text_anchor="middle", class_="soft", fill=SOFT)
                continue
            shade = PALEST + (DARKEST - PALEST) * sqrt(count / most)
            shape = element(
                "rect", class_=f"cell {column.hue or row.hue}".strip(), fill=MARK, fill_opacity=round(shade, 2), **box
            )
            shape += text(x + CELL_WIDTH / 2, y + 16, texts.number(count), text_anchor="middle")
            said = f"{row.name}, {column.name}: {texts.number(count)}"
            yield mark(shape, said, link(row.value, column.value), is_first)
            is_first = False
