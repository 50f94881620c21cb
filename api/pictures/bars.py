"""Counts by one grouping: a bar for each value, the largest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from api.pictures.svg import CHAR, MARK, element, mark, picture, shorten, text
from api.wording.texts import Texts

BAR_HEIGHT, NAME_CHARS, WIDTH = 26.0, 26, 520.0


@dataclass(frozen=True)
class Bar:
    """A value's name and count."""

    name: str
    count: int
    href: str | None = None
    hue: str = ""


def draw_bars(bars: Sequence[Bar], title: str, texts: Texts, *, is_file: bool = False) -> str:
    """A bar with its name before it and its number behind."""
    return picture(WIDTH, len(bars) * BAR_HEIGHT + 6, title, _draw(bars, texts), is_file)


def _draw(bars: Sequence[Bar], texts: Texts) -> Iterator[str]:
    left = min(NAME_CHARS, max(len(bar.name) for bar in bars)) * CHAR + 14
    most = max(bar.count for bar in bars)
    right = WIDTH - len(texts.number(most)) * CHAR - 14
    for place, bar in enumerate(bars):
        y = place * BAR_HEIGHT + 3
        width = max(2.0, bar.count / most * (right - left))
        shape = text(left - 8, y + 17, shorten(bar.name, NAME_CHARS), text_anchor="end")
        shape += element(
            "rect",
            class_=f"bar {bar.hue}".strip(),
            fill=MARK,
            x=left,
            y=y + 3,
            width=width,
            height=BAR_HEIGHT - 6,
            rx=2,
        )
        shape += text(left + width + 6, y + 17, texts.number(bar.count))
        yield mark(shape, f"{bar.name}: {texts.number(bar.count)}", bar.href, place == 0)
