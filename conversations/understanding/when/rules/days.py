"""Days, weeks and months: the 2nd of March, next Tuesday, the first Friday of next month, Sunday of next week, late March."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import DAY, MONTH
from conversations.understanding.when.values import Day, Days, Num

_DOM = 31
_WEEK = 7
_MOST_DIGITS = 2


def _dom(value: Num | Day | int) -> int | None:
    """A number, an ordinal or "the 5th" as the day of a month."""
    if isinstance(value, Day):
        return value.dom if value.month is None and value.weekday is None else None
    if isinstance(value, Num):
        return value.n if 1 <= value.n <= _DOM and value.digits <= _MOST_DIGITS else None
    return None


def _dated(month: int, dom: int | None) -> Day | None:
    return Day(month=month, dom=dom) if dom and calendar.on(2000, month, dom) else None


@rule("num ord spelt dom numdash", MONTH)
@rule("num ord spelt dom", "ofmonth")
def day_then_month(dom: Num | Day, month: int, _: Here) -> Made | None:
    """3 March, the 2nd of August, 30-jul."""
    found = _dated(month, _dom(dom))
    return Made("md", found, 1.0) if found else None


@rule(MONTH, "num ord spelt dom dashnum")
def month_then_day(month: int, dom: Num | Day, _: Here) -> Made | None:
    """March 3, February the 15th, May twenty-first."""
    found = _dated(month, _dom(dom))
    return Made("md", found, 1.0) if found else None


@rule("num", "dash slash")
def number_dash(num: Num, _: str, __: Here) -> Made:
    """30-…"""
    return Made("numdash", num, -0.2)


@rule("dash slash", "num")
def dash_number(_: str, num: Num, __: Here) -> Made:
    """…-30"""
    return Made("dashnum", num, -0.2)


@rule("numdash", "md")
def year_dash_day(year: Num, day: Day, _: Here) -> Made | None:
    """2012/Aug/10."""
    return Made("md", replace(day, year=year.n), 1.0) if year.digits == 4 and day.year is None else None


@rule("of in", MONTH)
def of_month(_: str, month: int, __: Here) -> Made:
    """… of March."""
    return Made("ofmonth", month, 0.0)


@rule("of in on dash", "num")
@rule("of", "year")
def of_year(_: str, year: Num, __: Here) -> Made | None:
    """… of 2026, … in 2026."""
    return Made("ofyear", year, 0.0) if _is_year(year) else None


def _is_year(num: Num) -> bool:
    return num.digits == 4 and 1900 <= num.n <= 2100


@rule("md", "num ofyear")
def day_and_year(day: Day, year: Num, _: Here) -> Made | None:
    """March 3, 2027."""
    if not _is_year(year) or day.year is not None or day.on is not None:
        return None
    return Made("md", replace(day, year=year.n), 1.0)


@rule(MONTH, "num ofyear dashnum")
def month_and_year(month: int, year: Num, _: Here) -> Made | None:
    """March 2027, Dec/2018."""
    return Made("days", Days(*calendar.month_span(year.n, month), "month", month), 1.0) if _is_year(year) else None


@rule("days", "num ofyear")
def month_days_and_year(days: Days, year: Num, _: Here) -> Made | None:
    """first week of … 2027 is another matter: only a named month takes a year."""
    if days.grain != "month" or not days.month or not _is_year(year):
        return None
    return Made("days", Days(*calendar.month_span(year.n, days.month), "month", days.month), 1.0)


@rule("num ofyear", MONTH)
def year_then_month(year: Num, month: int, here: Here) -> Made | None:
    """2016, November."""
    return month_and_year(month, year, here)


# -- days of a month without its name


@rule("the on", "ord")
@rule("on", "spelt")
@rule("dia", "num ord spelt")
def the_ordinal(_: str, dom: Num, here: Here) -> Made | None:
    """the 5th; with offers on the table "the 2nd" may be one of them."""
    return Made("dom", Day(dom=dom.n), 0.6) if here.choices < dom.n <= _DOM else None


@rule("ord", "only")
def bare_ordinal(dom: Num, _: str, here: Here) -> Made | None:
    """5th please."""
    return the_ordinal(_, dom, here)


@rule("the", "spelt")
def the_spelt(_: str, dom: Num, __: Here) -> Made | None:
    """the ninth: a day of the month only beside another day."""
    return Made("spelt", dom, 0.1)


@rule("the on el", "num")
def the_number(the: str, dom: Num, here: Here) -> Made | None:
    """the 13, on 15, el 4."""
    spanish = here.lexicon.code == "es"
    if not _dom(dom) or dom.n <= here.choices or (the != "el" if spanish else not dom.digits):
        return None
    return Made("dom", Day(dom=dom.n), 0.3)


@rule("num dom", "ofnum")
def day_of_number(dom: Num | Day, month: Num, _: Here) -> Made | None:
    """el 21 del 3."""
    found = _dated(month.n, _dom(dom)) if month.n <= 12 else None
    return Made("md", found, 0.8) if found else None


@rule("of de", "num")
def of_number(_: str, num: Num, here: Here) -> Made | None:
    """… del 3."""
    return Made("ofnum", num, -0.2) if here.lexicon.day_first and num.digits and 1 <= num.n <= 12 else None


@rule("unit", "num")
def week_number(unit: str, num: Num, here: Here) -> Made | None:
    """week 31, as ISO 8601 counts."""
    if unit != "week" or not num.digits or not 1 <= num.n <= 53:
        return None
    monday = calendar.iso_week(here.today, num.n)
    return Made("days", Days(monday, monday + timedelta(_WEEK), "week"), 0.5) if monday else None


@rule("dia", "dom")
@rule("on the in for of", "dom md")
@rule("on the for of this", "rel holiday shift")
def plain_day(_: str, day: Day, _here: Here) -> Made | None:
    """on the 5th, in December 3."""
    category = "md" if day.month is not None else "dom" if day.dom is not None else "rel"
    return Made(category, day, 0.1)


@rule("on the in for a", "wd wwd")
def on_weekday(_: str, day: Day, __: Here) -> Made:
    """on Tuesday, el martes."""
    return Made("wd", day, 0.2)


@rule("around", DAY)
def around_day(_: str, day: Day, here: Here) -> Made | None:
    """around Tuesday, on or about the 21st."""
    return plain_day(_, day, here) if day.weekday is None else Made("wd", day, 0.1)


@rule("in on", "days")
@rule("the in on for around of", "days")
def plain_days(_: str, days: Days, __: Here) -> Made:
    """in the week …"""
    return Made("days", days, 0.1)


@rule("wd wwd", "dom ord")
@rule("wd", "spelt")
def weekday_and_dom(day: Day, dom: Day | Num, _: Here) -> Made | None:
    """Tuesday the 19th."""
    number = _dom(dom)
    if day.dom or day.inside or not number:
        return None
    return Made("dom", replace(day, dom=number, which=None), 1.0)


@rule("wd", "num")
def weekday_and_number(day: Day, dom: Num, here: Here) -> Made | None:
    """viernes 31; in English a number below 13 is an hour sooner than a day."""
    number = _dom(dom)
    if day.dom or day.inside or day.which or not number:
        return None
    if number > 12:
        return Made("dom", replace(day, dom=number), 0.8)
    return Made(
        "dom" if here.lexicon.day_first else "weakdom",
        replace(day, dom=number),
        0.4 if here.lexicon.day_first else -0.2,
    )


@rule("wd wwd", "dashday weakday")
def weekday_and_dashed(day: Day, date: Day, here: Here) -> Made | None:
    """Friday 7-6: a date only where it is a Friday; hours otherwise."""
    found = calendar.resolved(date, here.today)
    return weekday_and_date(day, date, here) if found and found.weekday() == day.weekday else None


@rule("wd wwd", "md dotday")
@rule("md", "wd")
def weekday_and_date(first: Day, second: Day, _: Here) -> Made | None:
    """Friday, March 15: where they disagree, the date is believed."""
    date, day = (second, first) if second.month or second.on else (first, second)
    if day.dom or day.inside or date.weekday is not None:
        return None
    return Made("md", replace(date, weekday=day.weekday), 1.0)


@rule("on in the for this", "dashday weakday dotday")
@rule("before after by until from", "dashday")
def dashed_date(_: str, day: Day, __: Here) -> Made | None:
    """on 4-22, in 7.6."""
    return Made("md", day, 1.0) if _ in ("on", "in", "the", "for", "this") else None


@rule("this next last coming", "dom md")
def which_date(which: str, day: Day, _: Here) -> Made | None:
    """this 5/12; last March 3."""
    if day.which or day.on:
        return None
    return Made("md" if day.month else "dom", replace(day, which="last") if which == "last" else day, 0.3)


# -- which Tuesday


@rule("this next last coming", "wd wwd")
def which_weekday(which: str, day: Day, _here: Here) -> Made | None:
    """next Tuesday."""
    if day.which or day.dom or day.inside or day.on:
        return None
    return Made("lastwd" if which == "last" else "wd", replace(day, which=which), 1.0)  # type: ignore[arg-type]


@rule("wd wwd", "next nextafter coming")
def weekday_next(day: Day, _which: str, here: Here) -> Made | None:
    """el viernes que viene."""
    return which_weekday("next", day, here) if here.lexicon.code == "es" else None


@rule("the on", "lastwd")
def the_last_weekday(_: str, day: Day, __: Here) -> Made:
    """the last Tuesday …"""
    return Made("lastwd", day, 0.1)


@rule("wd wwd", "lastafter")
def weekday_last(day: Day, _: str, _here: Here) -> Made | None:
    """el martes pasado."""
    return Made("lastwd", replace(day, which="last"), 1.0) if not day.which else None


@rule("wd", "afternext")
def weekday_after_next(day: Day, _: str, here: Here) -> Made | None:
    """the Friday after next."""
    first = calendar.resolved(Day(weekday=day.weekday), here.today)
    return Made("rel", Day(on=first + timedelta(_WEEK)), 1.0) if first else None


@rule("wd", "unit")
def weekday_week(day: Day, unit: str, here: Here) -> Made | None:
    """Tuesday week, as the British say."""
    first = calendar.resolved(day, here.today)
    if unit != "week" or first is None or here.lexicon.code != "en":
        return None
    return Made("rel", Day(on=first + timedelta(_WEEK)), 0.4)


@rule("other", "wd")
def every_other(_: str, day: Day, __: Here) -> Made:
    """every other Tuesday."""
    return Made("wd", day)


# -- of a week or month


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


@rule("the on", "nthwd")
def the_nth_weekday(_: str, day: Day, __: Here) -> Made:
    """the second …"""
    return Made("nthwd", day, 0.1)


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
    if day.inside is None or day.month is None or not _is_year(year):
        return None
    return Made("md", replace(day, inside=calendar.month_span(year.n, day.month)), 1.0)


@rule("dom num ord spelt ordday", "ofdays")
@rule("dom ord", "days")
def dom_of_days(dom: Day | Num, days: Days, _: Here) -> Made | None:
    """the 20th of next month."""
    number = _dom(dom)
    if not number or days.grain != "month" or not calendar.on(days.start.year, days.start.month, number):
        return None
    start = days.start
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


@rule("the on in", "ordday")
def the_nth_day(_: str, nth: Num, __: Here) -> Made:
    """the third day …"""
    return Made("ordday", nth, 0.1)


@rule("the on in", "ordweek")
def the_nth_week(_: str, nth: Num, __: Here) -> Made:
    """the third week …"""
    return Made("ordweek", nth, 0.1)


@rule("ordday", "ofmonth")
def nth_day_of_month(nth: Num, month: int, here: Here) -> Made | None:
    """the third day of October."""
    if nth.n > 0:
        return day_then_month(nth, month, here)
    found = _of_coming_month(month, here)
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


def _of_coming_month(month: int, here: Here) -> tuple[date, date]:
    year = here.today.year + (month < here.today.month)
    return calendar.month_span(year, month)


@rule("ordweek", "ofmonth")
def nth_week_of_month(nth: Num, month: int, here: Here) -> Made | None:
    """the third week of January."""
    start = calendar.nth_week(*_of_coming_month(month, here), nth.n)
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


# -- whole weeks and months


@rule("this next last coming", "unit")
def which_unit(which: str, unit: str, here: Here) -> Made | None:
    """next week, this weekend, last month."""
    step = {"this": 0, "next": 1, "coming": 1, "last": -1}[which]
    return stretch(unit, 0 if unit == "weekend" and which == "coming" else step, here)


@rule("unit", "next nextafter coming")
def unit_next(unit: str, _which: str, here: Here) -> Made | None:
    """la semana que viene."""
    return stretch(unit, 1, here) if here.lexicon.code == "es" else None


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


def named_month(month: int, here: Here) -> Days:
    """The next such month, the one that is included."""
    return Days(*_of_coming_month(month, here), "month", month)


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


def _still_to_come(month: Days, share: str, here: Here) -> Days:
    """The beginning of the month, said near its end, is the next one's."""
    over = month.grain == "month" and here.lexicon.month_shares[share][1] <= here.today.day
    return Days(*calendar.month_span(month.end.year, month.end.month), "month") if over else month


