"""Sources of articles by name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.models import Article
from api.queries.selecting.names import most_alike
from extraction.text.folding import fold


def known(session: Session, folded: Sequence[str]) -> list[str]:
    """Those of the folded names that an article has."""
    query = select(Article.source_folded).where(Article.source_folded.in_(folded)).distinct()
    return [name for name in session.scalars(query) if name is not None]


def warn(session: Session, name: str) -> str:
    """What to say about a source that no article has."""
    sources = session.scalars(select(Article.source).where(Article.source.is_not(None)).distinct()).all()
    folded = {source: fold(source) for source in sources if source}
    closest = most_alike(name, folded)
    hint = f" Closest: {', '.join(closest)}." if closest else ""
    return f"source={name}: no article has this source.{hint}"
