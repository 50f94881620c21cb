"""Quotations without a frame: one that is a sentence of its own goes on with whoever spoke before it."""

from __future__ import annotations

from extraction.attribution.contents import attribution_of, opens_in_subjunctive, span_of
from extraction.attribution.discourse import Discourse
from extraction.attribution.unframed.asides import is_aside
from extraction.attribution.unframed.floor import takes_the_floor
from extraction.frames import read_frame
from extraction.grammar import (
    Mood,
    ParsedSentence,
    Shape,
    can_speak,
    first_nominative,
    reporting_nouns,
    subject_of,
    with_apposition,
)
from extraction.text import Attribution, Kind, Span, TokenRange, replace, words_of

_BEHIND_FRAME, _BEHIND_ASIDE, _LONGEST_TOLD = 2, 5, 10  # sentences back to whoever spoke
_DOCUMENT_CUE = "wonach"  # "wies Berichte zurück, wonach …. „…“": the words are not those of the reports
_ENDS = frozenset(".!?…:")


def frame_of_neighbour(discourse: Discourse, parts: list[tuple[int, Span]]) -> Attribution | None:
    """A quotation that is a sentence of its own belongs to the speaker of the attributed sentence before it."""
    if not parts:
        return None
    first = parts[0][0]
    parsed = discourse.sentences[first]
    if _is_heading(discourse, parsed):
        return None
    clauses = any(s.shape in (Shape.MAIN, Shape.SUBORDINATE) for s in parsed.segments)
    if clauses and not opens_in_subjunctive(parsed) and not _stands_behind_colon(parsed):
        return None
    named = _closed_by(discourse, parts[-1][0] + 1) or _announced(discourse, first - 1)
    if named is not None:
        return named
    aside = first > 0 and _is_told_by_another(discourse, first - 1)
    nearest, farthest = (first - 2, first - 1 - _BEHIND_ASIDE) if aside else (first - 1, first - 1 - _BEHIND_FRAME)
    while farthest >= 0 and farthest > first - _LONGEST_TOLD and _is_told(discourse.sentences[farthest + 1]):
        farthest -= 1  # what is told in the subjunctive keeps the speaker
    for i in range(nearest, max(-1, farthest), -1):
        group = discourse.found[i]
        if group and not (aside and _is_told_by_another(discourse, i)):
            last = next((a for a in reversed(group) if a.speaker and a.cue_lemma != _DOCUMENT_CUE), group[-1])
            cue = last.cue if last.kind is Kind.DIRECT else ()
            return replace(last, content=(), kind=Kind.DIRECT, frame=(), cue=cue, carried=True, nested=False)
        near = aside or i == first - 1 or all(map(_is_told, discourse.sentences[i + 1 : first]))
        taken = takes_the_floor(discourse.sentences[i]) if near else None
        if taken is not None:
            return replace(taken, kind=Kind.DIRECT, carried=True)
        apart = discourse.document.sentences[i].paragraph != discourse.document.sentences[first].paragraph
        if apart and not _is_told(discourse.sentences[i]):
            break  # what is told in the subjunctive in the paragraph above is still whoever's it was
    return None


def _stands_behind_colon(parsed: ParsedSentence) -> bool:
    """ "Sechs von zehn suchten eine Stelle: „…“": what nobody in its own sentence says, but only gives a ground for."""
    quote = next((s for s in parsed.segments if s.shape is Shape.QUOTE), None)
    return quote is not None and quote.before == ":"


def _announced(discourse: Discourse, index: int) -> Attribution | None:
    """ "Er fügte hinzu:" above a quotation that is a paragraph of its own: the frame of the sentence that the colon closes."""
    parsed = discourse.sentences[index] if index >= 0 and not discourse.found[index] else None
    if parsed is None or not parsed.words or parsed.words[-1].text != ":":
        return None
    for k in range(len(parsed.segments) - 1, -1, -1):
        if parsed.segments[k].shape is Shape.MAIN and parsed.segments[k].mood & Mood.INDICATIVE:
            frame = read_frame(parsed, k)
            said = frame is not None and frame.speaker is not None and "direct" in frame.entry.clauses
            whole = [(parsed.segments[k].first, parsed.segments[k].last)]
            return attribution_of(parsed, frame, [], Kind.DIRECT, whole) if frame is not None and said else None
    return None


