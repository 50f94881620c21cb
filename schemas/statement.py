"""Statements."""

from __future__ import annotations

from enum import StrEnum

from marshmallow import Schema, fields

from extraction.text import Act, EntityType, Kind
from schemas.base import Choice, Instant, Strict, one_or_more
from schemas.entity import EntityReference, Theme
from schemas.events.side import DESCRIPTION
from schemas.forms import dialect
from schemas.page import PageQuery, page_of
from schemas.values.parameters import AskedChoice, Flag, Language, Listed, Name, Period, Words

# To be raised whenever Statement changes: stored documents of another version are dumped anew when seeding.
DOCUMENT_VERSION = 3
SORTS = ("-published_on", "published_on", "-created_at", "created_at")
SOURCE = "Source of the article: any name, domain or id of a house in the catalogue, or else the name that was given"
SIDE = "Whose account it is: a country or international organisation, by any of its names, ISO code or id"
_NAME = "id, any name or spelling, Wikidata item or ISO code, whatever its case and accents"


class Span(Schema):
    """Half-open character offsets into the article's text."""

    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class Cue(Schema):
    """The word or phrase that marks the speech. The parts of a separated one are joined in `text`."""

    text = fields.String(required=True, metadata={"examples": ["wies darauf hin"]})
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class Mention(Schema):
    """An entity that the content names, with the words and their offsets."""

    id = fields.String(required=True, attribute="entity.id")
    type = Choice(EntityType, required=True, attribute="entity.type")
    name = fields.String(required=True, attribute="entity.name")
    text = fields.String(required=True)
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class ArticleReference(Schema):
    """The article of a statement."""

    id = fields.String(required=True)
    title = fields.String(required=True, allow_none=True)
    published_on = fields.Date(required=True, allow_none=True)
    source = fields.String(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True)


class Evidence(Schema):
    """The words that made a label, with their offsets."""

    field = fields.String(required=True, metadata={"description": "`themes`, `acts` or `on_behalf_of`"})
    value = fields.String(required=True, metadata={"description": "The label"})
    text = fields.String(required=True)
    start = fields.Integer(required=True)
    end = fields.Integer(required=True)


class Statement(Schema):
    """One sentence's worth of reported content, attributed to whoever said it."""

    id = fields.String(required=True, metadata={"description": "Kept when the article is parsed again"})
    text = fields.String(required=True, metadata={"description": "Verbatim, without the attribution frame"})
    spans = fields.List(
        fields.Nested(Span), required=True, metadata={"description": "Where the pieces of `text` stand"}
    )
    speakers = fields.List(fields.Nested(EntityReference), required=True)
    on_behalf_of = fields.List(
        fields.Nested(EntityReference),
        required=True,
        metadata={"description": "Countries and organisations that the wording itself speaks for"},
    )
    kind = Choice(Kind, required=True, metadata={"description": "How it is reported"})
    cue = fields.Nested(Cue, required=True, allow_none=True)
    addressees = fields.List(fields.Nested(EntityReference), required=True)
    relayed_by = fields.List(
        fields.Nested(EntityReference),
        required=True,
        metadata={
            "description": "Through whom the words reach the reader, outermost first; empty where the article itself quotes"
        },
    )
    acts = fields.List(Choice(Act), required=True, metadata={"description": "CAMEO's verbal categories"})
    organisations = fields.List(
        fields.Nested(EntityReference), required=True, metadata={"description": "Organisations that the content names"}
    )
    themes = fields.List(fields.Pluck(Theme, "id"), required=True, metadata={"description": "Ids of themes"})
    entities = fields.List(fields.Nested(Mention), required=True, metadata={"description": "What the content mentions"})
    context = fields.String(required=True, metadata={"description": "The whole sentences, with the frame"})
    article = fields.Nested(ArticleReference, required=True)
    side = fields.String(
        required=True,
        allow_none=True,
        metadata={
            "description": f"{DESCRIPTION}: that of the article, or else of who relays it; null where it is nobody's",
            "examples": ["CN"],
        },
    )
    language = fields.String(required=True, metadata={"description": "BCP 47", "examples": ["de"]})
    created_at = Instant(required=True, metadata={"description": "When the statement was stored"})
    snippet = fields.String(
        metadata={
            "description": "`text` as HTML, escaped, with what `q` finds in `<mark>…</mark>`; if it is long the part around the"
            " first mark, with … where something is left out. Only with `q`",
            "examples": ["die <mark>Beziehungen</mark> zwischen China und Russland"],
        }
    )
    evidence = fields.List(
        fields.Nested(Evidence), metadata={"description": "The words that made the labels; only with `explain=1`"}
    )


