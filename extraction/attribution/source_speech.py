"""What a source frame attributes: "Laut X …", "…, wie X mitteilt", around it and beside other frames."""

from __future__ import annotations

from extraction.attribution.contents import source_attribution, span_of, token_range, without
from extraction.attribution.discourse import Discourse
from extraction.attribution.frame_extent import covers_segment, is_relative
from extraction.attribution.telling_bodies import brings_message, is_one_body
from extraction.frames import TOPIC_CUE, SourceFrame, find_source_frames
from extraction.grammar import SUBJUNCTIVE, ParsedSentence, Shape, cue_entries, entries_of
from extraction.text import Act, Attribution, Kind, TokenRange, replace, words_of

_WITHOUT_CLAUSE = words_of("cue_without_clause")
_PREPOSITIONS = words_of("cue_preposition")
_DASS = words_of("dass")
_WERE = words_of("passive_past")


def find_sources(parsed: ParsedSentence) -> list[SourceFrame]:
    """The source frames of a sentence, which are noted in it: where they stand, and which clauses are theirs."""
    sources = find_source_frames(parsed)
    parsed.sources = [s.tokens for s in sources if s.lemma in _PREPOSITIONS]
    parsed.source_clauses = frozenset(
        i for s in sources if s.lemma == "so" or covers_segment(parsed, s) for i, segment in enumerate(parsed.segments)
        if i == s.segment or (s.tokens[0] <= segment.first and segment.last <= s.tokens[1])
    )  # fmt: skip
    return sources


def tells_who_reports(parsed: ParsedSentence, source: SourceFrame) -> bool:
    """ "Wie die Zeitung meldet, kamen laut Polizei 300": a clause of its own reports what another source says."""
    return covers_segment(parsed, source) and source.lemma not in _WITHOUT_CLAUSE


def read_source_speech(
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
    if inner and all(
        (a.speaker is None and not _is_of_parties(parsed, a)) or _is_state_told_of(discourse, parsed, a) for a in inner
    ):
        discourse.found[parsed.index] = [a for a in discourse.found[parsed.index] if a not in inner]
        inner = []
        content = without(scope, [s.tokens for s in sources])
        attribution = source_attribution(parsed, source, content, kind)
    if inner or _frames_quotation(discourse, parsed, source):  # somebody else's words: this one only relays the whole
        attribution = source_attribution(parsed, source, without(scope, [source.tokens]), kind)
        attribution = replace(attribution, nested=True)
    discourse.add(attribution)


def _frames_quotation(discourse: Discourse, parsed: ParsedSentence, source: SourceFrame) -> bool:
    """ "Dem Text zufolge vereinbarten beide, „die Grenze zu öffnen“": the clause of the source is the frame of others' words."""
    segment = parsed.segments[source.segment]
    own = span_of(parsed, (segment.first, segment.last))
    quoted = {s.quotation for s in parsed.segments if s.quotation is not None and s.shape is Shape.QUOTE}
    frames = (discourse.direct[k] for k in quoted if k in discourse.direct)
    return own is not None and any(
        a.cue and a.speaker is not None and own.contains(a.cue[0]) and a.cue_lemma != source.lemma for a in frames
    )


def _is_state_told_of(discourse: Discourse, parsed: ParsedSentence, attribution: Attribution) -> bool:
    """ "Die Türkei sei stolz, …, so Kern": what a state is or wants is told by who says so."""
    if attribution.speaker is None or not any(s.surely_subjunctive for s in parsed.segments[:1]):
        return False
    entries = [e for e in entries_of(attribution.cue_lemma) if e.act == Act.CONSULT or brings_message((e,))]
    return not entries and is_one_body(attribution.speaker.of(discourse.document.text).split())


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
    if source.lemma not in _PREPOSITIONS or not source.segment or source.tokens[0] == own.first:
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


def _tells_more(parsed: ParsedSentence, source: SourceFrame, i: int) -> bool:
    """ "Die Lage sei ernst, so Kern, | der bekräftigte, dass …": a relative clause on the source that reports in turn."""
    segment = parsed.segments[i]
    return source.lemma == "so" and segment.first == source.tokens[1] + 1 and is_relative(parsed, segment)


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
        another = i in parsed.claimed and (_tells_more(parsed, source, i) or _is_of_another(discourse, parsed, i))
        if segments[i].before == ";" or another:
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


def is_part_of_clause(parsed: ParsedSentence, sources: list[SourceFrame], i: int) -> bool:
    """ "Die Treffen müssten, so X, „gut vorbereitet“ werden": words of a clause that goes on around source and quotation."""
    if not 1 < i < len(parsed.segments) - 1 or not any(s.segment == i - 1 and s.lemma == "so" for s in sources):
        return False
    opening, quote, rest = parsed.segments[i - 2], parsed.segments[i], parsed.segments[i + 1]
    small = parsed.tokens[quote.first + 1].text[0].islower() and parsed.tokens[rest.first].text[0].islower()
    return small and opening.verb is not None and rest.before not in (",", ";", ":") and quote.before == ","
