"""For which noun of a phrase a relative pronoun stands: "die Haltung des Ministers, der sagte, …"."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.grammar.phrases import agrees, is_known_surname, is_nominal_start, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment
from extraction.grammar.subjects.speaker_candidates import can_speak, names_people
from extraction.grammar.tags import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import TokenRange, words_of
from extraction.text.dictionary import is_known

_AND = words_of("conjunction_of_names")
_SHORTEST = 3  # words
_EXCLUDED = {
    "der": words_of("determiner_of_no_der"),
    "die": words_of("determiner_of_no_die"),
    "das": words_of("determiner_of_no_das"),
}


def stands_for(parsed: ParsedSentence, segment: Segment, opener: int, whole: TokenRange | None) -> TokenRange | None:
    """Of a phrase before a relative clause whoever the pronoun stands for: the whole, or what its end means.

    "Die Vorwürfe | der Opposition, die von Betrug spricht": the genitive, where only that has the number of the verb. "Die Haltung
    von | Viktor Orban, der sagte, …": the owner, where only that has the gender of the pronoun, or alone can speak.
    """
    if whole is None or whole[1] - whole[0] < _SHORTEST:
        return whole
    whole = _last_of_two(parsed, segment, whole)
    word = parsed.tokens[opener].text.lower()
    fits, in_number = _fits(parsed, word, whole), agrees(parsed, segment, whole)
    if fits and in_number and (can_speak(parsed, whole) or names_people(parsed, whole)):
        return whole
    possible = (r for r in _inside(parsed, whole) if _fits(parsed, word, r) and agrees(parsed, segment, r))
    return next((r for r in possible if not (fits and in_number) or can_speak(parsed, r)), whole)


def _last_of_two(parsed: ParsedSentence, segment: Segment, whole: TokenRange) -> TokenRange:
    """ "zwischen Maduro und | Präsident Guaidó, der … vorwirft": a verb in the singular goes with the last of people in a row."""
    if segment.form is None or segment.form.plural:
        return whole
    first, end = whole
    for t in range(end - 2, first, -1):
        if parsed.tokens[t].text in _AND and noun_phrase_end(parsed, t + 1, end) == end:
            return (t + 1, end) if _is_person(parsed, (first, t)) and _is_person(parsed, (t + 1, end)) else whole
    return whole


def _is_person(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a phrase has a name or a title of its own."""
    words = [parsed.tokens[t].text for t in range(*phrase) if parsed.tag(t) is Tag.NOUN]
    return any(title_of(word) or is_given_name(word) or is_known_surname(word) for word in words)


def _fits(parsed: ParsedSentence, pronoun: str, phrase: TokenRange) -> bool:
    """Whether a phrase may have the gender of a relative pronoun, by its determiner."""
    return parsed.tokens[phrase[0]].text.lower() not in _EXCLUDED.get(pronoun, ())


def _inside(parsed: ParsedSentence, whole: TokenRange) -> Iterator[TokenRange]:
    """The phrases inside another that end with it: genitives, phrases with "von", names in the genitive."""
    first, end = whole
    for t in range(first + 1, end):
        if _may_start(parsed, t) and noun_phrase_end(parsed, t, end) == end:
            yield (t, end)


def _may_start(parsed: ParsedSentence, t: int) -> bool:
    if parsed.tag(t) is Tag.DETERMINER or parsed.tag(t - 1) is Tag.PREPOSITION:
        return is_nominal_start(parsed, t)
    word = parsed.tokens[t].text
    name = parsed.tag(t) is Tag.NOUN and word.endswith("s") and not is_known(word)  # "die Worte | Kerns, der …"
    return name and parsed.tag(t - 1) is Tag.NOUN and is_known(parsed.tokens[t - 1].text)
