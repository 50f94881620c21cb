"""Speeches, op-eds, letters and messages: the whole text is one person's, named in the title, the byline or the signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extraction.genres.announcements import announcement_in, says_by_whom
from extraction.genres.collected.blocks import first_told
from extraction.genres.declarations.signatories import people_below
from extraction.genres.given_words import opens_wording
from extraction.genres.letters import (
    addressed,
    behind_salutation,
    closing_line,
    is_salutation,
    is_signature,
    signers,
    signing_body,
    writing_body,
)
from extraction.genres.person_phrases import bare_name, bare_person, is_named, person_in
from extraction.genres.talks.interviews import place_of
from extraction.knowledge.names import title_of
from extraction.text import Genre, Span, TurnKind
from extraction.turns import (
    FIRST_PERSON,
    Line,
    Passage,
    Script,
    Source,
    alternation,
    is_reported,
    is_told_by_reporter,
    names_one,
    opening_phrase,
    silence,
    trade_words,
    without_quotations,
)

_SENTENCE = re.compile(r"[^.!?\n]{12,600}[.!?]")
_BYLINE = re.compile(
    r"(?:Ein (?:Gast)?[Bb]eitrag |Ein Kommentar |Gastbeitrag )?[Vv]on (?P<name>[^\d,.:;!?]{4,60})(?:, (?P<role>[^.:;!?]{4,80}))?"
)
_DATED_BYLINE = re.compile(r"\d{1,2}\. ?(?:[^\W\d_]+|\d{1,2}\.) ?\d{4}\s+[·|–-]\s+(?P<name>[^\d,.:;!?|·]{4,60})")
_LONGEST_HEADING, _LONGEST_SIGNATURE = 12, 9
_OF_TWO = re.compile(
    rf"\b{alternation('words_of_signers')} (?:von |der (?:[A-ZÄÖÜ]\w+ ))(?P<names>"
    r"[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'.-]+){1,3} und [A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'.-]+){1,3})(?= an |$)"
)
_NAME = re.compile(r"[A-ZÄÖÜ][\w’'-]+(?: [A-ZÄÖÜ][\w’'.-]+){1,3}")
_OPENING_MARKS, _CLOSING_MARKS = tuple('„“"»«'), tuple('“”"«»')
_OF = re.compile(r"\S+ (?:von|der|des) ")  # behind what a text is called
_EDGE = 4
_LONGEST_FOOT, _LONGEST_HEAD = 6, 15  # lines below the words, lines of a page above them
_LONGEST_TITLE = 3  # words of a role of which one is a title
_DENSE, _OPINION = 0.15, 0.25


def read_speech(source: Source) -> Script | None:
    """The words of a speech, op-ed, letter or message; None where the text is none."""
    announced = announcement_in(source)
    if announced is not None and _is_addressed(source, announced.person):
        announced = None
    if announced is None and not _is_one_voice(source):
        return None
    signature = closing_line(source.lines)
    opening = _opening(source.lines)
    if announced is not None and announced.line >= 0 and not any(map(opens_wording, source.lines[:opening])):
        opening = announced.line + 1
    who = announced.person if announced is not None else _authors(source) or _who_speaks(source, signature)
    if who is None:
        return None
    cue = place_of(source, bare_name(who))
    last = signature if signature is not None else len(source.lines)
    return Script(Genre.SPEECH, tuple(words_of_one(source, opening, last, who, cue)))


def read_signed_statement(source: Source) -> Script | None:
    """The words of "Erklärung der Sprecherin zu Mali" with her name below; None for any other text."""
    if _signer(source.lines) is None or not _is_statement_of_one(source) or people_below(source.lines) is not None:
        return None
    return read_speech(source)


def _is_one_voice(source: Source) -> bool:
    """Whether title or form say so, and the words are in the first person and not a reporter's."""
    lines = source.lines
    salutation = any(is_salutation(line) for line in lines[:_EDGE])
    closing = closing_line(lines) is not None or _author_note(lines) is not None
    spoken = any(names_one(line.text, "spoken_word") for line in (*lines[:_EDGE], *lines[-1:]))
    titled = names_one(source.title, "speech_title") or any(
        names_one(line.text, "speech_title") for line in lines[:2] if not line.ends_sentence
    )
    told = is_told_by_reporter if titled else is_reported  # an op-ed may tell once whom its author met: "…", sagte sie
    if not (salutation or spoken) and told(source.text):
        return False
    if _is_statement_of_one(source):
        return True
    if (titled and salutation) or ((titled or salutation) and (spoken or closing)):
        return True
    written = source.author or _byline(lines)
    if not (titled or salutation or written):
        return False
    sentences = _SENTENCE.findall(without_quotations(source.text))
    density = sum(bool(FIRST_PERSON.search(s)) for s in sentences) / (len(sentences) or 1)
    if (titled or salutation) and density >= _DENSE:
        return True
    return density >= _OPINION and len(sentences) >= _EDGE and not is_told_by_reporter(source.text)


