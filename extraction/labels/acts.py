"""What a statement does: acts from the cue, and from verb, mood and construction of the content.

The content decides before the cue does, except for cues that perform the act themselves ("verurteilte", "forderte").
`comment` holds only where nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from extraction.grammar import cue_entries
from extraction.labels.act_words import (
    ActEvidence,
    ActWord,
    act_words,
    acts_of_verbs,
    acts_together,
    is_negated,
    is_negation,
    key_of,
)
from extraction.labels.label_set import Labels
from extraction.labels.stance import Clause, Verb, first_token_in, main_clauses, tokens_in
from extraction.labels.theme_phrases import matches
from extraction.text import Act, Attribution, Document, Evidence, Kind, Span, Token, rows, words_of

OWN = words_of("own_pronoun")
APPEALING_FORMS = words_of("appealing_form")
OUR_OWN = words_of("own_and_other")
STATES = words_of("verb_of_state")
REMAINING = words_of("verb_of_remaining")
WISHED = frozenset((Act.ENDORSE, Act.INTENT_TO_COOPERATE))
NOUN_WITHIN = 5
NEGATION_WITHIN = 4


def assign(
    document: Document, attribution: Attribution, own_side: bool = False, clauses: Sequence[Clause] | None = None
) -> Labels[Act]:
    """The acts of a statement and the words that made them, the strongest first; never empty.

    `own_side` says that the content speaks for the speaker's own country or organisation; `clauses` are its main clauses,
    where they were read before.
    """
    performed = performed_by(document, attribution)
    if performed and attribution.kind is not Kind.DIRECT and not cue_is_negated(document, attribution):
        return labels(document, [ActEvidence(performed.act, ())], attribution.cue)
    clauses = main_clauses(document, attribution.content) if clauses is None else clauses
    found = rated(document, attribution) or without_grounds(content_acts(document, attribution, clauses, own_side))
    if found:
        return labels(document, softened(found, attribution), ())
    usual = performed.act if performed else act_of_cue(attribution)
    if usual is Act.REJECT and cue_is_negated(document, attribution):
        usual = Act.COMMENT
    return labels(document, [ActEvidence(usual, ())], attribution.cue)


def cue_is_negated(document: Document, attribution: Attribution) -> bool:
    """ "schloss nicht aus": a negation among the words of the cue, before its last."""
    if len(attribution.cue) < 2:
        return False
    first, last = attribution.cue[0].end, attribution.cue[-1].start
    return any(is_negation(t.text) for t in tokens_in(document, Span(first, last)))


def performed_by(document: Document, attribution: Attribution) -> ActWord | None:
    """The line for a cue that performs its act, first with the content's first word: "sprach sich gegen … aus"."""
    lines, cue = act_words()["cue"].single, attribution.cue_lemma or ""
    first = first_token_in(document, attribution.content[0]) if attribution.content else None
    first_word = first.text.lower() if first else ""
    together = lines.get(f"{cue} {first_word} together") if is_plural(document, attribution) else None
    return together or lines.get(f"{cue} {first_word}") or lines.get(cue)


def is_plural(document: Document, attribution: Attribution) -> bool:
    """Whether several are the subject of the cue: "sprachen über"."""
    return any(span.of(document.text).lower().endswith("en") for span in attribution.cue)


def rated(document: Document, attribution: Attribution) -> list[ActEvidence]:
    """The act of calling somebody or something good or bad: "bezeichnete Kirgisistan als verlässlichen Partner"."""
    cues, lines = act_words()["rating"].single, act_words()["rated"].together
    if attribution.kind is not Kind.REPORTED or attribution.cue_lemma not in cues:
        return []
    words = document.words(document.sentences[attribution.sentence])
    return [
        ActEvidence(line.negated or Act.COMMENT if negated_before(words, index) else line.act, (word,))
        for index, word in enumerate(words)
        for line in lines.get(key_of(word.text), ())
        if matches(line.words[0], word.text)
    ]


