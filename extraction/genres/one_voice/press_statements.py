"""Press statements: "Dazu erklärt Ministerin Kern (heute, 5. Mai):" and a new paragraph of words without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.genres.declarations import behind_wording, is_issuer_word
from extraction.genres.line_sentences import LineSentences, tells_of_somebody
from extraction.genres.one_voice.given_words import Given, acting_before, given_before, listed_words
from extraction.genres.one_voice.leads import Announcement, announce, lead_in
from extraction.knowledge.names import title_of
from extraction.text import Genre, TurnKind, words_of
from extraction.turns import (
    FIRST_PERSON,
    Line,
    Passage,
    Script,
    Source,
    alternation,
    names_one,
    opening_phrase,
    says_first_person,
    silence,
    trade_words,
)

_ANNOUNCED = re.compile(rf"\b{alternation('announces_statement')}\b|\(\d{{1,2}}\.|\d{{4}}\)")
_AS_FOLLOWS = re.compile(
    rf"\b(?:folgende|nachstehende) (?:\w+ )?\w*{alternation('statement_of_one')}(?: [^.:;]{{0,60}})? ab(?:gegeben)?\.$"
)
_DATED = re.compile(
    r"\([^\d()]*\d{1,2}\. ?[^\W\d].*\b(?:19|20)\d\d\)*\.?"
)  # "(Hafenstadt, 3. Mai 2025)" below the words
_POINT = re.compile(r"[•·▪►*–—-]\s+(?=\S)")
_OPENING_MARKS, _CLOSING_MARKS = tuple('„“"»«'), tuple('“”"«»')
_EDGE, _LONGEST_HEADING = 4, 14
_OPENING = 3  # words in which a report names whom it is about
_SPOKESPEOPLE = words_of("spokesperson")


def read_press_statement(source: Source) -> Script | None:
    """The words behind a frame that opens the text and closes its line with a colon; None where there is none."""
    if not any(map(_leads_to_words, source.lines[:_EDGE])) or behind_wording(source) is not None:
        return None
    script = read_paragraphs(source)
    return script if script is not None and script.genre is Genre.PRESS_STATEMENT else None


def read_paragraphs(source: Source) -> Script | None:
    """The words behind frames that close their line with a colon, wherever they stand; None where there are none."""
    announces = False
    passages: list[Passage] = []
    sentences = LineSentences(source.document)
    end = 0
    for i, line in enumerate(source.lines[:-1]):
        if i < end or not _leads_to_words(line):
            continue
        if points := list(listed_words(source.lines, i)) or _listed_statement(source, sentences, i):
            passages += points
            end = i + len(points)
        if i < end or _is_list(source.lines[i + 1]):
            continue
        frame = lead_in(source, sentences, line)
        unnamed = frame is None or not frame.surname  # "Er erklärte:"
        given = _given(source, sentences, i) if unnamed and i < _EDGE else None
        acting = (
            _announced_by(source, acting_before(sentences, source.lines, i))
            if given is None and frame is None
            else None
        )
        frame = given or frame or acting
        if frame is not None and _only_reports(source, sentences, i, frame):
            passages.append(silence(frame.start, line.end))
            passages.append(Passage(TurnKind.RELAY, line.end, len(source.text), frame.speaker))
            return Script(Genre.PRESS_STATEMENT, tuple(passages))
        if frame is not None and (_is_issuer(source, frame) or _is_of_body(source, i)):
            return None
        if frame is None or _closes(sentences, source.lines[i + 1], frame):
            continue
        announced = given is not None or (acting is None and _announces(source, i, frame))
        marked = sentences.closings.get(source.lines[i + 1].start)
        if marked is not None and not announced:
            continue  # quotations are read with their frames anyway
        announces = announces or announced
        passages.append(silence(frame.start, line.end))
        if marked is not None:
            passages.append(Passage(TurnKind.WORDS, source.lines[i + 1].start, marked, frame.speaker, frame.cue))
            end = i + 1
        else:
            end = _end_of_quotation(source, i + 1) or _end_of_words(
                source, sentences, i, frame, announced=announced or _stays_open(source, source.lines[i + 1])
            )
            passages += _words(source, i + 1, end, frame)
    genre = Genre.PRESS_STATEMENT if announces else Genre.ARTICLE
    return Script(genre, tuple(passages)) if passages else None


def _listed_statement(source: Source, sentences: LineSentences, i: int) -> list[Passage]:
    """The points below a line that opens a page and names one person: "Zum Urteil äußert sich Ministerin Jana Kern:"."""
    lines = source.lines
    opens = i < _EDGE and not any(line.ends_sentence for line in lines[:i])
    frame = lead_in(source, sentences, lines[i]) if opens else None
    last = i + 1
    if last < len(lines) and lines[last].text.startswith(_OPENING_MARKS) and lines[last].text.endswith(_CLOSING_MARKS):
        last += 1  # what is said most of all, over the points
    points = last
    while last < len(lines) and _POINT.match(lines[last].text):
        last += 1
    if frame is None or not frame.surname or frame.document or last == points:
        return []
    words = [(line, _POINT.match(line.text)) for line in lines[i + 1 : last]]
    spoken = (
        Passage(TurnKind.WORDS, line.start + (point.end() if point else 0), line.end, frame.speaker, frame.cue)
        for line, point in words
    )
    return [silence(frame.start, lines[i].end), *spoken]


def _leads_to_words(line: Line) -> bool:
    """Whether a line ends before somebody's words: with a colon, or "gab heute die folgende Erklärung ab." with a full stop."""
    if line.text.endswith(":"):
        return not _leaves_quotation_open(line.text)
    return _AS_FOLLOWS.search(line.text) is not None


