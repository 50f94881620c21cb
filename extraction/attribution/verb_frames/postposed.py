"""Frames behind their content: "…, sagte X", and what goes on behind them."""

from __future__ import annotations

from extraction.attribution.contents import attribution_of, content_after, is_open_preterite, span_of, token_range
from extraction.attribution.discourse import Discourse
from extraction.attribution.frame_extent import so_first, with_what_follows
from extraction.attribution.summaries import read_summary
from extraction.attribution.verb_frames.finding import frame_at
from extraction.attribution.verb_frames.inner import all_but, is_surely_indicative, relays
from extraction.frames import Frame, complement_of, is_withheld
from extraction.grammar import (
    SUBJUNCTIVE,
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    reporting_nouns,
    shares_subject,
    subject_after_verb,
)
from extraction.grammar.interrupted_clauses import ends_in_particle, ends_in_predicate, waits_for_rest
from extraction.text import Kind, replace, words_of

_CONTENT_SUBORDINATORS = words_of("content_subordinator")


def is_postposed(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "…, sagte X": the verb comes first because its content stands before it."""
    segment = parsed.segments[frame.segment]
    if frame.segment == 0 or segment.before not in (",", "–", "“", ":"):
        return False
    after_so = so_first(parsed, segment)
    if shares_subject(parsed, frame.segment):
        return False
    if not (segment.verb_first or after_so) or (frame.vorfeld is not None and not after_so):
        return False
    if after_so and (frame.passive or not {"V2", "V2K", "dass"} & frame.entry.clauses):
        return False
    if _goes_on_with_narration(parsed, frame):
        return False
    own = frame.speaker is not None and frame.speaker[0] >= segment.first
    return own or frame.passive or frame.entry.verb == "heißen"


_TURNS = words_of("turn_to_narration")
_DENIALS, _OPENING_DASS = words_of("denial"), "Dass"
_CONTRASTS = words_of("contrast_behind_verb")


def _goes_on_with_narration(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "…, fand dann eine Stelle", "…, hatte das Ergebnis jedoch nicht anerkannt", "…, wird der Vorfall gemeldet"."""
    segment = parsed.segments[frame.segment]
    turns = {parsed.tokens[t].text for t in range(segment.first, segment.last)} & _TURNS
    if parsed.tokens[parsed.segments[0].first].text == _OPENING_DASS and frame.segment == 1:
        turns -= _DENIALS  # "Dass die Lage ernst ist, bestreitet Kern nicht"
    own = frame.speaker is not None and frame.speaker[0] > frame.cue[0] and can_speak(parsed, frame.speaker)
    if turns and not (own and turns <= _CONTRASTS):  # but "meinte hingegen sein Gast"
        return True
    return frame.passive and "Pass" not in frame.entry.clauses and subject_after_verb(parsed, segment) is not None


def read_postposed(discourse: Discourse, parsed: ParsedSentence, frame: Frame, frames: list[Frame | None]) -> bool:
    """Take what stands before the frame, and goes on behind it, as its content; says whether there was any."""
    segments = parsed.segments
    first = frame.segment
    while first > 0 and first - 1 not in parsed.claimed and segments[first].before not in (";",):
        if first == 1 and 0 in parsed.source_clauses and segments[0].opener == segments[0].first:
            break  # "Wie die Agentur meldet, sagte der Minister, …"
        first -= 1
    if first == frame.segment and segments[first - 1].shape is not Shape.QUOTE:
        return _passes_on(discourse, parsed, frame)
    if first == frame.segment or not _is_content(parsed, frame, first):
        return False
    last = len(segments)
    right = content_after(parsed, frame)
    pieces = [token_range(parsed, first, frame.segment)]
    frame, end = with_what_follows(parsed, frame)
    if (
        right is not None
        and right[0] == end
        and (
            _goes_on_told(parsed, right[0])
            or _goes_with_words_before(parsed, frames, frame.segment, right[0])
            or _is_announced(parsed, first, right[0])
        )
    ):
        pieces.append(token_range(parsed, *right))  # "Er sei in Sorge, sagte er, die Lage dürfe nicht …"
        parsed.claim(*range(*right))
    if _breaks_off(parsed, frames, frame.segment, end) or (
        right is None and _parts_clause(parsed, first, frame.segment, end)
    ):
        pieces.append(token_range(parsed, end, last))  # "Der Minister, berichtete X, habe vor Zöllen gewarnt"
        parsed.claim(*range(end, last))
    elif right is None and end < last and not any(f is not None and f.segment >= end for f in frames):
        end = _over_list_in_frame(parsed, end)
        withheld = end < last and is_withheld(parsed, parsed.segments[end])
        rest = None if withheld else _unclaimed(parsed, end, last)
        if rest is not None and not _is_told_on(parsed, first, frame.segment, end):
            pieces.append(token_range(parsed, *rest))
            parsed.claim(*range(*rest))
    inner = [f for f in frames[first : frame.segment] if f is not None and relays(parsed, f)]
    parsed.claim(*all_but(range(first, frame.segment + 1), inner))
    ranges = [token_range(parsed, frame.segment, max(end, frame.segment + 1))]
    attribution = attribution_of(parsed, frame, pieces, Kind.INDIRECT, ranges)
    discourse.add(replace(attribution, nested=bool(inner)))
    for f in inner:
        read_summary(discourse, parsed, f)
    return True


def _parts_clause(parsed: ParsedSentence, first: int, frame: int, end: int) -> bool:
    """Whether a frame stands between the subject of a told clause and its verb, which is in the subjunctive."""
    subject = parsed.segments[first:frame]
    if end >= len(parsed.segments) or not subject or any(segment.verb is not None for segment in subject):
        return False
    return parsed.segments[end].verb_first and parsed.segments[end].surely_subjunctive


def _breaks_off(parsed: ParsedSentence, frames: list[Frame | None], own: int, end: int) -> bool:
    """ "Er wolle, sagte er, | dem Rat vorschlagen, die Frist zu verlängern": the clause before the frame ends behind it."""
    if end >= len(parsed.segments) or any(f is not None and f.segment >= end for f in frames):
        return False
    clause, rest = parsed.segments[own - 1], parsed.segments[end]
    if ends_in_particle(parsed, clause, rest):
        return True
    return waits_for_rest(parsed, clause) and ends_in_predicate(parsed, rest)


def _passes_on(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Der Gast habe zugesagt, zu zahlen, berichtete X": the words before have their frame already; this one passes both on."""
    if _passes_on_what_stands_before(discourse, parsed, frame):
        return True
    told = any(a.kind is not Kind.DIRECT and not a.nested for a in discourse.found[parsed.index])
    if complement_of(parsed, frame) is not None or not {"dass", "V2", "V2K"} & frame.entry.clauses:
        return False
    if not told or not any(
        s.mood & SUBJUNCTIVE and not s.mood & Mood.INDICATIVE for s in parsed.segments[: frame.segment]
    ):
        return False
    whole, ranges = token_range(parsed, 0, frame.segment), [token_range(parsed, frame.segment, frame.segment + 1)]
    parsed.claim(frame.segment)
    discourse.add(replace(attribution_of(parsed, frame, [whole], Kind.INDIRECT, ranges), nested=True))
    return True


def _passes_on_what_stands_before(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Das erklärte der Minister, berichtet die Agentur": both attribute the sentence before, the agency outermost."""
    first = frame_at(parsed, 0) if frame.segment == 1 and 0 in parsed.claimed else None
    relay = span_of(parsed, frame.speaker)
    if first is None or first.pointer is None or relay is None or parsed.index == 0:
        return False
    cue = {parsed.tokens[t].span for t in first.cue}
    before = discourse.found[parsed.index - 1]
    told = [k for k, a in enumerate(before) if cue <= set(a.cue)]
    for k in told:
        before[k] = replace(before[k], relayed_by=(relay, *before[k].relayed_by))
    for k, a in discourse.direct.items():
        if cue <= set(a.cue):
            discourse.direct[k] = replace(a, relayed_by=(relay, *a.relayed_by))
            told.append(k)
    parsed.claim(frame.segment)
    return bool(told)


def _is_told_on(parsed: ParsedSentence, first: int, own: int, end: int) -> bool:
    """ "Man sehe die Zukunft dort, hatte er gesagt, und in den Hauptstädten horchte man auf": narration goes on."""
    following = parsed.segments[end]
    told = any(s.shape is Shape.MAIN and s.surely_subjunctive for s in parsed.segments[first:own])
    narrated = following.shape is Shape.MAIN and is_surely_indicative(following) and not following.verb_first
    joined = {following.before, parsed.tokens[following.first].text}
    return told and narrated and not joined.isdisjoint(("und", "aber", "doch"))


def _over_list_in_frame(parsed: ParsedSentence, end: int) -> int:
    """ "…, sagte X am Treffen der Minister der Schweiz, Österreichs und Liechtensteins": the list goes on in the frame."""
    while end < len(parsed.segments):
        part, before = parsed.segments[end], parsed.segments[end - 1]
        listed = part.shape is Shape.FRAGMENT and part.before == "," and parsed.tag(part.first) is Tag.NOUN
        genitive = parsed.tokens[part.first].text.endswith("s") and parsed.tag(before.last - 1) is Tag.NOUN
        if not (listed and genitive):
            break
        end += 1
    return end


def _goes_with_words_before(parsed: ParsedSentence, frames: list[Frame | None], own: int, k: int) -> bool:
    """ "Der Präsident habe angeordnet, sagte X, die Zahl zu erhöhen": the infinitive goes with the verb before the frame."""
    if own and _waits_for_dass(parsed.segments[own - 1]) and parsed.tokens[parsed.segments[k].first].text == "dass":
        return True  # "Er hoffe, sagte X, dass die Waffen schweigen"
    before = frames[own - 1] if own else None
    return before is not None and "zu" in before.entry.clauses and parsed.segments[k].shape is Shape.INFINITIVE


def _waits_for_dass(clause: Segment) -> bool:
    """ "Sie wisse": a clause that is told and has nothing behind its verb."""
    return clause.shape is Shape.MAIN and clause.surely_subjunctive and clause.verb == clause.last - 1


def _is_announced(parsed: ParsedSentence, first: int, k: int) -> bool:
    """ "Es sei „nicht zu vermitteln“, sagte er, dass …": "es" in the words before stands for the clause behind the frame."""
    announces = parsed.tokens[parsed.segments[first].first].text.lower() == "es"
    return announces and parsed.segments[k].shape in (Shape.SUBORDINATE, Shape.INFINITIVE)


def _goes_on_told(parsed: ParsedSentence, k: int) -> bool:
    segment = parsed.segments[k]
    told = segment.surely_subjunctive or is_open_preterite(segment)
    return segment.shape is Shape.MAIN and not segment.verb_first and told


def _is_content(parsed: ParsedSentence, frame: Frame, first: int) -> bool:
    """Whether what stands before a postposed frame can be its content: a main clause, or a clause that the verb takes."""
    left = parsed.segments[first : frame.segment]
    if len(left) == 1 and _says_who_said_it(parsed, first):
        return False
    if _is_occasion_of_reply(parsed, left[0], frame.entry.verb in _REPLIES):
        return False
    if any(s.shape is Shape.MAIN for s in left):
        return True
    following = parsed.segments[frame.segment + 1 : frame.segment + 2]
    if following and following[0].verb_first:
        return True
    if left and left[0].shape is Shape.INFINITIVE and frame.segment - parsed.segments.index(left[0]) == 1:
        return "zu" in frame.entry.clauses
    return any(_is_content_clause(parsed, s, frame) for s in left[:1])


def _is_occasion_of_reply(parsed: ParsedSentence, segment: Segment, replies: bool) -> bool:
    """ "Auf Kritik, …, entgegnete X: …", "Zu Vorwürfen des Senders, …, meinte X, …": what somebody takes a stand on."""
    opening = parsed.tokens[segment.first].text
    opens = segment.shape is Shape.FRAGMENT and ((replies and opening == "Auf") or opening in _CONCERNING)
    if not opens:
        return False
    nouns = _OCCASIONS if opening == "Auf" else _OCCASIONS | reporting_nouns().keys()
    words = {w for t in range(segment.first, segment.last) for w in (parsed.tokens[t].text, parsed.tokens[t].lemma)}
    return not words.isdisjoint(nouns)


_CONCERNING = words_of("preposition_of_stand")
_REPLIES = words_of("verb_of_reply")
_OCCASIONS = words_of("noun_of_question", "noun_answered")


def _says_who_said_it(parsed: ParsedSentence, index: int) -> bool:
    """ "Dies sagte der Minister in Riga, berichtete die Agentur": a clause that points elsewhere is nobody's words."""
    told = frame_at(parsed, index)
    return told is not None and told.pointer is not None and told.speaker is not None and "dass" in told.entry.clauses


def _is_content_clause(parsed: ParsedSentence, segment: Segment, frame: Frame) -> bool:
    if segment.opener is None:
        return False
    word = parsed.tokens[segment.opener].text.lower()
    return word in _CONTENT_SUBORDINATORS or (word in words_of("question_word") and "wie" in frame.entry.clauses)


def _unclaimed(parsed: ParsedSentence, first: int, last: int) -> tuple[int, int] | None:
    end = first
    while end < last and end not in parsed.claimed:
        end += 1
    return (first, end) if end > first else None
