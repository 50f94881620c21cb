"""An article's statements, as the extraction gives them, prepared to be stored."""

from __future__ import annotations

import json
from collections.abc import Mapping

from api.articles.article_text import identify_statements
from api.articles.drafts import Parsed
from api.articles.statement_rows.prepared import Prepared
from api.articles.statement_rows.preparing import Preparer
from api.queries import fulltext
from extraction.text import Span as Place
from extraction.text import Statement as Record
from schemas.statement_line import ArticleReference, Cue, EntityReference, Evidence, Mention, Span, StatementLine


def prepare_article(parsed: Parsed, dialect: str) -> Prepared:
    """What the databases of that dialect take of an article's statements."""
    preparer, extraction = Preparer(dialect, fulltext.list_forms), parsed.extraction
    references = {id_: EntityReference(id_, entity.type, entity.name) for id_, entity in extraction.entities.items()}
    places = [json.dumps([{"start": s.start, "end": s.end} for s in record.spans]) for record in extraction.statements]
    ids = identify_statements(parsed.text, places)
    for id_, record in zip(ids, extraction.statements, strict=True):
        preparer.add(_write(parsed, id_, record, references), record.context.start)
    return preparer.finish()


def _write(parsed: Parsed, id_: str, record: Record, references: Mapping[str, EntityReference]) -> StatementLine:
    """A statement as an export has it, but for what the database tells of its article and of its entities."""
    return StatementLine(
        id=id_,
        text=record.text,
        spans=[Span(span.start, span.end) for span in record.spans],
        speakers=[references[entity] for entity in record.speakers],
        on_behalf_of=[references[entity] for entity in record.on_behalf_of],
        kind=record.kind,
        cue=Cue(record.cue.text, record.cue.span.start, record.cue.span.end) if record.cue else None,
        addressees=[references[entity] for entity in record.addressees],
        acts=list(record.acts),
        organisations=[references[entity] for entity in record.organisations],
        themes=list(record.themes),
        entities=[_mention(parsed.text, references[m.entity], m.span) for m in record.mentions],
        context=parsed.text[record.context.start : record.context.end],
        article=ArticleReference(parsed.id),
        language=parsed.language,
        evidence=[Evidence(e.field, e.value, e.text, e.span.start, e.span.end) for e in record.evidence],
        relayed_by=[references[entity] for entity in record.relayed_by],
    )


def _mention(text: str, entity: EntityReference, place: Place) -> Mention:
    return Mention(entity.id, entity.type, entity.name, text[place.start : place.end], place.start, place.end)
