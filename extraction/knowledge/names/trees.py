"""Trees of words, by which a text is read once, with a few look-ups a word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extraction.text import word_list
from extraction.text.folding import fold
from extraction.text.tokens import cut

GENITIVES = word_list("genitive_of_name")


class Form(StrEnum):
    """What kind of name a word or a row of words is."""

    NAME = "name"
    ADJECTIVE = "adjective"
    INHABITANT = "inhabitant"
    CAPITAL = "capital"
    OF_CAPITAL = "of capital"
    FULL_NAME = "full name"
    SURNAME = "surname"


@dataclass(frozen=True, slots=True)
class Target:
    """What a form stands for. `gender` is that of an inhabitant; `shared` marks a surname that needs support,
    `acronym` a name in capitals; `place` is the city where `entity` is the country that it may stand for.
    """

    entity: str
    form: Form
    gender: str | None = None
    shared: bool = False
    genitive: bool = False
    acronym: bool = False
    place: str | None = None


@dataclass(slots=True)
class Node:
    """A place in the tree: where each next word leads, and what ends here."""

    following: dict[str, Node]
    targets: list[Target]


@lru_cache(maxsize=1 << 12)
def folded(word: str) -> str:
    """The folded form of a word, remembered."""
    return fold(word)


def longest(root: Node, keys: Sequence[str], at: int) -> tuple[int, list[Target]]:
    """The longest name that starts with the key at `at`: its end (half-open) and what it may stand for."""
    node: Node | None = root.following.get(keys[at])
    end, targets = at, list[Target]()
    i = at
    while node is not None:
        i += 1
        if node.targets:
            end, targets = i, node.targets
        node = node.following.get(keys[i]) if i < len(keys) else None
    return end, targets


def add(root: Node, keys: list[str], target: Target) -> None:
    """Let a name lead to what it stands for."""
    node = root
    for key in keys:
        following = node.following.get(key)
        if following is None:
            following = node.following[key] = Node({}, [])
        node = following
    if target not in node.targets:
        node.targets.append(target)


def words_of_names(names: Iterable[str]) -> dict[str, list[str]]:
    """The words of each name, cut as in a text."""
    found: dict[str, list[str]] = {}
    unique: list[str] = []
    for name in dict.fromkeys(names):
        words = name.split(" ")
        if "".join(words).replace("-", "x").isalpha() and not name.startswith("-") and not name.endswith("-"):
            found[name] = words
        else:
            unique.append(name)
    tokens = cut("\n".join(unique))
    ends, at = [], 0
    for name in unique:
        at += len(name) + 1
        ends.append(at)
    t = 0
    for name, end in zip(unique, ends, strict=True):
        words = []
        while t < len(tokens) and tokens[t].start < end:
            words.append(tokens[t].text)
            t += 1
        found[name] = words
    return found


def in_genitive(target: Target) -> Target:
    """What the genitive of a name stands for."""
    t = target
    return Target(t.entity, t.form, t.gender, t.shared, genitive=True, acronym=t.acronym, place=t.place)
