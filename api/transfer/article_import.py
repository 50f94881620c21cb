"""Articles from another server: all of a file, or none if it has a fault.

What was stored when, and under which ids, stays. Statements are numbered in the order of their times, so an import numbers all of
them anew.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.articles import catalogue, facets
from api.articles.article_text import SUPPORTED
from api.articles.drafts import check_size
from api.database import Database, revisions
from api.models import Revision
from api.transfer import article_lines
from api.transfer.article_storing import extraction_of, make_room, store_line


class FaultyLine(ValueError):  # noqa: N818 - named for what it is
    """A line, counted from 1, that can't be stored; nothing of its file is."""

    def __init__(self, line: int, detail: str) -> None:
        super().__init__(f"line {line}: {detail}")


@dataclass(slots=True)
class Imported:
    """How many articles were stored, and how many were there already."""

    new: int = 0
    known: int = 0


def store(database: Database, lines: Iterable[bytes]) -> Imported:
    """Store the articles of an export that are not there, in one transaction. Raises FaultyLine."""
    done = Imported()
    with database.writing() as session:
        revision = revisions.lock(session)
        catalogue.ensure_knowledge(session)
        time = revisions.advance(revision)
        for number, content in enumerate(lines, 1):
            if content.strip():
                time = max(time, _store_line(session, revision, number, content, done))
        if not done.new:
            session.rollback()
            return done
        revision.changed_at = max(revision.changed_at, time)  # what is stored from now on is later
        session.flush()
        facets.rebuild(session.connection())
    return done


def _store_line(session: Session, revision: Revision, number: int, content: bytes, done: Imported) -> datetime:
    """The latest time in the line."""
    try:
        line = article_lines.read_line(content)
        if not line.language.lower().startswith(SUPPORTED):
            raise ValueError(f"The language is {line.language}; only German (de) can be stored.")
        check_size(extraction_of(line))
    except (ValueError, OverflowError) as error:
        raise FaultyLine(number, str(error)) from None
    if make_room(session, revision, line):
        store_line(session, revision, line)
        done.new += 1
    else:
        done.known += 1
    return max([line.created_at, *(statement.created_at for statement in line.statements)])
