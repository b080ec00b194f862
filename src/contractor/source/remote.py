"""Fetching a document over HTTP, for those who asked for it.

Takes a URL, gives bytes; refuses every address that is not public, on every hop, and connects to the very
address that it checked, so that a name cannot change its mind in between.
"""

import http.client
import ipaddress
import socket
import ssl
from typing import Final
from urllib.parse import urljoin, urlsplit

from contractor.source.syntax import MAX_BYTES

_TIMEOUT: Final = 10.0
_REDIRECTS: Final = 5


class NotFetched(Exception):
    """A URL could not or must not be read; the text says why."""


def is_public(address: str) -> bool:
    """Whether an IP address may be asked: no loopback, private, link-local, multicast or reserved one."""
    found = ipaddress.ip_address(address)
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_global and not found.is_multicast


def fetch(url: str) -> bytes:
    """The bytes at an http or https URL. Raises `NotFetched`."""
    for _ in range(_REDIRECTS + 1):
        status, location, content = _get(url)
        if status in (301, 302, 303, 307, 308) and location:
            url = urljoin(url, location)
        elif status == 200:
            return content
        else:
            raise NotFetched(f"the server answered {status}")
    raise NotFetched(f"more than {_REDIRECTS} redirects")


def _get(url: str) -> tuple[int, str | None, bytes]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotFetched(f"{parts.scheme or 'no'} scheme; http and https are read")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        connection = _connect(parts.scheme, parts.hostname, port)
        try:
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request(
                "GET", target, headers={"Accept": "application/json, application/yaml, */*"}
            )
            answer = connection.getresponse()
            content = answer.read(MAX_BYTES + 1)
            return answer.status, answer.getheader("Location"), content
        finally:
            connection.close()
    except (OSError, ValueError, http.client.HTTPException) as error:
        raise NotFetched(str(error) or type(error).__name__) from None


def _connect(scheme: str, host: str, port: int) -> http.client.HTTPConnection:
    addresses = [
        str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    ]
    if not addresses or not all(is_public(address) for address in addresses):
        raise NotFetched(f"{host} is not a public address")
    stream = socket.create_connection((addresses[0], port), timeout=_TIMEOUT)
    connection = http.client.HTTPConnection(host, port, timeout=_TIMEOUT)
    if scheme == "https":
        stream = ssl.create_default_context().wrap_socket(stream, server_hostname=host)
    connection.sock = stream
    return connection
