"""The notation of the texts in texts/: an article a block, its statements marked in place.

    # what the text shows
    title: Pressekonferenz in Rosental
    date: 2024-05-05

    FRAGE: Was sagt das Amt?
    KERN (AA): Danke. ⟦Kern | Wir beobachten die Lage⟧.

A block ends with a line ``====``. Head lines (`title`, `date`, `author`) stand before an empty line.
``⟦speakers | content⟧`` marks a statement of kind `direct`;
``⟦speakers | kind | content⟧`` one of another kind.
Speakers are names of entities, joined by " & "; behind " < " stands who relays their words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extraction import extract

_MARK = re.compile(r"⟦([^|⟧]*)\|(?:([^|⟧]*)\|)?([^|⟧]*)⟧")


@dataclass(frozen=True)
class Case:
    """An article and the statements in it, as (speakers, relayed by, kind, content)."""

    shows: str
    text: str
    head: dict[str, str]
    statements: tuple[tuple[str, str, str, str], ...]


def read_cases(path: Path) -> list[Case]:
    """The articles of a file."""
    return [
        _read(block.strip("\n"))
        for block in re.split(r"^====$", path.read_text("utf-8"), flags=re.MULTILINE)
        if block.strip()
    ]


def _read(block: str) -> Case:
    head, _, body = block.partition("\n\n")
    lines = head.splitlines()
    shows = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith("#"))
    statements = tuple(_statement(*match.groups()) for match in _MARK.finditer(body))
    return Case(shows, _MARK.sub(lambda match: match[3].strip(), body), fields, statements)


def _statement(who: str, kind: str | None, content: str) -> tuple[str, str, str, str]:
    speakers, _, relayed = who.partition("<")
    return speakers.strip(), relayed.strip(), (kind or "direct").strip(), content.strip()


def found_in(case: Case) -> list[tuple[str, str, str, str]]:
    """The statements that the extraction finds, in the same form."""
    day = date.fromisoformat(case.head.get("date", "2024-05-05"))
    found = extract(case.text, title=case.head.get("title"), published_on=day, author=case.head.get("author"))

    def names(ids: tuple[str, ...]) -> str:
        return " & ".join(found.entities[one].name for one in ids)

    return [(names(s.speakers), names(s.relayed_by), s.kind.value, s.text) for s in found.statements]
