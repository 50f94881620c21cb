"""robots.txt (RFC 9309): what a site lets programs fetch."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from api.articles.article_text import Refusal
from api.feeding import extras

if TYPE_CHECKING:
    from api.feeding.web.fetching import WebResponse

MAX_BYTES = 512_000  # what RFC 9309 asks to read at least
KEPT = 86_400  # seconds, the longest that RFC 9309 advises


class Robots:
    """The rules of the sites that were asked about, each fetched once a day.

    `fetch` gives the response of an address; `agent` is the name under which rules for us are looked up.
    """

    def __init__(
        self, fetch: Callable[[str], WebResponse], agent: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._fetch, self._agent, self._clock = fetch, agent, clock
        self._rules: dict[str, tuple[float, Any]] = {}  # by site, with the time until which they hold

    def allow(self, address: str) -> bool:
        """Whether an address may be fetched. Raises Refusal where that can't be found out."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        until, rules = self._rules.get(site, (0.0, None))
        if rules is None or self._clock() > until:
            rules = self._read(site)
            self._rules[site] = (self._clock() + KEPT, rules)
        return bool(rules.can_fetch(address, self._agent))

    def _read(self, site: str) -> Any:
        """A site without the file allows everything; one that is in trouble is left alone."""
        response = self._fetch(f"{site}/robots.txt")
        if response.status >= 500 or response.status == 429:
            raise Refusal("robots-unreadable", f"robots.txt can't be read: the server answered {response.status}.")
        text = response.content[:MAX_BYTES].decode("utf-8-sig", "replace") if response.status == 200 else ""
        return extras.load_library("protego", "web").Protego.parse(text)
