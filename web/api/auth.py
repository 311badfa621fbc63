"""Who calls: bearer API keys, and what each may do."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from web.api.problems import Problem

Scope = Literal["read", "book", "staff"]
ALL: frozenset[Scope] = frozenset({"read", "book", "staff"})
SCOPES: dict[Scope, str] = {
    "read": "Read everything but conversations.",
    "book": "Write patients, appointments and the waiting list.",
    "staff": "Read and write conversations, and open calendars, as the desk does.",
}


@dataclass(frozen=True, slots=True)
class Caller:
    """A known key. `digest` is all that is ever kept or logged of it: the first eight hex digits of its SHA-256."""

    digest: str
    scopes: frozenset[Scope]

    @property
    def label(self) -> str:
        """Who it was, for the history."""
        return f"api:{self.digest}"


def caller(header: str | None, keys: Iterable[str]) -> Caller:
    """The caller behind an Authorization header (RFC 6750). Raises Problem: key-missing, key-unknown."""
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not (token := token.strip()):
        raise _refused("key-missing", "Send the header Authorization: Bearer <API key>.", "")
    given = _digest(token)
    # All are compared, each in constant time: how long it takes says nothing about how near a guess was.
    if not sum(hmac.compare_digest(given, _digest(key)) for key in keys):
        raise _refused("key-unknown", "No such API key.", ', error="invalid_token"')
    return Caller(given.hex()[:8], ALL)


def allow(who: Caller, scope: Scope) -> None:
    """Raises Problem not-allowed when the key's scopes lack `scope`."""
    if scope not in who.scopes:
        raise Problem("not-allowed", f"This API key lacks the scope {scope}.")


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def _refused(slug: str, detail: str, error: str) -> Problem:
    return Problem(slug, detail, headers={"WWW-Authenticate": f'Bearer realm="reception"{error}'})
