"""A day and a time of day that stand side by side belong together, in either order."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.common import DAY, DAYS, TOD, clock_in, clock_of, hour_of, is_one, refined
from conversations.understanding.when.values import Clock, Day, Days, Num, Part, Span, Tod, When, replace

_ANY_DAY = f"{DAY} {DAYS} nthday"


@rule(_ANY_DAY, TOD)
def day_then_time(day: Day | Days, tod: Tod, here: Here) -> Made:
    """tomorrow at 5pm; el martes 4 a las 7, where the 4 begins no range of hours."""
    dated = here.lexicon.day_first and isinstance(day, Day) and day.weekday is not None and day.dom is not None
    over = isinstance(day, Day) and day.on is not None and day.on < here.today  # the next day said may claim the time
    return Made("both", When(day, tod), 1.1 if dated and isinstance(tod, Clock) else 0.3 if over else 0.6)


@rule(TOD, f"{_ANY_DAY} ofday")
def time_then_day(tod: Tod, day: Day | Days, here: Here) -> Made | None:
    """at 5pm tomorrow, la noche del martes."""
    return day_then_time(day, tod, here)


@rule(_ANY_DAY, "wpart")
def day_then_meal(day: Day | Days, name: str, here: Here) -> Made | None:
    """tomorrow lunch."""
    return day_then_time(day, Part(name), here)


@rule("wpart", _ANY_DAY)
def meal_then_day(name: str, day: Day | Days, here: Here) -> Made | None:
    """lunch tomorrow."""
    return day_then_time(day, Part(name), here)


@rule("sameclock", "days")
def same_time_in_week(clock: Clock, days: Days, here: Here) -> Made | None:
    """same time next week: on the same weekday."""
    if days.grain != "week" or here.about is None:
        return None
    return Made("both", When(Day(weekday=here.about.start.weekday(), inside=(days.start, days.end)), clock), 1.5)


@rule(_ANY_DAY, "fromhour")
def day_from_hour(day: Day | Days, clock: Clock, here: Here) -> Made | None:
    """tomorrow from 2."""
    return day_then_time(day, Span(start=clock), here)


@rule("fromhour", _ANY_DAY)
def from_hour_on_day(clock: Clock, day: Day | Days, here: Here) -> Made | None:
    """from 2 tomorrow."""
    return day_then_time(day, Span(start=clock), here)


@rule("of", DAY)
def of_day(_: str, day: Day, __: Here) -> Made:
    """… del 15."""
    return Made("ofday", day)


@rule("of", "num")
def of_dom(_: str, dom: Num, here: Here) -> Made | None:
    """… del 15."""
    return Made("ofday", Day(dom=dom.n)) if here.lexicon.code == "es" and 1 <= dom.n <= 31 and dom.digits else None


@rule("of", "ord")
def of_ordinal(_: str, dom: Num, _here: Here) -> Made | None:
    """… of the 5th."""
    return Made("ofday", Day(dom=dom.n)) if 1 <= dom.n <= 31 else None


@rule("this", "part")
def this_part(_: str, part: Part, here: Here) -> Made:
    """this afternoon."""
    return Made("both", When(Day(on=here.today), part), 0.8)


@rule("hm clock hclock num", "thispart")
def hour_this_part(time: Num | Clock, when: When, here: Here) -> Made | None:
    """8 this evening."""
    return time_and_both(time, when, here)


@rule("both", "clock part apart span hm")
@rule("both", "num")
def both_then_time(when: When, time: Tod | Num, here: Here) -> Made | None:
    """tomorrow afternoon at 5; tomorrow afternoon after 3: no longer than the afternoon."""
    made = time_and_both(time, when, here)
    if made is None or not isinstance(made.value.tod, Span) or not isinstance(when.tod, Part):
        return made
    return made._replace(value=replace(when, tod=refined(when.tod, made.value.tod)))


@rule("clock part apart span hm num", "both")
def time_and_both(time: Tod | Num, when: When, _here: Here) -> Made | None:
    """8 this evening, early on Monday morning at 8."""
    tod = hour_of(time) if isinstance(time, Num) else time
    if tod is None or when.tod is None:
        return None
    if isinstance(time, Num) and (not isinstance(when.tod, Part) or (is_one(time) and not when.tod.led)):
        return None
    found = refined(when.tod, tod)
    if isinstance(found, Span):
        found = replace(found, within=None)  # after 3 tomorrow afternoon: the part tells which 3
    return found and Made("both", replace(when, tod=found), 0.5 if not isinstance(time, Num) else 0.2)


@rule("early late laterin", "both")
def share_of_both(share: str, when: When, here: Here) -> Made | None:
    """early tomorrow morning."""
    if not isinstance(when.tod, Part):
        return None
    name = f"{'early' if share == 'early' else 'late'} {when.tod.name}"
    return Made("both", replace(when, tod=Part(name)), 0.3) if name in here.lexicon.parts else None


@rule("part apart", "clock span")
def part_then_time(part: Part, tod: Clock | Span, _: Here) -> Made | None:
    """in the evening at eight."""
    found = refined(part, tod)
    return found and Made("clock" if isinstance(found, Clock) else "span", found, 0.4)


@rule("clock", "part")
def time_then_part(tod: Clock, part: Part, _: Here) -> Made | None:
    """3:20 in the afternoon."""
    return Made("clock", clock_in(tod, part.name), 0.8)


@rule("part", "part")
def part_of_part(first: Part, second: Part, here: Here) -> Made | None:
    """early morning: the narrower one."""
    wide, narrow = sorted(
        (first, second), key=lambda p: -(here.lexicon.parts[p.name][1] - here.lexicon.parts[p.name][0])
    )
    if first == second or wide.name.split()[-1] == narrow.name.split()[-1]:
        return Made("part", narrow, 0.2)
    return None


@rule("span", "span")
def two_open_ends(first: Span, second: Span, _: Here) -> Made | None:
    """after 9 before 11."""
    found = refined(first, second)
    return found and Made("span", found, 0.5)


@rule("wd dom md rel shift holiday", "num hm homhm")
def day_then_number(day: Day, time: Num | Clock, _here: Here) -> Made | None:
    """Monday 3, tomorrow 9: an hour, where nothing is counted."""
    clock = clock_of(time)
    if clock is None or is_one(time) or (isinstance(time, Num) and time.digits == 4 and 1900 <= time.n <= 2100):
        return None
    return Made("both", When(day, clock), 0.1)


@rule("num hm homhm", "wd rel holiday shift")
def number_then_day(time: Num | Clock, day: Day, here: Here) -> Made | None:
    """9 tomorrow."""
    return day_then_number(day, time, here)


@rule("both", "num")
def hour_listed(when: When, other: Num, _: Here) -> Made | None:
    """Monday at 9, 10 or 11."""
    clock = hour_of(other) if other.listed and other.digits <= 2 else None
    if clock is None or not isinstance(when.tod, Clock) or when.tod.half != clock.half:
        return None
    return Made("eitherboth", (when, replace(when, tod=clock)), 0.1)


@rule("num", "md dom")
def military_then_day(time: Num, day: Day, here: Here) -> Made | None:
    """1500 on dec 1."""
    clock = clock_of(time) if time.digits > 2 and not time.n % 5 else None
    return day_then_time(day, clock, here) if clock else None


@rule("spelt", "clock span")
def spelt_then_time(dom: Num, tod: Clock | Span, here: Here) -> Made | None:
    """the third at 2, where no offer could be the third."""
    return day_then_time(Day(dom=dom.n), tod, here) if not here.choices and 1 < dom.n <= 31 else None


@rule("both", "wd md dom rel ofday")
def both_then_day(when: When, day: Day, _here: Here) -> Made | None:
    """3pm on Friday, March 5th: two words for one day."""
    found = same_day(when.day, day)
    return found and Made("both", replace(when, day=found), 0.4)


@rule("wd md dom rel", "both")
def day_then_both(day: Day, when: When, here: Here) -> Made | None:
    """today, March 5th at 3."""
    return both_then_day(when, day, here)


@rule("wd wwd dom md rel shift holiday days ofday", "ampm")
def day_then_half(day: Day | Days, half: str | None, here: Here) -> Made | None:
    """tomorrow pm, Friday am."""
    return day_then_time(day, Part("morning" if half == "am" else "afternoon"), here) if half else None


@rule("weakday", "clock")
def dashed_then_time(day: Day, tod: Clock, here: Here) -> Made | None:
    """12-10 10:30: a date, where it cannot be hours."""
    return day_then_time(day, tod, here) if tod.half is not None or tod.minute else None


@rule("both", "days ofdays")
def both_of_days(when: When, days: Days, _: Here) -> Made | None:
    """the first Monday 1pm to 3pm of next month."""
    day = when.day
    if not isinstance(day, Day) or day.inside or day.on or day.dom or day.weekday is None:
        return None
    if days.grain == "week":
        return Made("both", replace(when, day=Day(weekday=day.weekday, inside=(days.start, days.end))), 1.0)
    if days.grain == "month" and day.nth:
        return Made("both", replace(when, day=replace(day, inside=(days.start, days.end))), 1.0)
    return None


@rule("nthwd", TOD)
def nth_then_time(day: Day, tod: Tod, _: Here) -> Made:
    """the first Monday at 3 …"""
    return Made("nthboth", When(day, tod))


@rule("nthboth", "ofdays days")
def nth_time_of_days(when: When, days: Days, here: Here) -> Made | None:
    """… of next month."""
    return both_of_days(when, days, here)


def same_day(first: Day | Days | None, second: Day) -> Day | None:
    """One day out of two wordings of it, or None where they cannot be the same."""
    if not isinstance(first, Day):
        return None
    for one, other in ((first, second), (second, first)):
        if (
            one.weekday is not None
            and not one.dom
            and not one.inside
            and one.which is None
            and other.weekday is None
            and not other.inside
        ):
            if other.dom:
                return replace(other, weekday=one.weekday)
            if other.on is not None and other.on.weekday() == one.weekday:
                return other
    return None
