"""What a frame takes as its complement: the clause, infinitive or condition to its right."""

from __future__ import annotations

from extraction.attribution.contents.content_ends import content_end
from extraction.attribution.contents.open_moods import ambiguous_modal, is_open_preterite
from extraction.attribution.contents.ranges import DASS
from extraction.frames import Frame, complement_of, has_object
from extraction.grammar import (
    SUBJUNCTIVE,
    CueEntry,
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    cue_entries,
    noun_phrase_end,
    reporting_nouns,
    verb_forms,
)
from extraction.text import Act, TokenRange, words_of

_ADDING = words_of("adverb_adding_clause")
_LISTING = words_of("conjunction_in_list")
_MAIN_CLAUSE_CONJUNCTIONS = words_of("main_clause_conjunction")
_TURNS = words_of("subordinator_of_turn")
_TAKING_OCCASION = words_of("verb_of_taking_occasion")
_INFINITIVES_BETWEEN = words_of("infinitive_between")
_ENSURING = words_of("infinitive_of_ensuring")


def content_after(parsed: ParsedSentence, frame: Frame) -> TokenRange | None:
    """The segments (half-open range of segment indices) that a frame takes as its clause complement, to its right."""
    segments = parsed.segments
    k = frame.segment + 1
    skipped = 0
    while k < len(segments) and skipped < 5:
        if k not in parsed.source_clauses and _is_complement(parsed, frame, segments[k]):
            start = _content_start(parsed, frame, k)
            return start, content_end(parsed, frame, k)
        if skipped and _resumes(parsed, frame, k):
            return frame.segment + 1, content_end(parsed, frame, k)
        if _opens_condition(parsed, frame, k):
            return k, content_end(parsed, frame, k + 1)
        if not _may_skip(parsed, segments, k) or _takes_next(parsed, segments, k):
            return None
        k += 1
        skipped += 1
    return None


def _content_start(parsed: ParsedSentence, frame: Frame, k: int) -> int:
    """ "…, die Zusammenarbeit in Handel, Verkehr und Landwirtschaft habe …": the head of a list belongs to the clause."""
    segment = parsed.segments[k]
    if segment.shape is Shape.INFINITIVE and (
        frame.cue[-1] == parsed.segments[frame.segment].last - 1 or parsed.tokens[segment.first].text == "sondern"
    ):
        return _infinitive_start(parsed, frame, k)
    if parsed.tokens[segment.first].text in ("„", "»") and segment.before == "," and k - 1 > frame.segment:
        return (
            k - 1 if parsed.segments[k - 1].shape is Shape.FRAGMENT else k
        )  # "…, das Prinzip, „ein Boot“ gelte auch hier"
    if segment.shape is not Shape.MAIN or segment.verb is None or parsed.tag(segment.first) is not Tag.NOUN:
        return k
    listed = any(parsed.tokens[t].text in _LISTING for t in range(segment.first, segment.verb))
    while listed and k - 1 > frame.segment and parsed.segments[k - 1].shape is Shape.FRAGMENT:
        k -= 1
    return k


def _infinitive_start(parsed: ParsedSentence, frame: Frame, k: int) -> int:
    """ "…, die A 35, der alten Nordtrasse, auszubauen": behind the frame's last word what an insertion parts belongs together."""
    start = k
    while start - 1 > frame.segment and parsed.segments[start - 1].shape in (Shape.FRAGMENT, Shape.SUBORDINATE):
        start -= 1
    return start if parsed.segments[start].shape is Shape.FRAGMENT else k


_CONDITIONS = words_of("adverbial_clause_opener")


def _opens_condition(parsed: ParsedSentence, frame: Frame, k: int) -> bool:
    """ "…, wenn beide zustimmten, könne …": an adverbial clause in front of the subjunctive clause is content too."""
    if k + 1 >= len(parsed.segments) or not {"V2", "V2K"} & frame.entry.clauses:
        return False
    segment, following = parsed.segments[k], parsed.segments[k + 1]
    if segment.shape is not Shape.SUBORDINATE or segment.opener is None or not following.verb_first:
        return False
    word = parsed.tokens[segment.opener].text.lower()
    return word in _CONDITIONS and (following.surely_subjunctive or segment.before == ":")


