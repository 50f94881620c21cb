"""Who says what: puts the frames and their contents together, sentence by sentence.

The order of the stages: quotations are matched with the frame before, inside or after them; source frames ("laut X") and frames
with a verb claim the content beside them; what is left may be a summarised act; a sentence in the subjunctive without
any frame carries on the speech before it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace

from extraction.clauses import ParsedSentence, Segment, Shape, parse_sentence
from extraction.contents import content_after, spans_of, token_range, without
from extraction.cues import cue_entries
from extraction.document import Attribution, Document, Kind, Quotation, Span
from extraction.frames import Frame, Range, pronominal_adverbs, read_frame, read_predicate, subject_of
from extraction.lexicon import words_of
from extraction.morphology import Mood, verb_forms
from extraction.nominal_frames import read_nominal_frame
from extraction.reported_acts import complement_of
from extraction.source_frames import SourceFrame, find_source_frames, is_hearsay_adverb
from extraction.tagging import Tag

_SUBJUNCTIVE = Mood.KONJUNKTIV_I | Mood.KONJUNKTIV_II


@dataclass(slots=True)
class _Reader:
    """What is known while an article is read: the parsed sentences and which quotations have found their frame."""

    document: Document
    quoted: list[int | None]
    sentences: list[ParsedSentence]
    found: list[list[Attribution]] = field(default_factory=list)
    direct: dict[int, Attribution] = field(default_factory=dict)


def attribute(document: Document) -> None:
    """Fill in the attributions of a document, in the order of the text. Tokens, sentences, quotations must be there."""
    quoted = hidden_quotations(document)
    sentences = [parse_sentence(document, i, quoted) for i in range(len(document.sentences))]
    reader = _Reader(document, quoted, sentences, [[] for _ in sentences])
    for parsed in sentences:
        if not _read_headline(reader, parsed):
            _read_sentence(reader, parsed)
    _attribute_bare_quotations(reader)
    _carry_on(reader)
    found = [a for group in reader.found for a in group if a.content]
    found.sort(key=lambda a: (a.content[0].start, a.content[-1].end))
    document.attributions = [a for a in found if not a.nested]
    document.relayed = [a for a in found if a.nested]
    document.hearsay = _find_hearsay(reader)


# --- quotations -----------------------------------------------------------------------------------------------------


def hidden_quotations(document: Document) -> list[int | None]:
    """For each token the index of the quotation that hides it from the clauses around it, or None.

    Hidden is what is a clause of its own. A word or phrase in quotation marks stays part of the sentence around it.
    """
    quoted: list[int | None] = [None] * len(document.tokens)
    starts = {token.start: i for i, token in enumerate(document.tokens)}
    ends = {token.end: i for i, token in enumerate(document.tokens)}
    for k, quotation in enumerate(document.quotations):
        if quotation.depth:
            continue
        first, last = starts[quotation.outer.start], ends[quotation.outer.end] + 1
        if _is_speech(document, first, last):
            quoted[first:last] = [k] * (last - first)
    return quoted


def _is_speech(document: Document, first: int, last: int) -> bool:
    words = document.tokens[first + 1 : last - 1]
    if not words:
        return False
    before = document.tokens[first - 1].text if first else ""
    after = document.tokens[last].text if last < len(document.tokens) else ""
    ends = words[-1].text in (".", "!", "?", "…", ",")
    finite = any(_surely_finite(words, i) for i in range(len(words)))
    apart = before in ("", ":", ",", ".", "!", "?", "“", "”", "«", "–") or words[0].text[0].isupper() and finite
    if after == "," and apart and _introduces(document, last + 1):
        return True
    if before == "," and ends and _follows_quotation(document, first):
        return True
    opens = before in ("", ":", ".", "!", "?", "“", "”", "«") or (before == "," and finite)
    if before == ":" and (finite or ends or len(words) > 3):
        return True
    if ends and (finite or opens) and len(words) > 1:
        return True
    if not finite or len(words) < 2:
        return False
    return opens or words[0].text[0].isupper() and (after in (",", ".", "") or before == ",")


def _follows_quotation(document: Document, first: int) -> bool:
    """Whether another quotation has closed just before, with a short frame in between."""
    nearby = document.tokens[max(0, first - 25) : first]
    return any(token.text in "“”«»\"" for token in nearby)


def _introduces(document: Document, t: int) -> bool:
    """Whether a frame starts at token `t`, right behind a quotation and a comma: "…“, sagte X" or "…“, so X"."""
    if t + 1 >= len(document.tokens):
        return False
    word = document.tokens[t].text
    if word == "so":
        return True
    return word[0].islower() and any(f.finite and f.moods & Mood.INDICATIVE for f in verb_forms(word))


def _surely_finite(words: list, i: int) -> bool:
    word = words[i].text
    if word[0].isupper() and i > 0:
        return False
    forms = verb_forms(word.lower())
    return any(f.finite for f in forms) and not any(f.infinitive and f.lemma == word for f in forms[:1])


# --- sentences ------------------------------------------------------------------------------------------------------


def _read_sentence(reader: _Reader, parsed: ParsedSentence) -> None:
    document = reader.document
    sources = find_source_frames(document, parsed)
    source_segments = {
        i for s in sources if s.lemma == "so" or _covers(parsed, s) for i, segment in enumerate(parsed.segments)
        if i == s.segment or s.tokens[0] <= segment.first and segment.last <= s.tokens[1]
    }  # fmt: skip
    frames = [None if i in source_segments else _frame_at(reader, parsed, i) for i in range(len(parsed.segments))]
    claimed = [False] * len(parsed.segments)
    _read_quotes(reader, parsed, frames, sources, claimed)
    for frame in frames:
        if frame is not None and not claimed[frame.segment]:
            _read_verb_frame(reader, parsed, frame, frames, claimed)
    _read_nominal_frames(reader, parsed, claimed)
    for frame in frames:
        if frame is not None and not claimed[frame.segment]:
            _read_summary(reader, parsed, frame, claimed)
    for source in sources:
        _read_source_frame(reader, parsed, source, sources, claimed)
    _read_demnach(reader, parsed)


def _read_headline(reader: _Reader, parsed: ParsedSentence) -> bool:
    """ "Merz: Deutschland bleibt größter Geber": a paragraph without a full stop, a name, a colon, a clause."""
    document, sentence = reader.document, parsed.sentence
    if len(parsed.segments) < 2 or document.tokens[sentence.last - 1].text in (".", "!", "?") or parsed.segments[1].before != ":":
        return False
    head, clause = parsed.segments[0], parsed.segments[1]
    names = range(head.first, head.last)
    if head.last - head.first > 3 or any(parsed.tag(t) is not Tag.NOUN for t in names) or clause.shape is not Shape.MAIN:
        return False
    content = [(clause.first, sentence.last)]
    speaker = _span(document, (head.first, head.last))
    frame = (speaker,) if speaker else ()
    _emit(reader, parsed, Attribution(spans_of(document, content), Kind.INDIRECT, parsed.index, cue=(document.tokens[head.last].span,), cue_lemma=":", speaker=speaker, frame=frame))
    return True


def _frame_at(reader: _Reader, parsed: ParsedSentence, index: int) -> Frame | None:
    """The frame at a segment. A stance in the subjunctive ("China lehne … ab") is content, not a frame; "habe gefordert" is one."""
    frame = read_frame(reader.document, parsed, index)
    if frame is None:
        return None
    segment = parsed.segments[index]
    assert segment.form is not None
    perfect = segment.form.lemma == "haben" and len(frame.cue) > 1
    return frame if segment.mood & Mood.INDICATIVE or perfect else None


def _read_nominal_frames(reader: _Reader, parsed: ParsedSentence, claimed: list[bool]) -> None:
    for index in range(len(parsed.segments) - 1):
        if claimed[index + 1]:
            continue
        frame = read_nominal_frame(reader.document, parsed, index)
        if frame is None:
            continue
        right = content_after(reader.document, parsed, frame)
        if right is None or right[0] != index + 1:
            continue
        for i in range(*right):
            claimed[i] = True
        claimed[index] = True
        ranges = [token_range(parsed, index, index + 1)]
        _emit(reader, parsed, _attribution(reader, parsed, frame, [token_range(parsed, *right)], Kind.INDIRECT, ranges))


def _read_demnach(reader: _Reader, parsed: ParsedSentence) -> None:
    """ "Demnach wurde niemand verletzt": the source of the sentence before goes on."""
    document, first = reader.document, parsed.sentence.first
    if reader.found[parsed.index] or not is_hearsay_adverb(document, first) or parsed.index == 0:
        return
    before = reader.found[parsed.index - 1]
    content = spans_of(document, [(first + 1, parsed.sentence.last)])
    speaker = before[-1].speaker if before else None
    token = document.tokens[first].span
    _emit(reader, parsed, Attribution(content, Kind.INDIRECT, parsed.index, (token,), "demnach", speaker, frame=(token,), carried=True))


def _covers(parsed: ParsedSentence, source: SourceFrame) -> bool:
    segment = parsed.segments[source.segment]
    return source.tokens[0] == segment.first and source.tokens[1] >= segment.last


def _emit(reader: _Reader, parsed: ParsedSentence, attribution: Attribution) -> None:
    if attribution.content:
        reader.found[parsed.index].append(attribution)


def _attribution(
    reader: _Reader, parsed: ParsedSentence, frame: Frame, content: list[Range], kind: Kind, frame_ranges: list[Range]
) -> Attribution:
    document = reader.document
    cue = frame.cue
    if content and kind is not Kind.REPORTED:
        cue = sorted({*cue, *pronominal_adverbs(document, parsed.segments[frame.segment])})
    return Attribution(
        content=spans_of(document, content),
        kind=kind,
        sentence=parsed.index,
        cue=tuple(document.tokens[t].span for t in cue),
        cue_lemma=frame.entry.lemma,
        speaker=_span(document, frame.speaker),
        addressee=_span(document, frame.addressee),
        frame=tuple(span for r in frame_ranges if (span := _span(document, r))),
    )


def _span(document: Document, tokens: Range | None) -> Span | None:
    if tokens is None or tokens[0] >= tokens[1]:
        return None
    return Span(document.tokens[tokens[0]].start, document.tokens[tokens[1] - 1].end)


# --- quotations and their frames --------------------------------------------------------------------------------------


def _read_quotes(
    reader: _Reader, parsed: ParsedSentence, frames: list[Frame | None], sources: list[SourceFrame], claimed: list[bool]
) -> None:
    """Match every quotation of the sentence with the frame after, before or inside it."""
    segments = parsed.segments
    for i, segment in enumerate(segments):
        if segment.shape is not Shape.QUOTE:
            continue
        claimed[i] = True
        maker = _quote_frame(reader, parsed, frames, sources, i)
        if maker is not None and segment.quotation is not None:
            used, attribution = maker
            if used is not None:
                claimed[used] = True
            reader.direct[segment.quotation] = attribution


def _quote_frame(
    reader: _Reader, parsed: ParsedSentence, frames: list[Frame | None], sources: list[SourceFrame], i: int
) -> tuple[int | None, Attribution] | None:
    """The frame of the quotation at segment `i` as (segment used, attribution without content)."""
    segments = parsed.segments
    by_segment = {s.segment: s for s in sources}
    after = i + 1 if i + 1 < len(segments) else None
    if after is not None:
        frame = frames[after]
        if after in by_segment and by_segment[after].lemma == "so":
            return after, _source_attribution(reader, parsed, by_segment[after], [], Kind.DIRECT)
        if frame is not None and (segments[after].verb_first or _so_first(reader, segments[after])):
            end = _frame_end(reader, parsed, frame)
            return after, _attribution(reader, parsed, frame, [], Kind.DIRECT, [token_range(parsed, after, end)])
        if after in by_segment and segments[after].shape is Shape.SUBORDINATE:
            return after, _source_attribution(reader, parsed, by_segment[after], [], Kind.DIRECT)
        if segments[after].verb_first and segments[after].before in (",", "“"):
            bare = _bare_frame(reader, parsed, after)
            if bare is not None:
                return None, bare
    if i > 0:
        return _frame_before_quote(reader, parsed, frames, by_segment, i)
    return None


def _so_first(reader: _Reader, segment: Segment) -> bool:
    return segment.verb == segment.first + 1 and reader.document.tokens[segment.first].text.lower() == "so"


def _frame_before_quote(
    reader: _Reader, parsed: ParsedSentence, frames: list[Frame | None], by_segment: dict[int, SourceFrame], i: int
) -> tuple[int | None, Attribution] | None:
    segments = parsed.segments
    k = i - 1
    while k >= 0:
        frame = frames[k]
        if frame is not None and (k == i - 1 or segments[k].verb is not None):
            used = k if k == i - 1 else None  # "Er betonte, dass …: „…“": the clause in between is content too
            return used, _attribution(reader, parsed, frame, [], Kind.DIRECT, [token_range(parsed, k, i)])
        if k in by_segment:
            return None, _source_attribution(reader, parsed, by_segment[k], [], Kind.DIRECT)
        if segments[k].shape is Shape.QUOTE and k == i - 1 and segments[k].quotation in reader.direct:
            return None, reader.direct[segments[k].quotation or 0]
        if segments[k].shape is Shape.MAIN:
            break
        k -= 1
    if segments[i].before == ":":
        bare = _bare_frame(reader, parsed, max(k, 0))
        return (None, bare) if bare else None
    return None


def _bare_frame(reader: _Reader, parsed: ParsedSentence, index: int) -> Attribution | None:
    """A clause that introduces a quotation without a reporting verb: "Merz wurde deutlich: „…“"."""
    from extraction.frames import _first_nominative, _vorfeld

    segment = parsed.segments[index]
    document = reader.document
    if segment.shape is not Shape.MAIN or segment.verb is None:
        if segment.shape is Shape.FRAGMENT:
            speaker = _first_nominative(document, parsed, segment.first, segment.last)
            if speaker:
                return Attribution((), Kind.DIRECT, parsed.index, speaker=_span(document, speaker), frame=(_span(document, (segment.first, segment.last)),))  # type: ignore[arg-type]
        return None
    vorfeld = _vorfeld(document, parsed, index)
    speaker = _first_nominative(document, parsed, *vorfeld) if vorfeld and parsed.tag(vorfeld[0]) is not Tag.PREPOSITION else None
    if speaker is None:
        speaker = _first_nominative(document, parsed, segment.verb + 1, segment.last)
    if speaker is None:
        return None
    frame = _span(document, (segment.first, segment.last))
    return Attribution(
        (), Kind.DIRECT, parsed.index, cue=(document.tokens[segment.verb].span,), speaker=_span(document, speaker), frame=(frame,) if frame else ()
    )


def _attribute_bare_quotations(reader: _Reader) -> None:
    """Turn every quotation with a frame into statements, sentence by sentence; one without a frame goes with its neighbours."""
    pieces: dict[int, list[tuple[int, Span]]] = {}
    for k in dict.fromkeys(q for q in reader.quoted if q is not None):
        pieces[k] = _sentence_pieces(reader, reader.document.quotations[k])
    _frame_earlier_paragraphs(reader, pieces)
    previous: int | None = None
    merged: set[int] = set()
    for k, parts in pieces.items():
        frame = reader.direct.get(k)
        if frame is None:
            frame = _frame_of_neighbour(reader, k, previous, parts)
        if frame is None:
            previous = None
            continue
        reader.direct[k] = frame
        parts = _continue_split(reader, previous, k, parts, merged)
        for sentence, span in parts:
            attribution = replace(frame, content=(span,), sentence=sentence)
            reader.found[sentence].append(attribution)
        previous = k


def _frame_earlier_paragraphs(reader: _Reader, pieces: dict[int, list[tuple[int, Span]]]) -> None:
    """A quotation set over paragraphs, with a mark at the start of each: the frame of the last holds for all."""
    order = list(pieces)
    for k, following in zip(reversed(order[:-1]), reversed(order[1:]), strict=True):
        quotation = reader.document.quotations[k]
        unclosed = quotation.outer.end == quotation.inner.end
        adjacent = pieces[k] and pieces[following] and pieces[following][0][0] - pieces[k][-1][0] == 1
        if unclosed and adjacent and k not in reader.direct and following in reader.direct:
            reader.direct[k] = reader.direct[following]


def _sentence_pieces(reader: _Reader, quotation: Quotation) -> list[tuple[int, Span]]:
    """A quotation cut at the sentence ends inside, as (sentence index, trimmed span)."""
    document = reader.document
    pieces = []
    for i in range(_sentence_at(document, quotation.inner.start), len(document.sentences)):
        sentence = document.sentences[i]
        if sentence.span.start >= quotation.inner.end:
            break
        tokens = [t for t in range(sentence.first, sentence.last) if quotation.inner.start <= document.tokens[t].start and document.tokens[t].end <= quotation.inner.end]
        if tokens:
            spans = spans_of(document, [(tokens[0], tokens[-1] + 1)])
            if spans:
                pieces.append((i, spans[0]))
    return pieces


def _continue_split(
    reader: _Reader, previous: int | None, k: int, parts: list[tuple[int, Span]], merged: set[int]
) -> list[tuple[int, Span]]:
    """ "„A“, sagte X, „B“": where B goes on with A's sentence, its first piece joins A's statement."""
    if previous is None or not parts:
        return parts
    document = reader.document
    before, here = document.quotations[previous], document.quotations[k]
    sentence, span = parts[0]
    if sentence != _sentence_at(document, before.outer.end - 1):
        return parts
    if reader.direct[k].cue != reader.direct[previous].cue:
        return parts
    text = document.text[before.inner.start : before.inner.end].rstrip()
    gap = document.text[before.outer.end : here.outer.start]
    if text.endswith((".", "!", "?")) or "." in gap or not gap.strip(" ,"):
        return parts
    group = reader.found[sentence]
    if group and group[-1].kind is Kind.DIRECT:
        group[-1] = replace(group[-1], content=(*group[-1].content, span))
        return parts[1:]
    return parts


def _sentence_at(document: Document, offset: int) -> int:
    """The index of the last sentence that starts at or before a character."""
    return max(0, bisect_right(document.sentences, offset, key=lambda s: s.span.start) - 1)


def _frame_of_neighbour(reader: _Reader, k: int, previous: int | None, parts: list[tuple[int, Span]]) -> Attribution | None:
    """A quotation that is a sentence of its own belongs to the speaker of the attributed sentence before it."""
    if not parts:
        return None
    first = parts[0][0]
    parsed = reader.sentences[first]
    if any(s.shape in (Shape.MAIN, Shape.SUBORDINATE) for s in parsed.segments):
        return None
    for i in range(first - 1, max(-1, first - 3), -1):
        group = reader.found[i]
        if group:
            last = group[-1]
            cue = last.cue if last.kind is Kind.DIRECT else ()
            return replace(last, content=(), kind=Kind.DIRECT, frame=(), cue=cue, carried=True, nested=False)
        if reader.document.sentences[i].paragraph != reader.document.sentences[first].paragraph:
            break
    return None


# --- source frames --------------------------------------------------------------------------------------------------


def _source_attribution(
    reader: _Reader, parsed: ParsedSentence, source: SourceFrame, content: list[Range], kind: Kind
) -> Attribution:
    document = reader.document
    frame = _span(document, source.tokens)
    return Attribution(
        content=spans_of(document, content),
        kind=kind,
        sentence=parsed.index,
        cue=tuple(document.tokens[t].span for t in source.cue),
        cue_lemma=source.lemma,
        speaker=_span(document, source.speaker),
        frame=(frame,) if frame else (),
    )


def _read_source_frame(
    reader: _Reader, parsed: ParsedSentence, source: SourceFrame, sources: list[SourceFrame], claimed: list[bool]
) -> None:
    """The content is the sentence around the frame, or the clause around it where the sentence has other frames."""
    segments = parsed.segments
    if claimed[source.segment] and _covers(parsed, source):
        return
    first, last = _scope(parsed, source, claimed)
    if first >= last:
        return
    excluded = [s.tokens for s in sources]
    excluded += [token_range(parsed, i, i + 1) for i in range(first, last) if claimed[i] and i != source.segment]
    scope = token_range(parsed, first, last)
    content = without(scope, excluded)
    kind = Kind.INDIRECT
    attribution = _source_attribution(reader, parsed, source, content, kind)
    inner = reader.found[parsed.index]
    if inner and all(a.speaker is None for a in inner):
        inner.clear()
        content = without(scope, [s.tokens for s in sources])
        attribution = _source_attribution(reader, parsed, source, content, kind)
    if inner:  # somebody else's words in between: this one only relays the whole
        attribution = _source_attribution(reader, parsed, source, without(scope, [s.tokens for s in sources]), kind)
        attribution = replace(attribution, nested=True)
    _emit(reader, parsed, attribution)


def _scope(parsed: ParsedSentence, source: SourceFrame, claimed: list[bool]) -> tuple[int, int]:
    segments = parsed.segments
    first, last = 0, len(segments)
    own = source.segment
    if segments[own].shape is Shape.SUBORDINATE and not _covers(parsed, source):
        first, last = own, own + 1
        return first, last
    for i in range(own - 1, -1, -1):
        if segments[i + 1].before in (";", ":"):
            first = i + 1
            break
    for i in range(own + 1, len(segments)):
        if segments[i].before in (";",):
            last = i
            break
    return first, last


# --- frames with a verb ---------------------------------------------------------------------------------------------


def _read_verb_frame(
    reader: _Reader, parsed: ParsedSentence, frame: Frame, frames: list[Frame | None], claimed: list[bool]
) -> None:
    segments = parsed.segments
    segment = segments[frame.segment]
    if _is_postposed(reader, parsed, frame, claimed) and _read_postposed(reader, parsed, frame, frames, claimed):
        return
    right = content_after(reader.document, parsed, frame)
    if right is None and "zu" in frame.entry.clauses and _read_bare_infinitive(reader, parsed, frame, claimed):
        return
    if right is None:
        if frame.pointer is not None and not frame.passive:
            _read_pointer(reader, parsed, frame, claimed)
        return
    first, last = right
    inner = [f for f in frames[first:last] if f is not None and _reports_inside(reader, parsed, f)]
    content = token_range(parsed, first, last)
    frame_end = first
    frame_start = _frame_start(parsed, frame, claimed)
    ranges = [token_range(parsed, frame_start, frame_end)]
    attribution = _attribution(reader, parsed, frame, [content], Kind.INDIRECT, ranges)
    claimed[frame.segment] = True
    for i in range(first, last):
        if not any(f.segment == i for f in inner):
            claimed[i] = True
    if inner and any(content_after(reader.document, parsed, f) or complement_of(reader.document, parsed, f) for f in inner):
        attribution = replace(attribution, nested=True)
    _emit(reader, parsed, attribution)
    del segment


def _read_bare_infinitive(reader: _Reader, parsed: ParsedSentence, frame: Frame, claimed: list[bool]) -> bool:
    """ "Die Regierung versprach zu helfen": an infinitive clause without a comma before it."""
    segment, document = parsed.segments[frame.segment], reader.document
    end = segment.last - 1
    inside = any(f.zu_infinitive for f in verb_forms(document.tokens[end].text.lower())) and parsed.tag(end) is Tag.VERB
    if segment.shape is not Shape.MAIN or not (inside or document.tokens[end - 1].text == "zu"):
        return False
    before = [t + 1 for t in frame.cue if t < end] + [r[1] for r in (frame.speaker, frame.addressee) if r and r[1] <= end]
    start = max(before, default=end)
    while start < end and parsed.tag(start) in (Tag.ADVERB, Tag.REFLEXIVE):
        start += 1
    claimed[frame.segment] = True
    _emit(reader, parsed, _attribution(reader, parsed, frame, [(start, segment.last)], Kind.INDIRECT, [(segment.first, start)]))
    return True


def _frame_start(parsed: ParsedSentence, frame: Frame, claimed: list[bool]) -> int:
    start = frame.segment
    if frame.speaker is not None and frame.speaker[0] < parsed.segments[start].first:
        while start > 0 and parsed.segments[start].first > frame.speaker[0] and not claimed[start - 1]:
            start -= 1
    if frame.vorfeld is not None:
        while start > 0 and parsed.segments[start].first > frame.vorfeld[0]:
            start -= 1
    return start


def _reports_inside(reader: _Reader, parsed: ParsedSentence, frame: Frame) -> bool:
    """Whether a frame inside reported content reports in turn: "…, Merz habe gefordert, …", not "China lehne … ab"."""
    segment = parsed.segments[frame.segment]
    if frame.speaker is None or frame.passive or segment.form is None:
        return False
    word = reader.document.tokens[frame.speaker[0]].text.lower()
    if frame.speaker[1] - frame.speaker[0] == 1 and word in ("man", "es", "wir", "ich", "er", "sie", "die", "der", "das"):
        return False
    perfect = len(frame.cue) > 1 and segment.form.lemma in ("haben",)
    return perfect or (segment.shape is Shape.MAIN and segment.mood == Mood.INDICATIVE and not segment.verb_first)


def _is_postposed(reader: _Reader, parsed: ParsedSentence, frame: Frame, claimed: list[bool]) -> bool:
    """ "…, sagte X": the verb comes first because its content stands before it."""
    segment = parsed.segments[frame.segment]
    if frame.segment == 0 or segment.before not in (",", "–", "“", ":"):
        return False
    so_first = _so_first(reader, segment)
    if not (segment.verb_first or so_first) or (frame.vorfeld is not None and not so_first):
        return False
    if so_first and (frame.passive or "V2" not in frame.entry.clauses):
        return False
    own = frame.speaker is not None and frame.speaker[0] >= segment.first
    return own or frame.passive or frame.entry.verb == "heißen"


def _read_postposed(
    reader: _Reader, parsed: ParsedSentence, frame: Frame, frames: list[Frame | None], claimed: list[bool]
) -> bool:
    """Take what stands before the frame, and goes on behind it, as its content; says whether there was any."""
    segments = parsed.segments
    first = frame.segment
    while first > 0 and not claimed[first - 1] and segments[first].before not in (";",):
        first -= 1
    if first == frame.segment or not _is_content(reader, parsed, frame, first):
        return False
    last = len(segments)
    right = content_after(reader.document, parsed, frame)
    pieces = [token_range(parsed, first, frame.segment)]
    end = _frame_end(reader, parsed, frame)
    if right is None and end < last and not any(f is not None and f.segment >= end for f in frames):
        rest = _unclaimed(claimed, end, last)
        if rest is not None:
            pieces.append(token_range(parsed, *rest))
            for i in range(*rest):
                claimed[i] = True
    inner = [f for f in frames[first : frame.segment] if f is not None and _relays(reader, parsed, f)]
    for i in range(first, frame.segment + 1):
        claimed[i] = claimed[i] or not any(f.segment == i for f in inner)
    ranges = [token_range(parsed, frame.segment, max(end, frame.segment + 1))]
    attribution = _attribution(reader, parsed, frame, pieces, Kind.INDIRECT, ranges)
    _emit(reader, parsed, replace(attribution, nested=bool(inner)))
    for f in inner:
        _read_summary(reader, parsed, f, claimed)
    return True


def _relays(reader: _Reader, parsed: ParsedSentence, frame: Frame) -> bool:
    """Whether a frame inside reported content is itself a summarised act: "Der Papst habe … verlangt, berichtete X"."""
    return _reports_inside(reader, parsed, frame) and complement_of(reader.document, parsed, frame) is not None


def _is_content(reader: _Reader, parsed: ParsedSentence, frame: Frame, first: int) -> bool:
    """Whether what stands before a postposed frame can be its content: a main clause, or a clause that the verb takes."""
    left = parsed.segments[first : frame.segment]
    if any(s.shape is Shape.MAIN for s in left):
        return True
    following = parsed.segments[frame.segment + 1 : frame.segment + 2]
    if following and following[0].verb_first:
        return True
    if left and left[0].shape is Shape.INFINITIVE and frame.segment - parsed.segments.index(left[0]) == 1:
        return "zu" in frame.entry.clauses
    return any(_is_content_clause(reader, s, frame) for s in left[:1])


def _is_content_clause(reader: _Reader, segment: Segment, frame: Frame) -> bool:
    if segment.opener is None:
        return False
    word = reader.document.tokens[segment.opener].text.lower()
    return word in ("dass", "daß", "ob") or (word in words_of("question_word") and "wie" in frame.entry.clauses)


def _frame_end(reader: _Reader, parsed: ParsedSentence, frame: Frame) -> int:
    """The segment after the frame, over appositions and relative clauses that belong to its speaker."""
    k = frame.segment + 1
    segments = parsed.segments
    while k < len(segments):
        relative = segments[k].shape is Shape.SUBORDINATE and segments[k].opener is not None and reader.document.tokens[segments[k].opener or 0].text.lower() in words_of("relative_pronoun")
        apposition = (
            segments[k].shape is Shape.FRAGMENT
            and frame.speaker is not None
            and frame.speaker[1] == segments[k - 1].last
            and k + 1 <= len(segments)
            and parsed.tag(segments[k].first) in (Tag.NOUN, Tag.DETERMINER)
            and k == frame.segment + 1
        )
        if not (relative or apposition):
            break
        if apposition and frame.speaker is not None:
            frame.speaker = (frame.speaker[0], segments[k].last)
        k += 1
    return k


def _unclaimed(claimed: list[bool], first: int, last: int) -> tuple[int, int] | None:
    end = first
    while end < last and not claimed[end]:
        end += 1
    return (first, end) if end > first else None


def _read_pointer(reader: _Reader, parsed: ParsedSentence, frame: Frame, claimed: list[bool]) -> None:
    """ "Das teilte das Ministerium mit." attributes the sentence before, unless that has a speaker already."""
    document = reader.document
    previous = parsed.index - 1
    if frame.segment > 0 and not any(claimed[: frame.segment]) and frame.speaker is not None and frame.entry.clauses:
        content = [token_range(parsed, 0, frame.segment)]  # "…, das teilte das Institut mit"
        for i in range(frame.segment + 1):
            claimed[i] = True
        ranges = [token_range(parsed, frame.segment, frame.segment + 1)]
        _emit(reader, parsed, _attribution(reader, parsed, frame, content, Kind.INDIRECT, ranges))
        return
    if previous < 0 or frame.speaker is None or not frame.entry.clauses or reader.found[previous]:
        return
    if document.tokens[frame.pointer or 0].text.lower() not in ("das", "dies"):
        return
    before = reader.sentences[previous]
    if not before.segments:
        return
    content = [(before.sentence.first, before.sentence.last)]
    ranges = [(parsed.sentence.first, parsed.sentence.last)]
    claimed[frame.segment] = True
    attribution = _attribution(reader, parsed, frame, content, Kind.INDIRECT, ranges)
    quotes = {s.quotation for s in before.segments if s.shape is Shape.QUOTE}
    if quotes and all(s.shape is Shape.QUOTE for s in before.segments):
        for k in quotes:
            if k is not None and k not in reader.direct:
                reader.direct[k] = replace(attribution, content=(), kind=Kind.DIRECT)
        return
    reader.found[previous].append(replace(attribution, sentence=previous))


# --- summarised acts --------------------------------------------------------------------------------------------------


def _read_summary(reader: _Reader, parsed: ParsedSentence, frame: Frame, claimed: list[bool]) -> None:
    segment = parsed.segments[frame.segment]
    if not frame.entry.phrases or (frame.speaker is None and not frame.passive):
        return
    content = complement_of(reader.document, parsed, frame)
    if content is None:
        return
    claimed[frame.segment] = True
    whole = [token_range(parsed, frame.segment, frame.segment + 1)]
    _emit(reader, parsed, _attribution(reader, parsed, frame, [content], Kind.REPORTED, whole))


# --- carrying on ----------------------------------------------------------------------------------------------------


def _carry_on(reader: _Reader) -> None:
    """A sentence in the subjunctive that has no frame goes on with the speech before it."""
    speaker: Attribution | None = None
    last_index = -10
    for parsed in reader.sentences:
        group = reader.found[parsed.index]
        if not group and speaker is not None and _goes_on(reader, parsed, last_index):
            group = [_carried(reader, parsed, speaker)]
            reader.found[parsed.index] = group
        spoken = [a for a in group if not a.nested and a.speaker] or [a for a in group if a.speaker]
        if spoken:
            speaker, last_index = spoken[-1], parsed.index
        elif not group and (taken := _takes_the_floor(reader, parsed)) is not None:
            speaker, last_index = taken, parsed.index
    _carry_back(reader)


def _takes_the_floor(reader: _Reader, parsed: ParsedSentence) -> Attribution | None:
    """ "Auch Künast äußerte sich kritisch. Sie rate …": a clause with a cue but no content of its own names who goes on."""
    document = reader.document
    for index, segment in enumerate(parsed.segments):
        if segment.shape is not Shape.MAIN or not segment.mood & Mood.INDICATIVE:
            continue
        predicate = read_predicate(document, parsed, segment)
        subject = subject_of(document, parsed, segment, index=index)
        if predicate is None or subject is None or predicate.lemma not in cue_entries():
            continue
        if document.tokens[subject[0]].text.lower() in ("es", "das", "dies", "man", "er", "sie", "dieser", "diese"):
            continue
        return Attribution((), Kind.REPORTED, parsed.index, speaker=_span(document, subject))
    return None


def _find_hearsay(reader: _Reader) -> list[Attribution]:
    """Sentences that "soll" marks as somebody's claim or plan ("Er soll geflohen sein"), with the last speaker or actor."""
    found = []
    source: Span | None = None
    for parsed in reader.sentences:
        group = reader.found[parsed.index]
        mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
        hearsay = [s for s in mains if s.form is not None and s.form.lemma == "sollen" and reader.document.tokens[s.verb or 0].text.lower() in ("soll", "sollen")]
        words = {t.text.lower() for t in reader.document.words(parsed.sentence)}
        if hearsay and not group and words & {"haben", "sein"}:
            content = spans_of(reader.document, [(parsed.sentence.first, parsed.sentence.last)])
            found.append(Attribution(content, Kind.FREE_INDIRECT, parsed.index, cue_lemma="sollen", speaker=source, carried=True))
        spoken = [a.speaker for a in group if a.speaker]
        if spoken:
            source = spoken[-1]
        elif mains and not hearsay:
            subject = subject_of(reader.document, parsed, mains[0], index=parsed.segments.index(mains[0]))
            source = _span(reader.document, subject) or source
    return found


