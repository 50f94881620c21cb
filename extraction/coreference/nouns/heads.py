"""The word that a noun phrase is built around, past determiners, adjectives and genitives in front, and whose name is beside it."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.knowledge import tables
from extraction.knowledge.names import FEMALE, MALE, Form, title_of
from extraction.knowledge.names.titles import is_first_half
from extraction.linking import PersonMention, past_honorific
from extraction.text import TokenRange, word_list, words_of
from extraction.text.dictionary import is_known, names_people, names_woman

DETERMINERS = words_of("article", "determiner")
_COURTESY = words_of("courtesy")
_UND_ODER = words_of("und_oder")
_ENDS_BEFORE_TITLE = word_list("end_before_title")
_NO_NOUNS = words_of("no_noun_behind_genitive")
_PREPOSITIONS = words_of("preposition")
_AGES = word_list("age_end")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_SPEAKER_OFFICES = words_of("spokesperson")
_SEVERAL = words_of("determiner_of_several") - {"der", "die"}
_APPOSITION = 8
_WITH_ARTICLE = 2  # words
_TITLES_OF_NAME = 4
_AS_WHOM, _BEFORE_NAME = ["sich", "als"], 3
_CLOSING = frozenset(",.;:(“")
_DESCRIBES = {"der": MALE, "die": FEMALE, "ein": MALE, "eine": FEMALE, "einer": MALE, "das": None, "dessen": None, "deren": None,
              "sein": MALE, "seine": FEMALE, "ihr": MALE, "ihre": FEMALE, "dem": MALE}  # fmt: skip


def head_of(context: Context, part: TokenRange) -> int:
    """The token of the word that the phrase is built around: past determiner, adjectives, numbers and a genitive in front."""
    found = context.heads.get(part)
    if found is None:
        i, last = part
        while i < last - 1 and (inner := _past_modifier(context, i, last)) != i:
            i = inner
        found = context.heads[part] = min(i, last - 1)
    return found


def _past_modifier(context: Context, i: int, last: int) -> int:
    """The token behind the modifier that starts at `i`; `i` itself where the head stands."""
    match, person = context.links.scan.starting_at(i), person_at(context, i)
    if match is not None and match.form in (Form.ADJECTIVE, Form.OF_CAPITAL):
        return match.last
    if match is not None and match.genitive and match.last < last and _goes_on(context, match.last):
        return match.last
    if person and person.last < last and _is_genitive(context, person) and _goes_on(context, person.last):
        return person.last
    word = context.tokens[i].text
    if (word in _PREPOSITIONS or word == "sich") and i > 0 and context.tokens[i - 1].text.lower() in DETERMINERS:
        return _past_extended_attribute(context, i, last)
    if word.lower() in _COURTESY and i + 1 < last and title_of(context.tokens[i + 1].text) is not None:
        return i + 1  # "der Herr Präsident"
    following = context.tokens[i + 1].text if i + 2 < last else ""
    if following in _UND_ODER and is_first_half(word, context.tokens[i + 2].text):
        return i + 2
    if match is not None:
        return i
    named = (word[0].isupper() and word.lower() not in DETERMINERS) or _is_age(word)
    return i if named and not (_modifies_title(context, i, last) or _is_of_town(context, i, last)) else i + 1


def _is_age(word: str) -> bool:
    """ "Die | 58-Jährige | aus Kleve", but "die | 58-jährige | Lehrerin"."""
    return word[0].isdigit() and not word.islower() and word.lower().endswith(_AGES)


def _past_extended_attribute(context: Context, i: int, last: int) -> int:
    """ "Der | aus Kiew angereiste | Ministerpräsident": past the adjective that ends an attribute with phrases of its own."""
    for j in range(i + 1, last - 1):
        word, following = context.tokens[j].text, context.tokens[j + 1].text
        if (
            word[0].islower()
            and word.endswith(_ADJECTIVE_ENDINGS)
            and following[0].isupper()
            and word not in DETERMINERS
        ):
            return j + 1
    return i


def _modifies_title(context: Context, i: int, last: int) -> bool:
    """ "Bayerns Ministerpräsident", "die Hohe Vertreterin": a place that no list knows, or an adjective in capitals."""
    title_follows = i + 1 < last and title_of(context.tokens[i + 1].text) is not None
    return (
        title_follows
        and person_at(context, i) is None  # "Susanne Fürst"
        and context.tokens[i].text.endswith(_ENDS_BEFORE_TITLE)
        and title_of(context.tokens[i].text) is None
    )


def _is_of_town(context: Context, i: int, last: int) -> bool:
    """ "Der | Mainzer | Händler": the adjective of a town that no list knows, behind a determiner and before a noun."""
    word = context.tokens[i].text
    if not word.endswith("er") or i == 0 or i + 1 >= last or title_of(word) is not None:
        return False
    noun = context.tokens[i + 1].text
    determined = context.tokens[i - 1].text.lower() in DETERMINERS
    return determined and noun[0].isupper() and is_known(noun) and person_at(context, i + 1) is None


def _goes_on(context: Context, at: int) -> bool:
    """Whether a noun follows that a genitive in front may belong to."""
    word = context.tokens[at].text
    return word[0].isalpha() and word.lower() not in DETERMINERS and word not in _NO_NOUNS


def _is_genitive(context: Context, person: PersonMention) -> bool:
    word = context.tokens[person.last - 1].text
    return word.endswith("s") and title_of(context.tokens[min(person.last, len(context.tokens) - 1)].text) is not None


def person_at(context: Context, token: int) -> PersonMention | None:
    """The person whose name starts at a token."""
    found = context.links.people_in(token, token + 1)
    return found[0] if found else None


def named_person(context: Context, part: TokenRange, head: int) -> str | None:
    """The person named by the head, right behind it, or behind its title and attributes."""
    for person in context.links.people_in(head, part[1] + _APPOSITION):
        retired = part[1] < person.first == past_honorific(context.tokens, part[1], person.first)  # "Oberst a. D. Kern"
        whole_behind = (
            person.first == part[1] and person.last > person.first + 1 and _in_one_line(context, person.first)
        )
        if person.first >= part[1] and not (retired or whole_behind or _is_apposition(person, head)):
            continue
        if _is_of_person(context, person, head):
            continue
        beside = person.first in (head, head + 1) and title_of(context.tokens[head].text) is None
        if beside or person.first == head or any(t.at == head for t in person.titles):
            return person.entity
        if _is_named_last(context, part, head, person):
            return person.entity
    return None


def _in_one_line(context: Context, token: int) -> bool:
    """ "Der Fischer | Jannis Kern": whether a token goes on with the line of the one before it."""
    tokens = context.tokens
    return context.document.text.find("\n", tokens[token - 1].end, tokens[token].start) < 0


def _is_named_last(context: Context, part: TokenRange, head: int, person: PersonMention) -> bool:
    """ "Der Leiter der Region Primorje | Oleg Kern": a whole name that closes the phrase of one person, and is nobody else's.

    "Der Sprecher des Präsidenten | Jan Kern", "ein Freund von | Jan Kern" are others.
    """
    tokens = context.tokens
    before = tokens[person.first - 1].text
    whole = person.last == part[1] and person.last > person.first + 1 and person.first > head
    if not whole or not before[0].isupper() or any(title.at > head for title in person.titles):
        return False
    if tokens[person.last - 1].text.endswith("s") and _is_genitive_name(context, person):
        return False
    word = tokens[head].text
    title = title_of(word)
    singular = title.singular if title is not None else names_people(word) or names_woman(word)
    return singular and tokens[part[0]].text.lower() not in _SEVERAL


def _is_genitive_name(context: Context, person: PersonMention) -> bool:
    """ "Ein Freund Anna Kerns": the name as it stands is not how the person is called."""
    entity = context.document.entities.get(person.entity or "")
    return entity is not None and not entity.name.endswith(context.tokens[person.last - 1].text)


def named_behind_comma(context: Context, part: TokenRange) -> str | None:
    """ "Die Schwester von Machthaber X, Anna Kern,": a whole name behind a comma, up to the next mark, says who is described.

    So does "ein Offizier, der sich als Major Jan Kern vorstellte".
    """
    tokens = context.tokens
    at = next((i for i in range(part[0], part[1]) if tokens[i].text == ","), part[1])
    words = (tokens[i].text.lower() for i in (part[0], max(0, part[0] - 1)))
    determiner = next((word for word in words if word in _DESCRIBES), None)
    if determiner is None or at + 2 >= len(tokens) or tokens[at].text != ",":
        return None
    introduced = [tokens[i].text for i in range(at + 2, min(at + 4, len(tokens)))] == _AS_WHOM
    at = at + _BEFORE_NAME if introduced else at
    for person in context.links.people_in(at + 1, at + 1 + _TITLES_OF_NAME):
        starts = min([person.first, *(title.first for title in person.titles)])
        whole = person.last - person.first > 1 and (starts == at + 1 or _is_noun_between(context, at + 1, starts))
        closed = (
            introduced or person.last == part[1] or (person.last < len(tokens) and tokens[person.last].text in _CLOSING)
        )
        if whole and closed and _may_be_called(context, person.entity, determiner):
            return person.entity
    return None


def _is_noun_between(context: Context, first: int, last: int) -> bool:
    """ "Ihr Mann, | der Orgelbauer | Jan Kern,": whether an article, adjectives and a noun stand right before a name."""
    words = [token.text for token in context.tokens[first:last]]
    if len(words) < _WITH_ARTICLE or words[0].lower() not in _DESCRIBES:
        return False
    return words[-1][0].isupper() and all(
        word[0].islower() and word.endswith(_ADJECTIVE_ENDINGS) for word in words[1:-1]
    )


def _may_be_called(context: Context, person: str, determiner: str) -> bool:
    """Whether the gender of a person goes with the article of a description."""
    known = context.document.entities.get(person) or tables.entities().get(person)
    wanted = _DESCRIBES[determiner]
    return known is None or wanted is None or known.gender in (wanted, None)


def _is_of_person(context: Context, person: PersonMention, head: int) -> bool:
    """ "Ein Sprecher Sunaks": a name behind the title is whom the spokesperson speaks for."""
    title, word = title_of(context.tokens[head].text), context.tokens[person.first].text
    if title is None or title.head not in _SPEAKER_OFFICES:
        return False
    if person.first != head + 1 or person.last != person.first + 1 or not word.endswith("s"):
        return False
    entity = context.document.entities.get(person.entity or "") or tables.entities().get(person.entity or "")
    return entity is not None and entity.name.split()[-1] == word.removesuffix("s")


def _is_apposition(person: PersonMention, head: int) -> bool:
    """Whether a name belongs to a title: behind its attribute ("der Minister Malis | Jan Kern"), behind a comma, another title."""
    starts = {person.first, *(title.first for title in person.titles)}
    behind = (title for title in person.titles if title.at == head)
    return any(title.far + 1 in starts or person.first in (title.end, title.far) for title in behind)


def is_behind_extended_attribute(context: Context, part: TokenRange, head: int) -> bool:
    """ "Ein | mit dem Dossier befasster | Diplomat": whether phrases of their own stand between the article and the noun."""
    tokens = context.tokens
    return (
        tokens[part[0]].text.lower() in DETERMINERS
        and head - part[0] > 1
        and any(not token.text.islower() for token in tokens[part[0] + 1 : head])
        and tokens[part[0] + 1].text.islower()
        and context.links.scan.starting_at(part[0] + 1) is None
    )
