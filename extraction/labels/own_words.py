"""Whom "wir", "für uns" and "unser" speak for in somebody's own words: the country or body whose office the speaker holds."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.grammar import Mood
from extraction.labels.acts import clause_acts
from extraction.labels.stance import (
    MOST_TOKENS,
    Clause,
    Verb,
    first_token_in,
    is_subordinate,
    segments,
    tokens_in,
    verbs_of,
)
from extraction.text import Act, Attribution, Document, Entity, EntityType, Genre, Token, words_of

_OWN_WORDS = words_of("own_words_of_speaker")
_STATES = words_of("verb_of_state")
_ANNOUNCING = words_of("verb_of_announcing")
_MODALS = words_of("modal")
_WISHES = words_of("form_of_own_wish")
_MINDS = words_of("verb_of_mind")
_TALKS = words_of("verb_of_talks_held")
_FOR_ALL, _FOR_ALL_IN_SPEECHES = words_of("modal_for_all"), words_of("modal_for_all_in_speech")
_CONDITIONS = words_of("condition_of_threat")
_BINDING = (Act.INTENT_TO_COOPERATE, Act.THREATEN)
_FOR, _WE, _I = "für", "wir", "ich"
_APPEALS_TO_ALL = ("lassen",)  # "Lassen wir nicht zu, dass …"


def joint_voice(document: Document, attribution: Attribution, speakers: Sequence[Entity]) -> Token | None:
    """ "Jeden Versuch, …, lehnen wir ab": the "wir" of a declaration or an official's turn, in whatever clause it stands.

    The issuers of a declaration also speak for themselves by "unsere Tür bleibt offen". An official who says "ich" speaks for
    nobody by a "wir" in a clause behind it.
    """
    if attribution.turn is None:
        return None
    issued = all(speaker.type is not EntityType.PERSON for speaker in speakers)
    stretches = (part for span in attribution.content for part in segments(tokens_in(document, span)[:MOST_TOKENS]))
    alone = False
    for number, tokens in enumerate(stretches):
        words = [token.text.lower() for token in tokens]
        if issued:
            found = next((token for token, word in zip(tokens, words, strict=True) if word in _OWN_WORDS), None)
        else:
            found = _we_in(document, tokens, words, alone=alone, first=number == 0)
            alone = alone or _I in words or words[0] in _APPEALS_TO_ALL
        if found is not None:
            return found
    return None


def _we_in(
    document: Document, tokens: Sequence[Token], words: Sequence[str], *, alone: bool, first: bool
) -> Token | None:
    """ "Wir" in a stretch that speaks for the office: a main clause, or a clause behind it that takes a stance."""
    if _WE not in words or words[0] in _APPEALS_TO_ALL:
        return None
    verbs = tuple(verbs_of(tokens))
    behind = alone or (is_subordinate(tokens, verbs, first) or _is_alleged(tokens, verbs, first))
    clause = Clause(tuple(tokens), verbs)
    if (behind or _means_anybody(document, clause)) and not takes_stance(clause):
        return None
    return tokens[words.index(_WE)] if not alone else None


def _means_anybody(document: Document, clause: Clause) -> bool:
    """ "Wir dürfen nicht vergessen", "wir brauchen Mut", "wir haben über Mali gesprochen": what all should do or those present did.

    In a speech "wir müssen" and "wir können" are anybody's too, in other turns the government's.
    """
    finite = {verb.lemma for verb in clause.verbs if verb.form.finite}
    done = {verb.lemma for verb in clause.verbs if verb.form.participle}
    open_to_all = _FOR_ALL | (_FOR_ALL_IN_SPEECHES if document.genre is Genre.SPEECH else frozenset())
    return not open_to_all.isdisjoint(finite) or ("haben" in finite and not _TALKS.isdisjoint(done))


def _is_alleged(tokens: Sequence[Token], verbs: Sequence[Verb], first: bool) -> bool:
    """ "(Die Behauptung,) wir hätten zuerst geschossen, (ist falsch)": a main clause in the subjunctive behind a noun."""
    finite = [verb.form for verb in verbs if verb.form.finite]
    return not first and tokens[0].text == _WE and bool(finite) and all(not f.moods & Mood.INDICATIVE for f in finite)


def first_person(clause: Clause) -> Token | None:
    """ "Wir" as the subject of a clause."""
    plural = any(verb.form.finite and verb.form.plural for verb in clause.verbs)
    return next((token for token in clause.tokens if token.text.lower() == "wir"), None) if plural else None


def speaks_for_all(document: Document, clause: Clause, attribution: Attribution) -> bool:
    """Whether a clause with "wir" says what the side does. A quotation in a report is more often a saying: there it must bind them."""
    if attribution.turn is None and not _is_conditional(document, attribution):
        return any(found.act in _BINDING for found in clause_acts(clause, own_side=True))
    return takes_stance(clause) or does_something(clause)


def _is_conditional(document: Document, attribution: Attribution) -> bool:
    """ "Sollte der Hafen gesperrt werden, ziehen wir …": what follows from a condition binds who says it."""
    first = first_token_in(document, attribution.content[0])
    return first is not None and first.text.lower() in _CONDITIONS


def is_more_than_a_saying(document: Document, clause: Clause, attribution: Attribution) -> bool:
    """Whether a clause about "mein Land" or "unsere Marine" speaks for them; in a turn all do that tell more than how they are."""
    if attribution.turn is None:
        refuses = any(found.act is Act.REJECT for found in clause_acts(clause, own_side=True))
        return refuses or speaks_for_all(document, clause, attribution)
    return _MINDS.isdisjoint(verb.lemma for verb in clause.verbs if verb.form.finite)


def does_something(clause: Clause) -> bool:
    """Whether a clause tells what its subject does or will do: "drehen wir den Hahn zu", no "haben wir Geduld"."""
    finite = [verb.lemma for verb in clause.verbs if verb.form.finite]
    inner = _STATES.isdisjoint(finite)
    infinitives = [verb.lemma for verb in clause.verbs if verb.form.infinitive]
    will = not _ANNOUNCING.isdisjoint(finite) and any(lemma not in _STATES for lemma in infinitives)
    return bool(finite) and (will or (inner and not _MINDS.intersection(finite)))


def own_interest(clause: Clause) -> Token | None:
    """ "Kommt für uns nicht in Frage", "wird unsere Antwort nach sich ziehen": "uns" where the clause refuses."""
    words = clause.words
    behind = [i for i in range(1, len(words)) if words[i] == "uns" and words[i - 1] == _FOR]
    refuses = bool(behind) and any(found.act is Act.REJECT for found in clause_acts(clause, own_side=True))
    return clause.tokens[behind[0]] if refuses else None


def takes_stance(clause: Clause) -> bool:
    """Whether a clause does more than comment, and asks nobody to act: whoever "solle" or "müsse" is another side."""
    return any(found.act not in (Act.COMMENT, Act.APPEAL, Act.DEMAND) for found in clause_acts(clause, own_side=True))


def commits(clause: Clause) -> bool:
    """Whether a clause takes a stance or announces an act: in it the subject may stand behind a fronted object."""
    wished = not _WISHES.isdisjoint(clause.words)
    finite = {verb.lemma for verb in clause.verbs if verb.form.finite}
    other = finite & _MODALS - _ANNOUNCING  # "China könnte streng werden"
    announced = not other and bool(finite & _ANNOUNCING) and any(verb.form.infinitive for verb in clause.verbs)
    return announced or wished or takes_stance(clause)
