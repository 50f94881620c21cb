"""A statement as the corpus writes its quotes: spans of the words, the cue, the frame and the speaker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extraction.text import Attribution, Document, Kind, Quotation, Span
from quotation_corpus.speakers import speaker

TYPES = {
    Kind.DIRECT: "Direct",
    Kind.INDIRECT: "Indirect",
    Kind.FREE_INDIRECT: "IndirectFreeIndirect",
    Kind.REPORTED: "Reported",
}


def is_worded(attribution: Attribution) -> bool:
    """Whether an attribution has words of its own."""
    return attribution.kind is not Kind.REPORTED or bool(attribution.cue_lemma)


def write_phrase(document: Document, attribution: Attribution, quotation: Quotation) -> dict:
    """A quotation of some words only, as the corpus has it."""
    quote = write_quote(document, [attribution])
    del quote["cited"]
    if attribution.kind is Kind.REPORTED:
        quote = {
            **quote,
            "cue": write_pairs([*attribution.cue, *_preposition_before(document.text, quotation.outer.start)]),
            "frame": write_pairs(_frame_around(document, attribution, quotation)),
        }
    elif attribution.kind is Kind.FREE_INDIRECT and (framed := _frame_before(document, attribution)):
        quote = {**write_quote(document, [framed]), "addressee": []}
        del quote["cited"]
    return {**quote, "quote": write_pairs([quotation.outer]), "type": "Direct", "nested": True}


def _frame_around(document: Document, attribution: Attribution, quotation: Quotation) -> list[Span]:
    """ "bezeichnete die Pläne als „…“": what stands before the quoted words, and the rest of the cue behind them."""
    start = min(s.start for s in (*attribution.frame, *attribution.content))
    before = document.text[start : quotation.outer.start].rstrip()
    behind = [s for s in attribution.cue if s.start >= quotation.outer.end]
    return [Span(start, start + len(before)), *behind] if before else behind


def _frame_before(document: Document, attribution: Attribution) -> Attribution | None:
    """The statement with a frame whose speaker is carried on."""
    earlier = [
        a for a in document.attributions if a.sentence < attribution.sentence and a.speaker == attribution.speaker
    ]
    return next((a for a in reversed(earlier) if a.frame and a.kind in (Kind.DIRECT, Kind.INDIRECT)), None)


def _preposition_before(text: str, quotation: int) -> list[Span]:
    """ "sprach von einer „…“": the word that leads to a quoted phrase belongs to the cue."""
    found = re.search(
        r"\b(als|von|vor|auf|mit|über)( eine[rmns]?| de[rmn]| die| das)? $", text[max(0, quotation - 20) : quotation]
    )
    start = max(0, quotation - 20)
    return [Span(start + found.start(1), start + found.end(1))] if found else []


def write_quote(document: Document, group: list[Attribution]) -> dict:
    """The quote that a group of attributions makes in the corpus."""
    lead = group[0]
    spans = [span for attribution in group for span in quote_spans(document, attribution)]
    if lead.kind is Kind.DIRECT and not lead.frame and (framed := _frame_before(document, lead)):
        lead = replace(lead, frame=framed.frame, cue=framed.cue, cue_lemma=framed.cue_lemma)
    own_frame = lead.kind in (Kind.DIRECT, Kind.INDIRECT)
    frame = [_with_comma(document.text, s, spans[0].start) for s in _frame(document, lead)] if own_frame else []
    return {
        "quote": write_pairs(_without_gaps(document.text, spans)),
        "speaker": write_pairs([speaker(document, lead)] if lead.speaker else []),
        "cue": write_pairs(_cue(document, lead)) if own_frame else [],
        "frame": write_pairs(frame),
        "addressee": write_pairs([lead.addressee] if lead.addressee else []),
        "type": TYPES[lead.kind],
        "nested": lead.nested,
        "cited": write_pairs(_who_cites(document, lead)) if lead.cue_lemma == "zitieren" else [],
    }


def _without_gaps(text: str, spans: list[Span]) -> list[Span]:
    """Sentences one behind the other with nothing but marks between them are one piece."""
    joined = spans[:1]
    for span in spans[1:]:
        if span.start >= joined[-1].end and not re.search(r"\w", text[joined[-1].end : span.start]):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def quote_spans(document: Document, attribution: Attribution) -> list[Span]:
    """The spans that the corpus marks as the words."""
    text = document.text
    if attribution.kind is Kind.REPORTED:
        pieces = [*attribution.frame, *attribution.content]
        return [_with_stop(text, Span(min(p.start for p in pieces), max(p.end for p in pieces)))]
    spans = [_with_marks(document, span) for span in attribution.content]
    if attribution.kind is Kind.FREE_INDIRECT:
        return [*spans[:-1], _with_stop(text, spans[-1])]
    if attribution.kind is Kind.INDIRECT:
        pointer = _pointer(document, attribution)
        spans = [*spans[:-1], Span(spans[-1].start, pointer.end)] if pointer else spans
        return [_with_dass(text, spans[0]), *spans[1:]]
    return spans


def _pointer(document: Document, attribution: Attribution) -> Span | None:
    """ "Die Brücke ist gesperrt. Das teilte die Stadt mit": the pronoun that stands for the quote is part of it."""
    if len(attribution.frame) != 1 or attribution.frame[0].start < attribution.content[-1].end:
        return None
    word = attribution.frame[0].of(document.text).split()[0]
    start = attribution.frame[0].start
    return Span(start, start + len(word)) if word in ("Das", "Dies", "Dieses") else None


def _frame(document: Document, attribution: Attribution) -> Iterable[Span]:
    """The frame, without the pronoun that points back; with "wonach" also the clause before."""
    if attribution.kind is Kind.INDIRECT and (pointer := _pointer(document, attribution)):
        end = attribution.frame[0].end
        return [Span(pointer.end + 1, end - document.text[:end].endswith("."))]
    if attribution.cue_lemma == "wonach" and attribution.frame:
        start = document.sentences[attribution.sentence].span.start
        return [Span(min(start, attribution.frame[0].start), attribution.frame[0].end)]
    return _from_start(document, attribution)


def _from_start(document: Document, attribution: Attribution) -> Iterable[Span]:
    """A frame in front of its content takes along what stands before it in its sentence, if that is nobody's words."""
    frame = attribution.frame
    if not frame or len(frame) > 1 or not attribution.content or frame[0].start > attribution.content[0].start:
        return frame
    start = document.sentences[attribution.sentence].span.start
    others = (
        span
        for other in (*document.attributions, *document.relayed)
        if other is not attribution
        for span in (*other.content, *other.frame)
    )
    if start >= frame[0].start:
        return frame
    if any(span.start < frame[0].start and start < span.end for span in others):
        return frame
    return [Span(start, frame[0].end)]


