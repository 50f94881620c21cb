"""The passages of a declaration: its words without headings, numbers and what only tells of the meeting, up to where it ends."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extraction.genres.declarations.beginnings import NUMBER, ORGAN, WE, behind_number
from extraction.genres.declarations.covers import transmits
from extraction.genres.declarations.issuers import Issuer
from extraction.genres.declarations.opening_people import opens_with_report, tells_who_received_whom
from extraction.genres.line_sentences import LineSentences, tells_of_somebody
from extraction.knowledge.names import title_of
from extraction.text import STARTS_AT, TurnKind
from extraction.turns import (
    Line,
    Passage,
    Source,
    alternation,
    names_one,
    opening_phrase,
    preamble_head,
    silence,
    trade_words,
    without_quotations,
)

_ANNOUNCES = re.compile(rf"\b{alternation('before_colon_of_declaration')}\s*:$")
_INLINE_NUMBER = re.compile(r"(?<=[.!?:;“”] )(?P<number>\d{1,3})\. (?=[A-ZÄÖÜ])")
_TOLD = re.compile(
    rf"[“”»«\"],? {alternation('frame_behind_quotation', any_case=False)}\b"
    rf"|\b{alternation('frame_before_name', any_case=False)} [A-ZÄÖÜdes]"
    r"|, so (?:der|die|das) [A-ZÄÖÜ]"
)
_WE_SAY = re.compile(r"\b(?:[Ww]ir|uns|[Uu]nser\w{0,2})\b")
_CAME_TOGETHER = re.compile(r"\b(?:kamen|traten|fanden|kam|trat|fand) [^;:]{3,300} (?:zusammen|statt)\.$")
_ALSO_SAYS = re.compile(r", um [^.;]{3,300}\b(?:zu [a-zäöüß]+n|[a-zäöüß]+zu[a-zäöüß]+n)\b")
_HEADED = re.compile(r"[IVX]{1,5}\.\s|\d{1,2}\. [^\W\d]+ \d{4}$")  # "II. Handel", "3. Mai 2025"
_SEMICOLON = re.compile(r";\s+")
_LONGEST_HEADING = 14
OPENING_LINES = 3


def announces(line: Line) -> bool:
    """ "… haben heute folgende Erklärung verabschiedet:": a line that only leads to the words."""
    closes = line.text.endswith(":")
    return closes and (_ANNOUNCES.search(line.text) is not None or names_one(line.text, "declaration_title"))


def passages_of(source: Source, issuer: Issuer, before: Sequence[Line]) -> Iterator[Passage]:
    """The passages from the beginning on; of what stands before only headings are said to be nobody's."""
    yield from (silence(line.start, line.end) for line in before if _is_heading(line))
    declared = ours = False
    sentences = LineSentences(source.document)
    for i, line in enumerate(source.lines):
        start = behind_number(line)
        if start > line.start:
            yield silence(line.start, start)
        if start == line.end:
            continue  # "II."
        if declared and _goes_on_to_tell(sentences, line, ours=ours):
            return
        if opening_phrase(line.text.rstrip(":"), "background_heading") is not None and line.words <= _LONGEST_HEADING:
            yield silence(line.start, len(source.text) if declared else line.end)
            if declared:
                return
        elif _is_aside(source, i, start):
            yield silence(start, line.end)
        else:
            declared, ours = True, ours or _says_we(line)
            at = _behind_meeting(source, i, start, opens=_opens(source, i))
            if at > start:
                yield silence(start, at)
            yield from _items(source.text, at, line.end, issuer, first=line.text.startswith("1."))


def _items(text: str, start: int, end: int, issuer: Issuer, *, first: bool) -> Iterator[Passage]:
    """A line cut at its semicolons and at numbers in a row inside of it: each part has a frame of its own."""
    numbers = list(_INLINE_NUMBER.finditer(text, start, end))
    counted = [m for m, following in itertools.pairwise(numbers) if int(following[1]) == int(m[1]) + 1]
    cuts = (
        [(m.start(), m.end()) for m in numbers]
        if counted or (first and numbers and numbers[0]["number"] == "2")
        else []
    )
    cuts += [(match.end(), match.end()) for match in _SEMICOLON.finditer(text, start, end)]
    at = start
    for before, behind in sorted(cuts):
        yield _words(at, before, issuer)
        if behind > before:
            yield silence(before, behind)
        at = behind
    yield _words(at, end, issuer)


