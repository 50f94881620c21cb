"""Speaker labels: "KERN:", "SRS HILLE:", "Bauer (AA):", "FRAGE (zu Mali):", "Dr. Angela Kern, Bundeskanzlerin:", "CCTV:"."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from extraction.genres.person_phrases import NAME_PARTICLES, bare_name, person_in
from extraction.genres.whole_names import are_first_letters
from extraction.knowledge.names import Form, is_given_name, single_names, title_of
from extraction.text import dataclass, rows, words_of
from extraction.text.dictionary import is_known
from extraction.text.folding import fold
from extraction.text.lexicon import contractions
from extraction.turns import names_one, opening_phrase
from extraction.turns.trade_words import trade_words

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
    r"(?P<name>[^:().\n]{1,60}?)\s(?P<bracket>\([^()\n]{1,60}\))\.\s[–—-](?=\s)"
)  # "Jana Kern (Verts/ALE). – …"
# The forms with the marks of which each has one: most lines have none of them.
_FORMS = (
    ((":",), _COLON),
    (("–", "—"), _DASHED),
    (("|", "//", ">", "\t"), _BARRED),
    (("**",), _BOLD),
    ((">", "]", "}", "›", ")", "«"), _ENCLOSED),
    ((").",), _STOPPED),
)
_ALONE = re.compile(r"(?P<name>[^:()\n]{1,60}?)\s*(?P<bracket>\([^()\n]{1,60}\))?[\s–—|\]•=~#>]*$")
_MARKS = " -–—*_|[]•=~#>"  # that stand around a name as an ornament
_HANDLE = re.compile(r"[^\W\d_]{2,}\w*_\w+|[^\W\d_]{4,}\d{2,}")  # "adriatic_77", "Gast4412" in a chat
_PARTICLES = NAME_PARTICLES | {"y", "und"}  # "Ortega y Gasset"
_ROLE_WORDS = frozenset("des der für im in beim und bei von vom am an zu zur zum".split())
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
        return Label(role, offset, end, start + match.end(), name, behalf=_body(bracket))
    name = _holder(name) or name
    plain, title, behalf = _plain_name(name)
    whose = _body(bracket) or behalf
    return Label(role, offset, end, start + match.end(), plain, title, whose, bracket, recorded) if plain else None


def _is_no_label(name: str, words: list[str]) -> bool:
    """ "Komplettes Wortprotokoll"; "T" before a telephone number, not "T. Kern"; "Von" over who writes, not "Von der Leyen"."""
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
    behind = [i for i in range(1, len(words)) if words[i].endswith(".") or words[i] in _short_titles()]
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
        words[0].lower() in contractions() and words[0] not in _short_titles()
    ):
        return False  # "Zum Schluss: …", "Mit: …"
    if comma and not _is_role(role):
        return False
    last = words[-1]
    if len(words) > 1 and words[0].lower() in words_of("article") and title_of(last) is None and is_known(last):
        return False  # "Der Treffpunkt: …"
    if last.lower() in words_of("weekday", "month", "article", "personal_pronoun") or not words[0][0].isupper():
        return words[0].lower() in _PARTICLES and len(words) > 1 and last[0].isupper()
    return not _names_place(person)


def _is_name_word(word: str) -> bool:
    if word.lower() in _PARTICLES or are_first_letters(word):
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


def _plain_name(name: str) -> tuple[str, str, str | None]:
    """The name without its short titles, in the usual spelling; the title that these stand for, and for whom that speaks."""
    person, _, role = name.partition(", ")
    words, titles = person.split(), list[str]()
    role = _without_abbreviation(role)
    words = [
        word.replace("’", "").replace("'", "") if word[:2].isupper() else word for word in words
    ]  # "BK’IN", "BK’in"
    behalf = next((_short_titles()[word][1] for word in words[:1] if word in _short_titles()), None)
    if len(words) > 2 and words[0].lower() in trade_words("title_of_body"):
        words = words[1:]  # "Bundesrat Arvo Kern": who has such a title is found by name
    while words and (words[0] in _short_titles() or _opens_title(words)):
        word = words.pop(0)
        titles.append(
            ""
            if word.endswith(".") and word not in _short_titles()
            else _short_titles()[word][0]
            if word in _short_titles()
            else _spelled(word)
        )
    plain = " ".join(map(_spelled, _given_name_first(words)))
    title = next((t for t in titles if t), "")
    if not title and title_of(role) is not None and role.lower() not in trade_words("title_of_body"):
        title = role
    return plain, title, behalf


def _opens_title(words: list[str]) -> bool:
    """ "Staatssekretär | Kern", "Parl. | Staatssekretär Kern"."""
    if len(words) < 2:
        return False
    titled = words[1] if words[0].endswith(".") and len(words) > 2 else words[0]
    return title_of(_spelled(titled)) is not None


def _without_abbreviation(role: str) -> str:
    """ "Parl. Staatssekretär" is a "Staatssekretär"."""
    first, _, rest = role.partition(" ")
    return rest if first.endswith(".") and title_of(rest.split(" ")[0]) is not None else role


def _given_name_first(words: list[str]) -> list[str]:
    """ "Kern Anna" as the minutes of Swiss parliaments have it; names of one word and names in the usual order stay."""
    if len(words) != 2:
        return words
    surname, given = map(_spelled, words)
    return (
        words[::-1]
        if is_given_name(given) and not is_given_name(surname) and not is_given_name(surname.title())
        else words
    )


@cache
def _short_titles() -> dict[str, tuple[str, str | None]]:
    """Short title → the whole title, and the country that its holder speaks for."""
    lines = rows("label_titles.tsv")
    return {short: ("" if title == "-" else title, None if behalf == "-" else behalf) for short, title, behalf in lines}


def is_short_title(word: str) -> bool:
    """Whether a word is a title as labels shorten it: "Abg.", "StS"."""
    return word in _short_titles()


def _spelled(word: str) -> str:
    """ "KERN-MÜLLER" → "Kern-Müller", "VON" → "von"; what is not in capitals stays."""
    if word.lower() in _PARTICLES and word.isupper():
        return word.lower()
    if not word.isupper() or len(word) < 2 or word.endswith("."):
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def _body(bracket: str) -> str | None:
    """For whom the words in brackets say that somebody speaks; None where they say nothing."""
    found = label_bodies().get(bracket) or label_bodies().get(bracket.partition(",")[0].strip())
    return None if found in (None, "-") else found


@cache
def label_bodies() -> dict[str, str]:
    """What stands in brackets behind names → for whom "wir" then speaks, "-" for nobody."""
    return {cells[0]: cells[1] for cells in rows("label_bodies.tsv")}


def body_in(title: str) -> str | None:
    """For whom those speak whose house a title names: "Briefing des EAD" → "EU"; None where it names none."""
    found = (label_bodies().get(word.strip(".,:;()„“")) for word in title.split())
    return next((body for body in found if body not in (None, "-")), None)


def is_body(bracket: str) -> bool:
    """Whether a bracket holds a ministry, office or party, as behind the names of transcripts."""
    return bracket in label_bodies() or bracket.partition(",")[0].strip() in label_bodies()
