""" "Die Wahl werde verschoben, hieß es": a frame that names no source goes on with whoever spoke before."""

from __future__ import annotations

from extraction.grammar import ParsedSentence, Tag
from extraction.text import Attribution, replace, words_of

_FARTHEST = 2  # sentences back to whoever spoke
_PLACES = words_of("adverb_of_place_told")
_GOING_ON = words_of("adverb_of_going_on")


def with_speaker_before(
    parsed: ParsedSentence, group: list[Attribution], speaker: Attribution | None, last_index: int
) -> list[Attribution]:
    """What a sentence attributes, where "hieß es" is whoever spoke shortly before, if somebody did."""
    if not any(_goes_on(parsed, a) for a in group):
        return group
    near = parsed.index - last_index <= _FARTHEST
    current = speaker if speaker is not None and speaker.content and near else None
    found = []
    for attribution in group:
        if current is not None and _goes_on(parsed, attribution):
            attribution = replace(attribution, speaker=current.speaker, relayed_by=current.relayed_by)
        found.append(attribution)
        current = attribution if attribution.speaker is not None else current
    return found


def _goes_on(parsed: ParsedSentence, attribution: Attribution) -> bool:
    """ "…, hieß es (weiter)", "Weiter hieß es, …"; but "hieß es in Davos" and "Es hieß, …" leave open who speaks."""
    if (
        attribution.cue_lemma != "heißen"
        or attribution.speaker is not None
        or not (attribution.content and attribution.cue)
    ):
        return False
    frame = [t for t in range(parsed.sentence.first, parsed.sentence.last) if _is_in_frame(parsed, attribution, t)]
    if any(parsed.tag(t) is Tag.PREPOSITION or parsed.tokens[t].text.lower() in _PLACES for t in frame):
        return False
    comes_last = attribution.cue[0].start > attribution.content[0].start
    return comes_last or any(parsed.tokens[t].text.lower() in _GOING_ON for t in frame)


def _is_in_frame(parsed: ParsedSentence, attribution: Attribution, t: int) -> bool:
    return any(span.contains(parsed.tokens[t].span) for span in attribution.frame)
