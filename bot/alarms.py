"""One clear alarm when an operator's mistake stops a line, and its end when the line works again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import structlog
from sqlalchemy import Connection

from bot.channels.base import SendError
from db import attention, lines, outbox

log = structlog.get_logger(__name__)


def line_stopped(conn: Connection, now: datetime, error: SendError, *, by_receipt: bool = False) -> str:
    """Stops the error's line and tells staff, once; the line's name."""
    line = error.line or "unknown"
    if lines.stop(conn, line, now=now, code=error.code, words=error.words, by_receipt=by_receipt):
        log.error("a line is stopped", line=line, code=error.code, reason=error.words)
    words = f"{error.words} ({error.code})" if error.code else error.words
    attention.raise_(conn, now=now, kind="line_stopped", urgent=True, key=f"line:{line}", detail=words)
    return line


def line_works(conn: Connection, now: datetime, tried: Sequence[str], *, by_receipt: bool = False) -> None:
    """A message went through: what had stopped goes on at once, and the alarm is over."""
    for line in lines.works(conn, tried, by_receipt=by_receipt):
        attention.resolve_key(conn, f"line:{line}", now=now, by="clock")
        log.warning("a line works again", line=line)
        outbox.release(conn, line, now)
