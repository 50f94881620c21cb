"""The lines of a text as one person's words: without headings, greetings, notes on the author and what a page says before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.genres.collected import first_told
from extraction.genres.letters import behind_salutation, greeting, is_salutation
from extraction.genres.one_voice.authors import is_byline
from extraction.genres.one_voice.given_words import opens_wording
from extraction.genres.people import bare_name, place_of
from extraction.text import TurnKind
from extraction.turns import FIRST_PERSON, Line, Passage, Source, names_one, opening_phrase, silence, trade_words

_LONGEST_HEADING, _LONGEST_FOOT = 12, 6  # words; lines below the words
_OF = re.compile(r"\S+ (?:von|der|des) ")  # behind what a text is called


def words_of_one(source: Source, opening: int, last: int, who: str) -> Iterator[Passage]:
    """The lines of a text from one line up to another as somebody's words, without headings and notes."""
    cue = place_of(source, bare_name(who))
    greeted = greeting(source.lines)
    first = next((i for i in range(opening, last) if not _is_aside(source, i)), last)
    told = first_told(source.lines, first, last)
    for i, line in enumerate(source.lines):
        if told <= i < last and line.ends_sentence:
            continue
        if i in greeted and line.text.endswith((",", "!")):
            yield silence(line.start, line.end)
            continue
        announces = i < opening and (names_one(line.text, "words_follow") or opens_wording(line))
        if i < opening and line.ends_sentence and not _is_aside(source, i) and not announces:
            continue  # what a station says before
        aside = _is_aside(source, i) or _tells_of_author(source, i, who) or _calls_text(line, who)
        if announces or not opening <= i < last or aside:
            yield silence(line.start, line.end)
        else:
            start = behind_salutation(line)
            if start > line.start:
                yield silence(line.start, start)
            yield Passage(TurnKind.WORDS, start, line.end, who, cue)


def _tells_of_author(source: Source, i: int, who: str) -> bool:
    """ "Jana Kern ist Außenministerin von Uruguay.": a last line about who wrote the text."""
    names = tuple(f"{bare_name(name)}{behind}" for name in who.split("; ") for behind in (" ", ","))
    opens = source.lines[i].text.startswith(names)
    boxed = (
        i > 0 and opening_phrase(source.lines[i - 1].text, "about_author") is not None
    )  # "Zur Person", in the middle
    near = boxed or i + _LONGEST_FOOT >= len(source.lines)
    return opens and near and not FIRST_PERSON.search(source.lines[i].text.partition(". ")[0])


def _calls_text(line: Line, who: str) -> bool:
    """ "Gastbeitrag von Ministerin Jana Kern zum Wassertag.": a line that calls the text somebody's, with a full stop."""
    titled = opening_phrase(line.text, "speech_title") is not None and bare_name(who) in line.text
    return titled and _OF.match(line.text) is not None and not FIRST_PERSON.search(line.text)


def _is_aside(source: Source, i: int) -> bool:
    """Salutations, headings, dates, bylines and notes on the author."""
    line = source.lines[i]
    if is_salutation(line) or names_one(line.text, "spoken_word") or is_byline(line):
        return True
    if line.text.rstrip(":").lower() in trade_words("transcript_follows"):
        return True
    if opening_phrase(line.text, "about_author") is not None and (i + 3 >= len(source.lines) or i == 0):
        return True
    heading = line.words <= _LONGEST_HEADING or opening_phrase(line.text, "speech_title") is not None
    return heading and not line.ends_sentence
