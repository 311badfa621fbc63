"""Whole weeks and months: next week, this weekend, the month after next, in May."""

from __future__ import annotations

from datetime import date, timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import MONTH
from conversations.understanding.when.values import Day, Days, replace

_WEEK = 7


@rule("this next last coming", "unit")
def which_unit(which: str, unit: str, here: Here) -> Made | None:
    """next week, this weekend, last month."""
    step = {"this": 0, "next": 1, "coming": 1, "last": -1}[which]
    if unit == "day" and step == 1 and here.about is not None:
        return Made("rel", Day(on=here.about.start.date() + timedelta(1)), 1.0)
    return _said_next(stretch(unit, 0 if unit == "weekend" and which == "coming" else step, here), step)


def _said_next(made: Made | None, step: int) -> Made | None:
    """With the "next" kept: on some days it may mean another week."""
    if made is None or step != 1 or not isinstance(made.value, Days):
        return made
    return made._replace(value=replace(made.value, which="next"))


@rule("unit", "next nextafter coming")
def unit_next(unit: str, _which: str, here: Here) -> Made | None:
    """la semana que viene."""
    return _said_next(stretch(unit, 1, here), 1) if here.lexicon.code == "es" else None


@rule("unit", "thisafter")
def unit_this(unit: str, _which: str, here: Here) -> Made | None:
    """la semana actual."""
    return stretch(unit, 0, here)


@rule("unit", "lastafter last")
def unit_last(unit: str, _which: str, here: Here) -> Made | None:
    """la semana pasada."""
    return stretch(unit, -1, here) if here.lexicon.code == "es" else None


@rule("unit", "afternext")
@rule("the", "unitafternext")
def unit_after_next(unit: str, _: str, here: Here) -> Made | None:
    """the week after next."""
    return stretch(unit, 2, here)


@rule("the of my", "unit")
def the_unit(the: str, unit: str, here: Here) -> Made | None:
    """the week, the weekend: the one that is or comes next."""
    return (
        stretch(unit, 0, here, worth=1.0 if unit == "weekend" else 0.2)
        if unit in ("weekend", "fortnight") or (unit in ("week", "month") and the == "the")
        else None
    )


@rule("after", "days")
def after_stretch(_: str, days: Days, __: Here) -> Made:
    """… after next week."""
    return Made("afterdays", days)


@rule("unit", "afterdays")
def unit_after(unit: str, days: Days, _: Here) -> Made | None:
    """the week after next week."""
    if unit != days.grain or unit != "week":
        return None
    return Made("days", Days(days.end, days.end + timedelta(_WEEK), "week"), 1.5)


@rule("of de", "unit")
def of_this(_: str, unit: str, here: Here) -> Made | None:
    """… del mes."""
    made = stretch(unit, 0, here) if unit in ("week", "month") else None
    return Made("ofdays", made.value, 0.0) if made else None


def stretch(unit: str, step: int, here: Here, worth: float = 1.0) -> Made | None:
    """The week, weekend, month or day that lies `step` ahead of the one that is."""
    monday = calendar.monday(here.today)
    if unit == "week":
        return Made(
            "days", Days(monday + timedelta(_WEEK * step), monday + timedelta(_WEEK * (step + 1)), "week"), worth
        )
    if unit == "fortnight":
        return Made(
            "days", Days(monday + timedelta(2 * _WEEK * step), monday + timedelta(2 * _WEEK * (step + 1)), "day"), worth
        )
    if unit == "weekend":
        saturday = monday + timedelta(5 + _WEEK * step)
        return Made("days", Days(saturday, saturday + timedelta(2)), worth)
    if unit == "month":
        first = calendar.shifted(here.today.replace(day=1), step)
        return Made("days", Days(*calendar.month_span(first.year, first.month), "month"), worth) if first else None
    if unit == "year":
        year = here.today.year + step
        return Made("days", Days(calendar.month_span(year, 1)[0], calendar.month_span(year, 12)[1]), worth)
    if unit == "day":
        return Made("rel", Day(on=here.today + timedelta(step)), worth)
    return None


@rule("this next last coming in", MONTH)
def which_month(which: str, month: int, here: Here) -> Made | None:
    """next March, in May."""
    days = named_month(month, here)
    if which == "last":
        first = calendar.shifted(days.start, -12)
        return Made("days", Days(*calendar.month_span(first.year, first.month), "month", month), 0.5) if first else None
    return Made("days", days, 0.5)


@rule(MONTH, "next nextafter")
def month_next(month: int, _: str, here: Here) -> Made | None:
    """marzo que viene."""
    return Made("days", named_month(month, here), 0.5) if here.lexicon.code == "es" else None


def coming_month(month: int, here: Here) -> tuple[date, date]:
    """The next such month, the one that is included: its first day and the next month's."""
    year = here.today.year + (month < here.today.month)
    return calendar.month_span(year, month)


def named_month(month: int, here: Here) -> Days:
    """The next such month, the one that is included."""
    return Days(*coming_month(month, here), "month", month)


@rule(MONTH, "afternext")
def month_after_next(month: int, _: str, here: Here) -> Made | None:
    """March after next: not the one that comes first, but the year after."""
    first = named_month(month, here).start
    return Made("days", Days(*calendar.month_span(first.year + 1, month), "month", month), 1.0)


@rule("wd", "ofmonth")
def weekdays_of_month(day: Day, month: int, here: Here) -> Made | None:
    """any Tuesday in December."""
    if day.dom or day.inside or day.which or day.weekday is None:
        return None
    whole = named_month(month, here)
    return Made("days", Days(whole.start, whole.end, only=frozenset({day.weekday})), 0.6)
