"""Messages, speeches and op-eds that say neither "ich" nor "wir": a heading names whose they are, and nobody tells of them below.

"Botschaft von Generalsekretärin Jana Kern zum Weltwassertag", "Generalsekretärin Jana Kern: „Wasser und Recht“" over "Erklärung zum
Weltwassertag", "Von Jana Kern" over an article whose last line says which office she has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extraction.genres.one_voice.authors import author_note, byline_in
from extraction.genres.people import (
    bare_name,
    is_name,
    is_named,
    is_told_of,
    office_holder_in,
    opens_with_office,
    people_of,
    person_in,
)
from extraction.knowledge.names import title_of
from extraction.text import words_of
from extraction.turns import (
    Line,
    Source,
    alternation,
    is_reported,
    is_told_by_reporter,
    names_one,
    opening_phrase,
    says_first_person,
    trade_words,
)

_HEAD = 10  # lines that may be headings
_SEGMENT = re.compile(r"(?<=[^\d]): | [–|-] ")
_OF_ONE = re.compile(
    rf"(?:[^\W\d_][\w’'-]* ){{0,2}}\w*(?:{alternation('speech_title')}|{alternation('statement_of_one')})(?: [^\W\d_][\w’'-]*){{0,2}}?"
    r" (?:von|vom|des|der|by|de) (?P<who>.+)"
)
_QUOTES = re.compile(r"(?P<who>[^:;„“»«\"]{6,90}): [„“»«\"‚]")
_BEHIND = re.compile(
    rf"(?:$|[\s,(]*(?:{alternation('preposition_of_topic')}|beim?|bei|in|an|aus|vor|\d)\b|\s*[,(:„“»«\"–|-])"
)
_OF_WORDS = (" von ", " vom ", " des ", " der ", " by ", " de ")  # of which most headings have none
_NAMES_TEXT = re.compile(rf"\w*(?:{alternation('speech_title')}|{alternation('statement_of_one')})")
_SAYS = re.compile(rf"\b(?:{alternation('verb_of_explaining')}|{alternation('verb_of_several')})\b")
_LAST = re.compile(r"(?:^|\s)[a-zäöüß]+$")
_TOLD_DAY = re.compile(
    rf"\b(?:am|seit|bis|vom) (?:{'|'.join(sorted(words_of('weekday')))})\b|\bgestern\b|\bUhr\b", re.IGNORECASE
)
_TOLD = re.compile(
    rf"(?:^|[.!?]\s+)(?:Der|Die|Er|Sie)(?: [A-ZÄÖÜ][\w-]+)? (?:{alternation('told_in_past', any_case=False)}\b"
    rf"|hat\b[^.!?]* {alternation('told_by_participle', any_case=False)}[.,])",
    re.MULTILINE,
)
_FEWEST_LINES, _FEWEST_WORDS, _LONGEST_HOLDER = 2, 45, 12


def untold_author(source: Source) -> tuple[int, str] | None:
    """The line of the heading, -1 for the title, and whom it names, where the words below are surely theirs."""
    head = list(takewhile(_is_heading, source.lines[:_HEAD]))
    headings = [(-1, source.title), *((i, line.text) for i, line in enumerate(head))]
    found = next(_named(headings), None) or _noted(source, [source.author or "", *(text for _, text in headings)])
    if found is None:
        return None
    at, who = found
    body = [line for line in source.lines[len(head) :] if not _is_note(line)]
    return (at, who) if _is_own(who, body, [heading for _, heading in headings]) else None


def _is_heading(line: Line) -> bool:
    """Also "Ein Namensbeitrag der Ministerin Jana Kern." and "Veröffentlicht im Mai."."""
    called = line.words <= _LONGEST_HOLDER and _OF_ONE.match(line.text) is not None
    return not line.ends_sentence or called or opening_phrase(line.text, "published_in") is not None


def _noted(source: Source, headings: Sequence[str]) -> tuple[int, str] | None:
    """Whom the byline or the title names, where a line says which office they have: "Jana Kern ist Außenministerin von Estland."."""
    note = next((line.text for line in source.lines if _is_note(line) and _names_office(line.text)), None)
    if note is None or names_one(note[len(opening_phrase(note, "about_author") or "") :], "journalist"):
        return None
    written = (author_note(source.lines), source.author, byline_in(source.lines), source.title.partition(": ")[0])
    author = next((name for name in written if name and is_name(name) and is_named(name)), None)
    return (-1, author) if author is not None and any(author in heading for heading in headings) else None


def _is_note(line: Line) -> bool:
    return author_note([line]) is not None or opening_phrase(line.text, "about_author") is not None


def _names_office(text: str) -> bool:
    return any(title_of(word.strip(".,")) is not None for word in text.split())


def _named(headings: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    called = any(_calls(text) for _, text in headings)
    for at, heading in headings:
        text = heading.rstrip(".")
        if heading.endswith(":") and _SAYS.search(heading) is not None and (who := _office_holder(heading)) is not None:
            yield at, who
        for segment in _SEGMENT.split(text):
            match = _OF_ONE.match(segment) if any(word in segment for word in _OF_WORDS) else None
            if match is not None and (who := _person_alone(match["who"])) is not None:
                yield at, who
        quoted = _QUOTES.match(text) if called else None
        if (
            quoted is not None
            and (holder := office_holder_in(quoted["who"])) is not None
            and quoted["who"].endswith(holder)
        ):
            yield at, holder
    holders = list(_holders(headings)) if called else []
    if len(holders) == 1:
        yield holders[0]


def _office_holder(heading: str) -> str | None:
    """The one person whom "Zum Wassertag erklärt die Beauftragte Jana Kern:" names."""
    people = list(people_of(heading))
    return people[0] if len(people) == 1 and people[0] != bare_name(people[0]) else None


def _holders(headings: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The headings that are a name with an office: "Jana Kern, Ministerin von Mali", "Ole Lind" below "Botschaft des Präsidenten"."""
    texts = [text for _, text in headings]
    for (at, text), above, below in zip(headings, ["", *texts], [*texts[1:], ""], strict=False):
        holder = office_holder_in(text, above, below) if at >= 0 else None
        if holder is not None and text.startswith(holder) and len(text.split()) <= _LONGEST_HOLDER:
            yield at, holder


