"""Those who write or speak together: "Gastbeitrag von Ministerin Jana Kern und ihrem Amtskollegen Ole Lind", "Von A, B und C"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extraction.genres.people import NAME_PARTICLES, bare_name, bare_person, is_named, opens_with_office, person_in
from extraction.grammar import is_known_surname
from extraction.text import words_of
from extraction.text.dictionary import is_known
from extraction.turns import Line, Source, alternation, names_one, says_i

_BETWEEN = re.compile(r",? (?:und|sowie|&) |[,;] | ?/ ?| \| ")
_JOINED = re.compile(r"\b(?:und|sowie)\b|[&/|;]")
_BY = re.compile(rf"{alternation('before_author')}:? (?=[\w„])")
_SMALL = NAME_PARTICLES | words_of("coordinator")
_MARK = re.compile(r"(?:[–—|*•·-] ?)?")
_NOTE_BEHIND = re.compile(rf"(?<=\w)[\s.,|(–-]+{alternation('note_on_author')}\b.*")
_OF = re.compile(r"\b(?:von|der) (?=[^\W\d_])")
_WORK = re.compile(rf"{alternation('words_of_authors')}\b")
_GOES_ON = re.compile(
    rf"(?:{alternation('preposition_of_occasion', any_case=False)}|{alternation('preposition_of_topic', any_case=False)}"
    rf"|{alternation('is_published', any_case=False)})\b|\W"
)
_PARTS_OF_NAME = re.compile(r"(?:[a-zäöüß][\w’'-]*\.? )*")
_DEGREE = re.compile(rf"\b{alternation('degree_before_name', any_case=False)}\.")
_FEWEST, _MOST = 2, 6  # who write together
_HEAD = 6  # lines in which a heading says whose a text is
_LONGEST_BYLINE = 30  # words


def coauthors_of(source: Source, heads: Sequence[Line]) -> str | None:
    """ "Jana Kern; Ole Lind": those whom the byline, the title or a line of the head names together; None for one author.

    `heads` are the lines in which a byline may stand.
    """
    rows = [row_of_authors(source.author or "")]
    rows += [coauthors_in_byline(line) for line in heads]
    headings = [source.title, *(line.text for line in source.lines[:_HEAD] if not line.ends_sentence)]
    rows += [coauthors_in_heading(heading) for heading in headings]
    below = _office_holders_above(heads)
    together = _FEWEST <= len(below) <= _MOST and not says_i(source.text)  # else one of them speaks
    rows.append("; ".join(below) if together else None)
    return next(filter(None, rows), None)


def _office_holders_above(heads: Sequence[Line]) -> list[str]:
    """Who is named over the words in lines of their own: "Jana Kern, Ministerin in Wien", "Jana Kern" above "Ministerin in Wien"."""
    found: list[str] = []
    for i, line in enumerate(heads):
        if line.ends_sentence:
            break
        name, comma, office = line.text.partition(", ")
        office = office if comma else heads[i + 1].text if i + 1 < len(heads) and not heads[i + 1].ends_sentence else ""
        if " " in name and opens_with_office(office) and person_in(name) == name and _JOINED.search(name) is None:
            found.append(name)
    return list(dict.fromkeys(found))


def coauthors_in_byline(line: Line) -> str | None:
    """Whom a line names that is a byline of several as a whole: "Von Jana Kern, Ministerin in Wien, und Ole Lind"."""
    text = byline_text(line.text)
    by = _BY.match(text) if len(text.split()) <= _LONGEST_BYLINE else None
    return row_of_authors(text[by.end() :].rstrip(".")) if by is not None else None


def byline_text(line: str) -> str:
    """ "- VON JANA KERN Die Autorin ist …" is "Von Jana Kern": what a line that opens like a byline has besides a mark and a note."""
    mark = _MARK.match(line)
    text = line[mark.end() :] if mark is not None else line
    by = _BY.match(text)
    if by is None:
        return line  # like most
    text = _NOTE_BEHIND.sub("", text)
    name = text[by.end() :]
    return f"{text[: by.end()]}{' '.join(map(_cased, name.split()))}" if name.isupper() else text


def _cased(word: str) -> str:
    """A word of a name in capitals as names are written: "ABDEL-KERN" is "Abdel-Kern"; particles and "und" are small."""
    return word.lower() if word.lower() in _SMALL else "-".join(map(str.capitalize, word.split("-")))


def coauthors_in_heading(heading: str) -> str | None:
    """Whom a heading names behind what it calls the text: "Namensartikel der Außenminister Kern und Lind zum Wassertag"."""
    work = _WORK.search(heading)
    work_end = work.end() if work is not None else None
    if work_end is None and names_one(heading, "speech_title"):
        work_end = 0
    by = _OF.search(heading, work_end) if work_end is not None else None
    return row_of_authors(heading[by.end() :], headed=True) if by is not None else None


@lru_cache(maxsize=1 << 10)
def row_of_authors(row: str, *, headed: bool = False) -> str | None:
    """The names of a row of people up to where it goes on to something else; None for fewer than two.

    Unless `headed` by what the text is called, one of them has to have more than a surname that is a usual word too.
    """
    if _JOINED.search(row) is None:
        return None
    people = list(_people(row))
    told = not headed and all(map(is_known, people))  # "Von Frieden und Freiheit"
    return "; ".join(people) if _FEWEST <= len(people) <= _MOST and not told else None


def _people(row: str) -> Iterator[str]:
    """Each in a row, with the title where no more than a surname follows it; what one of them is may stand between commas."""
    first = True
    for piece in _BETWEEN.split(row):
        person = _person(piece)
        if person is None:
            if first or not opens_with_office(piece):
                return
            continue  # "Jana Kern, | Ministerin für Häfen, | und …"
        first = False
        name = bare_name(person)
        behind = piece[piece.index(name) + len(name) :].strip()
        if not behind or _GOES_ON.match(behind) is not None:  # "Von Ole Lind stammt der Gedanke, …"
            yield name if " " in name else person
        if behind:
            return


def _person(piece: str) -> str | None:
    """Whom a piece of a row opens with, behind an article, adjectives and an office."""
    named = person_in(piece)
    if named is None or not is_named(named):
        lower = _PARTS_OF_NAME.match(piece)
        bare = piece[lower.end() :] if lower is not None else piece
        words = bare.split(" ")
        whole = bare_person(bare) if not opens_with_office(bare) else None
        known = is_known_surname(words[0]) and (len(words) == 1 or words[1][:1].islower())
        return whole or (words[0] if known else None)
    name = bare_name(named)
    before = _DEGREE.sub("", piece.partition(name)[0])
    opened = before.strip() == "" or before.islower() or opens_with_office(before)
    return named if opened else None
