"""Score the extraction on a folder of the German news quotation corpus.

    python benchmarks/extraction_quality.py CORPUS.jsonl [--scorer score_quotes.py] [--output PREDICTED.jsonl] [--errors N]

CORPUS.jsonl is a split of the corpus by Petersen-Frey and Biemann (LREC-COLING 2024), one article a line. The predictions come from
the pipeline that the server uses, put into the corpus's conventions: quotation marks and "dass" belong to the quote, a
summarised act is its whole clause, neighbouring statements of one speaker are one quote.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quoted_phrases import loose_phrases, quoted_phrases

from extraction import parse
from extraction.text import Attribution, Document, Kind, Quotation, Span

TYPES = {
    Kind.DIRECT: "Direct",
    Kind.INDIRECT: "Indirect",
    Kind.FREE_INDIRECT: "IndirectFreeIndirect",
    Kind.REPORTED: "Reported",
}


# The corpus marks few summarised acts: those that retell or label, hardly those that take a stand.
SUMMARIES = frozenset(
    "akzeptieren anregen auffordern ausgehen beklagen berichten beziffern bezeichnen drohen einschätzen einstufen fordern fürchten "
    "hinweisen klagen nennen plädieren raten schildern sprechen versichern verweisen voraussagen vorwerfen warnen werten zuschreiben "
    "ankündigen schätzen rechnen zurückführen vermuten begründen bemängeln".split()
) | {"als angeben"}


# Those that take a stand are marked where they say as what somebody sees a thing: "verurteilte die Tat als feige".
LABELS = frozenset(
    "ablehnen ansehen begrüßen betrachten brandmarken feiern kritisieren loben preisen rühmen verteidigen verurteilen würdigen "
    "zurückweisen".split()
) | {"als sehen"}


def predict(text: str) -> list[dict]:
    """The corpus's quotes for a text."""
    document = parse(text)
    everything = sorted([*document.attributions, *document.relayed], key=lambda a: a.content[0].start)
    phrases = [
        _phrase(document, a, q) for a in document.attributions for q in quoted_phrases(document, a) if _is_worded(a)
    ]
    quotes = [_quote(document, group) for group in _groups(document, everything)]
    quotes += [{**quote, "speaker": cited} for quote in quotes if (cited := quote.pop("cited"))]
    hearsay = [
        {**_quote(document, group), "type": "FreeIndirect", "cited": []}
        for group in _groups(document, document.hearsay)
    ]
    taken = [Span(*s) for quote in (*quotes, *phrases) if quote["type"] == "Direct" for s in quote["quote"]]
    loose = [{"quote": _pairs([q.outer]), "type": "Direct"} for q in loose_phrases(document, taken)]
    return [*quotes, *phrases, *hearsay, *loose]


def _groups(document: Document, everything: list[Attribution]) -> list[list[Attribution]]:
    """What the corpus has as one quote each."""
    groups: list[list[Attribution]] = []
    for attribution in everything:
        if attribution.kind is Kind.REPORTED and not _is_summary(document, attribution):
            continue
        if attribution.kind is Kind.INDIRECT and _is_quoted(document, attribution):
            continue  # counted with the words in quotation marks
        if groups and _joins(document, groups[-1][-1], attribution):
            groups[-1].append(attribution)
        else:
            groups.append([attribution])
    return groups


def _is_quoted(document: Document, attribution: Attribution) -> bool:
    return any(
        all(q.outer.contains(span) for span in attribution.content) for q in quoted_phrases(document, attribution)
    )


def _is_summary(document: Document, attribution: Attribution) -> bool:
    """Where the act's own words are quoted, the corpus has these alone."""
    labels = attribution.cue_lemma in LABELS and " als " in _quote_spans(document, attribution)[0].of(document.text)
    if not (labels or attribution.cue_lemma in SUMMARIES) or not attribution.speaker:
        return False
    return not any(quoted_phrases(document, attribution))


def _is_worded(attribution: Attribution) -> bool:
    return attribution.kind is not Kind.REPORTED or bool(attribution.cue_lemma)


def _phrase(document: Document, attribution: Attribution, quotation: Quotation) -> dict:
    quote = _quote(document, [attribution])
    del quote["cited"]
    if attribution.kind is Kind.REPORTED:
        quote = {
            **quote,
            "cue": _pairs([*attribution.cue, *_preposition_before(document.text, quotation.outer.start)]),
            "frame": _pairs(_frame_around(document, attribution, quotation)),
        }
    elif attribution.kind is Kind.FREE_INDIRECT and (framed := _frame_before(document, attribution)):
        quote = {**_quote(document, [framed]), "addressee": []}
        del quote["cited"]
    return {**quote, "quote": _pairs([quotation.outer]), "type": "Direct", "nested": True}


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


