"""Texts of articles of which only statements are known: each piece at its place, blanks in between.

So all offsets hold, and whatever is read from an article's text, such as the words of a mention, is found there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schemas.statement_line import Span, StatementLine

GAP = " … "  # between the pieces of a statement's text
MAX_CHARS = 1_000_000  # longest text of an article


def locate_context(line: StatementLine) -> int:
    """Where the context of a statement starts in the article; raises ValueError where its pieces don't stand in it."""
    pieces = _list_pieces(line)
    first, words = pieces[0]
    found = line.context.find(words)
    while found >= 0:
        start = first - found
        if start >= 0 and all(line.context.startswith(text, place - start) for place, text in pieces if place >= start):
            return start
        found = line.context.find(words, found + 1)
    raise ValueError("The statement's text doesn't stand in its context where its spans say.")


def extend_text(text: str, line: StatementLine, start: int) -> str:
    """The text with what a statement tells of it, whose context starts there.

    Raises ValueError for what contradicts it or is too far away.
    """
    mentions = [(mention.start, mention.text) for mention in line.entities]
    for place, piece in ((start, line.context), *_list_pieces(line), *mentions):
        text = _put(text, place, piece)
    return text


def check_text(text: str, line: StatementLine, start: int) -> None:
    """Raises ValueError if a statement, whose context starts there, doesn't belong to the whole text of its article."""
    if not text.startswith(line.context, start):
        raise ValueError("The statement doesn't stand in the text of its article, which is known.")


def _list_pieces(line: StatementLine) -> list[tuple[int, str]]:
    """The places of the pieces of a statement's text, and their words."""
    at, pieces = 0, []
    for span in line.spans:
        length = span.end - span.start
        pieces.append((span.start, line.text[at : at + length]))
        at += length + len(GAP)
    if at - len(GAP) != len(line.text) or not _has_gaps(line.text, line.spans):
        raise ValueError("The statement's text is not as long as its spans say.")
    return pieces


def _has_gaps(text: str, spans: Sequence[Span]) -> bool:
    at = 0
    for span in spans[:-1]:
        at += span.end - span.start
        if not text.startswith(GAP, at):
            return False
        at += len(GAP)
    return True


def _put(text: str, start: int, piece: str) -> str:
    end = start + len(piece)
    if end > MAX_CHARS:
        raise ValueError(f"The statement stands behind the {MAX_CHARS} characters that an article can have.")
    known = text[start:end]
    if known == piece:
        return text
    if known.strip() and any(old not in (" ", new) and new != " " for old, new in zip(known, piece, strict=False)):
        raise ValueError("The statement contradicts what is known of its article's text.")
    merged = "".join(_choose(known.ljust(len(piece)), piece)) if known.strip() else piece
    return text[:start].ljust(start) + merged + text[end:]


def _choose(known: str, piece: str) -> Iterator[str]:
    return (old if new == " " else new for old, new in zip(known, piece, strict=True))
