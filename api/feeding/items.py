"""What the readers give: articles to be added, or why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError

from api.articles.article_text import Refusal
from api.articles.drafts import NewArticle
from schemas.article import NewArticle as Schema

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Item:
    """An article under the name of where it comes from, or the refusal."""

    name: str
    content: NewArticle | Refusal


def make_article(fields: Fields) -> NewArticle:
    """An article from fields as POST /articles takes them. Raises Refusal that names the wrong ones."""
    try:
        return NewArticle(**Schema().load({name: value for name, value in fields.items() if value is not None}))
    except ValidationError as error:
        raise Refusal("invalid-fields", _describe(error.messages_dict)) from None


def _describe(messages: Fields) -> str:
    return " ".join(f"{field}: {' '.join(map(str, problems))}" for field, problems in messages.items())
