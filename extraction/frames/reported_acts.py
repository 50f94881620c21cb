"""Summarised acts: "forderte ein Ende der Gewalt", "tauschten sich über die Lage aus". The content is the complement."""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame
from extraction.grammar import (
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    is_nominal_start,
    is_time,
    noun_phrase_end,
    subject_of,
)
from extraction.text import TokenRange, word_list, words_of
from extraction.text.records import dataclass, replace

_QUANTITY_STARTS = words_of("quantity_start")
_DUMMY_OBJECTS = words_of("dummy_object")
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
_LONGEST_FRAME = 4
_NEVER_IN_NAMES = words_of("preposition_never_in_name")
_TIME_WORDS = words_of("weekday", "month", "occasion_of_report")
_OCCASIONS = words_of("occasion_of_act")
_EVENTS = word_list("event_ending")


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb of saying has beside its speaker: the tokens, and the frame without what turns out to belong to them."""

    tokens: TokenRange
    frame: Frame


def complement_of(parsed: ParsedSentence, frame: Frame) -> Complement | None:
    """The complement that a summarised act has as its content; None where there is none."""
    segment = parsed.segments[frame.segment]
    for phrase in frame.entry.phrases:
        found = _complement(parsed, frame, segment, phrase)
        if found is not None and not _is_pronoun(parsed, found.tokens):
            return Complement(_with_attached(parsed, found.frame, found.tokens), found.frame)
    return None


def _is_pronoun(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "pflichtete ihm bei": a person alone is nothing that is said."""
    return phrase[1] == phrase[0] + 1 and parsed.tokens[phrase[0]].text.lower() in words_of("personal_pronoun")


def _complement(parsed: ParsedSentence, frame: Frame, segment: Segment, phrase: str) -> Complement | None:
    if phrase == "NP+als" and not _compares_with(parsed, segment):
        return None
    if phrase.startswith("NP"):
        return _object(parsed, frame, segment, to_end=phrase != "NP")
    if phrase == "Subj":
        subject = subject_of(parsed, segment, index=frame.segment)
        return Complement(_over_attributes(parsed, frame, subject), frame) if subject else None
    if phrase == "Dat" and frame.addressee:
        return Complement(frame.addressee, frame)
    if phrase == "Dat":
        return _object(parsed, frame, segment, to_end=False)
    return _prepositional(parsed, frame, segment, phrase.split("+")[0])


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


def _prepositional(parsed: ParsedSentence, frame: Frame, segment: Segment, preposition: str) -> Complement | None:
    forms = _CONTRACTIONS.get(preposition, (preposition,))
    frame = _without_preposition(parsed, frame, segment, forms)
    for t in _middle_before_front(segment):
        if parsed.tokens[t].text.lower() not in forms or t in frame.cue or _inside(frame.speaker, t):
            continue
        in_front = t < (segment.verb or 0) and segment.shape is Shape.MAIN and not segment.shared
        if parsed.tag(t) is not Tag.PREPOSITION or _is_occasion(parsed, t + 1, segment.last, in_front=in_front):
            continue
        quantity = parsed.tokens[t + 1].text in _QUANTITY_STARTS
        quantity = quantity or (
            parsed.tokens[t + 1].text == "zu" and parsed.tag(t + 2) is Tag.ADJECTIVE
        )  # "vor zu hohen …"
        starts = is_nominal_start(parsed, t + 1) or parsed.tag(t + 1) in (Tag.ADJECTIVE, Tag.ADVERB)
        if not starts and not quantity:
            continue
        return Complement((t, _right_end(parsed, frame, segment, t)), frame)
    return None


def _middle_before_front(segment: Segment) -> list[int]:
    """The tokens of a clause, those behind its verb first: "Vor der Sitzung warnte sie vor neuen Zöllen"."""
    middle = _middle_start(segment)
    return [*range(middle, segment.last - 1), *range(segment.first, min(middle, segment.last - 1))]


