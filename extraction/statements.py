"""Attributions → statements: who says it, to whom, on whose behalf, what about and to what end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import chain
from operator import attrgetter

from extraction.coreference.resolver import Resolver
from extraction.cue_words import GAP, cue_of
from extraction.frames import ATTENTION_CUE
from extraction.genres.declarations import names_of_member
from extraction.knowledge.tables import ancestors, organisations
from extraction.labels import Labels, main_clauses, on_behalf_of, usual_act
from extraction.labels.model import acts, themes
from extraction.text import (
    STARTS_AT,
    Act,
    Attribution,
    Document,
    Entity,
    EntityType,
    Evidence,
    Kind,
    Mention,
    Span,
    Statement,
    ToldEvent,
    dataclass,
    guarded,
    replace,
    words_of,
)
from extraction.text.inflection import small
from extraction.turns.interjections import spoken_pieces

_PARTS_OF_ORGANISATIONS = words_of("speaks_for_whole", "named_beside_whole")
_TALKED_OVER = words_of("cue_of_talk")
_PASSIVES = words_of("passive_past")
_AGREEMENT_CUES = words_of("agreement_cue")

_ENDS_AT = attrgetter("span.end")
_ANYBODY = "man"
_ACCEPTING = "annehmen"


def make_statements(document: Document, resolver: Resolver) -> tuple[Statement, ...]:
    """The statements of a document whose attributions are there; those that nobody says are left out.

    Speakers are resolved first, in the order of the text: whoever they turn out to be may be new to the document.
    """
    tellers: dict[int, Span] = {}
    spoken = []
    for attribution in document.attributions:
        _mean_teller(resolver, attribution, tellers)
        spoken.append(_spoken(document, resolver, attribution))
        if attribution.relayed_by:
            tellers[attribution.sentence] = attribution.relayed_by[0]
    labels = themes.assign(document, document.attributions)
    statements = []
    for attribution, (speakers, others), label in zip(document.attributions, spoken, labels, strict=True):
        if speakers and label and _says_something(document, attribution):
            with guarded(document, "labels", document.sentences[attribution.sentence].span):
                statement = _statement(document, attribution, speakers, others, label)
                entities_of(document, [statement])
                statements.append(statement)
    return tuple(statements)


def _says_something(document: Document, attribution: Attribution) -> bool:
    """Whether a content has words: "[…]" stands for what was left out."""
    return any(character.isalpha() for span in attribution.content for character in span.of(document.text))


def _mean_teller(resolver: Resolver, attribution: Attribution, tellers: dict[int, Span]) -> None:
    """ "Lawrow teilte mit, Blinken habe Gespräche angeboten. „Das ist etwas“, merkte er an.": the teller is quoted on."""
    teller = tellers.get(attribution.sentence - 1)
    quoted = attribution.kind in (Kind.DIRECT, Kind.INDIRECT) and bool(attribution.cue) and not attribution.carried
    if teller is None or not quoted or attribution.relayed_by or attribution.turn is not None:
        return
    if attribution.speaker is not None:
        resolver.mean(attribution.speaker, teller)


def _spoken(document: Document, resolver: Resolver, attribution: Attribution) -> tuple[tuple[str, ...], Others]:
    """Who speaks, and who else has a part in it."""
    with guarded(document, "coreference", document.sentences[attribution.sentence].span):
        return _speakers(document, resolver, attribution), _others(resolver, attribution)
    return (), Others()


def _statement(
    document: Document,
    attribution: Attribution,
    speakers: tuple[str, ...],
    others: Others,
    about: Labels[str],
) -> Statement:
    clauses = main_clauses(document, attribution.content)
    behalf = on_behalf_of.assign(document, attribution, speakers, clauses, we=others.on_behalf_of)
    done = acts.assign(document, attribution, bool(behalf), clauses)
    mentions = _mentions_in(document, attribution.content)
    return Statement(
        text=GAP.join(span.of(document.text) for span in attribution.content),
        spans=attribution.content,
        kind=attribution.kind,
        context=_context(document, attribution),
        cue=cue_of(document, attribution),
        speakers=speakers,
        addressees=tuple(a for a in others.addressees if a not in speakers),
        relayed_by=tuple(r for r in others.relayed_by if r not in speakers),
        on_behalf_of=behalf.values,
        acts=done.values,
        organisations=_organisations(document, mentions),
        themes=about.values,
        mentions=mentions,
        evidence=tuple(_as_written(document, e) for e in (*about.evidence, *done.evidence, *behalf.evidence)),
    )


def _as_written(document: Document, evidence: Evidence) -> Evidence:
    """Evidence with its words as the text has them, whatever stands between."""
    text = evidence.span.of(document.text)
    return evidence if evidence.text == text else Evidence(evidence.field, evidence.value, text, evidence.span)


def _mentions_in(document: Document, content: tuple[Span, ...]) -> tuple[Mention, ...]:
    """The mentions inside the pieces of a content, in the order of the text."""
    first, last = (
        bisect_left(document.mentions, offset, key=STARTS_AT)
        for offset in (min(span.start for span in content), max(span.end for span in content))
    )
    return tuple(m for m in document.mentions[first:last] if any(span.contains(m.span) for span in content))


def _add_names(document: Document, resolver: Resolver, speakers: tuple[str, ...], names: tuple[str, ...]) -> None:
    """What else the issuers of a declaration are called; of several each by the names that name it."""
    for speaker in speakers:
        own = names if len(speakers) == 1 else names_of_member(names, document.entities[speaker].name)
        resolver.add_names(speaker, own)


def _speakers(document: Document, resolver: Resolver, attribution: Attribution) -> tuple[str, ...]:
    """Who speaks. What is agreed or discussed without a word on by whom ("Vereinbart wurde …") both parties say."""
    if attribution.speaker and attribution.speaker.of(document.text).lower() != _ANYBODY:
        speakers = resolver.resolve(attribution.speaker)
        if attribution.relayed_by and speakers == resolver.resolve(attribution.relayed_by[-1]):
            speakers = resolver.principal(attribution.speaker, speakers, in_own_words=attribution.turn is not None)
        elif attribution.relayed_by:
            teller = resolver.resolve(attribution.relayed_by[-1])
            speakers = resolver.of_tellers_country(attribution.speaker, speakers, teller)
        turn = attribution.turn
        if turn is not None and turn.also and attribution.speaker == turn.speaker:
            _add_names(document, resolver, speakers, turn.also)
        if not speakers and attribution.relayed_by:
            return resolver.resolve(attribution.relayed_by[-1])  # "er hat mir gesagt", and nobody can tell who
        return (*speakers, *_partners(document, resolver, attribution, speakers))
    in_conversation = attribution.cue_lemma is not None and _tells_of_conversation(document, attribution)
    together = (
        in_conversation
        or attribution.cue_lemma in _TALKED_OVER
        or usual_act(attribution.cue_lemma) in (Act.CONSULT, Act.INTENT_TO_COOPERATE)
    )
    agreed = not _AGREEMENT_CUES.isdisjoint((attribution.cue_lemma or "").split())
    start = attribution.content[0].start
    parties = resolver.parties(start) if together or agreed else ()
    if together and not parties and attribution.frame:
        parties = resolver.parties(attribution.frame[-1].end)  # "Der Handel war Thema des Gesprächs zwischen X und Y"
    if not parties and _is_told_of_nobody(document, attribution):
        parties = resolver.who_talk(start, answers=attribution.cue_lemma == _ACCEPTING)
    if parties or not attribution.relayed_by:
        return parties
    return resolver.resolve(attribution.relayed_by[-1])  # "man habe betont, sagte X"


def _is_told_of_nobody(document: Document, attribution: Attribution) -> bool:
    """ "Hervorgehoben wurde die Bedeutung des Handels": a passive of what is past, in nobody's own words."""
    past = any(span.of(document.text).lower() in _PASSIVES for span in attribution.cue)
    past = past or attribution.cue_lemma == ATTENTION_CUE
    return past and attribution.turn is None and not attribution.relayed_by


