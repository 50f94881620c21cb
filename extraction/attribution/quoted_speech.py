"""Direct speech: gives every quotation to whoever its frame names and cuts it into statements."""

from __future__ import annotations

from extraction.attribution.contents import (
    spans_of,
)
from extraction.attribution.discourse import Discourse
from extraction.attribution.unframed import frame_of_neighbour
from extraction.text import Kind, Span, guarded, replace

_LONGEST_TITLE = 80  # characters


def attribute_quotations(discourse: Discourse) -> None:
    """Turn every quotation with a frame into statements, sentence by sentence; one without a frame goes with its neighbours."""
    pieces: dict[int, list[tuple[int, Span]]] = {}
    for k in dict.fromkeys(q for q in discourse.quoted if q is not None):
        pieces[k] = _sentence_pieces(discourse, k)
    _frame_earlier_paragraphs(discourse, pieces)
    previous: int | None = None
    for k, parts in pieces.items():
        with guarded(discourse.document, "quotations", discourse.document.quotations[k].outer):
            previous = k if _attribute_quotation(discourse, previous, k, parts) else None


def _attribute_quotation(discourse: Discourse, previous: int | None, k: int, parts: list[tuple[int, Span]]) -> bool:
    """Make statements of one quotation, if it has a frame."""
    frame = discourse.direct.get(k) or frame_of_neighbour(discourse, parts)
    if frame is None:
        return False
    discourse.direct[k] = frame
    for sentence, span in _continue_split(discourse, previous, k, parts):
        discourse.found[sentence].append(replace(frame, content=(span,), sentence=sentence))
    return True


def _frame_earlier_paragraphs(discourse: Discourse, pieces: dict[int, list[tuple[int, Span]]]) -> None:
    """A quotation set over paragraphs, with a mark at the start of each: the frame of the last holds for all."""
    order = list(pieces)
    for k, following in zip(reversed(order[:-1]), reversed(order[1:]), strict=True):
        quotation = discourse.document.quotations[k]
        unclosed = quotation.outer.end == quotation.inner.end
        adjacent = pieces[k] and pieces[following] and pieces[following][0][0] - pieces[k][-1][0] == 1
        if unclosed and adjacent and k not in discourse.direct and following in discourse.direct:
            discourse.direct[k] = discourse.direct[following]


def _sentence_pieces(discourse: Discourse, k: int) -> list[tuple[int, Span]]:
    """What is hidden of a quotation, cut at the sentence ends inside, as (sentence index, trimmed span)."""
    pieces: list[tuple[int, Span]] = []
    quotation = discourse.document.quotations[k]
    for i in range(discourse.sentence_of_character(quotation.inner.start), len(discourse.document.sentences)):
        sentence = discourse.document.sentences[i]
        if sentence.span.start >= quotation.inner.end:
            break
        tokens = [
            t
            for t in range(sentence.first, sentence.last)
            if discourse.quoted[t] == k
            and quotation.inner.start <= discourse.document.tokens[t].start
            and discourse.document.tokens[t].end <= quotation.inner.end
        ]
        if tokens:
            spans = spans_of(discourse.sentences[i], [(tokens[0], tokens[-1] + 1)])
            if spans:
                if pieces and _is_inside_title(discourse.document.text, pieces[-1][1], quotation.inner.end):
                    first, before = pieces.pop()
                    pieces.append((first, Span(before.start, spans[0].end)))
                else:
                    pieces.append((i, spans[0]))
    return pieces


def _is_inside_title(text: str, piece: Span, end: int) -> bool:
    """Whether a piece ends inside a title with a full stop: "unter dem Motto „Gemeinsam.| Für Europa“ wollen wir"."""
    opens = text.rfind("„", piece.start, piece.end)
    if opens < 0 or text.find("“", opens, piece.end) >= 0:
        return False
    closes = text.find("“", piece.end, min(end, opens + _LONGEST_TITLE))
    return closes >= 0 and text[closes - 1] not in ".!?"


def _continue_split(
    discourse: Discourse, previous: int | None, k: int, parts: list[tuple[int, Span]]
) -> list[tuple[int, Span]]:
    """ "„A“, sagte X, „B“": where B goes on with A's sentence, its first piece joins A's statement."""
    if previous is None or not parts:
        return parts
    before, here = discourse.document.quotations[previous], discourse.document.quotations[k]
    sentence, span = parts[0]
    if sentence != discourse.sentence_of_character(before.outer.end - 1):
        return parts
    if discourse.direct[k].cue != discourse.direct[previous].cue:
        return parts
    text = discourse.document.text[before.inner.start : before.inner.end].rstrip()
    gap = discourse.document.text[before.outer.end : here.outer.start]
    if text.endswith((".", "!", "?")) or "." in gap or not gap.strip(" ,"):
        return parts
    group = discourse.found[sentence]
    if group and group[-1].kind is Kind.DIRECT:
        group[-1] = replace(group[-1], content=(*group[-1].content, span))
        return parts[1:]
    return parts
