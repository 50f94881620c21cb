""" "Für den Forscher Jan Kern ist die Reise „ein Kniefall“": clauses that tell how somebody sees a thing."""

from __future__ import annotations

from extraction.attribution.contents import span_of, spans_of
from extraction.attribution.discourse import Discourse
from extraction.grammar import ParsedSentence, Shape, Tag, can_speak, is_body, is_country
from extraction.text import Attribution, Kind, TokenRange, word_list, words_of

_LINKING = words_of("linking_verb")
_VIEWING = words_of("verb_of_view")
_MEDIA, _PAPERS = words_of("medium"), word_list("end_of_noun_for_newspaper")
_FOR = "Für"
_OPENING = frozenset('„“»«"')
_SHORTEST_QUOTATION = 3  # tokens, its marks among them


def whose_view(parsed: ParsedSentence, index: int) -> TokenRange | None:
    """ "Für | die Historikerin Anna Kern | ist der Streit Theater": who sees it so; countries and bodies see nothing."""
    phrase = _for_whom(parsed, index, _LINKING)
    if phrase is None:
        return None
    nouns = [parsed.tokens[t].text for t in range(*phrase) if parsed.tag(t) is Tag.NOUN]
    return phrase if len(nouns) > 1 and not any(is_country(noun) or is_body(noun) for noun in nouns) else None


def which_paper(parsed: ParsedSentence, index: int) -> TokenRange | None:
    """ "Für | die russische Zeitung KOMMERSANT | steht der Gewinner fest: „…“": the newspaper whose words a review gives."""
    segment = parsed.segments[index]
    if segment.verb is None or parsed.tokens[segment.first].text != _FOR:
        return None
    phrase = (segment.first + 1, segment.verb)
    words = [parsed.tokens[t].text for t in range(*phrase)]
    return phrase if any(word.lower() in _MEDIA or word.lower().endswith(_PAPERS) for word in words) else None


def read_view(discourse: Discourse, parsed: ParsedSentence) -> None:
    """Attribute such a clause where words in quotation marks in it, or right behind it, show that somebody said so."""
    index = next((i for i, s in enumerate(parsed.segments) if s.shape is Shape.MAIN), None)
    if index is None or index in parsed.claimed or parsed.tokens[parsed.sentence.first].text != _FOR:
        return
    phrase, segment = _for_whom(parsed, index, _LINKING | _VIEWING), parsed.segments[index]
    if phrase is None or not (
        _quotes(parsed, (segment.first, segment.last)) or _is_quoted_on(discourse, parsed, index)
    ):
        return
    if _quotes(parsed, phrase):
        return  # "Für die „Rote Liste“ ist …"
    parsed.claim(index)
    opening = (parsed.sentence.first, phrase[1])
    discourse.add(
        Attribution(
            content=spans_of(parsed, [(segment.verb or segment.first, segment.last)]),
            kind=Kind.REPORTED,
            sentence=parsed.index,
            cue=(parsed.tokens[parsed.sentence.first].span,),
            cue_lemma=_FOR.lower(),
            speaker=span_of(parsed, phrase),
            frame=(span,) if (span := span_of(parsed, opening)) else (),
        )
    )


def _for_whom(parsed: ParsedSentence, index: int, verbs: frozenset[str]) -> TokenRange | None:
    """The phrase behind "Für" that opens the sentence, over a relative clause too, before a verb that links."""
    segment = parsed.segments[index]
    if segment.verb is None or segment.form is None or segment.form.lemma not in verbs:
        return None
    head = segment
    if segment.verb_first and index == 2 and parsed.segments[1].shape is Shape.SUBORDINATE:
        head = parsed.segments[0]  # "Für den Forscher Jan Kern, der …, ist …"
    last = segment.verb if head is segment else head.last
    opens = parsed.tokens[head.first].text.lower() == _FOR.lower()
    phrase = (head.first + 1, last)
    return phrase if opens and phrase[0] < phrase[1] and can_speak(parsed, phrase) else None


def _quotes(parsed: ParsedSentence, tokens: TokenRange) -> bool:
    """Whether more than a word stands in quotation marks between two tokens."""
    first = next((t for t in range(*tokens) if parsed.tokens[t].text in _OPENING), tokens[1])
    return tokens[1] - first > _SHORTEST_QUOTATION


def _is_quoted_on(discourse: Discourse, parsed: ParsedSentence, index: int) -> bool:
    """Whether a quotation follows: behind a colon, or as the next sentence of the paragraph."""
    if index + 1 < len(parsed.segments):
        return parsed.segments[index + 1].shape is Shape.QUOTE and parsed.segments[index + 1].before == ":"
    following = discourse.sentences[parsed.index + 1 : parsed.index + 2]
    if not following or not following[0].words or following[0].sentence.paragraph != parsed.sentence.paragraph:
        return False
    return following[0].words[0].text in _OPENING
