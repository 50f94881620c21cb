"""Words in which somebody tells what another said: "„Belgrad habe darauf bestanden, …“, sagte ein Beamter", "Merkel habe, sagte
X, den Zutritt angemahnt". They are the other's; who tells them passes them on.

The words are read once more as a sentence of their own, without the frame that stands around or inside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from extraction.attribution.discourse import Discourse
from extraction.attribution.telling_bodies import brings_message, is_one_body, joins_pronoun
from extraction.frames import TOPIC_CUE, may_name_topic
from extraction.grammar import (
    ParsedSentence,
    Shape,
    cue_entries,
    entries_of,
    means_somebody,
    parse_sentence,
    verb_forms,
)
from extraction.knowledge.names import title_of
from extraction.text import Act, Attribution, Document, Kind, Sentence, Span, Token, replace, words_of
from extraction.text.records import keeping_words

Reader = Callable[[Discourse, ParsedSentence], None]

_TELLING = words_of("auxiliary_of_retelling")
_HEARSAY = words_of("auxiliary_of_hearsay")
_SOURCES = words_of("source_preposition", "opener_of_source_clause")
_SPEAKER_OFFICES = words_of("spokesperson")
_PRONOUNS = words_of("no_inner_speaker")
_PRINCIPALS = words_of("pronoun_of_principal")
_TALKED_OVER = words_of("cue_of_talk")
_AGREED = frozenset(word.lower() for word in words_of("agreement_cue"))
_ANYBODY = "man"
_BELIEFS = words_of("verb_of_belief")
_PERFECT = words_of("perfect_auxiliary")
_HAS = frozenset({"hat", "haben", "hatte", "hatten"})
_LEFT_OVER = 3  # words that may stand beside what another is told to have said
_REACH = 12  # tokens until the auxiliary, which comes behind the subject


def retold(discourse: Discourse, found: Sequence[Attribution], read: Reader) -> Iterator[Attribution]:
    """The attributions; one that tells another's words has those in its place, passed on, and is itself `nested` behind them."""
    for attribution in found:
        told = _told(discourse, attribution, read) if _may_retell(attribution) else []
        yield from told
        yield replace(attribution, nested=True) if told else attribution


def _may_retell(attribution: Attribution) -> bool:
    known = attribution.speaker is not None and not attribution.relayed_by
    return known and not attribution.nested and attribution.turn is None and attribution.kind is not Kind.REPORTED


def _told(discourse: Discourse, attribution: Attribution, read: Reader) -> list[Attribution]:
    parted = len(attribution.content) > 1 and _is_source(discourse, attribution)
    telling = _telling(attribution)
    if not parted and (telling | _HEARSAY).isdisjoint(discourse.sentences[attribution.sentence].lowered):
        return []
    tokens = _as_told(_content_tokens(discourse, attribution))
    auxiliary = any(token.text.lower() in telling for token in tokens[:_REACH])
    if not auxiliary and not parted:
        return []
    if not _may_tell_of_act(tokens) and not _is_source(discourse, attribution):
        return []  # told without reading the words once more
    if attribution.kind is Kind.DIRECT:
        return _told_in_quotation(discourse, attribution, tokens, read)
    apart = _with_commas(discourse, attribution, tokens)
    for words in (tokens, apart) if len(apart) > len(tokens) else (tokens,):
        virtual, parsed = _read_alone(discourse, words, attribution, read)
        acts = [a for a in virtual.found[0] if not a.nested]
        if acts and all(_is_anothers(virtual, parsed, attribution, a) for a in acts) and _covers(tokens, acts):
            return [_passed_on(a, attribution) for a in acts]
    return []


def _telling(attribution: Attribution) -> frozenset[str]:
    """The auxiliaries with which words tell what another said; in quotation marks those of the indicative, too."""
    return _TELLING | _HAS if attribution.kind is Kind.DIRECT else _TELLING


