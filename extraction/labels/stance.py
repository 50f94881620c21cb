"""The main clauses of a content, with their verbs: where the stance of a statement is taken."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import field

from extraction.grammar import VerbForm, is_country, verb_forms
from extraction.text import Document, Span, Token, dataclass, words_of
from extraction.text.records import keeping_words

MOST_TOKENS = 200
LONGEST_SUBJECT = 8
BOUNDARIES = frozenset(",;:–—()?!")
GOVERNING = words_of("modal", "future_auxiliary")
AUXILIARIES = words_of("auxiliary")
_AUXILIARY = GOVERNING | AUXILIARIES
QUOTATION_MARKS = frozenset("„“”»«\"‚‘’›‹'")
_MARKS = BOUNDARIES | QUOTATION_MARKS


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb in a clause: its infinitive, the index of its token in the clause, and the reading."""

    lemma: str
    index: int
    form: VerbForm


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A main clause of a content: its tokens without quotation marks, and every reading of its verbs. Each is only itself."""

    tokens: tuple[Token, ...]
    verbs: tuple[Verb, ...]
    words: tuple[str, ...] = field(init=False)  # the tokens in small letters

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple([token.text.lower() for token in self.tokens]))

    @property
    def finite(self) -> int | None:
        """The index of the first word that can only be a finite verb here; None where there is none."""
        return next((verb.index for verb in self.verbs if verb.form.finite), None)

    def has_finite_lemma(self, *lemmas: str) -> Verb | None:
        """The first finite form of one of the verbs."""
        return next((v for v in self.verbs if v.form.finite and v.lemma in lemmas), None)


def tokens_in(document: Document, span: Span) -> list[Token]:
    """The tokens that begin inside a span, found by bisection: an article may hold thousands of statements."""
    first = bisect_left(document.starts, span.start)
    return document.tokens[first : bisect_left(document.starts, span.end, first)]


def first_token_in(document: Document, span: Span) -> Token | None:
    """The first token that begins inside a span."""
    first = bisect_left(document.starts, span.start)
    return document.tokens[first] if first < len(document.tokens) and document.starts[first] < span.end else None


def main_clauses(document: Document, spans: Sequence[Span]) -> list[Clause]:
    """The clauses of a content that are not subordinate to another one and have a finite verb.

    Of each piece of the content only the first MOST_TOKENS are read: no sentence needs more.
    """
    clauses, first = [], True
    for piece in pieces_of(document, spans):
        parted: list[Token] = []
        for tokens in segments(piece):
            verbs = tuple(verbs_of(tokens))
            if not first and parted and (opens_with_verb(tokens[0]) or ends_in_verb(tokens, verbs)):
                tokens, parted = [*parted, *tokens], []
                verbs = tuple(verbs_of(tokens))
            if any(verb.form.finite for verb in verbs) and not is_subordinate(tokens, verbs, first):
                clauses.append(Clause(tuple(tokens), verbs))
            elif first and not verbs and len(tokens) <= LONGEST_SUBJECT:
                parted = tokens  # "Vietnam, das …, werde …": the subject that a relative clause parts from its verb
            first = False
    return clauses


def pieces_of(document: Document, spans: Sequence[Span]) -> list[list[Token]]:
    """The tokens of each piece of a content; one that goes on with its verb ("„China“, sagte X, „will …“") joins the one before."""
    pieces: list[list[Token]] = []
    for span in spans:
        tokens = tokens_in(document, span)[:MOST_TOKENS]
        if pieces and len(pieces[-1]) <= LONGEST_SUBJECT and tokens and not tokens[0].text[:1].isupper():
            pieces[-1] += tokens
        else:
            pieces.append(tokens)
    return pieces


def opens_with_verb(token: Token) -> bool:
    """Whether a word can only go on with a sentence: a finite verb in small letters."""
    return token.text[:1].islower() and any(form.finite for form in verb_forms(token.text))


def ends_in_verb(tokens: Sequence[Token], verbs: Sequence[Verb]) -> bool:
    """ "(Laos in dieser Frage,) zu Hongkong und Xinjiang hinter Peking stehe": what goes on with a row up to the verb at its end."""
    opens = tokens[0].text.lower()
    last = any(verb.form.finite and verb.index == len(tokens) - 1 for verb in verbs)
    return last and opens in words_of("preposition", "adverb", "coordinator")


def segments(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The stretches between commas and the like, without quotation marks; "…, sondern …" goes on."""
    stretch: list[Token] = []
    for index, token in enumerate(tokens):
        if token.text not in _MARKS:
            stretch.append(token)  # like most words
            continue
        if token.text in BOUNDARIES and tokens[min(index + 1, len(tokens) - 1)].text == "sondern":
            continue
        if token.text in BOUNDARIES:
            if stretch:
                yield stretch
            stretch = []
    if stretch:
        yield stretch


def verbs_of(tokens: Sequence[Token]) -> Iterator[Verb]:
    """Every reading of a word as a verb; a finite one also together with the particle that ends the clause."""
    words = [token.text.lower() for token in tokens]
    particle = words[-1] if words[-1] in words_of("particle") else None
    forms = [verb_forms(word) for word in words]
    finite = {form.lemma for of_word in forms for form in of_word if form.finite}
    for index, token in enumerate(tokens):
        if not forms[index] or (token.text[:1].isupper() and (index or is_country(token.text))):
            continue
        for form in readings(words, index, finite):
            if form.finite and particle and index < len(tokens) - 1:
                yield Verb(particle + form.lemma, index, form)
            yield Verb(form.lemma, index, form)


def readings(words: Sequence[str], index: int, finite: Set[str]) -> Sequence[VerbForm]:
    """The readings of a word. After "zu" or beside a modal verb what can be an infinitive is one, so are participles.

    `finite` holds the infinitives of all that may be a finite verb in the clause.
    """
    forms = verb_forms(words[index])
    auxiliary, infinitive, participle = _may_be(words[index])
    if auxiliary:
        return forms
    infinitive = infinitive and (not GOVERNING.isdisjoint(finite) or (index > 0 and words[index - 1] == "zu"))
    participle = participle and not AUXILIARIES.isdisjoint(finite)
    return [form for form in forms if not form.finite] if infinitive or participle else forms


@keeping_words
def _may_be(word: str) -> tuple[bool, bool, bool]:
    """Whether a word may be a form of an auxiliary, an infinitive, a participle."""
    forms = verb_forms(word)
    auxiliary = any(form.lemma in _AUXILIARY for form in forms)
    return auxiliary, any(form.infinitive for form in forms), any(form.participle for form in forms)


def is_subordinate(tokens: Sequence[Token], verbs: Sequence[Verb], first: bool) -> bool:
    """Whether a clause opens with a subordinator and ends with its finite verb; relative ones never come first."""
    last = tokens[-1].text.lower()
    if not any(verb.form.finite and tokens[verb.index].text.lower() == last for verb in verbs):
        return False
    words = [token.text.lower() for token in tokens[:2]]
    if words[0] in words_of("coordinator"):
        return len(words) > 1 and words[1] in words_of("subordinator")
    if words[0] in words_of("subordinator"):
        return True
    relative = words[1:2] if words[0] in words_of("preposition") else words[:1]
    return not first and bool(words_of("relative_pronoun").intersection(relative))
