"""Addressees: who is spoken to, as dative, accusative or with "gegenüber", "vor" and the like."""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame
from extraction.grammar import (
    POINTERS,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    is_country,
    is_known_surname,
    is_nominal_start,
    is_time,
    nominative_in,
    noun_phrase_end,
    subject_after_verb,
    with_apposition,
)
from extraction.knowledge.names import title_of
from extraction.text import Act, TokenRange, replace, word_list, words_of
from extraction.text.dictionary import is_known

_TALKING = words_of("verb_of_talking")
_AGREEING = words_of("verb_of_agreeing")
_TURNED_TO = words_of("turned_to")
_ZU = words_of("zu")
_TAKE_VON = words_of("verb_with_von")
_AMBIGUOUS_STARTS = words_of("accusative_or_dative_plural")
_VON = words_of("von")
_PERIOD_PARTS = words_of("part_of_period")
_NO_ADDRESSEES = words_of("no_addressee")
_WEAK_MASCULINES = word_list("weak_masculine_ending")

_DATIVE_STARTS = words_of("dative_start")
_DATIVE_OR_GENITIVE_STARTS = words_of("dative_start", "feminine_dative_start")
_POSSESSIVES = words_of("possessive_accusative")
_GIVING = words_of("verb_that_wants_dative")
_ANY_DATIVE_STARTS = words_of("dative_start", "feminine_dative_start", "feminine_possessive_dative")


