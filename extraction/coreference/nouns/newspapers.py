"""Newspapers by their names in capitals, as reviews of the press have them: "die GAZETA KRAKOWSKA aus Krakau"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.knowledge import tables
from extraction.knowledge.names import Form, is_given_name, listed_newspaper, title_of, usual_spelling
from extraction.linking import is_dictionary_word
from extraction.text import Entity, EntityType, TokenRange, word_list, words_of

_DETERMINERS = words_of("article", "determiner", "contracted_preposition")
_GERMAN_ARTICLES = words_of("definite_article")
_PAPERS = words_of("noun_for_newspaper")
_ENDS_OF_NOUNS = word_list("end_of_noun_for_newspaper")
_ENDS_OF_PAPERS = word_list("end_of_newspaper")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_PLACE = "aus"
_LONGEST_AGAIN, _NEAR, _LONGEST_ACRONYM, _LONGEST_ARTICLE = 3, 4, 5, 3  # words, sentences, letters, letters


def newspaper_of(context: Context, part: TokenRange) -> str | None:
    """ "Die polnische GAZETA WYBORCZA", "die NZZ aus der Schweiz": a newspaper by its name in capitals, as in reviews of the press.

    A short name means the paper that is named whole elsewhere in the review: "der STANDAARD" is "DE STANDAARD".
    """
    tokens = context.tokens
    end = _before_place(context, part)
    if _is_noun_for_paper(tokens[end - 1].text):
        return _paper_again(context, (part[0], end))
    first = next((i for i in range(*part) if _is_in_capitals(tokens[i].text)), part[1])
    last = _end_of_run(context, first, part[1])
    return _paper_named(context, (first, last), within=part) if first < last else None


def _before_place(context: Context, part: TokenRange) -> int:
    """The end of "das Blatt | aus der tschechischen Hauptstadt"."""
    return next((i for i in range(part[0] + 1, part[1]) if context.tokens[i].text == _PLACE), part[1])


def _is_noun_for_paper(word: str) -> bool:
    return word in _PAPERS or (word[:1].isupper() and word.endswith(_ENDS_OF_NOUNS))


def _end_of_run(context: Context, first: int, limit: int) -> int:
    return next((i for i in range(first, limit) if not _is_in_capitals(context.tokens[i].text)), limit)


def _paper_named(context: Context, run: TokenRange, *, within: TokenRange) -> str | None:
    """The newspaper that a row of words in capitals names in a phrase; None where the row may be anything."""
    tokens, (first, last) = context.tokens, run
    words = [token.text.replace(".", "") for token in tokens[first:last]]
    match = context.links.scan.starting_at(first)
    if match is not None and (match.last >= last or match.form is Form.FULL_NAME):
        return None
    place = last < len(tokens) and tokens[last].text == _PLACE
    before = tokens[first - 1].text if first else ""
    introduced = len(words) > 1 or place or before.lower() in _DETERMINERS or first > within[0]
    again = (
        len(words) > 1
        or place
        or _is_noun_for_paper(before)
        or (before[:1].islower() and len(words[0]) > _LONGEST_ACRONYM and not is_dictionary_word(words[0].capitalize()))
        or listed_newspaper(words[0]) is not None
        or any(words[0] in name for name in context.names_in_capitals)
    )
    if not introduced or not again or _names_person(words[0].capitalize()):
        return None
    name = _whole_name(context, words, named_with_place=place and len(words) == 1)
    return context.ensure(Entity(tables.slug(name), EntityType.ORGANISATION, name, aliases=(" ".join(words),)))


def _is_in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper() and word.replace("-", "").replace(".", "").isalpha()  # also "N.Z.Z."


def _paper_again(context: Context, part: TokenRange) -> str | None:
    """ "Das Blatt", "das polnische Blatt": the newspaper that was named last, first of all in the same paragraph."""
    tokens, entities = context.tokens, context.document.entities
    words = [token.text for token in tokens[part[0] : part[1]]]
    named = len(words) > _LONGEST_AGAIN or not all(map(str.islower, words[1:-1]))  # "die Norder Zeitung"
    if named or words[0].lower() not in _GERMAN_ARTICLES:
        return None
    if (paper := _last_in_paragraph(context, part[0])) is not None:
        return paper
    sentence = context.sentence_at(part[0])
    near = (r for r in context.participants.before(part[0]) if sentence - r.sentence <= _NEAR)
    return next((r.entity for r in near if r.entity in entities and _is_paper(entities[r.entity])), None)


def _last_in_paragraph(context: Context, token: int) -> str | None:
    """ "LIDOVÉ NOVINY moniert: „…“, rät die Zeitung": whom the paragraph names in capitals before, whoever else is quoted there."""
    sentences, tokens = context.document.sentences, context.tokens
    at = context.sentence_at(token)
    paragraph = sentences[at].paragraph
    while at > 0 and sentences[at - 1].paragraph == paragraph:
        at -= 1
    last = token
    while last > sentences[at].first:
        if _is_in_capitals(tokens[last - 1].text):
            first = next((i for i in range(last, sentences[at].first, -1) if not _is_in_capitals(tokens[i - 1].text)),
                         sentences[at].first)  # fmt: skip
            if (
                paper := _paper_named(context, (first, last), within=(first - _is_introduced(context, first), last))
            ) is not None:
                return paper
            last = first
        last -= 1
    return None


def _is_introduced(context: Context, first: int) -> bool:
    """ "Die Zeitung | AFTONBLADET", "die slowakische | PRAVDA": whether a noun or an adjective stands before a name."""
    before = context.tokens[first - 1].text if first else ""
    adjective = before[:1].islower() and before.endswith(_ADJECTIVE_ENDINGS)
    return bool(before) and (_is_noun_for_paper(before) or adjective)


def _is_paper(entity: Entity) -> bool:
    """Whether an organisation that the text alone has is a newspaper, by its capitals, the list or its ending."""
    loud = any(alias.isupper() and len(alias) > _LONGEST_ACRONYM for alias in entity.aliases)
    listed = listed_newspaper(entity.name) is not None or entity.name.lower().endswith(_ENDS_OF_PAPERS)
    return entity.type is EntityType.ORGANISATION and (loud or listed) and entity.id not in tables.entities()


def _names_person(word: str) -> bool:
    return is_given_name(word) or title_of(word) is not None


def _whole_name(context: Context, words: list[str], *, named_with_place: bool) -> str:
    """The name in usual spelling: the table's, else the longest in the text that has these words or first letters.

    One `named_with_place`, "die TIMES aus London", is short for no other.
    """
    bare = words[1:] if len(words) > 1 and words[0].lower() in _GERMAN_ARTICLES else words
    listed = listed_newspaper(" ".join(bare))
    if listed is not None:
        return listed
    longer = (name for name in context.names_in_capitals if _is_short_for(bare, name))
    if named_with_place:
        longer = (name for name in longer if bare[0] not in name[1:] or len(name[0]) <= _LONGEST_ARTICLE)
    whole = max(longer, key=len, default=tuple(bare))
    return listed_newspaper(" ".join(whole)) or usual_spelling(whole)


def _is_short_for(words: list[str], name: tuple[str, ...]) -> bool:
    rows_of_words = (list(name[at : at + len(words)]) for at in range(len(name)))
    return words in rows_of_words or words == ["".join(word[0] for word in name)]
