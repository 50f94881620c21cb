"""What takes long to be read the first time, for a server that reads it before its workers are forked."""

from __future__ import annotations

from api.database import Database
from api.queries.selecting import read_every_name
from api.queries.selecting.facets import find_facet_of_all

MANY = 50_000  # statements of which columns take longer to make than a request should wait


def prepare(database: Database) -> None:
    """Make indexes of names and the columns, if there are many statements; few servers with less would gain from a later start."""
    with database.reading() as reader:
        if find_facet_of_all(reader).statements >= MANY:
            from api.queries.fetching.group_counts import load_columns  # numpy is only needed here

            read_every_name(reader)
            load_columns(reader)
