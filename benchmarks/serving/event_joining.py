"""What events cost when articles are stored.

    PYTHONPATH=.:benchmarks python -m serving.event_joining [--articles 10000] [--statements 10]

Articles are made up: the statements are those of serving/corpus.py, and each tells of an event that two or three others tell of too,
between people of whom some meet all the time. Printed is the processor time for an article by thousands, in all and for its event
alone, which shows whether it grows with what is stored; then how many events there are, and what one costs that very many articles
tell of (`--crowd`).
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from api import migrations
from api.articles import drafts, ingest
from api.articles.article_text import identify
from api.articles.events import storing
from api.database import Database
from api.models import Event
from extraction.text import (
    Act,
    Cue,
    Entity,
    EntityType,
    EventParticipant,
    EventType,
    Extraction,
    Kind,
    Mention,
    ParticipantRole,
    Span,
    Statement,
    ToldEvent,
)
from serving.corpus import DAYS, FIRST_DAY, PER_ARTICLE, Corpus

PEOPLE, COUNTRIES, LEADERS = 400, 60, 20
PER_EVENT = 2.5  # articles
TYPES = (
    "call",
    "call",
    "meeting",
    "meeting",
    "visit",
    "summit",
    "press-conference",
    "speech",
    "statement",
    "statement",
)
STEP, BATCH = 1000, 10  # articles: of a line that is printed, and of a transaction, as archives are read


def main() -> None:
    """Store and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--statements", type=int, default=PER_ARTICLE, help="of each article, at most 10")
    parser.add_argument("--crowd", type=int, default=400, help="articles about one event")
    parser.add_argument("--database", help="the address of an empty database; SQLite otherwise")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Database(options.database or f"sqlite:///{folder}/events.sqlite")
        migrations.upgrade(database)
        corpus = Corpus(max(options.articles, options.crowd) * PER_ARTICLE)
        clock, total = _Clock(), 0.0
        for start in range(0, options.articles, STEP):
            numbers = range(start, min(start + STEP, options.articles))
            parsed = [_Article(corpus, n, options).parsed() for n in numbers]
            took = _store(database, parsed)
            total += took
            joining = sum(clock.take())
            print(
                f"{numbers[-1] + 1:7} articles: {1000 * took / len(numbers):6.2f} ms an article,"
                f" {1000 * joining / len(numbers):5.2f} of them for its event",
                flush=True,
            )
        with database.reading() as reader:
            events = reader.session.scalar(select(func.count()).select_from(Event))
        print(
            f"{options.articles} articles, {events} events, {total:.1f} s of one core, {clock.total:.1f} of them for events"
        )
        _store(database, [_crowded(corpus, n, options) for n in range(options.crowd)])
        took = clock.take()
        print(
            f"an event of {len(took)} articles: {sum(took):.2f} s, the last article {1000 * took[-1]:.1f} ms"
        ) if took else None
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        database.engine.dispose()


def _store(database: Database, parsed: list[drafts.Parsed]) -> float:
    """Seconds of this process."""
    start = time.process_time()
    for at in range(0, len(parsed), BATCH):
        ingest.store_all(database, parsed[at : at + BATCH])
    return time.process_time() - start


class _Clock:
    """What each article's events have cost, in seconds of this process."""

    def __init__(self) -> None:
        self._taken: list[float] = []
        self.total = 0.0
        self._add = storing.add
        storing.add = self._watch

    def take(self) -> list[float]:
        """What was measured since."""
        taken, self._taken = self._taken, []
        self.total += sum(taken)
        return taken

    def _watch(self, *values: Any) -> None:
        start = time.process_time()
        self._add(*values)
        self._taken.append(time.process_time() - start)


def _crowded(corpus: Corpus, number: int, options: argparse.Namespace) -> drafts.Parsed:
    """An article about one event, in the words that each fifth has."""
    parsed = _Article(corpus, number, options).parsed()
    people = tuple(EventParticipant(_politician(n).id, ParticipantRole.PARTICIPANT) for n in (0, 1))
    day = FIRST_DAY + timedelta(days=2 * DAYS)
    told = ToldEvent(EventType.CALL, people, (Span(0, 10),), day, is_day_told=bool(number % 5))
    text = f"{parsed.text} Gedränge {number}."
    entities = dict(parsed.extraction.entities) | {one.id: one for one in map(_politician, (0, 1))}
    extraction = replace(parsed.extraction, text=text, entities=entities, events=(told,))
    return replace(parsed, id=identify(text), text=text, extraction=extraction)