def _calls(heading: str) -> bool:
    """Whether a heading begins with what it calls the text: "Erklärung zum Weltwassertag", or is that alone: "Meinung"."""
    if heading.lower() in trade_words("comment_heading"):
        return True
    return any(opening_phrase(heading, name) is not None for name in ("speech_title", "statement_of_one"))


def _person_alone(words: str) -> str | None:
    """Whom the words behind "von" name, where no sentence goes on behind the name: no "Rede von Kern sorgt für Kritik"."""
    person = person_in(words)
    if person is None or not is_named(person):
        return None
    name = bare_name(person)
    before, _, behind = words.partition(name)
    office = before.strip() != "" and (opens_with_office(before) or opens_with_office(person))
    if not office and not opens_with_office(behind.lstrip(", (")):
        return None
    bare = behind.rstrip(')“»"')
    return person if _BEHIND.match(behind) is not None and _LAST.search(bare) is None else None


def _is_own(who: str, body: Sequence[Line], headings: Sequence[str]) -> bool:
    """Whether words of several lines tell neither of whoever is named nor, as reporters do, of others and of days."""
    lines = [line.text for line in body if line.ends_sentence]
    text = "\n".join(lines)
    if len(lines) < _FEWEST_LINES or len(text.split()) < _FEWEST_WORDS or is_told_of(who, text):
        return False
    if is_reported(text) or is_told_by_reporter(text):
        return False
    told = _TOLD_DAY.search(text) or _TOLD.search(text) or _tells_of_text(text, headings)
    if told and not says_first_person(text):
        return False
    offices = {word for word in who.split(" ") if title_of(word) is not None}
    return not any(re.search(rf"\b{re.escape(office)}\b", text) for office in offices)


def _tells_of_text(text: str, headings: Sequence[str]) -> bool:
    """ "Der Vortrag beginnt um 19 Uhr" under "Vortrag von …": whether the words speak of what the headings call them."""
    words = {word.strip(",:.–") for heading in headings for word in heading.split()}
    called = [word for word in words if _NAMES_TEXT.fullmatch(word)]
    return any(re.search(rf"\b{re.escape(word)}\b", text) for word in called)
