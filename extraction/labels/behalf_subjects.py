"""The subjects of a clause, and which countries and organisations they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extraction.knowledge.behalf_names import BehalfName, behalf_names, whole_of
from extraction.labels.stance import Clause
from extraction.text import Token, dataclass, rows, words_of
from extraction.text.inflection import small, stem

LONGEST_NAME = 5
FRONTED = 3
ANY_BODY = "*"
OBJECT_STARTS = words_of("object_start")
FOCUS = words_of("focus_particle")
PRONOUNS = words_of("personal_pronoun")

_JOINING_SUBJECTS = words_of("joining_subject")
_DEFINITE_ARTICLES = words_of("nominative_definite_article")
_VERB_CONJUNCTIONS = words_of("conjunction_of_verbs")
_NOUNS_FOR_COUNTRY = words_of("noun_for_country")
_NOUNS_FOR_OWN_COUNTRY = words_of("noun_for_own_country")
_KINDS_OF_COUNTRY = words_of("kind_of_country")
_POSSESSIVES = words_of("possessive_of_own")
_NOUNS_FOR_OWN_SIDE = words_of("noun_for_own_side")
_KINDS_OF_REPUBLIC = words_of("adjective_of_republic")
_BOTH, _PARTIES = words_of("word_for_both"), words_of("noun_for_all_parties")
_NONE_OF = ("keine", "jede")
_FIRST_POSSESSIVES = words_of("possessive_of_own_in_first_person")


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that can speak for somebody: the tokens, and the name; None where it is the speaker's own country.

    `bodies` are the organisations that a noun may mean instead of a name ("die Union"), the usual one first. A `joint` one
    is all who speak.
    """

    tokens: tuple[Token, ...]
    name: BehalfName | None
    bodies: tuple[str, ...] = ()
    joint: bool = False

    @property
    def in_first_person(self) -> bool:
        """Whether the words are the speaker's own: "mein Land", "unsere Marine"."""
        return self.tokens[0].text.lower() in _FIRST_POSSESSIVES


def subjects_of(clause: Clause) -> list[Subject]:
    """The subjects of a clause: where they mostly are, else behind the finite verb ("Den Bau werde Russland …")."""
    found = list(coordinated(clause.tokens, subject_start(clause)))
    return found or (behind_verb(clause) if clause.words[0] in OBJECT_STARTS else [])


def behind_verb(clause: Clause) -> list[Subject]:
    """The subjects right behind the finite verb, whatever stands before it: "Eine Stationierung lehne Moskau ab"."""
    finite = clause.finite or 0
    if not 0 < finite < len(clause.words) - 1 or clause.words[0] in PRONOUNS:
        return []
    return list(coordinated(clause.tokens, past_adverbs(clause, past_verbs(clause, finite + 1))))


def past_adverbs(clause: Clause, start: int) -> int:
    """The first index from `start` on that holds neither an adverb nor "sich"."""
    words = clause.words
    while start < len(words) and words[start] in words_of("reflexive", "adverb"):
        start += 1
    return start


def subject_start(clause: Clause) -> int:
    """The index of the token at which the subject of a clause begins, if it is where subjects mostly are.

    Before the finite verb, unless something else stands there ("In dieser Frage sei China …"); then right behind it.
    """
    words, finite = clause.words, clause.finite or 0
    start = 1 if words[0] in words_of("coordinator") or (words[0] in FOCUS and finite > 1) else 0
    if start < finite and words[start] not in words_of("preposition", "adverb", "subordinator", "reflexive"):
        return start
    if finite == len(words) - 1:
        return next((i for i in range(start, finite) if words[i] not in words_of("adverb", "reflexive")), start)
    return past_adverbs(clause, past_verbs(clause, finite + 1))


def past_verbs(clause: Clause, start: int) -> int:
    """Past "und wolle" in "könne und wolle ihr Land"."""
    finite = {verb.index for verb in clause.verbs if verb.form.finite}
    joined = start < len(clause.words) and clause.words[start] in _VERB_CONJUNCTIONS and start + 1 in finite
    return start + 2 if joined else start


def coordinated(tokens: Sequence[Token], start: int) -> Iterator[Subject]:
    """The subject at an index and those that "und" joins to it."""
    while subject := subject_at(tokens, start):
        yield subject
        start = tokens.index(subject.tokens[-1]) + 1
        if start >= len(tokens) or tokens[start].text.lower() not in _JOINING_SUBJECTS:
            return
        start += 1


