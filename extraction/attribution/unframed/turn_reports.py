"""Whether a sentence of a turn only reports another's words: "Der Botschafter schrieb mir, dass …"."""

from __future__ import annotations

import re

from extraction.attribution.discourse import Discourse
from extraction.attribution.verb_frames import PERFECT_WITH_SEIN
from extraction.grammar import Mood, ParsedSentence, VerbForm, cue_entries, entries_of, is_country, means_somebody
from extraction.grammar.finite_verbs import AUXILIARY_LEMMAS
from extraction.grammar.phrases.names_in_phrases import organisation_names
from extraction.knowledge.names import title_of
from extraction.text import Act, Attribution, Kind, Span, words_of

_NOBODY_ELSE = words_of("no_teller_in_turn")
_FIRST_PERSON = words_of("first_person")
_MODALS = words_of("core_modal")
_OWN_HOUSES = words_of("own_house")
_PERSONS = words_of("third_person")
_DEMONSTRATIVES = words_of("demonstrative_of_saying")
_COLLEAGUES = words_of("close_to_speaker")
_POLITE = re.compile(r"[a-zäöüß,] (?:Sie|Ihnen|Ihre?[mnrs]?)\b")
_TO_YOU = re.compile(r"(?:Sie|Ihnen|Ihren?|Ihre[mrs]) .*(?:\bzu [a-zäöüß]+n|zu[a-zäöüß]+en)$")
_JOINED = re.compile(r",? (?:und|sowie|wie) |, ")
_BOTH, _LANDS = words_of("both"), words_of("country_of_two")
_SELVES = words_of("self")
_NEAR = 600  # characters
_LONGEST_LEAD_IN = 5  # words before a colon
_IN_SET_PHRASES = words_of("verb_of_saying_in_set_phrase")
_NO_REPORT = words_of("verb_of_attitude", "verb_of_writing_in_document", "verb_of_talking")


def quotes_another(discourse: Discourse, attribution: Attribution) -> bool:
    """ "Jana Kern sagte 1973: „Der Mensch ist das Maß.“": words in quotation marks that the text gives to somebody else."""
    speaker = attribution.speaker
    return (
        attribution.kind is Kind.DIRECT
        and attribution.turn is None
        and speaker is not None
        and _is_another(discourse, speaker)
    )


