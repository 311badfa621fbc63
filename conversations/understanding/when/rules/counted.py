"""The nth of something: the second Tuesday of December, Sunday of next week, the 20th of next month, the third week of January."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import MONTH
from conversations.understanding.when.rules.days import day_then_month, dom_number, is_year
from conversations.understanding.when.rules.weeks import coming_month
from conversations.understanding.when.values import Day, Days, Num, replace

_WEEK = 7


@rule("of in on from", "days")
def of_days(_: str, days: Days, __: Here) -> Made:
    """… of next week."""
    return Made("ofdays", days, 0.0)


@rule("wd wwd", "days ofdays")
@rule("days", "wd wwd")
def weekday_in_days(first: Day | Days, second: Day | Days, _here: Here) -> Made | None:
    """Sunday of next week, next week Friday."""
    day, days = (first, second) if isinstance(first, Day) else (second, first)
    assert isinstance(day, Day)
    assert isinstance(days, Days)
    if day.dom or day.on or days.grain != "week" or days.end - days.start > timedelta(_WEEK):
        return None
    return Made("wd", Day(weekday=day.weekday, inside=(calendar.monday(days.start), days.end)), 1.0)


@rule("ord spelt num", "wd")
def nth_weekday(nth: Num, day: Day, _: Here) -> Made | None:
    """the second Tuesday …"""
    return (
        Made("nthwd", Day(weekday=day.weekday, nth=nth.n), 0.0)
        if 1 <= nth.n <= 5 and not day.which and not day.dom
        else None
    )


@rule("last", "wd")
def last_weekday(_: str, day: Day, __: Here) -> Made | None:
    """the last Friday …"""
    return Made("nthwd", Day(weekday=day.weekday, nth=-1), 0.0) if not day.which and not day.dom else None


@rule("nthwd", f"ofmonth {MONTH}")
@rule("ofmonth", "nthwd")
def nth_weekday_of_month(first: Day | int, second: Day | int, here: Here) -> Made | None:
    """… of December."""
    day, month = (first, second) if isinstance(first, Day) else (second, first)
    assert isinstance(day, Day)
    assert isinstance(month, int)
    for year in (here.today.year, here.today.year + 1):
        span = calendar.month_span(year, month)
        found = calendar.nth_weekday(*span, day.weekday or 0, day.nth or 1)
        if found and found >= here.today:
            return Made("md", Day(weekday=day.weekday, nth=day.nth, inside=span, month=month), 1.5)
    return None


@rule("nthwd", "ofdays days")
def nth_weekday_of_days(day: Day, days: Days, here: Here) -> Made | None:
    """… of next month; what is over in this month is meant in the next."""
    if days.grain != "month":
        return None
    span = (days.start, days.end)
    found = calendar.nth_weekday(*span, day.weekday or 0, day.nth or 1)
    if found and found < here.today < days.end:
        span = calendar.month_span(days.end.year, days.end.month)
    return Made("rel", Day(weekday=day.weekday, nth=day.nth, inside=span), 1.5)


@rule("md", "ofyear num")
def nth_weekday_of_year(day: Day, year: Num, _: Here) -> Made | None:
    """the first Wednesday of October 2027."""
    if day.inside is None or day.month is None or not is_year(year):
        return None
    return Made("md", replace(day, inside=calendar.month_span(year.n, day.month)), 1.0)


@rule("dom num ord spelt ordday", "ofdays")
@rule("dom ord", "days")
def dom_of_days(dom: Day | Num, days: Days, here: Here) -> Made | None:
    """the 20th of next month."""
    number = dom_number(dom)
    if not number or days.grain != "month" or not calendar.on(days.start.year, days.start.month, number):
        return None
    start = days.start
    if start <= here.today < days.end and number < here.today.day:
        start = days.end  # the third of the month, said near its end
    return Made("md", Day(dom=number, month=start.month, year=start.year), 1.0)


@rule("days", "dom ord")
def days_then_dom(days: Days, dom: Day | Num, here: Here) -> Made | None:
    """next month, the 5th."""
    return dom_of_days(dom, days, here)


@rule("ord spelt", "unit")
def nth_unit(nth: Num, unit: str, _: Here) -> Made | None:
    """the third day …, the second week …"""
    return Made({"day": "ordday", "week": "ordweek"}[unit], nth) if unit in ("day", "week") else None


@rule("last", "unit")
def last_unit(_: str, unit: str, __: Here) -> Made | None:
    """the last week …"""
    return Made({"day": "ordday", "week": "ordweek"}[unit], Num(-1)) if unit in ("day", "week") else None


@rule("ordday", "ofmonth")
def nth_day_of_month(nth: Num, month: int, here: Here) -> Made | None:
    """the third day of October."""
    if nth.n > 0:
        return day_then_month(nth, month, here)
    found = coming_month(month, here)
    return Made("rel", Day(on=found[1] - timedelta(1)), 1.0)


@rule("ordday", "ofdays days")
def nth_day_of_days(nth: Num, days: Days, here: Here) -> Made | None:
    """the last day of this month."""
    if nth.n > 0:
        return (
            dom_of_days(nth, days, here)
            if days.grain == "month"
            else Made("rel", Day(on=days.start + timedelta(nth.n - 1)), 0.5)
        )
    return Made("rel", Day(on=days.end - timedelta(1)), 1.0)


@rule("ordweek", "ofmonth")
def nth_week_of_month(nth: Num, month: int, here: Here) -> Made | None:
    """the third week of January."""
    start = calendar.nth_week(*coming_month(month, here), nth.n)
    return Made("days", Days(start, start + timedelta(_WEEK), "week"), 1.0) if start else None


@rule("ordweek", "ofdays days")
def nth_week_of_days(nth: Num, days: Days, _: Here) -> Made | None:
    """the first week of next month."""
    start = calendar.nth_week(days.start, days.end, nth.n) if days.grain == "month" else None
    return Made("days", Days(start, start + timedelta(_WEEK), "week"), 1.0) if start else None


@rule("ordweek", "ofyear")
def nth_week_of_year(nth: Num, year: Num, _: Here) -> Made | None:
    """the first week of 2027."""
    first, _last = calendar.month_span(year.n, 1)
    start = calendar.nth_week(first, calendar.month_span(year.n, 12)[1], nth.n)
    return Made("days", Days(start, start + timedelta(_WEEK), "week"), 1.0) if start else None
