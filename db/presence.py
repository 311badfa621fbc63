"""That a worker or a clock is alive: it holds an advisory lock for as long as its connection lives, and nobody has to let go."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

Post = Literal["worker", "clock"]
_CLASSES: Mapping[Post, int] = {"worker": 0x0B0C, "clock": 0x0B0D}
"""Tells these locks from others of two numbers."""


class Presence:
    """One process's sign of life, on a connection of its own."""

    def __init__(self, engine: Engine, post: Post = "worker") -> None:
        self._engine = engine
        self._class = _CLASSES[post]
        self._conn: Connection | None = None
        self._number = 0

    def number(self) -> int:
        """The process's number, its lock held; a new one where the connection was lost. Raises when the database is away."""
        if self._conn is not None:
            try:
                self._conn.execute(text("select 1"))
            except DBAPIError:
                self.close()
        if self._conn is None:
            self._conn = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            self._number = secrets.randbelow(2**23) << 8 | self._conn.execute(_GENERATION).scalar_one()
            self._conn.execute(text("select pg_advisory_lock(:class, :number)"), self._lock)
        return self._number

    @property
    def _lock(self) -> dict[str, int]:
        return {"class": self._class, "number": self._number}

    def close(self) -> None:
        """Says that nobody is there any more."""
        if self._conn is not None:
            self._conn.invalidate()  # the lock goes with the session, which must not return to the pool
            self._conn.close()
            self._conn = None


_START = "(extract(epoch from pg_postmaster_start_time())::bigint & 255)"
_GENERATION = text(f"select {_START}::int")
"""The low bits of every number: which start of the server it was given under. A restart takes the locks of the living too."""
_ALIVE = text(
    """
    select classid::bigint, count(*) from pg_locks
    where locktype = 'advisory' and classid::bigint in (:worker, :clock) and objsubid = 2 and granted
      and database = (select oid from pg_database where datname = current_database())
    group by 1
    """
)


def alive(conn: Connection) -> Mapping[Post, int]:
    """How many workers and how many clocks hold their sign of life now."""
    asked = {str(post): number for post, number in _CLASSES.items()}
    held = {row[0]: row[1] for row in conn.execute(_ALIVE, asked)}
    return {post: held.get(number, 0) for post, number in _CLASSES.items()}


_FREE = text(
    f"""
    update outbox set claimed_until = :now, enqueued_at = null
    where status = 'claimed' and claimed_by is not null and claimed_until > :now and claimed_by & 255 = {_START}
      and not exists (
        select from pg_locks
        where locktype = 'advisory' and classid = :class and objid = claimed_by and objsubid = 2 and granted
          and database = (select oid from pg_database where datname = current_database())
      )
    """  # noqa: S608 - a constant of ours
)


def free_claims_of_the_dead(conn: Connection, now: datetime) -> int:
    """Ends the claims of workers that are gone, so that others take their rows now; how many.

    A claim from before the server's last start is left to its lease: the worker may well be in the middle of its call.
    """
    return conn.execute(_FREE, {"now": now, "class": _CLASSES["worker"]}).rowcount
