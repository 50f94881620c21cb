"""Attribution frames: which clause reports speech, with which cue, by whom, to whom."""

from __future__ import annotations

from functools import cache

from extraction.frames.addressees import addressee_of_passive, partner_of, with_addressee
from extraction.frames.attribution_frame import Frame
from extraction.frames.messengers import messenger_of, with_authority
from extraction.grammar import (
    ABSTRACT_ENDINGS,
    MODALS_OF_REPORT,
    POINTERS,
    CueEntry,
    ParsedSentence,
    Predicate,
    Segment,
    Shape,
    Tag,
    agent_of,
    can_speak,
    cue_entries,
    document_nouns,
    inherited_subject,
    is_body,
    is_contrasted,
    is_country,
    is_nominal_start,
    is_surely_nominative,
    is_time,
    nominative_in,
    noun_phrase_end,
    other_senses,
    read_predicate,
    reporting_nouns,
    shares_subject,
    starts_with_coordinator,
    subject_after_verb,
    subordinate_subject,
    vorfeld_of,
    with_apposition,
)
from extraction.grammar.agreement import agrees
from extraction.knowledge.names import title_of
from extraction.knowledge.tables import places
from extraction.text import Act, TokenRange, words_of
from extraction.text.dictionary import is_known
from extraction.text.records import replace

_ASKED_READERS = words_of("asked_reader")
_STANCE_VERBS = words_of("verb_of_stance")
_NOBODY = words_of("nobody")
_DENIALS = words_of("denial")
_NAMED_RELATIVES = words_of("relative_pronoun_of_named")
_DOCUMENT_VERBS = words_of("document_verb")
_NOUN_VERBS = words_of("verb_of_reporting_noun")
_VON = words_of("von")
_QUOTED_PRONOUNS = words_of("pronoun_of_quoted")
_PARTY_PREPOSITIONS = words_of("preposition_of_parties")
_DEMONSTRATIVES = words_of("demonstrative")
_WITHOUT_SUBJECT = words_of("conjunction_without_subject")
_IN = words_of("in")

_PRONOMINAL_ADVERBS = words_of("announcing_adverb")
_ANNOUNCING_BEHIND_VERB = _PRONOMINAL_ADVERBS - words_of("not_announcing_behind_verb")


def find_entry(parsed: ParsedSentence, segment: Segment, predicate: Predicate) -> tuple[CueEntry, list[int]] | None:
    """The entry of the cue lexicon that a clause uses, with the tokens of its fixed words; the most specific wins."""
    entries = cue_entries().get(predicate.lemma)
    if not entries:
        return None
    if not entries[0].weight:
        return entries[0], []
    words = {parsed.tokens[t].text.lower(): t for t in range(segment.first, segment.last)}
    for entry in entries:
        if entry.reflexive and "sich" not in words and "uns" not in words and "mich" not in words:
            continue
        if words.keys() >= entry.words:
            fixed = [words[word] for word in entry.words]
            if entry.reflexive:
                fixed.append(words.get("sich", words.get("uns", words.get("mich", segment.first))))
            return entry, fixed
    return None


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
    frame = _with_roles(parsed, Frame(index, entry, cue, passive=predicate.passive, modal=modal), segment)
    if _is_other_sense(parsed, segment, frame) or _asks_reader(parsed, frame.speaker):
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


def _stance(parsed: ParsedSentence, segment: Segment, entry: CueEntry) -> list[int]:
    """ "zeigte sich zuversichtlich": the adjective at the end belongs to a cue that names none itself."""
    bare = entry.reflexive and not entry.words and entry.verb in _STANCE_VERBS
    last = segment.last - 1
    return [last] if bare and last != segment.verb and parsed.tag(last) in (Tag.ADVERB, Tag.ADJECTIVE, Tag.VERB) else []


def _is_denied(parsed: ParsedSentence, segment: Segment, entry: CueEntry) -> bool:
    """ "wollte nicht bestätigen, dass …": what is not said is no statement; a verb of rejecting may well be denied."""
    if entry.act not in (Act.COMMENT, Act.INTENT_TO_COOPERATE) or "nicht" in entry.words:
        return False
    if parsed.tokens[segment.first].text.lower() in _NOBODY:
        return True
    main = segment.shape is Shape.MAIN and segment.verb is not None
    start = segment.verb if main and segment.verb is not None else segment.first
    return any(parsed.tokens[t].text.lower() in _DENIALS for t in range(start, segment.last))


