"""Reads an article once from start to end and remembers who is meant where, so that later references find their antecedents."""

from __future__ import annotations

from extraction.coreference.context import Context
from extraction.coreference.descriptions import describe_institution
from extraction.coreference.groups import both, country_ids, resolve_group, resolve_phrase
from extraction.coreference.nouns import head_of, is_relative_acting
from extraction.coreference.references import (
    INDEFINITE,
    POSSESSIVE,
    is_plural,
    organisation_named_again,
    resolve_inhabitant,
    resolve_pronoun,
    resolve_title,
)
from extraction.coreference.speaker_descriptions import are_without_name, describe_speaker
from extraction.coreference.word_meanings import Meaning, meaning_of
from extraction.knowledge.names import Form
from extraction.linking import NameMatch, PersonMention, TitlePhrase
from extraction.text import TokenRange, guarded, words_of

_SOME = words_of("some_of_many")
_INSTITUTION_ATTRIBUTES = words_of("attribute_of_institution")
_ARTICLES, _CALLED, _NO = words_of("definite_article"), words_of("is_called"), "kein"
_LATEST, _FEW = 3, 12  # groups, referents
_OWNING = words_of("genitive_or_von")
_LEADING = words_of("adverb")  # "Auch der Botschafter war da. Er sagte …"
_MEETING = words_of("word_of_meeting")
_SPEAKER_OFFICES = words_of("spokesperson")
_APPOSED = 8  # tokens from an office to the name: "Die Leiterin des Rates der Kirche in Deutschland, Anna Kern,"


def read_antecedents(context: Context) -> None:
    """Remember who is meant where, for later references, in the order of the text."""
    with guarded(context.document, "coreference"):
        _read_title_line(context)
    for sentence in context.document.sentences:
        with guarded(context.document, "coreference", sentence.span):
            _SentenceReader(context, sentence.first, sentence.last).read()
    context.reading = False


def _read_title_line(context: Context) -> None:
    """Whoever the title line names takes part from the start."""
    for entity in context.links.title_line:
        context.participant(entity)


