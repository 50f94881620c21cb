"""What extends a noun phrase: genitives, phrases with "von", "für" or "aus", brackets, quoted names."""

from __future__ import annotations

from functools import cache

from extraction.grammar.phrases.cores import core_end
from extraction.grammar.phrases.names_in_phrases import country_names, is_body, leading_quoted_name, quoted_name_end
from extraction.grammar.phrases.starts import is_nominal_start
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tags import Tag
from extraction.text import word_list, words_of
from extraction.text.dictionary import is_known

_SEAT_PREPOSITIONS = words_of("preposition_of_seat")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_JOINING = words_of("conjunction_of_phrases")
_GENITIVE_STARTS = words_of("genitive_start")
_TIMES = words_of("weekday", "month", "time_in_phrase")
_ATTACHING_PREPOSITIONS = words_of("attaching_preposition")


def extend_phrase(parsed: ParsedSentence, end: int, limit: int) -> int:
    """Genitives, phrases with "von", "für" or "aus", brackets, quoted names and a second phrase after "und"."""
    word = parsed.tokens[end].text.lower()
    if parsed.tokens[end].text in ("(", "["):
        return _bracket_end(parsed, end, limit)
    if parsed.tokens[end].text in '„»«"“‚›' and parsed.tag(end - 1) is Tag.NOUN:
        named = end + 1 < limit and not parsed.tokens[end + 1].text[:1].islower()
        return quoted_name_end(parsed, end, limit) if named else end
    if parsed.tag(end) is Tag.DETERMINER and word in _GENITIVE_STARTS:
        if (
            word == "der"
            and end + 1 < limit
            and parsed.tag(end + 1) is Tag.ADJECTIVE
            and parsed.tokens[end + 1].text.endswith("e")
        ):
            return end
        return max(end, core_end(parsed, end, limit), leading_quoted_name(parsed, end, limit))
    if (
        parsed.tag(end) is Tag.ADJECTIVE
        and word.endswith("er")
        and parsed.tag(end - 1) is Tag.NOUN
        and word[0].islower()
    ):
        return max(end, core_end(parsed, end, limit))
    if word in _ATTACHING_PREPOSITIONS and end + 1 < limit and parsed.tokens[end + 1].text.lower() not in _TIMES:
        return _attached_end(parsed, end, limit)
    if word in _SEAT_PREPOSITIONS and _has_seat(parsed, end, limit):
        return max(end, core_end(parsed, end + 1, limit))
    if word in _JOINING and end + 1 < limit and is_nominal_start(parsed, end + 1):
        core = core_end(parsed, end + 1, limit)
        return core if core > end + 1 and parsed.tag(end + 1) is not Tag.PRONOUN else end
    return end


def _attached_end(parsed: ParsedSentence, end: int, limit: int) -> int:
    """ "von X", "für X", "aus X", "beim Rat"; but no motive or occasion: "laut Polizei aus Sicherheitsgründen", "beim Angriff"."""
    if parsed.tokens[end + 1].text in '„»«"“‚›':
        return max(end, quoted_name_end(parsed, end + 1, limit)) if end + 2 < limit else end
    core = core_end(parsed, end + 1, limit)
    head, word = parsed.tokens[core - 1].text, parsed.tokens[end].text
    motive = word == "aus" and head.lower().endswith(_motives())
    occasion = word == "beim" and is_known(head) and not is_body(head)
    return core if core > end + 1 and not (motive or occasion) else end


def _has_seat(parsed: ParsedSentence, at: int, limit: int) -> bool:
    """ "die Regierung in Lomé", "das Außenministerium in Peking": where a body has its seat belongs to its name."""
    if at + 1 >= limit or parsed.tag(at + 1) is not Tag.NOUN:
        return False
    place = parsed.tokens[at + 1].text
    if not is_body(parsed.tokens[at - 1].text):
        return place in country_names() and _is_proper(parsed, at)
    return place in country_names() or not is_known(place)


def _is_proper(parsed: ParsedSentence, at: int) -> bool:
    """ "die | Evangelische Kirche | in Deutschland": an adjective in capitals inside a sentence makes the noun a name."""
    first = at - 2
    adjective = parsed.tokens[first].text if first > parsed.first else ""
    return (
        adjective[:1].isupper() and adjective.endswith(_ADJECTIVE_ENDINGS) and parsed.tag(first - 1) is Tag.DETERMINER
    )


@cache
def _motives() -> tuple[str, ...]:
    return tuple(words_of("motive"))


def _bracket_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    for i in range(t + 1, min(limit, t + 12)):
        if parsed.tokens[i].text in (")", "]"):
            return i + 1
    return t
