"""Cuts a sentence into the stretches between its commas and says what each is: main clause, subordinate, infinitive.

A full parse is not needed to tell who says what; what is needed is where the finite verb stands. In second place it makes
a main clause, in first place a clause whose first constituent went before ("…, sagte X"), in last place after a conjunction or a
relative pronoun a subordinate clause; no finite verb but "zu" and an infinitive make an infinitive clause.
"""

from __future__ import annotations

from extraction.grammar.cues import cue_entries
from extraction.grammar.finite_verbs import (
    AUXILIARY_LEMMAS,
    clause_final_verb,
    finite_verbs,
    has_zu_infinitive,
    main_verb,
)
from extraction.grammar.interrupted_clauses import close_interrupted, rejoined
from extraction.grammar.morphology import Mood, VerbForm, verb_forms
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.shared_auxiliaries import with_shared_auxiliaries
from extraction.grammar.stretches import cut_stretches
from extraction.grammar.tagging import tag_tokens
from extraction.grammar.tags import Tag
from extraction.text import Document, words_of

_UND_ODER = words_of("und_oder")
_INFINITIVE_OPENERS = words_of("infinitive_opener")
_ADVERB_WITH_VERB_BEHIND = words_of("adverb_with_verb_behind")
_SUBORDINATE_CONJUNCTIONS = words_of("conjunction_of_subordinates")
_AUXILIARIES = words_of("auxiliary")
_OPENERS = frozenset('„“”»«"‚›:–•*(') | {",,"}  # behind these a capital letter says nothing
_STRONG_SUBORDINATORS = words_of("strong_subordinator")
_ARTICLES = words_of("article_or_relative")
_LEADING_ADVERBS = words_of("adverb_before_subordinator")
_MEASURED = words_of("subordinator_behind_measure")
_LONGEST_MEASURE = 4  # tokens: "Rund zwei Stunden nachdem"


def parse_sentence(document: Document, index: int, quoted: list[int | None], *, silent: bool = False) -> ParsedSentence:
    """Cut a sentence up. `quoted[t]` is the quotation that hides token t from the clauses around it, or None.

    A `silent` one, in which there is nothing to read, has no segments.
    """
    sentence = document.sentences[index]
    tokens = document.words(sentence)
    starts = [True, *[token.text in _OPENERS for token in tokens[:-1]]]
    starts[1:2] = [starts[1] or not tokens[0].text[0].isalnum()] if len(tokens) > 1 else []  # "- Am Morgen …"
    tags = tag_tokens(tokens, starts)
    parsed = ParsedSentence(index, sentence, document.tokens, document.quotations, tags)
    if silent:
        return parsed
    parsed.segments = _read_segments(parsed, cut_stretches(parsed, quoted))
    parsed.segments = rejoined(parsed)
    parsed.segments = with_shared_auxiliaries(parsed)
    close_interrupted(parsed)
    return parsed


def _read_segments(parsed: ParsedSentence, segments: list[Segment]) -> list[Segment]:
    for i, segment in enumerate(segments):
        if segment.shape is not Shape.QUOTE:
            _read_segment(parsed, segment, segments[i - 1] if i else None)
    return segments


def _read_segment(parsed: ParsedSentence, segment: Segment, previous: Segment | None) -> None:
    segment.opener = _opener(parsed, segment, previous)
    verbs = finite_verbs(parsed, segment.first, segment.last)
    if segment.opener is not None and _reads_subordinate(parsed, segment, previous, verbs):
        return
    segment.opener = None
    if _inherits_subordination(parsed, segment, previous, verbs):
        segment.shape, segment.opener = Shape.SUBORDINATE, previous.opener if previous else None
        segment.verb, segment.form = verbs[-1][0], verbs[-1][1]
        return
    chosen = main_verb(parsed, segment, verbs)
    if chosen is not None:
        segment.shape, segment.verb, segment.form = Shape.MAIN, chosen[0], chosen[1]
    elif has_zu_infinitive(parsed, segment):
        segment.shape = Shape.INFINITIVE