def _is_statement_of_one(source: Source) -> bool:
    """ "Erklärung von Ministerin Jana Kern zu Mali", and a text that never speaks of her in the third person."""
    found = re.match(
        rf"(?:Die |Eine )?(?:Gemeinsame )?{alternation('statement_of_one')}\s+(?:von|des|der)\s+(?P<who>.+)",
        source.title,
    )
    person = person_in(found["who"]) if found else None
    if person is None or bare_name(person) == person:
        return person is not None and _signer(source.lines) is not None
    surname = bare_name(person).split(" ")[-1]
    return not any(surname in line.text for line in source.lines)


def _signer(lines: Sequence[Line]) -> int | None:
    """The line of a name alone near the end, with an office behind it or below: "Maja Kern | Sprecherin für …"."""
    for i in range(len(lines) - 1, max(0, len(lines) - _LONGEST_FOOT), -1):
        name, _, office = lines[i].text.partition(", ")
        office = office or (lines[i + 1].text if i + 1 < len(lines) else "")
        named = is_signature(lines[i]) and name in (bare_person(name), person_in(name))
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


def _author_note(lines: Sequence[Line]) -> str | None:
    """Whom a line near the end says to have written the text: "Jana Kern, 59, ist Außenministerin von Uruguay."."""
    for line in lines[-_LONGEST_FOOT:]:
        match = _about_author().match(line.text)
        if match is not None and match["name"] in (person_in(match["name"]), bare_person(match["name"])):
            return match["name"]
    return None


def _opening(lines: Sequence[Line]) -> int:
    """The first line of the words themselves: from the first salutation on, behind what a station puts before it."""
    found = [i for i, line in enumerate(lines[: _EDGE + 1]) if is_salutation(line)]
    opened = [i for i, line in enumerate(lines[:_LONGEST_HEAD]) if _opens_words(line)]
    if opened and not found:
        return opened[-1] + 1
    byline = next((i for i, line in enumerate(lines[:_EDGE]) if _is_byline(line)), -1)
    return found[0] if found else byline + 1


def _opens_words(line: Line) -> bool:
    """ "Der Beitrag erschien am 3. Mai. Der volle Wortlaut ist wie folgt:": the last line of what a page says before."""
    return opens_wording(line) or (line.text.endswith(":") and names_one(line.text, "words_follow"))


