"""Frames without a verb of saying: "nach Angaben von X", "laut X", "X zufolge", ", so X", "wie X mitteilte"."""

from __future__ import annotations

from extraction.frames.attribution_frame import SourceFrame
from extraction.frames.clause_sources import clause_source
from extraction.grammar import (
    SUBJUNCTIVE,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    is_nominal_start,
    is_source_noun,
    may_be_nominative,
    noun_phrase_end,
    subject_of,
    with_apposition,
)
from extraction.grammar.interrupted_clauses import ends_in_participle, waits_for_rest
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import is_known
from extraction.text.records import replace

_BEHIND_SO = words_of("word_behind_so")
_QUANTITIES = words_of("quantity_behind_so")
_AMBIGUOUS_PREPOSITIONS = words_of("ambiguous_source_preposition")
_PHRASE_OPENINGS = word_list("opening_of_source_phrase")
_BY_LAW = words_of("preposition_of_law")
_OPINIONS = words_of("noun_of_opinion")
_SOURCE_POSSESSIVES = words_of("possessive_of_source")
_OWNER_PREPOSITIONS = words_of("preposition_of_owner")
_HEARSAY_ADVERBS = words_of("adverb_of_hearsay")


def find_source_frames(parsed: ParsedSentence) -> list[SourceFrame]:
    """All of them in a sentence, in order."""
    found: list[SourceFrame] = []
    for index, segment in enumerate(parsed.segments):
        if any(f.tokens[0] <= segment.first < f.tokens[1] for f in found) or segment.shape is Shape.QUOTE:
            continue
        frame = _so_frame(parsed, index) or clause_source(parsed, index)
        if frame is not None:
            found += _with_relaying(parsed, index, frame)
            continue
        found += [_with_insertion(parsed, f) for f in _prepositional_frames(parsed, index, segment)]
        if found and found[-1].tokens[0] == parsed.sentence.first:
            found[-1] = _over_vorfeld(parsed, found[-1])
    return [_over_apposition(parsed, _of_own_words(parsed, frame)) for frame in found]


def _with_relaying(parsed: ParsedSentence, index: int, frame: SourceFrame) -> list[SourceFrame]:
    """ "so der Präsident laut Hafenblatt": who passes the words on stands behind who said them."""
    if frame.lemma != "so" or frame.speaker is None:
        return [frame]
    behind = _prepositional_frames(parsed, index, parsed.segments[index])
    found = [f for f in behind if f.lemma == "laut" and f.tokens[0] == frame.speaker[1]]
    if found and found[0].tokens[1] == frame.tokens[1]:
        return [replace(frame, tokens=(frame.tokens[0], found[0].tokens[0])), *found]
    return [frame]


