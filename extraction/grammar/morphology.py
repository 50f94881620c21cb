"""Which verb a word is a form of, and in which mood.

`ablaut` conjugates, `simplemma` knows which lemma a form may belong to; together they read a form backwards. Konjunktiv I
that equals the indicative ("sie haben") has both moods, and so has Konjunktiv II that equals the preterite ("sie stellten").
"""

from __future__ import annotations

from dataclasses import field
from enum import IntFlag
from functools import cache, lru_cache
from typing import Any

import ablaut

from extraction.text import dataclass, growing, replace, rows, word_list, words_of
from extraction.text.dictionary import is_known, lemma_of
from extraction.text.records import keeping_words

_PAST = word_list("past_ending")
_WITH_SS = word_list("verb_in_ss")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_PARTICIPLE_ENDINGS = word_list("participle_ending")


class Mood(IntFlag):
    """The moods that a form may have. A form of the first person alone, like "sage" in "ich sage", is FIRST."""

    NONE = 0
    INDICATIVE = 1
    KONJUNKTIV_I = 2
    KONJUNKTIV_II = 4
    FIRST = 8

    def __and__(self, other: int) -> Mood:
        """As in any flag, without the detour over the class."""
        return _MOODS[int.__and__(self, other)]

    __bool__ = int.__bool__
    __hash__ = int.__hash__


SUBJUNCTIVE = Mood.KONJUNKTIV_I | Mood.KONJUNKTIV_II
_MOODS = tuple(Mood(value) for value in range(16))


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One way to read a word as a form of a verb. `lemma` is whole ("hinweisen"), `particle` its separable part.

    `moods` is Mood.NONE for an infinitive, a participle or an infinitive with "zu" inside ("hinzuweisen"). `joined` says
    that the particle stands in the word itself, as it does at the end of a clause ("… hinweise").
    """

    lemma: str
    moods: Mood = Mood.NONE
    infinitive: bool = False
    participle: bool = False
    zu_infinitive: bool = False
    plural: bool = False
    singular: bool = False
    joined: bool = True
    # Asked of each form again and again: whether it can carry a clause, and whether it can be no indicative there.
    finite: bool = field(init=False, repr=False, compare=False)
    surely_subjunctive: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "finite", self.moods != Mood.NONE)
        subjunctive = bool(self.moods & SUBJUNCTIVE) and not self.moods & Mood.INDICATIVE
        object.__setattr__(self, "surely_subjunctive", subjunctive)


_NO_VERBS = (
    words_of(
        "numeral",
        "article",
        "determiner",
        "personal_pronoun",
        "reflexive",
        "preposition",
        "coordinator",
        "negation",
        "month",
        "weekday",
    )
    - words_of("function_word_and_verb")
    | (words_of("adverb") - words_of("adverb_and_verb"))
    | words_of("subordinator")
    | words_of("hardly_a_verb")
)
_UMLAUTED = {
    "bräuchte": VerbForm("brauchen", Mood.KONJUNKTIV_II, singular=True),
    "bräuchten": VerbForm("brauchen", Mood.KONJUNKTIV_II, plural=True),
}  # a subjunctive that grammars long refused and the press writes
_BASE_VERBS = word_list("base_verb")


@cache
@growing()
def _known_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Every form of the commonest verbs, whose forms are too irregular to be guessed."""
    forms: dict[str, list[VerbForm]] = {}
    for lemma in _BASE_VERBS:
        for form, reading in _paradigm(lemma):
            forms.setdefault(form, []).append(reading)
    return {form: tuple(readings) for form, readings in forms.items()}


@cache
@growing()
def _lexicon_forms() -> dict[str, tuple[VerbForm, ...]]:
    """Every form of the reporting verbs, and of separable ones without their particle, so that none is missed."""
    forms: dict[str, list[VerbForm]] = {}
    particles = sorted(words_of("particle"), key=len, reverse=True)
    verbs = {row[0].split()[-1] for row in rows("reporting_verbs.tsv")}
    for lemma in sorted(verbs):
        for form, reading in _paradigm(lemma):
            if reading.joined:
                forms.setdefault(form, []).append(reading)
        base = next(
            (lemma.removeprefix(p) for p in particles if lemma.startswith(p) and _paradigm(lemma.removeprefix(p))), None
        )
        for form, reading in _paradigm(base) if base else ():
            forms.setdefault(form, []).append(reading)
    return {form: tuple(dict.fromkeys(readings)) for form, readings in forms.items()}


@lru_cache(maxsize=1 << 12)
def _conjugation(lemma: str) -> Any:
    """How a verb is conjugated; None for a word that can be no infinitive."""
    try:
        return ablaut.conjugate(lemma)
    except ValueError:
        return None


# The places of the third persons in a tense, and of the first in those that tell its form from the subjunctive's.
_THIRD, _FIRST_AND_THIRD = (2, 5), (0, 2, 5)


