"""Text in, windows out: the one door of this package."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from conversations.understanding.model import Context, Window
from conversations.understanding.tokens import Token
from conversations.understanding.when.reading import WhenReading

_DAYS = {"today": 0, "hoy": 0, "tomorrow": 1}


def read(text: str, tokens: tuple[Token, ...], context: Context) -> WhenReading:
    """Every window that `text` names, the surest first. Never raises, whatever the text."""
    if not text:
        return WhenReading()
    today = context.now.astimezone(context.zone).date()
    for token in tokens:
        if token.plain in _DAYS:
            day = today + timedelta(days=_DAYS[token.plain])
            start = datetime.combine(day, time(), context.zone)
            return WhenReading((Window(start, datetime.combine(day + timedelta(days=1), time(), context.zone), "day"),))
    return WhenReading()
