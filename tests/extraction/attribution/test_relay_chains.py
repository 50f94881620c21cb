"""Through whom words come, in whole chains: `relay_chains.txt` has texts with the speakers and relays of their statements."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extraction import extract

_BLOCKS = (Path(__file__).parent / "relay_chains.txt").read_text("utf-8").split("\n\n")[1:]


@pytest.mark.parametrize("block", _BLOCKS, ids=[block.partition("\n")[0][:60] for block in _BLOCKS])
def test_chain(block: str) -> None:
    text, *statements = block.strip().split("\n")
    found = extract(text, published_on=date(2025, 9, 1))
    names = {key: entity.name for key, entity in found.entities.items()}
    rows = [
        f"  {s.text} | {' & '.join(names[one] for one in s.speakers)} | {' & '.join(names[one] for one in s.relayed_by)}"
        for s in found.statements
    ]
    assert [row.rstrip() for row in rows] == statements
