"""How far the name of somebody known goes on, and whether a surname with another given name is still the known holder's."""

from __future__ import annotations

import re
from itertools import pairwise

from extraction.knowledge import tables
from extraction.knowledge.names import FAMILY_NAME_FIRST, Form, is_given_name, may_be_same_given_name, title_of
from extraction.knowledge.names.transliteration import transliteration_key
from extraction.linking.introduced.introductions import Before, read_name
from extraction.linking.introduced.name_rows import is_dictionary_word, past_syllables, row_of_names
from extraction.linking.links import Links
from extraction.linking.scanning import NameMatch
from extraction.linking.sounding_names import has_had
from extraction.linking.title_phrases import TitlePhrase
from extraction.text import Document, Token, words_of

_COURTESY = words_of("courtesy")
_FOREIGN_ARTICLES = words_of("foreign_article")
_FATHERS = words_of("particle_of_father")
_MARKS_IN_NAMES = re.compile("[-’'`ʼ]")
_GIVEN_SYLLABLES, _LONGEST_ROW, _LONGEST_LABEL = 3, 4, 3  # words


def opens_foreign_name(tokens: list[Token], links: Links, match: NameMatch, limit: int) -> bool:
    """ "Le Figaro", "El Watan": an article of another language that is also a surname, before the words of a name that it opens.

    Behind a title or a courtesy it is the surname, and where it opens a name of syllables: "Le Van Tam".
    """
    at = match.last
    if tokens[match.first].text not in _FOREIGN_ARTICLES or at >= limit or not tokens[at].text[0].isupper():
        return False
    before = tokens[match.first - 1].text if match.first else ""
    if title_of(before) is not None or before.lower() in _COURTESY or title_of(tokens[at].text) is not None:
        return False
    return links.scan.starting_at(at) is None and _past_row_of_syllables(tokens, match, limit) <= at + 1


def only_looks_like_genitive(
    document: Document, links: Links, match: NameMatch, phrase: TitlePhrase, limit: int
) -> bool:
    """ "EU-Kommissar | Costas Kadis | plädiert": no genitive of somebody's surname where nobody of that name has had the title."""
    at = match.last
    if match.form is not Form.SURNAME or not match.genitive or at - match.first > 1 or at + 1 >= limit:
        return False
    word = document.tokens[at].text
    named = word[0].isupper() and word.isalpha() and title_of(word) is None and links.scan.starting_at(at) is None
    if not named or phrase.far != match.first or not document.tokens[at + 1].text.islower():
        return False
    return not any(has_had(candidate, phrase, document.published_on) for candidate in match.candidates)


def past_fathers(tokens: list[Token], links: Links, match: NameMatch, limit: int) -> int:
    """The end of a known full name that goes on with fathers and families: "Faisal bin Farhan | bin Abdullah Al Saud"."""
    at = match.last
    if match.form is not Form.FULL_NAME or at >= limit or tokens[at].text not in _FATHERS:
        return at
    return max(at, row_of_names(tokens, links.scan, at, limit, may_open=True))


def past_further_name(tokens: list[Token], links: Links, match: NameMatch, limit: int) -> int:
    """The end of the whole name where a surname is only the start of one: "Li" in "Li Wei", "Elisabeth" in "Elisabeth Meyer"."""
    at = match.last
    if match.form is not Form.SURNAME or at >= limit:
        return at
    if (row := _past_row_of_syllables(tokens, match, limit)) > at + 1:
        return row
    following = links.scan.starting_at(at)
    if following is not None and not following.shared:
        return at
    word = tokens[at].text
    if is_given_name(tokens[match.first].text) and (word in _FATHERS or ("-" in word and not word[0].isupper())):
        return row_of_names(tokens, links.scan, at, limit, may_open=True)  # "Mohammed | bin Abdulaziz"
    if not word[0].isupper() or not _MARKS_IN_NAMES.sub("", word).isalpha() or title_of(word) is not None:
        return at
    if is_given_name(tokens[match.first].text):
        return read_name(tokens, links.scan, at, limit, Before.BARE_TITLE) if following is None else following.last
    if not any(tables.people()[c].country in FAMILY_NAME_FIRST for c in match.candidates):
        ends = not match.shared if following is not None else is_dictionary_word(word)
        return at if ends else max(at + 1, row_of_names(tokens, links.scan, at, limit))  # "Khurshid | Mahmud Kasuri"
    end = past_syllables(tokens, at, min(limit, at + _GIVEN_SYLLABLES))
    if end > at + 1:
        return end
    titled = (
        match.first > 0 and title_of(tokens[match.first - 1].text) is not None and end > at
    )  # "Minister Wang | Lei"
    return at + 1 if following is not None or titled or not is_dictionary_word(word) or is_given_name(word) else at


def _past_row_of_syllables(tokens: list[Token], match: NameMatch, limit: int) -> int:
    """The end of a name of three syllables or more, "Vizeminister Kim | Song Ryol"; where it starts for others.

    Without a title or a comma before it German must lack each further word: "Kim | Son Gyong".
    """
    first = match.first
    titled = first > 0 and (tokens[first - 1].text == "," or title_of(tokens[first - 1].text) is not None)
    foreign = any(tables.people()[c].country in FAMILY_NAME_FIRST for c in match.candidates)
    end = past_syllables(tokens, first, min(limit, first + _LONGEST_ROW)) if foreign else first
    strange = titled or not any(is_dictionary_word(token.text) for token in tokens[first + 1 : end])
    return end if end >= first + _GIVEN_SYLLABLES and strange else first


def holder_spelled_otherwise(tokens: list[Token], match: NameMatch, first: int) -> str | None:
    """The known holder of a surname whose given name is spelled a little differently here, shortened or an initial."""
    if match.first == first:
        return None
    said = tokens[first].text
    for candidate in match.candidates:
        known = tables.people()[candidate]
        given = {name.split()[0] for name in (known.name, known.name_en, *known.aliases) if " " in name}
        if any(_same_given_name(said, name) for name in given):
            return candidate
    return None


def _same_given_name(said: str, known: str) -> bool:
    if may_be_same_given_name(said, known):
        return True
    one, other = transliteration_key(said), transliteration_key(known)
    return one[:1] == other[:1] and _similar(one, other)


def _similar(one: str, other: str) -> bool:
    """Whether two names differ by little: at most a third of their pairs of letters."""
    pairs, others = (set(pairwise(name)) for name in (one, other))
    return bool(pairs & others) and 2 * len(pairs & others) >= 0.6 * (len(pairs) + len(others))


def begins_otherwise(surname: str, candidate: str) -> bool:
    """ "Zarif" is Sarif and never Sharif: a Z and a Sch are different sounds, though a key may have one letter for both."""
    return surname[0] == "Z" and tables.people()[candidate].surname.startswith(("Sh", "Sch"))


def is_label(document: Document, links: Links, first: int, last: int) -> bool:
    """Whether a phrase of the margin is nothing but a name that no list has, and German no word of it: "Kordula Wenzelmann"."""
    words = [token.text for token in document.tokens[first:last]]
    if document.tokens[first].start < document.margin or not 1 < len(words) <= _LONGEST_LABEL:
        return False
    strange = all(word[0].isupper() and word.isalpha() and not is_dictionary_word(word) for word in words)
    return strange and not any(links.scan.starting_at(i) for i in range(first, last)) and not any(map(title_of, words))
