"""The pages that are read: an article with its statements, and a statement with its context."""

from __future__ import annotations

from typing import Any

from flask import Response

from api.pages.addresses import Address
from api.pages.asking import Refused, absolute, address_of, ask
from api.pages.parts import Leading, Narrowing, cut_text, find_context, list_speakers, name_event
from api.pages.rendering import blueprint, link, page, render
from api.wording.naming import name_role
from api.wording.texts import Texts

EXPLAIN = [("explain", "1")]


@blueprint.get("/view/articles/<id_>")
@page
def show_article(address: Address, words: Texts, id_: str) -> Response:
    """An article: who speaks in it, its text with cues and the chosen statement marked, and its statements beside it."""
    article = ask(f"/articles/{id_}", EXPLAIN)
    values = describe_article(article, words, address.get("statement"))
    others = [_find_summary(other) for other in article["duplicates"]]
    return render("article.html", words, duplicates=others, **values, **_alternates(f"/articles/{id_}", "article", id_))


@blueprint.get("/view/statements/<id_>")
@page
def show_statement(_address: Address, words: Texts, id_: str) -> Response:
    """A statement: its words, its sentence, what made its labels, and how to cite it."""
    statement = ask(f"/statements/{id_}", EXPLAIN)
    article = ask(f"/articles/{statement['article']['id']}", EXPLAIN)
    start, end = find_context(article["text"], statement)
    return render(
        "statement.html",
        words,
        one=statement,
        paragraphs=cut_text(article["text"], [statement], start, end, evidence_of=id_),
        speakers=list_speakers([statement]),
        narrow=Narrowing(Address(()), words),
        lead=Leading(Address(()), words),
        roles=[role for who in statement["speakers"] if (role := name_role(who["id"], words.lang))],
        citation=_cite(statement, words),
        curl=f"curl '{absolute(address_of(f'/statements/{id_}'))}'",
        url=absolute(link(f"/view/statements/{id_}")),
        **_alternates(f"/statements/{id_}"),
    )


def describe_article(article: Any, words: Texts, chosen: str = "") -> dict[str, Any]:
    """What the page of an article shows of it."""
    return {
        "article": article,
        "paragraphs": cut_text(
            article["text"], article["statements"], evidence_of=chosen or None, events=article["events"]
        ),
        "events": [
            (event, name_event(at) if any(part["end"] > part["start"] for part in event["spans"]) else None)
            for at, event in enumerate(article["events"])
        ],
        "speakers": list_speakers(article["statements"]),
        "chosen": chosen,
        "narrow": Narrowing(Address(()), words),
    }


def _find_summary(id_: str) -> dict[str, str]:
    """Id and title of an article nearly the same."""
    try:
        found = ask(f"/articles/{id_}")
    except Refused:
        return {"id": id_, "name": id_}
    said = (found["title"], found["source"], found["published_on"])
    return {"id": id_, "name": " · ".join(part for part in said if part) or id_}


def _cite(statement: Any, words: Texts) -> str:
    """A statement as a footnote has it."""
    article = statement["article"]
    who = ", ".join(entity["name"] for entity in statement["speakers"])
    said = (f"„{statement['text']}“", article["title"], article["source"], words.day(article["published_on"]))
    return f"{who}: {', '.join(part for part in said if part)}{', ' + article['url'] if article['url'] else ''}"


def _alternates(path: str, filter_: str = "", value: str = "") -> dict[str, Any]:
    feed = address_of("/statements", [(filter_, value), ("format", "atom")]) if filter_ else None
    return {"alternates": {"json": address_of(path), "atom": feed}}
