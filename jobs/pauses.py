"""How long to wait before another try: growing pauses for some hours, or as long as the provider asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 15, 45, 120, 300, 600, 1200, 2400, 3600, 3600, 3600, 3600)
)  # fmt: skip
"""After the first try, the second … about five hours and a quarter in all."""
A_DAY = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 30, 120, 600, 1800, 3600, 7200, 14400, 14400, 21600, 22000)
)  # fmt: skip
"""For what may wait for longer: a program that is told of events. The last try is a day after the first."""
LONGEST = timedelta(hours=6)


def next_try(
    attempts: int,
    now: datetime,
    retry_after: float | None = None,
    *,
    seed: int = 0,
    pauses: Sequence[timedelta] = PAUSES,
) -> datetime | None:
    """When to try again after `attempts` failed tries; None when it was the last.

    `retry_after` in seconds is the provider's own wish: not sooner, though never later than `LONGEST`. The seed spreads rows
    that failed together over a tenth of the pause.
    """
    if attempts > len(pauses):
        return None
    pause = pauses[max(attempts, 1) - 1]
    pause += pause * (seed % 11) / 100
    wished = timedelta(seconds=min(max(retry_after or 0, 0), LONGEST.total_seconds()))
    return now + max(pause, wished)
