"""Those who hold an office together: "die Außenminister Deutschlands und Frankreichs", "die Minister"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.groups.counted import country_ids, met
from extraction.coreference.groups.members import body_of_members, remember_members, sides_of
from extraction.coreference.groups.pairs import with_any_gender
from extraction.coreference.references import office_holder
from extraction.knowledge import tables
from extraction.knowledge.names import base_of
from extraction.linking import OnBehalfOf, TitlePhrase
from extraction.text import TokenRange, replace, words_of

_GROUP_DETERMINERS = words_of("determiner_of_group")


def office_holders(
    context: Context, phrase: TitlePhrase, part: TokenRange, number: int | None
) -> tuple[str, ...] | None:
    """Those who hold an office in the countries that the phrase names, or everybody in the article who holds it."""
    sides = sides_of(context, part)
    organisations = [v.organisation for v in sides if v.organisation]
    if organisations and not any(v.country for v in sides):
        found = tuple(context.known(o) for o in dict.fromkeys(organisations))
        remember_members(context, phrase, found)
        return found
    if not sides and (body := body_of_members(context, phrase)):
        return body
    if len(sides) > 1:
        holders = [_holder(context, phrase, side) for side in sides]
        if all(holders):
            return tuple(dict.fromkeys(holder for holder in holders if holder))
    if sides or phrase.determiner is None:
        return None  # before anybody is asked whether the title fits
    titles = _alternatives(context, phrase)
    people = [p for p in context.recent_people(part[0]) if any(context.fits(p, title) for title in titles)]
    together = context.last_group(part[0]) if phrase.determiner in _GROUP_DETERMINERS else None
    if together is not None and _is_talked_of(context, phrase, together):
        together = None
    if together is not None and (len(people) < 2 or set(together) <= tables.organisations().keys()):
        return together  # "die Minister" behind "die Außenminister der G7"
    present = {r.entity for r in context.participants.before(part[0]) if not r.quoted and not r.attributive}
    people = [person for person in people if person in present] if len(present.intersection(people)) > 1 else people
    if len(people) < 2:
        return None
    those = met(context, part[0], set(context.recent_people(part[0])), number=number) if number else None
    if those is not None and number and 2 * len(set(those).intersection(people)) > number:
        people = those  # rather than somebody of that office who came later
    return tuple(sorted(people[:number] if number else people, key=context.order_of))


def _is_talked_of(context: Context, phrase: TitlePhrase, group: tuple[str, ...]) -> bool:
    """ "Die Minister sprachen über Mali und Libyen. Die Minister …": countries beside the same title are what it is about."""
    if not set(group) <= country_ids():
        return False
    start = context.document.sentences[max(0, context.sentence_at(phrase.first) - 1)].first
    word = context.tokens[phrase.at].text
    return any(context.tokens[i].text == word for i in range(start, phrase.first))


def _alternatives(context: Context, phrase: TitlePhrase) -> list[TitlePhrase]:
    """ "Staats- und Regierungschefs" may each be the one or the other."""
    one = with_any_gender(phrase)
    if (
        phrase.at < 2
        or context.tokens[phrase.at - 1].text != "und"
        or not context.tokens[phrase.at - 2].text.endswith("-")
    ):
        return [one]
    other = context.tokens[phrase.at - 2].text.removesuffix("-") + phrase.title.head.lower()
    return [one, replace(one, base=other, role=other, title=replace(one.title, base=other))]


def _holder(context: Context, phrase: TitlePhrase, side: OnBehalfOf) -> str | None:
    one = replace(with_any_gender(phrase), on_behalf_of=side, role=base_of(phrase.title.base))
    return context.titled(one, phrase.first) or office_holder(context, one)
