"""Sentences in somebody's turn that say nothing: questions, greetings, thanks, "Ja.", what happens in the room."""

from __future__ import annotations

import re
from functools import cache

from extraction.text import rows
from extraction.text.dictionary import is_known, lemma_of
from extraction.text.language import is_foreign_phrase
from extraction.turns.interjections import BRACKET
from extraction.turns.trade_words import alternation, opening_phrase, trade_words

_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_BRACKET = re.compile(BRACKET)
_PLACE_AND_DAY = re.compile(
    r"[A-ZÄÖÜ][^.!?;:]{1,60}, (?:den |am )?\d{1,2}\.\s?(?:[^\W\d_]{3,9}|\d{1,2}\.)\s?(?:\d{4})?[\W_]*"
)  # "VEREINTE NATIONEN/NEW YORK, 20. März 2006 –"
_OWN_WORDS = re.compile(r"\b(?:dass|daß|weil|denn)\b|;")
_VERB = re.compile(rf"\b{alternation('verb_behind_address', any_case=False)}\b")
_OWN_PERSON = re.compile(r"(?:ich|wir)\b")
_VOCATIVE = re.compile(r"(?:Herr|Frau)\s[^\W\d_][\w’'-]+,\s")
_ABOUT = re.compile(rf"{alternation('opens_answer')}, (?:zu|zum|zur)(?: [\w-]+){{0,4}} [A-ZÄÖÜ][\w-]+")
_WORD = re.compile(r"[^\W\d_]+")
_CALL = re.compile(
    r"(?:(?:Frau|Herr|Kollege|Kollegin) (?:[A-ZÄÖÜ][\w-]+ )?)?(?:[A-ZÄÖÜ][\w-]+(?:innen und [A-ZÄÖÜ][\w-]+)?)(?:, [A-ZÄÖÜ][\w-]+)?"
)
_LONGEST_COURTESY = 18
_ASKING = alternation("question_word")
_ASKS_BEHIND = re.compile(rf": (?=\S)| [–—-] (?=(?:(?:aber|und|doch|oder|nur) )?{_ASKING}\b)", re.IGNORECASE)
_ASKS_FIRST = re.compile(
    rf"(?:(?:[Uu]nd|[Aa]ber|[Dd]och|[Oo]der) )?(?:(?i:{_ASKING})\b|An\b"
    r"|[A-ZÄÖÜ]?[a-zäöüß]+(?:en|t|e) (?:Sie|wir|ich|er|sie|es|man|ihr)\b)"
)
_FEWEST_SAID = 3  # words
_FEW, _SHORT = 5, 3  # words, letters


def says_nothing(text: str) -> bool:
    """Whether a sentence of a turn holds no statement."""
    words = text.strip(" \n\t–-—/•*").strip('„“”"»«').strip()
    if not any(character.isalpha() for character in words) or (words.endswith("?") and not _says_before_asking(words)):
        return True
    if _BRACKET.fullmatch(words.rstrip(".")) or (words[-1].isdigit() and _PLACE_AND_DAY.fullmatch(words)):
        return True
    bare = words.rstrip(".!…")
    pieces = [piece.strip().lower() for piece in bare.split(",")]
    if all(piece in trade_words("short_answer") for piece in pieces) or _ABOUT.fullmatch(bare):
        return True
    if words.endswith("!") and _CALL.fullmatch(bare) and not _is_answer(bare):
        return True  # "Landsleute!"
    if len(parts := bare.split(" – ")) > 1 and all(
        _is_foreign(part, called=True) or _is_courtesy(part, ended=False) for part in parts
    ):
        return True  # "Bon anniversaire – und herzlichen Dank"
    return _is_foreign(bare, called=words.endswith("!")) or _is_courtesy(bare, ended=words[-1:] in "!,:")