def _content_tokens(discourse: Discourse, attribution: Attribution) -> list[Token]:
    document, sentence = discourse.document, discourse.sentences[attribution.sentence].sentence
    found: set[int] = set()
    for span in attribution.content:
        first = bisect_left(document.starts, span.start, sentence.first, sentence.last)
        last = bisect_left(document.starts, span.end, sentence.first, sentence.last)
        found.update(t for t in range(first, last) if document.tokens[t].end <= span.end)
    return [document.tokens[t] for t in sorted(found)]


def _as_told(tokens: list[Token]) -> list[Token]:
    """ "soll der Gast gesagt haben, er reise" as "habe der Gast gesagt, er reise"."""
    heard = next((i for i, token in enumerate(tokens[:_REACH]) if token.text.lower() in _HEARSAY), None)
    if heard is None:
        return tokens
    ends = (
        i
        for i in range(heard + 2, len(tokens))
        if tokens[i].text == "haben" and _may_complete(tokens[i - 1].text.lower())
    )
    end = next(ends, None)
    if end is None:
        return tokens
    told = "habe" if tokens[heard].text.lower() == "soll" else "hätten"
    return [*tokens[:heard], replace(tokens[heard], text=told), *tokens[heard + 1 : end], *tokens[end + 1 :]]


def _may_tell_of_act(tokens: Sequence[Token]) -> bool:
    """Whether an auxiliary among some words may have its cue there: a participle, or the words of a phrase ("einig sein")."""
    words = {token.text.lower() for token in tokens}
    if ":" in words or may_name_topic(words) or any(map(_may_complete, words)):
        return True
    return not _longest_words().isdisjoint(words) and any(phrase <= words for phrase in _phrases_with_auxiliary())


@keeping_words
def _may_complete(word: str) -> bool:
    """Whether a word makes the predicate of a cue with an auxiliary: "erklärt", "wissen lassen"."""
    return word == "lassen" or any(form.participle and form.lemma in cue_entries() for form in verb_forms(word))


@cache
def _phrases_with_auxiliary() -> tuple[frozenset[str], ...]:
    return tuple(entry.words for verb in _PERFECT for entry in cue_entries().get(verb, ()))


@cache
def _longest_words() -> frozenset[str]:
    """The longest word of each of these phrases: few sentences have any of them."""
    return frozenset(max(sorted(phrase), key=len, default="") for phrase in _phrases_with_auxiliary())


def _with_commas(discourse: Discourse, attribution: Attribution, tokens: list[Token]) -> list[Token]:
    """The tokens with the commas between the pieces, which part a clause from the one that it hangs on."""
    words = discourse.sentences[attribution.sentence].words
    gaps = [(a.end, b.start) for a, b in pairwise(attribution.content)]
    commas = [next((t for t in words if t.text == "," and a <= t.start < b), None) for a, b in gaps]
    return sorted([*tokens, *(c for c in commas if c is not None)], key=lambda t: t.start)


def _read_alone(
    discourse: Discourse, tokens: list[Token], attribution: Attribution, read: Reader
) -> tuple[Discourse, ParsedSentence]:
    """Some words of a sentence, read as if they were a sentence."""
    document, sentence = discourse.document, discourse.sentences[attribution.sentence].sentence
    span = Span(tokens[0].start, tokens[-1].end)
    alone = Document(document.text, tokens=tokens, sentences=[Sentence(span, 0, len(tokens), sentence.paragraph)])
    quoted: list[int | None] = [None] * len(tokens)
    parsed = parse_sentence(alone, 0, quoted)
    virtual = Discourse(alone, quoted, [parsed], [[]])
    read(virtual, parsed)
    return virtual, parsed


def _is_source(discourse: Discourse, attribution: Attribution) -> bool:
    """Whether the frame is one without a verb of its own, or a clause with "wie": "wie der Sprecher mitteilte"."""
    opening = attribution.frame[0].of(discourse.document.text).split(" ")[0] if attribution.frame else ""
    return opening.lower() in _SOURCES


