"""What speaks for an act: the rules' verdict, the cue, verbs and modals of the main clauses, and the words.

Each feature is a name, with the token that shows it where one does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extraction.labels.act_words import NEGATIONS, act_words
from extraction.labels.acts import usual_act
from extraction.labels.stance import AUXILIARIES, GOVERNING, Clause, tokens_in
from extraction.text import Act, Attribution, Document, Token, rows, words_of
from extraction.text.inflection import small, stem

MOST_TOKENS = 120
LONGEST_BEGINNING = 14
SHORTEST_BEGINNING = 2
NAMED_SUBJECTS = ("wir", "ich", "man")
CONDITIONS = words_of("condition_of_threat")
OWN_WORDS = words_of("own_words_of_speaker")
MODAL = GOVERNING | AUXILIARIES

Features = dict[str, Token | None]


def act_features(
    document: Document, attribution: Attribution, clauses: Sequence[Clause], own_side: bool, ruled: Sequence[Act]
) -> Features:
    """The features of a statement; `ruled` are the acts that the rules give it."""
    tokens = [t for span in attribution.content for t in tokens_in(document, span)[:MOST_TOKENS]]
    words = [t for t in tokens if t.text[:1].isalpha()][:MOST_TOKENS]
    kind, cue, told = attribution.kind.value, attribution.cue_lemma or "", attribution.addressee is not None
    found: Features = dict.fromkeys(_of_frame(kind, cue, own_side, told, tuple(ruled)))
    _add_words(found, words)
    lower = {t.text.lower() for t in words}
    negated = not NEGATIONS.isdisjoint(lower)
    condition = _condition(words, clauses, lower)
    found.update(dict.fromkeys(_of_marks(tokens, lower, negated)))
    found.update(dict.fromkeys(_of_question_before(document, attribution, negated)))
    if condition:
        found[f"condition={condition}"] = None
    speaker = _side(lower, own_side)
    _add_lists(found, words, (speaker, "negated" if negated else "affirmed", f"condition {condition}"))
    for index, clause in enumerate(clauses):
        found.update(_of_clause(clause, "" if index == 0 else "2", own_side, negated))
    if not clauses:
        found["no clause"] = None
        if words:
            found[f"no clause, first={words[0].text.lower()}"] = words[0]
    return found


@lru_cache(maxsize=1 << 12)
def _of_frame(kind: str, cue: str, own_side: bool, told: bool, ruled: tuple[Act, ...]) -> tuple[str, ...]:
    """Cue and kind, whether the content speaks for its speaker's own side, whether it is told to somebody, the rules' verdict."""
    found = [f"kind={kind}"]
    if own_side:
        found.append("own side")
    if told:
        found.append("addressee")
    usual = usual_act(cue).value
    found += [f"cue={cue}", f"usual={usual}", f"usual={usual}, {kind}"]
    for use in ("cue", "clause", "told"):
        line = act_words()[use].single.get(cue)
        if line:
            found.append(f"{use}={line.act.value}")
    for act in ruled:
        found += [f"rule={act.value}", f"rule={act.value}, {kind}"]
    return tuple(found)


def _of_marks(tokens: Sequence[Token], lower: set[str], negated: bool) -> Iterator[str]:
    """Negation, conditions, question and exclamation marks."""
    marks = {t.text for t in tokens if t.text in "?!"}
    yield from (f"mark={mark}" for mark in sorted(marks))
    if negated:
        yield "negated"
    if not CONDITIONS.isdisjoint(lower):
        yield "condition"
    yield from (f"subject={word}" for word in NAMED_SUBJECTS if word in lower)


def _add_words(found: Features, words: Sequence[Token]) -> None:
    """Put in the stems, pairs of neighbours and the first word."""
    before = ""
    for token in words:
        stemmed = stem(token.text)
        found[f"w={stemmed}"] = token
        if before:
            found[f"b={before} {stemmed}"] = token
        before = stemmed
    if words:
        found[f"first={words[0].text.lower()}"] = words[0]


def _of_clause(clause: Clause, place: str, own_side: bool, negated: bool) -> Iterator[tuple[str, Token]]:
    """The verbs of a main clause by form, and its modals with their subject, negation and infinitives."""
    subject = next((word for word in NAMED_SUBJECTS if word in clause.words), "own" if own_side else "other")
    infinitives = [verb.lemma for verb in clause.verbs if verb.form.infinitive]
    for verb in clause.verbs:
        token = clause.tokens[verb.index]
        form = "finite" if verb.form.finite else "infinitive" if verb.form.infinitive else "participle"
        yield f"verb{place}={verb.lemma}, {form}", token
        if not verb.form.finite:
            continue
        yield f"verb={verb.lemma}, {'negated' if negated else 'affirmed'}", token
        yield f"verb={verb.lemma}, {subject}", token
        if verb.lemma in MODAL:
            yield f"modal={verb.lemma}, {subject}, {'negated' if negated else 'affirmed'}", token
            for infinitive in infinitives:
                yield f"modal={verb.lemma} {infinitive}", token


def _add_lists(found: Features, words: Sequence[Token], circumstances: tuple[str, ...]) -> None:
    """Put in the lists of data/act_hints.tsv that words stand in, alone and with who speaks, negation and condition."""
    for token in words:
        for name in hint_lists(token.text):
            for feature in _of_list(name, circumstances):
                found[feature] = token


@lru_cache(maxsize=1 << 10)
def _of_list(name: str, circumstances: tuple[str, ...]) -> tuple[str, ...]:
    return (f"list={name}", *(f"list={name}, {circumstance}" for circumstance in circumstances))


def _side(lower: set[str], own_side: bool) -> str:
    """Whether a content speaks of its speaker's own side, and how."""
    return "wir" if not OWN_WORDS.isdisjoint(lower) else "own" if own_side else "other"


def _condition(words: Sequence[Token], clauses: Sequence[Clause], lower: set[str]) -> str:
    """How a content begins a condition: by a conjunction, by its verb ("Kommt der Vertrag, …"), by "wer"; empty if by none."""
    first = words[0].text.lower() if words else ""
    if first in ("wer", "wen", "wem"):
        return "wer"
    if not CONDITIONS.isdisjoint(lower):
        return "conjunction"
    opened = (clause for clause in clauses if clause.tokens[0] is words[0])
    opens = any(verb.index == 0 and verb.form.finite for clause in opened for verb in clause.verbs)
    return "verb" if opens else ""


def _of_question_before(document: Document, attribution: Attribution, negated: bool) -> Iterator[str]:
    """Whether the sentence before asks."""
    if attribution.sentence:
        before = document.words(document.sentences[attribution.sentence - 1])
        if before and before[-1].text == "?":
            yield "answer"
            yield f"answer, {'negated' if negated else 'affirmed'}"


@lru_cache(maxsize=1 << 12)
def hint_lists(word: str) -> tuple[str, ...]:
    """The names of the lists of data/act_hints.tsv that have a word or its beginning."""
    return tuple(dict.fromkeys(f"{act} {name}" for act, name in _hinted(word)))


def _hinted(word: str) -> list[tuple[str, str]]:
    written = small(word)
    keys = [written, *(f"{written[:i]}*" for i in range(SHORTEST_BEGINNING, min(len(written), LONGEST_BEGINNING) + 1))]
    return [found for key in keys for found in _hints().get(key, ())]


@cache
def _hints() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for act, name, words in rows("act_hints.tsv"):
        for word in words.split():
            found[small(word)] = (*found.get(small(word), ()), (act, name))
    return found
