"""Who says what: puts the frames and their contents together, sentence by sentence.

The order of the stages: quotations are matched with the frame before, inside or after them; source frames ("laut X") and frames
with a verb claim the content beside them; what is left may be a summarised act; a sentence in the subjunctive without
any frame carries on the speech before it.
"""

from __future__ import annotations

from dataclasses import replace

from extraction.attribution.clause_frames import frame_at, read_verb_frame
from extraction.attribution.colon_frames import read_colon_frame, read_headline
from extraction.attribution.contents import (
    attribution_of,
    content_after,
    source_attribution,
    span_of,
    spans_of,
    token_range,
    without,
)
from extraction.attribution.frame_extent import covers_segment, is_relative
from extraction.attribution.quoted_speech import attribute_quotations, read_quotes
from extraction.attribution.relays import with_relays
from extraction.attribution.retelling import retold
from extraction.attribution.summaries import read_summary
from extraction.attribution.unframed.carrying_on import carry_on
from extraction.attribution.unframed.declared import declared_sentences, shown_where_declared, with_issuer
from extraction.attribution.unframed.discourse import Discourse
from extraction.attribution.unframed.subjunctive_clauses import find_hearsay, find_subjunctive_clauses
from extraction.attribution.unframed.turns import attribute_turns, silent_sentences
from extraction.frames import (
    TOPIC_CUE,
    Frame,
    SourceFrame,
    complement_of,
    find_source_frames,
    is_hearsay_adverb,
    read_nominal_frame,
    read_topic,
)
from extraction.grammar import (
    SUBJUNCTIVE,
    Mood,
    ParsedSentence,
    Shape,
    cue_entries,
    hidden_quotations,
    parse_sentence,
    subject_after_verb,
)
from extraction.text import Act, Attribution, Document, Kind, Span, TokenRange, guarded, words_of

_INSIDE = words_of("cue_inside_clause")
_WITHOUT_CLAUSE = words_of("cue_without_clause")
_WITHOUT_VERB = words_of("cue_preposition")
_DASS = words_of("dass")
_WERE = words_of("passive_past")
STAGE = "attribution"
_COMPARING = words_of("pronoun_of_comparison")
_BELIEFS = words_of("verb_of_belief")


def attribute(document: Document) -> None:
    """Fill in the attributions of a document, in the order of the text. Tokens, sentences, quotations, turns must be there."""
    quoted = shown_where_declared(document, hidden_quotations(document))
    silent = silent_sentences(document)
    sentences = [_parse(document, i, quoted, silent=i in silent) for i in range(len(document.sentences))]
    discourse = Discourse(document, quoted, sentences, [[] for _ in sentences], declared=declared_sentences(document))
    for parsed in sentences:
        _read_frames(discourse, parsed)
    for stage in (attribute_quotations, attribute_turns, carry_on):
        with guarded(document, stage.__name__):
            stage(discourse)
    found = [a for group in discourse.found for a in group if a.content]
    with guarded(document, "retelling"):
        found = list(retold(discourse, found, _read_sentence))
    found.sort(key=lambda a: (a.content[0].start, a.content[-1].end))
    document.attributions = with_relays(discourse, found)
    document.relayed = [a for a in found if a.nested] + find_subjunctive_clauses(discourse)
    document.hearsay = find_hearsay(discourse)


def _parse(document: Document, index: int, quoted: list[int | None], *, silent: bool) -> ParsedSentence:
    """A sentence cut up; one that can't be has nothing to read."""
    with guarded(document, STAGE, document.sentences[index].span):
        return parse_sentence(document, index, quoted, silent=silent)
    return ParsedSentence.unread(document, index)


def _read_frames(discourse: Discourse, parsed: ParsedSentence) -> None:
    """Find what a sentence attributes: all of it, or nothing."""
    with guarded(discourse.document, STAGE, parsed.sentence.span):
        if not read_headline(discourse, parsed):
            _read_sentence(discourse, parsed)
        return
    discourse.give_up(parsed.index)


