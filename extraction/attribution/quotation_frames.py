"""The frame of a quotation in its own sentence: after it, before it, around it, or a clause without a verb of saying."""

from __future__ import annotations

from extraction.attribution.contents import (
    attribution_of,
    quotation_goes_on,
    source_attribution,
    span_of,
    token_range,
)
from extraction.attribution.discourse import Discourse
from extraction.attribution.frame_extent import (
    frame_going_on,
    frame_start,
    is_title_of_thing,
    so_first,
    with_what_follows,
)
from extraction.attribution.source_speech import is_part_of_clause
from extraction.attribution.unframed import which_paper, whose_view
from extraction.frames import Frame, SourceFrame, complement_of
from extraction.grammar import (
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    first_nominative,
    is_thing,
    never_speaks,
    noun_phrase_end,
    opens_without_noun,
    vorfeld_of,
)
from extraction.knowledge.names import title_of
from extraction.text import Act, Attribution, Kind, TokenRange, words_of

_PEOPLE = words_of("kin", "people_by_a_plain_noun")
_INDEFINITE, _TOO_COMMON = words_of("indefinite"), tuple(sorted(words_of("body_ending_too_common")))
_BEHIND_QUOTATION, _LONGEST_CAPTION = frozenset({":", ",", "–", "-"}), 8  # tokens
_COMING = words_of("verb_of_coming")
_REACTIONS = words_of("noun_of_reaction")
_FROM = words_of("preposition_of_owner")
_TAKING_UP = words_of("verb_of_taking_up")
_AFFIRMING = words_of("verb_of_affirming")


def read_quotes(
    discourse: Discourse, parsed: ParsedSentence, frames: list[Frame | None], sources: list[SourceFrame]
) -> None:
    """Match every quotation of the sentence with the frame after, before or inside it."""
    segments = parsed.segments
    for i, segment in enumerate(segments):
        if segment.shape is not Shape.QUOTE:
            continue
        if quotation_goes_on(parsed, i) or is_part_of_clause(parsed, sources, i):
            continue
        parsed.claim(i)
        if is_title_of_thing(parsed, frames, i):
            continue
        maker = _quote_frame(discourse, parsed, frames, sources, i)
        if maker is not None and segment.quotation is not None:
            used, attribution = maker
            if used is not None and not _says_more(parsed, frames[used], segment):
                parsed.claim(used)
            discourse.direct[segment.quotation] = attribution


def _says_more(parsed: ParsedSentence, frame: Frame | None, quote: Segment) -> bool:
    """ "lenkte die Aufmerksamkeit auf den Handel: „…“": what stands before the colon is an act of its own."""
    if frame is None or quote.before != ":" or frame.speaker is None:
        return False
    opening, own = parsed.segments[0], parsed.segments[frame.segment]
    if own.verb_first and opening.shape is Shape.MAIN and opening.surely_subjunctive:
        return True  # "Die Lage sei ernst, sagte X: „…“"
    complement = complement_of(parsed, frame)
    if complement is None or frame.entry.verb in _TAKING_UP:
        return False
    bare = frame.entry.act == Act.COMMENT and "direct" in frame.entry.clauses  # "sagte in der Debatte: …"
    return not bare or _is_said_itself(parsed, frame, complement.tokens)


def _is_said_itself(parsed: ParsedSentence, frame: Frame, complement: TokenRange) -> bool:
    """ "betonte die Bedeutung des Handels: „…“", "bekräftigte das Angebot: „…“", but not "kommentierte die Wahl: „…“"."""
    start = complement[0] + (parsed.tag(complement[0]) is Tag.PREPOSITION)
    phrase = range(start, noun_phrase_end(parsed, start, complement[1]))
    return frame.entry.verb in _AFFIRMING and any(parsed.tag(t) is Tag.NOUN for t in phrase)


def _quote_frame(
    discourse: Discourse, parsed: ParsedSentence, frames: list[Frame | None], sources: list[SourceFrame], i: int
) -> tuple[int | None, Attribution] | None:
    """The frame of the quotation at segment `i` as (segment used, attribution without content)."""
    segments = parsed.segments
    by_segment = {s.segment: s for s in reversed(sources)}
    after = i + 1 if i + 1 < len(segments) else None
    if after is not None:
        frame = frames[after]
        if after in by_segment and by_segment[after].lemma == "so":
            return after, source_attribution(parsed, by_segment[after], [], Kind.DIRECT)
        if frame is not None and (segments[after].verb_first or so_first(parsed, segments[after])):
            whole, end = with_what_follows(parsed, frame)
            return after, attribution_of(parsed, whole, [], Kind.DIRECT, [token_range(parsed, after, end)])
        clause = segments[after].shape is Shape.SUBORDINATE or so_first(parsed, segments[after])  # "so sagt es X"
        if after in by_segment and clause:
            return after, source_attribution(parsed, by_segment[after], [], Kind.DIRECT)
        if segments[after].verb_first and segments[after].before in (",", "“"):
            bare = _bare_frame(parsed, after)
            if bare is not None:
                return None, bare
        if i == 0 and (captioned := _captioned(parsed, after)) is not None:
            return None, captioned
    if i > 0:
        return _frame_before_quote(discourse, parsed, frames, by_segment, i)
    return None


def _captioned(parsed: ParsedSentence, after: int) -> Attribution | None:
    """ "„Der Hafen bleibt“: Ministerin Jana Kern.": nothing but who speaks stands behind a quotation."""
    rest = parsed.segments[after]
    alone = after + 1 == len(parsed.segments) and rest.shape is Shape.FRAGMENT and rest.before in _BEHIND_QUOTATION
    if not alone or rest.last - rest.first > _LONGEST_CAPTION or not can_speak(parsed, (rest.first, rest.last)):
        return None
    person = any(title_of(parsed.tokens[t].text) is not None for t in range(rest.first, rest.last))
    whole = noun_phrase_end(parsed, rest.first, rest.last) >= rest.last - 1
    return _bare_frame(parsed, after) if person and whole else None