class Explanation(Strict):
    """Whether to say why."""

    explain = Flag(load_default=False, metadata={"description": "With the words that made the labels"})


class StatementFilters(Strict):
    """The filters: a parameter given twice means either, different parameters mean both."""

    speaker = one_or_more(Name("putin"), f"Who says it: {_NAME}")
    organisation = one_or_more(Name("UN"), f"An organisation that the content names: {_NAME}")
    theme = one_or_more(Name("ukraine"), "What it is about: id, label or an everyday word, in German or English")
    entity = one_or_more(Name("Moskau"), f"What the content mentions: {_NAME}")
    country = one_or_more(Name("Russland"), f"For whom the wording speaks: {_NAME}")
    addressee = one_or_more(Name("Selenskyj"), f"Who is spoken to: {_NAME}")
    relayed_by = one_or_more(Name("Kreml"), f"Through whom the words reach the reader: {_NAME}")
    article = one_or_more(Name("a-0123456789abcdef01"), "Id of the article")
    event = one_or_more(Name("e-5ffa8c94ef79550212"), "Id of the event at which it was said")
    kind = one_or_more(AskedChoice(Kind, "kind"), "How it is reported")
    act = one_or_more(AskedChoice(Act, "act"), "What it does")
    language = one_or_more(
        Language(),
        "BCP 47, ISO 639-2 or a name: `de`, `ger`, `Deutsch`; `de` includes `de-AT`, which means `de` where nothing is tagged so",
    )
    source = one_or_more(Name("Xinhua"), SOURCE)
    side = one_or_more(Name("China"), SIDE)
    q = Words(
        metadata={
            "description": "Words of `text`: all of them, in any inflection, whatever their case; umlauts may be written out"
            ' (`foerdern`), but fordern does not find fördern. `=exact` and `"exactly in this order"`, `beginn*`, `this OR that`,'
            " `-without`; brackets group, `OR` binds least. `AND`, `NOT`, `UND`, `ODER` and `NICHT` in capitals do what they say."
            " Compounds are words of their own: `Sicherheit*` finds Sicherheitsinitiative",
            "examples": ["Beziehung -Handel", '"eine gute Zusammenarbeit" OR Sicherheit*'],
        }
    )
    from_ = Period(data_key="from", metadata={"description": "Published on that day or later"})
    to = Period(
        is_end=True,
        metadata={"description": "Published on that day, or the last of that week, month or year, or earlier"},
    )
    since = Instant(metadata={"description": "Stored after that time (RFC 3339)"})


class Format(StrEnum):
    """The formats of statements."""

    JSON = "json"
    CSV = "csv"
    NDJSON = "ndjson"
    ATOM = "atom"
    XLSX = "xlsx"
    PARQUET = "parquet"


class StatementQuery(PageQuery, StatementFilters, Explanation):
    """The parameters of /statements."""

    format = AskedChoice(
        Format,
        "format",
        metadata={
            "description": "In what form; decides before the header `Accept` does. `csv`, `ndjson`, `xlsx` and `parquet` are all"
            " statements at once unless `limit` or `cursor` is given: then that one page, as with the others"
        },
    )

    dialect = dialect()

    sort = Listed(
        SORTS,
        load_default="-published_on",
        metadata={
            "description": "Within an article always as in its text; articles without a date count as the oldest"
        },
    )


StatementPage = page_of(Statement)
