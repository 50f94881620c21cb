"""Answers from the data for those who ask again: 304 if they have it, the kept answer if it was given before.

A question that was seen before is known by what was sent, before anything of it is read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, cast

from flask import Flask, Response, current_app, g, request

from api.http.caching import questions
from api.http.caching.answer_cache import Answer, AnswerCache, Key, read
from api.http.caching.conditional import READING, is_known, validate
from api.http.caching.questions import Question, Spellings
from api.http.responses.compression import choose_coding
from api.http.serving.metrics import CACHE_HIT, CACHE_MISS
from api.settings import Settings

_EXTENSION = "communique polling"
View = Callable[..., Response]


class Polling:
    """What an application remembers of questions and answers."""

    def __init__(self, settings: Settings) -> None:
        self.spellings = Spellings()
        self.answers = AnswerCache(settings.answer_cache_bytes // 2)  # the other half is that of repeats


def register(app: Flask, settings: Settings) -> None:
    """Let an application remember; its limits must have been registered before, so that they hold for what is remembered too."""
    app.extensions[_EXTENSION] = Polling(settings)
    app.before_request(_answer_known)
    app.after_request(_keep_coded)


def polled(view: View) -> View:
    """Answer from a view of the data only what the client doesn't have and nobody asked before.

    Goes next to the view, below what reads the query: malformed questions are refused first.
    """

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> Response:
        query = g.query = next((arg for arg in args if isinstance(arg, Mapping)), {})
        question = questions.read(query)
        polling = _polling()
        polling.spellings.keep(questions.sent(), question)
        tag = validate(question.meaning, question.media_type).tag
        if is_known(tag):
            return Response(status=304)
        if not question.is_bounded:
            return view(*args, **kwargs)
        g.kept_as = (tag, question.spelling)
        response = polling.answers.find_or_make(g.kept_as, lambda: _make(view, args, kwargs))
        if "is_made" not in g:
            CACHE_HIT.inc()
        return response

    return answered


def _make(view: View, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Response:
    g.is_made = True
    CACHE_MISS.inc()
    return view(*args, **kwargs)


def _answer_known() -> Response | None:
    if request.method not in READING:
        return None
    polling = _polling()
    question = polling.spellings.find(questions.sent())
    return _answer(polling, question) if question else None


def _answer(polling: Polling, question: Question) -> Response | None:
    tag = validate(question.meaning, question.media_type).tag
    if is_known(tag):
        return Response(status=304)
    key = (tag, question.spelling)
    kept = _find(polling.answers, key)
    if kept is None:
        return None
    g.kept_as = key
    CACHE_HIT.inc()
    return kept.respond()


def _find(answers: AnswerCache, key: Key) -> Answer | None:
    """The answer in the coding that will be sent, if there is one already."""
    coding = choose_coding(request.environ.get("HTTP_ACCEPT_ENCODING", ""))
    return answers.find((*key, coding)) or answers.find(key) if coding else answers.find(key)


def _keep_coded(response: Response) -> Response:
    """Keep the compressed form of an answer that is kept."""
    coding = response.headers.get("Content-Encoding")
    if coding and "kept_as" in g and response.status_code == 200:
        key, answers = (*g.kept_as, coding), _polling().answers
        if answers.find(key) is None and (answer := read(response)):
            answers.keep(key, answer)
    return response


def _polling() -> Polling:
    return cast(Polling, current_app.extensions[_EXTENSION])