def _words(start: int, end: int, issuer: Issuer) -> Passage:
    speaker, behalf = issuer.speaker, issuer.on_behalf_of or issuer.speaker
    return Passage(TurnKind.WORDS, start, end, speaker, issuer.label, behalf, declares=True, also=issuer.also)


def _is_aside(source: Source, i: int, start: int) -> bool:
    """Headings, the opening that only names who issues the text, and places with dates."""
    line = source.lines[i]
    words = source.text[start : line.end]
    if preamble_head(words.lower().split()) is not None and line.words >= _LONGEST_HEADING:
        return False
    if WE.fullmatch(words) or ORGAN.fullmatch(words):
        return True
    opens = _opens(source, i)
    if i < OPENING_LINES and opening_phrase(words, "occasion_of_declaration") is not None:
        return True
    if opens and (transmits(line) or _only_names_issuer(source, i)):
        return True
    if announces(line) and (line.words < _LONGEST_HEADING or opens):
        return True
    if i == 0 and words.endswith(("Folgendes.", "Folgendes:", "Folgendes")):
        return True
    if words.startswith("Wir, ") and _ANNOUNCES.search(words) is not None:
        return True
    return (start == line.start or _HEADED.match(line.text) is not None) and _is_heading(line)


def _only_names_issuer(source: Source, i: int) -> bool:
    """ "Die Präsidenten von …, die in Riga zusammenkamen:" above points that open with their verbs."""
    words = source.lines[i].text
    if not words.endswith(":") or not words.startswith(("Die ", "Der ", "Das ")) or i + 1 == len(source.lines):
        return False
    below = source.lines[i + 1]
    start = behind_number(below)
    verb = source.text[start : below.end].split(" ")[0]
    return start > below.start and verb in trade_words("verb_of_organ") and not _has_verb_of_organ(words)


def _has_verb_of_organ(words: str) -> bool:
    return not trade_words("verb_of_organ").isdisjoint(words.split())


def _opens(source: Source, i: int) -> bool:
    """Whether a line is one of the first, or stands above the first sentence."""
    return i < OPENING_LINES or not any(above.ends_sentence for above in source.lines[:i])


def _is_heading(line: Line) -> bool:
    return not line.ends_sentence and line.words <= _LONGEST_HEADING


def _behind_meeting(source: Source, i: int, start: int, *, opens: bool) -> int:
    """Where a line goes on behind first sentences that only tell that its issuers met."""
    sentences = source.document.sentences
    at, line = start, source.lines[i]
    for sentence in sentences[max(0, bisect_right(sentences, start, key=STARTS_AT) - 1) :]:
        end = min(sentence.span.end, line.end)
        if at >= line.end or not _tells_of_meeting(source.text[at:end], opens=opens):
            break
        at = end + len(source.text[end : line.end]) - len(source.text[end : line.end].lstrip())
    return at


def _tells_of_meeting(words: str, *, opens: bool) -> bool:
    """ "Wir, die Minister, sind in Riga zusammengekommen.", "Den Vorsitz führte …"; "…, um uns zu verbünden" says more."""
    if words.startswith("Wir, ") and any(_is_met(word) for word in words.split()):
        return _ALSO_SAYS.search(words) is None
    told = opens and words.endswith(".") and not _WE_SAY.search(words)
    return told and (
        _is_met(words.split()[-1])
        or _CAME_TOGETHER.search(words) is not None
        or (names_one(words.rstrip("."), "meeting_told") and not opens_with_report(words))
        or tells_who_received_whom(words)
    )


def _is_met(word: str) -> bool:
    return word.rstrip(".:,") in trade_words("convened")


def _goes_on_to_tell(sentences: LineSentences, line: Line, *, ours: bool) -> bool:
    """Whether the page goes on to tell: a frame of somebody's words in a line in which nobody says "wir".

    Where the issuer speaks of itself in the third person, its members may act alone: only words in quotation marks tell.
    """
    if NUMBER.match(line.text) is not None or _says_we(line):
        return False
    if _TOLD.search(line.text) is not None:
        return True
    titled = ours and any(title_of(word) is not None for word in line.text.split())
    return titled and any(tells_of_somebody(sentences.parsed(index)) for index in sentences.within(line))


def _says_we(line: Line) -> bool:
    return _WE_SAY.search(without_quotations(line.text)) is not None