def with_addressee(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    """An active frame with who is spoken to, who is no part of the speaker."""
    start = _addressee_in_subject(parsed, frame)
    if start is not None and frame.speaker is not None:
        first, last = frame.speaker
        return replace(frame, speaker=(first, start), addressee=(start, last))
    found = addressee_of(parsed, frame, segment)
    return replace(frame, addressee=None if found and parsed.source_at(found[0]) else found)


def partner_of(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "beriet mit seinem Kollegen Blinken über …": with whom somebody talks something over, in one clause with the verb."""
    joint = frame.entry.act == Act.CONSULT or frame.entry.verb in _TALKING or frame.entry.verb in _AGREEING
    if frame.passive or not joint or _speaks_of(parsed, frame, segment):
        return None
    if (fronted := _fronted_partner(parsed, frame, segment)) is not None:
        return fronted
    if "mit" not in parsed.lowered:
        return None
    for t in range(segment.first, segment.last - 1):
        inside = frame.speaker is not None and frame.speaker[0] <= t < frame.speaker[1]
        if parsed.tokens[t].text.lower() == "mit" and not inside:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            return with_apposition(parsed, (t + 1, end)) if end > t + 1 else None
    return None


def _speaks_of(parsed: ParsedSentence, frame: Frame, segment: Segment) -> bool:
    """ "sprach mit seinem Kollegen von einem Akt des Terrors": what one calls something is one's own word."""
    if frame.entry.verb not in _TALKING:
        return False
    words = [parsed.tokens[t].text.lower() for t in range((segment.verb or segment.first) + 1, segment.last)]
    return "von" in words and "über" not in words


def _fronted_partner(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "Mit dem Rektor der Hochschule, Jan Kern, besprach sie …": the phrase before the verb with the name that explains it."""
    if not segment.verb_first or segment.before != "," or frame.segment < 2:
        return None
    head, name = parsed.segments[frame.segment - 2 : frame.segment]
    opens = parsed.tokens[head.first].text == "Mit" and head.shape is name.shape is Shape.FRAGMENT
    return (head.first + 1, name.last) if opens and name.before == "," else None


def _addressee_in_subject(parsed: ParsedSentence, frame: Frame) -> int | None:
    """ "sagte Kallas der Zeitung „X“": where a dative starts that looks like the subject's genitive."""
    if frame.speaker is None or "DatA" not in frame.entry.clauses or frame.speaker[0] < frame.cue[0]:
        return None
    first, last = frame.speaker
    for t in range(first + 1, last - 1):
        named = parsed.tokens[t + 1].text.lower() in words_of("medium", "audience")
        needed = frame.entry.verb in _GIVING and parsed.tag(t - 1) is Tag.NOUN
        reporter = parsed.tokens[t - 1].text.lower() in words_of("reporter") and not _speaks_to_agency(parsed, t)
        if parsed.tokens[t].text == "der" and (needed or named) and not reporter:
            return t
    if last - first > 1 and parsed.tag(last - 2) is Tag.NOUN and is_country(parsed.tokens[last - 1].text):
        return last - 1  # "warf die Botschafterin Moskau vor"
    return None


def _speaks_to_agency(parsed: ParsedSentence, t: int) -> bool:
    """ "sagte ein Sprecher der Nachrichtenagentur AFP": a spokesperson is hardly the agency's."""
    agency = parsed.tokens[t + 1].text.lower() in words_of("news_agency")
    return agency and parsed.tokens[t - 1].text.lower() in words_of("spokesperson_of_house")


def addressee_of_passive(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "Israel wurde aufgefordert": the subject is spoken to; "dem Minister wird vorgeworfen": the dative is."""
    if "Akk" in frame.entry.clauses and segment.shape is Shape.MAIN:
        return nominative_in(parsed, frame.vorfeld) or subject_after_verb(parsed, segment)
    if "DatA" not in frame.entry.clauses:
        return None
    if frame.vorfeld and _may_be_dative(parsed, frame.vorfeld[0]):
        return frame.vorfeld
    return _with_preposition(parsed, frame, segment)


def _may_be_dative(parsed: ParsedSentence, first: int) -> bool:
    """ "dem Minister", "Klien", "Menschen mit Herzproblemen": a dative by its first word, or a name."""
    word = parsed.tokens[first].text
    if word.lower() in _DATIVE_OR_GENITIVE_STARTS:
        return True
    named = not is_known(word) or is_country(word) or is_known_surname(word) or title_of(word) is not None
    return parsed.tag(first) is Tag.NOUN and (named or word.endswith("n") or word.isupper())


def addressee_of(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """The dative object ("sagte dem Sender", "warf ihm vor") or the phrase with "gegenüber", "vor" or "an" and a person."""
    if "Akk" in frame.entry.clauses and (found := _object_of_address(parsed, frame, segment)):
        return found
    if "DatA" in frame.entry.clauses:
        found = _dative_after_verb(parsed, frame, segment) or _country_behind_subject(parsed, frame, segment)
        if found:
            return found
    return _fronted(parsed, frame, segment) or _with_preposition(parsed, frame, segment)


def _country_behind_subject(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "warf die Botschafterin Moskau vor": without an article right behind who speaks."""
    if frame.speaker is None or segment.verb is None or frame.speaker[0] < segment.verb:
        return None
    behind = frame.speaker[1]
    return (behind, behind + 1) if behind < segment.last and is_country(parsed.tokens[behind].text) else None


def _fronted(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "Der Politik schlug er vor", "Die Bürger forderte er auf": the object in front, the subject behind the verb."""
    if frame.vorfeld is None or frame.speaker is None or segment.verb is None or frame.speaker[0] < segment.verb:
        return None
    first, last = frame.vorfeld
    word = parsed.tokens[first].text.lower()
    fits = "Akk" in frame.entry.clauses or ("DatA" in frame.entry.clauses and word in _ANY_DATIVE_STARTS)
    if not fits or not is_nominal_start(parsed, first) or word in POINTERS:
        return None
    return frame.vorfeld if noun_phrase_end(parsed, first, last) == last else None


def _with_preposition(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "gegenüber X", "vor Journalisten", "im Gespräch mit X", "an X gewandt"; or a dative anywhere in the clause."""
    t = segment.first
    while t < segment.last:
        if frame.speaker and frame.speaker[0] <= t < frame.speaker[1]:
            t = frame.speaker[1]
            continue
        start = _address_start(parsed, frame, segment, t)
        if start is not None:
            end = noun_phrase_end(parsed, start, segment.last)
            return (start, max(end, start + 1))
        dative = _dative_at(parsed, frame, segment, t)
        if dative is not None and not is_time(parsed, *dative):
            return dative
        t += 1
        if parsed.tag(t - 1) in (Tag.PREPOSITION, Tag.DETERMINER):
            t = _end_of_object(parsed, t, segment.last)
    return None


def _end_of_object(parsed: ParsedSentence, t: int, limit: int) -> int:
    """The end of what a preposition governs; before a word for a conversation or a letter, which may name the addressee."""
    end = max(noun_phrase_end(parsed, t, limit), t)
    named = words_of("conversation", "letter")
    return next((i for i in range(t, end) if parsed.tokens[i].text.lower() in named), end)


def _address_start(parsed: ParsedSentence, frame: Frame, segment: Segment, t: int) -> int | None:
    """Where the phrase of address starts whose first word, a preposition or "Interview", stands at token `t`."""
    if t + 1 >= segment.last:
        return None
    word, following = parsed.tokens[t].text.lower(), parsed.tokens[t + 1].text
    if word in words_of("conversation", "letter"):
        preposition = "mit" if word in words_of("conversation") else "an"
        return t + 2 if following == preposition and t + 2 < segment.last and t not in frame.cue else None
    if parsed.tag(t) is not Tag.PREPOSITION or not is_nominal_start(parsed, t + 1):
        return None
    return t + 1 if _addresses(parsed, frame, segment, t, word) else None


def _addresses(parsed: ParsedSentence, frame: Frame, segment: Segment, t: int, word: str) -> bool:
    """Whether the preposition at `t` leads to who is spoken to."""
    verb, end = frame.entry.verb, noun_phrase_end(parsed, t + 1, segment.last)
    words = [parsed.tokens[i].text.lower() for i in range(t + 1, end)]
    behind = parsed.tokens[end].text if end < len(parsed.tokens) else ""
    if word == "an":
        return verb == "appellieren" or behind in _TURNED_TO
    if word == "vor":
        return bool(words_of("audience").intersection(words))
    if word in _ZU:
        return verb == "sagen" and _is_named(parsed, t + 1, words)
    attributive = t > segment.first + 1 and parsed.tag(t - 1) is Tag.NOUN
    return word == "gegenüber" or (word == "von" and verb in _TAKE_VON and not attributive)


def _is_named(parsed: ParsedSentence, first: int, words: list[str]) -> bool:
    """A person or a medium: "zu Selenskyj", "zur Nachrichtenagentur dpa"; not "zum Abschluss"."""
    name = parsed.tokens[first].text
    return bool(words_of("medium").intersection(words)) or not is_known(name) or title_of(name) is not None


def _dative_at(parsed: ParsedSentence, frame: Frame, segment: Segment, t: int) -> TokenRange | None:
    """The noun phrase at token `t`, if its first word is a dative."""
    word = parsed.tokens[t].text.lower()
    medium = word == "der" and "DatA" in frame.entry.clauses and _names_medium(parsed, t + 1, segment.last)
    if medium and parsed.tag(t - 1) is not Tag.PREPOSITION:
        return (t, max(dative_end(parsed, t, segment.last), t + 1))
    if word not in _DATIVE_STARTS or parsed.tag(t) not in (Tag.DETERMINER, Tag.PRONOUN) or t == segment.opener:
        return None
    if t > segment.first and parsed.tag(t - 1) is Tag.PREPOSITION:
        return None
    end = dative_end(parsed, t, segment.last)
    plural = word not in _AMBIGUOUS_STARTS or is_plural_dative(parsed, frame, t, end)
    return (t, end) if end > t and plural else None


def _names_medium(parsed: ParsedSentence, t: int, limit: int) -> bool:
    return t < limit and parsed.tokens[t].text.lower() in words_of("medium", "audience")


def dative_end(parsed: ParsedSentence, t: int, limit: int) -> int:
    """The end of a dative object: what follows with "für" or "aus" belongs to the verb ("dankte ihm für …")."""
    end = noun_phrase_end(parsed, t, limit)
    for i in range(t + 1, end):
        if parsed.tag(i) is Tag.PREPOSITION and parsed.tokens[i].text.lower() not in _VON:
            return i
        if parsed.tag(i - 1) is Tag.NOUN and parsed.tokens[i].text in _POSSESSIVES:
            return i  # "sprach den Angehörigen der Opfer sein tief empfundenes Beileid aus"
    return end


def _dative_after_verb(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "warf der Regierung vor", "warfen Obama vor": right behind the verb, where the subject stands before it."""
    if segment.shape is not Shape.MAIN or segment.verb is None or not frame.speaker or frame.speaker[0] > segment.verb:
        return None
    t = segment.verb + 1
    while t < segment.last and parsed.tag(t) in (Tag.ADVERB, Tag.REFLEXIVE):
        t += 1
    if t >= segment.last or t in frame.cue or not is_nominal_start(parsed, t):
        return None
    word = parsed.tokens[t].text.lower()
    if is_time(parsed, t, dative_end(parsed, t, segment.last)) or word in _PERIOD_PARTS:
        return None
    bare = parsed.tag(t) is Tag.NOUN and _may_be_dative(parsed, t)  # no "sagte Hilfe zu"
    if bare or word in _ANY_DATIVE_STARTS or parsed.tokens[t].text in "„»":
        end = dative_end(parsed, t, segment.last)
        return (t, end) if end > t else None
    return None


def _object_of_address(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """The accusative of verbs like "auffordern" and "bitten": the first noun phrase behind the verb that is not the subject."""
    t = (segment.verb or segment.first) + 1 if segment.shape is Shape.MAIN else (segment.opener or segment.first) + 1
    t = segment.first if segment.shared else t
    while t < segment.last:
        if frame.speaker and frame.speaker[0] <= t < frame.speaker[1]:
            t = frame.speaker[1]
        elif parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(parsed, t + 1, segment.last), t + 1)
        elif is_nominal_start(parsed, t) and t not in frame.cue and parsed.tokens[t].text.lower() not in _NO_ADDRESSEES:
            end = dative_end(parsed, t, segment.last)
            return (t, end) if end > t else None
        else:
            t += 1
    return None


def is_plural_dative(parsed: ParsedSentence, frame: Frame, t: int, end: int) -> bool:
    """ "den Ministern" against the accusative "den Frieden", "den Präsidenten": only a verb with a dative leaves a choice."""
    head = next((parsed.tokens[i].text for i in range(t, end) if parsed.tag(i) is Tag.NOUN), "")
    weak = head.endswith(_WEAK_MASCULINES)
    return "DatA" in frame.entry.clauses and head.endswith("n") and not weak
