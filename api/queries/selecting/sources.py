"""Sources of articles by name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from api.database import Reader
from api.models import Article
from api.queries.notes import Note
from api.queries.selecting.names.index import most_alike
from extraction.text.folding import fold


def find_known(reader: Reader, keys: Sequence[str]) -> list[str]:
    """Those of the keys (sources.catalogue.key) that an article has."""
    query = select(Article.source_folded).where(Article.source_folded.in_(keys)).distinct()
    return [name for name in reader.session.scalars(query) if name is not None]


def warn_of_unknown(reader: Reader, name: str) -> Note:
    """What to say about a source that no article has."""
    sources = [row.source for row in reader.run(_SOURCES)]
    closest = most_alike(name, {source: fold(source) for source in sources if source})
    hint = f" Closest: {', '.join(closest)}." if closest else ""
    said = f"source={name}: no article has this source.{hint}"
    return Note(said, "unknown-name", parameter="source", value=name, values=closest)


_SOURCES = select(Article.source).where(Article.source.is_not(None)).distinct()
