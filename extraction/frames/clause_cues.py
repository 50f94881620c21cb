"""Attribution frames: which clause reports speech, with which cue, by whom, to whom."""

from __future__ import annotations

from extraction.frames.addressees import partner_of
from extraction.frames.attribution_frame import Frame
from extraction.frames.frame_speakers import with_roles
from extraction.frames.judgements import SEEN_IN, seen_in
from extraction.frames.messengers import with_authority
from extraction.grammar import (
    MODALS_OF_REPORT,
    CueEntry,
    ParsedSentence,
    Predicate,
    Segment,
    Shape,
    Tag,
    cue_entries,
    other_senses,
    read_predicate,
    with_apposition,
)
from extraction.knowledge.names import title_of
from extraction.text import Act, TokenRange, replace, words_of

_ASKED_READERS = words_of("asked_reader")
_ASKERS = words_of("asker")
_STANCE_VERBS = words_of("verb_of_stance")
_NOBODY, _HARDLY, _ANYBODY = words_of("nobody"), words_of("hardly"), words_of("anybody")
_BELIEFS = words_of("verb_of_belief")
_LONGEST_REST = 4  # words
_DECLARING, _FOR = words_of("verb_of_declaring"), frozenset({"für"})
_DENIALS = words_of("denial")
_NAMED_RELATIVES = words_of("relative_pronoun_of_named")
_PRONOMINAL_ADVERBS = words_of("announcing_adverb")
_ANNOUNCING_BEHIND_VERB = _PRONOMINAL_ADVERBS - words_of("not_announcing_behind_verb")


def find_entry(parsed: ParsedSentence, segment: Segment, predicate: Predicate) -> tuple[CueEntry, list[int]] | None:
    """The entry of the cue lexicon that a clause uses, with the tokens of its fixed words; the most specific wins."""
    entries = [entry for entry in cue_entries().get(predicate.lemma, ()) if entry.words <= parsed.lowered]
    if not entries:
        return None
    if not entries[0].weight:
        return entries[0], []  # like most cues
    words = {
        parsed.tokens[t].text.lower(): t
        for t in (*_rest_behind_clause(parsed, segment), *range(segment.first, segment.last))
    }
    for entry in entries:
        if entry.reflexive and "sich" not in words and "uns" not in words and "mich" not in words:
            continue
        if words.keys() >= entry.words:
            if entry.verb in _DECLARING and entry.words == _FOR and not _is_called(parsed, segment, words["für"]):
                continue
            fixed = [words[word] for word in entry.words]
            if entry.reflexive:
                fixed.append(words.get("sich", words.get("uns", words.get("mich", segment.first))))
            return entry, fixed
    return None


def _rest_behind_clause(parsed: ParsedSentence, segment: Segment) -> range:
    """ "zeigte sich über die Lage, die ernst ist, | sehr besorgt |": the last words of a clause that a subordinate one parts."""
    if segment.shape is not Shape.MAIN or segment.last >= parsed.sentence.last - 1:
        return range(0)
    behind = iter(s for s in parsed.segments if s.first >= segment.last)
    parted = False
    for following in behind:
        if following.shape is Shape.SUBORDINATE and (parted or following.before == ","):
            parted = True
            continue
        short = following.last - following.first <= _LONGEST_REST
        bare = (
            following.shape is Shape.FRAGMENT or following.verb == following.last - 1
        )  # "besorgt" is a verb's form too
        ends = parted and following.before == "," and short and bare
        return range(following.first, following.last) if ends else range(0)
    return range(0)


def _is_called(parsed: ParsedSentence, segment: Segment, preposition: int) -> bool:
    """ "erklärte die Wahl | für weitgehend frei |": no noun stands behind "für"; "erklärte für die Regierung, …" has one."""
    rest = [parsed.tag(t) for t in range(preposition + 1, segment.last)]
    return Tag.NOUN not in rest and bool({Tag.ADJECTIVE, Tag.ADVERB, Tag.VERB}.intersection(rest[:1]))


def read_frame(parsed: ParsedSentence, index: int) -> Frame | None:
    """Read the clause at `parsed.segments[index]` as an attribution frame; None where its verb is no cue."""
    segment = parsed.segments[index]
    if segment.shape not in (Shape.MAIN, Shape.SUBORDINATE):
        return None
    predicate = read_predicate(parsed, segment)
    if predicate is None:
        return None
    found = find_entry(parsed, segment, predicate)
    if found is None and segment.form is not None and segment.form.lemma in MODALS_OF_REPORT:
        predicate = Predicate(segment.form.lemma, [segment.verb or segment.first])  # "wollte wissen"
        found = find_entry(parsed, segment, predicate)
    if found is None and segment.form is not None and segment.form.lemma == "sein":
        predicate = Predicate("sein", [segment.verb or segment.first])  # "ist überzeugt"
        found = find_entry(parsed, segment, predicate)
    if found is None or _names_somebody(parsed, segment, found[0]):
        return None
    entry, fixed = found
    if entry.verb == "heißen":
        fixed += [t for t in range(segment.first, segment.last) if parsed.tokens[t].text.lower() == "es"][:1]
    if _is_denied(parsed, segment, entry):
        return None
    fixed += [
        t - 1 for t in fixed if parsed.tag(t) is Tag.NOUN and t > segment.first and parsed.tag(t - 1) is Tag.DETERMINER
    ]
    fixed += _stance(parsed, segment, entry)
    cue = tuple(sorted({*predicate.tokens, *fixed}))
    modal = segment.form is not None and segment.form.lemma in MODALS_OF_REPORT
    frame = with_roles(parsed, Frame(index, entry, cue, passive=predicate.passive, modal=modal), segment)
    if frame.speaker is None and "Für" in entry.clauses:
        return None  # "Klar ist, dass …": nobody's view
    if _is_other_sense(parsed, segment, frame) or _asks_reader(parsed, frame.speaker) or _is_asked(parsed, frame):
        return None
    frame = with_authority(parsed, frame, segment)
    partner = partner_of(parsed, frame, segment)
    return replace(frame, speaker=with_apposition(parsed, frame.speaker), partner=partner)


