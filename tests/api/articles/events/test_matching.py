"""Which accounts are of one event, and which are put together whatever their order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from api.articles.events.accounts import Account, Party, Place
from api.articles.events.clustering import cluster
from api.articles.events.consensus import agree_on
from api.articles.events.matching import Matches, match
from extraction.text.told_events import EventType, ParticipantRole

HOMES = {"kern": "DE", "tveit": "NO", "tammsoo": "EE", "shen-guowei": "CN", "lind": "DE", "arvo-kern": "DE"}
MINISTRIES = {"ministerium": "DE"}
STRANGER = "fremd"  # of whom nothing says where from
NAMES = ("ingrid-solvang", "solvang-ingrid", "i-solvang", "solvang", "ingrid-solvang-moe", "jorun-solvang")
HOMES |= dict.fromkeys(NAMES, "NO")
PEOPLE = ("nasser-al-khatib", "nasir-al-chatib", "nasra-al-chatib")
SPELLINGS = (
    ("badr-abdel-ati", "badr-abdelatty"),
    ("davit-usupaschwili", "david-usupashvili"),
    ("moon-jae-in", "mun-jae-in"),
    ("liu-jiechao", "liu-dschietschao"),
)
HOMES |= dict.fromkeys((*PEOPLE, "chatib"), "JO") | dict.fromkeys(sum(SPELLINGS, ()), "GE")
OTHERS = (
    ("badr-abdel-ati", "badr-ati"),
    ("kim-jong-un", "kim-yo-jong"),
    ("liu-jiechao", "liu-jiachao"),
    ("davit-usupaschwili", "daria-usupaschwili"),
)
PINYIN = (
    ("tao-yuqiang", "tao-yutschiang"),
    ("tao-yuqiang", "tao-jutschiang"),
    ("yin-shanzhen", "jin-schandschen"),
    ("tao-xin", "tao-schin"),
)
ELSEWHERE = ("beka-qutija", "beka-tschutija")  # where no Pinyin is
OTHERS_IN_PINYIN = (
    ("tao-xiaoming", "tao-xiaomin"),
    ("tao-yi", "tao-ji"),
    ("tao-guoqiang", "tao-guojiang"),
    ("tao-zhigang", "tao-chigang"),
    ("tao-yuqiang", "gao-yutschiang"),
    ("tao-yuqiang", "tao-judschiang"),
    ("tao-schiming", "tao-schimin"),
)
HOMES |= dict.fromkeys(sum(OTHERS, ()), "GE")
HOMES |= dict.fromkeys(("liu-jiechao", "liu-dschietschao", "liu-jiachao", *sum(PINYIN + OTHERS_IN_PINYIN, ())), "CN")
HOMES |= dict.fromkeys(ELSEWHERE, "GE")
COUNTRIES = {"deutschland": "DE", "norwegen": "NO", "china": "CN"}
HOMES |= {"ursula-von-der-leyen": "DE", "friedrich-merz": "DE"}
BUILDINGS = {"schloss": "NO"}
PLACES = {"oslo": "NO", "bergen": "NO", "tallinn": "EE"}
TAMM = Party("tamm", ParticipantRole.PARTICIPANT, "NO", is_person=True)
KERN_TVEIT = ("kern", "tveit")


def account(
    name: str,
    type_: str = "call",
    day: str = "05-13",
    who: tuple[str, ...] = KERN_TVEIT,
    place: str | None = None,
    **more: object,
) -> Account:
    """An account of an article; a day with a question mark is only that of publication."""
    parties = tuple(
        Party(
            one,
            ParticipantRole.PARTICIPANT,
            (HOMES | COUNTRIES | MINISTRIES).get(one),
            one in (*HOMES, STRANGER),
            one in COUNTRIES,
        )
        for one in who
    )
    home = (PLACES | BUILDINGS | COUNTRIES).get(place or "")
    where = Place(place, home, place in COUNTRIES, place not in BUILDINGS) if place else None
    told = not day.endswith("?")
    defaults = {"is_day_told": told, "is_type_told": True, "place": where}
    on = date.fromisoformat(f"2026-{day.rstrip('?')}")
    return Account((name, 0), EventType(type_), on, **{"parties": parties} | defaults | more)  # type: ignore[arg-type]


SAME = [
    (account("a"), account("b")),
    (account("a"), account("b", "video-call")),
    (account("a", "meeting", place="oslo"), account("b", "visit", place="norwegen")),
    (account("a"), account("b", day="05-14?")),
    (account("a"), account("b", who=("kern", "norwegen"))),
    (account("a"), account("b", who=("tveit", "arvo-kern"))),
    (account("a", who=("tveit", "arvo-b-kern")), account("b", who=("tveit", "arvo-kern"))),
    (account("a", who=("tveit", "chatib")), account("b", who=("tveit", "nasser-al-khatib"))),
    (account("a"), account("b", "meeting", is_type_told=False)),
    (account("a", who=("kern", "shen-guowei")), account("b", day="05-14", who=("shen-guowei", "kern"))),
    (account("a", "briefing", who=("lind",)), account("b", "press-conference", who=("lind", "kern"))),
    (account("a", "summit", place="oslo"), account("b", "summit", who=("tammsoo",), place="oslo")),
    (account("a", "meeting", place="oslo"), account("b", "meeting", place="schloss")),
    (account("a", who=("kern", "tveit", "tammsoo")), account("b", who=("tveit", "kern", "lind"))),
    (account("a", "visit", place="oslo"), account("b", "meeting", day="05-14", place="oslo")),
]
SAME += [
    (account("a", who=("kern", "shen-guowei")), account("b", who=("ministerium", "shen-guowei"))),
    (
        account("a", "letter", who=("ursula-von-der-leyen", "tveit")),
        account("b", "letter", who=("EU-COMMISSION", "tveit")),
    ),
    (
        account("a", "meeting", who=("kern", "fremd"), place="oslo"),
        account("b", "meeting", who=("kern", "norwegen"), place="oslo"),
    ),
    (
        account("a", "meeting", who=("kern", "tveit", "tammsoo")),
        account("b", "summit", who=("tammsoo", "kern", "tveit")),
    ),
    (account("a", "meeting", place="oslo"), account("b", "meeting", place="dorf")),
    (account("a", "press-conference"), account("b", "statement")),
    (account("a", "briefing", who=("lind",), place="oslo"), account("b", "speech", who=("lind",), place="oslo")),
]
SAME += [
    (account("a", who=("kern", one)), account("b", who=(other, "kern")))
    for one, other in (NAMES[:2], (NAMES[0], NAMES[2]), (NAMES[1], NAMES[2]), (NAMES[3], NAMES[4]), *SPELLINGS, *PINYIN)
]
DIFFERENT = [
    (account("a", "meeting", who=("kern", "norwegen")), account("b", "summit")),
    (account("a", "press-conference"), account("b", "statement", who=("kern", "norwegen"))),
    (account("a", "press-conference", who=("kern", "tveit", "tammsoo")), account("b", "statement")),
    (account("a", "briefing", who=("lind",), place="oslo"), account("b", "speech", who=("lind",))),
    (account("a", "briefing", who=("lind",), place="oslo"), account("b", "speech", who=("lind",), place="norwegen")),
    (account("a", "briefing", who=("lind",), place="oslo"), account("b", "speech", who=("lind", "kern"), place="oslo")),
    (account("a", "meeting", place="oslo"), account("b", "meeting", day="05-14?", place="dorf")),
    (account("a", "meeting", who=("kern", "norwegen"), place="oslo"), account("b", "meeting", place="dorf")),
    (
        account("a", "meeting", who=("kern", "tveit", "tammsoo"), place="oslo"),
        account("b", "meeting", who=("kern", "tveit", "lind"), place="dorf"),
    ),
    (account("a", "press-conference", place="oslo"), account("b", "press-conference", place="dorf")),
    (account("a", who=("friedrich-merz", "tveit")), account("b", who=("ministerium", "tveit"))),
    (account("a", who=("kern", "fremd")), account("b", who=("kern", "norwegen"))),
    (account("a", "meeting"), account("b", "summit", who=("tammsoo", "kern", "tveit"))),
    (
        account("a", "speech", who=("lind",), place="oslo"),
        account("b", "press-conference", who=("lind",), place="oslo"),
    ),
    (account("a", "press-conference"), account("b", "statement", who=("kern",))),
    *(
        (account("a", who=("kern", one)), account("b", who=(other, "kern")))
        for one, other in (*OTHERS, *OTHERS_IN_PINYIN, ELSEWHERE)
    ),
    (account("a", who=("kern", "jorun-solvang")), account("b", who=("kern", "i-solvang"))),
    (account("a", who=("kern", "jorun-solvang")), account("b", who=("kern", "solvang-ingrid"))),
    (account("a", "meeting", place="oslo"), account("b", "visit", who=("kern",), place="norwegen")),
    (account("a", "statement", who=("kern",)), account("b", "statement", who=("ministerium",))),
    (account("a"), account("b", day="05-14")),
    (account("a"), account("b", day="05-12?")),
    (account("a", who=("kern", "shen-guowei")), account("b", day="05-14", who=("kern", "shen-guowei"))),
    (account("a", who=("kern", "tveit", "shen-guowei")), account("b", day="05-14", who=("kern", "tveit"))),
    (
        account("a", "meeting", who=("kern", "shen-guowei"), place="oslo"),
        account("b", "meeting", day="05-14", who=("kern", "shen-guowei"), place="oslo"),
    ),
    (account("a"), account("b", who=("kern", "tammsoo"))),
    (account("a", who=("kern", "tveit", "tammsoo")), account("b", who=("kern", "tammsoo", "lind"))),
    (account("a"), account("b", "meeting")),
    (account("a"), account("b", "letter")),
    (account("a", "summit", place="oslo"), account("b", "summit", who=("tammsoo", "shen-guowei"), place="oslo")),
    (account("a", "meeting", place="oslo"), account("b", "meeting", place="bergen")),
    (account("a", "meeting", place="oslo"), account("b", "meeting", place="tallinn")),
    (account("a", "meeting", place="tallinn"), account("b", "meeting", place="schloss")),
    (account("a", "meeting", place="oslo"), account("b", "visit", day="05-14", place="oslo")),
    (account("a", "speech", who=("kern",)), account("b", "speech", who=("tveit",))),
    (
        account("a", "statement", who=("kern",), topics=frozenset({"mali"})),
        account("b", "statement", who=("kern",), topics=frozenset({"georgien"})),
    ),
    (account("a"), account("a", "video-call")),
]


@pytest.mark.parametrize(
    ("sender", "recipient", "is_same"),
    [("kern", "tveit", True), ("ministerium", "tveit", False), ("kern", "ministerium", False)],
)
def test_letters_between_the_same_two_people_are_one_whatever_else_each_names(
    sender: str, recipient: str, is_same: bool
) -> None:
    roles = {sender: ParticipantRole.SENDER, recipient: ParticipantRole.RECIPIENT}
    parties = tuple(Party(name, role, None, is_person=name in KERN_TVEIT) for name, role in roles.items())
    one, other = (
        account(name, "letter", parties=parties, topics=frozenset({topic}))
        for name, topic in (("a", "mali"), ("b", "eu"))
    )
    assert (match(one, other) is not None) is is_same


def test_an_office_for_who_acts_for_it_is_less_sure_than_a_name() -> None:
    by_office, by_name = SAME[15], SAME[0]
    office, name = match(*by_office), match(*by_name)
    assert office is not None
    assert name is not None
    assert office.confidence < name.confidence
    assert "an office for who acts for it" in office.reasons
    assert "an office for who acts for it" not in name.reasons


def test_who_met_aside_of_a_summit_is_not_joined_with_it_by_an_account_that_names_only_some() -> None:
    some, all_ = account("b", "summit"), account("c", "summit", who=("tammsoo", "kern", "tveit"))
    aside, meeting = account("a", "meeting"), account("a", "meeting", who=("kern", "tveit", "tammsoo"))
    assert not any({"a", "c"} <= {one.key[0] for one in group} for group in cluster([aside, some, all_], Matches()))
    assert len(cluster([meeting, some, all_], Matches())) == 1


def test_an_account_of_a_ministry_joins_neither_of_two_meetings_that_it_fits_alike() -> None:
    office = account("a", "meeting", who=("shen-guowei", "ministerium"))
    one, other = (account(key, "meeting", who=("shen-guowei", who)) for key, who in (("b", "kern"), ("c", "lind")))
    assert len(cluster([office, one], Matches())) == 1
    assert len(cluster([office, one, other], Matches())) == 3


@pytest.mark.parametrize(("one", "other"), SAME)
def test_accounts_are_of_one_event(one: Account, other: Account) -> None:
    found, back = match(one, other), match(other, one)
    assert found is not None
    assert found == back
    assert 0 < found.confidence <= 1
    assert found.reasons


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_accounts_are_of_different_events(one: Account, other: Account) -> None:
    assert match(one, other) is None
    assert match(other, one) is None


def test_spellings_of_a_name_are_one_person_and_other_given_names_are_not() -> None:
    said, spelled, other = (account(f"a{number}", who=("kern", name)) for number, name in enumerate(PEOPLE))
    assert match(said, spelled) is not None
    assert match(said, other) is None


def test_two_countries_join_neither_of_two_meetings_however_many_each_names() -> None:
    countries = account("a", "meeting", who=("deutschland", "norwegen"))
    two = account("b", "meeting", place="oslo")
    three = account("c", "meeting", who=("lind", "tveit", "tammsoo"), place="tallinn")
    assert match(countries, two)
    assert match(countries, three)
    assert len(cluster((countries, two, three), Matches())) == 3
    assert len(cluster((countries, two), Matches())) == 1


def test_the_same_accounts_make_the_same_events_in_any_order() -> None:
    accounts = [
        account("a"), account("b", day="05-14?"), account("c", day="05-14"), account("d", "video-call"), account("e", day="05-15?"),
    ]  # fmt: skip
    found = {
        tuple(tuple(one.key[0] for one in group) for group in cluster(order, Matches()))
        for order in permutations(accounts)
    }
    assert len(found) == 1
    assert any({"a", "d"} <= set(group) for group in found.pop())


def test_who_fits_two_events_alike_is_joined_with_neither() -> None:
    countries = account("a", "meeting", who=("deutschland", "norwegen"))
    one, other = account("b", "meeting"), account("c", "meeting", who=("lind", "norwegen"))
    assert len(cluster([countries, one], Matches())) == 1
    assert len(cluster([countries, one, replace(other, parties=(*other.parties[:1], TAMM))], Matches())) == 3
    assert (
        len(
            cluster(
                [countries, one, replace(other, type=EventType.VISIT, parties=(*other.parties[:1], TAMM))], Matches()
            )
        )
        == 2
    )


def test_told_days_are_never_bridged_by_one_that_is_not_told() -> None:
    groups = cluster([account("a"), account("b", day="05-14?"), account("c", day="05-14")], Matches())
    assert sorted("".join(one.key[0] for one in group) for group in groups) in (["a", "bc"], ["ab", "c"])


def test_what_was_put_somewhere_by_hand_stays_there() -> None:
    apart = [account("a", event=1, is_pinned=True), account("b", event=2, is_pinned=True), account("c", event=3)]
    together = [account("a", event=1, is_pinned=True), account("b", day="05-20", event=1, is_pinned=True)]
    assert sorted(len(group) for group in cluster(apart, Matches())) == [1, 2]
    assert [len(group) for group in cluster(together, Matches())] == [2]


def test_an_event_is_what_most_of_its_accounts_tell() -> None:
    found = agree_on([
        account("a", day="05-14?", who=("kern", "norwegen"), initiative="norwegen"),
        account("b", "video-call", initiative="tveit"),
        account("c", "video-call", initiative="tveit"),
    ])  # fmt: skip
    assert (found.type, found.day, found.initiative) == ("video-call", date(2026, 5, 13), "tveit")
    assert [entity for entity, _ in found.participants] == ["kern", "tveit"]
    assert found.name == "Video-call, 2026-05-13: kern, tveit"