def _over_apposition(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """ "nach Ansicht des Generalanwalts, Anton Beispiel, …": the name belongs to the frame."""
    whole = with_apposition(parsed, frame.speaker)
    if frame.speaker and whole and whole[1] > frame.speaker[1] == frame.tokens[1]:
        return replace(frame, speaker=whole, tokens=(frame.tokens[0], whole[1]))
    return frame


def _of_own_words(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """ "Die Gruppe hat eigenen Angaben zufolge …": the subject of the clause speaks of itself."""
    words = [parsed.tokens[t].text.lower() for t in range(*frame.tokens)]
    if not any(word.startswith("eigene") for word in words):
        return frame
    for index, segment in enumerate(parsed.segments):
        subject = subject_of(parsed, segment, index=index)
        if subject is not None and not (subject[0] < frame.tokens[1] and frame.tokens[0] < subject[1]):
            return replace(frame, speaker=subject)
    return frame


def _over_vorfeld(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """A frame at the head of a sentence is the one constituent before the finite verb: it reaches up to that verb."""
    verb = _first_main_verb(parsed, frame)
    if verb is None or any(parsed.tokens[t].text == ":" for t in range(frame.tokens[1], verb)):
        return frame
    end = verb - (parsed.tokens[verb - 1].text in (",", "–"))
    return _extended(frame, end, _speaker_end(parsed, frame.tokens[1], end)) if frame.tokens[1] < end else frame


def _first_main_verb(parsed: ParsedSentence, frame: SourceFrame) -> int | None:
    """The finite verb of the first main clause, if the frame may stand before it and no quotation comes earlier."""
    for segment in parsed.segments:
        if segment.shape is Shape.MAIN and segment.verb is not None:
            apart = segment.first > frame.tokens[0] and not segment.verb_first
            return None if apart else segment.verb
        if segment.shape is Shape.QUOTE:
            return None
    return None


def _extended(frame: SourceFrame, end: int, speaker_end: int) -> SourceFrame:
    """A frame up to a token behind it; a speaker who stands at its end reaches further too."""
    ends = frame.speaker is not None and frame.speaker[1] == frame.tokens[1]
    speaker = (frame.speaker[0], speaker_end) if frame.speaker is not None and ends else frame.speaker
    return replace(frame, tokens=(frame.tokens[0], end), speaker=speaker)


def _speaker_end(parsed: ParsedSentence, start: int, end: int) -> int:
    """The speaker takes its appositions along, but no relative clause."""
    for segment in parsed.segments:
        if segment.shape is Shape.SUBORDINATE and start <= segment.first < end:
            return segment.first - 1
    return end


def _so_frame(parsed: ParsedSentence, index: int) -> SourceFrame | None:
    """ ", so Xi Jinping" and ", so der Sprecher weiter": "so" and a noun phrase, no verb."""
    segment = parsed.segments[index]
    if segment.shape is not Shape.FRAGMENT or parsed.tokens[segment.first].text.lower() != "so" or index == 0:
        return None
    start = segment.first + 1
    while start < segment.last and parsed.tokens[start].text.lower() in _BEHIND_SO:
        start += 1
    if start >= segment.last or not is_nominal_start(parsed, start) or not may_be_nominative(parsed, start):
        return None
    if parsed.tokens[start].text in _QUANTITIES:
        return None
    if _gives_example(parsed, index, start):
        return None
    end = noun_phrase_end(parsed, start, segment.last)
    end = _with_apposition(parsed, index, end)
    behind = _end_of_relative_clauses(parsed, max(end, segment.last))
    addressee = spoken_to(parsed, end, segment.last)
    return SourceFrame((segment.first, behind), (segment.first,), "so", (start, end), index, addressee)


def _gives_example(parsed: ParsedSentence, index: int, start: int) -> bool:
    """ "Viele wurden verhaftet, so auch Herta Beispiel": one of those that are told of, unless they are told to be so."""
    words = [parsed.tokens[t].text for t in range(parsed.segments[index].first + 1, start)]
    told = parsed.segments[index - 1].mood & SUBJUNCTIVE
    return words in (["auch"], ["zum", "Beispiel"]) and not told and parsed.segments[index - 1].shape is not Shape.QUOTE


def _end_of_relative_clauses(parsed: ParsedSentence, end: int) -> int:
    """ "so das Ergebnis einer Studie, in der …": a relative clause on the speaker belongs to the frame."""
    for segment in parsed.segments:
        if segment.first == end + 1 and _is_relative(parsed, segment):
            end = segment.last
    return end


def _is_relative(parsed: ParsedSentence, segment: Segment) -> bool:
    if segment.shape is not Shape.SUBORDINATE or segment.opener is None or segment.before != ",":
        return False
    return parsed.tokens[segment.opener].text.lower() in words_of("relative_pronoun")


def spoken_to(parsed: ParsedSentence, first: int, last: int) -> TokenRange | None:
    """The addressee among some tokens, as in "so Rutte gegenüber dem Sender"."""
    for t in range(first, last - 1):
        if parsed.tokens[t].text == "gegenüber":
            end = noun_phrase_end(parsed, t + 1, last)
            return (t + 1, end) if end > t + 1 else None
    return None


def _with_insertion(parsed: ParsedSentence, frame: SourceFrame) -> SourceFrame:
    """ "… sollen laut dem Ankläger, Luis Ramos, Verbrechen …": a name between two commas goes with the source before it."""
    following = parsed.segments[frame.segment + 1 : frame.segment + 3]
    ends = frame.tokens[1] == parsed.segments[frame.segment].last
    if not ends or len(following) < 2 or following[0].before != "," or following[1].before != ",":
        return frame
    insertion = following[0]
    if _is_relative(parsed, insertion):
        return replace(frame, tokens=(frame.tokens[0], insertion.last))
    short = insertion.shape is Shape.FRAGMENT and insertion.last - insertion.first <= 6
    named = short and parsed.tag(insertion.first) is Tag.NOUN
    return _extended(frame, insertion.last, insertion.last) if named else frame


def _with_apposition(parsed: ParsedSentence, index: int, end: int) -> int:
    """ "so Meier, Sprecher der Behörde, …": an apposition behind the comma belongs to the speaker."""
    if end < parsed.segments[index].last or index + 1 >= len(parsed.segments):
        return end
    following = parsed.segments[index + 1]
    if (
        following.shape is Shape.FRAGMENT
        and following.before == ","
        and parsed.tag(following.first) in (Tag.NOUN, Tag.DETERMINER)
        and not (waits_for_rest(parsed, parsed.segments[index - 1]) and ends_in_participle(parsed, following))
        and not _breaks_off(parsed.segments[index - 1])
    ):
        return following.last
    return end


def _breaks_off(clause: Segment) -> bool:
    """ "Norwegen habe, so Støre, …": a clause that breaks off behind its verb goes on behind the frame."""
    return clause.shape is Shape.MAIN and clause.verb == clause.last - 1 and not clause.verb_first


def _prepositional_frames(parsed: ParsedSentence, index: int, segment: Segment) -> list[SourceFrame]:
    found: list[SourceFrame] = []
    t = segment.first if not _SOURCE_PREPOSITIONS.isdisjoint(parsed.lowered) else segment.last
    while t < segment.last:
        source = parsed.tokens[t].text.lower() in _SOURCE_PREPOSITIONS
        frame = _frame_at(parsed, index, segment, t) if source else None
        if frame is None:
            t += 1
        else:
            found.append(frame)
            t = max(frame.tokens[1], t + 1)
    return found


_SOURCE_PREPOSITIONS = words_of("source_preposition")


def _frame_at(parsed: ParsedSentence, index: int, segment: Segment, t: int) -> SourceFrame | None:
    word = parsed.tokens[t].text.lower()
    if word == "laut" and (noun := _behind_attribute(parsed, t + 1, segment.last)) is not None:
        end = noun_phrase_end(parsed, noun, segment.last)
        return SourceFrame((t, end), (t,), "laut", (noun, end), index)
    if word == "laut" and t + 1 < segment.last and is_nominal_start(parsed, t + 1):
        end = noun_phrase_end(parsed, t + 1, segment.last)
        return SourceFrame((t, end), (t,), "laut", (t + 1, end), index) if end > t + 1 else None
    if word == "zufolge":
        return _postposed(parsed, index, segment, t)
    if word in _AMBIGUOUS_PREPOSITIONS and not _tells_time(parsed, t):
        return _nominal_source(parsed, index, segment, t)
    return None


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
        end = noun_phrase_end(parsed, t + 1, segment.last)
        end = max(end, head + 1)
        return SourceFrame((t, end), tuple(range(t, head + 1)), "nach", _owner(parsed, t, head, end), index)
    if preposition == "nach" and t > segment.first and parsed.tokens[t - 1].text in _OPINIONS:
        start = t - 1
        while start > segment.first and parsed.tag(start - 1) in (Tag.DETERMINER, Tag.ADJECTIVE):
            start -= 1
        if parsed.tokens[start].text in _OF_AUTHOR:
            return None
        return SourceFrame((start, t + 1), (t,), "nach", (start, t), index)
    if preposition == "nach" and _own_words(parsed, segment, t):
        return SourceFrame((t - 2, t + 1), (t,), "nach", (t - 2, t), index)
    return None


def _may_be_source(preposition: str, noun: str, segment: Segment) -> bool:
    """Not what the verb itself wants: "richte sich nach dem Gesetz"."""
    if preposition == "aus":
        return noun == "Sicht"
    wanted = preposition == "nach" and segment.form is not None and segment.form.lemma in _WITH_NACH
    return not wanted and (is_source_noun(noun) or preposition in _BY_LAW)


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


def has_hearsay_adverb(parsed: ParsedSentence) -> bool:
    """Whether such an adverb stands anywhere in a sentence."""
    return not _HEARSAY_ADVERBS.isdisjoint(parsed.lowered)


def is_hearsay_adverb(parsed: ParsedSentence, t: int) -> bool:
    """ "demnach", "danach", "demzufolge" at the head of a sentence carry a source on."""
    return parsed.tokens[t].text.lower() in _HEARSAY_ADVERBS
