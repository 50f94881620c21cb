"""Interjections of minutes: "… erreichen wollen, (Beifall bei der SPD – Jana Kern [SPD]: Ja!) dann müssen wir …".

A bracket that parts somebody's sentence is blanked, so that the sentence goes on behind it as it was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.text import Span
from extraction.turns.trade_words import trade_words

BRACKET = r"(?:\((?:[^()\[\]\n]|\[[^()\[\]\n]{0,40}\]){0,600}\)|\[[^()\[\]\n]{0,300}\])"
_OWN_LINES = re.compile(rf"(?<=\n){BRACKET}[ \t]*(?=\n)(?:\s*\n{BRACKET}[ \t]*(?=\n))*")
_INSIDE = re.compile(r"\((?P<first>[^\W\d_]+)(?P<rest>(?:[^()\[\]\n]|\[[^()\[\]\n]{0,40}\]){0,600})\)")
_CALLED = re.compile(r"\[[^\]]{1,40}\]:\s")
_GOES_ON = re.compile(r"\s*[a-zäöüß]")
_BEHIND_COMMA = re.compile(r"\s*[„»“\"]?[^\W\d_](?![^:\n]{0,60}:\s)")
_BLANKS = re.compile(r"\s{3,}")


def blank_interjections(text: str) -> str:
    """A text of the same length without brackets in which others call or clap while somebody's sentence goes on."""
    if "(" not in text:
        return text
    characters = list(text)
    for start, end in (*_between_lines(text), *_inside_lines(text)):
        characters[start:end] = " " * (end - start)
    return "".join(characters)


def _between_lines(text: str) -> Iterator[tuple[int, int]]:
    """Brackets on lines of their own, with the empty lines around them, between two parts of a sentence."""
    for match in _OWN_LINES.finditer(text):
        start = len(text[: match.start()].rstrip())
        before = text[start - 1 : start]
        goes_on = _GOES_ON.match(text, match.end()) if before.isalnum() or (before in ",;–—-" and before) else None
        if goes_on is None and before in (",", ";"):
            goes_on = _BEHIND_COMMA.match(text, match.end())
        if goes_on is not None:
            yield start, goes_on.end() - 1


def _inside_lines(text: str) -> Iterator[tuple[int, int]]:
    """Brackets within a line that say by their words that somebody calls or claps."""
    for match in _INSIDE.finditer(text):
        noise = match["first"].lower() in trade_words("interjection") or _CALLED.search(match["rest"]) is not None
        before = text[: match.start()].rstrip(" ")[-1:]
        if noise and (before.isalnum() or before in (",", ";")) and _GOES_ON.match(text, match.end()) is not None:
            yield match.start(), match.end()


def spoken_pieces(span: Span, text: str, read: str) -> tuple[Span, ...]:
    """A span of a `text` without what was blanked in it to be `read`: the pieces that were said."""
    pieces, at = [], span.start
    for match in _BLANKS.finditer(read, span.start, span.end):
        if text[match.start() : match.end()].strip():
            pieces.append(Span(at, match.start()))
            at = match.end()
    return (*pieces, Span(at, span.end))
