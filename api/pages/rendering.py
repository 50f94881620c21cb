"""How a page is sent: in the reader's language, with its policy, tagged by the data that it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request

from api.app_state import settings
from api.http import cacheable
from api.http.caching.cacheable import RESOURCE
from api.http.caching.conditional import VALIDATORS
from api.http.requests.languages import VIEWS, accepted_language
from api.pages.addresses import Address
from api.pages.asking import Moved, Refused
from api.wording import naming
from api.wording.problems import tell, translate
from api.wording.texts import LANGUAGES, Texts, texts

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
blueprint = Blueprint("pages", __name__)
View = Callable[..., Response]


def page(view: View) -> View:
    """A view of a page: it is given the page's address and language, and its response is tagged before it reads anything.

    What the API refuses it, and it does not show itself, is a page of its own.
    """

    def make(_query: dict[str, Any], address: Address, words: Texts, **values: Any) -> Response:
        try:
            return view(address, words, **values)
        except Moved as moved:
            return go_to(Address(address.pairs, f"{VIEWS.rstrip('/')}{moved.path}"))
        except Refused as refused:
            return render_problem(refused, words)

    tagged = cacheable(make)

    @wraps(view)
    def shown(**values: Any) -> Response:
        address, words = read_address(), chosen_language()
        query = {name: address.all(name) for name, _ in address.pairs} | {"lang": words.lang}
        response = tagged(query, address=address, words=words, **values)
        response.headers["Vary"] = "Accept-Language"
        response.headers["Content-Security-Policy"] = POLICY
        return response

    shown.is_cacheable = True  # type: ignore[attr-defined]
    return shown


@blueprint.app_context_processor
def share() -> dict[str, Any]:
    """What templates of all pages use, those of problems and of the API's description too."""
    words = chosen_language()
    return {
        "t": words,
        "lang": words.lang,
        "naming": naming,
        "link": link,
        "is_parsing_open": settings().parse_open,
        "switch": [(lang, read_address().with_values(lang=lang).href) for lang in LANGUAGES],
        "told": lambda problem: tell(problem, words),
        "translated": lambda problem: translate(problem, words.lang),
    }


def render(template: str, words: Texts, status: int = 200, **values: Any) -> Response:
    """A page of a template."""
    body = render_template(template, **{"t": words, "lang": words.lang} | values)
    return Response(body, status, content_type="text/html; charset=utf-8")


def render_problem(refused: Refused, words: Texts) -> Response:
    """A page that says what is wrong and where to go on."""
    response = render("error.html", words, refused.status, problem=refused.problem)
    response.headers.update(refused.headers)
    return response


def go_to(address: Address) -> Response:
    """A redirection to another address."""
    return redirect(address.href, 302)  # type: ignore[return-value]


def do_not_keep() -> None:
    """What is being made lacks a part: it is neither kept nor tagged as what the data say."""
    for name in (RESOURCE, VALIDATORS):
        request.environ.pop(name, None)


def read_address() -> Address:
    """The address of the page that is asked for."""
    return Address.read(request.args.items(multi=True), request.path)


def chosen_language() -> Texts:
    """The words of the language in the address, or of that which the browser likes best."""
    asked = request.args.get("lang", "")
    return texts(asked if asked in LANGUAGES else accepted_language(request.environ))


def link(path: str, pairs: Mapping[str, str] | None = None) -> str:
    """The address of another page, which keeps the language that was asked for."""
    lang = request.args.get("lang")
    kept = {"lang": lang} if lang in LANGUAGES else {}
    return Address.read([*(pairs or {}).items(), *kept.items()], path).href
