"""What somebody decides about events: two are one, or an account is of another. Nothing else moves such accounts afterwards."""

from __future__ import annotations

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.articles.events import storing, writing
from api.articles.events.links import relink
from api.database import Database, revisions
from api.models import Article, Event, EventAccount
from schemas.values.ids import read_article_id


class Impossible(ValueError):  # noqa: N818 - named for what it is
    """What can't be decided so; `is_missing` where an event or account is not there."""

    def __init__(self, detail: str, *, is_missing: bool = False) -> None:
        super().__init__(detail)
        self.is_missing = is_missing


def join(database: Database, kept: str, other: str) -> str:
    """Move all accounts of another event to one that is kept; its id. Raises Impossible."""
    with database.writing() as session:
        revision = revisions.lock(session)
        target, source = _find(session, kept), _find(session, other)
        if target == source:
            raise Impossible("An event can't be joined with itself.")
        revisions.advance(revision)
        moved = session.scalars(select(EventAccount.article_number).where(EventAccount.event_number == source)).all()
        pinned = update(EventAccount).where(EventAccount.event_number.in_((source, target)))
        session.execute(pinned.values(event_number=target, is_pinned=True))
        _settle(session, revision.number, [*moved], {source, target})
    return kept


def split(database: Database, id_: str, article: str) -> str:
    """Give the account that an article has of an event an event of its own; its id. The others stay together. Raises Impossible."""
    with database.writing() as session:
        revision = revisions.lock(session)
        article = read_article_id(article)
        number = _find(session, id_)
        mine = select(EventAccount).join(Article, Article.number == EventAccount.article_number)
        accounts = session.scalars(mine.where(EventAccount.event_number == number, Article.id == article)).all()
        if not accounts:
            raise Impossible(f"The article {article} has no account of the event {id_}.", is_missing=True)
        count = select(func.count()).select_from(EventAccount).where(EventAccount.event_number == number)
        if (session.scalar(count) or 0) == len(accounts):
            raise Impossible(f"The event {id_} has no other account: there is nothing to split.")
        revisions.advance(revision)
        fresh = writing.make_event(session, revision.number, (article, accounts[0].position), accounts[0].day)
        session.execute(update(EventAccount).where(EventAccount.event_number == number).values(is_pinned=True))
        for account in accounts:
            account.event_number, account.is_pinned = fresh, True
        session.flush()
        _settle(session, revision.number, [account.article_number for account in accounts], {number, fresh})
        return session.scalars(select(Event.id).where(Event.number == fresh)).one()


def _settle(session: Session, revision: int, articles: list[int], events: set[int]) -> None:
    session.flush()
    session.expire_all()
    for number in articles:
        relink(session, number)  # while the events are there by which its statements are counted
    storing.review(session, revision, events)


def _find(session: Session, id_: str) -> int:
    number = session.scalar(select(Event.number).where(Event.id == id_))
    if number is None:
        raise Impossible(f"There is no event {id_}.", is_missing=True)
    return number
