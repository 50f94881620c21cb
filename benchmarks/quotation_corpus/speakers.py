"""Whom the corpus has as the speaker of a quote."""

from __future__ import annotations

import re

from extraction.text import Attribution, Document, Span


def speaker(document: Document, attribution: Attribution) -> Span:
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
