"""One row of the outbox: claim it, do it, mark it; again, or give up and say so to staff.

Three steps, and between them no transaction: claiming decides what is to be done, then the provider is called, then a second
transaction writes down what came of it. A worker that dies in the middle leaves a claim that runs out.
"""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from sqlalchemy import Connection

from bot.alarms import line_stopped, line_works
from bot.channels.base import SendError
from db import attention, lines, outbox, practice
from db.outbox import Claimed
from jobs.away import DATABASE_AWAY
from jobs.kinds import FIRST, KINDS
from jobs.pauses import next_try
from jobs.steps import Act, Over, PutOff, Task

if TYPE_CHECKING:
    from bot.runtime import Runtime

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=120)
"""Longer than jobs.relay.TIMEOUT, which ends a call, and than marking may take after it."""
REST = timedelta(minutes=10)
"""How long a row rests for a stopped line before it looks again; it is woken when the line works."""
MARKING = 30.0  # seconds for which marking is tried when the database is away: what was sent must not be sent twice


def deliver(runtime: Runtime, outbox_id: int) -> None:
    """Does one row, if it is due and nobody else does it. Provider's faults are written down, not raised.

    Raises one of jobs.away.DATABASE_AWAY when the database is away: the row stays due.
    """
    prepared = _prepare(runtime, outbox_id)
    if prepared is None:
        return
    task, act = prepared
    result = _call(act, outbox_id)
    runtime.wake(_mark(runtime, task, act, result))


# -- claiming --------------------------------------------------------------------------------------------------------
def _prepare(runtime: Runtime, outbox_id: int) -> tuple[Task, Act] | None:
    now = runtime.now()
    try:
        with runtime.engine.begin() as conn:
            found = _claim(conn, runtime, outbox_id, now)
            woken = outbox.written(conn, now)
    except DATABASE_AWAY:
        raise
    except Exception:
        # A fault of ours must neither be lost nor be tried for ever.
        log.exception("outbox row cannot be prepared", outbox_id=outbox_id)
        with runtime.engine.begin() as conn:
            _stumble(conn, outbox_id, now)
        return None
    runtime.wake(woken)
    return found


def _claim(conn: Connection, runtime: Runtime, outbox_id: int, now: datetime) -> tuple[Task, Act] | None:
    if first := FIRST.get(outbox.kind(conn, outbox_id) or ""):
        first(conn, outbox_id)
    row = outbox.claim(conn, outbox_id, now=now, lease=LEASE, by=runtime.worker_number())
    if row is None:
        return None
    house = runtime.practice(conn, practice.version(conn))
    task = Task(runtime, row, now, row.as_of or now, house)
    # What preparing writes (a message, a question) is only kept where the message goes.
    attempt = conn.begin_nested()
    step = KINDS[row.kind](conn, task)
    stopped = lines.blocking(conn, step.lines, now) if isinstance(step, Act) else None
    if stopped and isinstance(step, Act) and step.is_last_call(task.moment):
        attempt.commit()
        _give_up(conn, task, step, SendError("operator", f"the line {stopped} is stopped", line=stopped), now)
        return None
    if stopped:
        attempt.rollback()
        outbox.rest(conn, row, due=now + REST, line=stopped, code=None, error="")
        return None
    attempt.commit()
    if isinstance(step, Act):
        return task, step
    _end(conn, task, step)
    return None


def _end(conn: Connection, task: Task, step: Over | PutOff) -> None:
    if isinstance(step, PutOff):
        outbox.put_off(conn, task.row, due=step.due, outcome=step.outcome)
    elif step.status == "done":
        outbox.done(conn, task.row, now=task.now, outcome=step.outcome)
    else:
        outbox.dropped(conn, task.row, now=task.now, outcome=step.outcome)


