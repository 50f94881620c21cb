"""Whether a content goes on: with words in quotation marks that open in it; not with a remark on it."""

from __future__ import annotations

from bisect import bisect_left

from extraction.grammar import SUBJUNCTIVE, Mood, ParsedSentence, Segment, Shape, Tag, cue_entries, verb_forms
from extraction.grammar.finite_verbs import AUXILIARY_LEMMAS, finite_verbs
from extraction.grammar.interrupted_clauses import waits_for_rest
from extraction.text import words_of

_CUT_OFF = words_of("opener_cut_off")


def is_quoted(parsed: ParsedSentence, segments: list[Segment], start: int, k: int) -> bool:
    """ "sei „der beste Platz, und das bleibt so“": what stands in quotation marks that open in the content goes on with it."""
    first, here = parsed.tokens[segments[start].first].start, parsed.tokens[segments[k].first].start
    opened = bisect_left(parsed.quotations, here, key=lambda q: q.outer.start)
    return (
        opened > 0
        and first <= parsed.quotations[opened - 1].outer.start
        and here < parsed.quotations[opened - 1].inner.end
    )


def quotation_goes_on(parsed: ParsedSentence, k: int) -> bool:
    """ "die Strafe sei falsch, „wenn …“", "dass „wir …“", "seien „viele …“": words in marks that go on with what is told before."""
    if k == 0:
        return False
    segment, before = parsed.segments[k], parsed.segments[k - 1]
    opener = parsed.tokens[before.last - 1].text.lower()
    if opener in _CUT_OFF:
        return True
    if not parsed.tokens[segment.first + 1].text[:1].islower() or segment.before not in (",", ""):
        return False
    if segment.before == "," and (_is_relative_clause(parsed, segment) or _ends_parted_clause(parsed, k)):
        return True
    told = before.surely_subjunctive
    if told and (before.shape is Shape.MAIN or segment.before == ""):
        return True
    return segment.before == "," and before.shape is Shape.SUBORDINATE and _adds_to_told(parsed, k)


def _adds_to_told(parsed: ParsedSentence, k: int) -> bool:
    """ "Das Land brauche Waffen, die weit reichen, „und zwar jetzt“": words in marks go on behind a clause on what is told."""
    joins = parsed.tokens[parsed.segments[k].first + 1].text in _JOINING
    mains = [s for s in parsed.segments[:k] if s.shape is Shape.MAIN]
    return joins and bool(mains) and all(s.surely_subjunctive for s in mains)


_JOINING = words_of("additive_conjunction", "adversative_conjunction")


def _ends_parted_clause(parsed: ParsedSentence, k: int) -> bool:
    """ "Man dürfe, so Kern, „das Tor nicht schließen“": words in marks that a clause before the frame still waits for."""
    if k < _SHORTEST_PARTED:
        return False
    clause, frame = parsed.segments[k - 2 : k]
    parts = frame.verb_first or parsed.tokens[frame.first].text == "so"
    return parts and frame.before == "," and clause.surely_subjunctive and waits_for_rest(parsed, clause)


_SHORTEST_PARTED = 2  # segments: a clause and a frame


def _is_relative_clause(parsed: ParsedSentence, quote: Segment) -> bool:
    """ "beklagte ein Defizit, „das wir seit Jahren nicht mehr hatten“": words in marks on the noun right before them."""
    first, last = quote.first + 1, quote.last - 2
    while last > first and parsed.tag(last) is Tag.MARK:
        last -= 1
    opens = parsed.tokens[first].text in words_of("relative_pronoun") and parsed.tag(quote.first - 2) is Tag.NOUN
    main = any(
        certain and t < last for t, _, certain in finite_verbs(parsed, first + 1, last)
    )  # "das Fenster ist offen"
    return opens and last > first + 1 and not main and any(f.finite for f in verb_forms(parsed.tokens[last].text))


def is_remark(parsed: ParsedSentence, content: Segment, segment: Segment) -> bool:
    """ "…, Geld zu nehmen, was niemand bestätigt": a fact about what is said or demanded, which is told in another mood."""
    before = verb_forms(parsed.tokens[segment.first - 2].text.lower())
    if any(f.lemma in cue_entries() and f.lemma not in AUXILIARY_LEMMAS for f in before):
        return False  # "…, nicht sagen zu können, was geschah" is a question
    told = content.shape is Shape.INFINITIVE or content.surely_subjunctive
    if segment.first != segment.opener or segment.before != "," or segment.mood & Mood.KONJUNKTIV_I:
        return False
    word = parsed.tokens[segment.first].text.lower()
    if word == "nachdem":  # "…, zu Hause zu bleiben, nachdem Schüsse gefallen waren": why it was said
        return content.shape is Shape.INFINITIVE
    return told and word == "was" and not segment.mood & SUBJUNCTIVE


def gives_reason(parsed: ParsedSentence, content: Segment, segment: Segment) -> bool:
    """ "hofft, dass der Plan gelingt, denn bisher ging alles schief": the author's reason, in the indicative like the rest."""
    opens = parsed.tokens[segment.first].text == "denn" and content.before == ","
    return opens and not content.mood & SUBJUNCTIVE and not segment.mood & Mood.KONJUNKTIV_I


def opens_in_subjunctive(parsed: ParsedSentence) -> bool:
    """ "Die Lage sei ernst: „…“": a clause that goes on with what somebody says, and a quotation behind its colon."""
    k = next((i for i, s in enumerate(parsed.segments) if s.shape is Shape.QUOTE), 0)
    if not k or parsed.segments[k].before != ":":
        return False
    mains = [s for s in parsed.segments[:k] if s.shape is Shape.MAIN]
    return bool(mains) and all(s.surely_subjunctive for s in mains)
