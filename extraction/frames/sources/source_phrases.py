"""Phrases that name a source: "laut X", "nach Angaben der Polizei", "Medienberichten zufolge"."""

from __future__ import annotations

from extraction.frames.attribution_frame import SourceFrame
from extraction.frames.messengers import authority_at
from extraction.frames.sources.source_ends import source_end
from extraction.grammar import (
    ParsedSentence,
    Segment,
    Tag,
    is_known_surname,
    is_nominal_start,
    is_source_noun,
    noun_phrase_end,
)
from extraction.text import TokenRange, replace, word_list, words_of
from extraction.text.dictionary import is_known

_AMBIGUOUS_PREPOSITIONS = words_of("ambiguous_source_preposition")
_PHRASE_OPENINGS = word_list("opening_of_source_phrase")
_NEVER_IN_NAMES = words_of("preposition_never_in_name")
_BY_LAW = words_of("preposition_of_law")
_OPINIONS = words_of("noun_of_opinion")
_HEARSAY = words_of("noun_of_hearsay")
_SOURCE_POSSESSIVES = words_of("possessive_of_source")
_OWNER_PREPOSITIONS = words_of("preposition_of_owner")
_POSSESSIVES = word_list("possessive_start")


def prepositional_frames(parsed: ParsedSentence, index: int, segment: Segment) -> list[SourceFrame]:
    """The frames of a segment that open with a preposition, or end in one."""
    found: list[SourceFrame] = []
    t = segment.first if not _SOURCE_PREPOSITIONS.isdisjoint(parsed.lowered) else segment.last
    while t < segment.last:
        source = parsed.tokens[t].text.lower() in _SOURCE_PREPOSITIONS
        frame = _frame_at(parsed, index, segment, t) if source else None
        if frame is None:
            t += 1
        else:
            frame = _with_authority(parsed, frame, segment)
            found.append(frame)
            t = max(frame.tokens[1], t + 1)
    return found


_SOURCE_PREPOSITIONS = words_of("source_preposition")


def _frame_at(parsed: ParsedSentence, index: int, segment: Segment, t: int) -> SourceFrame | None:
    word = parsed.tokens[t].text.lower()
    if word == "laut" and (noun := _behind_attribute(parsed, t + 1, segment.last)) is not None:
        end = source_end(parsed, segment, noun)
        return SourceFrame((t, end), (t,), "laut", (noun, end), index)
    if word == "laut" and t + 1 < segment.last and is_nominal_start(parsed, t + 1):
        end = _name_end(parsed, t + 1, source_end(parsed, segment, t + 1))
        return SourceFrame((t, end), (t,), "laut", (t + 1, end), index) if end > t + 1 else None
    if word == "zufolge":
        return _postposed(parsed, index, segment, t)
    if word in _AMBIGUOUS_PREPOSITIONS and not _tells_time(parsed, t):
        return _nominal_source(parsed, index, segment, t)
    return None


def _name_end(parsed: ParsedSentence, first: int, end: int) -> int:
    """ "ist laut Kern | für Europa | ein Erfolg": a name takes no "für", as "Ministerium für Verkehr" does."""
    for t in range(first + 1, end):
        if parsed.tokens[t].text in _NEVER_IN_NAMES:
            name = parsed.tokens[t - 1].text
            return t if is_known_surname(name) or not is_known(name) else end
    return end


def _with_authority(parsed: ParsedSentence, frame: SourceFrame, segment: Segment) -> SourceFrame:
    """ "Laut Tass unter Berufung auf den Minister …": the words are the minister's, the agency passes them on."""
    authority = authority_at(parsed, frame.tokens[1], segment.last)
    if authority is None or frame.speaker is None:
        return frame
    return replace(frame, tokens=(frame.tokens[0], authority[1]), speaker=authority, relay=frame.speaker)


def _behind_attribute(parsed: ParsedSentence, t: int, limit: int) -> int | None:
    """ "laut mit der Sache vertrauten Personen": the noun behind an attribute that opens with a preposition."""
    if t + 1 >= limit or parsed.tag(t) is not Tag.PREPOSITION:
        return None
    for i in range(t + 2, min(limit - 1, t + _LONGEST_ATTRIBUTE)):
        inflected = parsed.tokens[i].text.endswith("en") and parsed.tag(i) in (Tag.ADJECTIVE, Tag.VERB)
        if inflected and parsed.tokens[i].text[0].islower() and parsed.tag(i + 1) is Tag.NOUN:
            return i + 1
    return None


_LONGEST_ATTRIBUTE = 8  # tokens
_TIME_UNITS = words_of("time_unit")
_TIME_ADVERBS = words_of("adverb_before_time")


def _tells_time(parsed: ParsedSentence, t: int) -> bool:
    """ "zwei Monate nach dem Urteil", "erst nach langen Ermittlungen": later than, no source; "nach Artikel 68": by law."""
    if parsed.tokens[t].text.lower() == "nach" and parsed.tokens[t + 2 : t + 3] and parsed.tokens[t + 2].text == "über":
        return True  # "Nach Berichten über einen Streit trat der Sprecher vor die Presse"
    if parsed.tokens[t].text.lower() != "nach" or t == parsed.sentence.first:
        return False
    before = parsed.tokens[t - 1].text
    noun, behind = ("".join(token.text for token in parsed.tokens[i : i + 1]) for i in (t + 1, t + 2))
    numbered = behind[:1].isdigit()
    words_of_many = noun.endswith("n") and is_source_noun(noun)
    return before in _TIME_UNITS or before.lower() in _TIME_ADVERBS or (numbered and not words_of_many)