def negated_before(words: Sequence[Token], index: int) -> bool:
    """Whether a negation stands shortly before a word: "keinen großen Fortschritt"."""
    return any(is_negation(word.text) for word in words[max(0, index - NEGATION_WITHIN) : index])


def softened(acts: Sequence[ActEvidence], attribution: Attribution) -> list[ActEvidence]:
    """What has to be is no demand where the cue appeals: "mahnte, das dürfe nie wieder geschehen"."""
    appeals = act_of_cue(attribution) is Act.APPEAL
    return [ActEvidence(Act.APPEAL, f.tokens) if appeals and f.act is Act.DEMAND else f for f in acts]


def without_grounds(acts: Iterable[ActEvidence]) -> list[ActEvidence]:
    """The acts without the criticism that a threat only gives as its ground: "werde jede Provokation vergelten"."""
    found = list(acts)
    threat = any(f.act is Act.THREATEN for f in found)
    return [f for f in found if not (threat and f.act is Act.DISAPPROVE)]


def content_acts(
    document: Document, attribution: Attribution, clauses: Sequence[Clause], own_side: bool
) -> Iterator[ActEvidence]:
    """The acts that the content itself makes, without comments."""
    for clause in clauses:
        yield from (found for found in clause_acts(clause, own_side) if found.act is not Act.COMMENT)
    if not clauses and attribution.kind is Kind.REPORTED:
        yield from noun_acts(document, attribution)


@lru_cache(maxsize=64)
def clause_acts(clause: Clause, own_side: bool) -> tuple[ActEvidence, ...]:
    """The acts of one main clause; what words say together keeps the modal verb among them from saying more.

    Kept while the labels of one statement are read, which ask for them one after the other.
    """
    together = [found for found in acts_together(clause) if found.act not in WISHED or not is_wish(clause)]
    of_modals = () if any(found.act is not Act.COMMENT for found in together) else modal_acts(clause, own_side)
    return (*together, *acts_of_verbs(clause), *of_modals)


def is_wish(clause: Clause) -> bool:
    """Whether a clause says what others should do: "sollten daran festhalten" praises nobody."""
    return clause.has_finite_lemma("sollen") is not None


def modal_acts(clause: Clause, own_side: bool) -> Iterator[ActEvidence]:
    """The acts of the modal verbs: sollen, müssen, dürfen, wollen and the future."""
    finite = {verb.lemma for verb in clause.verbs if verb.form.finite}
    for lemma, act_of in MODALS:
        if lemma not in finite:
            continue
        verb = clause.has_finite_lemma(lemma)
        if verb and (act := act_of(clause, verb, own_side)):
            yield ActEvidence(act, (clause.tokens[verb.index],))


def should(clause: Clause, verb: Verb, _own_side: bool) -> Act | None:
    """An appeal; "das Treffen soll im Mai stattfinden" is a plan, "sollte sich das wiederholen, …" a condition."""
    if verb.index == 0 or clause.words[verb.index] not in APPEALING_FORMS or infinitive_of("plan", clause):
        return None
    return Act.APPEAL


def must(clause: Clause, verb: Verb, own_side: bool) -> Act | None:
    """A demand on others, an appeal where one's own side is meant or all is to stay as it is."""
    if is_negated(clause, verb.index):
        return None
    remain = any(v.form.infinitive and v.lemma in REMAINING for v in clause.verbs)
    return Act.APPEAL if own_side or remain or OWN.intersection(clause.words) else Act.DEMAND


def may(clause: Clause, verb: Verb, _own_side: bool) -> Act | None:
    """An appeal not to let something happen."""
    return Act.APPEAL if is_negated(clause, verb.index) else None


def will(clause: Clause, verb: Verb, own_side: bool) -> Act | None:
    """An intent, where the verb is one that helps ("wolle vertiefen"); of one's own side whatever it will do."""
    lines = act_words()["will"].single
    infinitives = [v.lemma for v in clause.verbs if v.form.infinitive and v.lemma not in STATES]
    acts = [lines[lemma].act for lemma in infinitives if lemma in lines]
    if not acts and not (own_side and infinitives):
        return None
    act = acts[0] if acts else Act.INTENT_TO_COOPERATE
    return Act.REJECT if is_negated(clause, verb.index) else act


