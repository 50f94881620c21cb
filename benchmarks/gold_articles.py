"""Annotated articles: reading them, and pairing their statements with those that were found.

An article is a JSON file with `text`, `title`, `published_on`, `style` and `statements`; a statement has `quote` (a
substring of the text, or a list of them), `speakers`, `on_behalf_of`, `kind`, `cue`, `organisations`, `themes`, `acts`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extraction.text.document import Entity, Extraction, Span

WORD = re.compile(r"\w+")
ENOUGH_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A statement in the form in which annotated and found ones are compared; speakers by folded name or entity id."""

    text: str
    spans: tuple[Span, ...]
    kind: str
    cue: str | None
    speakers: frozenset[str]
    on_behalf_of: frozenset[str]
    organisations: frozenset[str]
    themes: frozenset[str]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article."""

    id: str
    style: str
    title: str
    published_on: date
    text: str
    statements: tuple[Labelled, ...]


def fold_name(name: str) -> str:
    """A name without case, accents and marks."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c))))


def read_articles(folder: Path) -> list[Article]:
    """All annotated articles of a folder, by file name."""
    return [read_article(path) for path in sorted(folder.glob("*.json"))]


def read_article(path: Path) -> Article:
    """One annotated article."""
    data = json.loads(path.read_text("utf-8"))
    statements, position = [], 0
    for item in data["statements"]:
        labelled = read_statement(item, data["text"], position)
        position = labelled.spans[0].start
        statements.append(labelled)
    published_on = date.fromisoformat(data["published_on"])
    return Article(path.stem, data["style"], data["title"], published_on, data["text"], tuple(statements))


def read_statement(item: Mapping[str, object], text: str, position: int) -> Labelled:
    """One annotated statement; a quote that stands twice in the text is looked for after `position` first."""
    quote = item["quote"]
    pieces = [quote] if isinstance(quote, str) else list(quote)  # type: ignore[call-overload]
    spans = locate(pieces, text, position)
    cue = str(item["cue"]) if item["cue"] else None
    sets = {name: frozenset(item[name]) for name in ("on_behalf_of", "organisations", "themes", "acts")}  # type: ignore[call-overload]
    speakers = frozenset(map(fold_name, item["speakers"]))  # type: ignore[call-overload]
    return Labelled(" … ".join(pieces), spans, str(item["kind"]), cue, speakers, **sets)


def locate(pieces: Sequence[str], text: str, position: int) -> tuple[Span, ...]:
    """Where the pieces of a quote stand, one after the other. Raises ValueError for one that is not in the text."""
    spans = []
    for piece in pieces:
        start = text.find(piece, position)
        start = text.index(piece) if start < 0 else start
        position = start + len(piece)
        spans.append(Span(start, position))
    return tuple(spans)


def found_statements(extraction: Extraction) -> list[Labelled]:
    """The statements of an extraction in the form of annotated ones."""

    def codes(ids: Sequence[str]) -> frozenset[str]:
        entities = (extraction.entities.get(i) for i in ids)
        return frozenset(e.code if e and e.code else i for e, i in zip(entities, ids, strict=True))

    return [
        Labelled(
            s.text,
            s.spans,
            s.kind.value,
            s.cue.text if s.cue else None,
            frozenset(s.speakers),
            codes(s.on_behalf_of),
            frozenset(s.organisations),
            frozenset(s.themes),
            frozenset(act.value for act in s.acts),
        )
        for s in extraction.statements
    ]


def known_as(names: frozenset[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The ids of the entities that bear folded names; a name that none bears stays."""
    bearers = {fold_name(n): e.id for e in entities.values() for n in (e.id, *e.aliases, e.name)}
    return frozenset(bearers.get(name, name) for name in names)


def overlap(one: Labelled, other: Labelled, text: str) -> float:
    """F1 of the words that two contents share, by their place in the text."""
    first, second = (words_at(labelled.spans, text) for labelled in (one, other))
    return 2 * len(first & second) / (len(first) + len(second) or 1)


def words_at(spans: Sequence[Span], text: str) -> set[int]:
    """The offsets at which the words of spans begin."""
    return {match.start() for span in spans for match in WORD.finditer(text, span.start, span.end)}


def pair(gold: Sequence[Labelled], found: Sequence[Labelled], text: str) -> list[tuple[int, int]]:
    """Pairs of indices, each statement used once, the greatest overlap first."""
    candidates = sorted(
        (-score, i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (score := overlap(g, f, text)) >= ENOUGH_OVERLAP
    )
    pairs: list[tuple[int, int]] = []
    used_gold, used_found = set(), set()
    for _, i, j in candidates:
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            pairs.append((i, j))
    return sorted(pairs)
