"""Words for people by what they do: which form of which title a word is ("Außenministerin", "Vorsitzenden")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extraction.text import dataclass, rows, word_list, words_of
from extraction.text.dictionary import is_known
from extraction.text.inflection import without_gender_mark
from extraction.text.records import keeping_words

_PLURAL_ENDINGS = words_of("plural_adjectival_ending")
_STRONG_ENDINGS = word_list("strong_title_ending")
_WEAK_ENDINGS = word_list("weak_title_ending")

_ADJECTIVAL_ENDINGS = word_list("adjectival_title_ending")
_MEN_ONLY = words_of("title_of_men")
_ENDS_OF_SURNAMES = words_of("title_that_ends_surnames")


@dataclass(frozen=True, slots=True)
class Title:
    """A reading of a word as a title.

    `base` is the masculine nominative of the whole word ("Außenminister"), `head` that of its last part ("Minister"),
    `modifier` what stands before it as it is written ("Außen", "US-"). `genders` holds "m", "f" or both; `kind` is "office",
    "part" or "person" as in data/titles.tsv.
    """

    base: str
    head: str
    modifier: str
    genders: str
    singular: bool
    plural: bool
    kind: str


@dataclass(frozen=True, slots=True)
class _TitleForm:
    head: str
    genders: str
    singular: bool
    plural: bool
    kind: str


@keeping_words
def title_of(word: str) -> Title | None:
    """The title that a word is a form of, or None. The longest title that ends the word counts."""
    if not word[:1].isupper() or not word[-1:].isalpha():
        return None
    word = without_gender_mark(_abbreviated().get(word, word))
    if word.isupper():
        word = "-".join(part.capitalize() for part in word.split("-"))  # "BUNDESKANZLER", a label
    lower = word.lower()
    if lower in _exceptions():
        return None
    forms = _forms()
    for start in range(len(word) - 2):
        form = forms.get(lower[start:])
        if form is not None and _may_end(word, start):
            return None if _is_surname(word, start, form) else _title(word[:start], form)
    return None


def _may_end(word: str, start: int) -> bool:
    """A modifier has at least two letters; behind a hyphen the title is capitalised, within a word it is not."""
    if start == 0:
        return True
    if word[start - 1] == "-":
        return word[start].isupper()
    return start > 1 and word[start].islower() and word[start - 1].isalpha()


def _is_surname(word: str, start: int, form: _TitleForm) -> bool:
    """ "Özdemir": a short title that ends a word whose beginning is no word."""
    if start == 0 or form.head.lower() not in _ENDS_OF_SURNAMES:
        return False
    return "-" not in word and not is_known(word[:start])


def _title(modifier: str, form: _TitleForm) -> Title:
    modifier = modifier.replace("Aussen", "Außen")  # as the Swiss write
    head = form.head.lower() if modifier and not modifier.endswith("-") else form.head
    return Title(modifier + head, form.head, modifier, form.genders, form.singular, form.plural, form.kind)


@cache
def _exceptions() -> frozenset[str]:
    return frozenset(cells[0] for cells in rows("title_exceptions.txt"))


@cache
def _abbreviated() -> dict[str, str]:
    """Titles as texts shorten them: "LH"."""
    return {short: whole for short, _, whole in (pair.partition("=") for pair in word_list("abbreviated_title"))}


@cache
def _forms() -> dict[str, _TitleForm]:
    forms: dict[str, _TitleForm] = {}
    for man, woman, plural, inflection, kind in rows("titles.tsv"):
        for word, genders, singular, is_plural in _inflect(man, woman, plural, inflection):
            before = forms.get(word)
            if before is not None:
                genders = "".join(sorted({*genders, *before.genders}, reverse=True))
                singular, is_plural = singular or before.singular, is_plural or before.plural
            forms[word] = _TitleForm(man, genders, singular, is_plural, kind)
    return forms


def _inflect(man: str, woman: str, plural: str, inflection: str) -> Iterator[tuple[str, str, bool, bool]]:
    """The forms of a title in lower case as (form, genders, singular, plural)."""
    man, woman, plural = man.lower(), woman.lower(), plural.lower()
    genders = "m" if woman.endswith("in") or man in _MEN_ONLY else "mf"
    if inflection == "adjectival":
        stem = man.removesuffix("er")
        for ending in _ADJECTIVAL_ENDINGS:
            yield stem + ending, genders, True, ending in _PLURAL_ENDINGS
    else:
        yield from ((man + ending, genders, True, False) for ending in ("", *_STRONG_ENDINGS))
    if inflection == "weak":
        stem = man.removesuffix("e")
        yield from ((stem + ending, "m", True, False) for ending in _WEAK_ENDINGS)
    if woman != "-" and (inflection != "adjectival" or woman.endswith("in")):
        yield woman, "f", True, False
        yield woman + "nen", "f", False, True
    if plural != "-":
        yield plural, genders, False, True
        yield plural + "n", genders, False, True


def is_first_half(word: str, other: str) -> bool:
    """Whether a word before "und" is one title with the word behind it: "Staats- | Regierungschefs", "Ministerinnen | Minister"."""
    return word.endswith("-") or (word.endswith("innen") and other.removesuffix("n") == word.removesuffix("innen"))
