"""The text of an article before it is parsed: what is refused, what is evened out, and the id that it gives."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from schemas.values.ids import ARTICLE, EVENT, STATEMENT, make_id

SUPPORTED = "de"
UNDETERMINED = "und"

_LINE_ENDS = re.compile(r"\r\n?|[\f\x85\u2028\u2029]")
# Control characters but tabulators and line ends, and what is no character: signs that the bytes are no text.
_BINARY = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_INVISIBLE = re.compile("[\ufeff\u00ad\u200b]")
# Elements of HTML that no plain text has.
_MARKUP = re.compile(
    r"</?(?:p|div|br|span|article|section|h[1-6]|ul|ol|li|table|tr|td|body|html|head|a|strong|em)(?:\s[^<>]{0,500})?/?>",
    re.I,
)
_DOCUMENT = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I)
_SPACE = re.compile(r"\s+")
_LANGUAGES = {
    "en": "English",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
}


class Refusal(ValueError):  # noqa: N818 - named for what it is, as StopIteration is
    """A text that can't be stored.

    `reason` is a word: empty-text, unreadable-text, unsupported-language or too-many-statements, and others for what api.feeding
    can't read.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def normalise(raw: str) -> str:
    """The text as it is stored and as all offsets count it.

    Composed characters (NFC), line feeds, no byte order mark, soft hyphen or zero-width space, no white space around.
    Raises Refusal for what is empty or no text.
    """
    if _BINARY.search(raw):
        raise Refusal("unreadable-text", "The text has control characters, as binary data do.")
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", raw))).strip()
    if not any(c.isalpha() for c in text):
        raise Refusal("empty-text", "The text has no words.")
    return text


def refuse_markup(raw: str) -> None:
    """Raises Refusal for HTML, of which the tags would be taken for words."""
    if len(_MARKUP.findall(raw)) > 1 or _DOCUMENT.match(raw):
        raise Refusal("unreadable-text", "The text is HTML; give it as plain text, or the page to `articles add`.")


def identify(text: str) -> str:
    """The id of an article with this text: the same however the words are spaced."""
    return make_id(ARTICLE, _digest(_SPACE.sub(" ", text)))


def identify_statements(text: str, places: Iterable[str]) -> list[str]:
    """The ids of the statements at these places of the article with this text; those at one place are told apart by their order."""
    article, seen, ids = _digest(_SPACE.sub(" ", text)), Counter[str](), []
    for place in places:
        ids.append(make_id(STATEMENT, _digest(article, place, str(seen[place]))))
        seen[place] += 1
    return ids


def identify_event(article: str, position: int) -> str:
    """The id of an event: of the article that told of it first, and which of its events it was."""
    return make_id(EVENT, _digest(article, str(position)))


def _digest(*parts: str) -> str:
    """20 hexadecimal digits (80 bits of SHA-256)."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:20]


def determine_language(text: str, declared: str | None, detect: Callable[[str], str]) -> str:
    """The language of a text as a BCP 47 tag; raises Refusal unless it is German.

    A text too short to tell is taken at its word.
    """
    detected = detect(text)
    for language in filter(None, (declared, detected if detected != UNDETERMINED else None)):
        if language.lower().split("-")[0] != SUPPORTED:
            raise Refusal("unsupported-language", f"The language is {_name(language)}; only German (de) can be parsed.")
    if detected == UNDETERMINED and declared is None:
        raise Refusal("unsupported-language", "The language can't be told; say so if it is German (de).")
    return declared or detected


def _name(tag: str) -> str:
    """The tag, with the language's word where that is known."""
    word = _LANGUAGES.get(tag.lower().split("-")[0])
    return f"{word} ({tag})" if word else tag
