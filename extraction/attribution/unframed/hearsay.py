"""Hearsay: with sollen ("Er soll geflohen sein"), with an adverb ("Demnach wurde niemand verletzt")."""

from __future__ import annotations

from extraction.attribution.contents import span_of, spans_of, without
from extraction.attribution.discourse import Discourse
from extraction.frames import has_hearsay_adverb, is_hearsay_adverb
from extraction.grammar import (
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    agent_of,
    can_speak,
    read_predicate,
    subject_of,
    with_apposition,
)
from extraction.text import Attribution, Kind, Span, TokenRange, guarded, replace, words_of

_PERFECT = words_of("perfect_auxiliary")
_HEARSAY = words_of("hearsay_form")
_PUBLISHING = words_of("verb_of_publishing")
_REACH = 6  # sentences


def find_hearsay(discourse: Discourse) -> list[Attribution]:
    """Sentences that "soll" marks as somebody's claim or plan ("Er soll geflohen sein"), with the last speaker."""
    found: list[Attribution] = []
    source: Span | None = None
    for parsed in discourse.sentences:
        group = discourse.found[parsed.index]
        if not group and not _HEARSAY.isdisjoint(parsed.lowered):
            with guarded(discourse.document, "hearsay", parsed.sentence.span):
                if _is_hearsay(discourse, parsed, found):
                    content = spans_of(parsed, [_alleged_range(parsed)])
                    claim = Attribution(content, Kind.FREE_INDIRECT, parsed.index, cue_lemma="sollen", speaker=source)
                    found.append(replace(claim, carried=True))
        spoken = [a.speaker for a in group if a.speaker]
        if spoken:
            source = spoken[-1]
    return found


def _alleged_range(parsed: ParsedSentence) -> TokenRange:
    """The tokens of what "soll" marks: facts in clauses before and behind it are told."""
    first, last = 0, len(parsed.segments)
    facts = [s.shape is Shape.MAIN and bool(s.mood & Mood.INDICATIVE) and not s.verb_first for s in parsed.segments]
    claims = [i for i, s in enumerate(parsed.segments) if s.shape is Shape.MAIN and is_alleged(parsed, s)]
    for i, segment in enumerate(parsed.segments):
        if i == claims[0] and any(facts[:i]) and facts[i] and segment.before in (",", ":", ";"):
            first = i
        elif i > claims[-1] and facts[i] and parsed.tokens[segment.first - 2].text in _PERFECT:
            last = i  # "… gestürzt sein, vier wurden verletzt"
            break
    return parsed.segments[first].first, parsed.sentence.last if last == len(parsed.segments) else parsed.segments[
        last - 1
    ].last


def _is_hearsay(discourse: Discourse, parsed: ParsedSentence, found: list[Attribution]) -> bool:
    """A claim ("soll … haben", "soll … sein"), or a plan right behind words that have a source ("sollen … entstehen")."""
    if not any(is_alleged(parsed, segment) for segment in parsed.segments if segment.shape is Shape.MAIN):
        return False
    if not _PERFECT.isdisjoint(parsed.lowered):
        return True
    before = parsed.index - 1
    if before < 0 or discourse.document.sentences[before].paragraph != parsed.sentence.paragraph:
        return False
    return bool(discourse.found[before]) or (bool(found) and found[-1].sentence == before)


def is_alleged(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether "soll" marks a clause as what somebody claims or plans."""
    word = parsed.tokens[segment.verb or 0].text.lower()
    return segment.form is not None and segment.form.lemma == "sollen" and word in _HEARSAY


def read_demnach(discourse: Discourse, parsed: ParsedSentence) -> None:
    """ "Demnach wurde niemand verletzt", "Der Flug soll demnach …": the source of what stands before goes on."""
    if discourse.found[parsed.index] or parsed.index == 0:
        return
    adverb = _hearsay_adverb(parsed)
    if adverb is None:
        return
    content = spans_of(parsed, without((parsed.sentence.first, parsed.sentence.last), [(adverb, adverb + 1)]))
    token, speaker = parsed.tokens[adverb].span, _speaker_before(discourse, parsed.index)
    discourse.add(
        Attribution(content, Kind.INDIRECT, parsed.index, (token,), "demnach", speaker, frame=(token,), carried=True),
    )


def _publisher(parsed: ParsedSentence) -> Span | None:
    """ "Das Ministerium legte Zahlen vor. Demnach …", "Die Kommission hatte A zum Sieger erklärt. Er erhielt demnach …"."""
    for i, segment in enumerate(parsed.segments):
        if segment.shape is not Shape.MAIN:
            continue
        predicate = read_predicate(parsed, segment)
        if predicate is None or predicate.lemma not in _PUBLISHING:
            continue
        who = agent_of(parsed, segment) if predicate.passive else subject_of(parsed, segment, index=i)
        if who is not None and can_speak(parsed, who):
            return span_of(parsed, with_apposition(parsed, who) or who)
    return None


def _hearsay_adverb(parsed: ParsedSentence) -> int | None:
    """At the head of the sentence, or behind the finite verb of a main clause in the indicative."""
    if not has_hearsay_adverb(parsed):
        return None  # like most sentences
    first = parsed.sentence.first
    if is_hearsay_adverb(parsed, first):
        return first
    for segment in parsed.segments:
        if segment.shape is Shape.MAIN and segment.verb is not None and segment.mood & Mood.INDICATIVE:
            return next((t for t in range(segment.verb, segment.last) if is_hearsay_adverb(parsed, t)), None)
    return None


def _speaker_before(discourse: Discourse, index: int) -> Span | None:
    """Who gave out what the sentence before tells of, else who spoke last, a few sentences back at most."""
    published = None if discourse.found[index - 1] else _publisher(discourse.sentences[index - 1])
    if published is not None:
        return published
    groups = discourse.found[max(0, index - _REACH) : index]
    return next((a.speaker for group in reversed(groups) for a in reversed(group) if a.speaker), None)
