"""Sources of articles by name."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.models import Article
from api.queries.names import CLOSE_ENOUGH, CLOSEST
from extraction.folding import fold


def known(session: Session, folded: Sequence[str]) -> list[str]:
    """Those of the folded names that an article has."""
    query = select(Article.source_folded).where(Article.source_folded.in_(folded)).distinct()
    return [name for name in session.scalars(query) if name is not None]


def warn(session: Session, name: str) -> str:
    """What to say about a source that no article has."""
    sources = session.scalars(select(Article.source).where(Article.source.is_not(None)).distinct()).all()
    folded = {source: fold(source) for source in sources if source}
    hits = process.extract(fold(name), folded, scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH, limit=CLOSEST)
    hint = f" Closest: {', '.join(str(source) for _, _, source in hits)}." if hits else ""
    return f"source={name}: no article has this source.{hint}"