def _opener(parsed: ParsedSentence, segment: Segment, previous: Segment | None) -> int | None:
    """The index of the word that may open a subordinate clause, or None."""
    t = segment.first
    while t < segment.last - 1 and (
        parsed.tag(t) is Tag.COORDINATOR or parsed.tokens[t].text.lower() in _LEADING_ADVERBS
    ):
        if parsed.tokens[t].text.lower() == "bis" and parsed.tag(t + 1) is not Tag.SUBORDINATOR:
            break
        t += 1
    word = parsed.tokens[t].text.lower()
    if word in words_of("subordinator"):
        return t
    if (measured := _behind_measure(parsed, segment)) is not None:
        return measured
    relative_here = previous is not None and (
        segment.before in (",", "–", "(", "“") or (segment.before in _UND_ODER and previous.shape is Shape.SUBORDINATE)
    )
    coordinated = t > segment.first and parsed.tag(segment.first) is Tag.COORDINATOR
    if coordinated and (previous is None or previous.shape is not Shape.SUBORDINATE):
        return None
    if relative_here and word in words_of("relative_pronoun"):
        return t
    behind_verb = previous is not None and previous.shape is Shape.MAIN and previous.verb == previous.last - 1
    if relative_here and parsed.tag(t) is Tag.PREPOSITION and t + 1 < segment.last and not behind_verb:
        return t + 1 if parsed.tokens[t + 1].text.lower() in words_of("relative_pronoun") else None
    return None


def _behind_measure(parsed: ParsedSentence, segment: Segment) -> int | None:
    """ "Stunden nachdem …", "Zwei Tage bevor …": a subordinator of time behind how long before or after."""
    if _MEASURED.isdisjoint(parsed.lowered):
        return None
    for t in range(segment.first + 1, min(segment.first + _LONGEST_MEASURE, segment.last - 1)):
        if parsed.tokens[t].text in _MEASURED:
            return t if parsed.tokens[t - 1].text in words_of("time_unit") else None
    return None


def _reads_subordinate(
    parsed: ParsedSentence, segment: Segment, previous: Segment | None, verbs: list[tuple[int, VerbForm, bool]]
) -> bool:
    """Read a segment as subordinate if its verb stands last, or if its opener leaves no choice; says whether it did."""
    assert segment.opener is not None
    word = parsed.tokens[segment.opener].text.lower()
    strong = word in _STRONG_SUBORDINATORS
    final = clause_final_verb(parsed, segment, verbs)
    if previous is not None and _is_told_clause(parsed, segment, previous, final):
        return False
    if word in _INFINITIVE_OPENERS and not verbs and has_zu_infinitive(parsed, segment):
        segment.shape = Shape.INFINITIVE
        return True
    waits = word == "wie" and not verbs and (segment.first == parsed.sentence.first or segment.before == ",")
    waits = waits or (not verbs and _goes_on_with_sondern(parsed, segment))
    if final is None and not strong and not waits:
        return False
    if strong and final is None and verbs and verbs[0][0] == segment.opener + 1 and word in _ADVERB_WITH_VERB_BEHIND:
        return False
    segment.shape = Shape.SUBORDINATE
    chosen = final or (verbs[-1] if verbs else None)
    if chosen:
        segment.verb, segment.form = chosen[0], chosen[1]
    return True


