"""The accusative object of a cue, bare, behind its verb or in front of it."""

from __future__ import annotations

from extraction.frames.addressees import is_plural_dative
from extraction.frames.attribution_frame import Frame
from extraction.frames.passive_subjects import whole_subject
from extraction.grammar import (
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    are_owners,
    behind_owned,
    can_speak,
    is_known_surname,
    is_nominal_start,
    is_time,
    may_be_nominative,
    noun_phrase_end,
)
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import TokenRange, dataclass, replace, words_of
from extraction.text.dictionary import is_known, may_be_compound

_POINTING = "dies"
_OPENING, _CLOSING = frozenset('„“»«"'), frozenset('“”»«"')
_MONTHS = words_of("month")
_OBJECT_STARTS = words_of("determiner_of_object")
_AMOUNTS = words_of("amount_before_noun")
_NOT_ACCUSATIVE = words_of("not_accusative")
_RELATIVES = words_of("article_or_relative")
_DUMMY_OBJECTS = words_of("dummy_object")


@dataclass(frozen=True, slots=True)
class Complement:
    """What a verb of saying has beside its speaker: the tokens, and the frame without what turns out to belong to them."""

    tokens: TokenRange
    frame: Frame


def inside(span: TokenRange | None, t: int) -> bool:
    """Whether a token stands in a range."""
    return span is not None and span[0] <= t < span[1]


def object(parsed: ParsedSentence, frame: Frame, segment: Segment, *, to_end: bool) -> Complement | None:
    """The accusative object; in a passive clause the subject, which the predicate is about."""
    if (fronted := _fronted_object(parsed, frame)) is not None:
        return Complement(fronted, frame)
    listed = None if to_end else _list_behind_addressee(parsed, frame, segment)
    found = listed or _object_in_middle(parsed, frame, segment, to_end=to_end)
    return found or (None if to_end else _object_behind_relative(parsed, frame))


def _object_behind_relative(parsed: ParsedSentence, frame: Frame) -> Complement | None:
    """ "fordert von der EU, die seit Monaten zögert, | mehr Geld": where a relative clause parts the middle of the clause."""
    behind = parsed.segments[frame.segment + 1 : frame.segment + 3]
    if [(s.shape, s.before) for s in behind] != _RELATIVE_AND_REST or behind[0].opener is None:
        return None
    relative, rest = behind
    if parsed.tokens[relative.opener or 0].text not in _RELATIVES or not is_nominal_start(parsed, rest.first):
        return None
    end = next((t for t in range(rest.first + 1, rest.last) if t in frame.cue), rest.last)
    return Complement((rest.first, end), frame)


_RELATIVE_AND_REST = [(Shape.SUBORDINATE, ","), (Shape.FRAGMENT, ",")]


def _object_in_middle(parsed: ParsedSentence, frame: Frame, segment: Segment, *, to_end: bool) -> Complement | None:
    t = middle_start(segment)
    t = behind_owned(parsed, segment.opener) if segment.opener is not None and t == segment.opener + 1 else t
    while t < segment.last:
        if (source := parsed.source_at(t)) is not None:
            t = source[1]
        elif inside(frame.speaker, t):
            t = frame.speaker[1] if frame.speaker else t + 1
        elif frame.addressee and frame.addressee[0] == t and not to_end:
            t = frame.addressee[1]
        elif parsed.tokens[t].text == "(":
            t = _behind_bracket(parsed, t, segment.last)
        elif (preposition := parsed.tag(t) is Tag.PREPOSITION) or _is_no_accusative(parsed, frame, t):
            t = max(noun_phrase_end(parsed, t + preposition, segment.last), t + 1)
        elif parsed.tokens[t].text == _POINTING and not to_end and "als" not in parsed.lowered:
            return Complement((t, t + 1), frame)  # "habe dies seinem Kollegen schriftlich bestätigt"
        elif _starts_object(parsed, frame, t, to_end=to_end):
            start = _with_amount(parsed, t, middle_start(segment))
            return Complement((start, right_end(parsed, frame, segment, t, over_sources=to_end)), frame)
        else:
            t += 1
    return None if to_end else _bare_object(parsed, frame)


def _with_amount(parsed: ParsedSentence, t: int, first: int) -> int:
    """ "forderte | mehr | Hilfe", "kritisierte | nicht nur | den Angriff": the object with what measures it."""
    if t > first and parsed.tokens[t - 1].text in _AMOUNTS:
        return t - 1
    only = t > first + 1 and parsed.tokens[t - 2].text == "nicht" and parsed.tokens[t - 1].text in _ONLY
    return t - 2 if only else t


_ONLY = words_of("word_behind_not_of_part")


def _is_no_accusative(parsed: ParsedSentence, frame: Frame, t: int) -> bool:
    """ "sprach | allen Opfern | sein Beileid aus": a phrase in a case that no object of the verb has."""
    other = frame.passive or "Dat" in frame.entry.phrases
    return not other and parsed.tokens[t].text.lower() in _NOT_ACCUSATIVE and parsed.tag(t) is Tag.DETERMINER


