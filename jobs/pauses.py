"""How long to wait before another try: growing pauses for some hours, or as long as the provider asks."""

from __future__ import annotations

from datetime import datetime, timedelta

PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 15, 45, 120, 300, 600, 1200, 2400, 3600, 3600, 3600, 3600)
)  # fmt: skip
"""After the first try, the second … about five hours and a quarter in all."""
LONGEST = timedelta(hours=6)


def next_try(attempts: int, now: datetime, retry_after: float | None = None, *, seed: int = 0) -> datetime | None:
    """When to try again after `attempts` failed tries; None when it was the last.

    `retry_after` in seconds is the provider's own wish: not sooner, though never later than `LONGEST`. The seed spreads rows
    that failed together over a tenth of the pause.
    """
    if attempts > len(PAUSES):
        return None
    pause = PAUSES[max(attempts, 1) - 1]
    pause += pause * (seed % 11) / 100
    wished = timedelta(seconds=min(max(retry_after or 0, 0), LONGEST.total_seconds()))
    return now + max(pause, wished)
