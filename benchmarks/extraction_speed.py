"""How fast the extraction reads, on one core: start-up, tokens and articles a second, peak memory, a hostile text.

    python benchmarks/extraction_speed.py [--articles N] [--profile]

The corpus is generated: readouts put together from sentence patterns and names, ten to twenty sentences an article, no two
alike. The first articles warm the caches of word forms, as they are warm in a server; they are not counted.
"""

from __future__ import annotations

import argparse
import cProfile
import random
import resource
import time

PEOPLE = [
    "Xi Jinping",
    "Wladimir Putin",
    "Friedrich Merz",
    "Emmanuel Macron",
    "Narendra Modi",
    "Giorgia Meloni",
    "Cyril Ramaphosa",
]
COUNTRIES = "China Russland Deutschland Frankreich Indien Italien Südafrika Kasachstan Vietnam Kenia".split()
TOPICS = [
    "die Zusammenarbeit beim Ausbau der Häfen", "den Handel mit Getreide",
    "die Lage in der Ukraine", "die Reform der Vereinten Nationen",
    "den Schutz des Klimas", "die Sicherheit der Seewege", "den Austausch von Studierenden", "die Bekämpfung des Terrorismus",
]  # fmt: skip
VERBS = ["betonte", "erklärte", "sagte", "unterstrich", "hob hervor", "wies darauf hin", "bekräftigte", "versicherte"]
NOUNS = (
    "Abkommen Brücke Energie Fabrik Grenze Hilfe Investition Jugend Kredit Leitung Markt Norden Ordnung "
    "Partner Quelle Region Straße Technik"
).split()


def article(random_source: random.Random) -> str:
    """One generated readout."""
    speaker, guest = random_source.sample(PEOPLE, 2)
    sentences = [f"Präsident {speaker} hat am Dienstag mit {guest} telefoniert."]
    for _ in range(random_source.randint(10, 20)):
        sentences.append(sentence(random_source, speaker, guest))
    return " ".join(sentences)


def sentence(random_source: random.Random, speaker: str, guest: str) -> str:
    """A sentence of one of the constructions, with words drawn at random."""
    who = random_source.choice([speaker, guest, "Er", "Der Präsident"])
    country, other = random_source.sample(COUNTRIES, 2)
    topic, verb = random_source.choice(TOPICS), random_source.choice(VERBS[:4])
    noun = "".join(random_source.sample(NOUNS, 2)).capitalize() + random_source.choice(
        ["", "s", "politik", "fragen", "pläne"]
    )
    year = random_source.randint(1990, 2025)
    return random_source.choice(
        [
            f"{who} {verb}, dass {country} bereit sei, {topic} mit {other} zu vertiefen.",
            f"{country} sei seit {year} ein verlässlicher Partner, und die {noun} hätten sich stetig entwickelt, so {who}.",
            f"Die Seite von {other} lehne Einmischung in die {noun} ab, die gegen die Regeln der WTO verstoße.",
            f"„Wir wollen {topic} ausbauen“, sagte {who} vor Journalisten in Genf, „und die {noun} sichern.“",
            f"Nach Angaben des Ministeriums stieg die Zahl der {noun} im Jahr {year} um drei Prozent.",
            f"Beide Seiten tauschten sich über {topic} und die {noun} aus.",
            f"Am Abend besuchten die Gäste in {country} eine Ausstellung zur Geschichte der {noun}.",
        ]
    )


def hostile(size: int) -> str:
    """A text of `size` characters with everything that could make a reader slow: marks, commas, no full stop."""
    return (
        "„" * 50
        + "sagte, dass er, der, die, das, und " * 40
        + "»" * 50
        + "nach Angaben von " * 40
        + "“" * 20
        + "x" * 500
    )[:2000] * (size // 2000)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=600)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    started = time.perf_counter()
    from extraction import extract
    from extraction.pipeline import parse

    extract("Wladimir Putin sagte, Russland sei bereit.")
    print(f"start (import, data, first sentence): {time.perf_counter() - started:.2f} s")
    source = random.Random(7)  # noqa: S311
    texts = [article(source) for _ in range(options.articles)]
    warm, counted = texts[: len(texts) // 6], texts[len(texts) // 6 :]
    for text in warm:
        extract(text)
    tokens = sum(len(parse(text).tokens) for text in counted)
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    started = time.process_time()
    statements = sum(len(extract(text).statements) for text in counted)
    seconds = time.process_time() - started
    profile.disable()
    print(f"{len(counted)} articles, {tokens} tokens, {statements} statements in {seconds:.2f} s of one core")
    print(f"{tokens / seconds:,.0f} tokens/s, {len(counted) / seconds:,.0f} articles/s")
    started = time.process_time()
    extract(hostile(1_000_000))
    print(f"hostile text of 1 MB: {time.process_time() - started:.1f} s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if options.profile:
        profile.print_stats("cumulative")


if __name__ == "__main__":
    main()
