"""Frames that point to their content: "Das teilte das Ministerium mit" attributes what stands before."""

from __future__ import annotations

from extraction.attribution.contents import attribution_of, token_range
from extraction.attribution.discourse import Discourse
from extraction.frames import Frame, complement_of
from extraction.grammar import ParsedSentence, Shape
from extraction.text import Kind, replace, words_of

_DEMONSTRATIVES = words_of("demonstrative")


def with_pointer_of_passive(frame: Frame) -> Frame:
    """ "Das wurde bestätigt": the one word before the verb stands for the content."""
    if frame.pointer is not None or not frame.passive or frame.vorfeld is None:
        return frame
    first, last = frame.vorfeld
    return replace(frame, pointer=first) if last - first == 1 else frame


def with_pointing_adverb(parsed: ParsedSentence, frame: Frame) -> Frame:
    """ "Darauf einigten sich beide", "Davor warnte X": the adverb before the verb stands for the sentence before."""
    if frame.pointer is not None or frame.vorfeld is None or frame.entry.verb not in _AGREEING:
        return frame
    first, last = frame.vorfeld
    points = last - first == 1 and parsed.tokens[first].text in _ADVERBS and complement_of(parsed, frame) is None
    return replace(frame, pointer=first) if points else frame


_AGREEING, _ADVERBS = words_of("verb_of_pointing_adverb"), words_of("pointing_adverb")
_TRANSMITTING = words_of("verb_of_transmission")
_STANCES = words_of("stance_on_fact")  # about a fact


def read_pointer(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> None:
    """ "Das teilte das Ministerium mit." attributes the sentence before, unless that has a speaker already."""
    if frame.speaker is None or not frame.entry.clauses:
        return
    if frame.segment > 0 and parsed.claimed.isdisjoint(range(frame.segment)):
        content = [token_range(parsed, 0, frame.segment)]  # "…, das teilte das Institut mit"
        parsed.claim(*range(frame.segment + 1))
        ranges = [token_range(parsed, frame.segment, frame.segment + 1)]
        discourse.add(attribution_of(parsed, frame, content, Kind.INDIRECT, ranges))
    elif _points_back(discourse, parsed, frame):
        parsed.claim(frame.segment)
        _attribute_before(discourse, parsed, frame)


def _points_back(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    previous = parsed.index - 1
    if previous < 0 or frame.entry.verb in _STANCES:
        return False
    if any(a.kind is not Kind.REPORTED for a in discourse.found[previous]) and frame.entry.verb not in _TRANSMITTING:
        return False
    if parsed.segments[frame.segment].surely_subjunctive and _is_told_on(discourse.sentences[previous]):
        return False
    at = frame.pointer or 0
    word = parsed.tokens[at].text
    adverb = word in _ADVERBS and frame.entry.verb in _AGREEING and at + 1 == parsed.segments[frame.segment].verb
    return (word.lower() in _DEMONSTRATIVES or adverb) and bool(discourse.sentences[previous].segments)


def _is_told_on(parsed: ParsedSentence) -> bool:
    """ "Er gehe davon aus, dass sie komme. Dies habe sie ihm zugesagt": both are told by whoever spoke before."""
    mains = [segment for segment in parsed.segments if segment.shape is Shape.MAIN]
    return bool(mains) and mains[0].surely_subjunctive


def _attribute_before(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> None:
    before = discourse.sentences[parsed.index - 1]
    behind_colon = [s.first for s in before.segments if s.before == ":" and s.shape is Shape.MAIN]
    content = [(behind_colon[-1] if behind_colon else before.sentence.first, before.sentence.last)]
    ranges = [(parsed.sentence.first, parsed.sentence.last)]
    attribution = attribution_of(parsed, frame, content, Kind.INDIRECT, ranges)
    quotes = {s.quotation for s in before.segments if s.shape is Shape.QUOTE}
    if quotes and all(s.shape is Shape.QUOTE for s in before.segments):
        for k in quotes:
            if k is not None and k not in discourse.direct:
                discourse.direct[k] = replace(attribution, content=(), kind=Kind.DIRECT)
        relays = any(discourse.direct[k].cue != attribution.cue for k in quotes if k in discourse.direct)
        spoken = relays  # "„…“, sagte X. Das teilte das Amt mit."
    else:
        spoken = True
        relays = bool(discourse.found[before.index]) or any(k in discourse.direct for k in quotes)
    if spoken:  # "X kündigte … an. Das berichtete die Zeitung."
        discourse.found[before.index].append(replace(attribution, sentence=before.index, nested=relays))
