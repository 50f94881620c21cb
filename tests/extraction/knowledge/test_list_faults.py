"""``python -m extraction.knowledge`` as people run it, on a copy of the tables with one fault."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import extraction

SOURCE = Path(extraction.__file__).parent


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tree")
    shutil.copytree(SOURCE, root / "extraction", ignore=shutil.ignore_patterns("__pycache__"))
    return root


def check(tree: Path) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "extraction.knowledge"], cwd=tree, capture_output=True, text=True, timeout=60
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def test_the_tables_as_they_are_have_no_faults(tree: Path) -> None:
    assert check(tree) == (0, "")


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("lists_labels.tsv", "focus_particle\t", "focus_particles\t", "asks for a list that no table has: focus_particle"),
        ("lists_labels.tsv", "focus_particle\t", "own_pronoun\t", "list twice: own_pronoun"),
        ("lists_labels.tsv", "verb_of_remaining\tbleiben", "verb_of_remaining\t", "verb_of_remaining: empty"),
        ("lists_labels.tsv", "verb_of_remaining\tbleiben", "verb_of_remaining", "verb_of_remaining: 1 columns instead of 2"),
        ("lists_labels.tsv", "\tauch selbst", "\tauch selbst auch", "focus_particle: word twice: auch"),
        ("lists_labels.tsv", '# Focus particles: "auch China".\n', "", "focus_particle: no line above that says what it is"),
        ("people.tsv", "xi-jinping\tXi Jinping\t", "xi-jinping\t", "people.tsv: xi-jinping: 7 columns instead of 8"),
        ("theme_terms.tsv", "\t3\tAachener Vertrag*", "\tAachener Vertrag*", "bilateral-relations: 2 columns instead of 3"),
    ],
)  # fmt: skip
def test_the_command_fails_on_a_broken_table(tree: Path, table: str, old: str, new: str, fault: str) -> None:
    file = tree / "extraction" / "data" / table
    whole = file.read_text("utf-8")
    assert old in whole
    file.write_text(whole.replace(old, new, 1), "utf-8")
    try:
        status, output = check(tree)
    finally:
        file.write_text(whole, "utf-8")
    assert status == 1
    assert fault in output


def test_the_command_tells_of_a_list_that_no_module_asks_for(tree: Path) -> None:
    file = tree / "extraction" / "data" / "lists_labels.tsv"
    whole = file.read_text("utf-8")
    file.write_text(f"{whole}# Nobody's words.\nwords_of_nobody\tniemand\n", "utf-8")
    try:
        assert check(tree) == (1, "list that no module asks for: words_of_nobody\n")
    finally:
        file.write_text(whole, "utf-8")


def test_the_command_fails_on_a_table_that_nothing_reads(tree: Path) -> None:
    file = tree / "extraction" / "data" / "peoples.tsv"
    file.write_text("a\tb\n", "utf-8")
    try:
        assert check(tree) == (1, "peoples.tsv: a table that nothing checks\n")
    finally:
        file.unlink()
