"""A coarse word class for every token, from closed lists, spelling and neighbours."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.grammar.attributes import ADJECTIVE_ENDINGS, is_attributive
from extraction.grammar.cues import cue_entries
from extraction.grammar.morphology import verb_forms
from extraction.grammar.phrases.names_in_phrases import name_words
from extraction.grammar.tags import Tag
from extraction.knowledge.tables import people
from extraction.text import Token, word_list, words_of
from extraction.text.dictionary import is_known, lemma_of
from extraction.text.records import keeping_forms

_CLOSED: tuple[tuple[str, Tag], ...] = (
    ("reflexive", Tag.REFLEXIVE),
    ("article", Tag.DETERMINER),
    ("personal_pronoun", Tag.PRONOUN),
    ("determiner", Tag.DETERMINER),
    ("coordinator", Tag.COORDINATOR),
    ("preposition", Tag.PREPOSITION),
    ("numeral", Tag.NUMBER),
    ("subordinator", Tag.SUBORDINATOR),
    ("indefinite_pronoun", Tag.PRONOUN),
    ("adverb", Tag.ADVERB),
    ("negation", Tag.ADVERB),
    ("particle", Tag.ADVERB),
)
_ADVERBIAL_ENDINGS = word_list("adverb_ending")
_PASSIVE_AUXILIARIES = words_of("passive_auxiliary_form")


@lru_cache(maxsize=1)
def _closed_tags() -> dict[str, Tag]:
    tags: dict[str, Tag] = {}
    for name, tag in _CLOSED:
        for word in words_of(name):
            tags.setdefault(word, tag)
    return tags


_UNSURE = frozenset({Tag.VERB, Tag.ADJECTIVE, Tag.PRONOUN})  # what neighbours may correct
_UNSURE_WORDS = words_of("unsure_class")


def _retag(tokens: list[Token], tags: list[Tag], i: int) -> None:
    """Correct the class of one word by its neighbours."""
    tag = tags[i]
    if tokens[i].text == "sein" and not _is_possessive(tokens, tags, i):
        tags[i] = Tag.VERB
    elif tokens[i].text == "bin" and 0 < i < len(tags) - 1 and _between_names(tokens, i):
        tags[i] = Tag.NOUN  # "Prinz Faisal bin Farhan"
    elif tokens[i].text == "of" and 0 < i < len(tags) - 1 and _between_names(tokens, i):
        tags[i] = Tag.NOUN  # "Voice of America"
    elif (
        tag is Tag.PRONOUN
        and tokens[i].text.lower() == "ihr"
        and _before_nominal(tags, i)
        and not _ends_in_e(tokens, tags, i + 1)
    ):
        tags[i] = Tag.DETERMINER
    elif tokens[i].text == "bitte" and i and tokens[i - 1].text == "Sie":
        tags[i] = Tag.ADVERB
    elif tag is Tag.VERB and is_attributive(tokens, tags, i):
        tags[i] = Tag.ADJECTIVE
    elif tag is Tag.ADJECTIVE and _may_be_noun(tokens[i].text) and not _before_nominal(tags, i):
        tags[i] = Tag.NOUN


def _is_possessive(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """ "sein Beileid", "sein tief empfundenes Beileid"; the infinitive stands before neither."""
    behind = tags[i + 1 : i + 4]
    if behind[:1] and behind[0] in (Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER):
        return True
    heightened = len(behind) > 2 and behind[0] is Tag.ADVERB and behind[2] is Tag.NOUN  # "sein sehr guter Ruf"
    return heightened and tokens[i + 2].text[0].islower() and tokens[i + 2].text.endswith(("er", "es"))


def _ends_in_e(tokens: list[Token], tags: list[Tag], i: int) -> bool:
    """ "sagte ihr weitere Hilfe zu": behind a possessive the adjective would end in "-er" or "-es"."""
    return tags[i] is Tag.ADJECTIVE and tokens[i].text.endswith("e")


def _may_be_noun(adjective: str) -> bool:
    """ "der Angeklagte", "die 81-jährige": an adjective that stands for a person."""
    return adjective[0].isupper() or (adjective[0].isdigit() and "-jährig" in adjective)


@keeping_forms
def _tag_word(word: str, starts: bool) -> Tag:
    """The class of a word by itself; `starts` where a capital letter says nothing, as at the start of a sentence."""
    if not word[0].isalnum():
        return Tag.NOUN if word[1:].isalpha() and word[0] in "-‑" else Tag.MARK  # "Ministerinnen und -minister"
    if word[0].isdigit():
        if "-Jährig" in word:
            return Tag.NOUN
        return Tag.ADJECTIVE if word.endswith(ADJECTIVE_ENDINGS) else Tag.NUMBER
    lower = word.lower()
    closed = _closed_tags().get(lower)
    if "." in word and len(word) > 4 and word[-1].isalpha():
        return Tag.NOUN  # a web address speaks: "laut example.org"
    if "-" in word and any(part[:1].isupper() for part in word.split("-")[1:]):
        return Tag.NOUN
    if word in words_of("small_name") or (word.isupper() and len(word) > 1):
        return Tag.NOUN  # "BBC", also where a sentence begins
    if word[0].islower() or starts:
        if closed is not None:
            return closed
        if word[0].islower() or (is_known(lower) and not is_known(word)):
            return _tag_open(lower)
    return Tag.NOUN


_COMPARATIVES = word_list("end_of_comparative")


def _tag_open(lower: str) -> Tag:
    if lower.endswith(_COMPARATIVES) and not lemma_of(lower).endswith("n"):
        return Tag.ADJECTIVE  # "besseren Schutz": no form of "bessern"
    if any(form.finite or form.infinitive or form.zu_infinitive for form in verb_forms(lower)):
        return Tag.VERB
    if any(form.participle for form in verb_forms(lower)):
        return Tag.VERB
    return Tag.ADJECTIVE if lower.endswith(ADJECTIVE_ENDINGS) else Tag.ADVERB


@cache
def _particles() -> dict[str, frozenset[str]]:
    """Particles that open the surnames of known people, in capitals, with what comes behind them: "Von" "der" "Leyen"."""
    found: dict[str, set[str]] = {}
    for person in people().values():
        words = person.surname.split()
        if len(words) > 2 and words[0].islower():
            found.setdefault(words[0].capitalize(), set()).add(words[2])
    return {particle: frozenset(words) for particle, words in found.items()}


def tag_tokens(tokens: list[Token], starts: list[bool]) -> list[Tag]:
    """The class of each token of a sentence; `starts[i]` says whether token i opens a sentence or a quotation."""
    tags = [_tag_word(token.text, start) for token, start in zip(tokens, starts, strict=True)]
    if len(tokens) > 1 and _opens_as_participle(tokens[0].text, tokens[1].text, tags[1]):
        tags[0] = Tag.VERB
    elif len(tokens) > 1 and tags[0] is Tag.NOUN and _opens_as_adverb(tokens[0].text, tags[1]):
        tags[0] = Tag.ADVERB
    if tokens[0].text in _name_openers() and _opens_as_name(tokens, tags):
        tags[0] = Tag.NOUN  # "Von der Leyen sagte", "Pro Asyl fordert"
    for i, tag in enumerate(tags):
        if tag in _UNSURE or tokens[i].text in _UNSURE_WORDS:
            _retag(tokens, tags, i)
    for i, token in enumerate(tokens):
        if token.text in _IN_ROWS:
            _retag_in_row(tokens, tags, i)
    return tags


@cache
def _name_openers() -> frozenset[str]:
    """Words of closed classes that may open a name where a sentence begins: "Von", "Pro"."""
    return words_of("preposition_in_name").union(_particles())


def _opens_as_name(tokens: list[Token], tags: list[Tag]) -> bool:
    """ "Von der | Leyen", "Pro | Asyl"; not "Pro Kopf fordert die EU mehr", which says by what one counts."""
    if tokens[0].text in _particles():
        return len(tokens) > 2 and tokens[2].text in _particles()[tokens[0].text]
    measured = words_of("period", "counted_by")
    return len(tokens) > 1 and tags[1] is Tag.NOUN and tokens[1].text.lower() not in measured


def _retag_in_row(tokens: list[Token], tags: list[Tag], i: int) -> None:
    """Correct the classes of words that are of one kind with those around them: "von der Leyen", "wie folgt"."""
    word = tokens[i].text
    if word in _SUBJECT_PARTICLES and (end := _end_of_particle_name(tokens, tags, i)) > i:
        tags[i:end] = [Tag.NOUN] * (end - i)
    elif word in _AS_FOLLOWS and i and tokens[i - 1].text == "wie":
        tags[i] = Tag.ADVERB  # "nimmt wie folgt Stellung"
    elif word in _IN_SMALL_NAMES and i and tokens[i - 1].text in _SMALL_NAMES:
        tags[i] = Tag.NOUN  # "amnesty international"


_AS_FOLLOWS = words_of("verb_of_as_follows")
_SMALL_NAMES, _IN_SMALL_NAMES = words_of("small_name"), words_of("second_in_small_name")
_FOREIGN_PARTICLES = words_of("foreign_name_particle")
_SUBJECT_PARTICLES = _FOREIGN_PARTICLES | words_of("von")
_IN_ROWS = _SUBJECT_PARTICLES | _AS_FOLLOWS | _IN_SMALL_NAMES  # whose class the word in front decides
_PARTICLE_ARTICLES = words_of("article_in_name")
_VERBS_WITH_VON = words_of("verb_with_von")


def _end_of_particle_name(tokens: list[Token], tags: list[Tag], i: int) -> int:
    """ "sagte von der Leyen", "so bin Salman": the end of a surname with particles that stands where a subject may; else `i`."""
    end = i + 1
    while end < len(tokens) and tokens[end].text in _PARTICLE_ARTICLES:
        end += 1
    if i == 0 or end == len(tokens) or not tokens[end].text[0].isupper():
        return i
    before, name = tokens[i - 1].text, tokens[end].text
    if before != "so" and tags[i - 1] is not Tag.VERB:
        return i
    known = " ".join(t.text for t in tokens[i : end + 1]).lower() in _particle_surnames()
    unknown = not is_known(name) and not is_known(name.removesuffix("s"))
    foreign = tokens[i].text in _FOREIGN_PARTICLES and before != "ich" and unknown
    return end + 1 if known or foreign or (unknown and _reports_without_von(before)) else i


@cache
def _particle_surnames() -> frozenset[str]:
    return frozenset(p.surname.lower() for p in people().values() if " " in p.surname)


@lru_cache(maxsize=1 << 12)
def _reports_without_von(word: str) -> bool:
    """ "sagte von Weizsäcker": no "sprach von", "forderte von": "von" would lead to nobody and nothing else."""
    entries = [e for form in verb_forms(word.lower()) if form.finite for e in cue_entries().get(form.lemma, ())]
    takes = any(e.verb in _VERBS_WITH_VON or any(p.startswith("von") for p in e.phrases) for e in entries)
    return word == "so" or (bool(entries) and not takes)


def _opens_as_participle(word: str, following: str, tag: Tag) -> bool:
    """ "Verletzt wurde …", "Angesprochen auf die Pläne, …": a participle in the capital of the sentence."""
    before = following in _PASSIVE_AUXILIARIES or following == ","
    if not before and (tag is not Tag.PREPOSITION or lemma_of(word)[0].isupper()):
        return False
    return any(form.participle for form in verb_forms(word.lower()))


def _opens_as_adverb(word: str, following: Tag) -> bool:
    """ "Besorgt äußerte sich …", "Stellvertretend für …": an adverb or uninflected adjective in the capital of the sentence."""
    if following is Tag.VERB and (_is_adverbial(word) or _is_misprinted_adverb(word)):
        return True
    if len(word) < 6 or word.endswith(ADJECTIVE_ENDINGS):
        return False
    return lemma_of(word)[0].islower() or (word.endswith("ierend") and lemma_of(word) == word)


@lru_cache(maxsize=1 << 12)
def _is_adverbial(word: str) -> bool:
    """ "Langfristig strebt …": an adjective or adverb that the start of the sentence capitalises; "Frankreich warnt …" is none."""
    return word.endswith(_ADVERBIAL_ENDINGS) and is_known(word.lower()) and lemma_of(word)[0].islower()


@lru_cache(maxsize=1 << 12)
def _is_misprinted_adverb(word: str) -> bool:
    """ "Debei sagte Lin Jian, …": a word that German lacks and nobody known is called, one letter away from an adverb."""
    if len(word) < _SHORTEST_MISPRINT or is_known(word) or word in name_words():
        return False
    return any(_without_letter(word.lower(), at) in _torn_adverbs() for at in range(len(word)))


_SHORTEST_MISPRINT = 5  # letters


@cache
def _torn_adverbs() -> frozenset[str]:
    """Adverbs, and each without one of its letters."""
    adverbs = [word for word in words_of("adverb") if len(word) >= _SHORTEST_MISPRINT]
    return frozenset(adverbs).union(_without_letter(word, at) for word in adverbs for at in range(len(word)))


def _without_letter(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _between_names(tokens: list[Token], i: int) -> bool:
    return tokens[i - 1].text[0].isupper() and tokens[i + 1].text[0].isupper() and tokens[i - 1].text != "Ich"


def _before_nominal(tags: list[Tag], i: int) -> bool:
    return i + 1 < len(tags) and tags[i + 1] in (Tag.NOUN, Tag.ADJECTIVE, Tag.NUMBER)
