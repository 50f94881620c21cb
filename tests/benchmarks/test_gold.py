"""The annotated articles can be read, and say nothing impossible."""

from pathlib import Path

import pytest

from benchmarks.annotated import pairs
from benchmarks.annotated.notation import NotationError, find_faults, read_article, read_articles
from extraction.knowledge.tables import organisations, themes
from extraction.text.results import Act

GOLD = Path(__file__).parents[2] / "benchmarks" / "gold"
ARTICLE = """style: agency
title: Reise
date: 2025-05-05

Kern sagte: „⟦1 Wir bleiben⟧“, „⟦1 und zwar alle⟧.“
===
1 | Jonas Kern | | d | sagte | | migration | comment |
"""


def known():
    return {
        "themes": frozenset(themes()),
        "acts": frozenset(act.value for act in Act),
        "organisations": frozenset(organisations()),
    }


def test_annotations_have_no_faults():
    articles = read_articles(GOLD)
    assert len(articles) > 200
    assert [fault for article in articles for fault in find_faults(article, known())] == []


def test_no_two_articles_have_one_name():
    names = [article.id for article in read_articles(GOLD)]
    assert len(names) == len(set(names))


def write(folder: Path, text: str) -> Path:
    path = folder / "a.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_marks_are_offsets_into_the_text(tmp_path):
    article = read_article(write(tmp_path, ARTICLE))
    [statement] = article.statements
    assert article.text == "Kern sagte: „Wir bleiben“, „und zwar alle.“"
    assert [article.text[start:end] for start, end in statement.spans] == ["Wir bleiben", "und zwar alle"]
    assert statement.kind == "direct"
    assert statement.speakers == ("Jonas Kern",)
    assert statement.relayed_by == ()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("⟦1 Wir bleiben⟧", "⟦1 Wir ⟦2 bleiben⟧⟧"),
        ("bleiben⟧", "bleiben"),
        ("1 | Jonas", "2 | Jonas"),
        ("\n===\n", "\n"),
    ],
)
def test_what_is_marked_wrongly_is_refused(tmp_path, wrong, right):
    with pytest.raises(NotationError):
        read_article(write(tmp_path, ARTICLE.replace(wrong, right)))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("migration", "weather"),
        ("comment", "sing"),
        ("| sagte |", "| meinte |"),
        ("Jonas Kern", ""),
        ("alle⟧.", "alle.⟧"),
    ],
)
def test_impossible_labels_are_faults(tmp_path, wrong, right):
    article = read_article(write(tmp_path, ARTICLE.replace(wrong, right)))
    assert list(find_faults(article, known()))


def test_annotated_pairs_are_found():
    assert len(list(pairs.FOLDER.glob("pair*.json"))) == 20


def test_a_folder_without_articles_is_no_gold(tmp_path: Path):
    with pytest.raises(NotationError, match="no annotated article"):
        read_articles(tmp_path)
