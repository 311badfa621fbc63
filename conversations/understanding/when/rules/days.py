"""Days, weeks and months: the 2nd of March, next Tuesday, the first Friday of next month, Sunday of next week, late March."""

from __future__ import annotations

from datetime import timedelta

from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import DAY, MONTH, is_one
from conversations.understanding.when.values import Day, Days, Num, replace

_DOM = 31
_WEEK = 7
_MOST_DIGITS = 2


def dom_number(value: Num | Day | int) -> int | None:
    """A number, an ordinal or "the 5th" as the day of a month."""
    if isinstance(value, Day):
        return value.dom if value.month is None and value.weekday is None else None
    if isinstance(value, Num):
        return value.n if 1 <= value.n <= _DOM and value.digits <= _MOST_DIGITS else None
    return None


def _impossible(dom: Num | Day) -> bool:
    """A number that would be a day were there such a day: no month is read in its stead."""
    return isinstance(dom, Num) and 1 <= dom.digits <= _MOST_DIGITS


def _dated(month: int, dom: int | None) -> Day | None:
    return Day(month=month, dom=dom) if dom and calendar.on(2000, month, dom) else None


@rule("num ord spelt dom numdash", MONTH)
@rule("num ord spelt dom", "ofmonth")
def day_then_month(dom: Num | Day, month: int, _: Here) -> Made | None:
    """3 March, the 2nd of August, 30-jul."""
    found = _dated(month, dom_number(dom))
    if found is None and _impossible(dom):
        return Made("kill", None, 1.0)
    return Made("md", found, 1.0) if found else None


@rule(MONTH, "num ord spelt dom dashnum")
def month_then_day(month: int, dom: Num | Day, _: Here) -> Made | None:
    """March 3, February the 15th, May twenty-first."""
    found = _dated(month, dom_number(dom))
    if found is None and _impossible(dom):
        return Made("kill", None, 1.0)
    return Made("md", found, 1.0) if found else None


@rule("md", "works")
def date_works(day: Day, _: None, __: Here) -> Made:
    """dec 1 is fine: no one o'clock in December."""
    return Made("md", day)


@rule("md", "num")
def days_listed(day: Day, other: Num, _: Here) -> Made | None:
    """dec 1, 2 …"""
    return either_day(day, other, _) if other.listed and other.digits <= 2 else None


@rule("eitherday", "orday num")
def one_day_more(days: tuple[Day, ...], other: Num, _: Here) -> Made | None:
    """dec 1, 2 or 3."""
    made = either_day(days[-1], other, _) if other.digits <= 2 else None
    return Made("eitherday", (*days[:-1], *made.value), made.worth) if made else None


@rule("or", "num ord spelt")
def or_day(_: str, dom: Num, __: Here) -> Made | None:
    """… or 4."""
    return Made("orday", dom) if dom_number(dom) else None


@rule("md", "orday")
def either_day(day: Day, other: Num, _: Here) -> Made | None:
    """dec 3 or 4: two days of one month."""
    if not day.dom or not day.month or other.n <= day.dom or not _dated(day.month, other.n):
        return None
    return Made("eitherday", (day, replace(day, dom=other.n, weekday=None)), 1.2)


@rule("or", "md")
def or_date(_: str, day: Day, __: Here) -> Made | None:
    """… or 2 dec."""
    return Made("ordate", day) if day.dom and day.month and day.weekday is None else None


@rule("md", "ordate")
def date_or_date(day: Day, other: Day, _: Here) -> Made:
    """12/3 or 12/4."""
    return Made("eitherday", (day, other), 1.2)


@rule("num ord spelt", "ordate")
def either_date(dom: Num, other: Day, _: Here) -> Made | None:
    """1 or 2 dec: two days of one month."""
    if not other.dom or not other.month or not 0 < dom.n < other.dom or not _dated(other.month, dom.n):
        return None
    return Made("eitherday", (replace(other, dom=dom.n), other), 0.8)


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
    return Made("ofyear", year, 0.0) if is_year(year) else None


def is_year(num: Num) -> bool:
    return num.digits == 4 and 1900 <= num.n <= 2100


@rule("md", "num ofyear")
def day_and_year(day: Day, year: Num, _: Here) -> Made | None:
    """March 3, 2027."""
    if not is_year(year) or day.year is not None or day.on is not None:
        return None
    return Made("md", replace(day, year=year.n), 1.0)


@rule(MONTH, "num ofyear dashnum")
def month_and_year(month: int, year: Num, _: Here) -> Made | None:
    """March 2027, Dec/2018."""
    return Made("days", Days(*calendar.month_span(year.n, month), "month", month), 1.0) if is_year(year) else None


@rule("days", "num ofyear")
def month_days_and_year(days: Days, year: Num, _: Here) -> Made | None:
    """first week of … 2027 is another matter: only a named month takes a year."""
    if days.grain != "month" or not days.month or not is_year(year):
        return None
    return Made("days", Days(*calendar.month_span(year.n, days.month), "month", days.month), 1.0)


@rule("num ofyear", MONTH)
def year_then_month(year: Num, month: int, here: Here) -> Made | None:
    """2016, November."""
    return month_and_year(month, year, here)


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
    if not dom_number(dom) or dom.n <= here.choices or (the != "el" if spanish else not dom.digits):
        return None
    return Made("dom", Day(dom=dom.n), 0.3)


@rule("num dom", "ofnum")
def day_of_number(dom: Num | Day, month: Num, _: Here) -> Made | None:
    """el 21 del 3."""
    found = _dated(month.n, dom_number(dom)) if month.n <= 12 else None
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


@rule("wd wwd", "dom ord")
@rule("wd", "spelt")
def weekday_and_dom(day: Day, dom: Day | Num, _: Here) -> Made | None:
    """Tuesday the 19th."""
    number = dom_number(dom)
    if day.dom or day.inside or not number:
        return None
    return Made("dom", replace(day, dom=number, which=None), 1.0)


@rule("wd", "num")
def weekday_and_number(day: Day, dom: Num, here: Here) -> Made | None:
    """viernes 31; in English a number below 13 is an hour sooner than a day."""
    number = None if is_one(dom) else dom_number(dom)
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
def weekday_and_date(first: Day, second: Day, here: Here) -> Made | None:
    """Friday, March 15: where they disagree, the date is believed."""
    date, day = (second, first) if second.month or second.on else (first, second)
    date = _in_order_of(day, date, here)
    if day.dom or day.inside or date.weekday is not None:
        return None
    return Made("md", replace(date, weekday=day.weekday), 1.0)


def _in_order_of(day: Day, date: Day, here: Here) -> Day:
    """Wed 2/12: the second of December, where that and no twelfth of February is a Wednesday."""
    if not date.slashed or not date.dom:
        return date
    turned = replace(date, month=date.dom, dom=date.month, slashed=False)
    first, other = (calendar.resolved(one, here.today) for one in (date, turned))
    return turned if first and other and first.weekday() != day.weekday == other.weekday() else date


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


@rule("this next last coming", "wd wwd")
def which_weekday(which: str, day: Day, _here: Here) -> Made | None:
    """next Tuesday."""
    if day.which or day.dom or day.inside or day.on:
        return None
    return Made("lastwd" if which == "last" else "wd", replace(day, which=which), 1.0)


@rule("wd wwd", "next nextafter coming")
def weekday_next(day: Day, _which: str, here: Here) -> Made | None:
    """el viernes que viene."""
    return which_weekday("next", day, here) if here.lexicon.code == "es" else None


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
