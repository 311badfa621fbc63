"""The rules, a page a subject: which two neighbouring pieces make one larger, and what it then means."""

from conversations.understanding.when.rules import (
    ahead,
    anchored,
    clock,
    counted,
    days,
    ends,
    lasting,
    lengths,
    meeting,
    minutes,
    none,
    parts,
    ranges,
    relative,
    shares,
    weeks,
)

__all__ = [
    "ahead",
    "anchored",
    "clock",
    "counted",
    "days",
    "ends",
    "lasting",
    "lengths",
    "meeting",
    "minutes",
    "none",
    "parts",
    "ranges",
    "relative",
    "shares",
    "weeks",
]
