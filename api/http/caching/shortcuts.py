"""Questions that differ only in their values from one that was answered are answered before the application sees them.

Reading a query by its schema, choosing the form of the answer and giving it the headers that every answer has cost several times what
the answer does. All of this is learnt from the application's own answer to the first question of a form; only the values are put in
here, and the answer made as the view makes it. What is not plain is left to the application: characters that have to be
decoded, values given twice, conditions, compression, names that nobody knows, and whatever goes wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Flask, Response
from msgspec import Struct
from werkzeug.routing import Rule

from api import app_state
from api.database import revisions
from api.http.caching import conditional, questions
from api.http.caching.ready import Headers, Ready
from api.http.responses.compression import choose_coding
from api.http.responses.formats import JSON
from api.http.responses.pages import Place

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Form = tuple[str, ...]
# What of a request its answer's headers depend on.
_PARTS = ("wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "HTTP_ACCEPT", "HTTP_ORIGIN")
# Parameters of which any plain value is as good as another; the values of all others are parts of the form.
_FREE = frozenset("speaker organisation theme entity country addressee q limit cursor".split())
_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,64}")
_PLAIN_NUMBER = re.compile(r"[1-9][0-9]{0,5}")
_PLAIN_CURSOR = re.compile(r"[A-Za-z0-9._-]{1,300}")
_PATTERNS = {"limit": _PLAIN_NUMBER, "cursor": _PLAIN_CURSOR}
_VARIABLE = frozenset("etag last-modified content-length total-count link changes-cursor x-request-id".split())
_MOST = 500  # forms; there are some dozens


class Question(Struct, frozen=True):
    """A question read without its schema: `query` is in the form of that."""

    query: Mapping[str, Any]
    place: Place
    endpoint: str
    app: app_state.State


class Made(NamedTuple):
    """An answer in JSON: the state of the data that it is made of, or an earlier one, the body, and the headers that depend on it."""

    data: revisions.State
    body: bytes
    headers: Headers


Maker = Callable[[Question], Made | None]
"""Makes an answer; None for one that only the application gives."""


class _Sent(Struct, frozen=True):
    """A plain request: its form, its place, and its values by their parameters."""

    form: Form
    place: Place
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Learnt:
    """What the questions of a form have in common: the query, but for its values, and the headers."""

    query: Mapping[str, Any]
    endpoint: str
    route: str
    headers: Headers


class Shortcuts:
    """The forms that an application has answered; `makers` are those of its endpoints that have one."""

    def __init__(self, app: Flask, makers: Mapping[str, Maker]) -> None:
        self._state, self._makers = app_state.of(app), makers
        self._learnt: dict[Form, _Learnt] = {}

    def find(self, environ: WSGIEnvironment) -> Ready | None:
        """The answer to a question whose form is known."""
        sent = self._read(environ)
        learnt = self._learnt.get(sent.form) if sent else None
        if sent is None or learnt is None:
            return None
        try:
            return self._answer(learnt, sent)
        except Exception:  # said by the application, which is asked next
            return None

    def learn(self, environ: WSGIEnvironment, response: Response, query: Mapping[str, Any], rule: Rule) -> None:
        """Learn from an answer of status 200, about to be sent; `query` is what was read by its schema."""
        sent, endpoint = self._read(environ), rule.endpoint
        if endpoint not in self._makers or sent is None or sent.form in self._learnt:
            return
        if response.content_type != JSON or "Content-Encoding" in response.headers or _fill(query, sent) != query:
            return
        if len(self._learnt) >= _MOST:
            self._learnt.clear()
        headers = [(name, value) for name, value in response.headers if name.lower() not in _VARIABLE]
        self._learnt[sent.form] = _Learnt(dict(query), endpoint, rule.rule, headers)

    def _read(self, environ: WSGIEnvironment) -> _Sent | None:
        """A request of which nothing has to be decoded; its values are short enough for any limit but that of the settings."""
        settings = self._state.settings
        path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        if "HTTP_IF_NONE_MATCH" in environ or choose_coding(environ.get("HTTP_ACCEPT_ENCODING", "")):
            return None
        if len(query) > settings.max_query_bytes:
            return None
        parts = [environ.get(part, "") for part in _PARTS]
        parameters = tuple(tuple(pair.split("=", 1)) for pair in query.split("&")) if query else ()
        values: dict[str, str] = {}
        for parameter in parameters:
            name, value = parameter if len(parameter) == 2 else ("", "")
            if name in values or len(value) > settings.max_value_chars or not _is_plain(name, value):
                return None
            if name in _FREE:
                values[name] = value
            parts.append(name if name in _FREE else f"{name}={value}")
        head, _, last = path.rpartition("/")
        pattern = f"{head}/<>" if head and _PLAIN.fullmatch(last) else path
        place = Place(f"{environ.get('SCRIPT_NAME', '')}{path}", parameters)
        return _Sent((pattern, *parts), place, values)

    def _answer(self, learnt: _Learnt, sent: _Sent) -> Ready | None:
        query, app = _fill(learnt.query, sent), self._state
        made = self._makers[learnt.endpoint](Question(query, sent.place, learnt.endpoint, app))
        if made is None:
            return None
        meaning = questions.write(sent.place.path, query, app.settings.page_size)
        tag = conditional.tag_of(made.data, meaning, JSON, app.settings)
        validators = conditional.write(conditional.Validators(tag, made.data.modified_at))
        headers = [*learnt.headers, *validators, *made.headers, ("Content-Length", str(len(made.body)))]
        return Ready(made.data.mark, tag, learnt.route, headers, made.body)


def _is_plain(name: str, value: str) -> bool:
    return _PATTERNS.get(name, _PLAIN).fullmatch(value) is not None


def _fill(query: Mapping[str, Any], sent: _Sent) -> dict[str, Any]:
    """A query with the values that were sent, each in the type that it has."""
    filled = dict(query)
    for name, value in sent.values.items():
        old = query.get(name)
        filled[name] = [value] if isinstance(old, list) else int(value) if isinstance(old, int) else value
    return filled
