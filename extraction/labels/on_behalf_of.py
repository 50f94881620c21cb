"""For whom a statement speaks: the country or organisation that is the grammatical subject of its stance.

"China sei bereit", "die russische Seite lehne … ab", "Sein Land werde …". Only the speaker's own country or
organisation counts: what Merz says about China is not said for China. Of a speaker whose country is not known, a
country that takes a stance is taken for their own. "Wir" in direct speech is the country or body whose office the
speaker holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extraction.knowledge import tables
from extraction.knowledge.behalf_names import BehalfName, behalf_names, keys_of
from extraction.knowledge.names import roles_on, title_of
from extraction.labels.act_words import act_words
from extraction.labels.acts import clause_acts
from extraction.labels.behalf_subjects import LONGEST_NAME, Subject, subjects_of
from extraction.labels.label_set import Labels
from extraction.labels.stance import Clause, main_clauses, tokens_in
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
_OFFICES_BESIDE_OWN = words_of("office_beside_own")
_OWN_WORDS = words_of("own_words_of_speaker")
_STATES = words_of("verb_of_state")
_ANNOUNCING = words_of("verb_of_announcing")
_MINDS = words_of("verb_of_mind")
NOMINATIVES = words_of("nominative_determiner")
GOVERNMENT = word_list("office_of_government")


@dataclass(frozen=True, slots=True)
class Belonging:
    """Whom the speakers belong to: their keys; `unknown` where nothing is known of the country of one of them."""

    keys: frozenset[str]
    unknown: bool

    def may_speak_for(self, name: BehalfName, stance: bool) -> bool:
        """Whether the speakers can mean their own side: where it is unknown, the one that takes a stance is theirs."""
        return name.key in self.keys or (self.unknown and stance)


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
    if attribution.kind is Kind.REPORTED and attribution.cue_lemma in refusing_cues():
        return Labels()  # "wies den Vorwurf zurück, sein Land …": nobody stands for what they deny
    entities = [document.entities[speaker] for speaker in speakers if speaker in document.entities]
    own = belonging(entities)
    own = Belonging(own.keys | keys_of_ids(we), unknown=False) if we else own
    we = tuple(one for one in we if one in tables.entities())
    governed = we or governed_by(document, attribution, entities)
    found: dict[str, Evidence] = {}
    clauses = main_clauses(document, attribution.content) if clauses is None else clauses
    if governed and (pronoun := joint_voice(document, attribution, entities)) is not None:
        found |= {one: evidence(one, [pronoun]) for one in governed}
    for clause in clauses:
        subjects = subjects_of(clause)
        if (
            governed
            and (pronoun := first_person(clause)) is not None
            and (takes_stance(clause) or does_something(clause))
        ):
            found |= {one: evidence(one, [pronoun]) for one in governed if one not in found}
        fact = tells_what_happened(clause)
        stance = bool(subjects) and (fact or own.unknown) and takes_stance(clause)
        if (fact and not stance) or says_what_is(clause) or asks_others(clause, subjects, own):
            continue
        for subject in subjects:
            for name in names_of(subject, entities):
                if own.may_speak_for(name, stance):
                    found.setdefault(name.id, evidence(name.id, subject.tokens))
    for side in found.keys() - document.entities.keys():
        document.entities[side] = tables.entities()[side]
    return Labels(tuple(found), tuple(found.values()))


def governed_by(document: Document, attribution: Attribution, speakers: Sequence[Entity]) -> tuple[str, ...]:
    """The country or body whose office the one speaker holds, in direct speech."""
    if attribution.kind is not Kind.DIRECT or len(speakers) != 1:
        return ()
    speaker = speakers[0]
    if speaker.type is not EntityType.PERSON:
        return ()
    for role in roles_on(speaker.id, document.published_on):
        if role.office in GOVERNMENT and (role.country or role.organisation):
            own = tables.countries().get(role.country or "")
            return (own.id if own else role.organisation or "",)
    country = tables.countries().get(speaker.country or "") if holds_office(speaker, document) else None
    return (country.id,) if country else ()


def holds_office(speaker: Entity, document: Document) -> bool:
    """Whether a person has a public office on the day, by the lists or by the text."""
    title = title_of((speaker.role or "").split(" ")[0])
    return any(roles_on(speaker.id, document.published_on)) or (title is not None and title.kind == "office")


@cache
def refusing_cues() -> frozenset[str]:
    """The cues that turn down what they report."""
    lines = act_words()["cue"].single
    return frozenset(cue for cue, line in lines.items() if line.act is Act.REJECT)


def joint_voice(document: Document, attribution: Attribution, speakers: Sequence[Entity]) -> Token | None:
    """ "Jeden Versuch, …, lehnen wir ab": the "wir" of a declaration or an official's turn, in whatever clause it stands.

    The issuers of a declaration also speak for themselves by "unsere Tür bleibt offen".
    """
    if attribution.turn is None:
        return None
    issued = all(speaker.type is not EntityType.PERSON for speaker in speakers)
    wanted = _OWN_WORDS if issued else ("wir",)
    tokens = (token for span in attribution.content for token in tokens_in(document, span))
    return next((token for token in tokens if token.text.lower() in wanted), None)


def keys_of_ids(ids: Sequence[str]) -> frozenset[str]:
    """The keys of known countries and organisations."""
    known = tables.entities()
    return frozenset(key for one in ids if one in known for key in keys_of(known[one]))


def first_person(clause: Clause) -> Token | None:
    """ "Wir" as the subject of a clause."""
    plural = any(verb.form.finite and verb.form.plural for verb in clause.verbs)
    return next((token for token in clause.tokens if token.text.lower() == "wir"), None) if plural else None


def names_of(subject: Subject, speakers: Sequence[Entity]) -> list[BehalfName]:
    """Whom a subject means; "sein Land" is the country of whoever speaks."""
    if subject.name:
        return [subject.name]
    countries = [entity.country or entity.code for entity in speakers]
    return [name for code in countries if code and (name := behalf_names().by_key.get(code))]


def evidence(value: str, tokens: Sequence[Token]) -> Evidence:
    """The words of a subject as evidence."""
    text = " ".join(token.text for token in tokens)
    return Evidence("on_behalf_of", value, text, Span(tokens[0].start, tokens[-1].end))


def belonging(speakers: Sequence[Entity]) -> Belonging:
    """Whom speakers belong to."""
    keys = frozenset(key for entity in speakers for key in keys_of(entity))
    return Belonging(keys, any(has_no_side(entity) for entity in speakers))


def has_no_side(entity: Entity) -> bool:
    """Whether somebody's country is unknown; who chairs an organisation for a time also holds an office at home."""
    if entity.type is not EntityType.PERSON or entity.country:
        return False
    role = small(entity.role or "")
    named = (role.split("-")[0],) in behalf_names().by_words
    return not named or any(word in role for word in _OFFICES_BESIDE_OWN)


