"""A sentence cut at separators and coordinators into the stretches that may be clauses."""

from __future__ import annotations

from extraction.grammar.cues import cue_entries
from extraction.grammar.finite_verbs import AUXILIARY_LEMMAS, finite_verbs
from extraction.grammar.morphology import VerbForm, verb_forms
from extraction.grammar.phrases.cores import joins_adjectives
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.speech_marks import in_quoted_phrase
from extraction.grammar.tags import Tag
from extraction.text import words_of

_DASS = words_of("dass")
_CLAUSE_CONJUNCTIONS = words_of("conjunction_of_clauses")
_PERFECT = words_of("perfect_auxiliary")
_SEPARATORS = frozenset(",;:–—-()[]") | {"...", "…", "--"}
_DASHES = frozenset({"—", "--"})  # as good as "–"
_UND_ODER = words_of("und_oder")
_BULLETS = words_of("bullet")
_IN_LISTS = (Tag.COORDINATOR, Tag.PREPOSITION, Tag.NUMBER)
_BRACKETS = frozenset("([")
_LONGEST_BRACKET = 60  # tokens before a comma in it
_CUTS = _SEPARATORS | words_of("dass")


def cut_stretches(parsed: ParsedSentence, quoted: list[int | None]) -> list[Segment]:
    """The stretches between separators; a hidden quotation is a stretch of its own."""
    segments: list[Segment] = []
    before, first = "", _behind_bullet(parsed)
    end = parsed.sentence.last - (parsed.tokens[parsed.sentence.last - 1].text in (".", "!", "?"))
    t = first
    while t < end:
        stop = t + 1
        if quoted[t] is not None:
            stop = _end_of_quotation(quoted, t, end)
            if t > first:
                segments.append(Segment(first, t, before))
                before = ""
            segments.append(Segment(t, stop, before, Shape.QUOTE, quotation=quoted[t]))
            first, before = stop, "“"
        elif parsed.tokens[t].text in _CUTS and (cut_stretches := _cut_before(parsed, first, t)) is not None:
            if t > first:
                segments.append(Segment(first, t, before))
            first, before = cut_stretches
        t = stop
    if t > first:
        segments.append(Segment(first, t, before))
    return [piece for segment in _with_whole_lists(parsed, segments) for piece in _cut_at_coordinators(parsed, segment)]


def _behind_bullet(parsed: ParsedSentence) -> int:
    """ "• Der Minister hat …": where the words of a sentence begin behind the mark of a list."""
    first, last = parsed.sentence.first, parsed.sentence.last
    return first + 1 if first + 1 < last and parsed.tokens[first].text in _BULLETS else first


def _with_whole_lists(parsed: ParsedSentence, segments: list[Segment]) -> list[Segment]:
    """ "verlangt ein Bild aus Karten, | Bojen und Sonden und | warnt vor Kosten": what closes a list is no clause of its own."""
    found: list[Segment] = []
    for segment in segments:
        start = _behind_list(parsed, segment)
        head = _head_of_list(parsed, found) if start is not None else None
        if start is None or head is None:
            found.append(segment)
            continue
        found[head:] = [Segment(found[head].first, start - 1, found[head].before)]
        found.append(Segment(start, segment.last, parsed.tokens[start - 1].text))
    return found


def _behind_list(parsed: ParsedSentence, segment: Segment) -> int | None:
    """The finite verb behind nouns and "und" with which a stretch behind a comma goes on as the next clause; None for others."""
    if segment.before != "," or segment.shape is Shape.QUOTE or not _is_nominal(parsed, segment.first):
        return None
    verbs = finite_verbs(parsed, segment.first, segment.last)
    at = verbs[0][0] if verbs else segment.first
    if at - segment.first < 2 or parsed.tokens[at - 1].text not in _CLAUSE_CONJUNCTIONS:
        return None
    listed = any(parsed.tokens[t].text in _UND_ODER for t in range(segment.first + 1, at - 2))
    nouns = all(_is_nominal(parsed, t) or parsed.tag(t) in _IN_LISTS for t in range(segment.first, at - 1))
    return at if listed and nouns else None


def _head_of_list(parsed: ParsedSentence, found: list[Segment]) -> int | None:
    """The index of the clause that a list behind it belongs to, over parts of the list before; None where there is none."""
    for i in range(len(found) - 1, -1, -1):
        segment = found[i]
        if segment.shape is Shape.QUOTE:
            return None
        if finite_verbs(parsed, segment.first, segment.last):
            return i if _is_nominal(parsed, segment.last - 1) else None
        if segment.before != "," or not all(_is_nominal(parsed, t) for t in range(segment.first, segment.last)):
            return None
    return None


def _is_nominal(parsed: ParsedSentence, t: int) -> bool:
    return parsed.tag(t) in (Tag.NOUN, Tag.ADJECTIVE, Tag.DETERMINER)


def _end_of_quotation(quoted: list[int | None], t: int, end: int) -> int:
    """The first token behind the quotation that hides token `t`."""
    stop = t
    while stop < end and quoted[stop] == quoted[t]:
        stop += 1
    return stop


def _cut_before(parsed: ParsedSentence, first: int, t: int) -> tuple[int, str] | None:
    """Where the next stretch starts, and behind which separator, if the one from `first` on ends before token `t`."""
    word = parsed.tokens[t].text
    if word in _DASS and first < t and _lacks_comma(parsed, t):
        return t, ","
    if not _separates(parsed, t) or in_quoted_phrase(parsed, t):
        return None
    return t + 1, "–" if word in _DASHES else word


