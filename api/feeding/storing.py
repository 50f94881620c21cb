"""Items into the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.articles import drafts, ingest
from api.articles.article_text import Refusal
from api.database import Database
from api.feeding.items import Item
from api.feeding.outcomes import Fate, Outcome


@dataclass(frozen=True, slots=True)
class Store:
    """Where articles go; `max_bytes` is the longest text that is taken."""

    database: Database
    parser: drafts.TextParser
    max_bytes: int

    def add(self, items: Iterable[Item]) -> Iterator[Outcome]:
        """Store each article in a transaction of its own, as the outcomes are asked for."""
        for item in items:
            try:
                yield self._add(item)
            except Refusal as refusal:
                yield Outcome(name=item.name, fate=Fate.REFUSED, reason=refusal.reason, detail=str(refusal))

    def _add(self, item: Item) -> Outcome:
        if isinstance(item.content, Refusal):
            raise item.content
        if len(item.content.text.encode(errors="replace")) > self.max_bytes:
            raise Refusal("body-too-large", f"The text has more than {self.max_bytes} bytes.")
        added = ingest.add(self.database, self.parser, item.content)
        return Outcome(name=item.name, fate=Fate.ADDED if added.is_new else Fate.THERE, id=added.id)
