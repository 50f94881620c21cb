"""Speech that goes on without a frame: the subjunctive carries the last speaker on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extraction.attribution.contents import is_open_preterite, opens_in_subjunctive, span_of, spans_of
from extraction.attribution.discourse import Discourse
from extraction.attribution.unframed.subjunctive_clauses import is_alleged
from extraction.grammar import (
    POINTERS,
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
    subject_after_verb,
    subject_of,
    with_apposition,
)
from extraction.text import Act, Attribution, Kind, guarded, words_of

_PREPOSITIONS = words_of("cue_preposition")
_PRONOUN_SUBJECTS = words_of("pronoun_subject")
_PERFECT = words_of("perfect_auxiliary")
_FIRST_PERSON = words_of("first_person")
STAGE = "carrying on"


def carry_on(discourse: Discourse) -> None:
    """A sentence in the subjunctive that has no frame goes on with the speech before it."""
    speaker: Attribution | None = None
    last_index = -10
    for parsed in discourse.sentences:
        group = discourse.found[parsed.index]
        discourse.floor.append(speaker.speaker if speaker else None)
        with guarded(discourse.document, STAGE, parsed.sentence.span):
            if not group and speaker is not None and _goes_on(discourse, parsed, last_index):
                group = [_carried(parsed, speaker)]
                discourse.found[parsed.index] = group
            elif group:
                group += _carried_behind_semicolons(parsed, group)
                group += _carried_before_colon(parsed, group, speaker)
            speaker, last_index = _floor_behind(discourse, parsed, speaker, last_index)
    _carry_back(discourse)


def _floor_behind(
    discourse: Discourse, parsed: ParsedSentence, speaker: Attribution | None, last_index: int
) -> tuple[Attribution | None, int]:
    """Who may go on behind a sentence, and the last sentence that somebody spoke in, given those before it."""
    group = discourse.found[parsed.index]
    spoken = _speaking(group)
    if spoken and speaker is not None and _is_told_of(parsed, group):
        return speaker, parsed.index
    if spoken:
        return spoken[-1], max(parsed.index, _frame_sentence(discourse, spoken[-1]))
    if group or parsed.index <= last_index:
        return speaker, last_index
    if (taken := takes_the_floor(parsed)) is not None:
        return taken, parsed.index
    if reports(parsed):  # somebody speaks, and nobody can tell who
        return speaker or Attribution((), Kind.REPORTED, parsed.index), parsed.index
    return speaker, last_index


def _speaking(group: list[Attribution]) -> list[Attribution]:
    """Who may go on behind a sentence: whose words it has; behind a mere summary inside somebody's words ("Die Minister hätten
    sich geeinigt, sagte sie") whoever passes it on.
    """
    own = [a for a in group if not a.nested and a.speaker]
    relayed = [a for a in group if a.nested and a.speaker]
    told_on = own and (own[-1].kind is Kind.REPORTED or own[-1].cue_lemma in _PREPOSITIONS)
    return relayed if relayed and told_on else own or relayed


def _is_told_of(parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """ "Der Anwalt habe um Geduld gebeten": whoever tells of the act keeps the floor."""
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    told = bool(mains) and all(s.surely_subjunctive for s in mains)
    return told and all(a.kind is Kind.REPORTED for a in group)


def _frame_sentence(discourse: Discourse, attribution: Attribution) -> int:
    """The sentence of the frame, which may come after that of the content: "Das teilte X mit"."""
    return discourse.sentence_of_character(attribution.frame[-1].start) if attribution.frame else 0


def takes_the_floor(parsed: ParsedSentence) -> Attribution | None:
    """ "Auch Künast äußerte sich kritisch. Sie rate …": a clause with a cue but no content of its own names who goes on."""
    for index, segment in enumerate(parsed.segments):
        if segment.shape is not Shape.MAIN or not segment.mood & Mood.INDICATIVE or is_alleged(parsed, segment):
            continue
        subject = subject_of(parsed, segment, index=index)
        if subject is None or read_predicate(parsed, segment) is None:
            continue
        if parsed.tokens[subject[0]].text.lower() in POINTERS:
            subject = subject_after_verb(parsed, segment) or subject  # "Dies sagte der Minister in Riga"
        if parsed.tokens[subject[0]].text.lower() in _PRONOUN_SUBJECTS:
            continue
        if not can_speak(parsed, subject):
            continue
        whole = with_apposition(parsed, subject)
        return Attribution((), Kind.REPORTED, parsed.index, speaker=span_of(parsed, whole))
    return None


def reports(parsed: ParsedSentence) -> bool:
    """Whether a sentence has a cue in the indicative, whoever its subject is: "Auch Kritik wurde laut."."""
    for segment in parsed.segments:
        if segment.shape is Shape.MAIN and segment.mood & Mood.INDICATIVE:
            predicate = read_predicate(parsed, segment)
            if predicate is not None and predicate.lemma in cue_entries():
                return True
    return False


def _carry_back(discourse: Discourse) -> None:
    """ "A sei gut. B werde besser, sagte X.": a subjunctive sentence right before a frame that comes last has its speaker."""
    for parsed in reversed(discourse.sentences[:-1]):
        with guarded(discourse.document, STAGE, parsed.sentence.span):
            if not discourse.found[parsed.index] and _is_carried_back(discourse, parsed):
                discourse.found[parsed.index] = [_carried(parsed, discourse.found[parsed.index + 1][0])]


def _is_carried_back(discourse: Discourse, parsed: ParsedSentence) -> bool:
    """Whether the frame of the next sentence holds for this one too."""
    following = discourse.found[parsed.index + 1]
    if not following or not following[0].frame:
        return False
    same_paragraph = discourse.sentences[parsed.index + 1].sentence.paragraph == parsed.sentence.paragraph
    comes_last = following[0].kind is Kind.INDIRECT and following[0].frame[0].start > following[0].content[0].start
    certain = any(s.shape is Shape.MAIN and s.mood == Mood.KONJUNKTIV_I for s in parsed.segments)
    goes_with = comes_last or following[0].kind is Kind.FREE_INDIRECT
    return same_paragraph and goes_with and certain and not _speaks_itself(parsed)


def _goes_on(discourse: Discourse, parsed: ParsedSentence, last_index: int) -> bool:
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    if not mains or parsed.segments[0].shape is Shape.QUOTE:
        return False
    moods = [s.mood for s in mains]
    if _speaks_itself(parsed):
        return False
    if any(m == Mood.KONJUNKTIV_I or m == SUBJUNCTIVE for m in moods):
        return True
    same_paragraph = (
        discourse.sentences[last_index].sentence.paragraph == parsed.sentence.paragraph if last_index >= 0 else False
    )
    if parsed.index - last_index > 1 or not same_paragraph:
        return False
    return _goes_on_right_behind(discourse, parsed, mains, last_index)


def _goes_on_right_behind(discourse: Discourse, parsed: ParsedSentence, mains: list[Segment], last_index: int) -> bool:
    """Forms that leave open whether they are subjunctive, right behind what somebody said."""
    if any(_replaces_konjunktiv_i(parsed, s) for s in mains):
        return True
    if _asks_of_others(discourse, parsed, mains[0], last_index):
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
    modal = mains[0].form is not None and mains[0].form.lemma == "sollen"
    return modal and bool(mains[0].mood & Mood.KONJUNKTIV_II)


def _forbids(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Die Preise dürften nicht steigen": what must not be; without a negation "dürften" is the author's guess."""
    modal = segment.form is not None and segment.form.lemma == "dürfen" and bool(segment.mood & Mood.KONJUNKTIV_II)
    inside = (parsed.tokens[t].text.lower() for t in range(segment.first, segment.last))
    return modal and any(word in _LIMITS or word.startswith("kein") for word in inside)


