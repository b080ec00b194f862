"""Fetching a document over HTTP, for those who asked for it.

Takes a URL, gives bytes; refuses every address that is not public, on every hop, and connects to the very
address that it checked, so that a name cannot change its mind in between.
"""

import http.client
import io
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from typing import Any, Final, cast
from urllib.parse import quote, urljoin, urlsplit

from contractor.source.syntax import MAX_BYTES

TIMEOUT: Final = 10.0
MAX_REDIRECTS: Final = 5
_ACCEPT: Final = "application/json, application/yaml, */*;q=0.5"
_PATH: Final = "%/?:@!$&'()*+,;=~[]"
# Networks that carry an IPv4 address inside: RFC 6052 (NAT64), 3056 (6to4), 4380 (Teredo), 4291 (mapped).
_TUNNELS: Final = tuple(
    ipaddress.IPv6Network(network)
    for network in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
)


class NotFetched(Exception):
    """A URL could not be read; the text says why."""


class Private(NotFetched):
    """A URL leads to an address that is not public."""


def is_public(address: str) -> bool:
    """Whether an IP address may be asked: no loopback, private, link-local, multicast or reserved one."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if found.is_site_local or any(found in network for network in _TUNNELS):
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


def fetch(url: str, *, allowed: Callable[[str], bool] = is_public) -> bytes:
    """The bytes at an http or https URL, from an address that is `allowed`. Raises `NotFetched`."""
    deadline = time.monotonic() + TIMEOUT
    try:
        for _ in range(MAX_REDIRECTS + 1):
            status, location, content = _get(url, allowed, deadline)
            if status in (301, 302, 303, 307, 308) and location:
                url = _redirected(url, location)
            elif status == 200:
                return content
            else:
                raise NotFetched(f"the server answered {status}")
    except TimeoutError:
        raise NotFetched(f"no answer within {TIMEOUT:.0f} seconds") from None
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotFetched(str(error) or type(error).__name__) from None
    raise NotFetched(f"more than {MAX_REDIRECTS} redirects")


def _redirected(url: str, location: str) -> str:
    target = urljoin(url, location)
    if url.lower().startswith("https:") and not target.lower().startswith("https:"):
        raise NotFetched("the server redirects from https to something less safe")
    return target


def _get(
    url: str, allowed: Callable[[str], bool], deadline: float
) -> tuple[int, str | None, bytes]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFetched(f"{url} is no http or https URL")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    lines = (
        f"GET {quote(path, safe=_PATH)} HTTP/1.1",
        f"Host: {parts.netloc.rpartition('@')[2].encode('idna').decode()}",
        f"Accept: {_ACCEPT}",
        "Connection: close",
    )
    with _connect(parts.scheme, parts.hostname, port, allowed, deadline) as stream:
        stream.sendall("\r\n".join((*lines, "", "")).encode("ascii"))
        answer = http.client.HTTPResponse(cast("socket.socket", _Hurried(stream, deadline)))
        answer.begin()
        body = _body(answer) if answer.status == 200 else b""
        return answer.status, answer.getheader("Location"), body


def _connect(
    scheme: str, host: str, port: int, allowed: Callable[[str], bool], deadline: float
) -> socket.socket:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(info[4][0]) for info in found]
    if not addresses or not all(allowed(address) for address in addresses):
        raise Private(f"{host} is no public address")
    stream = _reached(addresses, port, deadline)
    try:
        if scheme == "https":
            return ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    except BaseException:
        stream.close()
        raise
    return stream


def _reached(addresses: list[str], port: int, deadline: float) -> socket.socket:
    """A connection to the first address that takes one."""
    *others, last = addresses
    for address in others:
        try:
            return socket.create_connection((address, port), timeout=_left(deadline))
        except TimeoutError:
            raise
        except OSError:
            continue  # a machine without IPv6, for instance
    return socket.create_connection((last, port), timeout=_left(deadline))


def _body(answer: http.client.HTTPResponse) -> bytes:
    pieces: list[bytes] = []
    size = 0
    while piece := answer.read1(65536):
        pieces.append(piece)
        size += len(piece)
        if size > MAX_BYTES:
            raise NotFetched(f"it has more than {MAX_BYTES // 1_000_000} MB")
    if answer.length:
        raise NotFetched("the answer was cut short")
    return b"".join(pieces)


class _Hurried(io.RawIOBase):
    """What a socket says until a deadline: a drip of bytes, each in time, cannot keep us for ever."""

    def __init__(self, stream: socket.socket, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        """What `http.client` reads an answer from."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has arrived."""
        self._stream.settimeout(_left(self._deadline))
        return self._stream.recv_into(buffer)


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
