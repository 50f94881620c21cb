"""Frames with a verb: takes the content beside each, before, behind, around or in the sentence before."""

from __future__ import annotations

from dataclasses import replace

from extraction.attribution.contents import attribution_of, content_after, is_open_preterite, span_of, token_range
from extraction.attribution.frame_extent import frame_start, so_first, with_what_follows
from extraction.attribution.inner_frames import (
    PERFECT_WITH_SEIN,
    is_abstract,
    is_surely_indicative,
    relays,
    reports_inside,
)
from extraction.attribution.summaries import read_summary
from extraction.attribution.unframed.discourse import Discourse
from extraction.frames import Frame, complement_of, read_frame
from extraction.grammar import (
    SUBJUNCTIVE,
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    shares_subject,
    subject_after_verb,
    verb_forms,
)
from extraction.text import Act, Kind, words_of

_PERFECT = words_of("perfect_auxiliary")
_CONTENT_SUBORDINATORS = words_of("content_subordinator")
_DEMONSTRATIVES = words_of("demonstrative")
_BELIEFS = words_of("verb_of_belief")
_HABITS = words_of("adverb_of_habit")
_DEEDS = words_of("cue_of_deed")
_BOTH = words_of("both")


def frame_at(parsed: ParsedSentence, index: int) -> Frame | None:
    """The frame at a segment. A stance in the subjunctive ("China lehne … ab") is content, not a frame; "habe gefordert" is one."""
    segment = parsed.segments[index]
    indicative = bool(segment.mood & Mood.INDICATIVE)
    if segment.form is None or not (indicative or segment.form.lemma in _PERFECT):
        return None
    frame = read_frame(parsed, index)
    if frame is not None and _is_waited_for(parsed, frame):
        return None
    if frame is None or indicative:
        return frame
    if (frame.entry.verb in _DEEDS or _is_habit(parsed, segment)) and not _is_joint(parsed, frame):
        return None  # "die Regierung habe den Plan unterstützt" tells what she did
    if frame.speaker is not None and is_abstract(parsed, frame.speaker):
        return None  # "die Prüfung habe gezeigt, …"
    talked = frame.passive and frame.entry.act == Act.CONSULT  # "sei besprochen worden"
    perfect = segment.form.lemma == "haben" or frame.entry.verb in PERFECT_WITH_SEIN or talked
    return frame if perfect and (len(frame.cue) > 1 or segment.shared) else None


