"""Parts of the day, and hours in them: 3 in the morning, late afternoon, 8 tonight, at lunch; and hours that stand in a list."""

from __future__ import annotations

from conversations.understanding.when.chart import Here, Made, rule
from conversations.understanding.when.rules.clock import hour_and_minute
from conversations.understanding.when.rules.common import DAY, clock_in, clock_of, hour_of, is_one
from conversations.understanding.when.values import Clock, Day, Num, Part, When, replace

_NOON = 12
_FIRST_AT_NIGHT = 5


@rule("num hm hclock", "apart")
def hour_at_part(time: Num | Clock, part: Part, here: Here) -> Made | None:
    """11 at night; "one at night" may be any visit."""
    return None if is_one(time) else hour_in_part(time, part, here)


@rule("in the my", "part")
def in_part(_: str, part: Part, __: Here) -> Made:
    """in the morning."""
    return Made("part", Part(part.name, led=True), 0.2)


@rule("num hm hclock", "part")
def hour_in_part(time: Num | Clock, part: Part, _: Here) -> Made | None:
    """3 in the morning, 8 40 morning; "one morning" is any."""
    clock = None if is_one(time) and not part.led else clock_of(time)
    return Made("clock", clock_in(clock, part.name), 0.6) if clock else None


@rule("part apart", "num hm hclock minclock")
def part_then_hour(part: Part, time: Num | Clock, _: Here) -> Made | None:
    """morning 10, in the night five thirty."""
    clock = clock_of(time)
    return Made("clock", clock_in(clock, part.name), 0.3) if clock else None


@rule("num clock", "midnight noon")
def hour_midnight(time: Num | Clock, hour: int, _: Here) -> Made | None:
    """1 o'clock midnight, 12:30 noon."""
    clock = clock_of(time)
    return Made("clock", clock_in(clock, "night" if hour == 24 else "lunch"), 0.4) if clock else None


@rule("num", "dashnum")
def dashed_minutes(hour: Num, minute: Num, here: Here) -> Made | None:
    """nine-thirty."""
    return hour_and_minute(hour, minute, here) if hour.digits == 0 == minute.digits and minute.n >= 10 else None


@rule("early late laterin", "tonight")
def late_tonight(share: str, _: str, here: Here) -> Made:
    """late tonight."""
    return Made("both", When(Day(on=here.today), Part(f"{'early' if share == 'early' else 'late'} night")), 0.6)


@rule("num hm", "tonight")
def hour_tonight(time: Num | Clock, _: str, here: Here) -> Made | None:
    """8 tonight; 2 tonight are people."""
    clock = clock_of(time)
    if clock and clock.hour < _FIRST_AT_NIGHT and not clock.half:
        return None
    return Made("both", tonight_at(clock, here), 0.6) if clock else None


@rule("tonight", "num hm")
def tonight_hour(_: str, time: Num | Clock, here: Here) -> Made | None:
    """tonight 815."""
    return hour_tonight(time, _, here)


def tonight_at(clock: Clock, here: Here) -> When:
    """A clock time tonight."""
    return When(Day(on=here.today), clock_in(clock, "night"))


@rule("in the on", "ampm")
def in_half(_: str, half: str | None, __: Here) -> Made | None:
    """in the am."""
    return Made("part", Part("morning" if half == "am" else "afternoon"), 0.2) if half else None


@rule("at around for on", "part")
def at_part(_: str, part: Part, __: Here) -> Made:
    """at lunch."""
    return Made("apart", part, 0.2)


@rule("at around in", "wpart")
def at_meal(_: str, name: str, __: Here) -> Made:
    """at lunch; the meal alone is no time."""
    return Made("part", Part(name), 0.2)


@rule("the this", "wpart")
def the_meal(_: str, name: str, __: Here) -> Made | None:
    """around the lunch …"""
    return Made("wpart", name, 0.1) if _ == "the" else None


@rule("num clock", "wpart")
def hour_at_meal(time: Num | Clock, name: str, here: Here) -> Made | None:
    """12 lunch."""
    return hour_in_part(time, Part(name), here)


@rule("early late mid", "dash")
def share_dash(share: str, _: None, __: Here) -> Made | None:
    """late-afternoon."""
    return Made(share, share)


@rule("early late mid laterin", "part")
def share_of_part(share: str, part: Part, here: Here) -> Made | None:
    """late afternoon."""
    name = f"{'late' if share == 'laterin' else share} {part.name}"
    return Made("part", Part(name) if name in here.lexicon.parts else part, 0.3)


@rule(DAY, "early")
@rule("early", DAY)
def early_on_day(first: Day | str, second: Day | str, here: Here) -> Made | None:
    """mañana temprano, temprano el lunes: in the morning, for "tarde" is the afternoon."""
    day = first if isinstance(first, Day) else second
    part = Part("early morning")
    return Made("both", When(day, part), 0.6) if here.lexicon.code == "es" and isinstance(day, Day) else None


@rule("part", "early late")
def part_share(part: Part, share: str, here: Here) -> Made | None:
    """mornings, early; la tarde temprano."""
    return share_of_part(share, part, here)


@rule("or", "num hm")
def or_hour(_: str, time: Num | Clock, __: Here) -> Made | None:
    """… or 4."""
    clock = time if isinstance(time, Clock) else None if is_one(time) else hour_of(time)
    return Made("orhour", clock, 0.1) if clock else None


@rule("num hm", "orhour")
def hour_or_hour(time: Num | Clock, other: Clock, here: Here) -> Made | None:
    """9 or 10 …, where a time was asked for."""
    clock = clock_of(time) if here.expecting == "when" and not is_one(time) else None
    return Made("orpair", (clock, other)) if clock else None


@rule("orpair", DAY)
def hours_then_day(clocks: tuple[Clock, Clock], day: Day, _: Here) -> Made:
    """9 or 10 tomorrow."""
    return Made("eitherboth", (When(day, clocks[0]), When(day, clocks[1])), 0.3)


@rule("or", "clock")
def or_clock(_: str, clock: Clock, __: Here) -> Made:
    """… or 4pm."""
    return Made("orclock", clock)


@rule("num hm clock", "orclock")
def either_clock(time: Num | Clock, other: Clock, _: Here) -> Made | None:
    """3 or 4pm."""
    clock = clock_of(time)
    if clock is None:
        return None
    half = other.half if clock.half is None and clock.hour % _NOON < other.hour % _NOON else clock.half
    return Made("either", (replace(clock, half=half), other), 0.3)


@rule("around", "wishclock")
def around_wish(_: str, clock: Clock, __: Here) -> Made:
    """around 3 would suit me."""
    return Made("clock", replace(clock, about=True), 0.5)


@rule("at", "wishclock")
def at_wish(_: str, clock: Clock, __: Here) -> Made:
    """at 3 would suit me."""
    return Made("clock", clock, 0.5)


@rule("correct", "num hm")
def rather_hour(_: str, time: Num | Clock, __: Here) -> Made | None:
    """… make it 4."""
    clock = None if is_one(time) else clock_of(time)
    return Made("ratherhour", clock, 0.1) if clock else None


@rule("num", "works")
@rule("hm", "works")
def hour_works(time: Num | Clock, _: None, here: Here) -> Made | None:
    """12 would be good: an answer that only a time can give."""
    if isinstance(time, Num) and (time.n <= here.choices or (not time.digits and here.expecting != "when")):
        return None
    clock = clock_of(time)
    return Made("wishclock", clock, -0.4) if clock else None