def future(clause: Clause, verb: Verb, own_side: bool) -> Act | None:
    """An intent where one's own side will do something; what others will do or what will happen is none."""
    own = own_side or bool(OUR_OWN.intersection(clause.words))
    return (refusal(clause, verb, own_side) or will(clause, verb, False)) if own else None


def can(clause: Clause, verb: Verb, own_side: bool) -> Act | None:
    """What one's own side cannot do it refuses: "sein Land könne niemanden mehr aufnehmen"; not what it can't do without help."""
    return None if "ohne" in clause.words else refusal(clause, verb, own_side)


def refusal(clause: Clause, verb: Verb, own_side: bool) -> Act | None:
    """What one's own side will not do or be."""
    infinitive = any(v.form.infinitive and v.index != verb.index for v in clause.verbs)
    return Act.REJECT if own_side and infinitive and is_negated(clause, verb.index) else None


MODALS = (("sollen", should), ("müssen", must), ("dürfen", may), ("wollen", will), ("werden", future), ("können", can))


def infinitive_of(use: str, clause: Clause) -> Verb | None:
    """The first infinitive that data/act_words.tsv lists for a use."""
    lines = act_words()[use].single
    return next((verb for verb in clause.verbs if verb.form.infinitive and verb.lemma in lines), None)


def noun_acts(document: Document, attribution: Attribution) -> Iterator[ActEvidence]:
    """The act of the noun that a summarised act is about: "seine Bereitschaft zu Gesprächen"."""
    lines = act_words()["noun"].single.values()
    words = [token for span in attribution.content for token in tokens_in(document, span)][:NOUN_WITHIN]
    noun = next((word for word in words if word.text[:1].isupper()), None)
    if noun:
        yield from (ActEvidence(line.act, (noun,)) for line in lines if matches(line.words[0], noun.text))


@cache
def usual_acts() -> dict[str, Act]:
    """The usual act of every cue, by its entry in data/reporting_verbs.tsv."""
    return {entry.lemma: Act(entry.act) for entries in cue_entries().values() for entry in entries}


def usual_act(cue_lemma: str | None) -> Act:
    """The usual act of a cue; a comment where none is known."""
    return usual_acts().get(cue_lemma or "", Act.COMMENT)


def act_of_cue(attribution: Attribution) -> Act:
    """The usual act of an attribution's cue, which may be another one before a clause, or where somebody is told."""
    told = act_words()["told"].single.get(attribution.cue_lemma or "")
    if told and attribution.addressee:
        return told.act
    before_clause = act_words()["clause"].single.get(attribution.cue_lemma or "")
    if before_clause and attribution.kind is not Kind.REPORTED:
        return before_clause.act
    return usual_act(attribution.cue_lemma)


def labels(document: Document, found: Sequence[ActEvidence], cue: Iterable[Span]) -> Labels[Act]:
    """Acts by precedence, with their evidence: the tokens found, or the words of the cue."""
    acts = sorted({f.act for f in found}, key=precedence().index)
    spoken = [(f.act, Span(f.tokens[0].start, f.tokens[-1].end), f.tokens) for f in found if f.tokens]
    evidence = [Evidence("acts", act.value, words_of_tokens(tokens), span) for act, span, tokens in spoken]
    evidence += [Evidence("acts", acts[0].value, span.of(document.text), span) for span in cue]
    return Labels(tuple(acts), tuple(evidence))


def words_of_tokens(tokens: Sequence[Token]) -> str:
    """The tokens as one string."""
    return " ".join(token.text for token in tokens)


@cache
def precedence() -> tuple[Act, ...]:
    """The acts in the order of data/acts.tsv, the strongest first."""
    return tuple(Act(row[0]) for row in rows("acts.tsv"))
