"""Frames whose cue is a noun: "die Forderung des Verbands, …", "mit der Begründung, …", "Vorwürfe, die Wahl sei …"."""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame
from extraction.grammar import (
    CueEntry,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    inherited_subject,
    noun_phrase_end,
    other_senses,
    reporting_nouns,
    subject_of,
)
from extraction.text import TokenRange, words_of

_WITHOUT_SUBJECT = words_of("conjunction_behind_noun_frame")
_BEHIND_NOUN = words_of("word_behind_reporting_noun")
_VON = words_of("von")
_EXISTENCE = words_of("verb_of_existence")

_CLAUSES = frozenset({"dass", "V2K", "zu"})
_QUESTIONS = words_of("noun_of_question")
_ANSWERING = words_of("preposition_of_answer")
_OPEN = words_of("noun_with_question")  # these take "ob" and other question words too


def has_reporting_noun(parsed: ParsedSentence) -> bool:
    """Whether a noun that may report stands anywhere in a sentence: in few."""
    nouns = reporting_nouns()
    return any(token.text in nouns or token.lemma in nouns for token in parsed.words)


def read_nominal_frame(parsed: ParsedSentence, index: int) -> Frame | None:
    """The frame at the end of segment `index`: a reporting noun, perhaps with its owner, right before the content."""
    segment = parsed.segments[index]
    if segment.shape is Shape.QUOTE or index + 1 >= len(parsed.segments):
        return None
    noun = _final_noun(parsed, segment)
    if noun is None:
        return None
    word = _reporting_noun(parsed, noun) or ""
    if _is_other_sense(parsed, segment, word):
        return None
    if _is_question_put(parsed, segment, noun):
        return None
    clauses = _CLAUSES | {"ob"} if word in _OPEN else _CLAUSES
    entry = CueEntry(word, word, frozenset(), False, clauses, (), reporting_nouns()[word])
    article = [noun - 1] if noun > segment.first and parsed.tag(noun - 1) is Tag.DETERMINER else []
    speaker = _owner(parsed, segment, noun)
    shares = segment.verb_first and (segment.before in _WITHOUT_SUBJECT or segment.before == ",")
    if shares and (speaker is None or not can_speak(parsed, speaker)):
        speaker = inherited_subject(parsed, index) or speaker  # "X kam und wagte die Prognose, …"
    return Frame(index, entry, (*article, noun), speaker)


def _final_noun(parsed: ParsedSentence, segment: Segment) -> int | None:
    """The last reporting noun of a segment, if nothing but its owner, a participle or a particle follows."""
    last = _before_bracket(parsed, segment)
    for t in range(last - 1, segment.first - 1, -1):
        if parsed.tag(t) is Tag.NOUN and _reporting_noun(parsed, t):
            end = max(noun_phrase_end(parsed, t, last), t + 1)
            return t if _ends_clause(parsed, end, last) else None
        if parsed.tag(t) is Tag.MARK:
            return None
    return None


def _before_bracket(parsed: ParsedSentence, segment: Segment) -> int:
    """ "Zu Vorwürfen der Voice of America | (VOA) |, …": where a segment ends without what its last bracket holds."""
    if parsed.tokens[segment.last - 1].text != ")":
        return segment.last
    return next((t for t in range(segment.last - 2, segment.first, -1) if parsed.tokens[t].text == "("), segment.last)


def _is_question_put(parsed: ParsedSentence, segment: Segment, noun: int) -> bool:
    """ "Auf die Frage eines Journalisten, ob …", "Zur Frage, wann …": what somebody answers is no statement."""
    before = {parsed.tokens[t].text.lower() for t in range(max(segment.first, noun - 3), noun)}
    return parsed.tokens[noun].text in _QUESTIONS and not before.isdisjoint(_ANSWERING)


_TOWARDS = words_of("preposition_of_target")


def _ends_clause(parsed: ParsedSentence, t: int, last: int) -> bool:
    """Nothing but a participle, a particle or whom it is directed at: "der Vorwurf an die Partei", "die Kritik als falsch zurück"."""
    while t < last:
        word = parsed.tokens[t].text
        end = noun_phrase_end(parsed, t + 1, last) if word in _TOWARDS else t
        if end > t + 1:
            t = end
        elif parsed.tag(t) in (Tag.VERB, Tag.ADVERB, Tag.ADJECTIVE) or word in _BEHIND_NOUN:
            t += 1
        else:
            return False
    return True


def _reporting_noun(parsed: ParsedSentence, t: int) -> str | None:
    """The entry of a noun, in the singular or as it stands."""
    token = parsed.tokens[t]
    return next((word for word in (token.text, token.lemma) if word in reporting_nouns()), None)


def _owner(parsed: ParsedSentence, segment: Segment, noun: int) -> TokenRange | None:
    """Whose words: the genitive or "von" behind the noun, the name before it, else the subject of the clause."""
    end = noun_phrase_end(parsed, noun, segment.last)
    if end > noun + 1:
        start = noun + 1
        if parsed.tokens[start].text.lower() in _VON:
            start += 1
        if parsed.tag(start) in (Tag.DETERMINER, Tag.NOUN) and start < end:
            return (start, end)
    before = noun - 1
    while before > segment.first and parsed.tag(before) is Tag.ADJECTIVE:
        before -= 1
    if before >= segment.first and parsed.tag(before) is Tag.NOUN and parsed.tokens[before].text.endswith("s"):
        return (before, before + 1)
    subject = subject_of(parsed, segment, index=parsed.segments.index(segment))
    if subject is not None and not subject[0] <= noun < subject[1] and not _is_dummy(parsed, segment, subject):
        return subject
    return None


def _is_dummy(parsed: ParsedSentence, segment: Segment, subject: TokenRange) -> bool:
    """ "Es gibt Zweifel, …", "Dazu gehört die Frage, …": nobody's."""
    if subject[1] - subject[0] == 1 and parsed.tag(subject[0]) is Tag.ADVERB:
        return True
    exists = segment.form is not None and segment.form.lemma in _EXISTENCE
    return exists and parsed.tokens[subject[0]].text.lower() == "es"


def _is_other_sense(parsed: ParsedSentence, segment: Segment, noun: str) -> bool:
    """ "steht im Verdacht, …", "trägt dafür Sorge, dass …": nobody speaks."""
    words = other_senses().get(noun)
    return words is not None and any(parsed.tokens[t].text in words for t in range(segment.first, segment.last))