def _asks_reader(parsed: ParsedSentence, speaker: TokenRange | None) -> bool:
    """ "Was sagen Sie dazu, dass …": whom the text asks says nothing."""
    if speaker is None or speaker[0] == parsed.sentence.first:
        return False
    before = parsed.tokens[speaker[0] - 1].text
    return parsed.tokens[speaker[0]].text in _ASKED_READERS and (before.isalnum() or before == ",")


def _is_asked(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Die Moderatorin wollte wissen, ob …": what they ask whose trade it is is no statement."""
    asks = "ob" in frame.entry.clauses and "dass" not in frame.entry.clauses
    return asks and frame.speaker is not None and any(parsed.tokens[t].text in _ASKERS for t in range(*frame.speaker))


def _stance(parsed: ParsedSentence, segment: Segment, entry: CueEntry) -> list[int]:
    """ "zeigte sich zuversichtlich": the adjective at the end belongs to a cue that names none itself."""
    bare = entry.reflexive and not entry.words and entry.verb in _STANCE_VERBS
    last = segment.last - 1
    return [last] if bare and last != segment.verb and parsed.tag(last) in (Tag.ADVERB, Tag.ADJECTIVE, Tag.VERB) else []


def _is_hardly_anybody(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Kaum jemand", "Kaum ein anderer Minister"; not "Kaum im Amt" or "Kaum eine Woche nach der Wahl"."""
    words = [token.text.lower() for token in parsed.tokens[segment.first + 1 : segment.last][:2]]
    return len(words) > 1 and words[0] in _ANYBODY and words[1] not in words_of("period")


def _is_denied(parsed: ParsedSentence, segment: Segment, entry: CueEntry) -> bool:
    """ "wollte nicht bestätigen, dass …": what is not said is no statement; a verb of rejecting may well be denied."""
    if "nicht" in entry.words or entry.act in _REFUSING or entry.verb in _POSITIONS:
        return False
    opening = parsed.tokens[segment.first].text.lower()
    if opening in _NOBODY or (opening in _HARDLY and _is_hardly_anybody(parsed, segment)):
        return True
    if _DENIALS.isdisjoint(parsed.lowered):
        return False
    if entry.verb in _BELIEFS and (entry.words or "dass" in parsed.lowered):
        return False  # "glaubt nicht, dass …", "hält das nicht für richtig"
    main = segment.shape is Shape.MAIN and segment.verb is not None and not segment.shared
    start = segment.verb if main and segment.verb is not None else segment.first
    return any(
        parsed.tokens[t].text.lower() in _DENIALS
        and not _is_in_attribute(parsed, t, segment.last)
        and not _denies_part(parsed, t, segment.last)
        for t in range(start, segment.last)
    )


def _denies_part(parsed: ParsedSentence, t: int, limit: int) -> bool:
    """ "verurteilte nicht nur den Angriff", "sprach von „einem Bruch, den wir nicht hinnehmen“": the act itself is not denied."""
    if t + 1 < limit and parsed.tokens[t + 1].text.lower() in _BEHIND_NOT:
        return True
    return any(q.inner.contains(parsed.tokens[t].span) for q in parsed.quotations)


_BEHIND_NOT = words_of("word_behind_not_of_part")
_POSITIONS = words_of("verb_of_position")
_REFUSING = (Act.REJECT,)


def _is_in_attribute(parsed: ParsedSentence, t: int, limit: int) -> bool:
    """ "von einer nicht stabilen Lage", "einer ruhigen, aber nicht stabilen Lage": what is denied is a word of the phrase."""
    noun = t + 2 < limit and parsed.tag(t + 1) is Tag.ADJECTIVE
    return noun and parsed.tag(t - 1) in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.COORDINATOR, Tag.PREPOSITION)


def _is_other_sense(parsed: ParsedSentence, segment: Segment, frame: Frame) -> bool:
    """ "Das Beben forderte drei Menschenleben": a word beside the subject shows that nobody speaks."""
    if frame.entry.phrases == (SEEN_IN,) and seen_in(parsed, frame, segment) is None:
        return True  # "sah die Schiffe"
    words = other_senses().get(frame.entry.verb)
    if words is None or frame.entry.reflexive:
        return False  # "tauschten sich … aus" has another object than "tauschten Gefangene aus"
    first, last = frame.speaker or (segment.last, segment.last)
    return any(
        word in words and not (first <= t < last and title_of(word))
        for t in range(segment.first, segment.last)
        for word in (parsed.tokens[t].text,)
    )


def _names_somebody(parsed: ParsedSentence, segment: Segment, entry: CueEntry) -> bool:
    """ "…, den seine Freunde „König“ nannten": what a relative clause says somebody is called is a name."""
    opener = parsed.tokens[segment.opener].text.lower() if segment.opener is not None else ""
    return entry.verb == "nennen" and opener in _NAMED_RELATIVES


def pronominal_adverbs(parsed: ParsedSentence, segment: Segment) -> list[int]:
    """ "darauf" in "wies darauf hin": the adverbs that announce a clause and belong to the cue; they follow a main verb."""
    main = segment.shape is Shape.MAIN and segment.verb is not None
    return [
        t
        for t in range((segment.verb or 0) if main else segment.first, segment.last)
        if parsed.tokens[t].text.lower() in _ANNOUNCING_BEHIND_VERB
    ]
