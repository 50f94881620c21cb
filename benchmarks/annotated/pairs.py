"""Reads annotated pairs of accounts of one event (benchmarks/gold/pairs), and tells their texts as the extraction reads them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from api.accounts.told import Mention, Reference, Source, Span, Told
from extraction import extract
from extraction.text import Entity, Statement

FOLDER = Path(__file__).parents[1] / "gold" / "pairs"


@dataclass(frozen=True)
class GoldPair:
    """A pair: the statements that were found in each account, the annotated rows, and by a statement's id the row it belongs to."""

    name: str
    accounts: dict[str, list[Told]]
    rows: list[dict[str, Any]]
    row_of: dict[str, int]


def read_pairs(folder: Path = FOLDER) -> list[GoldPair]:
    """All pairs, in the order of their names."""
    return [_read(path) for path in sorted(folder.glob("pair*.json"))]


def _read(path: Path) -> GoldPair:
    pair = json.loads(path.read_text(encoding="utf-8"))
    accounts = {side: _tell(side, account) for side, account in pair["accounts"].items()}
    return GoldPair(path.stem, accounts, pair["rows"], _find_rows(pair["rows"], accounts))


def _tell(side: str, account: dict[str, str]) -> list[Told]:
    published_on = date.fromisoformat(account["published_on"])
    found = extract(account["text"], title=account["title"], published_on=published_on)
    article = Source(side, account["title"], published_on, account["source"])
    return [_tell_one(f"{side}{number}", one, article, found.entities) for number, one in enumerate(found.statements)]


def _tell_one(id_: str, statement: Statement, article: Source, entities: Any) -> Told:
    def refer(ids: Sequence[str]) -> tuple[Reference, ...]:
        return tuple(Reference(**_fields(entities[id_])) for id_ in ids)

    return Told(
        id=id_,
        text=statement.text,
        kind=statement.kind,
        acts=statement.acts,
        article=article,
        spans=tuple(Span(span.start, span.end) for span in statement.spans),
        speakers=refer(statement.speakers),
        on_behalf_of=refer(statement.on_behalf_of),
        organisations=refer(statement.organisations),
        themes=statement.themes,
        entities=tuple(Mention(**_fields(entities[one.entity]), text=one.text) for one in statement.mentions),
    )


def _fields(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "code": entity.code,
        "country": entity.country,
    }


def _find_rows(rows: Sequence[dict[str, Any]], accounts: dict[str, list[Told]]) -> dict[str, int]:
    """Contents pair with statements of the same text, or else with one that holds them or is held by them."""
    contents = [
        (number, side, text) for number, row in enumerate(rows) for side, of in row["cells"].items() for text in of
    ]
    found: dict[str, int] = {}
    for is_same in (lambda told, text: told == text, lambda told, text: told in text or text in told):
        for number, side, text in contents:
            told = next((one for one in accounts[side] if one.id not in found and is_same(one.text, text)), None)
            if told is not None and text not in {one.text for one in accounts[side] if one.id in found}:
                found[told.id] = number
    return found
