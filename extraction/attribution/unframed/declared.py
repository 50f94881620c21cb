"""What the issuer of a declaration says of itself: "Der Rat fordert …", points that open with the verb, preambles without one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile

from extraction.attribution.contents import attribution_of, spans_of
from extraction.attribution.discourse import Discourse
from extraction.attribution.verb_frames import frame_at
from extraction.frames import Frame
from extraction.grammar import ParsedSentence, Segment, Shape, Tag
from extraction.knowledge import tables
from extraction.knowledge.names import folded, longest, name_tree
from extraction.text import Attribution, Document, Kind, Span, Turn, replace, rows, words_of
from extraction.turns import preamble_head, preamble_heads_behind

_MARKS = ',„“”»«"'
_ARTICLES = words_of("article")
_ANNOUNCING = words_of("announcing_adverb")


def declared_sentences(document: Document) -> frozenset[int]:
    """The sentences of a document in which an issuer speaks of itself."""
    return frozenset(i for turn in document.turns if turn.declares for i in range(turn.first, turn.last))


def shown_where_declared(document: Document, quoted: list[int | None]) -> list[int | None]:
    """The quotations that hide tokens, without one in which the whole declaration stands: its words are the issuer's as they are."""
    declared = declared_sentences(document)
    whole: set[int] = set()
    for k in dict.fromkeys(q for q in quoted if q is not None):
        inner = document.quotations[k].inner
        inside = [i for i in declared if inner.overlaps(document.sentences[i].span)]
        if len(inside) > 1 and 2 * len(inside) >= len(declared):
            whole.add(k)
    return [None if q in whole else q for q in quoted] if whole else quoted


def with_issuer(parsed: ParsedSentence, frames: list[Frame | None]) -> list[Frame | None]:
    """ "1. fordert …; spricht … aus": a frame whose verb opens its clause has no speaker in it; the issuer stands above."""
    return [
        _without_speaker(parsed, frame) if frame is not None and _opens(parsed, frame) else frame for frame in frames
    ]


def _without_speaker(parsed: ParsedSentence, frame: Frame) -> Frame:
    start = parsed.segments[frame.segment].first
    return replace(frame, speaker=(start, start))


def _opens(parsed: ParsedSentence, frame: Frame) -> bool:
    segment = parsed.segments[frame.segment]
    earlier = [s for s in parsed.segments[: frame.segment] if s.shape is Shape.MAIN]
    opening = parsed.segments[0]
    named = (
        opening.shape is Shape.FRAGMENT and parsed.tag(opening.first) is Tag.DETERMINER
    )  # "Einige Akteure, die …, fordern"
    return not named and all(_verb_leads(parsed, s) for s in (*earlier, segment))


