"""Clauses that something parts: an apposition, a list or an insertion between commas is joined to what it belongs to."""

from __future__ import annotations

from extraction.grammar.cues import cue_entries
from extraction.grammar.insertions import ends_verb, may_be_rest_of, over_remarks
from extraction.grammar.morphology import verb_forms
from extraction.grammar.phrases import is_country, is_known_surname, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.shared_auxiliaries import is_participle
from extraction.grammar.tags import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import replace, words_of
from extraction.text.dictionary import is_known

_AUXILIARIES = words_of("auxiliary")
_MODALS = words_of("auxiliary_or_modal")
_PERFECT = words_of("perfect_auxiliary")
_ADVERB_OR_CONJUNCTION = words_of("adverb_or_conjunction")
_ARTICLES = words_of("article_or_relative")
_CONJUNCTIONS = words_of("conjunction_in_list")
_LONGEST_REST = 3  # words that only look like a clause: "entschieden ab"
_LISTING = _CONJUNCTIONS | {","}


def _is_lone_participle(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, Mehsud, erklärt, …": the participle alone between two commas."""
    if segment.last - segment.first != 1 or segment.shape not in (Shape.MAIN, Shape.FRAGMENT) or segment.before != ",":
        return False
    return any(f.participle for f in verb_forms(parsed.tokens[segment.first].text.lower()))


def _is_lone_particle(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "gab der Leiter, Huber, bekannt, …": the particle alone between two commas."""
    return (
        segment.last - segment.first == 1
        and segment.before == ","
        and parsed.tokens[segment.first].text in words_of("particle")
    )


def _is_rest_with_particle(parsed: ParsedSentence, clause: Segment, rest: Segment) -> bool:
    """ "lehnte die Pläne, die Lind vorgestellt hatte, | entschieden ab |": a verb that takes a particle, and has none before."""
    bare = rest.shape is Shape.FRAGMENT or (rest.verb_first and rest.last - rest.first <= _LONGEST_REST)
    if rest.before != "," or not bare or clause.form is None or clause.participle is not None:
        return False
    word = parsed.tokens[rest.last - 1].text
    if word not in words_of("particle") or word + clause.form.lemma not in cue_entries():
        return False
    return not ends_verb(parsed, clause.form.lemma, clause)


def rejoined(parsed: ParsedSentence) -> list[Segment]:
    """ "Am Montag wies der Minister, Ali Khan, die Vorwürfe zurück": a clause that an apposition parts from its end is one."""
    if len(parsed.segments) == 1:
        return list(parsed.segments)  # like most
    segments = over_remarks(parsed)
    i = 0
    while i + 2 < len(segments):
        clause, apposition, rest = segments[i : i + 3]
        if (
            clause.shape is Shape.MAIN
            and clause.form is not None
            and clause.form.singular
            and apposition.before == rest.before == ","
            and apposition.shape is Shape.FRAGMENT
            and may_be_rest_of(parsed, clause.form.lemma, rest)
            and _is_phrase(parsed, apposition)
            and (ends_verb(parsed, clause.form.lemma, rest) or _is_object(parsed, clause, rest))
        ):
            segments[i : i + 3] = [replace(clause, last=rest.last, apposition=(apposition.first, apposition.last))]
        i += 1
    return _with_lists(parsed, _with_subject_rows(parsed, segments))


def _is_phrase(parsed: ParsedSentence, apposition: Segment) -> bool:
    """One noun phrase, with a place behind it perhaps: "Vizechefin des Verbands | in Wien"."""
    end = noun_phrase_end(parsed, apposition.first, apposition.last)
    place = apposition.first < end < apposition.last - 1 and parsed.tag(end) is Tag.PREPOSITION
    return end == apposition.last or (place and noun_phrase_end(parsed, end + 1, apposition.last) == apposition.last)


def _with_subject_rows(parsed: ParsedSentence, segments: list[Segment]) -> list[Segment]:
    """ "Gestern warnten Estland, | Lettland | und Litauen vor Angriffen": a clause goes on over the row of its subject."""
    i = 0
    while i < len(segments):
        end = _end_of_subject_row(parsed, segments, i)
        if end > i + 1:
            segments[i:end] = [replace(segments[i], last=segments[end - 1].last)]
        i += 1
    return segments


def _end_of_subject_row(parsed: ParsedSentence, segments: list[Segment], i: int) -> int:
    """The segment behind the row of names that begins right behind the verb in the plural; `i` where there is none."""
    clause = segments[i]
    if i + 1 == len(segments) or clause.shape is not Shape.MAIN:
        return i
    if clause.verb is None or clause.form is None or not clause.form.plural:
        return i
    subject = clause.verb + 1
    subject += subject < clause.last and parsed.tokens[subject].text == "sich"
    if noun_phrase_end(parsed, subject, clause.last) != clause.last or not _names_party(parsed, subject, clause.last):
        return i
    for k in range(i + 1, len(segments)):
        part = segments[k]
        end = noun_phrase_end(parsed, part.first, part.last)
        if part.shape is not Shape.FRAGMENT or part.before != "," or not _names_party(parsed, part.first, end):
            return i
        if any(parsed.tag(t) is Tag.COORDINATOR for t in range(part.first, end)):
            return k + 1
        if end != part.last:
            return i
    return i


def _names_party(parsed: ParsedSentence, first: int, end: int) -> bool:
    """Whether a noun phrase has a title, a country or a name."""
    nouns = (parsed.tokens[t].text for t in range(first, end) if parsed.tag(t) is Tag.NOUN)
    return any(
        title_of(n) or is_country(n) or is_known_surname(n) or is_given_name(n) or not is_known(n) for n in nouns
    )


def _with_lists(parsed: ParsedSentence, segments: list[Segment]) -> list[Segment]:
    """ "Sie tauschten sich über den Handel, über Europa und über die Lage aus": a list of phrases before the clause's end."""
    i = 0
    while i < len(segments):
        end = _end_of_list(parsed, segments, i)
        if end > i + 1:
            segments[i:end] = [replace(segments[i], last=segments[end - 1].last)]
        i += 1
    return segments


def _end_of_list(parsed: ParsedSentence, segments: list[Segment], i: int) -> int:
    """The segment behind the list that a clause runs over until its participle or particle; `i` where there is none."""
    clause = segments[i]
    if i + 1 == len(segments) or clause.shape is not Shape.MAIN:
        return i
    if clause.form is None or _is_complete(parsed, clause):
        return i
    for k in range(i + 1, len(segments)):
        part = segments[k]
        phrase = parsed.tag(part.first) in (Tag.PREPOSITION, Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE)
        if part.shape is not Shape.FRAGMENT or not phrase or part.before not in _LISTING:
            return i
        if part.last - part.first > 1 and ends_verb(parsed, clause.form.lemma, part):
            return k + 1
    return i


def waits_for_rest(parsed: ParsedSentence, clause: Segment) -> bool:
    """ "Norwegen habe, so Støre, Schiffe geschickt": a clause that breaks off before its participle goes on behind the frame."""
    if clause.shape is not Shape.MAIN or clause.form is None or clause.form.lemma not in _MODALS:
        return False
    return not _is_complete(parsed, clause) and parsed.tag(clause.last - 1) is not Tag.ADJECTIVE


def ends_in_predicate(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, Schiffe geschickt", "…, Schiffe schicken", "…, der Gefahr bewusst": the rest of a clause that something parts."""
    last = segment.last - 1
    if segment.shape is not Shape.FRAGMENT:
        return False
    return (
        is_participle(parsed, last) or _is_infinitive(parsed, last) or parsed.tag(last) in (Tag.ADJECTIVE, Tag.ADVERB)
    )


def ends_in_particle(parsed: ParsedSentence, clause: Segment, rest: Segment) -> bool:
    """ "Oslo halte, sagte er, | an dem Ziel fest |, …": the particle of a verb that something parts from it."""
    if clause.shape is not Shape.MAIN or clause.form is None or rest.shape is not Shape.FRAGMENT:
        return False
    word, before = parsed.tokens[rest.last - 1].text, parsed.tokens[clause.last - 1].text
    particles = words_of("particle")
    return word in particles and before not in particles and is_known(word + clause.form.lemma)


def _is_infinitive(parsed: ParsedSentence, t: int) -> bool:
    return parsed.tag(t) is Tag.VERB and any(f.infinitive for f in verb_forms(parsed.tokens[t].text.lower()))


def _is_complete(parsed: ParsedSentence, clause: Segment) -> bool:
    """Whether a clause has the participle, infinitive or particle that its verb may wait for."""
    if clause.form is None or clause.form.lemma not in _MODALS:
        return clause.form is None or ends_verb(parsed, clause.form.lemma, clause)
    verbs = (t for t in range(clause.first, clause.last) if t != clause.verb and parsed.tag(t) is Tag.VERB)
    return any(f.participle or f.infinitive for t in verbs for f in verb_forms(parsed.tokens[t].text.lower()))


def _is_object(parsed: ParsedSentence, clause: Segment, rest: Segment) -> bool:
    """ "…, Ali Khan, Berichte über Unruhen": what a clause of verb and subject alone still wants."""
    if clause.verb is None or clause.form is None or title_of(parsed.tokens[rest.first].text) is not None:
        return False
    wanted = any(entry.phrases for entry in cue_entries().get(clause.form.lemma, ()))
    subject = noun_phrase_end(parsed, clause.verb + 1, clause.last)
    starts = parsed.tag(rest.first) in (Tag.NOUN, Tag.DETERMINER, Tag.PREPOSITION)
    return wanted and starts and clause.verb + 1 < subject == clause.last


def close_interrupted(parsed: ParsedSentence) -> None:
    """ "dass China, das …, bereit sei": the rest after an insertion belongs to the clause that still wants its verb."""
    open_clause: Segment | None = None
    auxiliary: Segment | None = None
    verb: Segment | None = None
    before: Segment | None = None
    for segment in parsed.segments:
        if before is not None and _is_behind_relative(parsed, before, segment):
            _take_end(parsed, auxiliary, verb, segment)
        before = segment
        if auxiliary is not None and _is_lone_participle(parsed, segment):
            auxiliary.participle, segment.shape = segment.first, Shape.FRAGMENT
            segment.verb = segment.form = None
            auxiliary = None
        elif verb is not None and (_is_lone_particle(parsed, segment) or _is_rest_with_particle(parsed, verb, segment)):
            verb.participle, verb = segment.last - 1, None
            segment.shape, segment.verb, segment.form = Shape.FRAGMENT, None, None
        elif segment.shape is Shape.MAIN and segment.form is not None and segment.form.lemma in _AUXILIARIES:
            inside = range(segment.first, segment.last)
            done = any(
                f.participle or f.infinitive
                for t in inside
                if t != segment.verb and parsed.tag(t) is Tag.VERB
                for f in verb_forms(parsed.tokens[t].text.lower())
            )
            auxiliary = None if done else segment
        elif segment.shape is Shape.MAIN:
            verb = segment
        if segment.shape is Shape.SUBORDINATE and segment.verb is None:
            open_clause = segment
        elif open_clause is not None and segment.shape is Shape.MAIN and segment.verb is not None:
            if segment.verb >= segment.last - 1 or all(
                parsed.tag(t) is Tag.VERB for t in range(segment.verb, segment.last)
            ):
                segment.shape, segment.opener = Shape.SUBORDINATE, open_clause.opener
            open_clause = None
    _drop_comparisons(parsed)
    _open_rests(parsed)


def _take_end(parsed: ParsedSentence, auxiliary: Segment | None, verb: Segment | None, rest: Segment) -> None:
    """Give a clause the participle or particle that ends what goes on with it."""
    if auxiliary is not None and is_participle(parsed, rest.last - 1):
        auxiliary.participle = rest.last - 1
    elif verb is not None and ends_in_particle(parsed, verb, rest):
        verb.participle = rest.last - 1


def _is_behind_relative(parsed: ParsedSentence, before: Segment, rest: Segment) -> bool:
    """ "kündigte beim Gipfel, der in Oslo stattfand, | einen Vertrag an": what goes on with a clause behind a relative one."""
    if (before.shape, rest.shape) != (Shape.SUBORDINATE, Shape.FRAGMENT) or before.opener is None:
        return False
    relative = parsed.tokens[before.opener].text in _ARTICLES and before.before == rest.before == ","
    return relative and rest.last > rest.first + 1


def _open_rests(parsed: ParsedSentence) -> None:
    """ "Oslo wolle, sagte er, Schiffe schicken": what looks like a clause behind the frame is the end of the one before it."""
    for before, frame, rest in zip(parsed.segments, parsed.segments[1:], parsed.segments[2:], strict=False):
        told = frame.verb_first or parsed.tokens[frame.first].text == "so"
        if not told or rest.before != ",":
            continue
        _open_head(parsed, before, frame, rest)
        if rest.shape is Shape.INFINITIVE and _waits_for_zu(before):
            rest.shape = Shape.FRAGMENT
        if rest.verb is None or not _may_be_rest(before, rest):
            continue
        late = rest.verb > rest.first + 1 and all(
            _ends_predicate(parsed, before, t) for t in range(rest.verb, rest.last)
        )
        if late and waits_for_rest(parsed, before):
            rest.shape, rest.opener, rest.verb, rest.form = Shape.FRAGMENT, None, None, None


def _open_head(parsed: ParsedSentence, before: Segment, frame: Segment, rest: Segment) -> None:
    """ "Damit habe, so X, …": what looks like a conjunction opens the main clause where the sentence has no other."""
    if before.shape is not Shape.SUBORDINATE or before.first != parsed.sentence.first or before.opener != before.first:
        return
    clause = rest.opener is not None and parsed.tokens[rest.opener].text not in _ARTICLES
    if clause or before.verb != before.last - 1 or before.form is None or before.form.lemma not in _MODALS:
        return  # "Da er müde war, sah man, dass …"
    adverbial = parsed.tokens[before.first].text.lower() in _ADVERB_OR_CONJUNCTION
    if adverbial and not any(s.shape is Shape.MAIN and s is not frame for s in parsed.segments):
        before.shape, before.opener = Shape.MAIN, None


def _waits_for_zu(before: Segment) -> bool:
    """ "Ohne Hilfe sei, sagte X, die Lage nicht zu ändern": "sein" that ends its clause may want an infinitive with "zu"."""
    ends = before.shape is Shape.MAIN and before.verb == before.last - 1 and not before.verb_first
    return ends and before.form is not None and before.form.lemma == "sein"


def _may_be_rest(before: Segment, rest: Segment) -> bool:
    """What breaks off wants its end: "…, die Fischer nicht allein lassen", "…, die Frist verlängert" are no relative clauses then."""
    relative = rest.shape is Shape.SUBORDINATE and rest.opener == rest.first
    return before.form is not None and (rest.shape is Shape.MAIN or relative)


def _ends_predicate(parsed: ParsedSentence, before: Segment, t: int) -> bool:
    """Whether a word can end what an auxiliary or a modal has begun: "habe … verlängert", "werde … bringen"."""
    participle = before.form is not None and before.form.lemma in _AUXILIARIES and is_participle(parsed, t)
    return participle or _is_infinitive(parsed, t)


def _drop_comparisons(parsed: ParsedSentence) -> None:
    """ "Städte, wie Berlin, …": a "wie" without a verb is no clause, unless it got one: "…, wie Meier, der Sprecher, sagte"."""
    for i, segment in enumerate(parsed.segments):
        if segment.shape is not Shape.SUBORDINATE or segment.verb is not None or segment.opener is None:
            continue
        closed = any(other.opener == segment.opener for other in parsed.segments[i + 1 :])
        if parsed.tokens[segment.opener].text.lower() == "wie" and segment.before == "," and not closed:
            segment.shape, segment.opener = Shape.FRAGMENT, None
