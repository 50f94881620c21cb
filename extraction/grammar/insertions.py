"""Clauses that a remark between dashes parts: "Die Minister fordern – darunter auch Kern – ein Ende der Gewalt"."""

from __future__ import annotations

from extraction.grammar.cues import cue_entries
from extraction.grammar.morphology import verb_forms
from extraction.grammar.phrases import noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.shared_auxiliaries import is_participle
from extraction.grammar.tags import Tag
from extraction.text import replace, words_of

_AUXILIARIES = words_of("auxiliary")
_PERFECT = words_of("perfect_auxiliary")
_DASHES = ("–", "-")


def over_remarks(parsed: ParsedSentence) -> list[Segment]:
    """The segments with each clause whole that goes on behind a second dash; what stands between is kept as an insertion."""
    segments = list(parsed.segments)
    i = 0
    while i + 2 < len(segments):
        clause, inside, rest = segments[i : i + 3]
        if _is_parted_by_dashes(parsed, clause, inside, rest):
            parsed.insertions.append((inside.first - 1, rest.first))
            segments[i : i + 3] = [replace(clause, last=rest.last)]
        else:
            i += 1
    return segments


def _is_parted_by_dashes(parsed: ParsedSentence, clause: Segment, inside: Segment, rest: Segment) -> bool:
    """ "fordern die Minister – darunter auch Kern – ein Ende der Gewalt": a clause that breaks off at a dash before its object."""
    if inside.before not in _DASHES or rest.before not in _DASHES or inside.shape is Shape.QUOTE:
        return False
    if clause.shape is not Shape.MAIN or clause.form is None or clause.verb is None:
        return False
    if not may_be_rest_of(parsed, clause.form.lemma, rest):
        return False
    return ends_verb(parsed, clause.form.lemma, rest) or _still_wants(parsed, clause, rest)


def _still_wants(parsed: ParsedSentence, clause: Segment, rest: Segment) -> bool:
    """ "Die Regierung fordert | … | einen Waffenstillstand": nothing but the subject and adverbs stands behind the verb."""
    if clause.verb is None or clause.form is None or not cue_entries().get(clause.form.lemma):
        return False
    start = clause.verb + 1
    if start < clause.last and parsed.tag(start) in (Tag.NOUN, Tag.DETERMINER, Tag.PRONOUN):
        start = max(noun_phrase_end(parsed, start, clause.last), start + 1)
    while start < clause.last and parsed.tag(start) is Tag.ADVERB:
        start += 1
    opens = parsed.tag(rest.first) in (Tag.NOUN, Tag.DETERMINER, Tag.ADJECTIVE, Tag.PREPOSITION, Tag.ADVERB)
    return opens and start == clause.last


def may_be_rest_of(parsed: ParsedSentence, lemma: str, rest: Segment) -> bool:
    """What has no finite verb, or a row of participles: "hatte X, die Chefin, | den Plan verspottet und … gesprochen"."""
    if rest.shape is Shape.FRAGMENT:
        return True
    row = rest.verb is not None and lemma in _PERFECT and rest.verb > rest.first and is_participle(parsed, rest.verb)
    return (rest.verb is None or row) and ends_verb(parsed, lemma, rest)


def ends_verb(parsed: ParsedSentence, lemma: str, rest: Segment) -> bool:
    """Whether the last word is the particle, participle or noun ("nimmt … Stellung") that the verb of the clause waits for."""
    word = parsed.tokens[rest.last - 1].text.lower()
    if lemma in _AUXILIARIES:
        return any(form.participle for form in verb_forms(word))
    return word + lemma in cue_entries() or any(word in entry.words for entry in cue_entries().get(lemma, ()))
