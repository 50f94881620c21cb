"""Speech that goes on without a frame: the subjunctive carries the last speaker on."""

from __future__ import annotations

from itertools import pairwise

from extraction.attribution.contents import adds_more, opens_in_subjunctive, span_of, spans_of
from extraction.attribution.discourse import Discourse
from extraction.attribution.telling_bodies import brings_message, is_one_body
from extraction.attribution.unframed.asides import carried_before_act, carried_behind_aside, is_aside
from extraction.attribution.unframed.hearsay import is_alleged
from extraction.attribution.unframed.impersonal import with_speaker_before
from extraction.attribution.unframed.open_forms import frame_sentence, goes_on, reports, speaks_itself
from extraction.attribution.unframed.semicolons import opens_in_subjunctive_part, parted_at_semicolons
from extraction.attribution.unframed.views import whose_view
from extraction.grammar import (
    POINTERS,
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    can_speak,
    entries_of,
    is_country,
    read_predicate,
    subject_after_verb,
    subject_of,
    with_apposition,
)
from extraction.text import Act, Attribution, Kind, TokenRange, guarded, words_of

_PREPOSITIONS = words_of("cue_preposition")
_PRONOUN_SUBJECTS = words_of("pronoun_subject")
_LINKING = words_of("linking_verb")
_PERFECT = words_of("perfect_auxiliary")
_PLUPERFECT = words_of("auxiliary_of_pluperfect", "auxiliary_of_pluperfect_of_motion")
_DOCUMENT_CUE = "wonach"  # "angesprochen auf Berichte, wonach …, sagte X": X goes on
_BREAKS = (";", ":")
STAGE = "carrying on"


def carry_on(discourse: Discourse) -> None:
    """A sentence in the subjunctive that has no frame goes on with the speech before it."""
    speaker: Attribution | None = None
    last_index = -10
    for parsed in discourse.sentences:
        group = discourse.found[parsed.index]
        discourse.floor.append(speaker.speaker if speaker else None)
        with guarded(discourse.document, STAGE, parsed.sentence.span):
            if speaker is not None and _carries_on(discourse, parsed, speaker, last_index):
                group = [_carried(parsed, speaker)]
                discourse.found[parsed.index] = group
            elif group:
                group = discourse.found[parsed.index] = with_speaker_before(parsed, group, speaker, last_index)
                group = discourse.found[parsed.index] = parted_at_semicolons(parsed, group)
                group += _carried_behind_semicolons(parsed, group)
                group += _carried_before_colon(parsed, group, speaker)
                group += carried_before_act(parsed, group, speaker, last_index)
                group += carried_behind_aside(parsed, group, speaker)
            speaker, last_index = _floor_behind(discourse, parsed, speaker, last_index)
    _carry_back(discourse)


def _floor_behind(
    discourse: Discourse, parsed: ParsedSentence, speaker: Attribution | None, last_index: int
) -> tuple[Attribution | None, int]:
    """Who may go on behind a sentence, and the last sentence that somebody spoke in, given those before it."""
    group = discourse.found[parsed.index]
    if speaker is not None and is_aside(parsed, group):
        return speaker, last_index
    spoken = _speaking(group)
    if spoken and speaker is not None and _is_told_of(discourse, parsed, group):
        return speaker, parsed.index
    if spoken:
        return _takes_it_over(parsed, spoken[-1]) or spoken[-1], max(
            parsed.index, frame_sentence(discourse, spoken[-1])
        )
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
    own = [a for a in own if a.cue_lemma != _DOCUMENT_CUE] or own
    relayed = [a for a in group if a.nested and a.speaker and a.cue_lemma != _DOCUMENT_CUE]
    if own:  # "wies Vorwürfe der X zurück, man habe …": whose reproach it is does not go on
        taken = own[-1].content
        relayed = [a for a in relayed if not any(whole.contains(part) for whole in taken for part in a.content)]
    told_on = own and (own[-1].kind is Kind.REPORTED or own[-1].cue_lemma in _PREPOSITIONS)
    return relayed if relayed and told_on else own or relayed