def _read_sentence(discourse: Discourse, parsed: ParsedSentence) -> None:
    sources = find_source_frames(parsed)
    parsed.sources = [s.tokens for s in sources if s.lemma in _INSIDE]
    parsed.source_clauses = frozenset(
        i for s in sources if s.lemma == "so" or covers_segment(parsed, s) for i, segment in enumerate(parsed.segments)
        if i == s.segment or (s.tokens[0] <= segment.first and segment.last <= s.tokens[1])
    )  # fmt: skip
    frames = [None if i in parsed.source_clauses else frame_at(parsed, i) for i in range(len(parsed.segments))]
    frames = [None if frame and _is_of_source(frame, sources) else frame for frame in frames]
    frames = [None if frame and _is_belief_told_of(parsed, frame, sources) else frame for frame in frames]
    if parsed.index in discourse.declared:
        frames = with_issuer(parsed, frames)
    frames = [_without_source_as_subject(parsed, frame, sources) for frame in frames]
    read_quotes(discourse, parsed, frames, sources)
    for i, frame in enumerate(frames):
        if frame is not None and i not in parsed.claimed:
            frames[i] = read_verb_frame(discourse, parsed, frame, frames)
    _read_nominal_frames(discourse, parsed, frames, sources)
    for frame in frames:
        if frame is not None and frame.segment not in parsed.claimed:
            read_summary(discourse, parsed, frame)
    _read_topics(discourse, parsed, sources)
    for source in sorted(sources, key=lambda s: _tells_who_reports(parsed, s)):
        _read_source_frame(discourse, parsed, source, sources)
    read_colon_frame(discourse, parsed)
    _read_demnach(discourse, parsed)
    _keep_relays_of_nothing(discourse, parsed)


def _keep_relays_of_nothing(discourse: Discourse, parsed: ParsedSentence) -> None:
    """ "X berichtete, dass drei Banken Geld zugesagt haben": what turned out to be no act of others stays X's words."""
    group = discourse.found[parsed.index]
    if len(group) == 1 and group[0].nested and all(s.shape is not Shape.QUOTE for s in parsed.segments):
        discourse.found[parsed.index] = [replace(group[0], nested=False)]


def _read_topics(discourse: Discourse, parsed: ParsedSentence, sources: list[SourceFrame]) -> None:
    """ "Thema des Gesprächs war der Handel": who took part said it together."""
    for index in range(len(parsed.segments)):
        topic = read_topic(parsed, index) if index not in parsed.claimed else None
        if topic is not None:
            parsed.claim(index)
            frame = token_range(parsed, index, index + 1)
            discourse.add(
                Attribution(
                    content=spans_of(parsed, without(topic.content, [s.tokens for s in sources])),
                    kind=Kind.REPORTED,
                    sentence=parsed.index,
                    cue=tuple(parsed.tokens[t].span for t in topic.cue),
                    cue_lemma=TOPIC_CUE,
                    frame=tuple(s for r in without(frame, [topic.content]) if (s := span_of(parsed, r))),
                ),
            )


def _tells_who_reports(parsed: ParsedSentence, source: SourceFrame) -> bool:
    """ "Wie die Zeitung meldet, kamen laut Polizei 300": a clause of its own reports what another source says."""
    return covers_segment(parsed, source) and source.lemma not in _WITHOUT_CLAUSE


def _without_source_as_subject(parsed: ParsedSentence, frame: Frame | None, sources: list[SourceFrame]) -> Frame | None:
    """ "Dem Sprecher zufolge dankte Scholz …": the source before the verb is not its subject."""
    if frame is None or frame.speaker is None:
        return frame
    first, last = frame.speaker
    if not any(s.tokens[0] <= first and last <= s.tokens[1] for s in sources):
        return frame
    return replace(frame, speaker=subject_after_verb(parsed, parsed.segments[frame.segment]))


def _is_belief_told_of(parsed: ParsedSentence, frame: Frame, sources: list[SourceFrame]) -> bool:
    """ "X hält eine Einigung nach Angaben der EU für möglich": what somebody thinks is what the source says."""
    here = [s for s in sources if s.segment == frame.segment and not covers_segment(parsed, s)]
    inside = any(s.speaker and s.lemma == "nach" for s in here)
    clauses = [s for s in sources if s.segment == frame.segment + 1 and s.segment in parsed.source_clauses]
    behind = any(
        parsed.tokens[s.tokens[0] + 1].text.lower() not in _COMPARING for s in clauses
    )  # "…, wie sie forderten"
    return (inside or behind) and frame.entry.verb in _BELIEFS and content_after(parsed, frame) is None


def _is_of_source(frame: Frame, sources: list[SourceFrame]) -> bool:
    """ "Nach Auskunft von X wird Y erwartet": X is no agent of the passive."""
    at = frame.speaker[0] if frame.speaker else -1
    return frame.passive and any(s.tokens[0] <= at < s.tokens[1] for s in sources)


