"""Speeches, op-eds, letters and messages: the whole text is one person's, named in the title, the byline or the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.collected import first_told
from extraction.genres.declarations import people_below
from extraction.genres.letters import behind_salutation, closing_line, greeting, is_salutation
from extraction.genres.one_voice.announcements import OneVoice, announcement_in
from extraction.genres.one_voice.authors import (
    author_note,
    authors_of,
    byline_in,
    heading_lines,
    is_addressed,
    is_byline,
    is_statement_of_one,
    signing_line,
    who_speaks,
)
from extraction.genres.one_voice.given_words import opens_wording
from extraction.genres.one_voice.held_speeches import behind_lead, holds_speech
from extraction.genres.one_voice.untold import untold_author
from extraction.genres.people import bare_name, place_of
from extraction.text import Genre, Span, TurnKind
from extraction.turns import (
    FIRST_PERSON,
    Line,
    Passage,
    Script,
    Source,
    first_person_sentences,
    is_reported,
    is_told_by_reporter,
    names_one,
    opening_phrase,
    silence,
)

_LONGEST_HEADING = 12
_OF = re.compile(r"\S+ (?:von|der|des) ")  # behind what a text is called
_EDGE = 4
_LONGEST_FOOT, _LONGEST_HEAD = 6, 15  # lines below the words, lines of a page above them
_DENSE, _OPINION = 0.15, 0.25


def read_speech(source: Source) -> Script | None:
    """The words of a speech, op-ed, letter or message; None where the text is none."""
    announced = announcement_in(source)
    if announced is not None and is_addressed(source, announced.person):
        announced = None
    held = holds_speech(source.lines)
    if announced is None and not _is_one_voice(source, held=held is not None):
        untold = untold_author(source)
        if untold is None:
            return None
        announced = OneVoice(*untold)
    signature = closing_line(source.lines)
    opening = _opening(source.lines)
    if announced is not None and announced.line >= 0 and not any(map(opens_wording, source.lines[:opening])):
        opening = announced.line + 1
    who = announced.person if announced is not None else None
    if held is not None and not is_addressed(source, held[1]):
        opening, who = max(opening, held[0] + 1), held[1]
    who = authors_of(source) or who or who_speaks(source, signature, opening)
    if who is None:
        return None
    opening = behind_lead(source.lines, opening, who)
    cue = place_of(source, bare_name(who))
    last = signature if signature is not None else len(source.lines)
    return Script(Genre.SPEECH, tuple(words_of_one(source, opening, last, who, cue)))


def read_signed_statement(source: Source) -> Script | None:
    """The words of "Erklärung der Sprecherin zu Mali" with her name below; None for any other text."""
    if signing_line(source.lines) is None or not is_statement_of_one(source) or people_below(source.lines) is not None:
        return None
    return read_speech(source)


def _is_one_voice(source: Source, *, held: bool) -> bool:
    """Whether title or form say so, and the words are in the first person and not a reporter's."""
    lines = source.lines
    salutation = bool(greeting(lines))
    closing = closing_line(lines) is not None or author_note(lines) is not None
    spoken = any(
        names_one(text, "spoken_word")
        for text in (source.title, *(line.text for line in (*lines[:_EDGE], *lines[-1:])))
    )
    titled = names_one(source.title, "speech_title") or any(
        names_one(line.text, "speech_title") for line in lines[:2] if not line.ends_sentence
    )
    told = is_told_by_reporter if titled else is_reported  # an op-ed may tell once whom its author met: "…", sagte sie
    if not (salutation or spoken) and told(source.text):
        return False
    if is_statement_of_one(source):
        return True
    titled = titled or held
    if (titled and salutation) or ((titled or salutation) and (spoken or closing)):
        return True
    written = source.author or byline_in(lines) or author_note(lines) or authors_of(source)
    if not (titled or salutation or written):
        return False
    own, sentences = first_person_sentences(source.text)
    density = own / (sentences or 1)
    if (titled or salutation) and density >= _DENSE:
        return True
    return density >= _OPINION and sentences >= _EDGE and not is_told_by_reporter(source.text)


def _opening(lines: Sequence[Line]) -> int:
    """The first line of the words themselves: from the first salutation on, behind what a station puts before it."""
    found = greeting(lines)
    opened = [i for i, line in enumerate(lines[:_LONGEST_HEAD]) if _opens_words(line)]
    if opened and not found:
        return opened[-1] + 1
    spoken = (i for i, line in enumerate(lines[:_LONGEST_HEAD]) if names_one(line.text, "spoken_word"))
    byline = next((i for i, line in enumerate(heading_lines(lines)) if is_byline(line)), -1)
    return found[0] if found else max(next(spoken, -1), byline) + 1


def _opens_words(line: Line) -> bool:
    """ "Der Beitrag erschien am 3. Mai. Der volle Wortlaut ist wie folgt:": the last line of what a page says before."""
    return opens_wording(line) or (line.text.endswith(":") and names_one(line.text, "words_follow"))


def words_of_one(source: Source, opening: int, last: int, who: str, cue: tuple[Span, ...] | str) -> Iterator[Passage]:
    """The lines of a text from one line up to another as somebody's words, without headings and notes."""
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
    if opening_phrase(line.text, "about_author") is not None and (i + 3 >= len(source.lines) or i == 0):
        return True
    heading = line.words <= _LONGEST_HEADING or opening_phrase(line.text, "speech_title") is not None
    return heading and not line.ends_sentence
