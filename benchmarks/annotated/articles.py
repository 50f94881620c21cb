"""Annotated articles: in the form in which they are compared with what was found, and pairs of both."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import annotated.notation as gold_notation
from annotated.notation import AnnotatedArticle, AnnotatedStatement
from extraction.text import Entity, Extraction, Span

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
    relayed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An annotated article. `byline` is a speaker or writer whom the text itself does not name."""

    id: str
    annotator: str
    style: str
    title: str
    published_on: date
    text: str
    statements: tuple[Labelled, ...]
    byline: str | None = None


def fold_name(name: str) -> str:
    """A name without case, accents and marks."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(WORD.findall("".join(c for c in decomposed if not unicodedata.combining(c))))


def read_gold(folder: Path) -> list[Article]:
    """All annotated articles below a folder, by file name. Raises NotationError for one that can't be read."""
    return [_article(annotated) for annotated in gold_notation.read_articles(folder)]


def _article(read: AnnotatedArticle) -> Article:
    statements = tuple(_labelled(statement, read.text) for statement in read.statements)
    return Article(
        read.id, read.annotator, read.style, read.title, read.published_on, read.text, statements, read.byline
    )


def _labelled(read: AnnotatedStatement, text: str) -> Labelled:
    spans = tuple(Span(start, end) for start, end in read.spans)
    return Labelled(
        " … ".join(span.of(text) for span in spans),
        spans,
        read.kind,
        read.cue,
        frozenset(map(fold_name, read.speakers)),
        frozenset(read.on_behalf_of),
        frozenset(read.organisations),
        frozenset(read.themes),
        frozenset(read.acts),
        tuple(map(fold_name, read.relayed_by)),
    )


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
            s.relayed_by,
        )
        for s in extraction.statements
    ]


def known_as(names: frozenset[str], entities: Mapping[str, Entity]) -> frozenset[str]:
    """The ids of the entities that bear folded names; a name that none bears stays."""
    bearers = {fold_name(n): e.id for e in entities.values() for n in (e.id, *e.aliases, e.name_en or e.name, e.name)}
    return frozenset(bearers.get(name, name) for name in names)


def known_in_order(names: Sequence[str], entities: Mapping[str, Entity]) -> tuple[str, ...]:
    """The ids of the entities that bear folded names, in the order of the names."""
    return tuple(one for name in names for one in known_as(frozenset([name]), entities))


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
