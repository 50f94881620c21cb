"""Who speaks in what is published: "in einer Mitteilung", "nach Peskows Worten", "laut einer Umfrage"."""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe, ministry_of, on_behalf_of_phrase
from extraction.coreference.nouns import body_endings
from extraction.coreference.references.parties import institution_meant
from extraction.grammar import is_source_noun
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, Form
from extraction.linking import on_behalf_of_entity
from extraction.text import Entity, EntityType, TokenRange, rows, word_list, words_of

_POSSESSIVES = word_list("possessive_start")
_DRAFTS = word_list("draft_ending")
_NATIONAL_ACCOUNTS = words_of("national_account")
_WRITTEN, _BEHIND_DOCUMENT = words_of("written_document"), words_of("behind_document")
_NATIONAL_BODIES, _SUBJECT_ARTICLES = frozenset({"Regierung", "Ministerium"}), frozenset({"Der", "Die", "Das"})
_DOCUMENT_BACK = 400  # tokens
_WITH_ISSUER = 3  # tokens: "Mitteilung | des | Kremls"
_EMBASSIES = words_of("embassy")
_LONGEST_ATTRIBUTE = 4  # words
_OF = words_of("genitive_or_von")
_MORE_DOCUMENTS = words_of("document_of_somebody")
_DEFINITE = words_of("definite_article")
_NEAR = 2  # sentences
_OF_NEAREST = words_of("genitive_determiner")


@cache
def document_nouns() -> tuple[str, ...]:
    """The nouns of data/document_nouns.txt, also as the ends of compounds."""
    nouns = [row[0] for row in rows("document_nouns.txt")]
    return (*nouns, *(noun.lower() for noun in nouns))


def is_document(word: str) -> bool:
    """Whether a noun means what somebody publishes: it speaks for whoever did."""
    return word.endswith(document_nouns()) or word.rpartition("-")[2] in _MORE_DOCUMENTS


def issuer_behind(context: Context, part: TokenRange, head: int) -> TokenRange | None:
    """ "Die Mitteilung | des Kremls": the phrase for who speaks in a document; an embassy ("Botschaft") is none of a country."""
    word = context.tokens[head].text
    if part[1] - head < _WITH_ISSUER or context.tokens[head + 1].text.lower() not in _OF or not is_document(word):
        return None
    embassy = word in _EMBASSIES and on_behalf_of_phrase(context, part, head).country
    return None if embassy else (head + 1, part[1])


def publisher_of(context: Context, part: TokenRange, head: int) -> str | None:
    """Who speaks in "Das Amt gab eine Mitteilung heraus, wonach …": who acts in the sentence before the document."""
    word = context.tokens[head].text
    if part[1] != head + 1 and context.tokens[head + 1].text not in _BEHIND_DOCUMENT:
        return None
    if not is_document(word):
        named = _named_owner(context, part, head) if word in _NATIONAL_ACCOUNTS else None
        return named or (_possessor(context, head) if is_source_noun(word) else None)  # "aus seiner Sicht"
    if (owner := _possessor(context, head) or _named_owner(context, part, head)) is not None:
        return owner
    if (body := _body_of_account(context, part, word) or _body_in_compound(context, word)) is not None:
        return body
    first = context.limits(head)[0]
    if (acting := _acting(context, first, part[0])) is not None:
        return acting
    if word in _WRITTEN and (issuer := _issuer_before(context, part[0], word)) is not None:
        return issuer
    before = context.sentence_at(head) - 1
    outside = (r for r in context.participants.before(part[0]) if not r.quoted and not r.oblique)
    spoke = next((r.entity for r in outside if r.sentence == before and r.speaker), None)
    return spoke or _acting_before(context, part[0])


def _body_in_compound(context: Context, word: str) -> str | None:
    """ "Laut einer | DIHX-Umfrage": the body that no list has and whose letters open the word."""
    body, hyphen, _ = word.partition("-")
    acronym = bool(hyphen) and body.isupper() and body.isalpha() and len(body) > 2
    return context.ensure(Entity(tables.slug(body), EntityType.ORGANISATION, body)) if acronym else None


def _acting_before(context: Context, token: int) -> str | None:
    """ "Ministerin Kern legte auf Twitter nach. „…“, heißt es in dem Eintrag": who acts in the last sentence that tells of anybody."""
    if context.tokens[token].text.lower() not in _DEFINITE:
        return None
    at = context.sentence_at(token)
    for sentence in context.document.sentences[max(0, at - _NEAR) : at][::-1]:
        if (found := _acting(context, sentence.first, sentence.last)) is not None:
            return found
    return None


def _acting(context: Context, first: int, last: int) -> str | None:
    """The person or body that acts between two tokens, outside of what is reported."""
    outside = [r for r in context.participants.before(last) if not r.quoted and not r.oblique]
    people = [r.entity for r in outside if r.first >= first]
    bodies = [entity for at, entity in context.institutions_between(first, last) if _acts(context, at)]
    return next(iter([*people, *bodies]), None)


