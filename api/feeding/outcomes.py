"""What became of each thing that was to be added, and the report on all of them."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import TextIO

from api.terminal_text import escape


class Fate(StrEnum):
    """What became of an article."""

    ADDED = "added"
    THERE = "there already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`name` is the file or address; `id` that of the article unless it was refused, then `reason` (a word) and `detail` say why."""

    name: str
    fate: Fate
    id: str | None = None
    reason: str | None = None
    detail: str | None = None

    def __str__(self) -> str:
        if self.fate is Fate.REFUSED:
            return escape(f"refused {self.name}: {self.detail}")
        return escape(f"{self.fate} {self.id} {self.name}")


@dataclass(slots=True)
class Report:
    """Counts outcomes; writes each to a file as a line of JSON, if there is one."""

    file: TextIO | None = None
    fates: Counter[Fate] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def note(self, outcome: Outcome) -> None:
        """Count an outcome and write it down."""
        self.fates[outcome.fate] += 1
        if outcome.reason:
            self.reasons[outcome.reason] += 1
        if self.file:
            filled = {name: value for name, value in asdict(outcome).items() if value is not None}
            self.file.write(json.dumps(filled, ensure_ascii=False) + "\n")
            self.file.flush()

    def summarise(self) -> str:
        """Such as: 12 added, 3 there already, 2 refused (empty-text 1, unsupported-language 1)."""
        summary = ", ".join(f"{self.fates[fate]} {fate}" for fate in Fate)
        reasons = ", ".join(f"{reason} {number}" for reason, number in sorted(self.reasons.items()))
        return f"{summary} ({reasons})" if reasons else summary
