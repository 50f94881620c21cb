"""Summarised acts: "forderte ein Ende der Gewalt", "tauschten sich über die Lage aus". The content is the complement."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.frames.attribution_frame import Frame
from extraction.frames.judgements import FOUND, SEEN_IN, found, seen_in
from extraction.frames.objects import Complement, gapped_object, inside, middle_start, object, right_end
from extraction.grammar import (
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    is_nominal_start,
    noun_phrase_end,
    subject_of,
)
from extraction.text import TokenRange, replace, word_list, words_of

_QUANTITY_STARTS = words_of("quantity_start")
_COMPARING_PRONOUNS = words_of("pronoun_of_comparison")
_BEHIND_COMPLEMENT = words_of("subordinator_behind_complement")
_CONTRACTIONS = {
    "zu": ("zu", "zum", "zur"),
    "in": ("in", "im", "ins"),
    "an": ("an", "am", "ans"),
    "auf": ("auf", "aufs"),
    "von": ("von", "vom"),
    "vor": ("vor", "vorm"),
    "für": ("für", "fürs"),
    "um": ("um", "ums"),
    "bei": ("bei", "beim"),
}
_INTO = ("in", "ins")  # "im" is no accusative: "lud sie in den Palast ein"
_LONGEST_FRAME = 4
_CONDITIONS = words_of("verb_of_condition")
_NEVER_IN_NAMES = words_of("preposition_never_in_name")
_TIME_WORDS = words_of("weekday", "month", "occasion_of_report")
_OCCASIONS = words_of("occasion_of_act")
_AGREEING = words_of("verb_of_sharing_view")
_GENITIVES = words_of("genitive_determiner", "genitive_start")
_DEMONSTRATIVES = words_of("demonstrative_in_dative")
_EVENTS = word_list("event_ending")


def complement_of(parsed: ParsedSentence, frame: Frame) -> Complement | None:
    """The complement that a summarised act has as its content; None where there is none."""
    segment = parsed.segments[frame.segment]
    for phrase in frame.entry.phrases:
        found = _complement(parsed, frame, segment, phrase)
        if found is not None and not _is_pronoun(parsed, found.tokens) and not _points_back(parsed, found.tokens):
            if found.tokens[0] >= segment.last:
                return found  # behind a relative clause
            return Complement(_with_attached(parsed, found.frame, found.tokens), found.frame)
    return None


def _is_pronoun(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "pflichtete ihm bei": a person alone is nothing that is said."""
    return phrase[1] == phrase[0] + 1 and parsed.tokens[phrase[0]].text.lower() in words_of("personal_pronoun")


