"""Clauses that something parts: an apposition, a list or an insertion between commas is joined to what it belongs to."""

from __future__ import annotations

from extraction.grammar.cues import cue_entries
from extraction.grammar.morphology import verb_forms
from extraction.grammar.phrases import is_country, is_known_surname, noun_phrase_end
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.tags import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import replace, words_of
from extraction.text.dictionary import is_known

_AUXILIARIES = words_of("auxiliary")
_MODALS = words_of("auxiliary_or_modal")
_PERFECT = words_of("perfect_auxiliary")
_CONJUNCTIONS = words_of("conjunction_in_list")
_LISTING = _CONJUNCTIONS | {","}
_ARTICLES = words_of("article_or_relative")


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


def rejoined(parsed: ParsedSentence) -> list[Segment]:
    """ "Am Montag wies der Minister, Ali Khan, die Vorwürfe zurück": a clause that an apposition parts from its end is one."""
    segments = list(parsed.segments)
    i = 0
    while i + 2 < len(segments):
        clause, apposition, rest = segments[i : i + 3]
        if (
            clause.shape is Shape.MAIN
            and clause.form is not None
            and clause.form.singular
            and apposition.before == rest.before == ","
            and apposition.shape is Shape.FRAGMENT
            and _may_be_rest_of(parsed, clause.form.lemma, rest)
            and noun_phrase_end(parsed, apposition.first, apposition.last) == apposition.last
            and (_ends_verb(parsed, clause.form.lemma, rest) or _is_object(parsed, clause, rest))
        ):
            segments[i : i + 3] = [replace(clause, last=rest.last, apposition=(apposition.first, apposition.last))]
        i += 1
    return _with_lists(parsed, _with_subject_rows(parsed, segments))


def _may_be_rest_of(parsed: ParsedSentence, lemma: str, rest: Segment) -> bool:
    """What has no finite verb, or a row of participles: "hatte X, die Chefin, | den Plan verspottet und … gesprochen"."""
    if rest.shape is Shape.FRAGMENT:
        return True
    row = rest.verb is not None and lemma in _PERFECT and rest.verb > rest.first and _is_participle(parsed, rest.verb)
    return (rest.verb is None or row) and _ends_verb(parsed, lemma, rest)


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
    if clause.shape is not Shape.MAIN or clause.verb is None or clause.form is None or not clause.form.plural:
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
    if clause.shape is not Shape.MAIN or clause.form is None or _is_complete(parsed, clause):
        return i
    for k in range(i + 1, len(segments)):
        part = segments[k]
        phrase = parsed.tag(part.first) in (Tag.PREPOSITION, Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE)
        if part.shape is not Shape.FRAGMENT or not phrase or part.before not in _LISTING:
            return i
        if part.last - part.first > 1 and _ends_verb(parsed, clause.form.lemma, part):
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
        _is_participle(parsed, last) or _is_infinitive(parsed, last) or parsed.tag(last) in (Tag.ADJECTIVE, Tag.ADVERB)
    )


def _is_infinitive(parsed: ParsedSentence, t: int) -> bool:
    return parsed.tag(t) is Tag.VERB and any(f.infinitive for f in verb_forms(parsed.tokens[t].text.lower()))


def _is_complete(parsed: ParsedSentence, clause: Segment) -> bool:
    """Whether a clause has the participle, infinitive or particle that its verb may wait for."""
    if clause.form is None or clause.form.lemma not in _MODALS:
        return clause.form is None or _ends_verb(parsed, clause.form.lemma, clause)
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


def _ends_verb(parsed: ParsedSentence, lemma: str, rest: Segment) -> bool:
    """Whether the last word is the particle, participle or noun ("nimmt … Stellung") that the verb of the clause waits for."""
    word = parsed.tokens[rest.last - 1].text.lower()
    if lemma in _AUXILIARIES:
        return any(form.participle for form in verb_forms(word))
    return word + lemma in cue_entries() or any(word in entry.words for entry in cue_entries().get(lemma, ()))


def with_shared_auxiliaries(parsed: ParsedSentence) -> list[Segment]:
    """ "hat den Vertrag begrüßt, die Vermittler gewürdigt und eine Waffenruhe gefordert": a clause for each participle."""
    segments: list[Segment] = []
    source: Segment | None = None
    for k, segment in enumerate(parsed.segments):
        pieces = [segment]
        if source is not None and _continues_row(parsed, k):
            segments.append(_sharing(segment, source))
            continue
        if segment.shape is Shape.MAIN and segment.form is not None and segment.form.lemma in _PERFECT:
            pieces = _cut_at_participles(parsed, segment)
            pieces = _cut_at_last(parsed, pieces, parsed.segments[k + 1 : k + 2])
            ends = _is_participle(parsed, pieces[-1].last - 1) and pieces[-1].last - 1 != segment.verb
            source = segment if ends else None
        elif segment.shape is Shape.FRAGMENT and source is not None and segment.before in _LISTING:
            pieces = _cut_at_participles(parsed, segment)
            if not all(_is_participle(parsed, p.last - 1) and p.last - p.first > 1 for p in pieces):
                pieces, source = [segment], None
            elif source.form is not None:
                pieces = [_sharing(piece, source) for piece in pieces]
        else:
            source = None
        if source is segment and len(pieces) > 1:
            pieces = [pieces[0], *(_sharing(piece, segment) for piece in pieces[1:])]
        segments += pieces
    return segments


