"""What the phrase of a speaker without a name says about them: whether it is a person, of which gender, with which title."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.nouns import RELATIVES, head_of
from extraction.coreference.references import NOBODY, document_nouns, is_plural
from extraction.knowledge import tables
from extraction.linking import TitlePhrase, is_dictionary_word
from extraction.text import EntityType, TokenRange, words_of

_GENDERS = {"der": "m", "ein": "m", "die": "f", "eine": "f", "das": "n", "dem": "m", "den": "m"}
_ARTICLES = words_of("definite_article")


def describe_speaker(context: Context, entity: str, tokens: TokenRange) -> None:
    """Put into the record of a speaker without a name what the phrase says about them."""
    participant = context.participant(entity)
    if context.document.entities[entity].type is not EntityType.PERSON:
        participant.is_person = False
        article = context.tokens[tokens[0]].text.lower()
        participant.gender = _GENDERS.get(article, participant.gender) if article != "dem" else participant.gender
    elif entity not in tables.people():
        phrase = context.title_phrase(head_of(context, tokens))
        newcomer = entity in context.links.newcomers
        word = context.tokens[tokens[0]]
        document = word.lemma.endswith(document_nouns())  # "Berichte, wonach …"
        singular = phrase is not None and not (is_plural(context, phrase) or _are_several(context, phrase, tokens))
        named = tokens[1] - tokens[0] == 1 and word.text.lower() not in NOBODY and not document
        named = named and (phrase is None or singular)  # "Ökonomen erwarten Einbußen"
        named = named and not (is_dictionary_word(word.text) and context.is_plural_verb_near(tokens))  # "Frauen"
        named = named or _is_foreign_name(context, tokens) or context.tokens[tokens[1] - 1].text in RELATIVES
        participant.is_person = newcomer or singular or named
        if phrase is None or singular:
            participant.gender = participant.gender or _GENDERS.get(context.tokens[tokens[0]].text.lower())
        participant.titles += [phrase] if phrase is not None and not participant.titles else []
        participant.gender = participant.gender or context.document.entities[entity].gender
        participant.provisional = phrase is not None and phrase.determiner in _ARTICLES


def _are_several(context: Context, phrase: TitlePhrase, tokens: TokenRange) -> bool:
    """ "Oppositionelle Abgeordnete | mahnten": a title whose form can be a plural, without an article beside a plural verb."""
    bare = phrase.determiner is None and phrase.title.plural
    return bare and bool(context.is_plural_verb_near(tokens))


def _is_foreign_name(context: Context, tokens: TokenRange) -> bool:
    """Whether a speaker's phrase is a row of words in capitals that German lacks: "Agna Brugg", not "Polnische Gäste"."""
    words = [token.text for token in context.tokens[tokens[0] : tokens[1]][:2]]
    return len(words) > 1 and all(word[0].isupper() and not is_dictionary_word(word) for word in words)


def are_without_name(context: Context, entity: str, tokens: TokenRange) -> bool:
    """ "Polnische Gäste lobten …. Sie …": whether a phrase means several who are no known person."""
    return entity not in tables.people() and bool(context.is_plural_verb_near(tokens))
