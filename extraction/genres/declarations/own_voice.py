"""Whether a text speaks as who issues it: "wir", "der Rat", "die Seiten", by their names, in numbered points."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.genres.declarations.beginnings import NUMBER, ORGAN, WE, Beginning, behind_number
from extraction.genres.declarations.issuers import Issuer, names_in
from extraction.genres.declarations.passages import OPENING_LINES, announces
from extraction.genres.declarations.titles import is_issuer_word
from extraction.grammar import verb_forms
from extraction.text import words_of
from extraction.turns import QUOTED, Line, Source, alternation, is_told_by_reporter, without_quotations

_WE_SAY = re.compile(r"\b[Ww]ir\b")
_LONGEST_OPENING = 120  # characters
_SUBJECT = 4  # words in which a sentence names its issuer
_DOCUMENT = alternation("declaration")
_NOTHING_ELSE = re.compile(
    rf"(?:[^:]{{2,40}}: )?(?:D(?:er|ie|as) |Eine )?(?:[A-ZÄÖÜ][a-zäöü]+e[ns]? )?\w*{_DOCUMENT} "
    r"(?:(?:des|der|von|vom)\b|im Namen ).*\b[A-ZÄÖÜ\d][\w’-]*\W*"
)  # a verb would stand last
_TELLS_OF_TEXT = re.compile(
    rf"\b(?:[Dd]er|[Ii]hrer|[Ss]einer|[Ee]iner|[Ll]aut) (?:[a-zäöü]+ )?\w*{_DOCUMENT}\b|\b[Hh](?:ei(?:ß|ss)t|ie(?:ß|ss)) es\b"
    rf"|\b{alternation('frame_before_name', any_case=False)} (?:er|sie|es|der|die|das|[A-ZÄÖÜ])|, so (?:der|die|das|[A-ZÄÖÜ])"
)
_PAST = re.compile(r"[a-zäöü]{3,}te")


def has_points(lines: Sequence[Line]) -> bool:
    """Whether a text has numbered points."""
    return sum(bool(NUMBER.match(line.text)) for line in lines) > 1


def speaks_as_issuer(beginning: Beginning, issuer: Issuer) -> bool:
    """Whether the text speaks as its issuer: "wir", "der Rat", "die Seiten", by their names, numbered points, or a preamble."""
    source = beginning.source
    plain = _plain(source)
    closed = "\n".join(
        line for line in plain.split("\n") if not line.rstrip()[-1:].isalpha()
    )  # no dates, no signatures
    sentences = max(1, len(re.findall(r"[.;!](?:\s|$)", closed)))
    ours = len(_WE_SAY.findall(plain))
    if beginning.defined or 4 * ours >= sentences or WE.match(source.text, behind_number(source.lines[0])):
        return True
    if any(announces(line) for line in source.lines[:OPENING_LINES]):
        return True
    if has_points(source.lines) or (ORGAN.match(source.lines[0].text) and len(source.lines) > 2):
        return True
    parties = set(names_in(re.findall(r"[\w-]+", issuer.on_behalf_of or issuer.speaker)))
    nouns = {word.rstrip("s") for word in issuer.speaker.split() if word[0].isupper()}
    if _NOTHING_ELSE.fullmatch(source.title) and not _tells(plain, parties, nouns):
        return True
    third = sum(_opens_as_issuer(sentence, parties) for sentence in re.split(r"(?<=[.;!])\s+", plain))
    return 3 * third >= sentences


def _tells(plain: str, parties: set[str], nouns: set[str]) -> bool:
    """Whether a text tells what its issuer said or did: "Die Union verurteilte …", "in der Erklärung heißt es"."""
    if _TELLS_OF_TEXT.search(plain) is not None or is_told_by_reporter(plain):
        return True
    sentences = re.split(r"(?<=[.;!])\s+", plain)
    if sum(map(_reports, sentences)) >= _SEVERAL:
        return True
    return any(_acted(sentence, parties, nouns) for sentence in sentences)


def _reports(sentence: str) -> bool:
    """ "Emmanuel Macron erinnerte an …", "Ferner plädierte er …": a sentence that opens with what somebody said, in the past."""
    opening = re.findall(r"[\w-]+", sentence[:_LONGEST_OPENING])[1 : _SUBJECT + 1]
    return any(word in words_of("act_in_past") or _is_past(word) for word in opening)


def _is_past(word: str) -> bool:
    return _PAST.fullmatch(word) is not None and any(form.finite for form in verb_forms(word))


_SEVERAL = 2


def _acted(sentence: str, parties: set[str], nouns: set[str]) -> bool:
    """ "Die EU verurteilte …", "Sie rief …": an issuer that opens a sentence did something."""
    words = re.findall(r"[\w-]+", sentence[:_LONGEST_OPENING])
    verb = next((word for word in words[1 : _SUBJECT + 1] if word[0].islower()), "")
    if verb not in words_of("act_in_past") and not _PAST.fullmatch(verb):
        return False
    subject = words[: words.index(verb)]
    named = {word.rstrip("s") for word in subject} & nouns or not parties.isdisjoint(names_in(subject))
    return bool(named) or subject in (["Sie"], ["Er"])


def _plain(source: Source) -> str:
    """The text without what it quotes, unless it is itself set in quotation marks: "… gab folgende Erklärung ab: „Der Rat …“"."""
    text = "\n".join(line.text for line in source.lines)
    opened = any(line.text[:1] in '„»“"' for line in source.lines[:4])
    quotes = "".join(match[0] for match in QUOTED.finditer(text))
    whole = opened and 2 * len(quotes) > len(text)
    return re.sub('[„»“”«"]', "", text) if whole else without_quotations(text)


def _opens_as_issuer(sentence: str, parties: set[str]) -> bool:
    """ "Die Seiten vereinbarten …", "Estland dankte …": an issuer's noun, or two parties or one of them by name."""
    words = re.findall(r"[\w-]+", sentence[:_LONGEST_OPENING])[:4]
    if re.match(r"(?:Der|Die|Das|Beide|Sie) ?", sentence) and any(map(is_issuer_word, words[:3])):
        return True
    return len(parties) > 1 and not parties.isdisjoint(names_in(words[:2]))
