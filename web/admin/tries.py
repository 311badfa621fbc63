"""Passwords and codes may be tried so often and no more; whoever is stopped is told when the next try counts."""

from __future__ import annotations

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
