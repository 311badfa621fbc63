"""Due outbox rows on their way to the workers: RQ carries their numbers, PostgreSQL keeps the truth.

Whatever Redis loses is found again by the clock, so that here nothing must succeed; it must only be fast.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

import structlog
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry

from db import outbox
from db.outbox import Due

if TYPE_CHECKING:
    from rq import Queue

    from bot.runtime import Runtime

log = structlog.get_logger(__name__)

SOON, LATER = "reception-soon", "reception-later"
"""What a patient waits for goes before what was due anyway."""
QUEUES = (SOON, LATER)
JOB = "jobs.worker.work_on"
CHUNK = 500
PATIENCE = timedelta(seconds=30)
"""A row that was handed over and is still waiting after this long may have been lost."""
QUICK = 0.25  # seconds that a booking may lose to a Redis that does not answer
AWAY = 2.0  # seconds for which an absent Redis is not asked again
TIMEOUT = 60  # seconds that one row may take at its provider's; less than the lease of its claim
TTL = 60 * 60  # seconds after which an unheard call is forgotten: the clock repeats it
AT_ONCE = "soon"
"""In the place of the try's number, where no clock has told of the row: RQ forgets a job by its name when it ends, and would
forget what the clock has told meanwhile along with it."""
EPOCH = "reception:epoch"
"""A key that is there as long as Redis remembers."""

_absent_until = 0.0


def wake(runtime: Runtime, ids: Iterable[int]) -> bool:
    """Tells the workers of rows that were just committed; False where Redis did not listen, which the clock makes good."""
    global _absent_until
    wanted = list(ids)
    if not wanted or time.monotonic() < _absent_until:
        return not wanted
    try:
        _enqueue(_queue(_redis_url(runtime), SOON, QUICK), [_job(outbox_id, AT_ONCE) for outbox_id in wanted])
    except RedisError as error:
        _absent_until = time.monotonic() + AWAY
        log.warning("redis is away: the clock will find what is due", reason=type(error).__name__)
        return False
    return True


def hand_over(runtime: Runtime, now: datetime, *, most: int | None = None) -> int:
    """Tells the workers of rows that are due, in chunks; how many. Raises RedisError, and the rows stay due."""
    later = _queue(_redis_url(runtime), LATER, 5.0)
    _notice_emptied(runtime, later.connection)
    told = 0
    while most is None or told < most:
        with runtime.engine.begin() as conn:
            rows = outbox.hand_over(conn, now, CHUNK, patience=PATIENCE)
        try:
            _enqueue(later, [_job(row.outbox_id, str(row.attempts)) for row in _not_queued(later, rows)])
        except RedisError:
            with runtime.engine.begin() as conn:
                outbox.take_back(conn, [row.outbox_id for row in rows])
            raise
        told += len(rows)
        if len(rows) < CHUNK:
            break
    return told


def _notice_emptied(runtime: Runtime, connection: Redis) -> None:
    """A Redis that has forgotten its epoch has forgotten every job: all that waits is handed over anew."""
    if connection.set(EPOCH, "1", nx=True):
        with runtime.engine.begin() as conn:
            outbox.take_back(conn)


def _not_queued(queue: Queue, rows: Sequence[Due]) -> list[Due]:
    """Without those that are in the queue still: a long queue must not grow by being long."""
    if not any(row.stale for row in rows):
        return list(rows)
    waiting = set(queue.get_job_ids())
    return [row for row in rows if _name(row.outbox_id, str(row.attempts)) not in waiting]


Job = tuple[str, int]


def _job(outbox_id: int, attempt: str) -> Job:
    return _name(outbox_id, attempt), outbox_id


def _name(outbox_id: int, attempt: str) -> str:
    """The same row at the same try is the same job: telling twice is telling once."""
    return f"row-{outbox_id}-{attempt}"


def _enqueue(queue: Queue, jobs: Sequence[Job]) -> None:
    queue.enqueue_many(
        [
            queue.prepare_data(JOB, (outbox_id,), timeout=TIMEOUT, result_ttl=0, failure_ttl=0, ttl=TTL, job_id=name)
            for name, outbox_id in jobs
        ]
    )


def _redis_url(runtime: Runtime) -> str:
    url = runtime.settings.redis_url
    assert url
    return url


@cache
def _queue(url: str, name: str, patience: float) -> Queue:
    from rq import Queue

    connection = Redis.from_url(
        url, socket_connect_timeout=patience, socket_timeout=patience, retry=Retry(NoBackoff(), 0)
    )
    return Queue(name, connection=connection, serializer="json")
