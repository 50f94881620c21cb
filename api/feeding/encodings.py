"""Bytes into text: in the encoding that is said, and where it is wrong in the one that they are in."""

from __future__ import annotations

import codecs

from api.articles.article_text import Refusal

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_WESTERN = {
    "iso8859-1",
    "ascii",
}  # what servers call by these names is Windows' own, as browsers know (WHATWG Encoding)
_FEW = 0.5  # faulty bytes for each sound character beyond ASCII: more than that and it is another encoding


def find_codec(name: str) -> str | None:
    """Python's name of an encoding of text; None for what is none."""
    try:
        found = codecs.lookup(name.strip())
        "".encode(found.name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return "cp1252" if found.name in _WESTERN else found.name


def decode(content: bytes, said: str | None = None) -> str:
    """The text of a file, in UTF-8 or the encoding that is said. Raises Refusal where it is in another one."""
    marked, content = _without_mark(content)
    try:
        return content.decode(marked or (said and find_codec(said)) or "utf-8")
    except UnicodeDecodeError:
        if said is None and (text := _mend_utf8(content)) is not None:
            return text
    raise Refusal("unreadable-text", f"The file is not {said or 'UTF-8'} text; --encoding says which it is.")


def decode_leniently(content: bytes, said: str | None = None) -> str:
    """The text of a page, whatever is faulty: UTF-8 where it is that, but for a byte; else what is said; else Windows' own."""
    marked, content = _without_mark(content)
    codec = marked or (said and find_codec(said)) or None
    if codec in (None, "utf-8", "cp1252"):
        text = _mend_utf8(content)
        if text is not None:
            return text
    return content.decode(codec if codec and codec != "utf-8" else "cp1252", "replace")


def _without_mark(content: bytes) -> tuple[str | None, bytes]:
    for mark, codec in _MARKS.items():
        if content.startswith(mark):
            return codec, content[len(mark) :]
    return None, content


def _mend_utf8(content: bytes) -> str | None:
    """The text with signs of replacement for the few bytes that are wrong; None where it is hardly UTF-8."""
    text = content.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    sound = sum(not c.isascii() for c in text) - faults if faults else 0
    return text if faults <= _FEW * sound else None
