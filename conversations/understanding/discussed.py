"""Times that are named only in part, where one is on the table: the rest of it is meant."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from conversations.understanding.model import Context, Window
from conversations.understanding.when import WhenReading

_WEEKDAY = frozenset({"wd", "both"})  # what the reader of times calls a weekday, and one with a time of day
_ELSE = re.compile(r"\b(?:this|next|coming|following|week|weeks|este|esta|pr[oó]xim[oa]|viene|semana)\b", re.IGNORECASE)


def on_the_offer(when: WhenReading, choice: int | None, context: Context) -> WhenReading:
    """ "The 1pm" is said of the offer at one o'clock, whatever its day."""
    start = context.choices[choice].start if choice is not None else None
    if start is None or when.names_day or len(when.windows) != 1 or when.windows[0].grain not in ("minute", "hour"):
        return when
    start = start.astimezone(context.zone)
    return replace(when, windows=(replace(when.windows[0], start=start, end=start + timedelta(minutes=1)),))


def on_its_day(text: str, when: WhenReading, context: Context) -> WhenReading:
    """ "Yes, Thursday works" is said of the Thursday that was offered, though another one comes before it."""
    offered = _day_on_the_table(context)
    if offered is None or len(when.windows) != 1 or _ELSE.search(text):
        return when
    [window] = when.windows
    nearer = window.start < offered and window.start.weekday() == offered.weekday()
    named = {one.piece for one in when.evidence} & _WEEKDAY
    if not (nearer and named) or window.start.date() == offered.date() or _names_date(text, window):
        return when
    return replace(when, windows=(_shifted(window, offered),), otherwise=())


def _day_on_the_table(context: Context) -> datetime | None:
    """When the one offer begins, or the first of several that are all on one day."""
    if context.expecting == "yes_no":
        return context.about.start.astimezone(context.zone) if context.about else None
    starts = [choice.start.astimezone(context.zone) for choice in context.choices if choice.start]
    one_day = context.expecting == "choice" and len({start.date() for start in starts}) == 1
    return starts[0] if one_day else None


def _names_date(text: str, window: Window) -> bool:
    """Does the number of the day stand in the text: "Thursday the 26th"?"""
    return re.search(rf"(?<!\d){window.start.day}(?:st|nd|rd|th)?(?!\d)", text) is not None


def _shifted(window: Window, offered: datetime) -> Window:
    days = timedelta(days=(offered.date() - window.start.date()).days)
    return replace(window, start=window.start + days, end=window.end + days)