def _opening_body(context: Context, token: int) -> str | None:
    """ "Der Europäische Rechnungshof hat einen | Bericht vorgelegt": the body that no list has and that opens the sentence."""
    first = context.limits(token)[0]
    end = next((i for i in range(first + 1, token) if context.tokens[i].text[0].islower()), token)
    if context.tokens[first].text not in _SUBJECT_ARTICLES or not context.tokens[end - 1].text.lower().endswith(
        body_endings()
    ):
        return None
    return describe(context, (first, end), EntityType.ORGANISATION)


def _issuer_before(context: Context, token: int, word: str) -> str | None:
    """ "… hat einen Bericht vorgelegt. … In dem Bericht heißt es": whose document it is, where it was spoken of first."""
    noun = word.removesuffix("s").removesuffix("e") if word.endswith("s") else word
    for i in range(token - 1, max(0, token - _DOCUMENT_BACK), -1):
        if not context.tokens[i].text.endswith((noun, noun.lower())):
            continue
        found = (
            _possessor(context, i)
            or _behind(context, i)
            or _acting(context, context.limits(i)[0], i)
            or _opening_body(context, i)
        )
        if found is not None:
            return found
    return None


def _behind(context: Context, at: int) -> str | None:
    """ "Die Antwort | der Bundesregierung": the body in the genitive behind a document."""
    if at + 2 >= len(context.tokens) or context.tokens[at + 1].text not in _OF:
        return None
    return next(
        (entity for _, entity in context.institutions_between(at + 2, min(at + 4, len(context.tokens) - 1))), None
    )


def _body_of_account(context: Context, part: TokenRange, word: str) -> str | None:
    """ "Nach Regierungsangaben": the government that the report itself has named last, else that of the country."""
    noun = next((body for start, body in _bodies_of_accounts() if word.startswith(start)), None)
    if noun is None:
        return None
    names = context.document.entities
    called = [
        m for m in context.mentions_of_institutions(part[0]) if names[m.entity].name.lower().endswith(noun.lower())
    ]
    if called:
        return next((m for m in called if not context.participants.in_content(m.span)), called[0]).entity
    country = next(iter(context.countries_before(part[0])), None)
    code = tables.entities()[country].code if country is not None and noun in _NATIONAL_BODIES else None
    return ministry_of(context, noun, code) or context.ensure(Entity(tables.slug(noun), EntityType.ORGANISATION, noun))


@cache
def _bodies_of_accounts() -> tuple[tuple[str, str], ...]:
    pairs = (pair.partition("=") for pair in word_list("body_of_account"))
    return tuple((start, body) for start, _, body in pairs)


def _named_owner(context: Context, part: TokenRange, head: int) -> str | None:
    """Whose document it is in "nach Peskows Worten", "chinesischen Angaben zufolge"."""
    person = next(iter(context.links.people_in(part[0], head)), None)
    if person is not None and person.last == head:
        return person.entity
    for piece in context.links.scan.parts_at(head):  # "der US-Entwurf"
        if on_behalf_of_entity(piece.entity):
            return context.known(piece.entity)
    match = context.links.scan.ending_at(head)
    told = context.tokens[head].text in _NATIONAL_ACCOUNTS or context.tokens[head].text.endswith(_DRAFTS)
    national = told and match is not None and match.form is Form.ADJECTIVE and match.first >= part[0]
    return context.known(match.entity) if match is not None and national else None


def _possessor(context: Context, head: int) -> str | None:
    """Whose document it is in "nach ihrer Überzeugung", "seinen Angaben zufolge"."""
    at = head - 1
    while at > 0 and head - at < _LONGEST_ATTRIBUTE and _is_attribute(context.tokens[at].text):
        at -= 1  # "in seiner kurzen Ansprache"
    word = context.tokens[at].text.lower() if head else ""
    if word in _OF_NEAREST:
        return _nearest(context, at, MALE if word == "dessen" else FEMALE)
    if not word.startswith(_POSSESSIVES) or len(word) > len("seinen"):
        return None
    his = word.startswith("sein")
    return context.best(head, MALE if his else FEMALE) or institution_meant(context, head, "der" if his else "die")


def _nearest(context: Context, token: int, gender: str) -> str | None:
    """ "Kern traf Lind. Aus deren Sicht …": not who acted, but who was named last."""
    people, sentence = context.participants.people, context.sentence_at(token)
    near = takewhile(lambda r: sentence - r.sentence < _NEAR, context.participants.before(token))
    return next((r.entity for r in near if people[r.entity].gender in (gender, None)), None)


def _is_attribute(word: str) -> bool:
    """Whether a word may stand between a possessive and its noun, as an adjective does."""
    possessive = word.lower().startswith(_POSSESSIVES) and len(word) <= len("seinen")
    return word.islower() and len(word) > len("seinen") and not possessive


def _acts(context: Context, at: int) -> bool:
    """Whether an institution named at a token does something itself, outside of what is reported."""
    return not context.is_oblique(at, at) and not context.participants.in_content(context.span_of((at, at + 1)))