def _frame_before_quote(
    discourse: Discourse, parsed: ParsedSentence, frames: list[Frame | None], by_segment: dict[int, SourceFrame], i: int
) -> tuple[int | None, Attribution] | None:
    segments = parsed.segments
    k = i - 1
    if (going_on := frame_going_on(parsed, i)) is not None:
        return k, attribution_of(parsed, going_on, [], Kind.DIRECT, [token_range(parsed, k, i)])
    while k >= 0:
        frame = _main_frame(parsed, frames, i, k) or frames[k]
        if frame is not None and (k == i - 1 or segments[k].verb is not None):
            used = k if k == i - 1 else None  # "Er betonte, dass …: „…“": the clause in between is content too
            whole = [token_range(parsed, frame_start(parsed, frame, over_claimed=True), i)]
            return used, attribution_of(parsed, frame, [], Kind.DIRECT, whole)
        if k in by_segment:
            return None, source_attribution(parsed, by_segment[k], [], Kind.DIRECT)
        if segments[k].shape is Shape.QUOTE and k == i - 1 and segments[k].quotation in discourse.direct:
            return None, discourse.direct[segments[k].quotation or 0]
        if segments[k].shape is Shape.MAIN and not _is_told_before_colon(segments, k, i):
            break
        k -= 1
    if segments[i].before == ":":
        bare = _bare_frame(parsed, max(k, 0))
        return (None, bare) if bare else None
    return None


def _is_told_before_colon(segments: list[Segment], k: int, quote: int) -> bool:
    """ "X sagte, die Lage sei ernst: „…“": the clause in the subjunctive is what the frame before it has told already."""
    return segments[quote].before == ":" and segments[k].surely_subjunctive and segments[k].before == ","


def _main_frame(parsed: ParsedSentence, frames: list[Frame | None], quote: int, k: int) -> Frame | None:
    """ "Auf dem Schild heißt es zur Frage, warum man sich so entschied: „…“", "„…“, sagt sie, während sie nachlegt, „…“": the
    words go with the main clause.
    """
    parts = k > 1 and parsed.segments[k - 1].verb_first and parsed.segments[k - 2].shape is Shape.QUOTE
    if (
        not (parsed.segments[quote].before == ":" or parts)
        or parsed.segments[k].shape is not Shape.SUBORDINATE
        or k != quote - 1
    ):
        return None
    return next((f for f in reversed(frames[:k]) if f and parsed.segments[f.segment].shape is Shape.MAIN), None)


def _bare_frame(parsed: ParsedSentence, index: int) -> Attribution | None:
    """A clause that introduces a quotation without a reporting verb: "Merz wurde deutlich: „…“"."""
    segment = parsed.segments[index]
    if segment.shape is not Shape.MAIN or segment.verb is None:
        if segment.shape is Shape.FRAGMENT:
            named = first_nominative(parsed, segment.first, segment.last)
            whole = span_of(parsed, (segment.first, segment.last))
            if named and whole:
                return Attribution((), Kind.DIRECT, parsed.index, speaker=span_of(parsed, named), frame=(whole,))
        return None
    if segment.surely_subjunctive:
        return None  # "Die Lage sei ernst: „…“": whoever spoke before goes on
    vorfeld = vorfeld_of(parsed, index)
    named_first = vorfeld is not None and parsed.tag(vorfeld[0]) is not Tag.PREPOSITION
    speaker = first_nominative(parsed, *vorfeld) if vorfeld is not None and named_first else None
    speaker = whose_view(parsed, index) or which_paper(parsed, index) or _who_reacts(parsed, segment) or speaker
    if speaker is None or _is_nobody(parsed, speaker):
        speaker = first_nominative(parsed, segment.verb + 1, segment.last)
    if speaker is None or _is_nobody(parsed, speaker):
        return None
    frame = span_of(parsed, (segment.first, segment.last))
    return Attribution(
        (),
        Kind.DIRECT,
        parsed.index,
        cue=(parsed.tokens[segment.verb].span,),
        speaker=span_of(parsed, speaker),
        frame=(frame,) if frame else (),
    )


def _is_nobody(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "| Positiv | sieht X den Plan: „…“", "Das ist kein | Zufall |: „…“": whoever spoke before goes on."""
    if never_speaks(parsed, phrase) or opens_without_noun(parsed, phrase):
        return True
    head = next((parsed.tokens[t].text for t in range(*phrase) if parsed.tag(t) is Tag.NOUN), None)
    bare = phrase[1] - phrase[0] == 1  # as names are
    return (
        head is not None
        and not bare
        and head not in _PEOPLE
        and (is_thing(parsed, phrase) or _is_some_body(parsed, phrase))
    )


def _is_some_body(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "Sechs von zehn suchten | eine Stelle |: „…“": with the indefinite article a noun like those for bodies is a thing's."""
    indefinite = parsed.tokens[phrase[0]].text.lower() in _INDEFINITE
    return indefinite and parsed.tokens[phrase[1] - 1].text.lower().endswith(_TOO_COMMON)


def _who_reacts(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """ "Kritik kam vom Forscher Kern: „…“": behind "von" or "aus" stands whose reaction it is."""
    if segment.form is None or segment.form.lemma not in _COMING or segment.verb is None:
        return None
    if parsed.tokens[segment.first].text not in _REACTIONS:
        return None
    for t in range(segment.verb + 1, segment.last - 1):
        if parsed.tokens[t].text.lower() in _FROM:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            return (t + 1, end) if end > t + 1 else None
    return None