def _tells_story(parsed: ParsedSentence, mains: list[Segment]) -> bool:
    """Whether a preterite tells what happened: a day is named, somebody acts who can speak, or another clause is in the indicative."""
    words = {t.text.lower() for t in parsed.words}
    if words & words_of("weekday", "month", "adverb_of_story") or any(w.isdigit() and len(w) == 4 for w in words):
        return True
    if any(s.mood and not s.mood & SUBJUNCTIVE for s in mains) or reports(parsed):
        return True
    subject = subject_of(parsed, mains[0], index=parsed.segments.index(mains[0]))
    pronoun = subject is not None and parsed.tag(subject[0]) is Tag.PRONOUN
    return subject is None or pronoun or can_speak(parsed, subject) or names_people(parsed, subject)


def _asks_of_others(discourse: Discourse, parsed: ParsedSentence, main: Segment, last_index: int) -> bool:
    """ "X forderte eine Waffenruhe. Alle Parteien sollten …": behind what somebody asks for or condemns."""
    acts = {e.act for a in discourse.found[last_index] for e in entries_of(a.cue_lemma)}
    modal = main.form is not None and main.form.lemma == "sollen" and bool(main.mood & Mood.KONJUNKTIV_II)
    if not modal or not acts & {Act.APPEAL, Act.DEMAND, Act.DISAPPROVE}:
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