def _is_complement(parsed: ParsedSentence, frame: Frame, segment: Segment) -> bool:
    clauses = frame.entry.clauses
    if has_correlate(parsed, parsed.segments[frame.segment], frame.entry):
        clauses = clauses | {"dass", "zu", "ob"}
    if segment.shape is Shape.SUBORDINATE and segment.opener is not None:
        word = parsed.tokens[segment.opener].text.lower()
        if word in DASS:
            if segment.opener > segment.first and parsed.tokens[segment.opener - 1].text.lower() == "so":
                return False
            return "dass" in clauses or bool(clauses)
        if word == "ob":
            return ("ob" in clauses or "dass" in clauses) and not _was_asked(parsed, segment)
        relative = word.startswith("welch") and parsed.tag(segment.first - 2) is Tag.NOUN and bool(frame.entry.phrases)
        return word in words_of("question_word") and bool({"wie", "ob"} & clauses) and not relative
    if segment.before not in (",", ":", "–", "“"):
        return False
    if segment.shape is Shape.INFINITIVE:
        adverbial = parsed.tokens[segment.first].text.lower() in _ADVERBIAL
        return _takes_infinitive(parsed, frame, segment, clauses) and not (
            adverbial and not _asks_without(parsed, segment, frame)
        )
    if segment.shape is Shape.MAIN:
        added = segment.surely_subjunctive and adds_more(parsed, segment)
        if added and complement_of(parsed, frame) is not None:
            return False  # "verwies auf die Hilfe, | zudem habe Oslo Ärzte entsandt"
        return _is_verb_second_complement(parsed, frame, segment)
    return False


