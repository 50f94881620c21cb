"""Accounts that come: each is stored and put to its event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from api.articles.events import writing
from api.articles.events.accounts import ALONE, BY_HAND, Account, Given
from api.articles.events.clustering import best_match, rank
from api.articles.events.consensus import agree_on
from api.articles.events.neighbours import complete_event, find_component, find_near
from api.articles.events.rows import load_entities, make_account
from api.articles.events.settling import Work, settle
from api.models import Article
from extraction.text import ToldEvent


def add_accounts(work: Work, article: Article, told: Sequence[ToldEvent], given: Sequence[Given | None]) -> None:
    """Store what an article tells of events, and put each account to its event, at first to the one that is given for it."""
    entities = load_entities(work.session, {entity for event in told for entity in event.entities})
    for position, event in enumerate(told):
        one = given[position] if position < len(given) else None
        account = make_account(
            (article.id, position),
            event,
            entities,
            article=article.number,
            event=writing.find_or_make_event(work.session, work.revision, one.event, event.day) if one else None,
            is_pinned=bool(one and one.is_pinned),
        )
        _put(work, account, event)


def _put(work: Work, account: Account, told: ToldEvent) -> None:
    """Store an account and put it to its event."""
    group = _find_group(work, account)
    if group is not None:
        _join(work, account, told, group)
        return
    number = (
        writing.make_event(work.session, work.revision, account.key, account.day)
        if account.event is None
        else account.event
    )
    account = replace(account, event=number)
    writing.write_account(work.session, account, told)
    settle(work, find_component(work.session, [account], work.matches), fresh={account.key})


def _find_group(work: Work, account: Account) -> list[Account] | None:
    """The accounts of the event that a new one joins where that changes nothing else; None where those around are to be clustered.

    It is so where all that match it are of one event and nothing there contradicts it: then the order in which pairs are joined makes
    no difference. Most accounts are such, and clustering costs more the more there are.
    """
    near = find_near(work.session, account)
    matching = [one for one in near if work.matches.of(account, one) is not None]
    events = {one.event for one in (account, *matching) if one.event is not None}
    if len(events) > 1 or account.is_pinned:
        return None
    group = [one for number in events for one in complete_event(work.session, number, near)]
    if group and not matching:
        return None
    fits = all(one.key[0] != account.key[0] and not work.matches.contradict(account, one) for one in group)
    return group if fits else None


def _join(work: Work, account: Account, told: ToldEvent, group: Sequence[Account]) -> None:
    """Store an account as one of an event that has all of these, or is new."""
    number = next((one.event for one in (account, *group) if one.event is not None), None)
    if number is None:
        number = writing.make_event(work.session, work.revision, account.key, account.day)
    account = replace(account, event=number, match=best_match(account, group, work.matches))
    known = [_rematch(work, one, account) for one in group]
    writing.write_account(work.session, account, told)
    writing.write_matches(
        work.session, [one for one, before in zip(known, group, strict=True) if one.match != before.match]
    )
    everyone = sorted((*known, account), key=lambda one: one.key)
    writing.write_event(work.session, work.revision, number, everyone, agree_on(group) if group else None)


def _rematch(work: Work, account: Account, other: Account) -> Account:
    """An account of which another one may be a surer match than those before."""
    found = work.matches.of(account, other)
    if found is None or account.match == BY_HAND:
        return account
    is_surer = account.match == ALONE or rank(found) > rank(account.match)
    return replace(account, match=found) if is_surer else account
