"""Lines to providers that an operator's mistake has stopped: what needs one waits, and one row now and then tries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from db.tables import LineRow

PROBE = timedelta(minutes=1)
"""How often a stopped line is tried."""


@dataclass(frozen=True, slots=True)
class Stopped:
    line: str
    stopped_at: datetime
    code: str | None
    words: str


def stop(conn: Connection, line: str, *, now: datetime, code: str | None, words: str, by_receipt: bool = False) -> bool:
    """Stops the line; True where it worked until now.

    `by_receipt`: the provider takes messages and only its receipts tell that it drops them.
    """
    row = {"line": line, "stopped_at": now, "probed_at": now, "code": code, "words": words, "by_receipt": by_receipt}
    made = insert(LineRow).values(row).on_conflict_do_nothing().returning(LineRow.line)
    return conn.execute(made).scalar_one_or_none() is not None


def blocking(conn: Connection, needed: Sequence[str], now: datetime) -> str | None:
    """The line among `needed` for which a row must wait; None where all work, or where this row is the one to try it."""
    if not needed:
        return None
    found = select(LineRow.line, LineRow.probed_at).where(LineRow.line.in_(needed)).order_by(LineRow.line)
    for row in conn.execute(found).all():
        if not _probe(conn, row.line, now):
            return str(row.line)
    return None


def _probe(conn: Connection, line: str, now: datetime) -> bool:
    """True for the one caller a minute who may try the line."""
    mine = update(LineRow).where(LineRow.line == line, LineRow.probed_at <= now - PROBE).values(probed_at=now)
    return conn.execute(mine).rowcount == 1


def works(conn: Connection, tried: Sequence[str], *, by_receipt: bool = False) -> list[str]:
    """Notes that these lines work, by a provider's yes or (`by_receipt`) by a message that left it; those that had been stopped."""
    if not tried:
        return []
    mended = delete(LineRow).where(LineRow.line.in_(tried))
    mended = mended if by_receipt else mended.where(~LineRow.by_receipt)
    return list(conn.execute(mended.returning(LineRow.line)).scalars())


def stopped(conn: Connection) -> list[Stopped]:
    """Every line that is stopped, the longest first."""
    found = select(LineRow.line, LineRow.stopped_at, LineRow.code, LineRow.words).order_by(LineRow.stopped_at)
    return [Stopped(**row._mapping) for row in conn.execute(found)]