def _postposed(parsed: ParsedSentence, index: int, segment: Segment, t: int) -> SourceFrame | None:
    """ "Medienberichten zufolge": the noun phrase that ends right before the word."""
    if t > segment.first and is_source_noun(parsed.tokens[t - 1].text):
        start = t - 1
        while start > segment.first and parsed.tag(start - 1) in (Tag.DETERMINER, Tag.ADJECTIVE):
            start -= 1
        if start == parsed.sentence.first + 1 and parsed.tokens[start - 1].text.endswith(_PHRASE_OPENINGS):
            start -= 1  # "Offiziellen Angaben zufolge", "Nicht genannten Quellen zufolge"
        return SourceFrame((start, t + 1), (t,), "zufolge", (start, t), index)
    for start in range(segment.first, t):
        if is_nominal_start(parsed, start) and noun_phrase_end(parsed, start, t) == t:
            start = _behind_name(parsed, start, t)
            before = start > segment.first and parsed.tag(start - 1) in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION)
            if start == parsed.sentence.first + 1 and is_source_noun(parsed.tokens[start - 1].text.capitalize()):
                start -= 1  # "Berichten mehrerer Medien zufolge"
            if not before:
                return SourceFrame((start, t + 1), (t,), "zufolge", (start, t), index)
    return None


def _behind_name(parsed: ParsedSentence, start: int, t: int) -> int:
    """ "sagte Minister Kern der Agentur Interfax zufolge": behind a name no genitive stands, but the source."""
    if parsed.tag(start) is not Tag.NOUN:
        return start
    for i in range(start + 1, t - 1):
        if parsed.tokens[i].text == "der" and parsed.tag(i - 1) is Tag.NOUN and not is_known(parsed.tokens[i - 1].text):
            return i
    return start


def _nominal_source(parsed: ParsedSentence, index: int, segment: Segment, t: int) -> SourceFrame | None:
    """ "nach Angaben der Polizei", "nach eigenen Angaben", "nach den Worten von X", "aus Sicht der EU", "ihrer Ansicht nach"."""
    preposition = parsed.tokens[t].text.lower()
    head = t + 1
    while (
        head < segment.last
        and head <= t + 4
        and parsed.tag(head) in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER, Tag.ADVERB, Tag.VERB)
    ):
        head += 1
    if head + 1 < segment.last and parsed.tokens[head].text.endswith("s") and parsed.tag(head + 1) is Tag.NOUN:
        head += is_source_noun(parsed.tokens[head + 1].text)  # "nach Merkels Meinung"
    if (
        head < segment.last
        and parsed.tag(head) is Tag.NOUN
        and _may_be_source(preposition, parsed.tokens[head].text, segment)
    ):
        own = parsed.tokens[t + 1].text.lower().startswith(_POSSESSIVES)
        end = head + 1 if own else source_end(parsed, segment, t + 1)
        end = max(end, head + 1)
        return SourceFrame((t, end), tuple(range(t, head + 1)), "nach", _owner(parsed, t, head, end), index)
    if preposition == "nach" and t > segment.first and parsed.tokens[t - 1].text in _OPINIONS:
        start = t - 1
        while start > segment.first and parsed.tag(start - 1) in (Tag.DETERMINER, Tag.ADJECTIVE):
            start -= 1
        if parsed.tokens[start].text in _OF_AUTHOR:
            return None
        hearsay = parsed.tokens[t - 1].text in _HEARSAY  # "dem Vernehmen nach": nobody is named
        return SourceFrame((start, t + 1), (t,), "nach", None if hearsay else (start, t), index)
    if preposition == "nach" and _own_words(parsed, segment, t):
        return SourceFrame((t - 2, t + 1), (t,), "nach", (t - 2, t), index)
    return None


def _may_be_source(preposition: str, noun: str, segment: Segment) -> bool:
    """Not what the verb itself wants: "richte sich nach dem Gesetz"."""
    if preposition == "aus":
        return noun == "Sicht"
    verb = segment.form.lemma if segment.form is not None else ""
    wanted = preposition == "nach" and (verb in _WITH_NACH or (noun in _RULES and verb in _GOING_BY_RULE))
    return not wanted and (is_source_noun(noun) or preposition in _BY_LAW)


_RULES, _GOING_BY_RULE = words_of("rule_to_go_by"), words_of("verb_of_going_by_rule")
_WITH_NACH = words_of("verb_with_nach")
_OF_AUTHOR = words_of("possessive_of_author")  # or of whom the author asks


def _own_words(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    """ "seinen Angaben nach"."""
    if t < segment.first + 2 or not is_source_noun(parsed.tokens[t - 1].text):
        return False
    nominal = t + 1 < segment.last and is_nominal_start(parsed, t + 1)
    return parsed.tokens[t - 2].text.lower() in _SOURCE_POSSESSIVES and not nominal


def _owner(parsed: ParsedSentence, preposition: int, head: int, end: int) -> TokenRange:
    """Whose words: X in "Angaben von X" and "Angaben der X"; the whole phrase where it names nobody else."""
    start = head + 1
    if start < end and parsed.tokens[start].text.lower() in _OWNER_PREPOSITIONS:
        start += 1
    return (start, end) if start < end else (preposition + 1, end)
