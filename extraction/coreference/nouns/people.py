"""People who are meant by what they are: "der Preisträger", "die 38-Jährige", "die Winterthurerin", "der SVP-Magistrat"."""

from __future__ import annotations

import re

from extraction.coreference.context import Context
from extraction.coreference.nouns.bodies import body_endings
from extraction.coreference.nouns.just_named import named_with
from extraction.coreference.nouns.professions import ARTICLE_GENDERS, is_without_name, of_same_work
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, gender_of, is_given_name
from extraction.linking import is_dictionary_word, is_party, row_of_names
from extraction.text import Entity, EntityType, TokenRange, word_list, words_of
from extraction.text.dictionary import names_people, names_woman

_MEMBERS_OF_PARTIES = words_of("member_of_party")
_EPITHETS = words_of("title_of_somebody_named")
_TOWNSMEN, _TOWNSWOMEN = word_list("end_of_townsman"), word_list("end_of_townswoman")
_PARTY = "Die Linke"  # hardly ever a woman
_WITH_ARTICLE = 2  # words
_AGES = word_list("age_end")
_MANS_ARTICLES = words_of("oblique_article_of_man")
_INNER_CAPITAL = re.compile(r"^[A-Z][a-z]{1,2}[A-Z][a-zà-ÿ]")


def person_meant(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Der Friedensnobelpreisträger", "die 38-Jährige": somebody of the article."""
    word = context.tokens[head].text
    if part[1] == head + 1 and (member := _party_member(context, part, word)) is not None:
        return member
    if part[1] == head + 1 and (named := named_with(context, part, word)) is not None:
        return named
    if (worker := _by_work(context, part, word)) is not None:
        return worker
    if word.lower().endswith(_AGES):
        return _among_present(context, part, _gender_of_age(context, part, word))
    # "Ein Lotse sagte … Der Lotse erklärte …"
    introduced = tables.slug(word) in context.participants.people or is_without_name(context, part[0], word)
    if part[1] == head + 1 and not introduced and (newcomer := _just_introduced(context, part, word)) is not None:
        return newcomer
    gender = _gender_of_noun(context, part, word) if part[1] == head + 1 and not introduced else None
    known = _among_present(context, part, gender) if gender is not None else None
    if known is not None and context.participants.people[known].is_person:
        return known
    town = None if introduced else _gender_of_townspeople(context, part, word)
    return context.lately_meant(part[0], town, None) if town is not None else None


def _by_work(context: Context, part: TokenRange, word: str) -> str | None:
    """ "Der Offizier" is "General Kern"; "die Lehrer" with a verb in the plural are several."""
    article = context.tokens[part[0]].text.lower()
    if article not in ARTICLE_GENDERS or (article == "die" and context.is_plural_verb_near(part)):
        return None
    return of_same_work(context, part[0], word, ARTICLE_GENDERS[article])


def _among_present(context: Context, part: TokenRange, gender: str) -> str | None:
    """The most prominent one, and not somebody named in what is said alone: "Dass Kern gehe, hält die 50-Jährige für falsch"."""
    people = context.participants.people
    present = {r.entity for r in context.participants.before(part[0]) if not r.quoted and people[r.entity].is_person}
    return context.best(part[0], gender, among=present) or context.best(part[0], gender)


def _gender_of_townspeople(context: Context, part: TokenRange, word: str) -> str | None:
    """ "Die Winterthurerin", "der Allgäuer": whoever is called by a place that the dictionary lacks."""
    if (
        part[1] - part[0] != _WITH_ARTICLE
        or (is_dictionary_word(word) and "-" not in word)
        or context.is_plural_verb_near(part)
    ):
        return None
    article = context.tokens[part[0]].text.lower()
    if article == "die" and word.endswith(_TOWNSWOMEN):
        return FEMALE
    return MALE if article == "der" and word.endswith(_TOWNSMEN) else None


def _gender_of_age(context: Context, part: TokenRange, word: str) -> str:
    """ "Der 41-Jährige", "nach Ansicht des 41-Jährigen" is a man, "die 41-Jährige", "nach Ansicht der 41-Jährigen" a woman."""
    article = context.tokens[part[0]].text.lower()
    oblique = word.endswith("n")
    return MALE if article in (_MANS_ARTICLES if oblique else ("der", word.lower())) else FEMALE


def _party_member(context: Context, part: TokenRange, word: str) -> str | None:
    """ "Der SVP-Magistrat", "der Tessiner Magistrat", "der Grüne": somebody just spoken of by their party."""
    gender = {"der": MALE, "die": FEMALE}.get(context.tokens[part[0]].text.lower())
    of_party = "-" in word and is_party(word.partition("-")[0]) and not word.lower().endswith(body_endings())
    if gender == FEMALE and word == _PARTY.split()[-1]:
        return context.ensure(Entity(tables.slug(_PARTY), EntityType.ORGANISATION, _PARTY))
    if gender is None or not (of_party or word in _MEMBERS_OF_PARTIES | _EPITHETS) or context.is_plural_verb_near(part):
        return None
    return context.lately_meant(part[0], gender, None) or _among_present(context, part, gender)


def _just_introduced(context: Context, part: TokenRange, word: str) -> str | None:
    """ "…, traf sie Bundespräsident Gauck. Der frühere Pfarrer …": whoever the sentence before names for the first time."""
    gender = _gender_of_noun(context, part, word)
    before = context.sentence_at(part[0]) - 1
    named = [r for r in context.participants.before(part[0]) if not r.quoted]
    earlier = {r.entity for r in named if r.sentence < before}
    new = dict.fromkeys(r.entity for r in named if r.sentence == before and r.entity not in earlier)
    fitting = [
        p for p in new if context.participants.people[p].is_person and context.participants.people[p].gender == gender
    ]
    return fitting[0] if gender is not None and len(fitting) == 1 else None


def _gender_of_noun(context: Context, part: TokenRange, word: str) -> str | None:
    """The gender of a person whom the article means by a word for people that is no title; None for other words."""
    article = context.tokens[part[0]].text.lower()
    word = word.rpartition("-")[2]  # "der Ex-Boxer"
    if article == "der" and names_people(word):
        return MALE
    return FEMALE if article == "die" and names_woman(word) else None


def speaker_by_noun(context: Context, part: TokenRange, head: int) -> str | None:
    """ "…“, sagte der Römer": a noun for a person and nothing else behind the words of whoever spoke just before."""
    gender = {"der": MALE, "die": FEMALE}.get(context.tokens[part[0]].text.lower())
    if gender is None or part[1] != head + 1 or (gender == FEMALE and not context.tokens[head].text.endswith("in")):
        return None
    last = context.speaker_going_on(part[0], gender, None)
    stranger = last not in tables.people() and not is_without_name(context, part[0], context.tokens[head].text)
    return last if stranger else None


def full_name(context: Context, part: TokenRange, head: int) -> str | None:
    """Two words that German lacks are a name."""
    words = [t.text for t in context.tokens[head : part[1]]]
    strange = [w for w in words[:2] if w[0].isupper() and not is_dictionary_word(w)]
    given = words[0] in strange and any(map(is_given_name, words[0].split("-")))
    given = given or (len(words) > 1 and _INNER_CAPITAL.search(words[1]) is not None)  # "Gay McDougall"
    if len(words) < 2 or head != part[0] or not words[1][0].isupper() or not (given or len(strange) == 2):
        return None
    end = row_of_names(context.tokens, context.links.scan, head, part[1])
    name = " ".join(words[: max(2, end - head)])
    return context.ensure(Entity(tables.slug(name), EntityType.PERSON, name, gender=gender_of(name)))
