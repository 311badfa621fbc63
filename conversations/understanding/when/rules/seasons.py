"""Seasons, three whole months each as the weather services of the north count them: next summer, in the spring, late winter."""

from __future__ import annotations

from datetime import date

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.values import Days, Num

_MONTHS = 3
_SHARES = {"early": 0, "startof": 0, "mid": 1, "late": 2, "endof": 2}


def _span(first: int, year: int) -> tuple[date, date]:
    start = date(year, first, 1)
    return start, calendar.shifted(start, _MONTHS) or start


def _coming(first: int, here: Here) -> tuple[date, date]:
    """The season of that first month that is, or comes next."""
    spans = (_span(first, here.today.year + step) for step in (-1, 0, 1))
    return next(span for span in spans if span[1] > here.today)


def _season(span: tuple[date, date]) -> Made:
    return Made("days", Days(*span, "month"), 1.0)


@rule("this next last coming", "season")
def which_season(which: str, first: int, here: Here) -> Made:
    """next summer: the one that has not begun; last winter."""
    start, end = _coming(first, here)
    if which == "last":
        return _season(_span(first, start.year - 1))
    begun = which in ("next", "coming") and start <= here.today
    return _season(_span(first, start.year + 1) if begun else (start, end))


@rule("in the by until before after since", "season")
def the_season(_: str, first: int, __: Here) -> Made:
    """in the spring; "spring" or "fall" alone is a word like others."""
    return Made("theseason", first, 0.1)


@rule("in by until before after around of a", "theseason")
def in_the_season(_: str, first: int, here: Here) -> Made:
    """in the spring."""
    return _season(_coming(first, here)) if _ in ("in", "around", "of", "a") else Made("theseason", first, 0.1)


@rule("early mid late startof endof", "season theseason")
def share_of_season(share: str, first: int, here: Here) -> Made | None:
    """early summer, the end of winter: one of its months."""
    start, _ = _coming(first, here)
    begin = calendar.shifted(start, _SHARES[share])
    return Made("days", Days(*calendar.month_span(begin.year, begin.month), "month"), 1.0) if begin else None


@rule("season theseason", "num ofyear")
def season_of_year(first: int, year: Num, _: Here) -> Made | None:
    """summer 2027."""
    return _season(_span(first, year.n)) if year.digits == 4 and 1900 <= year.n <= 2100 else None
