"""The bracket notation in which the files in sentences/ are written.

    # a frame inserted into the content
    „[1: Wir bleiben]“, sagte der Minister, „[1: bis alles geklärt ist].“
      speaker: der Minister | cue: sagte | kind: direct

A case is a block of lines between blank lines:

- ``# …`` says what the case shows;
- a line at the margin is a paragraph of the text, with the content of the statements in square brackets;
- an indented line describes a statement: ``speaker: … | cue: … | kind: …`` and, where it matters, ``| addressee: …``.

``[…]`` holds a statement in one piece; ``[1: …]`` gives the number of the statement that a piece belongs to, for
content in several pieces or inside other content. Statements are described in the order in which they begin. ``-``
means that there is none. Words in round brackets are left open by the guideline: an answer with them is as good as
one without. A carried-on statement has the speaker's phrase from the sentence before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FIELDS = {"speaker", "cue", "kind", "addressee"}
ARTICLE = re.compile(r"^(?:der|die|das|des|dem|den|ein|eine|einer|eines|einem|einen)\s+", re.IGNORECASE)
BRACKET = re.compile(r"\[(?:(\d+): ?)?|\]")


class NotationError(ValueError):
    """A case that breaks the notation; the message names the case."""


@dataclass(frozen=True)
class Expected:
    """A statement as it should be found. `speaker`, `cue` and `addressee` are None where there is none."""

    pieces: tuple[tuple[int, int], ...]
    speaker: str | None
    cue: str | None
    kind: str
    addressee: str | None = None
    checks_addressee: bool = False


@dataclass(frozen=True)
class Case:
    """A short text and all statements in it, in the order in which they begin."""

    title: str
    text: str
    statements: tuple[Expected, ...]


def read_cases(path: Path) -> list[Case]:
    """The cases of a file, in its order. Raises NotationError."""
    blocks = re.split(r"\n[ \t]*\n", path.read_text(encoding="utf-8").strip("\n"))
    return [read_case(block) for block in blocks if block.strip()]


def read_case(block: str) -> Case:
    """One case. Raises NotationError."""
    lines = block.splitlines()
    title = " ".join(line.lstrip("# ") for line in lines if line.startswith("#"))
    marked = "\n".join(line for line in lines if not line.startswith(("#", " ", "\t")))
    descriptions = [_describe(line, title) for line in lines if line.startswith((" ", "\t"))]
    text, contents = _unmark(marked, title)
    if len(contents) != len(descriptions):
        raise NotationError(f"{title}: {len(contents)} contents, {len(descriptions)} descriptions")
    return Case(title, text, tuple(_expect(pieces, d) for pieces, d in zip(contents, descriptions, strict=True)))


def _describe(line: str, title: str) -> dict[str, str]:
    description = {}
    for part in line.split(" | "):
        name, _, value = part.partition(":")
        description[name.strip()] = value.strip()
    if not {"speaker", "cue", "kind"} <= description.keys() <= FIELDS or not all(description.values()):
        raise NotationError(f"{title}: {line.strip()!r}")
    return description


def _unmark(marked: str, title: str) -> tuple[str, list[tuple[tuple[int, int], ...]]]:
    """The text without brackets, and the pieces of each statement, ordered by where they begin."""
    text, at, opened = "", 0, []
    contents: dict[str, list[tuple[int, int]]] = {}
    for bracket in BRACKET.finditer(marked):
        text += marked[at : bracket.start()]
        at = bracket.end()
        if bracket[0] != "]":
            opened.append((bracket[1] or f"at {bracket.start()}", len(text)))
        elif opened:
            name, start = opened.pop()
            contents.setdefault(name, []).append((start, len(text)))
        else:
            raise NotationError(f"{title}: a bracket is closed that was never opened")
    if opened:
        raise NotationError(f"{title}: a bracket is never closed")
    return text + marked[at:], sorted(tuple(sorted(pieces)) for pieces in contents.values())


def _expect(pieces: tuple[tuple[int, int], ...], description: dict[str, str]) -> Expected:
    def value(name: str) -> str | None:
        return None if description.get(name, "-") == "-" else description[name]

    return Expected(
        pieces, value("speaker"), value("cue"), description["kind"], value("addressee"), "addressee" in description
    )


def phrase_agrees(expected: str | None, found: str | None) -> bool:
    """Whether a phrase is the expected one but for a leading article and words in round brackets."""
    if expected is None or found is None:
        return expected is found
    return _bare(found) in {_bare(reading) for reading in readings(expected)}


def cue_agrees(expected: str | None, found: str | None) -> bool:
    """Whether a cue has the expected words, in any order, and none beyond but those in round brackets."""
    allowed = _words(expected or "")
    required = _words(re.sub(r"\([^)]*\)", " ", expected or ""))
    return required <= _words(found or "") <= allowed


def readings(phrase: str) -> set[str]:
    """The phrase as it is written, and with and without each of its stretches in round brackets."""
    optional = re.search(r"\s*\(([^)]*)\)", phrase)
    if optional is None:
        return {phrase.strip()}
    before, inside, after = phrase[: optional.start()], optional[1], phrase[optional.end() :]
    kept = before + ("" if inside.startswith(",") else " ") + inside
    return {phrase, *readings(before + after), *readings(kept + after)}


def _words(cue: str) -> set[str]:
    return set(re.findall(r"\w+|:", cue))


def _bare(phrase: str) -> str:
    return ARTICLE.sub("", " ".join(phrase.split()), count=1)
