"""Takes the noun phrase that names a speaker apart: coordinated parts, and the words around the head of each."""

from __future__ import annotations

from itertools import pairwise

from extraction.knowledge.names import Form, title_of
from extraction.knowledge.names.titles import is_first_half
from extraction.linking import Links, past_honorific
from extraction.text import Token, TokenRange, word_list, words_of

_SECOND_HALF = words_of("second_half_of_sowohl")
_GENITIVE_ARTICLES = words_of("genitive_article")
_MASCULINE_COUNTRIES = words_of("masculine_country")
_MASCULINE_BODIES, _OF_PLACES = word_list("end_of_masculine_body"), word_list("inflected_adjective_of_place")
_COORDINATORS = words_of("conjunction_of_speakers")
_LEADING = words_of("adverb", "preposition", "coordinator") | words_of("before_speaker")
_NAME_OPENERS = words_of("preposition_in_name")
_DETERMINERS = words_of("article", "determiner")
_PRONOUNS = words_of("personal_pronoun")
_ONE, _OF_MANY = words_of("one_of_many"), words_of("preposition_of_many")
_STARTS_OF_SPEAKERS = (_DETERMINERS | _PRONOUNS) - _GENITIVE_ARTICLES
_PARTIES = words_of("party_name")
_OF_COUNTRIES, _OF_ONE = words_of("links_offices_to_countries"), words_of("singular_determiner", "determiner_of_man")
_LONGEST_NAME = 8  # tokens


def parts_of(tokens: list[Token], links: Links, phrase: TokenRange, *, several: bool = False) -> list[TokenRange]:
    """The coordinated parts of a phrase: "Merz und Macron", "Estland, Lettland und Litauen", "sowohl Ankara als auch Athen".

    `several` says that its verb stands in the plural: "Der Kanzler und Präsident Kern vereinbarten …" are two.
    """
    first, last = _trim(tokens, links, phrase)
    last = _before_apposition(tokens, links, first, last)
    first = first if several else _at_second_title(tokens, links, first, last)
    neither = phrase[0] < first and tokens[phrase[0]].text.lower() == "weder"
    coordinators = [i for i in range(first, last) if tokens[i].text in _COORDINATORS]
    listed = coordinators[-1] if coordinators else first
    cuts = [i for i in range(first + 1, last - 1) if _separates(tokens, links, first, i, listed)]
    cuts += [i for i in range(first + 1, last - 1) if neither and tokens[i].text == "noch"]
    if not cuts:
        return [(first, last)] if first < last else []
    edges = [first, *sorted(cuts), last]
    parts = [_trim(tokens, links, (a, b)) for a, b in pairwise(edges)]
    return [part for part in parts if part[0] < part[1]]


def what_one_is(tokens: list[Token], phrase: TokenRange) -> TokenRange:
    """ "Einer von ihnen, | ein Diplomat aus Prag", "eine der Frauen, | Anna Kern": who stands behind the comma."""
    first, last = phrase
    words = [token.text.lower() for token in tokens[first : min(first + 2, last)]]
    if len(words) < 2 or words[0] not in _ONE or words[1] not in _OF_MANY:
        return phrase
    comma = next((i for i in range(first + 2, last) if tokens[i].text == ","), last)
    return (comma + 1, last) if comma + 1 < last else phrase


def _before_apposition(tokens: list[Token], links: Links, first: int, last: int) -> int:
    """ "Anna Kern, | Chefin der Bank und seit März Beraterin der Regierung": what one person is, up to the end of the phrase."""
    for i in range(first + 1, last - 1):
        if tokens[i].text == "," and _ends_speaker(links, i):
            bare_title = title_of(tokens[i + 1].text) is not None
            return i if bare_title and not links.people_in(i, last) else last
    return last


def _at_second_title(tokens: list[Token], links: Links, first: int, last: int) -> int:
    """ "Der Außenminister und | amtierende Ratspräsident Kern": one person with two titles is named behind the second."""
    if first >= last or tokens[first].text.lower() not in _DETERMINERS:
        return first
    for i in range(first + 2, last - 2):
        if tokens[i].text == "und" and (one := title_of(tokens[i - 1].text)) is not None:
            at = i + 1 if title_of(tokens[i + 1].text) is not None else i + 2
            other = title_of(tokens[at].text) if tokens[i + 1].text.lower() not in _DETERMINERS else None
            same = other is not None and one.singular and other.singular and bool(set(one.genders) & set(other.genders))
            named = any(person.first <= at + 1 < person.last for person in links.people_in(at, last))
            return i + 1 if same and named and not links.people_in(first, i) else first
    return first


def _trim(tokens: list[Token], links: Links, phrase: TokenRange) -> TokenRange:
    """Without adverbs, prepositions and marks at its edges: "auch Merz", "von beiden Seiten"."""
    first, last = phrase
    while first < last and _is_leading(tokens, links, first, last):
        first += 1
    first = past_honorific(tokens, first, last)
    while last > first and not tokens[last - 1].text[0].isalnum() and not _is_stop_of_name(tokens, last - 1):
        last -= 1
    return first, last


def _is_leading(tokens: list[Token], links: Links, i: int, last: int) -> bool:
    word = tokens[i].text
    if not word[0].isalnum():
        return True
    if links.scan.starting_at(i) is not None or (word[0].isupper() and (i + 1 == last or word in _NAME_OPENERS)):
        return False  # "Pro Bahn"
    lower = word.lower()
    return lower in _LEADING and lower not in _DETERMINERS and lower not in _PRONOUNS


def _is_stop_of_name(tokens: list[Token], i: int) -> bool:
    return tokens[i].text == "." and i > 0 and tokens[i - 1].text.isupper()


