"""Nouns for authorities, from their table: "Ministerium", "Botschaft", and which institution of a country one is."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.text import rows


@cache
def institution_nouns() -> dict[str, tuple[str, dict[str, str]]]:
    """Noun → its article, and country → institution."""
    return {
        noun: (article, dict(pair.split("=") for pair in pairs.split("|") if "=" in pair))
        for noun, article, pairs in rows("institution_nouns.tsv")
    }


@lru_cache(maxsize=1 << 12)
def institution_noun(word: str) -> str | None:
    """The noun for an authority that a word is or ends in: "Energieministerium" → "Ministerium"; without the genitive's ending."""
    for form in (word, word.removesuffix("s"), word.removesuffix("es")):
        if form.endswith(_institution_endings()):
            for noun in institution_nouns():
                if form == noun or form.endswith(noun.lower()):
                    return noun
    return None


@cache
def _institution_endings() -> tuple[str, ...]:
    return tuple(form for noun in institution_nouns() for form in (noun, noun.lower()))
