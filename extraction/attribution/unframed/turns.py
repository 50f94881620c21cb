"""Words that are somebody's by the form of the text: each sentence of a turn is the speaker's, unless it only reports another."""

from __future__ import annotations

from extraction.attribution.contents import spans_of
from extraction.attribution.discourse import Discourse
from extraction.attribution.unframed.declared import (
    framed_behind,
    main_verb,
    names_party,
    open_list,
    opening_frame,
    own_frames,
    read_preamble,
    says_we,
)
from extraction.attribution.unframed.relayed_turns import relay_turn
from extraction.attribution.unframed.turn_reports import covers, finite_verb_of, quotes_another, reports_another
from extraction.grammar import ParsedSentence, is_country
from extraction.knowledge.names import title_of
from extraction.text import Attribution, Document, Kind, Turn, TurnKind, guarded, replace, words_of

_SIDES = words_of("side_of_parties")
_SILENT = (TurnKind.QUESTION, TurnKind.SILENCE)


def silent_sentences(document: Document) -> frozenset[int]:
    """The sentences that are nobody's words, so that there is nothing to read in them."""
    return frozenset(i for turn in document.turns if turn.kind in _SILENT for i in range(turn.first, turn.last))


def attribute_turns(discourse: Discourse) -> None:
    """Give the sentences of every turn to its speaker. What the sentences themselves attribute must have been found."""
    spoken = frozenset(
        i for turn in discourse.document.turns if turn.kind is TurnKind.WORDS for i in range(turn.first, turn.last)
    )
    for turn in discourse.document.turns:
        if turn.kind is TurnKind.RELAY and turn.speaker is not None:
            relay_turn(discourse, turn, turn.speaker)
        if turn.kind is TurnKind.WORDS:
            for parsed in discourse.sentences[turn.first : turn.last]:
                with guarded(discourse.document, "turns", parsed.sentence.span):
                    discourse.found[parsed.index] = _spoken(discourse, turn, parsed, spoken)


def _spoken(discourse: Discourse, turn: Turn, parsed: ParsedSentence, spoken: frozenset[int]) -> list[Attribution]:
    """What a sentence of a turn says; `spoken` are the sentences of all turns, in which others than the speaker may be named."""
    group = [a for a in discourse.found[parsed.index] if not _is_framed_outside(discourse, a, spoken)]
    own = (turn.speaker,) if turn.speaker else ()
    if turn.declares:
        return _declared(discourse, turn, parsed)
    if _announces_quotation(discourse, parsed):
        return []
    if reports_another(discourse, parsed, group):
        return [replace(a, turn=turn, relayed_by=(*own, *a.relayed_by)) for a in group]
    content = spans_of(parsed, [(parsed.sentence.first, parsed.sentence.last)])
    return (
        [Attribution(content, Kind.DIRECT, parsed.index, turn.label, speaker=turn.speaker, turn=turn)]
        if content
        else []
    )


def _is_framed_outside(discourse: Discourse, attribution: Attribution, spoken: frozenset[int]) -> bool:
    """ "Die Konferenz endete. ⏎ „Wir bleiben.“ ⏎ Jana Kern, Ministerin": whom the report names before has not said it."""
    speaker = attribution.speaker
    if attribution.kind is not Kind.DIRECT or speaker is None:
        return False
    return discourse.sentence_of_character(speaker.start) not in spoken


def _announces_quotation(discourse: Discourse, parsed: ParsedSentence) -> bool:
    """ "Jana Kern sagte 1973:" before a quotation: nothing but the frame of the next sentence's words."""
    following = discourse.found[parsed.index + 1] if parsed.index + 1 < len(discourse.found) else []
    if not parsed.words or parsed.words[-1].text != ":":
        return False
    return any(
        quotes_another(discourse, a) and parsed.sentence.span.contains(a.speaker) for a in following if a.speaker
    )


def _declared(discourse: Discourse, turn: Turn, parsed: ParsedSentence) -> list[Attribution]:
    """A sentence of a declaration: what its issuer does by a frame of its own, else the issuer's words as they stand."""
    group = [_with_party_before(discourse, turn, parsed, a) for a in discourse.found[parsed.index]]
    if parsed.words and parsed.words[-1].text == ":" and (preamble := read_preamble(parsed, turn)):
        return preamble  # "In Bekräftigung unserer Freundschaft haben wir beschlossen:"
    acted = [] if says_we(parsed) else _acted(discourse, turn, parsed, group)
    if acted:
        return acted
    if opened := opening_frame(parsed, turn):
        return opened
    if listed := list(open_list(parsed, _before(discourse, parsed.index))):
        return listed
    content = spans_of(parsed, [(parsed.sentence.first, parsed.sentence.last)])
    if not content or not any(s.verb is not None for s in parsed.segments):
        return []
    return [Attribution(content, Kind.DIRECT, parsed.index, turn.label, speaker=turn.speaker, turn=turn)]


def _acted(discourse: Discourse, turn: Turn, parsed: ParsedSentence, group: list[Attribution]) -> list[Attribution]:
    """What an issuer that speaks of itself in the third person does in a sentence, or one of its members alone."""
    preamble = read_preamble(parsed, turn)
    group = framed_behind(parsed, turn, group) if preamble else group
    own = own_frames(discourse, turn, [a for a in group if not a.carried])
    if preamble:
        return [*preamble, *own] if main_verb(parsed) is not None else preamble
    alone = not own and _is_of_one_party(discourse, turn, parsed, group)
    return [replace(a, turn=turn) for a in group if not a.carried] if alone else own


def _with_party_before(
    discourse: Discourse, turn: Turn, parsed: ParsedSentence, attribution: Attribution
) -> Attribution:
    """ "Die serbische Seite dankte für … Sie bekräftigte …": behind what one party does alone "sie" is that party again."""
    speaker, verb = attribution.speaker, finite_verb_of(parsed, attribution)
    before = _before(discourse, parsed.index)[-1:]
    alone = before and before[0].speaker is not None and before[0].speaker != turn.speaker
    if not alone or speaker is None or verb is None or verb[1].plural:
        return attribution
    again = speaker.of(discourse.document.text) in ("Sie", "sie")
    return replace(attribution, speaker=before[0].speaker) if again else attribution


def _is_of_one_party(discourse: Discourse, turn: Turn, parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """ "Die usbekische Seite dankte für …", "Der Bundeskanzler lud ihn ein": in what both issue, one of them acts alone."""
    told = [a for a in group if not (a.carried or a.nested)]
    phrases = [a.speaker.of(discourse.document.text).split() for a in told if a.speaker is not None]
    if not told or len(phrases) < len(told) or not covers(parsed, told):
        return False
    return all(
        words[-1] in _SIDES
        or is_country(words[-1])
        or names_party(discourse, turn, words[-1])
        or any(title_of(word) is not None for word in words)
        for words in phrases
    )


def _before(discourse: Discourse, index: int) -> list[Attribution]:
    """What the nearest sentence before has, over sentences that are nobody's."""
    while index > 0:
        index -= 1
        if discourse.sentences[index].segments:
            return discourse.found[index]
    return []
