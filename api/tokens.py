"""Tokens that allow writing: made and revoked on the command line, kept only as hashes."""

from __future__ import annotations

import hashlib
import secrets
from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from api.models import Token


def create(session: Session, name: str) -> str:
    """Make a token, and return it for the only time; raises ValueError for a name that is taken."""
    if session.get(Token, name) is not None:
        raise ValueError(f"There is a token of the name {name} already.")
    token = secrets.token_urlsafe(32)
    session.add(Token(name=name, digest=_digest(token), created_at=datetime.now(UTC)))
    return token


def revoke(session: Session, name: str) -> bool:
    """Make a token invalid; whether there was one of that name."""
    return session.scalar(delete(Token).where(Token.name == name).returning(Token.name)) is not None


def is_valid(session: Session, token: str) -> bool:
    """Whether this is a token that was made and not revoked.

    Tokens are looked up by their hash, so the time this takes says nothing about them.
    """
    return session.scalar(select(Token.name).where(Token.digest == _digest(token))) is not None


def _digest(token: str) -> str:
    """SHA-256 suffices for 256 random bits: there is nothing to guess, so nothing to slow down."""
    return hashlib.sha256(token.encode()).hexdigest()
