"""``python -m extraction.knowledge`` on tables with one fault each; as people run it where modules can not be imported any more."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import extraction
from extraction.knowledge import __main__ as command
from extraction.knowledge import list_faults
from extraction.text import lexicon

SOURCE = Path(extraction.__file__).parent


@pytest.fixture
def check(monkeypatch, capsys):
    """A function that runs the command where a table has other lines, or where there are other tables; its status and output."""

    def check(table: str, change) -> tuple[int, str]:
        def lines(name: str) -> list[str]:
            whole = "\n".join(read(name)) if name in tables() else ""
            return change(whole).splitlines() if name == table else whole.splitlines()

        read, tables = lexicon.lines, lexicon.data_files
        for module in (lexicon, list_faults):
            monkeypatch.setattr(module, "lines", lines)
        return command.main(), capsys.readouterr().out

    return check


def test_the_command_is_told_of_a_list_without_which_modules_can_not_be_imported(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "extraction", ignore=shutil.ignore_patterns("__pycache__"))
    file = tmp_path / "extraction" / "data" / "lists_labels.tsv"
    whole = file.read_text("utf-8")
    assert "\nfocus_particle\t" in whole
    run = [sys.executable, "-m", "extraction.knowledge"]
    file.write_text(whole.replace("\nfocus_particle\t", "\nfocus_particles\t"), "utf-8")
    broken = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (broken.returncode, broken.stderr) == (1, "")
    assert "asks for a list that no table has: focus_particle" in broken.stdout
    file.write_text(whole, "utf-8")
    (file.parent / "peoples.tsv").write_text("a\tb\n", "utf-8")
    added = subprocess.run(run, cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (added.returncode, added.stdout, added.stderr) == (1, "peoples.tsv: a table that nothing checks\n", "")


def test_the_tables_as_they_are_have_no_faults(check) -> None:
    assert check("", str) == (0, "")


@pytest.mark.parametrize(
    ("table", "old", "new", "fault"),
    [
        ("lists_labels.tsv", "focus_particle\t", "own_pronoun\t", "list twice: own_pronoun"),
        ("lists_labels.tsv", "verb_of_remaining\tbleiben", "verb_of_remaining\t", "verb_of_remaining: empty"),
        ("lists_labels.tsv", "verb_of_remaining\tbleiben", "verb_of_remaining", "verb_of_remaining: 1 columns instead of 2"),
        ("lists_labels.tsv", "\tauch selbst", "\tauch selbst auch", "focus_particle: word twice: auch"),
        ("lists_labels.tsv", '# Focus particles: "auch China".\n', "", "focus_particle: no line above that says what it is"),
        ("people.tsv", "xi-jinping\tXi Jinping\t", "xi-jinping\t", "people.tsv: xi-jinping: 7 columns instead of 8"),
        ("theme_terms.tsv", "\t3\tAachener Vertrag*", "\tAachener Vertrag*", "bilateral-relations: 2 columns instead of 3"),
    ],
)  # fmt: skip
def test_the_command_fails_on_a_broken_table(check, table: str, old: str, new: str, fault: str) -> None:
    def spoil(whole: str) -> str:
        assert old in whole
        return whole.replace(old, new, 1)

    status, output = check(table, spoil)
    assert status == 1
    assert fault in output


def test_the_command_tells_of_a_list_that_no_module_asks_for(check) -> None:
    status, output = check("lists_labels.tsv", lambda whole: f"{whole}\n# Nobody's words.\nwords_of_nobody\tniemand\n")
    assert (status, output) == (1, "list that no module asks for: words_of_nobody\n")
