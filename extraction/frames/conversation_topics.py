"""What a conversation was about, without a word on who said it: "Thema des Gesprächs war auch der Handel"."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from extraction.frames.attention import ATTENTION_CUE, attention_in, may_give_attention
from extraction.grammar import ParsedSentence, Segment, Shape, Tag, is_nominal_start, noun_phrase_end, read_predicate
from extraction.text import TokenRange, words_of

TOPIC_CUE = "zur Sprache kommen"  # which says the same
_SUBJECTS = words_of("subject_of_talk")
_PARTS = words_of("part_of_talk")
_OCCASIONS = words_of("occasion_of_more_than_talk")
_BEING_TOPIC = words_of("verb_of_being_topic")
_NAMED = _SUBJECTS | _PARTS
_IT_IS_ABOUT = frozenset(("es", "um"))
_TALKING = words_of("verb_of_talking")
_AGENTS = words_of("agent_preposition")
_DURING_TALK = words_of("during_talk")
_CENTRES = words_of("centre_of_talk")
_TALKS = words_of("conversation", "talk", "talk_in_genitive")
_EXCHANGES = words_of("exchange_of_views")
_ABOUT = words_of("preposition_of_topic")
_HAPPENING = words_of("verb_of_taking_place")
_WITH_DUMMY = words_of("verb_with_dummy")
_PARTICLES = words_of("particle")
_TO_TALK = 4  # tokens: "Teil | der | ausführlichen | Gespräche"
_PARTICIPATING = frozenset(("zwischen", "mit"))
_TURNING = frozenset(("drehte", "drehten"))
_TALKED = words_of("participle_of_talking")
_NAMING = _TALKS | _CENTRES | _EXCHANGES | _TALKED | words_of("during_talk")  # one of them a topic has


@dataclass(frozen=True, slots=True)
class Topic:
    """What was talked about; `cue` holds token indices, `content` is a half-open range of tokens, `lemma` the cue's entry."""

    segment: int
    cue: tuple[int, ...]
    content: TokenRange
    lemma: str = TOPIC_CUE


def may_name_topic(words: Set[str]) -> bool:
    """Whether words, in small letters, may say what a conversation was about."""
    named = not _TALKS.isdisjoint(words) and not _NAMED.isdisjoint(words)
    open_talk = not _ABOUT.isdisjoint(words) and not (_EXCHANGES | _TALKED).isdisjoint(words)
    turns = not _TURNING.isdisjoint(words)
    centred = named or open_talk or turns or not _CENTRES.isdisjoint(words) or words >= _IT_IS_ABOUT
    return centred or may_give_attention(words)


def read_topic(parsed: ParsedSentence, index: int) -> Topic | None:
    """The topic that the clause at a segment names; None where it tells of no conversation."""
    segment = parsed.segments[index]
    given = attention_in(parsed, segment) if may_give_attention(parsed.lowered) else None
    if given is not None:
        tokens, named = given
        return Topic(index, tokens, (named[0], _end_of_list(parsed, index, named[1])), ATTENTION_CUE)
    if _NAMING.isdisjoint(parsed.lowered):
        return None
    if segment.shape is not Shape.MAIN or segment.verb is None or segment.form is None:
        return None
    words = {parsed.tokens[t].text.lower(): t for t in range(segment.first, segment.last)}
    about = _about(words)
    if about is not None and (talked := _open_talk(parsed, segment, words, about)):
        end = min((t for t in talked if t > about), default=segment.last)
        return Topic(index, tuple(sorted(talked)), (about, _end_of_list(parsed, index, end)))
    opening = parsed.tokens[segment.first].text.lower() in _DURING_TALK and segment.first == parsed.sentence.first
    opening = opening or (segment.first == parsed.sentence.first and _opens_with_centre(parsed, segment.first))
    if not (opening or any(word in _TALKS for word in words)):
        return None
    cue = _cue(parsed, segment, words)
    content = _content(parsed, segment, cue) if cue else None
    if not cue or content is None:
        return None
    return Topic(index, tuple(sorted(cue)), (content[0], _end_of_list(parsed, index, content[1])))


def _about(words: dict[str, int]) -> int | None:
    """The preposition before what was talked about: "über …", behind a noun for the talk also "zu …"."""
    if "über" in words:
        return words["über"]
    exchange = min((words[word] for word in words if word in _EXCHANGES), default=None)
    return min(
        (words[word] for word in words if word in _ABOUT and exchange is not None and words[word] > exchange),
        default=None,
    )


def _open_talk(parsed: ParsedSentence, segment: Segment, words: dict[str, int], about: int) -> list[int]:
    """ "Gesprochen wurde über …", "Es gab einen Austausch über …": the cue of a talk that names nobody."""
    verb, lemma = _verb(parsed, segment)
    if lemma in _TALKING:
        predicate = read_predicate(parsed, segment)
        named = any(parsed.tokens[t].text.lower() in _AGENTS for t in range(segment.first, segment.last))
        return verb if predicate is not None and predicate.passive and not named else []
    exchange = next((words[w] for w in words if w in _EXCHANGES), None)
    if lemma == "finden" and parsed.words[-2:-1] and parsed.words[-2].text == "statt":
        lemma = "stattfinden"  # its other half stands behind commas
    if exchange is None or exchange > about or lemma not in _HAPPENING or _names_participants(words):
        return []
    dummy = [words["es"]] if "es" in words else []
    if not dummy and lemma in _WITH_DUMMY:
        return []  # "Der Minister kam zum Gespräch über …"
    article = [exchange - 1] if parsed.tag(exchange - 1) is Tag.DETERMINER else []
    return [*dummy, *verb, *article, exchange]