def _leaves_quotation_open(text: str) -> bool:
    """ "sagte Kern. „Für die EU ist klar:": a colon inside of words in marks, which go on in the next line."""
    last = max(map(text.rfind, _MARKS))
    return last >= 0 and text[last - 1 : last] in ("", " ", "(") and text[last + 1 : last + 2].isalnum()


_MARKS = tuple('„“”"»«')


def _is_issuer(source: Source, frame: Announcement) -> bool:
    """ "Die Mitgliedstaaten haben Folgendes bekannt gegeben:" is a declaration's opening."""
    words = [frame.surname, *re.split("[,(]", frame.speaker.of(source.text))[0].split()[-1:]]
    issues = any(
        word.lower() in trade_words("issuer_word") for word in words
    )  # "Die Präsidenten, im Weiteren „die Seiten“"
    return issues and names_one(source.title, "declaration_title")


def _is_of_body(source: Source, i: int) -> bool:
    """ "Der Präsident des Rates gab folgende Erklärung ab: ⏎ Der Rat verurteilt …": who reads out what a body says of itself."""
    words = source.lines[i + 1].text.lstrip("".join(_OPENING_MARKS)).split()[:_OPENING]
    opens = words[:1] != [] and words[0] in ("Der", "Die", "Das") and any(map(is_issuer_word, words[1:]))
    own = (
        opens and names_one(source.title, "declaration_title") and names_one(source.lines[i].text, "declaration_title")
    )
    return own and not any(says_first_person(line.text) for line in source.lines[i + 1 :])


def _is_list(line: Line) -> bool:
    return line.text.startswith(("-", "–", "•", "*", "·")) or not line.ends_sentence


def _given(source: Source, sentences: LineSentences, i: int) -> Announcement | None:
    """ "Ein Sprecher gab folgende Antwort:": what announces somebody's words without a verb of saying."""
    return _announced_by(source, given_before(sentences, source.lines, i))


def _announced_by(source: Source, given: Given | None) -> Announcement | None:
    return announce(source, given.parsed, given.speaker, given.cue) if given is not None else None


def _announces(source: Source, i: int, frame: Announcement) -> bool:
    """Whether a line opens a press statement: early in the text, with "heute", "dazu", a date, or where the title says so.

    A document that is said to follow may stand anywhere, if it is in the first person.
    """
    if not frame.surname:  # "Wörtlich meinte er:" stands in the middle of a report
        return False
    if frame.document and any(says_first_person(line.text) for line in source.lines[i + 1 :]):
        return True
    opens = not any(line.ends_sentence for line in source.lines[:i])
    announced = bool(_ANNOUNCED.search(source.lines[i].text)) or opens or names_one(source.title, "declaration_title")
    return i < _EDGE and announced


