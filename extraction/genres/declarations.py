"""Declarations, communiqués, conclusions and resolutions: the words are their issuer's, who stands in the opening or the title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.genres.issuers import (
    countries_in,
    in_a_row,
    is_issuer_word,
    is_place,
    issuer_names,
    named_before_dash,
    named_in_title,
    other_names,
    with_owner,
)
from extraction.genres.person_phrases import bare_name, person_in
from extraction.text import Genre, Span, TurnKind
from extraction.turns import Line, Passage, Script, Source, names_one, opening_phrase, silence
from extraction.turns.trade_words import trade_words

_DATELINE = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ/, .-]{2,40} [–-] (?=Wir, )")
_WE = re.compile(
    r"Wir, (?P<who>(?:die|der|das) [^.:;]{5,400}?)(?:, (?=[a-zäöü])| (?=(?:sind|haben|waren|kamen|trafen|kommen) )|,?\s*$|,\s*\n)"
)
_MARK = re.compile(r"[„»«“\"]\s*")
_ORGAN = re.compile(r"(?P<who>(?:Der|Die|Das) [^\d.:;!?„“\"]{3,300}?),$")
_NUMBER = re.compile(r"(?:\(?\d{1,3}(?:\.\d{1,2})*[.)]|\([a-z]\)|[a-z]\)|[IVX]{1,5}\.|[-–•*·])(?:\s+|$)")
_ANNOUNCES = re.compile(
    r"\b(?:ab|erklären|überein|übereingekommen|vereinbart|fest|angenommen|folgt|beschlossen|Folgendes|Stellung"
    r"|bekannt gegeben|bekanntgegeben|folgenden Text|folgende Erklärung)\s*:$"
)
_NAME_OF = re.compile(
    r"\b(?:[Nn]amens|[Ii]m Namen)\s+(?P<who>[^:;]+?)\s+(?:verlas|verliest|gab|gibt|erklärte|erklärt|trug|trägt)\b"
)
_WE_SAY = re.compile(r"\b[Ww]ir\b")
_QUOTED = re.compile(r"[„»“\"«][^„“”»«\"\n]{0,2000}[“”»«\"]")
_LONGEST_HEADING = 14
_OPENING_LINES, _LINES_BEFORE, _LINES_OF_LETTERHEAD = 3, 6, 10
_FEWEST_OF_GROUP = 4


def read_declaration(source: Source) -> Script | None:
    """The words of a declaration or resolution; None where the text is none."""
    source = _from_words_on(source)
    if names_one(source.title, "declaration_title"):
        source = _behind_letterhead(source)
    issuer = _issuer(source)
    if issuer is None or not _speaks(source):
        return None
    passages = list(_passages(source, issuer))
    return Script(Genre.DECLARATION, tuple(passages)) if passages else None


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a text: the phrase that resolves to them, the words that say so, and what else they are called."""

    speaker: str
    label: tuple[Span, ...] | str
    also: tuple[str, ...] = ()


def _issuer(source: Source) -> Issuer | None:
    for line in source.lines[:2]:
        start = _behind_number(line)
        we = _WE.match(source.text[start : line.end])
        if we is not None:
            who = _group_of(we["who"], source.title) or we["who"]
            issuer = _issuer_called(who, (Span(start, start + len("Wir")),))
            return replace(issuer, also=(*issuer.also, *_names_in_title(source.title, issuer)))
    titled = names_one(source.title, "declaration_title")
    opening = source.lines[0]
    organ = _ORGAN.match(opening.text)
    if organ is not None and (titled or _has_points(source.lines)):
        start, end = (opening.start + at for at in organ.span("who"))
        return _issuer_called(with_owner(organ["who"], source.title), (Span(start, end),))
    named = (
        (_in_whose_name(opening) or named_in_title(source.title) or named_before_dash(source.title)) if titled else None
    )
    if named is not None and is_place(named, source.title):
        named = _parties_in(opening.text)
    if named is not None and named.startswith("Vorsitz"):
        named = _called_in_text(source)  # the presidency writes down what its council concludes
    if named is None or _is_person(named):
        return None
    first = _WE_SAY.search(_QUOTED.sub(lambda m: " " * len(m[0]), source.text))
    return _issuer_called(named, (Span(*first.span()),) if first else _first_third_person(source) or named)


def _from_words_on(source: Source) -> Source:
    """A source without what a page tells before "…erklärung lautet wie folgt:" and "Wir, …"."""
    for i, line in enumerate(source.lines[1:_LINES_BEFORE], start=1):
        if source.lines[i - 1].text.endswith(":") and _WE.match(source.text, _behind_number(line)) is not None:
            return replace(source, lines=source.lines[i:])
    return source


def _behind_letterhead(source: Source) -> Source:
    """A source from the line on in which an organ speaks: "Vereinte Nationen ⏎ 26. September ⏎ Der Sicherheitsrat,"."""
    for i, line in enumerate(source.lines[:_LINES_OF_LETTERHEAD]):
        if line.ends_sentence:
            return replace(source, lines=source.lines[i:]) if _ORGAN.match(line.text) else source
    return source


def _in_whose_name(opening: Line) -> str | None:
    """ "Namens Estlands und Lettlands verlas der Botschafter folgenden Text:": the states for which a text is read out."""
    match = _NAME_OF.search(opening.text) if opening.text.endswith(":") else None
    return _parties_in(match["who"]) if match is not None else None


def _called_in_text(source: Source) -> str | None:
    """ "Der Europäische Rat", as the text calls its issuer first."""
    called = _first_third_person(source)
    return called[0].of(source.text) if called else None