def _carry_back(reader: _Reader) -> None:
    """ "A sei gut. B werde besser, sagte X.": a subjunctive sentence right before a frame that comes last has its speaker."""
    for parsed in reversed(reader.sentences[:-1]):
        following = reader.found[parsed.index + 1]
        if reader.found[parsed.index] or not following or not following[0].frame:
            continue
        same_paragraph = reader.sentences[parsed.index + 1].sentence.paragraph == parsed.sentence.paragraph
        comes_last = following[0].kind is Kind.INDIRECT and following[0].frame[0].start > following[0].content[0].start
        certain = any(s.shape is Shape.MAIN and s.mood == Mood.KONJUNKTIV_I for s in parsed.segments)
        if same_paragraph and (comes_last or following[0].kind is Kind.FREE_INDIRECT) and certain and not _speaks_itself(reader, parsed):
            reader.found[parsed.index] = [_carried(reader, parsed, following[0])]


def _goes_on(reader: _Reader, parsed: ParsedSentence, last_index: int) -> bool:
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    if not mains or parsed.segments[0].shape is Shape.QUOTE:
        return False
    moods = [s.mood for s in mains]
    if _speaks_itself(reader, parsed):
        return False
    if any(m == Mood.KONJUNKTIV_I or m == (Mood.KONJUNKTIV_I | Mood.KONJUNKTIV_II) for m in moods):
        return True
    same_paragraph = reader.sentences[last_index].sentence.paragraph == parsed.sentence.paragraph if last_index >= 0 else False
    if parsed.index - last_index > 1 or not same_paragraph or not _was_subjunctive(reader, last_index):
        return False
    if any(m == Mood.KONJUNKTIV_II for m in moods):
        return True
    modal = mains[0].form is not None and mains[0].form.lemma == "sollen"
    return modal and bool(mains[0].mood & Mood.KONJUNKTIV_II)


