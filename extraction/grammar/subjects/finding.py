"""The subject of a clause: of a main clause, a subordinate one."""

from __future__ import annotations

from extraction.grammar.morphology import Mood
from extraction.grammar.phrases import is_nominal_start, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.subjects.coordinated import shares_subject
from extraction.grammar.subjects.nominatives import (
    first_nominative,
    is_compared_adjective,
    nominative_in,
    subject_after_verb,
)
from extraction.grammar.subjects.relative_subjects import stands_for
from extraction.grammar.subjects.speaker_candidates import can_speak, names_people
from extraction.grammar.subjects.vorfeld import vorfeld_of
from extraction.grammar.tags import Tag
from extraction.text import TokenRange, words_of

_AND = words_of("additive_conjunction")
_IMPERSONAL = words_of("impersonal_verb")
_NEUTERS = words_of("neuter_determiner")
_SINGULARS = words_of("singular_determiner")
_RELATIVE_SUBJECTS = words_of("relative_subject")
_PRONOUNS = words_of("subject_pronoun_of_clause")
_PARTICLES = words_of("particle")
_INTO = words_of("contracted_preposition")
_PREDICATE_NOUNS = words_of("noun_of_predicate")
_OWNERS = words_of("genitive_determiner")


def inherited_subject(parsed: ParsedSentence, segment_index: int) -> TokenRange | None:
    """ "X traf Y und forderte …": the second verb has the subject of the first.

    A clause in the subjunctive is passed over, since what is told has its own subject; unless there is no other: "Die EU helfe
    und fordert, dass …".
    """
    told_on: TokenRange | None = None
    for k in range(segment_index - 1, -1, -1):
        segment = parsed.segments[k]
        if segment.shape is not Shape.MAIN or shares_subject(parsed, k):
            continue
        told = bool(segment.mood & Mood.INDICATIVE) or (
            parsed.segments[segment_index].shared and not _is_own(parsed, segment)
        )
        between = all(s.shape is Shape.INFINITIVE for s in parsed.segments[k + 1 : segment_index])
        joined = between and segment.surely_subjunctive and parsed.segments[segment_index].before in _AND
        if told or joined:
            found = subject_of(parsed, segment, index=k)
            if found is not None and _differs_in_number(segment, parsed.segments[segment_index]):
                told_on = told_on or found
                continue  # "Kallas sagte, die Sanktionen wirkten, und meinte, …"
            if found is not None and (told or parsed.segments[segment_index].surely_subjunctive):
                return found
            told_on = found
    return told_on


def _differs_in_number(a: Segment, b: Segment) -> bool:
    """Whether one verb stands in the plural and the other in the singular, for certain."""
    if a.form is None or b.form is None or b.shared:
        return False
    plural, singular = a.form.plural and not a.form.singular, a.form.singular and not a.form.plural
    return (plural and b.form.singular and not b.form.plural) or (singular and b.form.plural and not b.form.singular)