def _names_in_title(title: str, issuer: Issuer) -> tuple[str, ...]:
    """What else the title calls an issuer: "Staats- und Regierungschefs der ASEAN"."""
    titled = named_in_title(title) or ""
    names = issuer_names(titled)
    return other_names(titled, names) if in_a_row(names or ("",)) == issuer.speaker else ()


def _parties_in(opening: str) -> str | None:
    """The states whose heads met, from the first sentence: "A, Präsident von X, und B, Präsidentin von Y, trafen zusammen"."""
    names = countries_in(opening)
    return in_a_row(names) if len(names) > 1 else None


def _group_of(phrase: str, title: str) -> str | None:
    """ "Wir, die Außenminister Deutschlands, Frankreichs, …": the group that the title names instead of its members."""
    titled = named_in_title(title) or ""
    names = issuer_names(titled)
    is_group = len(names) == 1 and names[0] not in issuer_names(phrase)
    return titled if is_group and len(issuer_names(phrase)) >= _FEWEST_OF_GROUP else None


def _is_person(phrase: str) -> bool:
    """ "Erklärung von Ministerin Jana Kern": one person speaks, as in a speech."""
    person = person_in(phrase)
    return person is not None and bare_name(person) != person and not issuer_names(phrase)


def _issuer_called(phrase: str, label: tuple[Span, ...] | str) -> Issuer:
    names = issuer_names(phrase)
    return Issuer(in_a_row(names), label, other_names(phrase, names)) if names else Issuer(phrase, label)


def _has_points(lines: Sequence[Line]) -> bool:
    return sum(bool(_NUMBER.match(line.text)) for line in lines) > 1


def _first_third_person(source: Source) -> tuple[Span, ...] | None:
    """ "Der Rat", "Die Seiten": how the text calls its issuer first."""
    for line in source.lines:
        start = line.start + (match.end() if (match := _NUMBER.match(line.text)) else 0)
        words = source.text[start : line.end].split(" ")[:3]
        for length in range(2, len(words) + 1):
            if is_issuer_word(words[length - 1]):
                return (Span(start, start + len(" ".join(words[:length]))),)
    return None


def _speaks(source: Source) -> bool:
    """Whether the text speaks as its issuer: "wir", "der Rat", "die Seiten", numbered points, or a preamble."""
    plain = _plain(source)
    sentences = max(1, len(re.findall(r"[.;!](?:\s|$)", plain)))
    ours = len(_WE_SAY.findall(plain))
    if 4 * ours >= sentences or _WE.match(source.text, _behind_number(source.lines[0])):
        return True
    if any(_ANNOUNCES.search(line.text) for line in source.lines[:_OPENING_LINES]):
        return True
    if _has_points(source.lines) or (_ORGAN.match(source.lines[0].text) and len(source.lines) > 2):
        return True
    third = sum(
        bool(re.match(r"(?:Der|Die|Das|Beide|Sie) ?", s)) and _opens_as_issuer(s)
        for s in re.split(r"(?<=[.;!])\s+", plain)
    )
    return 3 * third >= sentences


def _plain(source: Source) -> str:
    """The text without what it quotes, unless it is itself set in quotation marks: "… gab folgende Erklärung ab: „Der Rat …“"."""
    opened = any(line.text[:1] in "„»“" for line in source.lines[:4])
    quotes = "".join(match[0] for match in _QUOTED.finditer(source.text))
    whole = opened and 2 * len(quotes) > len(source.text)
    return re.sub('[„»“”«"]', "", source.text) if whole else _QUOTED.sub(" ", source.text)


def _opens_as_issuer(sentence: str) -> bool:
    words = sentence.split(" ")[:4]
    return any(is_issuer_word(word) for word in words[:3])


def _passages(source: Source, issuer: Issuer) -> Iterator[Passage]:
    for i, line in enumerate(source.lines):
        start = _behind_number(line)
        if start > line.start:
            yield silence(line.start, start)
        if start == line.end:
            continue  # "II."
        if opening_phrase(line.text.rstrip(":"), "background_heading") is not None and line.words <= _LONGEST_HEADING:
            yield silence(line.start, len(source.text))
            return
        if _is_aside(source, i, start):
            yield silence(start, line.end)
        else:
            for first, last in _items(source.text, start, line.end):
                yield Passage(
                    TurnKind.WORDS,
                    first,
                    last,
                    issuer.speaker,
                    issuer.label,
                    issuer.speaker,
                    declares=True,
                    also=issuer.also,
                )


def _behind_number(line: Line) -> int:
    match = _NUMBER.match(line.text) or _DATELINE.match(line.text) or _MARK.match(line.text)
    return line.start + match.end() if match else line.start


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A line cut at its semicolons: each part of a resolution has a frame of its own."""
    at = start
    for match in re.finditer(r";\s+", text[start:end]):
        yield at, start + match.end()
        at = start + match.end()
    yield at, end


def _is_aside(source: Source, i: int, start: int) -> bool:
    """Headings, the opening that only names who issues the text, and places with dates."""
    line = source.lines[i]
    words = source.text[start : line.end]
    if _WE.fullmatch(words) or _ORGAN.fullmatch(words):
        return True
    if i < _OPENING_LINES and opening_phrase(words, "occasion_of_declaration") is not None:
        return True
    if _ANNOUNCES.search(words) is not None and (line.words < _LONGEST_HEADING or i < _OPENING_LINES):
        return True
    if i == 0 and words.endswith(("Folgendes.", "Folgendes:")):
        return True
    if words.startswith("Wir, ") and (_ANNOUNCES.search(words) is not None or _tells_of_meeting(words)):
        return True
    return not line.ends_sentence and line.words <= _LONGEST_HEADING and start == line.start


def _tells_of_meeting(words: str) -> bool:
    return any(word.rstrip(".:,") in trade_words("convened") for word in words.split())