def _is_told_of(discourse: Discourse, parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """ "Der Anwalt habe um Geduld gebeten", "Paris habe zugesagt, …": whoever tells of the act keeps the floor."""
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    told = bool(mains) and all(s.surely_subjunctive for s in mains)
    text = discourse.document.text
    return told and all(
        a.kind is Kind.REPORTED or (a.speaker is not None and not a.carried and is_one_body(a.speaker.of(text).split()))
        for a in group
    )


def _carries_on(discourse: Discourse, parsed: ParsedSentence, speaker: Attribution, last_index: int) -> bool:
    group = discourse.found[parsed.index]
    return _tells_of_body(discourse, parsed, group, speaker) if group else goes_on(discourse, parsed, last_index)


def _tells_of_body(
    discourse: Discourse, parsed: ParsedSentence, group: list[Attribution], speaker: Attribution
) -> bool:
    """ "Die Schweiz habe sich bereit erklärt, …": what a state or body did is told by whoever spoke before, if all is subjunctive."""
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    if speaker.speaker is None or not mains or not all(s.surely_subjunctive for s in mains):
        return False
    text = discourse.document.text
    return all(
        a.speaker is not None
        and a.speaker != speaker.speaker
        and a.kind is not Kind.DIRECT
        and not a.relayed_by
        and not a.nested
        and is_one_body(a.speaker.of(text).split())
        and not any(entry.act == Act.CONSULT or brings_message((entry,)) for entry in entries_of(a.cue_lemma))
        for a in group
    )


def takes_the_floor(parsed: ParsedSentence) -> Attribution | None:
    """ "Auch Künast äußerte sich kritisch. Sie rate …": a clause with a cue but no content of its own names who goes on."""
    for index, segment in enumerate(parsed.segments):
        if segment.shape is not Shape.MAIN or not segment.mood & Mood.INDICATIVE or is_alleged(parsed, segment):
            continue
        if (holder := whose_view(parsed, index)) is not None:
            return Attribution((), Kind.REPORTED, parsed.index, speaker=span_of(parsed, holder))
        subject = subject_of(parsed, segment, index=index)
        if subject is None or read_predicate(parsed, segment) is None:
            continue
        if parsed.tokens[subject[0]].text.lower() in POINTERS:
            subject = subject_after_verb(parsed, segment) or subject  # "Dies sagte der Minister in Riga"
        if parsed.tokens[subject[0]].text.lower() in _PRONOUN_SUBJECTS:
            continue
        if not can_speak(parsed, subject) or _is_told_about(parsed, segment, subject) or _came_before(parsed, segment):
            continue
        whole = with_apposition(parsed, subject)
        return Attribution((), Kind.REPORTED, parsed.index, speaker=span_of(parsed, whole))
    return None


def _takes_it_over(parsed: ParsedSentence, last: Attribution) -> Attribution | None:
    """ "Der Rat hatte empfohlen, …, und tags darauf trat Präsident Kern vor die Presse": who acts after what was said before.

    Only behind a frame in the pluperfect, which tells what happened earlier, and in a clause that is none of the content.
    """
    if not last.content or last.kind is Kind.DIRECT or last.sentence != parsed.index:
        return None
    end = max(span.end for span in (*last.content, *last.frame))
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN and s.verb is not None]
    earlier = any(
        parsed.tokens[s.verb].text in _PLUPERFECT for s in mains if s.verb and parsed.tokens[s.verb].start < end
    )
    later = [s for s in mains if s.verb is not None and parsed.tokens[s.verb].start > end]
    if not earlier or not later or not all(s.mood & Mood.INDICATIVE for s in later):
        return None
    for segment in later:
        subject = subject_of(parsed, segment, index=parsed.segments.index(segment))
        if subject is None or parsed.tokens[subject[0]].start < end or not can_speak(parsed, subject):
            continue
        if parsed.tokens[subject[0]].text.lower() not in _PRONOUN_SUBJECTS:
            speaker = span_of(parsed, with_apposition(parsed, subject))
            return Attribution((), Kind.REPORTED, parsed.index, speaker=speaker)
    return None


