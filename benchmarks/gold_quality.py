"""Score the extraction on a folder of annotated articles.

    python benchmarks/gold_quality.py FOLDER [--errors] [--by-style] [--oracle]

Statements pair one to one where their contents share enough words (F1 of 0.5); labels are scored on the pairs.
`--oracle` takes contents, cues, kinds and speakers from the annotation and scores themes, acts and on_behalf_of alone.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotated.articles import Article, Labelled, found_statements, known_as, known_in_order, pair, read_gold
from annotated.oracle import label_gold

import extraction

SETS = ("organisations", "on_behalf_of", "themes", "acts", "relayed_by")


@dataclass
class Tally:
    """Counts over articles. `sets` holds true positives, false positives and false negatives by field."""

    counts: Counter[str] = field(default_factory=Counter)
    sets: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[str] = field(default_factory=list)

    def add(self, article: Article, found: Sequence[Labelled]) -> None:
        """Count one article."""
        pairs = pair(article.statements, found, article.text)
        self.counts.update(articles=1, gold=len(article.statements), found=len(found), matched=len(pairs))
        if not article.statements:
            self.counts.update(empty=1, false_in_empty=len(found))
        self.errors.append(f"== {article.id} ({article.style})")
        for i, j in pairs:
            self._compare(article.statements[i], found[j])
        self.errors += [f"  missed    {shorten(article.statements[i])}" for i in left(article.statements, pairs, 0)]
        self.errors += [f"  spurious  {shorten(found[j])}" for j in left(found, pairs, 1)]

    def _compare(self, gold: Labelled, found: Labelled) -> None:
        self.counts["exact"] += gold.spans == found.spans
        faults = list(self._values(gold, found)) + list(self._sets(gold, found))
        if faults:
            self.errors += [f"  {gold.kind}, {gold.cue}: {shorten(gold)}", *faults]

    def _values(self, gold: Labelled, found: Labelled) -> Iterator[str]:
        for name, value, other in (
            ("speakers", gold.speakers, found.speakers),
            ("kind", gold.kind, found.kind),
            ("cue", set((gold.cue or "").split()), set((found.cue or "").replace("…", " ").split())),
        ):
            self.counts[name] += value == other
            if value != other:
                yield f"      {name}: {show(value)}, found {show(other)}"

    def _sets(self, gold: Labelled, found: Labelled) -> Iterator[str]:
        for name in SETS:
            wanted, got = frozenset(getattr(gold, name)), frozenset(getattr(found, name))
            self.sets[name].update(tp=len(wanted & got), fp=len(got - wanted), fn=len(wanted - got))
            if wanted != got:
                yield f"      {name}: {show(wanted)}, found {show(got)}"

    def report(self) -> Iterator[str]:
        """The figures, one a line."""
        c = self.counts
        yield f"articles {c['articles']}, statements {c['gold']}, found {c['found']}, matched {c['matched']}"
        yield line("statements", c["matched"], c["found"] - c["matched"], c["gold"] - c["matched"])
        for name in ("exact", "speakers", "kind", "cue"):
            yield f"{name:16} {c[name] / (c['matched'] or 1):.3f}"
        for name in SETS:
            s = self.sets[name]
            yield line(name, s["tp"], s["fp"], s["fn"])
        yield f"false statements in {c['empty']} articles without any: {c['false_in_empty']}"


def line(name: str, right: int, spurious: int, missed: int) -> str:
    """Precision, recall and F1."""
    precision, recall = right / (right + spurious or 1), right / (right + missed or 1)
    f1 = 2 * right / (2 * right + spurious + missed or 1)
    return f"{name:16} F1 {f1:.3f}   P {precision:.3f}   R {recall:.3f}"


def left(statements: Sequence[Labelled], pairs: Sequence[tuple[int, int]], side: int) -> list[int]:
    """The indices that are in no pair."""
    return sorted(set(range(len(statements))) - {p[side] for p in pairs})


def shorten(statement: Labelled) -> str:
    """The content, cut to a line."""
    return statement.text if len(statement.text) <= 150 else statement.text[:149] + "…"


def show(value: object) -> str:
    """A label or several, readable."""
    return ", ".join(sorted(map(str, value))) or "–" if isinstance(value, set | frozenset) else str(value)


def extract_from(article: Article) -> tuple[Article, list[Labelled]]:
    """What the whole extraction finds, and the article with its speakers' names replaced by the ids found."""
    found = extraction.extract(
        article.text, title=article.title, published_on=article.published_on, author=article.byline
    )
    statements = [
        replace(
            s, speakers=known_as(s.speakers, found.entities), relayed_by=known_in_order(s.relayed_by, found.entities)
        )
        for s in article.statements
    ]
    return replace(article, statements=tuple(statements)), found_statements(found)


def main() -> None:
    """Read the command line, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", action="store_true", help="list every error")
    parser.add_argument("--by-style", action="store_true", help="also score each style of article")
    parser.add_argument("--oracle", action="store_true", help="score the labels alone")
    options = parser.parse_args()
    tally, styles = Tally(), defaultdict[str, Tally](Tally)
    for article in read_gold(options.folder):
        article, found = (article, label_gold(article)) if options.oracle else extract_from(article)
        tally.add(article, found)
        styles[article.style].add(article, found)
    if options.errors:
        print(*tally.errors, "", sep="\n")
    print(*tally.report(), sep="\n")
    for style, part in sorted(styles.items()) if options.by_style else ():
        print(f"\n-- {style}", *part.report(), sep="\n")


if __name__ == "__main__":
    main()
