"""Who else is in an article than those with whom its lines bring an event together: who speaks, is spoken to, is the host."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import takewhile

from extraction.coreference.resolver import Resolver
from extraction.events.casting import Cast
from extraction.events.drafting import host_of
from extraction.events.drafts import OPENING, Draft
from extraction.events.parties import BARE, addressees_of, bodies_of, find_parties, speakers_of
from extraction.events.sentences import line_of
from extraction.events.words import event_noun
from extraction.text import Document, EventType, Statement, words_of


def speakers_in(document: Document, resolver: Resolver, statements: Iterable[Statement]) -> tuple[str, ...]:
    """Who speaks in an article, without the texts that do."""
    return tuple(s for s in speakers_of(document, resolver, statements) if not _is_document(document, s))


def _is_document(document: Document, speaker: str) -> bool:
    """ "Im Schlusskommuniqué heißt es": a text that speaks, and nobody who takes part."""
    noun = document.entities[speaker].name.split()[-1]
    return event_noun(noun, noun) is not None


def cast_of(
    document: Document,
    resolver: Resolver,
    statements: Sequence[Statement],
    speakers: tuple[str, ...],
    drafts: Sequence[Draft],
) -> Cast:
    """Who else is in an article whose sentences tell of some events."""
    return Cast(
        speakers,
        addressees_of(document, resolver, statements),
        _named_host(document, resolver),
        bodies_of(document, statements),
        next((s.speakers for s in statements if len(s.speakers) > 1), ()),
        _subject_before(document, resolver, drafts),
        _correspondents_before(document, resolver, drafts),
    )


def _subject_before(document: Document, resolver: Resolver, drafts: Iterable[Draft]) -> tuple[str, ...]:
    """Who is the subject together right before an event of which nobody is named: "X und Y legten den Streit bei. Das Treffen …"."""
    at = next((d.sentence - 1 for d in drafts if d.refers and not d.participants), -1)
    if not 0 <= at < OPENING:
        return ()
    parties = find_parties(line_of(document, resolver, document.sentences[at]))
    people = [p for p in parties if p.is_person and not p.is_pronoun]
    bare = [p for p in people if p.governor == BARE]
    row = list(takewhile(lambda party: party is bare[0] or party.follows, bare))
    row += [p for p in people if p.governor in words_of("event_partner")] if len(row) > 2 else []  # "X, Y, Z … mit W"
    return tuple(dict.fromkeys(entity for party in row for entity in party.entities))


def _correspondents_before(document: Document, resolver: Resolver, drafts: Iterable[Draft]) -> tuple[str, ...]:
    """ "X hat Präsident Y geantwortet. Das Schreiben …": who writes to whom, where the sentence before the letter names both."""
    at = next((d.sentence - 1 for d in drafts if d.refers and d.type is EventType.LETTER and not d.participants), -1)
    if not 0 <= at < OPENING or not any(
        t.lemma in words_of("event_answered")
        for t in document.tokens[document.sentences[at].first : document.sentences[at].last]
    ):
        return ()
    parties = find_parties(line_of(document, resolver, document.sentences[at]))
    bare = [p for p in parties if p.is_person and not p.is_pronoun and p.governor == BARE and len(p.entities) == 1]
    return tuple(p.entities[0] for p in bare) if len(bare) == 2 and not bare[1].follows else ()


def _named_host(document: Document, resolver: Resolver) -> str | None:
    """Whom the article calls the host: "Gastgeber Jonas Tveit"."""
    hosts, text = words_of("event_host", "event_following"), document.text.lower()
    if not any(host in text for host in hosts):
        return None
    for sentence in document.sentences:
        if any(t.text.lower() in hosts for t in document.tokens[sentence.first : sentence.last]):
            line = line_of(document, resolver, sentence)
            host = host_of(line, find_parties(line))
            if host is not None:
                return host
    return None
