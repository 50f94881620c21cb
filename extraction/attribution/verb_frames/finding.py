"""Which segments hold a frame with a verb."""

from __future__ import annotations

from extraction.attribution.contents import content_after
from extraction.attribution.frame_extent import covers_segment
from extraction.attribution.verb_frames.inner import PERFECT_WITH_SEIN, is_abstract, is_told_appeal
from extraction.frames import Frame, SourceFrame, read_frame
from extraction.grammar import (
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    is_event,
    is_known_surname,
    is_thing,
    names_people,
    never_speaks,
    subject_after_verb,
    verb_forms,
)
from extraction.grammar.phrases import agrees
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import Act, TokenRange, replace, word_list, words_of
from extraction.text.dictionary import is_known

_PERFECT = words_of("perfect_auxiliary")
_BELIEFS = words_of("verb_of_belief")
_WAITED_FOR = _BELIEFS | words_of("verb_of_plan")
_TALKING = words_of("verb_of_talking")
_HABITS = words_of("adverb_of_habit")
_DEEDS = words_of("cue_of_deed")
_BOTH = words_of("both")
_DENIALS = words_of("denial", "nobody")
_ANNOUNCING, _CALLING = words_of("verb_of_announced_words"), (Act.APPEAL, Act.DEMAND)
_COMPARING = words_of("pronoun_of_comparison")
_SOURCES = words_of("cue_preposition")
_NO_MASCULINE = words_of("determiner_of_no_der")
_OF_THINGS_TOO = words_of("verb_of_things_too")
_LOOMING, _NAMING = words_of("verb_of_looming"), words_of("verb_of_naming")
_ARTICLES = words_of("definite_article")
_SOMEBODY = word_list("thing_for_somebody")
_OF_APPEAL, _PRESENT = words_of("verb_of_appeal"), words_of("present_of_passive")


def frame_at(parsed: ParsedSentence, index: int) -> Frame | None:
    """The frame at a segment. A stance in the subjunctive ("China lehne … ab") is content, not a frame; "habe gefordert" is one."""
    segment = parsed.segments[index]
    if segment.form is None:
        return None
    indicative = bool(segment.form.moods & Mood.INDICATIVE)
    if not (indicative or segment.form.surely_subjunctive or segment.form.lemma in _PERFECT):
        return None
    frame = read_frame(parsed, index)
    if frame is not None and (
        _is_waited_for(parsed, frame)
        or _is_open_talk(parsed, frame)
        or _is_yet_to_come(parsed, frame)
        or _is_standing_appeal(parsed, frame)
        or _is_looming(parsed, frame)
        or _is_naming(parsed, frame)
        or _is_article_of_cue(parsed, frame)
    ):
        return None
    if frame is None or indicative:
        return frame
    if (frame.entry.verb in _DEEDS or _is_habit(parsed, segment)) and not _is_joint(parsed, frame):
        return None  # "die Regierung habe den Plan unterstützt" tells what she did
    if frame.speaker is not None and is_abstract(parsed, frame.speaker):
        return None  # "die Prüfung habe gezeigt, …"
    talked = frame.passive and frame.entry.act == Act.CONSULT  # "sei besprochen worden"
    if segment.form.lemma not in _PERFECT:
        return frame if is_told_appeal(parsed, frame) else None
    perfect = segment.form.lemma == "haben" or frame.entry.verb in PERFECT_WITH_SEIN or talked
    return frame if perfect and (len(frame.cue) > 1 or segment.shared) else None


