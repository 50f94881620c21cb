"""For whom a statement speaks: the country or organisation that is the grammatical subject of its stance.

"China sei bereit", "die russische Seite lehne … ab", "Sein Land werde …". Only the speaker's own country or
organisation counts: what Merz says about China is not said for China. Of a speaker whose country is not known, a
country that takes a stance is taken for their own. "Wir" in direct speech is the country or body whose office the
speaker holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from extraction.knowledge import tables
from extraction.knowledge.behalf_names import BehalfName, behalf_names, country_id, sides_of, whole_of
from extraction.labels.act_words import act_words
from extraction.labels.behalf_subjects import ANY_BODY, LONGEST_NAME, Subject, behind_verb, subjects_of
from extraction.labels.label_set import Labels
from extraction.labels.own_words import (
    commits,
    first_person,
    is_more_than_a_saying,
    joint_voice,
    own_interest,
    speaks_for_all,
    takes_stance,
)
from extraction.labels.represented import Belonging, belonging, governed_by, sides_of_ids, speaks_with_all
from extraction.labels.stance import MOST_TOKENS, Clause, main_clauses, segments, tokens_in
from extraction.text import (
    Act,
    Attribution,
    Document,
    Entity,
    EntityType,
    Evidence,
    Kind,
    Span,
    Token,
    dataclass,
    word_list,
    words_of,
)
from extraction.text.inflection import small

_SUBJECT_CONJUNCTIONS = words_of("conjunction_of_subjects")
MODALS = words_of("modal")
_TWO = 2
_PLAIN_PERFECT = ("hat", "haben")  # no reported speech: what a paper tells itself
_NOUN_AND_CLAUSE = 2
_ALLEGATIONS = word_list("noun_for_allegation")
_IN, _NAMES = ("im", "Im"), frozenset(("Namen", "Auftrag"))
NOMINATIVES = words_of("nominative_determiner")


def assign(
    document: Document,
    attribution: Attribution,
    speakers: tuple[str, ...],
    clauses: Sequence[Clause] | None = None,
    we: tuple[str, ...] = (),
) -> Labels[str]:
    """The ids of the countries and organisations that a statement speaks for, and the words that say so.

    `clauses` are its main clauses, where they were read before; `we` is for whom "wir" speaks by the form of the text.
    Whom only "wir" or "sein Land" names is entered in the document's entities.
    """
    if _is_denied(document, attribution):
        return Labels()
    entities = [document.entities[speaker] for speaker in speakers if speaker in document.entities]
    own = belonging(entities)
    own = Belonging(own.sides | sides_of_ids(we), unknown=False) if we else own
    we = tuple(whole_of(one) for one in we if _is_side(one) and not attribution.relayed_by)
    governed = we or governed_by(document, attribution, entities)
    found: dict[str, Evidence] = {}
    clauses = main_clauses(document, attribution.content) if clauses is None else clauses
    if governed:
        found |= own_words(document, attribution, entities, clauses, governed)
    for name, tokens in spoken_for(document, attribution, own):
        found.setdefault(name.id, evidence(name.id, tokens))
    for clause in clauses:
        for name, tokens in named_sides(document, clause, attribution, Side(own, governed, tuple(entities))):
            found.setdefault(name.id, evidence(name.id, tokens))
    for side in found.keys() - document.entities.keys():
        document.entities[side] = tables.entities()[side]
    return Labels(tuple(found), tuple(found.values()))


def _is_side(one: str) -> bool:
    known = tables.entities().get(one)
    return known is not None and (known.type is EntityType.COUNTRY or one in tables.organisations())


def own_words(
    document: Document,
    attribution: Attribution,
    speakers: Sequence[Entity],
    clauses: Sequence[Clause],
    governed: Sequence[str],
) -> dict[str, Evidence]:
    """What "wir" or "für uns" says of those whose office the speaker holds."""
    if any(speaks_with_all(speaker, document) for speaker in speakers):
        pronoun, said = None, (first_person(clause) for clause in clauses if commits(clause))
    else:
        pronoun = joint_voice(document, attribution, speakers)
        said = (_own_word(document, clause, attribution) for clause in clauses)
    pronoun = pronoun or next((token for token in said if token is not None), None)
    return {one: evidence(one, [pronoun]) for one in governed} if pronoun is not None else {}


def _own_word(document: Document, clause: Clause, attribution: Attribution) -> Token | None:
    pronoun = first_person(clause)
    return pronoun if pronoun is not None and speaks_for_all(document, clause, attribution) else own_interest(clause)


def spoken_for(
    document: Document, attribution: Attribution, own: Belonging
) -> Iterator[tuple[BehalfName, tuple[Token, ...]]]:
    """ "Im Namen Deutschlands bitte ich um …": the speakers' own side behind "im Namen"."""
    for span in attribution.content:
        tokens = tokens_in(document, span)
        if _NAMES.isdisjoint([token.text for token in tokens]):
            continue
        for i in range(len(tokens) - 2):
            if tokens[i].text in _IN and tokens[i + 1].text in _NAMES:
                for length in range(LONGEST_NAME, 0, -1):
                    words = tuple(tokens[i + 2 : i + 2 + length])
                    name = _name_in_genitive(words)
                    if name is not None and name.id in own.sides:
                        yield name, words
                        break