def _read_nominal_frames(
    discourse: Discourse, parsed: ParsedSentence, frames: list[Frame | None], sources: list[SourceFrame]
) -> None:
    for index in range(len(parsed.segments) - 1):
        if index + 1 in parsed.claimed:
            continue
        frame = read_nominal_frame(parsed, index)
        if frame is None or any(s.tokens[0] <= frame.cue[-1] < s.tokens[1] for s in sources):
            continue
        right = content_after(parsed, frame)
        if right is None or right[0] != index + 1:
            continue
        parsed.claim(index, *range(*right))
        clause, ranges = token_range(parsed, *right), [token_range(parsed, index, index + 1)]
        attribution = attribution_of(parsed, frame, [clause], Kind.INDIRECT, ranges)
        stand = _stand_on(parsed, frames[index], frame, clause)
        if stand is not None:
            discourse.add(stand)
        discourse.add(replace(attribution, nested=stand is not None))


def _stand_on(parsed: ParsedSentence, verb: Frame | None, noun: Frame, clause: TokenRange) -> Attribution | None:
    """ "wies den Vorwurf zurück, sein Land …": who takes a stand on others' words does not say them; the words are the object."""
    if verb is None or not verb.entry.phrases or verb.entry.act == "comment" or verb.speaker is None:
        return None
    complement = complement_of(parsed, verb)
    if complement is None or not complement.tokens[0] <= noun.cue[-1] < complement.tokens[1]:
        return None
    first, last = complement.tokens
    pieces = [(first, min(last, clause[0])), clause]
    whole = [token_range(parsed, verb.segment, verb.segment + 1)]
    return attribution_of(parsed, complement.frame, pieces, Kind.REPORTED, whole)


def _read_demnach(discourse: Discourse, parsed: ParsedSentence) -> None:
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


def _hearsay_adverb(parsed: ParsedSentence) -> int | None:
    """At the head of the sentence, or behind the finite verb of a main clause in the indicative."""
    first = parsed.sentence.first
    if is_hearsay_adverb(parsed, first):
        return first
    for segment in parsed.segments:
        if segment.shape is Shape.MAIN and segment.verb is not None and segment.mood & Mood.INDICATIVE:
            return next((t for t in range(segment.verb, segment.last) if is_hearsay_adverb(parsed, t)), None)
    return None


_REACH = 6  # sentences


def _speaker_before(discourse: Discourse, index: int) -> Span | None:
    """Who spoke last, a few sentences back at most."""
    groups = discourse.found[max(0, index - _REACH) : index]
    return next((a.speaker for group in reversed(groups) for a in reversed(group) if a.speaker), None)


def _read_source_frame(
    discourse: Discourse, parsed: ParsedSentence, source: SourceFrame, sources: list[SourceFrame]
) -> None:
    """The content is the sentence around the frame, or the clause around it where the sentence has other frames."""
    if source.segment in parsed.claimed and covers_segment(parsed, source):
        return
    if _is_in_frame(parsed, source):
        whole = without((parsed.sentence.first, parsed.sentence.last), [source.tokens])
        relayed = source_attribution(parsed, source, whole, Kind.INDIRECT)
        discourse.add(replace(relayed, nested=True))
        return
    first, last = _scope(discourse, parsed, source)
    if first >= last:
        return
    excluded = [s.tokens for s in sources]
    excluded += [
        token_range(parsed, i, i + 1) for i in range(first, last) if i in parsed.claimed and i != source.segment
    ]
    scope = token_range(parsed, first, last)
    content = without(scope, excluded)
    kind = Kind.INDIRECT
    attribution = source_attribution(parsed, source, content, kind)
    inner = _found_in(discourse, parsed, scope)
    if _is_inside(parsed, source, inner):
        _relay_clause(discourse, parsed, source, sources)
        return
    if inner and all(a.speaker is None and not _is_of_parties(parsed, a) for a in inner):
        discourse.found[parsed.index] = [a for a in discourse.found[parsed.index] if a not in inner]
        inner = []
        content = without(scope, [s.tokens for s in sources])
        attribution = source_attribution(parsed, source, content, kind)
    if inner:  # somebody else's words in between: this one only relays the whole
        attribution = source_attribution(parsed, source, without(scope, [source.tokens]), kind)
        attribution = replace(attribution, nested=True)
    discourse.add(attribution)


def _is_of_parties(parsed: ParsedSentence, attribution: Attribution) -> bool:
    """ "Besprochen wurde laut Ministerium auch der Handel": those who met did; the source only passes it on."""
    if attribution.cue_lemma == TOPIC_CUE:
        return True
    entries = cue_entries().get((attribution.cue_lemma or "").split(" ")[-1], ())
    acts = {entry.act for entry in entries if entry.lemma == attribution.cue_lemma}
    past = any(t.text.lower() in _WERE and t.span in attribution.cue for t in parsed.words)
    return past and attribution.kind is Kind.REPORTED and acts == {Act.CONSULT}


