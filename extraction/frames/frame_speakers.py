"""Who speaks in the clause of a cue, to whom, and what stands before its verb."""

from __future__ import annotations

from extraction.frames.addressees import addressee_of_passive, with_addressee
from extraction.frames.attribution_frame import Frame
from extraction.frames.fronted_objects import is_fronted_object, is_subject_pronoun
from extraction.frames.messengers import messenger_of, own_messenger_of
from extraction.frames.speaking_documents import (
    VON,
    document_before,
    document_inside,
    document_that_speaks,
    is_document_verb,
)
from extraction.grammar import (
    POINTERS,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    agent_of,
    body_meant_by_it,
    can_speak,
    inherited_subject,
    is_body,
    is_compared_adjective,
    is_contrasted,
    is_country,
    is_nominal_start,
    is_surely_nominative,
    names_people,
    nominative_in,
    noun_phrase_end,
    opens_without_noun,
    reporting_nouns,
    shares_subject,
    starts_with_coordinator,
    subject_after_verb,
    subordinate_subject,
    vorfeld_of,
)
from extraction.grammar.phrases import agrees
from extraction.knowledge.names import title_of
from extraction.text import TokenRange, replace, words_of

_PLACE_PREPOSITIONS, _SEATS = words_of("preposition_of_place_of_many"), words_of("seat_of_many")
_FOR = frozenset({"für"})
_CLEAR = words_of("adjective_of_clarity")
_LONGEST_OWNER = 4  # words
_NOUN_VERBS = words_of("verb_of_reporting_noun")
_QUOTED_PRONOUNS = words_of("pronoun_of_quoted")
_PARTY_PREPOSITIONS = words_of("preposition_of_parties")
_DEMONSTRATIVES = words_of("demonstrative")
_PERSONS = words_of("pronoun_of_speaker")
_WITHOUT_SUBJECT = words_of("conjunction_without_subject")


