"""Who asks in an interview or leads a talk: by labels of which not all turns have one, by what stands behind them, by credits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from extraction.genres.people import are_initials, first_letters
from extraction.genres.speaker_labels import Label, Role
from extraction.text import dataclass, replace
from extraction.turns import FIRST_PERSON, Line, Source, alternation, names_one, opening_phrase, trade_words

_LINE_STARTS = attrgetter("start")
_CREDITED = re.compile(
    rf"Mit [A-ZÄÖÜ][^.:!?]{{2,80}} {alternation('verb_of_interviewer')} "
)  # "Mit Jana Kern sprach …"
_SEVERAL, _LONGEST_CREDIT = 2, 14
_LEADING = r"\b{leads}(?:innen|in|:innen)?:?(?: (?!Herr|Frau|mit\b|mit:)[^.;:?!, ]+){{0,5}} {name}\b"
_CALLED = r"\b(?:{callings}) (?:[^\W\d_][\w.’'-]* ){{0,2}}(?:{names})\b"
_YOU = re.compile(r"\b(?:Sie|Ihnen|Ihr|Ihre[mnrs]?)\b")
_FEW_ASKED, _FEWEST_TURNS, _SHORT_TURN = 3, 3, 12


def with_askers(source: Source, labels: Sequence[Label]) -> list[Label]:
    """The labels, of which those are questioners' whose lines ask and address somebody: "HAFENBLATT: Frau Kern, …?"."""
    names = {label.name for label in labels if label.role is Role.NAME}
    askers = {name for name in names if _asks(source, [label for label in labels if label.name == name])}
    return [replace(label, role=Role.QUESTION) if label.name in askers else label for label in labels]


def _asks(source: Source, labels: Sequence[Label]) -> bool:
    """Whether most lines with some labels ask, and none stands behind a question: whoever answers may ask back."""
    places = [bisect_right(source.lines, label.start, key=_LINE_STARTS) - 1 for label in labels]
    asking = sum(source.lines[i].asks for i in places)
    answers = any(i and source.lines[i - 1].asks for i in places)
    return (
        2 * asking > len(places)
        and not answers
        and any(_addresses(source.lines[i], label) for i, label in zip(places, labels, strict=True))
    )


def _addresses(line: Line, label: Label) -> bool:
    words = line.text[label.stop - line.start :]
    return opening_phrase(words, "interview_address") is not None


def is_credit(line: Line) -> bool:
    """ "Die Fragen stellte Jana Kern." """
    if opening_phrase(line.text, "interview_credit") is not None:
        return True
    credited = names_one(line.text, "interview_credit") or _CREDITED.match(line.text) is not None
    return line.words < _LONGEST_CREDIT and credited and not line.asks


def are_labelled_once(labels: Sequence[Label]) -> bool:
    """Whether those who ask have no label or only one the first time: "Rundschau: … Kern: …"; whoever answers may always have one."""
    asking = [label for label in labels if label.role is Role.QUESTION]
    answering = [label for label in labels if label.role is Role.NAME]
    once = len(asking) == len({label.name for label in asking})
    return not asking or (once and (len(answering) <= 1 or len(asking) == 1))


def only_questions_labelled(source: Source, labels: Sequence[Label]) -> bool:
    """Whether every question has a label and no answer has, each in a line of its own."""
    if len(labels) < _SEVERAL or any(label.role is not Role.QUESTION for label in labels):
        return False
    places = [bisect_right(source.lines, label.start, key=_LINE_STARTS) - 1 for label in labels]
    edges = [*places[1:], len(source.lines)]
    return all(edge - place > 1 for place, edge in zip(places, edges, strict=True))


def goes_on_without_labels(source: Source, labels: Sequence[Label], asked: frozenset[int]) -> bool:
    """Whether some questions have no label, where others have one, or only the answers have none."""
    labelled = {label.start for label in labels if label.role is Role.QUESTION}
    if not labelled or only_questions_labelled(source, labels):
        return True
    return any(source.lines[i].start not in labelled for i in asked)