def _name_in_genitive(tokens: Sequence[Token]) -> BehalfName | None:
    words = tuple(small(token.text) for token in tokens)
    words = words[1:] if words[0] in words_of("article") else words
    names = behalf_names().by_words
    return names.get(words) or (names.get((*words[:-1], words[-1].removesuffix("s"))) if words else None)


@dataclass(frozen=True, slots=True)
class Side:
    """The speakers, whom they belong to, and those whose office the one speaker holds."""

    own: Belonging
    governed: tuple[str, ...]
    speakers: tuple[Entity, ...]


def named_sides(
    document: Document, clause: Clause, attribution: Attribution, side: Side
) -> Iterator[tuple[BehalfName, tuple[Token, ...]]]:
    """The subjects of a clause that name the speakers' own side, with the words that name it."""
    subjects = subjects_of(clause)
    fronted = not subjects
    if fronted:
        subjects = behind_verb(clause)
    if not subjects or (fronted and not commits(clause)):
        return
    fact = tells_what_happened(clause)
    stance = (fact or side.own.unknown) and takes_stance(clause)
    binds = stance or (not fact and (commits(clause) or (side.own.minister and _states_plainly(clause))))
    only_fact = fact and not stance and attribution.kind is not Kind.DIRECT and not _tells_own_deed(clause, subjects)
    if only_fact or says_what_is(clause) or asks_others(clause, subjects, side.own):
        return
    for subject in subjects:
        if subject.in_first_person and not is_more_than_a_saying(document, clause, attribution):
            continue
        for name in names_of(subject, side.speakers, side.governed):
            if name.id in side.governed or side.own.may_speak_for(name, binds and not fronted):
                yield name, subject.tokens


def _is_denied(document: Document, attribution: Attribution) -> bool:
    """ "Wies den Vorwurf zurück, sein Land …", "trat Behauptungen, die Union werde …, entgegen": nobody stands for what they deny."""
    reported = attribution.kind is Kind.REPORTED
    if reported and attribution.cue_lemma in refusing_cues():
        return True
    parts = segments(tokens_in(document, attribution.content[0])[:MOST_TOKENS])
    first = next(parts, None)
    if first is None or not first[-1].text.endswith(_ALLEGATIONS):
        return False
    return reported or len(list(parts)) < _NOUN_AND_CLAUSE  # not "den Vorwurf, …, weise Moskau zurück"


@cache
def refusing_cues() -> frozenset[str]:
    """The cues that turn down what they report."""
    lines = act_words()["cue"].single
    return frozenset(cue for cue, line in lines.items() if line.act is Act.REJECT)


def names_of(subject: Subject, speakers: Sequence[Entity], governed: Sequence[str]) -> list[BehalfName]:
    """Whom a subject means; "sein Land" is the country of whoever speaks, "unsere Organisation" the one that they head."""
    if subject.name:
        return [subject.name]
    if subject.joint:
        return [BehalfName(one) for one in governed] if len(governed) == _TWO else []
    if subject.bodies:
        return [BehalfName(body) for body in _body_meant(subject.bodies, speakers)]
    if governed:
        return [BehalfName(one) for one in governed]
    if subject.in_first_person:
        return []
    countries = [country_id(entity.country or entity.code) for entity in speakers]
    return [name for one in countries if one and (name := behalf_names().by_id.get(one))]


