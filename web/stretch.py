"""A stretch of days that a page speaks of: the last so many, a month, or from one day to another; and the one before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from clinic.hours import at

LAST = (7, 30, 90)
USUAL = 30
LONGEST = 1100  # days
DAYS_ONE_BY_ONE = 31
"""A longer stretch is told by weeks, and one longer than `WEEKS` days by months."""
WEEKS = 160

_DAY = timedelta(days=1)


class WrongStretch(Exception):
    """The address asks for no stretch: `field` is what is wrong, `why` a key of the texts."""

    def __init__(self, field: str, why: str) -> None:
        super().__init__(why)
        self.field, self.why = field, why


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `first` to `last`, both included. `args` is how an address asks for it."""

    kind: Literal["last", "month", "from"]
    first: date
    last: date
    args: Mapping[str, str]

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def before(self) -> tuple[date, date]:
        """As many days just before; of a month, the same days of the month before."""
        if self.kind != "month":
            return self.first - self.days * _DAY, self.first - _DAY
        ended = self.first - _DAY
        begun = ended.replace(day=1)
        whole = (self.last + _DAY).day == 1
        return begun, ended if whole else min(begun + (self.days - 1) * _DAY, ended)


@dataclass(frozen=True, slots=True)
class Span:
    """The same as moments: what happened from `start` to `end`; visits count until `close`, the end of the last day."""

    start: datetime
    end: datetime
    close: datetime


@dataclass(frozen=True, slots=True)
class Bucket:
    """Days that are told as one: a day, a week or what a stretch has of it, a month."""

    first: date
    last: date


def asked(args: Mapping[str, str], today: date) -> Stretch:
    """What an address asks for: `last=30`, `month=2026-11`, or `from=2026-11-01` and `to=2026-11-15`; else the last 30 days.

    Raises WrongStretch.
    """
    if args.get("from") or args.get("to"):
        return _from_to(args.get("from", ""), args.get("to", ""), today)
    if args.get("month"):
        return _month(args["month"], today)
    days = next((days for days in LAST if args.get("last") == str(days)), USUAL)
    return Stretch("last", today - (days - 1) * _DAY, today, {"last": str(days)})


def _from_to(first: str, last: str, today: date) -> Stretch:
    begun, ended = _day("from", first), _day("to", last) if last else today
    if ended < begun:
        raise WrongStretch("to", "stretch.backwards")
    if (ended - begun).days >= LONGEST:
        raise WrongStretch("from", "stretch.too_long")
    if abs((today - begun).days) > 36525 or abs((today - ended).days) > 36525:
        raise WrongStretch("from", "stretch.no_day")
    return Stretch("from", begun, ended, {"from": begun.isoformat(), "to": ended.isoformat()})


def _day(field: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongStretch(field, "stretch.no_day") from None


def _month(text: str, today: date) -> Stretch:
    try:
        first = date.fromisoformat(f"{text}-01")
    except ValueError:
        raise WrongStretch("month", "stretch.no_month") from None
    if first not in months(today, count=120):
        raise WrongStretch("month", "stretch.no_month")
    last = (first + 31 * _DAY).replace(day=1) - _DAY
    return Stretch("month", first, min(last, today), {"month": text})


def months(today: date, count: int = 13) -> list[date]:
    """The first days of this month and of those before it."""
    found = [today.replace(day=1)]
    while len(found) < count:
        found.append((found[-1] - _DAY).replace(day=1))
    return found


def spans(stretch: Stretch, zone: ZoneInfo, now: datetime) -> tuple[Span, Span]:
    """(the stretch, the one before it). One that has not ended is compared with as much of the one before."""
    begun, ended = stretch.before()
    ours, theirs = _whole(stretch.first, stretch.last, zone), _whole(begun, ended, zone)
    if ours.start < now < ours.end:
        local = now.astimezone(zone)
        back = min(begun + (local.date() - stretch.first), ended)
        return Span(ours.start, now, ours.close), Span(theirs.start, at(back, local.time(), zone), theirs.close)
    return ours, theirs


def _whole(first: date, last: date, zone: ZoneInfo) -> Span:
    end = at(last + _DAY, time(0), zone)
    return Span(at(first, time(0), zone), end, end)


def buckets(stretch: Stretch) -> tuple[Bucket, ...]:
    """The stretch in pieces, few enough to be seen side by side."""
    found: list[Bucket] = []
    first = stretch.first
    while first <= stretch.last:
        last = min(_end(first, stretch.days), stretch.last)
        found.append(Bucket(first, last))
        first = last + _DAY
    return tuple(found)


def _end(first: date, days: int) -> date:
    if days <= DAYS_ONE_BY_ONE:
        return first
    if days <= WEEKS:
        return first + (6 - first.weekday()) * _DAY  # weeks begin on a Monday, as the week of the desk does
    return (first.replace(day=1) + 31 * _DAY).replace(day=1) - _DAY