def reports_another(discourse: Discourse, parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """Whether a sentence is nothing but the report of another's words: "Der Botschafter schrieb mir, dass …"."""
    told = [a for a in group if not a.nested]
    if told and all(quotes_another(discourse, a) for a in told) and covers(parsed, told):
        return True
    if not told or parsed.segments[0].verb_first or any(a.speaker is None or a.carried for a in told):
        return False
    whole = [a for a in told if not _points_back(discourse, a)] or told  # "hat das erläutert und gesagt, …"
    return all(_tells(discourse, parsed, a) for a in whole) and covers(parsed, told)


def _tells(discourse: Discourse, parsed: ParsedSentence, attribution: Attribution) -> bool:
    """Whether one attribution says what another said or, of a person, did with words: "Der Kanzler hat ihm gedankt"."""
    speaker = attribution.speaker
    here = speaker is not None and parsed.sentence.span.contains(speaker)
    if attribution.kind is Kind.REPORTED and _points_back(discourse, attribution):
        return False
    if not here or speaker is None or not _is_another(discourse, speaker) or _is_wanted(parsed, attribution):
        return False
    if _is_addressed(discourse, parsed, attribution, speaker) or _bears_greetings(discourse, parsed, attribution):
        return False
    if attribution.kind is Kind.INDIRECT:
        body = (
            _bare(speaker.of(discourse.document.text)) in organisation_names()
        )  # "Die EU fordert …" may be the speaker's
        somebody = means_somebody(parsed, speaker) and not body
        return _says(attribution) and (somebody or _is_past(parsed, attribution))
    meant = _is_person(discourse, speaker) or _goes_on(discourse, parsed, speaker)
    person = attribution.kind is Kind.REPORTED and meant
    acts = {e.act for e in entries_of(attribution.cue_lemma)}
    return person and _is_past(parsed, attribution) and acts.isdisjoint((Act.CONSULT, Act.INTENT_TO_COOPERATE))


def _goes_on(discourse: Discourse, parsed: ParsedSentence, speaker: Span) -> bool:
    """ "Der Minister erklärte, dass …. | Er | rief alle Seiten auf": who was reported in the sentence before goes on."""
    before = discourse.found[parsed.index - 1] if parsed.index else []
    reported = bool(before) and all(a.turn is not None and a.relayed_by for a in before)
    return reported and speaker.of(discourse.document.text).lower() in _PERSONS


def _points_back(discourse: Discourse, attribution: Attribution) -> bool:
    """ "Unser Botschafter hat das vorgetragen": what was said before was said by whoever speaks."""
    words = " ".join(span.of(discourse.document.text) for span in attribution.content).lower().split()
    return words[:1] != [] and words[0] in _DEMONSTRATIVES


def _says(attribution: Attribution) -> bool:
    """Whether the cue is a verb of saying: who agrees or sees something in some way is spoken about."""
    entries = cue_entries().get((attribution.cue_lemma or "").split(" ")[-1], ())
    entry = next((e for e in entries if e.lemma == attribution.cue_lemma), None)
    set_phrase = entry is not None and entry.words and entry.verb not in _IN_SET_PHRASES
    if entry is None or set_phrase or entry.act == Act.CONSULT or entry.verb in _NO_REPORT:
        return False
    return bool({"dass", "ob", "zu"} & entry.clauses)


def _is_another(discourse: Discourse, speaker: Span) -> bool:
    """Whether somebody is neither the speaker nor one of the speaker's house; "mein Kollege" is another, "mein Land" is not."""
    named = speaker.of(discourse.document.text)
    words = named.lower().split()
    together = named.startswith("Sie ") and words[1].strip(",") not in _SELVES  # "Sie alle", "Sie und ich"
    if words[0] in _NOBODY_ELSE or together or not _FIRST_PERSON.isdisjoint(words):
        return False
    if len(words) < 3 and words[-1] in _OWN_HOUSES:
        return False
    if words[0].startswith(("unser", "mein")):
        return not _COLLEAGUES.isdisjoint(words) or _is_person(discourse, speaker)
    return not all(map(_is_own_side, _JOINED.split(named)))  # "Costa Rica und Deutschland setzen sich dafür ein, …"


def _is_own_side(named: str) -> bool:
    """A country, or "beide Länder": what they do whoever speaks for one of them says."""
    words = named.lower().removeprefix("die ").split()
    return is_country(_bare(named)) or (len(words) > 1 and words[0] in _BOTH and words[-1] in _LANDS)


def _bare(name: str) -> str:
    """A name without the article that opens its sentence."""
    return name.removeprefix("Die ").removeprefix("Der ").removeprefix("die ").removeprefix("der ")


def _is_addressed(discourse: Discourse, parsed: ParsedSentence, attribution: Attribution, speaker: Span) -> bool:
    """ "Sie haben uns zugesagt, dass …": what those did to whom the words are spoken; nearby they are called "Sie" or "Ihnen", too."""
    verb = finite_verb_of(parsed, attribution)
    if speaker.of(discourse.document.text).split()[0].strip(",") != "Sie" or verb is None or not verb[1].plural:
        return False
    start, end = parsed.sentence.span.start, parsed.sentence.span.end
    near = discourse.document.text[max(0, start - _NEAR) : end + _NEAR]
    return _POLITE.search(near) is not None


def _bears_greetings(discourse: Discourse, parsed: ParsedSentence, attribution: Attribution) -> bool:
    """ "Der Präsident freut sich darauf, Sie zu empfangen": what whoever speaks tells the audience of somebody at home."""
    content = " ".join(span.of(discourse.document.text) for span in attribution.content)
    return not _is_past(parsed, attribution) and _TO_YOU.match(content) is not None


def _is_person(discourse: Discourse, speaker: Span) -> bool:
    return any(title_of(word) is not None for word in speaker.of(discourse.document.text).split())


def finite_verb_of(parsed: ParsedSentence, attribution: Attribution) -> tuple[str, VerbForm] | None:
    """The finite verb of the clause that a cue is in: the word and how it is read."""
    for segment in parsed.segments:
        if segment.verb is not None and segment.form is not None:
            token = parsed.tokens[segment.verb]
            if token.span in attribution.cue:
                return token.text, segment.form
    return None


def _is_wanted(parsed: ParsedSentence, attribution: Attribution) -> bool:
    """ "müssen endlich sagen", "sind aufgerufen": what others are to say or do is the speaker's own demand."""
    verb = finite_verb_of(parsed, attribution)
    if verb is None:
        return False
    state = verb[1].lemma == "sein" and len(attribution.cue) > 1
    verbs = {e.verb for e in entries_of(attribution.cue_lemma)}
    return verb[1].lemma in _MODALS or (state and verbs.isdisjoint(PERFECT_WITH_SEIN))


def _is_past(parsed: ParsedSentence, attribution: Attribution) -> bool:
    """Whether the clause of a cue tells what was done: "hat gedankt", "regte an"."""
    verb = finite_verb_of(parsed, attribution)
    if verb is None or (verb[1].lemma in AUXILIARY_LEMMAS and verb[1].lemma != "haben"):
        return False
    word, form = verb
    weak, strong = bool(form.moods & Mood.KONJUNKTIV_II), form.singular and not word.endswith("t")
    return form.lemma == "haben" or weak or strong


def covers(parsed: ParsedSentence, told: list[Attribution]) -> bool:
    """Whether frame and content together are the whole sentence but for a word or two in front."""
    pieces = [piece for a in told for piece in (*a.content, *a.frame)]
    said = [
        a for a in told if a.kind is Kind.INDIRECT
    ]  # "hat dort gestanden und gesagt, …": the subject's whole clause
    subjects = [a.speaker for a in said if a.speaker is not None and parsed.sentence.span.contains(a.speaker)]
    start, end = min(p.start for p in (*pieces, *subjects)), max(p.end for p in pieces)
    before = [t.text for t in parsed.words if t.start < start]
    behind = sum(t.start >= end and t.text[0].isalnum() for t in parsed.words)
    words = sum(word[0].isalnum() for word in before)
    return words <= (_LONGEST_LEAD_IN if before[-1:] == [":"] else 2) and behind == 0  # "Nur so viel: …"
