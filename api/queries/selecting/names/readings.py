"""The ways to read a name as people write it: with titles and articles, turned round, in the genitive, as an address of Wikidata."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.knowledge.asked_names import is_person_title, is_within_title
from extraction.knowledge.names import name_tree
from extraction.knowledge.names.transliteration import romanise
from extraction.text.cleaning import clean
from extraction.text.folding import fold

_WIKIDATA = re.compile(
    r"(?:(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:wiki/|entity/)?(?:Special:EntityData/)?|wd:)(Q[1-9]\d*)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_ARTICLES = frozenset(("der", "die", "das", "den", "dem", "des", "the"))
_GENITIVE = re.compile(r"['’ʼ`´‘]s?$|s['’ʼ`´‘]?$", re.I)
_ENDS = ' ,;:.!?"„“”«»‚‘'
_FEWEST_LETTERS = 3  # that a genitive leaves


def read_ways(name: str) -> Iterator[str]:
    """A cleaned name, and what else it may be, the likeliest first; each once."""
    seen: set[str] = set()
    for reading in _read_ways(clean(name)):
        folded = fold(reading)
        if (
            folded and folded not in seen and (folded not in _ARTICLES or not seen)
        ):  # "der" of "der Kremlchef" is nobody
            seen.add(folded)
            yield reading


def read_qid(name: str) -> str | None:
    """The item of Wikidata that an address or a prefixed name is of."""
    found = _WIKIDATA.match(name)
    return found[1].upper() if found else None


def has_title(name: str) -> bool:
    """Whether a name begins with what somebody is."""
    words = clean(name).split()
    return len(words) > 1 and is_person_title(words[0])


def _read_ways(name: str) -> Iterator[str]:
    if qid := read_qid(name):
        yield qid
    for form in (name, *_turned(name), romanise(name)):
        for plain in (form, _BRACKETS.sub(" ", form).strip(_ENDS)):
            for bare in (plain, _without_article(plain), _without_titles(plain)):
                yield bare
                yield _without_genitive(bare)


def _turned(name: str) -> Iterator[str]:
    """ "Merkel, Angela"; of "Putin, Präsident" the name."""
    first, comma, rest = name.partition(",")
    if comma and "," not in rest and rest.strip():
        if any(is_person_title(word) for word in rest.split()):
            yield first
        yield f"{rest.strip()} {first}"


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if fold(first) in _ARTICLES else name


def _without_titles(name: str) -> str:
    """Without what stands up to the last title before the name, without what of a country follows it, and titles behind."""
    words = name.split()
    last = max((i for i, word in enumerate(words[:-1]) if is_person_title(word)), default=None)
    if last is not None:
        words = words[last + 1 :]
        while len(words) > 1 and (is_within_title(words[0]) or fold(words[0]) in name_tree().following):
            del words[0]
    while len(words) > 1 and is_person_title(words[-1]):
        del words[-1]
    return " ".join(words)


def _without_genitive(name: str) -> str:
    bare = _GENITIVE.sub("", name)
    return bare if len(bare) >= _FEWEST_LETTERS else name
