"""Score the alignment of accounts on annotated pairs, beside a baseline of TF-IDF cosines.

    python benchmarks/alignment_quality.py [--all] [--folder FOLDER] [--errors]

The first ten pairs are those that the weights were made from; `--all` scores the others, too, `--folder` those of a folder.
Texts are read by the extraction: F1 is that of the pairs of statements that stand in one row, among statements that were found, and
again among all that are annotated. The kind of a row is right if the statements of an annotated row stand in a row of its kind.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from math import log, sqrt
from pathlib import Path

from annotated.pairs import GoldPair, read_pairs

from api.accounts.alignment import Row, align
from api.accounts.told import Told
from api.queries.fulltext.analysis import analyse, is_content

TUNED = 10  # pairs from which the weights were made
THRESHOLDS = [step / 100 for step in range(4, 61, 2)]

Links = set[tuple[str, str]]


def main() -> None:
    """Print the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    pairs = read_pairs()
    tuned, others = pairs[:TUNED], pairs[TUNED:]
    threshold = max(THRESHOLDS, key=lambda one: score_links(tuned, baseline(one))["F1"])
    more = [("other pairs", others)] if options.all else []
    more += [(options.folder.name, read_pairs(options.folder))] if options.folder else []
    for name, of in [("pairs of the weights", tuned), *more]:
        print(f"{name} ({len(of)})")
        print("  alignment      ", describe(score_links(of, ours)))
        print("  TF-IDF cosine  ", describe(score_links(of, baseline(threshold))), f"threshold {threshold}")
        print("  kinds of rows found whole", describe_kinds(of, only_whole=True))
        print("  kinds of all rows        ", describe_kinds(of))
        if options.errors:
            print(*list_errors(of), sep="\n")


def ours(pair: GoldPair) -> Links:
    """What stands in one row."""
    return {link for row in align(pair.accounts) for link in _links(row)}


def _links(row: Row) -> Iterator[tuple[str, str]]:
    sided = sorted((one.id, side) for side, told in row.cells.items() for one in told)
    return ((one, other) for (one, side), (other, second) in combinations(sided, 2) if side != second)


def baseline(threshold: float) -> Callable[[GoldPair], Links]:
    """One to one by the cosine of TF-IDF vectors of stems, the most alike first."""

    def link(pair: GoldPair) -> Links:
        first, second = pair.accounts.values()
        vectors = _weigh([*first, *second])
        alike = sorted(
            ((_cosine(vectors[a.id], vectors[b.id]), a.id, b.id) for a in first for b in second), reverse=True
        )
        found: Links = set()
        for cosine, one, other in alike:
            if cosine >= threshold and not {one, other} & {id_ for link in found for id_ in link}:
                found.add((min(one, other), max(one, other)))
        return found

    return link


def _weigh(told: Sequence[Told]) -> dict[str, dict[str, float]]:
    counts = {one.id: Counter(word.stem for word in analyse(one.text) if is_content(word.stem)) for one in told}
    having = Counter(stem for of in counts.values() for stem in of)
    return {
        id_: {stem: count * log((1 + len(told)) / having[stem]) for stem, count in of.items()}
        for id_, of in counts.items()
    }


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    shared = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    length = sqrt(sum(weight**2 for weight in one.values()) * sum(weight**2 for weight in other.values()))
    return shared / length if length else 0.0


def score_links(pairs: Iterable[GoldPair], link: Callable[[GoldPair], Links]) -> dict[str, float]:
    """Precision, recall and F1 among statements that were found, and F1 among all that are annotated."""
    right = found = expected = annotated = 0
    for pair in pairs:
        gold, links = _gold_links(pair), link(pair)
        right, found, expected = right + len(gold & links), found + len(links), expected + len(gold)
        annotated += sum(_count_links(row["cells"]) for row in pair.rows)
    return {
        "precision": right / max(found, 1),
        "recall": right / max(expected, 1),
        "F1": 2 * right / max(found + expected, 1),
        "F1 of all": 2 * right / max(found + annotated, 1),
    }


def _gold_links(pair: GoldPair) -> Links:
    side_of = {one.id: side for side, told in pair.accounts.items() for one in told}
    return {
        (one, other)
        for one, other in combinations(sorted(pair.row_of), 2)
        if pair.row_of[one] == pair.row_of[other] and side_of[one] != side_of[other]
    }


def _count_links(cells: dict[str, list[str]]) -> int:
    return sum(len(one) * len(other) for one, other in combinations(cells.values(), 2))


def describe(scores: dict[str, float]) -> str:
    """The scores in a line."""
    return "  ".join(f"{name} {value:.2f}" for name, value in scores.items())


def describe_kinds(pairs: Iterable[GoldPair], *, only_whole: bool = False) -> str:
    """How many rows have their kind, and of each kind how many of them; or only those of which the extraction found everything."""
    right: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for _, kind, is_right, _ in _judge_rows(pairs, only_whole):
        all_[kind] += 1
        right[kind] += is_right
    kinds = "  ".join(f"{kind} {right[kind]}/{count}" for kind, count in sorted(all_.items()))
    return f"right {right.total() / max(all_.total(), 1):.2f}  ({kinds})"


def list_errors(pairs: Iterable[GoldPair]) -> Iterator[str]:
    """The rows that are not as annotated."""
    for name, kind, is_right, rows in _judge_rows(pairs):
        if not is_right:
            shown = " + ".join(
                f"{row.kind} {[one.text for told in row.cells.values() for one in told]}" for row in rows
            )
            yield f"    {name} {kind}: {shown}"


def _judge_rows(pairs: Iterable[GoldPair], only_whole: bool = False) -> Iterator[tuple[str, str, bool, list[Row]]]:
    for pair in pairs:
        row_of = {one.id: row for row in align(pair.accounts) for told in row.cells.values() for one in told}
        for number, gold in enumerate(pair.rows):
            ids = [id_ for id_, at in pair.row_of.items() if at == number]
            rows = list({id(row_of[id_]): row_of[id_] for id_ in ids}.values())
            is_whole = len(ids) == sum(len(texts) for texts in gold["cells"].values())
            if rows and (is_whole or not only_whole):
                yield pair.name, gold["kind"], len(rows) == 1 and rows[0].kind == gold["kind"], rows


if __name__ == "__main__":
    main()
