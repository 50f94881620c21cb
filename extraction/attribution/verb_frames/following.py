"""The content behind a frame: a clause, what a colon opens, an infinitive without a comma."""

from __future__ import annotations

from extraction.attribution.contents import attribution_of, content_after, token_range
from extraction.attribution.discourse import Discourse
from extraction.attribution.frame_extent import frame_start
from extraction.attribution.summaries import read_summary
from extraction.attribution.verb_frames.inner import all_but, reports_inside
from extraction.attribution.verb_frames.postposed import is_postposed
from extraction.frames import Frame, complement_of
from extraction.grammar import ParsedSentence, Shape, Tag, verb_forms
from extraction.text import Kind, replace, words_of

_ATTITUDES = words_of("verb_of_attitude")


def read_following(
    discourse: Discourse, parsed: ParsedSentence, frame: Frame, frames: list[Frame | None], right: tuple[int, int]
) -> None:
    """Take the segments from one to another behind a frame as its content, unless a frame behind a colon has them."""
    first, last = right
    if parsed.segments[first].before == ":":
        another = any(f is not None and is_postposed(parsed, f) for f in frames[first : last + 1])
        act = complement_of(parsed, frame)
        named = frame.entry.verb == "nennen" and not another  # "nannte eine Bedingung: Die Truppen müssten abziehen"
        if act is not None and not named and (another or parsed.tag(act.tokens[0]) is not Tag.PREPOSITION):
            read_summary(discourse, parsed, frame)  # "Den Plan verurteilte sie: Oslo habe …"
        if another:
            return  # "Das Amt wies den Vorwurf zurück: Das Mandat koste wenig, sagte Kern.", "Kiew widerspricht: …, sagte Kern."
    judges = frame.entry.verb in _ATTITUDES  # "bedauerte, dass der Rat das Thema nur gestreift hat" passes nothing on
    inner = [f for f in frames[first:last] if f is not None and not judges and reports_inside(parsed, f)]
    inner = [f for f in inner if not (_takes_mere_pointer(parsed, f) or _is_own_view(parsed, f))] if inner else inner
    content = token_range(parsed, first, last)
    frame_end = first
    start = frame_start(parsed, frame)
    ranges = [token_range(parsed, start, frame_end)]
    attribution = attribution_of(parsed, frame, [content], Kind.INDIRECT, ranges)
    parsed.claim(frame.segment, *all_but(range(first, last), inner))
    if inner and any(content_after(parsed, f) or complement_of(parsed, f) for f in inner):
        if (own := _end_of_own(parsed, first, inner[0])) is not None:
            discourse.add(attribution_of(parsed, frame, [token_range(parsed, first, own)], Kind.INDIRECT, ranges))
        attribution = replace(attribution, nested=True)
    discourse.add(attribution)


def _is_own_view(parsed: ParsedSentence, inner: Frame) -> bool:
    """ "…, | seine Hoffnung sei | aber, dass alle kämen": whoever speaks goes on about themselves."""
    if inner.speaker is None or inner.speaker[1] - inner.speaker[0] > 1:
        return False
    return parsed.tokens[inner.speaker[0]].text in _OWN


_OWN = words_of("his", "her")


def _takes_mere_pointer(parsed: ParsedSentence, inner: Frame) -> bool:
    """ "…, nachdem das Gericht dies gefordert habe": what "dies" stands for is what the sentence says already."""
    taken = complement_of(parsed, inner)
    return taken is not None and [parsed.tokens[t].text for t in range(*taken.tokens)] in _MERE_POINTERS


_MERE_POINTERS = (["dies"], ["das"], ["es"])


def _end_of_own(parsed: ParsedSentence, first: int, other: Frame) -> int | None:
    """Where the words end that somebody says before they tell of another's: "dass A, | obwohl das Gericht B gefordert hat"."""
    inner, told, clause = other.segment, parsed.segments[first], parsed.segments[other.segment]
    if inner == first or told.verb is None or other.speaker is None or other.speaker[0] < clause.first:
        return None
    if clause.before in _ADDING or parsed.tokens[clause.first].text in _ADDING:
        return inner if told.shape is not Shape.INFINITIVE else None
    opener = parsed.tokens[clause.opener].text.lower() if clause.opener is not None else ""
    return inner if opener in _CIRCUMSTANCES else None


_ADDING = words_of("additive_conjunction") | {";"}
_CIRCUMSTANCES = words_of("subordinator_of_circumstance")


def read_bare_infinitive(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Die Regierung versprach zu helfen": an infinitive clause without a comma before it."""
    segment = parsed.segments[frame.segment]
    end = segment.last - 1
    inside = any(f.zu_infinitive for f in verb_forms(parsed.tokens[end].text.lower())) and parsed.tag(end) is Tag.VERB
    if (
        segment.shape is not Shape.MAIN
        or end in frame.cue
        or not (inside or (parsed.tokens[end - 1].text == "zu" and parsed.tag(end) is Tag.VERB))
    ):
        return False
    before = [t + 1 for t in frame.cue if t < end] + [
        r[1] for r in (frame.speaker, frame.addressee) if r and r[1] <= end
    ]
    start = max(before, default=end)
    while start < end and parsed.tag(start) in (Tag.ADVERB, Tag.REFLEXIVE):
        start += 1
    parsed.claim(frame.segment)
    discourse.add(
        attribution_of(parsed, frame, [(start, segment.last)], Kind.INDIRECT, [(segment.first, start)]),
    )
    return True
