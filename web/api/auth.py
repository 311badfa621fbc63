"""Who calls: bearer API keys of the environment and of the database, and what each may do."""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from db import keys as kept
from db.keys import Scope, digest
from web.api.problems import Problem

ALL: frozenset[Scope] = frozenset(kept.SCOPES)
SCOPES: dict[Scope, str] = {
    "read": "Read everything but conversations.",
    "book": "Write patients, appointments and the waiting list.",
    "staff": "Read and write conversations, open calendars and set up webhooks, as the desk does.",
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


def caller(header: str | None, environment: Iterable[str], engine: Engine, now: datetime) -> Caller:
    """The caller behind an Authorization header (RFC 6750). `environment`: the keys of API_KEYS, which may do everything.

    Raises Problem: key-missing, key-unknown.
    """
    scheme, _, token = (header or "").partition(" ")
    if scheme.lower() != "bearer" or not (token := token.strip()):
        raise _refused("key-missing", "Send the header Authorization: Bearer <API key>.", "")
    given = digest(token)
    # All are compared, each in constant time, and both places are always asked: how long it takes says nothing of a guess.
    of_environment = sum(hmac.compare_digest(given, digest(key)) for key in environment)
    scopes = _made(engine, given, now)
    if of_environment:
        return Caller(given.hex()[:8], ALL)
    if scopes is None:
        raise _refused("key-unknown", "No such API key.", ', error="invalid_token"')
    return Caller(given.hex()[:8], scopes)


def _made(engine: Engine, given: bytes, now: datetime) -> frozenset[Scope] | None:
    """What a key that staff made may do; None for any other. Its use is noted now and then."""
    with engine.connect() as conn:
        found = kept.find(conn, given)
    if found is None:
        return None
    if not kept.is_fresh(found, now):
        with engine.begin() as conn:
            kept.used(conn, found.api_key_id, now)
    return frozenset(found.scopes)


def allow(who: Caller, scope: Scope) -> None:
    """Raises Problem not-allowed when the key's scopes lack `scope`."""
    if scope not in who.scopes:
        raise Problem("not-allowed", f"This API key lacks the scope {scope}.")


def _refused(slug: str, detail: str, error: str) -> Problem:
    return Problem(slug, detail, headers={"WWW-Authenticate": f'Bearer realm="reception"{error}'})
