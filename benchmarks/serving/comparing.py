"""How long the accounts of one event take to be laid side by side.

    PYTHONPATH=.:benchmarks python -m serving.comparing [--articles 10] [--profile]

Each article has the sentences of several readouts of benchmarks/gold/pairs but for one, half of them those of the one side, half those
of the other, told by six sides. Responses are not kept, but words that have been split and stemmed are, as in a server. Printed are
the best and the median of 20 requests in processor time, by the clock in brackets; and the first, to which all words are new.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import random
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from flask.testing import FlaskClient

from api import app_state, create_app, migrations
from api.accounts.alignment.contents import load_related_words
from api.articles import catalogue, drafts, ingest
from api.database import Database
from api.settings import Settings
from extraction.text import EventParticipant, EventType, ParticipantRole, Span, ToldEvent

PAIRS = Path(__file__).parent.parent / "gold" / "pairs"
SIDES = ("SE", "KE", "DE", "FR", "CN", "US")
TOGETHER, REQUESTS = 3, 20
TOLD = ToldEvent(
    EventType.CALL,
    tuple(EventParticipant(id_, ParticipantRole.PARTICIPANT) for id_ in ("xi-jinping", "wladimir-putin")),
    (Span(0, 0),),
    date(2025, 3, 4),
    is_day_told=True,
)


def main() -> None:
    """Store, ask and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/accounts.sqlite"
        migrations.upgrade(Database(url))
        app = create_app(Settings(database_url=url, secret_key="for measuring", answer_cache_bytes=0))  # noqa: S106
        fill(app_state.of(app).database, options.articles)
        client = app.test_client()
        [event] = client.get("/events").json["data"]  # type: ignore[index]
        path = f"/events/{event['id']}/compare"
        load_related_words()  # as servers do before they answer
        first, _ = _ask(client, path)
        taken = [_ask(client, path) for _ in range(REQUESTS)]
        answer = client.get(path).json
        told = sum(side["statements"] for side in answer["meta"]["sides"])  # type: ignore[index]
        print(f"{options.articles} articles, {told} statements, {len(answer['data'])} rows")  # type: ignore[index]
        for name, of in (("best", min), ("median", statistics.median)):
            used, clock = (of(column) for column in zip(*taken, strict=True))
            print(f"{name}: {1000 * used:.1f} ms ({1000 * clock:.1f})")
        print(f"first: {1000 * first:.1f} ms")
        if options.profile:
            profile = cProfile.Profile()
            profile.runcall(lambda: [_ask(client, path) for _ in range(REQUESTS)])
            profile.print_stats("cumulative")


def fill(database: Database, articles: int) -> None:
    """Store the articles, all of one event."""
    with database.writing() as session:
        catalogue.load_knowledge(session)
    files = sorted(PAIRS.glob("pair*.json"))[:TOGETHER]
    pairs = [[one["text"] for one in json.loads(file.read_text("utf-8"))["accounts"].values()] for file in files]
    parser = drafts.own_parser()
    for number in range(articles):
        lines = [line for pair in pairs for line in pair[number % 2].split(". ")]
        random.Random(number).shuffle(lines)  # noqa: S311
        text = ". ".join(lines[1:])
        parsed = drafts.parse(
            parser, drafts.NewArticle(text=text, published_on=TOLD.day, side=SIDES[number % len(SIDES)])
        )
        ingest.store(database, replace(parsed, extraction=replace(parsed.extraction, events=(TOLD,))))


def _ask(client: FlaskClient, path: str) -> tuple[float, float]:
    """Seconds of the processor and by the clock."""
    used, clock = time.process_time(), time.perf_counter()
    assert client.get(path).status_code == 200
    return time.process_time() - used, time.perf_counter() - clock


if __name__ == "__main__":
    main()