def _speaks_itself(parsed: ParsedSentence) -> bool:
    """A sentence with "ich" or "wir" is somebody's own text: "Folglich lehne ich … ab" is no Konjunktiv."""
    words = {t.text.lower() for t in parsed.words}
    return bool(words & _FIRST_PERSON)


def _was_subjunctive(discourse: Discourse, index: int) -> bool:
    """Whether the reported content of a sentence stood in the subjunctive, or was pointed back to."""
    if (
        not discourse.found[index]
        and index
        and any(_frame_sentence(discourse, a) == index for a in discourse.found[index - 1])
    ):
        return True
    spans = [span for a in discourse.found[index] if a.kind is not Kind.DIRECT for span in a.content]
    for segment in discourse.sentences[index].segments:
        if (
            segment.verb is not None
            and segment.mood & SUBJUNCTIVE
            and segment.mood != Mood.INDICATIVE | Mood.KONJUNKTIV_II
        ):
            verb = discourse.document.tokens[segment.verb].span
            if any(span.contains(verb) for span in spans):
                return True
    return False


def _carried(parsed: ParsedSentence, speaker: Attribution) -> Attribution:
    content = spans_of(parsed, [(_start(parsed), parsed.sentence.last)])
    return Attribution(
        content=content,
        kind=Kind.FREE_INDIRECT,
        sentence=parsed.index,
        speaker=speaker.speaker,
        carried=True,
    )


def _carried_before_colon(
    parsed: ParsedSentence, group: list[Attribution], speaker: Attribution | None
) -> list[Attribution]:
    """ "Die Lage sei ernst: „Wir raten ab“, so die Ministerin": the clause before the quotation goes on with the speech."""
    k = next((i for i, s in enumerate(parsed.segments) if s.shape is Shape.QUOTE), 0)
    if not opens_in_subjunctive(parsed) or any(a.kind is not Kind.DIRECT for a in group):
        return []
    content = spans_of(parsed, [(parsed.sentence.first, parsed.segments[k].first)])
    whose = (speaker or group[0]).speaker
    return [Attribution(content, Kind.FREE_INDIRECT, parsed.index, speaker=whose, carried=True)]


def _carried_behind_semicolons(parsed: ParsedSentence, group: list[Attribution]) -> list[Attribution]:
    """ "X stellte Kredite in Aussicht; die Bank könne bald zahlen": a part in Konjunktiv I goes on."""
    taken = [span for a in group for span in (*a.content, *a.frame, *a.cue)]
    breaks = [i for i, segment in enumerate(parsed.segments) if segment.before == ";"]
    found: list[Attribution] = []
    for first, last in pairwise([*breaks, len(parsed.segments)]):
        part = parsed.segments[first:last]
        content = spans_of(parsed, [(part[0].first, part[-1].last)])
        if (
            not content
            or not _opens_in_subjunctive(part)
            or any(span.overlaps(one) for span in taken for one in content)
        ):
            continue
        before = [a for a in group if a.speaker and a.content and a.content[-1].end <= content[0].start]
        if before:
            speaker = before[-1].speaker
            found.append(Attribution(content, Kind.FREE_INDIRECT, parsed.index, speaker=speaker, carried=True))
    return found


def _opens_in_subjunctive(part: Sequence[Segment]) -> bool:
    """Whether the first main clause stands in Konjunktiv I."""
    mains = [segment for segment in part if segment.shape is Shape.MAIN]
    return bool(mains) and mains[0].mood in (Mood.KONJUNKTIV_I, SUBJUNCTIVE)


def _start(parsed: ParsedSentence) -> int:
    """Where what is carried on starts: behind a main clause in the indicative ("Der Streit geht weiter: Die Frist sei …")."""
    mains = [(i, s) for i, s in enumerate(parsed.segments) if s.shape is Shape.MAIN]
    if not mains or mains[0][1].mood != Mood.INDICATIVE:
        return parsed.sentence.first
    told = next((i for i, s in mains if s.surely_subjunctive), 0)
    return parsed.segments[told].first if told else parsed.sentence.first
