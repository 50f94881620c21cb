"""The numbers of the statements that a selection finds."""

from __future__ import annotations

from datetime import datetime

from pyroaring import BitMap
from sqlalchemy import bindparam, func, select

from api.database import Reader
from api.models import Statement, StatementNumber
from api.queries.bitmaps.days import find_days
from api.queries.bitmaps.facet_bitmaps import intersect_conditions, unite_facets
from api.queries.bitmaps.word_bitmaps import find_words
from api.queries.selecting import Selection
from api.queries.selecting.facets import find_facet_of_all


def find_numbers(reader: Reader, selection: Selection) -> BitMap:
    """What is likely to be rarest is read first; nothing more once nothing is left."""
    found = None
    if selection.articles is not None:
        found = BitMap(reader.session.scalars(_IN_ARTICLES, {"articles": selection.articles}))
    if selection.conditions:
        found = intersect_conditions(reader, selection.conditions, found)
    if selection.other_words is not None and (found is None or found):
        matching = find_words(reader, selection.other_words)
        found = matching if found is None else found & matching
    if selection.days is not None and (found is None or found):
        dated = find_days(reader, *selection.days)
        found = dated if found is None else found & dated
    if found is None:
        found = unite_facets(reader, [find_facet_of_all(reader)])
    return found & _find_stored_after(reader, selection.since) if selection.since is not None else found


_IN_ARTICLES = (
    select(StatementNumber.number)
    .join(Statement, Statement.sort_key == StatementNumber.sort_key)
    .where(Statement.article_number.in_(bindparam("articles", expanding=True)))
)


def _find_stored_after(reader: Reader, moment: datetime) -> BitMap:
    """Numbers rise with the time, so all from the first one that was stored later."""
    later = select(func.min(Statement.created_at)).where(Statement.created_at > moment).scalar_subquery()
    first = select(func.min(StatementNumber.number)).join(Statement, Statement.sort_key == StatementNumber.sort_key)
    number = reader.session.scalar(first.where(Statement.created_at == later))
    last = reader.session.scalar(select(func.max(StatementNumber.number)))
    return BitMap(range(number, last + 1)) if number is not None and last is not None else BitMap()
