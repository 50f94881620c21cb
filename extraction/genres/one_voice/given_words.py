"""Lines that say with a noun that somebody's words follow: "Ein Sprecher gab auf die Frage der Agentur folgende Antwort:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extraction.genres.line_sentences import LineSentences
from extraction.grammar import Mood, ParsedSentence, Segment, Shape, read_predicate, subject_of, with_apposition
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import Span, TokenRange, TurnKind, dataclass
from extraction.turns import Line, Passage, opening_phrase, says_first_person, silence, trade_words

_BULLET = re.compile(r"[^\w\s„“”\"«»()\[\]<>+#@&§$€%.,…]\ufe0f?\s+(?=\S)")
_ADDRESSES = re.compile(r"(?:\w|,) (?:Sie|Ihnen|Ihre[nmrs]?)\b")
_OPENING_MARKS = tuple('„“"»«')
_LONGEST_HEADER = 14  # words
_LONGEST_OPENER = 8  # words of "Der volle Wortlaut ihrer Antwort lautet wie folgt:"


@dataclass(frozen=True, slots=True)
class Given:
    """Who gives words, as half-open range of tokens, the tokens of verb and noun, and the sentence that says so."""

    speaker: TokenRange
    cue: tuple[int, ...]
    parsed: ParsedSentence


def given_before(sentences: LineSentences, lines: Sequence[Line], i: int) -> Given | None:
    """Who gives the words behind line `i`, by its last sentence; `genres.leads` reads what only opens them ("Sie lautet:")."""
    return next(_given_in(sentences, lines[i]), None)


def acting_before(sentences: LineSentences, lines: Sequence[Line], i: int) -> Given | None:
    """ "Ministerin Kern ging ans Pult:" before words that address somebody or say "wir": who acts speaks, whatever the verb.

    Only where nobody spoke in the first person before, as the author of a column does.
    """
    inside = sentences.within(lines[i])
    if not inside or not lines[i].text.endswith(":") or not _speaks_itself(lines[i + 1].text):
        return None
    if any(says_first_person(line.text) for line in lines[: i + 1]):
        return None
    parsed = sentences.parsed(inside[-1])
    for index, segment in enumerate(parsed.segments):
        if segment.shape is not Shape.MAIN or segment.verb is None or not segment.mood & Mood.INDICATIVE:
            continue
        subject = subject_of(parsed, segment, index=index)
        predicate = read_predicate(parsed, segment) if subject is not None else None
        if subject is not None and predicate is not None and _is_one_person(parsed, segment, subject):
            return Given(with_apposition(parsed, subject) or subject, tuple(predicate.tokens), parsed)
    return None


def _speaks_itself(text: str) -> bool:
    """Whether words say "wir" or "ich", or address somebody with "Sie" inside a sentence."""
    return not text.startswith(_OPENING_MARKS) and (says_first_person(text) or _ADDRESSES.search(text) is not None)


def opens_wording(line: Line) -> bool:
    """Whether a line does nothing but open words that the line before has told of: "Ihr Wortlaut ist wie folgt:"."""
    short = line.text.endswith(":") and line.words <= _LONGEST_OPENER
    return short and opening_phrase(line.text.rstrip(":"), "wording_follows") is not None


def _given_in(sentences: LineSentences, line: Line) -> Iterator[Given]:
    """The giving in the last sentence of a line."""
    inside = sentences.within(line)
    if not inside:
        return
    parsed = sentences.parsed(inside[-1])
    for index, segment in enumerate(parsed.segments):
        cue = _giving(parsed, segment)
        subject = subject_of(parsed, segment, index=index) if cue else None
        if subject is not None and _is_one_person(parsed, segment, subject):
            yield Given(subject, cue, parsed)


def _is_one_person(parsed: ParsedSentence, segment: Segment, subject: TokenRange) -> bool:
    """Somebody with a title or a given name; what bodies and several people give is a declaration."""
    named = any(title_of(word) is not None or is_given_name(word) for word in _words(parsed, subject))
    return named and segment.form is not None and not segment.form.plural


def _words(parsed: ParsedSentence, phrase: TokenRange) -> list[str]:
    return [parsed.tokens[t].text for t in range(*phrase)]


def _giving(parsed: ParsedSentence, segment: Segment) -> tuple[int, ...]:
    """The words by which a main clause gives somebody's words: "gab … Antwort", "beantwortete"; none where it doesn't."""
    predicate = read_predicate(parsed, segment) if segment.shape is Shape.MAIN else None
    if predicate is None or predicate.passive:
        return ()
    if predicate.lemma in trade_words("answers"):
        return tuple(predicate.tokens)
    nouns = [t for t in range(segment.first, segment.last) if _names_words(parsed.tokens[t].text)]
    return tuple(sorted({*predicate.tokens, nouns[0]})) if nouns and predicate.lemma in trade_words("gives") else ()


def _names_words(word: str) -> bool:
    return word[:1].isupper() and word.lower().endswith(tuple(trade_words("given_words")))


def listed_words(lines: Sequence[Line], i: int) -> tuple[Passage, ...]:
    """The points below "Weitere Äußerungen Kerns:", "Die wichtigsten Aussagen von Ministerin Jana Kern:", each as words of hers."""
    line = lines[i]
    match = _whose_words().fullmatch(line.text) if _may_be_header(line) else None
    group = next((name for name in ("genitive", "of", "before") if match[name]), None) if match is not None else None
    if match is None or group is None:
        return ()
    speaker = Span(line.start + match.start(group), line.start + len(line.text[: match.end(group)].rstrip()))
    noun = Span(line.start + match.start("noun"), line.start + match.end("noun"))
    passages = [silence(line.start, line.end)]
    for below in lines[i + 1 :]:
        bullet = _BULLET.match(below.text)
        if bullet is None:
            break
        passages.append(Passage(TurnKind.WORDS, below.start + bullet.end(), below.end, speaker, (noun,)))
    return tuple(passages) if len(passages) > 1 else ()


def _may_be_header(line: Line) -> bool:
    return line.text.endswith(":") and line.words <= _LONGEST_HEADER


@cache
def _whose_words() -> re.Pattern[str]:
    """A line that names words with a noun, and whose they are: before it, behind it, or behind "von" and "des"."""
    nouns = "|".join(trade_words("listed_words"))
    return re.compile(
        rf"(?P<before>[A-ZÄÖÜ][\w’'-]+[s’'] )?(?:[\w-]+ ){{0,3}}(?P<noun>(?i:[\w-]*(?:{nouns})))"
        r"(?: (?:von (?:der |dem )?|des |der )(?P<of>[^:;,.]{3,80})| (?P<genitive>[A-ZÄÖÜ][\w .’'-]{1,60}[s’']))?"
        r"(?: [a-zäöü][^:;.]{0,60})?:"
    )
