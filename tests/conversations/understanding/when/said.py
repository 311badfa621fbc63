"""Reading a message in a test, and windows as short as one writes them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from conversations.understanding.model import Context, Window
from conversations.understanding.tokens import tokenise
from conversations.understanding.when import WhenReading, read

ZONE = "America/New_York"
NOW = "2026-11-25T09:30"  # a Wednesday, the day before Thanksgiving


def reading(text: str, now: str = NOW, zone: str = ZONE, **context: Any) -> WhenReading:
    """What the reader makes of `text` at a moment on the wall clock of a zone."""
    tz = ZoneInfo(zone)
    at = datetime.fromisoformat(now).replace(tzinfo=tz)
    return read(text, tokenise(text), Context(now=at, zone=tz, **context))


def said(text: str, now: str = NOW, zone: str = ZONE, **context: Any) -> list[str]:
    """The windows of `text`, each in short."""
    return [short(window) for window in reading(text, now, zone, **context).windows]


def short(window: Window) -> str:
    """12-01, 12-01..12-06 (the last day included), 12-01 15:00, 12-01 ~15:00 (about), 12-01 12:00-17:00."""
    start, end = window.start, window.end
    if window.grain in ("day", "week", "month"):
        last = end - timedelta(days=1)
        return f"{start:%m-%d}" if last.date() == start.date() else f"{start:%m-%d}..{last:%m-%d}"
    if window.grain == "minute" and end - start == timedelta(minutes=1):
        return f"{start:%m-%d %H:%M}"
    if window.grain == "hour" and end - start == timedelta(hours=1):
        return f"{start:%m-%d ~%H:%M}"
    midnight = end.hour == end.minute == 0 and (end - timedelta(minutes=1)).date() == start.date()
    same = end.date() == start.date()
    return f"{start:%m-%d %H:%M}-" + ("24:00" if midnight else f"{end:%H:%M}" if same else f"{end:%m-%d %H:%M}")


def window(start: str, end: str, grain: Any, zone: str = ZONE) -> Window:
    """A window between two moments on the wall clock."""
    tz = ZoneInfo(zone)
    return Window(
        datetime.fromisoformat(start).replace(tzinfo=tz), datetime.fromisoformat(end).replace(tzinfo=tz), grain
    )
