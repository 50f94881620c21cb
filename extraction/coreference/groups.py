"""Resolves phrases that mean several participants at once: "beide Seiten", "die Außenminister Deutschlands und Frankreichs"."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe, describe_institution
from extraction.coreference.members import body_of_members, remember_members, sides_of
from extraction.coreference.noun_heads import head_of
from extraction.coreference.nouns.counted import counted, country_ids, met
from extraction.coreference.nouns.parliament import movers_of_motion
from extraction.coreference.pairs import both, countries_of_both, with_any_gender
from extraction.coreference.party_references import bodies_meant
from extraction.coreference.references import PRONOUNS, resolve_one
from extraction.coreference.speaker_phrases import parts_of, what_one_is
from extraction.coreference.title_references import POSSESSIVE, is_plural, office_holder
from extraction.knowledge import tables
from extraction.knowledge.names import Form, base_of
from extraction.linking import NUMBERS, OnBehalfOf, TitlePhrase
from extraction.text import TokenRange, replace, words_of

_NAME_CONJUNCTIONS = words_of("conjunction_of_names")
_NUMBER_DETERMINERS = words_of("determiner_of_number")
_JOINT_DOCUMENTS = words_of("joint_document")
_PLURAL_ARTICLES = words_of("plural_article")
_GROUP_DETERMINERS = words_of("determiner_of_group")
_EVERYBODY_DETERMINERS = words_of("determiner_of_everybody")

_BOTH = words_of("both")
_STATES = words_of("several_countries")
_GREETING, _LONGEST_GREETING = words_of("salutation_adjective"), 5  # tokens before the name
_LONGEST_PARTICLES, _OF_THREE = 3, 3  # words, people
_PARTIES = words_of("parties")
_MEMBERS_LIKE_BODIES = words_of("member_called_like_body")


def resolve_phrase(context: Context, tokens: TokenRange) -> tuple[str, ...]:
    """Everybody whom a phrase means, its coordinated parts one after the other."""
    found: dict[str, None] = {}
    first, last = tokens
    if first + 1 < last and context.tokens[first].text.lower() in PRONOUNS and context.tokens[first + 1].text == ",":
        tokens = (first, first + 1)  # "sagte er, die Hand auf dem Sack"
    tokens = what_one_is(context.tokens, tokens)
    if named := _named_in_apposition(context, tokens):
        return named
    several = bool(context.is_plural_verb_near(tokens))
    parts = parts_of(context.tokens, context.links, _whole(context, tokens), several=several)
    if _is_joint_office(context, parts):
        return (describe(context, (parts[0][0], parts[-1][1])),)
    for part in parts:
        if part != parts[-1] and not several and _is_title_of_next(context, part, parts[-1][1]):
            continue
        shared = _authority_of(context, part, parts[-1])
        group = (shared,) if shared else resolve_group(context, part)
        one = None if group else resolve_one(context, part)
        if one in found and _is_pronoun(context, part):
            one = context.other_than(one, part[0])  # "Trump und er"
        found.update(dict.fromkeys(group or ((one,) if one else ())))
    for entity in found:
        if entity not in context.document.entities:
            context.known(entity)
    return tuple(found)


def _is_pronoun(context: Context, part: TokenRange) -> bool:
    return part[1] - part[0] == 1 and context.tokens[part[0]].text.lower() in PRONOUNS


def _is_title_of_next(context: Context, part: TokenRange, last: int) -> bool:
    """ "Der Ökonom | und Ostexperte Nils Muster": one person by two titles."""
    if context.links.people_in(*part):
        return False  # "Lena Kern, Vorsitzende, | Jan Lind, …"
    people = context.links.people_in(part[1], last)
    if part[1] - part[0] == 1 and context.tokens[part[0]].text in _MEMBERS_LIKE_BODIES and people:
        return not context.is_plural_verb_near((part[0], last))  # "Nationalrat und Unternehmer Nils Muster"
    return any(part[0] <= title.at < part[1] for person in people for title in person.titles)


def _is_joint_office(context: Context, parts: list[TokenRange]) -> bool:
    """ "Die Finanzminister und Notenbankchefs der G20": two titles in the plural without names are one group."""
    if len(parts) != 2 or context.links.people_in(parts[0][0], parts[1][1]):
        return False
    one, other = (context.title_phrase(head_of(context, part)) for part in parts)
    return (
        one is not None
        and other is not None
        and one.title.plural
        and other.title.plural
        and context.tokens[other.at].text.lower() != other.title.base.lower()
        and other.determiner is None
        and bool(other.on_behalf_of)
        and not one.on_behalf_of
    )


def _named_in_apposition(context: Context, tokens: TokenRange) -> tuple[str, ...] | None:
    """ "Die Vertreter Chinas und der USA, Fu Cong und Dorothy Shea": several behind a plural title are those it means."""
    comma = next((i for i in range(*tokens) if context.tokens[i].text == ","), None)
    phrase = context.title_phrase(head_of(context, tokens)) if comma is not None else None
    if phrase is None or comma is None or not is_plural(context, phrase):
        return None
    if context.links.people_in(phrase.at + 1, comma):
        return None  # "Die Minister Kern, Fidan und Aalto": the first of a row
    people = [person.entity for person in context.links.people_in(comma + 1, tokens[1]) if person.entity]
    joined = any(context.tokens[i].text in _NAME_CONJUNCTIONS for i in range(comma, tokens[1]))
    return tuple(dict.fromkeys(people)) if joined and len(people) > 1 else None


def _whole(context: Context, tokens: TokenRange) -> TokenRange:
    """The phrase with the whole of the names at its edges: "von Ärzte | ohne Grenzen", "sagte van der | Bellen"."""
    for person in context.links.people_in(max(0, tokens[0] - _LONGEST_PARTICLES), tokens[0]):
        if tokens[0] < person.last <= tokens[1]:
            tokens = (person.first, tokens[1])
    match = context.links.scan.starting_at(tokens[1] - 1) if tokens[0] < tokens[1] else None
    return (tokens[0], match.last) if match is not None and match.last > tokens[1] else tokens


def _authority_of(context: Context, part: TokenRange, last: TokenRange) -> str | None:
    """ "Die deutsche und die französische Regierung": the noun at the end belongs to both adjectives."""
    match = context.links.scan.ending_at(part[1])
    if part == last or match is None or match.form is not Form.ADJECTIVE or part[1] - part[0] > 2:
        return None
    return describe_institution(context, part, head_of(context, last))


def resolve_group(context: Context, part: TokenRange) -> tuple[str, ...] | None:
    """The participants whom a plural phrase means; None where the phrase is no plural or nobody fits."""
    words = [t.text.lower() for t in context.tokens[part[0] : part[1]]]
    if words == ["sie"]:
        return _greeted(context, part[0]) or _they(context, part[0])
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
        return both(context, part[0], None, [])
    if words[-1] in _PARTIES and len(words) == 2 and words[0] in _GROUP_DETERMINERS:
        return both(context, part[0], phrase, words)
    if words[-1].startswith("nachbar") and words[-1] in _STATES and words[0] in _PLURAL_ARTICLES:
        return countries_of_both(context, part[0])
    if words[0] in _EVERYBODY_DETERMINERS and words[-1] in words_of("attendee", "panel"):
        return _everybody(context, part[0], words[-1])
    if phrase is None or not is_plural(context, phrase):
        return bodies_meant(context, part, head)
    return _office_holders(context, phrase, part, number)


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


def _everybody(context: Context, token: int, noun: str) -> tuple[str, ...] | None:
    """ "Alle Redner", "die Teilnehmer": whom the article has named so far and not only quoted somebody about."""
    if noun in words_of("panel"):
        return panel(context, token)
    present = {r.entity for r in context.participants.before(token) if not r.quoted}
    people = [person for person in context.recent_people(token) if person in present]
    return tuple(sorted(people, key=context.order_of)) if len(people) > 1 else context.last_group(token)


def panel(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Alle auf dem Podium", "Auf dem Podium war man sich einig": the people with names who have spoken there so far."""
    own = [a.speaker for a in context.document.attributions if a.speaker is not None and not (a.relayed_by or a.nested)]
    phrases = [context.range_of(phrase) for phrase in own]
    speaking = (r for r in context.participants.before(token) if r.speaker)
    spoken = {r.entity for r in speaking if any(first <= r.first < last for first, last in phrases)}
    named = spoken & (context.links.newcomers.keys() | tables.people().keys())
    heard = [person for person in named if not context.participants.people[person].speaks_for_others]
    return tuple(sorted(heard, key=context.order_of)) if len(heard) > 1 else None


def _greeted(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Das erklärten Sie im Mai": whom a letter greets ("Sehr geehrter Herr Kern") is meant by "Sie" inside a sentence."""
    if context.tokens[token].text != "Sie" or not context.tokens[token - 1].text[0].isalnum():
        return None
    for person in reversed(context.links.people_in(0, token)):
        before = context.tokens[max(0, person.first - _LONGEST_GREETING) : person.first]
        if any(word.text.lower() in _GREETING for word in before):
            return (person.entity,)
    return None


def _they(context: Context, token: int) -> tuple[str, ...] | None:
    """ "Sie" with a plural verb: the last group, else the two who meet. With a singular verb it is no group."""
    near = context.is_plural_verb_near((token, token + 1))
    if not (near or (near is None and context.is_plural_clause_of(token))):
        return None
    at, group = context.last_group_with_sentence(token)
    later = met(context, token, set(context.recent_people(token)), after=at) if group is not None else None
    return tuple(sorted(later, key=context.order_of)) if later else group or both(context, token, None, ["sie"])


def _office_holders(
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
