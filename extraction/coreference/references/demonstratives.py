"""Whom "dieser" means where nobody has named them: "… einen Gesandten der Huthi. | Dieser | forderte ein Ende der Angriffe"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.references.titles import is_plural
from extraction.grammar import verb_forms
from extraction.linking import TitlePhrase
from extraction.text import TokenRange, words_of

DEMONSTRATIVE = words_of("demonstrative_of_person")
_OF_DAY = "vom"


def person_pointed_at(context: Context, token: int, gender: str, behind: int) -> TokenRange | None:
    """The title of a pronoun's gender that stands last in the sentence before it, if it stands behind a token."""
    if context.tokens[token].text.lower() not in DEMONSTRATIVE or _is_determiner(context, token):
        return None
    sentence = context.sentence_at(token)
    if sentence == 0:
        return None
    before = context.document.sentences[sentence - 1]
    phrase = _last_title(context, (max(before.first, behind + 1), before.last), gender)
    return (phrase.first, _before_day(context, phrase)) if phrase is not None else None


def _before_day(context: Context, phrase: TitlePhrase) -> int:
    """ "Eines Befehlshabers | vom vergangenen Freitag": when something was said is no part of who said it."""
    inside = range(phrase.at + 1, phrase.far)
    return next((at for at in inside if context.tokens[at].text == _OF_DAY), phrase.far)


def _is_determiner(context: Context, token: int) -> bool:
    """ "Dieser Schritt", "diese beiden Länder": what belongs to a noun, and neither opens a clause nor closes a frame."""
    following = context.tokens[token + 1].text if token + 1 < len(context.tokens) else "."
    return following[0].isalnum() and not any(form.finite for form in verb_forms(following))


def _last_title(context: Context, tokens: TokenRange, gender: str) -> TitlePhrase | None:
    """The last title without a name among some tokens; whose adviser somebody is ("ein Berater des Präsidenten") is none."""
    found: TitlePhrase | None = None
    for at in range(*tokens):
        phrase = context.title_phrase(at)
        if phrase is None or (found is not None and at < found.far):
            continue
        if gender in phrase.title.genders and phrase.title.singular and not is_plural(context, phrase):
            found = phrase
    return found
