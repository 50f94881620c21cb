"""The verb of a clause: auxiliaries, infinitives and a separated particle put together."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.grammar.cues import cue_entries
from extraction.grammar.finite_verbs import ends_in_zu_infinitive
from extraction.grammar.morphology import Mood, VerbForm, verb_forms
from extraction.grammar.phrases import is_nominal_start
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.tags import Tag
from extraction.text import words_of

_AUXILIARIES = words_of("auxiliary")
_OF_APPEAL = words_of("verb_of_appeal")


@dataclass(slots=True)
class Predicate:
    """The verb of a clause: its infinitive, the tokens that make it up, and whether it is passive."""

    lemma: str
    tokens: list[int]
    passive: bool = False


_ALSO_ADVERBS = words_of("particle_and_adverb")
_DATIVES = words_of("demonstrative_in_dative")
_ALSO_ARTICLES, _QUOTATION_MARKS = words_of("article"), frozenset('„“”»«"‚‘›‹')
MODALS_OF_REPORT = words_of("modal_of_report")


def read_predicate(parsed: ParsedSentence, segment: Segment) -> Predicate | None:
    """The verb of a clause with its auxiliaries, infinitives and separated particle put together."""
    if segment.verb is None or segment.form is None:
        return None
    lemma = segment.form.lemma
    if lemma in _AUXILIARIES:
        found = _compound_predicate(parsed, segment, lemma)
        return found or Predicate(lemma, [segment.verb])
    if lemma in MODALS_OF_REPORT or lemma == "lassen":
        found = _infinitive_predicate(parsed, segment, lemma)
        return found or Predicate(lemma, [segment.verb])
    if segment.participle is not None and parsed.tokens[segment.participle].text + lemma in cue_entries():
        return Predicate(parsed.tokens[segment.participle].text + lemma, [segment.verb, segment.participle])
    if segment.shape is Shape.MAIN:
        particle = _separated_particle(parsed, segment, lemma)
        if particle is not None:
            return Predicate(parsed.tokens[particle].text + lemma, [segment.verb, particle])
    return Predicate(lemma, [segment.verb])


def _compound_predicate(parsed: ParsedSentence, segment: Segment, auxiliary: str) -> Predicate | None:
    if segment.participle is not None:
        word = parsed.tokens[segment.participle].text.lower()
        participles = sorted((f for f in verb_forms(word) if f.participle), key=lambda f: f.lemma not in cue_entries())
        tokens = sorted([segment.verb or 0, segment.participle])
        return Predicate(participles[0].lemma, tokens, _is_passive(auxiliary, participles[0])) if participles else None
    last = segment.last - 1
    if auxiliary == "haben" and parsed.tokens[last].text.lower() == "lassen" and last != segment.verb:
        return Predicate("lassen", sorted([segment.verb or 0, last]))  # "hat uns wissen lassen"
    worden: list[int] = []
    for t in range(segment.last - 1, segment.first - 1, -1):
        if t == segment.verb or parsed.tag(t) is not Tag.VERB:
            continue
        word = parsed.tokens[t].text.lower()
        if word == "worden":
            worden.append(t)
            continue
        participles = [f for f in verb_forms(word) if f.participle]
        if participles:
            participles.sort(key=lambda f: f.lemma not in cue_entries())
            passive = bool(worden) or _is_passive(auxiliary, participles[0])
            return Predicate(participles[0].lemma, sorted([segment.verb or 0, t, *worden]), passive)
        infinitives = [f for f in verb_forms(word) if f.infinitive]
        if auxiliary == "werden" and infinitives and segment.mood == Mood.INDICATIVE:
            return Predicate(infinitives[0].lemma, sorted([segment.verb or 0, t]))
    return None


def _is_passive(auxiliary: str, participle: VerbForm) -> bool:
    """ "wurde aufgefordert", "ist aufgefordert": with "sein" only verbs whose perfect has "haben"."""
    return auxiliary == "werden" or (auxiliary == "sein" and participle.lemma in _OF_APPEAL)


def _infinitive_predicate(parsed: ParsedSentence, segment: Segment, modal: str) -> Predicate | None:
    if not segment.mood & Mood.INDICATIVE:
        return None
    for t in range(segment.last - 1, segment.first - 1, -1):
        if t != segment.verb and parsed.tag(t) is Tag.VERB:
            infinitives = [f for f in verb_forms(parsed.tokens[t].text.lower()) if f.infinitive]
            if infinitives:
                tokens = sorted([segment.verb or 0, t])
                return Predicate("lassen" if modal == "lassen" else infinitives[0].lemma, tokens)
    return None


def _separated_particle(parsed: ParsedSentence, segment: Segment, lemma: str) -> int | None:
    """The particle of a separable verb: last in its clause, or last before an infinitive or a late phrase."""
    assert segment.verb is not None
    particles, tokens = words_of("particle"), parsed.tokens
    for t in [t for t in range(segment.last - 1, segment.verb, -1) if tokens[t].text in particles]:
        word = tokens[t].text
        if word in _ALSO_ADVERBS and lemma in cue_entries() and word + lemma not in cue_entries():
            continue  # "sagte er weiter", "sagte er dazu"
        if word + lemma in cue_entries() or (t == segment.last - 1 and _exists(word + lemma)):
            ends = t == segment.last - 1 or (
                word + lemma in cue_entries()
                and parsed.tag(t + 1) in (Tag.PREPOSITION, Tag.MARK, Tag.COORDINATOR)
                and not (word in _ALSO_ARTICLES and parsed.tokens[t + 1].text in _QUOTATION_MARKS)
            )  # "fordert ein „Ende der Gewalt“"
            if not ends and _asks_without_comma(parsed, segment, t, word + lemma):
                return t
            if ends and not (
                word in words_of("preposition") and t + 1 < segment.last and is_nominal_start(parsed, t + 1)
            ):
                return t
    return None


def _asks_without_comma(parsed: ParsedSentence, segment: Segment, particle: int, lemma: str) -> bool:
    """ "rief die Länder | auf | diesen Weg mitzugehen": an infinitive with "zu" that no comma parts from the verb."""
    takes = any("zu" in entry.clauses and "Akk" in entry.clauses for entry in cue_entries().get(lemma, ()))
    if not takes or parsed.tag(particle - 1) is not Tag.NOUN or particle + 2 >= segment.last:
        return False
    if parsed.tokens[particle + 1].text.lower() in _DATIVES:
        return False  # "forderte die Länder | auf dem Gipfel | …"
    return ends_in_zu_infinitive(parsed, segment)


def _exists(lemma: str) -> bool:
    return any(form.infinitive for form in verb_forms(lemma))
