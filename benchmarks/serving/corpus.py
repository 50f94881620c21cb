"""Statements made up in the form of the NDJSON export, as many as wanted, always the same.

Speakers, organisations, themes and words follow Zipf's law; ten statements make an article; articles spread over ten years. What the
statements say has no meaning; only sizes and frequencies matter.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate
from typing import Any

SPEAKERS, WORDS, SOURCES = 5000, 40_000, 40
DAYS, FIRST_DAY = 3650, date(2015, 1, 1)
PER_ARTICLE = 10
ORGANISATIONS = (
    "BRICS UN EU NATO SCO G20 G7 ASEAN AU OSCE IAEA WTO WHO IMF WORLD-BANK CSTO EAEU CIS ICC OPEC AIIB UNSC".split()
)
THEMES = (
    "bilateral-relations trade-and-economy ukraine security-and-defence peace-and-negotiations energy middle-east"
    " multilateralism-and-global-governance sanctions international-law infrastructure-and-connectivity human-rights"
    " finance-and-investment technology-and-innovation digital-and-cyber food-security people-to-people health"
    " climate-and-environment migration humanitarian-aid nuclear-and-arms-control terrorism"
    " sovereignty-and-territorial-integrity non-interference global-south-and-development korean-peninsula taiwan"
    " hong-kong xinjiang"
).split()
ACTS = "comment appeal intent-to-cooperate endorse demand disapprove reject consult threaten".split()
KINDS = "indirect free_indirect direct reported".split()
COUNTRIES = "china russland deutschland ukraine frankreich indien brasilien iran israel japan".split()
SYLLABLES = (
    "ba be bi bo bu da de di do fa fe fi ga ge gu ha he ka ke ko la le li lo ma me mi mo na ne ni no pa ra re ri ro sa se so"
    " ta te ti to wa we"
).split()

COMMON_WORD, RARE_WORD = 8, 30_000  # ranks


@dataclass(frozen=True, slots=True)
class _Choice:
    """Values of which the first are the most frequent."""

    values: list[str]
    weights: list[float]

    def draw(self, rng: random.Random, number: int) -> list[str]:
        """So many, each once."""
        return list(dict.fromkeys(rng.choices(self.values, cum_weights=self.weights, k=number)))


def _zipf(values: list[str], exponent: float = 1.0) -> _Choice:
    return _Choice(values, list(accumulate(1 / rank**exponent for rank in range(1, len(values) + 1))))


def word(rank: int) -> str:
    """The word of a rank, 0 the most frequent; ends so that the stemmer leaves it as it is."""
    parts, number = [], rank + len(SYLLABLES)
    while number:
        number, syllable = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[syllable])
    return "".join(parts) + "x"


class Corpus:
    """The statements 0 to `size` - 1, article by article."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._speakers = _zipf([f"person-{n}" for n in range(SPEAKERS)])
        self._organisations = _zipf(ORGANISATIONS, 0.8)
        self._themes, self._acts, self._kinds = _zipf(THEMES, 0.7), _zipf(ACTS), _zipf(KINDS)
        self._countries, self._words = _zipf(COUNTRIES), _zipf([word(rank) for rank in range(WORDS)])

    def statements(self) -> Iterator[dict[str, Any]]:
        """In the form of schemas.statement_line.StatementLine."""
        for number in range((self.size + PER_ARTICLE - 1) // PER_ARTICLE):
            yield from self.article(number)

    def article(self, number: int) -> Iterator[dict[str, Any]]:
        """The statements of one article, which depend on its number alone."""
        rng = random.Random(number)  # noqa: S311
        article = _article(rng, number)
        offset = 0
        for position in range(min(PER_ARTICLE, self.size - number * PER_ARTICLE)):
            statement = self._statement(rng, article, offset, position)
            offset += len(statement["context"]) + 1
            yield statement

    def _statement(self, rng: random.Random, article: dict[str, Any], offset: int, position: int) -> dict[str, Any]:
        speakers = self._speakers.draw(rng, 1 if rng.random() < 0.92 else 2)
        organisations = self._organisations.draw(rng, rng.choice((0, 0, 1, 1, 1, 2, 3)))
        country = self._countries.draw(rng, 1) if rng.random() < 0.4 else []
        words = self._words.draw(rng, rng.randint(8, 22))
        text = " ".join([*words, *organisations, *(country_name(c) for c in country)])
        frame = f"{name(speakers[0])} betonte, "
        start = offset + len(frame)
        return {
            "id": sha256(f"{article['id']} {position}".encode()).hexdigest()[:20],
            "text": text,
            "spans": [{"start": start, "end": start + len(text)}],
            "speakers": [_person(speaker) for speaker in speakers],
            "on_behalf_of": [_country(c) for c in country],
            "kind": self._kinds.draw(rng, 1)[0],
            "cue": {"text": "betonte", "start": start - 9, "end": start - 2},
            "relayed_by": [],
            "addressees": [_person(id_) for id_ in self._speakers.draw(rng, 1)] if rng.random() < 0.15 else [],
            "acts": self._acts.draw(rng, 1),
            "organisations": [_organisation(id_) for id_ in organisations],
            "themes": self._themes.draw(rng, rng.randint(1, 3)),
            "entities": list(_mentions(text, start, organisations, country)),
            "context": f"{frame}{text}.",
            "article": article,
            "language": "de",
        }


def name(speaker: str) -> str:
    """The name of the person of an id."""
    number = int(speaker.removeprefix("person-"))
    return f"{word(number * 7 % 997).title()} {word(number + 997).title()}"


def country_name(id_: str) -> str:
    """The name of a country."""
    return id_.title()


def _article(rng: random.Random, number: int) -> dict[str, Any]:
    day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    return {
        "id": sha256(f"article {number}".encode()).hexdigest()[:20],
        "title": f"Mitteilung {number}",
        "published_on": day.isoformat(),
        "source": f"Quelle {min(rng.randrange(SOURCES), rng.randrange(SOURCES))}",
        "url": f"https://example.org/{number}",
    }


def _person(id_: str) -> dict[str, Any]:
    return {"id": id_, "type": "person", "name": name(id_), "wikidata": None, "code": None, "country": None}


def _organisation(id_: str) -> dict[str, Any]:
    return {"id": id_, "type": "organisation", "name": id_, "wikidata": None, "code": None, "country": None}


def _country(id_: str) -> dict[str, Any]:
    return {"id": id_, "type": "country", "name": country_name(id_), "wikidata": None, "code": None, "country": None}


def _mentions(text: str, start: int, organisations: list[str], countries: list[str]) -> Iterator[dict[str, Any]]:
    at = 0
    named = [(id_, "organisation", id_) for id_ in organisations]
    for id_, type_, words in [*named, *((c, "country", country_name(c)) for c in countries)]:
        at = text.index(words, at)
        yield {
            "id": id_,
            "type": type_,
            "name": words,
            "text": words,
            "start": start + at,
            "end": start + at + len(words),
        }
        at += len(words)
