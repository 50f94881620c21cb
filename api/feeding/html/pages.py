"""Web pages and pieces of HTML as the fields of an article."""

from __future__ import annotations

from typing import Any

from api.articles.article_text import Refusal
from api.feeding.html import json_ld, main_text, metadata, pruning, publication, trees
from api.feeding.html.phrases import find_paywall
from api.feeding.items import Fields

_PARTS = ("p", "div", "section", "span", "a", "strong", "h2", "h3", "h4")


class Teaser(Refusal):
    """A page that gives only the beginning of its article, which is `text`."""

    def __init__(self, phrase: str, text: str) -> None:
        super().__init__("paywall", f"The page gives only the beginning of the article: “{phrase}”.")
        self.text = text


def read_page(content: bytes, address: str | None = None, encoding: str | None = None) -> Fields:
    """The fields of an article; `address` is where the page was, `encoding` what its server says, as far as that is known.

    Raises Refusal for a page without a main text, and Teaser for one that breaks off.
    """
    root = trees.parse(content, encoding)
    canonical = metadata.find_address(root, address)
    titles = metadata.find_titles(root)
    article = json_ld.find(root, {each for each in (address, canonical) if each}, set(titles))
    source = metadata.find_source(root, article)
    pruning.remove_hidden(root)
    pruning.remove_foreign(root)
    day = publication.find(root, article, (canonical, address))
    title = metadata.find_title(root, article, source, address)
    phrase = _find_paywall(root)
    pruning.remove_offers(root)
    headings = [trees.words(heading) for heading in root.iter("h1")]
    text = main_text.without_title(main_text.extract(root), [*titles, *headings, title or ""])
    if phrase:
        raise Teaser(phrase, text)
    if not text:
        raise Refusal("empty-text", "The page has no main text.")
    published_on = day.isoformat() if day else None
    return {"title": title, "published_on": published_on, "source": source, "url": canonical, "text": text}


def read_piece(html: str) -> str:
    """The text of a piece of HTML, such as the content of a feed's entry. Raises Teaser and Refusal."""
    root = trees.parse(f"<html><body>{html}</body></html>")
    pruning.remove_hidden(root)
    pruning.remove_foreign(root)
    phrase = _find_paywall(root)
    text = main_text.read_piece(root)
    if phrase:
        raise Teaser(phrase, text)
    return text


def _find_paywall(root: Any) -> str | None:
    """What the page says where it breaks off."""
    for element in root.iter(*_PARTS):
        if len(element) <= 3 and (phrase := find_paywall(trees.words(element))):
            return phrase
    return None
