"""Whose a speech, an op-ed or a letter is: by its title, a byline, a signature, a note on the author."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extraction.genres.letters import addressed, is_signature, signers, signing_body, writing_body
from extraction.genres.one_voice.announcements import says_by_whom
from extraction.genres.one_voice.coauthors import byline_text, coauthors_in_byline, coauthors_in_heading, coauthors_of
from extraction.genres.one_voice.held_speeches import without_guests
from extraction.genres.people import bare_name, bare_person, is_name, is_named, opens_with_office, person_in
from extraction.grammar import is_known_surname
from extraction.knowledge.names import title_of
from extraction.turns import Line, Source, alternation, names_one, trade_words

_BYLINE = re.compile(
    rf"{alternation('before_author')}:? (?P<name>[^\d,.:;!?]{{4,60}})(?:, (?P<role>[^.:;!?]{{4,80}}))?"
)
_DATED_BYLINE = re.compile(r"\d{1,2}\. ?(?:[^\W\d_]+|\d{1,2}\.) ?\d{4}\s+[·|–-]\s+(?P<name>[^\d,.:;!?|·]{4,60})")
_NOTE = re.compile(rf"{alternation('label_of_author')}: ")
_EDGE, _LONGEST_HEAD, _LONGEST_FOOT = 4, 12, 6  # lines above the words, of a page above them, below them
_LONGEST_SIGNATURE, _LONGEST_TITLE = 9, 3  # words, words of a role of which one is a title


def is_statement_of_one(source: Source) -> bool:
    """ "Erklärung von Ministerin Jana Kern zu Mali", and a text that never speaks of her in the third person."""
    found = re.match(
        rf"(?:Die |Eine )?(?:Gemeinsame )?{alternation('statement_of_one')}\s+(?:von|des|der)\s+(?P<who>.+)",
        source.title,
    )
    goes_on = re.search(r" [a-zäöüß]+$", source.title) is not None  # "Erklärung von Ministerin Kern zu Mali erwartet"
    person = person_in(found["who"]) if found and not goes_on else None
    if person is None or bare_name(person) == person:
        return person is not None and signing_line(source.lines) is not None
    surname = bare_name(person).split(" ")[-1]
    return not any(surname in line.text for line in source.lines)


def signing_line(lines: Sequence[Line]) -> int | None:
    """The line of a name alone near the end, with an office behind it or below: "Maja Kern | Sprecherin für …"."""
    for i in range(len(lines) - 1, max(0, len(lines) - _LONGEST_FOOT), -1):
        name, _, office = lines[i].text.partition(", ")
        office = office or (lines[i + 1].text if i + 1 < len(lines) else "")
        named = is_signature(lines[i]) and is_name(name)
        if named and office and title_of(office.split()[0]) is not None:
            return i
    return None


def _is_signed_name(line: str) -> bool:
    """ "Wu Ken" above "Botschafter der Volksrepublik China": a name by where it stands, whatever its words."""
    words = line.split()
    return 1 < len(words) < _LONGEST_TITLE + 2 and all(word[:1].isupper() and word.isalpha() for word in words)


@cache
def _about_author() -> re.Pattern[str]:
    """ "Jana Kern, 59, ist …": a name, perhaps an age, and a verb of such notes."""
    verbs = "|".join(sorted(map(re.escape, trade_words("author_verb"))))
    return re.compile(rf"(?P<name>[^\W\d_][^\d,.:;!?]{{3,50}}?)(?:, \d{{2}},| \(\d{{2}}\))? (?:{verbs})\b")


def author_note(lines: Sequence[Line]) -> str | None:
    """Whom a line near the end says to have written the text: "Jana Kern, 59, ist Außenministerin von Uruguay."."""
    for line in lines[-_LONGEST_FOOT:]:
        note = _NOTE.sub("", line.text) if ": " in line.text else line.text
        match = _about_author().match(note)
        if match is not None and is_name(match["name"]):
            return match["name"]
    return None


def who_speaks(source: Source, signature: int | None, opening: int) -> str | None:
    """Who is named by a signature, a note, the title, the byline or what is told above the words, which begin in line `opening`."""
    signed = source.lines[signature + 1 :] if signature is not None else ()
    headings = [source.title, *(line.text for line in source.lines[:_EDGE] if not line.ends_sentence)]
    several = signing_body(signed) or signers(signed) or (writing_body(headings) if signature is not None else None)
    if several is not None:
        return several
    signer = signing_line(source.lines) if signature is None and is_statement_of_one(source) else None
    opened = [without_guests(line.text) for line in source.lines[:2] if not line.ends_sentence]
    title = without_guests(source.title)
    named = names_one(source.title, "speech_title")
    if len(signed) > 1 and _is_signed_name(signed[0].text) and title_of(signed[1].text.split()[0]) is not None:
        return signed[0].text
    texts = [line.text for line in signed] + ([source.lines[signer].text] if signer is not None else [])
    texts += [
        author_note(source.lines) or "",
        *([title] if named and says_by_whom(source.title) else []),
        source.author or "",
        byline_in(source.lines) or "",
    ]
    texts += opened if signature is None else []
    texts += [title] if signature is None and says_by_whom(source.title) else []
    texts += [line.text for line in source.lines[-2:] if is_signature(line)] if signature is None else []
    bylines = (source.author, byline_in(source.lines), author_note(source.lines), *(line.text for line in signed[:1]))
    found = [_person(text) or (bare_person(text) if text in bylines else None) for text in texts if text]
    told = (line.text for line in source.lines[:opening] if line.ends_sentence)  # before the words
    people = [
        person for person in (*found, *map(_sender, told)) if person is not None and not is_addressed(source, person)
    ]
    return next(filter(is_named, people), next(iter(people), None)) or _surname_before_colon(source.title)


def _surname_before_colon(title: str) -> str | None:
    """ "Kern: Europa muss handeln": the one known surname that a title opens with."""
    name, colon, _ = title.partition(": ")
    return name if colon and is_known_surname(name) else None


def is_addressed(source: Source, person: str) -> bool:
    """Whether a letter is to somebody."""
    return bare_name(person).split(" ")[-1] in addressed(source.title, source.lines)


def _person(text: str) -> str | None:
    behind = re.search(
        r"\b(?:(?:von|durch)\s+|(?=des\s))(?P<who>.*)", text
    )  # "des Präsidenten" is one, "Präsidenten" may be more
    return (person_in(behind["who"]) if behind else None) or person_in(text)


def _sender(sentence: str) -> str | None:
    """ "Präsidentin Kern hat dem König von Tonga ein Telegramm gesandt.": who is named first in a sentence over the words."""
    first = person_in(sentence)
    return (
        first
        if first is not None and is_named(first) and sentence.startswith(first.split(" ")[0])
        else _person(sentence)
    )


def byline_in(lines: Sequence[Line]) -> str | None:
    """ "Von Jana Kern" in a line of its own at the start."""
    for line in heading_lines(lines):
        several = coauthors_in_byline(line)
        if several is not None:
            return several
        by = _byline(line)
        if by is not None:
            return by["name"]
        dated = _DATED_BYLINE.fullmatch(line.text)
        if dated is not None and dated["name"] == bare_person(dated["name"]):
            return dated["name"]
    return None


def heading_lines(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines in which a byline may stand: the first ones, and what a page puts above the first sentence."""
    for i, line in enumerate(lines[:_LONGEST_HEAD]):
        if i >= _EDGE and any(above.ends_sentence and above.words > _LONGEST_SIGNATURE for above in lines[:i]):
            return
        yield line


def is_byline(line: Line) -> bool:
    """Whether a line is "Von Jana Kern" or "Von Jana Kern und Ole Lind" and nothing else."""
    several = coauthors_in_byline(line) or (None if line.ends_sentence else coauthors_in_heading(line.text))
    return several is not None or _byline(line) is not None


def _byline(line: Line) -> re.Match[str] | None:
    """A line that is a byline as a whole, and short, or with an office behind the name; not "Von Ole Lind stammt, was …"."""
    text = byline_text(line.text)
    match = _BYLINE.fullmatch(text.rstrip("."))
    short = len(text.split()) <= _LONGEST_SIGNATURE
    return match if match is not None and (short or opens_with_office(match["role"] or "")) else None


def authors_of(source: Source) -> str | None:
    """ "Jana Kern; Ole Lind": those who write or speak together by the byline, the title or a line of the head."""
    return coauthors_of(source, tuple(heading_lines(source.lines)))
