"""The source of what stands before goes on: "Demnach wurde niemand verletzt"."""

from __future__ import annotations

from extraction.attribution.contents import spans_of, without
from extraction.attribution.discourse import Discourse
from extraction.frames import has_hearsay_adverb, is_hearsay_adverb
from extraction.grammar import Mood, ParsedSentence, Shape
from extraction.text import Attribution, Kind, Span


def read_demnach(discourse: Discourse, parsed: ParsedSentence) -> None:
    """ "Demnach wurde niemand verletzt", "Der Flug soll demnach …": the source of what stands before goes on."""
    if discourse.found[parsed.index] or parsed.index == 0:
        return
    adverb = _hearsay_adverb(parsed)
    if adverb is None:
        return
    content = spans_of(parsed, without((parsed.sentence.first, parsed.sentence.last), [(adverb, adverb + 1)]))
    token, speaker = parsed.tokens[adverb].span, _speaker_before(discourse, parsed.index)
    discourse.add(
        Attribution(content, Kind.INDIRECT, parsed.index, (token,), "demnach", speaker, frame=(token,), carried=True),
    )


def _hearsay_adverb(parsed: ParsedSentence) -> int | None:
    """At the head of the sentence, or behind the finite verb of a main clause in the indicative."""
    if not has_hearsay_adverb(parsed):
        return None  # like most sentences
    first = parsed.sentence.first
    if is_hearsay_adverb(parsed, first):
        return first
    for segment in parsed.segments:
        if segment.shape is Shape.MAIN and segment.verb is not None and segment.mood & Mood.INDICATIVE:
            return next((t for t in range(segment.verb, segment.last) if is_hearsay_adverb(parsed, t)), None)
    return None


_REACH = 6  # sentences


def _speaker_before(discourse: Discourse, index: int) -> Span | None:
    """Who spoke last, a few sentences back at most."""
    groups = discourse.found[max(0, index - _REACH) : index]
    return next((a.speaker for group in reversed(groups) for a in reversed(group) if a.speaker), None)
