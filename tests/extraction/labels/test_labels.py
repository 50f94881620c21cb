"""Themes and acts of invented single sentences: how many are right, over all of labels/*.tsv.

The sentences were labelled before the extraction saw them; they measure how far its word lists reach, so that each may be
wrong, but few. What has no label for acts counts for themes alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from extraction import extract
from extraction.text.lexicon import rows
from extraction.text.results import Act

FOLDER = Path(__file__).parent


def sentences() -> Iterator[tuple[str, set[str], set[str]]]:
    """A sentence, its themes and its acts."""
    for path in sorted(FOLDER.glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                sentence, themes, acts = line.split("\t")
                yield sentence, set(themes.split()), set(acts.split())


@cache
def tallies() -> dict[str, Counter[str]]:
    """Right, spurious and missed labels of all sentences in which a statement is found."""
    counts = {"themes": Counter[str](), "acts": Counter[str]()}
    for sentence, themes, acts in sentences():
        for statement in extract(sentence).statements[:1]:
            for field, gold, found in (("themes", themes, set(statement.themes)), ("acts", acts, set(statement.acts))):
                if gold:
                    counts[field].update(right=len(gold & found), spurious=len(found - gold), missed=len(gold - found))
    return counts


@pytest.mark.parametrize(("field", "least"), [("themes", 0.85), ("acts", 0.85)])
def test_most_labels_of_sentences_are_right(field: str, least: float) -> None:
    count = tallies()[field]
    assert 2 * count["right"] / (2 * count["right"] + count["spurious"] + count["missed"]) >= least


def test_the_sentences_cover_all_labels() -> None:
    themes = set().union(*(themes for _, themes, _ in sentences()))
    acts = set().union(*(acts for *_, acts in sentences()))
    assert themes == {row[0] for row in rows("themes.tsv")}
    assert acts == {act.value for act in Act}


def test_evidence_of_labels_quotes_the_sentence() -> None:
    for sentence, _, _ in sentences():
        for statement in extract(sentence).statements:
            for evidence in statement.evidence:
                if len(evidence.text.split()) == 1:
                    assert evidence.span.of(sentence) == evidence.text