def subject_at(tokens: Sequence[Token], start: int) -> Subject | None:
    """The name, "die russische Seite" or "sein Land" that begins at an index."""
    words = [small(token.text) for token in tokens[start : start + LONGEST_NAME + 1]]
    if not words:
        return None
    article = words[0] if words[0] in words_of("article") else None
    skip = 1 if article else 0
    return (
        (named(tokens, start, 0, None) if article else None)  # "Den Haag"
        or named(tokens, start, skip, article)
        or national_side(tokens, start, words, skip)
        or own_country(tokens, start, words)
        or own_body(tokens, start, words)
        or both_sides(tokens, start, words)
    )


def named(tokens: Sequence[Token], start: int, skip: int, article: str | None) -> Subject | None:
    """The longest name at an index, if its article can be a nominative."""
    first = start + skip
    if first >= len(tokens) or small(tokens[first].text) not in behalf_names().openings:
        return None
    for length in range(LONGEST_NAME, 0, -1):
        words = tokens[start + skip : start + skip + length]
        name = behalf_names().by_words.get(tuple(small(word.text) for word in words)) if len(words) == length else None
        if name and name.is_nominative(article):
            return Subject(tuple(tokens[start : start + skip + length]), name)
    return None


def national_side(tokens: Sequence[Token], start: int, words: Sequence[str], skip: int) -> Subject | None:
    """ "die russische Seite", "die neue chinesische Führung"."""
    for index in range(skip, min(len(words) - 1, FRONTED)):
        name = behalf_names().by_adjective.get(stem(words[index]))
        if name and words[index + 1] in _NOUNS_FOR_COUNTRY and words[0] in _DEFINITE_ARTICLES:
            return Subject(tuple(tokens[start : start + index + 2]), name)
    return None


def own_country(tokens: Sequence[Token], start: int, words: Sequence[str]) -> Subject | None:
    """ "sein Land", "meine Regierung", "das Königreich"."""
    if len(words) < 2:
        return None
    own = words[0] in _POSSESSIVES and words[1] in _NOUNS_FOR_OWN_COUNTRY
    own = own or (words[0] in _FIRST_POSSESSIVES and words[1] in _NOUNS_FOR_OWN_SIDE)
    if own or (words[0] in _DEFINITE_ARTICLES and words[1] in _KINDS_OF_COUNTRY):
        return Subject(tuple(tokens[start : start + 2]), None)
    if words[0] in _DEFINITE_ARTICLES and words[1] in _KINDS_OF_REPUBLIC and words[2:3] == ["republik"]:
        return Subject(tuple(tokens[start : start + 3]), None)
    return None


def both_sides(tokens: Sequence[Token], start: int, words: Sequence[str]) -> Subject | None:
    """ "Beide Seiten", "die Seiten", "keine der beiden Seiten": all who issue a text together."""
    part = 2 if words[0] in _NONE_OF and words[1:2] == ["der"] else 0
    both = words[part : part + 1]
    opens = bool(both) and (both[0] in _BOTH or (not part and both[0] == "die"))
    if opens and words[part + 1 : part + 2] and words[part + 1] in _PARTIES:
        return Subject(tuple(tokens[start : start + part + 2]), None, joint=True)
    return None


def own_body(tokens: Sequence[Token], start: int, words: Sequence[str]) -> Subject | None:
    """ "Die Allianz", "die Organisation": an organisation by a noun that means only one or the speaker's own."""
    if len(words) < 2 or words[0] not in _DEFINITE_ARTICLES:
        return None
    ids = bodies().get((words[0], words[1]), ())
    return Subject(tuple(tokens[start : start + 2]), None, ids) if ids else None


@cache
def bodies() -> dict[tuple[str, str], tuple[str, ...]]:
    """Article and noun in small letters → the organisations that the noun may mean; ANY_BODY for a noun for all of them."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for noun, article, ids, *_ in rows("organisation_nouns.tsv"):
        meant = (ANY_BODY,) if ids.startswith(ANY_BODY) else tuple(map(whole_of, ids.split("|")))
        found.setdefault((article, small(noun)), meant)
    return found
