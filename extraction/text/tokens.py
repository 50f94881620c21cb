"""Text → tokens and sentences, with exact offsets.

A full stop ends a sentence unless it belongs to an abbreviation, an ordinal ("3. März", "des 75. Jahrestags"), an
initial ("George W. Bush") or a Roman numeral ("Abdullah II. von Jordanien"). A line break ends one too, except where a text
is wrapped in the middle of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from sys import intern

from extraction.text.dictionary import lemma_of
from extraction.text.document import Document, Sentence, Token
from extraction.text.lexicon import abbreviations, words_of
from extraction.text.quotation_marks import is_glued_to_sentence, opens_glued_quotation
from extraction.text.records import keeping_words
from extraction.text.results import Span
from extraction.text.sentence_edges import (
    CLOSING_MARKS,
    DASHES,
    OPENING_MARKS,
    bare_place_before,
    closes_bare_dateline,
    closes_dateline,
    goes_on_over_gap,
    is_glued_dateline,
)

MAX_SENTENCE = 400  # tokens; whatever runs on longer is cut, so that no text can make a stage slow
# Of any length; in a text of more they have MEAN_SENTENCE characters, or run on: no text has shorter ones.
FREE_SENTENCES = 1_000
MEAN_SENTENCE = 20
MAX_WORD = 150  # characters; likewise, since a word is looked at in all of its parts
EMPHASIS = frozenset("*_")  # of Markdown
_CLOSING = CLOSING_MARKS | EMPHASIS
SENTENCE_MARKS = frozenset(".!?…")
SOFT_HYPHEN = "\u00ad"  # inside a word, where a line may be cut; no part of the word

_ADDRESSES = ("http://", "https://")
_TOKEN = re.compile(
    r"""
    https?://[^\s<>"„“”]+[^\s<>"„“”.,;:!?)]         # web address
  | (?:[A-Za-zÄÖÜäöü]\.){2,}                        # z.B., d.h., U.S.
  | \d+(?:[.,:]\d+)*(?:-[^\W\d_][\w-]*)?            # 1.450,5 or 40-jährigen
  | [^\W_]+(?:(?:(?:[-’'./&+]\u00ad?|\u00ad{1,3})(?=[^\W_])|[:*_](?=in(?:nen)?\b))[^\W_]+)*-?  # words, halves, "Bürger:innen"
  | [-‑](?:(?<=\bund\s.)|(?<=\boder\s.))[^\W\d_]{3,}  # a compound's second half: "Ministerinnen und -minister"
  | \.{2,} | …
  | ,,|''|``|<<|>>|--+(?!-)
  | \S
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(r"(?=[IVX])X{0,2}(?:IX|IV|V?I{0,3})$")


def tokenise(document: Document) -> None:
    """Fill in the tokens and the sentences of a document."""
    document.tokens = _tokens(document.text, _lemma)
    document.starts = [token.start for token in document.tokens]
    sentences = _sentences(document.text, document.tokens)
    document.sentences = [part for sentence in sentences for part in _behind_place(document.tokens, sentence)]


@keeping_words
def _lemma(word: str) -> str:
    return lemma_of(word) if word[0].isalpha() else word


def cut(text: str) -> list[Token]:
    """The tokens of a text of which nobody asks what they are forms of; each is its own lemma."""
    return _tokens(text, str)


_NETWORK = "X"  # no initial in "schrieb sie auf X. Jana Kern …"


def _tokens(text: str, lemma: Callable[[str], str]) -> list[Token]:
    tokens: list[Token] = []
    last = 0
    soft = SOFT_HYPHEN in text
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = intern(text[start:end])  # so that what is known of it is found at once
        if soft and SOFT_HYPHEN in word[1:]:
            word = intern(word.replace(SOFT_HYPHEN, ""))
        if start < last:
            continue  # the full stop that an abbreviation before it took along
        if end - start > MAX_WORD:
            tokens += _cut_up(text, start, end)
        elif "." in word or text[end : end + 1] == ".":
            tokens += [_token(text, text[a:b], a, b, lemma) for a, b in _pieces(text[start:end], start, end)]
        else:
            tokens.append(Token(word, start, end, lemma(word)))
        last = tokens[-1].end
    return tokens


def _cut_up(text: str, start: int, end: int) -> Iterator[Token]:
    """What is too long for a word, in pieces."""
    for first in range(start, end, MAX_WORD):
        last = min(first + MAX_WORD, end)
        yield Token(text[first:last], first, last, text[first:last])


def _pieces(word: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut what the pattern joined wrongly: a possessive apostrophe is no part of a quotation, "sagte.Dann" is two."""
    dot = word.find(".")
    before, behind = word[:dot].replace("-", ""), word[dot + 1 :].replace("-", "")  # "dem EU-Abkommen.In ihrem"
    glued = 1 < dot < len(word) - 2 and before.isalpha() and behind.isalpha()
    if glued and word[dot + 1].isupper() and word[dot - 1].islower():
        return [(start, start + dot), (start + dot, start + dot + 1), (start + dot + 1, end)]
    return [(start, end)]


def _token(text: str, word: str, start: int, end: int, lemma: Callable[[str], str]) -> Token:
    if text.startswith(".", end) and word + "." in abbreviations():
        end += 1
        word = text[start:end]
    return Token(word, start, end, lemma(word))


def _sentences(text: str, tokens: list[Token]) -> list[Sentence]:
    sentences: list[Sentence] = []
    first = paragraph = 0
    for i, token in enumerate(tokens):
        word, end = token.text, token.end
        last = i + 1 == len(tokens)
        if not last and i + 1 - first < MAX_SENTENCE:
            if word.isalnum() and text[end] == " " and tokens[i + 1].start == end + 1:
                continue  # like most words
            if len(sentences) > FREE_SENTENCES and too_many(len(sentences), end):
                continue
        broken = not last and "\n" in text[end : tokens[i + 1].start] and _line_break(text, tokens, i)
        may_end = word[-1] in SENTENCE_MARKS or word in _CLOSING  # a mark, or an abbreviation
        ends = last or broken or i + 1 - first >= MAX_SENTENCE or (may_end and _ends_sentence(tokens, i))
        opened = word in DASHES and closes_dateline(tokens, first, i)
        opened = opened or (word[-1] == "-" and is_glued_dateline(tokens, first, i))
        if ends or opened or (word == ")" and closes_bare_dateline(tokens, first, i)):
            sentences.append(Sentence(Span(tokens[first].start, tokens[i].end), first, i + 1, paragraph))
            first = i + 1
            paragraph += broken
    return sentences


def _behind_place(tokens: list[Token], sentence: Sentence) -> list[Sentence]:
    """A sentence, or the place before it and the sentence: "Sydney | Die Außenministerin hat …"."""
    at = bare_place_before(tokens, sentence.first, sentence.last) if sentence.paragraph <= _OPENING else sentence.first
    if at == sentence.first:
        return [sentence]
    place = Sentence(Span(sentence.span.start, tokens[at - 1].end), sentence.first, at, sentence.paragraph)
    return [place, Sentence(Span(tokens[at].start, sentence.span.end), at, sentence.last, sentence.paragraph)]


_OPENING = 4  # paragraphs in which a dateline may stand


def too_many(pieces: int, characters: int) -> bool:
    """Whether a text is cut into more pieces than any that says something: each of them costs time."""
    return pieces > FREE_SENTENCES + characters // MEAN_SENTENCE


def _line_break(text: str, tokens: list[Token], i: int) -> bool:
    """Whether the break between token `i` and the next ends a sentence."""
    if text.count("\n", tokens[i].end, tokens[i + 1].start) > 1:
        return not goes_on_over_gap(text, tokens[i].end, tokens[i + 1].start)
    if tokens[i + 1].text.startswith(_ADDRESSES):
        return True
    wrapped = tokens[i].text[-1] not in '.!?…:“”"«»)' and tokens[i + 1].text[0].islower()
    return not (wrapped or tokens[i].text == ",")


def _ends_sentence(tokens: list[Token], i: int) -> bool:
    """Whether the sentence ends after token `i`: at its mark, or at the closing quotation mark or bracket after it."""
    following = tokens[i + 1]
    if following.text[0] in CLOSING_MARKS and following.start == tokens[i].end:
        return following.text == '"' and opens_glued_quotation(tokens, i + 1) and _is_final_mark(tokens, i)
    if following.start == tokens[i].end and following.text[0] not in OPENING_MARKS and not _glued_stop(tokens, i):
        return False
    mark = i
    while tokens[mark].text in _CLOSING and mark > 0 and tokens[mark].start == tokens[mark - 1].end:
        mark -= 1
    return _is_final_mark(tokens, mark) and _may_start_sentence(tokens, i + 1)


def _glued_stop(tokens: list[Token], i: int) -> bool:
    if tokens[i].text == '"':
        return is_glued_to_sentence(tokens, i) and not opens_glued_quotation(tokens, i)  # `…."Der Rat`
    if tokens[i].text != "." or i == 0 or not tokens[i + 1].text[0].isupper():
        return False
    closed = i > 1 and tokens[i - 1].text in CLOSING_MARKS and tokens[i - 2].text[-1:].islower()  # "…“.Der Rat"
    return closed or tokens[i - 1].text[-1:].islower()


def _may_start_sentence(tokens: list[Token], i: int) -> bool:
    while i + 1 < len(tokens) and tokens[i].text in OPENING_MARKS:
        i += 1
    first = tokens[i].text[0]
    return first.isupper() or first.isdigit() or first in "–-*•" or (not first.isalnum() and first not in ",;:)–-")


def _is_final_mark(tokens: list[Token], mark: int) -> bool:
    word = tokens[mark].text
    following = tokens[mark + 1] if mark + 1 < len(tokens) else None
    if word[-1] not in SENTENCE_MARKS:
        return False
    if word in abbreviations():
        return _abbreviation_ends(abbreviations()[word], following)
    if word == "." and mark > 0 and tokens[mark - 1].end == tokens[mark].start:
        return not _stop_belongs_to_word(tokens, mark, following)
    return len(word) == 1 or word.startswith("..")


def _abbreviation_ends(mark: str, following: Token | None) -> bool:
    if mark == "*":
        return following is not None and _starts_sentence(following)
    return mark == "#" and following is not None and not following.text[0].isdigit()


def _stop_belongs_to_word(tokens: list[Token], mark: int, following: Token | None) -> bool:
    word = tokens[mark - 1].text
    before = tokens[mark - 2].text if mark > 1 else ""
    if word.isdecimal():
        return _is_ordinal(word, before, following)
    if word == _NETWORK and before.lower() in words_of("preposition_of_network"):
        return following is not None and following.text[0].islower()
    if len(word) == 1 and word.isupper():
        return following is not None and following.text[0].isupper() and not _starts_sentence(following)
    if _ROMAN.match(word) and (before[:1].isupper() or before.lower() in words_of("article", "preposition")):
        return following is not None and not _starts_sentence(following)  # "Abdullah II. von …", "zum XVI. Gipfel"
    return False


def _is_ordinal(word: str, before: str, following: Token | None) -> bool:
    """Whether a number with a full stop is an ordinal: "3. März", "am 15. und 16.", "der 75. Sitzung"; not "… 2022."."""
    if len(word) > 3 or following is None:
        return False
    lower = following.text.lower()
    if lower in words_of("month") or following.text[0].islower() or following.text[0] in ",;)":
        return True
    if _starts_sentence(following):
        return False
    return before.lower() in words_of("article", "determiner", "preposition", "relative_pronoun") or int(word) <= 31


def _starts_sentence(token: Token) -> bool:
    return token.text[0].isupper() and token.text.lower() in words_of("sentence_starter")