@dataclass(frozen=True, slots=True)
class Turn:
    """What stands behind a label with a name."""

    name: str
    words: str

    @property
    def asks(self) -> bool:
        """Whether its first paragraph closes with a question mark."""
        return self.words.partition("\n")[0].rstrip().endswith("?")

    @property
    def length(self) -> int:
        """How many words it has."""
        return len(self.words.split())


def hosts_of(turns: Sequence[Turn], credits: Sequence[str]) -> set[str]:
    """The names of whoever leads a talk, in every form: by what the page says or by what they do.

    Whoever opens a talk leads it where the others ask hardly anything.
    """
    names = dict.fromkeys(turn.name for turn in turns)
    who = _people(names)
    credited = {who[name] for name in names if _is_credited(name, credits)}
    led = credited if credited and len(credited) < len(set(who.values())) else _host_by_turns(turns, who)
    return {name for name in names if who[name] in led}


def _people(names: Iterable[str]) -> dict[str, str]:
    """Name of a label → what all labels of one person share: the surname, or first letters where some labels have only these."""
    letters = {first_letters(name) for name in names if are_initials(name)}
    return {name: first_letters(name) if first_letters(name) in letters else name.split(" ")[-1] for name in names}


def _is_credited(name: str, credits: Sequence[str]) -> bool:
    """ "Das Interview mit Frau Lind führte Jana Kern", "moderiert von Kern": whether the page says that somebody leads the talk."""
    surname = name.split(" ")[-1]
    near = [credit for credit in credits if surname in credit]
    if not near:
        return False
    pattern = _LEADING.format(leads=alternation("leads_talk"), name=re.escape(surname))
    return any(re.search(pattern, credit) or f"{surname} moderier" in credit for credit in near)


def _host_by_turns(turns: Sequence[Turn], who: dict[str, str]) -> set[str]:
    """Who opens the talk, where they ask and the others hardly do, or lead from one to the next in a few words."""
    people = list(dict.fromkeys(who[turn.name] for turn in turns))
    if len(people) < _SEVERAL:
        return set()
    host = people[0]
    own = [turn for turn in turns if who[turn.name] == host]
    others = [turn for turn in turns if who[turn.name] != host]
    asked, back = sum(turn.asks for turn in own), sum(turn.asks for turn in others)
    if asked and len(people) == _SEVERAL:
        return {host} if asked >= _FEW_ASKED * back else set()
    if asked > back and _is_shorter(own, others):
        leads = sum(turn.asks or _hands_over(turn, people[1:]) for turn in own)
        return {host} if _SEVERAL * leads > len(own) else set()
    return {host} if len(people) == _SEVERAL and not back and _only_leads(own, others) else set()


def _is_shorter(own: Sequence[Turn], others: Sequence[Turn]) -> bool:
    """Whether somebody's turns are on average shorter than those of the others."""
    return sum(t.length for t in own) * len(others) < sum(t.length for t in others) * len(own)


def _hands_over(turn: Turn, others: Sequence[str]) -> bool:
    """ "Herr Lind, Sie waren dabei.", "Ich öffne die Runde.": whether a turn calls another one, or is short."""
    if turn.length <= _SHORT_TURN:
        return True
    callings = "|".join(sorted(word.title() for word in trade_words("calls_guest")))
    return re.search(_CALLED.format(callings=callings, names="|".join(map(re.escape, others))), turn.words) is not None


def _only_leads(own: Sequence[Turn], others: Sequence[Turn]) -> bool:
    """Whether one of two, without a question, leads the other on: "Sie sind in Lagos geboren." "Und dann kam Bonn."."""
    said = " ".join(turn.words for turn in own)
    short = len(own) >= _FEWEST_TURNS and _is_shorter(own, others)
    return short and _YOU.search(said) is not None and FIRST_PERSON.search(said) is None


def is_press_conference(labels: Sequence[Label]) -> bool:
    """ "Frage" beside "Wagner (AA)", or between two turns of the one who answers: "Kern: Ihre Fragen, bitte. Frage: Guten Abend."."""
    roles = [label.role for label in labels]
    if Role.QUESTION not in roles:
        return False
    named = [i for i, role in enumerate(roles) if role is Role.NAME]
    between = len(named) > 1 and Role.QUESTION in roles[named[0] : named[-1]]
    return between or any(label.behalf is not None for label in labels)