def _names_participants(words: dict[str, int]) -> bool:
    """ "fand ein Gespräch zwischen A und B über … statt", "ein Gespräch mit A": the talk itself is told."""
    return not _PARTICIPATING.isdisjoint(words)


def _end_of_list(parsed: ParsedSentence, index: int, end: int) -> int:
    """ "über den Handel, | die Lage in Mali und die Ernte": over the fragments that go on with a list at the clause's end."""
    for segment in parsed.segments[index + 1 :] if end == parsed.segments[index].last else ():
        lone = segment.last == segment.first + 1 and parsed.tokens[segment.first].text in _PARTICLES
        if segment.shape is not Shape.FRAGMENT or segment.before != "," or lone:
            break  # "…, darunter die Lage in Mali, | statt"
        end = segment.last
    return end


def _opens_with_centre(parsed: ParsedSentence, first: int) -> bool:
    """ "Im Mittelpunkt standen die Beziehungen": the occasion is the one that was told of before."""
    words = [parsed.tokens[t].text.lower() for t in range(first, min(first + 3, parsed.sentence.last))]
    return len(words) > 2 and words[0] == "im" and words[1] in _CENTRES and parsed.tag(first + 2) is Tag.VERB


def _cue(parsed: ParsedSentence, segment: Segment, words: dict[str, int]) -> list[int]:
    """The words that say that something was talked about: "Thema … war", "im Mittelpunkt … standen", "ging es um"."""
    verb, lemma = _verb(parsed, segment)
    named = next((words[w] for w in words if w in _SUBJECTS), None)
    if named is None:
        named = next((t for w, t in words.items() if w in _PARTS and _is_of_talk(parsed, t, segment.last)), None)
    centre = next((words[w] for w in words if w in _CENTRES), None)
    if named is not None and lemma in _BEING_TOPIC:
        return [named, *verb]
    if lemma == "stehen" and centre is not None:
        return [centre, *verb]
    if lemma == "drehen" and "sich" in words and "um" in words:
        return [*verb, words["sich"]]  # "Das Gespräch drehte sich um den Handel"
    return [*verb, words["es"]] if lemma == "gehen" and "es" in words and "um" in words else []


def _is_of_talk(parsed: ParsedSentence, t: int, last: int) -> bool:
    """ "Teil | der Gespräche", and not "Teil | des Besuchs", which has more parts than words."""
    behind = [token.text.lower() for token in parsed.tokens[t + 1 : min(t + _TO_TALK, last)]]
    return any(word in _TALKS and word not in _OCCASIONS for word in behind)


def _verb(parsed: ParsedSentence, segment: Segment) -> tuple[list[int], str]:
    """The verb of the clause with its participle: "ging", "sei … gegangen"."""
    predicate = read_predicate(parsed, segment)
    finite = segment.verb or segment.first
    return (predicate.tokens, predicate.lemma) if predicate else ([finite], segment.form.lemma if segment.form else "")


def _content(parsed: ParsedSentence, segment: Segment, cue: list[int]) -> TokenRange | None:
    """What stands beside the cue and is no word for the conversation: behind the verb, or in front of it."""
    verb = segment.verb or segment.first
    about_it = parsed.tokens[cue[-1]].text.lower() in ("es", "sich")
    start = verb + 1
    if about_it:
        start = next(t for t in range(segment.first, segment.last) if parsed.tokens[t].text.lower() == "um")
    elif any(t > verb and parsed.tokens[t].text.lower() in _NAMED | _CENTRES for t in cue):
        opening = _behind_adverbs(parsed, segment.first, verb)
        if opening < verb and is_nominal_start(parsed, opening):
            return (segment.first, verb)  # "Der Handel war Teil der Gespräche | in Oslo"
    while start < segment.last and (
        start in cue or parsed.tag(start) is Tag.ADVERB or _names_talk(parsed, start, segment.last)
    ):
        talk = _names_talk(parsed, start, segment.last)
        start = talk or start + 1
    end = max((t for t in cue if t == segment.last - 1), default=segment.last)
    if start < end:
        return (start, end)
    return None if any(t < verb for t in cue) else (segment.first, verb)


def _behind_adverbs(parsed: ParsedSentence, t: int, limit: int) -> int:
    while t < limit and parsed.tag(t) is Tag.ADVERB:
        t += 1
    return t


def _names_talk(parsed: ParsedSentence, t: int, limit: int) -> int:
    """The end of a phrase for the conversation or its subject that starts at a token; 0 where none does."""
    first = t + 1 if parsed.tag(t) is Tag.PREPOSITION else t
    end = noun_phrase_end(parsed, first, limit) if first < limit and is_nominal_start(parsed, first) else first
    known = _TALKS | _NAMED | _CENTRES
    return end if end > t and any(parsed.tokens[i].text.lower() in known for i in range(t, end)) else 0