def _is_told_about(parsed: ParsedSentence, segment: Segment, subject: TokenRange) -> bool:
    """ "Taiwan ist ein Teil …": of a country something is told, of a person what they think ("Kern ist dagegen")."""
    linking = segment.form is not None and segment.form.lemma in _LINKING
    return linking and subject[1] - subject[0] == 1 and is_country(parsed.tokens[subject[0]].text)


def _came_before(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Chefin Kern war nicht gekommen. Man fühle sich allein": what had happened before is told by the way, if it is no speech."""
    if segment.verb is None or parsed.tokens[segment.verb].text not in _PLUPERFECT:
        return False
    predicate = read_predicate(parsed, segment)
    return predicate is not None and len(predicate.tokens) > 1 and not entries_of(predicate.lemma)


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
    goes_with = comes_last or following[0].kind is Kind.FREE_INDIRECT or _quotes_on(discourse, parsed)
    return same_paragraph and goes_with and certain and not speaks_itself(parsed)


def _quotes_on(discourse: Discourse, parsed: ParsedSentence) -> bool:
    """ "Oslo werde „keinen Streit suchen. | Wir wollen Frieden“, sagte X": whether a quotation opens that the next one ends."""
    end = parsed.sentence.span.end
    return any(parsed.sentence.span.start < q.outer.start < end < q.inner.end for q in discourse.document.quotations)


def _carried(parsed: ParsedSentence, speaker: Attribution) -> Attribution:
    start = _start(parsed)
    own = takes_part(parsed) if start > parsed.sentence.first else None
    return Attribution(
        content=spans_of(parsed, [(start, parsed.sentence.last)]),
        kind=Kind.FREE_INDIRECT,
        sentence=parsed.index,
        speaker=speaker.speaker if own is None else span_of(parsed, own),
        carried=True,
    )


def takes_part(parsed: ParsedSentence) -> TokenRange | None:
    """ "Ministerin Kern trat dem Vorwurf entgegen, man habe …": who acts in the clause before what is told, if they can speak."""
    index = next((i for i, segment in enumerate(parsed.segments) if segment.shape is Shape.MAIN), None)
    subject = subject_of(parsed, parsed.segments[index], index=index) if index is not None else None
    return with_apposition(parsed, subject) if subject is not None and can_speak(parsed, subject) else None


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
    """ "X stellte Kredite in Aussicht; die Bank könne bald zahlen", "X warb um Geduld: Die Bank könne …": a part goes on."""
    taken = [span for a in group for span in (*a.content, *a.frame, *a.cue)]
    breaks = [i for i, s in enumerate(parsed.segments) if s.before in _BREAKS or (i and adds_more(parsed, s))]
    found: list[Attribution] = []
    for first, last in pairwise([*breaks, len(parsed.segments)]):
        part = parsed.segments[first:last]
        content = spans_of(parsed, [(part[0].first, part[-1].last)])
        if (
            not content
            or part[0].shape is Shape.QUOTE
            or not opens_in_subjunctive_part(part)
            or any(span.overlaps(one) for span in taken for one in content)
        ):
            continue
        before = [a for a in group if a.speaker and a.content and a.content[-1].end <= content[0].start]
        if before:
            speaker = before[-1].speaker
            found.append(Attribution(content, Kind.FREE_INDIRECT, parsed.index, speaker=speaker, carried=True))
    return found


def _start(parsed: ParsedSentence) -> int:
    """Where what is carried on starts: behind a main clause in the indicative ("Der Streit geht weiter: Die Frist sei …")."""
    mains = [(i, s) for i, s in enumerate(parsed.segments) if s.shape is Shape.MAIN]
    if not mains or mains[0][1].mood != Mood.INDICATIVE:
        return parsed.sentence.first
    told = next((i for i, s in mains if s.surely_subjunctive), 0)
    return parsed.segments[told].first if told else parsed.sentence.first
