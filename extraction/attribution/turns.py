"""Words that are somebody's by the form of the text: each sentence of a turn is the speaker's, unless it only reports another."""

from __future__ import annotations

from dataclasses import replace

from extraction.attribution.contents import spans_of
from extraction.attribution.declared import open_list, opening_frame, own_frames, read_preamble
from extraction.attribution.discourse import Discourse
from extraction.grammar.cues import cue_entries
from extraction.grammar.phrases import is_country
from extraction.grammar.segments import ParsedSentence
from extraction.text.document import Attribution, Document, Kind, Span, Turn, TurnKind
from extraction.text.guard import guarded

_OWN = frozenset("ich wir man es das dies uns mich er sie".split())

_SILENT = (TurnKind.QUESTION, TurnKind.SILENCE)


def silent_sentences(document: Document) -> frozenset[int]:
    """The sentences that are nobody's words, so that there is nothing to read in them."""
    return frozenset(i for turn in document.turns if turn.kind in _SILENT for i in range(turn.first, turn.last))


def attribute_turns(discourse: Discourse) -> None:
    """Give the sentences of every turn to its speaker. What the sentences themselves attribute must have been found."""
    for turn in discourse.document.turns:
        if turn.kind is TurnKind.RELAY and turn.speaker is not None:
            for i in range(turn.first, turn.last):
                discourse.found[i] = [replace(a, relayed_by=(turn.speaker, *a.relayed_by)) for a in discourse.found[i]]
        if turn.kind is TurnKind.WORDS:
            for parsed in discourse.sentences[turn.first : turn.last]:
                with guarded(discourse.document, "turns", parsed.sentence.span):
                    discourse.found[parsed.index] = _spoken(discourse, turn, parsed)


def _spoken(discourse: Discourse, turn: Turn, parsed: ParsedSentence) -> list[Attribution]:
    group = discourse.found[parsed.index]
    own = (turn.speaker,) if turn.speaker else ()
    if turn.declares:
        return _declared(discourse, turn, parsed)
    if reports_another(discourse, parsed, group):
        return [replace(a, turn=turn, relayed_by=(*own, *a.relayed_by)) for a in group]
    content = spans_of(parsed, [(parsed.sentence.first, parsed.sentence.last)])
    return (
        [Attribution(content, Kind.DIRECT, parsed.index, turn.label, speaker=turn.speaker, turn=turn)]
        if content
        else []
    )


def _declared(discourse: Discourse, turn: Turn, parsed: ParsedSentence) -> list[Attribution]:
    """A sentence of a declaration: what its issuer does by a frame of its own, else the issuer's words as they stand."""
    group = discourse.found[parsed.index]
    if not any(word.text.lower() in ("wir", "unser", "unsere") for word in parsed.words):
        preamble = read_preamble(parsed, turn)
        if preamble:
            return preamble
        own = own_frames(discourse, turn, [a for a in group if not a.carried])
        if own:
            return own
        opened = opening_frame(parsed, turn)
        if opened:
            return opened
        listed = list(open_list(parsed, _before(discourse, parsed.index)))
        if listed:
            return listed
    content = spans_of(parsed, [(parsed.sentence.first, parsed.sentence.last)])
    if not content or not any(s.verb is not None for s in parsed.segments):
        return []
    return [Attribution(content, Kind.DIRECT, parsed.index, turn.label, speaker=turn.speaker, turn=turn)]


def _before(discourse: Discourse, index: int) -> list[Attribution]:
    """What the nearest sentence before has, over sentences that are nobody's."""
    while index > 0:
        index -= 1
        if discourse.sentences[index].segments:
            return discourse.found[index]
    return []


def reports_another(discourse: Discourse, parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """Whether a sentence is nothing but the report of another's words: "Der Botschafter schrieb mir, dass …"."""
    told = [a for a in group if not a.nested]
    if not told or any(a.kind is not Kind.INDIRECT or a.speaker is None or a.carried for a in told):
        return False
    return all(_says(a) and _is_another(discourse, a.speaker) for a in told if a.speaker) and _covers(parsed, told)


def _says(attribution: Attribution) -> bool:
    """Whether the cue is a verb of saying: who agrees or sees something in some way is spoken about."""
    entries = cue_entries().get((attribution.cue_lemma or "").split(" ")[-1], ())
    entry = next((e for e in entries if e.lemma == attribution.cue_lemma), None)
    return entry is not None and "dass" in entry.clauses and not entry.words and entry.verb != "sein"


def _is_another(discourse: Discourse, speaker: Span) -> bool:
    words = speaker.of(discourse.document.text).lower().split()
    named = speaker.of(discourse.document.text)
    return words[0] not in _OWN and not words[0].startswith(("unser", "mein")) and not is_country(named)


def _covers(parsed: ParsedSentence, told: list[Attribution]) -> bool:
    """Whether frame and content together are the whole sentence but for a word or two in front."""
    pieces = [piece for a in told for piece in (*a.content, *a.frame)]
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    before = sum(t.start < start and t.text[0].isalnum() for t in parsed.words)
    behind = sum(t.start >= end and t.text[0].isalnum() for t in parsed.words)
    return before <= 2 and behind == 0