def _says_before_asking(words: str) -> bool:
    """ "Damals standen wir vor der Frage: Was nun?", "Das kostet Geld – aber was kostet der Krieg?", "Das ist schön, nicht wahr?"."""
    said, comma, tag = words.rpartition(", ")
    if not comma or tag.lower().rstrip("?") not in trade_words("asks_for_assent"):
        asked = _ASKS_BEHIND.search(words)
        said = words[: asked.start()] if asked is not None else ""
    return len(said.split()) >= _FEWEST_SAID and _ASKS_FIRST.match(said) is None


def _is_answer(word: str) -> bool:
    """ "Sofort!", "Durchhalten!": a single word that is no noun, or a verb's infinitive."""
    lemma = lemma_of(word)
    return lemma[:1].islower() or (lemma == word and word.endswith("en"))


def _is_foreign(words: str, *, called: bool) -> bool:
    """ "Bula vinaka!": a few words of another language; words that all begin with a capital may be a name.

    In what is `called` out a short word may be of several languages: "Na zdraví!".
    """
    parts = words.replace(",", " ").split()
    shortest = _SHORT if called and len(parts) > 1 else 0
    known = any(is_known(part) or is_known(part.lower()) for part in parts if len(part) > shortest)
    if len(parts) <= _FEW and not known and all(part.isalpha() for part in parts) and not words.istitle():
        return True
    small = [part.lower() for part in _WORD.findall(words)]
    return len(small) <= _LONGEST_COURTESY and is_foreign_phrase(small, trade_words("foreign_greeting"))


def _is_courtesy(words: str, *, ended: bool) -> bool:
    opened, comma, said = words.partition(", ")
    if comma and opened.lower() in trade_words("opens_answer") and _is_courtesy(said, ended=ended):
        return True  # "Ja, guten Morgen"
    addressed = _without_address(words)
    if addressed != words and _OWN_PERSON.match(addressed):
        return _is_courtesy(addressed, ended=ended)  # "Sehr geehrte Frau Ministerin, ich bitte um Härte"
    words = _VOCATIVE.sub("", words).removeprefix("und ")
    said = _without_address(words)
    if _courtesies().fullmatch(said.lower()) or (said != words and _is_courtesy(said, ended=ended)):
        return True
    phrase = opening_phrase(words, "courtesy")
    if phrase is None or _OWN_WORDS.search(words) or len(words.split()) > _LONGEST_COURTESY:
        return False
    addresses = opening_phrase(words, "salutation") is not None
    return not addresses or ended or len(words.split()) == len(phrase.split()) or _VERB.search(words) is None


@cache
def _courtesies() -> re.Pattern[str]:
    """The sentences of data/courtesies.txt."""
    return re.compile("|".join(f"(?:{cells[0]})" for cells in rows("courtesies.txt")))


def _without_address(words: str) -> str:
    """ "Meine Damen und Herren, ich freue mich, …": what is said behind whom it is said to."""
    address, comma, said = words.partition(", ")
    return said if comma and opening_phrase(address, "salutation") is not None else words


def stage_directions(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where in a stretch of text brackets hold what happens in the room: "(Zuruf)", "(Beifall bei der SPD)", "[…]"."""
    found = []
    for match in _BRACKET.finditer(text, start, end):
        inner = match[0][1:-1].strip()
        first = re.split(r"[\s:,.]", inner, maxsplit=1)[0].lower() if inner else ""
        whole_line = _alone(text, match.start(), match.end())
        if (
            not any(c.isalnum() for c in inner)
            or _CLOCK.fullmatch(inner)
            or (first in trade_words("stage_direction") and _stands_free(text, match.start()))
            or whole_line
        ):
            found.append((match.start(), match.end()))
    return found


def _stands_free(text: str, start: int) -> bool:
    """Whether a bracket comes behind a sentence's end or opens a line."""
    before = text[max(0, start - 4) : start].rstrip(" \t")[-1:] if start else "\n"
    return before in '.!?…:\n“”"»–-' or before == ""


def _alone(text: str, start: int, end: int) -> bool:
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return not text[first:start].strip() and not text[end : last if last >= 0 else len(text)].strip(" .")
