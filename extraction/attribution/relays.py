"""Through whom words reach the reader: "Der Sprecher erklärte, beide hätten vereinbart, …", "laut Kreml habe Xi …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extraction.attribution.discourse import Discourse
from extraction.frames import has_hearsay_adverb
from extraction.grammar import Mood, ParsedSentence, Segment, document_nouns, verb_forms
from extraction.text import Attribution, Span, Token, replace, words_of

_QUOTE = "zitieren"
_NEAR = 2  # sentences


def with_relays(discourse: Discourse, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with those who pass each on, the outermost first; whoever only passes on is left out."""
    relaying: dict[int, list[Attribution]] = {}
    for attribution in found:
        if attribution.nested and attribution.speaker is not None:
            relaying.setdefault(attribution.sentence, []).append(attribution)
    done: list[Attribution] = []
    for attribution in found:
        if not attribution.nested:
            before = done[-1] if done else None
            done.append(_relayed(discourse, attribution, relaying.get(attribution.sentence, ()), before))
    return done


def _relayed(
    discourse: Discourse, attribution: Attribution, relaying: Sequence[Attribution], before: Attribution | None
) -> Attribution:
    around = sorted((r for r in relaying if _passes_on(r, attribution)), key=lambda r: -_length(r))
    chain = (phrase for r in around for phrase in (*r.relayed_by, r.speaker))
    phrases = dict.fromkeys(phrase for phrase in chain if phrase is not None and phrase != attribution.speaker)
    if before is not None and attribution.sentence - before.sentence <= _NEAR and before.relayed_by:
        named = [p for p in phrases if not _is_bare_document(discourse, p)]
        phrases = dict.fromkeys(named if named or not phrases else before.relayed_by)  # "hieß es in einer Mitteilung"
    if not phrases and _is_told(discourse, attribution):
        quoted_anew = attribution.cue_lemma == _QUOTE and _is_another(discourse, attribution, before)
        phrases = dict.fromkeys(() if quoted_anew else _tellers(discourse, attribution, before))
    if not phrases and before is not None and _goes_on(attribution, before):
        phrases = dict.fromkeys(before.relayed_by)
    told_by_others = (phrase for phrase in phrases if phrase not in attribution.relayed_by)
    return replace(attribution, relayed_by=(*told_by_others, *attribution.relayed_by)) if phrases else attribution


def _is_another(discourse: Discourse, attribution: Attribution, before: Attribution | None) -> bool:
    """Whether a name, and no pronoun, says whose words are quoted, and it is not whose words stand before."""
    if before is None or attribution.speaker is None or attribution.speaker == before.speaker:
        return False
    return attribution.speaker.of(discourse.document.text).lower() not in words_of("personal_pronoun")


def _goes_on(attribution: Attribution, before: Attribution) -> bool:
    """ "zitierte ihn die Agentur. Ein Vertrag sei …": what goes on comes the same way as the words right before."""
    near = attribution.sentence - before.sentence <= _NEAR
    return near and attribution.carried and attribution.cue_lemma is None and attribution.speaker == before.speaker


def _is_bare_document(discourse: Discourse, phrase: Span) -> bool:
    """ "Einer Mitteilung", "der Erklärung": a text that is not said to be anybody's."""
    words = phrase.of(discourse.document.text).split()
    return len(words) < 3 and words[-1].endswith(document_nouns())


def _passes_on(relay: Attribution, attribution: Attribution) -> bool:
    """Whether the words of one attribution lie inside the content of another."""
    first, last = attribution.content[0].start, attribution.content[-1].end
    return relay.content[0].start <= first and last <= relay.content[-1].end


def _length(attribution: Attribution) -> int:
    return attribution.content[-1].end - attribution.content[0].start


def _tellers(discourse: Discourse, attribution: Attribution, before: Attribution | None) -> tuple[Span, ...]:
    """Who tells of an act where the sentence does not say: who told of the one right before, else who has the floor."""
    if before is not None and before.relayed_by and attribution.sentence - before.sentence <= _NEAR:
        return before.relayed_by
    floor = discourse.floor[attribution.sentence] if attribution.sentence < len(discourse.floor) else None
    return (floor,) if floor is not None and floor != attribution.speaker else ()


def _is_told(discourse: Discourse, attribution: Attribution) -> bool:
    """ "Der Ägypter habe klargemacht, …", "schloss Saied demnach aus": an act that somebody else tells of."""
    if not attribution.cue or attribution.carried:
        return False
    if attribution.cue_lemma == _QUOTE:
        return True  # "wurde er zitiert"
    parsed = discourse.sentences[attribution.sentence]
    told = any(_is_subjunctive_auxiliary(t) for t in _tokens_of(discourse, attribution.cue))
    told = told or any(s.surely_subjunctive and _is_cue(parsed, s, attribution) for s in parsed.segments)
    return told or has_hearsay_adverb(parsed)


def _tokens_of(discourse: Discourse, cue: Sequence[Span]) -> Iterator[Token]:
    """The tokens that are the words of a cue."""
    tokens, starts = discourse.document.tokens, discourse.document.starts
    for span in cue:
        at = bisect_left(starts, span.start)
        if at < len(tokens) and tokens[at].span == span:
            yield tokens[at]


def _is_cue(parsed: ParsedSentence, segment: Segment, attribution: Attribution) -> bool:
    return segment.verb is not None and parsed.tokens[segment.verb].span in attribution.cue


def _is_subjunctive_auxiliary(token: Token) -> bool:
    forms = [form for form in verb_forms(token.text.lower()) if form.finite and form.lemma in ("haben", "sein")]
    return bool(forms) and not any(form.moods & Mood.INDICATIVE for form in forms)
