"""How well events are found and joined, against annotated articles.

    python benchmarks/event_quality.py GOLD.jsonl... [--show]

An article a line: `title`, `text`, `published_on`, and `events`, each with `key` (the same for one event in several articles), `type`,
`day`, `participants` (names as in the article) and perhaps `place`, `host`, `initiative`. A found event is an annotated one's where
they share most participants and the family of the type. Reported are events found and made up, the share of right types and days among
those found, F1 of participants, and of joins: precision and recall of pairs, B³.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, cast

from api.articles.events.accounts import Account
from api.articles.events.clustering import cluster
from api.articles.events.matching import Matches
from api.articles.events.rows import make_account
from extraction import extract
from extraction.text import FAMILY_OF, Entity, EventType, Extraction, ToldEvent
from extraction.text.folding import fold


@dataclass(slots=True)
class Counts:
    """What was right, made up and missed."""

    right: int = 0
    made_up: int = 0
    missed: int = 0

    def add(self, right: int, made_up: int, missed: int) -> None:
        """Count one more case."""
        self.right, self.made_up, self.missed = self.right + right, self.made_up + made_up, self.missed + missed

    @property
    def precision(self) -> float:
        """Right among found."""
        return self.right / max(1, self.right + self.made_up)

    @property
    def recall(self) -> float:
        """Found among annotated."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Scores:
    """The scores of all articles."""

    events: Counts = field(default_factory=Counts)
    participants: Counts = field(default_factory=Counts)
    types: Counts = field(default_factory=Counts)
    days: Counts = field(default_factory=Counts)


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated event of an article and the found one that is it; either may lack."""

    article: str
    gold: dict[str, Any] | None
    found: ToldEvent | None


def main() -> None:
    """Read the annotated articles, extract, print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true", help="print what differs")
    options = parser.parse_args()
    scores = Scores()
    mentions: list[Mention] = []
    for article in read(options.gold):
        found = extract(
            article["text"], title=article["title"], published_on=date.fromisoformat(article["published_on"])
        )
        pairs = pairs_of(article, found)
        mentions += mentions_of(pairs, found)
        for pair in pairs:
            differences = list(score(scores, pair, found))
            if options.show and differences:
                print(f"{article['id']} {'; '.join(differences)}")
    report(scores)
    report_joins(mentions, show=options.show)


