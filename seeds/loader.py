"""Reads the first articles."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

FOLDER = files("seeds") / "articles"


def read() -> Iterator[dict[str, Any]]:
    """The articles in the folder, in the order of their names, in the form of schemas.article.NewArticle.

    NAME.txt is the text, NAME.json holds title, published_on (ISO 8601), source, url and language.
    """
    for file in sorted(FOLDER.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".txt"):
            yield _read(file)


def _read(file: Traversable) -> dict[str, Any]:
    metadata = json.loads((FOLDER / f"{file.name.removesuffix('.txt')}.json").read_text(encoding="utf-8"))
    published_on = date.fromisoformat(metadata.pop("published_on"))
    return {"text": file.read_text(encoding="utf-8"), "published_on": published_on, **metadata}