def _verb_leads(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "fordert …", "und fordert …": nothing but a coordinator stands before the verb."""
    behind = segment.first + (parsed.tag(segment.first) is Tag.COORDINATOR)
    return segment.verb_first or segment.verb == behind


def read_preamble(parsed: ParsedSentence, turn: Turn) -> list[Attribution]:
    """ "unter Hinweis auf …", "in der Erkenntnis, dass …": clauses without a finite verb of their own; two may be joined by "und"."""
    words = [t.text.lower() for t in parsed.words]
    head = preamble_head(words)
    if head is None:
        return []
    first, last = parsed.sentence.first, parsed.sentence.last
    verb = main_verb(parsed)
    if verb is not None and verb in (first + head[1], *range(first, first + head[0])):
        return []  # "Besorgt äußert er sich über …", "Der Rat ist besorgt über …"
    last = verb if verb is not None and verb > first + head[1] else last
    starts = [0, *preamble_heads_behind(words[: last - first], head[1])]
    ends = [*starts[1:], last - first]
    parts = (_of_preamble(parsed, turn, first + start, first + end) for start, end in zip(starts, ends, strict=True))
    return [part for part in parts if part is not None]


def _of_preamble(parsed: ParsedSentence, turn: Turn, start: int, last: int) -> Attribution | None:
    """What one head of a preamble has behind it."""
    head = preamble_head([t.text.lower() for t in parsed.tokens[start:last]])
    if head is None or start + head[1] >= last:
        return None
    first = start + head[1]
    announced = parsed.tokens[first].text.lower() in _ANNOUNCING  # "davon überzeugt, dass", "überzeugt davon, dass"
    first += announced and parsed.tokens[first + 1].text == ","
    last -= parsed.tag(last - 1) is Tag.COORDINATOR
    clause = parsed.tokens[first].text == ","
    content = spans_of(parsed, [(first, last)])
    if not content:
        return None
    cue = tuple(parsed.tokens[t].span for t in range(start + head[0], start + head[1]))
    kind = Kind.INDIRECT if clause else Kind.REPORTED
    return Attribution(content, kind, parsed.index, cue, speaker=turn.speaker, turn=turn)


def main_verb(parsed: ParsedSentence) -> int | None:
    """The finite verb of a clause that a preamble opens: "Unter Hinweis auf seine Resolutionen bekräftigt er …"."""
    opening = parsed.segments[0] if parsed.segments else None
    if opening is None:
        return None
    if opening.verb is None or opening.shape is not Shape.MAIN:
        return _verb_behind_clause(parsed)
    if opening.verb_first:
        return None
    joined = parsed.tag(opening.verb - 1) is Tag.COORDINATOR  # "… und überzeugt davon, dass …" is a second head
    second = joined and preamble_head([parsed.tokens[opening.verb].text.lower()]) is not None
    return _verb_behind_clause(parsed) if second else opening.verb


def _verb_behind_clause(parsed: ParsedSentence) -> int | None:
    """ "In der Erkenntnis, dass …, fordert der Rat …": the verb that a comma parts from the preamble."""
    behind = (s.verb for s in parsed.segments[1:] if s.shape is Shape.MAIN and s.verb_first and s.before == ",")
    return next(behind, None)


def framed_behind(parsed: ParsedSentence, turn: Turn, group: list[Attribution]) -> list[Attribution]:
    """ "Unter Verweis auf seine Berichte ersucht der Rat …": the issuer acts, and nothing in the preamble."""
    verb, head = main_verb(parsed), preamble_head([t.text.lower() for t in parsed.words])
    if verb is None or head is None or verb < parsed.sentence.first + head[1]:
        return group  # "Der Rat ist besorgt über …"
    span = parsed.tokens[verb].span
    named = [a.speaker is not None and a.speaker.end <= span.start and span in a.cue for a in group]
    return [
        replace(a, speaker=turn.speaker, relayed_by=()) if inside else a for a, inside in zip(group, named, strict=True)
    ]


def own_frames(discourse: Discourse, turn: Turn, group: list[Attribution]) -> list[Attribution]:
    """The attributions whose speaker is the issuer, by whatever name."""
    own = (a for a in group if a.speaker is None or _means_issuer(discourse, turn, a.speaker))
    return [replace(a, speaker=turn.speaker, turn=turn) for a in own]


def _means_issuer(discourse: Discourse, turn: Turn, phrase: Span) -> bool:
    if turn.speaker is not None and (phrase == turn.speaker):
        return True
    text = discourse.document.text
    words = [word.strip(_MARKS).lower() for word in phrase.of(text).strip(_MARKS).split()]
    issuer = [word.strip(",").lower() for word in (turn.speaker.of(text) if turn.speaker else "").split()]
    issuer += [
        word.removesuffix(end) for word in issuer for end in ("s", "es") if word.endswith(end)
    ]  # "des Bundestages"
    named = list(
        takewhile(lambda word: word[0].isupper(), phrase.of(text).strip(_MARKS).split()[words[0] in _ARTICLES :])
    )
    head = named[-1].strip(",").lower() if named else words[0]
    alone = "und" not in issuer  # of "China und Serbien" either may act alone
    group, _, member = head.rpartition("-")  # "die G7-Mitglieder"
    compound = group in issuer and member in _issuer_words()
    whole = head in issuer or _last_of_name(head) in issuer
    return words[0] in _issuer_words() or head in _issuer_words() or compound or (alone and whole)


def names_party(discourse: Discourse, turn: Turn, word: str) -> bool:
    """Whether a word names one of those who issue a text together: "EU" where it is "Europäische Union und Estland"."""
    issuer = turn.speaker.of(discourse.document.text).lower().replace(",", "").split() if turn.speaker else []
    return word.lower() in issuer or _last_of_name(word.lower()) in issuer


@lru_cache(maxsize=1 << 10)
def _last_of_name(word: str) -> str | None:
    """ "eu" → "union": the Council of the European Union also says "die EU"."""
    _, targets = longest(name_tree(), [folded(word)], 0)
    entities = (tables.entities().get(target.entity) for target in targets if target.acronym)
    return next((entity.name.split()[-1].lower() for entity in entities if entity is not None), None)


@cache
def _issuer_words() -> frozenset[str]:
    classes = (cells for cells in rows("genre_words.tsv") if cells[0] in ("issuer_word", "issuer_member"))
    return frozenset(word for cells in classes for word in cells[1].split("|"))


def says_we(parsed: ParsedSentence) -> bool:
    """Whether the issuer says "wir" in a sentence."""
    return any(word.text.lower() in ("wir", "unser", "unsere") for word in parsed.words)


def opening_frame(parsed: ParsedSentence, turn: Turn) -> list[Attribution]:
    """ "Die Versammlung verlangt von der Regierung,": a frame whose contents are the points below, still without content."""
    if parsed.tokens[parsed.sentence.last - 1].text not in (",", ":"):
        return []
    frames = (frame_at(parsed, k) for k in range(len(parsed.segments)))
    found = [frame for frame in frames if frame is not None and frame.entry.clauses]
    last = max((frame.segment for frame in found), default=0)
    if says_we(parsed) and any(s.shape is not Shape.FRAGMENT for s in parsed.segments[last + 1 :]):
        return []  # "Wir haben vereinbart, den Handel auszubauen, und fordern:"
    made = (attribution_of(parsed, frame, [], Kind.INDIRECT, []) for frame in found[-1:])
    return [replace(one, speaker=turn.speaker, turn=turn) for one in made]


def open_list(parsed: ParsedSentence, before: list[Attribution]) -> Iterator[Attribution]:
    """ "verlangt von der Regierung, ⏎ 4.1. alle freizulassen;": a point that goes on with the frame before it."""
    if not before or any(s.shape is Shape.MAIN for s in parsed.segments):
        return
    infinitive = any(s.shape is Shape.INFINITIVE for s in parsed.segments[:2]) or _ends_in_zu(parsed)
    listed = not before[-1].content or (before[-1].carried and before[-1].kind is Kind.REPORTED)
    if infinitive or listed:
        content = spans_of(parsed, [(parsed.sentence.first, parsed.sentence.last)])
        kind = Kind.INDIRECT if infinitive else Kind.REPORTED  # "Die Seiten vereinbarten: ⏎ – den Bau einer Brücke"
        if content:
            yield replace(before[-1], content=content, kind=kind, sentence=parsed.index, frame=(), carried=True)


def _ends_in_zu(parsed: ParsedSentence) -> bool:
    verbs = [t for t in range(parsed.sentence.first, parsed.sentence.last) if parsed.tag(t) is Tag.VERB]
    return bool(verbs) and parsed.tokens[verbs[-1] - 1].text == "zu"