def _is_anothers(virtual: Discourse, parsed: ParsedSentence, teller: Attribution, act: Attribution) -> bool:
    """Whether an act has a subject of its own, who is not the one who tells it."""
    if act.carried or act.kind is Kind.DIRECT:
        return False
    entries = entries_of(act.cue_lemma)
    if act.speaker is None:
        consulted = any(entry.act == Act.CONSULT and not entry.words for entry in entries)  # "sei erörtert worden"
        return consulted or act.cue_lemma in (TOPIC_CUE, *_TALKED_OVER)
    if any(entry.verb in _BELIEFS for entry in entries):
        return False  # "halten die Nachbarn nach Einschätzung der UNO eine Lösung für denkbar"
    text = virtual.document.text
    word = act.speaker.of(text).lower()
    if word == _ANYBODY and any(entry.words and _AGREED & set(entry.words) for entry in entries):
        return True  # "man sei sich einig gewesen"
    if word in _PRONOUNS and not (word in _PRINCIPALS and speaks_for_another(text, teller)):
        return False
    if word not in _PRONOUNS and not means_somebody(parsed, act.speaker):
        return False  # "die Prüfung habe ergeben, …"
    if joins_pronoun(word.split()):
        return False  # "Wang und er hätten sich geeinigt": one of the two tells it
    own = brings_message(entries) or any(entry.act == Act.CONSULT for entry in entries)
    if is_one_body(word.split()) and not own:
        return False  # "Russland habe den Putsch verurteilt": what a state did is told by who speaks of it
    told = any(t.span in act.cue and t.text.lower() in _telling(teller) for t in parsed.words)
    return told or _is_source(virtual, teller)


def speaks_for_another(text: str, attribution: Attribution) -> bool:
    """Whether the one who tells is a spokesperson, whose "er" and "sie" are whom he speaks for."""
    words = attribution.speaker.of(text).split() if attribution.speaker else []
    titles = [title for word in words if (title := title_of(word)) is not None]
    return any(title.head in _SPEAKER_OFFICES for title in titles)


def _covers(tokens: Sequence[Token], acts: Sequence[Attribution]) -> bool:
    """Whether the acts and their frames are all of the words but a few."""
    pieces = [piece for a in acts for piece in (*a.content, *a.frame)]
    left = [t for t in tokens if t.text[0].isalnum() and not any(p.start <= t.start < p.end for p in pieces)]
    return len(left) <= _LEFT_OVER


def _passed_on(act: Attribution, teller: Attribution) -> Attribution:
    frame = (*act.frame, *teller.frame)
    relayed = (teller.speaker,) if teller.speaker is not None else ()
    return replace(act, sentence=teller.sentence, frame=frame, relayed_by=(*relayed, *act.relayed_by))


def _tells_in_perfect(parsed: ParsedSentence, act: Attribution) -> bool:
    """ "„Der Präsident hat ihm geantwortet, dass …“": a quotation that is nothing but what another has said."""
    told = any(t.span in act.cue and t.text.lower() in _HAS for t in parsed.words)
    return told and act.kind is Kind.INDIRECT and act.content[0].start > act.cue[0].start


def _told_in_quotation(
    discourse: Discourse, attribution: Attribution, tokens: list[Token], read: Reader
) -> list[Attribution]:
    """A quotation whose main clause tells another's act stays whole: who did it says it."""
    virtual, parsed = _read_alone(discourse, tokens, attribution, read)
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    acts = [a for a in virtual.found[0] if not a.nested and a.cue]
    if not mains or not acts or not (mains[0].surely_subjunctive or _tells_in_perfect(parsed, acts[0])):
        return []
    verb = parsed.tokens[mains[0].verb or 0].span
    if verb not in acts[0].cue or not _is_anothers(virtual, parsed, attribution, acts[0]):
        return []
    relayed = (attribution.speaker,) if attribution.speaker is not None else ()
    return [replace(attribution, speaker=acts[0].speaker, relayed_by=relayed)]