def _was_asked(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "sagte auf die Frage, ob …": what others asked."""
    before = [parsed.tokens[t].text for t in range(max(parsed.sentence.first, segment.first - 4), segment.first)]
    return "auf" in before and not words_of("question_noun").isdisjoint(before)


def _resumes(parsed: ParsedSentence, frame: Frame, k: int) -> bool:
    """ "…, in den Ländern, in denen es Gebühren gibt, sei die Zahl …": the verb comes behind the clause on the first phrase."""
    segment, opening = parsed.segments[k], parsed.segments[frame.segment + 1]
    told = segment.surely_subjunctive
    return opening.shape is Shape.FRAGMENT and segment.verb_first and told and bool({"V2", "V2K"} & frame.entry.clauses)


def _asks_without(parsed: ParsedSentence, segment: Segment, frame: Frame) -> bool:
    """ "appellierte an beide, ohne Bedingungen zu verhandeln": what is asked for may itself be done without something."""
    asks = frame.entry.act in (Act.APPEAL, Act.DEMAND) and frame.addressee is not None and "zu" in frame.entry.clauses
    return asks and parsed.tokens[segment.first].text.lower() == "ohne"


_ADVERBIAL = words_of("infinitive_opener")


def _takes_infinitive(parsed: ParsedSentence, frame: Frame, segment: Segment, clauses: frozenset[str]) -> bool:
    """What takes a dass-clause takes an infinitive with "zu"; beside an object it goes with that: "bekundet die Absicht, …"."""
    if "zu" in clauses:
        occasion = frame.entry.verb in _TAKING_OCCASION
        return not _ends_in_object(parsed, frame) and (not occasion or _is_of_cue(parsed, segment))
    if "dass" not in clauses or _ends_in_topic(parsed, frame):
        return False
    return not frame.entry.phrases or complement_of(parsed, frame) is None


def _ends_in_topic(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "sagte mit Blick auf den Plan, Zölle zu erheben: „…“": the infinitive goes with the noun that names a topic."""
    segment = parsed.segments[frame.segment]
    starts = [t for t in range(segment.first, segment.last - 1) if parsed.tokens[t].text in _TOPICS]
    says = bool(starts) and "direct" in frame.entry.clauses
    return says and noun_phrase_end(parsed, starts[-1] + 1, segment.last) == segment.last


_TOPICS = words_of("preposition_of_topic_noun")


def _is_of_cue(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "nutzte die Gelegenheit, allen zu danken": an infinitive of a reporting verb, unlike "…, die Stadt zu besuchen"."""
    last = verb_forms(parsed.tokens[segment.last - 1].text.lower())
    return any((f.infinitive or f.zu_infinitive) and f.lemma in cue_entries() for f in last)


def _ends_in_object(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "bestritt das Recht der Firma, … zu bauen": the infinitive goes with the noun right before it."""
    segment = parsed.segments[frame.segment]
    last = segment.last - 1
    if "Akk" in frame.entry.clauses or not any(p.startswith("NP") for p in frame.entry.phrases):
        return False
    taken = [r for r in (frame.speaker, frame.addressee) if r is not None]
    if parsed.tag(last) is not Tag.NOUN or any(first <= last < end for first, end in taken):
        return False
    found = complement_of(parsed, frame)
    return found is not None and found.tokens[0] <= last < found.tokens[1]


_CORRELATES = {
    "auf": "darauf", "für": "dafür", "gegen": "dagegen", "über": "darüber", "vor": "davor", "zu": "dazu", "von": "davon",
    "um": "darum", "mit": "damit", "an": "daran", "nach": "danach", "in": "darin",
}  # fmt: skip


_PRONOMINAL_ADVERBS = frozenset(_CORRELATES.values())


def has_correlate(parsed: ParsedSentence, segment: Segment, entry: CueEntry) -> bool:
    """ "pochte darauf, dass …": a verb with a preposition takes a clause when the pronominal adverb announces it."""
    words = {parsed.tokens[t].text.lower() for t in range(segment.first, segment.last)}
    if parsed.tokens[segment.last - 1].text in _CORRELATES.values() and "dass" in entry.clauses:
        return True
    if "NP+als" in entry.phrases and "es" in words and "als" in words:
        return True  # "sah es als seine Aufgabe an, … zu"
    return any(_CORRELATES.get(phrase.split("+")[0]) in words for phrase in entry.phrases)


def _is_verb_second_complement(parsed: ParsedSentence, frame: Frame, segment: Segment) -> bool:
    if segment.before == ":":
        told = segment.surely_subjunctive
        takes = (told or bool(frame.entry.clauses)) and frame.entry.verb not in reporting_nouns()
        return takes and (told or not has_object(parsed, frame))
    if segment.verb_first or segment.verb is None:
        return False
    if parsed.tokens[segment.first].text.lower() in _MAIN_CLAUSE_CONJUNCTIONS:
        return False
    if "V2K" in frame.entry.clauses or ("V2" in frame.entry.clauses and frame.passive):
        told = segment.mood in (Mood.KONJUNKTIV_I, Mood.KONJUNKTIV_II, SUBJUNCTIVE) or ambiguous_modal(segment)
        return told or _is_open_content(parsed, frame, segment)
    if "V2" not in frame.entry.clauses:
        return False
    if frame.pointer is not None and not segment.mood & SUBJUNCTIVE:
        return False
    if segment.surely_subjunctive:
        return True
    if frame.entry.phrases and complement_of(parsed, frame) is not None:
        return False  # "forderte Neuwahlen, die Regierung lehnte sie ab": the verb has what it needs
    return bool(segment.mood & SUBJUNCTIVE) or segment.mood in (Mood.INDICATIVE, Mood.INDICATIVE | Mood.FIRST)


def adds_more(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "verwies auf die Hilfe, zudem habe Oslo Ärzte entsandt": a clause that adds to what the verb has already."""
    return segment.before == "," and parsed.tokens[segment.first].text in _ADDING


def _is_open_content(parsed: ParsedSentence, frame: Frame, segment: Segment) -> bool:
    """ "klagte, die Kunden blieben aus": right behind a verb that has no object, and about more than a pronoun."""
    if not is_open_preterite(segment) or frame.passive or segment.first != parsed.segments[frame.segment].last + 1:
        return False
    opens = parsed.tag(segment.first) in (Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE)
    closed = (
        max(frame.cue) == parsed.segments[frame.segment].last - 1 > min(frame.cue)
    )  # "hielt ihnen vor, sie täuschten sich"
    return (opens or closed) and complement_of(parsed, frame) is None


def _takes_next(parsed: ParsedSentence, segments: list[Segment], k: int) -> bool:
    """ "…, um dafür zu sorgen, dass …": an infinitive between that has a dass-clause of its own."""
    if segments[k].shape is not Shape.INFINITIVE or k + 1 == len(segments):
        return False
    following = segments[k + 1]
    if following.shape is not Shape.SUBORDINATE or parsed.tokens[following.first].text not in DASS:
        return False
    words = [parsed.tokens[t].text for t in range(segments[k].first, segments[k].last)]
    return words[-1] in _ENSURING or not _PRONOMINAL_ADVERBS.isdisjoint(words)


def _may_skip(parsed: ParsedSentence, segments: list[Segment], k: int) -> bool:
    """Appositions, relative clauses and adverbial clauses may stand between a frame and its content."""
    segment = segments[k]
    if segment.shape is Shape.FRAGMENT:
        return segment.before in (",", "–", "(") and parsed.tokens[segment.first].text.lower() != "so"
    if segment.shape is Shape.SUBORDINATE and segment.opener is not None:
        if parsed.tokens[segment.opener].text.lower() in _TURNS:
            return False  # somebody else's part begins
        return parsed.tokens[segment.opener].text.lower() not in DASS
    return segment.shape is Shape.INFINITIVE and parsed.tokens[segment.first].text.lower() in _INFINITIVES_BETWEEN
