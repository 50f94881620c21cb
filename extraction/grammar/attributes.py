"""Words that look like verbs and are adjectives between a determiner and a noun."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar.morphology import verb_forms
from extraction.grammar.tags import Tag
from extraction.text import Token, word_list, words_of
from extraction.text.dictionary import lemma_of

ADJECTIVE_ENDINGS = word_list("adjective_ending")

_PAST = word_list("past_ending")
_OPENING_DEMONSTRATIVES = words_of("opening_demonstrative")
_OPENING_DETERMINERS = words_of("opening_determiner_or_pronoun")
_OPENING_PLURALS = words_of("opening_plural_determiner")
_AUXILIARIES = words_of("auxiliary_form")
_BEHIND = words_of("postposition")  # prepositions that may stand behind their noun
_ALSO_BEHIND = words_of("preposition_or_particle") | _BEHIND  # or particles of a verb
_PRONOMINAL = words_of("determiner_or_pronoun")  # these stand alone as well
_JOINING_ADJECTIVES = words_of("conjunction_of_adjectives") | {","}
_MOST_ATTRIBUTES = 30  # before a noun
_SUPERLATIVE, _BEFORE_ALL = "sten", frozenset({"vor", "trotz", "bei"})
_QUOTATION_MARKS = frozenset('„“”"»«‚‘›‹')


@lru_cache(maxsize=1 << 12)
def _is_adjective_lemma(word: str) -> bool:
    """Whether the dictionary knows the word as a form of an adjective: "weite", "deutsche"; not "betonte"."""
    lemma = lemma_of(word)
    return (
        lemma != word
        and not lemma.endswith("n")
        and word.startswith(lemma[:3])
        and (not word.endswith(_PAST) or word in (lemma + "e", lemma + "en"))
    )


def _is_only_verb(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """Whether no other word of the sentence can be its finite verb."""
    return not any(
        tag is Tag.VERB and k != i and any(form.finite for form in verb_forms(tokens[k].text.lower()))
        for k, tag in enumerate(tags)
    )


def same_ending(adjective: str, other: str) -> bool:
    """Whether two adjectives are inflected alike: "sofortiger, umfassender"."""
    ending = next((e for e in sorted(ADJECTIVE_ENDINGS, key=len, reverse=True) if adjective.endswith(e)), None)
    return ending is not None and other.endswith(ending)


def _is_bracketed(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """ "einer von der Agentur verbreiteten Erklärung", "eine gestern verbreitete Erklärung": words between determiner and noun."""
    k, prepositional = i - 1, False
    while k > 0 and tags[k] not in (Tag.MARK, Tag.VERB):
        alone = tokens[k - 1].text.lower() in _PRONOMINAL and not prepositional and k > 1
        alone = alone and not _has_verb_before(tags, k - 1)  # "sagte X in Anspielung auf die massiv belasteten …"
        between = tags[k] is Tag.PREPOSITION or (tags[k] is Tag.ADVERB and not alone)
        prepositional = prepositional or tags[k] is Tag.PREPOSITION
        if between and tags[k - 1] is Tag.DETERMINER:
            return True
        if tags[k] is Tag.NOUN and tags[k - 1] is Tag.ADJECTIVE and tags[k - 2] in (Tag.NOUN, Tag.ADVERB):
            return False  # "der in Kiew geborene Minister …": the phrase is complete
        k -= 1
    return False


def _has_verb_behind(tokens: list[Token], tags: list[Tag], j: int) -> bool:
    """ "Das lange Schiff liegt im Hafen": the clause has another verb; "Das sage Müller immer" has none."""
    for token, tag in zip(tokens[j:], tags[j:], strict=True):
        if tag is Tag.COORDINATOR or token.text in (",", ";", ":"):
            return False
        if tag is Tag.VERB and not any(f.infinitive or f.participle for f in verb_forms(token.text.lower())):
            return True
    return False


def _has_verb_before(tags: list[Tag], i: int) -> bool:
    """ "Sie warnte vor überhasteten Schritten": the clause has its verb already; "Von Montag an streikten Lehrer" has none."""
    return Tag.VERB in tags[max(0, _clause_start(tags, i)) : i]


def _clause_start(tags: list[Tag], i: int) -> int:
    return next((k + 1 for k in range(i - 1, -1, -1) if tags[k] in (Tag.MARK, Tag.COORDINATOR)), 0)


def _is_second_attribute(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """ "der außerordentliche und bevollmächtigte Botschafter", "ortet „verzerrte Darstellung“": behind an adjective or a mark."""
    if tags[i - 1] is Tag.COORDINATOR and i > 1 and tags[i - 2] is Tag.ADJECTIVE:
        return same_ending(tokens[i - 2].text, tokens[i].text)
    if tags[i - 1] is not Tag.MARK or tokens[i - 1].text not in _QUOTATION_MARKS:
        return False
    if tokens[i - 1].end < tokens[i].start:  # "im „Kurier“ sagte Kern": words in marks end here
        return not _is_only_verb_here(tokens, tags, i)
    return not _is_only_verb(tokens, tags, i)


def _is_first_of_two(tokens: list[Token], tags: list[Tag], i: int, j: int) -> bool:
    """ "die engen und freundschaftlichen Beziehungen": behind a determiner, with another adjective of the same ending."""
    before = i - 2 if tags[i - 1] is Tag.ADVERB else i - 1  # "die besonders engen …"
    joined = before >= 0 and tags[before] is Tag.DETERMINER and tags[j + 1] is Tag.ADJECTIVE
    return joined and same_ending(tokens[i].text, tokens[j + 1].text)


def _noun_behind(tokens: list[Token], tags: list[Tag], i: int) -> int | None:
    """The noun that a word and the adjectives behind it may stand before."""
    j, limit = i + 1, min(len(tags), i + _MOST_ATTRIBUTES)
    while j < limit and (
        tags[j] in (Tag.ADJECTIVE, Tag.NUMBER) or (tags[j] is Tag.VERB and tokens[j].text.endswith(ADJECTIVE_ENDINGS))
    ):
        j += 1
    if i and j + 3 < limit and tags[j] is Tag.COORDINATOR:
        joint = j + (tags[j + 1] is Tag.ADVERB)  # "… und überaus freundschaftlichen"
        j = joint + 2 if _is_first_of_two(tokens, tags, i, joint) else j
    return j if j < limit and tags[j] is Tag.NOUN else None


def _opens_row(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """ "einen freien, ungehinderten und sicheren Zugang": an adjective before others of its ending, in a row up to a noun."""
    word = tokens[i].text
    if tags[i - 1] is not Tag.DETERMINER and not _is_adjective_lemma(word):
        return False
    j, limit = i + 1, min(len(tags), i + _MOST_ATTRIBUTES) - 1
    while j < limit and tokens[j].text in _JOINING_ADJECTIVES:
        j += 1 + (tags[j + 1] is Tag.ADVERB)  # "und überaus sicheren"
        inflected = j < limit and tags[j] in (Tag.ADJECTIVE, Tag.VERB) and same_ending(word, tokens[j].text)
        if not inflected or (tags[j] is Tag.VERB and not _is_adjective_lemma(tokens[j].text)):
            return False
        j += 1
        while j < limit and tags[j] is Tag.ADJECTIVE:
            j += 1
    return j > i + 1 and tags[j] is Tag.NOUN


def _closes_adverbial(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """ "Vor allem | brauche China Ruhe", "am dringendsten | benötige Kiew Hilfe": what stands before is complete."""
    before, opening = tokens[i - 1].text, tokens[i - 2].text.lower()
    whole = opening == "am" and before.endswith(_SUPERLATIVE) and not tokens[i].text.endswith("n")
    return (whole or (before == "allem" and opening in _BEFORE_ALL)) and _is_only_verb_here(tokens, tags, i)


def _is_only_verb_here(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """Whether no other word between two marks other than quotation marks can be the finite verb."""

    def parts(k: int) -> bool:
        return tags[k] is Tag.MARK and tokens[k].text not in _QUOTATION_MARKS

    start = next((k + 1 for k in range(i - 1, -1, -1) if parts(k)), 0)
    end = next((k for k in range(i + 1, len(tags)) if parts(k)), len(tags))
    return _is_only_verb(tokens[start:end], tags[start:end], i - start)


def is_attributive(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """Whether a word that looks like a verb is an adjective between a determiner and a noun: "die erklärte Absicht"."""
    word = tokens[i].text
    if not word.endswith(ADJECTIVE_ENDINGS) or i + 1 == len(tags) or word in _AUXILIARIES:
        return False
    if i > 1 and _closes_adverbial(tokens, tags, i):
        return False
    j = _noun_behind(tokens, tags, i)
    if j is None and i:
        return _opens_row(tokens, tags, i)
    if j is None or i == 0:
        return False
    if _is_second_attribute(tokens, tags, i):
        return True
    before = tags[i - 1]
    if _is_adjective_lemma(word) or _is_bracketed(tokens, tags, i):
        return True
    if tokens[i - 1].text in _OPENING_DEMONSTRATIVES and _is_only_verb(tokens, tags, i):
        return False  # "Dieser sagte Hilfe zu"
    if before is Tag.DETERMINER and tokens[i - 1].text in _OPENING_DETERMINERS:
        plural = tokens[i - 1].text in _OPENING_PLURALS
        return (plural and word.endswith("e")) or _has_verb_behind(tokens, tags, j)
    if before is Tag.NUMBER and tokens[i - 1].text.isdigit() and len(tokens[i - 1].text) == 4:
        return False
    return before in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NUMBER) or (
        (before is Tag.PREPOSITION and tokens[i - 1].text.lower() not in _ALSO_BEHIND)
        or (before is Tag.PREPOSITION and not word.endswith("n") and tokens[i - 1].text.lower() not in _BEHIND)
        or (before is Tag.PREPOSITION and tokens[i - 1].text.lower() not in _BEHIND and _has_verb_before(tags, i))
        or (before is Tag.VERB and _is_behind_first_verb(tokens, tags, i))
    )


def _is_behind_first_verb(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """ "fordert | verstärkte | Hilfe": right behind the one finite verb of a main clause no other stands."""
    verb = tokens[i - 1].text
    first = not _has_verb_before(tags, i - 1) and verb.islower() and verb not in _AUXILIARIES
    return first and any(form.finite for form in verb_forms(verb))
