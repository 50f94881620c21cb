"""Letters and transcripts inside a page: "Das Schreiben im Wortlaut:", a salutation, words, a signature; then the page goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.genres.collected.blocks import Block, end_of_words
from extraction.genres.letters import closes_letter, is_salutation, signing_body
from extraction.genres.people import bare_name, is_name, is_named, opens_with_office, people_of, person_in
from extraction.knowledge.names import title_of
from extraction.turns import Line, Source, names_one, opening_phrase, says_first_person

_YOURS = re.compile(r"(?:Herzlichst,? |Herzlich,? )?(?:Ihre?|Eure?|Dein|Deine) (?=[A-ZÄÖÜ])")
_RULE = re.compile(r"[_*=–—-]{3,}|\* \* \*|\+\+\+")
_REGISTERED = re.compile(r"[ ,]+(?:e\. ?V\.|gGmbH|GmbH|AG)$")
_LONGEST_ACRONYM = 5  # letters
_LONGEST_LETTER, _LONGEST_SIGNATURE, _MOST_BODIES, _MOST_SIGNERS = 60, 12, 5, 20  # lines, lines, who sign
_LONGEST_SALUTATION = 200  # characters
_LONGEST_SIGNED = 9  # words of a line of a signature
_NEAR = 3  # lines over a transcript that name whose it is


def letters_in(source: Source) -> Iterator[Block]:
    """The letters that open with a salutation and close with whoever signs, and the words that a line says to follow."""
    lines, at = source.lines, 0
    while at < len(lines):
        block = _letter_at(lines, at) or _wording_at(source, at)
        if block is not None:
            yield block
        at = block.end if block is not None else at + 1


def _letter_at(lines: Sequence[Line], i: int) -> Block | None:
    """The letter that opens with the salutation in line `i`."""
    if len(lines[i].text) > _LONGEST_SALUTATION or not is_salutation(lines[i]):
        return None
    head = i - 1 if i and _announces(lines[i - 1]) else i
    first = next((k for k in range(i, len(lines)) if not is_salutation(lines[k])), len(lines))
    for k in range(first + 1, min(len(lines), first + _LONGEST_LETTER)):
        if is_salutation(lines[k]) and not lines[k].ends_sentence:
            return None  # the next letter, before anybody has signed this one
        start = _start_of_signature(lines, k)
        if start is None:
            continue
        end = _end_of_signature(lines, start)
        editorial = any(names_one(line.text, "reader") for line in lines[i:first])
        who = _who_signs(lines[start:end], announced=head < i, editorial=editorial)
        words = "\n".join(line.text for line in lines[first:k])
        own = who is not None and (not who or says_first_person(words))
        return Block(who or "", head, first, k, end) if own else None
    return None


def _announces(line: Line) -> bool:
    """ "Der Brief im Wortlaut:", "… wird hier gekürzt wiedergegeben:": a line that opens the words of others."""
    return line.text.endswith(":")


def _start_of_signature(lines: Sequence[Line], k: int) -> int | None:
    """The line in which somebody signs, where line `k` closes a letter or is itself nothing but a name; None for any other line."""
    if closes_letter(lines[k]):
        return k + 1 if k + 1 < len(lines) else None
    if _YOURS.match(lines[k].text) and _is_signed(lines[k]):
        return k
    if lines[k].ends_sentence:
        return None
    closed = k + 1 == len(lines) or _is_office(lines[k + 1]) or _is_rule(lines[k + 1])
    return k if closed and _is_name(lines[k].text) else None


def _end_of_signature(lines: Sequence[Line], start: int) -> int:
    end = start
    while end < min(len(lines), start + _LONGEST_SIGNATURE) and _is_signed(lines[end]):
        end += 1
        if _is_rule(lines[end - 1]):
            break
    return end


def _is_signed(line: Line) -> bool:
    """Whether a line can be of a signature: a name, an office, a house; no sentence and no heading of what follows."""
    loud = line.text.isupper() and len(line.text) > _LONGEST_ACRONYM
    noted = loud or opening_phrase(line.text.rstrip(":"), "background_heading") is not None
    return (
        line.words <= _LONGEST_SIGNED
        and not noted
        and (not line.ends_sentence or line.text.startswith("(") or _REGISTERED.search(line.text) is not None)
    )


def _is_rule(line: Line) -> bool:
    return _RULE.fullmatch(line.text) is not None


def _who_signs(signed: Sequence[Line], *, announced: bool, editorial: bool) -> str | None:
    """Who signs: a person, or the bodies that do so together; "" for who leads readers to their news without holding an office."""
    if not signed:
        return None
    bodies = tuple(
        _REGISTERED.sub("", line.text) for line in signed if not line.text.startswith("(") and not _is_rule(line)
    )
    people = any(_is_name(body) or title_of(body.split()[0]) is not None for body in bodies)
    if len(bodies) > 1 and announced and not people:
        return "; ".join(bodies[:_MOST_BODIES])
    names = [name for line in signed if _is_name(name := line.text.partition(",")[0].strip())]
    several = signing_body(signed) or ("; ".join(names[:_MOST_SIGNERS]) if len(names) > 1 else None)
    if several is not None:
        return several
    name, _, office = _YOURS.sub("", signed[0].text).partition(",")
    if _is_name(name) or (person_in(name) or "") == name:
        below = signed[1:2] if not office else ()
        titled = bare_name(name) != name or any(map(_is_office, below)) or bool(office)
        return name if titled or announced or not editorial else ""
    return None


def _is_name(text: str) -> bool:
    """Whether a line is nothing but the whole name of somebody."""
    return " " in text and is_name(text)


def _is_office(line: Line) -> bool:
    return opens_with_office(line.text) and not line.ends_sentence and line.words <= _LONGEST_SIGNED


def _wording_at(source: Source, i: int) -> Block | None:
    """ "Ministerin Kern schickte ein Video. Hier die Abschrift in Auszügen:": the words below, up to the next heading."""
    lines = source.lines
    opener = lines[i]
    if not (opener.text.endswith(":") and names_one(opener.text, "transcript_follows")):
        return None
    if i + 1 < len(lines) and _letter_at(lines, i + 1) is not None:
        return None
    near = (opener.text, *(line.text for line in reversed(lines[max(0, i - _NEAR) : i])))
    people = (person for text in near for person in people_of(text) if is_named(person))
    who = next(people, None)
    if who is None:
        return None
    last = end_of_words(lines, i + 1, who)
    words = "\n".join(line.text for line in lines[i + 1 : last])
    return Block(who, i + 1, i + 1, last, last) if says_first_person(words) else None