def _body_meant(bodies: Sequence[str], speakers: Sequence[Entity]) -> Sequence[str]:
    """ "Die Union" is the African one where its chairman speaks, "die Organisation" whichever a person belongs to.

    Of a body only the usual meaning counts: "Der Rat nimmt Kenntnis von …" is the text's account of its issuer.
    """
    people = [speaker for speaker in speakers if speaker.type is EntityType.PERSON]
    own = [side for person in people for side in sorted(sides_of(person)) if side in tables.organisations()]
    meant = [side for side in own if side in bodies or ANY_BODY in bodies]
    return meant[:1] or [body for body in bodies[:1] if body != ANY_BODY]


def evidence(value: str, tokens: Sequence[Token]) -> Evidence:
    """The words of a subject as evidence."""
    text = " ".join(token.text for token in tokens)
    return Evidence("on_behalf_of", value, text, Span(tokens[0].start, tokens[-1].end))


def _states_plainly(clause: Clause) -> bool:
    """Whether a clause has no verb by which others are asked: "Deutschland finanziere zehn Brunnen"."""
    passive = clause.has_finite_lemma("werden") is not None
    return not passive and clause.has_finite_lemma("sollen", "müssen", "dürfen", "können", "mögen") is None


def asks_others(clause: Clause, subjects: Sequence[Subject], own: Belonging) -> bool:
    """ "China und Vietnam sollten …": what one side wants both to do is an appeal, no stance of one's own."""
    others = any(subject.name and subject.name.id not in own.sides for subject in subjects)
    joint = len(subjects) > 1 and others
    if len(subjects) == 1 and (end := clause.tokens.index(subjects[0].tokens[-1]) + 1) < len(clause.words):
        joint = clause.words[end] in _SUBJECT_CONJUNCTIONS  # "China und Lateinamerika sollten …"
    return joint and clause.has_finite_lemma("sollen") is not None


def tells_what_happened(clause: Clause) -> bool:
    """Whether a clause is in the perfect: "Russland habe die Stadt eingenommen" is a fact, no stance."""
    auxiliary = clause.has_finite_lemma("haben")
    perfect = auxiliary is not None and auxiliary.index == clause.finite and not clause.has_finite_lemma("werden")
    modal = any(verb.form.infinitive and verb.lemma in MODALS for verb in clause.verbs)  # "habe impfen können"
    return perfect and (modal or any(verb.form.participle for verb in clause.verbs))


def _tells_own_deed(clause: Clause, subjects: Sequence[Subject]) -> bool:
    """ "Sein Land habe die Kontrollen verschärft": what the one side did that opens a main clause, told on its account."""
    auxiliary = clause.has_finite_lemma("haben")
    if auxiliary is None or len(subjects) > 1 or clause.tokens[auxiliary.index - 1] is not subjects[0].tokens[-1]:
        return False
    return clause.words[auxiliary.index] not in _PLAIN_PERFECT


def says_what_is(clause: Clause) -> bool:
    """Whether a clause only says what somebody is: "China sei der größte Handelspartner" is no stance, "sei bereit" is one."""
    copula = clause.has_finite_lemma("sein", "bleiben")
    if copula is None or any(verb.form.infinitive or verb.form.participle for verb in clause.verbs):
        return False
    last = copula.index == len(clause.words) - 1
    start, end = (1, copula.index) if last else (copula.index + 1, len(clause.words))
    return any(is_predicate_noun(clause, i) for i in range(start, end)) and not takes_stance(clause)


def is_predicate_noun(clause: Clause, at: int) -> bool:
    """Whether "ein wichtiger Partner" begins at an index: an article or possessive in the nominative behind no preposition."""
    word, before = clause.words[at], clause.words[at - 1]
    opens = word in NOMINATIVES and before not in words_of("preposition")
    return opens and any(token.text[:1].isupper() for token in clause.tokens[at + 1 : at + LONGEST_NAME])