def _is_habit(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "Bislang habe Brüssel Gespräche stets abgelehnt": what somebody does all along is no single act of theirs."""
    return not _HABITS.isdisjoint(parsed.lowered) and any(
        parsed.tokens[t].text.lower() in _HABITS for t in range(segment.first, segment.last)
    )


def _is_waited_for(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Der Gast wird am Montag erwartet": what nobody is said to think; but "Es wird befürchtet, dass …"."""
    unnamed = frame.passive and frame.speaker is None and frame.entry.verb in _WAITED_FOR
    return unnamed and content_after(parsed, frame) is None


def _is_yet_to_come(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Die Regierung wird die Annexion nie anerkennen": what somebody will do they have not said.

    "wird fordern, dass …" tells, and so does "wird mehr Geld fordern", where the verb itself is one of saying.
    """
    says = frame.entry.act in _CALLING or frame.entry.verb in _ANNOUNCING
    if says and "nichts" not in parsed.lowered and _DENIALS.isdisjoint(parsed.lowered):
        return False
    form = parsed.segments[frame.segment].form
    future = form is not None and form.lemma == "werden" and not frame.passive and len(frame.cue) > 1
    return future and content_after(parsed, frame) is None


def _is_standing_appeal(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Alle Staaten sind aufgerufen, …": what nobody is said to ask for is the writer's, or theirs whose words the sentence is."""
    verb = parsed.segments[frame.segment].verb
    now = verb is not None and parsed.tokens[verb].text.lower() in _PRESENT
    return frame.passive and frame.speaker is None and frame.entry.verb in _OF_APPEAL and now


def _is_looming(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Die Wirtschaft droht zusammenzubrechen": what will happen soon; what somebody threatens to do stands behind a comma."""
    if frame.entry.verb not in _LOOMING or frame.speaker is None:
        return False
    segment = parsed.segments[frame.segment]
    if not any(_is_infinitive(parsed, t) for t in range(segment.first + 1, segment.last)):
        return False
    words = [parsed.tokens[t].text for t in range(*frame.speaker)]
    return not any(title_of(word) is not None or is_given_name(word) or is_known_surname(word) for word in words)


def _is_infinitive(parsed: ParsedSentence, t: int) -> bool:
    """Whether an infinitive with "zu" ends at a token: "zu | scheitern", "zusammenzubrechen"."""
    forms = verb_forms(parsed.tokens[t].text)
    if parsed.tokens[t - 1].text == "zu":
        return any(form.infinitive for form in forms)
    return any(form.zu_infinitive for form in forms)


def _is_naming(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Die „Eiserne“, wie die Presse sie nannte, …": what somebody is called is nobody's statement."""
    opener = parsed.segments[frame.segment].opener
    return opener is not None and frame.entry.verb in _NAMING and parsed.tokens[opener].text.lower() == "wie"


def _is_article_of_cue(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Von Frieden war | die | Rede": the article of the cue's own noun is nobody who speaks."""
    if frame.speaker is None or frame.speaker[1] - frame.speaker[0] > 1 or frame.speaker[1] not in frame.cue:
        return False
    return parsed.tag(frame.speaker[1]) is Tag.NOUN and parsed.tokens[frame.speaker[0]].text.lower() in _ARTICLES


def _is_open_talk(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Gesprochen wurde über den Handel": the topic of a talk, whoever had it."""
    return frame.passive and frame.speaker is None and frame.entry.verb in _TALKING and "über" in parsed.lowered


def _is_joint(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Beide Seiten hätten einen Dialog beschlossen", "die Präsidenten …": what several do together they say to each other."""
    if frame.speaker is None:
        return False
    words = [parsed.tokens[t].text for t in range(*frame.speaker)]
    form = parsed.segments[frame.segment].form
    several = form is not None and form.plural and not form.singular
    holders = "und" in words or any(title_of(word) is not None or is_given_name(word) for word in words)
    return not _BOTH.isdisjoint(word.lower() for word in words[:2]) or (several and holders)


def without_source_as_subject(parsed: ParsedSentence, frame: Frame | None, sources: list[SourceFrame]) -> Frame | None:
    """ "Dem Sprecher zufolge dankte Scholz …": the source before the verb is not its subject."""
    if frame is None or frame.speaker is None:
        return frame
    first, last = frame.speaker
    if parsed.segments[frame.segment].shape is Shape.SUBORDINATE:
        return frame  # "so Kern, der bekräftigte, dass …"
    if not any(s.tokens[0] <= first and last <= s.tokens[1] for s in sources):
        return frame
    return replace(frame, speaker=subject_after_verb(parsed, parsed.segments[frame.segment]))


def is_belief_told_of(parsed: ParsedSentence, frame: Frame, sources: list[SourceFrame]) -> bool:
    """ "X hält eine Einigung nach Angaben der EU für möglich": what somebody thinks is what the source says."""
    here = [s for s in sources if s.segment == frame.segment and not covers_segment(parsed, s)]
    inside = any(s.speaker and s.lemma == "nach" for s in here)
    clauses = [s for s in sources if s.segment == frame.segment + 1 and s.segment in parsed.source_clauses]
    behind = any(
        parsed.tokens[s.tokens[0] + 1].text.lower() not in _COMPARING for s in clauses
    )  # "…, wie sie forderten"
    return (inside or behind) and frame.entry.verb in _BELIEFS and content_after(parsed, frame) is None


def is_of_thing(parsed: ParsedSentence, frame: Frame, sources: list[SourceFrame]) -> bool:
    """ "Lawrow zufolge haben die Gespräche gezeigt, …": beside a source in its clause, what can't speak says nothing."""
    first = parsed.segments[frame.segment].first
    here = any(s.tokens[0] == first and s.lemma in _SOURCES and not covers_segment(parsed, s) for s in sources)
    if not here or frame.speaker is None or parsed.tag(frame.speaker[0]) is not Tag.DETERMINER:
        return False
    if frame.speaker[1] - frame.speaker[0] == 1:
        return False  # "Laut Kreml mahnte dieser, …"
    return not can_speak(parsed, frame.speaker) and not names_people(parsed, frame.speaker)


def with_somebody(parsed: ParsedSentence, frame: Frame | None) -> Frame | None:
    """ "Es drohten | Überschwemmungen |": what can't speak in any reading is no speaker; the subject behind the verb may be.

    "Die Bausumme bezifferte | Chefin Anna Kern | auf 8 Millionen": so it is where a thing stands before the verb.
    """
    if frame is None or frame.passive or frame.speaker is None:
        return frame
    never = never_speaks(parsed, frame.speaker)
    if not never and not (_stands_before_verb(parsed, frame) and is_thing(parsed, frame.speaker)):
        return frame
    behind = subject_after_verb(parsed, parsed.segments[frame.segment])
    somebody = behind is not None and can_speak(parsed, behind) and not never_speaks(parsed, behind)
    somebody = somebody and behind is not None and agrees(parsed, parsed.segments[frame.segment], behind)
    if not never and not somebody:
        never = _is_mere_thing(parsed, frame, frame.speaker)
    return replace(frame, speaker=behind) if somebody else None if never else frame


def _is_mere_thing(parsed: ParsedSentence, frame: Frame, phrase: TokenRange) -> bool:
    """ "Das Wetter | drohte …", "Die Rolle des Landes | unterstrich …", "Der Brand | betonte …": no person by its gender, no body.

    Words for men are too many to know them, so a masculine is a thing where it is an event.
    """
    words = [parsed.tokens[t].text for t in range(*phrase)]
    named = any(word.isupper() or not word.isalpha() for word in words)
    if parsed.tag(phrase[0]) is not Tag.DETERMINER or named or frame.entry.verb not in _OF_THINGS_TOO:
        return False
    head = next((parsed.tokens[t].text for t in range(*phrase) if parsed.tag(t) is Tag.NOUN), "")
    if not is_known(head) or head.lower().endswith(_SOMEBODY):
        return False
    segment = parsed.segments[frame.segment]
    singular = segment.form is not None and not segment.form.plural
    relative = segment.shape is Shape.SUBORDINATE and segment.opener is not None
    determiner = parsed.tokens[segment.opener or 0].text if relative else words[0]  # "ein Gesetz, | das | … erklärt"
    return singular and (determiner.lower() in _NO_MASCULINE or is_event(parsed, phrase))


def _stands_before_verb(parsed: ParsedSentence, frame: Frame) -> bool:
    verb = parsed.segments[frame.segment].verb
    return verb is not None and frame.speaker is not None and frame.speaker[1] <= verb


def is_of_source(frame: Frame, sources: list[SourceFrame]) -> bool:
    """ "Nach Auskunft von X wird Y erwartet": X is no agent of the passive."""
    at = frame.speaker[0] if frame.speaker else -1
    return frame.passive and any(s.tokens[0] <= at < s.tokens[1] for s in sources)
