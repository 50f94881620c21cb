"""Checks the named lists of words: what an editor can get wrong, and whether code and tables agree on the names.

Imports nothing that reads a list: with a list missing most other modules cannot even be imported.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

from extraction.text.lexicon import WORD_LIST_TABLES, lines

_READERS = frozenset({"words_of", "word_list"})


def find_list_faults() -> Iterator[str]:
    """Every fault of the lists, a line each."""
    names: Counter[str] = Counter()
    for table in WORD_LIST_TABLES:
        for name, fault in _read_table(table):
            names[name] += 1
            yield from (f"{table}: {name}: {fault}" for fault in filter(None, (fault,)))
    yield from (f"list twice: {name}" for name, count in names.items() if count > 1)
    asked = _names_in_code()
    used = asked.keys() | _names_in_tables_of_code()
    yield from (
        f"{module}: asks for a list that no table has: {name}" for name, module in asked.items() if name not in names
    )
    yield from (f"list that no module asks for: {name}" for name in names if name not in used)


def _read_table(table: str) -> Iterator[tuple[str, str | None]]:
    """The lists of a table in their order, each with its fault if it has one."""
    above = ""
    for line in lines(table):
        if line and not line.startswith("# "):
            name, *cells = line.split("\t")
            yield name, _fault(cells, documented=above.startswith("# "))
        above = line


def _fault(cells: list[str], *, documented: bool) -> str | None:
    if len(cells) != 1:
        return f"{len(cells) + 1} columns instead of 2"
    words = cells[0].split()
    if not words:
        return "empty"
    if repeated := [word for word, count in Counter(words).items() if count > 1]:
        return f"word twice: {', '.join(repeated)}"
    return None if documented else "no line above that says what it is"


def _names_in_code() -> dict[str, str]:
    """The names that ``words_of("…")`` and ``word_list("…")`` are called with → the module that does."""
    return {
        argument.value: module
        for module, call in _calls()
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def _names_in_tables_of_code() -> frozenset[str]:
    """All strings of the modules that call with a name that is no literal, as the tagger does from its table of tags."""
    modules = {module for module, call in _calls() if not all(isinstance(a, ast.Constant) for a in call.args)}
    trees = (tree for module, tree in _modules() if module in modules)
    return frozenset(
        n.value for t in trees for n in ast.walk(t) if isinstance(n, ast.Constant) and isinstance(n.value, str)
    )


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for module, tree in _modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _READERS:
                yield module, node


def _modules() -> Iterator[tuple[str, ast.Module]]:
    for file in _sources(resources.files("extraction")):
        yield file.name, ast.parse(file.read_text("utf-8"))


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith(".py"):
            yield entry
