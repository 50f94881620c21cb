"""Speech that goes on without a frame: the subjunctive carries the last speaker on."""

from __future__ import annotations

from itertools import pairwise

from extraction.attribution.contents import adds_more, is_open_preterite, opens_in_subjunctive, span_of, spans_of
from extraction.attribution.discourse import Discourse
from extraction.attribution.telling_bodies import brings_message, is_one_body, joins_pronoun
from extraction.attribution.unframed.asides import carried_before_act, carried_behind_aside
from extraction.attribution.unframed.floor import floor_behind
from extraction.attribution.unframed.impersonal import with_speaker_before
from extraction.attribution.unframed.open_forms import goes_on, speaks_itself
from extraction.attribution.unframed.semicolons import opens_in_subjunctive_part, parted_at_semicolons
from extraction.grammar import (
    Mood,
    ParsedSentence,
    Shape,
    can_speak,
    entries_of,
    subject_of,
    with_apposition,
)
from extraction.text import Act, Attribution, Kind, TokenRange, guarded

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
            speaker, last_index = floor_behind(discourse, parsed, speaker, last_index)
    _carry_back(discourse)


def _carries_on(discourse: Discourse, parsed: ParsedSentence, speaker: Attribution, last_index: int) -> bool:
    group = discourse.found[parsed.index]
    if not group:
        return goes_on(discourse, parsed, last_index)
    return _tells_of_body(discourse, parsed, group, speaker) or (
        parsed.index - last_index <= 1 and _is_told_by_second_verb(parsed, group)
    )


def _is_told_by_second_verb(parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """ "Helfer machten Übergriffe öffentlich und nähmen Gefahren in Kauf": the second verb shows that the first is no preterite."""
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    told = len(mains) > 1 and is_open_preterite(mains[0]) and any(s.surely_subjunctive for s in mains)
    acts = all(a.kind is Kind.REPORTED and not a.nested for a in group)
    return told and acts and all(s.surely_subjunctive or is_open_preterite(s) for s in mains)


def _tells_of_body(
    discourse: Discourse, parsed: ParsedSentence, group: list[Attribution], speaker: Attribution
) -> bool:
    """ "Die Schweiz habe sich bereit erklärt, …": what a state or body did is told by whoever spoke before, if all is subjunctive."""
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    if speaker.speaker is None or not mains or not all(s.surely_subjunctive for s in mains):
        return False
    text = discourse.document.text
    if all(a.speaker is not None and joins_pronoun(a.speaker.of(text).split()) for a in group):
        return True
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


def _carry_back(discourse: Discourse) -> None:
    """ "A sei gut. B werde besser, sagte X.": a subjunctive sentence right before a frame that comes last has its speaker."""
    for parsed in reversed(discourse.sentences[:-1]):
        if discourse.found[parsed.index] or not discourse.found[parsed.index + 1]:
            continue
        with guarded(discourse.document, STAGE, parsed.sentence.span):
            if _is_carried_back(discourse, parsed):
                discourse.found[parsed.index] = [_carried(parsed, discourse.found[parsed.index + 1][0])]


def _is_carried_back(discourse: Discourse, parsed: ParsedSentence) -> bool:
    """Whether the frame of the next sentence holds for this one too."""
    following = discourse.found[parsed.index + 1]
    if not following[0].frame:
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
