"""Connections that can't reach inside: the address that is connected to is looked at, not the name, and time is bounded.

A name is resolved once, here; all of its addresses must be public, and one of those is what the socket connects to. So neither a
redirect nor a second response of the name server (DNS rebinding) leads elsewhere.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from api.articles.article_text import Refusal

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Which Python, or some versions of it, takes for global: site-local addresses, IETF's own, anycast of 6to4 relays.
_INSIDE = tuple(map(ipaddress.ip_network, ("fec0::/10", "192.0.0.0/24", "192.88.99.0/24")))


class Deadline:
    """A moment on the monotonic clock after which nothing goes on."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def shorten(self, timeout: float | None) -> float:
        """What is left of a timeout in seconds. Raises Refusal when nothing is."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise Refusal("too-slow", "The server took too long.")
        return left if timeout is None else min(timeout, left)


class GuardedNetwork(httpcore.NetworkBackend):
    """What httpcore opens its connections with."""

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._deadline, self._allow_private = deadline, allow_private
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - as httpcore calls it
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Connect to an address of the host. Raises Refusal for one that is not public."""
        addresses = resolve(host, port)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise Refusal("private-address", f"{host} is at a private or reserved address.")
        for number, address in enumerate(addresses, 1):
            try:
                stream = self._network.connect_tcp(str(address), port, self._deadline.shorten(timeout))
                return _TimedStream(stream, self._deadline)
            except httpcore.NetworkError:
                if number == len(addresses):
                    raise
        raise Refusal("unreachable", f"{host} has no address.")


class _TimedStream(httpcore.NetworkStream):
    """A stream of which every step, TLS included, ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.shorten(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.shorten(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.shorten(timeout))
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def resolve(host: str, port: int) -> list[Address]:
    """The addresses of a host. Raises Refusal where there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Refusal("unreachable", f"There is no host {host}.") from None
    return [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]


def is_public(address: Address) -> bool:
    """Whether an address is out in the internet, the IPv4 address that an IPv6 one stands for included."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64:
            inner.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if not all(is_public(each) for each in inner if each):
            return False
        if address.ipv4_mapped:
            return True
    if any(address in network for network in _INSIDE):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved
