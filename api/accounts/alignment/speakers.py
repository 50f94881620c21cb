"""Who speaks: names of one person in several accounts brought together, and the side that each speaker belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from api.accounts.told import Reference, Told
from extraction.text import EntityType
from extraction.text.folding import fold

Accounts = Mapping[str, Sequence[Told]]
_CODE = re.compile(r"[A-Z][A-Z0-9-]*")  # of a country or an organisation; other sides are nobody's home


class Speakers:
    """The speakers of some accounts: who is the same, and who is at home where."""

    def __init__(self, accounts: Accounts) -> None:
        self._names = unite_names(accounts)
        self._homes = find_homes(accounts)
        self._agree: dict[tuple[frozenset[str], frozenset[str]], bool] = {}  # few say all of the statements

    def of(self, told: Told) -> frozenset[str]:
        """The ids that stand for the speakers of a statement."""
        return frozenset(self._names.get(one.id, one.id) for one in told.speakers)

    def homes(self, told: Told) -> frozenset[str | None]:
        """The sides to which the speakers of a statement belong; None for one whose side is not known."""
        return frozenset(self._homes.get(id_) for id_ in self.of(told))

    def may_agree(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether two statements may tell the same: they share a speaker, or a side ("der Minister", "die chinesische Seite")."""
        pair = (one, other)
        if pair not in self._agree:
            self._agree[pair] = bool(one & other) or self._share_a_side(one, other)
        return self._agree[pair]

    def _share_a_side(self, one: frozenset[str], other: frozenset[str]) -> bool:
        homes, others = ({self._homes.get(id_) for id_ in ids} for ids in (one, other))
        return None in homes or None in others or bool(homes & others)


def find_codes(accounts: Accounts) -> Mapping[str, str]:
    """Of which country or organisation each side is, where all of its statements are accounts of one, and no other side's are."""
    sides = {side: {one.side for one in told} for side, told in accounts.items()}
    codes = {side: next(iter(of)) for side, of in sides.items() if len(of) == 1}
    found = Counter(codes.values())
    return {side: code for side, code in codes.items() if code is not None and found[code] == 1}


def unite_names(accounts: Accounts) -> Mapping[str, str]:
    """The id that stands for each speaker: "Shen" in one account is "Shen Guowei" of the other, if no one else there is called so."""
    people = {one.id: fold(one.name).split() for one in _list_speakers(accounts) if one.type is EntityType.PERSON}
    found = {}
    for id_, words in people.items():
        longer = [other for other, full in people.items() if len(words) == 1 < len(full) and words[0] in full]
        found[id_] = longer[0] if len(longer) == 1 else id_
    return found


def find_homes(accounts: Accounts) -> Mapping[str, str]:
    """The side that each speaker belongs to, by the id that stands for them, as far as it can be told.

    What the accounts say of a speaker decides: their country, and for whom their words speak. Whose side nothing tells is at home
    where they are told of without it, since a ministry does not say which country its own minister is from; of two such people who is
    left over belongs to the side that is left over.
    """
    names = unite_names(accounts)
    sides = [side for side in sorted(accounts) if _CODE.fullmatch(side)]
    homes: dict[str, str] = {}
    shares = _share(accounts, names)
    for id_, votes in _vote(accounts, names, sides).items():
        homes[id_] = max(sides, key=lambda side: (votes[side] + shares[id_][side], side))
    foreign = {names.get(one.id, one.id) for one in _list_speakers(accounts) if one.code or one.country} - homes.keys()
    people = {names.get(one.id, one.id) for one in _list_speakers(accounts) if one.type is EntityType.PERSON}
    for id_ in sorted(people - homes.keys() - foreign, key=lambda id_: (-sum(shares[id_].values()), id_)):
        taken = {home for other, home in homes.items() if other in people}
        free = [side for side in sides if side not in taken] or [side for side in sides if shares[id_][side]]
        if free:
            homes[id_] = max(free, key=lambda side: shares[id_][side])
    return homes


def _vote(accounts: Accounts, names: Mapping[str, str], sides: Sequence[str]) -> dict[str, Counter[str]]:
    """What speaks for a speaker's side: twice what an account says of them, once each statement that speaks for it."""
    votes: dict[str, Counter[str]] = {}
    for told in accounts.values():
        for speaker in {speaker.id: speaker for one in told for speaker in one.speakers}.values():
            if side := _side_of(speaker, sides):
                votes.setdefault(names.get(speaker.id, speaker.id), Counter())[side] += 2
        for one in told:
            for side in (_side_of(other, sides) for other in one.on_behalf_of):
                if side and len(one.speakers) == 1:
                    votes.setdefault(names.get(one.speakers[0].id, one.speakers[0].id), Counter())[side] += 1
    return votes


def _side_of(entity: Reference, sides: Sequence[str]) -> str | None:
    return next((side for side in (entity.code, entity.country, entity.id) if side in sides), None)


def _share(accounts: Accounts, names: Mapping[str, str]) -> dict[str, Counter[str]]:
    """What part of each account a speaker has, three for all of it: one's own minister has most."""
    shares: dict[str, Counter[str]] = {}
    for side, told in accounts.items():
        for one in told:
            for speaker in one.speakers:
                shares.setdefault(names.get(speaker.id, speaker.id), Counter())[side] += 3 / len(told)  # type: ignore[assignment]
    return shares


def _list_speakers(accounts: Accounts) -> Iterable[Reference]:
    found = {
        speaker.id: speaker
        for _, statements in sorted(accounts.items())
        for statement in statements
        for speaker in statement.speakers
    }
    return [found[id_] for id_ in sorted(found)]
