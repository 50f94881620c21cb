"""Score themes, acts, on_behalf_of and organisations, label by label, on a folder of annotated articles.

    python benchmarks/label_quality.py FOLDER [--oracle] [--compare]

Prints precision, recall and F1 of each label, which acts are taken for which, and the themes most often confused. `--oracle` takes
contents, cues, kinds and speakers from the annotation. `--compare` scores ways to choose
them: rules alone, the model alone, both, and the labels of the most similar annotated statements of benchmarks/gold/train.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from annotated.articles import Article, Labelled, pair, read_gold
from annotated.oracle import label_gold
from gold_quality import extract_from

from extraction.labels.model.acts import act_names

FIELDS = ("organisations", "on_behalf_of", "themes", "acts")
MOST_CONFUSIONS = 20

Pair = tuple[Labelled, Labelled]


def pairs_of(articles: Iterable[Article], oracle: bool) -> Iterator[Pair]:
    """Annotated statements with what was found for them."""
    for read in articles:
        article, found = (read, label_gold(read)) if oracle else extract_from(read)
        yield from ((article.statements[i], found[j]) for i, j in pair(article.statements, found, article.text))


def scores(pairs: Sequence[Pair], field: str) -> Iterator[str]:
    """A line for each label of a field, the most frequent first, below one for all."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for gold, found in pairs:
        wanted, got = getattr(gold, field), getattr(found, field)
        for name, labels in (("tp", wanted & got), ("fp", got - wanted), ("fn", wanted - got)):
            for label in labels:
                counts[label][name] += 1
                counts["all"][name] += 1
    ranked = sorted(counts, key=lambda label: (label != "all", -counts[label]["tp"] - counts[label]["fn"], label))
    yield f"\n{field:40} {'F1':>6} {'P':>6} {'R':>6} {'gold':>6}"
    yield from (line(label, counts[label]) for label in ranked)


def line(label: str, count: Counter[str]) -> str:
    """F1, precision, recall and how often a label was annotated."""
    tp, found, gold = count["tp"], count["tp"] + count["fp"], count["tp"] + count["fn"]
    return f"{label:40} {2 * tp / (found + gold):6.3f} {tp / (found or 1):6.3f} {tp / (gold or 1):6.3f} {gold:6}"


def confusion_table(pairs: Sequence[Pair]) -> Iterator[str]:
    """Annotated acts by row, found ones by column; statements with one act each."""
    counts = Counter((*gold.acts, *found.acts) for gold, found in pairs if len(gold.acts) == 1 and len(found.acts) == 1)
    names = act_names()
    yield "\nacts: annotated by row, found by column"
    yield " " * 22 + "".join(f"{name[:8]:>9}" for name in names)
    for gold in names:
        yield f"{gold:22}" + "".join(f"{counts[gold, found] or '.':>9}" for found in names)


def confusions(pairs: Sequence[Pair]) -> Iterator[str]:
    """The pairs of a missed theme and one found in its place that come most often."""
    counts: Counter[tuple[str, str]] = Counter()
    for gold, found in pairs:
        missed, spurious = gold.themes - found.themes, found.themes - gold.themes
        counts.update((m, s) for m in missed or {"–"} for s in spurious or {"–"} if (m, s) != ("–", "–"))
    yield "\nthemes: missed, and found in its place"
    yield from (f"{count:5}  {missed} → {found}" for (missed, found), count in counts.most_common(MOST_CONFUSIONS))


def main() -> None:
    """Read the command line, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--oracle", action="store_true", help="score the labels alone")
    parser.add_argument("--compare", action="store_true", help="score ways to choose themes and acts")
    options = parser.parse_args()
    articles = read_gold(options.folder)
    if options.compare:
        from labels.comparison import compare  # needs scikit-learn

        print(*compare(articles), sep="\n")
        return
    pairs = list(pairs_of(articles, options.oracle))
    for field in FIELDS:
        print(*scores(pairs, field), sep="\n")
    print(*confusion_table(pairs), *confusions(pairs), sep="\n")


if __name__ == "__main__":
    main()