def _separates(tokens: list[Token], links: Links, first: int, i: int, listed: int) -> bool:
    """Whether the word at `i` stands between two speakers; a comma does before the last "und" of the phrase, at `listed`."""
    word = tokens[i].text
    if word == ";":
        return True  # between those who sign a letter, whatever their names
    if word == "," and i > listed:
        return False
    if word != "," and word not in _COORDINATORS and word not in _SECOND_HALF:
        return False
    if word in _SECOND_HALF and tokens[i + 1].text != "auch":
        return False
    if is_first_half(tokens[i - 1].text, tokens[i + 1].text) or (word == "als" and tokens[first].text.lower() == "als"):
        return False
    if _stands_between_parties(tokens, first, i):
        return True
    following = i + 2 if word in _SECOND_HALF else i + 1
    if word == "," and (tokens[following].text in _COORDINATORS or _is_office(tokens, links, following, listed)):
        return False
    if _is_of_next_country(tokens, links, first, i, following):
        return False
    ends = word != "," or _ends_speaker(links, i) or _ends_apposition(tokens, links, first, i)
    return ends and _starts_speaker(tokens, links, following)


def _stands_between_parties(tokens: list[Token], first: int, i: int) -> bool:
    """ "SPD | und | Grüne", but not "die Fraktionen von SPD und Grünen", which are meant by what they are."""
    named = all(not tokens[k].text[0].islower() or tokens[k].text in _COORDINATORS for k in range(first, i))
    return named and _is_party(tokens[i - 1].text) and _is_party(tokens[i + 1].text)


def _is_party(word: str) -> bool:
    """Whether a word is a party's name, or letters in capitals: "CDU", "AfD"."""
    capitals = len(word) > 1 and word[0].isupper() and word[-1].isupper() and word.replace("/", "").isalpha()
    return word in _PARTIES or capitals


def _ends_apposition(tokens: list[Token], links: Links, first: int, i: int) -> bool:
    """ "Lena Kern, Vorsitzende, | Jan Lind, Sprecher, und …": a comma between what one person is and the next name."""
    comma = next((k for k in range(i - 1, first, -1) if tokens[k].text == ","), None)
    whole_names = (p for p in links.people_in(i, i + 2) if p.first == i + 1 and p.last > p.first + 1)
    if comma is None or not any(whole_names):  # "Kommissarin für Handel, Frieden und Häfen" names nobody else
        return False
    return bool(links.people_in(first, comma)) and not links.people_in(comma, i)


def _is_office(tokens: list[Token], links: Links, i: int, last: int) -> bool:
    """ "Anna Kern, | Kommissarin für Handel, Frieden und Sicherheit": what somebody is, and nobody's name before the next comma."""
    if title_of(tokens[i].text) is None:
        return False
    end = next((k for k in range(i, last) if tokens[k].text == ","), last)
    return end < last and not links.people_in(i, end)


def _is_of_next_country(tokens: list[Token], links: Links, first: int, i: int, following: int) -> bool:
    """ "Die Minister von Estland | und Lettland": behind a title in the plural and "von" the next country belongs to it too."""
    of = next((k for k in range(i - 1, first, -1) if tokens[k].text in _OF_COUNTRIES), None)
    title = title_of(tokens[of - 1].text) if of is not None else None
    if of is None or title is None or not title.plural or tokens[first].text.lower() in _OF_ONE:
        return False
    between = all(_names_country(links, k) or not tokens[k].text[0].isupper() for k in range(of + 1, i))
    next_one = following + 1 if tokens[following].text.lower() in _GENITIVE_ARTICLES | _DETERMINERS else following
    return between and _names_country(links, next_one)


def _names_country(links: Links, i: int) -> bool:
    """Whether the token at `i` is in a name of a country or organisation, or in its capital's."""
    match = next(
        (match for k in range(i, max(i - 3, -1), -1) if (match := links.scan.starting_at(k)) is not None), None
    )
    return match is not None and match.last > i and match.form in (Form.NAME, Form.CAPITAL)


def _starts_speaker(tokens: list[Token], links: Links, i: int) -> bool:
    word = tokens[i].text
    if word.lower() in _STARTS_OF_SPEAKERS:
        return True
    if word == "der" and _is_masculine([token.text for token in tokens[i + 1 : i + 3]]):
        return True  # "die Türkei und der Irak": their genitive has "des"
    match = links.scan.starting_at(i)
    if match is not None:
        return not (match.genitive and match.form is not Form.FULL_NAME and not _title_follows(tokens, match.last))
    if any(person.first == i for person in links.people_in(i, i + 1)):
        return True
    return title_of(word) is not None or (word == "der" and _title_follows(tokens, i + 1))


def _is_masculine(behind: list[str]) -> bool:
    """Whether "der" can only be a masculine's nominative: "der | Irak", "der | Zentralrat", "der | Deutsche Städtetag"."""
    if len(behind) > 1 and behind[1][0].isupper() and (behind[0].islower() or behind[0].endswith(_OF_PLACES)):
        return behind[0].endswith("e")
    return behind[:1] != [] and (behind[0] in _MASCULINE_COUNTRIES or behind[0].lower().endswith(_MASCULINE_BODIES))


def _title_follows(tokens: list[Token], i: int) -> bool:
    return any(title_of(t.text) is not None for t in tokens[i : i + 3])


def _ends_speaker(links: Links, i: int) -> bool:
    """A comma separates speakers only behind a name: "Estland, Lettland und Litauen"."""
    people = links.people_in(i - _LONGEST_NAME, i)
    return links.scan.ending_at(i) is not None or any(person.last == i for person in people)
