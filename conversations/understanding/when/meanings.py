"""What an entry of the lexicon means here and now, as pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any

from conversations.understanding.lexicon import Entry
from conversations.understanding.when import calendar
from conversations.understanding.when.chart import Here, Piece
from conversations.understanding.when.values import Clock, Day, Days, Part, Span, When

Meant = tuple[tuple[str, Any], ...]
_WEEK = 7
_FRIDAY = 4


def meant(entry: Entry, at: int, here: Here) -> list[Piece]:
    """The pieces that a phrase of the lexicon makes where it stands."""
    words, category, value = entry
    size = len(words)
    score = size + _PHRASE * (size - 1)
    reader = _MEANINGS.get(category)
    if reader is None:
        return [Piece(category, at, at + size, category if value is None else value, score)]
    return [Piece(category, at, at + size, value, score) for category, value in reader(value, here)]


def mended(entries: Iterable[Entry], at: int, here: Here) -> Iterator[Piece]:
    """The pieces of a misspelt word: days and months less believed than well spelt ones, for they could be names."""
    for entry in entries:
        if len(entry.words) == 1:
            for piece in meant(entry, at, here):
                yield piece._replace(category=_WEAKER.get(piece.category, piece.category))


_PHRASE = 0.6  # what each further word of a phrase adds: a phrase means more than its words
_WEAKER = {"wd": "wwd", "mon": "wmon"}


def _weekday(value: Any, _: Here) -> Meant:
    return (("wd", Day(weekday=value)),)


def _weak_weekday(value: Any, _: Here) -> Meant:
    return (("wwd", Day(weekday=value)),)


def _relative(value: Any, here: Here) -> Meant:
    return (("rel", Day(on=here.today + timedelta(value))),)


def _that_day(_value: Any, here: Here) -> Meant:
    return (("rel", Day(on=here.about.start.date())),) if here.about else (("kill", None),)


def _next_day(_value: Any, here: Here) -> Meant:
    return (("rel", Day(on=(here.about.start.date() if here.about else here.today) + timedelta(1))),)


def _previous_day(_value: Any, here: Here) -> Meant:
    return (("rel", Day(on=here.about.start.date() - timedelta(1))),) if here.about else ()


def _week_after(_value: Any, here: Here) -> Meant:
    """The week after the one under discussion, or after this one."""
    monday = calendar.monday(here.about.start.date() if here.about else here.today) + timedelta(_WEEK)
    return (("days", Days(monday, monday + timedelta(_WEEK), "week")),)


def _part(value: Any, _: Here) -> Meant:
    return (("part", Part(value)),)


def _span(value: Any, _: Here) -> Meant:
    first, last = value
    return (("span", Span(Clock(first, 0, "day"), Clock(last, 0, "day"))),)


def _noon(value: Any, _: Here) -> Meant:
    return (("noon", value), ("clock", Clock(value, 0, "day")))


def _midnight(value: Any, _: Here) -> Meant:
    return (("midnight", value), ("clock", Clock(value, 0, "day")))


def _close(value: Any, _: Here) -> Meant:
    return (("clock", Clock(value, 0, "day")),)


def _tonight(value: Any, here: Here) -> Meant:
    return (("tonight", value), ("both", When(Day(on=here.today), Part(value))))


def _this_part(value: Any, here: Here) -> Meant:
    return (("both", When(Day(on=here.today), Part(value))),)


def _weekdays(value: Any, here: Here) -> Meant:
    """Monday to Friday, what is left of this week's or, at its end, next week's; any weekday is one of the coming seven days."""
    if value == "coming":
        tomorrow = here.today + timedelta(1)
        return (("days", Days(tomorrow, tomorrow + timedelta(_WEEK), only=frozenset(range(5)))),)
    monday = calendar.monday(here.today)
    start = here.today if here.today.weekday() < _FRIDAY else monday + timedelta(_WEEK)
    return (("days", Days(start, calendar.monday(start) + timedelta(_FRIDAY + 1), only=frozenset(range(5)))),)


def _holiday(value: Any, here: Here) -> Meant:
    found = calendar.next_holiday(value, here.today)
    return (("holiday", Day(on=found, month=found.month, dom=found.day)),) if found else ()


def _same(_value: Any, here: Here) -> Meant:
    if here.about is None or here.about.grain not in ("minute", "hour"):
        return (("kill", None),)
    clock = Clock(here.about.start.hour, here.about.start.minute, "day")
    return (("clock", clock), ("sameclock", clock))


def _unit(value: Any, here: Here) -> Meant:
    """A unit; the weekend alone is the next one."""
    if value != "weekend":
        return (("unit", value),)
    saturday = calendar.monday(here.today) + timedelta(_FRIDAY + 1)
    return (("unit", value), ("days", Days(saturday, saturday + timedelta(2))))


def _month_end(_value: Any, here: Here) -> Meant:
    start, end = calendar.month_span(here.today.year, here.today.month)
    return (("days", Days(start + timedelta(here.lexicon.month_shares["late"][0] - 1), end)),)


def _week_end(_value: Any, here: Here) -> Meant:
    monday = calendar.monday(here.today)
    return (("days", Days(monday + timedelta(_FRIDAY - 1), monday + timedelta(_WEEK))),)


_MEANINGS: dict[str, Callable[[Any, Here], Meant]] = {
    "wd": _weekday,
    "wwd": _weak_weekday,
    "rel": _relative,
    "namesake": _relative,
    "thatday": _that_day,
    "nextday": _next_day,
    "prevday": _previous_day,
    "weekafter": _week_after,
    "part": _part,
    "span": _span,
    "noon": _noon,
    "midnight": _midnight,
    "eod": _close,
    "tonight": _tonight,
    "weekdays": _weekdays,
    "holiday": _holiday,
    "same": _same,
    "thispart": _this_part,
    "unit": _unit,
    "eom": _month_end,
    "eow": _week_end,
}