class _SentenceReader:
    """Reads one sentence."""

    def __init__(self, context: Context, first: int, last: int) -> None:
        self.context, self.first, self.last = context, first, last
        self.has_subject = False
        self.row: list[str] = []
        self.row_start = self.row_end = first

    def read(self) -> None:
        people = {person.first: person for person in self.context.links.people_in(self.first, self.last)}
        speakers = self.context.speakers_between(self.first, self.last)
        behind = self.first
        for i in self._worth_reading(people):
            if i >= behind:
                self._hear(speakers, i)
                behind = max(i + 1, self._read_at(i, people))
        self._hear(speakers, max(behind, self.last))

    def _worth_reading(self, people: dict[int, PersonMention]) -> list[int]:
        """The tokens at which something may be meant: few of the words."""
        tokens, starts = self.context.tokens, self.context.links.scan.starting_at
        return [
            i
            for i in range(self.first, self.last)
            if meaning_of(tokens[i].text) is not None or i in people or starts(i) is not None
        ]

    def _hear(self, speakers: list[TokenRange], end: int) -> None:
        """Whoever has been named as a speaker before a token is at hand from there on."""
        while speakers and speakers[0][1] <= end:
            self._spoken(speakers.pop(0))

    def _read_at(self, i: int, people: dict[int, PersonMention]) -> int:
        if i in people:
            return self._named(people[i])
        meaning = meaning_of(self.context.tokens[i].text)
        if meaning is None or (meaning is Meaning.ORGANISATION and i == self.first):
            match = self.context.links.scan.starting_at(i)
            return self._matched(match, i) if match is not None else i + 1
        if meaning is Meaning.TITLE:
            return self._titled(i, people)
        if meaning is Meaning.INSTITUTION:
            return self._institution(i)
        if meaning is Meaning.MARK:
            self.has_subject = False
        elif meaning is Meaning.PRONOUN:
            self._pronoun(i)
        elif meaning is Meaning.BOTH:
            self._both(i)
        elif meaning is Meaning.RELATIVE:
            self._relative(i)
        else:
            self._organisation(i)
        return i + 1

    def _matched(self, match: NameMatch, i: int) -> int:
        """ "Der Franzose" may be a reference; countries in a row ("Polen und Estland") are a group."""
        article = i > self.first and self.context.tokens[i - 1].text.lower() in _ARTICLES
        if match.form is Form.INHABITANT and article:
            entity = resolve_inhabitant(self.context, match, (i - 1, match.last))
            if entity in self.context.participants.people:
                self._refer(entity, (i, match.last), i - 1)
        elif match.form is Form.NAME and match.entity in country_ids():
            self._join_row(match.entity, i - article, match.last)
        return match.last

    def _spoken(self, tokens: TokenRange) -> None:
        """Whoever speaks is at hand afterwards, without a name too: "Ein Sprecher …. Er fügte hinzu …"."""
        context = self.context
        inside = [r.entity for r in context.participants.referents[-3:] if r.first >= tokens[0] and r.speaker]
        if any(context.participants.people[entity].is_person for entity in inside):
            return
        found = resolve_phrase(context, tokens)
        if inside and found == (inside[-1],):
            return
        if len(found) > 1:
            context.groups.append((tokens[1] - 1, found))
        elif tokens[1] == tokens[0] + 1 and context.tokens[tokens[0]].text.lower() in _SOME:
            return  # "andere mahnten": nobody means them again
        elif found and are_without_name(context, found[0], tokens):
            context.groups.append((tokens[1] - 1, found))  # "Polnische Gäste lobten …. Sie …"
        if len(found) == 1:
            describe_speaker(context, found[0], tokens)
            last = max((r.first for r in context.participants.referents[-1:]), default=0)
            at = max(head_of(context, tokens), last)  # referents come in order
            self._refer(found[0], (at, at + 1), tokens[0])

    def _named(self, person: PersonMention) -> int:
        start = min([person.first, *(t.first for t in person.titles if t.first < person.first)])
        participant = self.context.participant(person.entity)
        if person.titles:
            participant.add_titles(person.titles)
        self._refer(person.entity, (person.first, person.last), start)
        self._join_row(person.entity, start, person.last)
        return person.last

    def _join_row(self, entity: str, start: int, end: int) -> None:
        """Those named in a row with "und" before the last ("Merz, Macron und Tusk", "Polen und Estland") are a group."""
        between = [t.text for t in self.context.tokens[self.row_end : start]]
        joined = bool(self.row) and between in ([","], ["und"], ["sowie"], [",", "und"])
        self.row, self.row_start = ([*self.row, entity], self.row_start) if joined else ([entity], start)
        self.row_end = end
        participant = self.context.participants.people.get(entity)
        if not joined or between == [","] or (participant and participant.speaks_for_others):
            return
        if not (self._is_talked_of(start) or self._owns_part()):
            self.context.groups.append((end - 1, tuple(dict.fromkeys([*self._host(), *self.row]))))

    def _host(self) -> list[str]:
        """ "Merz empfing Kern und Weber", "Merz sprach mit Kern und Weber": who met those of the row talks with them."""
        context = self.context
        if not all(e in context.participants.people and context.participants.people[e].is_person for e in self.row):
            return []
        words = {token.text.lower() for token in context.tokens[self.first : self.last]}
        if words.isdisjoint(_MEETING) or context.participants.in_content(
            context.span_of((self.row_start, self.row_end))
        ):
            return []
        here = (r for r in context.participants.referents[-_FEW:] if self.first <= r.first < self.row_start)
        acting = [r.entity for r in here if r.subject and not (r.quoted or r.attributive or r.entity in self.row)]
        return [e for e in acting[:1] if context.participants.people[e].is_person]

    def _owns_part(self) -> bool:
        """ "zwischen A und B, die auf Bitten | des C und der D | …": a genitive row behind those who met is no group."""
        met = any(self.first <= at < self.row_start for at, _ in self.context.groups[-_LATEST:])
        at = self.row_start
        words = [token.text.lower() for token in self.context.tokens[max(self.first, at - 1) : at + 1]]
        return met and not _OWNING.isdisjoint(words)

    def _is_talked_of(self, start: int) -> bool:
        """ "Beide Minister lobten die Hilfe zwischen Mali und | Togo": who is named in what those say whom the sentence opens with."""
        spoken = any(self.first <= at < self.row_start for at, _ in self.context.groups[-_LATEST:])
        return spoken and self.context.participants.in_content(self.context.span_of((start, start + 1)))

    def _titled(self, i: int, people: dict[int, PersonMention]) -> int:
        """A title without a name is a reference where it is definite."""
        context = self.context
        phrase = context.title_phrase(i)
        if phrase is None or _names_somebody(phrase, people):
            return i + 1
        definite = phrase.determiner in _ARTICLES or (phrase.determiner or "").startswith(POSSESSIVE)
        if phrase.determiner in INDEFINITE and (self._opens_sentence(phrase) or self._is_spokesperson(phrase)):
            self._spoken((phrase.first, phrase.end))  # "Ein Sprecher wollte sich nicht äußern. Er sagte nur, …"
            return max(i + 1, phrase.end)
        if phrase.determiner in INDEFINITE or (not definite and not phrase.on_behalf_of):
            return i + 1
        if is_plural(context, phrase):
            group = resolve_group(context, (phrase.first, phrase.end))
            if group:
                context.groups.append((i, group))
            return i + 1
        before = set(context.document.entities)
        entity = resolve_title(context, phrase, (phrase.first, phrase.end))
        if entity is not None:
            self._keep(entity, phrase, before)
        return i + 1

    def _is_spokesperson(self, phrase: TitlePhrase) -> bool:
        """ "Zudem äußerte sich ein Sprecher des Senats. Er sagte, …": who speaks for others as the subject behind the verb."""
        if phrase.title.head not in _SPEAKER_OFFICES or not phrase.title.singular:
            return False
        return not self.has_subject and not self.context.is_oblique(phrase.first, phrase.at)

    def _opens_sentence(self, phrase: TitlePhrase) -> bool:
        """ "Der Oberst, der uns die Karte zeigt, … Die meisten kämen aus Somalia, sagt er": somebody without a name acts."""
        context = self.context
        start = self.first + (context.tokens[self.first].text.lower() in _LEADING)
        if (
            phrase.first not in (self.first, start)
            or not phrase.title.singular
            or context.is_oblique(phrase.first, phrase.at)
        ):
            return False
        if phrase.title.head in _SPEAKER_OFFICES or context.tokens[phrase.first].text.lower().startswith(_NO):
            return phrase.title.head in _SPEAKER_OFFICES
        return not context.links.people_in(phrase.first, min(self.last, phrase.far + _APPOSED))

    def _keep(self, entity: str, phrase: TitlePhrase, before: set[str]) -> None:
        """Remember whom a title means; a mere description is a reference only as a speaker."""
        document = self.context.document
        described = entity not in before and entity not in self.context.participants.people
        if described and document.entities[entity].name != entity and document.entities[entity].wikidata is None:
            del document.entities[entity]
            if self._opens_sentence(phrase):
                self._spoken((phrase.first, phrase.end))
            return
        if document.entities[entity].type.value == "person":
            self._refer(entity, (phrase.at, phrase.at + 1), phrase.first)

    def _organisation(self, i: int) -> None:
        """ "Die Allianz" names the organisation that it means, if that has been named before."""
        entity = organisation_named_again(self.context, i)
        if entity is not None:
            self.context.known(entity)
            self.context.mention(entity, (i - 1, i + 1))

    def _relative(self, i: int) -> None:
        """ "Ihre Mutter, 81, verfolgt das. „…“, berichtet sie": a relative who opens a sentence takes part."""
        if is_relative_acting(self.context, i, self.first, self.last):
            self._spoken((self.first, i + 1))

    def _institution(self, i: int) -> int:
        """An authority of a country ("das chinesische Außenministerium") is a mention like one with a name of its own."""
        context, start, end = self.context, i, i + 1
        match = context.links.scan.ending_at(i)
        if match is not None and (match.form in (Form.ADJECTIVE, Form.OF_CAPITAL) or match.genitive):
            start = match.first
        behind = context.links.scan.starting_at(i + 1 if match_genitive(context, i + 1) else i + 2)
        if start == i and behind is not None and i + 1 < self.last and (
            behind.first == i + 1 or context.tokens[i + 1].text in _INSTITUTION_ATTRIBUTES
        ):  # fmt: skip
            end = behind.last
        entity = describe_institution(context, (start, end), i) if (start, end) != (i, i + 1) else None
        if entity is not None:
            context.mention(entity, (start, end))
        return i + 1

    def _pronoun(self, i: int) -> None:
        if self.context.tokens[i].text == "Sie" and i > self.first and self.context.tokens[i - 1].text[0].isalnum():
            return
        if _is_called_by_name(self.context, i):
            return
        group = resolve_group(self.context, (i, i + 1))
        if group:
            self.context.groups.append((i, group))
            return
        entity = resolve_pronoun(self.context, i)
        if entity in self.context.participants.people:
            self._refer(entity, (i, i + 1), i)

    def _both(self, i: int) -> None:
        phrase = next((p for k in (i + 1,) if k < self.last and (p := self.context.title_phrase(k))), None)
        words = [t.text.lower() for t in self.context.tokens[i : i + 2]]
        group = both(self.context, i, phrase, words)
        if group:
            self.context.groups.append((i, group))

    def _refer(self, entity: str, tokens: TokenRange, start: int) -> None:
        oblique = self.context.is_oblique(start, tokens[0])
        self.context.refer(entity, tokens, start=start, subject=not self.has_subject)
        if not oblique:
            self.has_subject = True


def _is_called_by_name(context: Context, pronoun: int) -> bool:
    """ "Ein junger Mann mischt sich ein, | er heißt Jewgenij": the pronoun means who is named behind it."""
    words = [token.text for token in context.tokens[pronoun + 1 : pronoun + 3]]
    return bool(words) and words[0] in _CALLED and bool(context.links.people_in(pronoun + 2, pronoun + 3))


def match_genitive(context: Context, token: int) -> bool:
    """Whether a name in the genitive starts at a token."""
    match = context.links.scan.starting_at(token)
    return match is not None and match.genitive


def _names_somebody(phrase: TitlePhrase, people: dict[int, PersonMention]) -> bool:
    """Whether a name behind the title says who is meant."""
    return any(t.at == phrase.at for start in (phrase.at + 1, phrase.end, phrase.far + 1) if start in people
               for t in people[start].titles)  # fmt: skip
