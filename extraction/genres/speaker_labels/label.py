"""Speaker labels: "KERN:", "SRS HILLE:", "Bauer (AA):", "FRAGE (zu Mali):", "Dr. Angela Kern, Bundeskanzlerin:", "CCTV:"."""

from __future__ import annotations

import re
from enum import Enum

from extraction.genres.people import are_first_letters, bare_name, person_in
from extraction.genres.speaker_labels.bodies import body_behind
from extraction.genres.speaker_labels.names import LABEL_PARTICLES, plain_name, short_titles
from extraction.knowledge.names import Form, single_names, title_of
from extraction.text import dataclass, words_of
from extraction.text.dictionary import is_known
from extraction.text.folding import fold
from extraction.text.lexicon import contractions
from extraction.turns import names_one, opening_phrase, trade_words
from extraction.turns.field_boxes import is_thing

_COLON = re.compile(
    r"(?P<name>[^:()\[\]\n]{1,120}?)\s*(?P<bracket>\([^()\n]{1,80}\)|\[[^\[\]\n]{1,80}\])?\s*(?:\([^()\n]{1,40}\)\s*)?(?:\*\*|__)?:(?:\*\*|__)?(?=\s|$)"
)
_DASHED = re.compile(
    r"(?P<name>[^\W\d_a-zß-ÿ]{2}[^:()\n–—a-zß-ÿ]{0,40}?|[^\W\d_a-zß-ÿ][\w’'-]+(?: [^\W\d_a-zß-ÿ][\w’'-]+){1,3})"
    r"\s*(?P<bracket>\([^()\n]{1,60}\))?\s+[–—](?=\s)"
)
_BARRED = re.compile(
    r"(?P<name>[^\W\d_][^:()\n|>/\t]{0,40}?)\s*(?P<bracket>\([^()\n|]{1,60}\))?(?:\s+(?:\||//|>)(?=\s)|[ \xa0]?\t)"
)
_BOLD = re.compile(r"\*\*(?P<name>[^*:\n]{1,60}?)(?P<bracket>\([^()*\n]{1,60}\))?\*\*(?=[ \t]+\S)")
_ENCLOSED = re.compile(
    r"[<\[{‹(»](?P<name>[^<>\[\]{}‹›:()»«\n]{2,60}?)\s*(?P<bracket>\([^()\n]{1,60}\))?[>\]}›)«](?=\s+\S)"
)
_LEADING = re.compile(
    r"(?:[▶►•·→»>#]+|\d{1,3}[.)]|\d{1,2}:\d{2}(?::\d{2})?)\s+(?=\S)"
)  # a bullet, a number, a time before a label
_STOPPED = re.compile(
    r"(?P<name>[^:().\n]{1,60}?(?=\s\()"
    r"|[^\W\d_]\S* [^:().,\n]{2,40}, (?!Herr |Frau |Exzellenz)[^:().\n]{4,60}|(?:Der|Die) [^\W\d_a-zß-ÿ]\w+)"
    r"\s?(?P<bracket>\([^()\n]{1,60}\))?\.\s[–—-](?=\s)"
)  # "Jana Kern (Verts/ALE). – …", "Jana Kern, Vizepräsidentin der Kommission. – …"
# The forms with the marks of which each has one: most lines have none of them.
_FORMS = (
    ((":",), _COLON),
    (("–", "—"), _DASHED),
    (("|", "//", ">", "\t"), _BARRED),
    (("**",), _BOLD),
    ((">", "]", "}", "›", ")", "«"), _ENCLOSED),
    ((". –", ". —", ". -"), _STOPPED),
)
_ALONE = re.compile(r"(?P<name>[^:()\n]{1,60}?)\s*(?P<bracket>\([^()\n]{1,60}\))?[\s–—|\]•=~#>]*$")
_MARKS = " -–—*_|[]•=~#>"  # that stand around a name as an ornament
_HANDLE = re.compile(r"[^\W\d_]{2,}\w*_\w+|[^\W\d_]{4,}\d{2,}")  # "adriatic_77", "Gast4412" in a chat
_ROLE_WORDS = words_of("inside_role_of_label")
_LONGEST_NAME, _LONGEST_QUESTION, _LONGEST_ROLE, _LONGEST_OUTLET, _LONGEST_OFFICE = 6, 9, 10, 4, 14
_LONGEST_SHORT = 3  # letters


