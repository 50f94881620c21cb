"""Who acts in a passive clause."""

from __future__ import annotations

from extraction.grammar.phrases import is_body, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment
from extraction.grammar.subjects.never_speaking import is_thing_compound
from extraction.grammar.subjects.nominatives import ABSTRACT_ENDINGS
from extraction.grammar.subjects.speaker_candidates import can_speak
from extraction.grammar.tags import Tag
from extraction.text import TokenRange, words_of

_TIMES = words_of("month", "weekday")
_AGENT_PREPOSITIONS = words_of("agent_preposition")


def agent_of(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """Who acts in a passive clause: the phrase with "von", "vonseiten" or "durch"."""
    for t in range(segment.first, segment.last - 1):
        if parsed.tokens[t].text.lower() in _AGENT_PREPOSITIONS and parsed.tokens[t + 1].text.lower() not in _TIMES:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            attribute = parsed.tokens[t].text.lower() == "von" and t > segment.first and parsed.tag(t - 1) is Tag.NOUN
            if end > t + 1 and not (attribute and _is_thing(parsed, (t + 1, end))):
                return (t + 1, end)  # but "eine Reihe von Fragen"
    return None


def _is_thing(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a phrase means nobody who can speak: "von Fragen", "von Lagerkapazitäten"."""
    noun = parsed.tokens[phrase[0]].text.removesuffix("en")
    abstract = phrase[1] - phrase[0] == 1 and noun.endswith(ABSTRACT_ENDINGS) and not is_body(noun)
    compound = parsed.tag(phrase[0]) is Tag.NOUN and is_thing_compound(parsed.tokens[phrase[0]].text)
    return abstract or compound or not can_speak(parsed, phrase)
