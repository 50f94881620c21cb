"""Forms that leave open whether they are subjunctive, behind what somebody said."""

from __future__ import annotations

from extraction.attribution.contents import is_open_preterite
from extraction.attribution.discourse import Discourse
from extraction.attribution.telling_bodies import joins_pronoun
from extraction.grammar import (
    SUBJUNCTIVE,
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    cue_entries,
    entries_of,
    names_people,
    read_predicate,
    subject_of,
)
from extraction.text import Act, Attribution, Kind, words_of

_FIRST_PERSON = words_of("first_person")


def frame_sentence(discourse: Discourse, attribution: Attribution) -> int:
    """The sentence of the frame, which may come after that of the content: "Das teilte X mit"."""
    return discourse.sentence_of_character(attribution.frame[-1].start) if attribution.frame else 0


def reports(parsed: ParsedSentence) -> bool:
    """Whether a sentence has a cue in the indicative, whoever its subject is: "Auch Kritik wurde laut."."""
    for segment in parsed.segments:
        if segment.shape is Shape.MAIN and segment.mood & Mood.INDICATIVE:
            predicate = read_predicate(parsed, segment)
            if predicate is not None and predicate.lemma in cue_entries():
                return True
    return False


def goes_on(discourse: Discourse, parsed: ParsedSentence, last_index: int) -> bool:
    """Whether a sentence without a frame goes on with what was said up to another, by the mood of its main clauses."""
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN] or _lone_reason(parsed)
    if not mains or parsed.segments[0].shape is Shape.QUOTE:
        return False
    moods = [s.mood for s in mains]
    if speaks_itself(parsed):
        return False
    if any(m == Mood.KONJUNKTIV_I or m == SUBJUNCTIVE for m in moods):
        return True
    same_paragraph = (
        discourse.sentences[last_index].sentence.paragraph == parsed.sentence.paragraph if last_index >= 0 else False
    )
    if parsed.index - last_index > 1 or not same_paragraph:
        return False
    return _goes_on_right_behind(discourse, parsed, mains, last_index)


def _lone_reason(parsed: ParsedSentence) -> list[Segment]:
    """ "Zumal der Winter hart werde.": a sentence that is nothing but a clause on the one before."""
    head = parsed.segments[0] if parsed.segments else None
    if head is None or head.shape is not Shape.SUBORDINATE or head.opener is None:
        return []
    return [head] if parsed.tokens[head.opener].text.lower() in _REASONS else []


_REASONS = words_of("opener_of_lone_clause")


def _goes_on_right_behind(discourse: Discourse, parsed: ParsedSentence, mains: list[Segment], last_index: int) -> bool:
    """Forms that leave open whether they are subjunctive, right behind what somebody said."""
    if any(_replaces_konjunktiv_i(parsed, s) for s in mains):
        return True
    if _asks_of_others(discourse, parsed, mains[0], last_index):
        return True
    modal = _is_should(mains[0])
    dated = not parsed.lowered.isdisjoint(words_of("weekday", "month", "adverb_of_story"))
    if modal and not dated and any(_is_should(segment) for segment in _told_clauses(discourse, last_index)):
        return True  # "X sagte, Oslo sollte helfen. Die Partner sollten folgen."
    if modal and not dated and _is_told_on(discourse, parsed):
        return True
    carried = any(a.carried and a.kind is Kind.FREE_INDIRECT for a in discourse.found[last_index])
    if not carried and not _was_subjunctive(discourse, last_index):
        return False
    if any(_forbids(parsed, s) for s in mains):
        return True
    if any(is_open_preterite(s) for s in mains) and not _tells_story(parsed, mains):
        return True
    if any(s.mood == Mood.KONJUNKTIV_II and s.form and s.form.lemma not in _SOFTENED for s in mains):
        return True
    return modal


def _is_told_on(discourse: Discourse, parsed: ParsedSentence) -> bool:
    """ "„Nein“, so X. Oslo sollte zahlen. Dort gebe es Geld.": the sentence behind it shows that it is told."""
    if parsed.index + 1 >= len(discourse.sentences):
        return False
    following = discourse.sentences[parsed.index + 1]
    mains = [s for s in following.segments if s.shape is Shape.MAIN]
    near = following.sentence.paragraph == parsed.sentence.paragraph and not discourse.found[following.index]
    return near and bool(mains) and all(s.mood == Mood.KONJUNKTIV_I for s in mains)


