"""Which phrases mean nobody who could speak: amounts, adverbs and adjectives that open a sentence, things and abstract nouns."""

from __future__ import annotations

from functools import lru_cache

from extraction.grammar.cues import document_nouns, reporting_nouns
from extraction.grammar.phrases import behind_extended_attribute, is_body, is_known_surname
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.subjects.nominatives import ABSTRACT_ENDINGS
from extraction.grammar.subjects.speaker_candidates import can_speak, names_people
from extraction.grammar.tags import Tag
from extraction.knowledge.names import folded, is_given_name, name_tree, title_of
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import is_known, lemma_of, names_woman
from extraction.text.dictionary import names_people as dictionary_names_people

_AMOUNTS = words_of("pronoun_of_amount")
_ABOUT_WHAT = words_of("announcing_adverb")
_NOMINALISED = ("e", "en", "er")
_GROUPS = word_list("group_noun_ending")
_SHORTEST = 5  # letters; "Hung" and "Van" are names
_SHORTEST_COMPOUND, _SHORTEST_PART = 9, 4  # letters
_LONGEST_OPENING = 4  # tokens
_LOOSE = frozenset({Tag.ADJECTIVE, Tag.ADVERB, Tag.VERB})
_OPENERS = _LOOSE | {Tag.NOUN}


