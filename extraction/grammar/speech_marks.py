"""Which quotations are speech, and hidden from the clauses around them, and which are words of the sentence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from extraction.grammar.finite_verbs import AUXILIARY_LEMMAS, finite_verbs
from extraction.grammar.morphology import Mood, verb_forms
from extraction.grammar.segments import ParsedSentence
from extraction.text import Document, Token, guarded, word_list, words_of

_MOVEMENTS = word_list("end_of_movement")
_LONGEST_NAME = 6  # words
_SHORTEST_SPEECH, _SHORTEST_SENTENCE = 8, 2  # tokens with the marks; behind the first full stop
_STOPS = frozenset(".!?…")
_PREPOSITIONS, _PRONOUNS = words_of("preposition"), words_of("personal_pronoun")
_DETERMINERS = words_of("article", "determiner")
_ADVERBS = words_of("adverb")
_WANTING_NOUN = _PREPOSITIONS | _DETERMINERS | {"als"}
_RELATIVES = words_of("relative_pronoun")
_CLAUSE_OPENERS = _RELATIVES | words_of("subordinator")


def hidden_quotations(document: Document) -> list[int | None]:
    """For each token the index of the quotation that hides it from the clauses around it, or None.

    Hidden is what is a clause of its own. A word or phrase in quotation marks stays part of the sentence around it.
    """
    quoted: list[int | None] = [None] * len(document.tokens)
    for k, quotation in enumerate(document.quotations):
        if quotation.depth:
            continue
        first, last = (bisect_left(document.starts, at) for at in (quotation.outer.start, quotation.outer.end))
        with guarded(document, "quotations", quotation.outer):
            if not _is_speech(document, first, last) or _goes_on_with_told(document, first):
                first = _behind_first_sentence(document, first, last)
            quoted[first:last] = [k] * (last - first)
    return quoted


def _goes_on_with_told(document: Document, first: int) -> bool:
    """ "sagte, das Land werde „nicht aufgeben. Wir kämpfen.“": words that end a clause in the subjunctive."""
    if not first or not document.tokens[first - 1].text.isalnum():
        return False
    if not document.tokens[first + 1].text[:1].islower() and not _waits_for_end(document.tokens[first - 1]):
        return False
    sentence = document.sentences[bisect_right(document.sentences, first, key=lambda s: s.first) - 1]
    before = document.tokens[sentence.first : first]
    return any(form.finite and form.surely_subjunctive for word in before for form in verb_forms(word.text))


def _waits_for_end(word: Token) -> bool:
    """ "man werde „Russland weh tun, und zwar sehr“": an auxiliary in the subjunctive right before the words in marks."""
    return any(f.surely_subjunctive and f.lemma in AUXILIARY_LEMMAS for f in verb_forms(word.text))


def _behind_first_sentence(document: Document, first: int, last: int) -> int:
    """ "werde „keinen Streit suchen. | Wir wollen Frieden“": words that go on with a sentence are speech from the next one on."""
    if last - first < _SHORTEST_SPEECH:
        return last
    at = bisect_right(document.sentences, first, key=lambda s: s.first)
    start = document.sentences[at].first if at < len(document.sentences) else last
    if start >= last - _SHORTEST_SENTENCE or document.sentences[at].paragraph != document.sentences[at - 1].paragraph:
        return last
    words = document.tokens[start : last - 1]
    return start if any(_surely_finite(words, i) for i in range(len(words))) else last


def _is_speech(document: Document, first: int, last: int) -> bool:
    words = document.tokens[first + 1 : last - 1]
    if not words:
        return False
    before = document.tokens[first - 1].text if first else ""
    after = document.tokens[last].text if last < len(document.tokens) else ""
    if len(words) <= _LONGEST_NAME and words[0].text[0].isupper() and before.lower().endswith(_MOVEMENTS):
        return False  # "die Kampagne „Büchel ist überall“"
    if _is_woven_in(document, first, words, after) or _is_title(before, words, after):
        return False
    ends = words[-1].text in (".", "!", "?", "…", ",")
    finite = any(_surely_finite(words, i) for i in range(len(words)))
    apart = before in ("", ":", ",", ".", "!", "?", "“", "”", "«", "–") or (words[0].text[0].isupper() and finite)
    if after == "," and apart and _introduces(document, last + 1):
        return True
    if before == "," and ends and _follows_quotation(document, first):
        return True
    opens = before in ("", ":", ".", "!", "?", "“", "”", "«") or (before == "," and finite)
    if before == ":" and (finite or ends or len(words) > 3):
        return True
    if ends and (finite or opens) and len(words) > 1:
        return True
    if not finite or len(words) < 2:
        return False
    return opens or (words[0].text[0].isupper() and (after in (",", ".", "") or before == ","))


def _is_woven_in(document: Document, first: int, words: list[Token], after: str) -> bool:
    """Whether marks set off what its sentence can't do without: "diese „Berufung kann nicht enden“", "„frei und stark“ zu sein"."""
    if not first or any(word.text in _STOPS for word in words[:-1]):
        return False
    before, opening = document.tokens[first - 1].text.lower(), words[0].text
    if before in _WANTING_NOUN:
        return not opening[0].isupper() or not _opens_clause(words)
    if before != "," or not opening[0].islower() or _follows_quotation(document, first):
        return False
    if after[:1].isalpha():
        return after == "zu" or not any(form.finite for form in verb_forms(after))
    at = first + 1 + (opening in _PREPOSITIONS)
    return after == "," and document.tokens[at].text in _CLAUSE_OPENERS