@dataclass(frozen=True)
class _Article:
    """One article: what it says, and which event it tells of."""

    corpus: Corpus
    number: int
    options: argparse.Namespace

    def parsed(self) -> drafts.Parsed:
        """As the extraction would hand it to the tables."""
        told, entities = _tell(random.Random(self.number), self.options.articles)  # noqa: S311
        lines = list(self.corpus.article(self.number))[: self.options.statements]
        text = " ".join(line["context"] for line in lines)
        statements = tuple(_statement(line, start) for line, start in zip(lines, _starts(lines), strict=True))
        entities |= {one["id"]: _entity(one) for line in lines for one in _named(line)}
        extraction = Extraction(text, "de", statements, entities, (), (told,))
        new = drafts.NewArticle(text=text, title=lines[0]["article"]["title"], published_on=told.day)
        return drafts.Parsed(identify(text), text, "de", new, extraction)


def _tell(rng: random.Random, articles: int) -> tuple[ToldEvent, dict[str, Entity]]:
    """An article's account of one of the events, and who is named in it."""
    event = random.Random(rng.randrange(int(articles / PER_EVENT)) + 10**9)  # noqa: S311 - the same for all of its articles
    type_ = EventType(event.choice(TYPES))
    count = {EventType.SUMMIT: 5, EventType.SPEECH: 1, EventType.STATEMENT: 1}.get(type_, 2)
    who = {min(event.randrange(PEOPLE), event.randrange(LEADERS * event.choice((1, 20)))) for _ in range(count + 1)}
    people = [_politician(n) for n in sorted(who)[:count]]
    day: date = FIRST_DAY + timedelta(days=event.randrange(DAYS))
    is_told = rng.random() < 0.7
    told = ToldEvent(
        type_,
        tuple(EventParticipant(one.id, ParticipantRole.PARTICIPANT) for one in people),
        (Span(0, 10),),
        day if is_told else day + timedelta(days=rng.random() < 0.3),
        is_day_told=is_told,
    )
    return told, {one.id: one for one in people}


def _politician(number: int) -> Entity:
    country = f"{chr(65 + number % COUNTRIES // 8)}{chr(65 + number % COUNTRIES % 8)}"
    return Entity(f"vorname{number}-name{number}", EntityType.PERSON, f"Vorname{number} Name{number}", country=country)


def _starts(lines: list[dict[str, Any]]) -> Iterator[int]:
    start = 0
    for line in lines:
        yield start
        start += len(line["context"]) + 1


def _statement(line: dict[str, Any], start: int) -> Statement:
    cue = line["cue"]
    return Statement(
        text=line["text"],
        spans=tuple(Span(one["start"], one["end"]) for one in line["spans"]),
        kind=Kind(line["kind"]),
        context=Span(start, start + len(line["context"])),
        cue=Cue(cue["text"], Span(cue["start"], cue["end"])),
        speakers=tuple(one["id"] for one in line["speakers"]),
        addressees=tuple(one["id"] for one in line["addressees"]),
        relayed_by=(),
        on_behalf_of=tuple(one["id"] for one in line["on_behalf_of"]),
        acts=tuple(Act(act) for act in line["acts"]),
        organisations=tuple(one["id"] for one in line["organisations"]),
        themes=tuple(line["themes"]),
        mentions=tuple(Mention(one["id"], one["text"], Span(one["start"], one["end"])) for one in line["entities"]),
        evidence=(),
    )


def _named(line: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in ("speakers", "addressees", "on_behalf_of", "organisations", "entities"):
        yield from line[field]


def _entity(one: dict[str, Any]) -> Entity:
    return Entity(one["id"], EntityType(one["type"]), one["name"])


if __name__ == "__main__":
    main()
