"""Ranges of tokens and the spans of characters that they stand for."""

from __future__ import annotations

from extraction.grammar import ParsedSentence, Shape
from extraction.text import Span, TokenRange, words_of

DASS = words_of("dass")
_ROMAN_NUMERALS = words_of("roman_numeral")
_QUOTE_MARKS = frozenset("„“”\"‟»«‚‘’›‹'") | {",,", "''", "``"}
_EDGE_MARKS = frozenset(".,;:–—-!?/")
_DROPPED = _EDGE_MARKS | _QUOTE_MARKS | frozenset("()[]")


def spans_of(parsed: ParsedSentence, ranges: list[TokenRange]) -> tuple[Span, ...]:
    """Token ranges → character spans, without separators, a leading "dass" and quotation marks at the edges."""
    spans = []
    for first, last in ranges:
        trimmed = trim(parsed, first, last)
        if trimmed is not None:
            spans.append(Span(parsed.tokens[trimmed[0]].start, parsed.tokens[trimmed[1] - 1].end))
    return tuple(spans)


def trim(parsed: ParsedSentence, first: int, last: int) -> TokenRange | None:
    """Cut separators, a leading "dass" and quotation marks without a partner inside off a range of tokens."""
    changed = True
    while changed and first < last:
        changed = False
        if _drops(parsed, first, first, last) or _is_mere_dass(parsed, first, last):
            first, changed = first + 1, True
        elif _drops(parsed, last - 1, first, last):
            last, changed = last - 1, True
        elif _wrapped(parsed, first, last):
            first, last, changed = first + 1, last - 1, True
    return (first, last) if first < last else None


def _is_mere_dass(parsed: ParsedSentence, first: int, last: int) -> bool:
    """ "…, dass die Lage ernst sei", but not "Dass Russland verhandeln wolle, sei nicht zu sehen", „Dass wir helfen, ist klar“."""
    word = parsed.tokens[first].text
    if word.lower() not in DASS:
        return False
    if word[0].islower():
        return True
    told = [s.shape for s in parsed.segments if s.last > first and s.first < last]
    framed = any(s.shape is Shape.MAIN for s in parsed.segments if s.first >= last)
    return framed and Shape.QUOTE not in told[:1] and Shape.MAIN not in told


def _drops(parsed: ParsedSentence, t: int, first: int, last: int) -> bool:
    word = parsed.tokens[t].text
    if word not in _DROPPED or word in ("!", "?"):
        return False
    if word in _EDGE_MARKS:
        return not (word == "." and t > first and _is_numeral_stop(parsed, t))
    if word in _QUOTE_MARKS:
        marks = sum(parsed.tokens[i].text in _QUOTE_MARKS for i in range(first, last))
        return marks % 2 == 1
    if word in ("(", ")", "[", "]"):
        brackets = sum(parsed.tokens[i].text in "()[]" for i in range(first, last))
        return brackets % 2 == 1
    return False


def _is_numeral_stop(parsed: ParsedSentence, t: int) -> bool:
    before = parsed.tokens[t - 1]
    roman = before.text in _ROMAN_NUMERALS
    return roman and t + 1 < len(parsed.tokens) and parsed.tokens[t + 1].text == "."


def _wrapped(parsed: ParsedSentence, first: int, last: int) -> bool:
    """Whether one pair of quotation marks encloses the whole range."""
    if (
        last - first < 2
        or parsed.tokens[first].text not in _QUOTE_MARKS
        or parsed.tokens[last - 1].text not in _QUOTE_MARKS
    ):
        return False
    return any(
        q.outer.start == parsed.tokens[first].start and q.outer.end == parsed.tokens[last - 1].end
        for q in parsed.quotations
    )


def without(sentence: TokenRange, excluded: list[TokenRange]) -> list[TokenRange]:
    """The parts of a token range that no excluded range covers."""
    pieces, position = [], sentence[0]
    for first, last in sorted(excluded):
        if first > position:
            pieces.append((position, first))
        position = max(position, last)
    if position < sentence[1]:
        pieces.append((position, sentence[1]))
    return pieces


def token_range(parsed: ParsedSentence, first: int, last: int) -> TokenRange:
    """Segment indices → token indices."""
    return parsed.segments[first].first, parsed.segments[last - 1].last
