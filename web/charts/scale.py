"""The numbers beside a chart: round, few, and never fewer than the chart needs."""

from __future__ import annotations

from math import ceil, log10

STEPS = (1, 2, 5, 10)
MOST_LABELS = 12  # below a chart at a desk's width
MOST_LABELS_NARROW = 5  # at a telephone's


def ticks(most: float, lines: int = 4) -> tuple[int, ...]:
    """Whole round numbers from 0 to `most` or just above, at most `lines` steps apart: 7 -> 0 2 4 6 8."""
    rough = max(most, 1) / lines
    power = 10 ** max(int(log10(rough)), 0) if rough > 1 else 1
    step = next(one * power for one in STEPS if one * power >= rough)
    return tuple(range(0, ceil(max(most, 1) / step) * step + 1, step))


def strides(count: int) -> tuple[int, int]:
    """(every how-manieth label is written, and on a narrow screen), the second a multiple of the first."""
    wide = max(ceil(count / MOST_LABELS), 1)
    return wide, wide * max(ceil(ceil(count / wide) / MOST_LABELS_NARROW), 1)
