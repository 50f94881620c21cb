"""Bodies that are called again by their noun alone: "die Behörde" behind "das Kanzleramt", "der Gerichtshof" by its whole name."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe, describe_institution
from extraction.coreference.nouns.bodies import body_endings
from extraction.knowledge.names import Form
from extraction.text import EntityType, TokenRange, word_list, words_of

_ARTICLES = words_of("definite_article")
_AUTHORITIES, _CALLED = word_list("end_of_authority"), words_of("authority_again")
_HOUSES, _CALLED_HOUSE = word_list("end_of_ministry"), words_of("ministry_again")
_BEFORE_NAMES = words_of("article", "determiner", "genitive_determiner")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_OPENING = words_of("nominative_article")
_FOR = "für"
_BACK, _NEAR = 1000, 4  # tokens, sentences


def body_called_again(context: Context, part: TokenRange, head: int) -> str | None:
    """The body that a noun with nothing but an article means, if the article has called it otherwise before."""
    if not _stands_alone(context, part, head):
        return None
    word = context.tokens[head].text
    if word in _CALLED:
        return _authority_before(context, part[0], _AUTHORITIES)
    return _authority_before(context, part[0], _HOUSES) if word in _CALLED_HOUSE else None


def _stands_alone(context: Context, part: TokenRange, head: int) -> bool:
    """Whether a phrase is a noun and its definite article."""
    return (head, part[1]) == (part[0] + 1, part[0] + 2) and context.tokens[part[0]].text.lower() in _ARTICLES


def whole_name(context: Context, part: TokenRange, head: int) -> str | None:
    """ "Der Gerichtshof" is the "Internationale Seegerichtshof" of before, "die Marine" the "indische Marine"."""
    word = context.tokens[head].text.lower()
    if not _stands_alone(context, part, head) or not word.endswith(body_endings()):
        return None
    ends = (word, f"{word}s", f"{word}es")
    for i in range(part[0] - 1, max(0, part[0] - _BACK), -1):
        if context.tokens[i].text[0].isupper() and context.tokens[i].text.lower().endswith(ends):
            start = _first_adjective(context, i)
            if start < i:
                return _named_at(context, start, i + 1)
    return None


def _first_adjective(context: Context, noun: int) -> int:
    """Where the adjectives of a name begin: capitals ("des Internationalen Seegerichtshofs") or a country's."""
    at = noun
    while at > 0 and context.tokens[at - 1].text.endswith(_ADJECTIVE_ENDINGS):
        word, match = context.tokens[at - 1].text, context.links.scan.starting_at(at - 1)
        of_country = match is not None and match.form is Form.ADJECTIVE
        if word.lower() in _BEFORE_NAMES or not (of_country or (word[0].isupper() and word[1:].islower())):
            break
        if match is None and at - 1 == context.document.sentences[context.sentence_at(at - 1)].first:
            break  # "Neue Kommission eingesetzt"
        at -= 1
    return at


def _named_at(context: Context, first: int, last: int) -> str:
    match = context.links.scan.starting_at(first)
    if match is not None and match.last >= last and match.form is Form.NAME:
        return context.known(match.entity)
    start = first - 1 if first and context.tokens[first - 1].text.lower() in _BEFORE_NAMES else first
    named = (start, last)
    return describe_institution(context, named, last - 1) or describe(context, named, EntityType.ORGANISATION)


def _authority_before(context: Context, token: int, endings: tuple[str, ...]) -> str | None:
    """The last authority before a token: one that is known, that spoke, or that opens a sentence."""
    sentence = context.sentence_at(token)
    near = context.document.sentences[max(0, sentence - _NEAR)].first
    found = [
        (at, entity) for at, entity in _bodies_between(context, near, token) if _is_called_so(context, entity, endings)
    ]
    found += _opening_bodies(context, near, token, endings)
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _bodies_between(context: Context, first: int, last: int) -> Iterator[tuple[int, str]]:
    yield from context.institutions_between(first, last)
    for referent in context.participants.before(last):
        if referent.first >= first and not context.participants.people[referent.entity].is_person:
            yield referent.first, referent.entity


def _is_called_so(context: Context, entity: str, endings: tuple[str, ...]) -> bool:
    known = context.document.entities.get(entity)
    names = (known.name, *known.aliases) if known is not None and known.type is EntityType.ORGANISATION else ()
    return any(word.lower().endswith(endings) for name in names for word in name.split())


def _opening_bodies(context: Context, first: int, last: int, endings: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """ "Das Bundesamt für Migration hat …": authorities that no list has and that open a sentence."""
    sentences = context.document.sentences[context.sentence_at(first) : context.sentence_at(last) + 1]
    for start in (s.first for s in sentences if s.first < last):
        end = next((i for i in range(start + 1, last) if not context.tokens[i].text[0].isupper()), last)
        noun = context.tokens[end - 1].text.lower()
        opens = context.tokens[start].text.lower() in _OPENING and context.tokens[end - 1].text not in _CALLED
        if opens and noun.endswith(endings) and not context.institutions_between(start, end):
            yield start, describe(context, (start, _past_field(context, end, last)), EntityType.ORGANISATION)


def _past_field(context: Context, end: int, limit: int) -> int:
    """ "Bundesamt | für Migration": what an authority is for belongs to its name."""
    if end + 1 >= limit or context.tokens[end].text != _FOR or not context.tokens[end + 1].text[0].isupper():
        return end
    return next((i for i in range(end + 1, limit) if not context.tokens[i].text[0].isupper()), limit)
