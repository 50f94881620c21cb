"""What a running application has: settings, database, parser. Set by create_app(), read by views and commands."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app

from api.articles.drafts import TextParser
from api.database import Database
from api.settings import Settings

_KEY = "communique"


@dataclass(frozen=True, slots=True)
class AppState:
    """The parts of one application."""

    settings: Settings
    database: Database
    parser: TextParser


def attach(app: Flask, state: AppState) -> None:
    """Give an application its state."""
    app.extensions[_KEY] = state


def of(app: Flask) -> AppState:
    """The state of an application."""
    found: AppState = app.extensions[_KEY]
    return found


def settings() -> Settings:
    """The settings of the current application."""
    return _current().settings


def database() -> Database:
    """The database of the current application."""
    return _current().database


def parser() -> TextParser:
    """The parser of the current application."""
    return _current().parser


def _current() -> AppState:
    """It is asked for ten times in a request; through the proxy each would be some calls more."""
    return of(current_app._get_current_object())  # type: ignore[attr-defined]