class Role(Enum):
    """What a label says about the words behind it."""

    QUESTION = "question"
    ANSWER = "answer"
    CHAIR = "chair"
    OFFICE = "office"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as it stands: its characters with and without the colon, what it says, and the name in it as one writes names.

    `recorded` are words from elsewhere that a station plays: "O-Ton Demonstrantin".
    """

    role: Role
    start: int
    end: int
    stop: int
    name: str = ""
    title: str = ""
    behalf: str | None = None
    house: str = ""
    recorded: bool = False


def read_label(text: str, start: int, *, colon: bool = True) -> Label | None:
    """The label that a line opens with, `start` being where the line stands; without `colon` one that is the whole line."""
    if (leading := _LEADING.match(text)) is not None:
        text, start = text[leading.end() :], start + leading.end()
    match = _marked_name(text) if colon else _ALONE.match(text)
    if match is None or not match["name"].strip(_MARKS):
        return None
    name, bracket = match["name"].strip(_MARKS), (match["bracket"] or "").strip("()[]")
    offset = start + match.start("name") + match["name"].index(name[0])
    end = start + (
        match.end("bracket") if match["bracket"] else match.start("name") + len(match["name"].rstrip(_MARKS))
    )
    recorded, name = _without_recording(_without_degrees(name))
    role = _role(name)
    if role is None:
        return None
    if role is not Role.NAME:
        return Label(role, offset, end, start + match.end(), name, behalf=body_behind(bracket))
    name = _holder(name) or name
    plain, title, behalf = plain_name(name)
    whose = body_behind(bracket) or behalf
    return Label(role, offset, end, start + match.end(), plain, title, whose, bracket, recorded) if plain else None


def _is_no_label(name: str, words: list[str]) -> bool:
    """ "Komplettes Wortprotokoll"; "T" before a telephone number, not "T. Kern"; "Von" over who writes, not "Von der Leyen"."""
    if opening_phrase(name, "signers_heading") is not None or is_thing(name):
        return True
    if name.lower() in trade_words("credit_label"):
        return True
    opening = opening_phrase(name, "no_label")
    return opening is not None and (len(words) == 1 or len(opening) > _LONGEST_SHORT)


def _marked_name(text: str) -> re.Match[str] | None:
    """The name that a line opens with, and the mark that parts it from what is said."""
    for marks, form in _FORMS:
        if any(mark in text for mark in marks) and (match := form.match(text)) is not None:
            return match
    return None


def _role(name: str) -> Role | None:
    """What the words of a label say; None where they are none."""
    words = name.split()
    if are_first_letters(name) and len(words) > 1:
        return Role.NAME  # "F. R." asks no more than "A. L."
    first = opening_phrase(name, "question_label")
    if first is not None and (words[0][0].isupper()) and len(words) <= _LONGEST_QUESTION:
        return Role.QUESTION if len(first) > 1 or words[0] == name else None
    if name.lower() in trade_words("answer_label") or (
        len(words) <= _LONGEST_NAME
        and len(words) > 1
        and opening_phrase(name, "answer_label") == words[0].lower() == "antwort"
    ):
        return Role.ANSWER
    if opening_phrase(name, "chair_label") is not None and len(words) <= _LONGEST_NAME:
        return Role.CHAIR
    if name.lower() in trade_words("office_label"):
        return Role.OFFICE
    if _HANDLE.fullmatch(name):
        return Role.QUESTION
    titled = words[-1].rpartition("-")[2].lower() if "-" in words[-1] else name
    if _is_no_label(name, words) or names_one(titled, "interview_title"):
        return None  # "Komplettes Wortprotokoll:", "HB-INTERVIEW:"
    if is_outlet(name):
        return Role.QUESTION
    return Role.NAME if _is_name(name) or _holder(name) is not None else None


def _without_recording(name: str) -> tuple[bool, str]:
    """ "O-Ton Demonstrantin": whether the label is that of a recording, and who speaks in it."""
    played = opening_phrase(name, "recording_label")
    behind = name[len(played) :].strip(" -–,") if played is not None else ""
    return bool(behind), behind or name


def _without_degrees(name: str) -> str:
    """ "Abgeordneter Arvo Kern, MA MSc" without what he has studied."""
    person, comma, behind = name.partition(", ")
    degrees = bool(comma) and all(word.strip(".,").lower() in trade_words("degree") for word in behind.split())
    return person if degrees else name


def _holder(name: str) -> str | None:
    """ "Bundesministerin für Europa und Äußeres Mag. Anna Kern": title and name of a label with an office between them."""
    words = name.split()
    if len(words) <= 2 or title_of(words[0]) is None or len(words) > _LONGEST_OFFICE:
        return None
    behind = [i for i in range(1, len(words)) if words[i].endswith(".") or words[i] in short_titles()]
    named = " ".join(words[behind[-1] + 1 :]) if behind else person_in(name)
    if named is None or named == name or not all(map(_is_name_word, named.split())):
        return None
    plain = bare_name(named)
    return f"{words[0]} {plain}" if name.endswith(plain) and plain != words[-1] else None


def is_outlet(name: str) -> bool:
    """Whether a name is that of a house of the press: "DIE ZEIT", "Tages-Anzeiger"."""
    words = name.lower().split()
    known = " ".join(words) in trade_words("outlet") or (len(words) > 1 and words[-1] in trade_words("outlet_ending"))
    return known or (len(words) <= _LONGEST_OUTLET and words[-1].endswith(tuple(trade_words("outlet_suffix"))))


def _is_name(name: str) -> bool:
    """Whether every word of a label could be part of a name, or of a role behind a comma."""
    person, comma, role = name.partition(", ")
    words = person.split()
    if not 1 <= len(words) <= _LONGEST_NAME or not all(_is_name_word(word) for word in words):
        return False
    if name.lower() in words_of("preposition") or (
        words[0].lower() in contractions() and words[0] not in short_titles()
    ):
        return False  # "Zum Schluss: …", "Mit: …"
    if comma and not _is_role(role):
        return False
    last = words[-1]
    if last.lower() in words_of("preposition"):
        return False  # "Zusammengestellt von: …"
    if len(words) > 1 and words[0].lower() in words_of("article") and title_of(last) is None and is_known(last):
        return False  # "Der Treffpunkt: …"
    if last.lower() in words_of("weekday", "month", "article", "personal_pronoun") or not words[0][0].isupper():
        return words[0].lower() in LABEL_PARTICLES and len(words) > 1 and last[0].isupper()
    return not _names_place(person)


def _is_name_word(word: str) -> bool:
    if word.lower() in LABEL_PARTICLES or are_first_letters(word):
        return True
    letters = word.replace("-", "").replace("’", "").replace("'", "").rstrip(".")
    arabic = word.startswith(("al-", "as-", "el-", "an-", "ar-", "at-"))
    return letters.isalpha() and (word[0].isupper() or arabic)


def _is_role(role: str) -> bool:
    words = role.split()
    titled = any(title_of(word) is not None or word.lower() in trade_words("title_of_body") for word in words)
    return (
        titled
        and len(words) <= _LONGEST_ROLE
        and all(w[0].isupper() or w in _ROLE_WORDS or w.endswith(("en", "er", "e")) for w in words)
    )


def _names_place(name: str) -> bool:
    """ "Ukraine: Kern fordert …" is a headline, not Ukraine's turn."""
    target = single_names().get(fold(name))
    return target is not None and target.form in (Form.NAME, Form.CAPITAL)
