"""What of a page is not its article: what nobody sees, and boxes with other things. Taken out before the main text is looked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from api.feeding.html.phrases import is_foreign_heading
from api.feeding.html.trees import marks, remove, words

_HIDDEN_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_INVISIBLE = frozenset({"template", "noscript", "script", "style", "input", "select", "button", "svg", "canvas"})
_FOREIGN = frozenset({"nav", "aside", "video", "audio", "iframe", "object", "embed", "menu"})
_FOREIGN_ROLES = frozenset(
    {"navigation", "complementary", "search", "contentinfo", "dialog", "alertdialog", "alert", "menu", "banner"}
)
_FOREIGN_MARKS = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|adv|advert\w*|anzeigen?|werbung|sponsor\w*|promo\w*|newsletter\w*|videobox|video-?player|video|audio"
    r"|audio-?player|player|podcast|mediathek|embed\w*|tweet|twitter-\w+|instagram-\w+|related\w*|recommend\w*|recirculation|readmore"
    r"|read-more|teaser-?(?:list|box|group)\w*|linklist\w*|comments?|comment-?(?:list|box|section)|kommentare?|leserkommentare?|disqus"
    r"|share\w*|social\w*|cookie\w*|consent\w*|breadcrumbs?|sr-only|visually-?hidden|screen-?reader-text|hidden-print)(?:$|[\s_-])"
)
_OFFERS = re.compile(
    r"(?:^|[\s_-])(?:abo|abos|aboteaser|abo-?\w*|subscri\w*|paywall\w*|piano\w*|premium-?\w*|regwall|upsell\w*"
    r"|offer\w*|angebot\w*)(?:$|[\s_-])"
)
_WHOLE = frozenset({"html", "head", "body", "main", "article"})
_BODIES = re.compile(r"articlebody|(?:article|post|entry|page|main)-?_*(?:body|content|text)")
_LARGE = 0.5  # of the words of the paragraphs: what holds so much is the article, whatever its class says
_LONGEST_BOX = 1500  # characters of a box that only its heading tells
_LONGEST_TEASER = 300
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_EMBEDDED = frozenset({"twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "fb-post"})


def remove_hidden(root: Any) -> None:
    """Take out what nobody sees."""
    for element in list(root.iter()):
        if element.tag in _INVISIBLE or _is_hidden(element):
            _take_out(root, element)


def remove_foreign(root: Any) -> None:
    """Take out boxes with other things: navigation, media, posts, advertisements, comments, what else might be of interest."""
    total = _weigh(root)
    for element in list(root.iter()):
        if _is_foreign(element) and not _is_article(element, total):
            _take_out(root, element)
    for heading in list(_foreign_headings(root)):
        _remove_box(root, heading)


def remove_offers(root: Any) -> None:
    """Take out boxes with offers of subscriptions."""
    total = _weigh(root)
    for element in list(root.iter()):
        if isinstance(element.tag, str) and _OFFERS.search(marks(element)) and not _is_article(element, total):
            _take_out(root, element)


def _is_hidden(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _WHOLE:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    return _HIDDEN_STYLE.search(element.get("style") or "") is not None


def _is_foreign(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _WHOLE:
        return False
    if element.tag in _FOREIGN or (element.get("role") or "").lower() in _FOREIGN_ROLES:
        return True
    if "comment" in (element.get("itemprop") or "").lower().split():
        return True
    return _FOREIGN_MARKS.search(marks(element)) is not None or not _EMBEDDED.isdisjoint(marks(element).split())


def _is_article(element: Any, total: int) -> bool:
    """Whether an element holds the heading of the page or much of its text."""
    if element.tag in _WHOLE or element.find(".//h1") is not None or element.tag == "h1":
        return True
    return element.tag not in _FOREIGN and total > 0 and _weigh(element) > _LARGE * total


def _weigh(element: Any) -> int:
    """The characters of the paragraphs."""
    return sum(len(words(p)) for p in element.iter("p"))


def _foreign_headings(root: Any) -> Iterator[Any]:
    body = root.find("body")
    for element in (
        ()
        if body is None
        else body.iter(*_HEADINGS[1:], "p", "strong", "b", "span", "div", "dt", "legend", "summary", "li")
    ):
        if len(element) <= 2 and is_foreign_heading(words(element)):
            yield element


def _remove_box(root: Any, heading: Any) -> None:
    """Take out the box that a heading opens; without one, the heading and the lists and links that follow it."""
    box = heading
    for ancestor in heading.iterancestors():
        if not _is_box_of(ancestor, heading):
            break
        box = ancestor
    if box is heading or words(box) == words(heading):
        for sibling in list(_followers(box)):
            _take_out(root, sibling)
    _take_out(root, box)


def _is_box_of(element: Any, heading: Any) -> bool:
    if element.tag in _WHOLE or element.get("itemprop") == "articleBody" or _BODIES.search(marks(element)):
        return False
    text = words(element)
    return text.startswith(words(heading)) and len(text) <= _LONGEST_BOX and element.find(".//h1") is None


def _followers(heading: Any) -> Iterator[Any]:
    """What follows a heading without a box: lists, and blocks that are all link."""
    for sibling in heading.itersiblings():
        text, linked = words(sibling), sum(len(words(link)) for link in sibling.iter("a"))
        is_list = sibling.tag in ("ul", "ol", "dl")
        if sibling.tag in _HEADINGS or not (
            is_list or (text and linked >= 0.8 * len(text) and len(text) <= _LONGEST_TEASER)
        ):
            return
        yield sibling


def _take_out(root: Any, element: Any) -> None:
    """Unless it is the whole, or out already."""
    if element is not root and element.getparent() is not None:
        remove(element)
