"""What stands before the verb as its object: "Eine Verlängerung lehnte Ungarn ab"."""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame
from extraction.grammar import (
    ABSTRACT_ENDINGS,
    ParsedSentence,
    Tag,
    can_speak,
    document_nouns,
    is_body,
    is_surely_nominative,
    is_thing,
    names_people,
    noun_phrase_end,
    reporting_nouns,
    without_owner,
)
from extraction.grammar.phrases import agrees, behind_extended_attribute
from extraction.text import TokenRange
from extraction.text.dictionary import is_known


def is_fronted_object(parsed: ParsedSentence, frame: Frame, before: TokenRange, after: TokenRange) -> bool:
    """ "Eine Verlängerung lehnte Ungarn ab": the thing stands in front, who acts right behind the verb."""
    if any(parsed.tag(t) is not Tag.ADVERB for t in range(frame.cue[0] + 1, after[0])):
        return False  # "Zölle lehnt | auch | Kern ab"
    whole, before, after = before, without_owner(parsed, before), without_owner(parsed, after)
    acts = can_speak(parsed, after) or names_people(parsed, after)
    speaks = can_speak(parsed, before) or names_people(parsed, before)
    if before != whole and acts and not speaks:
        return True  # "Trumps Worte nannte die Abgeordnete respektlos"
    clause = parsed.segments[frame.segment]
    bare_name = after[1] - after[0] == 1 and parsed.tag(after[0]) is Tag.NOUN
    if not agrees(parsed, clause, before) and agrees(parsed, clause, after) and (can_speak(parsed, after) or bare_name):
        return True  # "Deren Regierungschefs hat Rutte eingeladen", "Zölle lehnt Kern ab"
    if is_subject_pronoun(parsed, after) and not (agrees(parsed, clause, before) and can_speak(parsed, before)):
        people = names_people(parsed, before) and agrees(parsed, clause, before)
        return not people  # "Die Gläubiger rief sie auf", "Das Schiff verweigert sie"
    if not frame.entry.phrases or is_surely_nominative(parsed, before):
        return False
    return is_surely_nominative(parsed, after) or _is_object_by_nouns(parsed, frame, before, after)


def _is_object_by_nouns(parsed: ParsedSentence, frame: Frame, before: TokenRange, after: TokenRange) -> bool:
    """Whether what stands in front is a thing, and what stands behind the verb somebody."""
    clause = parsed.segments[frame.segment]
    acts = can_speak(parsed, after) or names_people(parsed, after)
    core = noun_phrase_end(parsed, before[0], before[1])
    if acts and is_thing(parsed, (before[0], core)) and agrees(parsed, clause, after):
        return True  # "Das Klima auf den Fluren beschrieb ein Diplomat als …"
    inner = max(before[0], behind_extended_attribute(parsed, (before[0], core)))  # "Die von Riga erhobenen | Vorwürfe"
    heads = [parsed.tokens[t].text for t in range(inner, core) if parsed.tag(t) is Tag.NOUN]
    if "NP+auf" in frame.entry.phrases and not can_speak(parsed, (before[0], core)):
        return can_speak(parsed, after)  # "Die Zahl der Toten bezifferte die Agentur mit 13"
    abstract = bool(heads) and (heads[0].endswith(ABSTRACT_ENDINGS) or heads[0] in reporting_nouns())
    abstract = abstract and not is_body(heads[0]) and not can_speak(parsed, (before[0], core))
    if abstract and parsed.tag(after[0]) is Tag.NOUN:
        return True
    bare = len(heads) == 1 and parsed.tag(before[0]) in (Tag.NOUN, Tag.ADJECTIVE) and is_known(heads[0])
    return (
        (abstract or bare)
        and _is_thing(parsed, before, heads[0])
        and agrees(parsed, clause, after)
        and can_speak(parsed, after)
    )


def _is_thing(parsed: ParsedSentence, phrase: TokenRange, head: str) -> bool:
    """ "Gegenzölle lehnt der Verband ab", "Eine Anerkennung hielt sie für falsch"; but "Der Bericht lobt die Regierung"."""
    speaks = can_speak(parsed, phrase) or names_people(parsed, phrase)
    return not speaks and not head.endswith(document_nouns())


def is_subject_pronoun(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a phrase is a pronoun for somebody, which may be the subject."""
    return phrase[1] - phrase[0] == 1 and parsed.tokens[phrase[0]].text in _SUBJECT_PRONOUNS


_SUBJECT_PRONOUNS = frozenset({"er", "sie", "man"})
