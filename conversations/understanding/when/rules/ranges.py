"""From one to another, and which two may be: 2 to 4, 9:30-11, between 8 and 10, today 4pm until tomorrow 5pm."""

from __future__ import annotations

from typing import Any

from conversations.understanding.when.chart import Here, Made, Rule, rule
from conversations.understanding.when.resolve import beginning, chosen, minutes_of
from conversations.understanding.when.rules.common import as_when, clock_in, clock_of, hour_of, is_one
from conversations.understanding.when.rules.dayranges import (
    day_to_day,
    days_to_days,
    months,
    now_to_clock,
    some_days,
    to_now,
)
from conversations.understanding.when.values import Clock, Day, Moments, Num, Pair, Part, Span, When, replace

_ENDS = "num hm clock hclock minclock toclock ord spelt dom md wd wwd rel shift holiday mon wmon both days part now"
_SOME = ("ord", "spelt", "dom")


def _wrap(mark: str, kept: str) -> None:
    """A word such as "to" and what follows it become one piece, whose category keeps both: `to:clock`."""
    for category in _ENDS.split():

        def wrapped(_: str, value: object, __: Here, made: str = f"{kept}:{category}") -> Made:
            return Made(made, value)

        rule(mark, category)(wrapped)


def _wrap_clock(mark: str, made: str) -> None:
    """Spanish "a las" and its kin: a clock time follows, whatever else the number could be."""

    def wrapped(_: str, time: Num | Clock, __: Here) -> Made | None:
        clock = clock_of(time)
        return Made(made, clock, 0.1) if clock else None

    rule(mark, "num hm clock hclock")(wrapped)


for _mark in ("to", "and", "from", "between", "dash"):
    _wrap(_mark, _mark)
_wrap("de", "from")
for _mark, _made in (
    ("toat", "tolas:clock"),
    ("tountil", "to:clock"),
    ("andat", "and:clock"),
    ("fromat", "from:clock"),
    ("deat", "from:clock"),
    ("betweenat", "between:clock"),
):
    _wrap_clock(_mark, _made)


def _pairs() -> None:
    """Every beginning beside every end; what they mean depends on what they are."""
    for first in _ENDS.split():
        for last in _ENDS.split():
            function = _meaning(first, last)
            if function is None:
                continue
            # "mon 9-11, tues after 3": a dash joins hours of one day sooner than moments of two.
            apart = first == last == "both"
            rule(first, f"to:{last}")(_scored(function, 0.5, False))
            rule(first, f"dash:{last}")(_scored(function, -1.0 if apart else 0.5, False))
            rule(f"from:{first}", f"to:{last} dash:{last} tolas:{last}")(_scored(function, 1.0, True))
            rule(f"between:{first}", f"and:{last} to:{last} dash:{last} tolas:{last}")(_scored(function, 1.2, True))


def _scored(function: Rule, worth: float, marked: bool) -> Rule:
    def scored(first: Any, last: Any, here: Here) -> Made | None:
        made = function(first, last, here)
        if made is None:
            return None
        value = replace(made.value, marked=marked) if isinstance(made.value, Pair) else made.value
        return Made(made.category, value, made.worth + worth)

    return scored


def _meaning(first: str, last: str) -> Rule | None:
    """The function that reads a range from one category to another, or None."""
    return _BY_KIND.get((_KIND.get(first, ""), _KIND.get(last, "")))


def _numbers(first: Num, last: Num, _: Here) -> Made | None:
    """4 to 6: hours or days, the neighbours tell."""
    return Made("pair", Pair(first, last)) if max(first.digits, last.digits) <= 4 else None


def _times(first: Num | Clock, last: Num | Clock, _: Here) -> Made | None:
    start, end = clock_of(first), clock_of(last)
    return Made("span", Span(start, end), 0.5) if start and end else None


def _parts(first: Part, last: Part, here: Here) -> Made | None:
    """morning to afternoon."""
    start, end = here.lexicon.parts[first.name][0], here.lexicon.parts[last.name][1]
    return Made("span", Span(Clock(start, 0, "day"), Clock(end, 0, "day"))) if start < end else None


def _part_time(first: Part, last: Num | Clock, here: Here) -> Made | None:
    """from the morning until 5pm."""
    end = None if is_one(last) else clock_of(last)
    return Made("span", Span(Clock(here.lexicon.parts[first.name][0], 0, "day"), end)) if end else None


@rule("pair", "ampm gluedampm")
def pair_with_half(pair: Pair, half: str | None, _: Here) -> Made | None:
    """5-6 pm."""
    start, end = hour_of(pair.first), hour_of(pair.last)
    if start is None or end is None:
        return None
    return Made("span", Span(start, replace(end, half=end.half or half)), 1.0)


@rule("pair span", "part apart")
def pair_in_part(pair: Pair | Span, part: Part, _: Here) -> Made | None:
    """between 5 and 6 in the afternoon."""
    span = pair if isinstance(pair, Span) else _span(pair)
    if span is None or span.end is None:
        return None
    end = clock_in(span.end, part.name)
    return Made("span", replace(span, end=end, start=_start_in(span.start, end, part)), 1.0)


def _start_in(start: Clock | None, end: Clock, part: Part) -> Clock | None:
    return clock_in(start, part.name) if start and minutes_of(clock_in(start, part.name)) < minutes_of(end) else start