def _is_occasion(parsed: ParsedSentence, start: int, limit: int, *, in_front: bool) -> bool:
    """Whether a noun phrase says when or why somebody speaks: "auf die Frage eines Reporters", "im Interview"."""
    if parsed.tokens[start].text.lower() in _TIME_WORDS:
        return True
    t = start
    while t < limit - 1 and parsed.tag(t) in (Tag.DETERMINER, Tag.ADJECTIVE):
        t += 1
    noun = parsed.tokens[t].text.lower()
    given = noun in _OCCASIONS and parsed.tokens[start - 1].text.lower() != "für"  # "dankte für die Einladung"
    return given or (in_front and noun.endswith(_EVENTS))


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


def _inside(span: TokenRange | None, t: int) -> bool:
    return span is not None and span[0] <= t < span[1]


def _object(parsed: ParsedSentence, frame: Frame, segment: Segment, *, to_end: bool) -> Complement | None:
    """The accusative object; in a passive clause the subject, which the predicate is about."""
    fronted = _fronted_object(parsed, frame)
    if fronted is not None:
        return Complement(fronted, frame)
    t = _middle_start(segment)
    while t < segment.last:
        if (source := parsed.source_at(t)) is not None:
            t = source[1]
        elif _inside(frame.speaker, t):
            t = frame.speaker[1] if frame.speaker else t + 1
        elif frame.addressee and frame.addressee[0] == t and not to_end:
            t = frame.addressee[1]
        elif parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(parsed, t + 1, segment.last), t + 1)
        elif _starts_object(parsed, frame, t, to_end=to_end):
            return Complement((t, _right_end(parsed, frame, segment, t, over_sources=to_end)), frame)
        else:
            t += 1
    return None if to_end else _bare_object(parsed, frame)


