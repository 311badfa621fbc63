"""The clock to move: ahead of the real one by as much as was asked, and whatever is due by then happens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from flask import abort
from sqlalchemy import Connection

from db import simulated
from web.words import wanted

if TYPE_CHECKING:
    from bot.runtime import Runtime

HOUR, DAY = 3600, 86400
Move = Callable[[Connection, int, datetime], int | None]
"""(connection, seconds ahead, now as simulated) -> seconds ahead then; None when there is nowhere to go."""


def _to_reminder(conn: Connection, ahead: int, now: datetime) -> int | None:
    due = simulated.next_reminder(conn, now)
    return ahead + int((due - now).total_seconds()) + 1 if due else None


MOVES: Mapping[str, Move] = {
    "hour": lambda _conn, ahead, _now: ahead + HOUR,
    "day": lambda _conn, ahead, _now: ahead + DAY,
    "reminder": _to_reminder,
    "reset": lambda _conn, _ahead, _now: 0,
}


def move(runtime: Runtime, how: str) -> dict[str, str]:
    """Moves the clock and runs what is due; says in words what came of it. 400 for a move that does not exist."""
    if how not in MOVES:
        abort(400)
    t, now = wanted(), runtime.now()
    with runtime.engine.begin() as conn:
        ahead = MOVES[how](conn, simulated.ahead(conn), now)
        if ahead is None:
            return {"said": t("simulator.no_reminder")}
        simulated.set_ahead(conn, ahead)
    return {"said": t.many("simulator.ran", runtime.run_due(runtime.now()))}
