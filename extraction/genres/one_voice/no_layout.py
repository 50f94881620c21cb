"""Texts of no known layout that are mostly in the first person, of one person with an office or of one body: whom head or foot names.

What a reporter writes is none: neither "ich" nor "wir" are theirs here who have no office, tell of others, or let them speak.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extraction.genres.letters import signers, signing_body
from extraction.genres.one_voice.held_speeches import behind_lead
from extraction.genres.one_voice.speeches import words_of_one
from extraction.genres.people import (
    bare_name,
    is_name,
    is_named,
    office_holder_in,
    opens_with_office,
    people_of,
    place_of,
)
from extraction.knowledge.names import title_of
from extraction.text import STARTS_AT, Genre
from extraction.turns import (
    FIRST_PERSON,
    Line,
    Script,
    Source,
    alternation,
    is_reported,
    is_told_by_reporter,
    names_one,
    opening_phrase,
    says_i,
    without_quotations,
)

_HEAD, _FOOT = 5, 8  # lines among which somebody is named
_LONGEST_NAME = 12  # words of such a line
_FEWEST, _MOSTLY = 4, 0.4  # sentences, share of them in the first person
_MOST_QUESTIONS = 2
_BEHIND = re.compile(rf"^{alternation('before_author')}\s+")
_LEGAL_FORM = re.compile(r",? e\. ?V\.$")
_LABEL = re.compile(r"[^\W\d_][^:?!.\n]{0,40}:\s")


def read_one_voice(source: Source) -> Script | None:
    """The words of the one person or body that a text in the first person names; None for any other text."""
    if is_reported(source.text):
        return None
    words = [line for line in source.lines if not _is_heading(line)]
    own = without_quotations("\n".join(line.text for line in words))
    if FIRST_PERSON.search(own) is None or _is_talk(words):
        return None
    if not _is_mostly_first_person(source, words) or is_told_by_reporter(source.text):
        return None
    head = list(takewhile(_is_heading, source.lines[:_HEAD]))
    foot = [line for line in source.lines[max(len(head), len(source.lines) - _FOOT) :] if _is_heading(line)]
    told = _tells_who_writes(words[0])
    who = told or _who(source, head, foot, own)
    if who is None:
        return None
    last = foot[0].start if foot else len(source.text)
    end = next((i for i, line in enumerate(source.lines) if line.start >= last), len(source.lines))
    opening = behind_lead(source.lines, len(head) + (told is not None), who)
    return Script(Genre.SPEECH, tuple(words_of_one(source, opening, end, who, place_of(source, bare_name(who)))))


def _is_heading(line: Line) -> bool:
    return not line.ends_sentence or line.text.endswith(("e. V.", "e.V."))


def _tells_who_writes(line: Line) -> str | None:
    """ "Die Abgeordnete Jana Kern schreibt über ihre Reise nach Narwa.": whom a sentence over the words names."""
    if FIRST_PERSON.search(line.text) or not names_one(line.text, "tells_who_writes"):
        return None
    people = list(people_of(line.text))
    reporter = names_one(line.text, "journalist")
    return people[0] if len(people) == 1 and people[0] != bare_name(people[0]) and not reporter else None


def _is_talk(words: Sequence[Line]) -> bool:
    """Whether lines have labels or ask, so that several people speak."""
    labelled = sum(_LABEL.match(line.text) is not None for line in words)
    return labelled > 1 or sum(line.asks for line in words) > _MOST_QUESTIONS


def _is_mostly_first_person(source: Source, words: Sequence[Line]) -> bool:
    sentences = [text for line in words for text in _sentences_of(source, line)]
    own = sum(FIRST_PERSON.search(without_quotations(text)) is not None for text in sentences)
    return len(sentences) >= _FEWEST and own >= _MOSTLY * len(sentences)


def _sentences_of(source: Source, line: Line) -> Iterator[str]:
    sentences = source.document.sentences
    first = bisect_left(sentences, line.start, key=STARTS_AT)
    for sentence in sentences[first : bisect_left(sentences, line.end, key=STARTS_AT)]:
        yield sentence.span.of(source.text)


def _who(source: Source, head: Sequence[Line], foot: Sequence[Line], own: str) -> str | None:
    """Who is named: below the words, else above them, else in the title; a body only where nobody says "ich"."""
    if (several := signers(foot)) is not None:
        return several
    for lines in (foot, head):
        people = {bare_name(person): person for person in _people_of(lines)}
        if people:
            found = next(iter(people.values()))
            speaks = lines is foot or says_i(
                own
            )  # "Wir sind montags für Sie da" is a house's below the name of its head
            return found if len(people) == 1 and speaks and bare_name(found).split(" ")[-1] not in own else None
    if says_i(own):
        titles = (source.author or "", source.title.partition(":")[0])
        return next((holder for title in titles if title and (holder := _holder(title, "", ""))), None)
    bodies = list(dict.fromkeys(body for line in (*foot, *head) if (body := _body_in(line)) is not None))
    return bodies[0] if len(bodies) == 1 else None


def _people_of(lines: Sequence[Line]) -> Iterator[str]:
    texts = [_BEHIND.sub("", line.text) for line in lines]
    for above, text, below in zip(["", *texts], texts, [*texts[1:], ""], strict=False):
        if len(text.split()) <= _LONGEST_NAME and (person := _holder(text, above, below)) is not None:
            yield person


def _holder(text: str, above: str, below: str) -> str | None:
    """Somebody with an office: "Botschafterin Jana Kern", "Ole Lind, MdB (SPD)", a name above "Wehrbeauftragter"; no reporter."""
    if names_one(f"{above} {text} {below}", "journalist") or text.startswith(("an ", "An ")):
        return None
    holder = office_holder_in(text, above, below)
    if holder is not None and text.startswith(holder):
        return holder
    name = re.split(r"\s*[,(|–]", text, maxsplit=1)[0]
    if not is_name(name) or not is_named(name) or title_of(name.split(" ")[0]):
        return None
    behind = text[len(name) :] or below
    return name if names_one(behind, "member_of_parliament") or opens_with_office(behind) else None


def _body_in(line: Line) -> str | None:
    """A line that is a body's name and nothing else: "Verband Deutscher Reeder"."""
    short = line.words <= _LONGEST_NAME // 2 and opening_phrase(line.text, "page_button") is None
    body = signing_body([line]) if short and not any(mark in line.text for mark in ":|?!") else None
    return _LEGAL_FORM.sub("", body) if body is not None and line.words > 1 and " an " not in body else None
