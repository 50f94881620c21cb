"""Summarised acts: "forderte ein Ende der Gewalt", "nannte den Plan falsch", "zeigte sich „ratlos“"."""

from __future__ import annotations

from itertools import takewhile

from extraction.attribution.contents import attribution_of, token_range, without
from extraction.attribution.discourse import Discourse
from extraction.attribution.frame_extent import frame_start, is_relative
from extraction.attribution.ratings import label_before, label_behind
from extraction.frames import Complement, Frame, complement_of, gapped_object, occasions_in
from extraction.grammar import (
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    can_speak,
    cue_entries,
    is_country,
    is_event,
    names_people,
)
from extraction.knowledge.names import title_of
from extraction.text import Act, Kind, TokenRange, replace, word_list, words_of

_STANCES_SHOWN = words_of("verb_of_stance")
_OPENING_MARKS, _CLOSING_MARKS = frozenset('„“»«"'), frozenset('“”«»"')
_SHORTEST_STANCE = 2  # tokens with a mark
_TURNS = words_of("subordinator_of_turn")
_COUNTED = words_of("noun_of_counted_points")
_OFFERS = word_list("offer_ending")


def read_summary(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> None:
    """Read a frame without a clause as a summarised act, if its verb has a complement that makes one."""
    if _read_quoted_stance(discourse, parsed, frame):
        return
    if not frame.entry.phrases or (frame.speaker is None and not frame.passive):
        return
    if frame.speaker is not None and _is_anybody(parsed, frame.speaker):
        return  # "nennt man" says how everybody calls it
    if _is_intention(parsed, frame):
        return  # "will … unterstützen" says what one intends, not what one says
    if _is_own_report(parsed, frame) or _is_inside_reported(parsed, frame.segment) or _is_deed_of_some(parsed, frame):
        return
    owned = _noun_of_cue(parsed, frame) if _is_of_another(parsed, frame) else None
    complement = owned or complement_of(parsed, frame) or _noun_of_cue(parsed, frame)
    if complement is None or _is_preposition_alone(parsed, complement.tokens):
        return
    if (
        _receives_somebody(parsed, frame, complement.tokens)
        or _takes_thing(parsed, frame, complement.tokens)
        or _names_nothing(parsed, frame, complement.tokens)
        or _helps_somebody(parsed, frame, complement.tokens)
    ):
        return
    if frame.relay is not None and frame.pointer is not None:
        return  # "Das meldete die Agentur unter Berufung auf X": nothing stands before
    if frame.speaker is not None and is_event(parsed, frame.speaker):
        return  # "Der Besuch unterstrich die Bedeutung …"
    frame, content = complement.frame, complement.tokens
    content = _listed_behind_colon(parsed, frame, content) or content
    whole = [token_range(parsed, _start_of_act(parsed, frame), frame.segment + 1)]
    parsed.claim(frame.segment)
    label = label_behind(parsed, frame, content[1])
    pieces = [content, label] if label else [content, *_clauses_behind(parsed, frame, content[1])]
    outside = [*parsed.sources, *occasions_in(parsed, content)]
    before = label_before(parsed, frame, content[0])
    pieces = [before, *pieces] if before else pieces
    pieces = [part for piece in pieces for part in without(piece, outside)]
    discourse.add(attribution_of(parsed, frame, pieces, Kind.REPORTED, whole))
    _read_gapped(discourse, parsed, frame, content)


def _is_anybody(parsed: ParsedSentence, speaker: TokenRange) -> bool:
    """ "man", and "In | Pristina | fürchtet man ein zweites Bosnien", where only a clause would be somebody's words."""
    first = speaker[0]
    placed = first > parsed.sentence.first and parsed.tag(first - 1) is Tag.PREPOSITION and "man" in parsed.lowered
    return parsed.tokens[first].text.lower() == "man" or placed


def _listed_behind_colon(parsed: ParsedSentence, frame: Frame, content: TokenRange) -> TokenRange | None:
    """ "nannte drei Punkte: | den Handel, den Zoll und mehr Austausch |": what is counted stands behind the colon."""
    rest = parsed.segments[frame.segment + 1 :]
    counted = any(parsed.tokens[t].text in _COUNTED for t in range(*content))
    if not counted or not rest or rest[0].before != ":" or content[1] != parsed.segments[frame.segment].last:
        return None
    if any(s.shape not in (Shape.FRAGMENT, Shape.SUBORDINATE) for s in rest) or rest[0].shape is not Shape.FRAGMENT:
        return None
    return (rest[0].first, rest[-1].last)


def _read_gapped(discourse: Discourse, parsed: ParsedSentence, frame: Frame, content: TokenRange) -> None:
    """ "A fordert Kurzarbeit, die SP eine härtere Gangart": the next one does the same with another object."""
    index = frame.segment + 1
    ends = content[1] == parsed.segments[frame.segment].last and index < len(parsed.segments)
    gapped = gapped_object(parsed, index) if ends and parsed.tag(content[0]) is not Tag.PREPOSITION else None
    if gapped is None:
        return
    speaker, object = gapped
    parsed.claim(index)
    frame = replace(frame, speaker=speaker, addressee=None, relay=None)
    discourse.add(attribution_of(parsed, frame, [object], Kind.REPORTED, [speaker]))


def _noun_of_cue(parsed: ParsedSentence, frame: Frame) -> Complement | None:
    """ "äußerte ihr Bedauern": where the noun of a phrase has nothing with it, it is what the verb alone would take."""
    bare = next((e for e in cue_entries().get(frame.entry.verb, ()) if not e.weight and "NP" in e.phrases), None)
    following = parsed.segments[frame.segment + 1 : frame.segment + 2]
    if bare is None or not frame.entry.words or (following and following[0].before in (",", ":")):
        return None  # "äußerte den Wunsch, man möge …"
    verb = tuple(t for t in frame.cue if parsed.tokens[t].text.lower() not in frame.entry.words)
    return complement_of(
        parsed, replace(frame, entry=bare, cue=tuple(t for t in verb if parsed.tag(t) is not Tag.DETERMINER))
    )


def _is_intention(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "will … unterstützen", "wollten sich mit der Lage befassen"; "wollte nicht bestätigen" denies to say it."""
    mood = parsed.segments[frame.segment].mood
    open_mood = frame.entry.act == Act.CONSULT and bool(mood & Mood.INDICATIVE)
    sees = "in+NP" in frame.entry.phrases  # "kann darin keinen Fehler erkennen"
    return frame.modal and not sees and (mood == Mood.INDICATIVE or open_mood)


def _is_of_another(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "bekräftigte die Bereitschaft des Heiligen Stuhls zur Vermittlung": whose it is stands behind the noun of the cue."""
    nouns = [t for t in frame.cue if parsed.tag(t) is Tag.NOUN and parsed.tokens[t].text.lower() in frame.entry.words]
    end = parsed.segments[frame.segment].last
    return any(t + 1 < end and parsed.tokens[t + 1].text in _GENITIVES for t in nouns)


_GENITIVES = words_of("genitive_determiner", "genitive_start")


def _read_quoted_stance(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    """ "zeigte sich „empört und ratlos“": how somebody shows to be, in their own words."""
    segment = parsed.segments[frame.segment]
    last = segment.last - 1
    shown = frame.entry.reflexive and frame.entry.verb in _STANCES_SHOWN
    if not shown or frame.speaker is None or parsed.tokens[last].text not in _CLOSING_MARKS:
        return False
    start = segment.verb or segment.first
    first = next((t for t in range(last - 1, start, -1) if parsed.tokens[t].text in _OPENING_MARKS), last)
    if last - first < _SHORTEST_STANCE:
        return False
    frame = replace(frame, cue=tuple(t for t in frame.cue if t < first))
    parsed.claim(frame.segment)
    whole = [token_range(parsed, frame.segment, frame.segment + 1)]
    discourse.add(attribution_of(parsed, frame, [(first, last + 1)], Kind.REPORTED, whole))
    return True


def _start_of_act(parsed: ParsedSentence, frame: Frame) -> int:
    """ "Weber, die Ministerin, warnte vor …": back to the subject, unless that belongs to a clause of its own before."""
    start = frame_start(parsed, frame)
    own_clause = any(s.shape is Shape.MAIN for s in parsed.segments[start : frame.segment])
    if not own_clause and parsed.segments[frame.segment].verb_first and parsed.segments[frame.segment].before == ",":
        before = parsed.segments[:start]
        free = all(
            s.shape in (Shape.SUBORDINATE, Shape.FRAGMENT) and i not in parsed.claimed for i, s in enumerate(before)
        )
        if free and before and before[0].shape is Shape.FRAGMENT:
            return 0  # "Im Bericht, der am Montag erschien, fordert X …"
    return frame.segment if own_clause else start


def _clauses_behind(parsed: ParsedSentence, frame: Frame, end: int) -> list[TokenRange]:
    """ "kündigte ein Gesetz an, das …": behind the cue's last word the clauses on the complement go on."""
    segment = parsed.segments[frame.segment]
    if end >= segment.last or any(t not in frame.cue for t in range(end, segment.last)):
        return []
    following = parsed.segments[frame.segment + 1 :]
    fills = _fills_noun(following)
    free = takewhile(lambda k: k not in parsed.claimed, range(frame.segment + 1 + fills, len(parsed.segments)))
    behind = takewhile(lambda s: s.opener is None or s.opener != segment.opener, (parsed.segments[k] for k in free))
    told = takewhile(lambda s: is_relative(parsed, s) or _tells_content(parsed, s), behind)
    clauses = [*following[:fills], *told]
    return [(clauses[0].first, clauses[-1].last)] if clauses else []


def _fills_noun(following: list[Segment]) -> int:
    """ "hat die Notwendigkeit betont, | Reformen umzusetzen |": how many segments behind the verb tell what its noun means."""
    behind = list(takewhile(lambda s: s.before in (",", "und") and s.shape is Shape.INFINITIVE, following))
    return len(behind) if behind and behind[0].before == "," and behind[0].opener is None else 0


def _tells_content(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "stimmt mit der Einschätzung überein, wonach …": what the noun says, behind the verb's particle."""
    return segment.shape is Shape.SUBORDINATE and parsed.tokens[segment.first].text == "wonach"


def _is_own_report(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Mit Oslo habe er gesprochen und einen Termin vereinbart": behind a clause that is no act of its own all is told on."""
    segment = parsed.segments[frame.segment]
    half = segment.shared and segment.surely_subjunctive and frame.segment - 1 not in parsed.claimed
    if not half or frame.speaker is None or frame.speaker[1] - frame.speaker[0] > 1:
        return False
    return parsed.tokens[frame.speaker[0]].text.lower() in _PERSONS


_PERSONS = words_of("third_person")


def _is_inside_reported(parsed: ParsedSentence, index: int) -> bool:
    """ "China unterstütze eine Konferenz, die beide anerkennen": what a clause inside reported content says is content too."""
    segment = parsed.segments[index]
    if segment.shape is not Shape.SUBORDINATE or _is_on_speaker(parsed, index):
        return False
    turns = segment.opener is not None and parsed.tokens[segment.opener].text.lower() in _TURNS
    if turns and segment.mood & Mood.INDICATIVE:
        return False  # "…, er stehe dazu, während B davor warnte": somebody else's part begins
    return any(s.shape is Shape.MAIN and s.surely_subjunctive for s in parsed.segments[:index])


def _is_on_speaker(parsed: ParsedSentence, index: int) -> bool:
    """ "…, sagte X, | der die Vermittler lobte |": a relative clause on whoever has spoken is no content."""
    before, segment = parsed.segments[index - 1], parsed.segments[index]
    told = index > 1 and before.verb_first and before.mood & Mood.INDICATIVE and before.before == ","
    subject = segment.opener is not None and parsed.tokens[segment.opener].text in _WHO
    return bool(told and subject and is_relative(parsed, segment) and segment.mood & Mood.INDICATIVE)


_WHO = frozenset({"der", "die"})


def _is_preposition_alone(parsed: ParsedSentence, content: TokenRange) -> bool:
    """ "die Männer, um deren Auslieferung die Stadt ersucht habe": what is asked for stands in the pronoun behind it."""
    return content[1] - content[0] == 1 and parsed.tag(content[0]) is Tag.PREPOSITION


def _is_deed_of_some(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Drei Banken haben das Geld zugesagt": what a number of unnamed ones undertake is told as a fact."""
    if frame.speaker is None or frame.entry.act != Act.INTENT_TO_COOPERATE:
        return False
    first = parsed.tokens[frame.speaker[0]].text.lower()
    return first.isdigit() or first in words_of("numeral") - words_of("article")


def _receives_somebody(parsed: ParsedSentence, frame: Frame, content: TokenRange) -> bool:
    """ "begrüßte den Premierminister", "berät die Behörde": who welcomes or advises somebody says nothing."""
    if frame.entry.verb == "beraten":
        return parsed.tag(content[0]) is not Tag.PREPOSITION and can_speak(parsed, content)
    if frame.entry.verb != "begrüßen":
        return False
    head = next((t for t in range(*content) if parsed.tag(t) is Tag.NOUN), None)
    return head is not None and title_of(parsed.tokens[head].text) is not None


def _helps_somebody(parsed: ParsedSentence, frame: Frame, content: TokenRange) -> bool:
    """ "unterstützt Mali bei der Reform": what a state or body does for others is told as a fact, unlike "unterstützt den Plan"."""
    if frame.entry.verb != "unterstützen" or Mood.INDICATIVE not in parsed.segments[frame.segment].mood:
        return False
    by = next((t for t in range(*content) if parsed.tokens[t].text.lower() in _OF_HELP), None)
    nouns = [parsed.tokens[t].text for t in range(content[0], by or content[0]) if parsed.tag(t) is Tag.NOUN]
    return len(nouns) == 1 and (is_country(nouns[0]) or names_people(parsed, content) or title_of(nouns[0]) is not None)


_OF_HELP = words_of("preposition_of_help")


def _names_nothing(parsed: ParsedSentence, frame: Frame, content: TokenRange) -> bool:
    """ "nannte keine Zahlen": an object that denies the verb."""
    return frame.entry.verb in _NAMING and parsed.tokens[content[0]].text.startswith("kein")


_NAMING = words_of("verb_denied_by_object")


def _takes_thing(parsed: ParsedSentence, frame: Frame, content: TokenRange) -> bool:
    """ "nahm die Arbeit an": only an offer is accepted by words, "nahm die Einladung an"."""
    if frame.entry.verb != "annehmen" or frame.entry.words:
        return False
    return not any(parsed.tokens[t].text.lower().endswith(_OFFERS) for t in range(*content))


_BETWEEN = (Tag.ADVERB, Tag.ADJECTIVE, Tag.VERB, Tag.PREPOSITION)  # "wies sie am Montag entschieden als Unsinn zurück"
