"""The database: engine, transactions, revisions, bulk writing and SQLite's fast reading path. Imports models."""

from api.database.engine import Database, is_timeout
from api.database.reading.document_bytes import DOCUMENT, read_text
from api.database.reading.reader import Query, Reader
from api.database.reading.revision_cache import RevisionCache
from api.database.reading.value_lists import is_listed, write_list

__all__ = [
    "DOCUMENT",
    "Database",
    "Query",
    "Reader",
    "RevisionCache",
    "is_listed",
    "is_timeout",
    "read_text",
    "write_list",
]