@rule("part apart", "pair")
def part_then_pair(part: Part, pair: Pair, here: Here) -> Made | None:
    """morning 6-8."""
    return pair_in_part(pair, part, here)


@rule("both", "pair")
@rule("pair", "both")
def both_and_pair(first: When | Pair, second: When | Pair, here: Here) -> Made | None:
    """next Monday morning 6-8."""
    when, pair = (first, second) if isinstance(first, When) else (second, first)
    assert isinstance(when, When)
    assert isinstance(pair, Pair)
    span = _span(pair)
    if span is None or not isinstance(when.tod, Part):
        return None
    made = pair_in_part(pair, when.tod, here)
    return Made("both", replace(when, tod=made.value), 1.0) if made else None


@rule("wd wwd dom md rel shift days holiday ofday", "pair")
@rule("pair", "wd wwd md rel dom shift holiday days ofday")
def day_and_pair(first: Day | Pair, second: Day | Pair, here: Here) -> Made | None:
    """Monday 6-8, between 8 and 10 on Sunday; "five to 3 on Sunday" is no range."""
    day, pair = (second, first) if isinstance(first, Pair) else (first, second)
    assert isinstance(pair, Pair)
    span = _span(pair)
    when = as_when(day)
    if span is None or when is None or (not pair.marked and _is_backwards(span, here)):
        return None
    return Made("both", replace(when, tod=span), 0.5)


def _is_backwards(span: Span, here: Here) -> bool:
    """Does it begin after its end, as a clinic's day goes?"""
    return bool(span.start and span.end and chosen(span.start, here) >= chosen(span.end, here, end=True))


def _span(pair: Pair) -> Span | None:
    start, end = hour_of(pair.first), hour_of(pair.last)
    return Span(start, end) if start and end else None


@rule("pair", "oclock")
def pair_of_clock(pair: Pair, _: str, __: Here) -> Made | None:
    """2 to 4 o'clock."""
    span = _span(pair)
    return Made("span", span, 0.5) if span else None


@rule("except", "pair span")
def except_hours(_: str, hours: Pair | Span, __: Here) -> Made | None:
    """… except 12 to 2."""
    span = _span(hours) if isinstance(hours, Pair) else hours
    return Made("exceptspan", span, 0.5) if span and span.start and span.end else None


@rule("at around", "pair")
def at_pair(_: str, pair: Pair, __: Here) -> Made | None:
    """at 4 - 6."""
    span = _span(pair)
    return Made("span", span, 0.5) if span else None


def _both_to(first: When, last: When | Num | Clock | Day, here: Here) -> Made | None:
    """today 4pm until tomorrow 5pm; tomorrow 3 to 4pm."""
    if isinstance(last, Num | Clock):
        end = clock_of(last)
        if not isinstance(first.tod, Clock) or end is None:
            return None
        return Made("both", replace(first, tod=Span(first.tod, end)), 0.5)
    if isinstance(last, Day):
        made = day_to_day(first.day, last, here) if isinstance(first.day, Day) else None
        daily = isinstance(first.tod, Span) and first.tod.start and first.tod.end  # between 9 and 5, Monday to Friday
        return Made("both", When(made.value, first.tod), made.worth) if made and daily else made
    start, end_when = beginning(first, here), beginning(last, here)
    if start is None or end_when is None or end_when <= start:
        return None
    return Made("moments", Moments(start, end_when), 1.5)


def _to_both(first: Num | Clock | Day, last: When, here: Here) -> Made | None:
    """3 to 4pm tomorrow; Friday until Monday noon."""
    if isinstance(first, Day):
        return None
    start = clock_of(first)
    if start is None or not isinstance(last.tod, Clock):
        return None
    span = Span(start, last.tod)
    return None if _is_backwards(span, here) else Made("both", replace(last, tod=span), 0.5)


_KIND = (
    dict.fromkeys(("hm", "clock", "hclock", "minclock", "toclock"), "clock")
    | dict.fromkeys(("dom", "md", "wd", "wwd", "rel", "shift", "holiday"), "day")
    | {
        "num": "num",
        "ord": "nth",
        "spelt": "nth",
        "mon": "month",
        "wmon": "month",
        "both": "both",
        "days": "days",
        "part": "part",
        "now": "now",
    }
)
_BY_KIND: dict[tuple[str, str], Rule] = {
    ("num", "num"): _numbers,
    ("num", "clock"): _times,
    ("clock", "num"): _times,
    ("clock", "clock"): _times,
    ("part", "part"): _parts,
    ("part", "clock"): _part_time,
    ("part", "num"): _part_time,
    ("num", "day"): some_days,
    ("nth", "day"): some_days,
    ("day", "num"): some_days,
    ("day", "nth"): some_days,
    ("nth", "nth"): some_days,
    ("nth", "num"): some_days,
    ("num", "nth"): some_days,
    ("day", "day"): day_to_day,
    ("month", "month"): months,
    ("days", "days"): days_to_days,
    ("day", "days"): days_to_days,
    ("days", "day"): days_to_days,
    ("both", "both"): _both_to,
    ("both", "num"): _both_to,
    ("both", "clock"): _both_to,
    ("both", "day"): _both_to,
    ("num", "both"): _to_both,
    ("clock", "both"): _to_both,
    ("now", "num"): now_to_clock,
    ("now", "clock"): now_to_clock,
    ("now", "day"): to_now,
    ("now", "days"): to_now,
    ("now", "both"): to_now,
}
_pairs()