def _only_reports(source: Source, sentences: LineSentences, i: int, frame: Announcement) -> bool:
    """ "Der Sprecher der Bundesregierung teilt mit:" or "erklärte eine Sprecherin:" and a report in the third person about others."""
    if i >= _EDGE or any(FIRST_PERSON.search(line.text) for line in source.lines[i + 1 :]):
        return False
    tells = any(span.of(source.text) in ("teilt", "teilte", "teilen", "teilten") for span in frame.cue)
    if tells and not names_one(source.lines[i].text, "press_document"):
        return True
    tells = tells or _speaks_for_others(source, frame)
    return tells and _opens_with_person(sentences, source.lines[i + 1])


def _speaks_for_others(source: Source, frame: Announcement) -> bool:
    titles = [title_of(word.strip(",")) for word in frame.speaker.of(source.text).split()]
    return any(title is not None and title.head in _SPOKESPEOPLE for title in titles)


def _opens_with_person(sentences: LineSentences, line: Line) -> bool:
    """ "Bundesminister Kern hat heute mit seinem Amtskollegen telefoniert.": the first words of a line are somebody's title."""
    if line.start in sentences.closings or not sentences.within(line):
        return False
    words = sentences.parsed(sentences.within(line)[0]).words[:_OPENING]
    return any(title_of(token.text) is not None for token in words)


def _end_of_words(source: Source, sentences: LineSentences, i: int, frame: Announcement, *, announced: bool) -> int:
    """The line behind the last of the words: in a press statement up to the next frame or "Hintergrund", in news one paragraph."""
    if not announced:
        return i + 2
    own = _first_person_behind(source, i)
    end = i + 2
    while end < len(source.lines) and not (
        _DATED.fullmatch(source.lines[end].text)
        or _closes(sentences, source.lines[end], frame, goes_on=bool(own) and end < own[-1])
    ):
        end += 1
    return _before_next_document(source, sentences, i + 2, end)


def _first_person_behind(source: Source, i: int) -> list[int]:
    """The lines behind line `i` that say "ich" or "wir", up to where another frame closes its line."""
    leads = (k for k in range(i + 2, len(source.lines)) if source.lines[k].text.endswith(":"))
    last = next(leads, len(source.lines))
    return [k for k in range(i + 1, last) if says_first_person(source.lines[k].text)]


def _before_next_document(source: Source, sentences: LineSentences, first: int, end: int) -> int:
    """The line in which somebody is said to give out the next document, among those from `first` on; `end` where none is."""
    for line in source.lines[first:end]:
        frame = lead_in(source, sentences, line) if _leads_to_words(line) else None
        if frame is not None and frame.document:
            return next(k for k in range(first, end) if source.lines[k].end > frame.start)
    return end


def _end_of_quotation(source: Source, first: int) -> int | None:
    """Behind the line that closes a quotation which opens with a line and goes on over several; None where none does."""
    marks = {"„": "“”", "»": "«", "«": "»", "“": "”"}.get(source.lines[first].text[0])
    if marks is None or any(mark in source.lines[first].text[1:] for mark in marks):
        return None
    for i, line in enumerate(source.lines[first + 1 :], first + 1):
        if line.text[-1] in marks or line.text[:-1][-1:] in marks:
            return i + 1
    return None


def _stays_open(source: Source, line: Line) -> bool:
    """Whether a line opens a quotation that nothing in the rest of the text closes, as in texts that were cut."""
    rest = source.text[line.start + 1 :]
    if line.text.startswith('"'):
        return rest.count('"') % 2 == 0
    return line.text.startswith("„") and rest.count("“") + rest.count("”") <= rest.count("„")


def _closes(sentences: LineSentences, line: Line, frame: Announcement, *, goes_on: bool = False) -> bool:
    """Whether a line is no more of the words: a heading of what follows, or told of somebody in the third person.

    Where they speak of themselves further down, and so `goes_on`, they may tell of others before.
    """
    if opening_phrase(line.text.rstrip(":"), "background_heading") is not None and line.words <= _LONGEST_HEADING:
        return True
    if says_first_person(line.text):
        return False
    named = bool(frame.surname) and title_of(frame.surname) is None
    if named and re.search(rf"\b{re.escape(frame.surname)}\b", line.text):
        return True
    return not goes_on and any(tells_of_somebody(sentences.parsed(index)) for index in sentences.within(line))


def _words(source: Source, first: int, end: int, frame: Announcement) -> Iterator[Passage]:
    for line in source.lines[first:end]:
        if not line.ends_sentence and line.words <= _LONGEST_HEADING:
            yield silence(line.start, line.end)
        else:
            yield Passage(TurnKind.WORDS, line.start, line.end, frame.speaker, frame.cue)
