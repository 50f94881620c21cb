"""Reads annotated articles: a head, the text with its contents marked, and a line of labels for each statement.

::

    style: agency
    title: Kallas warnt vor neuen Zöllen
    date: 2025-05-05

    BRÜSSEL – Die EU-Außenbeauftragte Kaja Kallas hat am Montag ⟦1 vor neuen Zöllen⟧ gewarnt.
    ===
    1 | Kaja Kallas | | r | gewarnt | | trade-and-economy | comment |

A mark is ``⟦number content⟧``; a split quotation has its number twice. The cells are: number, speakers, on_behalf_of, kind (its
first letter), cue, organisations, themes, acts, relayed_by (outermost first); several values are parted by semicolons. Further
head lines are `author` (a byline outside of the text) and `url`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

KINDS = {"d": "direct", "i": "indirect", "f": "free_indirect", "r": "reported"}
CELLS = ("speakers", "on_behalf_of", "kind", "cue", "organisations", "themes", "acts", "relayed_by")
_MARK = re.compile(r"⟦(\d+) |⟧")
_WORD = re.compile(r"\w+")
_CODE = re.compile(r"[A-Z]{2}")


class NotationError(ValueError):
    """An annotated article that can't be read; the message names the file and what is wrong."""


@dataclass(frozen=True, slots=True)
class AnnotatedStatement:
    """One annotated statement. `spans` are half-open character offsets into the article's text."""

    spans: tuple[tuple[int, int], ...]
    kind: str
    cue: str | None
    speakers: tuple[str, ...]
    on_behalf_of: tuple[str, ...]
    organisations: tuple[str, ...]
    themes: tuple[str, ...]
    acts: tuple[str, ...]
    relayed_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An annotated article. `annotator` is the folder that it stands in: one for each who wrote them."""

    id: str
    annotator: str
    style: str
    title: str
    published_on: date
    byline: str | None
    text: str
    statements: tuple[AnnotatedStatement, ...]


def read_articles(folder: Path) -> list[AnnotatedArticle]:
    """All annotated articles below a folder, by file name. Raises NotationError for one that can't be read, or if there is none."""
    if not (paths := sorted(folder.rglob("*.txt"))):
        raise NotationError(f"{folder}: no annotated article is there")
    return [read_article(path) for path in paths]


def read_article(path: Path) -> AnnotatedArticle:
    """One annotated article. Raises NotationError."""
    head, _, rest = path.read_text("utf-8").partition("\n\n")
    marked, separator, table = rest.rpartition("\n===\n")
    if not separator:
        raise NotationError(f"{path.name}: no line === between text and labels")
    fields = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in head.splitlines())}
    text, spans = _read_marks(marked.strip("\n"), path.name)
    statements = list(_read_table(table, spans, path.name))
    if set(spans) != {number for number, _ in statements}:
        raise NotationError(f"{path.name}: marks and lines of labels differ")
    ordered = sorted((statement for _, statement in statements), key=lambda s: s.spans)
    return AnnotatedArticle(
        path.stem,
        path.parent.name,
        fields["style"],
        fields["title"],
        date.fromisoformat(fields["date"]),
        fields.get("author"),
        text,
        tuple(ordered),
    )


def _read_marks(marked: str, name: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """The text without its marks, and where the pieces of each number stand in it."""
    pieces: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    length = last = 0
    opened: tuple[str, int] | None = None
    for match in _MARK.finditer(marked):
        pieces.append(marked[last : match.start()])
        length += match.start() - last
        last = match.end()
        if match[1] is not None and opened is None:
            opened = match[1], length
        elif match[1] is None and opened is not None:
            spans.setdefault(opened[0], []).append((opened[1], length))
            opened = None
        else:
            raise NotationError(f"{name}: a mark inside of a mark, or one that closes nothing, at {match.start()}")
    if opened is not None:
        raise NotationError(f"{name}: mark {opened[0]} is never closed")
    return "".join([*pieces, marked[last:]]), spans


def _read_table(
    table: str, spans: Mapping[str, list[tuple[int, int]]], name: str
) -> Iterator[tuple[str, AnnotatedStatement]]:
    for line in filter(str.strip, table.splitlines()):
        number, *cells = (cell.strip() for cell in line.split("|"))
        if number not in spans or len(cells) not in (len(CELLS) - 1, len(CELLS)):
            raise NotationError(f"{name}: {line}")
        row = dict(zip(CELLS, [*cells, ""], strict=False))
        many = {field: _values(row[field]) for field in CELLS if field not in ("kind", "cue")}
        yield number, AnnotatedStatement(tuple(spans[number]), KINDS[row["kind"]], row["cue"] or None, **many)


def _values(cell: str) -> tuple[str, ...]:
    return tuple(value for part in cell.split(";") if (value := part.strip()))


def find_faults(article: AnnotatedArticle, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """What an annotator can get wrong; `known` has the ids of `themes`, `acts` and `organisations`."""
    words = set(_WORD.findall(f"{article.text} {article.title} {article.byline or ''}"))
    for statement in article.statements:
        start, end = statement.spans[0][0], statement.spans[-1][1]
        content = article.text[start:end]
        where = f"{article.id}: {content[:40]!r}"
        if content != content.strip() or content.endswith("."):
            yield f"{where}: begins or ends with a blank or a full stop"
        if (statement.cue is None) != (statement.kind == "free_indirect"):
            yield f"{where}: cue {statement.cue!r} for {statement.kind}"
        if statement.cue and not set(_WORD.findall(statement.cue)) <= words:
            yield f"{where}: the cue {statement.cue!r} is not in the text"
        if not (statement.speakers and statement.themes and statement.acts):
            yield f"{where}: no speaker, theme or act"
        for field, ids in known.items():
            yield from (f"{where}: {field} {value}" for value in getattr(statement, field) if value not in ids)
        for code in statement.on_behalf_of:
            if code not in known["organisations"] and not _CODE.fullmatch(code):
                yield f"{where}: on_behalf_of {code}"
