"""The dictionary by which the JSON of statements and its evidence are compressed: python benchmarks/document_dictionary.py FILE.

It is trained on statements that are made up of what statements consist of: known people, countries and organisations, themes, acts,
common words. So it has the form of the JSON, the names and the words of the language, and no text of anybody. A dictionary that is in
use must never be changed: what was compressed with it could not be read any more.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import zstandard

from api.articles.documents import compact
from extraction.knowledge import tables
from extraction.text import Act, EntityType, Kind

SAMPLES, BYTES, SEED = 20_000, 32_768, 1
CUES = (
    "betonte sagte erklärte forderte kritisierte begrüßte verurteilte unterstrich bekräftigte kündigte teilte warnte lobte"
    " bezeichnete verwies äußerte schlug rief wies hob dankte versprach laut zufolge so nach Angaben"
).split()
WORDS = (
    "der die das und in zu den von mit für auf dem des ist im eine ein auch sich an als es werde sei seien habe hätten"
    " werden nicht dass bei zur zum aus nach über durch einer eines um wie oder vor aber müsse müssten wolle könne sollte"
    " Zusammenarbeit Beziehungen Länder beiden Seiten Partnerschaft Frieden Sicherheit Entwicklung Handel Wirtschaft Krieg"
    " Regierung Präsident Außenminister Ministerpräsident Bundeskanzler Generalsekretär"
    " Konflikt Verhandlungen Lösung Unterstützung"
    " internationale gemeinsame strategische Gespräche"
    " Treffen Interessen Völkerrecht Vereinten Nationen Union Europäischen Menschenrechte"
    " Energie Klima Sanktionen Waffen Hilfe Millionen Milliarden Euro Investitionen Technologie Region Welt Menschen Jahr Jahre"
).split()


def main() -> None:
    """Train and write."""
    rng = random.Random(SEED)  # noqa: S311 - nothing secret
    maker = _Maker(rng)
    samples = [sample for _ in range(SAMPLES) for sample in maker.make()]
    Path(sys.argv[1]).write_bytes(zstandard.train_dictionary(BYTES, samples, level=9).as_bytes())


class _Maker:
    """Makes statements in the form of schemas.statement.Statement."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        known = list(tables.entities().values())
        self.by_type = {kind: [entity for entity in known if entity.type is kind] for kind in EntityType}
        self.themes = list(tables.themes())

    def make(self) -> Iterator[bytes]:
        """A statement and its evidence."""
        rng, words, cue = self.rng, self._words(12), self.rng.choice(CUES)
        speakers = [self._refer(self._draw(EntityType.PERSON if rng.random() < 0.8 else EntityType.ORGANISATION))]
        organisations = [self._draw(EntityType.ORGANISATION)] if rng.random() < 0.5 else []
        countries = [self._draw(EntityType.COUNTRY)] if rng.random() < 0.5 else []
        start = rng.randrange(5000)
        end = start + len(words)
        day = f"20{rng.randrange(10, 27)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        themes, act = rng.sample(self.themes, rng.choice((1, 1, 2))), rng.choice(list(Act))
        yield compact(
            {
                "id": f"s-{rng.getrandbits(72):018x}",
                "text": words,
                "spans": [{"start": start, "end": end}],
                "speakers": speakers,
                "on_behalf_of": [self._refer(one) for one in countries],
                "kind": rng.choice(list(Kind)),
                "cue": {"text": cue, "start": start - 12, "end": start - 2},
                "addressees": [self._refer(self._draw(EntityType.PERSON))] if rng.random() < 0.1 else [],
                "relayed_by": [],
                "acts": [act],
                "organisations": [self._refer(one) for one in organisations],
                "themes": themes,
                "entities": [
                    {
                        "id": one.id,
                        "type": one.type,
                        "name": one.name,
                        "text": one.name,
                        "start": start + 3,
                        "end": end - 3,
                    }
                    for one in organisations + countries
                ],
                "context": f"{speakers[0]['name']} {cue}, {words}.",
                "article": {
                    "id": f"a-{rng.getrandbits(72):018x}",
                    "title": self._words(7),
                    "published_on": day,
                    "source": self._words(2),
                    "url": f"https://www.{rng.choice(WORDS).lower()}.de/{rng.getrandbits(30)}",
                },
                "side": rng.choice((None, "DE", "CN", "RU", "US")),
                "language": "de",
                "created_at": f"2026-{day[5:]}T{rng.randrange(24):02}:{rng.randrange(60):02}:00.{rng.randrange(10**6):06}Z",
            }
        )
        labels = [("themes", theme) for theme in themes] + [("acts", act)]
        yield compact(
            [{"field": f, "value": v, "text": self._words(1), "start": start + 3, "end": start + 9} for f, v in labels]
        )

    def _words(self, number: int) -> str:
        return " ".join(
            self.rng.choices(
                WORDS, cum_weights=list(accumulate(1 / rank for rank in range(1, len(WORDS) + 1))), k=number
            )
        )

    def _draw(self, kind: EntityType):
        found = self.by_type[kind]
        return found[min(int(self.rng.expovariate(1 / 40)), len(found) - 1)]

    def _refer(self, entity) -> dict[str, object]:
        return {name: getattr(entity, name) for name in ("id", "type", "name", "wikidata", "code", "country")}


if __name__ == "__main__":
    main()
