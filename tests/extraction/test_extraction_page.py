"""docs/extraction.md is complete and true: it names every module and table list, and its example comes out as it says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import extraction
from extraction import extract
from extraction.text.lexicon import WORD_LIST_TABLES

SOURCE = Path(extraction.__file__).parent
PAGE = (SOURCE.parent / "docs" / "extraction.md").read_text("utf-8")
FOLDERS = [folder for folder in SOURCE.iterdir() if (folder / "__init__.py").exists() and folder.name != "data"]


def section(folder: str) -> str:
    _, found, rest = PAGE.partition(f"**`{folder}/`**")
    assert found
    return rest.partition("\n**`")[0]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_page_names_every_module_and_no_other(folder: Path) -> None:
    named = {line.split("`")[1] for line in section(folder.name).splitlines() if line.startswith("| `")}
    assert named == {file.name for file in folder.glob("*.py")} - {"__init__.py", "__main__.py"}


@pytest.mark.parametrize("table", WORD_LIST_TABLES)
def test_the_page_says_what_each_table_of_lists_is_for(table: str) -> None:
    assert f"`{table}`" in PAGE


def test_the_example_comes_out_as_the_page_says() -> None:
    sentence = next(line.removeprefix("> ") for line in PAGE.splitlines() if line.startswith("> Dabei wies"))
    first, second = extract(sentence, published_on=date(2025, 9, 2)).statements
    assert (first.text, first.kind) == ("der Handel wachse", "indirect")
    assert first.cue is not None
    assert first.cue.text == "wies … darauf hin"
    assert first.speakers == second.speakers == ("xi-jinping",)
    assert (second.on_behalf_of, second.acts) == (("china",), ("intent-to-cooperate",))
