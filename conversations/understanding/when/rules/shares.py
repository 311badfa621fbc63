"""Parts of weeks and months: late March, the end of next week, the rest of the month, the week of April 10th."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import DAY, MONTH
from conversations.understanding.when.rules.days import dom_number, is_year
from conversations.understanding.when.rules.weeks import named_month, stretch
from conversations.understanding.when.values import Day, Days, Num

_WEEK = 7


@rule("early mid late startof endof", MONTH)
@rule("early mid late startof endof", "days wholemonth")
@rule("startof endof mid early late", "unit")
def share_of(share: str, whole: int | str | Days, here: Here) -> Made | None:
    """late March, the end of next week, early this month."""
    share = {"startof": "early", "endof": "late"}.get(share, share)
    if isinstance(whole, int):
        whole = named_month(whole, here)
    elif isinstance(whole, str):
        made = stretch(whole, 0, here)
        if made is None or not isinstance(made.value, Days):
            return None
        whole = _still_to_come(made.value, share, here)
    if whole.grain == "month":
        first, end = here.lexicon.month_shares[share]
        start = whole.start.replace(day=first)
        return Made("days", Days(start, min(start + timedelta(end - first), whole.end)), 1.0)
    if whole.grain == "week":
        first, end = {"early": (0, 3), "mid": (2, 4), "late": (3, 7)}[share]
        monday = whole.start
        if share == "late" and monday <= here.today < whole.end:
            first = max(first, min(here.today.weekday(), 6))
        return Made("days", Days(monday + timedelta(first), monday + timedelta(end or _WEEK)), 1.0)
    return None


@rule("early mid late startof endof", "num ofyear")
def share_of_year(share: str, year: Num, _: Here) -> Made | None:
    """early 2027: a third of the year."""
    if not is_year(year):
        return None
    first = {"early": 1, "startof": 1, "mid": 5}.get(share, 9)
    start = calendar.month_span(year.n, first)[0]
    return Made("days", Days(start, calendar.month_span(year.n, first + 3)[1]), 1.5)


@rule("spelt ord", "quarter")
def nth_quarter(nth: Num, _: str, __: Here) -> Made | None:
    """the first quarter …"""
    return Made("nthquarter", nth.n) if nth.n <= 4 else None


@rule("nthquarter", "num ofyear")
def quarter_of_year(nth: int, year: Num, _: Here) -> Made | None:
    """… of 2027."""
    if not is_year(year):
        return None
    start = calendar.month_span(year.n, 3 * nth - 2)[0]
    return Made("days", Days(start, calendar.month_span(year.n, 3 * nth)[1]), 1.5)


@rule("midweek", "days")
@rule("days", "midweek")
def midweek_of(first: str | Days, second: str | Days, here: Here) -> Made | None:
    """midweek next week."""
    made = share_of("mid", first if isinstance(first, Days) else second, here)
    return made and made._replace(worth=1.5)


@rule("in the on around", "midweek")
def at_midweek(_: str, midweek: str, __: Here) -> Made:
    """around midweek."""
    return Made("midweek", midweek, 0.1)


def _still_to_come(month: Days, share: str, here: Here) -> Days:
    """The beginning of the month, said near its end, is the next one's."""
    over = month.grain == "month" and here.lexicon.month_shares[share][1] <= here.today.day
    return Days(*calendar.month_span(month.end.year, month.end.month), "month") if over else month


@rule("startof endof mid early late restof laterin", "the around my")
def share_the(share: str, _: str, __: Here) -> Made:
    """the end of the …"""
    return Made(share, share)


@rule("laterin", "rel")
def later_today(_: str, day: Day, here: Here) -> Made | None:
    """later today."""
    return Made("rel", day, 0.5) if day.on and day.on >= here.today else None


@rule("restof", "rel")
@rule("laterin restof", "days unit")
@rule("laterin restof the", "restdays")
def rest_of(_: str, whole: Days | Day | str, here: Here) -> Made | None:
    """later this week, the rest of the month."""
    if isinstance(whole, str):
        made = stretch(whole, 0, here)
        whole = made.value if made else whole
    if isinstance(whole, Day) and whole.on == here.today:
        return Made("restofday", None, 1.0)
    if not isinstance(whole, Days):
        return None
    start = max(whole.start, here.today)
    if _ == "laterin" and whole.grain == "week":
        start = max(start, whole.start + timedelta(3))
    return Made("days", Days(min(start, whole.end - timedelta(1)), whole.end), 1.0)


@rule("weekof", DAY)
def week_of(_: str, day: Day, here: Here) -> Made | None:
    """the week of April 10th."""
    found = calendar.resolved(day, here.today)
    if found is None:
        return None
    return Made("days", Days(calendar.monday(found), calendar.monday(found) + timedelta(_WEEK), "week"), 1.0)


@rule("weekof", "num ord")
def week_of_dom(_: str, dom: Num, here: Here) -> Made | None:
    """la semana del 18."""
    return week_of(_, Day(dom=dom.n), here) if dom_number(dom) else None


@rule("holiday", "unit")
def holiday_weekend(day: Day, unit: str, here: Here) -> Made | None:
    """Labor Day weekend."""
    return weekend_of(unit, day, here)


@rule("last spelt ord", "unit")
def nth_weekend(nth: str | Num, unit: str, _: Here) -> Made | None:
    """the last weekend …"""
    return Made("nthweekend", nth.n if isinstance(nth, Num) else -1) if unit == "weekend" else None


@rule("nthweekend", "ofdays ofmonth")
def weekend_of_month(nth: int, month: int | Days, here: Here) -> Made | None:
    """… of the month, of December."""
    whole = named_month(month, here) if isinstance(month, int) else month
    saturday = calendar.resolved(Day(weekday=5, nth=nth, inside=(whole.start, whole.end)), here.today)
    return Made("days", Days(saturday, saturday + timedelta(2)), 1.5) if saturday else None


@rule("unit", "ofday")
def weekend_of(unit: str, day: Day, here: Here) -> Made | None:
    """the weekend of the 4th of July."""
    found = calendar.resolved(day, here.today)
    if unit != "weekend" or found is None:
        return None
    saturday = calendar.monday(found) + timedelta(5 if found.weekday() > 1 else -2)
    return Made("days", Days(saturday, saturday + timedelta(2)), 1.0)