def _who_speaks(source: Source, signature: int | None) -> str | None:
    signed = source.lines[signature + 1 :] if signature is not None else ()
    headings = [source.title, *(line.text for line in source.lines[:_EDGE] if not line.ends_sentence)]
    several = signing_body(signed) or signers(signed) or (writing_body(headings) if signature is not None else None)
    if several is not None:
        return several
    signer = _signer(source.lines) if signature is None and _is_statement_of_one(source) else None
    opened = [line.text for line in source.lines[:2] if not line.ends_sentence]
    named = names_one(source.title, "speech_title")
    if len(signed) > 1 and _is_signed_name(signed[0].text) and title_of(signed[1].text.split()[0]) is not None:
        return signed[0].text
    texts = [line.text for line in signed] + ([source.lines[signer].text] if signer is not None else [])
    texts += [
        _author_note(source.lines) or "",
        *([source.title] if named and says_by_whom(source.title) else []),
        source.author or "",
        _byline(source.lines) or "",
    ]
    texts += opened if signature is None else []
    texts += [source.title] if signature is None and says_by_whom(source.title) else []
    texts += [line.text for line in source.lines[-2:] if is_signature(line)] if signature is None else []
    bylines = (source.author, _byline(source.lines), _author_note(source.lines), *(line.text for line in signed[:1]))
    found = [_person(text) or (bare_person(text) if text in bylines else None) for text in texts if text]
    told = (line.text for line in source.lines[: _opening(source.lines)] if line.ends_sentence)  # before the words
    people = [
        person for person in (*found, *map(_sender, told)) if person is not None and not _is_addressed(source, person)
    ]
    return next(filter(is_named, people), next(iter(people), None))


def _is_addressed(source: Source, person: str) -> bool:
    return bare_name(person).split(" ")[-1] in addressed(source.title, source.lines)


def _person(text: str) -> str | None:
    behind = re.search(r"\b(?:von|des|durch)\s+(?P<who>.*)", text)
    return (person_in(behind["who"]) if behind else None) or person_in(text)


def _sender(sentence: str) -> str | None:
    """ "Präsidentin Kern hat dem König von Tonga ein Telegramm gesandt.": who is named first in a sentence over the words."""
    first = person_in(sentence)
    return (
        first
        if first is not None and is_named(first) and sentence.startswith(first.split(" ")[0])
        else _person(sentence)
    )


def _byline(lines: Sequence[Line]) -> str | None:
    """ "Von Jana Kern" in a line of its own at the start."""
    for line in lines[:_EDGE]:
        match = _BYLINE.fullmatch(line.text.rstrip("."))
        if match is not None and (line.words <= _LONGEST_SIGNATURE or _is_office(match["role"])):
            return match["name"]
        dated = _DATED_BYLINE.fullmatch(line.text)
        if dated is not None and dated["name"] == bare_person(dated["name"]):
            return dated["name"]
    return None


def _is_byline(line: Line) -> bool:
    return _BYLINE.fullmatch(line.text.rstrip(".")) is not None


def _authors(source: Source) -> str | None:
    """ "Jana Kern und Ole Lind": two who write together, as the byline names them."""
    headings = [source.title, *(line.text for line in source.lines[: _EDGE + 2] if not line.ends_sentence)]
    headed = (_OF_TWO.search(heading) for heading in headings)
    for byline in (source.author, _byline(source.lines), *(match["names"] for match in headed if match is not None)):
        names = (byline or "").split(" und ")
        known = any(name in (bare_person(name), person_in(name)) for name in names)
        if len(names) > 1 and known and all(map(_NAME.fullmatch, names)):
            return byline
    return None


def _is_office(role: str | None) -> bool:
    """ ", Präsident des Internationalen Komitees vom Roten Kreuz": what the author of a byline is."""
    return role is not None and any(title_of(word) is not None for word in role.split()[:_LONGEST_TITLE])


def words_of_one(source: Source, opening: int, last: int, who: str, cue: tuple[Span, ...] | str) -> Iterator[Passage]:
    """The lines of a text from one line up to another as somebody's words, without headings and notes."""
    first = next((i for i in range(opening, last) if not _is_aside(source, i)), last)
    told = first_told(source.lines, first, last)
    for i, line in enumerate(source.lines):
        if told <= i < last and line.ends_sentence:
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
    opens = source.lines[i].text.startswith((f"{bare_name(who)} ", f"{bare_name(who)},"))
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
    if is_salutation(line) or names_one(line.text, "spoken_word") or _is_byline(line):
        return True
    if opening_phrase(line.text, "about_author") is not None and (i + 3 >= len(source.lines) or i == 0):
        return True
    heading = line.words <= _LONGEST_HEADING or opening_phrase(line.text, "speech_title") is not None
    return heading and not line.ends_sentence
