"""Posting to an address that somebody else chose: never into the house's own network, never further than that address."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from contextlib import suppress
from urllib.parse import urlsplit

from bot.channels.base import SendError

PATIENCE = 10.0  # seconds for each step: connecting, sending, being answered
IN_ALL = 20.0  # seconds after which the line is cut, however busily it dribbles
LONGEST = 2000  # characters of an address
PORTS = {"http": 80, "https": 443}

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class BadAddress(ValueError):
    """What is wrong with an address that we are to post to, in words for whoever gave it."""


def check(url: str, *, production: bool) -> None:
    """Raises BadAddress for what can be told without asking anybody; where a name leads is looked at with every post."""
    _wrong(url)
    parts = urlsplit(url)
    if not production:
        return
    if parts.scheme != "https":
        raise BadAddress("must begin with https://")
    try:
        public = is_public(ipaddress.ip_address(parts.hostname or ""))
    except ValueError:
        return  # a name
    if not public:
        raise BadAddress("leads into a private network")


def _wrong(url: str) -> None:
    if len(url) > LONGEST or not url.isascii() or not url.isprintable() or " " in url:
        raise BadAddress(f"must be an address of at most {LONGEST} ASCII characters without blanks")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise BadAddress("is no address") from None
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise BadAddress("must be an address such as https://program.example/events")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("may hold no password")
    if parts.fragment:
        raise BadAddress("may hold no fragment")


def is_public(address: Address) -> bool:
    """Whether the address is the open internet's: not private, loopback, link-local, shared, reserved or multicast."""
    if isinstance(address, ipaddress.IPv6Address):
        if (inside := address.ipv4_mapped or _translated(address)) is not None:
            return is_public(inside)
        # Tunnels lead to an IPv4 address of the sender's choice; so do a network's own NAT64 and other old forms,
        # none of which stands where IANA gives addresses out.
        if address.sixtofour is not None or address.teredo is not None or address not in _GIVEN_OUT:
            return False
    return address.is_global and not address.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address."""


_GIVEN_OUT = ipaddress.ip_network("2000::/3")
"""https://www.iana.org/assignments/ipv6-address-space: global unicast; all the rest is reserved or not of the internet."""


def _translated(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def post(url: str, body: bytes, headers: Mapping[str, str], *, production: bool) -> int:
    """Posts once and gives the 2xx that came back; the rest of the answer is not read.

    The name is looked up once, every address it has is checked, and the connection goes to one that was: a name that leads
    elsewhere a moment later changes nothing. Redirects are not followed, proxies of the environment not used.

    Raises SendError: "permanent" for 410 (gone for good), "temporary" for everything else; `code` is the HTTP status, if any.
    """
    try:
        check(url, production=production)
        status, retry_after = _ask(url, body, headers, _where(url, production))
    except BadAddress as bad:
        raise SendError("temporary", f"the address {bad}", code="address") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise SendError("temporary", _WORDS.get(type(error), "no connection"), code="connection") from None
    if 200 <= status < 300:
        return status
    words = "gone for good" if status == 410 else "redirected" if 300 <= status < 400 else "refused"
    kind = "permanent" if status == 410 else "temporary"
    raise SendError(kind, f"{words} with status {status}", code=str(status), retry_after=retry_after)  # type: ignore[arg-type]


_WORDS: Mapping[type[BaseException], str] = {
    TimeoutError: "no answer in time",
    socket.gaierror: "the name of the host is not known",
    ConnectionRefusedError: "the connection was refused",
    ssl.SSLCertVerificationError: "the certificate is not valid",
    http.client.RemoteDisconnected: "the connection was cut",
}


def _where(url: str, production: bool) -> str:
    """The address to connect to: the first of the host's, all of which must be public in production."""
    parts = urlsplit(url)
    port = parts.port or PORTS[parts.scheme]
    found = [str(one[4][0]) for one in socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)]
    if production and not all(is_public(ipaddress.ip_address(address)) for address in found):
        raise BadAddress("leads into a private network")
    return found[0]


def _ask(url: str, body: bytes, headers: Mapping[str, str], address: str) -> tuple[int, float | None]:
    """(status, seconds of Retry-After)."""
    parts = urlsplit(url)
    line = _line(parts.scheme, parts.hostname or "", parts.port, address)
    cut = threading.Timer(IN_ALL, _hang_up, [line])
    cut.daemon = True
    cut.start()
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        line.request("POST", target, body, dict(headers))
        answer = line.getresponse()
        return answer.status, _seconds(answer.getheader("Retry-After"))
    finally:
        cut.cancel()
        line.close()


def _seconds(text: str | None) -> float | None:
    return float(text) if text and text.isascii() and text.isdecimal() and len(text) < 7 else None


def _hang_up(line: http.client.HTTPConnection) -> None:
    if line.sock is not None:
        with suppress(OSError):
            line.sock.shutdown(socket.SHUT_RDWR)


class _Line(http.client.HTTPConnection):
    """A connection to an address that was looked at, whatever its name means by now."""

    def __init__(self, host: str, port: int | None, address: str) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), PATIENCE)


class _SecretLine(_Line):
    """The same with TLS; the certificate must be the name's."""

    default_port = PORTS["https"]

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def _line(scheme: str, host: str, port: int | None, address: str) -> http.client.HTTPConnection:
    return (_SecretLine if scheme == "https" else _Line)(host, port, address)