def _joins(document: Document, before: Attribution, after: Attribution) -> bool:
    """Neighbours with one frame (direct speech over several sentences), or carried on by the same speaker."""
    if before.kind is not after.kind or after.sentence - before.sentence > 1:
        return False
    if before.kind is Kind.DIRECT:
        same_quotation = any(
            q.outer.contains(before.content[-1]) and q.outer.contains(after.content[0]) for q in document.quotations
        )
        return same_quotation or (before.frame == after.frame and before.frame != ())
    same_paragraph = document.sentences[before.sentence].paragraph == document.sentences[after.sentence].paragraph
    same_speaker = before.speaker == after.speaker or after.nested
    return before.kind is Kind.FREE_INDIRECT and same_speaker and same_paragraph


def _quote(document: Document, group: list[Attribution]) -> dict:
    lead = group[0]
    spans = [span for attribution in group for span in _quote_spans(document, attribution)]
    if lead.kind is Kind.DIRECT and not lead.frame and (framed := _frame_before(document, lead)):
        lead = replace(lead, frame=framed.frame, cue=framed.cue, cue_lemma=framed.cue_lemma)
    own_frame = lead.kind in (Kind.DIRECT, Kind.INDIRECT)
    frame = [_with_comma(document.text, s, spans[0].start) for s in _frame(document, lead)] if own_frame else []
    return {
        "quote": _pairs(_without_gaps(document.text, spans)),
        "speaker": _pairs([_speaker(document, lead)] if lead.speaker else []),
        "cue": _pairs(_cue(document, lead)) if own_frame else [],
        "frame": _pairs(frame),
        "addressee": _pairs([lead.addressee] if lead.addressee else []),
        "type": TYPES[lead.kind],
        "nested": lead.nested,
        "cited": _pairs(_who_cites(document, lead)) if lead.cue_lemma == "zitieren" else [],
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


def _quote_spans(document: Document, attribution: Attribution) -> list[Span]:
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


def _speaker(document: Document, attribution: Attribution) -> Span:
    """In a source frame the corpus's speaker takes the noun along ("Angaben der Polizei"), also where the speech goes on."""
    assert attribution.speaker is not None
    if (pronoun := _relative_pronoun(document.text, attribution)) is not None:
        return pronoun
    source = attribution if not attribution.carried else _source_of(document, attribution)
    if attribution.cue_lemma == "demnach":
        return attribution.cue[0]
    if source is None or source.cue_lemma not in ("nach", "zufolge") or not source.frame:
        return attribution.speaker
    frame = source.frame[0]
    own = "eigen" in frame.of(document.text).lower()
    if not own and not frame.contains(attribution.speaker):
        return attribution.speaker
    words = frame.of(document.text)
    if words.lower().endswith((" zufolge", " nach")):
        return Span(frame.start, frame.start + words.rindex(" "))
    after = document.text.find(" ", frame.start)
    return Span(after + 1, frame.end) if 0 < after < frame.end else attribution.speaker


def _relative_pronoun(text: str, attribution: Attribution) -> Span | None:
    """ "der Junge, der angab, …": the corpus has the pronoun for the speaker."""
    speaker = attribution.speaker
    if speaker is None or attribution.carried or not attribution.cue:
        return None
    found = re.match(r",\s+(der|die|das|welche[rs]?)\b[^,]*$", text[speaker.end : attribution.cue[0].start])
    return Span(speaker.end + found.start(1), speaker.end + found.end(1)) if found else None


def _source_of(document: Document, carried: Attribution) -> Attribution | None:
    """The attribution with a source frame that a sentence without one carries on."""
    return next((a for a in document.attributions if a.speaker == carried.speaker and not a.carried and a.frame), None)


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


def _pairs(spans: Iterable[Span]) -> list[list[int]]:
    return [[s.start, s.end] for s in sorted(spans, key=lambda s: s.start)]


def main() -> int:
    """Write the predictions and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--scorer", type=Path, help="the corpus's scorer; default: ../tools/score_quotes.py beside it")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    output = args.output or Path(tempfile.mkstemp(suffix=".jsonl")[1])
    with args.corpus.open(encoding="utf-8") as articles, output.open("w", encoding="utf-8") as predictions:
        for line in articles:
            article = json.loads(line)
            row = {"id": article["id"], "quotes": predict(article["text"])}
            predictions.write(json.dumps(row, ensure_ascii=False) + "\n")
    scorer = args.scorer or args.corpus.resolve().parent.parent / "tools" / "score_quotes.py"
    command = [sys.executable, str(scorer), str(args.corpus), str(output), "--errors", str(args.errors)]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
