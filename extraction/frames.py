"""Attribution frames: which clause reports speech, with which cue, by whom, to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.clauses import ParsedSentence, Segment, Shape
from extraction.cues import CueEntry, cue_entries, other_senses
from extraction.document import Document
from extraction.lexicon import words_of
from extraction.morphology import Mood, verb_forms
from extraction.phrases import is_nominal_start, may_be_nominative, noun_phrase_end
from extraction.tagging import Tag

Range = tuple[int, int]


@dataclass(slots=True)
class Predicate:
    """The verb of a clause: its infinitive, the tokens that make it up, and whether it is passive."""

    lemma: str
    tokens: list[int]
    passive: bool = False


@dataclass(slots=True)
class Frame:
    """An attribution frame. `cue` holds token indices; `speaker` and `addressee` are half-open token ranges.

    `pointer` is the pronoun that stands for the content ("Das teilte X mit"), `segment` the frame's place among the segments.
    """

    segment: int
    entry: CueEntry
    cue: list[int]
    speaker: Range | None = None
    addressee: Range | None = None
    passive: bool = False
    pointer: int | None = None
    vorfeld: Range | None = None
    extras: list[Range] = field(default_factory=list)


_PRONOMINAL_ADVERBS = frozenset(
    "darauf darüber davon dafür dagegen damit daran dazu davor darin darum danach dahin hierzu hierauf hierüber es".split()
)
_POINTERS = frozenset("das dies dazu hierzu darauf darüber davon es".split())
_DATIVE_STARTS = frozenset("dem den einem ihm ihnen uns mir dir seinem seinen ihrem ihren unserem".split())
_MODALS_OF_REPORT = frozenset("müssen wollen können dürfen mögen".split())


def read_predicate(document: Document, parsed: ParsedSentence, segment: Segment) -> Predicate | None:
    """The verb of a clause with its auxiliaries, infinitives and separated particle put together."""
    if segment.verb is None or segment.form is None:
        return None
    lemma = segment.form.lemma
    if lemma in ("haben", "sein", "werden"):
        found = _compound_predicate(document, parsed, segment, lemma)
        return found or Predicate(lemma, [segment.verb])
    if lemma in _MODALS_OF_REPORT or lemma == "lassen":
        found = _infinitive_predicate(document, parsed, segment, lemma)
        return found or Predicate(lemma, [segment.verb])
    if segment.participle is not None and document.tokens[segment.participle].text + lemma in cue_entries():
        return Predicate(document.tokens[segment.participle].text + lemma, [segment.verb, segment.participle])
    if segment.shape is Shape.MAIN:
        particle = _separated_particle(document, parsed, segment, lemma)
        if particle is not None:
            return Predicate(document.tokens[particle].text + lemma, [segment.verb, particle])
    return Predicate(lemma, [segment.verb])


def _compound_predicate(document: Document, parsed: ParsedSentence, segment: Segment, auxiliary: str) -> Predicate | None:
    if segment.participle is not None:
        word = document.tokens[segment.participle].text.lower()
        participles = sorted((f for f in verb_forms(word) if f.participle), key=lambda f: f.lemma not in cue_entries())
        tokens = sorted([segment.verb or 0, segment.participle])
        return Predicate(participles[0].lemma, tokens, auxiliary == "werden") if participles else None
    worden: list[int] = []
    for t in range(segment.last - 1, segment.first - 1, -1):
        if t == segment.verb or parsed.tag(t) is not Tag.VERB:
            continue
        word = document.tokens[t].text.lower()
        if word == "worden":
            worden.append(t)
            continue
        participles = [f for f in verb_forms(word) if f.participle]
        if participles:
            participles.sort(key=lambda f: f.lemma not in cue_entries())
            passive = bool(worden) or auxiliary == "werden"
            return Predicate(participles[0].lemma, sorted([segment.verb or 0, t, *worden]), passive)
        infinitives = [f for f in verb_forms(word) if f.infinitive]
        if auxiliary == "werden" and infinitives and segment.mood == Mood.INDICATIVE:
            return Predicate(infinitives[0].lemma, sorted([segment.verb or 0, t]))
    return None


def _infinitive_predicate(document: Document, parsed: ParsedSentence, segment: Segment, modal: str) -> Predicate | None:
    if not segment.mood & Mood.INDICATIVE:
        return None
    for t in range(segment.last - 1, segment.first - 1, -1):
        if t != segment.verb and parsed.tag(t) is Tag.VERB:
            infinitives = [f for f in verb_forms(document.tokens[t].text.lower()) if f.infinitive]
            if infinitives:
                tokens = sorted([segment.verb or 0, t])
                return Predicate("lassen" if modal == "lassen" else infinitives[0].lemma, tokens)
    return None


def _separated_particle(document: Document, parsed: ParsedSentence, segment: Segment, lemma: str) -> int | None:
    """The particle of a separable verb: last in its clause, or last before an infinitive or a late phrase."""
    assert segment.verb is not None
    for t in range(segment.last - 1, segment.verb, -1):
        word = document.tokens[t].text
        if word in words_of("particle") and (word + lemma in cue_entries() or (t == segment.last - 1 and _exists(word + lemma))):
            ends = t == segment.last - 1 or (word + lemma in cue_entries() and parsed.tag(t + 1) in (Tag.PREPOSITION, Tag.MARK, Tag.COORDINATOR))
            if ends and not (word in words_of("preposition") and t + 1 < segment.last and is_nominal_start(document, parsed, t + 1)):
                return t
    return None


def _exists(lemma: str) -> bool:
    return any(form.infinitive for form in verb_forms(lemma))


def find_entry(document: Document, segment: Segment, predicate: Predicate) -> tuple[CueEntry, list[int]] | None:
    """The entry of the cue lexicon that a clause uses, with the tokens of its fixed words; the most specific wins."""
    entries = cue_entries().get(predicate.lemma)
    if not entries:
        return None
    words = {document.tokens[t].text.lower(): t for t in range(segment.first, segment.last)}
    for entry in entries:
        if entry.reflexive and "sich" not in words and "uns" not in words and "mich" not in words:
            continue
        if all(word in words for word in entry.words):
            fixed = [words[word] for word in entry.words]
            if entry.reflexive:
                fixed.append(words.get("sich", words.get("uns", words.get("mich", segment.first))))
            return entry, fixed
    return None


def read_frame(document: Document, parsed: ParsedSentence, index: int) -> Frame | None:
    """Read the clause at `parsed.segments[index]` as an attribution frame; None where its verb is no cue."""
    segment = parsed.segments[index]
    if segment.shape not in (Shape.MAIN, Shape.SUBORDINATE):
        return None
    predicate = read_predicate(document, parsed, segment)
    if predicate is None:
        return None
    found = find_entry(document, segment, predicate)
    if found is None and segment.form is not None and predicate.lemma != segment.form.lemma:
        predicate = Predicate(segment.form.lemma, [segment.verb or segment.first])  # "wollte wissen"
        found = find_entry(document, segment, predicate)
    if found is None or _is_other_sense(document, segment, found[0]):
        return None
    entry, fixed = found
    if entry.verb == "heißen":
        fixed += [t for t in range(segment.first, segment.last) if document.tokens[t].text.lower() == "es"][:1]
    if _is_denied(document, segment, entry):
        return None
    fixed += [t - 1 for t in fixed if parsed.tag(t) is Tag.NOUN and t > segment.first and parsed.tag(t - 1) is Tag.DETERMINER]
    frame = Frame(index, entry, sorted({*predicate.tokens, *fixed}), passive=predicate.passive)
    _add_roles(document, parsed, frame, segment)
    return frame


def _is_denied(document: Document, segment: Segment, entry: CueEntry) -> bool:
    """ "wollte nicht bestätigen, dass …": what is not said is no statement; a verb of rejecting may well be denied."""
    if entry.act != "comment" or "nicht" in entry.words:
        return False
    return any(document.tokens[t].text.lower() in ("nicht", "nie", "niemand") for t in range(segment.first, segment.last))


def _is_other_sense(document: Document, segment: Segment, entry: CueEntry) -> bool:
    """ "Das Beben forderte drei Menschenleben": a word in the clause shows that nobody speaks."""
    words = other_senses().get(entry.verb)
    return bool(words) and any(document.tokens[t].text in words for t in range(segment.first, segment.last))


def _add_roles(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> None:
    if frame.passive:
        frame.vorfeld = _vorfeld(document, parsed, frame.segment) if segment.shape is Shape.MAIN else None
        frame.speaker = _agent(document, parsed, segment)
        frame.addressee = _addressee_of_passive(document, parsed, frame, segment)
        if "Pass" in frame.entry.clauses:
            frame.speaker = _subject_in_vorfeld(document, parsed, frame) or _subject_after_verb(document, parsed, segment)
        return
    if segment.shape is Shape.SUBORDINATE:
        frame.speaker = _subordinate_subject(document, parsed, frame.segment)
        if frame.entry.verb in ("heißen", "hervorgehen"):
            frame.speaker = _document_that_speaks(document, parsed, frame, segment)
    else:
        frame.vorfeld = _vorfeld(document, parsed, frame.segment)
        frame.speaker = _main_subject(document, parsed, frame, segment)
    frame.addressee = _medium_in_subject(document, parsed, frame) or _addressee(document, parsed, frame, segment)


def _medium_in_subject(document: Document, parsed: ParsedSentence, frame: Frame) -> Range | None:
    """ "sagte Kallas der Zeitung „X“": a medium in the dative, which looks like the subject's genitive. Cuts it off the subject."""
    if frame.speaker is None or "DatA" not in frame.entry.clauses or frame.speaker[0] < frame.cue[0]:
        return None
    first, last = frame.speaker
    for t in range(first + 1, last - 1):
        named = document.tokens[t + 1].text.lower() in words_of("medium")
        if document.tokens[t].text == "der" and named and document.tokens[t - 1].text.lower() not in words_of("reporter"):
            frame.speaker = (first, t)
            return (t, last)
    return None