def _is_in_frame(parsed: ParsedSentence, source: SourceFrame) -> bool:
    """ "…“, sagte X laut Hafenblatt": the source stands in the frame behind the words, and passes on both."""
    own = parsed.segments[source.segment]
    if source.lemma not in _WITHOUT_VERB or not source.segment or source.tokens[0] == own.first:
        return False
    return (own.verb_first and source.segment in parsed.claimed) or (
        source.lemma == "laut" and own.shape is Shape.FRAGMENT and own.before in (",", "–", "“")
    )


def _found_in(discourse: Discourse, parsed: ParsedSentence, scope: TokenRange) -> list[Attribution]:
    """What has been found in a range of tokens."""
    whole = span_of(parsed, scope)
    return [a for a in discourse.found[parsed.index] if whole and any(whole.overlaps(span) for span in a.content)]


def _relay_clause(
    discourse: Discourse, parsed: ParsedSentence, source: SourceFrame, sources: list[SourceFrame]
) -> None:
    """ "sagte, dass er den Minister angerufen habe, der laut Kanzleramt verreist war": the clause inside has its own source."""
    segment = parsed.segments[source.segment]
    opener = parsed.tokens[segment.opener].text.lower() if segment.opener is not None else "dass"
    if segment.shape is not Shape.SUBORDINATE or opener in _DASS or source.lemma == "wonach":
        return
    clause = token_range(parsed, source.segment, _end_of_clause(parsed, source.segment))
    content = without(clause, [s.tokens for s in sources])
    attribution = source_attribution(parsed, source, content, Kind.INDIRECT)
    discourse.add(replace(attribution, nested=True))


def _is_inside(parsed: ParsedSentence, source: SourceFrame, found: list[Attribution]) -> bool:
    """ "sagte, es gebe seiner Meinung nach …": a source inside what somebody says adds no speaker to the sentence."""
    first, last = parsed.tokens[source.tokens[0]].start, parsed.tokens[source.tokens[1] - 1].end
    spans = [span for a in found if a.kind is Kind.INDIRECT and a.cue and not a.nested for span in a.content]
    return any(span.start <= first and last <= span.end for span in spans)


def _is_of_another(discourse: Discourse, parsed: ParsedSentence, i: int) -> bool:
    """ "Laut Veranstalter kamen 300, die Polizei spricht von 100": a clause with a speaker of its own."""
    segment, tokens = parsed.segments[i], parsed.tokens
    if segment.before != "," or segment.shape is not Shape.MAIN or segment.verb_first or segment.mood & SUBJUNCTIVE:
        return False
    start, end = tokens[segment.first].start, tokens[segment.last - 1].end
    return any(a.speaker and start <= a.speaker.start < end for a in discourse.found[parsed.index])


def _scope(discourse: Discourse, parsed: ParsedSentence, source: SourceFrame) -> tuple[int, int]:
    """The segments that a source frame attributes: its own clause where it stands inside one of several, else the sentence."""
    segments = parsed.segments
    first, last = 0, len(segments)
    own = source.segment
    if _stands_alone(parsed, source):
        return own, _end_of_clause(parsed, own)
    for i in range(own - 1, -1, -1):
        if segments[i + 1].before in (";", ":"):
            first = i + 1
            break
    if segments[own].shape is Shape.MAIN and not segments[own].verb_first and source.tokens[0] > segments[own].first:
        earlier = [i for i in range(first, own) if segments[i].shape is Shape.MAIN]
        first = own if earlier and segments[own].before in (",", "–", "-") else first
    for i in range(own + 1, len(segments)):
        if segments[i].before == ";" or (i in parsed.claimed and _is_of_another(discourse, parsed, i)):
            last = i
            break
    return first, last


def _stands_alone(parsed: ParsedSentence, source: SourceFrame) -> bool:
    """Inside a subordinate clause or a bracket."""
    segment = parsed.segments[source.segment]
    inside = segment.shape is Shape.SUBORDINATE or segment.before in ("(", "[")
    return inside and not covers_segment(parsed, source)


def _end_of_clause(parsed: ParsedSentence, own: int) -> int:
    """The clause goes on behind "und" where it keeps its opener: "der laut X floh und sich versteckte"; over a relative clause."""
    end, opener = own + 1, parsed.segments[own].opener
    while end < len(parsed.segments) and opener is not None:
        following = parsed.segments[end]
        if following.opener != opener and not (following.before == "," and is_relative(parsed, following)):
            break
        end += 1
    return end
