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
from api.feeding import dates, encodings, kinds, markdown, pdf
from api.feeding.html import pages
from api.feeding.items import Fields, Item, make_article

Reader = Callable[[bytes, str | None], Fields]
Part = tuple[str, Callable[[], Fields]]


def read_articles(
    name: str, format_: str, content: bytes, given: Fields, encoding: str | None = None
) -> Iterator[Item]:
    """The articles of a file: one, or of JSON one for each object. What is `given` outweighs what the file says.

    `encoding` is that of the text, if it is not what the file itself says.
    """
    for part, read_part in _split(name, _tell(format_, content), content, encoding):
        try:
            fields = date_by_text({**read_part(), **{k: v for k, v in given.items() if v is not None}})
            yield Item(part, make_article(fields))
        except Refusal as refusal:
            yield Item(part, refusal)


def find_format(name: str) -> str | None:
    """The format that a name's ending stands for; a name without ending is plain text."""
    return _ENDINGS.get(PurePath(name).suffix.lower())


def date_by_text(fields: Fields) -> Fields:
    """The fields with the day of the text's dateline, if nothing else dates it."""
    if fields.get("published_on") or not isinstance(fields.get("text"), str):
        return fields
    day = dates.find_day(fields["text"])
    return {**fields, "published_on": day.isoformat()} if day else fields


def _tell(format_: str, content: bytes) -> str:
    """The format that the content has, if it is clearly another than the one said."""
    kind = kinds.find_kind(content, format_)
    return format_ if {kind, format_} <= {"json", "ndjson"} else kind


def _split(name: str, format_: str, content: bytes, encoding: str | None) -> Iterator[Part]:
    if format_ in _LISTS:
        yield from _LISTS[format_](name, content, encoding)
    elif format_ in _SINGLE:
        yield name, partial(_SINGLE[format_], content, encoding)
    else:
        refusal = Refusal(
            "unknown-format",
            "This is a feed or a list of feeds: give its web address instead.",
        )
        yield name, partial(_refuse, refusal)


def _read_text(content: bytes, encoding: str | None) -> Fields:
    return {"text": encodings.decode(content, encoding)}


def _read_markdown(content: bytes, encoding: str | None) -> Fields:
    return markdown.read_markdown(encodings.decode(content, encoding))


def _read_page(content: bytes, encoding: str | None) -> Fields:
    return pages.read_page(content, encoding=encoding)


def _read_pdf(content: bytes, _encoding: str | None) -> Fields:
    return pdf.read_pdf(content)


def _read_object(value: Any) -> Fields:
    if not isinstance(value, dict):
        raise Refusal("invalid-fields", "An article is a JSON object with a text.")
    return value


def _parse(content: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Refusal("invalid-json", f"This is no JSON: {error}.") from None


def _split_json(name: str, content: bytes, encoding: str | None) -> Iterator[Part]:
    try:
        value = _parse(encodings.decode(content, encoding))
    except Refusal as refusal:
        yield name, partial(_refuse, refusal)
        return
    if not isinstance(value, list):
        yield name, partial(_read_object, value)
        return
    for number, each in enumerate(value, 1):
        yield f"{name}#{number}", partial(_read_object, each)


def _split_lines(name: str, content: bytes, encoding: str | None) -> Iterator[Part]:
    for number, line in enumerate(content.split(b"\n"), 1):
        if line.strip():
            yield f"{name}:{number}", partial(_read_line, line, encoding)


def _read_line(line: bytes, encoding: str | None) -> Fields:
    return _read_object(_parse(encodings.decode(line, encoding)))


def _refuse(refusal: Refusal) -> Fields:
    raise refusal


_SINGLE: dict[str, Reader] = {"txt": _read_text, "md": _read_markdown, "html": _read_page, "pdf": _read_pdf}
_LISTS = {"json": _split_json, "ndjson": _split_lines}
FORMATS = (*_SINGLE, *_LISTS)
_ENDINGS = {f".{name}": name for name in FORMATS} | {"": "txt", ".htm": "html", ".markdown": "md", ".jsonl": "ndjson"}
