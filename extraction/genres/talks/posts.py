"""Posts that a page has collected: "Jana Kern @janakern · 08:03" and below it the words, as networks show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.knowledge.names import title_of
from extraction.text import Genre, Span, TurnKind
from extraction.turns import Line, Passage, Script, Source, silence

_HANDLE = re.compile(r"@\w{2,}")
_NAME = r"\*{0,2}(?P<name>[^\W\d_][^@·|,:!?*\n]{1,60}?)\*{0,2}"
_HEADED = re.compile(_NAME + r"(?:,[^@:!?]{2,60})?\s*[·|(]?\s*@\w{2,}\b.{0,40}$")
_TIMED = re.compile(
    _NAME
    + r"(?:\s*\([^()]{2,40}\)\*{0,2}\s*[·|]|\s+auf \w+,|\s*[·|])\s*\d{1,2}(?:[.:]\d{2})?(?:\s*Uhr|\.? [^\W\d_]+\.?)?$"
)
_LONGEST_NAME, _FEWEST = 7, 2


def read_posts(source: Source) -> Script | None:
    """The words of each post with whose they are; None where a text has fewer than two with a handle."""
    if "@" not in source.text:
        return None
    heads = dict(_heads(source.lines))
    if sum(_HANDLE.search(source.text[head[0].start : head[1]]) is not None for head in heads.values()) < _FEWEST:
        return None
    return Script(Genre.ARTICLE, tuple(_passages(source.lines, heads)))


def _heads(lines: Sequence[Line]) -> Iterator[tuple[int, tuple[Span, int]]]:
    """The lines that post heads begin with: where the name stands, and the character behind the head."""
    for i, line in enumerate(lines[:-1]):
        below = lines[i + 1]
        match = _HEADED.match(line.text) or _TIMED.match(line.text)
        if match is not None and _is_name(match["name"]):
            start = line.start + match.start("name")
            yield i, (Span(start, start + len(match["name"].rstrip())), line.end)
        elif _HANDLE.match(below.text) and not below.blank_before and not line.ends_sentence and _is_name(line.text):
            yield i, (Span(line.start, line.end), below.end)


def _is_name(name: str) -> bool:
    words = name.split()
    return 0 < len(words) <= _LONGEST_NAME and words[0][:1].isupper() and title_of(words[-1]) is None


def _passages(lines: Sequence[Line], heads: dict[int, tuple[Span, int]]) -> Iterator[Passage]:
    for i, (name, end) in heads.items():
        yield silence(name.start, end)
        first = next(k for k in range(i, len(lines)) if lines[k].start > end or k + 1 == len(lines))
        last = first + 1
        while last < len(lines) and last not in heads and not lines[last].blank_before:
            last += 1
        if lines[first].start > end and first not in heads:
            yield Passage(TurnKind.WORDS, lines[first].start, lines[last - 1].end, name, (name,))