def _stumble(conn: Connection, outbox_id: int, now: datetime) -> None:
    row = outbox.claim(conn, outbox_id, now=now, lease=LEASE)
    if row is None:
        return
    due = next_try(row.attempts, now, seed=row.outbox_id)
    if due is not None:
        outbox.again(conn, row, due=due, code="internal", error="an error of our own")
        return
    outbox.failed(conn, row, now=now, code="internal", error="an error of our own")
    attention.raise_(conn, now=now, kind="failed", key=f"outbox:{outbox_id}", detail=f"{row.kind}: an error of our own")


# -- doing -----------------------------------------------------------------------------------------------------------
def _call(act: Act, outbox_id: int) -> str | SendError | None:
    try:
        return act.do()
    except SendError as error:
        return error
    except Exception as error:
        log.exception("outbox row failed", outbox_id=outbox_id)
        return SendError("temporary", f"an error of our own ({type(error).__name__})", code="internal")


# -- marking ---------------------------------------------------------------------------------------------------------
def _mark(runtime: Runtime, task: Task, act: Act, result: str | SendError | None) -> list[int]:
    """Writes down what came of it; whom to wake. A database that is away just then is waited for."""
    end = time.monotonic() + MARKING
    while True:
        try:
            now = runtime.now()
            with runtime.engine.begin() as conn:
                if isinstance(result, SendError):
                    _not_done(conn, task, act, result, now)
                else:
                    _done(conn, task, act, result, now)
                return outbox.written(conn, now)
        except DATABASE_AWAY:
            if time.monotonic() > end:
                raise
            time.sleep(0.5)


def _done(conn: Connection, task: Task, act: Act, provider_id: str | None, now: datetime) -> None:
    # The provider has listened: what had stopped for want of that goes on.
    line_works(conn, now, act.lines)
    if not act.done(conn, now, provider_id):
        outbox.put_back(conn, task.row, now)
        return
    outbox.done(conn, task.row, now=now, provider_id=provider_id)
    for row in act.beside:
        outbox.done(conn, row, now=now, provider_id=provider_id, outcome=f"together with {task.row.outbox_id}")


def _not_done(conn: Connection, task: Task, act: Act, error: SendError, now: datetime) -> None:
    rows = (task.row, *act.beside)
    if error.kind == "operator" and not act.is_last_call(task.moment):
        _stop(conn, rows, error, now)
        return
    if error.kind == "operator":
        line_stopped(conn, now, error)
    if error.kind == "temporary" and (due := _again_at(task.row, act, error, now)):
        for row in rows:
            outbox.again(conn, row, due=due, code=error.code, error=error.words)
        if act.missed:
            act.missed(conn, now, error)
        return
    if error.kind == "permanent":
        line_works(conn, now, act.lines)
    if error.effect == "closed" and act.turned_away is not None:
        act.turned_away(conn, now, error)
        for row in rows:
            outbox.again(conn, row, due=now, code=error.code, error=error.words)
        return
    _give_up(conn, task, act, error, now)


def _give_up(conn: Connection, task: Task, act: Act, error: SendError, now: datetime) -> None:
    log.warning("given up", outbox_id=task.row.outbox_id, kind=task.row.kind, code=error.code, reason=error.words)
    act.gave_up(conn, now, error)
    for row in (task.row, *act.beside):
        outbox.failed(conn, row, now=now, code=error.code, error=error.words)


def _again_at(row: Claimed, act: Act, error: SendError, now: datetime) -> datetime | None:
    due = next_try(row.attempts, now, error.retry_after, seed=row.outbox_id, pauses=act.pauses)
    # A row that is judged by another moment is a rehearsal: the real time says nothing of its end.
    late = due is not None and act.until is not None and row.as_of is None and due >= act.until
    return None if late else due


def _stop(conn: Connection, rows: tuple[Claimed, ...], error: SendError, now: datetime) -> None:
    """What needs the line waits, and this row tries it again in a minute."""
    line = line_stopped(conn, now, error)
    for row in rows:
        outbox.rest(conn, row, due=now + lines.PROBE, line=line, code=error.code, error=error.words)
