"""Tokens that allow writing: made and revoked on the command line, kept only as hashes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from api.database import Database
from api.models import Scope, Token
from schemas.values import bounds

USE_IS_NOTED_AFTER = timedelta(minutes=1)  # so that a busy client does not write a row with each request


_LOOKED_UP = 8  # hexadecimal digits


class Standing(StrEnum):
    """What a token is worth for a purpose."""

    VALID = "valid"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    OUT_OF_SCOPE = "out of scope"


def create(
    session: Session, name: str, scopes: Iterable[Scope] = tuple(Scope), expires_at: datetime | None = None
) -> str:
    """Make a token, and return it for the only time; raises ValueError for a name that is taken or none."""
    if not name.isprintable() or not 0 < len(name) <= bounds.TOKEN_CHARS:
        raise ValueError(f"A name has up to {bounds.TOKEN_CHARS} characters, all of them printable.")
    if session.get(Token, name) is not None:
        raise ValueError(f"There is a token of the name {name} already.")
    token = secrets.token_urlsafe(32)
    allowed, now = " ".join(scopes), datetime.now(UTC)
    session.add(Token(name=name, digest=_digest(token), scopes=allowed, created_at=now, expires_at=expires_at))
    return token


def revoke(session: Session, name: str) -> bool:
    """Make a token invalid; whether there was one of that name."""
    return session.scalar(delete(Token).where(Token.name == name).returning(Token.name)) is not None


def list_all(session: Session) -> Sequence[Token]:
    """All tokens by name."""
    return session.scalars(select(Token).order_by(Token.name)).all()


def use(database: Database, token: str, purpose: Scope) -> Standing:
    """Whether a token allows something now; that it was used is noted.

    Tokens are looked up by the beginning of their hash, and the rest is compared in a time that says nothing about it.
    """
    digest = _digest(token)
    with database.reading_own_writes() as reader:
        alike = reader.session.scalars(select(Token).where(Token.digest.startswith(digest[:_LOOKED_UP]))).all()
    found = next((token for token in alike if hmac.compare_digest(token.digest, digest)), None)
    if found is None:
        return Standing.UNKNOWN
    now = datetime.now(UTC)
    if found.expires_at is not None and found.expires_at <= now:
        return Standing.EXPIRED
    if purpose not in found.scopes.split():
        return Standing.OUT_OF_SCOPE
    if found.used_at is None or now - found.used_at > USE_IS_NOTED_AFTER:
        _note_use(database, found.name, now)
    return Standing.VALID


def _note_use(database: Database, name: str, now: datetime) -> None:
    with database.writing() as session:
        session.execute(update(Token).where(Token.name == name).values(used_at=now))


def _digest(token: str) -> str:
    """SHA-256 suffices for 256 random bits: there is nothing to guess, so nothing to slow down."""
    return hashlib.sha256(token.encode()).hexdigest()