def _points_back(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "Dem widersprach X", "Dem schloss sich X an und meinte, …": the pronoun alone says nothing."""
    return phrase[1] == phrase[0] + 1 and parsed.tokens[phrase[0]].text.lower() in _DEMONSTRATIVES


def _complement(parsed: ParsedSentence, frame: Frame, segment: Segment, phrase: str) -> Complement | None:
    if phrase == SEEN_IN:
        seen = seen_in(parsed, frame, segment)
        return Complement(seen, frame) if seen else None
    if phrase == FOUND and not found(parsed, frame, segment):
        return None
    if phrase == "NP+als" and not _compares_with(parsed, segment):
        return None
    if phrase.startswith("NP"):
        if frame.passive and _is_about_somebody(parsed, segment):
            return None
        frame = _without_predicate(parsed, frame, segment, phrase)
        return object(parsed, frame, segment, to_end=phrase != "NP")
    if phrase == "Subj":
        subject = subject_of(parsed, segment, index=frame.segment)
        return Complement(_over_attributes(parsed, frame, subject), frame) if subject else None
    if phrase == "Gen":
        return _genitive(parsed, frame, segment)
    if phrase == "Dat" and frame.addressee:
        spoken_to = frame if can_speak(parsed, frame.addressee) else replace(frame, addressee=None)
        return Complement(frame.addressee, spoken_to)
    if phrase == "Dat":
        return object(parsed, frame, segment, to_end=False)
    return _prepositional(parsed, frame, segment, phrase)


def _is_about_somebody(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "A, der B kritisiert und von C | anerkannt wird |", "A, die von C | als Chefin anerkannt wird |": no words of C's."""
    if segment.opener is None:
        return False
    named = parsed.tokens[segment.opener].text in _WHO and "als" in parsed.lowered
    return segment.opener < segment.first or named


_WHO = words_of("article_or_relative")


def _without_predicate(parsed: ParsedSentence, frame: Frame, segment: Segment, phrase: str) -> Frame:
    """ "hielt die Reise für falsch", "sieht die Länder in der Pflicht": what is said of the object is content, and no cue."""
    word = phrase.partition("+")[2]
    if word not in frame.entry.words:
        return frame
    start = next((t for t in frame.cue if t >= middle_start(segment) and parsed.tokens[t].text.lower() == word), None)
    if start is None:
        return frame  # "In der Pflicht sieht sie die Länder"
    inside = [
        t
        for t in frame.cue
        if t >= start and (parsed.tokens[t].text.lower() in frame.entry.words or parsed.tag(t) is Tag.DETERMINER)
    ]
    return replace(frame, cue=tuple(t for t in frame.cue if t not in inside))


def _over_attributes(parsed: ParsedSentence, frame: Frame, subject: TokenRange) -> TokenRange:
    """ "kamen die Hilfe in den Häfen und der Handel zur Sprache": the subject up to the fixed words of the cue."""
    behind = [t for t in frame.cue if t >= subject[1]]
    segment = parsed.segments[frame.segment]
    closes = subject[0] > (segment.verb or segment.last)  # "Zur Sprache kamen die Lage in Mali und der Handel"
    end = min(behind, default=segment.last if closes else subject[1])
    end -= end > subject[1] and parsed.tag(end - 1) in (Tag.PREPOSITION, Tag.ADVERB)
    joined = any(parsed.tokens[t].text.lower() in _JOINING for t in range(subject[1], end))
    return (subject[0], end) if joined else subject


_JOINING = words_of("additive_conjunction")


def _compares_with(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "feierte den Vertrag als Erfolg": what takes "als" means something else without it."""
    return any(parsed.tokens[t].text.lower() == "als" for t in range(segment.first, parsed.sentence.last))


def _genitive(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Complement | None:
    """ "zog eine positive Bilanz seiner Reise": the genitive right behind the fixed words of the cue."""
    start = max(frame.cue) + 1
    if start == segment.last or parsed.tokens[start].text.lower() not in _GENITIVES:
        return None
    return Complement((start, right_end(parsed, frame, segment, start)), frame)


def _prepositional(parsed: ParsedSentence, frame: Frame, segment: Segment, phrase: str) -> Complement | None:
    preposition = phrase.split("+")[0]
    forms = _INTO if phrase == "in+Akk" else _CONTRACTIONS.get(preposition, (preposition,))
    frame = _without_preposition(parsed, frame, segment, forms)
    for t in _middle_before_front(segment):
        if parsed.tokens[t].text.lower() not in forms or t in frame.cue or inside(frame.speaker, t):
            continue
        in_front = t < (segment.verb or 0) and segment.shape is Shape.MAIN and not segment.shared
        if (
            frame.entry.verb in _AGREEING
            and preposition == "mit"
            and can_speak(parsed, (t + 1, noun_phrase_end(parsed, t + 1, segment.last)))
        ):
            continue  # "stimmt mit dem Minister überein" names who agrees
        if in_front and t > segment.first and parsed.tag(segment.first) is Tag.PREPOSITION:
            continue  # "Nach dem Auftritt | von Jan Kern | sprach die Kanzlerin"
        if t == segment.first and segment.opener in (t, t + 1):
            continue  # "ein Fall, mit dem sich der Rat befasst"
        if parsed.tag(t) is not Tag.PREPOSITION or _is_occasion(parsed, t + 1, segment.last, in_front=in_front):
            continue
        quantity = parsed.tokens[t + 1].text in _QUANTITY_STARTS
        quantity = quantity or (
            parsed.tokens[t + 1].text == "zu" and parsed.tag(t + 2) is Tag.ADJECTIVE
        )  # "vor zu hohen …"
        starts = is_nominal_start(parsed, t + 1) or parsed.tag(t + 1) in (Tag.ADJECTIVE, Tag.ADVERB)
        if not starts and not quantity:
            continue
        return Complement((t, right_end(parsed, frame, segment, t)), frame)
    return None


def _middle_before_front(segment: Segment) -> list[int]:
    """The tokens of a clause, those behind its verb first: "Vor der Sitzung warnte sie vor neuen Zöllen"."""
    middle = middle_start(segment)
    return [*range(middle, segment.last - 1), *range(segment.first, min(middle, segment.last - 1))]


def _is_occasion(parsed: ParsedSentence, start: int, limit: int, *, in_front: bool) -> bool:
    """Whether a noun phrase says when or why somebody speaks: "auf die Frage eines Reporters", "im Interview"."""
    if parsed.tokens[start].text.lower() in _TIME_WORDS or _is_duration(parsed, start):
        return True
    t = start
    while t < limit - 1 and parsed.tag(t) in (Tag.DETERMINER, Tag.ADJECTIVE):
        t += 1
    noun = parsed.tokens[t].text.lower()
    given = noun in _OCCASIONS and parsed.tokens[start - 1].text.lower() != "für"  # "dankte für die Einladung"
    return given or (in_front and noun.endswith(_EVENTS))


def occasions_in(parsed: ParsedSentence, content: TokenRange) -> list[TokenRange]:
    """ "nannte das | auf Anfrage des Senders | „frei erfunden“": why it is said parts an object from what is said of it."""
    found = []
    for t in range(content[0] + 1, content[1] - 2):
        if parsed.tokens[t].text == "auf" and parsed.tokens[t + 1].text.lower() in _OCCASIONS:
            end = max(noun_phrase_end(parsed, t + 1, content[1]), t + 2)
            found += [(t, end)] if end < content[1] else []
    return found


def _is_duration(parsed: ParsedSentence, start: int) -> bool:
    """ "sprachen über vierzig Minuten": how long, and not about what; but "klagte über zwölf Stunden Wartezeit"."""
    if start + 2 >= parsed.sentence.last or parsed.tag(start) is not Tag.NUMBER:
        return False
    return parsed.tokens[start + 1].text in _TIME_UNITS and parsed.tag(start + 2) is not Tag.NOUN


_TIME_UNITS = words_of("time_unit")


def _without_preposition(parsed: ParsedSentence, frame: Frame, segment: Segment, forms: tuple[str, ...]) -> Frame:
    """ "sprach Angela Merkel von der Möglichkeit": the preposition that the verb wants is no part of the speaker's name."""
    if frame.speaker is None or frame.speaker[0] < (segment.verb or 0):
        return frame
    if "von" in forms and parsed.tag(frame.speaker[0]) is not Tag.NOUN:
        return frame
    for t in range(frame.speaker[0] + 1, frame.speaker[1] - 1):
        following = parsed.tokens[t + 1].text
        named = parsed.tag(frame.speaker[0]) is Tag.NOUN and parsed.tokens[t].text in _NEVER_IN_NAMES
        if parsed.tokens[t].text in forms and (following[0].islower() or following in ("„", "»") or named):
            return replace(frame, speaker=(frame.speaker[0], t))
    return frame


def is_withheld(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "sprach von Beweisen, | ohne Einzelheiten zu nennen |": what somebody does not say is no part of what they do."""
    opens = segment.shape is Shape.INFINITIVE and parsed.tokens[segment.first].text == "ohne"
    return opens and parsed.tokens[segment.last - 1].text in _WITHHOLDING


def _free_behind(parsed: ParsedSentence, own: int, cue_end: int) -> Iterator[Segment]:
    """The segments behind a frame up to such an infinitive, or to a clause whose content is taken: "…, | der gesagt hatte |, …"."""
    for k in range(own + 1, len(parsed.segments)):
        segment = parsed.segments[k]
        taken = k in parsed.claimed and segment.shape is Shape.SUBORDINATE and segment.before == ","
        taken = taken or segment.first <= cue_end < segment.last  # "zeigte sich über das, was kam, | sehr besorgt |"
        if taken or ("ohne" in parsed.lowered and is_withheld(parsed, segment)):
            return
        yield segment


_WITHHOLDING = words_of("infinitive_of_withholding")


def _compares(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "eine Flut, wie sie das Land nie erlebt habe": a clause on the noun before it; "wie sie sagte" is a frame."""
    words = [parsed.tokens[t].text.lower() for t in range(segment.opener or segment.first, segment.last)]
    return len(words) > _LONGEST_FRAME and words[0] == "wie" and words[1] in _COMPARING_PRONOUNS


def _with_attached(parsed: ParsedSentence, frame: Frame, found: TokenRange) -> TokenRange:
    """Relative and other subordinate clauses that follow at once belong to the complement."""
    segment = parsed.segments[frame.segment]
    if found[1] < segment.last - 1 or found[0] < (segment.verb or 0):
        tail = [t for t in range(found[1], segment.last) if t not in frame.cue and not inside(frame.speaker, t)]
        if tail:
            return found
    end = found[1]
    for k, following in enumerate(_free_behind(parsed, frame.segment, frame.cue[-1]), start=frame.segment + 1):
        if following.shape is Shape.QUOTE and following.before == "," and k not in parsed.claimed:
            end = following.last  # "ein Defizit, „das wir …“"
        elif following.shape in (Shape.SUBORDINATE, Shape.INFINITIVE) and following.before in (",", "und", "oder", "–"):
            if (
                following.shape is Shape.SUBORDINATE
                and following.opener is not None
                and parsed.tokens[following.opener].text.lower() in _BEHIND_COMPLEMENT
                and not _compares(parsed, following)
            ):
                break
            end = following.last
        elif (
            following.verb_first
            and following.before == ","
            and parsed.tokens[following.first].text.lower() in _CONDITIONS
            and end == parsed.segments[k - 1].last
        ):
            end = following.last  # "rasche Konsequenzen, sollte sich der Verdacht bestätigen"
        elif (
            following.shape is Shape.FRAGMENT
            and following.before in (",",)
            and end > found[1] - 1
            and parsed.tokens[following.first].text.lower() != "so"
            and gapped_object(parsed, k) is None
        ):
            end = following.last
        else:
            break
    if end > found[1] and found[1] < segment.last:
        return found
    return found[0], end
