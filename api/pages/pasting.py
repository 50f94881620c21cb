"""A text that is pasted: read by POST /parse and shown as articles are; nothing is stored unless a token is given for it."""

from __future__ import annotations

from typing import Any

from flask import Response, redirect, request

from api.pages.addresses import Address
from api.pages.asking import Refused, post
from api.pages.readings import describe_article
from api.pages.rendering import POLICY, blueprint, chosen_language, link, page, render
from api.wording.texts import Texts

FIELDS = ("title", "published_on", "source", "url", "author")
PATH = "/view/parse"


@blueprint.get(PATH)
@page
def show_form(_address: Address, words: Texts) -> Response:
    """A form for a text."""
    return _render(words, {})


@blueprint.post(PATH)
def show_parsed() -> Response:
    """What is read from the text; with a token and the button for it the article is stored, and its page shown."""
    words = chosen_language()
    given = {name: value for name in ("text", *FIELDS) if (value := request.form.get(name, "").strip())}
    is_to_be_stored = "store" in request.form
    try:
        article = post("/articles", given, request.form.get("token", "")) if is_to_be_stored else post("/parse", given)
    except Refused as refused:
        response = _render(words, given, refused.status, problem=refused.problem)
        response.headers.update(refused.headers)
    else:
        if is_to_be_stored:
            return redirect(link(f"/view/articles/{article['id']}"), 303)  # type: ignore[return-value]
        response = _render(words, given, **describe_article(article, words))
    response.headers["Content-Security-Policy"] = POLICY
    return response


def _render(words: Texts, given: dict[str, str], status: int = 200, **found: Any) -> Response:
    return render("parse.html", words, status, given=given, fields=FIELDS, is_pasted=True, **{"problem": None} | found)