def _partners(
    document: Document, resolver: Resolver, attribution: Attribution, speakers: tuple[str, ...]
) -> tuple[str, ...]:
    """ "beriet mit Blinken über …": a person with a name has a part in what is talked over; "mit Bürgermeistern" nobody has."""
    phrase = attribution.partner
    if phrase is None:
        return ()
    if not any(document.entities[m.entity].type is EntityType.PERSON for m in _within(document, phrase)):
        return resolver.other_party(phrase, speakers)
    found = [e for e in resolver.resolve(phrase) if e not in speakers]
    return tuple(e for e in found if document.entities[e].type is EntityType.PERSON)


def _within(document: Document, span: Span) -> tuple[Mention, ...]:
    return _mentions_in(document, (span,))


def _tells_of_conversation(document: Document, attribution: Attribution) -> bool:
    """ "In dem Gespräch wurde bekräftigt, dass …": nobody is named, so those who talk say it."""
    words = {word.lower() for span in attribution.frame for word in span.of(document.text).split()}
    return bool(words & words_of("conversation", "talk"))


@dataclass(frozen=True, slots=True)
class Others:
    """Who else has a part in a statement: who is spoken to, who passes it on, for whom the speaker's "wir" speaks."""

    addressees: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()


def _others(resolver: Resolver, attribution: Attribution) -> Others:
    relayed_by = dict.fromkeys(chain.from_iterable(resolver.resolve(phrase) for phrase in attribution.relayed_by))
    own = attribution.turn.on_behalf_of if attribution.turn else None
    return Others(_entities(resolver, attribution.addressee), tuple(relayed_by), _entities(resolver, own))


