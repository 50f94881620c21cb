"""The newest statements of a selection, where something is worked out of many at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from api.database import Reader
from api.queries.fetching.statements import fetch_statements
from api.queries.notes import Note
from api.queries.planning.statement_plan import plan_page
from api.queries.selecting import Selection


class Newest(Struct, frozen=True):
    """The JSON of the newest statements, and how many there are in all."""

    documents: Sequence[bytes]
    total: int

    def warn(self) -> list[Note]:
        """What to say of those that are left out."""
        read = len(self.documents)
        if self.total <= read:
            return []
        said = f"Only the latest {read} of {self.total} statements are read."
        return [Note(said, "latest-only", read=read, total=self.total)]


def fetch_newest(reader: Reader, selection: Selection, most: int) -> Newest:
    """The newest statements of a selection, no more than `most`."""
    page, total = fetch_statements(reader, plan_page(reader, selection, "-published_on", None, most))
    return Newest([row[0] for row in page.rows], total)