def _closed_by(discourse: Discourse, index: int) -> Attribution | None:
    """ "„…“ Mit diesen Worten eröffnete X den Gipfel.": the sentence behind a quotation names whose words it was."""
    parsed = discourse.sentences[index] if index < len(discourse.sentences) else None
    if parsed is None or len(parsed.segments) == 0 or parsed.segments[0].shape is not Shape.MAIN:
        return None
    segment = parsed.segments[0]
    verb = segment.verb or segment.first
    lemma = segment.form.lemma if segment.form is not None else ""
    if not _points_back([parsed.tokens[t].text for t in range(segment.first, verb)][: _LONGEST_POINTER + 1], lemma):
        return None
    subject = subject_of(parsed, segment, index=0)
    if subject is None or subject[0] < verb or not can_speak(parsed, subject):
        subject = _speaker_behind(parsed, verb + 1, segment.last)
    if subject is None:
        return None
    pointer = span_of(parsed, (segment.first, verb))
    discourse.found[index] = [a for a in discourse.found[index] if a.content != (pointer,)]
    frame = span_of(parsed, (segment.first, segment.last))
    speaker = span_of(parsed, with_apposition(parsed, subject))
    return Attribution(
        (), Kind.DIRECT, index, cue=(pointer,) if pointer else (), speaker=speaker, frame=(frame,) if frame else ()
    )


def _speaker_behind(parsed: ParsedSentence, t: int, limit: int) -> TokenRange | None:
    """ "vertrat heute (3. Mai) | die Ministerin": the first phrase from a token on that means somebody who can speak."""
    phrase = first_nominative(parsed, t, limit)
    while phrase is not None and not can_speak(parsed, phrase):
        phrase = first_nominative(parsed, phrase[1], limit)
    return phrase


def _points_back(opening: list[str], verb: str) -> bool:
    """ "Mit diesen Worten", "Diese Auffassung | vertrat", "Zu diesem Schluss | kam": what the words before are called; not
    "Diese Auffassung | teilte".
    """
    if opening and opening[0].lower() in _WITH:
        return len(opening) == _LONGEST_POINTER and opening[1] in _THESE and opening[-1] in _WORDS
    bare = [word for word in opening if word.lower() not in _TO]
    if len(bare) + 1 != _LONGEST_POINTER or bare[0].lower() not in _DEMONSTRATIVES or verb not in _VERBS:
        return False
    return bare[1] in _VIEWS or bare[1] in reporting_nouns()


_TO = words_of("preposition_before_view")
_WITH, _THESE, _WORDS = (
    words_of("preposition_before_words"),
    words_of("determiner_before_words"),
    words_of("noun_for_words"),
)
_DEMONSTRATIVES, _VIEWS = words_of("demonstrative_before_view"), words_of("noun_of_view")
_VERBS = words_of("verb_holding_view")
_LONGEST_POINTER = 3


def _is_told_by_another(discourse: Discourse, index: int) -> bool:
    """Whether what a sentence attributes is an aside, or told in the subjunctive: "Da habe ihn der Minister gefragt, ob …"."""
    parsed, group = discourse.sentences[index], discourse.found[index]
    return (bool(group) and _is_told(parsed)) or is_aside(parsed, group)


def _is_told(parsed: ParsedSentence) -> bool:
    """Whether a sentence has no main clause but in the subjunctive."""
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    return bool(mains) and all(s.surely_subjunctive for s in mains)


def _is_heading(discourse: Discourse, parsed: ParsedSentence) -> bool:
    """Whether a quotation stands alone as a paragraph and ends without a mark: a heading, and not what goes on."""
    here, before = parsed.sentence, parsed.index - 1
    opens = before >= 0 and discourse.document.sentences[before].paragraph != here.paragraph
    words = [t for t in parsed.words if t.text[0].isalnum() or t.text in _ENDS]
    alone = all(s.shape is Shape.QUOTE for s in parsed.segments)
    return opens and alone and bool(words) and words[-1].text not in _ENDS
