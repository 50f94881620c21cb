"""Who may go on behind a sentence: whoever spoke in it, or acts in it as those do who are about to speak."""

from __future__ import annotations

from extraction.attribution.contents import span_of
from extraction.attribution.discourse import Discourse
from extraction.attribution.telling_bodies import is_medium, is_one_body
from extraction.attribution.unframed.asides import is_aside
from extraction.attribution.unframed.hearsay import is_alleged
from extraction.attribution.unframed.open_forms import frame_sentence, reports
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
from extraction.text import Attribution, Kind, TokenRange, words_of

_PREPOSITIONS = words_of("cue_preposition")
_PRONOUN_SUBJECTS = words_of("pronoun_subject")
_STANCES_SHOWN = words_of("verb_of_stance")
_LINKING = words_of("linking_verb")
_PLUPERFECT = words_of("auxiliary_of_pluperfect", "auxiliary_of_pluperfect_of_motion")
_DOCUMENT_CUE = "wonach"  # "angesprochen auf Berichte, wonach …, sagte X": X goes on


def floor_behind(
    discourse: Discourse, parsed: ParsedSentence, speaker: Attribution | None, last_index: int
) -> tuple[Attribution | None, int]:
    """Who may go on behind a sentence, and the last sentence that somebody spoke in, given those before it."""
    group = discourse.found[parsed.index]
    if speaker is not None and is_aside(parsed, group):
        return speaker, last_index
    spoken = _speaking(discourse, group)
    if (shown := _shown_by_medium(discourse, parsed, spoken)) is not None:
        return shown, parsed.index
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


def _shown_by_medium(discourse: Discourse, parsed: ParsedSentence, spoken: list[Attribution]) -> Attribution | None:
    """ "Der Kreml zeigte sich laut Tass besorgt. Russland wolle …": how somebody shows to be, which a medium only passes on."""
    if len(spoken) != 1 or spoken[0].cue_lemma not in _PREPOSITIONS or not _is_of_medium(discourse, spoken[0]):
        return None
    main = next((s for s in parsed.segments if s.shape is Shape.MAIN), None)
    predicate = read_predicate(parsed, main) if main is not None else None
    if predicate is None or predicate.lemma not in _STANCES_SHOWN:
        return None
    return takes_the_floor(parsed)


def _is_of_medium(discourse: Discourse, attribution: Attribution) -> bool:
    return attribution.speaker is not None and is_medium(attribution.speaker.of(discourse.document.text).split())


def _speaking(discourse: Discourse, group: list[Attribution]) -> list[Attribution]:
    """Who may go on behind a sentence: whose words it has; behind a mere summary inside somebody's words ("Die Minister hätten
    sich geeinigt, sagte sie") whoever passes it on, unless that is a medium.
    """
    own = [a for a in group if not a.nested and a.speaker]
    if not own and len(group) < 2:
        return [a for a in group if a.speaker and a.cue_lemma != _DOCUMENT_CUE]
    own = [a for a in own if a.cue_lemma != _DOCUMENT_CUE] or own
    # "auf Mays Aufruf hin, …, sagte X": not whose noun it is
    own = [a for a in own if not (a.cue_lemma or "")[:1].isupper()] or own
    relayed = [a for a in group if a.nested and a.speaker and a.cue_lemma != _DOCUMENT_CUE]
    if own:  # "wies Vorwürfe der X zurück, man habe …": whose reproach it is does not go on
        taken = own[-1].content
        relayed = [a for a in relayed if not any(whole.contains(part) for whole in taken for part in a.content)]
    sourced = bool(own) and own[-1].cue_lemma in _PREPOSITIONS
    if own and not sourced:
        relayed = [a for a in relayed if not _is_of_medium(discourse, a)]
    told_on = own and (own[-1].kind is Kind.REPORTED or sourced)
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