def _is_should(segment: Segment) -> bool:
    """Whether a clause says what should be: "Oslo sollte helfen"."""
    return segment.form is not None and segment.form.lemma == "sollen" and bool(segment.mood & Mood.KONJUNKTIV_II)


def _forbids(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Die Preise dürften nicht steigen": what must not be; without a negation "dürften" is the author's guess."""
    modal = segment.form is not None and segment.form.lemma == "dürfen" and bool(segment.mood & Mood.KONJUNKTIV_II)
    inside = (parsed.tokens[t].text.lower() for t in range(segment.first, segment.last))
    return modal and any(word in _LIMITS or word.startswith("kein") for word in inside)


def _tells_story(parsed: ParsedSentence, mains: list[Segment]) -> bool:
    """Whether a preterite tells what happened: a day is named, somebody acts who can speak, or another clause is in the indicative."""
    words = parsed.lowered
    if words & words_of("weekday", "month", "adverb_of_story") or any(w.isdigit() and len(w) == 4 for w in words):
        return True
    if any(s.mood and not s.mood & SUBJUNCTIVE for s in mains) or reports(parsed):
        return True
    subject = subject_of(parsed, mains[0], index=parsed.segments.index(mains[0]))
    pronoun = subject is not None and parsed.tag(subject[0]) is Tag.PRONOUN
    if subject is not None and joins_pronoun([parsed.tokens[t].text for t in range(*subject)]):
        return False  # "Macron und er wollten …"
    return subject is None or pronoun or can_speak(parsed, subject) or names_people(parsed, subject)


def _asks_of_others(discourse: Discourse, parsed: ParsedSentence, main: Segment, last_index: int) -> bool:
    """ "X forderte eine Waffenruhe. Alle Parteien sollten …": behind what somebody asks for, rejects or condemns."""
    acts = {e.act for a in discourse.found[last_index] for e in entries_of(a.cue_lemma)}
    modal = main.form is not None and main.form.lemma == "sollen" and bool(main.mood & Mood.KONJUNKTIV_II)
    if not modal or not acts & {Act.APPEAL, Act.DEMAND, Act.DISAPPROVE, Act.REJECT}:
        return False
    subject = subject_of(parsed, main, index=parsed.segments.index(main))
    return subject is not None and parsed.tag(subject[0]) is not Tag.PRONOUN


def _replaces_konjunktiv_i(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "hätten", "würden", "befänden" where nothing is unreal: Konjunktiv II stands for a Konjunktiv I that is no form of its own."""
    if segment.mood != Mood.KONJUNKTIV_II or segment.form is None or segment.form.lemma in _MODALS - {"müssen"}:
        return False
    words = [t.text.lower() for t in parsed.words]
    missed = "hätte" in words and not _MODALS.isdisjoint(words)  # "hätte helfen können" did not
    unreal = missed or bool(_CONDITIONS & set(words)) or words[:2] == ["im", "falle"] or parsed.segments[0].verb_first
    return not unreal


_SOFTENED = words_of("softened_modal")  # "möchte", "dürfte" are the author's own
_MODALS = words_of("core_modal")
_LIMITS = words_of("limit_of_permission")
_CONDITIONS = words_of("sign_of_unreal")


def speaks_itself(parsed: ParsedSentence) -> bool:
    """A sentence with "ich" or "wir" is somebody's own text: "Folglich lehne ich … ab" is no Konjunktiv."""
    return not _FIRST_PERSON.isdisjoint(parsed.lowered)


def _was_subjunctive(discourse: Discourse, index: int) -> bool:
    """Whether the reported content of a sentence stood in the subjunctive, or was pointed back to."""
    if (
        not discourse.found[index]
        and index
        and any(frame_sentence(discourse, a) == index for a in discourse.found[index - 1])
    ):
        return True
    return any(
        segment.mood & SUBJUNCTIVE and segment.mood != Mood.INDICATIVE | Mood.KONJUNKTIV_II
        for segment in _told_clauses(discourse, index)
    )


def _told_clauses(discourse: Discourse, index: int) -> list[Segment]:
    """The clauses of a sentence whose verb is part of what is reported."""
    spans = [span for a in discourse.found[index] if a.kind is not Kind.DIRECT for span in a.content]
    tokens = discourse.document.tokens
    return [
        segment
        for segment in discourse.sentences[index].segments
        if segment.verb is not None and any(span.contains(tokens[segment.verb].span) for span in spans)
    ]