def _speaks_itself(reader: _Reader, parsed: ParsedSentence) -> bool:
    """A sentence with "ich" or "wir" is somebody's own text: "Folglich lehne ich … ab" is no Konjunktiv."""
    words = {t.text.lower() for t in reader.document.words(parsed.sentence)}
    return bool(words & {"ich", "wir"})


def _was_subjunctive(reader: _Reader, index: int) -> bool:
    """Whether the reported content of a sentence stood in the subjunctive, or was pointed back to."""
    spans = [span for a in reader.found[index] if a.kind is not Kind.DIRECT for span in a.content]
    for segment in reader.sentences[index].segments:
        if segment.verb is not None and segment.mood & _SUBJUNCTIVE and segment.mood != Mood.INDICATIVE | Mood.KONJUNKTIV_II:
            verb = reader.document.tokens[segment.verb].span
            if any(span.contains(verb) for span in spans):
                return True
    return False


def _carried(reader: _Reader, parsed: ParsedSentence, speaker: Attribution) -> Attribution:
    document = reader.document
    content = spans_of(document, [(parsed.sentence.first, parsed.sentence.last)])
    return Attribution(
        content=content,
        kind=Kind.FREE_INDIRECT,
        sentence=parsed.index,
        speaker=speaker.speaker,
        carried=True,
    )
