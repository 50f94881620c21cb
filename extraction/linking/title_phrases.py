"""Reads what stands around a title: whose president, which ministry's spokesman, former or in office.

"Der frühere estnische Regierungschef", "Chinas Staatspräsident", "ein Sprecher des Außenministeriums in Peking" are each read from the
title outwards: adjectives, determiner and a genitive to the left, attributes to the right.
"""

from __future__ import annotations

from extraction.knowledge.names import Form, Title, is_given_name, title_of
from extraction.knowledge.names.titles import is_first_half
from extraction.linking.on_behalf_of import (
    ON_NOBODYS_BEHALF,
    OnBehalfOf,
    on_behalf_of_compound,
    on_behalf_of_entity,
    split_modifier,
)
from extraction.linking.scanning import Scan
from extraction.text import Token, dataclass, word_list, words_of
from extraction.text.dictionary import is_known, lemma_of

_FORMER_STARTS = word_list("former_title_start")
_PLACE_PREPOSITIONS = words_of("preposition_of_place_spoken")
_PERSON_ARTICLES = words_of("nominative_article_of_person")
_ADJECTIVE_STEM_ENDINGS = word_list("ending_of_nominative")
_OFFICE_CONJUNCTIONS, _FIRST_PART_ENDS = words_of("conjunction_in_office"), word_list("end_of_first_part")
FORMER = words_of("former")
_ADJECTIVE_ENDINGS = word_list("adjective_ending")
_DETERMINERS = words_of("article", "determiner")
_ATTRIBUTE_STARTS = words_of("attribute_start")
NUMBERS = {"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8}
_MARGIN = words_of("margin_of_meeting")
_NATIONAL_ENDINGS = word_list("nationality_ending")
_AT_A_PLACE = words_of("title_at_a_place")
_PLACE_OPENINGS, _BEFORE_PLACES = words_of("opening_of_place_name"), words_of("preposition_before_place")
_LONGEST_ATTRIBUTE, _DEPUTIES = 12, word_list("deputy_start")
_LEADERS = words_of("leader_of_government")
_GOVERNMENT, _LEADER_OF_GOVERNMENT = "Regierung", "Regierungschef"
_OPENING_MARKS, _CLOSING_MARKS, _LONGEST_QUOTED_NAME = frozenset('„«»"'), frozenset('“”»«"'), 8


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title with what belongs to it, as half-open ranges of tokens.

    `first` is where the phrase starts, `title` the title's token, `end` the end of its last attribute. `base` is the title
    without a part that names a country or organisation ("US-Präsident" → "Präsident"); `far` is the end with attributes that are
    titles themselves ("Sprecher des russischen Präsidenten"). `deputy` is whoever stands in for the holder: "Vizepremier",
    "der stellvertretende Regierungschef".
    """

    first: int
    at: int
    end: int
    title: Title
    base: str
    on_behalf_of: OnBehalfOf
    former: bool
    determiner: str | None
    role: str
    far: int
    deputy: bool = False


def read_title_phrase(tokens: list[Token], scan: Scan, at: int, sentence_start: int, limit: int) -> TitlePhrase | None:
    """The phrase around the title at token `at`, or None where the word is no title. `limit` ends the sentence."""
    title = title_of(tokens[at].text)
    if title is None:
        return None
    inner, base = split_modifier(title)
    first, left, former, determiner = _read_left(tokens, scan, at, sentence_start)
    end, right = _read_attribute(tokens, scan, at + 1, limit)
    if _says_where(tokens, title, at, limit, determiner):
        end, right = at + 1, OnBehalfOf()
    far = _read_attribute(tokens, scan, end, limit, titled=True)[0]
    former = former or title.modifier.startswith(_FORMER_STARTS)
    if title.base in _LEADERS and end > at + 1 and tokens[end - 1].text == _GOVERNMENT:
        base = _LEADER_OF_GOVERNMENT  # "das Oberhaupt der britischen Regierung"
    return TitlePhrase(
        first,
        at,
        end,
        title,
        base,
        left or inner or right,
        former,
        determiner,
        _role(tokens, title, at, end, determiner),
        far,
        _is_deputy(tokens, title, first, at),
    )


def _is_deputy(tokens: list[Token], title: Title, first: int, at: int) -> bool:
    if title.modifier.lower().startswith(_DEPUTIES):
        return True
    return first < at and any(token.text.lower().startswith(_DEPUTIES) for token in tokens[first:at])


def _says_where(tokens: list[Token], title: Title, at: int, limit: int, determiner: str | None) -> bool:
    """ "Sagte die Ministerin in New York": where she said it; only an ambassador is one in a place."""
    local = at + 1 < limit and tokens[at + 1].text in _PLACE_PREPOSITIONS
    local = local or (at + 2 < limit and tokens[at + 1].text == "am" and tokens[at + 2].text in _MARGIN)
    return local and determiner in _PERSON_ARTICLES and title.kind != "part" and title.head not in _AT_A_PLACE


def _read_left(tokens: list[Token], scan: Scan, at: int, start: int) -> tuple[int, OnBehalfOf, bool, str | None]:
    """Adjectives, then a determiner or a genitive name: (first token, side, former, determiner)."""
    i, side, former = at, ON_NOBODYS_BEHALF, False
    if i - 2 >= start and tokens[i - 1].text == "und" and is_first_half(tokens[i - 2].text, tokens[at].text):
        i -= 2
    while i > start:
        word = tokens[i - 1].text
        match = scan.ending_at(i)
        if match is not None and match.form in (Form.ADJECTIVE, Form.OF_CAPITAL):
            side = side or on_behalf_of_entity(match.entity)
        elif (
            word not in NUMBERS
            and not _is_adjective(word)
            and not (i - 1 > start and (_is_office_adjective(word) or _is_of_town(tokens, i - 1)))
        ):
            break
        former = former or _stem(word) in FORMER
        i -= 1
    if i == start:
        return i, side, former, None
    match = scan.ending_at(i)
    if match is not None and match.genitive and match.form in (Form.NAME, Form.CAPITAL):
        return match.first, side or on_behalf_of_entity(match.entity), former, None
    if tokens[i - 1].text.lower() in _DETERMINERS:
        return i - 1, side, former, tokens[i - 1].text.lower()
    return i, side, former, None


def _is_adjective(word: str) -> bool:
    return word[0].islower() and word.endswith(_ADJECTIVE_ENDINGS) and word not in _DETERMINERS


def _is_office_adjective(word: str) -> bool:
    """ "der Amtierende Vorsitzende", "die Hohe Vertreterin": adjectives that are part of an office's name."""
    if not word[0].isupper() or not word.endswith(_ADJECTIVE_ENDINGS) or title_of(word) is not None:
        return False
    return lemma_of(word.lower()) != word.lower()


def _is_of_town(tokens: list[Token], i: int) -> bool:
    """ "Der | Tessiner | Magistrat": an adjective in "er" that no list has, behind a determiner."""
    word = tokens[i].text
    return (
        word[0].isupper() and word.endswith("er") and tokens[i - 1].text.lower() in _DETERMINERS and not title_of(word)
    )


def _stem(word: str) -> str:
    lower = word.lower()
    for ending in _ADJECTIVE_STEM_ENDINGS:
        if lower.endswith(ending):
            return lower.removesuffix(ending)
    return lower


def _read_attribute(
    tokens: list[Token], scan: Scan, at: int, limit: int, *, titled: bool = False
) -> tuple[int, OnBehalfOf]:
    """ "der Slowakei", "des Auswärtigen Amts", "von Kasachstan", "Frankreichs", "im Weißen Haus": (end, side).

    `titled` also reads attributes that are titles: "des russischen Präsidenten".
    """
    end, side = at, ON_NOBODYS_BEHALF
    while end < min(limit, at + _LONGEST_ATTRIBUTE):
        match = scan.starting_at(end)
        if match is not None and match.form in (Form.NAME, Form.CAPITAL) and match.genitive:
            side, end = side or on_behalf_of_entity(match.entity), match.last
            continue
        if tokens[end].text not in _ATTRIBUTE_STARTS:
            break
        after, inner = _read_noun_phrase(tokens, scan, end + 1, limit, titled)
        if after == end + 1:
            break
        side, end = side or inner, _past_quoted_name(tokens, after, limit)
    return _past_short_name(tokens, end, limit) if end > at else end, side


def _past_short_name(tokens: list[Token], at: int, limit: int) -> int:
    """Past the bracket in "der Behörde für Handel | (BFH), Anna Kern": a short name, and behind a comma who is called so."""
    words = [token.text for token in tokens[at : min(at + 4, limit)]]
    return at + 3 if words[::2] == ["(", ")"] and words[1].isupper() and words[3:] == [","] else at


def _past_quoted_name(tokens: list[Token], at: int, limit: int) -> int:
    """Past the name in "der Hilfsorganisation | „Ärzte ohne Grenzen“"."""
    if at >= limit or tokens[at].text not in _OPENING_MARKS:
        return at
    inside = range(at + 2, min(limit, at + _LONGEST_QUOTED_NAME))
    return next((i + 1 for i in inside if tokens[i].text in _CLOSING_MARKS), at)


def _read_noun_phrase(tokens: list[Token], scan: Scan, at: int, limit: int, titled: bool) -> tuple[int, OnBehalfOf]:
    """Determiner, adjectives and one noun or name, as (end, side)."""
    i, side = at, ON_NOBODYS_BEHALF
    while i < limit:
        match = scan.starting_at(i)
        if match is not None and match.form in (Form.FULL_NAME, Form.SURNAME):
            return at, ON_NOBODYS_BEHALF
        if match is not None:
            side, i = side or on_behalf_of_entity(match.entity), match.last
            if match.form not in (Form.ADJECTIVE, Form.OF_CAPITAL):
                return i, side
            continue
        word = tokens[i].text
        if _is_capital_adjective(tokens, i, limit) or _opens_place(tokens, i, limit):
            i += 1
            continue
        if word[0].isupper() and (titled or title_of(word) is None):
            name = scan.starting_at(i + 1)
            if name is not None and name.form is Form.NAME and not name.genitive and name.last <= limit:
                return name.last, side or on_behalf_of_entity(name.entity)  # "der Beobachtertruppe Unifil"
            end = _nouns_end(tokens, scan, i + 1, limit)
            if end == i + 1 and tokens[at - 1].text == "für":
                end = _past_second_field(tokens, scan, end, limit)
            return end, side or on_behalf_of_compound(word)
        if not word[0].islower() or not (word in _DETERMINERS or word.endswith(_ADJECTIVE_ENDINGS)):
            return at, ON_NOBODYS_BEHALF
        i += 1
    return at, ON_NOBODYS_BEHALF


def _opens_place(tokens: list[Token], i: int, limit: int) -> bool:
    """ "von | El | Obeid": the first word of a place's name."""
    opens = tokens[i].text in _PLACE_OPENINGS and tokens[i - 1].text in _BEFORE_PLACES
    return opens and i + 1 < limit and tokens[i + 1].text[0].isupper()


def _is_capital_adjective(tokens: list[Token], i: int, limit: int) -> bool:
    """ "der Kommunistischen Partei": an adjective that is part of a name."""
    word = tokens[i].text
    if not word[0].isupper() or not word.endswith(_ADJECTIVE_ENDINGS) or i + 1 >= limit:
        return False
    if is_given_name(tokens[i + 1].text):
        return False  # "die Leiterin der | Behörde | Aigul Kern"
    small = word.lower()
    adjective = lemma_of(word)[0].islower() or lemma_of(small) != small or word.endswith(_NATIONAL_ENDINGS)
    return tokens[i + 1].text[0].isupper() and title_of(word) is None and adjective


def _nouns_end(tokens: list[Token], scan: Scan, at: int, limit: int) -> int:
    """Past "und Verteidigung" after "für Äußeres"; a capitalised word right behind is a name and stays outside."""
    at = _past_list(tokens, scan, at, limit)
    if at + 1 < limit and tokens[at + 1].text == "," and _is_name_of_noun(tokens, scan, at):
        return at + 1  # "des Energieversorgers | Ukrenerho, …"
    listed = tokens[at - 2].text == ","
    if (
        at + 1 >= limit
        or tokens[at].text not in _OFFICE_CONJUNCTIONS
        or not (listed or tokens[at - 1].text.endswith(_FIRST_PART_ENDS))
    ):
        return at
    noun = tokens[at + 1].text[0].isupper() and title_of(tokens[at + 1].text) is None
    return at + 2 if noun and scan.starting_at(at + 1) is None else at


def _past_second_field(tokens: list[Token], scan: Scan, at: int, limit: int) -> int:
    """Past "und Handel" after "Minister für Industrie": German has the word, and it is nobody's name."""
    if at + 1 >= limit or tokens[at].text not in _OFFICE_CONJUNCTIONS or not _is_list_noun(tokens, scan, at + 1):
        return at
    word = tokens[at + 1].text
    return at + 2 if is_known(word) and not is_given_name(word) else at


def _is_name_of_noun(tokens: list[Token], scan: Scan, at: int) -> bool:
    """Whether the word behind a noun is the name of what it means: unknown to the dictionary, and nobody's title."""
    return _is_list_noun(tokens, scan, at) and not is_known(tokens[at].text)


def _past_list(tokens: list[Token], scan: Scan, at: int, limit: int) -> int:
    """Past ", Nothilfe" in "für Soziales, Nothilfe und Arbeit": nouns in a row that "und" closes."""
    end = at
    while end + 2 < limit and tokens[end].text == "," and _is_list_noun(tokens, scan, end + 1):
        end += 2
        if tokens[end].text in _OFFICE_CONJUNCTIONS:
            return end
    return at


def _is_list_noun(tokens: list[Token], scan: Scan, at: int) -> bool:
    word = tokens[at].text
    return word[0].isupper() and title_of(word) is None and scan.starting_at(at) is None


def _role(tokens: list[Token], title: Title, at: int, end: int, determiner: str | None) -> str:
    """The role as it is shown: the title in the nominative, with its attribute."""
    word = tokens[at].text
    shown = word.removesuffix("nen") if title.genders == "f" else title.base
    if title.genders == "mf" and shown.endswith("er") and word.endswith("e") and determiner in (None, "die", "eine"):
        shown = word
    return " ".join([shown, *(t.text for t in tokens[at + 1 : end])])


def is_behind_region(tokens: list[Token], at: int) -> bool:
    """ "der Provinz | Surin": whether a token stands behind a noun for a part of a country, whose name it is."""
    return at > 0 and tokens[at - 1].text.lower() in words_of("region_before_its_name")