def _entities(resolver: Resolver, phrase: Span | None) -> tuple[str, ...]:
    return resolver.resolve(phrase) if phrase else ()


def _organisations(document: Document, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The international organisations among the mentions, and those that they name with them."""
    named = [_named_with(m, document.text) for m in mentions if m.entity in organisations()]
    return tuple(dict.fromkeys(chain.from_iterable(named)))


def _named_with(mention: Mention, text: str) -> tuple[str, ...]:
    """What one mention names: the Commission also the EU, the Security Council also the UN; an agency is itself alone."""
    entity = mention.entity
    if small(entity) in _PARTS_OF_ORGANISATIONS:
        return (entity, *ancestors(entity))
    words = mention.span.of(text).replace("-", " ").split()
    return (entity, *(parent for parent in ancestors(entity) if parent in words))


def _context(document: Document, attribution: Attribution) -> Span:
    """The sentences that the content and its frame stand in."""
    pieces = (*attribution.content, *attribution.frame)
    start, end = min(p.start for p in pieces), max(p.end for p in pieces)
    first = bisect_right(document.sentences, start, key=_ENDS_AT)
    last = bisect_left(document.sentences, end, key=STARTS_AT) - 1
    return Span(document.sentences[first].span.start, document.sentences[last].span.end)


def entities_of(
    document: Document, statements: Iterable[Statement], events: Iterable[ToldEvent] = ()
) -> dict[str, Entity]:
    """Every entity that the statements and events refer to, by id. Raises KeyError for one that the document lacks."""
    ids: dict[str, None] = {}
    for s in statements:
        named = [m.entity for m in s.mentions]
        ids |= dict.fromkeys((*s.speakers, *s.addressees, *s.relayed_by, *s.on_behalf_of, *s.organisations, *named))
    for event in events:
        ids.update(dict.fromkeys(event.entities))
    return {entity: document.entities[entity] for entity in ids}


def as_written(statement: Statement, text: str, read: str) -> Statement:
    """A statement in the words of the text as it was given, without what was left out to read it."""
    spans = tuple(piece for span in statement.spans for piece in spoken_pieces(span, text, read))
    return replace(
        statement,
        text=GAP.join(span.of(text) for span in spans),
        spans=spans,
        mentions=tuple(replace(mention, text=mention.span.of(text)) for mention in statement.mentions),
        evidence=tuple(replace(words, text=words.span.of(text)) for words in statement.evidence),
    )