def _lacks_comma(parsed: ParsedSentence, t: int) -> bool:
    """ "Pérez hoffte dass …": a clause begins without its comma; not in "so dass", "ohne dass", "und dass"."""
    before = parsed.tokens[t - 1].text.lower()
    return before.isalpha() and before not in words_of("coordinator", "subordinator", "adverb")


def _separates(parsed: ParsedSentence, t: int) -> bool:
    word = parsed.tokens[t].text
    if word not in _SEPARATORS:
        return False
    if word in "()[]":
        return _parenthesis_has_verb(parsed, t)
    if word == "-":
        return parsed.tokens[t - 1].end < parsed.tokens[t].start
    return word != "," or not (joins_adjectives(parsed, t) or _is_in_bracket(parsed, t))


def _is_in_bracket(parsed: ParsedSentence, t: int) -> bool:
    """ "die Abgeordnete Ruth Ammann (SP, Bern)": in a bracket without a verb."""
    if _BRACKETS.isdisjoint(parsed.lowered):
        return False
    for i in range(t - 1, max(parsed.sentence.first, t - _LONGEST_BRACKET) - 1, -1):
        if parsed.tokens[i].text in (")", "]"):
            return False
        if parsed.tokens[i].text in ("(", "["):
            return not _parenthesis_has_verb(parsed, i)
    return False


def _parenthesis_has_verb(parsed: ParsedSentence, t: int) -> bool:
    """A bracket with a name or a number in it belongs to its noun phrase; one with a finite verb is a clause."""
    opening = parsed.tokens[t].text in "(["
    step = 1 if opening else -1
    i = t + step
    while parsed.sentence.first <= i < parsed.sentence.last and parsed.tokens[i].text not in "()[]":
        if parsed.tag(i) is Tag.VERB and any(f.finite for f in verb_forms(parsed.tokens[i].text.lower())):
            return True
        i += step
    return False


def _cut_at_coordinators(parsed: ParsedSentence, segment: Segment) -> list[Segment]:
    """Cut "A sagte X und betonte Y" where both sides have a finite verb of their own."""
    if segment.shape is Shape.QUOTE or _CLAUSE_CONJUNCTIONS.isdisjoint(parsed.lowered):
        return [segment]
    for t in range(segment.first + 1, segment.last - 1):
        if parsed.tokens[t].text in _CLAUSE_CONJUNCTIONS and parsed.tag(t) is Tag.COORDINATOR:
            left = finite_verbs(parsed, segment.first, t)
            right = finite_verbs(parsed, t + 1, segment.last)
            if _joins_before_another(parsed, t, right):
                continue
            left = left or _verb_with_zu(parsed, t, right)
            if (
                left
                and not _awaits(parsed, right, left, segment)
                and _carries_clause(right, left, segment)
                and not in_quoted_phrase(parsed, t)
            ):
                head = Segment(segment.first, t, segment.before)
                tail = Segment(t + 1, segment.last, parsed.tokens[t].text)
                return [head, *_cut_at_coordinators(parsed, tail)]
    return [segment]


def _verb_with_zu(
    parsed: ParsedSentence, t: int, right: list[tuple[int, VerbForm, bool]]
) -> list[tuple[int, VerbForm, bool]]:
    """ "vereinbarten, in Kontakt zu bleiben | und seien sich einig": an infinitive ends right before the verb of another clause."""
    if not right or right[0][0] != t + 1 or not right[0][2] or parsed.tag(t - 1) is not Tag.VERB:
        return []
    forms = _forms(parsed, t - 1)
    zu = parsed.tokens[t - 2].text == "zu" and any(f.infinitive for f in forms)
    return [(t - 1, f, False) for f in forms if f.zu_infinitive or (zu and f.infinitive)]


def _awaits(
    parsed: ParsedSentence,
    right: list[tuple[int, VerbForm, bool]],
    left: list[tuple[int, VerbForm, bool]],
    whole: Segment,
) -> bool:
    """ "hätten über Getreide und Dünger beraten": the last word is the participle that "haben" waits for."""
    if not right or left[0][1].lemma not in _PERFECT or right[0][0] != whole.last - 1:
        return False
    done = any(
        f.participle for t in range(left[0][0] + 1, right[0][0]) if parsed.tag(t) is Tag.VERB for f in _forms(parsed, t)
    )
    return not done and any(f.participle for f in _forms(parsed, right[0][0]))


def _forms(parsed: ParsedSentence, t: int) -> tuple[VerbForm, ...]:
    return tuple(verb_forms(parsed.tokens[t].text.lower()))


def _joins_before_another(parsed: ParsedSentence, t: int, right: list[tuple[int, VerbForm, bool]]) -> bool:
    """ "die Angriffe der Miliz und der Rebellen und forderte": the verb follows another coordinator, where the clause begins."""
    if not right:
        return False
    before = right[0][0] - 1
    while before > t and parsed.tag(before) is Tag.ADVERB:
        before -= 1
    return before > t and parsed.tokens[before].text in _CLAUSE_CONJUNCTIONS


def _carries_clause(
    right: list[tuple[int, VerbForm, bool]], left: list[tuple[int, VerbForm, bool]], segment: Segment
) -> bool:
    """Whether the verbs right of a coordinator are more than the participle or infinitive that the left side waits for."""
    if any(certain for _, _, certain in right):
        return True
    if right and right[0][1].lemma in cue_entries() and _wants_no_more(left[0][1].lemma, right[0][1]):
        return True
    return bool(right) and right[0][0] < segment.last - 1 and left[0][1].lemma not in AUXILIARY_LEMMAS


def _wants_no_more(left: str, right: VerbForm) -> bool:
    """ "befand sich dort und berichtet": a full verb on the left waits for no participle, "sein" and "haben" for no infinitive."""
    return left not in AUXILIARY_LEMMAS or (left in _PERFECT and right.plural and not right.singular)
