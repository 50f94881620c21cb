"""Subjects: which noun phrase of a clause is the nominative, before the verb, behind it, or taken over from the clause before."""

from __future__ import annotations

from extraction.grammar.coordination import is_in_row
from extraction.grammar.morphology import Mood
from extraction.grammar.phrases import is_nominal_start, may_be_nominative, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.speaker_candidates import can_speak
from extraction.grammar.tagging import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import is_known

_AGENT_PREPOSITIONS = words_of("agent_preposition")
_INSERTED_CONTRASTS = words_of("contrast_in_insertion")
_CONTRASTS = words_of("contrast_behind_verb")
_SURE_NOMINATIVES = words_of("sure_nominative_pronoun")
_BEFORE_STRONG_ADJECTIVE = words_of("determiner_before_strong_adjective")
_DOUBLE_CONJUNCTIONS = words_of("double_conjunction")
_DUMMIES = words_of("dummy_subject")
_RELATIVE_SUBJECTS = words_of("relative_subject")
_PRONOUNS = words_of("subject_pronoun_of_clause")

POINTERS = words_of("pointer")


def agent_of(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """Who acts in a passive clause: the phrase with "von", "vonseiten" or "durch"."""
    for t in range(segment.first, segment.last - 1):
        if parsed.tokens[t].text.lower() in _AGENT_PREPOSITIONS:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            attribute = parsed.tokens[t].text.lower() == "von" and t > segment.first and parsed.tag(t - 1) is Tag.NOUN
            if end > t + 1 and not (attribute and not can_speak(parsed, (t + 1, end))):
                return (t + 1, end)  # but "eine Reihe von Fragen"
    return None


def vorfeld_of(parsed: ParsedSentence, index: int) -> TokenRange | None:
    """What stands before the finite verb of a main clause: one constituent, over insertions too."""
    segment = parsed.segments[index]
    assert segment.verb is not None
    if segment.shared:
        return None
    first = segment.first
    if segment.verb == first:
        head = _interrupted_head(parsed, index)
        if head is None or _is_inserted(parsed, index):
            return None
        return (head, _head_end(parsed, head, index))
    if segment.before == "," and index and _is_list(parsed, index):
        first = parsed.segments[0].first
    elif segment.before == "," and index and _is_apposition(parsed, index):
        first = parsed.segments[index - 1].first
    while first < segment.verb and parsed.tag(first) is Tag.COORDINATOR:
        first += 1
    return (first, segment.verb) if first < segment.verb else None


def _is_inserted(parsed: ParsedSentence, index: int) -> bool:
    """ "Die Wahl, sagte der Beobachter, sei …": the clause that the frame parts goes on with its own finite verb.

    With "aber" in it the next clause goes on with the same subject: "X, der Chef, sagte Hilfe zu, verband dies aber …".
    """
    following = parsed.segments[index + 1] if index + 1 < len(parsed.segments) else None
    if following is None or not following.verb_first or following.before != ",":
        return False
    return not any(parsed.tokens[t].text in _INSERTED_CONTRASTS for t in range(following.first, following.last))


def _head_end(parsed: ParsedSentence, head: int, index: int) -> int:
    """The phrase before an insertion, with its apposition; a relative clause is left out."""
    k = next(k for k in range(index) if parsed.segments[k].first <= head < parsed.segments[k].last)
    end = parsed.segments[k].last
    for segment in parsed.segments[k + 1 : index]:
        if segment.shape is not Shape.FRAGMENT:
            break
        end = segment.last
    return end


def _is_list(parsed: ParsedSentence, index: int) -> bool:
    """ "Estland, Lettland und Litauen warnten": only nouns stand in front, back to the start of the sentence."""
    before = parsed.segments[:index]
    return all(
        s.shape is Shape.FRAGMENT
        and s.before in ("", ",")
        and s.last - s.first <= 3
        and parsed.tag(s.last - 1) is Tag.NOUN
        for s in before
    )


def _is_apposition(parsed: ParsedSentence, index: int) -> bool:
    """ "Ein Sprecher der Polizei, Randy Henderson sagte": a phrase, a comma, its apposition right before the verb."""
    before, segment = parsed.segments[index - 1], parsed.segments[index]
    if before.shape is not Shape.FRAGMENT or before.before not in ("", "und", "“") or segment.verb is None:
        return False
    nominal = is_nominal_start(parsed, before.first) and may_be_nominative(parsed, before.first)
    return nominal and noun_phrase_end(parsed, segment.first, segment.verb) == segment.verb


def _interrupted_head(parsed: ParsedSentence, index: int) -> int | None:
    """ "Der Sprecher, der …, sagte": the first token of the phrase that an insertion parts from its verb."""
    k = index - 1
    while k >= 0 and parsed.segments[k].shape in (Shape.SUBORDINATE, Shape.FRAGMENT, Shape.INFINITIVE):
        if parsed.segments[k].before in ("", "und", "aber", ";", ":", "“") or k == 0:
            break
        k -= 1
    if k < 0 or parsed.segments[k].shape is not Shape.FRAGMENT:
        return None
    first = parsed.segments[k].first
    while first < parsed.segments[k].last and parsed.tag(first) in (Tag.ADVERB, Tag.COORDINATOR):
        first += 1
    if first == parsed.segments[k].last or not is_nominal_start(parsed, first):
        return None
    return first


ABSTRACT_ENDINGS = word_list("abstract_ending")


def is_contrasted(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, befürchtet aber weitere Tote": the clause goes on with the subject of the one before."""
    behind = (segment.verb or segment.first) + 1
    return behind < segment.last and parsed.tokens[behind].text in _CONTRASTS


def starts_with_coordinator(parsed: ParsedSentence, segment: Segment) -> bool:
    """ ", und forderte": the coordinator stands inside the segment, the verb right behind it."""
    return parsed.tag(segment.first) is Tag.COORDINATOR and segment.verb == segment.first + 1


def shares_subject(parsed: ParsedSentence, index: int) -> bool:
    """ "X begrüßte den Vertrag, würdigte die Vermittler und forderte …": whether a clause in a row goes on with the first subject."""
    segment = parsed.segments[index]
    if segment.shared:
        return True
    if not segment.verb_first or segment.before != ",":
        return False
    own = subject_after_verb(parsed, segment)
    return is_in_row(parsed, index, own, surely=own is not None and is_surely_nominative(parsed, own))


def inherited_subject(parsed: ParsedSentence, segment_index: int) -> TokenRange | None:
    """ "X traf Y und forderte …": the second verb has the subject of the first."""
    for k in range(segment_index - 1, -1, -1):
        segment = parsed.segments[k]
        told = bool(segment.mood & Mood.INDICATIVE) or (
            parsed.segments[segment_index].shared and not _is_own(parsed, segment)
        )
        if segment.shape is Shape.MAIN and told and not shares_subject(parsed, k):
            found = subject_of(parsed, segment, index=k)
            if found is not None:
                return found
    return None


def _is_own(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Auch ihm habe ich geschrieben": what looks like a subjunctive is the first person."""
    return any(parsed.tokens[t].text in ("ich", "Ich") for t in range(segment.first, segment.last))


def subject_of(parsed: ParsedSentence, segment: Segment, *, index: int) -> TokenRange | None:
    """The subject of any main clause, cue or not; `index` is the segment's place in the sentence."""
    if segment.shape is not Shape.MAIN or segment.verb is None:
        return None
    if shares_subject(parsed, index):
        return inherited_subject(parsed, index)
    vorfeld = vorfeld_of(parsed, index)
    return nominative_in(parsed, vorfeld) or subject_after_verb(parsed, segment)


_MASCULINE = word_list("masculine_ending")


def is_surely_nominative(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "der ukrainische Botschafter", "er": no other case looks like this."""
    words = [parsed.tokens[t].text.lower() for t in range(*phrase)]
    if not words:
        return False
    if words[0] in _SURE_NOMINATIVES:
        return True
    adjective = len(words) > 2 and parsed.tag(phrase[0] + 1) is Tag.ADJECTIVE
    if words[0] == "der":
        return words[1].endswith("e") if adjective else len(words) > 1 and words[1].endswith(_MASCULINE)
    return words[0] in _BEFORE_STRONG_ADJECTIVE and adjective and words[1].endswith("er")


def nominative_in(parsed: ParsedSentence, vorfeld: TokenRange | None) -> TokenRange | None:
    """The subject, if what stands before the verb can be one: no adverb, no preposition, no accusative."""
    if vorfeld is None:
        return None
    first, last = vorfeld
    while (
        first < last
        and parsed.tokens[first].text.lower() not in _DOUBLE_CONJUNCTIONS
        and parsed.tag(first) in (Tag.ADVERB, Tag.COORDINATOR)
        and parsed.tokens[first].text.lower() not in POINTERS
    ):
        first += 1
    if first < last and parsed.tokens[first].text.lower() in _DOUBLE_CONJUNCTIONS:
        return (first, last)
    while last - 1 > first and parsed.tag(last - 1) in (Tag.ADVERB, Tag.COORDINATOR):
        last -= 1
    if first == last or not (is_nominal_start(parsed, first) or parsed.tokens[first].text.lower() in POINTERS):
        return None
    if not may_be_nominative(parsed, first):
        return None
    if is_time(parsed, first, last):
        return None
    return (first, last)


def is_time(parsed: ParsedSentence, first: int, last: int) -> bool:
    """ "Diese Woche", "Montag", "Sechs Tage nach dem Gipfel": a noun phrase that says when, not who."""
    words = [parsed.tokens[t].text.lower() for t in range(first, last)]
    head = next((w for t, w in enumerate(words, first) if parsed.tag(t) is Tag.NOUN), "")
    if head in words_of("period") and not (words[0] == "der" and head == words[-1]):
        return True
    return last - first <= 3 and bool(words_of("weekday", "month", "period").intersection(words))


def subject_after_verb(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """The first noun phrase after the verb that can be a subject; phrases with prepositions and adverbs are passed over."""
    assert segment.verb is not None
    t = segment.verb + 1
    while t < segment.last:
        tag = parsed.tag(t)
        if tag is Tag.PREPOSITION:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            t = max(end, t + 1)
            continue
        if is_nominal_start(parsed, t):
            end = noun_phrase_end(parsed, t, segment.last)
            if may_be_nominative(parsed, t) and end > t and not _is_object_pronoun(parsed, (t, end)):
                return (t, end)
            t = max(end, t + 1)
            continue
        t += 1
    return None


def _is_object_pronoun(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "das" and "es" alone stand for what is said, not for who says it."""
    return phrase[1] - phrase[0] == 1 and parsed.tokens[phrase[0]].text.lower() in _DUMMIES


def subordinate_subject(parsed: ParsedSentence, index: int) -> TokenRange | None:
    """The subject of a subordinate clause; of a relative clause the noun phrase that its pronoun stands for."""
    segment = parsed.segments[index]
    opener = segment.opener if segment.opener is not None else segment.first
    word = parsed.tokens[opener].text.lower()
    if word in _RELATIVE_SUBJECTS and parsed.tag(max(opener - 1, parsed.sentence.first)) is not Tag.PREPOSITION:
        own = first_nominative(parsed, opener + 1, segment.last)
        if own is not None and parsed.tokens[own[0]].text.lower() in _PRONOUNS:
            return own
        return antecedent(parsed, opener) or (opener, opener + 1)
    return first_nominative(parsed, opener + 1, segment.last)


def antecedent(parsed: ParsedSentence, opener: int) -> TokenRange | None:
    """The noun phrase that ends right before a relative pronoun and its comma."""
    end = opener - 1
    if end <= parsed.sentence.first or parsed.tokens[end].text != ",":
        return None
    start = None
    for t in range(end - 1, max(parsed.sentence.first, end - 12) - 1, -1):
        if is_nominal_start(parsed, t) and noun_phrase_end(parsed, t, end) == end:
            start = t
    if start is None:
        return None
    return (start, end)


def first_nominative(parsed: ParsedSentence, t: int, limit: int) -> TokenRange | None:
    """The first noun phrase from token `t` on that can be a subject."""
    while t < limit:
        if parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(parsed, t + 1, limit), t + 1)
        elif is_nominal_start(parsed, t):
            end = noun_phrase_end(parsed, t, limit)
            if end > t and may_be_nominative(parsed, t) and not _is_object_pronoun(parsed, (t, end)):
                return (t, end)
            t = max(end, t + 1)
        else:
            t += 1
    return None


def with_apposition(parsed: ParsedSentence, speaker: TokenRange | None) -> TokenRange | None:
    """ "sagte der Leiter des Amtes, Andreas Beispiel, …": a name or title between commas explains who speaks."""
    inside = next(
        (s.apposition for s in parsed.segments if speaker and s.apposition and s.first <= speaker[0] < s.last), None
    )
    if speaker is not None and inside is not None and inside[0] == speaker[1] + 1:
        return (speaker[0], inside[1])
    at = next((i for i, s in enumerate(parsed.segments) if speaker and s.last == speaker[1]), None)
    if speaker is None or at is None or at + 1 >= len(parsed.segments):
        return speaker
    following = parsed.segments[at + 1]
    if following.shape is not Shape.FRAGMENT or following.before != "," or following.first != speaker[1] + 1:
        return speaker
    return (speaker[0], following.last) if _explains(parsed, following) else speaker


def _explains(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether a segment is a noun phrase with a name or a title for its head."""
    if not is_nominal_start(parsed, segment.first):
        return False
    head = next((t for t in range(segment.first, segment.last) if parsed.tag(t) is Tag.NOUN), segment.first)
    word = parsed.tokens[head].text
    whole = noun_phrase_end(parsed, segment.first, segment.last) == segment.last
    named = is_given_name(word) or not is_known(word)
    return whole and (named or title_of(word) is not None)
