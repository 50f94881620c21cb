"""The language of a page: by `lang` in its address, or else by the browser's languages (RFC 9110, 12.5.4)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from api.wording.texts import LANGUAGES

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

VIEWS = "/view/"  # what the paths of pages begin with; the first page is at the root


def is_page(path: str) -> bool:
    """Whether a path is that of a page for people."""
    return path == "/" or path.startswith(VIEWS)


def accepted_language(environ: WSGIEnvironment) -> str:
    """The language of the interface that a browser likes best."""
    return _choose(environ.get("HTTP_ACCEPT_LANGUAGE", ""))


@lru_cache(maxsize=500)
def _choose(accept: str) -> str:
    return parse_accept_header(accept, LanguageAccept).best_match(LANGUAGES) or LANGUAGES[0]
