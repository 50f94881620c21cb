"""Checks the named lists of words: what an editor can get wrong, and whether code and tables agree on the names.

Imports nothing that reads a list: with a list missing most other modules cannot even be imported.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

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
    modules = list(_modules())
    asked = _names_in_code(modules)
    used = asked.keys() | _names_in_tables_of_code(modules)
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


class _Module(NamedTuple):
    """What a module says: the calls of readers of lists, and all strings."""

    name: str
    calls: tuple[ast.Call, ...]
    strings: frozenset[str]


def _names_in_code(modules: list[_Module]) -> dict[str, str]:
    """The names that ``words_of("…")`` and ``word_list("…")`` are called with → the module that does."""
    return {
        argument.value: module.name
        for module in modules
        for call in module.calls
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def _names_in_tables_of_code(modules: list[_Module]) -> frozenset[str]:
    """All strings of the modules that call with a name that is no literal, as the tagger does from its table of tags."""
    return frozenset().union(
        *(
            module.strings
            for module in modules
            if not all(isinstance(argument, ast.Constant) for call in module.calls for argument in call.args)
        )
    )


def _modules() -> Iterator[_Module]:
    """The modules of extraction; those that name no reader of lists aren't parsed."""
    for file in _sources(resources.files("extraction")):
        source = file.read_text("utf-8")
        if any(reader in source for reader in _READERS):
            yield _parse(file.name, source)


@lru_cache(maxsize=1 << 10)
def _parse(name: str, source: str) -> _Module:
    nodes = list(ast.walk(ast.parse(source)))
    return _Module(
        name,
        tuple(node for node in nodes if isinstance(node, ast.Call) and _is_reader(node.func)),
        frozenset(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)),
    )


def _is_reader(function: ast.expr) -> bool:
    return isinstance(function, ast.Name) and function.id in _READERS


def _sources(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith(".py"):
            yield entry
