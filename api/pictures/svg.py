"""Elements of SVG as text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import escape

INK, SOFT, LINE, MARK, BACK = "#1d2329", "#5c6670", "#d8dde2", "#0b5394", "#ffffff"
FONT = 12
CHAR = 6.6  # width of a letter of that size, about


def element(name: str, *children: str, **attributes: object) -> str:
    """An element; `class_` is class, `text_anchor` is text-anchor, what is None is left out. Children are SVG already."""
    written = "".join([f'{_begin(key)}{_write(value)}"' for key, value in attributes.items() if value is not None])
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def text(x: float, y: float, words: str, **attributes: object) -> str:
    """Words at a place."""
    return element("text", escape(words), **{"class_": "ink", "fill": INK} | attributes, x=x, y=y)


def mark(shape: str, title: str, href: str | None, is_first: bool = False) -> str:
    """A shape that says its number on hover and focus and, where there is an address, leads to what it counts.

    Of the marks of a picture one can be reached by the tab key; a script leads on by the arrow keys.
    """
    content = element("title", escape(title)) + shape
    if href is None:
        return element("g", content)
    return element("a", content, href=href, aria_label=title, class_="mark", tabindex=0 if is_first else -1)


def picture(width: float, height: float, title: str, parts: Iterable[str], is_file: bool) -> str:
    """The whole: a file of its own has a background, a picture in a page is a group of links."""
    size = {
        "viewBox": f"0 0 {_write(width)} {_write(height)}",
        "font-size": FONT,
        "font-family": "system-ui, sans-serif",
    }
    own: dict[str, object] = {"width": width, "height": height}
    content = list(parts)
    if is_file:
        content = [element("title", escape(title)), element("rect", width=width, height=height, fill=BACK), *content]
        own |= {"xmlns": "http://www.w3.org/2000/svg", "role": "img"}
    else:
        own |= {"role": "group", "aria_label": title, "class_": "picture"}
    return element("svg", *content, **size, **own)


def shorten(words: str, chars: int) -> str:
    """Words that fit into so many letters."""
    return words if len(words) <= chars else f"{words[: chars - 1].rstrip()}…"


@lru_cache(maxsize=200)
def _begin(key: str) -> str:
    return f' {key.rstrip("_").replace("_", "-")}="'


def _write(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else escape(str(value))
