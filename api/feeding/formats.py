"""Formats of files: bytes into articles. Each reader gives the fields of schemas.article.NewArticle, as far as the file tells them.

A reader raises api.article_text.Refusal for what it can't read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePath
from typing import Any

from api.articles.article_text import Refusal
from api.feeding import dates, markdown, pdf
from api.feeding.items import Fields, Item, make_article
from api.feeding.web import pages

Reader = Callable[[bytes], Fields]


def read_articles(name: str, format_: str, content: bytes, given: Fields) -> Iterator[Item]:
    """The articles of a file: one, or of JSON one for each object. What is `given` outweighs what the file says."""
    parts = _LISTS[format_](name, content) if format_ in _LISTS else [(name, partial(_SINGLE[format_], content))]
    for part, read_part in parts:
        try:
            found = read_part()
            if format_ in _UNDATED and not found.get("published_on") and (day := dates.find_day(str(found["text"]))):
                found = {**found, "published_on": day.isoformat()}
            yield Item(part, make_article({**found, **{k: v for k, v in given.items() if v is not None}}))
        except Refusal as refusal:
            yield Item(part, refusal)


def find_format(name: str) -> str | None:
    """The format that a name's ending stands for; a name without ending is plain text."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def decode(content: bytes) -> str:
    """UTF-8. Raises Refusal."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal("unreadable-text", "The file is not UTF-8 text.") from None


def _read_text(content: bytes) -> Fields:
    return {"text": decode(content)}


def _read_markdown(content: bytes) -> Fields:
    return markdown.read_markdown(decode(content))


def _read_object(value: Any) -> Fields:
    if not isinstance(value, dict):
        raise Refusal("invalid-fields", "An article is a JSON object with a text.")
    return value


def _parse(content: str | bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Refusal("invalid-json", f"This is no JSON: {error}.") from None


def _read_line(content: bytes) -> Fields:
    return _read_object(_parse(decode(content)))


def _split_json(name: str, content: bytes) -> Iterator[tuple[str, Callable[[], Fields]]]:
    try:
        value = _parse(decode(content))
    except Refusal as refusal:
        yield name, partial(_refuse, refusal)
        return
    if not isinstance(value, list):
        yield name, partial(_read_object, value)
        return
    for number, each in enumerate(value, 1):
        yield f"{name}#{number}", partial(_read_object, each)


def _split_lines(name: str, content: bytes) -> Iterator[tuple[str, Callable[[], Fields]]]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            yield f"{name}:{number}", partial(_read_line, line)


def _refuse(refusal: Refusal) -> Fields:
    raise refusal


_SINGLE: dict[str, Reader] = {"txt": _read_text, "md": _read_markdown, "html": pages.read_page, "pdf": pdf.read_pdf}
_LISTS = {"json": _split_json, "ndjson": _split_lines}
_UNDATED = {"txt", "md", "pdf"}  # of which many have their day in the text alone
FORMATS = (*_SINGLE, *_LISTS)
_ENDINGS = {f".{name}": name for name in FORMATS} | {"": "txt", ".htm": "html", ".markdown": "md", ".jsonl": "ndjson"}