@lru_cache(maxsize=1 << 12)
def _paradigm(lemma: str) -> tuple[tuple[str, VerbForm], ...]:
    """All (form, reading) pairs of a verb; separable verbs with the particle apart and in front."""
    conjugation = _conjugation(lemma)
    if conjugation is None:
        return ()
    moods: dict[tuple[str, bool], int] = {}
    singular: set[tuple[str, bool]] = set()
    plural: set[tuple[str, bool]] = set()
    tenses = (
        (conjugation.present, Mood.INDICATIVE.value, _FIRST_AND_THIRD),
        (conjugation.preterite, Mood.INDICATIVE.value, _FIRST_AND_THIRD),
        (conjugation.konjunktiv1, Mood.KONJUNKTIV_I.value, _THIRD),
        (conjugation.konjunktiv2, Mood.KONJUNKTIV_II.value, _THIRD),
    )
    for persons, mood, places in tenses:
        for person in places:
            for shape in _shapes(persons[person]):
                moods[shape] = moods.get(shape, 0) | (mood if person else Mood.FIRST.value)
                (plural if person == 5 else singular).add(shape)
    pairs = [
        (
            shape[0],
            VerbForm(lemma, Mood(mood), plural=shape in plural, singular=shape in singular, joined=shape[1]),
        )
        for shape, mood in moods.items()
    ]
    if lemma.endswith("eln"):  # "handele" beside "handle"
        pairs.append((lemma[:-1] + "e", VerbForm(lemma, Mood.KONJUNKTIV_I | Mood.FIRST, singular=True)))
    elif lemma.endswith("ern"):  # "bedaure" beside "bedauere"
        pairs.append((lemma[:-3] + "re", VerbForm(lemma, Mood.KONJUNKTIV_I | Mood.FIRST, singular=True)))
    pairs.append((lemma, VerbForm(lemma, infinitive=True)))
    pairs += [(form, VerbForm(lemma, participle=True)) for form in _participles(lemma, conjugation.past_participle)]
    if " " not in conjugation.zu_infinitive:
        pairs.append((conjugation.zu_infinitive, VerbForm(lemma, zu_infinitive=True)))
    return tuple(pairs)


_EITHER = word_list("particle_of_either_kind")


def _participles(lemma: str, form: str) -> list[str]:
    """ "untergeschrieben" and "unterschrieben": particles that may be inseparable leave the participle without "ge"."""
    particle = next((p for p in _EITHER if lemma.startswith(p) and form.startswith(p + "ge")), None)
    return [form, particle + form.removeprefix(particle + "ge")] if particle else [form]


def _shapes(form: str) -> list[tuple[str, bool]]:
    """ "weise hin" → the separated "weise" and the joined "hinweise"; a simple form is joined to nothing."""
    base, _, particle = form.partition(" ")
    return [(base, False), (particle + base, True)] if particle else [(base, True)]


@keeping_words
def verb_forms(word: str) -> tuple[VerbForm, ...]:
    """The ways to read a word (in lower case) as a verb form; empty for a word that is none."""
    if word == "worden":
        return (VerbForm("werden", participle=True),)
    if word in _UMLAUTED:
        return (_UMLAUTED[word],)
    known = _known_forms().get(word)
    if known is not None:
        return tuple(dict.fromkeys((*known, *(_lexicon_forms().get(word, ()) if word.startswith("ge") else ()))))
    if word in _NO_VERBS or not word.isalpha() or len(word) < 3:
        return ()
    readings: list[VerbForm] = [r for r in _lexicon_forms().get(word, ()) if r.lemma not in _NO_VERBS]
    for lemma in _lemmas(word):
        readings += [reading for form, reading in _paradigm(lemma) if form == word]
    if not readings and "ss" in word:
        return verb_forms(word.replace("ss", "ß", 1))  # as the Swiss write: "liess", "äusserte"
    if any(reading.zu_infinitive for reading in readings):
        readings = [r for r in readings if r.lemma != word]  # "hinzuwirken" is of "hinwirken"
    likeliest = lemma_of(
        word
    )  # "drängen" is its own infinitive before it is of "dringen", "riefen" is of "rufen" first
    if likeliest == word or any(reading.lemma == likeliest for reading in readings):
        readings.sort(key=lambda reading: reading.lemma != likeliest)
    return tuple(dict.fromkeys(_with_eszett(reading) for reading in readings))


def _with_eszett(reading: VerbForm) -> VerbForm:
    """ "begrüsste", as the Swiss write, is of "begrüßen"; "fasste" stays one of "fassen"."""
    lemma = reading.lemma.replace("ss", "ß", 1)
    swiss = lemma != reading.lemma and not reading.lemma.endswith(_WITH_SS) and is_known(lemma)
    return replace(reading, lemma=lemma) if swiss else reading


def _lemmas(word: str) -> list[str]:
    """The verbs that a word may be a form of, the likeliest first."""
    candidates = [lemma_of(word), *_guesses(word), word[:-1] + "n" if word.endswith("ele") else word]
    return [c for c in dict.fromkeys(candidates) if c.endswith("n") and c.islower() and _is_verb(c)]


def _guesses(word: str) -> list[str]:
    guesses = []
    if word.endswith("e") and lemma_of(word) != word[:-1]:
        guesses.append(word + "n")  # but "breite", "deutsche" are adjectives, whatever "breiten" may be
    if word.endswith("t"):
        guesses += [word[:-1] + "en", word[:-2] + "en", word[:-1] + "n"]
    if word.endswith(_PAST):
        stem = word.removesuffix("n")[:-2]
        guesses += [stem + "en", stem + "n", stem.removesuffix("e") + "en"]
    if word.endswith("en"):
        guesses.append(word)
    return guesses


@lru_cache(maxsize=1 << 12)
def _is_verb(lemma: str) -> bool:
    """Whether an infinitive exists. "guten" looks like one, but nobody has ever "gutete": ask for the preterite too."""
    if not is_known(lemma) or (conjugation := _conjugation(lemma)) is None:
        return False
    return lemma_of(lemma) == lemma or is_known(conjugation.preterite[2].split()[0])


@lru_cache(maxsize=1 << 12)
def is_adjective_form(word: str) -> bool:
    """Whether a word can also be an inflected adjective or participle before a noun: "weise", "erklärte", "sichere"."""
    return (word.endswith(_ADJECTIVE_ENDINGS) and not lemma_of(word).endswith("n")) or word.endswith(
        _PARTICIPLE_ENDINGS
    )
