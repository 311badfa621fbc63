"""Programs' keys to the API: made and shown once, kept as a digest, revoked for good."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Literal, cast, get_args

from sqlalchemy import Connection, Select, insert, or_, select, update

from db import history
from db.tables import ApiKeyRow

Scope = Literal["read", "book", "staff"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
BEGINNING = "rk_"
SHOWN = len(BEGINNING) + 6  # characters of a key that stay to be seen; 37 of 43 random ones are never shown again
COARSE = timedelta(minutes=5)
"""How exactly the last use is known: a busy program must not write a row with every request."""
LONGEST_NAME = 80


class KeyRefused(ValueError):
    """What is wrong with a key that somebody wants to make or revoke: one line, for the person who asked."""


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key as it may be shown: what it begins with, what it may do, when it was used."""

    api_key_id: int
    name: str
    prefix: str
    key_hash: str
    scopes: tuple[Scope, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None

    @property
    def label(self) -> str:
        """Under this name the history tells what the key did."""
        return f"api:{self.key_hash[:8]}"


def digest(key: str) -> bytes:
    """The SHA-256 of a key: a key of 256 random bits needs no slower one."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def add(conn: Connection, *, name: str, scopes: Iterable[str], now: datetime, actor: str) -> tuple[ApiKey, str]:
    """Makes a key: (what is kept of it, the key itself, to be shown once). Raises KeyRefused: no name, no or an unknown scope."""
    wanted, name = frozenset(scopes), name.strip()
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise KeyRefused(f"a key needs a name of 1 to {LONGEST_NAME} characters")
    if not wanted or not wanted <= set(SCOPES):
        raise KeyRefused(f"a key needs one or more of the scopes {', '.join(SCOPES)}")
    key = BEGINNING + secrets.token_urlsafe(32)
    row = {
        "name": name,
        "prefix": key[:SHOWN],
        "key_hash": digest(key).hex(),
        "scopes": [scope for scope in SCOPES if scope in wanted],
        "created_at": now,
    }
    made = conn.execute(insert(ApiKeyRow).values(row).returning(ApiKeyRow.api_key_id)).scalar_one()
    told = {"name": name, "prefix": row["prefix"], "scopes": row["scopes"]}
    history.add(conn, now=now, actor=actor, action="made", entity="api_key", entity_id=made, after=told)
    found = find(conn, digest(key))
    assert found
    return found, key


def find(conn: Connection, key_digest: bytes) -> ApiKey | None:
    """The key with this digest that still opens the door, or None."""
    # A look-up by digest tells nobody how near a guess was: near keys have digests far apart.
    query = _all().where(ApiKeyRow.key_hash == key_digest.hex(), ApiKeyRow.revoked_at.is_(None))
    row = conn.execute(query).one_or_none()
    return _key(row._mapping) if row else None


def every(conn: Connection) -> list[ApiKey]:
    """All keys, the newest first, revoked ones too."""
    return [_key(row._mapping) for row in conn.execute(_all().order_by(ApiKeyRow.api_key_id.desc()))]


def revoke(conn: Connection, api_key_id: int, *, now: datetime, actor: str) -> bool:
    """Closes the door to a key from its next request on. False where it was revoked already. Raises KeyRefused for an unknown id."""
    row = ApiKeyRow
    if conn.execute(select(row.api_key_id).where(row.api_key_id == api_key_id)).one_or_none() is None:
        raise KeyRefused(f"there is no key {api_key_id}")
    ending = update(row).where(row.api_key_id == api_key_id, row.revoked_at.is_(None)).values(revoked_at=now)
    if not conn.execute(ending).rowcount:
        return False
    history.add(conn, now=now, actor=actor, action="revoked", entity="api_key", entity_id=api_key_id)
    return True


def is_fresh(key: ApiKey, now: datetime) -> bool:
    """Whether the last use that is written down is near enough to `now`."""
    return key.last_used_at is not None and key.last_used_at > now - COARSE


def used(conn: Connection, api_key_id: int, now: datetime) -> None:
    """Notes a use, unless one of the last minutes is noted already."""
    row = ApiKeyRow
    old = or_(row.last_used_at.is_(None), row.last_used_at <= now - COARSE)
    conn.execute(update(row).where(row.api_key_id == api_key_id, old).values(last_used_at=now))


def _all() -> Select[Any]:
    return select(*(getattr(ApiKeyRow, field.name) for field in fields(ApiKey)))


def _key(row: Mapping[Any, Any]) -> ApiKey:
    return ApiKey(**{**row, "scopes": tuple(cast("list[Scope]", row["scopes"]))})