def never_speaks(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a phrase means nobody in any reading: "sagt | etwas | über die Zeit", "| Drohungen | sagen nichts"."""
    if phrase[1] - phrase[0] == 1 and parsed.tokens[phrase[0]].text.lower() in _AMOUNTS:
        return True
    head = head_noun(parsed, phrase)
    if head is None or can_speak(parsed, phrase) or names_people(parsed, phrase):
        return False
    return is_abstract(parsed.tokens[head].text) and not _is_surname_of_text(parsed, phrase)


def _is_surname_of_text(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "Solveig Hartung warnte … | Hartung | regte an …": a bare noun that stood behind a given name before."""
    first, word = phrase[0], parsed.tokens[phrase[0]].text
    if phrase[1] - first > 1:
        return False
    named = (t for t in range(1, first) if parsed.tokens[t].text == word)
    return any(is_given_name(parsed.tokens[t - 1].text) for t in named)


def opens_without_noun(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """ "| Positiv | sieht X …", "| Unzufrieden damit | zeigte sich X": a capital that the start of the sentence wants, no noun's."""
    first, last = phrase
    if first != parsed.sentence.first or parsed.tag(first) not in _OPENERS or last - first > _LONGEST_OPENING:
        return False
    loose = all(parsed.tag(t) in _LOOSE or parsed.tokens[t].text in _ABOUT_WHAT for t in range(first + 1, last))
    return loose and _may_be_lower(parsed.tokens[first].text)


@lru_cache(maxsize=1 << 12)
def _may_be_lower(word: str) -> bool:
    """Whether a word is an adjective, adverb or participle without an ending, and no name; "Alliierte" are somebody."""
    lower = word.lower()
    if len(word) < _SHORTEST or lower[-1] == "e" or not word[0].isupper() or title_of(word) is not None:
        return False
    node = name_tree().following.get(folded(word))
    named = is_known_surname(word) or is_given_name(word) or (node is not None and bool(node.targets))
    return not named and is_known(lower) and lemma_of(lower) == lower


def head_noun(parsed: ParsedSentence, phrase: TokenRange) -> int | None:
    """The first noun of a phrase that is in no attribute; none of a pronoun and what stands behind ("beide auf die Entsendung")."""
    for t in range(max(phrase[0], behind_extended_attribute(parsed, phrase)), phrase[1]):
        if parsed.tag(t) is Tag.NOUN:
            return t
        if parsed.tag(t) in (Tag.PREPOSITION, Tag.PRONOUN):
            return None
    return None


def is_thing(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a phrase is built around a word of the dictionary for neither people nor bodies nor what is written."""
    head = head_noun(parsed, phrase)
    if head is None or any(title_of(parsed.tokens[t].text) is not None for t in range(*phrase)):
        return False
    if head == phrase[0] and head + 1 < phrase[1]:
        if not _is_owner(parsed, head, phrase[1]):
            return False  # "Van der Bellen"
        head += 1  # "Karners | Vorstoß"
    if is_thing_compound(parsed.tokens[head].text):
        return True
    node = name_tree().following.get(folded(parsed.tokens[head].text))
    if node is not None and node.targets:
        return False  # "die EU"
    rest = (head, phrase[1])
    return not (can_speak(parsed, rest) or names_people(parsed, rest)) and _is_thing_noun(parsed.tokens[head].text)


def without_owner(parsed: ParsedSentence, phrase: TokenRange) -> TokenRange:
    """ "Trumps | Worte": the phrase from its head on, where a name in the genitive opens it."""
    opens = phrase[1] - phrase[0] > 1 and parsed.tag(phrase[0]) is Tag.NOUN and _is_owner(parsed, *phrase)
    return (phrase[0] + 1, phrase[1]) if opens else phrase


def _is_owner(parsed: ParsedSentence, t: int, last: int) -> bool:
    """Whether the noun that opens a phrase is a name in the genitive, or an adjective with a capital: what follows is the head."""
    word = parsed.tokens[t].text
    if t + 1 == last or parsed.tag(t + 1) is not Tag.NOUN or not is_known(parsed.tokens[t + 1].text):
        return False
    return (word.endswith("s") and not is_given_name(word)) or _is_inflected(word)


def _is_inflected(word: str) -> bool:
    """ "Strengere (Kontrollen)", "(die) Alliierten": an adjective or participle with an ending, no verb's form like "Summe"."""
    adjective, noun = lemma_of(word.lower()), lemma_of(word)
    if noun[0].isupper() and not noun.endswith(("e", "er")):
        return False  # "Schritte", "Angriffe"
    if adjective == f"{word.lower()}n":
        return False
    return adjective.islower() and adjective != word.lower() and word.endswith(_NOMINALISED)


@lru_cache(maxsize=1 << 12)
def is_thing_compound(word: str) -> bool:
    """Whether the dictionary lacks a word but knows both parts of it, and the last is a thing's: "Überwachungs|software"."""
    if len(word) < _SHORTEST_COMPOUND or not word.isalpha() or is_known(word) or title_of(word) is not None:
        return False
    if is_known_surname(word):
        return False  # "Stein|meier"
    for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART):
        tail = word[cut:].capitalize()
        if is_known(tail) and lemma_of(tail)[0].isupper():
            first = word[:cut]
            known = any(
                is_known(first.removesuffix(link)) for link in ("", "s", "es", "n", "en") if first.endswith(link)
            )
            people = title_of(tail) is not None or dictionary_names_people(tail) or names_woman(tail)
            return known and not people and _is_thing_noun(tail)
    return False


@lru_cache(maxsize=1 << 12)
def _is_thing_noun(word: str) -> bool:
    written = word.endswith(document_nouns()) or lemma_of(word).endswith(document_nouns())
    return is_known(word) and not (_is_group(word) or written or _is_inflected(word))


@lru_cache(maxsize=1 << 12)
def is_abstract(word: str) -> bool:
    """Whether a noun is abstract by its ending, and for no body of people: "Entwicklungen", but "Stiftungen"."""
    singular = lemma_of(word)
    if len(word) < _SHORTEST or not word.endswith(ABSTRACT_ENDINGS) or _is_group(word) or _is_group(singular):
        return False
    documents = document_nouns()
    return not (word.endswith(documents) or singular.endswith(documents) or singular in reporting_nouns())


def _is_group(word: str) -> bool:
    return is_body(word) or word.lower().removesuffix("en").endswith(_GROUPS) or word.lower().endswith(_GROUPS)
