"""Who is interviewed where answers have no label: by title, lead, closing line, and how the questions address them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.genres.people import are_initials, fuller_name, is_named, of_initials, person_in
from extraction.genres.speaker_labels import Label, Role
from extraction.genres.talks.askers import is_credit
from extraction.knowledge.names import title_of
from extraction.turns import Line, Source, alternation, names_one, opening_phrase, without_quotations

ADDRESS = re.compile(
    rf"\b{alternation('address_before_name')}\s+(?:Dr\.\s+|Prof\.\s+)?(?![a-zäöüß])([^\W\d_][\w’'-]+(?:-[^\W\d_][\w’'-]+)*)"
)
_INTERVIEWED = re.compile(rf"\bmit (?P<who>[^.:]+?)(?:\s+{alternation('verb_of_interviewer')}\b|[.:]|$)")
_BYLINE = re.compile(rf"(?:{alternation('before_author')} |{alternation('credit_label')}: )[A-ZÄÖÜ]")
_FIRST_LINES = 3  # lines that may name who is interviewed
_LONGEST_KICKER, _LONGEST_NAMING = 6, 20  # words, also of one that names somebody


def is_kicker(line: Line) -> bool:
    """ "INTERVIEW", "Interview mit Jana Kern, der neuen Botschafterin": a line that calls the text so."""
    if line.ends_sentence or line.words > _LONGEST_NAMING or opening_phrase(line.text, "interview_kicker") is None:
        return False
    return line.words <= _LONGEST_KICKER or person_in(line.text) is not None


def who_answers(source: Source, labels: Sequence[Label], asked: str, *, first: int) -> str | None:
    """Who is interviewed: by the label, else by the closing line, the title, the lead or how the words asked address them."""
    lead = [line.text for line in source.lines[:first] if not is_credit(line) and not _BYLINE.match(line.text)]
    credits = [line.text for line in (*source.lines[:2], *source.lines[-3:]) if is_credit(line)]
    near = [
        without_quotations(source.title),
        *lead,
        *(match["who"] for credit in credits for match in _INTERVIEWED.finditer(credit)),
    ]
    label = labels[0] if labels else None
    meant = of_initials(label.name, [*near, source.author or ""]) if label is not None else None
    if meant is not None:
        return meant
    if label is not None and label.role is Role.NAME and not are_initials(label.name):
        before = [line.text for line in source.lines[:_FIRST_LINES] if line.start < label.start]
        return fuller_name(f"{label.title} {label.name}".strip(), [*near, *before])
    found = [person for text in near if (person := person_in(text)) is not None]
    found += [source.author] if source.author else []
    address = ADDRESS.search(asked)
    if address is not None and (title_of(address[1]) is None or not found):
        surname = address[1]
        addressed = next((person for person in found if surname.lower() in person.lower()), None)
        office = names_one(surname, "title_of_body")  # "Herr Bundesrat"
        return addressed or next(filter(is_named, found if office else ()), surname)
    return fuller_name(next(filter(is_named, found), found[0]), near) if found else None
