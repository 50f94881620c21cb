"""An article as it is handed in, and parsed: nothing of it is in the tables yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from api.articles.article_text import Refusal, determine_language, identify, normalise, refuse_markup
from api.models import MAX_STATEMENTS
from extraction.text import Extraction

if TYPE_CHECKING:
    from api.articles.statement_rows import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticle:
    """An article as it is handed in; the fields are those of schemas.article.NewArticle."""

    text: str
    title: str | None = None
    published_on: date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    author: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class TextParser:
    """What turns a text into statements: the two functions of the extraction that are needed here.

    `extract(text, title=…, published_on=…, author=…)` gives an Extraction, `detect(text)` a BCP 47 tag, "und" where it can't tell.
    """

    extract: Callable[..., Extraction]
    detect: Callable[[str], str]


def own_parser() -> TextParser:
    """The project's own extraction, which is imported once it is needed: that takes longer than all else at a start."""
    from extraction import extract
    from extraction.text.language import detect

    return TextParser(extract, detect)


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article that has been parsed and is yet to be stored; it can be handed from one process to another."""

    id: str
    text: str
    language: str
    new: NewArticle
    extraction: Extraction
    rows: Prepared | None = None
    hashes: list[int] | None = None
    """Its statements as rows, and its MinHash, where whoever parsed it has made them."""


def parse(parser: TextParser, new: NewArticle) -> Parsed:
    """Parse an article. Raises Refusal."""
    refuse_markup(new.text)
    text = normalise(new.text)
    language = determine_language(text, new.language, parser.detect)
    extraction = parser.extract(text, title=new.title, published_on=new.published_on, author=new.author)
    check_size(extraction)
    return Parsed(identify(text), text, language, new, extraction)


def check_size(extraction: Extraction) -> None:
    """Raises Refusal for more statements than there is room for."""
    if len(extraction.statements) > MAX_STATEMENTS:
        raise Refusal("too-many-statements", f"An article can't have more than {MAX_STATEMENTS} statements.")
