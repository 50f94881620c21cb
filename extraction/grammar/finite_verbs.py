"""Which token of a stretch is its finite verb, and whether it stands in second or in last place."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar.morphology import SUBJUNCTIVE, Mood, VerbForm, is_adjective_form, verb_forms
from extraction.grammar.segments import ParsedSentence, Segment
from extraction.grammar.tags import Tag
from extraction.text import words_of

_DOUBLE_INFINITIVE = words_of("double_infinitive_auxiliary")

_BEFORE_NO_FINITE = words_of("contracted_preposition") | {"zu"}  # "am vierten" is no form of "vieren"
AUXILIARY_LEMMAS = words_of("auxiliary_or_modal")


def finite_verbs(parsed: ParsedSentence, first: int, last: int) -> list[tuple[int, VerbForm, bool]]:
    """Tokens that can be the finite verb of a stretch: (index, reading, whether nothing but a finite verb is possible)."""
    found = []
    for t in parsed.verbs_in(first, last):
        finite, certain = _best_finite(parsed.tokens[t].text.lower())
        if finite is None or (t > first and parsed.tokens[t - 1].text.lower() in _BEFORE_NO_FINITE):
            continue
        found.append((t, finite, certain))
    return found


@lru_cache(maxsize=1 << 12)
def _best_finite(word: str) -> tuple[VerbForm | None, bool]:
    """One reading that joins the moods of all finite readings of the first lemma, and whether a word has no other readings."""
    forms = verb_forms(word)
    certain = not any(f.infinitive or f.participle for f in forms)
    finite = [f for f in forms if f.finite]
    if not finite:
        return None, certain
    lead = finite[0]
    moods = lead.moods
    for other in finite[1:]:
        if other.lemma == lead.lemma:
            moods |= other.moods
    if moods & Mood.FIRST and moods & (SUBJUNCTIVE | Mood.INDICATIVE):
        moods &= ~Mood.FIRST
    best = VerbForm(lead.lemma, moods, plural=lead.plural, singular=lead.singular, joined=lead.joined)
    return best, certain


def clause_final_verb(
    parsed: ParsedSentence, segment: Segment, verbs: list[tuple[int, VerbForm, bool]]
) -> tuple[int, VerbForm, bool] | None:
    """The finite verb in last place: nothing but infinitives, participles, closing marks or a late phrase behind it."""
    if not verbs:
        return None
    earlier = [v for v in verbs[:-1] if v[2] or v[1].lemma in AUXILIARY_LEMMAS]
    if earlier and not verbs[-1][2] and not _is_cluster(parsed, segment, earlier[-1][0]):
        return None
    for t, form, certain in reversed(verbs):
        if (
            segment.opener is not None
            and t == segment.opener + 1
            and t + 1 < segment.last
            and parsed.tag(t + 1) is not Tag.MARK
        ):
            return None
        behind = [b for b in range(t + 1, segment.last) if parsed.tag(b) is not Tag.MARK]
        if not behind or _is_double_infinitive(parsed, form, behind):
            return t, form, certain
        if certain and form.lemma in AUXILIARY_LEMMAS and t - 1 > segment.first and parsed.tag(t - 1) is Tag.VERB:
            return t, form, certain
        return None
    return None


def _is_cluster(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    """ "… befunden haben sollen": verbs alone from token `t` to the end."""
    return t > segment.first + 2 and all(parsed.tag(b) in (Tag.VERB, Tag.MARK) for b in range(t - 1, segment.last))


def _is_double_infinitive(parsed: ParsedSentence, form: VerbForm, behind: list[int]) -> bool:
    """ "… habe kommen müssen": the one order in which infinitives follow the finite verb of a subordinate clause."""
    if form.lemma not in _DOUBLE_INFINITIVE or len(behind) < 2:
        return False
    return all(any(f.infinitive for f in verb_forms(parsed.tokens[b].text.lower())) for b in behind)


def main_verb(
    parsed: ParsedSentence, segment: Segment, verbs: list[tuple[int, VerbForm, bool]]
) -> tuple[int, VerbForm, bool] | None:
    """The finite verb of a main clause: the first certain one, an auxiliary before all; else the first that may be one."""
    certain = [v for v in verbs if v[2]]
    if certain and has_zu_infinitive(parsed, segment) and _opens_with_adjective(parsed, segment, certain[0][0]):
        return None
    if len(certain) > 1 and _opens_with_adjective(parsed, segment, certain[0][0]):
        return certain[1]  # "…, inhaftierte Reporter seien vergessen worden"
    if certain:
        return certain[0]
    for t, form, sure in verbs:
        if form.lemma in AUXILIARY_LEMMAS and not _is_final_infinitive(segment, t, verbs):
            return t, form, sure
    plausible = [v for v in verbs if not _has_zu_before(parsed, v[0]) and not _waits_for_zu(parsed, segment, v[0])]
    if not plausible:
        return None
    late = plausible[0][0] > segment.first + 1 and not _follows_one_phrase(parsed, segment, plausible[0][0])
    if late and has_zu_infinitive(parsed, segment):
        return None
    if _contrasts(parsed, segment, plausible[0][0]):
        return None
    t = plausible[0][0]
    late = t == segment.last - 1 and t > segment.first + 1 and len(verbs) == 1 and _is_late_participle(parsed, t)
    has_subject = parsed.tag(segment.first) in (Tag.DETERMINER, Tag.NOUN, Tag.PRONOUN) and segment.before in ("", "und")
    return None if late and not has_subject else plausible[0]


def _follows_one_phrase(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    """ "Die neue Ministerin | appelliert an alle Länder mitzugehen": a phrase alone opens the sentence, its verb behind it."""
    if segment.before or segment.first != parsed.first or parsed.tag(t - 1) is not Tag.NOUN:
        return False
    return parsed.tag(segment.first) in _IN_PHRASES and all(
        parsed.tag(i) in _IN_PHRASES for i in range(segment.first, t)
    )


_IN_PHRASES = (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN)


def _contrasts(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    """ "nicht allein, sondern vereint mit … zu gehen", "… gebaut werden": the participle that opens the other half of a clause."""
    last = segment.last - 1
    closes = t < last and parsed.tag(last) is Tag.VERB
    return parsed.tokens[segment.first].text == "sondern" and t == segment.first + 1 and closes


def _opens_with_adjective(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    """ "…, verfolgten Menschen zu helfen": what looks like a preterite stands before a noun at the head of a clause."""
    noun = t + 1 < segment.last and parsed.tokens[t + 1].text[0].isupper()
    return t == segment.first and segment.before == "," and noun and is_adjective_form(parsed.tokens[t].text)


def _is_final_infinitive(segment: Segment, t: int, verbs: list[tuple[int, VerbForm, bool]]) -> bool:
    return t == segment.last - 1 and len(verbs) > 1


def _has_zu_before(parsed: ParsedSentence, t: int) -> bool:
    return t > 0 and parsed.tokens[t - 1].text.lower() == "zu"


def _waits_for_zu(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    """ "Geheimnisse verraten zu haben": a participle or infinitive right before the last "zu" of an infinitive clause."""
    ends = t + 3 == segment.last and parsed.tokens[t + 1].text.lower() == "zu"
    return ends and any(f.infinitive for f in verb_forms(parsed.tokens[t + 2].text.lower()))


def _is_late_participle(parsed: ParsedSentence, t: int) -> bool:
    return any(f.participle for f in verb_forms(parsed.tokens[t].text.lower()))


def ends_in_zu_infinitive(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "… die Waffen niederzulegen", "… für den Frieden zu beten": whether a stretch ends so."""
    t = segment.last - 1
    if parsed.tag(t) is not Tag.VERB:
        return False
    forms = verb_forms(parsed.tokens[t].text.lower())
    return any(f.zu_infinitive or (f.infinitive and _has_zu_before(parsed, t)) for f in forms)


def has_zu_infinitive(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether a stretch holds an infinitive with "zu", inside the word or before it."""
    for t in parsed.verbs_in(segment.first, segment.last):
        forms = verb_forms(parsed.tokens[t].text.lower())
        if any(f.zu_infinitive for f in forms):
            return True
        if t > segment.first and _has_zu_before(parsed, t) and any(f.infinitive for f in forms):
            return True
    return False