def _is_habit(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Bislang habe Brüssel Gespräche stets abgelehnt": what somebody does all along is no single act of theirs."""
    return any(parsed.tokens[t].text.lower() in _HABITS for t in range(segment.first, segment.last))


def _is_waited_for(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Der Gast wird am Montag erwartet": what nobody is said to think; but "Es wird befürchtet, dass …"."""
    unnamed = frame.passive and frame.speaker is None and frame.entry.verb in _BELIEFS
    return unnamed and content_after(parsed, frame) is None


def _is_joint(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Beide Seiten hätten einen Dialog beschlossen": what two sides do together they say to each other."""
    if frame.speaker is None:
        return False
    words = [parsed.tokens[t].text.lower() for t in range(*frame.speaker)]
    return not _BOTH.isdisjoint(words[:2])


def read_verb_frame(discourse: Discourse, parsed: ParsedSentence, frame: Frame, frames: list[Frame | None]) -> Frame:
    """Take what stands beside a frame as its content: before it, behind it, or in the sentence before.

    Returns the frame as it is for the stages after this one.
    """
    if _is_postposed(parsed, frame) and _read_postposed(discourse, parsed, frame, frames):
        return frame
    right = content_after(parsed, frame)
    if right is not None and _belongs_to_another(parsed, frame, frames, right[0]):
        right = None
    if right is None and "zu" in frame.entry.clauses and _read_bare_infinitive(discourse, parsed, frame):
        return frame
    if right is None:
        frame = _with_pointer_of_passive(frame)
        if frame.pointer is not None:
            _read_pointer(discourse, parsed, frame)
        return frame
    first, last = right
    inner = [f for f in frames[first:last] if f is not None and reports_inside(parsed, f)]
    content = token_range(parsed, first, last)
    frame_end = first
    start = frame_start(parsed, frame)
    ranges = [token_range(parsed, start, frame_end)]
    attribution = attribution_of(parsed, frame, [content], Kind.INDIRECT, ranges)
    parsed.claim(frame.segment, *_all_but(range(first, last), inner))
    if inner and any(content_after(parsed, f) or complement_of(parsed, f) for f in inner):
        attribution = replace(attribution, nested=True)
    discourse.add(attribution)
    return frame


def _with_pointer_of_passive(frame: Frame) -> Frame:
    """ "Das wurde bestätigt": the one word before the verb stands for the content."""
    if frame.pointer is not None or not frame.passive or frame.vorfeld is None:
        return frame
    first, last = frame.vorfeld
    return replace(frame, pointer=first) if last - first == 1 else frame


def _read_bare_infinitive(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Die Regierung versprach zu helfen": an infinitive clause without a comma before it."""
    segment = parsed.segments[frame.segment]
    end = segment.last - 1
    inside = any(f.zu_infinitive for f in verb_forms(parsed.tokens[end].text.lower())) and parsed.tag(end) is Tag.VERB
    if segment.shape is not Shape.MAIN or not (
        inside or (parsed.tokens[end - 1].text == "zu" and parsed.tag(end) is Tag.VERB)
    ):
        return False
    before = [t + 1 for t in frame.cue if t < end] + [
        r[1] for r in (frame.speaker, frame.addressee) if r and r[1] <= end
    ]
    start = max(before, default=end)
    while start < end and parsed.tag(start) in (Tag.ADVERB, Tag.REFLEXIVE):
        start += 1
    parsed.claim(frame.segment)
    discourse.add(
        attribution_of(parsed, frame, [(start, segment.last)], Kind.INDIRECT, [(segment.first, start)]),
    )
    return True


def _belongs_to_another(parsed: ParsedSentence, frame: Frame, frames: list[Frame | None], content: int) -> bool:
    """ "X stellte Hilfe in Aussicht, wogegen Y beanstandete, dass …": the clause is the complement of the nearest verb."""
    nearest = frames[content - 1]
    if nearest is None or nearest.segment == frame.segment:
        return False
    taken = content_after(parsed, nearest)
    return taken is not None and taken[0] == content


def _is_postposed(parsed: ParsedSentence, frame: Frame) -> bool:
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


def _goes_on_with_narration(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "…, fand dann eine Stelle", "…, hatte das Ergebnis jedoch nicht anerkannt", "…, wird der Vorfall gemeldet"."""
    segment = parsed.segments[frame.segment]
    if any(parsed.tokens[t].text in _TURNS for t in range(segment.first, segment.last)):
        return True
    return frame.passive and "Pass" not in frame.entry.clauses and subject_after_verb(parsed, segment) is not None


def _read_postposed(discourse: Discourse, parsed: ParsedSentence, frame: Frame, frames: list[Frame | None]) -> bool:
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
        and (_goes_on_told(parsed, right[0]) or _goes_with_words_before(parsed, frames, frame.segment, right[0]))
    ):
        pieces.append(token_range(parsed, *right))  # "Er sei in Sorge, sagte er, die Lage dürfe nicht …"
        parsed.claim(*range(*right))
    if right is None and end < last and not any(f is not None and f.segment >= end for f in frames):
        end = _over_list_in_frame(parsed, end)
        rest = _unclaimed(parsed, end, last)
        if rest is not None and not _is_told_on(parsed, first, frame.segment, end):
            pieces.append(token_range(parsed, *rest))
            parsed.claim(*range(*rest))
    inner = [f for f in frames[first : frame.segment] if f is not None and relays(parsed, f)]
    parsed.claim(*_all_but(range(first, frame.segment + 1), inner))
    ranges = [token_range(parsed, frame.segment, max(end, frame.segment + 1))]
    attribution = attribution_of(parsed, frame, pieces, Kind.INDIRECT, ranges)
    discourse.add(replace(attribution, nested=bool(inner)))
    for f in inner:
        read_summary(discourse, parsed, f)
    return True


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
    before = frames[own - 1] if own else None
    return before is not None and "zu" in before.entry.clauses and parsed.segments[k].shape is Shape.INFINITIVE


def _goes_on_told(parsed: ParsedSentence, k: int) -> bool:
    segment = parsed.segments[k]
    told = segment.surely_subjunctive or is_open_preterite(segment)
    return segment.shape is Shape.MAIN and not segment.verb_first and told


def _is_content(parsed: ParsedSentence, frame: Frame, first: int) -> bool:
    """Whether what stands before a postposed frame can be its content: a main clause, or a clause that the verb takes."""
    left = parsed.segments[first : frame.segment]
    if len(left) == 1 and _says_who_said_it(parsed, first):
        return False
    if any(s.shape is Shape.MAIN for s in left):
        return True
    following = parsed.segments[frame.segment + 1 : frame.segment + 2]
    if following and following[0].verb_first:
        return True
    if left and left[0].shape is Shape.INFINITIVE and frame.segment - parsed.segments.index(left[0]) == 1:
        return "zu" in frame.entry.clauses
    return any(_is_content_clause(parsed, s, frame) for s in left[:1])


def _says_who_said_it(parsed: ParsedSentence, index: int) -> bool:
    """ "Dies sagte der Minister in Riga, berichtete die Agentur": a clause that points elsewhere is nobody's words."""
    told = frame_at(parsed, index)
    return told is not None and told.pointer is not None and told.speaker is not None and "dass" in told.entry.clauses


def _is_content_clause(parsed: ParsedSentence, segment: Segment, frame: Frame) -> bool:
    if segment.opener is None:
        return False
    word = parsed.tokens[segment.opener].text.lower()
    return word in _CONTENT_SUBORDINATORS or (word in words_of("question_word") and "wie" in frame.entry.clauses)


def _all_but(segments: range, inner: list[Frame]) -> list[int]:
    """The segments of a content without those whose frames report in turn, which stay free for these."""
    free = {frame.segment for frame in inner}
    return [i for i in segments if i not in free]


def _unclaimed(parsed: ParsedSentence, first: int, last: int) -> tuple[int, int] | None:
    end = first
    while end < last and end not in parsed.claimed:
        end += 1
    return (first, end) if end > first else None


_TRANSMITTING = words_of("verb_of_transmission")
_STANCES = words_of("stance_on_fact")  # about a fact


def _read_pointer(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> None:
    """ "Das teilte das Ministerium mit." attributes the sentence before, unless that has a speaker already."""
    if frame.speaker is None or not frame.entry.clauses:
        return
    if frame.segment > 0 and parsed.claimed.isdisjoint(range(frame.segment)):
        content = [token_range(parsed, 0, frame.segment)]  # "…, das teilte das Institut mit"
        parsed.claim(*range(frame.segment + 1))
        ranges = [token_range(parsed, frame.segment, frame.segment + 1)]
        discourse.add(attribution_of(parsed, frame, content, Kind.INDIRECT, ranges))
    elif _points_back(discourse, parsed, frame):
        parsed.claim(frame.segment)
        _attribute_before(discourse, parsed, frame)


def _points_back(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    previous = parsed.index - 1
    if previous < 0 or frame.entry.verb in _STANCES:
        return False
    if any(a.kind is not Kind.REPORTED for a in discourse.found[previous]) and frame.entry.verb not in _TRANSMITTING:
        return False
    word = parsed.tokens[frame.pointer or 0].text.lower()
    return word in _DEMONSTRATIVES and bool(discourse.sentences[previous].segments)


def _attribute_before(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> None:
    before = discourse.sentences[parsed.index - 1]
    content = [(before.sentence.first, before.sentence.last)]
    ranges = [(parsed.sentence.first, parsed.sentence.last)]
    attribution = attribution_of(parsed, frame, content, Kind.INDIRECT, ranges)
    quotes = {s.quotation for s in before.segments if s.shape is Shape.QUOTE}
    if quotes and all(s.shape is Shape.QUOTE for s in before.segments):
        for k in quotes:
            if k is not None and k not in discourse.direct:
                discourse.direct[k] = replace(attribution, content=(), kind=Kind.DIRECT)
        relays = any(discourse.direct[k].cue != attribution.cue for k in quotes if k in discourse.direct)
        spoken = relays  # "„…“, sagte X. Das teilte das Amt mit."
    else:
        spoken = True
        relays = bool(discourse.found[before.index]) or any(k in discourse.direct for k in quotes)
    if spoken:  # "X kündigte … an. Das berichtete die Zeitung."
        discourse.found[before.index].append(replace(attribution, sentence=before.index, nested=relays))
