"""What one sentence attributes: its frames, each with the content that is left for it."""

from __future__ import annotations

from extraction.attribution.colon_frames import read_colon_frame
from extraction.attribution.discourse import Discourse
from extraction.attribution.nominal_speech import read_nominal_speech, read_topics
from extraction.attribution.quotation_frames import read_quotes
from extraction.attribution.source_speech import find_sources, read_source_speech, tells_who_reports
from extraction.attribution.summaries import read_summary
from extraction.attribution.unframed import read_demnach, read_view, with_issuer
from extraction.attribution.verb_frames import (
    frame_at,
    is_belief_told_of,
    is_of_source,
    is_of_thing,
    read_participles,
    read_verb_frame,
    with_somebody,
    without_source_as_subject,
)
from extraction.grammar import ParsedSentence, Shape
from extraction.text import replace, words_of

_INSIDE = words_of("cue_preposition")


def read_sentence(discourse: Discourse, parsed: ParsedSentence) -> None:
    """Add what a sentence attributes to what is found of the article."""
    sources = find_sources(parsed)
    frames = [None if i in parsed.source_clauses else frame_at(parsed, i) for i in range(len(parsed.segments))]
    frames = [None if frame and is_of_source(frame, sources) else frame for frame in frames]
    frames = [None if frame and is_belief_told_of(parsed, frame, sources) else frame for frame in frames]
    if parsed.index in discourse.declared:
        frames = with_issuer(parsed, frames)
    frames = [without_source_as_subject(parsed, with_somebody(parsed, frame), sources) for frame in frames]
    frames = [None if frame and is_of_thing(parsed, frame, sources) else frame for frame in frames]
    read_quotes(discourse, parsed, frames, sources)
    read_participles(discourse, parsed, frames)
    for i, frame in enumerate(frames):
        if frame is not None and i not in parsed.claimed:
            frames[i] = read_verb_frame(discourse, parsed, frame, frames)
    read_nominal_speech(discourse, parsed, frames, sources)
    for frame in frames:
        if frame is not None and frame.segment not in parsed.claimed:
            read_summary(discourse, parsed, frame)
    read_topics(discourse, parsed, sources)
    for source in sorted(sources, key=lambda s: tells_who_reports(parsed, s)):
        read_source_speech(discourse, parsed, source, sources)
    read_view(discourse, parsed)
    read_colon_frame(discourse, parsed)
    read_demnach(discourse, parsed)
    _keep_relays_of_nothing(discourse, parsed)


def _keep_relays_of_nothing(discourse: Discourse, parsed: ParsedSentence) -> None:
    """ "X berichtete, dass drei Banken Geld zugesagt haben": what turned out to be no act of others stays X's words."""
    group = discourse.found[parsed.index]
    if not group or (len(group) == 1 and not group[0].nested):
        return  # as in most sentences
    relays = [a for a in group if a.nested]
    if len(relays) != 1 or any(a.cue != relays[0].cue for a in group):
        return  # the words of others, or their own beside these
    if all(s.shape is not Shape.QUOTE for s in parsed.segments):
        discourse.found[parsed.index] = [replace(relays[0], nested=False)]
