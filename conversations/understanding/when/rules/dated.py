"""Days by number, where the articles of Spanish tell them from hours: del 5 al 10 are days, de 5 a 10 hours."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.days import dom_number
from conversations.understanding.when.values import Day, Days, Num

_FARTHEST = timedelta(31)


@rule("fromdom", "num")
def from_dom(_: str, first: Num, __: Here) -> Made | None:
    """del 5 …"""
    return Made("fromdom:num", first) if dom_number(first) else None


@rule("todom", "num")
def to_dom(_: str, last: Num, __: Here) -> Made | None:
    """… al 10."""
    return Made("todom:num", last) if dom_number(last) else None


@rule("fromdom:num", "todom:num")
def dom_to_dom(first: Num, last: Num, here: Here) -> Made | None:
    """del 5 al 10: from the next 5th to the 10th after it."""
    start = calendar.resolved(Day(dom=first.n), here.today)
    end = start and calendar.resolved(Day(dom=last.n), start)
    if start is None or end is None or end - start > _FARTHEST:
        return None
    return Made("days", Days(start, end + timedelta(1)), 1.2)