def _goes_on_with_sondern(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "da dies nicht nur für die EU, sondern auch …": the verb of a clause with "nicht nur" may stand behind its second half."""
    behind = segment.last + 1
    if behind >= parsed.sentence.last or parsed.tokens[behind].text != "sondern":
        return False
    if has_zu_infinitive(parsed, segment) or has_zu_infinitive(parsed, _stretch_from(parsed, behind)):
        return False  # "…, die Schulen nicht allein, sondern vereint zu bauen"
    return any(parsed.tokens[t].text == "nicht" for t in range(segment.first, segment.last))


def _stretch_from(parsed: ParsedSentence, first: int) -> Segment:
    """What stands from a token on up to the next comma."""
    comma = next((t for t in range(first, parsed.sentence.last) if parsed.tokens[t].text == ","), parsed.sentence.last)
    return Segment(first, comma, ",")


def _is_told_clause(
    parsed: ParsedSentence, segment: Segment, previous: Segment, final: tuple[int, VerbForm, bool] | None
) -> bool:
    """ "Tusk sagte, der Handel wachse": behind a verb of saying the article opens what is said, and no relative clause."""
    opener = segment.opener
    if opener is None or final is None or opener != segment.first or opener + 2 > final[0]:
        return False
    if previous.shape is not Shape.MAIN or previous.form is None or parsed.tokens[opener].text not in _ARTICLES:
        return False
    told = bool(final[1].moods & Mood.KONJUNKTIV_I) and not final[1].moods & (Mood.INDICATIVE | Mood.FIRST)
    told = told or _is_open_behind_verb(previous, final[1])
    nominal = parsed.tag(opener + 1) in (Tag.NOUN, Tag.ADJECTIVE)
    return told and nominal and _takes_told_clause(parsed, previous)


def _is_open_behind_verb(previous: Segment, form: VerbForm) -> bool:
    """ "Kallas erklärte, die Sanktionen wirkten": right behind the verb there is no noun that a relative clause could go with."""
    ends = previous.verb == previous.last - 1 and not previous.verb_first
    return ends and form.plural and not form.singular and bool(form.moods & Mood.KONJUNKTIV_II)


def _takes_told_clause(parsed: ParsedSentence, clause: Segment) -> bool:
    """Whether the verb of a clause, or its participle, takes what is said as a clause in second place: "hat gesagt"."""
    last = parsed.tokens[clause.last - 1].text.lower()
    lemmas = {clause.form.lemma} if clause.form else set()
    lemmas |= {form.lemma for form in verb_forms(last) if form.participle or form.infinitive}
    if last in words_of("particle") and clause.form:
        lemmas = {last + clause.form.lemma}
    return any("V2" in entry.clauses for lemma in lemmas for entry in cue_entries().get(lemma, ()))


def _inherits_subordination(
    parsed: ParsedSentence, segment: Segment, previous: Segment | None, verbs: list[tuple[int, VerbForm, bool]]
) -> bool:
    """ "dass A gut sei und B schlecht sei": the second half is subordinate too when its verb stands last."""
    behind_comma = segment.before == "," and parsed.tokens[segment.first].text in _SUBORDINATE_CONJUNCTIONS
    if previous is None or previous.shape is not Shape.SUBORDINATE:
        return False
    if segment.before not in _SUBORDINATE_CONJUNCTIONS and not behind_comma:
        return False
    if not verbs or verbs[-1][0] != segment.last - 1 or verbs[-1][0] == segment.first:
        return False
    if behind_comma and verbs[-1][0] == segment.first + 1 and _is_verb_of_cue(verbs[-1][1]):
        return False  # "…, dass die Lage ernst sei, und sagte, …"
    return not (len(verbs) > 1 and _opens_main_clause(segment, verbs, behind_comma=behind_comma))


def _is_verb_of_cue(form: VerbForm) -> bool:
    return bool(form.moods & Mood.INDICATIVE) and form.lemma in cue_entries()


def _opens_main_clause(segment: Segment, verbs: list[tuple[int, VerbForm, bool]], *, behind_comma: bool) -> bool:
    """ ", und hat das Vorgehen umrissen": an auxiliary right behind the conjunction, whose participle stands last."""
    t, form, certain = verbs[0]
    return certain and t == segment.first + behind_comma and form.lemma in AUXILIARY_LEMMAS