def _is_title(before: str, words: list[Token], after: str) -> bool:
    """ "die Mitteilung „Eine Agenda, die allen nutzt“": behind a noun a phrase with nothing but a relative clause."""
    if not before[:1].isupper() or not words[0].text[0].isupper() or words[-1].text in _STOPS or after == ":":
        return False
    comma = next((i for i, word in enumerate(words) if word.text == ","), len(words))
    if comma + 2 >= len(words) or any(_surely_finite(words, i) for i in range(comma)):
        return False
    opener = comma + 1 + (words[comma + 1].text in _PREPOSITIONS)
    return words[opener].text in _RELATIVES and all(word.text != "," for word in words[opener:])


def _opens_clause(words: list[Token]) -> bool:
    """ "mit „Wir sind bereit“": a clause that is whole without the word before it."""
    lower = words[0].text.lower()
    return lower in _PRONOUNS or lower in _DETERMINERS or lower in _CLAUSE_OPENERS


def _follows_quotation(document: Document, first: int) -> bool:
    """Whether another quotation has closed just before, with a short frame in between."""
    nearby = document.tokens[max(0, first - 25) : first]
    return any(token.text in '“”«»"' for token in nearby)


def _introduces(document: Document, t: int) -> bool:
    """Whether a frame starts at token `t`, right behind a quotation and a comma: "…“, sagte X" or "…“, so X"."""
    if t + 1 >= len(document.tokens):
        return False
    word = document.tokens[t].text
    if word == "so":
        return True
    return word[0].islower() and any(f.finite and f.moods & Mood.INDICATIVE for f in verb_forms(word))


def _surely_finite(words: list[Token], i: int) -> bool:
    word = words[i].text
    if (word[0].isupper() and i > 0) or word in _ADVERBS:
        return False  # "aber bei anderen | eben | noch nicht"
    forms = verb_forms(word.lower())
    return any(f.finite for f in forms) and not any(f.infinitive and f.lemma == word for f in forms[:1])


def in_quoted_phrase(parsed: ParsedSentence, t: int) -> bool:
    """ "ein „strenger Schutz – vor allem nachts“", "nannte es „schnell, klug und fest“": no clause ends inside such words."""
    token = parsed.tokens[t]
    last = bisect_right(parsed.quotations, token.start, key=lambda q: q.outer.start) - 1
    if last < 0 or not parsed.quotations[last].inner.contains(token.span):
        return False
    inner, first = parsed.quotations[last].inner, t
    while first > max(parsed.sentence.first, t - _PHRASE) and parsed.tokens[first - 1].start >= inner.start:
        first -= 1
    end = t
    while end < min(parsed.sentence.last, t + _PHRASE) and parsed.tokens[end].end <= inner.end:
        end += 1
    if end - first <= _PHRASE and not any(certain for _, _, certain in finite_verbs(parsed, first, end)):
        return True
    named = first - 2 >= parsed.sentence.first
    return named and _is_title(parsed.tokens[first - 2].text, parsed.tokens[first:end], "")


_PHRASE = 12  # words