def read(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """The annotated articles, one a line."""
    for file in files:
        yield from (json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip())


def pairs_of(article: dict[str, Any], found: Extraction) -> list[Pair]:
    """The annotated events of an article, each with the found one that fits best, and what is left of those found."""
    left = list(found.events)
    pairs = []
    for gold in article["events"]:
        best = max(left, key=lambda e: _fit(gold, e, found), default=None)
        if best is not None and _fit(gold, best, found) > 0.5:
            left.remove(best)
        else:
            best = None
        pairs.append(Pair(article["id"], gold, best))
    return [*pairs, *(Pair(article["id"], None, event) for event in left)]


def _fit(gold: dict[str, Any], event: ToldEvent, found: Extraction) -> float:
    right, made_up, missed = compare(gold["participants"], [found.entities[p.entity] for p in event.participants])
    overlap = right / max(1, right + made_up + missed)
    same_family = FAMILY_OF[EventType(gold["type"])] is FAMILY_OF[event.type]
    return overlap + same_family + 0.1 * (gold["day"] == str(event.day))


def compare(names: Sequence[str], entities: Sequence[Entity]) -> tuple[int, int, int]:
    """How many annotated participants were found, how many made up, how many missed."""
    left = list(entities)
    right = 0
    for name in names:
        match = next((e for e in left if _names(e, name)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right, len(left), len(names) - right


def _names(entity: Entity, name: str) -> bool:
    """Whether a name, inflected perhaps, is an entity's: one of its names, or a person's surname."""
    wanted = fold(name)
    own = {fold(n) for n in (entity.name, entity.name_en or "", entity.id, *entity.aliases) if n}
    forms = {wanted, wanted.removesuffix("s"), wanted.removesuffix("n"), wanted.removesuffix("es")}
    words = set(wanted.split())
    last = {n.split()[-1] for n in own if entity.type.value == "person" and len(n) > 1}
    if entity.type.value != "person" and _bare(wanted) in {_bare(one) for one in own}:
        return True
    return bool(forms & own) or bool({form.split()[-1] for form in forms if form} & last) or bool(own & words)


def _bare(name: str) -> frozenset[str]:
    """The words of a body's name without articles and inflection."""
    return frozenset(
        w.rstrip("s") for w in name.split() if w not in ("der", "des", "die", "von", "republik", "volksrepublik")
    )


def score(scores: Scores, pair: Pair, found: Extraction) -> Iterator[str]:
    """Count one pair and say what differs."""
    gold, event = pair.gold, pair.found
    scores.events.add(bool(gold and event), gold is None, event is None)
    if gold is None:
        assert event is not None
        yield f"made up: {_shown(event)}"
    elif event is None:
        yield f"missed: {gold['type']} {gold['day']} {gold['participants']}"
    else:
        if gold["type"] != event.type:
            yield f"type {gold['type']}, found {event.type} {[p.entity for p in event.participants]}"
        scores.types.add(gold["type"] == event.type, gold["type"] != event.type, 0)
        if gold["day"] != str(event.day) and gold["day"] is not None and gold.get("day_from_text", True):
            yield f"day {gold['day']}, found {event.day}"
            scores.days.add(0, 1, 0)
        else:
            scores.days.add(1, 0, 0)
        counts = compare(gold["participants"], [found.entities[p.entity] for p in event.participants])
        scores.participants.add(*counts)
        if counts[1] or counts[2]:
            yield f"participants {gold['participants']}, found {[p.entity for p in event.participants]}"


# --- joins ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mention:
    """An event in an article: its key in the annotation, None for one that is made up; and how it is compared, None for one missed."""

    article: str
    key: str | None
    account: Account | None


def mentions_of(pairs: Sequence[Pair], found: Extraction) -> list[Mention]:
    """The events of an article as annotated and as found."""
    order = list(found.events)
    entities = cast(Mapping[str, Any], found.entities)
    return [
        Mention(
            pair.article,
            pair.gold["key"] if pair.gold else None,
            make_account((pair.article, order.index(pair.found)), pair.found, entities) if pair.found else None,
        )
        for pair in pairs
    ]


def report_joins(mentions: Sequence[Mention], *, show: bool) -> None:
    """Print precision and recall of pairs of articles that are put to one event, and B³ over the annotated events."""
    groups = cluster([mention.account for mention in mentions if mention.account is not None], Matches())
    group_of = {account.key: number for number, group in enumerate(groups) for account in group}
    numbered = [(m, group_of[m.account.key] if m.account is not None else -1 - i) for i, m in enumerate(mentions)]
    joins = Counts()
    for (one, first), (other, second) in combinations(numbered, 2):
        is_true = one.key is not None and one.key == other.key and one.article != other.article
        is_joined = first == second
        joins.add(is_true and is_joined, is_joined and not is_true, is_true and not is_joined)
        if show and is_true != is_joined:
            print(f"{'joined' if is_joined else 'apart'} {one.article} {one.key} {other.article} {other.key}")
    wrong = f"{joins.made_up} wrong of {joins.right + joins.made_up}"
    print(f"joins         precision {joins.precision:.3f} recall {joins.recall:.3f}, {wrong}")
    annotated = [(m.key, number) for m, number in numbered if m.key is not None]
    print(f"B³            F1 {_b_cubed(annotated):.3f} of {len(annotated)} annotated events in articles")


def _b_cubed(annotated: Sequence[tuple[str | None, int]]) -> float:
    precision = recall = 0.0
    for key, number in annotated:
        together = [k for k, n in annotated if n == number]
        same = [n for k, n in annotated if k == key]
        precision += together.count(key) / len(together)
        recall += same.count(number) / len(same)
    total = precision + recall
    return 2 * precision * recall / total / len(annotated) if total else 0.0


def _shown(event: ToldEvent) -> str:
    return f"{event.type} {event.day} {[p.entity for p in event.participants]}"


def report(scores: Scores) -> None:
    """Print the scores, a line each."""
    events, participants = scores.events, scores.participants
    print(
        f"events        precision {events.precision:.3f} recall {events.recall:.3f} of {events.right + events.missed}"
    )
    print(f"type          {scores.types.precision:.3f} of {events.right}")
    print(f"day           {scores.days.precision:.3f}")
    print(
        f"participants  F1 {participants.f1:.3f} precision {participants.precision:.3f} recall {participants.recall:.3f}"
    )


if __name__ == "__main__":
    main()
