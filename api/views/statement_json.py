"""Statements as JSON: their documents as they are stored, with snippets and evidence where these are asked for."""

from __future__ import annotations

from typing import Any

from api.articles.documents import extend
from api.database import read_text
from api.queries.fulltext.snippets import highlighter
from api.queries.fulltext.syntax import Node


def write_statements(rows: Any, with_evidence: bool, words: Node | None = None) -> list[bytes]:
    """Rows that begin with `document` and, if wanted, `evidence` as JSON; where words were looked for with what they found."""
    documents = [row[0] for row in rows]
    if words is not None:
        highlight = highlighter(words)
        documents = [
            extend(one, snippet=highlight(read_text(row[0]))) for one, row in zip(documents, rows, strict=True)
        ]
    if with_evidence:
        documents = [extend(one, evidence=row[1]) for one, row in zip(documents, rows, strict=True)]
    return documents
