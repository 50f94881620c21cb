"""Statements as rows of all tables, in bulk: prepared as far as that does not depend on the database, then stored together.

To prepare them takes most of the time, and can be done by other processes. May import models, database, queries.fulltext and facets.
"""

from api.articles.statement_rows.extracted import prepare_article
from api.articles.statement_rows.prepared import NAMED, Prepared
from api.articles.statement_rows.preparing import Order, Preparer
from api.articles.statement_rows.writing import Place, Places, Written, count, name, write

__all__ = [
    "NAMED",
    "Order",
    "Place",
    "Places",
    "Prepared",
    "Preparer",
    "Written",
    "count",
    "name",
    "prepare_article",
    "write",
]
