"""The participants whom one plural phrase means: "sie", "alle drei Staaten", "die Minister", "beide Seiten"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.groups.counted import counted
from extraction.coreference.groups.meant_together import bodies_meant, body_before, everybody
from extraction.coreference.groups.office_holders import office_holders
from extraction.coreference.groups.pairs import both, countries_of_both
from extraction.coreference.groups.they import they
from extraction.coreference.nouns import head_of, movers_of_motion
from extraction.coreference.references import POSSESSIVE, is_plural, resolve_one
from extraction.linking import NUMBERS, TitlePhrase
from extraction.text import TokenRange, words_of

_NUMBER_DETERMINERS = words_of("determiner_of_number")
_JOINT_DOCUMENTS = words_of("joint_document")
_PLURAL_ARTICLES = words_of("plural_article")
_GROUP_DETERMINERS = words_of("determiner_of_group")
_EVERYBODY_DETERMINERS = words_of("determiner_of_everybody")
_BOTH = words_of("both")
_STATES = words_of("several_countries")
_OF_THREE = 3  # people
_PARTIES = words_of("parties")
_SELF = words_of("self")


def resolve_group(context: Context, part: TokenRange) -> tuple[str, ...] | None:
    """The participants whom a plural phrase means; None where the phrase is no plural or nobody fits."""
    words = [t.text.lower() for t in context.tokens[part[0] : part[1]]]
    if words[0] == "sie" and (len(words) == 1 or words[1] == "," or words[1] in _SELF):
        return they(context, part[0], alone=words == ["sie"])
    head = head_of(context, part)
    phrase = context.title_phrase(head)
    if special := _movers(context, part, words[-1]) or _both_others(context, part, phrase, words):
        return special
    if _BOTH & set(words[:3]):
        states = words[-1] in _STATES and not _are_holders(context, part, phrase)
        countries = countries_of_both(context, part[0]) if states else None
        return bodies_meant(context, part, head) or countries or both(context, part[0], phrase, words)
    number = next((NUMBERS[w] for w in words[:3] if w in NUMBERS), None)
    if number and words[0] in _NUMBER_DETERMINERS and (those := counted(context, part[0], number, words[-1])):
        return those
    if words[-1] in _JOINT_DOCUMENTS and any(w.startswith("gemeinsam") for w in words):
        return both(context, part[0], None, []) or context.last_group(part[0]) or body_before(context, part[0])
    if words[-1] in _PARTIES and len(words) == 2 and words[0] in _GROUP_DETERMINERS:
        return both(context, part[0], phrase, words)
    if words[-1].startswith("nachbar") and words[-1] in _STATES and words[0] in _PLURAL_ARTICLES:
        return countries_of_both(context, part[0])
    if words[0] in _EVERYBODY_DETERMINERS and words[-1] in words_of("attendee", "panel"):
        return everybody(context, part[0], words[-1])
    if phrase is None or not is_plural(context, phrase):
        return bodies_meant(context, part, head)
    return office_holders(context, phrase, part, number)


def _are_holders(context: Context, part: TokenRange, phrase: TitlePhrase | None) -> bool:
    """ "die Minister beider Länder": who holds the offices, and not the countries behind them."""
    if phrase is None or not is_plural(context, phrase):
        return False
    return any(context.tokens[t].text.lower() in _BOTH for t in range(phrase.at + 1, part[1]))


def _movers(context: Context, part: TokenRange, word: str) -> tuple[str, ...] | None:
    phrase = movers_of_motion(context, part, word)
    found = resolve_one(context, phrase) if phrase is not None else None
    return (found,) if found is not None else None


def _both_others(
    context: Context, part: TokenRange, phrase: TitlePhrase | None, words: list[str]
) -> tuple[str, ...] | None:
    """ "Seine beiden Amtskollegen": of three who met, those who are not he."""
    if (
        phrase is None
        or phrase.title.kind != "part"
        or not words[0].startswith(POSSESSIVE)
        or not _BOTH & set(words[:3])
    ):
        return None
    owner, group = context.best(part[0]), context.last_group(part[0])
    if group is None or owner not in group or len(group) != _OF_THREE:
        return None
    return tuple(one for one in group if one != owner)
