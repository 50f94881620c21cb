"""What the title of an article tells of: its surnames are those of people whom the text names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extraction.coreference.resolver import Resolver
from extraction.events.days import find_days
from extraction.events.drafting import drafts_of
from extraction.events.drafts import OPENING, Draft
from extraction.events.parties import LONGEST_LINE, EventLine, country_of, is_group
from extraction.events.words import is_trigger_word
from extraction.knowledge.names import title_of
from extraction.knowledge.names.transliteration import consonant_skeletons
from extraction.text import Document, Entity, EntityType, EventType, words_of
from extraction.text.tokens import tokenise

_GOING = frozenset((EventType.VISIT, EventType.MEETING))


def titled_beside(document: Document, drafts: Sequence[Draft]) -> list[Draft]:
    """The events that a title tells of, beside what the sentences tell of."""
    titled = _drafts_of_title(document)
    if not drafts and _is_announced(document):
        titled = [draft for draft in titled if draft.type not in _GOING]  # "Mokoena reist nach Lima", next week
    return [draft for draft in titled if not _is_only_where(draft, drafts)]


def _is_only_where(titled: Draft, drafts: Sequence[Draft]) -> bool:
    """ "X am Gipfel in Y" in a title, where the text tells only of whom X met there."""
    of_one = titled.type is EventType.SUMMIT and (titled.is_attended or len(titled.names - titled.countries) == 1)
    met = [draft for draft in drafts if draft.is_between_people and titled.names <= draft.names]
    return of_one and bool(met) and not any(draft.type is EventType.SUMMIT for draft in drafts)


def _is_announced(document: Document) -> bool:
    """Whether the opening speaks of what is to come: "will in der kommenden Woche … treffen"."""
    end = document.sentences[min(OPENING, len(document.sentences)) - 1].last if document.sentences else 0
    words = {token.text.lower() for token in document.tokens[:end]}
    on = document.published_on
    if on is not None and any(told.explicit and told.day > on for told in find_days(document.tokens, 0, end, on)):
        return True  # "trifft am Freitag, 14. Februar, mit X zusammen"
    return not words.isdisjoint(words_of("event_next")) and not words.isdisjoint(
        words_of("event_planned", "event_planned_time")
    )


def _drafts_of_title(document: Document) -> list[Draft]:
    """The events that a title tells of, by the people whom the text names."""
    if not document.title:
        return []
    title = Document(_without_marks(document.title), published_on=document.published_on)
    tokenise(title)
    if not any(is_trigger_word(t.text, t.lemma) for t in title.tokens):
        return []
    people = tuple((e.name.split()[-1], e.id) for e in _people_of(document) if title_of(e.name.split()[0]) is None)
    people = tuple(dict.fromkeys((*people, *_as_written(document, people))))
    homes = _homes_of(document, [id_ for _, id_ in people])
    line = EventLine(
        title,
        Resolver(title),
        0,
        min(len(title.tokens), LONGEST_LINE),
        is_title=True,
        surnames=people,
        homes=homes,
    )
    drafts = drafts_of(line, -1)
    for draft in drafts:
        for entity in (*draft.names, *draft.topics, draft.place, draft.host, draft.initiative):
            if entity and entity in title.entities:
                document.entities.setdefault(entity, title.entities[entity])
    return drafts


def _as_written(document: Document, people: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The surnames of people as the text spells them: "Ruhani" of whom the lists have as Rohani."""
    surnames = {id_: surname for surname, id_ in people}
    for mention in document.mentions:
        surname, written = surnames.get(mention.entity), mention.text.split()[-1]
        if surname and surname != written and consonant_skeletons(surname) & consonant_skeletons(written):
            yield written, mention.entity


def _without_marks(title: str) -> str:
    """A title without what an agency puts behind it in capitals: "… empfängt Minister VIDEO"."""
    words = title.split()
    while words and words[-1] in words_of("event_title_mark"):
        words.pop()
    return " ".join(words)


def _homes_of(document: Document, people: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The countries that people act for, where that is known, with them."""
    return tuple((home, id_) for id_ in people if (home := country_of(document, id_)) is not None)


def place_in_title(document: Document) -> str | None:
    """ "Nehammer in Chişinău": where those are of whom the text only says that they spoke with somebody."""
    words = (document.title or "").split()
    places = {e.name: e.id for e in document.entities.values() if e.type is EntityType.PLACE}
    behind = (word.strip(":,.–") for before, word in pairwise(words) if before == "in")
    return next((places[word] for word in behind if word in places), None)


def _people_of(document: Document) -> list[Entity]:
    """The people whom the text names."""
    named = {mention.entity for mention in document.mentions}
    return [
        e
        for e in document.entities.values()
        if e.type is EntityType.PERSON and e.id in named and e.name and not is_group(e.name)
    ]
