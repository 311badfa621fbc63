"""`reception clock`: every second hands over what is due, every minute keeps house. Any number may run."""

from __future__ import annotations

import signal
import threading
from datetime import datetime
from typing import TYPE_CHECKING

import structlog
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from db import outbox, presence
from jobs import house, relay

if TYPE_CHECKING:
    from bot.runtime import Runtime

log = structlog.get_logger(__name__)

TICK = 1.0  # seconds
KEEP_HOUSE = 60  # ticks


def run_once(runtime: Runtime, at: datetime | None = None) -> int:
    """One pass: hands what is due to the workers; how many rows.

    With `at` (aware) as if it were then: all that waits until that moment is due now, and is judged by that moment.
    Raises redis.exceptions.RedisError where nothing can be handed over; it stays due.
    """
    now = runtime.now()
    marked = 0
    if at is not None:
        with runtime.engine.begin() as conn:
            marked = outbox.judge_as_of(conn, at, now)
    house.keep(runtime, now, at or now)
    _free_claims(runtime, now)
    told = relay.hand_over(runtime, now)
    return told if at is None else marked


def _free_claims(runtime: Runtime, now: datetime) -> None:
    with runtime.engine.begin() as conn:
        presence.free_claims_of_the_dead(conn, now)


def run(runtime: Runtime) -> None:
    """Ticks until SIGTERM or SIGINT, whatever is away meanwhile."""
    ending = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ending.set())
    sign, tick = presence.Presence(runtime.engine, "clock"), 0
    try:
        while not ending.is_set():
            _tick(runtime, tick, sign)
            tick += 1
            ending.wait(TICK)
    finally:
        sign.close()


def _tick(runtime: Runtime, tick: int, sign: presence.Presence) -> None:
    try:
        sign.number()
        now = runtime.now()
        _free_claims(runtime, now)
        if tick % KEEP_HOUSE == 0:
            house.keep(runtime, now, now)
        relay.hand_over(runtime, now)  # last: it needs Redis, and nothing else here does
    except (SQLAlchemyError, RedisError) as error:
        log.warning("a tick was lost", reason=type(error).__name__)
    except Exception:
        # One bad row or one bad minute must not stop the clock.
        log.exception("a tick went wrong")