def _is_own(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Auch ihm habe ich geschrieben": what looks like a subjunctive is the first person."""
    return any(parsed.tokens[t].text in ("ich", "Ich") for t in range(segment.first, segment.last))


def subject_of(parsed: ParsedSentence, segment: Segment, *, index: int) -> TokenRange | None:
    """The subject of any main clause, cue or not; `index` is the segment's place in the sentence."""
    if segment.shape is not Shape.MAIN or segment.verb is None:
        return None
    if shares_subject(parsed, index):
        return inherited_subject(parsed, index)
    before = nominative_in(parsed, vorfeld_of(parsed, index))
    after = subject_after_verb(parsed, segment) if before is None or is_compared_adjective(parsed, before) else None
    return after if after is not None and (before is None or can_speak(parsed, after)) else before


def subordinate_subject(parsed: ParsedSentence, index: int) -> TokenRange | None:
    """The subject of a subordinate clause; of a relative clause the noun phrase that its pronoun stands for."""
    segment = parsed.segments[index]
    opener = segment.opener if segment.opener is not None else segment.first
    word = parsed.tokens[opener].text.lower()
    if word in _RELATIVE_SUBJECTS and parsed.tag(max(opener - 1, parsed.sentence.first)) is not Tag.PREPOSITION:
        own = first_nominative(parsed, opener + 1, segment.last)
        if own is not None and (parsed.tokens[own[0]].text.lower() in _PRONOUNS or _has_own(segment, word)):
            return own
        return stands_for(parsed, segment, opener, antecedent(parsed, opener)) or (opener, opener + 1)
    if (whole := _meant_by_it(parsed, index, opener)) is not None:
        return whole
    if opener < segment.first:
        own = first_nominative(parsed, segment.first, segment.last)
        if own is not None and (can_speak(parsed, own) or names_people(parsed, own)):
            return own  # "während A hofft und B droht"
    return first_nominative(parsed, behind_owned(parsed, opener), segment.last)


def behind_owned(parsed: ParsedSentence, opener: int) -> int:
    """ "eine Frist, nach deren | Ablauf | der Rat entscheidet": what a preposition governs is no subject."""
    t = opener + 1
    owned = parsed.tokens[opener].text.lower() in _OWNERS and opener > parsed.sentence.first
    if not owned or parsed.tag(opener - 1) is not Tag.PREPOSITION:
        return t
    while t < parsed.sentence.last and parsed.tag(t) in (Tag.ADJECTIVE, Tag.ADVERB):
        t += 1
    return t + (t < parsed.sentence.last and parsed.tag(t) is Tag.NOUN)


def _meant_by_it(parsed: ParsedSentence, index: int, opener: int) -> TokenRange | None:
    """ "Oslo hat einen Plan, in dem | es | sich dazu verpflichtet, …": the subject of the main clause, if that is a neuter."""
    segment = parsed.segments[index]
    if (
        opener + 1 >= segment.last
        or parsed.tokens[opener + 1].text != "es"
        or parsed.tag(opener - 1) is not Tag.PREPOSITION
    ):
        return None
    if segment.form is None or segment.form.lemma in _IMPERSONAL:
        return None  # "ein Papier, in dem es heißt, …"
    main = next((k for k in range(index - 1, -1, -1) if parsed.segments[k].shape is Shape.MAIN), None)
    subject = subject_of(parsed, parsed.segments[main], index=main) if main is not None else None
    if subject is None or not (
        parsed.tag(subject[0]) is Tag.NOUN or parsed.tokens[subject[0]].text.lower() in _NEUTERS
    ):
        return None
    return subject if can_speak(parsed, subject) else None


def _has_own(segment: Segment, word: str) -> bool:
    """ "eine Prüfung, der sich Mali und Niger anschlossen": "der" is no subject of a verb in the plural."""
    return word in _SINGULARS and segment.form is not None and segment.form.plural and not segment.form.singular


def antecedent(parsed: ParsedSentence, opener: int, *, over_predicate: bool = True) -> TokenRange | None:
    """The noun phrase that ends right before a relative pronoun and its comma, or before the predicate that closes its clause."""
    end = opener - 1
    if end <= parsed.sentence.first or parsed.tokens[end].text != ",":
        return None
    end = _before_predicate(parsed, end) if over_predicate else end
    start = None
    for t in range(end - 1, max(parsed.sentence.first, end - 12) - 1, -1):
        if is_nominal_start(parsed, t) and noun_phrase_end(parsed, t, end) == end:
            start = t
    if start is None:
        return None
    return (start, end)


def _before_predicate(parsed: ParsedSentence, end: int) -> int:
    """ "hat den Bericht | zur Kenntnis genommen |, in dem …": the phrase ends before the predicate of its clause."""
    first, whole = parsed.sentence.first + 1, end
    while end > first and (parsed.tag(end - 1) is Tag.VERB or parsed.tokens[end - 1].text in _PARTICLES):
        end -= 1
    if end - 2 > first and parsed.tokens[end - 2].text in _INTO and parsed.tokens[end - 1].text in _PREDICATE_NOUNS:
        end -= 2
    return end if parsed.tag(end - 1) is Tag.NOUN else whole