def _continues_row(parsed: ParsedSentence, k: int) -> bool:
    """ "hat A verurteilt, die Opfer beklagt und Hilfe verlangt": what looks like a relative clause is the next in the row."""
    row = parsed.segments[k - 1 : k + 1] if parsed.segments[k].before in _CONJUNCTIONS else parsed.segments[k : k + 2]
    if (
        len(row) < 2
        or row[1].before not in _CONJUNCTIONS
        or row[0].before != ","
        or row[0].shape is not Shape.SUBORDINATE
    ):
        return False
    relative = row[0].opener == row[0].first and parsed.tokens[row[0].first].text in _ARTICLES
    return relative and all(p.last - p.first > 1 and _ends_in_cue_participle(parsed, p) for p in row)


def _ends_in_cue_participle(parsed: ParsedSentence, segment: Segment) -> bool:
    forms = verb_forms(parsed.tokens[segment.last - 1].text.lower())
    return any(form.participle and form.lemma in cue_entries() for form in forms)


def _sharing(piece: Segment, source: Segment) -> Segment:
    last = piece.last - 1
    return replace(piece, shape=Shape.MAIN, opener=None, verb=last, form=source.form, participle=last, shared=True)


def _cut_at_participles(parsed: ParsedSentence, segment: Segment) -> list[Segment]:
    """The pieces of a segment of which each ends in a participle before a coordinator, or at the end; the segment itself else."""
    if not _is_participle(parsed, segment.last - 1):
        return [segment]
    pieces, first, before = [], segment.first, segment.before
    for t in range(segment.first + 1, segment.last - 2):
        joins = parsed.tokens[t].text in _LISTING and _is_participle(parsed, t - 1) and t - 1 != segment.verb
        if joins and t + 2 < segment.last and t - 1 > first:
            pieces.append(replace(segment, first=first, last=t, before=before))
            first, before = t + 1, parsed.tokens[t].text
    return [*pieces, replace(segment, first=first, before=before)]


def _cut_at_last(parsed: ParsedSentence, pieces: list[Segment], following: list[Segment]) -> list[Segment]:
    """ "hätten die Lage erörtert und vereinbart, …": the last participle has its complement in the infinitive behind it."""
    end = pieces[-1]
    last = end.last - 1
    joined = last - 2 > end.first and parsed.tokens[last - 1].text in _CONJUNCTIONS and last - 2 != end.verb
    if not (joined and following and following[0].before == "," and _is_participle(parsed, last - 2)):
        return pieces
    infinitive = following[0].shape is Shape.INFINITIVE and parsed.tokens[following[0].first].text.lower() != "um"
    if not (infinitive and _ends_in_cue_participle(parsed, end)):
        return pieces
    return [*pieces[:-1], replace(end, last=last - 1), replace(end, first=last, before=parsed.tokens[last - 1].text)]


def _is_participle(parsed: ParsedSentence, t: int) -> bool:
    return parsed.tag(t) is Tag.VERB and any(f.participle for f in verb_forms(parsed.tokens[t].text.lower()))


def close_interrupted(parsed: ParsedSentence) -> None:
    """ "dass China, das …, bereit sei": the rest after an insertion belongs to the clause that still wants its verb."""
    open_clause: Segment | None = None
    auxiliary: Segment | None = None
    verb: Segment | None = None
    for segment in parsed.segments:
        if auxiliary is not None and _is_lone_participle(parsed, segment):
            auxiliary.participle, segment.shape = segment.first, Shape.FRAGMENT
            segment.verb = segment.form = None
            auxiliary = None
        elif verb is not None and _is_lone_particle(parsed, segment):
            verb.participle, verb = segment.first, None
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


def _open_rests(parsed: ParsedSentence) -> None:
    """ "Oslo wolle, sagte er, Schiffe schicken": what looks like a clause behind the frame is the infinitive of the one before it."""
    for before, frame, rest in zip(parsed.segments, parsed.segments[1:], parsed.segments[2:], strict=False):
        told = frame.verb_first or parsed.tokens[frame.first].text == "so"
        if rest.verb is None or not told or rest.before != "," or not _may_be_rest(before, rest):
            continue
        late = rest.verb > rest.first + 1 and all(_is_infinitive(parsed, t) for t in range(rest.verb, rest.last))
        if late and waits_for_rest(parsed, before):
            rest.shape, rest.opener, rest.verb, rest.form = Shape.FRAGMENT, None, None, None


def _may_be_rest(before: Segment, rest: Segment) -> bool:
    """A modal wants an infinitive: "…, die Fischer nicht allein lassen" is no relative clause then."""
    modal = before.form is not None and before.form.lemma not in _AUXILIARIES
    return rest.shape is Shape.MAIN or (modal and rest.shape is Shape.SUBORDINATE and rest.opener == rest.first)


def _drop_comparisons(parsed: ParsedSentence) -> None:
    """ "Städte, wie Berlin, …": a "wie" without a verb is no clause, unless it got one: "…, wie Meier, der Sprecher, sagte"."""
    for i, segment in enumerate(parsed.segments):
        if segment.shape is not Shape.SUBORDINATE or segment.verb is not None or segment.opener is None:
            continue
        closed = any(other.opener == segment.opener for other in parsed.segments[i + 1 :])
        if parsed.tokens[segment.opener].text.lower() == "wie" and segment.before == "," and not closed:
            segment.shape, segment.opener = Shape.FRAGMENT, None