def with_roles(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    """A frame with who speaks in it, to whom, and what stands before its verb."""
    if frame.passive:
        return _with_roles_of_passive(parsed, frame, segment)
    if "Für" in frame.entry.clauses and not _is_owned(parsed, frame, segment):
        vorfeld = vorfeld_of(parsed, frame.segment) if segment.shape is Shape.MAIN else None
        return replace(frame, speaker=_for_whom(parsed, segment), vorfeld=vorfeld)
    if segment.shape is Shape.SUBORDINATE:
        written = is_document_verb(frame.entry)
        speaker = (
            document_that_speaks(parsed, frame, segment) if written else subordinate_subject(parsed, frame.segment)
        )
        return with_addressee(parsed, replace(frame, speaker=speaker), segment)
    frame = replace(frame, vorfeld=vorfeld_of(parsed, frame.segment))
    if "Subj" in frame.entry.phrases:
        return replace(frame, passive=True)  # the subject is what is spoken about; who speaks is left open
    frame = _with_main_subject(parsed, frame, segment)
    frame = replace(frame, speaker=_where_one_speaks(parsed, frame) or _who_speaks(parsed, frame, frame.speaker))
    if frame.entry.verb == "zitieren":
        quoting, quoted = _apart(parsed, frame.speaker) if frame.speaker else (None, None)
        quoted = quoted or _quoted_source(parsed, frame, segment)
        frame = replace(frame, speaker=quoted, relay=quoting or frame.speaker) if quoted else frame
    if frame.entry.verb == "lassen":
        frame = replace(frame, relay=messenger_of(parsed, frame, segment))
    elif frame.relay is None and frame.entry.clauses:
        frame = replace(frame, relay=own_messenger_of(parsed, frame, segment))
    return with_addressee(parsed, frame, segment)


def _with_roles_of_passive(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    vorfeld = vorfeld_of(parsed, frame.segment) if segment.shape is Shape.MAIN else None
    speaker = agent_of(parsed, segment) or document_inside(parsed, segment) or document_before(parsed, segment)
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


def _apart(parsed: ParsedSentence, phrase: TokenRange) -> tuple[TokenRange | None, TokenRange | None]:
    """ "zitierte die Agentur RTA | Sprecher Jan Kern": who quotes and who is quoted, where nothing parts them."""
    if parsed.tag(phrase[0]) is not Tag.DETERMINER:
        return None, None
    for t in range(phrase[0] + 2, phrase[1] - 1):
        if parsed.tag(t - 1) is Tag.NOUN and parsed.tag(t) is Tag.NOUN and title_of(parsed.tokens[t].text) is not None:
            return (phrase[0], t), (t, phrase[1])
    return None, None


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


def _who_speaks(parsed: ParsedSentence, frame: Frame, subject: TokenRange | None) -> TokenRange | None:
    """ "lautete das Fazit der Ministerin", "zwischen beiden Seiten bestand Einigkeit": not the noun, its owner speaks."""
    if subject is None:
        return None
    cue_inside = min((t for t in frame.cue if subject[0] < t < subject[1]), default=subject[1])
    if cue_inside < subject[1]:
        subject = (subject[0], cue_inside)  # "übten Anwohner Kritik"
    nouns = [t for t in range(*subject) if parsed.tag(t) is Tag.NOUN]
    if not nouns:
        return subject
    head, last = nouns[0], nouns[-1]
    word = parsed.tokens[head].text
    owned = parsed.tokens[last].text in reporting_nouns() and parsed.tokens[last - 1].text.endswith("s")
    if head == subject[0] and owned and head < last == subject[1] - 1 and frame.entry.verb in _NOUN_VERBS:
        return (subject[0], last)  # "Jana Kerns | Botschaft lautet"
    if word.lower() in frame.entry.words:
        return _parties(parsed, parsed.segments[frame.segment])
    if word not in reporting_nouns() or frame.entry.verb not in _NOUN_VERBS:
        clear = not _CLEAR.isdisjoint(frame.entry.words)
        return subject if not clear or can_speak(parsed, subject) else None  # "Der Befund ist klar: …"
    clear = not _CLEAR.isdisjoint(frame.entry.words)
    if frame.entry.words and not clear and can_speak(parsed, (head, head + 1)):
        return subject  # "Der Rat ist besorgt": no piece of advice
    start = head + 2 if head + 1 < subject[1] and parsed.tokens[head + 1].text in VON else head + 1
    return (start, subject[1]) if start < subject[1] else None


def _is_owned(parsed: ParsedSentence, frame: Frame, segment: Segment) -> bool:
    """ "Die Botschaft der Ministerin ist klar: …": a noun for what somebody says, in place of "für die Ministerin"."""
    start = segment.first + (parsed.tag(segment.first) is Tag.DETERMINER)
    opens = (parsed.tokens[t].text for t in range(start, min(start + _LONGEST_OWNER, segment.verb or start)))
    return not _CLEAR.isdisjoint(frame.entry.words) and any(word in reporting_nouns() for word in opens)


def _where_one_speaks(parsed: ParsedSentence, frame: Frame) -> TokenRange | None:
    """ "In Brüssel ist man überzeugt, dass …", "Im Kreml rechnet man damit, dass …": the place in front speaks for those there."""
    if frame.speaker is None or frame.vorfeld is None or parsed.tokens[frame.speaker[0]].text != "man":
        return None
    first, last = frame.vorfeld
    if parsed.tokens[first].text.lower() not in _PLACE_PREPOSITIONS or first + 1 >= last:
        return None
    end = noun_phrase_end(parsed, first + 1, last)
    nouns = [parsed.tokens[t].text for t in range(first + 1, end) if parsed.tag(t) is Tag.NOUN]
    return (first + 1, end) if nouns and (is_country(nouns[0]) or is_body(nouns[0]) or nouns[0] in _SEATS) else None


def _parties(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """Who agrees: the phrase with "zwischen" or "unter"."""
    for t in range(segment.first, segment.last - 1):
        if parsed.tokens[t].text.lower() in _PARTY_PREPOSITIONS:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            if end > t + 1:
                return (t + 1, end)
    return None


def _for_whom(parsed: ParsedSentence, segment: Segment) -> TokenRange | None:
    """ "Für die Ministerin steht fest, dass …": whose view it is, if they can speak."""
    for t in range(segment.first, segment.last - 1):
        if parsed.tokens[t].text.lower() in _FOR:
            end = noun_phrase_end(parsed, t + 1, segment.last)
            return (t + 1, end) if end > t + 1 and can_speak(parsed, (t + 1, end)) else None
    return None


def _with_main_subject(parsed: ParsedSentence, frame: Frame, segment: Segment) -> Frame:
    """The frame of a main clause with its subject as the speaker, and the pronoun before the verb that stands for the content."""
    if is_document_verb(frame.entry):
        first = frame.vorfeld[0] if frame.vorfeld else None
        pointer = first if first is not None and parsed.tokens[first].text.lower() in _DEMONSTRATIVES else None
        return replace(frame, speaker=document_that_speaks(parsed, frame, segment), pointer=pointer)
    inherited = _subject_before(parsed, frame, segment)
    if inherited is not None:
        at = next((i for i, s in enumerate(parsed.segments) if s.first <= inherited[0] < s.last), 0)
        return replace(frame, speaker=_joined_over_clause(parsed, at) or inherited)
    joined = _joined_over_clause(parsed, frame.segment)
    if joined is not None:
        return replace(frame, speaker=joined)
    before = _subject_in_vorfeld(parsed, frame)
    after = subject_after_verb(parsed, segment)
    if before is not None and after is not None and _is_of_cue(parsed, frame, before):
        before = None  # "Eine Aussprache hatten beide über …"
    if before is not None and after is not None and _is_no_subject(parsed, before, after):
        before = None
    if before is None and after is None and _follows_its_subject(frame, segment):
        return replace(frame, speaker=inherited_subject(parsed, frame.segment))
    if before is None:
        return replace(frame, speaker=after)
    if body_meant_by_it(parsed.tokens, before[0]) is not None:
        return replace(frame, speaker=before)
    if before[1] - before[0] == 1 and parsed.tokens[before[0]].text.lower() in POINTERS:
        return replace(frame, speaker=after, pointer=before[0])
    fronted = after is not None and is_fronted_object(parsed, frame, before, after)
    return replace(frame, speaker=after if fronted else before)


def _joined_over_clause(parsed: ParsedSentence, index: int) -> TokenRange | None:
    """ "Minister Kern, der auch am Tisch saß, und sein Kollege Weber lobten …": two with a clause or a name between them."""
    segment = parsed.segments[index]
    if index < 2 or segment.verb is None or segment.form is None or segment.form.singular:
        return None
    clause, head = parsed.segments[index - 1], parsed.segments[index - 2]
    joins = segment.before in _AND or parsed.tokens[segment.first].text in _AND
    between = clause.shape is Shape.SUBORDINATE or (clause.shape is Shape.FRAGMENT and segment.form.plural)
    if not joins or not between or head.shape is not Shape.FRAGMENT:
        return None
    named = nominative_in(parsed, (head.first, head.last)) is not None and can_speak(parsed, (head.first, head.last))
    return (head.first, segment.verb) if named and segment.verb > segment.first else None


_AND = words_of("und_oder") - {"oder"}


def _is_no_subject(parsed: ParsedSentence, before: TokenRange, after: TokenRange) -> bool:
    """ "Zurückhaltender äußerte sich X", "Unzufrieden damit zeigte sich X": what opens the sentence is no noun."""
    bare = is_compared_adjective(parsed, before) or opens_without_noun(parsed, before)
    return bare and (can_speak(parsed, after) or names_people(parsed, after) or is_subject_pronoun(parsed, after))


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
        segment.verb_first
        and segment.before == ","
        and _subject_in_vorfeld(parsed, frame) is None
        and _disagrees(parsed, segment)
    ):
        return inherited_subject(parsed, frame.segment)  # "…, bat die Bürger aber, …"
    if (
        contrasted
        or (segment.verb_first and segment.before in _WITHOUT_SUBJECT)
        or starts_with_coordinator(parsed, segment)
    ):
        own = subject_after_verb(parsed, segment)
        inherited = inherited_subject(parsed, frame.segment)
        better = own is not None and can_speak(parsed, own) and not _disagrees(parsed, segment)
        better = better and inherited is not None and not _may_speak(parsed, inherited)
        if inherited is not None and (own is None or not (better or is_surely_nominative(parsed, own))):
            return inherited
    return None


def _may_speak(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether the subject of the clause before can be who speaks: "Er verwies auf … und forderte die Regierung auf, …"."""
    return can_speak(parsed, phrase) or parsed.tokens[phrase[0]].text.lower() in _PERSONS


def _disagrees(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether the first noun phrase behind a verb in the singular stands in the plural, so that it is no subject."""
    own = subject_after_verb(parsed, segment)
    return own is not None and parsed.tag(own[0]) is Tag.DETERMINER and not agrees(parsed, segment, own)


def _subject_in_vorfeld(parsed: ParsedSentence, frame: Frame) -> TokenRange | None:
    return nominative_in(parsed, frame.vorfeld)
