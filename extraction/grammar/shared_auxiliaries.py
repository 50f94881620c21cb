"""Participles in a row that share one auxiliary: a clause for each."""

from __future__ import annotations

from extraction.grammar.cues import cue_entries
from extraction.grammar.morphology import verb_forms
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.tags import Tag
from extraction.text import replace, words_of

_PERFECT = words_of("perfect_auxiliary")
_CONJUNCTIONS = words_of("conjunction_in_list")
_LISTING = _CONJUNCTIONS | {","}
_ARTICLES = words_of("article_or_relative")


def with_shared_auxiliaries(parsed: ParsedSentence) -> list[Segment]:
    """ "hat den Vertrag begrüßt, die Vermittler gewürdigt und eine Waffenruhe gefordert": a clause for each participle."""
    segments: list[Segment] = []
    source: Segment | None = None
    for k, segment in enumerate(parsed.segments):
        pieces = [segment]
        if source is not None and (_continues_row(parsed, k) or _is_another_participle(parsed, segment)):
            segments.append(_sharing(segment, source))
            continue
        if segment.shape is Shape.MAIN and segment.form is not None and segment.form.lemma in _PERFECT:
            pieces = _cut_at_participles(parsed, segment)
            pieces = _cut_at_last(parsed, pieces, parsed.segments[k + 1 : k + 2])
            ends = is_participle(parsed, pieces[-1].last - 1) and pieces[-1].last - 1 != segment.verb
            source = segment if ends else None
        elif segment.shape is Shape.FRAGMENT and source is not None and segment.before in _LISTING:
            pieces = _cut_at_participles(parsed, segment)
            if not all(is_participle(parsed, p.last - 1) and p.last - p.first > 1 for p in pieces):
                pieces, source = [segment], None
            elif source.form is not None:
                pieces = [_sharing(piece, source) for piece in pieces]
        else:
            source = None
        if source is segment and len(pieces) > 1:
            pieces = [pieces[0], *(_sharing(piece, segment) for piece in pieces[1:])]
        segments += pieces
    return segments


def _continues_row(parsed: ParsedSentence, k: int) -> bool:
    """ "hat A verurteilt, die Opfer beklagt und Hilfe verlangt": what looks like a relative clause is the next in the row."""
    row = parsed.segments[k - 1 : k + 1] if parsed.segments[k].before in _CONJUNCTIONS else parsed.segments[k : k + 2]
    if (
        len(row) < 2
        or row[1].before not in _CONJUNCTIONS
        or row[0].before != ","
        or row[0].shape is not Shape.SUBORDINATE
    ):
        return False
    relative = row[0].opener == row[0].first and parsed.tokens[row[0].first].text in _ARTICLES
    return relative and all(p.last - p.first > 1 and _ends_in_cue_participle(parsed, p) for p in row)


def _is_another_participle(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "habe gewartet | und beschlossen |, …": what has the form of a preterite too is the second participle, if it stands last."""
    joined = segment.shape is Shape.MAIN and segment.before in _CONJUNCTIONS and segment.verb == segment.last - 1
    return joined and is_participle(parsed, segment.last - 1)


def _ends_in_cue_participle(parsed: ParsedSentence, segment: Segment) -> bool:
    forms = verb_forms(parsed.tokens[segment.last - 1].text.lower())
    return any(form.participle and form.lemma in cue_entries() for form in forms)


def _sharing(piece: Segment, source: Segment) -> Segment:
    last = piece.last - 1
    return replace(piece, shape=Shape.MAIN, opener=None, verb=last, form=source.form, participle=last, shared=True)


def _cut_at_participles(parsed: ParsedSentence, segment: Segment) -> list[Segment]:
    """The pieces of a segment of which each ends in a participle before a coordinator, or at the end; the segment itself else."""
    if not is_participle(parsed, segment.last - 1):
        return [segment]
    pieces, first, before = [], segment.first, segment.before
    for t in range(segment.first + 1, segment.last - 2):
        joins = parsed.tokens[t].text in _LISTING and is_participle(parsed, t - 1) and t - 1 != segment.verb
        if joins and t + 2 < segment.last and t - 1 > first:
            pieces.append(replace(segment, first=first, last=t, before=before))
            first, before = t + 1, parsed.tokens[t].text
    return [*pieces, replace(segment, first=first, before=before)]


def _cut_at_last(parsed: ParsedSentence, pieces: list[Segment], following: list[Segment]) -> list[Segment]:
    """ "hätten die Lage erörtert und vereinbart, …": the last participle has its complement in the infinitive behind it."""
    end = pieces[-1]
    last = end.last - 1
    joined = last - 2 > end.first and parsed.tokens[last - 1].text in _CONJUNCTIONS and last - 2 != end.verb
    if not (joined and following and is_participle(parsed, last - 2) and _ends_in_cue_participle(parsed, end)):
        return pieces
    if not _is_complement(parsed, following[0]):
        return pieces
    return [*pieces[:-1], replace(end, last=last - 1), replace(end, first=last, before=parsed.tokens[last - 1].text)]


def _is_complement(parsed: ParsedSentence, following: Segment) -> bool:
    """What the last participle of a row takes: an infinitive, "dass …", or words behind a colon."""
    if following.before == ":":
        return True
    opener = parsed.tokens[following.first].text.lower()
    if following.before != ",":
        return False
    told = following.shape is Shape.MAIN and following.surely_subjunctive and not following.verb_first
    return told or opener == "dass" or (following.shape is Shape.INFINITIVE and opener != "um")


def is_participle(parsed: ParsedSentence, t: int) -> bool:
    """Whether a token is read as a verb and may be a participle."""
    return parsed.tag(t) is Tag.VERB and any(f.participle for f in verb_forms(parsed.tokens[t].text.lower()))