def _addressee_of_passive(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """ "Israel wurde aufgefordert": the subject is spoken to; "dem Minister wird vorgeworfen": the dative is."""
    if "Akk" in frame.entry.clauses and segment.shape is Shape.MAIN:
        return _nominative_in(document, parsed, frame.vorfeld) or _subject_after_verb(document, parsed, segment)
    if "DatA" in frame.entry.clauses and frame.vorfeld and document.tokens[frame.vorfeld[0]].text.lower() in _DATIVE_STARTS | {"der"}:
        return frame.vorfeld
    return None


def _agent(document: Document, parsed: ParsedSentence, segment: Segment) -> Range | None:
    """Who acts in a passive clause: the phrase with "von", "vonseiten" or "durch"."""
    for t in range(segment.first, segment.last - 1):
        if document.tokens[t].text.lower() in ("von", "vom", "durch", "seitens", "vonseiten"):
            end = noun_phrase_end(document, parsed, t + 1, segment.last)
            if end > t + 1 and (document.tokens[t].text.lower() != "von" or not _inside_noun_phrase(parsed, segment, t)):
                return (t + 1, end)
    return None


def _inside_noun_phrase(parsed: ParsedSentence, segment: Segment, t: int) -> bool:
    return t > segment.first and parsed.tag(t - 1) is Tag.NOUN and t - 1 > segment.first and False


def _vorfeld(document: Document, parsed: ParsedSentence, index: int) -> Range | None:
    """What stands before the finite verb of a main clause: one constituent, over insertions too."""
    segment = parsed.segments[index]
    assert segment.verb is not None
    first = segment.first
    if segment.verb == first:
        head = _interrupted_head(document, parsed, index)
        if head is None or _is_inserted(parsed, index):
            return None
        return (head, _head_end(document, parsed, head, index))
    if segment.before == "," and index and _is_list(parsed, index):
        first = parsed.segments[0].first
    elif segment.before == "," and index and _is_apposition(document, parsed, index):
        first = parsed.segments[index - 1].first
    while first < segment.verb and parsed.tag(first) is Tag.COORDINATOR:
        first += 1
    return (first, segment.verb) if first < segment.verb else None


def _is_inserted(parsed: ParsedSentence, index: int) -> bool:
    """ "Die Wahl, sagte der Beobachter, sei …": the clause that the frame parts goes on with its own finite verb."""
    following = parsed.segments[index + 1] if index + 1 < len(parsed.segments) else None
    return following is not None and following.verb_first and following.before == ","


def _head_end(document: Document, parsed: ParsedSentence, head: int, index: int) -> int:
    """The phrase before an insertion, with its apposition; a relative clause is left out."""
    k = next(k for k in range(index) if parsed.segments[k].first <= head < parsed.segments[k].last)
    end = parsed.segments[k].last
    for segment in parsed.segments[k + 1 : index]:
        if segment.shape is not Shape.FRAGMENT:
            break
        end = segment.last
    return end


def _is_list(parsed: ParsedSentence, index: int) -> bool:
    """ "Estland, Lettland und Litauen warnten": only nouns stand in front, back to the start of the sentence."""
    before = parsed.segments[:index]
    return all(
        s.shape is Shape.FRAGMENT and s.before in ("", ",") and s.last - s.first <= 3 and parsed.tag(s.last - 1) is Tag.NOUN
        for s in before
    )


def _is_apposition(document: Document, parsed: ParsedSentence, index: int) -> bool:
    """ "Ein Sprecher der Polizei, Randy Henderson sagte": a phrase, a comma, its apposition right before the verb."""
    before, segment = parsed.segments[index - 1], parsed.segments[index]
    if before.shape is not Shape.FRAGMENT or before.before not in ("", "und", "“") or segment.verb is None:
        return False
    nominal = is_nominal_start(document, parsed, before.first) and may_be_nominative(document, before.first)
    return nominal and noun_phrase_end(document, parsed, segment.first, segment.verb) == segment.verb


def _interrupted_head(document: Document, parsed: ParsedSentence, index: int) -> int | None:
    """ "Der Sprecher, der …, sagte": the first token of the phrase that an insertion parts from its verb."""
    k = index - 1
    while k >= 0 and parsed.segments[k].shape in (Shape.SUBORDINATE, Shape.FRAGMENT, Shape.INFINITIVE):
        if parsed.segments[k].before in ("", "und", "aber", ";", ":", "“") or k == 0:
            break
        k -= 1
    if k < 0 or parsed.segments[k].shape is not Shape.FRAGMENT:
        return None
    first = parsed.segments[k].first
    while first < parsed.segments[k].last and parsed.tag(first) in (Tag.ADVERB, Tag.COORDINATOR):
        first += 1
    if first == parsed.segments[k].last or not is_nominal_start(document, parsed, first):
        return None
    return first


def _main_subject(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    if frame.entry.verb in ("heißen", "hervorgehen"):
        if frame.vorfeld and document.tokens[frame.vorfeld[0]].text.lower() in ("das", "dies"):
            frame.pointer = frame.vorfeld[0]
        return _document_that_speaks(document, parsed, frame, segment)
    contrasted = segment.verb_first and segment.before == "," and _is_contrasted(document, segment)
    if contrasted or segment.verb_first and segment.before in ("und", "aber", "sowie", "doch") or _starts_with_coordinator(document, parsed, segment):
        own = _subject_after_verb(document, parsed, segment)
        inherited = _inherited_subject(document, parsed, frame)
        if inherited is not None and (own is None or not _is_surely_nominative(document, parsed, own)):
            return inherited
    before = _subject_in_vorfeld(document, parsed, frame)
    after = _subject_after_verb(document, parsed, segment)
    if before is None and after is None and segment.verb_first and segment.before == "," and frame.entry.verb != "heißen":
        return _inherited_subject(document, parsed, frame)  # "…, sagte aber, …"
    if before is None:
        return after
    pointer = before[1] - before[0] == 1 and document.tokens[before[0]].text.lower() in _POINTERS
    if pointer and after is not None:
        frame.pointer = before[0]
        return after
    if pointer:
        frame.pointer = before[0]
        return None
    if after is not None and _is_fronted_object(document, parsed, frame, before, after):
        return after
    return before


_ABSTRACT_ENDINGS = ("ung", "heit", "keit", "tät", "ion", "nis", "tum", "ismus", "ungen", "ionen", "pläne", "angriffe")


def _is_contrasted(document: Document, segment: Segment) -> bool:
    """ "…, befürchtet aber weitere Tote": the clause goes on with the subject of the one before."""
    behind = (segment.verb or segment.first) + 1
    return behind < segment.last and document.tokens[behind].text in ("aber", "jedoch", "hingegen", "dagegen", "zudem", "zugleich")


def _starts_with_coordinator(document: Document, parsed: ParsedSentence, segment: Segment) -> bool:
    """ ", und forderte": the coordinator stands inside the segment, the verb right behind it."""
    return parsed.tag(segment.first) is Tag.COORDINATOR and segment.verb == segment.first + 1


def _inherited_subject(document: Document, parsed: ParsedSentence, frame: Frame) -> Range | None:
    """ "X traf Y und forderte …": the second verb has the subject of the first."""
    for k in range(frame.segment - 1, -1, -1):
        segment = parsed.segments[k]
        if segment.shape is Shape.MAIN and segment.mood & Mood.INDICATIVE:
            found = subject_of(document, parsed, segment, index=k)
            if found is not None:
                return found
    return None


def subject_of(document: Document, parsed: ParsedSentence, segment: Segment, *, index: int) -> Range | None:
    """The subject of any main clause, cue or not; `index` is the segment's place in the sentence."""
    if segment.shape is not Shape.MAIN or segment.verb is None:
        return None
    vorfeld = _vorfeld(document, parsed, index)
    return _nominative_in(document, parsed, vorfeld) or _subject_after_verb(document, parsed, segment)


def _document_that_speaks(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """ "In der Erklärung heißt es", "Aus dem Bericht geht hervor": what is read speaks."""
    ranges = [(segment.first, segment.last)]
    if segment.verb_first and frame.segment:
        ranges.append((parsed.segments[0].first, parsed.segments[0].last))
    for first, last in ranges:
        for t in range(first, last - 1):
            if document.tokens[t].text.lower() in ("in", "im", "aus", "von", "vom", "beim", "seitens") and t + 1 < last:
                end = noun_phrase_end(document, parsed, t + 1, last)
                if end > t + 1 and not _is_time(document, parsed, t + 1, end):
                    return (t + 1, end)
    return None


def _is_fronted_object(document: Document, parsed: ParsedSentence, frame: Frame, before: Range, after: Range) -> bool:
    """ "Eine Verlängerung lehnte Ungarn ab": the thing stands in front, who acts right behind the verb."""
    if not frame.entry.phrases or after[0] != frame.cue[0] + 1:
        return False
    if _is_surely_nominative(document, parsed, before):
        return False
    if _is_surely_nominative(document, parsed, after):
        return True
    core = noun_phrase_end(document, parsed, before[0], before[1])
    heads = [document.tokens[t].text for t in range(before[0], core) if parsed.tag(t) is Tag.NOUN]
    abstract = bool(heads) and heads[0].endswith(_ABSTRACT_ENDINGS)
    return abstract and parsed.tag(after[0]) is Tag.NOUN


def _is_surely_nominative(document: Document, parsed: ParsedSentence, phrase: Range) -> bool:
    """ "der ukrainische Botschafter", "er": no other case looks like this."""
    words = [document.tokens[t].text.lower() for t in range(*phrase)]
    if not words:
        return False
    if words[0] in ("er", "wir", "ich", "man"):
        return True
    adjective = len(words) > 2 and parsed.tag(phrase[0] + 1) is Tag.ADJECTIVE
    if words[0] == "der":
        return words[1].endswith("e") if adjective else len(words) > 1 and words[1].endswith(("er", "ent", "ant", "ist", "or", "chef"))
    return words[0] in ("ein", "kein") and adjective and words[1].endswith("er")


def _subject_in_vorfeld(document: Document, parsed: ParsedSentence, frame: Frame) -> Range | None:
    return _nominative_in(document, parsed, frame.vorfeld)


def _nominative_in(document: Document, parsed: ParsedSentence, vorfeld: Range | None) -> Range | None:
    if vorfeld is None:
        return None
    first, last = vorfeld
    while first < last and document.tokens[first].text.lower() not in ("sowohl", "weder") and parsed.tag(first) in (Tag.ADVERB, Tag.COORDINATOR) and document.tokens[first].text.lower() not in _POINTERS:
        first += 1
    if first < last and document.tokens[first].text.lower() in ("sowohl", "weder"):
        return (first, last)
    while last - 1 > first and parsed.tag(last - 1) in (Tag.ADVERB, Tag.COORDINATOR):
        last -= 1
    if first == last or not (is_nominal_start(document, parsed, first) or document.tokens[first].text.lower() in _POINTERS):
        return None
    if not may_be_nominative(document, first):
        return None
    if _is_time(document, parsed, first, last):
        return None
    return (first, last)


def _is_time(document: Document, parsed: ParsedSentence, first: int, last: int) -> bool:
    """ "Diese Woche", "Montag": a noun phrase that says when, not who."""
    words = {document.tokens[t].text.lower() for t in range(first, last)}
    return last - first <= 3 and bool(words & (words_of("weekday", "month") | {"woche", "jahr", "tag", "abend", "mal", "jahre"}))


def _subject_after_verb(document: Document, parsed: ParsedSentence, segment: Segment) -> Range | None:
    """The first noun phrase after the verb that can be a subject; phrases with prepositions and adverbs are passed over."""
    assert segment.verb is not None
    t = segment.verb + 1
    while t < segment.last:
        tag = parsed.tag(t)
        if tag is Tag.PREPOSITION:
            end = noun_phrase_end(document, parsed, t + 1, segment.last)
            t = max(end, t + 1)
            continue
        if is_nominal_start(document, parsed, t):
            end = noun_phrase_end(document, parsed, t, segment.last)
            if may_be_nominative(document, t) and end > t and not _is_object_pronoun(document, (t, end)):
                return (t, end)
            t = max(end, t + 1)
            continue
        t += 1
    return None


def _is_object_pronoun(document: Document, phrase: Range) -> bool:
    """ "das" and "es" alone stand for what is said, not for who says it."""
    return phrase[1] - phrase[0] == 1 and document.tokens[phrase[0]].text.lower() in ("es", "das", "dies")


def _subordinate_subject(document: Document, parsed: ParsedSentence, index: int) -> Range | None:
    segment = parsed.segments[index]
    opener = segment.opener if segment.opener is not None else segment.first
    word = document.tokens[opener].text.lower()
    if word in ("der", "die", "das", "welcher", "welche", "welches") and parsed.tag(max(opener - 1, parsed.sentence.first)) is not Tag.PREPOSITION:
        own = _first_nominative(document, parsed, opener + 1, segment.last)
        if own is not None and document.tokens[own[0]].text.lower() in ("er", "sie", "man", "ich", "wir"):
            return own
        return antecedent(document, parsed, opener) or (opener, opener + 1)
    return _first_nominative(document, parsed, opener + 1, segment.last)


def antecedent(document: Document, parsed: ParsedSentence, opener: int) -> Range | None:
    """The noun phrase that ends right before a relative pronoun and its comma."""
    end = opener - 1
    if end <= parsed.sentence.first or document.tokens[end].text != ",":
        return None
    start = None
    for t in range(end - 1, max(parsed.sentence.first, end - 12) - 1, -1):
        if is_nominal_start(document, parsed, t) and noun_phrase_end(document, parsed, t, end) == end:
            start = t
    if start is None:
        return None
    return (start, end)


def _first_nominative(document: Document, parsed: ParsedSentence, t: int, limit: int) -> Range | None:
    while t < limit:
        if parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(document, parsed, t + 1, limit), t + 1)
        elif is_nominal_start(document, parsed, t):
            end = noun_phrase_end(document, parsed, t, limit)
            if end > t and may_be_nominative(document, t) and not _is_object_pronoun(document, (t, end)):
                return (t, end)
            t = max(end, t + 1)
        else:
            t += 1
    return None


def _addressee(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """The dative object ("sagte dem Sender", "warf ihm vor") or the phrase with "gegenüber", "zu", "vor" and a person."""
    taken = frame.speaker
    if "Akk" in frame.entry.clauses:
        found = _object_of_address(document, parsed, frame, segment)
        if found is not None:
            return found
    if "DatA" in frame.entry.clauses:
        found = _dative_after_verb(document, parsed, frame, segment)
        if found is not None:
            return found
    t = segment.first
    while t < segment.last:
        if taken and taken[0] <= t < taken[1]:
            t = taken[1]
            continue
        word = document.tokens[t].text.lower()
        if word in ("gegenüber", "an") and parsed.tag(t) is Tag.PREPOSITION:
            end = noun_phrase_end(document, parsed, t + 1, segment.last)
            if end > t + 1 and (word == "gegenüber" or frame.entry.verb == "appellieren"):
                return (t + 1, end)
            t = max(end, t + 1)
        elif word in ("interview", "gespräch") and t + 2 < segment.last and document.tokens[t + 1].text == "mit":
            return (t + 2, max(noun_phrase_end(document, parsed, t + 2, segment.last), t + 3))
        elif word == "vor" and frame.entry.verb in ("sagen", "erklären", "betonen") and t + 1 < segment.last and (parsed.tag(t + 1) is Tag.NOUN or document.tokens[t + 2].text in ("Presse", "Journalisten", "Medienvertretern")):
            return (t + 1, noun_phrase_end(document, parsed, t + 1, segment.last))
        elif word == "von" and frame.entry.verb in ("fordern", "verlangen") and not (t and parsed.tag(t - 1) is Tag.NOUN and t - 1 > segment.first):
            return (t + 1, noun_phrase_end(document, parsed, t + 1, segment.last))
        elif parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(document, parsed, t + 1, segment.last), t + 1)
        elif word in _DATIVE_STARTS and parsed.tag(t) in (Tag.DETERMINER, Tag.PRONOUN) and (segment.shape is not Shape.SUBORDINATE or t != segment.opener):
            end = dative_end(document, parsed, t, segment.last)
            if end > t and (word not in ("den", "seinen", "ihren") or _is_plural_dative(document, parsed, frame, t, end)):
                return (t, end)
            t = max(end, t + 1)
        else:
            t += 1
    return None


def dative_end(document: Document, parsed: ParsedSentence, t: int, limit: int) -> int:
    """The end of a dative object: what follows with "für" or "aus" belongs to the verb ("dankte ihm für …")."""
    end = noun_phrase_end(document, parsed, t, limit)
    for i in range(t + 1, end):
        if parsed.tag(i) is Tag.PREPOSITION and document.tokens[i].text.lower() not in ("von", "vom"):
            return i
    return end


def _dative_after_verb(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """ "warf der Regierung vor", "warfen Obama vor": right behind the verb, where the subject stands before it."""
    if segment.shape is not Shape.MAIN or segment.verb is None or not frame.speaker or frame.speaker[0] > segment.verb:
        return None
    t = segment.verb + 1
    while t < segment.last and parsed.tag(t) in (Tag.ADVERB, Tag.REFLEXIVE):
        t += 1
    if t >= segment.last or t in frame.cue or not is_nominal_start(document, parsed, t):
        return None
    word = document.tokens[t].text.lower()
    if parsed.tag(t) is Tag.NOUN or word in _DATIVE_STARTS | {"der", "ihr", "seiner", "ihrer", "einer"} or document.tokens[t].text in "„»":
        end = dative_end(document, parsed, t, segment.last)
        return (t, end) if end > t else None
    return None


def _object_of_address(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """The accusative of verbs like "auffordern" and "bitten": the first noun phrase behind the verb that is not the subject."""
    t = (segment.verb or segment.first) + 1 if segment.shape is Shape.MAIN else (segment.opener or segment.first) + 1
    while t < segment.last:
        if frame.speaker and frame.speaker[0] <= t < frame.speaker[1]:
            t = frame.speaker[1]
        elif parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(document, parsed, t + 1, segment.last), t + 1)
        elif is_nominal_start(document, parsed, t) and t not in frame.cue and document.tokens[t].text.lower() not in ("es", "sich"):
            end = dative_end(document, parsed, t, segment.last)
            return (t, end) if end > t else None
        else:
            t += 1
    return None


def _is_plural_dative(document: Document, parsed: ParsedSentence, frame: Frame, t: int, end: int) -> bool:
    """ "den Ministern" against the accusative "den Frieden", "den Präsidenten": only a verb with a dative leaves a choice."""
    head = next((document.tokens[i].text for i in range(t, end) if parsed.tag(i) is Tag.NOUN), "")
    weak = head.endswith(("enten", "isten", "anten", "oren", "ieden", "amen", "illen"))
    return "DatA" in frame.entry.clauses and head.endswith("n") and not weak


def pronominal_adverbs(document: Document, segment: Segment) -> list[int]:
    """ "darauf" in "wies darauf hin": the adverbs that announce a clause and belong to the cue."""
    return [
        t for t in range(segment.first, segment.last) if document.tokens[t].text.lower() in _PRONOMINAL_ADVERBS - {"es", "danach", "darum"}
    ]