def _who_cites(document: Document, attribution: Attribution) -> list[Span]:
    """ "Der Sender zitiert Merz": who cites and who is cited say the same words, so the corpus has them twice."""
    known = sorted([*attribution.cue, *([attribution.speaker] if attribution.speaker else [])])
    for whole in attribution.frame:
        edges = [whole.start, *(edge for span in known for edge in (span.start, span.end)), whole.end]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            named = _CITER.search(document.text[start:end]) if start < end else None
            if named and named[1] not in ("Worten", "mit den Worten", "den Worten"):
                return [Span(start + named.start(1), start + named.end(1))]
    return []


_CITER = re.compile(
    r"(?:^|[ ,])(?:(?:von|vom|in|auf|bei) )?((?:(?:im|der|dem|die|das|den|ein|einer|einem|eine) )?"
    r"(?:[a-zäöü]+ )?[„A-ZÄÖÜ][^,:]*?)(?: dazu| mit | wie folgt|[ ,:]*$)"
)


def _cue(document: Document, attribution: Attribution) -> list[Span]:
    if attribution.cue_lemma == "nach":
        return list(attribution.cue[:1])
    if attribution.frame and attribution.frame[0].of(document.text)[:4].lower() == "wie ":
        return [Span(attribution.frame[0].start, attribution.frame[0].start + 3), *attribution.cue]
    return list(attribution.cue)


def _with_marks(document: Document, span: Span) -> Span:
    for quotation in document.quotations:
        if quotation.outer.contains(span) and quotation.inner.start == span.start:
            span = Span(quotation.outer.start, span.end)
        if quotation.outer.contains(span) and span.end in range(quotation.inner.end - 1, quotation.inner.end + 1):
            span = Span(span.start, quotation.outer.end)
    return span


def _with_dass(text: str, span: Span) -> Span:
    for word in ("dass ", "dass, ", "daß ", "Dass "):
        if text[max(0, span.start - len(word)) : span.start] == word:
            return Span(span.start - len(word), span.end)
    return span


def _with_stop(text: str, span: Span) -> Span:
    return Span(span.start, span.end + 1) if text[span.end : span.end + 1] in tuple(".!?;") else span


def _with_comma(text: str, span: Span, content: int) -> Span:
    """The commas around a frame belong to it."""
    before = text[: span.start].rstrip()
    pointer = next((w for w in ("Das ", "Dies ") if text.startswith(w, span.start)), "")
    if (
        content < span.start and pointer
    ):  # "Dies teilte X mit." after the content: the corpus leaves out pronoun and full stop
        return Span(span.start + len(pointer), span.end - (text[span.end - 1] == "."))
    if content < span.start and before.endswith(","):
        span = Span(len(before) - 1, span.end)
    return Span(span.start, span.end + 1) if text[span.end : span.end + 1] in (",", ":") else span


def write_pairs(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as the corpus writes them."""
    return [[s.start, s.end] for s in sorted(spans, key=lambda s: s.start)]
