"""Articles."""

from __future__ import annotations

from marshmallow import Schema, fields, validate

from schemas.base import LANGUAGE, WEB_ADDRESS, Instant, Pattern, Strict, Text, one_or_more
from schemas.events.event import EventReference
from schemas.events.side import DESCRIPTION, Side
from schemas.forms import ListQuery
from schemas.page import page_of
from schemas.statement import SIDE, SOURCE, ArticleReference, Span, Statement, StatementFilters
from schemas.values import bounds
from schemas.values.parameters import Name, Period


class ArticleEvent(EventReference):
    """An event that an article tells of."""

    spans = fields.List(
        fields.Nested(Span),
        required=True,
        metadata={"description": "The sentences that tell of it; what the title tells has an empty span at the start"},
    )


class ArticleCounts(Schema):
    """How much is in it."""

    statements = fields.Integer(required=True)


class ReadingWarning(Schema):
    """Something in an article that could not be read; its statements are missing."""

    detail = fields.String(required=True)
    start = fields.Integer(
        required=True,
        allow_none=True,
        metadata={"description": "Offset into the text; null for the article as a whole"},
    )
    end = fields.Integer(required=True, allow_none=True)


class ArticleSummary(ArticleReference):
    """An article in a list."""

    side = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": f"{DESCRIPTION}; null where it is nobody's, as that of an agency or newspaper"},
    )
    language = fields.String(required=True, metadata={"description": "BCP 47"})
    created_at = Instant(required=True)
    is_excerpt = fields.Boolean(
        required=True,
        metadata={"description": "Whether only the sentences of its statements are known, with blanks in between"},
    )
    counts = fields.Nested(ArticleCounts, required=True)


class Article(ArticleSummary):
    """An article with its full text and its statements, whose offsets point into the text."""

    duplicates = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Ids of articles that are nearly the same, such as one agency's report on two sites"},
    )
    events = fields.List(
        fields.Nested(ArticleEvent),
        required=True,
        metadata={"description": "What it tells of, what it is mostly about first"},
    )
    author = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Whose words it is, if the text itself does not say so"},
    )
    warnings = fields.List(
        fields.Nested(ReadingWarning), required=True, metadata={"description": "What could not be read"}
    )
    text = fields.String(required=True)
    statements = fields.List(fields.Nested(Statement), required=True)


class NewArticle(Strict):
    """An article to be parsed and stored."""

    text = Text(required=True, metadata={"description": "Paragraphs are separated by line breaks"})
    title = Text(allow_none=True, validate=validate.Length(max=bounds.TITLE_CHARS))
    published_on = fields.Date(allow_none=True, error_messages={"invalid": "Must be a day such as 2022-06-15."})
    source = Text(allow_none=True, validate=validate.Length(max=bounds.SOURCE_CHARS))
    url = Text(
        allow_none=True,
        validate=[
            bounds.Bytes(bounds.ADDRESS_BYTES),
            Pattern(
                WEB_ADDRESS,
                error="Must be a web address: http:// or https://, a host, and what follows it, without blanks.",
            ),
        ],
    )
    author = Text(
        allow_none=True,
        validate=validate.Length(max=bounds.AUTHOR_CHARS),
        metadata={
            "description": "Who wrote or spoke the words of an op-ed, a letter or a speech, if the text does not say so"
        },
    )
    language = Text(
        allow_none=True,
        validate=[
            validate.Length(max=bounds.LANGUAGE_CHARS),
            Pattern(LANGUAGE, error="Must be a BCP 47 tag, such as de."),
        ],
        metadata={"description": "BCP 47; found out from the text if not given"},
    )
    side = Side(
        allow_none=True, metadata={"description": f"{DESCRIPTION}; if not given that of its source in the catalogue"}
    )


class ArticleQuery(ListQuery):
    """The parameters of /articles: those of statements find articles with a statement that all of them find."""

    source = one_or_more(Name("Xinhua"), SOURCE)
    side = one_or_more(Name("China"), SIDE)
    event = one_or_more(Name("e-5ffa8c94ef79550212"), "Id of an event that it tells of")
    speaker, organisation, theme, entity, country, q = (
        StatementFilters().fields[name] for name in ("speaker", "organisation", "theme", "entity", "country", "q")
    )
    from_ = Period(data_key="from", metadata={"description": "Published on that day or later"})
    to = Period(
        is_end=True,
        metadata={"description": "Published on that day, or the last of that week, month or year, or earlier"},
    )


ArticlePage = page_of(ArticleSummary)
