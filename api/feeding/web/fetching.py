"""Pages and feeds from the web: bounded in size and time, by http and https only, from hosts that are allowed."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import version

import httpcore
import httpx

from api.articles.article_text import Refusal
from api.feeding.web.guard import Deadline, GuardedNetwork
from api.feeding.web.politeness import Robots

AGENT = "communique"
MAX_REDIRECTS = 5
_PASSING = {408, 425, 429}  # which ask to come again, unlike others from 400 on, as 404 and 410
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class WebResponse:
    """What a server answered; `address` is where, after redirects; names of headers are in small letters."""

    address: str
    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass
class Fetcher:
    """Fetches with one set of rules.

    `hosts` are names that are allowed with their subdomains, "*" for any; `allow_private` lets it connect to private, loopback and
    link-local addresses; `max_bytes` bounds an response as sent and as unpacked; `timeout` the seconds for all of it.
    """

    hosts: tuple[str, ...] = ("*",)
    allow_private: bool = False
    max_bytes: int = 5_000_000
    timeout: float = 30.0
    robots: Robots = field(init=False)

    def __post_init__(self) -> None:
        self.robots = Robots(lambda address: self._follow(address, {}, is_robots=True), AGENT)

    def fetch(self, address: str, conditions: Mapping[str, str] | None = None) -> WebResponse:
        """The response 200 or, if `conditions` are headers that ask so, 304. Raises Refusal for any other, with its reason."""
        response = self._follow(address, conditions or {})
        if response.status not in (200, 304):
            raise FailedFetch(response)
        return response

    def _follow(self, address: str, headers: Mapping[str, str], is_robots: bool = False) -> WebResponse:
        """Redirects are followed, each looked at like the first address."""
        deadline = Deadline(self.timeout)
        for _ in range(MAX_REDIRECTS + 1):
            url = self._check(address)
            if not is_robots and not self.robots.allow(str(url)):
                raise Refusal("robots", f"robots.txt of {url.host} does not allow it.")
            response = self._ask(url, headers, deadline)
            target = response.headers.get("location")
            if response.status not in _REDIRECTS or not target:
                return response
            address = _join(url, target)
        raise Refusal("unreachable", "There are too many redirects.")

    def _check(self, address: str) -> httpx.URL:
        try:
            url = httpx.URL(address)
            port = url.port
        except (httpx.InvalidURL, UnicodeError, ValueError):
            raise Refusal("wrong-address", "This is no web address.") from None
        if port is not None and not 0 < port < 65536:
            raise Refusal("wrong-address", f"There is no port {port}.")
        if url.scheme not in ("http", "https") or not url.host or url.userinfo:
            raise Refusal("wrong-address", "Only addresses of http and https, without a user, are fetched.")
        host = url.raw_host.decode().rstrip(".").lower()
        if not any(name == "*" or host == name or host.endswith(f".{name}") for name in self.hosts):
            raise Refusal("host-not-allowed", f"{host} is none of the hosts in FETCH_HOSTS.")
        return url.copy_with(fragment=None)

    def _ask(self, url: httpx.URL, headers: Mapping[str, str], deadline: Deadline) -> WebResponse:
        sent: dict[bytes | str, bytes | str] = {"Host": url.netloc.decode(), "User-Agent": f"{AGENT}/{version(AGENT)}"}
        sent.update(headers.items())
        sent |= {"Accept-Encoding": "gzip", "Accept": "text/html, application/rss+xml, application/atom+xml, */*;q=0.5"}
        network = GuardedNetwork(deadline, self.allow_private)
        try:
            with (
                httpcore.ConnectionPool(ssl_context=self._tls, network_backend=network) as pool,
                pool.stream("GET", str(url), headers=sent) as response,
            ):
                received = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in response.headers}
                return WebResponse(str(url), response.status, received, self._read(response, received))
        except httpcore.TimeoutException:
            raise Refusal("too-slow", "The server took too long.") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
            raise Refusal("unreachable", f"{url.host} can't be asked: {error}") from None

    def _read(self, response: httpcore.Response, headers: Mapping[str, str]) -> bytes:
        """Raises Refusal as soon as it is too much."""
        chunks, size = [], 0
        for chunk in response.iter_stream():
            chunks.append(chunk)
            size += len(chunk)
            if size > self.max_bytes:
                raise self._too_large()
        return self._unpack(b"".join(chunks), headers.get("content-encoding", "identity").strip().lower())

    def _unpack(self, content: bytes, coding: str) -> bytes:
        if coding in ("identity", ""):
            return content
        if coding not in ("gzip", "x-gzip"):
            raise Refusal("unreadable-text", f"The response is packed as {coding[:50]}.")
        try:
            gzip = zlib.decompressobj(wbits=31)
            unpacked = gzip.decompress(content, self.max_bytes + 1) if content else b""
        except zlib.error:
            raise Refusal("unreadable-text", "The response can't be unpacked.") from None
        if len(unpacked) > self.max_bytes:
            raise self._too_large()
        if content and not gzip.eof:
            raise Refusal("unreadable-text", "The response breaks off before its end.")
        return unpacked

    def _too_large(self) -> Refusal:
        return Refusal("body-too-large", f"The response has more than {self.max_bytes} bytes.")

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpx.create_ssl_context()


class FailedFetch(Refusal):
    """An response that is no success; `response` has the status and the headers."""

    def __init__(self, response: WebResponse) -> None:
        is_final = 400 <= response.status < 500 and response.status not in _PASSING
        super().__init__("not-available" if is_final else "unreachable", f"The server answered {response.status}.")
        self.response = response


def _join(url: httpx.URL, target: str) -> str:
    try:
        return str(url.join(target))
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise Refusal("wrong-address", "It redirects to what is no web address.") from None