def takes_stance(clause: Clause) -> bool:
    """Whether a clause does more than comment, and asks nobody to act: whoever "solle" or "müsse" is another side."""
    return any(found.act not in (Act.COMMENT, Act.APPEAL, Act.DEMAND) for found in clause_acts(clause, own_side=True))


def does_something(clause: Clause) -> bool:
    """Whether a clause tells what its subject does or will do: "drehen wir den Hahn zu", no "haben wir Geduld"."""
    finite = [verb.lemma for verb in clause.verbs if verb.form.finite]
    inner = _STATES.isdisjoint(finite)
    infinitives = [verb.lemma for verb in clause.verbs if verb.form.infinitive]
    will = not _ANNOUNCING.isdisjoint(finite) and any(lemma not in _STATES for lemma in infinitives)
    return bool(finite) and (will or (inner and not _MINDS.intersection(finite)))


def asks_others(clause: Clause, subjects: Sequence[Subject], own: Belonging) -> bool:
    """ "China und Vietnam sollten …": what one side wants both to do is an appeal, no stance of one's own."""
    others = any(subject.name and subject.name.key not in own.keys for subject in subjects)
    joint = len(subjects) > 1 and others
    if len(subjects) == 1 and (end := clause.tokens.index(subjects[0].tokens[-1]) + 1) < len(clause.words):
        joint = clause.words[end] in _SUBJECT_CONJUNCTIONS  # "China und Lateinamerika sollten …"
    return joint and clause.has_finite_lemma("sollen") is not None


def tells_what_happened(clause: Clause) -> bool:
    """Whether a clause is in the perfect: "Russland habe die Stadt eingenommen" is a fact, no stance."""
    auxiliary = clause.has_finite_lemma("haben")
    perfect = auxiliary is not None and auxiliary.index == clause.finite
    modal = any(verb.form.infinitive and verb.lemma in MODALS for verb in clause.verbs)  # "habe impfen können"
    return perfect and (modal or any(verb.form.participle for verb in clause.verbs))


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
