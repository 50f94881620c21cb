"""Who takes a message to others: "ließ durch ihren Sprecher mitteilen", "ließ seinen Berater ausrichten"; and whose words
somebody passes on who appeals to them: "meldete die Agentur unter Berufung auf den Minister".
"""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame
from extraction.grammar import ParsedSentence, Segment, Tag, is_body, is_nominal_start, names_people, noun_phrase_end
from extraction.knowledge.names import title_of
from extraction.text import TokenRange, replace, word_list, words_of

_APPEALS = words_of("appeal_to_source")
_UNDER = words_of("preposition_of_appeal")
_POSSESSIVES = word_list("possessive_stem_of_third")
_LETTING_KNOW, _GIVEN_TO_SOMEBODY = words_of("verb_of_letting_know"), words_of("verb_of_giving_word")
_DATIVE_PLURAL = "den"
_MISSIONS = words_of("diplomatic_mission")
_PLATFORMS = words_of("platform_of_words")
_SPOKESPEOPLE = words_of("spokesperson")
_THROUGH = words_of("preposition_of_messenger")


def with_authority(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    """ "meldete die Agentur unter Berufung auf den Minister, …": the words are the minister's, the agency passes them on."""
    if _UNDER.isdisjoint(parsed.lowered):
        return frame  # like most
    for t in range(segment.first, segment.last - 3):
        authority = authority_at(parsed, t, segment.last)
        if authority is not None and frame.speaker is not None:
            return replace(frame, speaker=authority, relay=_without(frame.speaker, t))
    return frame


def authority_at(parsed: ParsedSentence, t: int, limit: int) -> TokenRange | None:
    """ "unter Berufung auf den Minister", "mit Verweis auf ihn", from a token on: who is appealed to; None for any other words."""
    if t + 3 >= limit or parsed.tokens[t + 1].text not in _APPEALS or parsed.tokens[t].text.lower() not in _UNDER:
        return None
    end = noun_phrase_end(parsed, t + 3, limit)
    return (t + 3, end) if parsed.tokens[t + 2].text == "auf" and end > t + 3 else None


def _without(speaker: TokenRange, t: int) -> TokenRange:
    """A phrase up to a token, if it reaches over that."""
    return (speaker[0], t) if speaker[0] < t < speaker[1] else speaker


def messenger_of(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """The phrase behind "durch" or "über", or the object that names somebody by a title, in a frame with "lassen"."""
    for t in range(segment.first, segment.last - 1):
        inside = frame.speaker is not None and frame.speaker[0] <= t < frame.speaker[1]
        if inside or t in frame.cue:
            continue
        quoting = "zitieren" in frame.entry.words and parsed.tokens[t].text.lower() == "von"
        through = quoting or parsed.tokens[t].text.lower() in _THROUGH
        start = t + 1 if through else t
        if not is_nominal_start(parsed, start) or (parsed.tag(start - 1) is Tag.PREPOSITION and not through):
            continue
        end = noun_phrase_end(parsed, start, segment.last)
        if not through and _is_told(parsed, frame, start, end):
            continue
        own = through and parsed.tokens[start].text.lower().startswith(_POSSESSIVES)  # "über sein Büro"
        named = own or quoting or any(title_of(parsed.tokens[i].text) for i in range(start, end))
        if named or (through and _may_carry_word(parsed, (start, end))):
            return (start, end)
    return None


def own_messenger_of(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "teilte er über seine Sprecherin Kern mit": somebody's own spokesperson, with any verb."""
    if _THROUGH.isdisjoint(parsed.lowered):
        return None  # like most
    for t in range(segment.first, segment.last - 1):
        own = parsed.tokens[t + 1].text.lower().startswith(_POSSESSIVES)
        if t not in frame.cue and own and parsed.tokens[t].text.lower() in _THROUGH:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            titles = (title_of(parsed.tokens[i].text) for i in range(t + 1, end))
            if any(title is not None and title.head in _SPOKESPEOPLE for title in titles):
                return (t + 1, end)
    return None


def _may_carry_word(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "ließ über die Ständige Vertretung erklären", "durch eine Delegation", "über einen Geschäftsmann": a body, or a person."""
    head = next((parsed.tokens[t].text for t in range(*phrase) if parsed.tag(t) is Tag.NOUN), "")
    if head in _PLATFORMS:
        return False  # "ließ über Twitter mitteilen"
    return is_body(head) or head in _MISSIONS or names_people(parsed, phrase)


def _is_told(parsed: ParsedSentence, frame: Frame, start: int, end: int) -> bool:
    """ "Ließ sie die Diplomaten wissen", "ließ sie den Abgeordneten ausrichten": whom somebody lets know, and no messenger."""
    lowered = {parsed.tokens[t].text.lower() for t in frame.cue}
    plural = parsed.tokens[start].text.lower() == _DATIVE_PLURAL and parsed.tokens[end - 1].text.endswith("en")
    return not lowered.isdisjoint(_LETTING_KNOW) or (plural and not lowered.isdisjoint(_GIVEN_TO_SOMEBODY))
