"""How much waits to happen: figures for whoever watches the house."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

_COUNTS = text("""
    select 'outbox', kind, count(*) from outbox where status in ('waiting', 'claimed') group by kind
    union all
    select 'attention', kind, count(*) from attention where resolved_at is null group by kind
""")
_LATE = text("""
    select coalesce(extract(epoch from now() - min(due)), 0)::float from outbox
    where status in ('waiting', 'claimed') and due < now()
""")


def counts(connection: Connection) -> Sequence[tuple[str, str, int]]:
    """(what, kind, how many): outbox rows that are still to be done, and matters that a person has to look at."""
    return [(what, kind, count) for what, kind, count in connection.execute(_COUNTS)]


def lateness(connection: Connection) -> float:
    """Seconds since the longest waiting row of the outbox was due; 0 where nothing is late."""
    return float(connection.execute(_LATE).scalar_one())