def has_object(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "fand eine Lösung: Er verkaufte": the verb has what it needs, so that a plain sentence behind the colon is not its own."""
    found = _object(parsed, frame, parsed.segments[frame.segment], to_end=False)
    return found is not None and not parsed.tokens[found.tokens[0]].text.lower().startswith("folgende")


def _bare_object(parsed: ParsedSentence, frame: Frame) -> Complement | None:
    """ "wirft der Regierung Versagen vor": a bare noun right behind who is spoken to is what is said."""
    if frame.addressee is None or "DatA" not in frame.entry.clauses:
        return None
    first, last = frame.addressee
    segment = parsed.segments[frame.segment]
    head = next((t for t in range(first, last) if parsed.tag(t) is Tag.NOUN), first)
    if parsed.tokens[first].text.lower() == "den" and not parsed.tokens[head].text.endswith("n"):
        return Complement((first, last), replace(frame, addressee=None))  # "meldete den Abschluss": an accusative
    if parsed.tag(first) is Tag.NOUN and first == _middle_start(
        segment
    ):  # "sagte Hilfen in Höhe von … zu": a bare plural
        return Complement((first, _right_end(parsed, frame, segment, first)), replace(frame, addressee=None))
    determined = parsed.tag(first) is Tag.DETERMINER and last - first > 2
    if not determined or any(parsed.tag(t) is not Tag.NOUN for t in (last - 2, last - 1)):
        return None
    spoken_to = replace(frame, addressee=(first, last - 1))
    return Complement((last - 1, _right_end(parsed, frame, segment, last - 1)), spoken_to)


def _fronted_object(parsed: ParsedSentence, frame: Frame) -> TokenRange | None:
    """ "Den Vorstoß begrüßte Macron": what stands before the verb, where it is not the speaker."""
    vorfeld = frame.vorfeld
    if vorfeld is None or frame.pointer is not None or _overlaps(frame.speaker, vorfeld):
        return None
    if parsed.source_at(vorfeld[0]) is not None:
        return None  # "Staatsmedien zufolge verurteilte X …"
    start = _skip_loose(parsed, vorfeld[0], vorfeld[1])
    if is_time(parsed, start, vorfeld[1]) and (
        _has_preposition(parsed, start, vorfeld[1]) or _ends_in_time(parsed, vorfeld[1])
    ):
        return None
    return (start, vorfeld[1]) if start < vorfeld[1] and is_nominal_start(parsed, start) else None


def _ends_in_time(parsed: ParsedSentence, end: int) -> bool:
    """ "Vergangene Woche"; in "Ein Jahr Haft" the time is a measure."""
    return parsed.tokens[end - 1].text.lower() in words_of("period", "weekday", "month")


def _has_preposition(parsed: ParsedSentence, first: int, last: int) -> bool:
    """ "Ein Jahr nach Beginn des Krieges" says when; "Ein Jahr Haft" may be what is demanded."""
    return any(parsed.tag(t) is Tag.PREPOSITION for t in range(first, last))


def _middle_start(segment: Segment) -> int:
    """Where the middle field begins: behind the finite verb, in a subordinate clause behind its opener."""
    if segment.shape is Shape.MAIN and segment.verb is not None and not segment.shared:
        return segment.verb + 1
    return segment.first if segment.opener is None else segment.opener + 1


def _starts_object(parsed: ParsedSentence, frame: Frame, t: int, *, to_end: bool) -> bool:
    if t in frame.cue or parsed.tag(t) in (Tag.ADVERB, Tag.REFLEXIVE, Tag.MARK):
        return False
    dummy = parsed.tokens[t].text.lower() in _DUMMY_OBJECTS and not to_end
    return not dummy and is_nominal_start(parsed, t)


def _overlaps(a: TokenRange | None, b: TokenRange) -> bool:
    return a is not None and a[0] < b[1] and b[0] < a[1]


def _skip_loose(parsed: ParsedSentence, t: int, limit: int) -> int:
    """Pass over adverbs at the head of a Vorfeld."""
    while t < limit and parsed.tag(t) in (Tag.ADVERB, Tag.COORDINATOR):
        t += 1
    return t


def _right_end(
    parsed: ParsedSentence, frame: Frame, segment: Segment, start: int, *, over_sources: bool = False
) -> int:
    """The complement runs to the verb's other half or the clause's end; the speaker and the agent are no part of it.

    `over_sources`: "nannte den Plan laut Interfax falsch", where the predicate stands behind the source.
    """
    end = segment.last
    for t in range(start + 1, segment.last):
        if t in frame.cue or _inside(frame.speaker, t) or (parsed.source_at(t) and not over_sources):
            end = t
            break
    nouns = any(parsed.tag(t) is Tag.NOUN for t in range(start, end))
    while (
        nouns
        and end - 1 > start
        and end < segment.last
        and parsed.tag(end - 1) in (Tag.PREPOSITION, Tag.ADVERB, Tag.VERB, Tag.COORDINATOR)
        and parsed.tokens[end - 2].text != "als"  # "die Kritik als unbegründet"
    ):
        end -= 1
    if segment.shape is Shape.SUBORDINATE and segment.verb is not None and start < segment.verb:
        end = min(end, segment.verb)
    return end


def _compares(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "eine Flut, wie sie das Land nie erlebt habe": a clause on the noun before it; "wie sie sagte" is a frame."""
    words = [parsed.tokens[t].text.lower() for t in range(segment.opener or segment.first, segment.last)]
    return len(words) > _LONGEST_FRAME and words[0] == "wie" and words[1] in _COMPARING_PRONOUNS


def _with_attached(parsed: ParsedSentence, frame: Frame, found: TokenRange) -> TokenRange:
    """Relative and other subordinate clauses that follow at once belong to the complement."""
    segment = parsed.segments[frame.segment]
    if found[1] < segment.last - 1 or found[0] < (segment.verb or 0):
        tail = [t for t in range(found[1], segment.last) if t not in frame.cue and not _inside(frame.speaker, t)]
        if tail:
            return found
    end = found[1]
    for k in range(frame.segment + 1, len(parsed.segments)):
        following = parsed.segments[k]
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
            following.shape is Shape.FRAGMENT
            and following.before in (",",)
            and end > found[1] - 1
            and parsed.tokens[following.first].text.lower() != "so"
        ):
            end = following.last
        else:
            break
    if end > found[1] and found[1] < segment.last:
        return found
    return found[0], end