def _is_other_sense(parsed: ParsedSentence, segment: Segment, frame: Frame) -> bool:
    """ "Das Beben forderte drei Menschenleben": a word beside the subject shows that nobody speaks."""
    words = other_senses().get(frame.entry.verb)
    if words is None:
        return False
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


def _with_roles(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    """A frame with who speaks in it, to whom, and what stands before its verb."""
    if frame.passive:
        return _with_roles_of_passive(parsed, frame, segment)
    if segment.shape is Shape.SUBORDINATE:
        written = is_document_verb(frame.entry)
        speaker = (
            _document_that_speaks(parsed, frame, segment) if written else subordinate_subject(parsed, frame.segment)
        )
        return with_addressee(parsed, replace(frame, speaker=speaker), segment)
    frame = replace(frame, vorfeld=vorfeld_of(parsed, frame.segment))
    if "Subj" in frame.entry.phrases:
        return replace(frame, passive=True)  # the subject is what is spoken about; who speaks is left open
    frame = _with_main_subject(parsed, frame, segment)
    frame = replace(frame, speaker=_who_speaks(parsed, frame, frame.speaker))
    if frame.entry.verb == "zitieren":
        quoted = _quoted_source(parsed, frame, segment)
        frame = replace(frame, speaker=quoted, relay=frame.speaker) if quoted else frame
    if frame.entry.verb == "lassen":
        frame = replace(frame, relay=messenger_of(parsed, frame, segment))
    return with_addressee(parsed, frame, segment)


def _with_roles_of_passive(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    vorfeld = vorfeld_of(parsed, frame.segment) if segment.shape is Shape.MAIN else None
    speaker = agent_of(parsed, segment) or _document_inside(parsed, segment)
    frame = replace(frame, vorfeld=vorfeld, speaker=speaker)
    frame = replace(frame, addressee=addressee_of_passive(parsed, frame, segment))
    if "Pass" in frame.entry.clauses:
        return _with_quoting_agent(frame, _subject_in_vorfeld(parsed, frame) or subject_after_verb(parsed, segment))
    return frame


def _with_quoting_agent(frame: Frame, subject: TokenRange | None) -> Frame:
    """ "wurde der Minister von der Agentur zitiert": the subject speaks, the agent passes it on."""
    agent = frame.speaker
    if subject is not None and agent is not None and subject[0] < agent[0] < subject[1]:
        subject = (subject[0], agent[0] - 1)
    return replace(frame, speaker=subject, relay=agent if agent != subject else None)


def _quoted_source(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "zitierte die Zeitung den Minister": who is quoted speaks, not who quotes."""
    for t in range(frame.cue[0] + 1, segment.last):
        if frame.speaker is not None and frame.speaker[0] <= t < frame.speaker[1]:
            continue
        if parsed.tokens[t].text.lower() in _QUOTED_PRONOUNS:
            return (t, t + 1)
        if parsed.tag(t) is Tag.PREPOSITION:
            return None
        if is_nominal_start(parsed, t):
            end = noun_phrase_end(parsed, t, segment.last)
            return (t, end) if end > t else None
    return None


def is_document_verb(entry: CueEntry) -> bool:
    """ "In der Erklärung heißt es", "verlautete aus Brüssel": the source stands behind "in", "aus" or "von"."""
    return entry.verb in _DOCUMENT_VERBS and not entry.words


def _who_speaks(parsed: ParsedSentence, frame: Frame, subject: TokenRange | None) -> TokenRange | None:
    """ "lautete das Fazit der Ministerin", "zwischen beiden Seiten bestand Einigkeit": not the noun, its owner speaks."""
    if subject is None:
        return None
    head = next((t for t in range(*subject) if parsed.tag(t) is Tag.NOUN), None)
    if head is None:
        return subject
    word = parsed.tokens[head].text
    if word.lower() in frame.entry.words:
        return _parties(parsed, parsed.segments[frame.segment])
    if word not in reporting_nouns() or frame.entry.verb not in _NOUN_VERBS:
        return subject
    start = head + 2 if head + 1 < subject[1] and parsed.tokens[head + 1].text in _VON else head + 1
    return (start, subject[1]) if start < subject[1] else None


def _parties(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """Who agrees: the phrase with "zwischen" or "unter"."""
    for t in range(segment.first, segment.last - 1):
        if parsed.tokens[t].text.lower() in _PARTY_PREPOSITIONS:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            if end > t + 1:
                return (t + 1, end)
    return None


def _with_main_subject(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    """The frame of a main clause with its subject as the speaker, and the pronoun before the verb that stands for the content."""
    if is_document_verb(frame.entry):
        first = frame.vorfeld[0] if frame.vorfeld else None
        pointer = first if first is not None and parsed.tokens[first].text.lower() in _DEMONSTRATIVES else None
        return replace(frame, speaker=_document_that_speaks(parsed, frame, segment), pointer=pointer)
    inherited = _subject_before(parsed, frame, segment)
    if inherited is not None:
        return replace(frame, speaker=inherited)
    joined = _joined_over_clause(parsed, frame, segment)
    if joined is not None:
        return replace(frame, speaker=joined)
    before = _subject_in_vorfeld(parsed, frame)
    after = subject_after_verb(parsed, segment)
    if before is not None and after is not None and _is_of_cue(parsed, frame, before):
        before = None  # "Eine Aussprache hatten beide über …"
    if before is None and after is None and _follows_its_subject(frame, segment):
        return replace(frame, speaker=inherited_subject(parsed, frame.segment))
    if before is None:
        return replace(frame, speaker=after)
    if before[1] - before[0] == 1 and parsed.tokens[before[0]].text.lower() in POINTERS:
        return replace(frame, speaker=after, pointer=before[0])
    fronted = after is not None and _is_fronted_object(parsed, frame, before, after)
    return replace(frame, speaker=after if fronted else before)


def _joined_over_clause(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "Minister Kern, der auch am Tisch saß, und sein Kollege Weber lobten …": two with a clause on the first between them."""
    if frame.segment < 2 or segment.verb is None or segment.form is None or segment.form.singular:
        return None
    clause, head = parsed.segments[frame.segment - 1], parsed.segments[frame.segment - 2]
    joins = segment.before in _AND or parsed.tokens[segment.first].text in _AND
    if not joins or clause.shape is not Shape.SUBORDINATE or head.shape is not Shape.FRAGMENT:
        return None
    named = nominative_in(parsed, (head.first, head.last)) is not None and can_speak(parsed, (head.first, head.last))
    return (head.first, segment.verb) if named and segment.verb > segment.first else None


_AND = words_of("und_oder") - {"oder"}


def _is_of_cue(parsed: ParsedSentence, frame: Frame, phrase: TokenRange) -> bool:
    return any(parsed.tokens[t].text.lower() in frame.entry.words for t in range(*phrase))


def _follows_its_subject(frame: Frame, segment: Segment) -> bool:
    """ "…, sagte aber, …": the clause goes on with the subject of the one before."""
    return segment.verb_first and segment.before == "," and frame.entry.verb != "heißen"


def _subject_before(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "X traf Y und forderte …": the subject of the clause before, where a coordinated clause surely has none of its own."""
    if shares_subject(parsed, frame.segment):
        return inherited_subject(parsed, frame.segment)
    contrasted = segment.verb_first and segment.before == "," and is_contrasted(parsed, segment)
    if (
        contrasted
        or (segment.verb_first and segment.before in _WITHOUT_SUBJECT)
        or starts_with_coordinator(parsed, segment)
    ):
        own = subject_after_verb(parsed, segment)
        inherited = inherited_subject(parsed, frame.segment)
        if inherited is not None and (own is None or not is_surely_nominative(parsed, own)):
            return inherited
    return None


def _document_that_speaks(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "In der Erklärung heißt es", "Aus dem Bericht geht hervor": what is read speaks."""
    own = (segment.first, segment.last)
    ranges: list[tuple[TokenRange, frozenset[str]]] = [(own, _SOURCE_PREPOSITIONS)]
    if segment.verb_first and frame.segment:
        ranges.append(((parsed.segments[0].first, parsed.segments[0].last), _SOURCE_PREPOSITIONS))
    if frame.entry.verb == "heißen":
        ranges.append((own, _PLACE_PREPOSITIONS))
    for (first, last), prepositions in ranges:
        for t in range(first, last - 1):
            if parsed.tokens[t].text.lower() in prepositions and parsed.tokens[t + 1].text not in _OCCASIONS:
                end = noun_phrase_end(parsed, t + 1, last)
                if end > t + 1 and not is_time(parsed, t + 1, end) and not _is_mere_place(parsed, t, end):
                    return _issuer_in_attribute(parsed, t + 1, end) or _owner_of_page(parsed, end, last) or (t + 1, end)
    return None


def _issuer_in_attribute(parsed: ParsedSentence, first: int, end: int) -> TokenRange | None:
    """ "in einer vom Kreml verbreiteten Erklärung": the document is whose it is."""
    if first + 2 >= end or parsed.tokens[first + 1].text.lower() not in _VON:
        return None
    issuer = noun_phrase_end(parsed, first + 2, end)
    document = parsed.tokens[end - 1].text.endswith(document_nouns())
    return (first + 2, issuer) if first + 2 < issuer < end and document else None


def _owner_of_page(parsed: ParsedSentence, at: int, limit: int) -> TokenRange | None:
    """ "in einer Mitteilung auf der Webseite des Kremls": the document is whose the page is."""
    if at + 3 >= limit or parsed.tokens[at].text.lower() not in _PLACE_PREPOSITIONS:
        return None
    end = noun_phrase_end(parsed, at + 1, limit)
    noun = next((t for t in range(at + 1, end) if parsed.tag(t) is Tag.NOUN), end)
    owned = noun + 1 < end and parsed.tokens[noun].text.lower().endswith(_PAGES)
    return (noun + 1, end) if owned and parsed.tag(noun + 1) is Tag.DETERMINER else None


def _is_mere_place(parsed: ParsedSentence, t: int, end: int) -> bool:
    """ "hieß es in New York": a place that is no seat of a government; behind "in" stands no person."""
    name = " ".join(parsed.tokens[i].text for i in range(t + 1, end))
    bare = parsed.tokens[t].text.lower() == "in" and parsed.tag(t + 1) is Tag.NOUN
    return bare and not is_country(name) and (name in _place_names() or not is_known(parsed.tokens[t + 1].text))


@cache
def _place_names() -> frozenset[str]:
    return frozenset(name for place in places() for name in (place.name, *place.aliases))


_SOURCE_PREPOSITIONS = words_of("source_preposition_of_document")
_PLACE_PREPOSITIONS = words_of("preposition_of_page")  # "heißt es auf der Webseite", "hieß es bei der Polizei"
_PAGES = tuple(words_of("page_of_house"))
_OCCASIONS = words_of("no_source_noun")


def _document_inside(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """ "wird im Bericht als Fehler bezeichnet": in a passive what is read speaks."""
    for t in range(segment.first, segment.last - 1):
        if parsed.tokens[t].text.lower() in _IN:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            if any(parsed.tokens[n].text.endswith(document_nouns()) for n in range(t + 1, end)):
                return (t + 1, end)
    return None


def _is_fronted_object(parsed: ParsedSentence, frame: Frame, before: TokenRange, after: TokenRange) -> bool:
    """ "Eine Verlängerung lehnte Ungarn ab": the thing stands in front, who acts right behind the verb."""
    if after[0] != frame.cue[0] + 1:
        return False
    clause = parsed.segments[frame.segment]
    if not agrees(parsed, clause, before) and agrees(parsed, clause, after) and can_speak(parsed, after):
        return True  # "Deren Regierungschefs hat Rutte eingeladen"
    if not frame.entry.phrases:
        return False
    if is_surely_nominative(parsed, before):
        return False
    if is_surely_nominative(parsed, after):
        return True
    core = noun_phrase_end(parsed, before[0], before[1])
    heads = [parsed.tokens[t].text for t in range(before[0], core) if parsed.tag(t) is Tag.NOUN]
    if "NP+auf" in frame.entry.phrases and not can_speak(parsed, (before[0], core)):
        return can_speak(parsed, after)  # "Die Zahl der Toten bezifferte die Agentur mit 13"
    abstract = (
        bool(heads) and (heads[0].endswith(ABSTRACT_ENDINGS) or heads[0] in reporting_nouns()) and not is_body(heads[0])
    )
    return abstract and parsed.tag(after[0]) is Tag.NOUN


def _subject_in_vorfeld(parsed: ParsedSentence, frame: Frame) -> TokenRange | None:
    return nominative_in(parsed, frame.vorfeld)


def pronominal_adverbs(parsed: ParsedSentence, segment: Segment) -> list[int]:
    """ "darauf" in "wies darauf hin": the adverbs that announce a clause and belong to the cue; they follow a main verb."""
    main = segment.shape is Shape.MAIN and segment.verb is not None
    return [
        t
        for t in range((segment.verb or 0) if main else segment.first, segment.last)
        if parsed.tokens[t].text.lower() in _ANNOUNCING_BEHIND_VERB
    ]
