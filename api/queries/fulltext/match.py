"""What a dialect finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, select


@dataclass(frozen=True, slots=True)
class Match:
    """Statements found by their text: the column of the index with their sort keys, and the condition on its rows."""

    sort_key: ColumnElement[int]
    condition: ColumnElement[bool]

    def select(self) -> Select[Any]:
        """The sort keys, each once."""
        return select(self.sort_key).where(self.condition)
