"""Short articles put together at random: sentences and titles of annotated articles, sentences of the tables, made-up ones.

They are cut, joined and marked as no editor would. The same number gives the same article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

from extraction import extract
from extraction.knowledge import tables
from extraction.text.results import Extraction
from tests.extraction.attribution.notation import read_cases

HERE = Path(__file__).parent
GOLD = HERE.parent.parent / "benchmarks" / "gold" / "train"
FIRST_DAY, LAST_DAY = date(2005, 1, 1).toordinal(), date(2026, 12, 31).toordinal()

VERBS = "sagte betonte erklärte versicherte forderte lehnte teilte meldete kritisierte begrüßte vereinbarten sprachen wies".split()
FRAMES = [
    "{who} sagte, {content}.", "{who} {verb}, dass {content}.", "„{content}“, {verb} {who}.", "{content}, so {who}.",
    "Laut {who} {content}.", "{who} zufolge {content}.", "Nach Angaben von {who} {content}.", "{who} {verb}: „{content}.“",
    "{content}, {verb} {who} und {who}.", "{who} und {who} trafen {who}.", "Sie {verb}, {content}.", "Beide Seiten {verb} {content}.",
    "{who} seinerseits {verb}, {content}.", "{who}, {who}, {verb} mit.", "{who} wies {content} zurück.", "{content}.",
]  # fmt: skip
CONTENTS = [
    "die Lage sei ernst", "Moskau wolle das Abkommen mit dem Iran erhalten", "er habe mit {who} gesprochen", "wir bleiben",
    "man müsse {who} helfen", "ein Ende der Gewalt", "sein Land werde {who} nicht folgen", "die Häfen blieben offen",
    "laut {who} gebe es {content}", "der Vorschlag von {who} sei falsch", "{who} solle kommen, wenn {content}",
]  # fmt: skip
WHO = [
    "{name}", "{title}", "der {title}", "die {title}", "dem {title}", "{title} {name}", "der {country} {title} {name}",
    "{title} {particle}{name}", "dem {title} {particle}{name}", "der {title} von {country}", "{country}s {title}", "er", "sie",
    "{country}", "{organisation}", "die {organisation}", "der {organisation}-{title}", "{title} {initial}. {name}", "{name}s {title}",
    "{name}, {title} von {organisation},", "beide {title}", "seine Kollegin {name}", "der Kremlchef", "die Kanzlerin",
    "das Ministerium", "eine Mitteilung des {title}s",
    "der frühere {title} {surname}", "Frau {surname}", "{surname}", "{particle}{surname}",
    "{article} {title} {arabic}{surname}", "{article} {country} {title}, {arabic}{name},", "{article} {title} {arabic}{surname}s",
]  # fmt: skip
PARTICLES = (
    "al-",
    "Al-",
    "von ",
    "von der ",
    "van ",
    "bin ",
    "de ",
    "d’",
    "O’",
    "el-",
    "as-",
    "zu ",
    "Mc",
    "Dr. ",
    "S.E. ",
)
LABELS = [
    "HILLE (AA): ", "Hille (AA)\n\n", "Frage\n\n", "Zusatzfrage\n", "STS {surname}: ",
    "FRAGE: ", "ZUSATZFRAGE: ", "Frage von AFP: ", "Wang Wenbin: ", "Antwort: ", "(Zuruf) ",
    "VORS. {surname}: ", "{surname}: ",
    "BERLIN (dpa) – ", "Genf/Bern (Reuters) - ", "MOSKAU, 5. Mai -- ", "14.35 Uhr: ", "• ", "- ", "1. ", "II. ", "* ", "(3) ", "// ",
    "Wir, die Außenminister der G7, ", "Wir, die Staats- und Regierungschefs von {country}, ", "Die Seiten bekräftigen ",
    "Der Rat fordert {who} auf, ", "in Anbetracht ", "unter Hinweis auf {content}, ", "{name} erklärte heute (5. Mai):\n\n",
    "Hintergrund:\n", "Sehr geehrte Damen und Herren,\n", "Es gilt das gesprochene Wort!\n\n", "Lesen Sie auch: ", "{country}: ",
]  # fmt: skip
MARKS = [*"„“”\"»«›‹‚‘’'.,:;!?()[]–—…-/&%*_|<>#", "...", "--", ",,", "''", "``", "<<", ">>", "?!", ". . ."]
ODD = ["\u00ad", "\u200b", "\ufeff", "\u00a0", "\u202e", "\u0308", "\u0000", "\x1f", "ß", "ẞ", "ŉ", "İ", "ǅ", "²", "½", "Ⅳ", "٣",
       "習近平", "Путин", "محمد", "👩‍👩‍👧", "🇩🇪", "e\u0301", "ﬁ", "\U0001d400", "\ud7ff", "º", "ª", "x" * 300]  # fmt: skip
BREAKS = [" ", " ", " ", "\n", "\n\n", "", "\r\n", "\t", "\u2028", "\v", "\n\n\n\n", " \n "]


@dataclass(frozen=True, slots=True)
class Article:
    """What is handed to `extract`."""

    text: str
    title: str | None
    published_on: date | None
    author: str | None

    def read(self) -> Extraction:
        """What `extract` makes of it."""
        return extract(self.text, title=self.title, published_on=self.published_on, author=self.author)


@dataclass(frozen=True, slots=True)
class Pool:
    """What articles are put together from."""

    sentences: tuple[str, ...]
    titles: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


@cache
def pool() -> Pool:
    """Sentences and titles of annotated articles, sentences of the tables, and words of the data files."""
    sentences, titles = [], []
    for path in sorted(GOLD.rglob("*.txt")):
        head, _, rest = path.read_text("utf-8").partition("\n\n")
        titles += re.findall(r"^title: (.+)", head, re.MULTILINE)
        text = re.sub(r"⟦\d+ |⟧", "", rest.rpartition("\n===\n")[0])
        sentences += [s for s in re.split(r"(?<=[.!?“])\s+|\n+", text) if s]
    for path in sorted((HERE / "attribution" / "sentences").glob("*.txt")):
        sentences += [case.text for case in read_cases(path)]
    return Pool(tuple(sentences), tuple(titles), _words())


def _words() -> dict[str, tuple[str, ...]]:
    offices = tables.offices().values()
    people = tables.people().values()
    bodies = (*tables.organisations().values(), *tables.institutions().values())
    return {
        "title": (*(t for o in offices for t in (*o.men, *o.women)), "Sprecher", "Korrespondenten", "Kollege", "Reporter"),
        "name": (*(p.name for p in people), "Anna Beispiel", "Bolat Aktajew", "Li Wei", "Kim Min Ho", "Arabiya", "Hussein"),
        "surname": tuple(p.surname for p in people),
        "country": tuple(c.name for c in tables.countries().values()),
        "organisation": tuple(name for b in bodies for name in (b.id, b.name, *b.aliases)),
        "particle": PARTICLES,
        "arabic": ("al-", "el-", "as-", "ar-", "Al-", "al "),
        "article": ("der", "die", "dem", "den", "des", "ein", "sein", "ihre", "dieser"),
        "initial": tuple("ABÖZ"),
        "verb": tuple(VERBS),
        "who": tuple(WHO),
        "content": tuple(CONTENTS),
    }  # fmt: skip


def article(number: int) -> Article:
    """The article with a number."""
    chance = Random(number)
    count = chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 12))
    pieces = [_labelled(chance, _sentence(chance)) + chance.choice(BREAKS) for _ in range(count)]
    if chance.random() < 0.1:
        pieces.append(chance.choice(pieces))
    text = "".join(pieces)
    for _ in range(chance.choice((0, 0, 0, 1, 2, 5))):
        text = chance.choice(CHANGES)(chance, text)
    day = None if chance.random() < 0.1 else date.fromordinal(chance.randint(FIRST_DAY, LAST_DAY))
    author = _filled(chance, "{who}") if chance.random() < 0.2 else None
    return Article(text, _title(chance), day, author)


def _sentence(chance: Random) -> str:
    if chance.random() < 0.5:
        return chance.choice(pool().sentences)
    sentence = _filled(chance, chance.choice(FRAMES))
    return sentence[:1].upper() + sentence[1:]


def _labelled(chance: Random, sentence: str) -> str:
    return _filled(chance, chance.choice(LABELS)) + sentence if chance.random() < 0.15 else sentence


def _title(chance: Random) -> str | None:
    kind = chance.random()
    if kind < 0.1:
        return None
    if kind < 0.7:
        return chance.choice(pool().titles)
    if kind < 0.9:
        return _filled(
            chance, chance.choice(("{who} {verb} {who}", "{who}: {content}", "{country}: {who} {verb} {content}"))
        )
    return chance.choice((chance.choice(ODD), chance.choice(MARKS), "", " ", "\n", _sentence(chance)))


def _filled(chance: Random, template: str, depth: int = 0) -> str:
    """A template with a word in each place; what is filled in may have places itself."""

    def word(place: re.Match[str]) -> str:
        return _filled(chance, chance.choice(pool().words[place[1]]), depth + 1) if depth < 5 else "er"

    return re.sub(r"\{(\w+)\}", word, template)


def _between_words(change: Callable[[Random, list[str], int], None]) -> Callable[[Random, str], str]:
    """A change at one of the blanks of a text."""

    def changed(chance: Random, text: str) -> str:
        words = text.split(" ")
        change(chance, words, chance.randrange(len(words)))
        return " ".join(words)

    return changed


def _drop(_chance: Random, words: list[str], at: int) -> None:
    del words[at]


def _repeat(_chance: Random, words: list[str], at: int) -> None:
    words.insert(at, words[at])


def _swap(chance: Random, words: list[str], at: int) -> None:
    other = chance.randrange(len(words))
    words[at], words[other] = words[other], words[at]


def _change_case(chance: Random, words: list[str], at: int) -> None:
    words[at] = chance.choice((str.upper, str.lower, str.title, str.swapcase))(words[at])


def _break(chance: Random, words: list[str], at: int) -> None:
    words[at] += chance.choice(BREAKS[3:])


def _name(chance: Random, words: list[str], at: int) -> None:
    words.insert(at, _filled(chance, "{who}"))


def _mark(chance: Random, text: str) -> str:
    return _put(text, chance.randint(0, len(text)), chance.choice(MARKS))


def _odd(chance: Random, text: str) -> str:
    return _put(text, chance.randint(0, len(text)), chance.choice(ODD))


def _put(text: str, at: int, what: str) -> str:
    return text[:at] + what + text[at:]


def _cut(chance: Random, text: str) -> str:
    start, end = sorted(chance.randint(0, len(text)) for _ in range(2))
    return text[start:end]


CHANGES: Sequence[Callable[[Random, str], str]] = (
    *map(_between_words, (_drop, _repeat, _swap, _change_case, _break, _name)), _mark, _odd, _mark, _cut,
)  # fmt: skip
