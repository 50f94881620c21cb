"""Pages that tell of other things and have somebody's own words among them: a newsletter, a press note around a letter."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.genres.collected.blocks import Block, passages_of_block
from extraction.genres.collected.comments import comments_in
from extraction.genres.collected.inner_letters import letters_in
from extraction.text import Genre
from extraction.turns import Line, Script, Source, says_first_person

_LEAST_TOLD = 6  # words of a line that tells


def read_enclosed(source: Source) -> Script | None:
    """The words of each letter and comment on a page that goes on behind one of them to tell; None for any other page."""
    blocks: list[Block] = []
    for block in sorted((*letters_in(source), *comments_in(source)), key=lambda block: block.head):
        if not blocks or block.head >= blocks[-1].end:
            blocks.append(block)
    if not blocks or not _goes_on(source.lines, blocks):
        return None
    passages = (p for block in blocks for p in passages_of_block(source.lines, block, source.text))
    return Script(Genre.ARTICLE, tuple(passages), reports=True)


def _goes_on(lines: Sequence[Line], blocks: Sequence[Block]) -> bool:
    """Whether the page tells of something outside of the blocks: behind the first, or over one that is no letter at its start."""
    inside = {i for block in blocks for i in range(block.head, block.end)}
    told = [i for i, line in enumerate(lines) if i not in inside and _tells(line)]
    return any(i >= blocks[0].end for i in told) or len(told) > len(blocks) + 1


def _tells(line: Line) -> bool:
    return line.ends_sentence and line.words >= _LEAST_TOLD and not says_first_person(line.text)
