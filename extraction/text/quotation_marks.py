"""Finds what stands in quotation marks: „…“ „…” „…" »…« «…» "…" “…” ‚…‘ ›…‹, nested, and across sentences.

An opening mark that nothing closes is no quotation: the search for its partner ends with the paragraph, unless the
partner comes before any other mark, as where one quotation runs over several paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from extraction.text.document import Document, Quotation, Token
from extraction.text.results import Span

_PARTNERS = {
    "„": '“”"‟',
    ",,": "“”\"''",
    "“": '”"',
    "”": "”",
    "``": "''",
    "‟": "”",
    "<<": ">>",
    ">>": "<<",
    "»": "«»",
    "«": "»",
    '"': '"“”',
    "‚": "‘’'",
    "›": "‹",
    "‹": "›",
    "'": "'",
    "‘": "’",
}
_ALL_MARKS = frozenset("„“”\"‟»«‚‘’›‹'") | {",,", "''", "``", "<<", ">>"}
_APOSTROPHES = frozenset("'’‘")
_LONGEST_GLUED = 500  # tokens back to the marks that tell whether one is open


@dataclass(slots=True)
class _Open:
    mark: str
    token: int
    paragraph: int


def find_quotations(document: Document) -> None:
    """Fill in the quotations of a document, in the order of their opening marks."""
    paragraphs = _paragraph_of_tokens(document)
    open_marks: list[_Open] = []
    found: list[tuple[int, int, int]] = []
    for i, token in enumerate(document.tokens):
        if token.text not in _ALL_MARKS:
            continue
        while open_marks and not _still_open(open_marks[-1], paragraphs[i], token.text):
            found += _close_at_paragraph(document, open_marks, paragraphs, i)
        partner = _partner(open_marks, document, i)
        if partner is not None:
            found.append((open_marks[partner].token, i, partner))
            del open_marks[partner:]
        elif _can_open(document, i):
            open_marks.append(_Open(token.text, i, paragraphs[i]))
    while open_marks:
        found += _close_at_paragraph(document, open_marks, paragraphs, None)
    document.quotations = [_quotation(document.tokens, *pair) for pair in sorted(found)]


def _close_at_paragraph(
    document: Document, open_marks: list[_Open], paragraphs: list[int], following: int | None
) -> list[tuple[int, int, int]]:
    """Take the innermost open mark off. It still makes a quotation, up to the end of its paragraph, where a colon
    introduces it or where the next paragraph opens with a mark again, as long quotations are set.
    """
    mark = open_marks.pop()
    if open_marks:
        return []
    last = bisect_right(paragraphs, mark.paragraph) - 1
    reopened = following is not None and following == last + 1 and document.tokens[following].text == mark.mark
    introduced = mark.token > 0 and document.tokens[mark.token - 1].text == ":"
    if mark.token == last or not (reopened or introduced):
        return []
    return [(mark.token, last + 1, 0)]


def _paragraph_of_tokens(document: Document) -> list[int]:
    return [sentence.paragraph for sentence in document.sentences for _ in range(sentence.first, sentence.last)]


def _still_open(mark: _Open, paragraph: int, closing: str) -> bool:
    return mark.paragraph == paragraph or (paragraph - mark.paragraph <= 3 and closing in _PARTNERS[mark.mark])


def _partner(open_marks: list[_Open], document: Document, i: int) -> int | None:
    """The innermost open mark that token `i` can close."""
    mark = document.tokens[i].text
    if not _can_close(document, i):
        return None
    for k in range(len(open_marks) - 1, max(-1, len(open_marks) - 6), -1):
        if mark in _PARTNERS[open_marks[k].mark] and open_marks[k].token + 1 < i:
            return k
    return None


def _can_open(document: Document, i: int) -> bool:
    token = document.tokens[i]
    if token.text not in _PARTNERS or i + 1 == len(document.tokens):
        return False
    if token.text in "„,,‚":
        return token.text != ",," or document.tokens[i + 1].start == token.end
    if token.text == '"' and opens_glued_quotation(document.tokens, i):
        return True
    return _space_before(document.text, token) and document.tokens[i + 1].start == token.end


def _can_close(document: Document, i: int) -> bool:
    token = document.tokens[i]
    if token.text in "„‚":
        return False
    if token.text in _APOSTROPHES:
        return document.tokens[i - 1].end == token.start and not document.text[token.end : token.end + 1].isalnum()
    glued_after = document.text[token.end : token.end + 1].isalnum()
    return i > 0 and (document.tokens[i - 1].end == token.start or not glued_after)


def _space_before(text: str, token: Token) -> bool:
    return token.start == 0 or not (text[token.start - 1].isalnum() or text[token.start - 1] in ".,!?…")


def _quotation(tokens: list[Token], opening: int, closing: int, depth: int) -> Quotation:
    """`closing` is the token of the closing mark, or the first token of the next paragraph where there is none."""
    if closing == len(tokens) or tokens[closing].text not in _ALL_MARKS or (closing and tokens[closing].text == "„"):
        end = tokens[closing - 1].end
        return Quotation(Span(tokens[opening].start, end), Span(tokens[opening].end, end), depth)
    return Quotation(
        Span(tokens[opening].start, tokens[closing].end), Span(tokens[opening].end, tokens[closing].start), depth
    )


def opens_glued_quotation(tokens: list[Token], i: int) -> bool:
    """Whether a straight mark without blanks around it opens a quotation: `… geht es.|"Wir warten", sagte sie`.

    The marks before it say so: one that has a letter right behind it and a blank before it is open.
    """
    if not is_glued_to_sentence(tokens, i):
        return False
    opens = True
    for k in range(i - 1, max(-1, i - _LONGEST_GLUED), -1):
        if tokens[k].text != '"':
            continue
        if tokens[k + 1].start > tokens[k].end or not tokens[k + 1].text[0].isalnum():
            return opens  # it closes what was said before
        if k == 0 or tokens[k - 1].end < tokens[k].start:
            return not opens
        opens = not opens
    return opens


def is_glued_to_sentence(tokens: list[Token], i: int) -> bool:
    """Whether a mark stands right between a full stop and a capital."""
    if not 0 < i < len(tokens) - 1 or tokens[i - 1].text != "." or not tokens[i + 1].text[0].isupper():
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