def _is_bare_dative(parsed: ParsedSentence, t: int) -> bool:
    """ "kündigte | Tusk | weitere Lieferungen an": a surname alone, and behind it the object with its first words."""
    limit = parsed.sentence.last
    if parsed.tag(t) is not Tag.NOUN or t + 2 >= limit or not is_known_surname(parsed.tokens[t].text):
        return False
    opens = parsed.tag(t + 1) is Tag.ADJECTIVE or parsed.tokens[t + 1].text in _OBJECT_STARTS
    return opens and is_nominal_start(parsed, t + 1) and noun_phrase_end(parsed, t, limit) == t + 1


def _behind_bracket(parsed: ParsedSentence, t: int, limit: int) -> int:
    """ "am Montag (3. Mai) in Bern": what stands in a bracket is no object."""
    return next((i + 1 for i in range(t + 1, limit) if parsed.tokens[i].text == ")"), t + 1)


def has_object(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "fand eine Lösung: Er verkaufte": the verb has what it needs, so that a plain sentence behind the colon is not its own."""
    found = object(parsed, frame, parsed.segments[frame.segment], to_end=False)
    return found is not None and not parsed.tokens[found.tokens[0]].text.lower().startswith("folgende")


def _list_behind_addressee(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Complement | None:
    """ "warf der Regierung | Betrug, Zensur und Gewalt | vor": the first of the list stands right behind who is spoken to."""
    end = frame.addressee[1] if frame.addressee is not None else segment.last
    return _bare_object(parsed, frame) if end < segment.last and parsed.tokens[end].text == "," else None


def _bare_object(parsed: ParsedSentence, frame: Frame) -> Complement | None:
    """ "wirft der Regierung Versagen vor": a bare noun right behind who is spoken to is what is said."""
    if frame.addressee is None or "DatA" not in frame.entry.clauses:
        return None
    first, last = frame.addressee
    segment = parsed.segments[frame.segment]
    if (quoted := _quoted_object(parsed, frame, segment, frame.addressee)) is not None:
        return quoted
    head = next((t for t in range(first, last) if parsed.tag(t) is Tag.NOUN), first)
    if parsed.tokens[first].text.lower() == "den" and not parsed.tokens[head].text.endswith("n"):
        return Complement((first, last), replace(frame, addressee=None))  # "meldete den Abschluss": an accusative
    if parsed.tag(first) is Tag.NOUN and first == middle_start(
        segment
    ):  # "sagte Hilfen in Höhe von … zu": a bare plural
        return Complement((first, right_end(parsed, frame, segment, first)), replace(frame, addressee=None))
    said = head + 1
    if parsed.tag(first) is not Tag.DETERMINER or said >= last or parsed.tag(said) is not Tag.NOUN:
        return None
    ends = said + 1 == last or parsed.tag(said + 1) is Tag.COORDINATOR or parsed.tokens[said + 1].text == ","
    if not ends or is_given_name(parsed.tokens[head].text) or not _may_be_said(parsed, segment, said):
        return None  # "bestätigte seinem Kollegen Jan Kern schriftlich": a name
    return Complement((said, right_end(parsed, frame, segment, said)), replace(frame, addressee=(first, said)))


def _may_be_said(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    """ "warf dem Amt | Stimmenkauf | vor": a known noun, or a compound where no clause can be what is said."""
    word = parsed.tokens[t].text
    if is_known(word):
        return True
    last = segment is parsed.segments[-1] and not is_known_surname(word)
    return last and title_of(parsed.tokens[t - 1].text) is None and may_be_compound(word)


def _quoted_object(parsed: ParsedSentence, frame: Frame, segment: Segment, addressee: TokenRange) -> Complement | None:
    """ "wirft dem Kanzler „Verrat in Zeitlupe“ vor": words in marks between who is spoken to and the verb's other half."""
    first, last = addressee
    mark = next((t for t in range(first + 1, min(last + 1, segment.last)) if parsed.tokens[t].text in _OPENING), None)
    end = right_end(parsed, frame, segment, mark) if mark is not None else first
    if mark is None or end >= segment.last or end not in frame.cue or parsed.tokens[end - 1].text not in _CLOSING:
        return None  # "wirft der Zeitung „Kurier“ Lügen vor"
    return Complement((mark, end), replace(frame, addressee=(first, mark)))


def _fronted_object(parsed: ParsedSentence, frame: Frame) -> TokenRange | None:
    """ "Den Vorstoß begrüßte Macron": what stands before the verb, where it is not the speaker."""
    vorfeld = whole_subject(parsed, frame) if frame.passive else frame.vorfeld
    if vorfeld is None or frame.pointer is not None or _overlaps(frame.speaker, vorfeld):
        return None
    if parsed.source_at(vorfeld[0]) is not None:
        return None  # "Staatsmedien zufolge verurteilte X …"
    if frame.addressee == vorfeld and is_plural_dative(parsed, frame, *vorfeld):
        return None  # "Den Mitgliedern hielt er vor, …"
    start = _skip_loose(parsed, vorfeld[0], vorfeld[1])
    if start < vorfeld[1] and _is_no_accusative(parsed, frame, start):
        return None  # "Dem Volk der Türkei sprach er sein Beileid aus"
    if is_time(parsed, start, vorfeld[1]) and (
        _has_preposition(parsed, start, vorfeld[1]) or _ends_in_time(parsed, vorfeld[1])
    ):
        return None
    nominal = start < vorfeld[1] and is_nominal_start(parsed, start) and not are_owners(parsed, start, vorfeld[1])
    return (start, vorfeld[1]) if nominal else None


def _ends_in_time(parsed: ParsedSentence, end: int) -> bool:
    """ "Vergangene Woche"; in "Ein Jahr Haft" the time is a measure."""
    return parsed.tokens[end - 1].text.lower() in words_of("period", "weekday", "month")


def _has_preposition(parsed: ParsedSentence, first: int, last: int) -> bool:
    """ "Ein Jahr nach Beginn des Krieges" says when; "Ein Jahr Haft" may be what is demanded."""
    return any(parsed.tag(t) is Tag.PREPOSITION for t in range(first, last))


def middle_start(segment: Segment) -> int:
    """Where the middle field begins: behind the finite verb, in a subordinate clause behind its opener."""
    if segment.shape is Shape.MAIN and segment.verb is not None and not segment.shared:
        return segment.verb + 1
    return segment.first if segment.opener is None else max(segment.opener + 1, segment.first)


def _starts_object(parsed: ParsedSentence, frame: Frame, t: int, *, to_end: bool) -> bool:
    if t in frame.cue or parsed.tag(t) in (Tag.ADVERB, Tag.REFLEXIVE, Tag.MARK):
        return False
    if not to_end and _is_bare_dative(parsed, t):
        return False
    word = parsed.tokens[t].text.lower()
    dummy = word in _MONTHS or (word in _DUMMY_OBJECTS and not to_end)  # "am 4. | Juni |"
    return not dummy and is_nominal_start(parsed, t)


def _overlaps(a: TokenRange | None, b: TokenRange) -> bool:
    return a is not None and a[0] < b[1] and b[0] < a[1]


def _skip_loose(parsed: ParsedSentence, t: int, limit: int) -> int:
    """Pass over adverbs at the head of a Vorfeld."""
    while t < limit and parsed.tag(t) in (Tag.ADVERB, Tag.COORDINATOR):
        t += 1
    return t


_JOINING = frozenset({Tag.COORDINATOR})
_LOOSE_ENDS = _JOINING | {Tag.PREPOSITION, Tag.ADVERB, Tag.VERB}


def right_end(parsed: ParsedSentence, frame: Frame, segment: Segment, start: int, *, over_sources: bool = False) -> int:
    """The complement runs to the verb's other half or the clause's end; the speaker and the agent are no part of it.

    `over_sources`: "nannte den Plan laut Interfax falsch", where the predicate stands behind the source.
    """
    end = segment.last
    for t in range(start + 1, segment.last):
        if t in frame.cue or inside(frame.speaker, t) or (parsed.source_at(t) and not over_sources):
            end = t
            break
    nouns = any(parsed.tag(t) is Tag.NOUN for t in range(start, end))
    loose = _JOINING if over_sources else _LOOSE_ENDS  # "die Reise für falsch hält": the predicate is content
    while (
        nouns
        and end - 1 > start
        and end < segment.last
        and parsed.tag(end - 1) in loose
        and parsed.tokens[end - 2].text != "als"  # "die Kritik als unbegründet"
    ):
        end -= 1
    if segment.shape is Shape.SUBORDINATE and segment.verb is not None and start < segment.verb:
        end = min(end, segment.verb)
    return end


def gapped_object(parsed: ParsedSentence, index: int) -> tuple[TokenRange, TokenRange] | None:
    """ "A fordert Kurzarbeit, die SP eine härtere Gangart": who goes on with the verb of the clause before, and with what object."""
    segment = parsed.segments[index]
    if (
        segment.shape is not Shape.FRAGMENT
        or segment.before not in _ROWS
        or not is_nominal_start(parsed, segment.first)
    ):
        return None
    end = noun_phrase_end(parsed, segment.first, segment.last)
    if end + 1 >= segment.last or not may_be_nominative(parsed, segment.first) or not is_nominal_start(parsed, end):
        return None
    if parsed.tag(end) is not Tag.DETERMINER or not can_speak(parsed, (segment.first, end)):
        return None
    whole = noun_phrase_end(parsed, end, segment.last) == segment.last
    return ((segment.first, end), (end, segment.last)) if whole else None


_ROWS = frozenset({",", "und"})
