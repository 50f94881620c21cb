"""Crowds that nothing names but a plural noun: "Anhänger der Opposition errichteten Barrikaden. Sie forderten …"."""

from __future__ import annotations

from functools import lru_cache
from itertools import takewhile

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe
from extraction.grammar import verb_forms
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import lemma_of, names_people

_PEOPLE, _ENDINGS = words_of("people_in_plural"), word_list("end_of_people_in_plural")
_THEY, _BACK = "sie", 3  # sentences that go on with the pronoun
_BEFORE_NOUN = words_of("plural_article", "amount_before_people")
_OF = words_of("genitive_or_von")
_ADJECTIVE_ENDINGS = ("e", "en")
_LONGEST_PHRASE = 5  # words before its noun
_LONGEST_OWNER = 4  # tokens behind "von"
_OBLIQUE = frozenset({"den", "der"})


def crowd_before(context: Context, token: int, *, after: int) -> str | None:
    """Whom "sie" with a plural verb means where the sentence before tells of people without a name, and no sentence since `after`."""
    at = context.sentence_at(token)
    for sentence in range(at - 1, max(after, at - 1 - _BACK), -1):
        first, last = context.document.sentences[sentence].first, context.document.sentences[sentence].last
        goes_on = any(context.tokens[i].text.lower() == _THEY for i in range(first, min(first + _LONGEST_PHRASE, last)))
        alone = sentence == at - 1 and not goes_on and not _tells_of_somebody(context, token, sentence)
        crowd = _acting(context, first, last) or (_only(context, first, last) if alone else None)
        if crowd is not None:
            return describe(context, crowd)
        if not goes_on:
            return None
    return None


def _tells_of_somebody(context: Context, token: int, sentence: int) -> bool:
    """Whether a sentence tells of a person whom the article has: "sie" may be that person and another."""
    near = takewhile(lambda referent: referent.sentence >= sentence, context.participants.before(token))
    return any(r.sentence == sentence and context.participants.people[r.entity].is_person for r in near)


def _acting(context: Context, first: int, last: int) -> TokenRange | None:
    """The plural phrase for people beside the first finite verb of a sentence: before it, else right behind it."""
    verb = next((i for i in range(first + 1, last) if _is_plural_verb(context.tokens[i].text)), None)
    if verb is None:
        return None
    before, behind = _phrase_at(context, first, verb), _phrase_at(context, verb + 1, last)
    return before or behind


def _only(context: Context, first: int, last: int) -> TokenRange | None:
    """ "Die Polizei ging gegen | die Demonstranten | vor": the only people in the plural of whom a sentence tells."""
    found = [i for i in range(first + 1, last) if _are_people(context.tokens[i].text)]
    plural = [i for i in found if context.tokens[i - 1].text.lower() in _BEFORE_NOUN | _OBLIQUE]
    return (plural[0] - 1, _end(context, plural[0] + 1, last)) if len(found) == 1 == len(plural) else None


def _is_plural_verb(word: str) -> bool:
    forms = [form for form in verb_forms(word) if form.finite] if word[0].islower() else []
    return bool(forms) and all(form.plural and not form.singular for form in forms)


def _phrase_at(context: Context, first: int, last: int) -> TokenRange | None:
    """A phrase without a preposition, as "Tausende wütende Anhänger", "die Studenten", that begins at a token."""
    start = first
    for i in range(first, min(first + _LONGEST_PHRASE, last)):
        word = context.tokens[i].text
        if _are_people(word) and word.lower() not in _BEFORE_NOUN:
            return (start, _end(context, i + 1, last))
        attribute = word[0].isdigit() or word.lower() in _BEFORE_NOUN
        start = i + 1 if attribute else start
        if not attribute and not (word[0].islower() and word.endswith(_ADJECTIVE_ENDINGS)):
            return None
    return None


def _end(context: Context, end: int, last: int) -> int:
    """The end of a phrase with the genitive or "von" behind its noun: "Anhänger | von Carlos Mesa"."""
    if end >= last or context.tokens[end].text not in _OF:
        return end
    behind = range(end + 1, min(end + 1 + _LONGEST_OWNER, last))
    return next((i for i in behind if not context.tokens[i].text[0].isupper()), behind.stop) if behind else end


@lru_cache(maxsize=1 << 10)
def _are_people(word: str) -> bool:
    """Whether a noun is one for people in the plural; those that look like a singular are taken, too, beside a plural verb."""
    if not word[0].isupper():
        return False
    return word in _PEOPLE or word.lower().endswith(_ENDINGS) or names_people(lemma_of(word))
