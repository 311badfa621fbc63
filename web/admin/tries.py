"""Passwords and codes may be tried so often and no more; whoever is stopped is told when the next try counts."""

from __future__ import annotations

import ipaddress
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from flask import request

from db import logins
from web.words import Words

if TYPE_CHECKING:
    from bot.runtime import Runtime


class TooMany(Exception):
    """Too many tries lately; the next one counts in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds

    def told(self, t: Words) -> str:
        return t.many("login.throttled", max(math.ceil(self.seconds / 60), 1))

    @property
    def headers(self) -> dict[str, str]:
        return {"Retry-After": str(self.seconds)}


def count(runtime: Runtime, who: str, limits: Mapping[str, int] = logins.LIMITS) -> None:
    """Counts a try of `who` (an e-mail, or a name that is none) from the address that asks, before it is looked at. Raises TooMany."""
    now = runtime.now()
    with runtime.engine.begin() as conn:
        wait = logins.attempt(conn, who, address(), now, limits)
    if wait:
        raise TooMany(math.ceil((wait - now).total_seconds()))


def address() -> str:
    """Whose try it is; the client's own behind as many proxies as TRUSTED_PROXIES names."""
    return request.remote_addr or ""


def network() -> str:
    """The network that it comes from, for the audit log: "203.0.113.0/24", "2001:db8:1::/48"; empty where there is none."""
    try:
        told = ipaddress.ip_address(address().partition("%")[0])
    except ValueError:
        return ""
    four = told.ipv4_mapped if isinstance(told, ipaddress.IPv6Address) else told
    return str(ipaddress.ip_network((four, 24) if four else (told, 48), strict=False))