@rule("the", "share")
def the_share(_: str, share: str, __: Here) -> Made:
    """at the end of …"""
    return Made(share, share)


@rule("at in by the", "startof endof mid")
def at_share(_: str, share: str, __: Here) -> Made:
    """at the end of …"""
    return Made(share, share)


@rule("startof endof mid early late restof laterin", "the around my")
def share_the(share: str, _: str, __: Here) -> Made:
    """the end of the …"""
    return Made(share, share)


@rule("laterin", "rel")
def later_today(_: str, day: Day, here: Here) -> Made | None:
    """later today."""
    return Made("rel", day, 0.5) if day.on == here.today else None


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


@rule("the", "restofday")
def the_rest(_: str, rest: None, __: Here) -> Made:
    """the rest of today."""
    return Made("restofday", rest, 0.1)


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
    return week_of(_, Day(dom=dom.n), here) if _dom(dom) else None


@rule("holiday", "unit")
def holiday_weekend(day: Day, unit: str, here: Here) -> Made | None:
    """Labor Day weekend."""
    return weekend_of(unit, day, here)


@rule("unit", "ofday")
def weekend_of(unit: str, day: Day, here: Here) -> Made | None:
    """the weekend of the 4th of July."""
    found = calendar.resolved(day, here.today)
    if unit != "weekend" or found is None:
        return None
    saturday = calendar.monday(found) + timedelta(5 if found.weekday() > 1 else -2)
    return Made("days", Days(saturday, saturday + timedelta(2)), 1.0)


@rule("the", "weekof")
def the_week_of(_: str, week: str, __: Here) -> Made:
    """the week of …"""
    return Made("weekof", week, 0.1)
